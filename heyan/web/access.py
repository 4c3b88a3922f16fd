"""Which packages and submissions a person may see: an applicant its own, all others all.

What is another's is answered as if it were not there, so that nobody learns of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heyan.web.errors import MissingError
from heyan.web.rights import Role
from heyan.web.services import services
from heyan.workspace.packages import find_package
from ocr.errors import InputError

if TYPE_CHECKING:
    from fastapi import Request

    from heyan.web.rights import Person
    from heyan.web.submissions import Submission
    from heyan.workspace.packages import PackageRecord

LARGEST_ID = 2**31 - 1
"""Of a number in an address; what is larger fits no column."""


def submission_for(request: Request, person: Person, number: int) -> Submission:
    """A submission that a person may see.

    Raises:
        MissingError: there is none of that id, or it is not theirs.
    """
    if not 0 < number <= LARGEST_ID:
        raise MissingError
    found = services(request).submissions.find(number)
    if not person.owns(found.owner):
        raise MissingError
    return found


def package_for(request: Request, person: Person, number: int) -> PackageRecord:
    """A verified package that a person may see. Raises as `submission_for`."""
    made = services(request)
    if not 0 < number <= LARGEST_ID:
        raise MissingError
    if person.role is Role.APPLICANT and number not in owned_packages(request, person):
        raise MissingError
    try:
        return find_package(made.workspace, number)
    except InputError as error:
        raise MissingError from error


def owned_packages(request: Request, person: Person) -> frozenset[int]:
    """The packages that came of a person's own submissions."""
    mine = services(request).submissions.all(person.name)
    return frozenset(submission.package for submission in mine if submission.package is not None)
