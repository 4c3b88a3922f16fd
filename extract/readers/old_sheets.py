"""Spreadsheets that are not .xlsx: .xls and .et (BIFF), .xlsb, .ods. Every visible sheet is a page."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from extract.failures import UnreadableError, over_limit
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import WHOLE, Look
from extract.readers.numbers import cell_text
from extract.readers.packed import Packed
from extract.readers.sheet import Sheet, look_of, shown
from ocr.lines import Box

_ENCRYPTED_ODF = b"encryption-data"
_MOST_PLACES = 20_000_000
"""Places of a sheet, filled or not, that are walked over."""


def open_sheets(path: Path, limits: Limits) -> OpenSheets:
    """Opens a spreadsheet; a sheet is read when it is looked at.

    Raises:
        UnreadableError: it is encrypted, damaged or larger than the limits allow.
    """
    import python_calamine

    if zipfile.is_zipfile(path):
        _check_packed(path, limits)
    with path.open("rb") as stream:  # by its content: from a path the library goes by the name
        try:
            return OpenSheets(python_calamine.CalamineWorkbook.from_filelike(stream), limits)
        except python_calamine.PasswordError as error:
            raise UnreadableError(Reason.ENCRYPTED) from error


def _check_packed(path: Path, limits: Limits) -> None:
    """Holds a zipped spreadsheet to the limits; tells one that LibreOffice has encrypted."""
    packed = Packed(path, limits)
    try:
        manifest = "META-INF/manifest.xml"
        if packed.has(manifest) and _ENCRYPTED_ODF in packed.read(manifest):
            raise UnreadableError(
                Reason.ENCRYPTED, "文件由 LibreOffice 加密，不能用密码直接打开", "请去除密码，另存为 .xlsx 后重新提交"
            )
    finally:
        packed.close()


class OpenSheets:
    """An opened spreadsheet."""

    def __init__(self, book: Any, limits: Limits) -> None:
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        self._book = book
        self._limits = limits
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        self._names = [sheet.name for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible]
        self._hidden = [sheet.name for sheet in sheets if sheet.visible is not SheetVisibleEnum.Visible]

    @property
    def pages(self) -> int:
        """How many visible sheets it has."""
        return len(self._names)

    @property
    def message(self) -> str:
        """Names hidden sheets, which are not read."""
        return f"隐藏的工作表未读取：{'、'.join(self._hidden)}" if self._hidden else ""

    def look(self, number: int) -> Look:
        """The cells of a visible sheet."""
        name = self._names[number - 1]
        sheet = self._book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > _MOST_PLACES:
            raise over_limit("cells", f"工作表「{name}」范围过大（{sheet.total_height} 行 {sheet.total_width} 列）")
        merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
        return look_of(Sheet(self._cells(sheet), merged, name))

    def picture(self, number: int, dpi: int, place: Box = WHOLE) -> None:
        """Sheets have no fixed look."""

    def close(self) -> None:
        """Gives the file back."""
        self._book.close()

    def _cells(self, sheet: Any) -> dict[tuple[int, int], str]:
        top, left = sheet.start or (0, 0)
        cells: dict[tuple[int, int], str] = {}
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top):
            for column, value in enumerate(values, left):
                text = shown(cell_text(value, "General"))
                if text:
                    cells[row, column] = text
            if len(cells) > self._limits.cells:
                raise over_limit("cells", f"工作表「{sheet.name}」单元格过多（超过 {self._limits.cells} 个）")
        return cells
