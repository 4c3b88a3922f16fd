"""What the auditor wrote into the working papers, read back against the sample as it was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from heyan.report.model import VERDICT_LABELS
from heyan.report.workbook import as_written
from heyan.sampling.draw import Draw, Drawn
from heyan.sampling.papers import ABOUT, FINDINGS, FIRST_ROW, FRAME, LIST, LOCKED, first_finding
from heyan.sampling.words import described, stratum_name
from ocr.errors import InputError, told
from validators.findings import Verdict

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_VERDICTS = {words: verdict for verdict, words in VERDICT_LABELS.items()}
_NAMED_AT_MOST = 10
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Finding:
    """An auditor's finding on a drawn row. `amount` is what the evidence is good for, in yuan."""

    drawn: Drawn
    verdict: Verdict
    amount: Decimal
    remark: str = ""
    auditor: str = ""
    day: date | None = None

    @property
    def wrong(self) -> bool:
        """Whether the machine's verdict does not stand."""
        return self.verdict is not self.drawn.row.verdict

    @property
    def overstated(self) -> Decimal:
        """Yuan claimed beyond what the evidence is good for; negative where it is good for more."""
        return self.drawn.row.amount - self.amount


def open_papers(path: Path) -> Workbook:
    """The workbook.

    Raises:
        InputError: it cannot be read, or is none.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(path)
    except (OSError, BadZipFile, KeyError, ValueError, TypeError) as error:
        why = told(error) if isinstance(error, OSError) else "不是 .xlsx 工作簿或已损坏"
        raise InputError(f"底稿 {path} 无法读取（{why}）。请检查路径，并保存为 .xlsx。") from error
    if any(name not in book.sheetnames for name in (ABOUT, LIST, FRAME)):
        raise InputError(f"{path} 不是 heyan sample 生成的底稿：缺少“{ABOUT}”“{LIST}”或“{FRAME}”页。")
    return book


def sample_of(book: Workbook) -> str:
    """The number of the sample that the working papers say they are of; empty for none."""
    about: Any = book[ABOUT]
    return next(
        (str(value or "") for name, value in about.iter_rows(max_col=2, values_only=True) if name == "抽样编号"), ""
    )


def read_findings(book: Workbook, draw: Draw) -> tuple[Finding, ...]:
    """The findings, row by row.

    Raises:
        InputError: what is locked was altered, or a row has no finding or one that makes no sense; all are named.
    """
    _refuse_altered(book, draw)
    sheet: Any = book[LIST]
    faults: list[str] = []
    found: list[Finding] = []
    for index, drawn in enumerate(draw.drawn):
        row = FIRST_ROW + index
        cells = [sheet.cell(row, first_finding() + offset).value for offset in range(len(FINDINGS))]
        try:
            found.append(_finding(drawn, cells))
        except ValueError as error:
            faults.append(f"第 {index + 1} 号（{drawn.row.name} 第 {drawn.row.row} 行）{error}")
    if faults:
        more = f"\n  ……共 {len(faults)} 行" if len(faults) > _NAMED_AT_MOST else ""
        named = "".join(f"\n  {fault}" for fault in faults[:_NAMED_AT_MOST])
        raise InputError(f"底稿尚未填写完整，不能得出结论：{named}{more}\n请填好后重试；无法判断的选“待核”。")
    return tuple(found)


def _finding(drawn: Drawn, cells: list[Any]) -> Finding:
    """One finding from the cells of its row.

    Raises:
        ValueError: it makes no sense; the message (Chinese) says why.
    """
    said, amount, remark, auditor, day = cells
    words = str(said or "").strip()
    if words not in _VERDICTS:
        raise ValueError(f"没有审计结论{f'，“{words}”不是可选的值' if words else ''}")
    verdict = _VERDICTS[words]
    stands = verdict is drawn.row.verdict
    value = _amount(amount) if amount not in (None, "") else drawn.row.amount if stands else Decimal(0)
    return Finding(drawn, verdict, value, str(remark or ""), str(auditor or ""), _day(day))


def _amount(value: Any) -> Decimal:
    try:
        amount = Decimal(str(value).replace(",", "").strip()).quantize(_CENT)
    except InvalidOperation as error:
        raise ValueError(f"审计金额“{value}”不是数") from error
    if isinstance(value, bool) or not amount.is_finite() or amount < 0:
        raise ValueError(f"审计金额“{value}”应为不小于 0 的数")
    return amount


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _refuse_altered(book: Workbook, draw: Draw) -> None:
    """Hold what is locked against the sample as it was drawn.

    Raises:
        InputError: something is not as it was.
    """
    faults = [*_about_faults(book[ABOUT], draw), *_list_faults(book[LIST], draw), *_frame_faults(book[FRAME], draw)]
    if faults:
        named = "".join(f"\n  {fault}" for fault in faults[:_NAMED_AT_MOST])
        raise InputError(f"底稿中锁定的内容与抽样记录不符，不能据以得出结论：{named}\n请用原底稿重新填写。")


def _about_faults(sheet: Any, draw: Draw) -> Iterator[str]:
    there = {str(name): str(value or "") for name, value in sheet.iter_rows(min_row=3, max_col=2, values_only=True)}
    for name, value in described(draw):
        if there.get(name) != value:
            yield f"{ABOUT}：{name} 应为 {value}，底稿中是 {there.get(name) or '（空）'}"


def _list_faults(sheet: Worksheet, draw: Draw) -> Iterator[str]:
    """Rows that are missing, moved or changed; what the draw does not know (parties, patents) is not held."""
    for index, drawn in enumerate(draw.drawn):
        row = FIRST_ROW + index
        wanted = {
            "编码": drawn.row.key,
            "材料包": as_written(drawn.row.name),
            "申报单位": as_written(drawn.row.applicant),
            "行": drawn.row.row,
            "抽样金额（元）": float(drawn.row.amount),
            "机器结论": VERDICT_LABELS[drawn.row.verdict],
            "层": stratum_name(drawn.stratum),
            "风险提示": "、".join(drawn.row.signs),
        }
        for name, value in wanted.items():
            there = sheet.cell(row, _column(name)).value
            if (there if there is not None else "") != value:
                yield f"{LIST} 第 {row} 行：{name} 应为 {value or '（空）'}，底稿中是 {there or '（空）'}"
    extra = sheet.cell(FIRST_ROW + len(draw.drawn), _column("编码")).value
    if extra:
        yield f"{LIST}：多出一行 {extra}"


def _column(name: str) -> int:
    return LOCKED.index(name) + 2


def _frame_faults(sheet: Any, draw: Draw) -> Iterator[str]:
    """The listed frame, as far as it is listed."""
    listed = sheet.iter_rows(min_row=2, max_col=5, values_only=True)
    for number, (row, there) in enumerate(zip(draw.frame.rows, listed, strict=False), start=2):
        if there != (row.key, row.name, row.row, VERDICT_LABELS[row.verdict], float(row.amount)):
            yield f"{FRAME} 第 {number} 行与抽样时不同"
    if sheet.max_row < len(draw.frame.rows) + 1 and sheet.max_row <= 100_000:
        yield f"{FRAME}：应有 {len(draw.frame.rows)} 行，底稿中只有 {sheet.max_row - 1} 行"
