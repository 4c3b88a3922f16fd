"""Whether a request that changes something comes from a page of ours."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from fastapi import Request

from heyan.web.errors import ForgedError
from heyan.web.sessions import COOKIE, csrf_of

HEADER = "X-CSRF-Token"
FIELD = "csrf"
_SAFE = ("GET", "HEAD", "OPTIONS")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def refuse_forged(request: Request) -> None:
    """Refuse what another site sent in the name of a person: a dependency of every route.

    A machine's request with a token of its own carries no cookie that another site could use, so it needs no proof.

    Raises:
        ForgedError: the request comes from another site, or lacks the proof of its session.
    """
    if request.method in _SAFE or bearer(request) is not None:
        return
    if _foreign(request):
        raise ForgedError
    secret = request.cookies.get(COOKIE)
    if secret and not secrets.compare_digest((await _proof(request)).encode(), csrf_of(secret).encode()):
        raise ForgedError


def bearer(request: Request) -> str | None:
    """The token by which a machine asks, None where there is none. With one, cookies count for nothing."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _foreign(request: Request) -> bool:
    """Whether the browser says that another site sent this."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")


async def _proof(request: Request) -> str:
    """The proof in the header that htmx and our scripts send, or in the hidden field of a plain form."""
    if proof := request.headers.get(HEADER):
        return proof
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return ""
    value = (await request.form()).get(FIELD, "")
    return value if isinstance(value, str) else ""
