"""Folding text to one form, with the way back to the characters as printed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals of the CJK supplement that PDF fonts give for whole characters; NFKC leaves them alone."""

_AS_READ = dict(
    zip("曰額戶號賬專權證書發稱實質讓許備記錄變項請", "日额户号账专权证书发称实质让许备记录变项请", strict=True)
)
"""What OCR gives for a character of a label: 曰 for 日, and the traditional form where the print is bold or smeared."""

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in folded form. `places[i]` is the index in `source` of the character that gave `text[i]`."""

    text: str
    source: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the source, first character up to one past the last."""
        if start >= end or not self.places:
            at = self.places[start] if start < len(self.places) else len(self.source)
            return at, at
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """One character in folded form: NFKC, radicals as characters, 曰 as 日 and 額 as 额, one dash.

    Numerals in circles stay.
    """
    if char in _RADICALS:
        return _RADICALS[char]
    if char in _DASHES:
        return "-"
    if char in _AS_READ:
        return _AS_READ[char]
    if unicodedata.category(char) in ("No", "Cf"):
        return "" if unicodedata.category(char) == "Cf" else char
    if char.isspace():
        return char if char == "\n" else " "
    return unicodedata.normalize("NFKC", char).strip() or char


@lru_cache(maxsize=4096)
def fold(text: str, *, spaces: bool = True) -> Folded:
    """The text in folded form: full width as half width, compatibility forms as their characters, one kind of space.

    With `spaces=False` all white space, line breaks too, is left out.
    """
    table = _WITH_SPACES if spaces else _WITHOUT_SPACES
    folded = text.translate(table)
    sizes = [len(table[ord(char)]) for char in text]
    if sizes.count(1) == len(sizes):
        return Folded(folded, text, tuple(range(len(text))))
    return Folded(folded, text, tuple(index for index, size in enumerate(sizes) for _ in range(size)))


class _Folding(dict[int, str]):
    """What every character is folded to, by its number, known as soon as it was asked for once: for `str.translate`."""

    def __init__(self, *, spaces: bool) -> None:
        super().__init__()
        self._spaces = spaces

    def __missing__(self, number: int) -> str:
        char = chr(number)
        folded = char if char.isascii() and not char.isspace() else fold_char(char)
        self[number] = folded if self._spaces or not folded.isspace() else ""
        return self[number]


_WITH_SPACES, _WITHOUT_SPACES = _Folding(spaces=True), _Folding(spaces=False)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text folded, without any white space: what labels are compared in."""
    return text.translate(_WITHOUT_SPACES)


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"
