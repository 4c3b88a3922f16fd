"""The claim list on other forms than the official sheet: a workbook with heads of two rows, and printed lists.

A list on one of these forms is a sample of its own: a folder that holds nothing else, its rows as truth beside.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from samples import list_strange
from samples.deals import Mode
from samples.filing import Form
from samples.fonts import Font as Face
from samples.package import PackageOptions, submitted_deals
from samples.papers import Use
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.stamps import round_seal
from samples.papers.styles import write_date, write_money
from samples.papers.table import Cell, TableStyle
from samples.printing import RENDER_DPI, bound
from samples.scanner import Level, scan
from samples.scenarios import CLEAN
from samples.truth import row_truth, write_truth

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from samples.deals import Deal, Row

UNTOLD_FORMS = ("list_by_contract", "list_upright_units")
"""Forms of which those who mend parsers have not been told."""
FORMS = ("list_two_row_heads", "list_landscape_ruled", "list_open_ruled", *UNTOLD_FORMS)
WORKBOOKS = frozenset({"list_two_row_heads", "list_by_contract"})
_MODES = {
    Mode.TRANSFER: "转让", Mode.LICENCE: "许可", Mode.EQUITY: "作价入股", Mode.PLEDGE: "质押",
    Mode.OPEN_LICENCE: "开放许可",
}  # fmt: skip
_TITLE = "专利转化情况清单"
_THIN = Border(*(Side(style="thin"),) * 4)
_HEADS = (
    "序号", "专利号", "转化方式", "供给方", "接受方", "登记/备案时间", "合同额（元）", "实际到账（元）",
    "合同涉及专利金额（元）",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Which list to make: one of `FORMS`, how many deals it claims, the level at which it is scanned if printed."""

    seed: int
    form: str
    level: Level = Level.CLEAN
    deals: int = 8


def generate_list(options: ListOptions, folder: Path) -> Path:
    """Writes the list into a folder (an earlier one is replaced) and its truth beside. Returns the folder."""
    rng = random.Random(f"{options.seed}:{options.form}")
    clean = tuple(rng.choice(sorted(CLEAN)) for _ in range(options.deals))
    deals = submitted_deals(PackageOptions(seed=options.seed, clean=clean))
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    rows = [row for deal in deals for row in deal.rows]
    level = "xlsx" if options.form in WORKBOOKS else options.level.value
    if options.form in WORKBOOKS:
        write = list_strange.by_contract if options.form in UNTOLD_FORMS else _workbook
        (folder / "专利转化清单.xlsx").write_bytes(write(deals, rng))
    else:
        pages = _PRINTED[options.form](rows, rng)
        scans = [scan(page.render(RENDER_DPI), options.level, rng.randrange(2**31)) for page in pages]
        (folder / "专利转化清单.pdf").write_bytes(bound(Form.SCANNED_PDF, scans))
    more = {
        "verdict": "incomplete",
        "planted": [],
        "level": level,
        "layout": options.form,
        "split": Use.EVALUATION.value,
    }
    truths = [row_truth(number, row) | more for number, row in enumerate(rows, start=1)]
    target = folder.with_name(f"{folder.name}.truth.json")
    write_truth(target, "beijing-2022-cluster", options.seed, truths, [])
    return folder


def _yuan(amount: Decimal | None, blank: str = "") -> str:
    return blank if amount is None else write_money(amount)


def _day(day: date | None, style: str) -> str:
    return write_date(day, style) if day else ""


def _workbook(deals: Sequence[Deal], rng: random.Random) -> bytes:
    """Heads in two rows with groups above, other columns between, notes above and signatures below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "汇总"
    sheet["A1"] = f"附表2  {_TITLE}"
    sheet["A2"] = "填报单位：（盖章）        填报人：        联系电话：010-55550000"
    sheet["A3"] = "填报说明：同一合同涉及多件专利的逐行填写，金额单位为元。"
    groups = (("序号", 1), ("专利情况", 3), ("交易双方", 2), ("合同情况", 2), ("金额（元）", 3), ("备注", 1))
    heads = (
        "序号", "专利名称", "专利号", "转化方式", "供给方", "接受方", "合同签订日期", "登记/备案时间", "合同额",
        "实际到账", "合同涉及专利金额", "备注",
    )  # fmt: skip
    column = 1
    for name, width in groups:
        sheet.cell(4, column, name).font = Font(bold=True)
        if width > 1:
            sheet.merge_cells(start_row=4, end_row=4, start_column=column, end_column=column + width - 1)
        else:
            sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
        column += width
    for place, name in enumerate(heads, start=1):
        if name not in {"序号", "备注"}:
            sheet.cell(5, place, name)
    line, style = 6, rng.choice(("iso", "dotted", "cn"))
    for deal in deals:
        titles = {patent.number: patent.title for patent in deal.patents}
        for row in deal.rows:
            cells = (
                line - 5, "\n".join(titles.get(number, "") for number in row.patents), "\n".join(row.patents),
                _MODES[row.mode], row.supplier, row.receiver, _day(deal.signed_on, style),
                _day(row.registered_on, style),
                _number(row.contract_amount), _number(row.received_amount), _number(row.patent_amount), "",
            )  # fmt: skip
            for place, value in enumerate(cells, start=1):
                cell = sheet.cell(line, place, value)
                cell.border, cell.alignment = _THIN, Alignment(wrap_text=True, vertical="center")
            line += 1
    sheet.cell(line + 1, 1, "单位负责人：                审核人：                填表日期：2022年10月8日")
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _number(amount: Decimal | None) -> float | str:
    return "" if amount is None else float(amount)


def _cells(rows: Sequence[Row], style: str, blank: str) -> list[list[Cell | str]]:
    found: list[list[Cell | str]] = []
    for number, row in enumerate(rows, start=1):
        found.append([
            Cell(str(number), align="center"), Cell("\n".join(row.patents)), Cell(_MODES[row.mode], align="center"),
            Cell(row.supplier), Cell(row.receiver), Cell(_day(row.registered_on, style), align="center"),
            Cell(_yuan(row.contract_amount), align="right"), Cell(_yuan(row.received_amount, blank), align="right"),
            Cell(_yuan(row.patent_amount), align="right"),
        ])  # fmt: skip
    return found


def _landscape(rows: Sequence[Row], rng: random.Random) -> list[PageCanvas]:
    """A ruled table over landscape sheets, its head on each, the applicant's seal over its last lines."""
    ink = Ink(rng.choice((Face.BOOK, Face.SONG, Face.BROAD)), 8.8)
    flow = Flow(ink, margin=15 * MM, size=(A4[1], A4[0]))
    flow.need(10)
    flow.line(_TITLE, Ink(Face.BROAD, 16, bold=True), align="center", gap=6)
    flow.line("申报单位：                                    金额单位：元", gap=4)
    heads: list[list[Cell | str]] = [[Cell(head, align="center", ink=Ink(Face.BROAD, 8.8)) for head in _HEADS]]
    style = TableStyle(ink, (0, 0, 0), 0.6, row=26, pad=3, leading=1.25)
    shares = (0.04, 0.15, 0.07, 0.16, 0.18, 0.1, 0.1, 0.1, 0.1)
    flow.grid(shares, heads + _cells(rows, rng.choice(("cn", "iso")), "/"), style)
    flow.page.stamp(flow.size[0] - 150, min(flow.y, flow.bottom - 30), round_seal(rng, "岚溪（北京）知识产权有限公司"))
    return flow.pages


def _open_ruled(rows: Sequence[Row], rng: random.Random) -> list[PageCanvas]:
    """A list with rules between its rows only, as a book-keeping program prints it."""
    ink = Ink(rng.choice((Face.BROAD, Face.MICRO)), 8.2)
    flow = Flow(ink, margin=14 * MM, size=(A4[1], A4[0]))
    flow.need(10)
    flow.line(_TITLE, Ink(Face.BROAD, 14), gap=8)
    bare = TableStyle(ink, None, 0.0, row=24, pad=3, leading=1.2)
    widths = (0.04, 0.15, 0.07, 0.16, 0.18, 0.1, 0.1, 0.1, 0.1)
    head: list[Cell | str] = [Cell(name, align="center" if place < 6 else "right") for place, name in enumerate(_HEADS)]
    flow.page.line(flow.margin, flow.y, flow.size[0] - flow.margin, flow.y, (0, 0, 0), 1.0)
    flow.grid(widths, [head], bare, header=0)
    for row in _cells(rows, "iso", ""):
        flow.page.line(flow.margin, flow.y, flow.size[0] - flow.margin, flow.y, (120, 120, 120), 0.4)
        flow.grid(widths, [row], bare, header=0)
    flow.page.line(flow.margin, flow.y, flow.size[0] - flow.margin, flow.y, (0, 0, 0), 1.0)
    return flow.pages


_PRINTED = {
    "list_landscape_ruled": _landscape,
    "list_open_ruled": _open_ruled,
    "list_upright_units": list_strange.upright,
}
