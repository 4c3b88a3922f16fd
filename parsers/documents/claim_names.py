"""Parties of a scanned list held against each other: of names one character apart one is the other misread.

A list repeats its parties row by row, and its head and foot name who fills it in. Small print is misread with high
confidence; so what differs in one character from a name that stands there more often is no value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Reader
from parsers.claims import Claim
from parsers.documents.claim_columns import PARTIES
from parsers.values.close_names import are_close
from parsers.values.organisation import find_organisations, normalise_name, split_parties


def without_misread_names(
    claims: Sequence[Claim], pages: Sequence[Page], dim: AbstractSet[tuple[int, str]] = frozenset()
) -> list[Claim]:
    """The rows; a party that differs in one character from one named more often is left out, from one as often a doubt.

    `pages` are those of the list: only what was read from a picture may be misread. A name that is `dim` (by row and
    column) is left out too where it stands nowhere else in print that is clear.
    """
    if not any(line.reader is Reader.OCR for page in pages for line in page.lines):
        return list(claims)
    clear = {
        name
        for claim in claims
        for field in PARTIES
        if field not in claim.doubtful and (claim.row, field) not in dim
        for name in _names(claim, field)
    }
    claims = [_without_dim(claim, clear, dim) for claim in claims]
    counts = Counter(name for claim in claims for field in PARTIES for name in _names(claim, field))
    counts.update(set(_beside(pages)))
    return [_held_against(claim, counts) for claim in claims]


def _beside(pages: Sequence[Page]) -> Iterator[str]:
    """The names of organisations above and below the table: 填报单位：某公司."""
    for page in pages:
        tables = [grid.box for grid in page.grids]
        for line in page.lines:
            if tables and not any(box.y0 <= line.box.cy <= box.y1 for box in tables):
                yield from (normalise_name(found.text) for found in find_organisations(line.text))


def _held_against(claim: Claim, counts: Counter[str]) -> Claim:
    ahead = {field: _ahead(_names(claim, field), counts) for field in PARTIES}
    lost = {field for field, lead in ahead.items() if lead > 0}
    doubted = {field for field, lead in ahead.items() if lead >= 0}
    return _without(replace(claim, doubtful=claim.doubtful | doubted), lost) if doubted else claim


def _without_dim(claim: Claim, clear: AbstractSet[str], dim: AbstractSet[tuple[int, str]]) -> Claim:
    lost = {field for field in PARTIES if (claim.row, field) in dim and not clear >= set(_names(claim, field))}
    return _without(claim, lost) if lost else claim


def _without(claim: Claim, lost: AbstractSet[str]) -> Claim:
    """The row without the names of these columns, which are in doubt."""
    claimed = replace(
        claim.claimed,
        supplier=None if "supplier" in lost else claim.claimed.supplier,
        receiver=None if "receiver" in lost else claim.claimed.receiver,
    )
    return replace(claim, claimed=claimed, doubtful=claim.doubtful | lost)


def _ahead(names: Sequence[str], counts: Counter[str]) -> int:
    """By how much a name close to one of these is named more often; below 0 where none is, or less often."""
    leads = (
        counts[other] - counts[name] for name in names for other in counts if other != name and are_close(name, other)
    )
    return max(leads, default=-1)


def _names(claim: Claim, field: str) -> list[str]:
    return [normalise_name(name) for name in split_parties(getattr(claim.claimed, field) or "")]
