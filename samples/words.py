"""Amounts in words (大写金额), written after 支付结算办法 附一 (正确填写票据和结算凭证的基本规定)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_SECTIONS = ("", "万", "亿")


@dataclass(frozen=True, slots=True)
class WordStyle:
    """How an amount is written: unit 元 or 圆, 整 or 正, 人民币 before it or not, optional zeros written or not."""

    unit: str = "元"
    whole: str = "整"
    prefix: str = ""
    optional_zeros: bool = False


def amount_in_words(amount: Decimal, style: WordStyle = WordStyle()) -> str:
    """The amount (yuan, at most two decimals, below 10^12) in words, `（负数）` before a negative one.

    Raises:
        ValueError: more than two decimals, or too large.
    """
    cents = abs(amount) * 100
    if cents != cents.to_integral_value() or cents >= Decimal(10) ** 14:
        raise ValueError(f"not an amount that can be written: {amount}")
    yuan, rest = divmod(int(cents), 100)
    jiao, fen = divmod(rest, 10)
    sign = "（负数）" if amount < 0 else ""
    whole = _integer(yuan, style) + style.unit if yuan or not rest else ""
    return style.prefix + sign + whole + _fraction(yuan, jiao, fen, style)


def _fraction(yuan: int, jiao: int, fen: int, style: WordStyle) -> str:
    if not jiao and not fen:
        return style.whole
    text = ""
    if jiao:
        text = ("零" if yuan and yuan % 10 == 0 and style.optional_zeros else "") + DIGITS[jiao] + "角"
    elif yuan:
        text = "零"
    return text + (DIGITS[fen] + "分" if fen else style.whole)


def _integer(number: int, style: WordStyle) -> str:
    if number == 0:
        return "零"
    sections: list[int] = []
    while number:
        number, section = divmod(number, 10_000)
        sections.append(section)
    text, gap = "", False
    for power in range(len(sections) - 1, -1, -1):
        section = sections[power]
        if not section:
            gap = True
            continue
        higher_ends_in_zero = power + 1 < len(sections) and sections[power + 1] % 10 == 0
        if text and (gap or section < 1000 or (higher_ends_in_zero and style.optional_zeros)):
            text += "零"
        text += _section(section) + _SECTIONS[power]
        gap = False
    return text


def _section(section: int) -> str:
    text, gap = "", False
    for digit, place in zip(f"{section:04d}", _PLACES, strict=True):
        if digit == "0":
            gap = True
            continue
        text += ("零" if gap and text else "") + DIGITS[int(digit)] + place
        gap = False
    return text
