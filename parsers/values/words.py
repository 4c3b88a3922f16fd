"""Amounts in Chinese capital numerals (大写金额), in yuan.

Source of the rules: 支付结算办法 附一. Optional 零 are accepted both ways, so values are compared, never strings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from parsers.values.amount import Unit
from parsers.values.found import Found
from parsers.values.search import find_all, full_match
from parsers.values.text import fold

_DIGITS = {char: value for value, chars in enumerate("零壹贰叁肆伍陆柒捌玖") for char in chars}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}
_SECTIONS = {"万": 10_000, "亿": 100_000_000}

_VARIANTS = {
    **dict(zip("〇○一二两三四五六七八九十百千", "零零壹贰贰叁肆伍陆柒捌玖拾佰仟", strict=True)),
    **dict(zip("貳貮弍弐叄參参陸億萬圓圆伍", "贰贰贰贰叁叁叁陆亿万元元伍", strict=True)),
}
"""Accepted spellings: everyday numerals and traditional characters."""

_LOOK_ALIKES = dict(
    zip(
        "雷武弎垒染攻别扒抬恰伯什园园圜国无兀怔证壶臺",
        "零贰叁叁柒玖捌捌拾拾佰仟元元元元元元整整壹壹",
        strict=True,
    )
)
"""Characters that OCR gives for others; a value that needed one is marked as repaired."""

_NUMERALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_ALPHABET = _NUMERALS + "元角分整正负" + "".join(_VARIANTS) + "".join(_LOOK_ALIKES)
_RUN = rf"(?:人民币|大写|[(（])*[:：\s]*(?:\(?负数?\)?)?[ⓧ⊗×]?\s?(?P<words>[{_ALPHABET}][{_ALPHABET}\s]*)"


@dataclass(slots=True)
class _Sum:
    """The state of reading one amount from left to right."""

    total: int = 0
    section: int = 0
    digit: int | None = None
    place: int = 10_000
    last_section: int = 10**12
    zero: bool = False
    doubt: float = 1.0
    spelled: list[str] = field(default_factory=list)

    def take_digit(self, value: int) -> bool:
        if self.digit is not None and self.digit != 0:
            return False
        self.zero = self.zero or value == 0
        self.digit = value
        return True

    def take_place(self, place: int) -> bool:
        if place >= self.place:
            return False
        if self.digit is None:
            if place != 10 or self.section:
                return False
            self.digit = 1
        if self.place <= 1000 and place * 10 < self.place and not self.zero:
            self.doubt = min(self.doubt, 0.7)
        self.section += self.digit * place
        self.zero = self.digit == 0
        self.digit, self.place = None, place
        return True

    def close_section(self) -> bool:
        """Take the digit that stands at the ones place."""
        if self.digit:
            if self.place not in (10, 10_000) and not self.zero:
                return False
            self.section += self.digit
        self.digit = None
        return True

    def take_section(self, size: int) -> bool:
        if size >= self.last_section and not (size == 10_000 and self.last_section == 10_000):
            return False
        if not self.close_section() or (not self.section and not self.zero):
            return False
        self.total += self.section * size
        self.section, self.place, self.last_section, self.zero = 0, 10_000, size, False
        return True


def find_words(text: str) -> list[Found[Decimal]]:
    """Every amount in capital numerals that ends in 元, 角, 分 or 整; a value of None where it cannot be read for sure."""
    folded = fold(text)
    found = []
    for match in find_all(_RUN, folded.text):
        words = match["words"].rstrip()
        if len(words) < 2 or not any(char in "元圆圓角分" for char in words) or not set(words) & set(_NUMERALS):
            continue
        start, end = folded.span(match.start("words"), match.start("words") + len(words))
        negative = "负" in match[0]
        found.append(_read(text, start, end, words, None, negative=negative))
    return found


def parse_words(text: str, *, unit: Unit | None = None) -> Found[Decimal] | None:
    """The amount in words of a text that stands under 大写.

    `unit` is given where the form prints it apart (`贰佰伍拾` 万元). None where the text holds no numerals; a value of None where it
    is ambiguous, cut off, or breaks the order of the numerals.
    """
    folded = fold(text)
    matches = [
        match for match in find_all(_RUN, folded.text) if set(match["words"]) & set(_NUMERALS + "".join(_VARIANTS))
    ]
    if not matches:
        return None
    best = max(matches, key=lambda match: len(match["words"]))
    words = best["words"].rstrip()
    start, end = folded.span(best.start("words"), best.start("words") + len(words))
    return _read(text, start, end, words, unit, negative="负" in best[0])


def _read(text: str, start: int, end: int, words: str, unit: Unit | None, *, negative: bool) -> Found[Decimal]:
    value, repaired, certainty = _value_of("".join(words.split()), unit)
    if value is not None and negative:
        value = -value
    return Found(start, end, text[start:end], value, repaired, certainty)


def _value_of(words: str, unit: Unit | None) -> tuple[Decimal | None, bool, float]:
    words = words.lstrip("负")
    repaired = any(char in _LOOK_ALIKES for char in words)
    everyday = any(char in "一二两三四五六七八九十百千" for char in words)
    tidy = "".join(_VARIANTS.get(char, _LOOK_ALIKES.get(char, char)) for char in words)
    match = full_match(
        rf"(?:(?P<whole>[{_NUMERALS}]+)(?P<yuan>元))?零?(?:(?P<jiao>[{_NUMERALS}])角)?零?(?:(?P<fen>[{_NUMERALS}])分)?[整正]*分?",
        tidy,
    )
    bare = None
    if match is None or not any(match.group("whole", "jiao", "fen")):
        bare = full_match(rf"(?P<whole>[{_NUMERALS}]+)(?P<closed>[整正]?)", tidy)
        if bare is None or (unit is None and not bare["closed"]):
            return None, repaired, 0.3
    whole = (match and match["whole"]) or (bare and bare["whole"])
    units, doubt = _whole(whole) if whole else (0, 1.0)
    if units is None:
        return None, repaired, 0.3
    value = Decimal(units)
    if match is not None and bare is None:
        for name, worth in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
            if match[name]:
                if match[name] not in _DIGITS:
                    return None, repaired, 0.3
                value += _DIGITS[match[name]] * worth
    if unit is not None and bare is not None:
        value *= unit.value
    certainty = doubt * (0.7 if repaired else 1.0) * (0.9 if everyday else 1.0) * (1.0 if bare is None or unit else 0.8)
    return value.quantize(Decimal("0.01")), repaired, certainty


def _whole(words: str) -> tuple[int | None, float]:
    """The whole yuan and how sure; None where the numerals do not add up to one reading."""
    state = _Sum()
    for char in words:
        if char in _DIGITS:
            good = state.take_digit(_DIGITS[char])
        elif char in _PLACES:
            good = state.take_place(_PLACES[char])
        else:
            good = state.take_section(_SECTIONS[char])
        if not good:
            return None, 0.0
    if not state.close_section():
        return None, 0.0
    return state.total + state.section, state.doubt
