"""Verified packages: the list, rows with their checks, report files."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from heyan.report.as_json import dumps
from heyan.web.access import package_for
from heyan.web.api.shapes import PackageShape, PackagesShape, RowsShape, entry_shape, package_shape
from heyan.web.errors import MissingError
from heyan.web.listing import listing
from heyan.web.reviewers import reviewers
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services
from validators.findings import Verdict

router = APIRouter(prefix="/packages", tags=["packages"])
Reader = Annotated[Person, needs(Right.READ)]


@router.get("")
def all_packages(
    request: Request,
    person: Reader,
    q: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> PackagesShape:
    """A page of the packages that the account may see, the newest first; `q` are words to search for."""
    found = listing(request, person, q, number)
    shapes = [shape for shape in map(entry_shape, found.entries) if shape is not None]
    return PackagesShape(shapes, found.count, found.number, found.pages)


@router.get("/{package}")
def one_package(request: Request, person: Reader, package: int) -> PackageShape:
    """A package as last verified."""
    made = services(request)
    record = package_for(request, person, package)
    latest = made.submissions.of_package(record.id)
    working = reviewers(made.workspace).get(record.id) if person.may(Right.REVIEW) else None
    return package_shape(record, working, latest[0].id if latest else None)


@router.get("/{package}/rows")
def rows(
    request: Request,
    person: Reader,
    package: int,
    verdict: Verdict | None = None,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> RowsShape:
    """Rows with verdict and checks, in the order of the list."""
    claims = _claims(request, person, package)
    chosen = [row for row in claims if verdict is None or row["verdict"] == verdict.value]
    return RowsShape(chosen[offset : offset + limit], len(chosen))


@router.get("/{package}/rows/{row}")
def one_row(request: Request, person: Reader, package: int, row: int) -> dict[str, Any]:
    """One row, in the shape of `claims[]` of `heyan.report/1`."""
    for found in _claims(request, person, package):
        if found["row"] == row:
            return found
    raise MissingError


@router.get("/{package}/report", response_class=Response)
def report(request: Request, person: Reader, package: int) -> Response:
    """The whole report, schema `heyan.report/1`."""
    found = services(request).reports.of(package_for(request, person, package))
    return Response(dumps(found), media_type="application/json")


def _claims(request: Request, person: Person, package: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = services(request).reports.of(package_for(request, person, package))["claims"]
    return found
