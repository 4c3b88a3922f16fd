"""What the page shows of one row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.web.desk.places import Places, Spot
from validators.findings import Check, CheckStatus, in_trouble

if TYPE_CHECKING:
    from heyan.desk.kept import View
    from heyan.desk.sitting import Row
    from parsers.reading import Document


_PROOFS = frozenset(
    {"registration.patents", "registration.parties", "registration.date", "contract.amount", "invoice.amount",
     "payment.amount"}
)  # fmt: skip
"""Checks whose places a reviewer wants to see of a row without doubt."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A check with the places that it cites."""

    check: Check
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the row with its pages."""

    document: Document
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class RowPage:
    """A row: checks in trouble worst first, those that pass, those without an object, its papers, its place.

    `proofs` are passed checks on what matters most, shown with their places where nothing is in trouble.
    """

    row: Row
    troubled: tuple[Shown, ...]
    proofs: tuple[Shown, ...]
    passed: tuple[Shown, ...]
    idle: tuple[Check, ...]
    papers: tuple[Paper, ...]
    listed: Spot | None


def row_page(view: View, package: int, number: int) -> RowPage:
    """A row ready to be shown. Raises InputError where there is none of that number."""
    row, places = view.row(number), Places(view, package)

    def shown(check: Check) -> Shown:
        return Shown(check, tuple(places.of_evidence(check.evidence)))

    checks = row.judgement.checks
    troubled = tuple(shown(check) for check in in_trouble(checks))
    passed = [shown(check) for check in checks if check.status is CheckStatus.PASS]
    proofs = tuple(item for item in passed if item.check.code in _PROOFS and _boxed(item)) if not troubled else ()
    return RowPage(
        row=row,
        troubled=troubled,
        proofs=proofs,
        passed=tuple(item for item in passed if item not in proofs),
        idle=tuple(check for check in checks if check.status is CheckStatus.NOT_APPLICABLE),
        papers=tuple(Paper(document, tuple(places.of_document(document))) for document in row.documents),
        listed=places.of_claim(row.claim),
    )


def _boxed(item: Shown) -> bool:
    return any(spot.box for spot in item.spots)
