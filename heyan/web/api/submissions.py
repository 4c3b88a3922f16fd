"""Handing in: begin a submission, send its files one by one, have it verified, ask how it stands."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from extract.limits import DEFAULT_LIMITS
from heyan.web.access import LARGEST_ID, submission_for
from heyan.web.api.shapes import FileShape, SubmissionShape, submission_shape
from heyan.web.errors import MissingError
from heyan.web.rights import Person, Right, Role, needs
from heyan.web.services import services

if TYPE_CHECKING:
    from heyan.web.submissions import Submission

router = APIRouter(prefix="/submissions", tags=["submissions"])
Reader = Annotated[Person, needs(Right.READ)]
Giver = Annotated[Person, needs(Right.SUBMIT)]


_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class Form(StrEnum):
    """The forms of a report."""

    JSON = "json"
    XLSX = "xlsx"
    HTML = "html"


class NewSubmission(BaseModel):
    """What is to be handed in. `mends` is the submission whose faults it mends."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=200)]
    programme: Annotated[str | None, Field(max_length=100)] = None
    mends: Annotated[int | None, Field(ge=1, le=LARGEST_ID)] = None


@router.get("")
def all_submissions(request: Request, person: Reader) -> list[SubmissionShape]:
    """The submissions that the account may see, the newest first."""
    owner = person.name if person.role is Role.APPLICANT else None
    return [submission_shape(found) for found in services(request).submissions.all(owner)]


@router.post("", status_code=201)
def begin(request: Request, person: Giver, new: NewSubmission) -> SubmissionShape:
    """Begin a submission; its files are sent next."""
    mended = submission_for(request, person, new.mends) if new.mends is not None else None
    return submission_shape(services(request).submissions.begin(person.name, new.name, new.programme, mended))


@router.get("/{number}")
def one_submission(request: Request, person: Reader, number: int) -> SubmissionShape:
    """How a submission stands."""
    return submission_shape(submission_for(request, person, number))


@router.get("/{number}/report", response_class=FileResponse)
def report(request: Request, person: Reader, number: int, form: Form = Form.JSON) -> Response:
    """The report of this submission as the program wrote it, without decisions of people."""
    submissions = services(request).submissions
    path = submissions.report_folder(submission_for(request, person, number)) / f"report.{form.value}"
    if not path.is_file():
        raise MissingError
    # it is saved, never shown as a page of ours: its scripts would be
    return FileResponse(path, filename=path.name, headers={"Content-Security-Policy": "sandbox"})


@router.put("/{number}/files", max_body_size=DEFAULT_LIMITS.file_bytes, openapi_extra=_BODY)
async def send_file(
    request: Request,
    person: Giver,
    number: int,
    path: Annotated[str, Query(min_length=1, max_length=1000)],
) -> FileShape:
    """Send a file as the body of the request; one of the same path is replaced."""
    found = await run_in_threadpool(submission_for, request, person, number)
    return FileShape(await services(request).uploads.take(found, path, request.stream()))


@router.post("/{number}/verify", status_code=202)
def verify(request: Request, person: Giver, number: int) -> SubmissionShape:
    """Have it verified, or go on where a run ended early."""
    found = submission_for(request, person, number)
    services(request).submissions.enqueue(found.id)
    return _after(request, found)


@router.post("/{number}/cancel", status_code=202)
def cancel(request: Request, person: Giver, number: int) -> SubmissionShape:
    """Stop the verification; pages that were read are kept."""
    found = submission_for(request, person, number)
    services(request).submissions.cancel(found.id)
    return _after(request, found)


@router.delete("/{number}", status_code=204)
def drop(request: Request, person: Giver, number: int) -> None:
    """Throw away what was never verified, with its files."""
    services(request).submissions.drop(submission_for(request, person, number))


def _after(request: Request, found: Submission) -> SubmissionShape:
    services(request).runner.wake()
    return submission_shape(services(request).submissions.find(found.id))
