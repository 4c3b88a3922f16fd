"""Sums of a contract that add up: parts of a price and what they come to, a price without tax, its tax, and both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.documents.contract_amounts import Amount
from parsers.documents.contract_price_words import SUMMED
from parsers.layout.flow import Flow
from parsers.layout.segment import ITEM
from parsers.values.patent_number import find_patent_numbers
from parsers.values.search import search

MOST_PARTS, MOST_BETWEEN = 30, 24
"""Sums that may add up to one, and characters before it that may say so."""
NAMED = 4.0
"""How strongly an amount speaks that is called the total, or the price of the deal: no sum makes it a part."""
PENALTY = 4.0
"""From this weight on a cue makes an amount something else than a part of the price."""
TAX_RATES = tuple(Decimal(rate) / 100 for rate in (1, 3, 5, 6, 9, 13, 16, 17))
TAX_SAID = 120
"""Characters before a price within which tax must be spoken of."""
CENT = Decimal("0.02")


def summed(flow: Flow, mentions: Sequence[Amount]) -> list[Amount]:
    """The mentions as what they add up to says: parts are none of them the price, and a price is the one with tax."""
    return _of_parts(flow, _with_tax(flow, mentions))


def is_of_an_item(flow: Flow, mention: Amount) -> bool:
    """Whether an amount is the price of one patent in a counted list: （1）某专利，ZL…，作价6万元.

    The list names other patents too, or a sum follows it.
    """
    start, end = flow.paragraph(mention.start)
    paragraph = flow.text[start:end]
    found = find_patent_numbers(paragraph)
    if len({item.value for item in found}) != 1 or search(ITEM, paragraph) is None:
        return False
    clause = sorted((found[0].end, mention.start - start))
    if search(r"[。；;]|[一二三四五六七八九十]、", paragraph[slice(*clause)]):
        return False
    others = {item.value for item in find_patent_numbers(flow.text)} - {found[0].value}
    return bool(others) or search(rf"{SUMMED[:-1]}(?=[\d¥￥])", flow.text[end:]) is not None


def _with_tax(flow: Flow, mentions: Sequence[Amount]) -> list[Amount]:
    """The mentions, those of a price without tax and of its tax as parts of the sum right behind: 含税金额."""
    found = list(mentions)
    for place in range(len(found) - 2):
        net, tax, gross = found[place : place + 3]
        if _is_taxed(net, tax, gross) and search("税", flow.text[max(0, net.start - TAX_SAID) : gross.start]):
            found[place : place + 3] = [
                replace(net, part=PENALTY, score=-PENALTY),
                replace(tax, part=PENALTY, score=-PENALTY),
                replace(gross, score=max(gross.score, net.score)),
            ]
    return found


def _is_taxed(net: Amount, tax: Amount, gross: Amount) -> bool:
    """Whether three amounts are a price without tax, the tax on it, and the price with tax, to the cent."""
    if net.value is None or tax.value is None or net.value + tax.value != gross.value:
        return False
    return any(abs(net.value * rate - tax.value) <= CENT for rate in TAX_RATES)


def _of_parts(flow: Flow, mentions: Sequence[Amount]) -> list[Amount]:
    """The mentions, with those as parts that add up to a sum said right behind them: 8万元, 4万元, 两项合计12万元."""
    found = list(mentions)
    for place, whole in enumerate(mentions):
        before = flow.text[max(0, whole.start - MOST_BETWEEN) : whole.start]
        if whole.value is None or whole.part >= PENALTY or not search(SUMMED, before):
            continue
        added = Decimal(0)
        for first in range(place - 1, max(-1, place - MOST_PARTS - 1), -1):
            added += mentions[first].value or Decimal(0)
            named = any(item.score >= NAMED for item in mentions[first:place])
            if added == whole.value and place - first > 1 and not named:
                found[first:place] = [replace(item, part=PENALTY, score=-PENALTY) for item in mentions[first:place]]
            if added >= whole.value:
                break
    return found
