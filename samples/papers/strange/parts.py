"""What the papers of this package share: print that fits its box, sums in boxes of digits, values on lines."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from samples.fonts import Font
from samples.papers.canvas import Align, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink, Span, plain, text_width, wrap
from samples.papers.slip_facts import SlipFacts

Box = tuple[float, float, float, float]
_LEAST = 6.4
"""The smallest print, in points."""
PLACES = "亿千百十万千百十元角分"


def fill(page: PageCanvas, box: Box, content: Content, ink: Ink, *, align: Align = "left") -> None:
    """Print in the middle of a box: smaller where it is a number too long for the line, else over several lines."""
    x0, y0, x1, y1 = box
    text = plain(content)
    if not text:
        return
    width, size = x1 - x0 - 6, ink.size
    number = text.replace(" ", "").isalnum() and text.isascii()
    while size > _LEAST:
        look = replace(ink, size=size)
        lines = wrap(content, look, width, keep_words=False)
        if len(lines) * size * 1.15 <= y1 - y0 - 1 and (not number or text_width(text, look) <= width):
            break
        size -= 0.3
    look = replace(ink, size=size)
    lines = wrap(content, look, width, keep_words=False)
    y = (y0 + y1 - len(lines) * size * 1.15) / 2 + size * 0.07
    for line in lines:
        page.lay(x0 + 3, y, width, line, look, align)
        y += size * 1.15


def boxed(page: PageCanvas, box: Box, content: Content, ink: Ink, rule: Ink, *, align: Align = "left") -> None:
    """A ruled box with print in it; `rule` gives the colour of its rules."""
    page.rect(*box, rule.colour, width=0.6)
    fill(page, box, content, ink, align=align)


def upright(page: PageCanvas, box: Box, text: str, ink: Ink) -> None:
    """A ruled box with characters one below the other."""
    x0, y0, x1, y1 = box
    page.rect(*box, ink.colour, width=0.6)
    pitch = max(1.0, min(1.9, (y1 - y0 - 6) / (len(text) * ink.size)))
    page.column((x0 + x1) / 2, (y0 + y1 - len(text) * pitch * ink.size) / 2, text, ink, pitch)


def digit_boxes(page: PageCanvas, s: SlipFacts, box: Box, label: Ink, typed: Ink, *, sign: str = "¥") -> None:
    """The amount in a grid, one digit a box below the names of the places."""
    x0, y0, x1, y1 = box
    step, low = (x1 - x0) / len(PLACES), y0 + (y1 - y0) * 0.4
    printed = "" if s.amount is None else f"{sign}{s.amount * 100:.0f}"
    whole = Span(printed, "amount", f"{s.amount:.2f}") if s.amount is not None else None
    for place, name in enumerate(PLACES):
        left = x0 + place * step
        page.rect(left, y0, left + step, low, label.colour, width=0.4)
        page.rect(left, low, left + step, y1, label.colour, width=0.4)
        page.text(left + step / 2, y0 + (low - y0 - 7) / 2, name, replace(label, size=7), "center")
        digit = place - (len(PLACES) - len(printed))
        if whole and digit >= 0:
            size = min(typed.size + 1, (y1 - low) * 0.8)
            look = Ink(Font.SANS, size, typed.colour)
            page.text(left + step / 2, (low + y1 - size) / 2, printed[digit], look, "center")
            page.mark(whole, (left + 0.8, (low + y1 - size) / 2, left + step - 0.8, (low + y1 + size) / 2))


def on_line(  # noqa: PLR0917 - place and contents of one line
    page: PageCanvas, x: float, y: float, width: float, content: Content, ink: Ink
) -> None:
    """A value on a printed rule, in several lines where it is too long for one."""
    lines = wrap(content, ink, width, keep_words=False)
    for number, line in enumerate(lines):
        page.lay(x, y - (len(lines) - 1 - number) * ink.size * 1.1, width, line, ink, "left")
    page.line(x - 2, y + ink.size * 1.12, x + width, y + ink.size * 1.12, (120, 120, 120), 0.5)


def grouped(value: Content, size: int = 4) -> Content:
    """An account with a gap after so many digits."""
    if not isinstance(value, Span) or not value.text.isdigit():
        return value
    text = " ".join(value.text[place : place + size] for place in range(0, len(value.text), size))
    return Span(text, value.field, value.value, value.key)


def starred(amount: Content, width: int = 12) -> Content:
    """An amount with asterisks before it, as cheque writers guard it."""
    if not isinstance(amount, Span):
        return amount
    return ["*" * max(0, width - len(amount.text)), amount]


def edges(start: float, sizes: Sequence[float]) -> list[float]:
    """The edges of columns of these sizes."""
    found = [start]
    for size in sizes:
        found.append(found[-1] + size)
    return found


def long_names(facts: Facts, rng: random.Random) -> Facts:
    """The same facts with names of the sides that fill more than a line, where none are given."""
    school, firm = facts.university().name, facts.firm().name
    tails = (
        "科技成果转化与知识产权运营中心",
        "资产经营有限责任公司",
        "先进制造协同创新研究院",
        "技术转移服务（集团）有限公司",
    )
    invented = {
        "payer": re.sub("(股份有限|有限责任|有限)公司$", "", firm)
        + rng.choice(("（集团）股份有限公司", "产业技术研究院有限公司")),
        "payee": school + rng.choice(tails),
    }
    return Facts(invented | dict(facts.given), rng)
