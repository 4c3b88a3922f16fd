"""Forms whose captions stand below their values, or behind them: the whole page says which way it is to be read.

Taken the usual way round, every value of such a page shifts by one. So each label is tried every way, by whether what
stands there is of its kind (an account, a day, a bank); the way in which clearly more labels fit is the page's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Line, in_reading_order
from parsers.layout.form import Form, read_form
from parsers.layout.label_table import LabelTable
from parsers.layout.levels import alike, on_one_level
from parsers.layout.marks import Mark
from parsers.values.search import search
from parsers.values.text import plain

FEWEST, LEAD = 3, 2
"""Labels that must fit a way round that is not the usual one, and how many more than any other way."""
OVER = 2.6
"""Heights of print between a value and a caption below it at most."""
TIGHT = 0.9
"""The same between two lines of one value."""
EDGE = 1.6
"""Heights of print by which a value may begin off its caption's beginning."""

Lines = tuple[Line, ...]
Fits = Mapping[str, Callable[[str], bool]]
"""By label whether a text can be its value."""


def read_voted(
    page: Page,
    table: LabelTable,
    fits: Fits | None = None,
    *,
    lines: Iterable[Line] | None = None,
    stacks: Iterable[str] = (),
) -> Form:
    """The form of a page, `turned` where clearly more labels fit what stands above or left of them; else as usual.

    Labels in brackets behind their values are parted from these where that is what turns the page.

    Args:
        page: the page.
        table: the labels.
        fits: what values look like, as the table says if not given.
        lines: those lines of the page that are to be read, all if not given.
        stacks: further words to be put together where they are cut.
    """
    kept = tuple(page.lines if lines is None else lines)
    form = read_form(page, table, lines=kept, stacks=stacks)
    parted = _without_brackets(kept, table)
    bare = form if parted == kept else read_form(page, table, lines=parted, stacks=stacks)
    return _turned(bare, table.fits if fits is None else fits) or form


def _without_brackets(lines: Lines, table: LabelTable) -> Lines:
    """The lines, those that end in a label in brackets parted: 某某公司（付款人户名）."""
    return tuple(part for line in lines for part in _parted(line, table) or (line,))


def _parted(line: Line, table: LabelTable) -> Lines:
    match = search(r"[(（\[〔【](?P<key>[^()（）\[\]〔〕【】]{2,12})[)）\]〕】]\s*$", line.text)
    if match is None or plain(line.text) in table.names:
        return ()
    key = plain(match["key"])
    if key not in table.names and table.like(key) is None:
        return ()
    label = line.part(*match.span("key"))
    value = line.part(0, match.start()) if line.text[: match.start()].strip() else None
    return (value, label) if value is not None else (label,)


def _turned(form: Form, fits: Fits) -> Form | None:
    """The form with the values above its captions, or left of them; None where not clearly more are of their kind.

    A label with a colon is no caption: what it names stands right of it or below.
    """
    bare = [index for index, mark in enumerate(form.marks) if mark.rest is None and not mark.colon]
    ways = [{index: lines for index in bare if (lines := find(form, index))} for find in (_above, _before)]
    other, best = sorted(((_fitting(form, way, fits), place) for place, way in enumerate(ways)))
    usual = {index: piece.lines for index in range(len(form.marks)) if (piece := form.value(index)) is not None}
    most = max(other[0], _fitting(form, usual, fits))
    return _with_values(form, ways[best[1]]) if best[0] >= max(FEWEST, most + LEAD) else None


def _fitting(form: Form, values: Mapping[int, Lines], fits: Fits) -> int:
    """How many labels have a value of their kind."""
    return sum(_fit(form.marks[index], lines, fits) for index, lines in values.items())


def _fit(mark: Mark, lines: Sequence[Line], fits: Fits) -> bool:
    return mark.name in fits and fits[mark.name]("".join(plain(line.text) for line in lines))


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
    """The lines left of a label, up to the label before it: on its level, or two whose middle is there."""
    mark = form.marks[index]
    others = [other.box for other in form.marks if other is not mark]
    start = max((box.x1 for box in others if box.x0 < mark.box.x0 and on_one_level(box, mark.box)), default=0.0)
    left = [line for line in form.texts if start <= line.box.x0 < line.box.x1 <= mark.box.x0 + 0.005]
    level = [line for line in left if on_one_level(line.box, mark.box)]
    wrapped = [
        line
        for line in left
        if line not in level
        and line.box.overlap_y(mark.box) > 0
        and not any(on_one_level(line.box, box) for box in others)
        and all(alike(line.box, other.box) and not on_one_level(line.box, other.box) for other in level)
    ]
    return tuple(in_reading_order([*level, *wrapped]))


def _with_values(form: Form, values: Mapping[int, Lines]) -> Form:
    """The form in which labels have these values and no other, whole ones alone."""
    owned = tuple(values.get(index, ()) for index in range(len(form.marks)))
    taken = {line for lines in owned for line in lines}
    free = tuple(line for line in form.texts if line not in taken)
    turned = replace(form, owned=owned, told=dict(values), torn=frozenset(), free=free, turned=True)
    return replace(turned, torn=frozenset(index for index in values if turned.is_cut(index)))
