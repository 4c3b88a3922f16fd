"""One's own account: the password, and the tokens for machines."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from heyan.web.accounts import AccountError
from heyan.web.errors import MissingError, TooManyError, marked
from heyan.web.pages import page
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services
from heyan.web.sessions import COOKIE
from heyan.web.tokens import DAYS, LONGEST_DAYS

router = APIRouter()
Own = Annotated[Person, needs(Right.OWN)]


@router.get("/account")
def own_account(request: Request, person: Own, done: str = "") -> Response:
    """The account page."""
    return _page(request, person, done=marked("密码已修改，其他登录已结束。") if done == "password" else "")


@router.post("/account/password")
def change_password(
    request: Request,
    person: Own,
    before: Annotated[str, Form(max_length=1000)],
    password: Annotated[str, Form(max_length=1000)],
    again: Annotated[str, Form(max_length=1000)],
) -> Response:
    """Change the password; all other sessions of the account end."""
    keeper = services(request).doorkeeper
    if not keeper.team:
        raise MissingError
    address = request.client.host if request.client else ""
    if password != again:
        return _page(request, person, refused=marked("两次输入的密码不同。"), code=400)
    try:
        right = keeper.login(person.name, before, address)
        if right:
            keeper.accounts.set_password(person.name, password)
    except (AccountError, TooManyError) as error:
        return _page(request, person, refused=str(error), code=error.status)
    if not right:
        return _page(request, person, refused=marked("当前密码不对。"), code=400)
    keeper.sessions.end_all(person.name, but=request.cookies.get(COOKIE, ""))
    return RedirectResponse("/account?done=password", 303)


@router.post("/account/tokens")
def make_token(
    request: Request,
    person: Own,
    label: Annotated[str, Form(max_length=80)] = "",
    days: Annotated[int, Form(ge=1, le=LONGEST_DAYS)] = DAYS,
) -> Response:
    """Make a token: this page is the only one that ever shows it."""
    keeper = services(request).doorkeeper
    return _page(request, person, token=keeper.tokens.make(keeper.account_of(person), label, days))


@router.post("/account/tokens/{token}/drop")
def drop_token(request: Request, person: Own, token: int) -> Response:
    """Make a token worthless."""
    keeper = services(request).doorkeeper
    keeper.tokens.drop(keeper.account_of(person), token)
    return RedirectResponse("/account", 303)


def _page(
    request: Request, person: Person, *, done: str = "", refused: str = "", token: str = "", code: int = 200
) -> Response:
    keeper = services(request).doorkeeper
    tokens = keeper.tokens.all(keeper.account_of(person))
    values = {"done": done, "refused": refused, "token": token, "tokens": tokens, "days": DAYS}
    return page(request, "account.html", code=code, **values)
