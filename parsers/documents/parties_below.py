"""Parties of a label that stand on several lines: a name that wraps, co-owners, addresses below their names."""

from __future__ import annotations

from dataclasses import replace

from ocr.lines import Line
from parsers.documents.flow_names import ADDRESS, LATIN, whole_list
from parsers.documents.party_lines import parties_in
from parsers.layout.form import Form
from parsers.layout.levels import alike, on_one_level
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_name
from parsers.reading import Reading
from parsers.values.organisation import looks_like_organisation, normalise_name, split_parties
from parsers.values.person import looks_like_person
from parsers.values.search import full_match, search
from parsers.values.text import plain

GAP = 0.8
"""Heights of print between two lines of one list of names at most."""
ROW = 1.4
"""The same between two rows of a form, the next label being as near below."""
EDGE = 1.2
"""Heights of print by which a further name may begin off its list's edge or the label's."""
_GOES_ON = r"[、,，;；/]$"


def party_piece(form: Form, index: int) -> Piece | None:
    """The value of a label that names parties, with the names on the lines right below it.

    None where it has none, or where more print stands there of which nobody knows whether it belongs to it.
    """
    piece = form.value(index)
    if piece is None:
        return None
    lines = list(piece.lines)
    while (line := _next(form, index, lines)) is not None:
        lines.append(line)
    further = _behind_addresses(form, index, lines)
    if len(lines) == len(piece.lines) and not further:
        return None if form.is_cut(index) else piece
    return piece_of([*lines, *further], form.page)


def split_names(piece: Piece) -> list[Reading]:
    """The parties that a piece of print names, one reading each; text that names none gives nothing.

    An address on a line below a name is no party.
    """
    named = [line for line in piece.lines if not search(ADDRESS, plain(line.text))]
    piece = replace(piece, lines=tuple(named)) if named else piece
    names = whole_list(parties_in(piece))
    if len(names) == 1:
        whole = read_name(piece)
        return [replace(whole, value=names[0])]
    text = piece.text
    kept = [index for index, char in enumerate(text) if not char.isspace()]
    bare = "".join(normalise_name(text[index]) or text[index] for index in kept)
    readings = []
    for name in names:
        at = bare.find(name)
        same = at >= 0 and len(bare) == len(kept)
        part = piece.part(kept[at], kept[at + len(name) - 1] + 1) if same else piece
        readings.append(Reading(part.joined, name, part.reader, round(part.confidence, 4), part.page, part.box))
    return readings


def _behind_addresses(form: Form, index: int, lines: list[Line]) -> list[Line]:
    """Further names of a list in which every name has its address below it, up to the next label of the list's own."""
    first, last = lines[0], max(lines, key=lambda line: line.box.cy)
    slack = EDGE * last.box.height * form.aspect
    below = [mark for mark in form.marks if mark.box.y0 > last.box.cy]
    inner = [mark for mark in below if mark.box.x0 > first.box.x0 - slack]
    end = min((mark.box.y0 for mark in below if mark not in inner), default=1.0)
    addresses = [mark.box.cy for mark in inner if mark.name == "address" and mark.box.y0 < end]
    if not addresses or form.marks[index].box.x0 > first.box.x0 - slack:
        return []
    return [
        line
        for line in form.texts
        if min(addresses) < line.box.cy < end
        and abs(line.box.x0 - first.box.x0) < slack
        and alike(line.box, last.box)
        and looks_like_organisation(plain(line.text))
    ]


def _reach(form: Form, index: int, first: Line, line: Line) -> float:
    """How far below the last name a line may go on with the list: a row of the form where its label's cell is empty."""
    label, height = form.marks[index].box, line.box.height
    column = abs(line.box.x0 - first.box.x0) < 0.5 * height * form.aspect and line.box.x0 > label.x1
    following = any(
        abs(mark.box.x0 - label.x0) < height * form.aspect and 0 <= mark.box.y0 - line.box.y1 < ROW * height
        for mark in form.marks
    )
    return ROW if column and following else GAP


def _next(form: Form, index: int, lines: list[Line]) -> Line | None:
    """The one line right below that goes on with the names, None where none or several may."""
    last = max(lines, key=lambda line: line.box.cy)
    edges = (lines[0].box.x0, last.box.x0, form.marks[index].box.x0)
    slack = EDGE * last.box.height * form.aspect
    near = [
        line
        for line in (*form.owned[index], *form.loose)
        if line not in lines
        and alike(line.box, last.box)
        and -0.4 * last.box.height < line.box.y0 - last.box.y1 < _reach(form, index, lines[0], line) * last.box.height
        and any(abs(line.box.x0 - edge) < slack for edge in edges)
        and not form.rulings.divide(line.box, last.box)
        and not any(on_one_level(mark.box, line.box) and mark.box.x1 <= line.box.x0 for mark in form.marks)
    ]
    if len(near) != 1:
        return None
    before, after = "".join(plain(line.text) for line in lines), plain(near[0].text)
    known = split_parties("\n".join(line.text for line in lines)) or [""]
    name = known[-1]
    listed = search(_GOES_ON, before) is not None and all(map(looks_like_organisation, split_parties(after)))
    wrapped = not looks_like_organisation(name) and looks_like_organisation(
        name + split_parties(after)[0] if after else ""
    )
    whole = looks_like_organisation(name) or looks_like_person(name) or full_match(LATIN, name) is not None
    another = whole and all(
        looks_like_organisation(other) or full_match(LATIN, other) for other in split_parties(after)
    )
    return near[0] if listed or wrapped or another else None
