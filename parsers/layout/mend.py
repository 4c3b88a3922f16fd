"""Putting labels together that the reader cut: 户 | 名, 收入金额(大 | 写), and 付 / 款 / 人 one below the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ocr.lines import Line
from parsers.values.text import plain

NEAR = 3.2
"""Heights of print up to which two pieces on one level may be parts of one spaced label."""
BELOW = 1.6
"""Heights of print up to which two pieces one below the other may be parts of one label."""
STACKED = 3.4
"""The same for single characters of a vertical label, which stand wide apart."""


def mend_labels(lines: Sequence[Line], wordings: Collection[str], aspect: float) -> list[Line]:
    """The lines, with pieces joined that together make or begin a label and do not apart.

    Args:
        lines: the lines of a page, in the upright frame.
        wordings: all wordings of labels, without spaces.
        aspect: height divided by width of the page, so that widths and heights can be compared.
    """
    heads = frozenset(wording[:size] for wording in wordings for size in range(1, len(wording)))
    known = frozenset(wordings)
    pieces = _join(list(lines), lambda one, two: _beside(one, two, heads, known, aspect), " ")
    pieces = _join(pieces, lambda one, two: _stacked(one, two, heads, known, aspect), "")
    return _join(pieces, lambda one, two: _wrapped(one, two, heads, known), "")


def _join(lines: list[Line], belong: Callable[[Line, Line], bool], gap: str) -> list[Line]:
    """Join pairs that belong together until none is left; the joined line takes the place of its first part."""
    done = False
    while not done:
        done = True
        for index, one in enumerate(lines):
            if len(plain(one.text)) > 12:
                continue
            partner = next((other for other in lines if other is not one and belong(one, other)), None)
            if partner is not None:
                lines[index] = _joined(one, partner, gap)
                lines.remove(partner)
                done = False
                break
    return lines


def _joined(one: Line, two: Line, gap: str) -> Line:
    edges: tuple[float, ...] = ()
    if gap and len(one.edges) == len(one.text) + 1 and len(two.edges) == len(two.text) + 1:
        edges = (*one.edges, *two.edges)
    return Line(
        one.text + gap + two.text, one.box.union(two.box), min(one.confidence, two.confidence), one.reader, edges
    )


def _beside(one: Line, two: Line, heads: frozenset[str], known: frozenset[str], aspect: float) -> bool:
    """Whether a short piece is continued by the one right beside it: 名 | 称:某某公司."""
    head, tail = plain(one.text), plain(two.text)
    if head not in heads or len(head) > 2 or not tail:
        return False
    height = min(one.box.height, two.box.height) * aspect
    gap = two.box.x0 - one.box.x1
    if not (-height / 2 < gap < NEAR * height) or abs(one.box.cy - two.box.cy) > 0.6 * max(
        one.box.height, two.box.height
    ):
        return False
    word = _leading_label(head + tail, known)
    return len(word) > max(len(head), 1) and _leading_label(tail, known) == ""


def _stacked(one: Line, two: Line, heads: frozenset[str], known: frozenset[str], aspect: float) -> bool:
    """Whether a character is continued by the one below it: 付 over 款 over 人."""
    head, tail = plain(one.text), plain(two.text)
    if (
        len(tail) > 2
        or head not in heads
        or not (head + tail in heads or head + tail in known)
        or head in known
        and len(head) > 2
    ):
        return False
    if len(head) > 1 and one.box.height < 1.5 * two.box.height and len(tail) > 1:
        return False
    height = two.box.height
    gap = two.box.y0 - one.box.y1
    return -0.5 * height < gap < STACKED * height and abs(one.box.cx - two.box.cx) < 0.8 * height * aspect


def _wrapped(one: Line, two: Line, heads: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a label is continued in the line below: 收入金额(大 over 写)."""
    head, tail = plain(one.text).rstrip(":"), plain(two.text).rstrip(":")
    if head not in heads or head + tail not in known or tail in known:
        return False
    height = min(one.box.height, two.box.height)
    gap = two.box.y0 - one.box.y1
    return -0.5 * height < gap < BELOW * height and one.box.overlap_x(two.box) > 0.5 * min(one.box.width, two.box.width)


def _leading_label(text: str, known: frozenset[str]) -> str:
    """The longest wording a text begins with."""
    for size in range(min(len(text), 24), 0, -1):
        if text[:size] in known:
            return text[:size]
    return ""
