"""Figures as forms print them: counts, shares and amounts, with their units in the cell or in a heading."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from parsers.values.search import find_all, full_match, search
from parsers.values.text import plain

MONEY = {
    "元": Decimal(1),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
"""Units of money, in yuan."""
_COUNTED = r"件次|人次|件|家|个|项|次|条|份|笔|人|场|户|种|期|篇|%|‰"
_UNIT = rf"(?:[亿万]元|元|[亿万](?!\p{{Han}})|{_COUNTED}|°)"
_SIGN = r"[≥≤>＞<＜≧≦约近超过不少于不低于至少]*"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NOTHING = r"(?:无|零|没有|暂无)"
_LIKE_ZERO = r"[Oo〇○]|。"
_STROKES = r"[-—–_/\\~.·*×]+"
_CUT_PERCENT = "°"
"""What OCR makes of a per cent sign whose end is cut off."""
_LONGEST = 40
"""A cell with more characters tells a story, no figure."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit as printed beside it (`%`, `件`, `万元`), empty where none is; money is in yuan.

    `repaired` marks a lone ring that OCR takes for a letter or a stop: nothing but a zero stands alone in a cell so.
    """

    value: Decimal
    unit: str
    repaired: bool = False

    @property
    def is_money(self) -> bool:
        """Whether the unit is one of money."""
        return self.unit in MONEY


def unit_of_heading(text: str) -> str:
    """The unit that a heading prints in brackets or behind 单位: `合同额（万元）` gives 万元; empty for none."""
    bare = plain(text)
    found = search(rf"[(（\[]\s*(?:单位[:：])?\s*(?P<unit>[亿万]?元|{_COUNTED})\s*(?:[)）\]]|$)", bare) or search(
        r"单位[:：]\s*(?P<unit>[亿万]?元|件|家|个|项|次)", bare
    )
    return found["unit"] if found else ""


def parse_quantity(text: str, heading_unit: str = "") -> Quantity | None:
    """The one number of a cell; 无 is zero. None for an empty cell, a stroke, several numbers.

    A unit in the cell outweighs that of the heading. Money comes in yuan.
    """
    bare = plain(text)
    if not bare or len(bare) > _LONGEST or full_match(_STROKES, bare):
        return None
    if full_match(_NOTHING, bare):
        return Quantity(Decimal(0), heading_unit)
    if full_match(_LIKE_ZERO, bare):
        return Quantity(Decimal(0), heading_unit, repaired=True)
    found = full_match(rf"{_SIGN}(?P<number>{_NUMBER})(?P<unit>{_UNIT})?(?:以上|左右|\(含\))?[。;；]?", bare)
    if found is None:
        return None
    return _quantity(found["number"], found["unit"] or heading_unit)


def quantity_in(text: str, unit: str) -> Decimal | None:
    """The number that carries a unit in a cell with several (`6次；1200条`), money in yuan; None for none or two."""
    found = {
        value.value
        for match in find_all(rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})", plain(text)[: 4 * _LONGEST])
        if _same(match["unit"], unit) and (value := _quantity(match["number"], match["unit"])) is not None
    }
    return next(iter(found)) if len(found) == 1 else None


def looks_like_quantity(text: str) -> bool:
    """Whether a cell holds a figure, 无 or a stroke in place of one."""
    bare = plain(text)
    return parse_quantity(text) is not None or full_match(_STROKES, bare) is not None


def counts_something(text: str) -> bool:
    """Whether a short text holds a number with a unit, whatever else it says: `6次；1200条`."""
    bare = plain(text)
    return len(bare) <= _LONGEST and search(rf"{_NUMBER}{_UNIT}", bare) is not None


def _same(printed: str, unit: str) -> bool:
    return MONEY.get(printed, printed) == MONEY.get(unit, unit)


def _quantity(number: str, unit: str) -> Quantity | None:
    try:
        value = Decimal(number.replace(",", ""))
    except InvalidOperation:
        return None
    if unit == _CUT_PERCENT:
        return Quantity(value, "%")
    if unit not in MONEY:
        return Quantity(value, unit)
    yuan = value * MONEY[unit]
    cents = yuan.quantize(Decimal("0.01"))
    return Quantity(cents, unit)
