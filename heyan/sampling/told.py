"""The conclusion in Chinese: on the screen, as a sheet of the working papers, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Font

from heyan.report.labels import FIELDS
from heyan.report.model import VERDICT_LABELS
from heyan.sampling.cells import write_cell
from heyan.sampling.papers import finish_sheet
from heyan.sampling.plan import Method
from heyan.sampling.tables import sample_id
from heyan.sampling.words import ESTIMATORS, METHODS, percent, stratum_name

if TYPE_CHECKING:
    from openpyxl import Workbook

    from heyan.sampling.draw import Draw
    from heyan.sampling.evaluation import Conclusion

CONCLUSION = "评价结论"
DRAW_SCHEMA, CONCLUSION_SCHEMA = "heyan.sample/1", "heyan.sample.conclusion/1"


def concluded(found: Conclusion) -> list[tuple[str, str]]:
    """The conclusion, line by line."""
    draw, plan = found.draw, found.draw.plan
    lines = [
        ("抽样编号", sample_id(draw)),
        ("抽样方法", METHODS[plan.method]),
        ("估计方法", ESTIMATORS[plan.method]),
        ("检查", f"{len(found.findings)} 行（总体 {len(draw.frame.rows)} 行，{draw.frame.total:,.2f} 元）"),
        ("误差", f"{found.errors} 行的机器结论与审计结论不同"),
        ("推断误差行数", f"约 {found.projected_rows:.1f} 行"),
        ("推断多报金额", f"约 {found.projected_amount:,.2f} 元（{FIELDS[draw.frame.amount]}）"),
    ]
    if found.understated:
        lines.append(("样本中少报金额", f"{found.understated:,.2f} 元（不与多报相抵）"))
    if plan.method is not Method.SIMPLE:
        lines += [
            (
                f"层：{stratum_name(item.name)}",
                f"总体 {item.rows} 行，检查 {item.size} 行，误差 {item.errors} 行，多报 {item.overstated:,.2f} 元",
            )
            for item in found.strata
        ]
    return [*lines, ("结论", sentence(found))]


def sentence(found: Conclusion) -> str:
    """The conclusion in one sentence."""
    plan = found.draw.plan
    sure = f"在 {percent(plan.confidence)} 的置信度下"
    upper = percent(found.upper)
    whole = len(found.findings) == len(found.draw.frame.rows)
    if found.upper_amount is not None:
        said = f"{sure}，总体中多报的金额不超过 {found.upper_amount:,.2f} 元（{upper}）"
    elif whole:
        said = f"总体已全部检查，误差率为 {upper}"
    else:
        said = f"{sure}，总体中机器结论有误的行不超过 {upper}"
    if found.tolerable:
        return f"{said}，未超过可容忍的 {percent(plan.tolerable)}。"
    return f"{said}，超过可容忍的 {percent(plan.tolerable)}：不能据此样本接受，请扩大样本或全面检查。"


def add_conclusion(book: Workbook, found: Conclusion) -> None:
    """Put the conclusion and the rows with errors on a sheet of their own, in place of an earlier one."""
    if CONCLUSION in book.sheetnames:
        del book[CONCLUSION]
    sheet = book.create_sheet(CONCLUSION, 0)
    write_cell(sheet, 1, 1, "审计抽样评价结论").font = Font(bold=True, size=14)
    lines = concluded(found)
    for index, (name, value) in enumerate(lines, start=3):
        write_cell(sheet, index, 1, name).font = Font(bold=True)
        write_cell(sheet, index, 2, value).alignment = Alignment(wrap_text=True, vertical="top")
    at = len(lines) + 5
    headings = ("误差行", "材料包与行", "机器结论", "审计结论", "抽样金额（元）", "审计金额（元）", "备注", "审计人")
    for column, heading in enumerate(headings, start=1):
        write_cell(sheet, at - 1, column, heading).font = Font(bold=True)
    wrong = [item for item in found.findings if item.wrong or item.overstated]
    for number, item in enumerate(wrong, start=1):
        row = item.drawn.row
        values: tuple[object, ...] = (
            number, f"{row.name} 第 {row.row} 行", VERDICT_LABELS[row.verdict], VERDICT_LABELS[item.verdict],
            float(row.amount), float(item.amount), item.remark, item.auditor,
        )  # fmt: skip
        for column, content in enumerate(values, start=1):
            write_cell(sheet, at + number - 1, column, content)
    for letter, width in zip("ABCDEFGH", (24, 80, 12, 12, 18, 18, 40, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    finish_sheet(sheet)
    book.active = 0


def draw_plain(draw: Draw) -> dict[str, Any]:
    """A draw for programs."""
    return {
        "schema": DRAW_SCHEMA,
        **_common(draw),
        "size": len(draw.drawn),
        "strata": dict(draw.strata),
        "rows": [
            {"key": item.row.key, "package": item.row.package, "row": item.row.row, "stratum": item.stratum}
            for item in draw.drawn
        ],
    }


def conclusion_plain(found: Conclusion) -> dict[str, Any]:
    """A conclusion for programs."""
    amount = found.upper_amount
    return {
        "schema": CONCLUSION_SCHEMA,
        **_common(found.draw),
        "size": len(found.findings),
        "errors": found.errors,
        "upper_rate": round(found.upper, 6),
        "upper_amount": None if amount is None else f"{amount:.2f}",
        "projected_rows": round(found.projected_rows, 2),
        "projected_amount": f"{found.projected_amount:.2f}",
        "understated": f"{found.understated:.2f}",
        "tolerable": found.tolerable,
        "message": sentence(found),
        "strata": [
            {"name": item.name, "rows": item.rows, "size": item.size, "errors": item.errors,
             "overstated": f"{item.overstated:.2f}"}
            for item in found.strata
        ],
    }  # fmt: skip


def _common(draw: Draw) -> dict[str, Any]:
    plan = draw.plan
    return {
        "sample": sample_id(draw),
        "method": plan.method.value,
        "confidence": plan.confidence,
        "tolerable_rate": plan.tolerable,
        "expected": plan.expected,
        "seed": plan.seed,
        "amount": plan.amount,
        "interval": None if draw.interval is None else f"{draw.interval:.2f}",
        "frame": {"rows": len(draw.frame.rows), "amount": f"{draw.frame.total:.2f}", "sha256": draw.frame.digest},
    }
