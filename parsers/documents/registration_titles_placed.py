"""Titles that neither a label nor a sentence names: right of their patent's number, or on the lines above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.pages import Page
from ocr.lines import Line
from parsers.documents.registration_fields import merged
from parsers.layout.levels import alike, on_one_level
from parsers.layout.piece import Piece
from parsers.layout.readings import read_text
from parsers.reading import Field, Reading
from parsers.values.patent_number import parse_patent_number
from parsers.values.search import full_match, replaced, search
from parsers.values.text import plain
from parsers.values.title import looks_like_title

NUMBER = r"(?:\d{1,3}[.、])?(?:专利号?[:：]?)?(?:ZL|CN)?(?:\d{12}[.．]?[\dX]|\d{8}[.．][\dX])"
"""A line that is the number of a patent and nothing else."""
COUNT = r"^\s*[(（]?\d{1,3}[.．、)）]\s*"
"""The number of a list's item before its title."""
MOST_LINES = 3
"""Lines of one title."""
GAP = 0.8
"""Heights of print between them at most."""
BESIDE = 12.0
"""Widths of a character between a number and its title right of it at most."""


def placed_titles(pages: Sequence[Page], patents: int) -> tuple[Field, ...]:
    """The titles of all patents whose numbers stand alone on lines; none where one of them has none, or is missing."""
    found: list[Reading | None] = [reading for page in pages for reading in _of_page(page)]
    if not found or len(found) < patents or None in found:
        return ()
    return merged(reading for reading in found if reading is not None)


def _of_page(page: Page) -> Iterator[Reading | None]:
    aspect = page.height / page.width if page.width else 1.0
    for line in page.lines:
        text = plain(line.text)
        if full_match(NUMBER, text) is None or (number := parse_patent_number(text)) is None or not number.valid:
            continue
        pieces = (Piece(lines, page.number) for lines in (_beside(line, page.lines, aspect), _above(line, page.lines)))
        told = (read_text(piece, _bare) for piece in pieces if piece.lines)
        yield next((reading for reading in told if looks_like_title(str(reading.value or ""))), None)


def _bare(text: str) -> str:
    return plain(replaced(COUNT, "", text)).strip("。;；,，.")


def _beside(number: Line, lines: Sequence[Line], aspect: float) -> tuple[Line, ...]:
    """The next print right of a number, where it is all of its column's: nothing goes on below or above it."""
    em = number.box.height * aspect
    right = [line for line in lines if line.box.x0 > number.box.x1 and on_one_level(line.box, number.box)]
    nearest = min(right, key=lambda line: line.box.x0, default=None)
    if nearest is None or nearest.box.x0 - number.box.x1 > BESIDE * em:
        return ()
    wraps = any(
        line is not nearest
        and abs(line.box.x0 - nearest.box.x0) < em
        and 0 < abs(line.box.cy - nearest.box.cy) < (1 + GAP) * nearest.box.height
        and not any(full_match(NUMBER, plain(o.text)) and on_one_level(o.box, line.box) for o in lines)
        for line in lines
    )
    return () if wraps else (nearest,)


def _above(number: Line, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines right above a number at its edge, up to one that begins an item or another number."""
    found: list[Line] = []
    lower = number
    while len(found) < MOST_LINES:
        near = [
            line
            for line in lines
            if -0.4 * lower.box.height < lower.box.y0 - line.box.y1 < GAP * lower.box.height
            and abs(line.box.x0 - number.box.x0) < lower.box.height
            and alike(line.box, lower.box)
        ]
        if len(near) != 1 or full_match(NUMBER, plain(near[0].text)):
            break
        found.insert(0, near[0])
        lower = near[0]
        if search(COUNT, lower.text) or search(r"^\s*一种", lower.text):
            return tuple(found)
    return ()
