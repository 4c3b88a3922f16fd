"""From when to when a contract, a licence or a loan runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from parsers.documents.contract_former import PRESENT, former_spans, is_former, is_replaced
from parsers.documents.contract_words import OTHER_TERMS, TERM, TERM_LABELS
from parsers.layout.flow import Flow
from parsers.reading import Field
from parsers.values.dates import find_dates
from parsers.values.found import Found
from parsers.values.search import full_match, search

USED = r"(?:使用|实施|许可)"
_LONG = r"(?:,?(?:为期|共计?)?[一二三四五六七八九十\d]{1,3}(?:\([^()]{1,3}\))?个?[年月],?)?"
TO = (
    rf"(?:起算?|开始|生效)?(?:之日)?(?:起算?)?(?:生效)?{_LONG}(?:,)?即?{USED}?(?:\(含\))?"
    r"(?:至|到|[-—–一]+|~|～|止至|日至|to|until|through|TO)"
)
REACH = 50
"""Characters before a date that may say what runs from it."""
LEAST = 8
"""Characters of a clause before a date that may say nothing of it but its number and 自."""
HEADING = r"(?<=(?:^|\n)(?:第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[条章]?[、.．]?)?)\p{Han}{0,4}(?:期限|期间)(?=\n)"
"""The heading of a clause that tells a time: 第三条 许可期限."""
NUMBERED = r"(?:\d{1,2}(?:[.．]\d{1,2}){0,2}[、.．]?|[(（]\d{1,2}[)）])?"
APART = 80
"""Characters between a first and a last day that are printed apart."""
_COLON = r"(?:日期?|时间)?(?:为|是|于|[(（][^)）]{1,6}[)）])?[:：]?\s?$"
BEGINS = rf"(?:起始|开始|起算|始|起|自|从){_COLON}"
ENDS = rf"(?:终止|截止|截至|届满|结束|到期|止|终|至|到){_COLON}"
LASTS = (
    r"^(?:起|开始)(?:之日)?(?:起)?(?:计)?[,，]?(?:计算|计)?(?:为期|共计?)?\s?"
    r"[一二三四五六七八九十壹贰叁伍两\d]{1,3}\s?(?:\([^()]{1,4}\)\s?)?个?周?[年月]"
)
"""How a sentence goes on that tells a first day and how long it runs from there."""
SINCE = r"[:：]?(?:自|从)[^,，。;；\d]{2,16}(?:之日|日)?(?:起|开始)"
"""How it goes on where it runs from no printed day: 有效期自签订之日起至某日."""
OF_DEBTS = r"(?:的)?期间(?:内)?[,，]?(?:连续)?(?:发生|办理|签订|形成|产生)"
"""How it goes on where a pledge secures what comes to be owed within a time."""
Span = tuple[Found[date] | None, Found[date] | None]


def read_term(flow: Flow) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """From when to when it runs. Only what is printed as a date: of a term in years the last day is not reckoned."""
    former = former_spans(flow.text)
    dates = [item for item in find_dates(flow.text) if item.value is not None and not is_former(former, item.start)]
    rated: list[tuple[int, Span]] = [
        (score, span) for span in _spans(flow, dates) if (score := _score(flow, *span)) > 0
    ]
    if not rated:
        rated = [(1, span) for span in [*_in_two_places(flow, dates), *_open_ends(flow, dates)][:1]]
    best = max((score for score, _ in rated), default=0)
    starts = [first for score, (first, _) in rated if score == best and first is not None]
    ends = [last for score, (_, last) in rated if score == best and last is not None]
    return _one_field(flow, starts), _one_field(flow, ends)


def _one_field(flow: Flow, found: Sequence[Found[date]]) -> tuple[Field, ...]:
    return (Field(tuple(flow.reading(item) for item in found)),) if found else ()


def _spans(flow: Flow, dates: Sequence[Found[date]]) -> list[tuple[Found[date], Found[date]]]:
    spans = [(a, b) for a, b in pairwise(dates) if _is_span(flow.text, a, b)]
    return [(a, b) for a, b in spans if not is_replaced(flow.text, b.end)]


def _is_span(text: str, a: Found[date], b: Found[date]) -> bool:
    between = text[a.end : b.start].replace("\n", "")
    ordered = a.value is not None and b.value is not None and a.value <= b.value
    return ordered and len(between) <= 20 and bool(full_match(rf"{TO}\s?", between.replace(" ", "")))


def _before(flow: Flow, found: Found[date]) -> str:
    """The words of its clause before a date; where there are none, with the heading above its paragraph."""
    before = flow.text[max(0, found.start - REACH) : found.start]
    clause = before[max(before.rfind(mark) for mark in "。；;\n") + 1 :]
    headed = search(rf"(?P<heading>{HEADING})\n{NUMBERED}(?:自|从|由)?$", before) if len(clause) < LEAST else None
    return headed["heading"] + clause if headed else clause


def _score(flow: Flow, first: Found[date], last: Found[date]) -> int:
    """How clearly the words before a span of dates say that it is the contract's term."""
    before = _before(flow, first)
    if search(r"许可[^。；;\n]{0,8}自$", before) or search(rf"{USED}[至到]$", flow.text[first.end : last.start]):
        return 3
    runs_out = search(rf"^(?:24时)?(?:届满|期满|止|终止|为止|{OF_DEBTS})", flow.text[last.end : last.end + 12])
    changed = search(rf"(?:{PRESENT})(?:的)?[:：\s]{{0,2}}自?$", before)
    if not (search(TERM_LABELS, before) or runs_out or changed) or search(OTHER_TERMS, before):
        return 0
    if search(r"许可|借款|贷款|债[权务]|质押|授信", before):
        return 3
    return 2 if search(r"有效|合同|协议|履行", before) else 1


def _in_two_places(flow: Flow, dates: Sequence[Found[date]]) -> list[Span]:
    """A first and a last day, each behind its own label: 许可起始日, 许可终止日; 实施期始于, 终于."""
    found: list[Span] = []
    for a, b in pairwise(dates):
        ordered = a.value is not None and b.value is not None and a.value < b.value
        starts, between = _before(flow, a), flow.text[a.end : b.start]
        told = search(rf"{TERM}|有效期限?|期限|{USED}(?:起|开始|始)", starts) and not search(
            OTHER_TERMS, starts + between
        )
        if ordered and told and len(between) <= APART and search(BEGINS, starts) and search(ENDS, between):
            found.append((a, b))
    return found


def _open_ends(flow: Flow, dates: Sequence[Found[date]]) -> list[Span]:
    """One day alone: 有效期限至某日, 许可期限自某日起三年."""
    found: list[Span] = []
    for item in dates:
        before = _before(flow, item)
        if not search(TERM_LABELS, before) or search(OTHER_TERMS, before):
            continue
        if search(rf"(?:{TERM_LABELS})(?:为|是)?(?:自|从)?[:：]?\s?(?:自|从)?$", before) and search(
            LASTS, flow.text[item.end : item.end + 20]
        ):
            found.append((item, None))
        elif search(rf"(?:{TERM_LABELS})(?:{SINCE})?(?:届满|终止|截止|截至|到期|止|至|到){_COLON}", before):
            found.append((None, item))
    return found
