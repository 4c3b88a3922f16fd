"""Two columns of values side by side: the parties of a slip by the form of their values, where labels were misread.

Most slips print payer and payee side by side, name, account and bank of each below each other. Values of one form on
one level are then a pair, and what stands under each other is of one party. So a value whose label is lost is found,
and one that the only label on its level took across the middle goes back to its party.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from ocr.lines import Box, Line
from parsers.documents.bank_slip_labels import PARTS, ROLES, is_bank, is_label_like, is_likely_account, is_name
from parsers.documents.bank_slip_parties import Parties
from parsers.documents.bank_slip_sequence import is_bank_word
from parsers.layout.form import Form
from parsers.layout.levels import alike, on_one_level
from parsers.layout.piece import Piece, piece_of
from parsers.layout.unknown_labels import UNKNOWN
from parsers.values.organisation import looks_like_organisation
from parsers.values.text import plain

ALIGNED = 2.0
"""Heights of print by which the beginnings of a column's values may differ."""
APART = 8.0
"""Heights of print between the beginnings of two columns at least."""
LEAST_PAIRS = 2
"""Pairs of values that make two columns."""
BEHEADED = 2.2
"""Heights of print by which a value that begins right of its column has lost its beginning."""
UNDER = 2.5
"""Heights of print between the middles of a party's word and of the value right below it at most."""
EVEN = 0.6
"""The same by which the other values of the column may differ for that to be said."""


@dataclass(frozen=True)
class Column:
    """One party's values: where they begin, and from which level to which they stand."""

    x0: float
    top: float
    bottom: float


def _is_party(text: str) -> bool:
    return is_name(text) and looks_like_organisation(text) and not is_bank(text)


FORMS: Mapping[str, Callable[[str], bool]] = {
    "account": is_likely_account,
    "bank": lambda text: is_bank(text) and not is_label_like(text),
    "name": _is_party,
}


def by_columns(form: Form, parties: Parties) -> Parties:
    """The parties, with values that stand in the other party's column moved, and those found that no label took."""
    columns = _columns(form)
    roles = _roles(form, columns, parties) if columns else {}
    if not roles:
        return parties
    result = Parties(roles={*parties.roles, *roles})
    moved = []
    for (role, part), pieces in parties.pieces.items():
        for piece in pieces:
            home = next((name for name, column in roles.items() if _stands_in(piece.lines[0], column, form)), role)
            if role in roles and home != role:
                moved.append((home, part, piece))
            else:
                result.add(role, part, piece)
    for home, part, piece in moved:
        result.add(home, part, piece)
    for role, column in roles.items():
        for part in PARTS:
            if not any(_fits(part, piece) for piece in result.pieces.get((role, part), ())):
                result.add(role, part, _in_column(form, column, part, result), first=True)
    return result


def _fits(part: str, piece: Piece) -> bool:
    return FORMS[part](plain(piece.lines[0].text)) or FORMS[part](plain(piece.text))


def _columns(form: Form) -> list[Column]:
    """The two columns, left and right; empty where fewer than two pairs of values stand so."""
    pairs = [pair for fits in FORMS.values() for pair in _pairs(form, fits)]
    for left, right in pairs:
        same = [pair for pair in pairs if _aligned(pair[0], left, form) and _aligned(pair[1], right, form)]
        if len(same) >= LEAST_PAIRS:
            lines = [line for pair in same for line in pair]
            height = median(line.box.height for line in lines)
            top = min(line.box.y0 for line in lines) - 3 * height
            bottom = max(line.box.y1 for line in lines) + 3 * height
            return [Column(median(pair[side].box.x0 for pair in same), top, bottom) for side in (0, 1)]
    return []


def _pairs(form: Form, fits: Callable[[str], bool]) -> list[tuple[Line, Line]]:
    """Values of one form on one level, well apart; none for a level with more than two."""
    lines = [line for line in form.prints if fits(plain(line.text))]
    found = []
    for one, two in combinations(lines, 2):
        left, right = sorted((one, two), key=lambda line: line.box.x0)
        level = on_one_level(left.box, right.box) and alike(left.box, right.box)
        apart = right.box.x0 - left.box.x0 > APART * left.box.height * form.aspect and right.box.x0 > left.box.x1
        alone = sum(on_one_level(left.box, line.box) for line in lines) == 2
        if level and apart and alone:
            found.append((left, right))
    return found


def _aligned(one: Line, other: Line, form: Form) -> bool:
    return abs(one.box.x0 - other.box.x0) < ALIGNED * other.box.height * form.aspect


def _stands_in(line: Line, column: Column, form: Form) -> bool:
    near = abs(line.box.x0 - column.x0) < ALIGNED * line.box.height * form.aspect
    return near and column.top < line.box.cy < column.bottom


def _roles(form: Form, columns: Sequence[Column], parties: Parties) -> dict[str, Column]:
    """Which column is whose: by the words for roles between the columns, else by what labels said of their values.

    A word for one side says the other, too; words that disagree say nothing, nor do words for banks alone.
    Where the parties are 本方 and 对方, the
    words for their banks (发起行, 接收行) do not say which column is whose.
    """
    left = columns[0]
    said: dict[str, set[int]] = {}
    sure = False
    told_otherwise = form.having(*(f"{role}.{part}" for role in ("own", "other") for part in ("name", "account")))
    for mark in () if told_otherwise else form.marks:
        role, _, part = mark.name.partition(".")
        inside = left.top < mark.box.cy < left.bottom
        if role in ("payer", "payee") and inside and (part != "role" or mark.rest is None):
            sure = sure or not is_bank_word(mark)
            said.setdefault(role, set()).add(int(mark.box.x0 > left.x0))
    if said and not sure:
        return {}
    if not said:
        for (role, _), pieces in parties.pieces.items():
            for side, column in enumerate(columns):
                if role in ("payer", "payee") and any(_stands_in(piece.lines[0], column, form) for piece in pieces):
                    said.setdefault(role, set()).add(side)
    sides = {role: next(iter(places)) for role, places in said.items() if len(places) == 1}
    if len(sides) < len(said) or not sides or len(set(sides.values())) < len(sides):
        return {}
    role, side = next(iter(sides.items()))
    other = "payee" if role == "payer" else "payer"
    return {role: columns[side], other: columns[1 - side]}


def _in_column(form: Form, column: Column, part: str, parties: Parties) -> Piece | None:
    """The only value of a form in a column that no label took; None for none and for several."""
    own = (pieces for (_, name), pieces in parties.pieces.items() if name == part)
    taken = {line for pieces in own for piece in pieces for line in piece.lines}
    foreign = [
        index for index, mark in enumerate(form.marks) if mark.name.partition(".")[0] not in (*ROLES, "any", UNKNOWN)
    ]
    others = {line for index in foreign if (piece := form.value(index)) is not None for line in piece.lines}
    found = [
        line
        for line in form.prints
        if line not in taken | others and _stands_in(line, column, form) and FORMS[part](plain(line.text))
    ]
    return piece_of(found, form.page) if len(found) == 1 else None


def beheaded(form: Form, parties: Parties) -> set[Piece]:
    """Pieces whose beginning was not read.

    They begin well right of where all other values of their column begin, with nothing printed in between.
    """
    lost: set[Piece] = set()
    for role in ("payer", "payee"):
        own = [pieces[0] for (owner, _), pieces in parties.pieces.items() if owner == role and pieces]
        lost |= {piece for piece in own if _is_beheaded(form, piece, [other for other in own if other is not piece])}
    return lost


def _is_beheaded(form: Form, piece: Piece, others: Sequence[Piece]) -> bool:
    box = piece.lines[0].box
    unit = box.height * form.aspect
    starts = [other.lines[0].box.x0 for other in others]
    if len(starts) < LEAST_PAIRS or max(starts) - min(starts) >= EVEN * unit or _is_below_role(form, box):
        return False
    edges = ((other.lines[0].box.cx - box.cx, other.lines[0].box.x1 - box.x1) for other in others)
    if any(min(abs(middle), abs(right)) < EVEN * unit for middle, right in edges):
        return False  # set in the middle of its column, or flush right
    before = [other for other in _boxes(form) if on_one_level(other, box) and other.x0 < box.x0]
    edge = max([max(starts), *(other.x1 for other in before)])
    return box.x0 - edge > BEHEADED * unit and box.x0 < max(other.box.x1 for other in others)


def _is_below_role(form: Form, box: Box) -> bool:
    """Whether a value stands right below the word for its party, which heads it alone."""
    return any(
        mark.name.endswith(".role")
        and mark.rest is None
        and mark.box.overlap_x(box) > 0
        and 0 < box.cy - mark.box.cy < UNDER * mark.box.height
        for mark in form.marks
    )


def _boxes(form: Form) -> list[Box]:
    return [*(mark.box for mark in form.marks), *(line.box for line in form.prints)]
