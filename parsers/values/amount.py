"""Amounts of money in figures, in yuan."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

import regex

from parsers.values.found import Found
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.text import fold, plain

_CENT = Decimal("0.01")
_LOOK_ALIKES = str.maketrans({"O": "0", "o": "0", "D": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8", "Z": "2"})
_MOST = Decimal(10) ** 13
"""No amount in these papers comes near ten thousand thousand million yuan; a longer run of digits is an account."""
UNREAD_DIGIT = "□"
"""Stands in the text of a reading for a box (亿千百十万千百十元角分) of which no digit was read."""
UNIT_CAPTION = r"(?:金额|价款|款项)?[(（]?(?:金额)?(?:计量)?单位[:：]?(?:人民币)?[万亿]?元[)）]?"
"""The unit of several columns, above their heads: no head of one."""


class Unit(Enum):
    """The unit an amount is printed in, as a number of yuan."""

    YUAN = Decimal(1)
    WAN = Decimal(10_000)
    YI = Decimal(100_000_000)


_UNIT_WORDS = {"万元": Unit.WAN, "万": Unit.WAN, "萬元": Unit.WAN, "亿元": Unit.YI, "亿": Unit.YI, "億元": Unit.YI}


def unit_in(text: str) -> Unit | None:
    """The unit that a heading or a form prints apart: `合同额（万元）` gives 万元; None where it names none."""
    match = search(r"[亿億万萬]元|(?<=[(单位:/])[亿万元]|元", plain(text))
    if match is None:
        return None
    return _UNIT_WORDS.get(match[0], Unit.YUAN)


_CURRENCY = r"(?:¥|￥|Y(?=\d)|V(?=\d[\d,]*\.\d{2}(?!\d))|RMB|CNY|人民币)"
_FOREIGN_SIGN = r"USD|US\$|HKD|HK\$|EUR|JPY|GBP|[$€£]|美元|港[元币]|欧元|日元|英镑"
_FOREIGN_WORD = r"USD|HKD|EUR|JPY|GBP|美元|美金|港[元币]|欧元|日元|英镑"
_DIGIT = r"[0-9OoDlI|SBZ]"
_DIRTY = ";；"
"""What dust over a comma between thousands makes of it."""
_NUMBER = (
    rf"(?:\d{{1,3}}(?:[,，]\d{{3}})*[{_DIRTY}]\d{{3}}(?:[,，{_DIRTY}]\d{{3}})*(?=\.\d{{2}}(?!\d)|\s?[万元])"
    r"|\d{1,3}(?:\s?[,，'’]\s?\d{3})+|\d{1,3}(?:\.\d{3})+(?=\.\d{2})|\d{1,3}(?:\s\d{3})+(?=\s?[.]\d{2})|\d+)"
    r"(?:\s?\.\s?\d+|,\d{2})?"
)
_LOOSE = rf"{_DIGIT}[0-9OoDlI|SBZ,.]*"
_UNIT = r"(?:[亿億万萬]\s?元|[亿億万萬]|元|圆|圓)"
_AMOUNT = (
    rf"(?<![0-9A-Za-z.,_/])(?P<sign>\(?负数?\)?|-)?\s?(?P<currency>{_CURRENCY})?[\s:]{{0,2}}(?P<sign2>-)?\s?"
    rf"(?P<number>{_NUMBER})(?:\s?(?P<unit>{_UNIT}))?(?P<tail>整|正)?"
)
_AFTER = r"[0-9A-Za-z%‰_/]|[.,]\d|\s?[年月日%]|-\d"


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal | None
    repaired: bool
    certainty: float


def find_amounts(text: str, *, unit: Unit = Unit.YUAN) -> list[Found[Decimal]]:
    """Every amount: a number with a currency sign, with a unit, or with two decimals.

    `unit` is that of the form around it. Percentages, dates, numbers of documents and accounts are left out.
    """
    folded = fold(text)
    found = []
    for match in find_all(_AMOUNT, folded.text):
        if not match["number"] or search(rf"^(?:{_AFTER})", folded.text[match.end() :]):
            continue
        place = _with_currency(folded.text, match.start(), match.end())
        marked = bool(match["currency"] or match["unit"]) or place != match.span()
        if not marked and not full_match(r"[\d,，.\s]*\.\s?\d{2}", match["number"]):
            continue
        figure = _figure(match["number"], _unit_of(match, unit))
        if figure is None:
            continue
        span = folded.span(*place)
        certainty = 1.0 if marked else 0.85
        found.append(_found(text, span, figure, negative=_is_negative(match), certainty=certainty))
    return found


def parse_amount(text: str, *, unit: Unit = Unit.YUAN) -> Found[Decimal] | None:
    """The one amount of a text that stands under a label for amounts: a bare number will do.

    A unit in the text outweighs `unit`, which is that of the heading. OCR look-alikes (`O`, `l`, `S`) are put right
    only where the whole text is one amount, and marked. None where no or several amounts stand there; a value of None
    where the number cannot be read for sure (`380.000`).
    """
    folded = fold(text)
    whole = full_match(rf"[^\dA-Za-z¥()负\-]*{_AMOUNT}[\s)。;，,]*", folded.text)
    if whole is None or not whole["number"]:
        found = find_amounts(text, unit=unit)
        if len({item.value for item in found}) == 1:
            return found[0]
        return None if found else _parse_loose(text, unit)
    figure = _figure(whole["number"], _unit_of(whole, unit))
    if figure is None:
        return None
    span = folded.span(*_with_currency(folded.text, whole.start("number"), whole.end("number")))
    return _found(text, span, figure, negative=_is_negative(whole), certainty=1.0)


def _with_currency(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of an amount with the foreign currency before or behind it, which readers must not lose sight of."""
    before = search(rf"(?:{_FOREIGN_SIGN})\s?$", text[:start])
    behind = search(rf"^[\s\d,.亿万]{{0,4}}(?:{_FOREIGN_WORD})", text[end:])
    return (before.start() if before is not None else start), (end + behind.end() if behind is not None else end)


def parse_digit_grid(text: str) -> Found[Decimal] | None:
    """The amount of a row of boxes 亿千百十万千百十元角分: digits only, the last two are 角 and 分."""
    folded = fold(text, spaces=False)
    match = full_match(r"[¥￥Y]?(?P<digits>\d{3,13})", folded.text)
    if match is None:
        return None
    start, end = folded.span(match.start("digits"), match.end())
    return Found(
        start, end, text[start:end], Decimal(match["digits"]) * _CENT, certainty=0.9 if match.start("digits") else 0.7
    )


def _unit_of(match: regex.Match[str], default: Unit) -> Unit:
    if match["unit"]:
        return _UNIT_WORDS.get("".join(match["unit"].split()), Unit.YUAN)
    return Unit.YUAN if match["currency"] and default is Unit.YUAN else default


def _found(text: str, span: tuple[int, int], figure: _Figure, *, negative: bool, certainty: float) -> Found[Decimal]:
    value = -figure.value if negative and figure.value is not None else figure.value
    return Found(*span, text[slice(*span)], value, figure.repaired, certainty * figure.certainty)


def _is_negative(match: regex.Match[str]) -> bool:
    return bool(match["sign"] or match["sign2"])


def _parse_loose(text: str, unit: Unit) -> Found[Decimal] | None:
    """An amount in which OCR gave letters for digits: only where the whole text has the shape of an amount."""
    folded = fold(text)
    match = full_match(
        rf"\s*(?P<currency>{_CURRENCY})?[\s:]*(?P<number>{_LOOSE})\s?(?P<unit>{_UNIT})?[\s整正]*", folded.text
    )
    if match is None or sum(char.isdecimal() for char in match["number"]) * 2 < len(match["number"]):
        return None
    shaped = full_match(_NUMBER, match["number"].translate(_LOOK_ALIKES))
    if shaped is None or not (match["currency"] or search(r"[.,]", match["number"])):
        return None
    figure = _figure(shaped[0], _unit_of(match, unit))
    if figure is None:
        return None
    start, end = folded.span(match.start("number"), match.end("number"))
    return Found(start, end, text[start:end], figure.value, repaired=True, certainty=0.5)


def _figure(printed: str, unit: Unit) -> _Figure | None:
    """The number as printed, in yuan; a value of None where it can be read in two ways, None where it is no amount."""
    number = replaced(r"[\s'’]", "", printed).replace("，", ",")
    repaired, certainty = False, 1.0
    if search(rf"[{_DIRTY}]", number):
        number, repaired, certainty = replaced(rf"[{_DIRTY}]", ",", number), True, 0.7
    if full_match(r"\d{1,3}(\.\d{3})+\.\d{2}", number):
        head, _, cents = number.rpartition(".")
        number, repaired, certainty = head.replace(".", "") + "." + cents, True, 0.8
    elif full_match(r"\d{1,3}(,\d{3})+,\d{2}", number):
        head, _, cents = number.rpartition(",")
        number, repaired, certainty = head + "." + cents, True, 0.6
    if full_match(r"\d{1,3}\.\d{3}", number) and unit is Unit.YUAN:
        return _Figure(None, repaired=False, certainty=0.2)
    if not full_match(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", number):
        return None
    value = Decimal(number.replace(",", "")) * unit.value
    if value >= _MOST or value != value.quantize(_CENT):
        return None
    return _Figure(value.quantize(_CENT), repaired, certainty)
