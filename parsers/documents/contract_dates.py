"""The dates of a contract: when it was signed, from when to when it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from parsers.documents.contract_words import NOT_SIGNING, SIGNATURE_DATE_LABELS, SIGNED_LABELS, TERM_LABELS
from parsers.layout.flow import Flow
from parsers.reading import Field, Reading
from parsers.values.dates import find_dates
from parsers.values.found import Found
from parsers.values.search import find_all, full_match, search

LABEL_REACH = 12
"""Characters between a label and its date (（年月日）, 为, colons)."""
SIGNATURE_ZONE = r"盖章|公章|签章|签字|签名|法定代表人|授权代表|委托代理人"
SIGNATURE_REACH = 260
"""Characters behind a call for a seal or signature within which a date is that of signing."""
MOST_BESIDE = 16
"""Characters beside a date that stands alone on its line, and no figure among them: a list's row has more."""
MADE = r"(?:签订|签署|订立|缔结)"
OPENING = (
    r"(?:[(（][^()（）]{0,60}称[^()（）]{1,40}[)）][^。；;\n]{0,12}"
    r"|(?:^|[。\n])[^。；;\n]{0,40}(?:与|和|、)\p{Han}[\p{Han}()（）]{3,30}(?:公司|大学|学院|研究[院所]|中心|厂))(?:于|在)$"
)
"""What stands before the day of signing where a contract opens with its parties: 与某公司（以下称受让方）于."""
USED = r"(?:使用|实施|许可)"
TO = rf"(?:起算?|开始|生效)?(?:之日)?(?:起算?)?(?:,)?{USED}?(?:\(含\))?(?:至|到|[-—–]+|~|～|止至|日至)"


def read_signed_on(flow: Flow) -> tuple[Field, ...]:
    """The day of signing: by its label; else the later of the dates beside the signatures; else a cover's only date."""
    dates = find_dates(flow.text)
    for group in (_labelled(flow, dates), _in_a_sentence(flow, dates)):
        if group:
            return (Field(tuple(flow.reading(found) for found in group)),)
    signed = [found for found in _beside_signatures(flow, dates) if found.value is not None]
    if signed:
        last = max(found.value for found in signed if found.value)
        return (Field(tuple(_dimmed(flow, found, 0.9) for found in signed if found.value == last)),)
    alone = [found for found in dates if _stands_alone(flow, found)]
    if len({found.value for found in alone}) == 1:
        return (Field((_dimmed(flow, alone[0], 0.7),)),)
    return ()


def read_term(flow: Flow) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """From when to when the contract, the licence or the loan runs; empty where it prints no two dates."""
    dates = [found for found in find_dates(flow.text) if found.value is not None]
    spans = [(a, b) for a, b in pairwise(dates) if _is_span(flow.text, a, b)]
    rated = [(score, -a.start, a, b) for a, b in spans if (score := _term_score(flow, a, b)) > 0]
    if not rated:
        return (), ()
    best = max(score for score, *_ in rated)
    starts = [a for score, _, a, _ in rated if score == best]
    ends = [b for score, _, _, b in rated if score == best]
    return _one_field(flow, starts), _one_field(flow, ends)


def _one_field(flow: Flow, found: Sequence[Found[date]]) -> tuple[Field, ...]:
    return (Field(tuple(flow.reading(item) for item in found)),)


def _dimmed(flow: Flow, found: Found[date], sure: float) -> Reading:
    return flow.reading_at(
        found.start, found.end, found.value, certainty=found.certainty * sure, repaired=found.repaired
    )


def _labelled(flow: Flow, dates: Sequence[Found[date]]) -> list[Found[date]]:
    """Dates behind 签订日期 and its like."""
    found = []
    for label in find_all(SIGNED_LABELS, flow.text):
        for item in dates:
            between = flow.text[label.end() : item.start] if item.start >= label.end() else None
            if between is None or len(between) > LABEL_REACH:
                continue
            if full_match(r"(?:[(（][^)）]{0,8}[)）])?(?:为|是)?[:：;\s]*\n?", between):
                found.append(item)
    return found


def _in_a_sentence(flow: Flow, dates: Sequence[Found[date]]) -> list[Found[date]]:
    """Dates of sentences that say when the contract was made: 本合同于2022年3月1日在北京签订."""
    return [
        item
        for item in dates
        if _says_when_made(flow.text[max(0, item.start - 130) : item.start], flow.text[item.end : item.end + 70])
    ]


def _says_when_made(before: str, after: str) -> bool:
    """Whether the words around a date say that the contract was made then, and not another one."""
    if search(r"(?:曾经?|已|先前|此前)(?:于|在)$", before) or search(r"^[^。；;]{0,60}(?:原合同|原协议|主合同)", after):
        return False
    if search(r"(?:^|[\n,，。])$", before):  # 本合同一式四份，2022年3月1日签订于滨州。
        return bool(search(rf"^{MADE}(?:于\p{{Han}}{{2,10}})?(?:[。；;\n]|$)", after))
    if search(OPENING, before) and search(rf"^[^。；;,，《\n]{{0,16}}{MADE}(?:[,，。:]|本(?:合同|协议|契约))", after):
        return True
    about = search(r"(?:本|该)(?:合同|协议|契约)[^。；;\n]{0,16}(?:于|在)$", before) or search(
        r"(?:双方|各方)[^。；;\n]{0,8}于$", before
    )
    return bool(about and search(rf"^[^。；;\n]{{0,22}}(?:{MADE}|签约|签字|盖章)", after))


def _beside_signatures(flow: Flow, dates: Sequence[Found[date]]) -> Iterator[Found[date]]:
    """Dates among the signatures: behind 日期, or standing alone, after the last clause."""
    for item in dates:
        before = flow.text[max(0, item.start - SIGNATURE_REACH) : item.start]
        if not search(SIGNATURE_ZONE, before):
            continue
        label = search(r"(?:^|[\n\s。；;:]|\d日?)(?P<label>[^\n\s。；;:：\d]{1,12})[:：]?\s?$", before)
        if label is not None:
            dated = full_match(SIGNATURE_DATE_LABELS, label["label"]) and not search(NOT_SIGNING, label["label"])
            if dated or full_match(rf".{{0,8}}[(（]?(?:{SIGNATURE_ZONE})[)）]?", label["label"]):
                yield item
        elif _stands_alone(flow, item):
            yield item


def _stands_alone(flow: Flow, found: Found[date]) -> bool:
    """Whether a date is a line or a cell of its own, and not one of a row in a list."""
    before = flow.text[found.start - 1 : found.start] if found.start else "\n"
    after = flow.text[found.end : found.end + 12]
    if before not in "\n " or not search(r"^(?:[\n ]|$|于\p{Han}{2,8}(?:[。\n]|$))", after):
        return False
    start, end = flow.paragraph(found.start)
    beside = flow.text[start : found.start] + flow.text[found.end : end]
    for other in find_dates(beside):
        beside = beside.replace(other.text, "")
    return len(beside.replace(" ", "")) <= MOST_BESIDE and not search(r"\d", beside)


def _is_span(text: str, a: Found[date], b: Found[date]) -> bool:
    between = text[a.end : b.start].replace("\n", "")
    ordered = a.value is not None and b.value is not None and a.value <= b.value
    return ordered and len(between) <= 12 and bool(full_match(rf"{TO}\s?", between.replace(" ", "")))


def _term_score(flow: Flow, first: Found[date], last: Found[date]) -> int:
    """How clearly the words before a span of dates say that it is the contract's term."""
    start = max(0, first.start - 50)
    before = flow.text[start : first.start]
    before = before[max(before.rfind(mark) for mark in "。；;\n") + 1 :]
    if search(r"许可[^。；;\n]{0,8}自$", before) or search(rf"{USED}[至到]$", flow.text[first.end : last.start]):
        return 3
    runs_out = search(r"^(?:24时)?(?:届满|期满|止|终止|为止)", flow.text[last.end : last.end + 8])
    if not (search(TERM_LABELS, before) or runs_out) or search(r"保密|质量保证|技术指导|培训|交付|宽限", before):
        return 0
    if search(r"许可|借款|贷款|债[权务]|质押|授信", before):
        return 3
    return 2 if search(r"有效|合同|协议|履行", before) else 1
