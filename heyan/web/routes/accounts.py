"""The accounts of the team, for the administrator."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from heyan.web.errors import MissingError, WebError
from heyan.web.pages import page
from heyan.web.rights import Person, Right, Role, needs
from heyan.web.services import services

router = APIRouter()
Leader = Annotated[Person, needs(Right.MANAGE)]


@router.get("/accounts")
def all_accounts(request: Request, person: Leader) -> Response:
    """Who may come in, as what."""
    return _page(request)


@router.post("/accounts")
def add_account(
    request: Request,
    person: Leader,
    name: Annotated[str, Form(max_length=64)],
    role: Annotated[Role, Form()],
    password: Annotated[str, Form(max_length=1000)],
    shown: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Make an account."""
    try:
        services(request).doorkeeper.accounts.add(name.strip(), role, password, shown)
    except WebError as error:
        return _page(request, refused=str(error), code=error.status, given={"name": name, "shown": shown, "role": role})
    return RedirectResponse("/accounts", 303)


@router.post("/accounts/{name}/role")
def change_role(request: Request, person: Leader, name: str, role: Annotated[Role, Form()]) -> Response:
    """Give an account another role."""
    return _changed(request, name, role=role)


@router.post("/accounts/{name}/close")
def close(request: Request, person: Leader, name: str) -> Response:
    """Close an account: its sessions and tokens are worth nothing from now on."""
    return _changed(request, name, active=False)


@router.post("/accounts/{name}/open")
def open_again(request: Request, person: Leader, name: str) -> Response:
    """Open a closed account again."""
    return _changed(request, name, active=True)


@router.post("/accounts/{name}/password")
def reset_password(
    request: Request,
    person: Leader,
    name: str,
    password: Annotated[str, Form(max_length=1000)],
) -> Response:
    """Give an account another password; its sessions end."""
    keeper = services(request).doorkeeper
    try:
        keeper.accounts.set_password(name, password)
    except WebError as error:
        return _page(request, refused=str(error), code=error.status)
    keeper.sessions.end_all(name)
    return RedirectResponse("/accounts", 303)


def _changed(request: Request, name: str, *, role: Role | None = None, active: bool | None = None) -> Response:
    keeper = services(request).doorkeeper
    try:
        keeper.accounts.change(name, role=role, active=active)
    except MissingError:
        raise
    except WebError as error:
        return _page(request, refused=str(error), code=error.status)
    if active is False:
        keeper.sessions.end_all(name)
    return RedirectResponse("/accounts", 303)


def _page(request: Request, *, refused: str = "", code: int = 200, given: dict[str, str] | None = None) -> Response:
    values = {"name": "", "shown": "", "role": Role.REVIEWER} | (given or {})
    accounts = services(request).doorkeeper.accounts.all()
    return page(request, "accounts.html", code=code, accounts=accounts, roles=list(Role), refused=refused, given=values)
