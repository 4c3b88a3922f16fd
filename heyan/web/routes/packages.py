"""The list of packages, the way into one, and who works on it; the desk of one is at `/packages/{package}/desk`."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from heyan.web.access import package_for
from heyan.web.listing import listing
from heyan.web.pages import asked_by_htmx, page
from heyan.web.programmes import programme_labels
from heyan.web.reviewers import put_down, take_up
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services

router = APIRouter()


@router.get("/packages")
def packages(request: Request, person: Annotated[Person, needs(Right.READ)], q: str = "", number: int = 1) -> Response:
    """All packages that the person may see; htmx gets the table alone."""
    template = "package_table.html" if asked_by_htmx(request) else "packages.html"
    found = listing(request, person, q[:200], number)
    return page(request, template, listing=found, query=q[:200], now=time.time(), programmes=programme_labels())


@router.get("/packages/{package}")
def package(request: Request, person: Annotated[Person, needs(Right.READ)], package: int) -> Response:
    """The desk for those who review, the self-check for the applicant."""
    record = package_for(request, person, package)
    view = "desk" if person.may(Right.REVIEW) else "check"
    return RedirectResponse(f"/packages/{record.id}/{view}", 303)


@router.post("/packages/{package}/reviewer")
def work_on(request: Request, person: Annotated[Person, needs(Right.DECIDE)], package: int) -> Response:
    """Take a package up."""
    record = package_for(request, person, package)
    take_up(services(request).workspace, record.id, person.name)
    return RedirectResponse("/packages", 303)


@router.post("/packages/{package}/reviewer/drop")
def leave(request: Request, person: Annotated[Person, needs(Right.DECIDE)], package: int) -> Response:
    """Put a package down."""
    record = package_for(request, person, package)
    put_down(services(request).workspace, record.id)
    return RedirectResponse("/packages", 303)
