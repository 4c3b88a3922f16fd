"""The list of packages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from heyan.web.pages import page
from heyan.web.rights import Person, Right, needs

router = APIRouter()


@router.get("/packages")
def packages(request: Request, person: Annotated[Person, needs(Right.READ)]) -> Response:  # noqa: ARG001
    """All packages that the person may see."""
    return page(request, "packages.html", packages=())
