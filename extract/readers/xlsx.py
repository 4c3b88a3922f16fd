"""Spreadsheets (.xlsx, .xlsm): every visible sheet is a page."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.failures import over_limit
from extract.limits import Limits
from extract.readers.base import WHOLE, Look
from extract.readers.numbers import cell_text
from extract.readers.packed import Packed
from extract.readers.sheet import Sheet, Span, look_of, shown
from extract.readers.xlsx_styles import CHINESE_DATES, dated, with_plain_styles
from ocr.lines import Box

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


_MERGED = re.compile(rb'mergeCell\s[^>]{0,200}?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')
_MOST_MERGED = 2_000_000


def open_xlsx(path: Path, limits: Limits) -> OpenXlsx:
    """Opens a spreadsheet; its sheets are read when the first of them is looked at.

    Raises:
        UnreadableError: it is damaged or larger than the limits allow.
    """
    packed = Packed(path, limits)
    try:
        formulas = False
        for name, data in packed.checked("xl/"):
            if name.lower().startswith("xl/worksheets/"):
                _refuse_wide_merges(data)
                formulas = formulas or b"<f>" in data or b"<f " in data
        pictures = sum(name.lower().startswith("xl/media/") for name in packed.names)
        return OpenXlsx(path, limits, _sheet_names(packed), formulas=formulas, pictures=pictures)
    finally:
        packed.close()


def _sheet_names(packed: Packed) -> list[tuple[str, bool]]:
    """Names of the worksheets in order, and whether each is visible. Chart sheets are left out."""
    kinds = {relation.get("Id", ""): relation.get("Type", "") for relation in packed.xml("xl/_rels/workbook.xml.rels")}
    return [
        (sheet.get("name", ""), sheet.get("state", "visible") == "visible")
        for sheet in packed.xml("xl/workbook.xml").iter("sheet")
        if kinds.get(sheet.get("id", ""), "worksheet").endswith("worksheet")
    ]


class OpenXlsx:
    """An opened spreadsheet."""

    def __init__(
        self, path: Path, limits: Limits, sheets: list[tuple[str, bool]], *, formulas: bool, pictures: int
    ) -> None:
        self._path = path
        self._limits = limits
        self._formulas = formulas
        self._pictures = pictures
        self._names = [name for name, visible in sheets if visible]
        self._hidden = [name for name, visible in sheets if not visible]
        self._books: tuple[Workbook, Workbook | None] | None = None

    @property
    def pages(self) -> int:
        """How many visible sheets it has."""
        return len(self._names)

    @property
    def message(self) -> str:
        """Names hidden sheets, and counts pictures, which are not read."""
        hidden = f"隐藏的工作表未读取：{'、'.join(self._hidden)}" if self._hidden else ""
        pictures = f"表内有 {self._pictures} 张图片未读取，如为证明材料请单独提交" if self._pictures else ""
        return "；".join(filter(None, (hidden, pictures)))

    def look(self, number: int) -> Look:
        """The cells of a visible sheet."""
        values, formulas = self._loaded()
        name = self._names[number - 1]
        return look_of(_sheet(values[name], formulas[name] if formulas else None, self._limits))

    def picture(self, number: int, dpi: int, place: Box = WHOLE) -> None:
        """Sheets have no fixed look."""

    def close(self) -> None:
        """Gives the cells back."""
        self._books = None

    def _loaded(self) -> tuple[Workbook, Workbook | None]:
        """The workbook with values, and with formulas where there are any."""
        if self._books is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                values = self._load(values=True)
                formulas = self._load(values=False) if self._formulas else None
            self._books = (values, formulas)
        return self._books

    def _load(self, *, values: bool) -> Workbook:
        """The workbook; a style sheet that openpyxl refuses is left out but for the number formats."""
        import openpyxl

        try:
            with self._path.open("rb") as stream:  # by its content: from a path the library goes by the name
                return openpyxl.load_workbook(stream, data_only=values)
        except (TypeError, ValueError, KeyError, AttributeError):
            return openpyxl.load_workbook(with_plain_styles(self._path, self._limits), data_only=values)


def _refuse_wide_merges(data: bytes) -> None:
    """Refuses merged areas so wide that the library, which makes an object of every place in them, would never end.

    Raises:
        UnreadableError: there are such.
    """
    places = 0
    for left, top, right, bottom in _MERGED.findall(data):
        wide = abs(_column(right) - _column(left)) + 1
        places += wide * (abs(int(bottom) - int(top)) + 1)
    if places > _MOST_MERGED:
        raise over_limit("cells", f"工作表的合并区域过大（{places} 格）")


def _column(letters: bytes) -> int:
    """The number of a column, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet(values: Worksheet, formulas: Worksheet | None, limits: Limits) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    uncounted: list[str] = []
    for cell in _filled(values):
        cells[cell.row - 1, cell.column - 1] = shown(_text(cell, values))
        if len(cells) > limits.cells:
            raise over_limit("cells", f"工作表「{values.title}」单元格过多（超过 {limits.cells} 个）")
    for cell in _filled(formulas) if formulas else ():
        place = (cell.row - 1, cell.column - 1)
        if isinstance(cell.value, str) and cell.value.startswith("=") and place not in cells:
            cells[place] = cell.value
            uncounted.append(cell.coordinate)
    filled = {place: text for place, text in cells.items() if text}
    return Sheet(filled, _merged(values), values.title, _notes(values, filled, uncounted))


def _text(cell: Any, sheet: Worksheet) -> str:
    """A cell as a person sees it, the date formats of Chinese Excel included."""
    hidden = CHINESE_DATES.get(cell._style.numFmtId) if cell.has_style else None  # noqa: SLF001 - told nowhere else
    if hidden and isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and sheet.parent:
        return cell_text(dated(cell.value, sheet.parent.epoch), hidden)
    return cell_text(cell.value, cell.number_format or "General")


def _filled(sheet: Worksheet) -> Iterator[Any]:
    """Cells that hold something."""
    held = sheet._cells  # noqa: SLF001 - iter_rows would walk over every blank up to a stray cell at the far end
    return (held[place] for place in sorted(held) if held[place].value is not None)


def _merged(sheet: Worksheet) -> list[Span]:
    return [
        (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1) for area in sheet.merged_cells.ranges
    ]


def _notes(sheet: Worksheet, cells: dict[tuple[int, int], str], uncounted: list[str]) -> list[str]:
    """What a reviewer should know: hidden rows and columns (which are read), formulas without a value."""
    from openpyxl.utils import get_column_letter

    rows = sorted({row + 1 for row, _ in cells if sheet.row_dimensions[row + 1].hidden})
    columns = sorted({column + 1 for _, column in cells})
    hidden = [get_column_letter(column) for column in columns if _is_hidden(sheet, get_column_letter(column))]
    notes = []
    if rows:
        notes.append(f"工作表「{sheet.title}」有隐藏行（第 {_some(rows)} 行），已一并读取")
    if hidden:
        notes.append(f"工作表「{sheet.title}」有隐藏列（{_some(hidden)}），已一并读取")
    if uncounted:
        notes.append(f"公式没有保存计算结果（{_some(uncounted)}），请在 Excel 中打开并保存后重新提交")
    return notes


def _is_hidden(sheet: Worksheet, letter: str) -> bool:
    return letter in sheet.column_dimensions and bool(sheet.column_dimensions[letter].hidden)


def _some(names: list[Any]) -> str:
    return "、".join(str(name) for name in names[:10]) + ("等" if len(names) > 10 else "")
