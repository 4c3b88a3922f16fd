"""The characters of a PDF page's text layer, with all that is needed to judge them."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_BLANKS = frozenset({0x20, 0xA0, 0x3000})
_LAST_MADE_UP = 0x20
"""What pdfium makes up are blanks and ends of lines: no character above this."""
_BROKEN_AT = 0x02
"""What pdfium gives for a hyphen at the end of a line, which it takes for the mark of a broken word: a number's own."""
_INVISIBLE_MODES = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})


_LAST_NARROW, _NARROW, _WIDE = 0x2E7F, 0.5, 1.0
"""Characters from the radicals on are as wide as their size, those before about half as wide."""
_NEAR = 0.5
"""Points by which a character may miss the place that its own matrix names."""
_LOW = 0.5
"""Share of the size of print below which no box of a character is high."""
_BELOW = 0.12
"""Part of a character's square that lies below the line it stands on."""


@dataclass(slots=True)
class Char:
    """A character as the text layer has it, in the page's own coordinates (origin bottom left, points).

    Nobody changes one; frozen, the hundreds of a page take thrice as long to make.

    `angle` is the direction it runs in, degrees clockwise; `mapped` is False where the font does not say which
    character the glyph is; `shown` is False for text drawn invisibly; `item` identifies the text object it belongs to;
    `after_blank` says that a blank precedes it; `ink` is the colour it is filled with (0xRRGGBB).
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    angle: float
    mapped: bool
    shown: bool
    item: int
    after_blank: bool = False
    ink: int = 0


def chars_of(page: Any) -> list[Char]:
    """All characters of the text layer but blanks and those that pdfium makes up."""
    textpage = page.get_textpage()
    try:
        return _chars(textpage.raw, textpage.count_chars())
    finally:
        textpage.close()


def _has_strayed(box: Any, raw: Any, index: int) -> bool:
    """Whether a character does not stand where its matrix says, or its box is too low for its size.

    Where a text object has another text to be taken instead (`ActualText`: a browser gives it for glyphs that its font
    names as radicals, ⽇ for 日), pdfium gives its ink as box, which for ⼀ is a stroke that stands on no line, and
    leaves it in the coordinates of the form that holds it, mostly off the page.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    matrix = _matrix(raw, index)
    level = abs(matrix.a) >= abs(matrix.b)
    across = box.top - box.bottom if level else box.right - box.left
    low = across < _LOW * pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    return bool(low or max(abs(x.value - matrix.e), abs(y.value - matrix.f)) > _NEAR)


def _put_back(box: Any, raw: Any, index: int, before: float, width: float) -> float:
    """Give a strayed character a box on its line, so many widths (parts of its size) behind the first of its object.

    Returns its width.
    """
    matrix, size = _matrix(raw, index), pdfium.FPDFText_GetFontSize(raw, index)
    corners = [(x * size, y * size) for x in (before, before + width) for y in (-_BELOW, 1 - _BELOW)]
    xs = [matrix.a * x + matrix.c * y + matrix.e for x, y in corners]
    ys = [matrix.b * x + matrix.d * y + matrix.f for x, y in corners]
    box.left, box.right, box.bottom, box.top = min(xs), max(xs), min(ys), max(ys)
    return width


def _matrix(raw: Any, index: int) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    return matrix


def _ink(owner: Any) -> int:
    """The colour that a text object is filled with; black where it names none."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not owner or not pdfium.FPDFPageObj_GetFillColor(owner, *map(ctypes.byref, parts)):
        return 0
    red, green, blue, _ = (part.value for part in parts)
    return red << 16 | green << 8 | blue


def _chars(raw: Any, count: int) -> list[Char]:
    found: list[Char] = []
    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    shown: dict[int, bool] = {}
    inks: dict[int, int] = {}
    strayed: dict[int, float] = {}
    blank = False
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _BLANKS or (code <= _LAST_MADE_UP and pdfium.FPDFText_IsGenerated(raw, index) == 1):
            blank = code in _BLANKS
            continue
        if code == _BROKEN_AT and pdfium.FPDFText_IsHyphen(raw, index) == 1:
            code = ord("-")
        pdfium.FPDFText_GetLooseCharBox(raw, index, place)
        owner = pdfium.FPDFText_GetTextObject(raw, index)
        item = ctypes.addressof(owner.contents) if owner else 0
        if item not in shown:
            inks[item] = _ink(owner)
            shown[item] = not item or pdfium.FPDFTextObj_GetTextRenderMode(owner) not in _INVISIBLE_MODES
            if item and pdfium.FPDFPageObj_CountMarks(owner) and _has_strayed(box, raw, index):
                strayed[item] = 0.0
        if item in strayed:
            strayed[item] += _put_back(box, raw, index, strayed[item], _WIDE if code > _LAST_NARROW else _NARROW)
        found.append(
            Char(
                chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd",
                box.left,
                box.bottom,
                box.right,
                box.top,
                math.degrees(pdfium.FPDFText_GetCharAngle(raw, index)) % 360,
                pdfium.FPDFText_HasUnicodeMapError(raw, index) != 1,
                shown[item],
                item,
                blank,
                inks[item],
            )
        )
        blank = False
    return found
