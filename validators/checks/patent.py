"""The check of the patent numbers themselves: well formed, check digit right, no publication number."""

from __future__ import annotations

from collections.abc import Iterator

from validators.case import Case
from validators.findings import Check, CheckStatus
from validators.looks import Look, conclude, not_applicable
from validators.numbers import Form, claimed_number, filing_year

_CODE = "patent.number"


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    numbers = case.claimed.patent_numbers
    if not numbers:
        yield not_applicable(_CODE, "清单未填专利号。")
        return
    found = conclude(
        _CODE,
        "专利号",
        "8 位或 12 位数字加校验位（ZC 0006-2003）",
        [*(_look(number) for number in numbers), *_filed_later(case)],
        "请按专利证书或登记簿更正清单中的专利号。",
    )
    yield from case.softened([found], "patent_numbers")


def _filed_later(case: Case) -> Iterator[Look]:
    """A doubt for every number whose year of filing is later than the row's record."""
    day = case.claimed.registered_on
    for number in case.claimed.patent_numbers:
        year = filing_year(claimed_number(number).core)
        if day is not None and year is not None and year > day.year:
            yield Look(CheckStatus.UNCLEAR, number, f"{number} 的申请年份 {year} 晚于登记/备案时间 {day}")


def _look(printed: str) -> Look:
    number = claimed_number(printed)
    match number.form:
        case Form.GOOD:
            return Look(CheckStatus.PASS, number.printed, f"{number.printed} 格式正确，校验位相符")
        case Form.WRONG_CHECK:
            note = f"{number.printed} 的校验位不符（按前面的数字推算应为 {number.right}），号码可能有误"
            return Look(CheckStatus.FAIL, number.printed, note)
        case Form.PUBLICATION:
            return Look(CheckStatus.FAIL, printed, f"{printed} 是公布/公告号，不是专利号（申请号）")
        case Form.MALFORMED:
            return Look(CheckStatus.FAIL, printed, f"“{printed}”不是完整的专利号")
