"""Print: how text looks, how wide it is, where its lines break, and which pieces of it are values."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from samples.fonts import Font, advance, font_for

Colour = tuple[int, int, int]
BLACK: Colour = (0, 0, 0)
Value = str | bool | dict[str, str]
"""A value in normal form: a string as the report writes it, a truth value, or an invoice item."""

_NEVER_FIRST = set("，。、；：！？）》」』】〕”’,.;:!?)]}%％")
_NEVER_LAST = set("（《「『【〔“‘([{￥¥")


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is printed. `latin` prints letters and digits if given; `spacing` is a fraction of the size."""

    font: Font = Font.SONG
    size: float = 10.5
    colour: Colour = BLACK
    bold: bool = False
    spacing: float = 0.0
    latin: Font | None = None

    def font_of(self, char: str) -> Font:
        """The font that prints a character."""
        wanted = self.latin if self.latin and ord(char) < 0x2000 else self.font
        return font_for(wanted, char)


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A piece of text that prints a value: the field it belongs to and its value in normal form.

    Two spans are two prints even if they read the same. `key` tells values apart that are equal but count twice.
    """

    text: str
    field: str
    value: Value
    key: str = ""


Content: TypeAlias = "str | Span | Sequence[Content]"
"""What is printed in one place: text, values, and sequences of them."""
Fragment = tuple[str, Span | None]


def fragments(content: Content) -> list[Fragment]:
    """Content as pieces of text, each with the span it belongs to."""
    if isinstance(content, str):
        return [(content, None)]
    if isinstance(content, Span):
        return [(content.text, content)]
    return [piece for part in content for piece in fragments(part)]


def plain(content: Content) -> str:
    """The text alone."""
    return "".join(text for text, _ in fragments(content))


def char_width(char: str, ink: Ink) -> float:
    """Width of a character in points, its spacing included."""
    return (advance(ink.font_of(char), char) + ink.spacing) * ink.size


def text_width(text: str, ink: Ink) -> float:
    """Width of a line of text in points."""
    return sum(char_width(char, ink) for char in text)


def runs(text: str, ink: Ink) -> list[tuple[Font, str]]:
    """The text cut where the font changes; single characters where they are spaced out."""
    found: list[tuple[Font, str]] = []
    for char in text:
        font = ink.font_of(char)
        if found and found[-1][0] is font and not ink.spacing:
            found[-1] = (font, found[-1][1] + char)
        else:
            found.append((font, char))
    return found


def _units(pieces: Iterable[Fragment], *, keep_words: bool) -> list[list[tuple[str, Span | None]]]:
    """Characters grouped into what must stay on one line: words and numbers, and punctuation with its neighbour."""
    units: list[list[tuple[str, Span | None]]] = []
    for text, span in pieces:
        for char in text:
            if units and _belongs(units[-1], char, keep_words=keep_words):
                units[-1].append((char, span))
            else:
                units.append([(char, span)])
    return units


def _belongs(unit: list[tuple[str, Span | None]], char: str, *, keep_words: bool) -> bool:
    last = unit[-1][0]
    if "\n" in {last, char}:
        return False
    if char in _NEVER_FIRST or last in _NEVER_LAST:
        return True
    narrow = all(unicodedata.east_asian_width(item) not in "WF" and not item.isspace() for item in (last, char))
    return keep_words and narrow


def wrap(
    content: Content, ink: Ink, width: float, *, indent: float = 0.0, keep_words: bool = True
) -> list[list[Fragment]]:
    """Lines of at most `width` points; the first is `indent` points shorter."""
    lines: list[list[tuple[str, Span | None]]] = [[]]
    room = width - indent
    for whole in _units(fragments(content), keep_words=keep_words):
        if whole[0][0] == "\n":
            lines.append([])
            room = width
            continue
        fits_a_line = sum(char_width(char, ink) for char, _ in whole) <= width
        for unit in [whole] if fits_a_line else [[char] for char in whole]:
            needed = sum(char_width(char, ink) for char, _ in unit)
            if needed > room + 0.01 and lines[-1]:
                lines.append([])
                room = width
            lines[-1].extend(unit)
            room -= needed
    return [_joined(line) for line in lines]


def _joined(chars: Iterable[tuple[str, Span | None]]) -> list[Fragment]:
    found: list[Fragment] = []
    for char, span in chars:
        if found and found[-1][1] is span:
            found[-1] = (found[-1][0] + char, span)
        else:
            found.append((char, span))
    return found
