"""Tables as text (.csv) and plain text (.txt), in UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from extract.encodings import decoded
from extract.failures import UnreadableError, over_limit
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import WHOLE, Look
from extract.readers.sheet import Sheet, look_of, shown
from ocr.lines import Box, Frame, Line, Reader

_DELIMITERS = ",\t;|"
_LINES_PER_PAGE = 60
_COLUMNS_PER_LINE = 80
_LONGEST_LINE = 500
_MOST_BYTES = 64 * 1024 * 1024
"""A list of patents with as many cells as the limits allow is a tenth of this."""


def open_csv(path: Path, limits: Limits) -> OpenText:
    """Opens a table in text form: one page with a grid.

    Raises:
        UnreadableError: its encoding is none of those known, or it has too many cells.
    """
    text = _text(path)
    cells: dict[tuple[int, int], str] = {}
    try:
        for index, row in enumerate(csv.reader(io.StringIO(text), delimiter=_delimiter(text))):
            cells.update({(index, column): value for column, raw in enumerate(row) if (value := shown(_bare(raw)))})
            if len(cells) > limits.cells:
                raise over_limit("cells", f"表格单元格过多（超过 {limits.cells} 个）")
    except csv.Error as error:
        raise over_limit("cells", "表格有超长的单元格，可能缺少引号") from error
    return OpenText([look_of(Sheet(cells))])


def open_txt(path: Path, limits: Limits) -> OpenText:  # noqa: ARG001 - all openers share one signature
    """Opens plain text: pages of `_LINES_PER_PAGE` lines.

    Raises:
        UnreadableError: its encoding is none of those known.
    """
    lines = [part for line in _text(path).expandtabs(4).splitlines() for part in _wrapped(line)]
    return OpenText([look_of_lines(part) for part in pages_of_lines(lines)])


def _wrapped(line: str) -> list[str]:
    """A line in parts that a reader of positions can handle; a text without line breaks is one line of a whole book."""
    return [line[start : start + _LONGEST_LINE] for start in range(0, max(len(line), 1), _LONGEST_LINE)]


def _bare(cell: str) -> str:
    """A cell without what keeps Excel from taking its digits for a number: `="2018"`, an apostrophe, a tab."""
    text = cell.strip().strip("\t")
    if text.startswith('="') and text.endswith('"'):
        return text[2:-1]
    return text.removeprefix("'")


def pages_of_lines(lines: list[str]) -> list[list[str]]:
    """Lines of text parted into pages, one at least."""
    starts = range(0, max(len(lines), 1), _LINES_PER_PAGE)
    return [lines[start : start + _LINES_PER_PAGE] for start in starts]


def _text(path: Path) -> str:
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise UnreadableError(Reason.TOO_LARGE, f"文本文件过大（{size / 1e6:.0f} MB）")
    text = decoded(path.read_bytes())
    if text is not None:
        text = text.replace("\0", "")
    if text is None:
        raise UnreadableError(Reason.DAMAGED, "文本编码无法识别", "请另存为 UTF-8 编码或 .xlsx 后重新提交")
    return text


def _delimiter(text: str) -> str:
    head = text[:4096]
    return max(_DELIMITERS, key=head.count)


def look_of_lines(lines: list[str]) -> Look:
    """Lines spread evenly over a page, a character as wide as a line of `_COLUMNS_PER_LINE` lets it be."""
    found = []
    for index, raw in enumerate(lines):
        text = shown(raw)
        if text:
            left = min((len(raw) - len(raw.lstrip())) / _COLUMNS_PER_LINE, 0.9)
            right = min(1.0, left + 2 * len(text) / _COLUMNS_PER_LINE)
            box = Box(left, (index + 0.1) / _LINES_PER_PAGE, right, (index + 0.9) / _LINES_PER_PAGE)
            found.append(Line(text, box, 1.0, Reader.TEXT))
    return Look(1.0, 1.0, tuple(found), frame=Frame(aspect=1.0))


class OpenText:
    """An opened text file: its pages are known."""

    message = ""

    def __init__(self, looks: list[Look]) -> None:
        self._looks = looks

    @property
    def pages(self) -> int:
        """How many pages it makes."""
        return len(self._looks)

    def look(self, number: int) -> Look:
        """The cells or lines of a page."""
        return self._looks[number - 1]

    def picture(self, number: int, dpi: int, place: Box = WHOLE) -> None:
        """Text has no fixed look."""

    def close(self) -> None:
        """Nothing is held."""
