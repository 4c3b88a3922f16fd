"""The rows of a claim list, from its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.pages import Page
from ocr.lines import Box, union_of
from parsers.claims import Claim, Claimed, LeftOut, Place
from parsers.documents.claim_cells import CellMeaning, Meaning, is_blank, meaning_of
from parsers.documents.claim_columns import AMOUNTS, COLUMNS
from parsers.documents.claim_doubts import doubtful_cells, is_faint, is_read, is_scrap, lacks_its_point
from parsers.layout.headings import Head, heading_name
from parsers.layout.matrix import Matrix, TableCell
from parsers.values.amount import Unit
from parsers.values.patent_number import find_patent_numbers
from parsers.values.search import full_match, search
from parsers.values.text import plain

if TYPE_CHECKING:
    import pandas as pd

_TOTAL = r"^(?:合计|总计|共计|总和)"
_SUBTOTAL = r"^(?:小计|累计|本页|分类|[一二三四五六七八九十]+、)"
_NOTE = r"^(?:注|备注|说明|填表|填写|制表|单位|申报单位|负责人|联系|第.页|\d+[.、]\D|\*)"
_EXAMPLE = r"^\(?(?:示例|例如|样例)|^\(例\)|^例\d*$"
_AS_ABOVE = ("同上", "〃", '"', "″", "''")
SPECK = r"[^\p{L}\p{N}]*[\p{L}\p{N}]?[^\p{L}\p{N}]*"
"""A mark in a blank cell, as OCR reads it: one character and no more says nothing in any column of the list."""


def list_rows(page: Page, matrix: Matrix, head: Head, *, first: int, unit: Unit | None = None) -> list[Claim]:
    """The data rows below the head, counted from `first`; blank rows, totals, notes and repeated heads are left out.

    `unit` is the one printed above the table, for amounts whose heading and cell name none.
    """
    frame = _frame(matrix, head)
    rows = [index for index in frame.index if _why_left_out(matrix, head, int(index)) is None]
    units = units_of(head, unit)
    claims = []
    for number, index in enumerate(rows, start=first):
        texts = {str(name): str(text) for name, text in frame.loc[index].items()}
        meanings = {name: meaning_of(name, text, units.get(name, Unit.YUAN)) for name, text in texts.items()}
        cells = {
            name: cell for name, column in head.columns.items() if (cell := matrix.at(int(index), column)) is not None
        }
        for name, cell in cells.items():
            if is_read(cell) and is_scrap(name, plain(cell.text), units):
                meanings[name] = CellMeaning(None, doubtful=True)
        doubtful = doubtful_cells(meanings, cells, units)
        for name in doubtful & set(AMOUNTS) & cells.keys():
            if is_faint(name, cells[name]) or lacks_its_point(name, cells):
                meanings[name] = CellMeaning(None, doubtful=True)
        claims.append(
            Claim(
                row=number,
                place=_place(page, matrix, int(index)),
                claimed=_claimed(meanings),
                raw=texts,
                cells={name: cell.box for name, cell in cells.items()},
                doubtful=doubtful,
                repaired=frozenset(name for name, meaning in meanings.items() if meaning.repaired),
            )
        )
    return claims


def rows_left_out(page: Page, matrix: Matrix, head: Head) -> list[LeftOut]:
    """The rows below the head that are not blank and claim nothing, each with the reason."""
    found = []
    for row in range(head.end, matrix.height):
        why = _why_left_out(matrix, head, row)
        text = " ".join(plain(cell.text) for cell in matrix.row(row) if cell.text.strip())
        if why and text:
            found.append(LeftOut(_place(page, matrix, row), text, why))
    return found


def totals_of(matrix: Matrix, head: Head, unit: Unit | None = None) -> dict[str, tuple[Decimal, ...]]:
    """The amounts of the rows 合计, in yuan, by field.

    Of several rows the last stands for all where it repeats the others or is their sum.
    """
    units = units_of(head, unit)
    found: dict[str, tuple[Decimal, ...]] = {}
    for row in range(head.end, matrix.height):
        if not any(search(_TOTAL, plain(cell.text)) for cell in matrix.row(row)):
            continue
        for name in AMOUNTS:
            cell = matrix.at(row, head.columns[name]) if name in head.columns else None
            value = meaning_of(name, cell.text, units[name]).value if cell is not None else None
            if isinstance(value, Decimal):
                found[name] = (*found.get(name, ()), value)
    return {name: of[-1:] if len({*of}) == 1 or sum(of[:-1]) == of[-1] else of for name, of in found.items()}


def _frame(matrix: Matrix, head: Head) -> pd.DataFrame:
    """The texts of the named columns, a row for every row below the head; 同上 is replaced by what stands above."""
    import pandas as pd

    texts = {
        name: [_text(matrix.at(row, column)) for row in range(head.end, matrix.height)]
        for name, column in head.columns.items()
    }
    frame = pd.DataFrame(texts, index=range(head.end, matrix.height), dtype=object)
    above = frame.map(lambda text: plain(text) in _AS_ABOVE)
    return frame.mask(above).ffill().fillna("")


def _text(cell: TableCell | None) -> str:
    """The text of a cell, its lines without blanks at their ends: a number that wraps goes on in the next line."""
    return "\n".join(line.strip() for line in cell.text.strip().split("\n")) if cell is not None else ""


def units_of(head: Head, unit: Unit | None) -> dict[str, Unit]:
    """The unit of each column of amounts: that of its heading, else the one printed above the table, else yuan."""
    return {name: head.unit(name) or unit or Unit.YUAN for name in AMOUNTS}


def _why_left_out(matrix: Matrix, head: Head, row: int) -> str | None:
    """Why a row claims nothing; None for a row that names a patent, or fills two columns of its own."""
    texts = [plain(cell.text) for cell in matrix.row(row) if cell.text.strip()]
    if not texts:
        return "空行"
    if any(search(_EXAMPLE, text) for text in texts):
        return "示例"
    if sum(heading_name(text, COLUMNS) is not None for text in texts) >= max(3, len(texts) // 2):
        return "重复的表头"
    number = _own(matrix, row, head.columns["patent_numbers"]) if "patent_numbers" in head.columns else ""
    return None if find_patent_numbers(number, labelled=True) else _why_no_claim(matrix, head, row, texts)


def _why_no_claim(matrix: Matrix, head: Head, row: int, texts: Sequence[str]) -> str | None:
    """Why a row without a patent claims nothing; None where it fills enough columns of its own."""
    if any(search(_TOTAL, text) for text in texts):
        return "合计"
    own = {name: _own(matrix, row, column) for name, column in head.columns.items()}
    filled = [name for name, text in own.items() if text and not is_blank(text)]
    if filled and set(filled) <= set(AMOUNTS):
        return "只有金额，应为合计"
    noted = any(search(_SUBTOTAL, text) or search(_NOTE, text) for text in texts)
    if len(filled) >= (3 if noted else 2):
        return None
    return "小计或说明" if noted else "没有申报内容"


def _own(matrix: Matrix, row: int, column: int) -> str:
    """The text of a cell that begins in this row and does not run over most of the table; a speck is none."""
    cell = matrix.at(row, column)
    if cell is None or cell.row != row or cell.columns * 2 > matrix.width:
        return ""
    if is_read(cell) and full_match(SPECK, plain(cell.text)):
        return ""
    return cell.text.strip()


def _claimed(meanings: Mapping[str, CellMeaning]) -> Claimed:
    values: dict[str, Meaning] = {name: meaning.value for name, meaning in meanings.items()}
    return Claimed(**values)  # type: ignore[arg-type]  # each column's reader gives the type of its field


def _place(page: Page, matrix: Matrix, row: int) -> Place:
    cells = matrix.row(row)
    box = union_of(cell.box for cell in cells if cell.row == row) or Box(0, 0, 1, 1)
    return Place(page.file, page.number, box, _range(page, cells, row))


def _range(page: Page, cells: list[TableCell], row: int) -> str:
    """The row as a spreadsheet names it: `附件1!A7:I7`; empty for other pages."""
    if not page.label or not cells:
        return ""
    last = max(cell.column + cell.columns for cell in cells)
    return f"{page.label}!{_letters(min(cell.column for cell in cells))}{row + 1}:{_letters(last - 1)}{row + 1}"


def _letters(column: int) -> str:
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
