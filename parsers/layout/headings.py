"""Which row of a table is its head, and which column is which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parsers.layout.matrix import Matrix, TableCell
from parsers.layout.vocabulary import Vocabulary
from parsers.values.amount import Unit, unit_in
from parsers.values.search import replaced, search
from parsers.values.text import is_han, plain

LONGEST = 40
"""Characters of the longest heading."""
_MOST_KEPT = 4096
"""Headings that are kept with their names."""
_DEEPEST = 3
"""Rows a head may have."""


@dataclass(frozen=True)
class Head:
    """The head of a table: its rows (first, one past the last), the column of each name, and headings as printed."""

    first: int
    end: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    others: tuple[str, ...] = ()

    def unit(self, name: str) -> Unit | None:
        """The unit printed in a heading."""
        return unit_in(self.headings.get(name, ""))


def heading_name(text: str, vocabulary: Vocabulary) -> str | None:
    """The name a heading stands for: notes in brackets are left aside, a wording must make up half of it at least."""
    bare = plain(text)
    if not bare or len(bare) > LONGEST:
        return None
    if bare not in vocabulary.headed:
        if len(vocabulary.headed) >= _MOST_KEPT:
            vocabulary.headed.clear()
        vocabulary.headed[bare] = _name_of(bare, vocabulary)
    return vocabulary.headed[bare]


def _name_of(bare: str, vocabulary: Vocabulary) -> str | None:
    core = replaced(r"\([^()]*\)?", "", bare).strip(":*") or bare
    if sum(map(is_han, core)) * 2 < len(core):
        return None
    for candidate in (bare, core):
        if (name := vocabulary.names.get(_key(candidate))) is not None:
            return name
    inside = [(end - start, -start, name) for start, end, name, _ in vocabulary.matches(core)]
    if inside:
        names = {name for size, _, name in inside if size >= 3} or {name for _, _, name in inside}
        size, _, name = max(inside)
        covered = sum(length for length, _, _ in inside)
        return name if len(names) == 1 and covered * 2 >= len(core) and size >= 2 else None
    return vocabulary.nearest(core)


def _key(text: str) -> str:
    return "".join(char for char in text if char not in "()[]{}、,.·/")


def find_head(matrix: Matrix, vocabulary: Vocabulary, *, least: int, ignored: str = "other") -> Head | None:
    """The head with the most names; None where no row (or band of up to three rows) has `least` of them.

    Columns named `ignored` are known but of no interest; they do not count.
    """
    best: Head | None = None
    for first in range(matrix.height):
        if not any(heading_name(cell.text, vocabulary) for cell in matrix.row(first)):
            continue
        for depth in range(1, _DEEPEST + 1):
            if _holds_numbers(matrix, first + depth - 1):
                break
            head = _head_of(matrix, vocabulary, first, first + depth, ignored)
            if len(head.columns) >= least and (best is None or len(head.columns) > len(best.columns)):
                best = head
        if best is not None and best.end <= first:
            break
    return best


def _holds_numbers(matrix: Matrix, row: int) -> bool:
    """Whether a row holds a number of documents or an amount, as no head does: it is of labels with their values."""
    return row < matrix.height and any(search(r"\d{5}|\d[.,]\d{2}", plain(cell.text)) for cell in matrix.row(row))


def _head_of(matrix: Matrix, vocabulary: Vocabulary, first: int, end: int, ignored: str) -> Head:
    columns: dict[str, int] = {}
    headings: dict[str, str] = {}
    others: list[str] = []
    for column in sorted(range(matrix.width), key=lambda column: _reaches_below(matrix, first, end, column)):
        texts = _distinct(matrix.at(row, column) for row in range(first, min(end, matrix.height)))
        name = _column_name(texts, vocabulary)
        printed = "".join(plain(text) for text in texts)
        if name is None or name == ignored or name in columns:
            others.extend([printed] if printed and printed not in others else [])
            continue
        columns[name], headings[name] = column, printed
    return Head(first, min(end, matrix.height), columns, headings, tuple(others))


def _reaches_below(matrix: Matrix, first: int, end: int, column: int) -> bool:
    """Whether the cell of a head goes on beside rows of the body: it says what the rows are, and heads no column."""
    cell = matrix.at(min(end, matrix.height) - 1, column)
    return cell is not None and cell.row + cell.rows > end and cell.row >= first


def _distinct(cells: Iterable[TableCell | None]) -> list[str]:
    found: list[TableCell] = []
    for cell in cells:
        if cell is not None and cell.text.strip() and all(cell is not other for other in found):
            found.append(cell)
    return [cell.text for cell in found]


def _column_name(texts: list[str], vocabulary: Vocabulary) -> str | None:
    """The name of a column with these headings from top to bottom: the lowest that says something, else all as one."""
    for text in (*reversed(texts), "".join(texts)):
        if (name := heading_name(text, vocabulary)) is not None:
            return name
    return None
