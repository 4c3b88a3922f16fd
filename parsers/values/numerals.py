"""Whole numbers in Chinese numerals, digit by digit and place by place, with what speaks against the reading.

Numerals are 零 to 玖, 拾 佰 仟, 万 亿. The rules of 零 (支付结算办法 附一) are what gives a lost character away: it
announces a gap between places, so a gap without 零, a 零 without a gap and a 零 with nothing behind it make a number
doubtful. A form that prints every place (零仟零佰零拾零元) prints them all.
"""

from __future__ import annotations

from dataclasses import dataclass

DIGITS = {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}
SECTIONS = {"万": 10_000, "亿": 100_000_000}

_TEN_WITHOUT_ONE = 0.75
_GAP_WITHOUT_ZERO = 0.7
_ODD_ZERO = 0.6


def whole_number(words: str) -> tuple[int | None, float]:
    """The number and how sure (0 to 1); None where the numerals break their order."""
    state = _Sum()
    for char in words:
        if char in DIGITS:
            good = state.take_digit(DIGITS[char])
        elif char in PLACES:
            good = state.take_place(PLACES[char])
        else:
            good = state.take_section(SECTIONS[char])
        if not good:
            return None, 0.0
    if not state.close_section():
        return None, 0.0
    sure = state.sure if state.every_place or not state.spelled else min(state.sure, _ODD_ZERO)
    return state.total + state.section, sure


@dataclass(slots=True)
class _Sum:
    """The state of reading a number from left to right.

    `place` is the last place read in the section of four, `digit` the digit that waits for its place, `announced` says
    that a 零 stood before it, `round` that the section before ended in a zero, `spelled` that some 零 bore a place,
    `every_place` that no place was left out between the first numeral and here.
    """

    total: int = 0
    section: int = 0
    digit: int | None = None
    place: int = 10_000
    last_section: int = 10**12
    zero: bool = False
    announced: bool = False
    round: bool = True
    spelled: bool = False
    every_place: bool = True
    sure: float = 1.0

    def take_digit(self, value: int) -> bool:
        """A digit; one may follow a 零, not another digit."""
        if self.digit is not None and self.digit != 0:
            return False
        self.announced = self.digit == 0 and value > 0
        self.zero = self.zero or value == 0
        self.digit = value
        return True

    def take_place(self, place: int) -> bool:
        """拾, 佰 or 仟: the waiting digit stands there."""
        if place >= self.place:
            return False
        if self.digit is None:
            if place != 10 or self.section:
                return False
            self.digit = 1
            self._doubt(_TEN_WITHOUT_ONE)
        gap = place * 10 < self.place
        started = bool(self.section or self.total)
        if gap and self.place <= 1000 and not self.zero:
            self._doubt(_GAP_WITHOUT_ZERO)
        if self.announced and not gap and not (self.place == 10_000 and self.round):
            self._doubt(_ODD_ZERO)
        self.every_place = self.every_place and not (gap and started)
        self.spelled = self.spelled or self.digit == 0
        self.section += self.digit * place
        self.zero = self.digit == 0
        self.digit, self.place, self.announced = None, place, False
        return True

    def close_section(self) -> bool:
        """The end of a section of four places: the waiting digit stands at its ones place."""
        if self.digit:
            if self.place not in (10, 10_000) and not self.zero:
                return False
            if self.announced and self.place == 10:
                self._doubt(_ODD_ZERO)
            self.section += self.digit
        elif self.digit == 0 and self.place != 10 and (self.section or self.total):
            self._doubt(_ODD_ZERO)
        first = not self.total and self.place == 10_000
        self.every_place = self.every_place and self.digit is not None and (self.place == 10 or first)
        self.round = not self.digit
        self.digit = None
        return True

    def take_section(self, size: int) -> bool:
        """万 or 亿, each once and in this order."""
        if size >= self.last_section or not self.close_section() or not (self.section or self.zero):
            return False
        self.total += self.section * size
        self.section, self.place, self.last_section = 0, 10_000, size
        self.zero = self.announced = False
        return True

    def _doubt(self, sure: float) -> None:
        self.sure = min(self.sure, sure)
