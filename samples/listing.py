"""The claim list 附件1 as applicants fill it in: an .xlsx whose wording and styles differ by seed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from samples.deals import Mode
from samples.world import variant

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from samples.deals import Deal, Row

COLUMNS: tuple[tuple[str, ...], ...] = (
    ("序号", "序号", "编号"),
    ("登记/备案时间", "登记/备案时间", "登记/备案日期", "登记（备案）时间"),
    ("专利号", "专利号", "专利号（ZL）"),
    ("转化方式（转让、许可等）", "转化方式（转让、许可等）", "转化方式"),
    ("供给方", "供给方", "专利供给方"),
    ("接受方", "接受方", "专利接受方"),
    ("合同额（元）", "合同额（元）", "合同额(元)", "合同金额（元）"),
    ("实际到账（元）", "实际到账（元）", "实际到账\n（元）", "实际到账金额（元）"),
    ("合同涉及专利金额（元）", "合同涉及专利金额（元）", "合同涉及专利金额\n（元）"),
)
"""Headings of 附件1 of guideline 001, the official wording first and likeliest."""

_MODES = {
    Mode.TRANSFER: ("转让", "转让", "专利权转让", "专利转让"),
    Mode.LICENCE: ("许可", "许可", "专利许可", "专利实施许可"),
    Mode.EQUITY: ("作价入股", "专利作价入股"),
    Mode.PLEDGE: ("质押", "专利质押", "质押融资"),
    Mode.OPEN_LICENCE: ("开放许可", "专利开放许可"),
}
_DATES = ("cell", "%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "年月日", "short")
_NUMBERS = (
    "ZL{body}.{check}",
    "{body}.{check}",
    "ZL {year} {kind} {serial}.{check}",
    "ZL{body}{check}",
    "{body}",
    "full",
)
_AMOUNTS = ("number", "number", "cents", "text", "text with 元")
_MADE_ON = datetime(2022, 10, 14, 9, 30)  # noqa: DTZ001 - a spreadsheet's own clock has no zone
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
"""The time of saving, which openpyxl takes from the clock."""
_THIN = Border(*(Side(style="thin"),) * 4)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


@dataclass(slots=True)
class ListStyle:
    """How one applicant writes: drawn once for a list, so that a column is written in one way for the most part."""

    rng: random.Random
    dates: str
    numbers: str
    amounts: str
    blank: str | None

    @classmethod
    def drawn(cls, rng: random.Random) -> ListStyle:
        """A style from a seed."""
        return cls(
            rng, rng.choice(_DATES), rng.choice(_NUMBERS), rng.choice(_AMOUNTS), rng.choice((None, "/", "—", "无"))
        )

    def day(self, day: date | None) -> date | str | None:
        """A date cell."""
        style = self.dates if self.rng.random() < 0.85 else self.rng.choice(_DATES)
        if day is None or style == "cell":
            return day
        if style == "年月日":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.year}.{day.month}.{day.day}" if style == "short" else day.strftime(style)

    def patents(self, row: Row) -> str:
        """The cell 专利号. A number that is wrong on purpose is written out, or nobody could tell that it is wrong."""
        style = "ZL{body}.{check}" if row.planted else self.numbers
        return self.rng.choice(("\n", "、", "；")).join(_number(number, style) for number in row.patents)

    def amount(self, amount: Decimal | None) -> float | int | str | None:
        """A cell in yuan."""
        if amount is None:
            return None
        style = "cents" if amount != amount.to_integral_value() and self.amounts == "number" else self.amounts
        match style:
            case "number":
                return int(amount)
            case "cents":
                return float(amount)
            case "text":
                return f"{amount:,.2f}"
            case _:
                return f"{amount.normalize():f}元"


def _number(number: str, style: str) -> str:
    if "." not in number:
        return number
    body, check = number.split(".")
    if style == "full":
        return number.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789X."})
    cut = len(body) - (8 if len(body) == 12 else 6)
    style = style if len(body) == 12 or style != "{body}" else "{body}.{check}"
    return style.format(body=body, check=check, year=body[:cut], kind=body[cut], serial=body[cut + 1 :])


def write_list(deals: Sequence[Deal], title: str, rng: random.Random) -> bytes:
    """The claim list over the rows of the deals, as the bytes of an .xlsx that depend on the arguments alone."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = rng.choice(("附件1", "Sheet1", "转化清单"))
    style = ListStyle.drawn(rng)
    head = _title_rows(sheet, title, rng)
    for column, wordings in enumerate(COLUMNS, start=1):
        sheet.cell(head, column, rng.choice(wordings)).font = Font(bold=True)
    last = _data_rows(sheet, deals, head + 1, style)
    _total_row(sheet, deals, last + 1, style)
    _dress(sheet, head, last + 1)
    book.properties.created = _MADE_ON
    target = BytesIO()
    book.save(target)
    return _without_clock(target.getvalue())


def list_cells(deals: Sequence[Deal], rng: random.Random) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of the list as it prints, 合计 last: every cell filled, nothing merged."""
    style = ListStyle.drawn(rng)
    heads = [rng.choice(wordings).replace("\n", "") for wordings in COLUMNS]
    rows: list[list[str]] = []
    for deal in deals:
        for row in deal.rows:
            rows.append([_printed(value) for value in _cells(row, len(rows) + 1, style)])
    totals = [_printed(style.amount(total)) for total in _totals(deals)]
    return heads, [*rows, [rng.choice(("合计", "总计")), *[""] * 5, *totals]]


def _printed(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,.2f}" if isinstance(value, float) else str(value)
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _title_rows(sheet: Worksheet, title: str, rng: random.Random) -> int:
    """The title, perhaps a line below it; returns the row of the headings."""
    sheet.cell(1, 1, title).font = Font(bold=True, size=14)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(COLUMNS))
    below = rng.choice((None, None, "填报单位（盖章）：                      单位：元", "填报日期：2022年10月"))
    if below is None:
        return 2
    sheet.cell(2, 1, below)
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=len(COLUMNS))
    return 3


def _data_rows(sheet: Worksheet, deals: Sequence[Deal], first: int, style: ListStyle) -> int:
    """Writes the rows; cells that repeat over the rows of one contract are merged. Returns the last row."""
    rng, place, serial = style.rng, first, 0
    for deal in deals:
        start = place
        for row in deal.rows:
            serial += 1
            for column, value in enumerate(_cells(row, serial, style), start=1):
                cell = sheet.cell(place, column, value)
                if isinstance(value, int | float) and column > 6:
                    cell.number_format = "#,##0.00"
            place += 1
        if deal.terms.rows > 1:
            _merge(sheet, start, place - 1, (7, 8) if rng.random() < 0.5 else (5, 6, 7, 8))
    return place - 1


def _cells(row: Row, serial: int, style: ListStyle) -> tuple[date | float | str | None, ...]:
    """The cells of a row, in the order of `COLUMNS`."""
    received = style.blank if row.received_amount is None else style.amount(row.received_amount)
    return (
        serial,
        style.day(row.registered_on),
        style.patents(row),
        style.rng.choice(_MODES[row.mode]),
        variant(style.rng, row.supplier),
        variant(style.rng, row.receiver),
        style.amount(row.contract_amount),
        received,
        style.amount(row.patent_amount),
    )


def _merge(sheet: Worksheet, first: int, last: int, columns: Sequence[int]) -> None:
    for column in columns:
        for row in range(first + 1, last + 1):
            sheet.cell(row, column).value = None
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


def _total_row(sheet: Worksheet, deals: Sequence[Deal], place: int, style: ListStyle) -> None:
    """The 合计 row: every contract counted once."""
    sheet.cell(place, 1, style.rng.choice(("合计", "合  计", "总计")))
    for column, total in zip((7, 8, 9), _totals(deals), strict=True):
        sheet.cell(place, column, style.amount(total))


def _totals(deals: Sequence[Deal]) -> tuple[Decimal, Decimal, Decimal]:
    """合同额, 实际到账 and 合同涉及专利金额 of all rows."""
    totals = [Decimal(0)] * 3
    for deal in deals:
        counted = deal.rows[:1] if deal.terms.rows > 1 else deal.rows
        totals[0] += sum((row.contract_amount or Decimal(0) for row in counted), Decimal(0))
        totals[1] += sum((row.received_amount or Decimal(0) for row in counted), Decimal(0))
        totals[2] += sum((row.patent_amount or Decimal(0) for row in deal.rows), Decimal(0))
    return totals[0], totals[1], totals[2]


def _dress(sheet: Worksheet, head: int, last: int) -> None:
    for letter, width in zip("ABCDEFGHI", (6, 14, 24, 14, 26, 30, 16, 16, 18), strict=True):
        sheet.column_dimensions[letter].width = width
    for cells in sheet.iter_rows(min_row=head, max_row=last, max_col=len(COLUMNS)):
        for cell in cells:
            cell.border = _THIN
            cell.alignment = _MIDDLE


def _without_clock(data: bytes) -> bytes:
    """The same archive with one fixed time on every member and inside, so that equal lists are equal bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for item in source.infolist():
            content = _MODIFIED.sub(rf"\g<1>{_MADE_ON:%Y-%m-%dT%H:%M:%SZ}".encode(), source.read(item))
            copy.writestr(ZipInfo(item.filename, _MADE_ON.timetuple()[:6]), content, ZIP_DEFLATED)
    return target.getvalue()
