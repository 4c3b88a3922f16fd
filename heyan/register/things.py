"""A claim or a paper as the register knows it: enough to tell whether another package holds it too, and to cite it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from extract.pages import Fingerprint
from ocr.lines import Box
from parsers.reading import DocumentKind


class Kind(StrEnum):
    """What a thing is."""

    CLAIM = "claim"
    INVOICE = "invoice"
    BANK_SLIP = "bank_slip"
    REGISTRATION = "registration"
    CONTRACT = "contract"


WORDS = {
    Kind.CLAIM: "清单",
    Kind.INVOICE: "发票",
    Kind.BANK_SLIP: "银行回单",
    Kind.REGISTRATION: "登记/备案材料",
    Kind.CONTRACT: "合同",
}
MONEY = frozenset({Kind.INVOICE, Kind.BANK_SLIP})
PAPERS = {kind: Kind(kind.value) for kind in DocumentKind if kind.value in set(Kind)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A page of a paper and its fingerprint."""

    file: str
    page: int
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Thing:
    """A row of a list, or a paper.

    Args:
        kind: what it is.
        file: where it stands, with `page` and `box`.
        document: its id in the package, empty for a row.
        rows: the row, or the rows that it serves.
        number: that makes a paper one of its kind; of a contract, its own.
        code: 发票代码 of an invoice.
        subtype: of a paper; of a row its 转化方式, of a licence with its 许可方式.
        givers: who gives the patent and takes the money; `takers` the others.
        giver_codes: credit codes that the package ties to the givers; `taker_codes` to the takers.
        amount: of a paper; 实际到账 of a row.
        total: 合同额 of a row.
        claimed: what the rows served claim to have received; of a row, what all rows of its contract claim.
        day: of a paper; the claimed day of a row.
        patents: digits of the patents, without their check digits.
        marks: its pages.
    """

    kind: Kind
    file: str
    page: int
    box: Box | None = None
    document: str = ""
    rows: tuple[int, ...] = ()
    number: str = ""
    code: str = ""
    subtype: str = ""
    givers: tuple[str, ...] = ()
    takers: tuple[str, ...] = ()
    giver_codes: tuple[str, ...] = ()
    taker_codes: tuple[str, ...] = ()
    amount: Decimal | None = None
    total: Decimal | None = None
    claimed: Decimal | None = None
    day: date | None = None
    patents: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


LONG_INVOICE = 16
"""Digits of an invoice number that needs no code beside it; 数电票 have 20, others 8."""
SERIAL = 10
"""Characters of a serial number of a slip below which it may be a teller's or a form's."""
_BANDS, _ROWS = 16, 3
_LEAST_NUMBERS = 3
_MASK = (1 << 64) - 1
_SHUFFLES = tuple(
    (
        int.from_bytes(sha256(f"{order}".encode()).digest()[:8]) | 1,
        int.from_bytes(sha256(f"{order}".encode()).digest()[8:16]),
    )
    for order in range(_BANDS * _ROWS)
)

Key = tuple[str, ...]


def keys_of(thing: Thing) -> Iterator[Key]:
    """What a thing may share with another package's: those that share a key are compared, others are not."""
    if thing.kind in (Kind.CLAIM, Kind.REGISTRATION):
        yield from (("patent", patent) for patent in thing.patents)
    if thing.kind in _OWN_KEYS:
        yield from _OWN_KEYS[thing.kind](thing)
    yield from page_keys(thing)


def page_keys(thing: Thing) -> Iterator[Key]:
    """The keys of a paper's pages: of the very page, and of pages with mostly the same numbers."""
    for mark in thing.marks:
        yield "page", mark.fingerprint.exact
        yield from (("like", *band) for band in bands(mark.fingerprint.numbers))


def _of_invoice(thing: Thing) -> Iterator[Key]:
    if thing.number:
        yield "invoice", thing.number, "" if len(thing.number) >= LONG_INVOICE else str(thing.amount)
    if thing.number and thing.code:
        yield "invoice", thing.code, thing.number


def _of_slip(thing: Thing) -> Iterator[Key]:
    if len(thing.number) >= SERIAL:
        yield "slip", thing.number
    yield from _by_parties("paid", thing)


def _of_record(thing: Thing) -> Iterator[Key]:
    if thing.number:
        yield "record", thing.number


def _of_contract(thing: Thing) -> Iterator[Key]:
    if thing.number:
        yield from (("contract", thing.number, name) for name in (*thing.givers, *thing.takers))
    yield from _by_parties("signed", thing)


def _by_parties(what: str, thing: Thing) -> Iterator[Key]:
    """Amount, day and either party: the other may have been misread."""
    if thing.amount is not None and thing.day is not None:
        yield from ((what, str(thing.amount), str(thing.day), name) for name in (*thing.givers, *thing.takers))


_OWN_KEYS: Mapping[Kind, Callable[[Thing], Iterator[Key]]] = {
    Kind.INVOICE: _of_invoice,
    Kind.BANK_SLIP: _of_slip,
    Kind.REGISTRATION: _of_record,
    Kind.CONTRACT: _of_contract,
}


def bands(numbers: tuple[str, ...]) -> Iterator[Key]:
    """What pages with mostly the same numbers share some of: for 60 % of them in common 98 pages in 100 share one.

    Locality-sensitive hashing by minhash: each band holds the least of three shuffled orders of the numbers.
    """
    if len(numbers) < _LEAST_NUMBERS:
        return
    hashes = [int.from_bytes(sha256(number.encode()).digest()[:8]) for number in numbers]
    least = [min((value * factor + offset) & _MASK for value in hashes) for factor, offset in _SHUFFLES]
    for band in range(_BANDS):
        yield str(band), *(f"{value:x}" for value in least[band * _ROWS : (band + 1) * _ROWS])
