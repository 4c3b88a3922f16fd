"""The fonts that papers are drawn with: where they lie on a Debian machine, and what each can print.

Only TrueType outlines are used, since a text PDF embeds them. All packages together are about 20 MB.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ocr.errors import HeyanError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONT_ROOT = Path("/usr/share/fonts/truetype")
METRIC_SIZE = 200
"""Fonts are measured at this size and the result is scaled."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font on disk: path below the font folder, index inside a collection, Debian package that owns it."""

    path: str
    index: int
    package: str


class Font(Enum):
    """The font files in use. The last two have other outlines: where one is missing, `STAND_INS` prints for it."""

    SONG = FontFile("arphic-gbsn00lp/gbsn00lp.ttf", 0, "fonts-arphic-gbsn00lp")
    KAI = FontFile("arphic-gkai00mp/gkai00mp.ttf", 0, "fonts-arphic-gkai00mp")
    MING = FontFile("arphic/uming.ttc", 0, "fonts-arphic-uming")
    HEI = FontFile("wqy/wqy-zenhei.ttc", 0, "fonts-wqy-zenhei")
    MICRO = FontFile("wqy/wqy-microhei.ttc", 0, "fonts-wqy-microhei")
    SERIF = FontFile("liberation/LiberationSerif-Regular.ttf", 0, "fonts-liberation")
    SANS = FontFile("liberation/LiberationSans-Regular.ttf", 0, "fonts-liberation")
    MONO = FontFile("liberation/LiberationMono-Regular.ttf", 0, "fonts-liberation")
    BROAD = FontFile("../opentype/noto/NotoSansCJK-Regular.ttc", 2, "fonts-noto-cjk")
    BOOK = FontFile("../opentype/noto/NotoSerifCJK-Regular.ttc", 2, "fonts-noto-cjk")


STAND_INS = {Font.BROAD: Font.HEI, Font.BOOK: Font.MING}
"""Fonts that pictures may be drawn with but a text PDF cannot embed, each with the one that prints in its place."""


FALLBACKS = (Font.HEI, Font.MING, Font.MICRO, Font.SANS)
"""Where a font lacks a character, the first of these that has it prints it."""

PACKAGES = tuple(sorted({font.value.package for font in Font if font not in STAND_INS}))
APT_COMMAND = f"apt-get install -y {' '.join(PACKAGES)}"


class MissingFontError(HeyanError):
    """A font that papers are drawn with is not installed; the message names the command that installs it."""


def missing_fonts() -> tuple[Font, ...]:
    """The fonts that are not installed; none when papers can be drawn."""
    return tuple(font for font in Font if font not in STAND_INS and not _installed(font))


def _installed(font: Font) -> bool:
    return (FONT_ROOT / font.value.path).is_file()


def font_path(font: Font) -> Path:
    """Where a font lies.

    Raises:
        MissingFontError: it is not installed.
    """
    path = FONT_ROOT / font.value.path
    if not path.is_file():
        raise MissingFontError(f"缺少绘制样本所需的字体 {font.value.path}；请运行：{APT_COMMAND}")
    return path


@cache
def sized_font(font: Font, size: float) -> FreeTypeFont:
    """The font at a size in pixels, with plain left-to-right layout."""
    from PIL import ImageFont

    return ImageFont.truetype(font_path(font), size, index=font.value.index, layout_engine=ImageFont.Layout.BASIC)


@cache
def _characters(font: Font) -> frozenset[int]:
    """The characters of a font; of one that is not read here those of its stand-in, which it has too."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    font = STAND_INS.get(font, font)
    return frozenset(TTFontFile(str(font_path(font)), subfontIndex=font.value.index).charToGlyph)


@cache
def font_for(font: Font, char: str) -> Font:
    """The font itself if it has the character, else the first fallback that has it."""
    if font in STAND_INS and not _installed(font):
        font = STAND_INS[font]
    chain = (font, *FALLBACKS)
    return next((item for item in chain if ord(char) in _characters(item)), font)


@cache
def advance(font: Font, char: str) -> float:
    """Width of a character as a fraction of the font size."""
    return float(sized_font(font, METRIC_SIZE).getlength(char)) / METRIC_SIZE
