"""Slips that print captions below their values, or behind them: the whole page says which way it is to be read.

Taken the usual way round, every value of such a page shifts by one. So each label is tried both ways, by whether what
stands there is of its kind (an account, a day, a bank); the way in which clearly more labels fit is the page's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ocr.lines import Line
from parsers.documents.bank_slip_labels import is_bank, is_likely_account, is_name, is_serial
from parsers.layout.form import Form
from parsers.layout.levels import alike, on_one_level
from parsers.layout.marks import LabelTable, Mark
from parsers.values.amount import find_amounts
from parsers.values.dates import find_dates
from parsers.values.organisation import looks_like_organisation
from parsers.values.person import looks_like_person
from parsers.values.search import search
from parsers.values.text import plain
from parsers.values.words import find_words

LEAST = 4
"""Labels with a value of their kind that make a way of reading."""
MORE = 3
"""Labels by which one way must be ahead of the other."""
OVER = 2.6
"""Heights of print between a value and a caption below it at most."""
TIGHT = 0.6
"""The same between two lines of one value."""
EDGE = 1.6
"""Heights of print by which a value may begin off its caption's beginning."""

Lines = tuple[Line, ...]


def without_brackets(lines: Sequence[Line], table: LabelTable) -> list[Line]:
    """The lines, those that end in a label in brackets parted: 某某公司（付款人户名）.

    Only where several do: the brackets of one label are its own.
    """
    found = {line: parts for line in lines if (parts := _parted(line, table))}
    if len(found) < LEAST:
        return list(lines)
    return [part for line in lines for part in found.get(line, (line,))]


def _parted(line: Line, table: LabelTable) -> Lines:
    match = search(r"[(（\[〔【](?P<key>[\p{Han}/]{2,12})[)）\]〕】]\s*$", line.text)
    if match is None or plain(line.text) in table.names:
        return ()
    key = plain(match["key"])
    if key not in table.names and table.like(key) is None:
        return ()
    label = line.part(*match.span("key"))
    value = line.part(0, match.start()) if line.text[: match.start()].strip() else None
    return (value, label) if value is not None else (label,)


def _is_party(text: str) -> bool:
    return is_name(text) and (looks_like_organisation(text) or looks_like_person(text)) and not is_bank(text)


_KINDS: Mapping[str, Callable[[str], bool]] = {
    "account": is_likely_account,
    "bank": is_bank,
    "name": _is_party,
    "role": _is_party,
    "amount": lambda text: bool(find_amounts(text) or find_words(text)) and not is_likely_account(text),
    "date": lambda text: bool(find_dates(text)),
    "serial": lambda text: is_serial(text) and not find_dates(text) and not find_amounts(text),
}


def the_right_way(form: Form) -> Form:
    """The form as it is, or with the values above its captions, or left of them, where clearly more are of their kind.

    Where neither way fits, no label has a value.
    """
    labels = [index for index, mark in enumerate(form.marks) if mark.rest is None and _kind(mark) is not None]
    usual = {index: tuple(piece.lines) for index in labels if (piece := form.value(index)) is not None}
    bare = [index for index, mark in enumerate(form.marks) if mark.rest is None]
    ways = [{index: lines for index in bare if (lines := find(form, index))} for find in (_above, _before)]
    best = max(ways, key=lambda way: _fitting(form, way))
    clear = _fitting(form, best) >= max(LEAST, _fitting(form, usual) + MORE)
    return _with_values(form, best) if clear else form


def _kind(mark: Mark) -> Callable[[str], bool] | None:
    kind, _, part = mark.name.partition(".")
    return _KINDS.get(kind) or (_KINDS.get(part) if part != "ignored" else None)


def _fitting(form: Form, values: Mapping[int, Lines]) -> int:
    """How many labels have a value of their kind."""
    found = ((_kind(form.marks[index]), "".join(plain(line.text) for line in lines)) for index, lines in values.items())
    return sum(fits is not None and fits(text) for fits, text in found)


def _above(form: Form, index: int) -> Lines:
    """The lines right above a caption, from top to bottom."""
    mark = form.marks[index]
    slack = EDGE * mark.box.height * form.aspect
    over = [
        line
        for line in form.texts
        if line.box.y1 <= mark.box.cy
        and (abs(line.box.x0 - mark.box.x0) < slack or line.box.x0 <= mark.box.cx <= line.box.x1)
        and not form.rulings.divide(line.box, mark.box)
    ]
    found: list[Line] = []
    top, reach = mark.box.y0, OVER
    for line in sorted(over, key=lambda line: -line.box.y1):
        if found and not (alike(line.box, found[0].box) and abs(line.box.x0 - found[0].box.x0) < slack):
            continue
        if top - line.box.y1 > reach * line.box.height or _is_label_between(form, line, mark):
            break
        found.insert(0, line)
        top, reach = line.box.y0, TIGHT
    return tuple(found)


def _is_label_between(form: Form, line: Line, mark: Mark) -> bool:
    return any(
        other is not mark and line.box.cy < other.box.cy < mark.box.cy and other.box.overlap_x(mark.box) > 0
        for other in form.marks
    )


def _before(form: Form, index: int) -> Lines:
    """The line left of a label on its level, nothing between."""
    mark = form.marks[index]
    left = [line for line in form.texts if on_one_level(line.box, mark.box) and line.box.x1 <= mark.box.x0 + 0.005]
    nearest = max(left, key=lambda line: line.box.x1, default=None)
    others = (other.box for other in form.marks if other is not mark and on_one_level(other.box, mark.box))
    if nearest is None or any(nearest.box.x1 <= box.x0 < mark.box.x0 for box in others):
        return ()
    return (nearest,)


def _with_values(form: Form, values: Mapping[int, Lines]) -> Form:
    """The form in which labels have these values and no other."""
    owned = tuple(values.get(index, ()) for index in range(len(form.marks)))
    taken = {line for lines in owned for line in lines}
    free = tuple(line for line in form.texts if line not in taken)
    return replace(form, owned=owned, told=dict(values), torn=frozenset(), free=free)
