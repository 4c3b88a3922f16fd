"""The claim list as read: one Claim a row, with the place of every cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ocr.lines import Box


class Mode(StrEnum):
    """转化方式 of a row."""

    TRANSFER = "transfer"
    LICENCE = "licence"
    EQUITY = "equity"
    PLEDGE = "pledge"
    OPEN_LICENCE = "open_licence"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, page (from 1), and box on the page (None for the whole page).

    `label` is a name that a person would use, such as `附件1!B7:I7` for cells of a spreadsheet; empty otherwise.
    """

    file: str
    page: int
    box: Box | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a row claims, in yuan and dates; None (or no patent) where the cell is empty or makes no sense.

    Patent numbers are normalised (`201810123456.5`); one that is malformed stands as printed, so that it can be named.
    `supplier` and `receiver` are as printed, spaces and line breaks removed; several co-owners stay one string.
    """

    registered_on: date | None = None
    patent_numbers: tuple[str, ...] = ()
    mode: Mode | None = None
    supplier: str | None = None
    receiver: str | None = None
    contract_amount: Decimal | None = None
    received_amount: Decimal | None = None
    patent_amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A data row of the list: `row` counts from 1 without blank and 合计 rows.

    `raw` maps a field name of `Claimed` to the text of its cell, for every column the list has; `doubtful` names the
    fields whose text was read with low confidence (a scanned list); `cells` maps a field name to the box of its cell;
    `repaired` names those of which misread marks between digits were put right.
    """

    row: int
    place: Place
    claimed: Claimed
    raw: Mapping[str, str]
    cells: Mapping[str, Box]
    doubtful: frozenset[str] = frozenset()
    repaired: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of the list's table that claims nothing: where it stands, its text, and why it is left out, in Chinese."""

    place: Place
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class PartTotals:
    """The rows 合计 of one part of a list, a page or a sheet: the claims `first` to `last` stand on it (none: 1 to 0).

    `amounts` holds, by field, every total in its order; one that repeats the others or adds them up stands for them.
    """

    first: int
    last: int
    amounts: Mapping[str, tuple[Decimal, ...]]


@dataclass(frozen=True, slots=True)
class ClaimList:
    """The whole list: rows, the columns as understood (field name → heading as printed), 合计 amounts where printed.

    `units` names the unit of every column of amounts (`元`, `万元`), `others` the headings of no interest, `left_out`
    the rows that claim nothing; `titled_mode` is the mode that the title tells where no column does. `parts` tells of
    every one of `places` what its rows 合计 say.
    """

    claims: tuple[Claim, ...]
    columns: Mapping[str, str]
    totals: Mapping[str, Decimal]
    places: tuple[Place, ...]
    title: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    titled_mode: Mode | None = None
    parts: tuple[PartTotals, ...] = ()


COLUMN_WORDS = {
    "registered_on": "登记/备案时间",
    "patent_numbers": "专利号",
    "mode": "转化方式",
    "supplier": "供给方",
    "receiver": "接受方",
    "contract_amount": "合同额",
    "received_amount": "实际到账",
    "patent_amount": "合同涉及专利金额",
}
"""The word of 附件1 for every field of `Claimed`, in the order of the form."""
