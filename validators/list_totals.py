"""The list's own row 合计 held against its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from parsers.claims import COLUMN_WORDS, ClaimList, Place
from parsers.reading import Document, DocumentKind
from validators.deals import RowLinks, printed_once
from validators.findings import Check, CheckStatus, Evidence
from validators.looks import shown
from validators.totals import CODE

_ROUNDING = Decimal("0.005")
"""Of one cell, in yuan; of lists in 万元 it is that of two decimals."""
_UNITS: Mapping[str, int] = {"万元": 10_000, "亿元": 100_000_000}


def list_totals(claims: ClaimList, rows: Sequence[RowLinks], documents: Sequence[Document]) -> Iterator[Check]:
    """A finding for every column of amounts whose printed total is not what the rows add up to.

    A contract's total that is repeated on each of its rows may count once, or for some contracts so and for others not.
    Of a list of several parts each may have a total of its own, of those before it as well, or of the whole list.
    """
    if len(claims.places) == 1:
        yield from _checked(claims, claims.places[0], claims.totals, [rows], documents)
        return
    for place, part in zip(claims.places, claims.parts, strict=False):
        own = [row for row in rows if part.first <= row.row.claim.row <= part.last]
        so_far = [row for row in rows if row.row.claim.row <= part.last]
        single = {name: of[0] for name, of in part.amounts.items() if len(of) == 1}
        yield from _checked(claims, place, single, [own, so_far, rows], documents)
        both = {name: of for name, of in part.amounts.items() if len(of) == 2}  # of the part and of the whole list
        whole = {name: of[1] for name, of in both.items() if _adds_up(claims, name, of[0], own)}
        yield from _checked(claims, place, whole, [so_far, rows], documents)


def _checked(
    claims: ClaimList,
    place: Place,
    totals: Mapping[str, Decimal],
    ways: Sequence[Sequence[RowLinks]],
    documents: Sequence[Document],
) -> Iterator[Check]:
    """What is to be said of the totals in one place, which may be those of any of several sets of rows."""
    for name, printed in totals.items():
        sums = [_sums(name, rows) for rows in ways if rows]
        if sums and all(sums) and not any(_adds_up(claims, name, printed, rows) for rows in ways):
            yield _differs(place, name, printed, [total for way in sums for total in way], documents)


def _adds_up(claims: ClaimList, name: str, printed: Decimal, rows: Sequence[RowLinks]) -> bool:
    """Whether rows add up to a printed total, to within the rounding of their cells."""
    sums = _sums(name, rows)
    slack = (len(rows) + 1) * _ROUNDING * _UNITS.get(claims.units.get(name, ""), 1)
    return bool(sums) and min(sums) - slack <= printed <= max(sums) + slack


def _sums(name: str, rows: Sequence[RowLinks]) -> list[Decimal]:
    """What the rows may add up to; nothing where one of them has a cell that was not read.

    A cell merged over rows may count once, and a contract's total on several rows.
    """
    added, merged, once = Decimal(0), Decimal(0), dict[int, Decimal]()
    printed = {row.claim.row for row in printed_once((row.row for row in rows), name)}
    for row in rows:
        claim = row.row.claim
        amount = getattr(claim.claimed, name)
        if amount is None and claim.raw.get(name, "").strip():
            return []
        added += amount or Decimal(0)
        merged += (amount or Decimal(0)) if claim.row in printed else Decimal(0)
        once[id(row.deal)] = max(once.get(id(row.deal), Decimal(0)), amount or Decimal(0))
    return [added, merged, *([sum(once.values(), Decimal(0))] if name == "contract_amount" else [])]


def _differs(
    place: Place, name: str, printed: Decimal, sums: Sequence[Decimal], documents: Sequence[Document]
) -> Check:
    surely = bool(place.label)  # a sheet: nothing of it is misread
    expected = " 或 ".join(dict.fromkeys(shown(total) for total in sums))
    message = f"清单合计行“{COLUMN_WORDS[name]}”填 {shown(printed)}，各行相加为 {expected}，两者不符"
    message += "。请核对清单。" if surely else "，也可能有误读。请核对清单。"
    lists = (item for item in documents if item.kind is DocumentKind.CLAIM_LIST and item.file == place.file)
    cited = tuple(Evidence(item.id, None, place.page, place.box, item.file) for item in lists)
    status = CheckStatus.FAIL if surely else CheckStatus.UNCLEAR
    return Check(CODE, status, expected, shown(printed), message, cited[:1])
