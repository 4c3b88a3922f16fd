"""The working papers (审计底稿): a workbook with the sample, pictures of the evidence, cells for the auditor."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from heyan.report.labels import MODES, label
from heyan.report.model import VERDICT_LABELS
from heyan.sampling.cells import write_cell
from heyan.sampling.evidence_sheet import HEAD, TOP, Evidence, Json, evidence_head, height_of, show_evidence
from heyan.sampling.words import described, stratum_name
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.sampling.draw import Draw, Drawn

ABOUT, LIST, EVIDENCE, FRAME = "抽样说明", "抽样清单", "证据", "抽样总体"
FIRST_ROW = 3
"""The first row of the list that holds a drawn row."""
FINDINGS = ("审计结论", "审计金额（元）", "备注", "审计人", "日期")
"""The columns that the auditor fills."""
_MOST_FRAME_ROWS = 100_000
_THIN = Side(style="thin", color="D0D5DD")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_OPEN = PatternFill("solid", fgColor="FFFAEB")
_HOW = (
    "逐行查看“证据”页的图片（点“证据”列跳转），必要时查看原始材料，然后填写黄色单元格。",
    "审计结论：从下拉框选择。与机器结论不同即计为一处误差；无法判断的选“待核”，按误差计。",
    "审计金额：按证据应认可的金额（元）。与申报金额相同可不填；结论与机器不同而不填，按 0 计。",
    "黄色以外的单元格已锁定，不能改动；填写后用 heyan sample 工作区 --evaluate 本文件 得出结论。",
)


_COLUMNS: tuple[tuple[str, int, Callable[[Drawn, Json], object]], ...] = (
    ("材料包", 24, lambda drawn, _: drawn.row.name),
    ("申报单位", 20, lambda drawn, _: drawn.row.applicant),
    ("行", 6, lambda drawn, _: drawn.row.row),
    ("专利号", 18, lambda _, claim: "\n".join(claim["claimed"]["patent_numbers"] or ())),
    ("转化方式", 10, lambda _, claim: label(MODES, claim["claimed"]["mode"])),
    ("供给方", 20, lambda _, claim: claim["claimed"]["supplier"]),
    ("接受方", 20, lambda _, claim: claim["claimed"]["receiver"]),
    ("登记/备案时间", 12, lambda _, claim: claim["claimed"]["registered_on"]),
    ("抽样金额（元）", 16, lambda drawn, _: float(drawn.row.amount)),
    ("机器结论", 10, lambda drawn, _: VERDICT_LABELS[drawn.row.verdict]),
    ("层", 18, lambda drawn, _: stratum_name(drawn.stratum)),
    ("风险提示", 24, lambda drawn, _: "、".join(drawn.row.signs)),
    ("编码", 24, lambda drawn, _: drawn.row.key),
)
"""Heading, width and content of the locked columns of the list, behind the running number."""
LOCKED = tuple(heading for heading, _, _ in _COLUMNS)


def working_papers(draw: Draw, evidence: Callable[[int], Evidence]) -> bytes:
    """The workbook.

    Args:
        draw: the sample.
        evidence: gives what is known of a package by its id; asked once a package, in their order.
    """
    book = Workbook()
    _about_sheet(book.create_sheet(ABOUT), draw)
    listed, shown = book.create_sheet(LIST), book.create_sheet(EVIDENCE)
    evidence_head(shown)
    _list_head(listed, draw)
    at, package, known = 1, None, None
    for number, drawn in enumerate(draw.drawn, start=1):
        if known is None or drawn.row.package != package:
            package, known = drawn.row.package, evidence(drawn.row.package)
        claim = known.claim(drawn.row.row)
        _list_row(listed, number, drawn, claim, at)
        at = show_evidence(shown, at, number, drawn, known)
    _frame_sheet(book.create_sheet(FRAME), draw)
    book.remove(book.worksheets[0])
    for sheet in book.worksheets:
        finish_sheet(sheet)
    listed.print_title_rows = f"1:{FIRST_ROW - 1}"
    listed.protection.formatColumns = listed.protection.formatRows = False
    book.active = 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _about_sheet(sheet: Worksheet, draw: Draw) -> None:
    title = write_cell(sheet, 1, 1, "专利转化补贴核验 · 审计抽样底稿")
    title.font = Font(bold=True, size=14)
    for index, (name, value) in enumerate(described(draw), start=3):
        write_cell(sheet, index, 1, name).font = Font(bold=True)
        write_cell(sheet, index, 2, value).alignment = TOP
    last = sheet.max_row + 2
    write_cell(sheet, last, 1, "填写方法").font = Font(bold=True)
    for index, line in enumerate(_HOW):
        write_cell(sheet, last + index, 2, line).alignment = TOP
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 96


def _list_head(sheet: Worksheet, draw: Draw) -> None:
    write_cell(sheet, 1, 1, f"抽样清单（{len(draw.drawn)} 行；黄色单元格由审计人填写）").font = Font(bold=True, size=14)
    headings = [("序号", 6), *((heading, width) for heading, width, _ in _COLUMNS), ("证据", 8)]
    headings += zip(FINDINGS, (12, 18, 36, 12, 14), strict=True)
    for column, (heading, width) in enumerate(headings, start=1):
        cell = write_cell(sheet, FIRST_ROW - 1, column, heading)
        cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), HEAD, _BORDER, TOP
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"E{FIRST_ROW}"
    last = FIRST_ROW + max(1, len(draw.drawn)) - 1
    for validation, offset in zip(_validations(), (0, 1, 4), strict=True):
        letter = get_column_letter(first_finding() + offset)
        validation.add(f"{letter}{FIRST_ROW}:{letter}{last}")
        sheet.add_data_validation(validation)


def finish_sheet(sheet: Worksheet) -> None:
    """Lock a sheet, and have it printed as wide as a page."""
    sheet.protection.enable()
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def first_finding() -> int:
    """The column of the auditor's first cell."""
    return len(_COLUMNS) + 3


def _validations() -> tuple[DataValidation, DataValidation, DataValidation]:
    """What may be entered as verdict, amount and date."""
    verdicts = ",".join(VERDICT_LABELS[verdict] for verdict in reversed(Verdict))
    found = (
        DataValidation("list", formula1=f'"{verdicts}"', allow_blank=True),
        DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True),
        DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True),
    )
    for validation, what in zip(found, ("请从下拉框选择。", "请填不小于 0 的金额（元）。", "请填日期。"), strict=True):
        validation.error, validation.errorTitle, validation.showErrorMessage = what, "填写有误", True
    return found


def _list_row(sheet: Worksheet, number: int, drawn: Drawn, claim: Json, at: int) -> None:
    row = FIRST_ROW + number - 1
    values = [number, *(value(drawn, claim) for _, _, value in _COLUMNS), "查看"]
    for column, value in enumerate(values, start=1):
        cell = write_cell(sheet, row, column, value)
        cell.alignment, cell.border = TOP, _BORDER
    texts = (str(value or "") for value in values[1:])
    widths = (width for _, width, _ in _COLUMNS)
    sheet.row_dimensions[row].height = max(height_of(text, width) for text, width in zip(texts, widths, strict=False))
    sheet.cell(row, LOCKED.index("抽样金额（元）") + 2).number_format = "#,##0.00"
    link = sheet.cell(row, len(values))
    link.hyperlink = f"#'{EVIDENCE}'!A{at}"
    link.font = Font(color="175CD3", underline="single")
    for offset, form in enumerate(("General", "#,##0.00", "General", "General", "yyyy-mm-dd")):
        open_cell = write_cell(sheet, row, first_finding() + offset, None)
        open_cell.protection, open_cell.fill, open_cell.border = Protection(locked=False), _OPEN, _BORDER
        open_cell.alignment, open_cell.number_format = TOP, form


def _frame_sheet(sheet: Worksheet, draw: Draw) -> None:
    """Every row that could have been drawn, so that the draw can be followed."""
    drawn = {item.row.key for item in draw.drawn}
    for column, (heading, width) in enumerate(
        (
            ("编码", 34),
            ("材料包", 24),
            ("行", 6),
            ("机器结论", 10),
            ("金额（元）", 16),
            ("风险提示", 30),
            ("已抽取", 8),
        ),
        1,
    ):
        cell = write_cell(sheet, 1, column, heading)
        cell.font, cell.fill = Font(bold=True), HEAD
        sheet.column_dimensions[get_column_letter(column)].width = width
    for index, row in enumerate(draw.frame.rows[:_MOST_FRAME_ROWS], start=2):
        values = (
            row.key, row.name, row.row, VERDICT_LABELS[row.verdict], float(row.amount), "、".join(row.signs),
            "是" if row.key in drawn else "",
        )  # fmt: skip
        for column, value in enumerate(values, start=1):
            write_cell(sheet, index, column, value)
    if len(draw.frame.rows) > _MOST_FRAME_ROWS:
        write_cell(sheet, _MOST_FRAME_ROWS + 2, 1, f"（其余 {len(draw.frame.rows) - _MOST_FRAME_ROWS} 行从略）")
    sheet.freeze_panes = "A2"
