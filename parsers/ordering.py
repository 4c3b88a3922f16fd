"""Sheets that only order a bound package: dividers (附件三 发票) and tables of contents. They are no evidence."""

from __future__ import annotations

from enum import StrEnum

from extract.pages import Page
from ocr.lines import Line
from parsers.cues import cues
from parsers.titles import squashed
from parsers.values.search import full_match, search

FEW_LINES, FEW_CHARACTERS = 5, 60
LARGE = 0.016
"""Height of a divider's print, as a fraction of the page: it is read from afar."""
_ENTRIES = 4
_EDGE = 0.06


class Ordering(StrEnum):
    """What a sheet does for the order of a package."""

    DIVIDER = "divider"
    CONTENTS = "contents"


def ordering_sheet(page: Page) -> Ordering | None:
    """What kind of ordering sheet a page is; None for a paper."""
    if page.label or not page.lines:
        return None
    if _is_contents(page):
        return Ordering.CONTENTS
    return Ordering.DIVIDER if _is_divider(page) else None


def body_lines(page: Page) -> list[Line]:
    """The lines of a page but for numbers and running heads at its very edges."""
    return [line for line in page.lines if _EDGE < line.box.cy < 1 - _EDGE and line.text.strip()]


def _is_divider(page: Page) -> bool:
    """A few large words and nothing else, that name a part of the package."""
    lines = body_lines(page)
    texts = [squashed(line.text) for line in lines]
    if not 0 < len(lines) <= FEW_LINES or sum(map(len, texts)) > FEW_CHARACTERS or page.codes or len(page.grids) > 1:
        return False
    if max(line.box.height for line in lines) < LARGE or lines[-1].box.y1 - lines[0].box.y0 > 0.5:
        return False
    whole = "".join(texts)
    if search(r"[:：](?=.*[:：])|甲方|乙方|签订|编号|清单|申报书|申请书|申请表", whole):
        return False
    return any(full_match(pattern, text) for pattern in cues().dividers for text in (whole, texts[0]))


def _is_contents(page: Page) -> bool:
    lines = [squashed(line.text) for line in page.lines if line.text.strip()]
    entries = sum(search(cues().contents_entry, text) is not None for text in lines)
    if any(search(r"^第[一二三四五六七八九十]{1,3}条", text) for text in lines):
        return False
    head = "".join(lines[:2])
    headed = any(full_match(pattern, text) for pattern in cues().contents_heads for text in (*lines[:3], head))
    numbered = sum(search(r"\D\d{1,3}$|^\d{1,3}$", text) is not None for text in lines)
    return (headed and (entries > 0 or numbered >= 3)) or entries >= _ENTRIES
