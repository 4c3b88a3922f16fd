"""Names that stand right below the words 付款方 and 收款方 side by side, without a label of their own.

So screens of telephones print them: the two words on one level, each over its name, which may take several lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr.lines import Box, Line
from parsers.documents.bank_slip_columns import FORMS
from parsers.documents.bank_slip_parties import Parties
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.layout.piece import Piece, piece_of
from parsers.layout.unknown_labels import UNKNOWN
from parsers.values.search import search
from parsers.values.text import plain

GAP = 1.5
"""Heights of print between a word or a line and the line below it at most."""
SIDES = ("payer", "payee")


def under_roles(form: Form, parties: Parties, prints: Sequence[Line]) -> Parties:
    """The parties with the names below the words for their roles, where no label of the form is one for names."""
    words = {side: [form.marks[index] for index in form.having(f"{side}.role")] for side in SIDES}
    alone = all(len(marks) == 1 and marks[0].rest is None for marks in words.values())
    if not alone or any(mark.name.endswith(".name") for mark in form.marks):
        return parties
    boxes = {side: marks[0].box for side, marks in words.items()}
    if not on_one_level(boxes["payer"], boxes["payee"]):
        return parties
    result = Parties(dict(parties.pieces), parties.roles)
    for side, box in boxes.items():
        other = boxes["payee" if side == "payer" else "payer"]
        piece = _below(form, box, other, prints)
        if piece is not None and FORMS["name"](plain(piece.joined)):
            result.add(side, "name", piece, first=True)
    return result


def _below(form: Form, word: Box, other: Box, prints: Sequence[Line]) -> Piece | None:
    """The lines below a word, each right below the last, nearer to it than to the other word, up to the next label."""
    labels = [mark.box.y0 for mark in form.marks if mark.name != UNKNOWN and mark.box.y0 > word.y1]
    end = min(labels, default=1.0)
    own: list[Line] = []
    last = word
    for line in sorted(prints, key=lambda line: line.box.cy):
        nearer = abs(line.box.cx - word.cx) < abs(line.box.cx - other.cx)
        if nearer and _says(line) and word.y1 <= line.box.cy < end and _follows(line.box, last):
            own.append(line)
            last = line.box
    return piece_of(own, form.page)


def _says(line: Line) -> bool:
    return search(r"\p{Han}{2}", line.text) is not None


def _follows(box: Box, last: Box) -> bool:
    return box.y0 - last.y1 < GAP * box.height and box.overlap_x(last) > 0
