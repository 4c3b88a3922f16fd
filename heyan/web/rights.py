"""Who may do what: roles, rights, and the dependency by which a route declares the right that it needs.

    @router.post("/packages/{package}/verify")
    def verify(person: Annotated[Person, needs(Right.SUBMIT)]) -> Response: ...

Every route declares one right, or that it is open to everyone; a test walks all routes and fails on one that does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fastapi import Depends, Request

from heyan.web.errors import ForbiddenError, NotSignedInError

if TYPE_CHECKING:
    from fastapi.dependencies.models import Dependant


class Role(StrEnum):
    """What an account is for."""

    ADMINISTRATOR = "administrator"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    """Reads everything, changes nothing."""
    APPLICANT = "applicant"
    """Sees and hands in its own packages only."""


class Right(StrEnum):
    """What a route may need."""

    OWN = "own"
    """Be signed in: one's own account, signing out."""
    READ = "read"
    """See packages and their self-check: an applicant its own, all others all."""
    SUBMIT = "submit"
    """Hand in packages and have them verified: an applicant its own."""
    REVIEW = "review"
    """See the desk: decisions, comments, who works on what."""
    DECIDE = "decide"
    """Decide, correct, assign, comment."""
    MANAGE = "manage"
    """Make and change accounts."""


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: frozenset(Right),
        Role.REVIEWER: frozenset(Right) - {Right.MANAGE},
        Role.AUDITOR: frozenset({Right.OWN, Right.READ, Right.REVIEW}),
        Role.APPLICANT: frozenset({Right.OWN, Right.READ, Right.SUBMIT}),
    }
)


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. `name` is the account, the machine's user where one works alone; `shown` is what others see."""

    name: str
    role: Role
    shown: str = ""

    def may(self, right: Right) -> bool:
        """Whether the role has a right."""
        return right in RIGHTS[self.role]

    def owns(self, owner: str) -> bool:
        """Whether the packages of an account are this person's to see."""
        return self.role is not Role.APPLICANT or owner == self.name


@dataclass(frozen=True, slots=True)
class Needs:
    """The dependency behind `needs`: gives the person, or refuses."""

    right: Right

    def __call__(self, request: Request) -> Person:
        """The person who asks.

        Raises:
            NotSignedInError: nobody is signed in.
            ForbiddenError: the role lacks the right.
        """
        person = who(request)
        if person is None:
            raise NotSignedInError
        if not person.may(self.right):
            raise ForbiddenError
        return person


def needs(right: Right) -> Any:
    """Declare that a route needs a right; as a parameter it is the `Person` who asks."""
    return Depends(Needs(right))


def _everyone() -> None:
    """Marks a route that is open to everyone."""


EVERYONE = Depends(_everyone)
"""Declares that a route is open to everyone."""


def who(request: Request) -> Person | None:
    """Who asks, looked up once a request; None where nobody is signed in."""
    if not hasattr(request.state, "person"):
        request.state.person = request.app.state.services.doorkeeper.person(request)
    found: Person | None = request.state.person
    return found


def declared(dependant: Dependant) -> Iterator[Right | None]:
    """The rights that a route declares by its dependencies, None for one that is open to everyone."""
    if isinstance(dependant.call, Needs):
        yield dependant.call.right
    elif dependant.call is _everyone:
        yield None
    for below in dependant.dependencies:
        yield from declared(below)
