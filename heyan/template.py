"""The workbook that an applicant fills in: claim list (附件1), demand list, form tables, entities list, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.entities import HEADINGS as ENTITY_HEADINGS
from heyan.entities import KINDS
from heyan.report.labels import MODES
from ocr.errors import InputError, told
from validators.programmes import Profile, load_profile
from validators.programmes.submission import RuleKind

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from validators.programmes.form import Form, FormCell

TITLE = "专利转化清单（可加页）"
"""The title of the list where the programme gives none."""
HEADINGS = (
    "序号",
    "登记/备案时间",
    "专利号",
    "转化方式（转让、许可等）",
    "供给方",
    "接受方",
    "合同额（元）",
    "实际到账（元）",
    "合同涉及专利金额（元）",
)
"""The headings of 附件1 in guideline 001; the ledgers (台账) of the other programmes use the same columns."""
_WIDTHS = (6, 16, 24, 22, 30, 30, 16, 16, 22)
_EXAMPLE = (
    "示例",
    date(2021, 6, 18),
    "ZL201810123456.5",
    "转让",
    "（示例）某某大学",
    "（示例）某某科技有限公司",
    100000,
    100000,
    100000,
)
_DEMAND_TITLE = "附件2：专利技术需求清单（可加页）"
_DEMAND_HEADINGS = (
    "序号",
    "专利名称",
    "专利号",
    "专利类型",
    "授权日期",
    "需求方式（转让、许可或其他）",
    "可接受报价（元）/或议价",
)
_NOTES = (
    "填写说明（提交前请删除示例行）：",
    "1. 登记/备案时间：国家知识产权局登记生效日或备案日期，不是公告日；填写为 2021-06-18 的形式。",
    "2. 专利号：含校验位，例如 ZL201810123456.5；一行多件时用顿号分开。不要填公开（公告）号。",
    "3. 合同额、实际到账、合同涉及专利金额：单位为元。一份合同涉及多行时，每行填写同一合同额，实际到账按行分摊。",
    "4. 质押融资填写出质人（供给方）、质权人（接受方）和担保债权金额（合同额）；质押和作价入股的实际到账可以空白。",
    "5. 作价入股：合同额填写作价金额，另附评估报告和章程或股东名册，不需要发票和银行回单。",
    "6. 单位名单：供评审人员核对中小微企业、高校等的数量；不填则按名称和信用代码推断。",
)
_ROWS = 200


def write_template(programme: str, path: Path) -> Path:
    """Write the workbook for a programme.

    Returns:
        The file written.

    Raises:
        ConfigError: the programme is not known.
        InputError: the file is there, and may have been filled in, or cannot be written.
    """
    from openpyxl import Workbook

    profile = load_profile(programme)
    if path.exists():
        raise InputError(f"{path} 已存在，可能已经填写，未予覆盖。请移走它，或用 --out 另选文件名。")
    book = Workbook()
    _claim_sheet(book.worksheets[0], profile.list_title or TITLE)
    if any(rule.kind is RuleKind.DEMAND_LIST for rule in profile.submission):
        _listed(book.create_sheet("附件2"), _DEMAND_TITLE, _DEMAND_HEADINGS, (6, 36, 24, 12, 14, 24, 22))
    if profile.form:
        _form_sheet(book.create_sheet("申报书表格"), profile.form)
    _entity_sheet(book.create_sheet("单位名单"))
    _note_sheet(book, profile)
    try:
        book.save(path)
    except OSError as error:
        raise InputError(f"{path} 无法写入（{told(error)}）。请检查权限，或用 --out 另选位置。") from error
    return path


def _listed(sheet: Worksheet, title: str, headings: Sequence[str], widths: Sequence[int]) -> None:
    """A title over the columns, and the columns' headings."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.append([title])
    sheet.append(list(headings))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(headings))
    sheet["A1"].font = Font(bold=True, size=14)
    for column, width in enumerate(widths, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}2"].font = Font(bold=True)
        sheet[f"{letter}2"].alignment = Alignment(wrap_text=True, horizontal="center")
    sheet.freeze_panes = "A3"


def _claim_sheet(sheet: Worksheet, title: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.title = "附件1"
    _listed(sheet, title, HEADINGS, _WIDTHS)
    sheet.append(list(_EXAMPLE))
    modes = DataValidation(type="list", formula1=f'"{",".join(MODES.values())}"', allow_blank=True)
    days = DataValidation(
        type="date", operator="between", formula1="DATE(1985,4,1)", formula2="DATE(2035,12,31)", allow_blank=True
    )
    amounts = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    modes.error = "请从列表中选择转化方式。"
    days.error = "请填写日期，如 2021-06-18。"
    amounts.error = "请填写不小于 0 的数字，单位为元。"
    for rule, cells in ((days, f"B3:B{_ROWS}"), (modes, f"D3:D{_ROWS}"), (amounts, f"G3:I{_ROWS}")):
        rule.showErrorMessage = True
        rule.add(cells)
        sheet.add_data_validation(rule)
    for row in range(3, _ROWS + 1):
        sheet[f"B{row}"].number_format = "yyyy-mm-dd"
        sheet[f"C{row}"].number_format = "@"


def _form_sheet(sheet: Worksheet, form: Form) -> None:
    """The form's tables and cells, with the words by which the reader of forms knows them."""
    width = 1 + max((len(table.columns) for table in form.tables), default=1)
    _title(sheet, form.title, width)
    _title(sheet, "一、申报单位基本信息", width)
    sheet.append(["申报单位名称"])
    sheet.append(["统一社会信用代码"])
    for table in form.tables:
        _title(sheet, table.label, width)
        sheet.append([table.row_heading, *(column.heading for column in table.columns)])
        for row in table.rows:
            sheet.append([row])
    for title, head, cells in _groups(form):
        _title(sheet, title, width)
        if head:
            sheet.append(["指标项", head])
        for label in dict.fromkeys(cell.label for cell in cells):
            sheet.append([label])
    sheet.column_dimensions["A"].width = 62
    for letter in "BCDEFG":
        sheet.column_dimensions[letter].width = 22


def _groups(form: Form) -> Iterator[tuple[str, str, list[FormCell]]]:
    """The single cells by the heading they stand under: title, the heading of their column, cells."""
    keys = dict.fromkeys((cell.section, cell.column) for cell in form.cells)
    for section, column in keys:
        cells = [cell for cell in form.cells if (cell.section, cell.column) == (section, column)]
        yield (section[0] if section else "申报内容"), (column[0] if column else ""), cells


def _title(sheet: Worksheet, text: str, width: int) -> None:
    from openpyxl.styles import Font

    sheet.append([text])
    row = sheet.max_row
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet[f"A{row}"].font = Font(bold=True)


def _entity_sheet(sheet: Worksheet) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    headings = [words[0] for words in ENTITY_HEADINGS.values()]
    _listed(sheet, "单位名单（供评审核对单位性质）", headings, (36, 24, 16, 12))
    sheet.append(["（示例）某某科技有限公司", "", "中小微企业", "是"])
    kinds = list({kind: word for word, kind in reversed(list(KINDS.items()))}.values())
    for cells, words in ((f"C3:C{_ROWS}", kinds), (f"D3:D{_ROWS}", ["是", "否"])):
        rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        rule.add(cells)
        sheet.add_data_validation(rule)


def _note_sheet(book: Workbook, profile: Profile) -> None:
    sheet = book.create_sheet("填写说明")
    for note in (f"项目：{profile.label}", f"指南：{profile.guideline}", *_NOTES):
        sheet.append([note])
    sheet.column_dimensions["A"].width = 100
