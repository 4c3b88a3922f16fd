"""Amounts in Chinese capital numerals (大写金额), in yuan.

Source of the rules: 支付结算办法 附一. Optional 零 are accepted both ways, so values are compared, never strings.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from parsers.values.amount import Unit
from parsers.values.found import Found
from parsers.values.numerals import DIGITS, whole_number
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.text import fold

_VARIANTS = {
    **dict(zip("〇○一二两三四五六七八九十百千", "零零壹贰贰叁肆伍陆柒捌玖拾佰仟", strict=True)),
    **dict(zip("貳貮弍弐叄參参陸億萬圓圆伍", "贰贰贰贰叁叁叁陆亿万元元伍", strict=True)),
}
"""Accepted spellings: everyday numerals and traditional characters."""

_EVERYDAY = "一二两三四五六七八九十百千"

_LOOK_ALIKES = dict(
    zip(
        "雷武弎垒染攻别扒抬恰伯什园园圜国无兀怔证壶臺方",
        "零贰叁叁柒玖捌捌拾拾佰仟元元元元元元整整壹壹万",
        strict=True,
    )
)
"""Characters that OCR gives for others; a value that needed one is marked as repaired."""

_NUMERALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_PADDING = "ⓧ⊗×✕"
"""What fills the places of a form in front of the first numeral."""

_ALPHABET = _NUMERALS + _PADDING + "元角分整正负" + "".join(_VARIANTS) + "".join(_LOOK_ALIKES)
_COUNT = r"[一二三四五六七八九十]{1,3}[、.．]"
"""The number of the clause below, whose numeral is none of the amount's."""
_RUN = rf"(?P<words>[{_ALPHABET}](?:[{_ALPHABET}]|(?<![整正])\s(?!\s?{_COUNT})(?=\s?[{_ALPHABET}]))*)"
_TORN = (
    r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2}"
    r"(?:[\s.,·。，'`\-_—~]{1,4}|\s?(?![期份次笔年个号条款项方第名式日月元圆角分整正台套件种批页张])\p{Han}\s?)$"
)
"""How print before an amount ends that is the amount's own beginning: a character between was misread or not read."""
_TORN_BEHIND = r"^\s?(?![整正])[^\s零壹贰叁肆伍陆柒捌玖()（）,，。、;；:：]?\s?[零壹贰叁肆伍陆柒捌玖]?[角分]"
"""How print goes on behind 元 where the amount does: 捌拾元拥角整, of which one numeral was misread."""
_NEGATIVE = r"负数?\)?[:\s]*$"


TORN_REACH = 8
"""Characters before an amount in which its own beginning may end."""


def find_words(text: str) -> list[Found[Decimal]]:
    """Every amount in capital numerals with 元, 角 or 分; a value of None where it cannot be read for sure."""
    folded = fold(text)
    found = []
    for match in find_all(_RUN, folded.text):
        words = match["words"]
        if len(words) < 2 or not any(char in "元圆圓角分" for char in words) or not set(words) & set(_NUMERALS):
            continue
        start, end = folded.span(match.start("words"), match.start("words") + len(words))
        item = _read(text, start, end, words, None, negative=_is_negative(folded.text, match))
        torn = search(_TORN, folded.text[max(0, match.start() - TORN_REACH) : match.start()]) is not None
        torn = torn or search(_TORN_BEHIND, folded.text[match.start() + len(words) :]) is not None
        found.append(replace(item, value=None) if torn else item)
    return found


def parse_words(text: str, *, unit: Unit | None = None) -> Found[Decimal] | None:
    """The amount in words of a text that stands under 大写.

    `unit` is given where the form prints it apart (`贰佰伍拾` 万元). None where the text holds no numerals; a value of
    None where it is ambiguous, cut off, or breaks the order of the numerals.
    """
    folded = fold(text)
    matches = [
        match for match in find_all(_RUN, folded.text) if set(match["words"]) & set(_NUMERALS + "".join(_VARIANTS))
    ]
    if not matches:
        return None
    best = max(matches, key=lambda match: len(match["words"]))
    words = best["words"]
    start, end = folded.span(best.start("words"), best.start("words") + len(words))
    return _read(text, start, end, words, unit, negative=_is_negative(folded.text, best))


def normal_numerals(text: str) -> str:
    """A text with every spelling and every look-alike of a numeral as the numeral itself."""
    return "".join(_VARIANTS.get(char, _LOOK_ALIKES.get(char, char)) for char in text)


def _is_negative(text: str, match: regex.Match[str]) -> bool:
    """Whether 负 or (负数) stands before the numerals, or is the first of them."""
    return (
        match["words"].startswith("负")
        or search(_NEGATIVE, text[max(0, match.start() - 6) : match.start()]) is not None
    )


def _read(text: str, start: int, end: int, words: str, unit: Unit | None, *, negative: bool) -> Found[Decimal]:
    value, repaired, certainty = _value_of("".join(words.split()), unit)
    if value is not None and negative:
        value = -value
    return Found(start, end, text[start:end], value, repaired, certainty)


_FULL = (
    rf"(?:(?P<whole>[{_NUMERALS}]+)元)?零?(?:(?P<jiao>[{_NUMERALS}])角)?零?(?:(?P<fen>[{_NUMERALS}])分)?(?:[整正]+分?)?"
)
"""A whole amount; some forms print a fixed 分 at the end."""

_BARE = rf"(?P<whole>[{_NUMERALS}]+)(?P<closed>[整正]?)"
"""Numerals without 元: the form prints the unit apart, or the writer left it out."""


_ANNOUNCED = r"[元角]零(?:分|[整正]|$)(?<!零角零分)"
"""A 零 that announces a digit which is lost: 贰元零分 was 贰元零壹分."""


def _value_of(words: str, unit: Unit | None) -> tuple[Decimal | None, bool, float]:
    """The value, whether look-alikes were put right, and how sure."""
    words = replaced(rf"[{_PADDING}][拾佰仟万亿]?", "", words.lstrip("负"))
    repaired = any(char in _LOOK_ALIKES for char in words)
    sure = (0.7 if repaired else 1.0) * (0.9 if any(char in _EVERYDAY for char in words) else 1.0)
    tidy = normal_numerals(words)
    full = full_match(_FULL, tidy)
    if full is not None and any(full.group("whole", "jiao", "fen")):
        value, doubt = _with_cents(full["whole"] or "零", full["jiao"] or "零", full["fen"] or "零")
        doubt = min(doubt, 0.6) if search(_ANNOUNCED, tidy) else doubt
    else:
        value, doubt = _without_unit(tidy, unit)
    return (None, repaired, 0.3) if value is None else (value.quantize(Decimal("0.01")), repaired, sure * doubt)


def _with_cents(whole: str, jiao: str, fen: str) -> tuple[Decimal | None, float]:
    units, doubt = whole_number(whole)
    if units is None or jiao not in DIGITS or fen not in DIGITS:
        return None, 0.0
    return units + DIGITS[jiao] * Decimal("0.1") + DIGITS[fen] * Decimal("0.01"), doubt


def _without_unit(tidy: str, unit: Unit | None) -> tuple[Decimal | None, float]:
    """Numerals alone: an amount where the form gives the unit, or where 整 closes them (`叁拾捌万整`)."""
    bare = full_match(_BARE, tidy)
    if bare is None or (unit is None and not (bare["closed"] and bare["whole"][-1] in "拾佰仟万亿")):
        return None, 0.0
    units, doubt = whole_number(bare["whole"])
    if units is None:
        return None, 0.0
    return (units * unit.value, doubt) if unit is not None else (Decimal(units), doubt * 0.7)
