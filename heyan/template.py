"""The empty claim list (附件1) that an applicant fills in."""

from __future__ import annotations

from pathlib import Path

from heyan.report.labels import MODES
from validators.programmes import load_profile

TITLE = "附件1：2021年以来促成专利转化清单（可加页）"
"""Title and headings of 附件1 in guideline 001."""
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
_WIDTHS = (6, 16, 24, 22, 30, 30, 16, 16, 22)
_EXAMPLE = (
    1,
    "2021-06-18",
    "ZL201810123456.5",
    "转让",
    "（示例）某某大学",
    "（示例）某某科技有限公司",
    100000,
    100000,
    100000,
)
_NOTES = (
    "填写说明（提交前请删除示例行和说明）：",
    "1. 登记/备案时间：国家知识产权局登记生效日或备案日期，不是公告日；填写为 2021-06-18 的形式。",
    "2. 专利号：含校验位，例如 ZL201810123456.5；一行多件时用顿号分开。不要填公开（公告）号。",
    "3. 合同额、实际到账、合同涉及专利金额：单位为元。一份合同涉及多行时，每行填写同一合同额。",
    "4. 质押融资填写出质人、质权人和担保债权金额；质押和作价入股的实际到账可以空白。",
)
_ROWS = 200


def write_template(programme: str, path: Path) -> Path:
    """Write the list for a programme.

    Returns:
        The file written.

    Raises:
        ConfigError: the programme is not known.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    profile = load_profile(programme)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "附件1"
    sheet.append([TITLE])
    sheet.append(HEADINGS)
    sheet.append(_EXAMPLE)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADINGS))
    sheet["A1"].font = Font(bold=True, size=14)
    for column, width in enumerate(_WIDTHS, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}2"].font = Font(bold=True)
        sheet[f"{letter}2"].alignment = Alignment(wrap_text=True, horizontal="center")
    modes = DataValidation(type="list", formula1=f'"{",".join(MODES.values())}"', allow_blank=True)
    amounts = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    modes.error, amounts.error = "请从列表中选择转化方式。", "请填写不小于 0 的数字，单位为元。"
    modes.add(f"D3:D{_ROWS}")
    amounts.add(f"G3:I{_ROWS}")
    sheet.add_data_validation(modes)
    sheet.add_data_validation(amounts)
    sheet.freeze_panes = "A3"
    notes = book.create_sheet("填写说明")
    for note in (f"项目：{profile.label}", *_NOTES):
        notes.append([note])
    notes.column_dimensions["A"].width = 100
    book.save(path)
    return path
