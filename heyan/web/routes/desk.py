"""The desk of a package: the page, its rows, the forms of decisions. What decides is in `desk_decisions.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from heyan.desk.kept import MovedError
from heyan.desk.sitting import Row
from heyan.web.access import package_for
from heyan.web.desk.panels import correcting, cutting, papers_with
from heyan.web.desk.rail import Show, Wish
from heyan.web.desk.row_page import row_page
from heyan.web.desk.screen import screen, stamp_of
from heyan.web.pages import asked_by_htmx, page
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services
from parsers.corrections import Step
from parsers.reading import DocumentKind
from validators.findings import Verdict

router = APIRouter(prefix="/packages/{package}/desk")
Reviewer = Annotated[Person, needs(Right.REVIEW)]
Words = Annotated[str, Query(max_length=200)]
_PATIENCE = 0.2
"""Seconds that opening may take before the page says that it is under way."""


@dataclass(frozen=True, slots=True)
class Was:
    """The row as a page shows it."""

    key: str
    last: int
    verdict: str
    evidence: str

    @classmethod
    def of(cls, row: Row) -> Was:
        """The row as it is now."""
        return cls(row.ground.row, row.ground.last, row.ground.verdict.value, row.ground.evidence)


NOWHERE = Was("", 0, "", "")


def was(key: Words = "", last: int = 0, verdict: Words = "", evidence: Words = "") -> Was:
    """The row as the page that asks shows it: a dependency."""
    return Was(key, last, verdict, evidence)


class Panel(StrEnum):
    """The forms of decisions."""

    OVERRIDE = "override"
    CORRECT = "correct"
    ASSIGN = "assign"
    COMMENT = "comment"
    ASK = "ask"
    CUT = "cut"


@router.get("")
def desk(
    request: Request,
    person: Reviewer,
    package: int,
    row: int | None = None,
    show: Show = Show.ALL,
    q: Words = "",
) -> Response:
    """The desk at a row, the first one where none is named; htmx gets the row and the list beside it."""
    record = package_for(request, person, package)
    room = services(request).room
    view = room.view(record.id, _PATIENCE)
    if view is None:
        return page(request, "desk/opening.html", record=record)
    try:
        found = screen(request, record.id, row, Wish(show, q), view)
    except MovedError:
        found = screen(request, record.id, row, Wish(show, q))
    template = "desk/part.html" if asked_by_htmx(request) else "desk/desk.html"
    return page(request, template, record=record, **found)


@router.get("/ready")
def ready(request: Request, person: Reviewer, package: int) -> Response:
    """Whether the package is open by now; the page that waits for it then loads again."""
    record = package_for(request, person, package)
    opened = services(request).room.ready(record.id, _PATIENCE)
    return Response(status_code=204, headers={"HX-Refresh": "true"} if opened else {})


@router.get("/news")
def news(
    request: Request,
    person: Reviewer,
    package: int,
    stamp: Words = "",
    row: int = 0,
    state: Annotated[Was, Depends(was)] = NOWHERE,
    show: Show = Show.ALL,
    q: Words = "",
) -> Response:
    """What has changed since the page was made: nothing, or the list anew; the page is told where its row changed."""
    record = package_for(request, person, package)
    room = services(request).room
    view = room.view(record.id, 0)
    if view is None or stamp == stamp_of(request, record.id, view):
        return Response(status_code=204)
    try:
        same = row in view.lines and state == Was.of(view.row(row))
        found = screen(request, record.id, row, Wish(show, q), view)
    except MovedError:  # the next time this is asked will do
        return Response(status_code=204)
    response = page(request, "desk/list_anew.html", **found)
    if not same:
        response.headers["HX-Trigger"] = "row-changed"
    return response


@router.get("/rows/{row}/panel/{name}")
def panel(
    request: Request,
    person: Reviewer,
    package: int,
    row: int,
    name: Panel,
    document: Words = "",
    value: Words = "",
    at: int = -1,
) -> Response:
    """The form of a decision on a row; `document` and `value` name what is corrected, `at` the page looked at."""
    record = package_for(request, person, package)
    sitting = services(request).room.sitting(record.id)
    shown = row_page(sitting, record.id, row)
    more: dict[str, Any] = {}
    if name is Panel.CORRECT:
        more = {"form": correcting(sitting, record.id, shown.row, document, value)}
    if name is Panel.ASSIGN:
        more = {"found": papers_with(sitting, record.id, ""), "query": ""}
    if name is Panel.CUT:
        more = {"form": cutting(sitting, record.id, at), "steps": tuple(Step), "kinds": tuple(DocumentKind)}
    return page(
        request, f"desk/{name.value}.html", package=record.id, shown=shown, verdicts=tuple(Verdict), text="", chosen="",
        **more,
    )  # fmt: skip


@router.get("/rows/{row}/papers")
def papers(request: Request, person: Reviewer, package: int, row: int, q: Words = "") -> Response:
    """Papers that may be assigned to a row."""
    record = package_for(request, person, package)
    sitting = services(request).room.sitting(record.id)
    return page(
        request, "desk/papers.html", package=record.id, shown=row_page(sitting, record.id, row),
        found=papers_with(sitting, record.id, q), query=q,
    )  # fmt: skip
