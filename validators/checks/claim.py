"""Checks of a row in itself: complete, unique, plausible amounts, inside the programme's period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from parsers.claims import COLUMN_WORDS
from parsers.values.patent_number import find_patent_numbers
from validators.case import Case
from validators.deals import row_keys
from validators.findings import Check, CheckStatus
from validators.looks import Look, conclude, not_applicable, shown
from validators.numbers import claimed_number
from validators.settled import is_settled

_EMPTY = frozenset({"", "/", "\\", "-", "—", "——", "--", "无", "无。", "n/a", "N/A"})
"""What applicants write into a cell that holds nothing."""

_TWO_NUMBERS = 16
"""Digits that two patent numbers have at least."""


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    yield _complete(case)
    yield _unique(case)
    yield from case.softened([_amounts(case)], "contract_amount", "received_amount", "patent_amount")
    yield from case.softened([_period(case)], "registered_on")


def _complete(case: Case) -> Check:
    required = case.required
    names = list(COLUMN_WORDS) if required is None else [cell.value for cell in required.cells]
    looks = [look for name in names if (look := _cell(case, name)) is not None]
    looks += [
        Look(
            CheckStatus.UNCLEAR,
            case.claim.raw.get(name),
            f"“{COLUMN_WORDS[name]}”一格字迹不清（{case.claim.raw.get(name)}）",
        )
        for name in COLUMN_WORDS
        if name in case.claim.doubtful and not is_settled(case, name)
    ]
    if not looks:
        return Check("claim.complete", CheckStatus.PASS, None, None, f"必填各项均已填写，格式可读。{_repaired(case)}")
    return conclude("claim.complete", "清单必填各项应齐全可读", None, looks, "请补填或更正清单。")


def _repaired(case: Case) -> str:
    """Cells whose marks were put right, or whose name the papers settle, with what was read and what is meant."""
    settled = [
        f"“{COLUMN_WORDS[name]}”一格字迹不清（{case.claim.raw.get(name)}），与登记、合同等材料所载一致"
        for name in COLUMN_WORDS
        if name in case.claim.doubtful
    ]
    both = [
        f"“{COLUMN_WORDS[name]}”识别为“{case.claim.raw.get(name)}”，按 {shown(getattr(case.claimed, name))} 校正"
        for name in COLUMN_WORDS
        if name in case.claim.repaired
    ]
    return "；".join([*settled, *both]) + "，请核对。" if settled or both else ""


def _cell(case: Case, name: str) -> Look | None:
    """What is wrong with a required cell, None for nothing."""
    if getattr(case.claimed, name) not in (None, ()):
        return None
    raw = (case.claim.raw.get(name) or "").strip()
    if raw in _EMPTY and name in case.claim.doubtful:
        return Look(CheckStatus.UNCLEAR, None, f"“{COLUMN_WORDS[name]}”一格有字迹，但未能读出")
    if raw in _EMPTY:
        return Look(CheckStatus.MISSING, None, f"“{COLUMN_WORDS[name]}”未填")
    return Look(CheckStatus.UNCLEAR, raw, f"“{COLUMN_WORDS[name]}”填写为“{raw}”，无法识别")


def _unique(case: Case) -> Check:
    keys = row_keys(case.links.row)
    if repeated := _repeated(case):
        look = Look(CheckStatus.UNCLEAR, repeated, f"本行的专利号 {repeated} 填了不止一次")
        return conclude("claim.unique", "每行的专利号应各不相同", None, [look], "请删去重复的专利号，并核对件数。")
    if not keys:
        return not_applicable("claim.unique", "专利号、转化方式或接受方未明，无法比对是否重复。")
    same = {row.claim.row for key in keys for row in case.shared.same_claim[key]}
    others = sorted(same - {case.claim.row})
    expected = "同一专利、同一方式、同一接受方只申报一行"
    if not others:
        return Check("claim.unique", CheckStatus.PASS, expected, None, "没有其他行申报同一专利、方式和接受方。")
    rows = "、".join(str(number) for number in others[:10])
    look = Look(CheckStatus.FAIL, f"第 {rows} 行", f"第 {rows} 行申报了同一专利、同一方式、同一接受方")
    return conclude("claim.unique", "每行应为不同的转化事项", None, [look], "请删去重复的行。")


def _repeated(case: Case) -> str:
    """The patents that the row lists more than once, in words: as understood, or as the cell prints them."""
    text = case.claim.raw.get("patent_numbers") or ""
    several = sum(char.isdecimal() for char in text) >= _TWO_NUMBERS
    printed = find_patent_numbers(text) if several else ()
    counts = Counter(claimed_number(found.text).core for found in printed if found.value is not None)
    counts |= Counter(claimed_number(number).core for number in case.claimed.patent_numbers)
    return "、".join(core for core, times in counts.items() if times > 1)


def _amounts(case: Case) -> Check:
    total = case.claimed.contract_amount
    if total is None:
        return not_applicable("claim.amounts", "清单未填合同额，无法比较各项金额。")
    looks = []
    for name in ("received_amount", "patent_amount"):
        amount = getattr(case.claimed, name)
        if amount is None:
            continue
        label = COLUMN_WORDS[name]
        over = amount > total
        relation = "大于" if over else "不大于"
        note = f"{label} {shown(amount)}{relation}合同额 {shown(total)}"
        looks.append(Look(CheckStatus.FAIL if over else CheckStatus.PASS, shown(amount), note))
    if not looks:
        return not_applicable("claim.amounts", "清单未填实际到账和合同涉及专利金额。")
    return conclude("claim.amounts", "各项金额", f"不大于合同额 {shown(total)}", looks, "请核对金额及单位（元）。")


def _period(case: Case) -> Check:
    period, day, today = case.shared.profile.period, case.claimed.registered_on, case.shared.today
    if day is not None and today is not None and day > today:
        look = Look(CheckStatus.UNCLEAR, day.isoformat(), f"清单所填 {day} 在核验日之后")
        return conclude("claim.period", "登记/备案时间", f"不晚于 {today}", [look], "请核对登记/备案时间。")
    if period is None:
        return not_applicable("claim.period", "未指定项目，不核对期间。")
    if day is None:
        return not_applicable("claim.period", "清单未填登记/备案时间，无法核对期间。")
    if period.start is not None and day < period.start:
        note, status = f"清单所填 {day} 早于 {period.start}", CheckStatus.FAIL
    elif period.end is not None and day > period.end:
        note = f"清单所填 {day} 晚于 {period.end}"
        status = CheckStatus.FAIL if period.end_is_firm else CheckStatus.UNCLEAR
        if not period.end_is_firm:
            note += f"（依据：{period.end_source}），是否计入请人工确认"
    else:
        note, status = f"清单所填 {day} 在期间内", CheckStatus.PASS
    expected = f"在 {period.start or '不限'} 至 {period.end or '不限'} 之间"
    advice = "期间以外的事项请从清单中删去。"
    return conclude("claim.period", "登记/备案时间", expected, [Look(status, day.isoformat(), note)], advice)
