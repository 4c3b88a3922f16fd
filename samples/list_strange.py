"""Two more forms of the claim list that nobody who mends parsers was told: sums in 万元 under heads of two rows.

One is a workbook in which what the patents of a contract share is merged; the other is printed upright.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from samples.deals import Mode
from samples.fonts import Font as Face
from samples.papers.canvas import MM
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.stamps import round_seal
from samples.papers.styles import write_date
from samples.papers.table import Cell, TableStyle

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from decimal import Decimal

    from openpyxl.worksheet.worksheet import Worksheet

    from samples.deals import Deal, Row
    from samples.papers.canvas import PageCanvas

_MODES = {
    Mode.TRANSFER: "专利权转让", Mode.LICENCE: "专利实施许可", Mode.EQUITY: "专利作价入股", Mode.PLEDGE: "专利权质押",
    Mode.OPEN_LICENCE: "专利开放许可",
}  # fmt: skip
_THIN = Border(*(Side(style="thin"),) * 4)
_FIRST = 5
"""The first row of the workbook below its heads."""


def by_contract(deals: Sequence[Deal], rng: random.Random) -> bytes:
    """A workbook: cells that are alike over all patents of a contract are merged, a line of sums ends it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "转化明细"
    sheet["A1"] = "专利转化运用情况明细表"
    sheet.merge_cells("A1:J1")
    sheet["A2"] = rng.choice(("填表单位：            填表人：            联系方式：13900000000", "单位（公章）："))
    heads: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("序号", ()), ("当事人", ("供给方", "接受方")), ("转化方式", ()), ("专利号", ()), ("登记/备案时间", ()),
        ("金额（万元）", ("合同额", "实际到账", "合同涉及专利金额")), ("备注", ()),
    )  # fmt: skip
    column = 1
    for name, parts in heads:
        sheet.cell(3, column, name)
        for place, part in enumerate(parts):
            sheet.cell(4, column + place, part)
        last = column + max(1, len(parts)) - 1
        below = 3 if parts else 4
        sheet.merge_cells(start_row=3, end_row=below, start_column=column, end_column=last)
        column = last + 1
    for cells in sheet["A3:J4"]:
        for cell in cells:
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="DDE6F0")
            cell.border, cell.alignment = _THIN, Alignment(wrap_text=True, horizontal="center", vertical="center")
    line, style = _FIRST, rng.choice(("iso", "dotted", "slashed"))
    for deal in deals:
        _contract(sheet, line, deal.rows, style)
        line += len(deal.rows)
    sheet.cell(line, 1, "合计")
    sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=6)
    alone = [row.patent_amount for deal in deals for row in deal.rows if row.patent_amount is not None]
    sheet.cell(line, 9, float(sum(alone)) / 10_000)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _contract(sheet: Worksheet, line: int, rows: Sequence[Row], style: str) -> None:
    """The rows of one contract; a column where all say the same is one merged cell."""
    table = [
        (
            line - _FIRST + 1 + place, row.supplier, row.receiver, _MODES[row.mode], "\n".join(row.patents),
            write_date(row.registered_on, style) if row.registered_on else "",
            _float(row.contract_amount), _float(row.received_amount), _float(row.patent_amount), "",
        )
        for place, row in enumerate(rows)
    ]  # fmt: skip
    for place, cells in enumerate(table):
        for column, value in enumerate(cells, start=1):
            cell = sheet.cell(line + place, column, value)
            cell.border, cell.alignment = _THIN, Alignment(wrap_text=True, vertical="center")
    for column in (2, 3, 4, 7, 8):
        if len(rows) > 1 and len({cells[column - 1] for cells in table}) == 1 and table[0][column - 1] != "":
            sheet.merge_cells(start_row=line, end_row=line + len(rows) - 1, start_column=column, end_column=column)


def _float(amount: Decimal | None) -> float | str:
    return "" if amount is None else float(amount / 10_000)


def upright(rows: Sequence[Row], rng: random.Random) -> list[PageCanvas]:
    """Printed on upright sheets: small print in narrow cells, heads of two rows, 万元 in the heads."""
    ink = Ink(rng.choice((Face.SONG, Face.BROAD, Face.MICRO)), 7.6)
    flow = Flow(ink, margin=13 * MM)
    flow.need(10)
    flow.line(rng.choice(("附件1", "附表一")), Ink(Face.HEI, 10))
    flow.line("专利转化情况清单", Ink(Face.BOOK, 16, bold=True), align="center", gap=6)
    head = Ink(Face.HEI, 7.8)
    top = ("序号", "专利号", "转化方式", "供给方", "接受方", "登记/备案时间")
    heads: list[list[Cell | str]] = [
        [*(Cell(name, rows=2, align="center", ink=head) for name in top),
         Cell("金额（单位：万元）", columns=3, align="center", ink=head)],
        [Cell(name, align="center", ink=head) for name in ("合同额", "实际到账", "合同涉及专利金额")],
    ]  # fmt: skip
    style = rng.choice(("iso", "dotted"))
    body: list[list[Cell | str]] = [
        [
            Cell(str(number), align="center"), Cell("\n".join(row.patents)), Cell(_MODES[row.mode], align="center"),
            Cell(row.supplier), Cell(row.receiver),
            Cell(write_date(row.registered_on, style) if row.registered_on else "", align="center"),
            Cell(_units(row.contract_amount), align="right"), Cell(_units(row.received_amount), align="right"),
            Cell(_units(row.patent_amount), align="right"),
        ]
        for number, row in enumerate(rows, start=1)
    ]  # fmt: skip
    shares = (0.045, 0.16, 0.1, 0.145, 0.16, 0.115, 0.09, 0.09, 0.095)
    flow.grid(shares, heads + body, TableStyle(ink, (0, 0, 0), 0.5, row=24, pad=2.5, leading=1.2), header=2)
    flow.skip(6)
    flow.line("注：以上金额均以万元为单位；同一合同的合同额不重复计算。", Ink(ink.font, 7.5))
    flow.page.stamp(flow.size[0] - 130, min(flow.y, flow.bottom - 40), round_seal(rng, "澜舟知识产权运营服务有限公司"))
    return flow.pages


def _units(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount / 10_000:.6f}".rstrip("0").rstrip(".")
