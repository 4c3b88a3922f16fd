"""A row of a printed list that is broken over two pages: the next page goes on with its patents alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from parsers.claims import Claim, Claimed
from parsers.documents.claim_rows import SPECK
from parsers.values.search import full_match
from parsers.values.text import plain

_NUMBERS = "patent_numbers"
_SEVERAL = 2


def put_together(before: Sequence[Claim], rows: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The rows before a page and those on it; its first is no row where it only goes on with the last one before.

    So it does if nothing but patents stands in it and the row before names several in its cell. In a list of one patent
    a row such a row is one whose other cells are merged with those above: it stays by itself.
    """
    if not before or not rows or not _goes_on(before[-1], rows[0]):
        return list(before), list(rows)
    last, rest = before[-1], rows[0]
    numbers = tuple(dict.fromkeys((*last.claimed.patent_numbers, *rest.claimed.patent_numbers)))
    whole = replace(
        last,
        claimed=replace(last.claimed, patent_numbers=numbers),
        raw={**last.raw, _NUMBERS: f"{last.raw.get(_NUMBERS, '')}\n{rest.raw[_NUMBERS]}"},
        doubtful=last.doubtful | (rest.doubtful & {_NUMBERS}),
        repaired=last.repaired | (rest.repaired & {_NUMBERS}),
    )
    return [*before[:-1], whole], [replace(row, row=row.row - 1) for row in rows[1:]]


def _goes_on(last: Claim, rest: Claim) -> bool:
    others = [getattr(rest.claimed, part.name) for part in fields(Claimed) if part.name != _NUMBERS]
    blank = all(full_match(SPECK, plain(text)) for name, text in rest.raw.items() if name != _NUMBERS)
    several = len(last.claimed.patent_numbers) >= _SEVERAL
    return several and bool(rest.claimed.patent_numbers) and blank and not any(others)
