"""Values with their evidence: a Reading is one look at a value, a Field holds all the looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ocr.lines import Box, Reader


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an invoice: name as printed, amounts in yuan, rate as printed (`6%`, `免税`)."""

    name: str
    net_amount: Decimal | None = None
    tax_rate: str | None = None
    tax_amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a form with all that names it.

    `section` is the heading above the table, `table` its title (levels joined by ` / `), `row` and `column` head its
    row and column (`column` empty where a label stands beside its value). `unit` is as printed (`万元`, `件`, `%`),
    empty where none is. `amount` is yuan for money, else the number; None where the cell is empty or makes no sense.
    """

    section: str
    table: str
    row: str
    column: str
    amount: Decimal | None
    unit: str = ""


Value = str | Decimal | date | bool | Item | Figure
"""A parsed value: amounts are Decimal yuan, everything without a type of its own is a normalised string."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at a value: raw text, value (None where the text makes no sense), reader, confidence and place.

    `page` counts from 1 inside `file`, which is empty for the document's (first) file; `box` is in the upright frame
    until the pipeline carries it to the page frame.
    `repaired` marks a value that a check digit or the amount in words put right: `text` keeps the form as printed.
    """

    text: str
    value: Value | None
    reader: Reader
    confidence: float
    page: int
    box: Box | None = None
    repaired: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """All looks at one value of a document, the best first. Never empty.

    `replaced` keeps the readings of the print in whose place a reviewer's stands. Readings of a code or of the amount
    in words are looks of their own: they stay, so that a correction of the figures hides no contradiction.
    """

    readings: tuple[Reading, ...]
    replaced: tuple[Reading, ...] = ()

    @property
    def conflict(self) -> bool:
        """Whether two readings that make sense disagree."""
        return len({reading.value for reading in self.readings if reading.value is not None}) > 1

    @property
    def value(self) -> Value | None:
        """The value that all readings agree on; None where none makes sense or they disagree."""
        if self.conflict:
            return None
        return next((reading.value for reading in self.readings if reading.value is not None), None)

    @property
    def best(self) -> Reading:
        """The first reading that makes sense, else the first."""
        return next((reading for reading in self.readings if reading.value is not None), self.readings[0])

    @property
    def confidence(self) -> float:
        """0 where there is no value; else that of the best reading, raised by independent readings that agree."""
        if self.value is None:
            return 0.0
        doubt = 1.0
        for reader in {reading.reader for reading in self.readings}:
            doubt *= 1 - max(reading.confidence for reading in self.readings if reading.reader is reader)
        return round(1 - doubt, 4)


@dataclass(frozen=True, slots=True)
class Seam:
    """What was decided before a page of a file: whether a document begins there, how sure (0.5 to 1), and why.

    `settled` says that a reviewer decided it.
    """

    file: str
    page: int
    begins: bool
    confidence: float
    why: str
    settled: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.confidence < DOUBTFUL_SEAM and not self.settled


DOUBTFUL_SEAM = 0.85
"""A seam less sure than this is for a person to look at."""


class DocumentKind(StrEnum):
    """The kinds of document; names are public."""

    REGISTRATION = "registration"
    CONTRACT = "contract"
    INVOICE = "invoice"
    BANK_SLIP = "bank_slip"
    CERTIFICATE = "certificate"
    LICENCE_OF_BUSINESS = "licence_of_business"
    CLAIM_LIST = "claim_list"
    DEMAND_LIST = "demand_list"
    APPLICATION = "application"
    COMMITMENT = "commitment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Document:
    """A document cut from the package and read: kind, subtype, pages (first and last, from 1, in `file`) and fields.

    A field name maps to its fields: one for a plain value, several for a list (`patent_numbers`), none is left out.
    A document sent as several pictures goes on in `more_files`, one page each. `box` is given where it takes up only a
    part of its page. `cut_confidence` (0 to 1) says how sure it is that just these pages belong together, `seams` what
    was decided at its beginning, inside and at its end.
    """

    id: str
    kind: DocumentKind
    subtype: str | None
    file: str
    pages: tuple[int, int]
    confidence: float
    fields: Mapping[str, tuple[Field, ...]]
    more_files: tuple[str, ...] = ()
    box: Box | None = None
    cut_confidence: float = 1.0
    seams: tuple[Seam, ...] = ()

    def values(self, name: str) -> list[Value]:
        """The values of a field that could be read without conflict, in order."""
        return [value for field in self.fields.get(name, ()) if (value := field.value) is not None]

    def file_of(self, reading: Reading) -> str:
        """The file in which a reading of the document stands."""
        return reading.file or self.file

    def one(self, name: str) -> Field | None:
        """The field of that name where there is exactly one, else None."""
        found = self.fields.get(name, ())
        return found[0] if len(found) == 1 else None


def field_of(readings: Iterable[Reading]) -> tuple[Field, ...]:
    """The readings of one value as the fields of a name: none for no readings, else one."""
    found = tuple(readings)
    return (Field(found),) if found else ()
