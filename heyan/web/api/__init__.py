"""The interface for machines: `/api/v1`, described by `/api/v1/openapi.json`, with tokens or a page's session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


def _problem(meaning: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": meaning, "content": {"application/problem+json": {"schema": schema}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _problem("The request cannot be understood."),
    401: _problem("No token or session, or one that is no longer good."),
    403: _problem("The role of the account does not allow this."),
    404: _problem("There is no such thing, or it is another account's."),
    409: _problem("Its present state does not allow this."),
    413: _problem("More was sent than is taken."),
    422: _problem("A parameter is wrong."),
}
"""What every route may answer besides its result."""
