"""The interface as one router, and its description."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.security import HTTPBearer

from heyan.web.api import PREFIX, PROBLEMS, Problem, decisions, packages, submissions
from heyan.web.api.shapes import MeShape, ProgrammeShape
from heyan.web.programmes import programme_labels
from heyan.web.rights import EVERYONE, RIGHTS, Person, Right, needs

_BEARER = Depends(HTTPBearer(auto_error=False, description="A token of the account page, or of `heyan account token`."))

router = APIRouter(prefix=PREFIX, dependencies=[_BEARER], responses=PROBLEMS)


@router.get("/openapi.json", dependencies=[EVERYONE], include_in_schema=False)
def description(request: Request) -> dict[str, Any]:
    """The OpenAPI description of the interface."""
    schema: dict[str, Any] = request.app.openapi()
    schema["components"]["schemas"].setdefault("Problem", _PROBLEM_SCHEMA)
    return schema


@router.get("/me", tags=["account"])
def me(person: Annotated[Person, needs(Right.OWN)]) -> MeShape:
    """Who the token or session stands for."""
    return MeShape(person.name, person.role.value, sorted(right.value for right in RIGHTS[person.role]))


@router.get("/programmes", tags=["programmes"])
def programmes(person: Annotated[Person, needs(Right.READ)]) -> list[ProgrammeShape]:
    """The programmes that packages may be verified for."""
    return [ProgrammeShape(name, label) for name, label in programme_labels().items()]


def _schema_of_problem() -> dict[str, Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(Problem).json_schema()


_PROBLEM_SCHEMA = _schema_of_problem()

router.include_router(submissions.router)
router.include_router(packages.router)
router.include_router(decisions.router)
