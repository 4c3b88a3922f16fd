"""Forms: labels and values on one page, brought together by where they stand.

Every text picks its label, not the other way round: the label left of it on its level, or the label above it, within
the rulings where there are any. So a blank label stays without a value, a value wrapped into two lines stays whole,
and the order of the text does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.layout.column_values import ColumnValues
from parsers.layout.english import join_english, with_english
from parsers.layout.label_table import LabelTable
from parsers.layout.levels import alike, on_one_level
from parsers.layout.marks import Mark, find_marks
from parsers.layout.mend import mend_labels
from parsers.layout.owners import Owners
from parsers.layout.piece import Piece, piece_of
from parsers.layout.ruled_values import RuledValues
from parsers.layout.rulings import Rulings
from parsers.layout.stacks import is_vertical
from parsers.layout.unknown_labels import unknown_labels
from parsers.layout.value_lines import ValueLines
from parsers.layout.wrapped_labels import join_wrapped_labels
from parsers.values.search import search
from parsers.values.text import fold, plain

OVERLAP = 0.5
"""Heights of print by which a text may reach into the label beside it."""
SEVERAL, PUT_TOGETHER = 2, 0.94
"""Lines from which on a value is put together, and how sure it is then at most."""
MEETS = 0.45
"""Heights of print between a value and a further line of it at most."""
_UNKNOWN_LABEL = r"^[\p{Han}()]{2,9}:"
"""What looks like a label although the table does not know it."""


@dataclass(frozen=True)
class Form:
    """A page (or a part of it) as labels and the texts they own.

    `marks` are the labels in reading order; `owned[i]` are the texts that picked `marks[i]`, `free` those that picked
    none; `texts` are all that are no label and follow none in their line, `closed` those that bear a colon as labels do
    though the table does not know them. `told` are the lines of values whose borders
    rulings or the places of the labels tell; of the labels in `torn` nobody knows which lines are theirs.
    `turned` is a form whose values stand above their labels or left of them.
    """

    page: int
    marks: tuple[Mark, ...]
    owned: tuple[tuple[Line, ...], ...]
    free: tuple[Line, ...]
    rulings: Rulings = field(repr=False)
    texts: tuple[Line, ...] = field(default=(), repr=False)
    closed: frozenset[Line] = field(default=frozenset(), repr=False)
    told: Mapping[int, tuple[Line, ...]] = field(default_factory=dict, repr=False)
    torn: frozenset[int] = frozenset()
    turned: bool = False

    @property
    def aspect(self) -> float:
        """Height divided by width of the page."""
        return self.rulings.aspect

    @property
    def loose(self) -> list[Line]:
        """Print that belongs to no label, labels with a colon that the table does not know apart."""
        return [line for line in self.free if line not in self.closed]

    @property
    def prints(self) -> list[Line]:
        """All print that is no label: what follows labels in their lines, and the texts."""
        return [*(mark.rest for mark in self.marks if mark.rest is not None), *self.texts]

    def having(self, *names: str) -> list[int]:
        """Indices of the labels of these names, names first to last."""
        return [index for name in names for index, mark in enumerate(self.marks) if mark.name == name]

    def values(self, *names: str) -> list[Piece]:
        """The values of all labels of these names that have one."""
        return [piece for index in self.having(*names) if (piece := self.value(index)) is not None]

    def of_labels(self, kept: Sequence[int]) -> Form:
        """The form with these labels alone."""
        places = {index: place for place, index in enumerate(kept)}
        return replace(
            self,
            marks=tuple(self.marks[index] for index in kept),
            owned=tuple(self.owned[index] for index in kept),
            told={places[index]: lines for index, lines in self.told.items() if index in places},
            torn=frozenset(places[index] for index in self.torn if index in places),
        )

    def value(self, index: int) -> Piece | None:
        """The value of a label: the rest of its line with the lines it wraps into, else the texts that picked it.

        None for a blank label, and for one of which nobody knows where its value begins and ends.
        """
        if index in self.torn:
            return None
        if index not in self._values:
            values, mark = ValueLines(self.marks, self.texts, self.rulings), self.marks[index]
            told = self.told.get(index)
            lines = values.whole(mark, told, self.loose) if told else values.of(mark, self.owned[index], self.loose)
            piece = piece_of(lines, self.page) if lines else None
            if piece is not None and not told and self._is_put_together(lines):
                piece = replace(piece, sureness=PUT_TOGETHER)
            self._values[index] = piece
        return self._values[index]

    def _is_put_together(self, lines: Sequence[Line]) -> bool:
        """Whether a value consists of several lines that no border holds together: it is less sure than its print."""
        cells = {self.rulings.at(line.box) for line in lines}
        return len(lines) >= SEVERAL and (len(cells) > 1 or None in cells)

    def is_cut(self, index: int) -> bool:
        """Whether print that belongs to no label stands right above or below a value, edge under edge, or runs on."""
        piece = self.value(index)
        if piece is None:
            return False
        label = self.marks[index].box
        values = ValueLines(self.marks, self.texts, self.rulings)
        if self.marks[index].rest is not None and values.runs_on(
            self.marks[index], piece.lines, [*self.loose, *self.owned[index]]
        ):
            return True
        return any(
            self._meets(line, other, label) for line in self.loose if line not in piece.lines for other in piece.lines
        )

    def _meets(self, line: Line, other: Line, label: Box) -> bool:
        height = other.box.height
        gap = max(line.box.y0, other.box.y0) - min(line.box.y1, other.box.y1)
        slack = OVERLAP * height * self.aspect
        hangs = line.box.cy > other.box.cy and line.box.x0 > label.x1 - 2 * slack and line.box.overlap_x(other.box) > 0
        even = hangs or abs(line.box.x0 - other.box.x0) < slack or abs(line.box.cx - other.box.cx) < slack
        return (
            -OVERLAP * height < gap < MEETS * height
            and even
            and alike(line.box, other.box)
            and not on_one_level(line.box, other.box)
            and not self.rulings.divide(line.box, other.box)
        )

    @cached_property
    def _values(self) -> dict[int, Piece | None]:
        """The values asked for before."""
        return {}


def read_form(
    page: Page, table: LabelTable, *, lines: Iterable[Line] | None = None, stacks: Iterable[str] = ()
) -> Form:
    """The labels of a page with their texts.

    Args:
        page: the page.
        table: the labels.
        lines: those lines of the page that are to be read, all if not given.
        stacks: further words to be put together where they are cut (headings, vertical labels); they are labels of
        the table or not.
    """
    rulings = Rulings.of(page)
    aspect = rulings.aspect
    cleaned = join_english(_clean(page.lines if lines is None else lines, table, rulings), table, aspect)
    mended = mend_labels(cleaned, table.words(stacks), aspect)
    marks, texts = find_marks(join_wrapped_labels(mended, table, rulings), table)
    marks, texts = unknown_labels(marks, texts, rulings)
    english = [line for line in cleaned if table.is_english(line.text)]
    marks = with_english([_without_echo(mark, texts) for mark in marks], english)
    marks.sort(key=lambda mark: (round(mark.box.cy, 3), mark.box.x0))
    closed = {line for line in texts if table.closed and search(_UNKNOWN_LABEL, plain(line.text))}
    owners = Owners(marks, texts, rulings)
    owned: list[list[Line]] = [[] for _ in marks]
    free: list[Line] = []
    for text in texts:
        owner = None if text in closed or is_vertical(text, aspect) else owners.of(text)
        (free if owner is None else owned[owner]).append(text)
    owners.settle(owned)
    open_texts = [text for text in texts if text not in closed]
    columns, torn = ColumnValues(marks, open_texts, rulings).found()
    told = {**columns, **(RuledValues(marks, open_texts, rulings).found() if rulings.cells else {})}
    _hand_over(told, owned, free)
    return Form(
        page.number,
        tuple(marks),
        tuple(map(tuple, owned)),
        tuple(free),
        rulings,
        tuple(texts),
        frozenset(closed),
        told,
        torn,
    )


def _hand_over(told: Mapping[int, Sequence[Line]], owned: list[list[Line]], free: list[Line]) -> None:
    """Give the lines of told values to their labels, whoever had them."""
    homes = {line: index for index, lines in told.items() for line in lines}
    for index, lines in enumerate(owned):
        owned[index] = [line for line in lines if homes.get(line, index) == index]
    free[:] = [line for line in free if line not in homes]
    for line, index in homes.items():
        if line not in owned[index]:
            owned[index].append(line)


def _clean(lines: Iterable[Line], table: LabelTable, rulings: Rulings) -> tuple[Line, ...]:
    """The lines, cut where a label begins behind a ruling, with labels put right.

    Those run from top to bottom, or end in a bit of the text beside them.
    """
    kept = [part for line in lines for part in rulings.cut(line, _label_starts(line, table, rulings))]
    return tuple(_cleaned(line, kept, table, rulings.aspect) for line in kept)


def _label_starts(line: Line, table: LabelTable, rulings: Rulings) -> list[int]:
    """Where in a line's text a wording of two characters or more begins, its first character apart."""
    if not rulings.cells or is_vertical(line, rulings.aspect):
        return []
    folded = fold(line.text, spaces=False)
    starts, at = [], 0
    while at < len(folded.text):
        wording = table.at(folded.text, at) or ""
        if at and len(wording) > 1:
            starts.append(folded.places[at])
        at += max(1, len(wording))
    return starts


def _cleaned(line: Line, lines: Sequence[Line], table: LabelTable, aspect: float) -> Line:
    text = plain(line.text)
    if is_vertical(line, aspect):
        wording = table.upright(text)
        return line if wording is None else replace(line, text=wording, edges=(), sure=())
    if text in table.names or text[:-1] not in table.names or len(text) != len(line.text):
        return line
    label = line.part(0, len(text) - 1)
    covered = any(
        on_one_level(line.box, other.box)
        and label.box.x1 - OVERLAP * other.box.height * aspect < other.box.x0 < line.box.x1
        for other in lines
        if other is not line
    )
    return label if covered else line


def _without_echo(mark: Mark, texts: Sequence[Line]) -> Mark:
    """A label without the one character behind it that is the first of the text beside it, read twice."""
    if mark.rest is None or len(mark.rest.text) > 1:
        return mark
    twice = any(on_one_level(mark.box, line.box) and line.box.x0 < mark.rest.box.x1 < line.box.x1 for line in texts)
    return replace(mark, rest=None) if twice else mark
