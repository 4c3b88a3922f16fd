"""A party's values one below the other without labels: name, account and bank, each perhaps on several lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ocr.lines import Box, Line
from parsers.documents.bank_slip_labels import is_bank, is_likely_account
from parsers.layout.form import Form
from parsers.layout.levels import alike, on_one_level
from parsers.layout.piece import Piece, piece_of
from parsers.layout.unknown_labels import UNKNOWN
from parsers.values.organisation import looks_like_organisation
from parsers.values.person import looks_like_person
from parsers.values.search import full_match, search
from parsers.values.text import plain

SIDES = 2
EDGE = 1.0
"""Heights of print by which a value may begin left of the word that heads its block."""
GAP = 0.7
"""Heights of print between two lines of one value at most."""
_BEGINS = r"^(?:中国|[\p{Han}]{2,7})(?:银行|农村信用|信用社|农商)"
_ENDS = r"(?:支行|分行|营业部|分理处|信用社|联社|[\p{Han}]{2}银行)$"


def headed_blocks(form: Form, heads: Mapping[str, Box]) -> dict[tuple[str, str], Piece]:
    """The values by role and part under two words for the sides that stand side by side over blocks without labels.

    Empty where there are no such blocks: each holds an account and a name.
    """
    if len(heads) != SIDES or not on_one_level(*heads.values()):
        return {}
    left, right = sorted(heads, key=lambda role: heads[role].x0)
    top = max(box.y1 for box in heads.values())
    labels = [mark.box.cy for mark in form.marks if mark.name != UNKNOWN and mark.box.cy > top]
    bottom = min(labels, default=1.0)
    unknown = [Line(mark.wording, mark.box) for mark in form.marks if mark.name == UNKNOWN]
    inside = [part for line in (*form.texts, *unknown) if top <= line.box.cy < bottom for part in _without_arrow(line)]
    border = heads[right].x0 - EDGE * heads[right].height * form.aspect
    found: dict[tuple[str, str], Piece] = {}
    for role in (left, right):
        column = [line for line in inside if (line.box.x0 >= border) == (role == right)]
        for piece in whole_pieces(column, form.page):
            part = _part_of(plain(piece.text))
            if part is not None:
                found.setdefault((role, part), piece)
    told = all((role, part) in found for role in heads for part in ("name", "account"))
    return found if told else {}


def _part_of(text: str) -> str | None:
    """Which of a party's values a text is by its form."""
    if is_likely_account(text):
        return "account"
    if is_bank(text):
        return "bank"
    return "name" if looks_like_organisation(text) or looks_like_person(text) else None


def _without_arrow(line: Line) -> list[Line]:
    """The line without the arrow from one side to the other; none where it is but that."""
    match = search(r"^[\s→>＞➔➜-]+", line.text)
    if match is None:
        return [line]
    return [line.part(match.end(), len(line.text))] if match.end() < len(line.text) else []


def whole_pieces(lines: Iterable[Line], page: int) -> list[Piece]:
    """The values of a column from top to bottom: lines of Chinese print that go on are put together."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: item.box.cy):
        if found and _goes_on(found[-1], line):
            found[-1].append(line)
        else:
            found.append([line])
    return [piece for part in found if (piece := piece_of(part, page)) is not None]


def _goes_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line is a further one of a value: right below it, neither being whole without the other."""
    last = lines[-1]
    before, after = "".join(plain(part.text) for part in lines), plain(line.text)
    near = line.box.y0 - last.box.y1 < GAP * line.box.height and alike(line.box, last.box)
    if not near or full_match(r"[\d*\s]+", before + after) is not None:
        return near and not is_likely_account(before) and is_likely_account(before + after)
    whole = search(_ENDS, before) is not None or (looks_like_organisation(before) and not is_bank(before))
    begins = search(_BEGINS, after) is not None and not is_bank(before)
    chinese = all(search(r"\p{Han}", text) is not None for text in (before, after))
    return chinese and not begins and (not whole or full_match(r"[\p{Han}]{1,3}", after) is not None)
