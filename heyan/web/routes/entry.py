"""Coming in and going out, and the language switch."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from heyan.web.errors import MissingError
from heyan.web.language import COOKIE as LANGUAGE_COOKIE
from heyan.web.language import Language
from heyan.web.pages import page
from heyan.web.rights import EVERYONE, Person, Right, needs, who
from heyan.web.sessions import COOKIE

router = APIRouter()
_YEAR = 365 * 24 * 3600


def local_address(address: str) -> str:
    """An address of these pages; the front page where it leads elsewhere."""
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if plain and address.isprintable() else "/"


def signed_in(request: Request, secret: str, address: str) -> Response:
    """On to a page with the session's cookie, which no script can read."""
    response = RedirectResponse(address, 303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=secure, path="/")
    return response


@router.get("/", dependencies=[EVERYONE])
def front(request: Request) -> Response:
    """The list for who is signed in, the door for others."""
    return RedirectResponse("/packages" if who(request) else "/login", 303)


@router.get("/enter", dependencies=[EVERYONE])
def enter(request: Request, token: str = "") -> Response:
    """The link that the terminal showed: good once."""
    if request.app.state.settings.team:
        raise MissingError
    secret = request.app.state.doorkeeper.enter(token)
    if secret:
        return signed_in(request, secret, "/packages")
    return (
        RedirectResponse("/packages", 303) if who(request) else page(request, "login.html", code=403, used=bool(token))
    )


@router.get("/login", dependencies=[EVERYONE])
def login(request: Request) -> Response:
    """The door."""
    return page(request, "login.html", used=False)


@router.post("/logout")
def logout(request: Request, person: Annotated[Person, needs(Right.OWN)]) -> Response:  # noqa: ARG001
    """End the session."""
    request.app.state.doorkeeper.sessions.end(request.cookies[COOKIE])
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE, path="/")
    return response


@router.get("/language/{language}", dependencies=[EVERYONE])
def choose_language(language: Language, next: str = "/") -> Response:  # noqa: A002
    """Choose what the pages speak; no more than a cookie changes."""
    response = RedirectResponse(local_address(next), 303)
    response.set_cookie(LANGUAGE_COOKIE, language.value, max_age=_YEAR, samesite="lax", httponly=True)
    return response
