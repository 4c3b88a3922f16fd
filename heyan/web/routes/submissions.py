"""Handing in, and how the verification goes. Files are sent to the interface for machines, by browsers too."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from heyan.web.access import submission_for
from heyan.web.pages import asked_by_htmx, page
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services

if TYPE_CHECKING:
    from heyan.web.submissions import Submission

router = APIRouter()
Reader = Annotated[Person, needs(Right.READ)]
Giver = Annotated[Person, needs(Right.SUBMIT)]


@router.get("/submissions/{number}")
def submission(request: Request, person: Reader, number: int) -> Response:
    """How a submission stands; htmx, which asks again and again while it runs, gets the inner part alone."""
    found = submission_for(request, person, number)
    if asked_by_htmx(request) and found.package is not None and not found.under_way and found.state.value == "done":
        return Response(headers={"HX-Redirect": f"/packages/{found.package}"})
    template = "submission_state.html" if asked_by_htmx(request) else "submission.html"
    return page(request, template, submission=found, now=time.time())


@router.post("/submissions/{number}/verify")
def verify(request: Request, person: Giver, number: int) -> Response:
    """Begin the verification, or go on with it."""
    found = submission_for(request, person, number)
    services(request).submissions.enqueue(found.id)
    services(request).runner.wake()
    return _back(found)


@router.post("/submissions/{number}/cancel")
def cancel(request: Request, person: Giver, number: int) -> Response:
    """Stop the verification."""
    found = submission_for(request, person, number)
    services(request).submissions.cancel(found.id)
    services(request).runner.wake()
    return _back(found)


@router.post("/submissions/{number}/drop")
def drop(request: Request, person: Giver, number: int, sure: Annotated[bool, Form()] = False) -> Response:
    """Throw away what was never verified."""
    found = submission_for(request, person, number)
    if sure:
        services(request).submissions.drop(found)
        return RedirectResponse("/packages", 303)
    return _back(found)


def _back(found: Submission) -> Response:
    return RedirectResponse(f"/submissions/{found.id}", 303)
