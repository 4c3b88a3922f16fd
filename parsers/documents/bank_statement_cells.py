"""The cells of a row of a statement, put right: what goes on elsewhere left out, the other side's cell parted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from statistics import median

from ocr.lines import Box, Line
from parsers.documents.bank_slip_labels import is_bank
from parsers.documents.bank_statement_columns import PARTY, USES
from parsers.layout.levels import on_one_level
from parsers.layout.piece import Piece
from parsers.layout.tables import Row
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import full_match, search
from parsers.values.text import plain

CLOSE = 0.5
"""Heights of print between the lines of one cell, and by which their edges differ; rows stand wider apart."""
SCRAP = 4
"""Characters up to which a text may be a scrap of a bank's seal."""
LINES_OF_NUMBER = 2
LEAST_LEVEL = 3
"""Cells of one line that tell the level of a row."""
EVEN = 0.15
"""Heights of print by which their middles differ."""
RAISED = 0.3
"""The same by which the first of two lines of a number stands above them."""
_NUMBER = r"(?:(?:账号|帐号|账户|卡号)[:：]\s*)?(?<![0-9A-Za-z-])[0-9][0-9*]{6,}[0-9](?![0-9A-Za-z-])"
"""An account's number, perhaps behind its label."""
_FIGURE = r"-?\d{1,3}(?:,\d{3})*\.\d{2}"
_BANK = r"\n\s*(?:开户行|开户银行|行名)[:：]\s*"


def whole_row(row: Row, lines: Mapping[int, Sequence[Line]], days: Collection[tuple[int, Box]]) -> Row:
    """The row without cells that go on below, with name, account and bank of the other side as cells of their own.

    Print right under a cell, at its edge, that came to no cell or another is the rest of it, unless it stands on the
    level of another row's day. `days` are the pages and places of the rows' days.
    """
    own = row.cells["date"]
    others = [box for page, box in days if page == own.page and box != own.lines[0].box]
    kept = {}
    for name, cell in row.cells.items():
        shown = [line for line in lines[cell.page] if name not in USES or not _is_scrap(line, lines[cell.page])]
        piece = _without_scraps(cell, lines[cell.page]) if name in USES else cell
        joined = _joined(piece, _rest(piece, shown, others))
        if joined is not None and not _is_raised(name, joined, row):
            kept[name] = joined
    party = kept.pop(PARTY, None) or kept.pop("name", None)
    if party is None:
        return replace(row, cells=kept)
    return replace(row, cells={**_parted(_without_figures(party)), **kept})


def _without_scraps(piece: Piece, lines: Sequence[Line]) -> Piece:
    """A text without scraps of the bank's seal; one that is nothing else as it is."""
    kept = tuple(line for line in piece.lines if not _is_scrap(line, lines))
    return replace(piece, lines=kept) if kept else piece


def _is_scrap(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is but a part of a bank's name printed elsewhere."""
    text = plain(line.text)
    return 1 < len(text) <= SCRAP and any("银行" in other.text and text in plain(other.text) for other in lines)


def _without_figures(party: Piece) -> Piece:
    """A cell of the other side without amounts of the column before it, where the border between was not seen."""
    lines = tuple(line for line in party.lines if full_match(_FIGURE, plain(line.text)) is None)
    return replace(party, lines=lines) if lines else party


def _parted(party: Piece) -> dict[str, Piece]:
    """What a cell of the other side says: its name, a number beside it, a bank below it."""
    number = search(_NUMBER, party.text)
    if number is None:
        return _with_bank(party)
    start, end = number.span()
    account = party.part(start + max(number[0].find(":"), number[0].find("：")) + 1, end).stripped()
    found = {"account": account} if account is not None else {}
    before, after = (party.part(*span).stripped() if span[0] < span[1] else None for span in _around(party, start, end))
    if before is not None and after is not None:
        told = {"name": before, "bank": after} if is_bank(plain(after.text)) else {}
        return found | told
    name = before or after
    return found | (_with_bank(name) if name is not None else {})


def _around(piece: Piece, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The text before and behind a span, without blanks and strokes beside it."""
    text = piece.text
    return (0, len(text[:start].rstrip(" \n/"))), (len(text) - len(text[end:].lstrip(" \n/")), len(text))


def _with_bank(name: Piece) -> dict[str, Piece]:
    """The name, with a bank that stands under it (开户行：某银行) as a cell of its own."""
    place = search(_BANK, name.text)
    if place is not None:
        return {"name": name.part(0, place.start()), "bank": name.part(place.end(), len(name.text))}
    if first := _first_of_bank(name):
        return {"name": replace(name, lines=name.lines[:first]), "bank": replace(name, lines=name.lines[first:])}
    return {"name": name}


def _first_of_bank(name: Piece) -> int:
    """The line of a cell from which on it names a bank, below the name of a party that is none; 0 for none."""
    for first in range(1, len(name.lines)):
        above, below = (plain("".join(line.text for line in part)) for part in (name.lines[:first], name.lines[first:]))
        if looks_like_organisation(above) and not is_bank(above) and search(r"^\p{Han}{2,8}银行", below) is not None:
            return first
    return 0


def _joined(piece: Piece, rest: Sequence[Line]) -> Piece | None:
    """The cell with what is left of a long number below it; None where other print goes on below."""
    if not rest:
        return piece
    texts = ["".join(line.text.split()) for line in (*piece.lines, *rest)]
    number = all(full_match(r"[0-9A-Z]+", text) is not None for text in texts) and len(texts) == LINES_OF_NUMBER
    return replace(piece, lines=(*piece.lines, *rest)) if number and 2 * len(texts[1]) <= len(texts[0]) else None


def _is_raised(name: str, piece: Piece, row: Row) -> bool:
    """Whether a number in one line stands above the level of its row: its second line was not read."""
    levels = [other.lines[0].box.cy for key, other in row.cells.items() if key != name and len(other.lines) == 1]
    box = piece.lines[0].box
    if name not in ("serial", "account") or len(piece.lines) > 1 or len(levels) < LEAST_LEVEL:
        return False
    level = median(levels)
    even = sum(abs(other - level) < EVEN * box.height for other in levels) >= LEAST_LEVEL
    return even and level - box.cy > RAISED * box.height


def _rest(piece: Piece, lines: Sequence[Line], others: Sequence[Box]) -> list[Line]:
    own = {line.box for line in piece.lines}
    last = piece.lines[-1].box
    return [
        line
        for line in lines
        if line.box not in own
        and line.box.cy - last.cy > 0
        and line.box.y0 - last.y1 < CLOSE * last.height
        and abs(line.box.x0 - last.x0) < CLOSE * last.height
        and not any(on_one_level(line.box, day) for day in others)
        and full_match(r"\d{1,2}:\d{2}(?::\d{2})?|(?:开户行|开户银行|行名)[:：].*", plain(line.text)) is None
    ]
