"""The self-check of a package: the page, the list of corrections to print, pictures of cited places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from heyan.desk.questions import questions_to
from heyan.web.access import package_for
from heyan.web.errors import MissingError, WebError, marked
from heyan.web.pages import page
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services
from heyan.web.submissions import State
from ocr.lines import Box

if TYPE_CHECKING:
    from heyan.workspace.packages import PackageRecord

router = APIRouter(prefix="/packages/{package}/check")
Reader = Annotated[Person, needs(Right.READ)]
PER_PAGE = 30
"""Rows on a page: no more is sent than is shown."""


@router.get("")
def check(request: Request, person: Reader, package: int, number: int = 1) -> Response:
    """What is wrong, where, how to mend it, in the order of the list."""
    record = package_for(request, person, package)
    values = _values(request, record)
    rows = values["mend"].rows
    pages = max(1, -(-len(rows) // PER_PAGE))
    number = min(max(number, 1), pages)
    shown = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    return page(request, "selfcheck/check.html", record=record, rows=shown, number=number, pages=pages, **values)


@router.get("/print")
def to_print(request: Request, person: Reader, package: int) -> Response:
    """The whole list of corrections, for paper."""
    record = package_for(request, person, package)
    return page(request, "selfcheck/print.html", record=record, **_values(request, record))


@router.get("/pages/{index}")
def picture(
    request: Request,
    person: Reader,
    package: int,
    index: int,
    box: Annotated[str, Query(max_length=100)] = "",
    whole: bool = False,
) -> Response:
    """A page, or the part of it around a place, as a picture."""
    record = package_for(request, person, package)
    jpeg = services(request).albums.picture(record, index, _box(box), whole=whole)
    if jpeg is None:
        raise MissingError
    return Response(jpeg, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=3600"})


def _values(request: Request, record: PackageRecord) -> dict[str, Any]:
    """What both forms of the list show."""
    made = services(request)
    submissions = made.submissions.of_package(record.id)
    latest = next((item for item in submissions if item.state is State.DONE), None)
    check = made.reports.check(record, latest)
    return {
        "mend": check.mend,
        "questions": questions_to(made.workspace, record.id),
        "list_rows": check.rows,
        "changes": check.changes,
        "latest": latest,
        "newest": submissions[0] if submissions else None,
    }


def _box(text: str) -> Box | None:
    """The box that an address names by its four edges as fractions of the page; None where it names none."""
    if not text:
        return None
    try:
        x0, y0, x1, y1 = (min(1.0, max(0.0, float(part))) for part in text.split(","))
    except ValueError as error:
        raise WebError(marked("参数有误。")) from error
    if not (x0 <= x1 and y0 <= y1):
        raise WebError(marked("参数有误。"))
    return Box(x0, y0, x1, y1)
