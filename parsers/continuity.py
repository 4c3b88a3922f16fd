"""What shows that print goes on from one page to the next: clauses, sentences, tables, running heads."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.ordering import body_lines
from parsers.titles import letters, squashed
from parsers.values.search import find_all, search

_STYLES = (
    r"(?:^|\n)第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})条",
    r"(?:^|\n)(?P<number>[一二三四五六七八九十]{1,3})、",
    r"(?:^|\n)[(（](?P<number>[一二三四五六七八九十]{1,3})[)）]",
)
"""How clauses and chapters are counted, each in a series of its own."""
_DIGITS = "一二三四五六七八九"
_TENS = ("", "十", *(f"{digit}十" for digit in _DIGITS[1:]))
_ORDINALS = {
    f"{tens}{ones}": 10 * ten + one
    for ten, tens in enumerate(_TENS)
    for one, ones in enumerate(("", *_DIGITS))
    if tens or ones
} | {str(number): number for number in range(1, 100)}
_SENTENCE_END = r"[。；;:：！!？?…）)》」]$"
_FULL, _NEAR = 0.93, 0.02
_HEAD, _FOOT = 0.11, 0.78
_ALIKE = 88.0


def next_clause(before: str, text: str) -> bool | None:
    """Whether the clauses of a page follow those before it; False where they begin anew, None where nothing shows it.

    Both texts are without blanks, one line of print a line.
    """
    for style in _STYLES:
        known, own = _counted(style, before), _counted(style, text)
        if not known or not own:
            continue
        if own[0] == known[-1] + 1:
            return True
        if own[0] == 1 and known[-1] > 1:
            return False
    return None


def _counted(style: str, text: str) -> list[int]:
    return [_ORDINALS[match["number"]] for match in find_all(style, text) if match["number"] in _ORDINALS]


def sentence_goes_on(before: Page, page: Page) -> bool:
    """Whether the last line of a page runs to the margin without an end, and the next page begins at the margin."""
    above, below = body_lines(before), body_lines(page)
    if len(above) < 6 or len(below) < 2:
        return False
    last, first = _last_of(above), below[0]
    left, right = _margins(above)
    if last.box.x1 < left + _FULL * (right - left) or last.box.y1 < _FOOT or last.box.width < 0.5 * (right - left):
        return False
    ended = search(_SENTENCE_END, squashed(last.text)) is not None
    own_left, _ = _margins(below)
    return not ended and abs(first.box.x0 - own_left) < _NEAR and first.box.y0 < 0.25


def _last_of(lines: Sequence[Line]) -> Line:
    return max(lines, key=lambda line: line.box.y1)


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    return min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)


def table_goes_on(before: Page, page: Page) -> bool:
    """Whether a ruled table reaches the foot of a page and one with the same columns begins at the next page's head."""
    above = max((grid for grid in before.grids), key=lambda grid: grid.box.y1, default=None)
    below = min((grid for grid in page.grids), key=lambda grid: grid.box.y0, default=None)
    if above is None or below is None or above.box.y1 < _FOOT or below.box.y0 > 0.16:
        return False
    if any(line.box.y1 < below.box.y0 and line.box.y0 > _HEAD for line in page.lines):
        return False
    edges, own = _edges([cell.box for cell in above.cells]), _edges([cell.box for cell in below.cells])
    return (
        len(edges) > 3 and len(edges) == len(own) and all(abs(a - b) < _NEAR for a, b in zip(edges, own, strict=True))
    )


def _edges(boxes: Sequence[Box]) -> list[float]:
    """The verticals of a table, near ones as one."""
    found: list[float] = []
    for x in sorted(edge for box in boxes for edge in (box.x0, box.x1)):
        if not found or x - found[-1] > _NEAR:
            found.append(x)
    return found


def same_running_head(before: Sequence[Page], page: Page) -> bool:
    """Whether a page bears a head of the pages before it: small print at the very top, above everything.

    A head may stand in two pieces, left and right.
    """
    known = [text for item in before for text in _first_row(item)]
    return any(fuzz.ratio(head, other) >= _ALIKE for head in _first_row(page) for other in known)


def _first_row(page: Page) -> list[str]:
    """The small print of the topmost row of a page that may be its running head."""
    lines = [line for line in page.lines if line.text.strip()]
    if len(lines) < 3:
        return []
    first = min(lines, key=lambda line: line.box.y0)
    middle = sorted(line.box.height for line in lines)[len(lines) // 2]
    level = [line for line in lines if abs(line.box.cy - first.box.cy) < first.box.height]
    small = [line for line in level if line.box.y1 < _HEAD and line.box.height <= 1.1 * middle]
    texts = [squashed(line.text) for line in small]
    return [text for text in texts if len(text) >= 6 and not search(r"第\d+页|^\d+$", text)]


def running_heads(before: Sequence[Page], page: Page) -> list[Line]:
    """The print at the very top of a page that stands at the same place of a page before it too."""
    return [line for line in page.lines if line.box.y1 < _HEAD and any(_bears(item, line) for item in before)]


def _bears(page: Page, head: Line) -> bool:
    return any(
        abs(line.box.x0 - head.box.x0) < _NEAR
        and abs(line.box.cy - head.box.cy) < _NEAR
        and fuzz.ratio(letters(line.text), letters(head.text)) >= _ALIKE
        for line in page.lines
    )


def is_among(heads: Sequence[Line], title: str, page: Page) -> bool:
    """Whether a title stands on a page in its running head alone, which may be in two pieces."""
    whole = "".join(letters(line.text) for line in sorted(heads, key=lambda line: line.box.x0))
    others = (letters(line.text) for line in page.lines if line not in heads)
    return bool(title) and title in whole and not any(title in other for other in others)
