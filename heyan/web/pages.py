"""Renders the pages: one template environment a language, everything escaped."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from heyan.web.language import Language, language_of, translations
from heyan.web.rights import Right, who
from heyan.web.sessions import COOKIE, csrf_of
from heyan.web.words import FILTERS

if TYPE_CHECKING:
    from fastapi import Request


def page(request: Request, template: str, *, code: int = 200, **values: Any) -> HTMLResponse:
    """A page, or the part of one that htmx swaps in.

    Templates know besides their own values: `person` (None where nobody is signed in), `Right`, `csrf`, `language`,
    `here` (this address, for the language switch), `team`.
    """
    text = _environment(language_of(request)).get_template(template).render(_common(request) | values)
    return HTMLResponse(text, code, headers={"Vary": "Cookie, HX-Request"})


def asked_by_htmx(request: Request) -> bool:
    """Whether a part of a page is asked for rather than a page."""
    return request.headers.get("hx-request") == "true"


def _common(request: Request) -> dict[str, Any]:
    return {
        "person": who(request),
        "Right": Right,
        "csrf": csrf_of(request.cookies.get(COOKIE, "")),
        "language": language_of(request),
        "here": quote(request.url.path + (f"?{request.url.query}" if request.url.query else "")),
        "team": request.app.state.services.settings.team,
    }


@lru_cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("heyan.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    texts = translations(language)
    environment.install_gettext_translations(texts, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(FILTERS)
    return environment
