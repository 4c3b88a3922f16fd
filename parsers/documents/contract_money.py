"""The price of a contract: its total among deposits, instalments, penalties and fees, in figures and in words.

Every amount is judged by the words before it in its own clause. Figures and words that stand together are one
mention; they are read apart, so that a contract whose words say something else than its figures shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ocr.lines import Reader
from parsers.documents.contract_amounts import Amount, amounts_in
from parsers.documents.contract_former import former_spans, is_former
from parsers.documents.contract_price_words import (
    CAPITAL,
    CHANGED,
    CHANGED_TEXT,
    CHANGES_TO,
    FOR_NOTHING,
    FREE_OF_CHARGE,
    NOT_FREE,
    PART_CUES,
    PENALTIES,
    PRICED,
    PRICED_WEIGHT,
    SERVICE_FEES,
    TOTAL_CUES,
    UNTAXED,
    UNTAXED_WEIGHT,
)
from parsers.documents.contract_sums import PENALTY, is_of_an_item, summed
from parsers.layout.flow import Flow
from parsers.reading import Field, Reading
from parsers.values.found import Found
from parsers.values.search import find_all, search

Cues = tuple[tuple[str, float], ...]
SENTENCE_ENDS = "。；;\n"
REACH = 60
"""Characters before an amount that may say what it is for."""
SAME_RANK = 0.4
"""Mentions this close to the best one speak with the same authority."""
HEADING = 2.0
"""What a heading over an amount without words of its own says for a total."""
PATENTS_PART = (
    r"其中[^。；;]{0,12}专利(?:申请)?权?(?:的)?(?:转让|许可|作价)?(?:费用?|价款|价格|部分|金额|使用费)?"
    r"(?:为|是|计|:)?(?:人民币|[¥￥])?$"
)
"""What stands before the part of a price that is for the patents."""
FOREIGN = r"USD|US\$|美元|美金|HKD|HK\$|港[元币]|EUR|€|欧元|JPY|日元|GBP|£|英镑"
MORE_THAN_AN_ENTRY_FEE = r"保底|(?:总额|总价|合计)(?:[(（][^()（）\n]{1,12}[)）])?(?:为|是|计|:)"
"""What shows that a price has other fixed parts than its entry fee, or a total."""
AMENDED = 4.5
"""How strongly a price speaks that the contract puts in the place of an earlier one."""
FIGURES = r"[大小]写|[¥￥]|\d[\d,，.]*\s?[万亿]?元"
"""What shows that a contract prints amounts in figures; one without any of it writes its price out in words."""
DEAL = 3.0
"""How strongly an amount must speak for a price where the contract says that the right passes for nothing."""
ITEM_PRICE = 4.5
"""How much it speaks against an amount that it stands beside one of several patents."""
REPLACED = 6.0
"""How much it speaks against an amount that another takes its place."""


@dataclass(frozen=True, slots=True)
class Price:
    """Fields of the total and of the total in words.

    `patents` is what the contract itself states as the part for the patents alone; `currency` is that of the total
    where it prints another than yuan: the total then has no value in yuan.
    """

    total: tuple[Field, ...]
    words: tuple[Field, ...] = ()
    patents: tuple[Field, ...] = ()
    currency: tuple[Field, ...] = ()


def read_price(flow: Flow, *, services: bool = False) -> Price:
    """The total of a contract. Where several totals differ, all are readings of one field, which is unclear then.

    In a contract for `services` fees for services are the price and no part beside it.
    """
    parts = tuple((pattern, weight) for pattern, weight in PART_CUES if not (services and pattern == SERVICE_FEES))
    amounts = amounts_in(flow.text)
    former = former_spans(flow.text)
    amounts = [amount for amount in amounts if not is_former(former, amount.start)]
    mentions = summed(flow, [_judged(flow, amount, before, parts) for amount, before in _with_predecessor(amounts)])
    chosen = _totals(mentions) or _lone_fee(flow, mentions)
    if max((mention.score for mention in chosen), default=0.0) < DEAL and (
        given := _said_of_nothing(flow, FOR_NOTHING)
    ):
        return Price(given)
    if not chosen:
        return Price(_said_of_nothing(flow, FREE_OF_CHARGE))
    readings: list[Reading] = []
    spelled: list[Reading] = []
    for mention in sorted(chosen, key=lambda item: -item.score):
        sure = min(1.0, 0.6 + mention.score / 8)
        if mention.figures is not None:
            readings.append(_dimmed(flow.reading(mention.figures), sure))
        if mention.words is not None:
            reading = _dimmed(flow.reading(mention.words, reader=Reader.WORDS), sure)
            readings.append(reading)
            printed = spelled_form(mention.words) if reading.value is not None and not mention.words.repaired else None
            spelled.append(replace(flow.reading(mention.words), value=printed))
    total = max((mention.value for mention in chosen if mention.value is not None), default=None)
    if all(mention.figures is None for mention in chosen):
        readings += _unread_figures(flow)
    currency = _currency(flow, chosen)
    if currency:
        readings = [replace(reading, value=None) for reading in readings]
    return Price(
        (Field(tuple(readings)),),
        (Field(tuple(spelled)),) if spelled else (),
        _patents_part(flow, mentions, total),
        currency,
    )


def _patents_part(flow: Flow, mentions: Sequence[Amount], total: Decimal | None) -> tuple[Field, ...]:
    """The part of the total that is for the patents: 其中专利权转让费100000元，技术服务费20000元."""
    for mention in mentions:
        before = flow.text[max(0, mention.start - REACH) : mention.start]
        smaller = total is not None and mention.value is not None and mention.value < total
        if smaller and mention.figures is not None and search(PATENTS_PART, before):
            return (Field((flow.reading(mention.figures),)),)
    return ()


def _unread_figures(flow: Flow) -> list[Reading]:
    """A reading without value where a total is read in words alone, and the contract prints, or announces, figures."""
    at = search(FIGURES, flow.text)
    return [] if at is None else [replace(flow.reading_at(*at.span(), None), confidence=0.0)]


def _currency(flow: Flow, chosen: Sequence[Amount]) -> tuple[Field, ...]:
    """The currency printed right before or behind a total, where it is not yuan."""
    for mention in chosen:
        start, end = max(0, mention.start - 8), mention.end + 5
        for match in find_all(FOREIGN, flow.text[start:end]):
            at = start + match.start()
            return (Field((flow.reading_at(at, at + len(match[0]), match[0]),)),)
    return ()


def spelled_form(words: Found[Decimal]) -> str:
    """An amount in words as printed, without blanks and 人民币."""
    return "".join(words.text.split()).removeprefix("人民币")


def _dimmed(reading: Reading, sure: float) -> Reading:
    return replace(reading, confidence=round(reading.confidence * sure, 4))


def _with_predecessor(mentions: Sequence[Amount]) -> Iterator[tuple[Amount, int]]:
    """Each mention with the end of the one before it."""
    before = 0
    for mention in mentions:
        yield mention, before
        before = mention.end


def _judged(flow: Flow, mention: Amount, before: int, parts: Cues) -> Amount:
    """The mention with its score: what the words between the last amount and this one say it is for."""
    text = flow.text
    sentence = max(text.rfind(mark, 0, mention.start) + 1 for mark in SENTENCE_ENDS)
    start = max(before, mention.start - REACH, sentence)
    context = text[start : mention.start]
    amended = list(find_all(CHANGED_TEXT, context))
    context = context[amended[-1].end() :] if amended else context
    total, part = _strongest(TOTAL_CUES, context), _strongest(parts, context)
    if total == 0.0 and part == 0.0 and start > 0 and text[start - 1] == "\n":
        heading = text[slice(*flow.paragraph(start - 2))]
        total = HEADING if len(heading) < 30 and _strongest(TOTAL_CUES, heading) >= HEADING else 0.0
    if before > sentence and search(CHANGES_TO, context) and search(CAPITAL, text[sentence:before]):
        part = max(part, PENALTY)
    behind = text[mention.end : mention.end + REACH]
    if search(PENALTIES, behind):
        part = max(part, PENALTY)
    if search(UNTAXED, behind):
        part = max(part, UNTAXED_WEIGHT)
    if part == 0.0 and search(PRICED, behind):
        total = max(total, PRICED_WEIGHT)
    if search(CHANGED, behind):
        part = max(part, REPLACED)
    if amended and total > 0:
        total = max(total, AMENDED)
    if is_of_an_item(flow, mention):
        part = max(part, ITEM_PRICE)
    if mention.figures and mention.words and total > 0:
        total += 1.0
    return replace(mention, score=total - part if part < total or part > 0 else total, part=part)


def _strongest(cues: Cues, context: str) -> float:
    return max((weight for pattern, weight in cues if search(pattern, context)), default=0.0)


def _totals(mentions: list[Amount]) -> list[Amount]:
    """The mentions that speak of the total; several values only where they speak with the same authority."""
    good = [mention for mention in mentions if mention.score > 0 and mention.part < PENALTY]
    if not good:
        return []
    best = max(good, key=lambda mention: mention.score)
    top = [mention for mention in good if mention.score >= best.score - SAME_RANK]
    values = {mention.value for mention in top if mention.value is not None}
    if len(values) > 1:
        whole = max(values)
        if sum(values - {whole}, Decimal(0)) == whole:
            top = [mention for mention in top if mention.value == whole]
            values = {whole}
    return [mention for mention in good if mention in top or (len(values) == 1 and mention.value in values)]


def _lone_fee(flow: Flow, mentions: list[Amount]) -> list[Amount]:
    """The one fixed sum of a price that otherwise depends on sales (入门费), or the only amount there is.

    Where other fixed sums are spoken of, or a total that was not read, it is no price.
    """
    entry = [
        mention
        for mention in mentions
        if search(r"入门费[^。；;]{0,12}$", flow.text[max(0, mention.start - 16) : mention.start])
    ]
    if search(MORE_THAN_AN_ENTRY_FEE, flow.text):
        mentions, entry = [mention for mention in mentions if mention not in entry], []
    others = [mention for mention in mentions if mention.part < PENALTY]
    for group in (entry, others):
        if group and len({mention.value for mention in group}) == 1:
            return [replace(mention, score=1.5) for mention in group]
    return []


def _said_of_nothing(flow: Flow, words: str) -> tuple[Field, ...]:
    """A price of nothing where the contract says by these words that the right passes for nothing."""
    for match in find_all(words, flow.text):
        before = flow.text[max(0, match.start() - 10) : match.start()]
        if not search(NOT_FREE, before):
            return (Field((flow.reading_at(match.start(), match.end(), Decimal("0.00"), certainty=0.85),)),)
    return ()
