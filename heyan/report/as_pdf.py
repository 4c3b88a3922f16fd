"""The review sheet as PDF, to be printed and signed, with a Chinese font inside where the machine has one to embed."""

from __future__ import annotations

import io
import logging
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from heyan.report.sheet import TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heyan.report.sheet import Block, Sheet

_LOG = logging.getLogger(__name__)
FONTS = (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
    "C:/Windows/Fonts/simsun.ttc",
)
"""Fonts with TrueType outlines, which are the ones that can be embedded (Noto's have others), the best first."""
_WIDE = "\N{IDEOGRAPHIC SPACE}"
_PADDING = 12
"""Points that a frame keeps free on both sides together."""
_WITHOUT = "STSong-Light"
"""Known to every reader of PDF by name; it is not embedded."""


def sheet_pdf(sheet: Sheet) -> bytes:
    """The file. Text from the package is written as text."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import cm
    from reportlab.platypus import SimpleDocTemplate

    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=2 * cm, rightMargin=2 * cm, topMargin=1.8 * cm, bottomMargin=1.8 * cm,
        title=TITLE, author=sheet.reviewers,
    )  # fmt: skip
    width = document.width - _PADDING
    story: list[Any] = [_text(TITLE, 18, centred=True, behind=12), _facts(sheet, width)]
    for block in sheet.blocks:
        story += _block(block, width)
    story.append(_signature(sheet, width))

    def foot(canvas: Any, _document: Any) -> None:
        canvas.setFont(_font(), 8)
        canvas.drawCentredString(A4[0] / 2, 1.0 * cm, f"{sheet.foot} · 第 {canvas.getPageNumber()} 页")

    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return stream.getvalue()


@lru_cache(maxsize=1)
def _font() -> str:
    """The name of the font, registered."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    for path in FONTS:
        if Path(path).is_file():
            try:
                pdfmetrics.registerFont(TTFont("sheet", path, subfontIndex=0))
            except (TTFError, OSError) as error:
                _LOG.warning("heyan：字体 %s 不能嵌入（%s）。", path, error)
            else:
                return "sheet"
    pdfmetrics.registerFont(UnicodeCIDFont(_WITHOUT))
    return _WITHOUT


def _text(text: str, size: float, *, centred: bool = False, before: float = 0, behind: float = 0) -> Any:
    from reportlab.lib.enums import TA_CENTER, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "text", fontName=_font(), fontSize=size, leading=size * 1.42, wordWrap="CJK", spaceBefore=before,
        spaceAfter=behind, alignment=TA_CENTER if centred else TA_LEFT,
    )  # fmt: skip
    lines = (escape("".join(char for char in line if char.isprintable() or char == _WIDE)) for line in text.split("\n"))
    return Paragraph("<br/>".join(lines), style)


def _table(lines: Sequence[Sequence[str]], widths: Sequence[float], *, head: bool, names: bool = False) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import LongTable, TableStyle

    cells = [[_text(text, 9) for text in line] for line in lines]
    style: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#98a2b3")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
    ground = colors.HexColor("#eef1f5")
    style += [("BACKGROUND", (0, 0), (-1, 0), ground)] if head else []
    style += [("BACKGROUND", (0, 0), (0, -1), ground)] if names else []
    return LongTable(cells, colWidths=list(widths), style=TableStyle(style), repeatRows=1 if head else 0)


def _facts(sheet: Sheet, width: float) -> Any:
    return _table(sheet.facts, (width * 0.16, width * 0.84), head=False, names=True)


def _block(block: Block, width: float) -> list[Any]:
    heading = _text(block.heading, 12, before=12, behind=5)
    if not block.lines:
        return [heading, _text(block.nothing, 10)]
    heads = tuple(name for name, _ in block.columns)
    heading.keepWithNext = 1
    return [heading, _table([heads, *block.lines], [width * share for _, share in block.columns], head=True)]


def _signature(sheet: Sheet, width: float) -> Any:
    from reportlab.platypus import KeepTogether, Spacer

    names = f"评审人：{sheet.reviewers}\n\n签字：＿＿＿＿＿＿＿＿＿＿＿＿　　日期：{sheet.made_on}"
    lines = [["\n" * 6], [names]]
    return KeepTogether([Spacer(1, 8), _text("评审意见", 12, behind=5), _table(lines, [width], head=False)])
