"""Pages as rows of segments: what stands on one level, in a ruled row, or wrapped within one column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.pages import Page
from ocr.lines import Box, Line, in_reading_order
from parsers.layout.blocks import blocks_of
from parsers.layout.frames import is_frame
from parsers.layout.matrix import TableCell, matrix_of
from parsers.layout.page_view import PageView
from parsers.layout.segment import Margins, Segment
from parsers.layout.wraps import NEW_CLAUSE, PARTY_START, SECOND_PARTY, WIDE_PARTY, begins_with_a_party
from parsers.values.search import find_all, full_match, search
from parsers.values.text import plain

SURELY_FULL, LEAST_FULL = 0.82, 0.7
"""Where a line must end, as a fraction of the page's width, to be a full one: where no other tells, and in any case."""
ALIGNED = 1.5
"""Characters' widths by which the lines of one column may begin apart."""
FULL_COLUMN = 4.0
"""Characters' widths by which a full line of a column may stay short of the next column."""
STACKED = 1.3
"""How many times as high as wide a box of several characters is that stand one below the other."""
LONGEST_REST = 30
"""Characters of a line that goes on in a column at most."""
CLOSE = 1.0
"""Heights of a line between it and the one that goes on in its column."""
ECHO = 0.7
"""The part of a character's box that lies within the line of which it is one."""
PAGE_FOOT = r"第?\d{1,3}页?(?:[/,，]?共?\d{1,3}页?)?|[-—–]\d{1,3}[-—–]|第\d{1,3}页.{0,12}|共\d{1,3}页.{0,12}"


@dataclass(slots=True)
class _Table:
    """A ruled table's rows, and where it stands."""

    rows: list[tuple[Segment, ...]] = field(default_factory=list)
    top: float = 0.0


def rows_of_pages(pages: Sequence[Page]) -> Iterator[tuple[list[tuple[Segment, ...]], Margins]]:
    """The rows of every page from top to bottom, without page numbers, running heads and feet; and its margins."""
    repeated = _running_heads(pages)
    for page in pages:
        lines = [line for line in page.lines if not _is_margin(line, repeated) and not _is_echo(line, page.lines)]
        lines = [part for line in lines for part in (_unstacked(line, page) or _parties_apart(line))]
        margins = _margins(lines)
        tables, left_over = _tables(page, lines)
        rows = _levels(left_over, margins)
        for table in tables:
            rows += [(table.top, row) for row in table.rows]
        yield [row for _, row in sorted(rows, key=lambda item: item[0])], margins


def _is_margin(line: Line, repeated: set[str]) -> bool:
    bare = "".join(line.text.split())
    edge = line.box.y1 < 0.1 or line.box.y0 > 0.9
    return not bare or (edge and (bare in repeated or bool(full_match(PAGE_FOOT, bare))))


def _is_echo(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is one character of another that was read once more by itself, where it stands in that one."""
    bare = plain(line.text)
    return len(bare) == 1 and any(
        other is not line
        and bare in plain(other.text)
        and line.box.overlap_x(other.box) > ECHO * line.box.width
        and line.box.overlap_y(other.box) > ECHO * line.box.height
        and len(other.text) > 1
        for other in lines
    )


def _unstacked(line: Line, page: Page) -> list[Line]:
    """The characters of party's words (卖　方 over 买　方) that stand one below the other and OCR read as one line."""
    count = len(line.text)
    upright = line.box.height * page.height > STACKED * line.box.width * page.width
    if not upright or not full_match(rf"{WIDE_PARTY}{{2,4}}", line.text):
        return []
    step = line.box.height / count
    tops = (line.box.y0 + step * place for place in range(count))
    return [
        Line(char, Box(line.box.x0, top, line.box.x1, top + step), line.confidence, line.reader)
        for char, top in zip(line.text, tops, strict=True)
    ]


def _parties_apart(line: Line) -> list[Line]:
    """A line parted where a blank stands before the word of a second party: two blocks that stand close."""
    ends = [match.start() for match in find_all(SECOND_PARTY, line.text)] if search(PARTY_START, line.text) else []
    return [line.part(start, end) for start, end in pairwise([0, *ends, len(line.text)])]


def _running_heads(pages: Sequence[Page]) -> set[str]:
    """What stands at the top or bottom edge of more than one page."""
    counts: Counter[str] = Counter()
    for page in pages:
        edge = {"".join(line.text.split()) for line in page.lines if line.box.y1 < 0.08 or line.box.y0 > 0.92}
        counts.update(text for text in edge if text)
    return {text for text, count in counts.items() if count > 1}


def _tables(page: Page, lines: Sequence[Line]) -> tuple[list[_Table], list[Line]]:
    """The ruled tables of a page as rows of cells, and the lines that stand in none."""
    view = PageView(page, lines)
    taken: set[Box] = set()
    tables = []
    for grid in page.grids:
        if len(grid.cells) < 2 or is_frame(grid, lines):
            continue
        matrix = matrix_of(view, grid)
        seen: set[int] = set()
        table = _Table(top=grid.box.y0)
        for row in range(matrix.height):
            cells = [cell for cell in matrix.row(row) if id(cell) not in seen]
            seen.update(id(cell) for cell in cells)
            segments = tuple(_segment(cell) for cell in cells if cell.text.strip())
            if segments:
                table.rows.append(segments)
        tables.append(table)
        taken |= {line.box for line in lines if any(cell.box.holds(line.box.cx, line.box.cy) for cell in grid.cells)}
    return tables, [line for line in lines if line.box not in taken]


def _segment(cell: TableCell) -> Segment:
    lines = list(cell.lines) or [Line(cell.text, cell.box)]
    return Segment(lines, cell.box)


def _levels(lines: Sequence[Line], margins: Margins) -> list[tuple[float, tuple[Segment, ...]]]:
    """Lines level by level, from left to right, with the height at which each row counts.

    A line that goes on within a column joins that column's segment; blocks side by side follow each other.
    """
    rows: list[list[Line]] = []
    for line in in_reading_order(lines):
        if rows and _level(rows[-1][0].box, line.box) and _level(rows[-1][-1].box, line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    found: list[tuple[float, tuple[Segment, ...]]] = []
    for part in blocks_of([sorted(row, key=lambda item: item.box.x0) for row in rows], margins.char):
        if isinstance(part, tuple):
            top = part[0][0][0].box.y0
            found += [(top, (Segment(list(level)),)) for block in part for level in block]
        else:
            found += [(row[0].lines[0].box.y0, row) for row in _segments(part, margins)]
    return found


def _segments(rows: Sequence[Sequence[Line]], margins: Margins) -> list[tuple[Segment, ...]]:
    found: list[tuple[Segment, ...]] = []
    for row in rows:
        owners = _columns(found[-1], row, margins) if found else [None] * len(row)
        for segment, line in zip(owners, row, strict=True):
            if segment is not None:
                segment.lines.append(line)
        anew = tuple(Segment([line]) for segment, line in zip(owners, row, strict=True) if segment is None)
        found += [anew] if anew else []
    return found


def _columns(above: tuple[Segment, ...], row: Sequence[Line], margins: Margins) -> list[Segment | None]:
    """For each line of a row the segment above, among several side by side, that it goes on with.

    None for all where one begins that belongs to no column; beside lines that go on one may begin anew in its own.
    """
    none: list[Segment | None] = [None] * len(row)
    if len(above) < 2 or (len(row) == 1 and _is_paragraph(above, row[0], margins)) or _is_overprinted(above):
        return none
    owners: list[Segment | None] = []
    for line in row:
        near = [
            segment
            for segment in above
            if abs(segment.lines[0].box.x0 - line.box.x0) < ALIGNED * margins.char
            and -0.5 < (line.box.y0 - segment.last.box.y1) / max(line.box.height, 1e-6) < CLOSE
        ]
        anew = _begins_something(line)
        own_row = search(rf"^\d+$|^第\d+条|{NEW_CLAUSE}", plain(line.text))  # of a list, a clause
        if len(near) != 1 or own_row or not (anew or _is_full(near[0], above, margins)):
            return none
        owners.append(None if anew else near[0])
    return owners if len(row) == len(above) or None not in owners else none


def _begins_something(line: Line) -> bool:
    """Whether the words of a line below a column are none of those above: a label, a day, a party, a long text."""
    text = plain(line.text)
    own = len(text) > LONGEST_REST or search(r"[:：]|^[(（]?[签盖]|^[\d年月日]+$", text)
    return bool(own) or begins_with_a_party(line.text)


def _is_overprinted(row: Sequence[Segment]) -> bool:
    """Whether print of a row lies upon its own: words filled in a little too far to the left, no columns."""
    return any(right.lines[0].box.x0 < left.last.box.x1 for left, right in pairwise(row))


def _is_paragraph(above: Sequence[Segment], line: Line, margins: Margins) -> bool:
    """Whether a line at the left margin goes on with a row that fills the page, rather than with its first column."""
    return above[-1].last.box.x1 > margins.right - margins.char and abs(line.box.x0 - margins.left) < margins.char


def _is_full(segment: Segment, row: Sequence[Segment], margins: Margins) -> bool:
    """Whether a column's last line reaches the next column, or the right margin."""
    right = [other.lines[0].box.x0 for other in row if other.lines[0].box.x0 > segment.lines[0].box.x0]
    return segment.last.box.x1 > min([*right, margins.right]) - FULL_COLUMN * max(margins.char, 0.012)


def _level(a: Box, b: Box) -> bool:
    return a.y0 <= b.cy <= a.y1 and b.y0 <= a.cy <= b.y1


def _margins(lines: Sequence[Line]) -> Margins:
    widths = [line.box.width / len(line.text) for line in lines if len(line.text) > 4]
    long = [line for line in lines if line.box.width > 0.45]
    left = min((line.box.x0 for line in long), default=0.0)
    return Margins(left, _right_margin(long), median(widths) if widths else 0.02)


def _right_margin(lines: Sequence[Line]) -> float:
    """Where full lines end: the rightmost edge that at least two long lines share."""
    edges = sorted((line.box.x1 for line in lines), reverse=True)
    shared = (a for a, b in pairwise(edges) if a - b < 0.03)
    return max(next(shared, SURELY_FULL), LEAST_FULL)
