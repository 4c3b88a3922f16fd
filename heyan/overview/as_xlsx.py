"""overview.xlsx: packages, sums by programme, findings across packages, what to look at first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heyan.report.cells import FILLS, write_head, write_line
from heyan.report.labels import STATUS, label
from heyan.report.model import VERDICT_LABELS
from heyan.report.workbook import Book, Style
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.overview.model import Group, Line, Overview
    from heyan.report.workbook import Cell, Sheet

_LINK = Style(colour="175CD3", underlined=True)


def overview_xlsx(overview: Overview) -> bytes:
    """The workbook. Text from packages is written as text, never as a formula."""
    book = Book()
    _packages(book.sheet("材料包"), overview)
    _programmes(book.sheet("按项目"), overview)
    _first(book.sheet("先看"), overview)
    _across(book.sheet("跨包发现"), overview)
    return book.saved()


def _packages(sheet: Sheet, overview: Overview) -> None:
    verdicts = list(VERDICT_LABELS.values())
    headings = [
        "材料包",
        "项目",
        "申报单位",
        "行数",
        *verdicts,
        "申报到账（元）",
        "支持到账（元）",
        "页数",
        "未读",
        "跨包发现",
        "说明",
    ]
    write_head(sheet, 1, headings, [34, 26, 30, 8, 8, 8, 8, 8, 18, 18, 8, 8, 10, 60])
    for index, line in enumerate(overview.lines, start=2):
        counts = [line.rows.get(verdict, 0) for verdict in Verdict]
        figures = [line.total_rows, *counts, float(line.total), float(line.verified), line.pages, line.unread]
        values = [line.name, line.programme or "通用规则", line.applicant or "", *figures, len(line.across)]
        write_line(sheet, index, [line.name, "", "", *[""] * 10, line.error] if line.error else values, wrapped=(14,))
        _decorate(sheet, index, line)
    index = len(overview.lines) + 2
    for name, why in overview.passed_over:
        write_line(sheet, index, [name, *[""] * 12, why], wrapped=(14,))
        index += 1
    sheet.filtered = f"A1:N{max(2, index - 1)}"


def _decorate(sheet: Sheet, index: int, line: Line) -> None:
    if line.link:
        _lead(sheet.at(index, 1), line.link)
    for column, verdict in enumerate(Verdict, start=5):
        if line.rows.get(verdict):
            _fill(sheet.at(index, column), verdict)
    for column in (9, 10):
        _as_money(sheet.at(index, column))
    if line.error:
        _fill(sheet.at(index, 14), Verdict.CONTRADICTED)


def _lead(cell: Cell, link: str) -> None:
    cell.link, cell.style = link, _LINK


def _fill(cell: Cell, verdict: Verdict) -> None:
    cell.style = replace(cell.style, fill=FILLS[verdict])


def _as_money(cell: Cell) -> None:
    cell.style = replace(cell.style, money=True)


def _programmes(sheet: Sheet, overview: Overview) -> None:
    headings = ["项目", "材料包", "行数", *(f"{name}（行）" for name in VERDICT_LABELS.values())]
    headings += ["申报到账（元）", *(f"{name}（元）" for name in VERDICT_LABELS.values())]
    write_head(sheet, 1, headings, [30, 10, 8, *[12] * 4, *[18] * 5])
    for index, group in enumerate(overview.groups, start=2):
        _sums(sheet, index, group.programme or "通用规则", group)
    _sums(sheet, len(overview.groups) + 2, "合计", overview.whole)
    for cell in sheet.rows[len(overview.groups) + 2].values():
        cell.style = replace(cell.style, bold=True)


def _sums(sheet: Sheet, index: int, name: str, group: Group) -> None:
    rows, claimed = group.rows, group.claimed
    amounts = [float(group.total), *(float(claimed[verdict]) for verdict in Verdict)]
    write_line(sheet, index, [name, len(group.lines), sum(rows.values()), *rows.values(), *amounts])
    for column in range(8, 13):
        _as_money(sheet.at(index, column))


def _first(sheet: Sheet, overview: Overview) -> None:
    write_head(sheet, 1, ["次序", "材料包", "行", "结论", "金额（元）", "原因"], [6, 34, 6, 10, 18, 110])
    for index, look in enumerate(overview.first, start=2):
        verdict = VERDICT_LABELS[look.verdict] if look.verdict else ""
        values = [index - 1, look.package, look.row, verdict, float(look.amount) if look.amount else None, look.why]
        write_line(sheet, index, values, wrapped=(6,))
        _as_money(sheet.at(index, 5))
        if look.verdict:
            _fill(sheet.at(index, 4), look.verdict)
        if look.link:
            _lead(sheet.at(index, 2), look.link)


def _across(sheet: Sheet, overview: Overview) -> None:
    write_head(sheet, 1, ["材料包", "行", "结果", "说明", "另一处"], [34, 6, 10, 90, 70])
    for index, item in enumerate(overview.across, start=2):
        places = [
            f"{place.package}：{place.file} 第 {place.page} 页"
            + (f"（第 {'、'.join(map(str, place.rows))} 行）" if place.rows else "")
            for place in item.elsewhere
        ]
        write_line(
            sheet,
            index,
            [item.package, item.row or "整包", label(STATUS, item.status), item.message, "\n".join(places)],
            wrapped=(4, 5),
        )
        _lead(sheet.at(index, 1), item.link)
    if not overview.across:
        sheet.write(2, 1, "没有发现材料或专利在材料包之间重复使用。")
