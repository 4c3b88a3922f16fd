"""Coming in and going out, and the language switch."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from heyan.web.errors import MissingError, TooManyError, marked
from heyan.web.language import COOKIE as LANGUAGE_COOKIE
from heyan.web.language import Language
from heyan.web.pages import page
from heyan.web.rights import EVERYONE, Person, Right, needs, who
from heyan.web.services import services
from heyan.web.sessions import COOKIE

router = APIRouter()
_YEAR = 365 * 24 * 3600
_HOME = "/packages"


def local_address(address: str) -> str:
    """An address of these pages; the list where it leads elsewhere."""
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if plain and address.isprintable() else _HOME


def signed_in(request: Request, secret: str, address: str) -> Response:
    """On to a page with the cookie of a new session, which no script can read; an earlier session ends."""
    if before := request.cookies.get(COOKIE):
        services(request).doorkeeper.sessions.end(before)
    response = RedirectResponse(address, 303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=secure, path="/")
    return response


@router.get("/", dependencies=[EVERYONE])
def front(request: Request) -> Response:
    """The list for who is signed in, the door for others."""
    return RedirectResponse(_HOME if who(request) else "/login", 303)


@router.get("/enter", dependencies=[EVERYONE])
def enter(request: Request, token: str = "") -> Response:
    """The link that the terminal showed: good once."""
    keeper = services(request).doorkeeper
    if keeper.team:
        raise MissingError
    if secret := keeper.enter(token):
        return signed_in(request, secret, _HOME)
    if who(request):
        return RedirectResponse(_HOME, 303)
    return _door(request, 403, refused=marked("这个链接已经用过或不正确。") if token else "")


@router.get("/login", dependencies=[EVERYONE])
def login(request: Request, next: str = "") -> Response:  # noqa: A002
    """The door."""
    return _door(request, 200, next=next)


@router.post("/login", dependencies=[EVERYONE])
def log_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form(max_length=2000)] = "",  # noqa: A002
) -> Response:
    """Sign in with an account and its password; it says not which of the two was wrong."""
    keeper = services(request).doorkeeper
    if not keeper.team:
        raise MissingError
    address = request.client.host if request.client else ""
    try:
        secret = keeper.login(name.strip(), password, address)
    except TooManyError as error:
        return _door(request, error.status, refused=str(error), name=name, next=next)
    if secret is None:
        return _door(request, 401, refused=marked("账号或密码不对。"), name=name, next=next)
    return signed_in(request, secret, local_address(next))


def _door(request: Request, code: int, *, refused: str = "", name: str = "", next: str = "") -> Response:  # noqa: A002
    return page(request, "login.html", code=code, refused=refused, name=name, next=next)


@router.post("/logout")
def logout(request: Request, person: Annotated[Person, needs(Right.OWN)]) -> Response:
    """End the session."""
    services(request).doorkeeper.sessions.end(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE, path="/")
    return response


@router.get("/language/{language}", dependencies=[EVERYONE])
def choose_language(language: Language, next: str = "/") -> Response:  # noqa: A002
    """Choose what the pages speak; no more than a cookie changes."""
    response = RedirectResponse(local_address(next), 303)
    response.set_cookie(LANGUAGE_COOKIE, language.value, max_age=_YEAR, samesite="lax", httponly=True)
    return response
