"""A tax number that was misread where its label stands, and that the seal over it says again.

The seal of a seller bears its tax number. Where that is a valid one, and print beside the label is the same but for
what the seal's ring spoiled, it is the number meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from ocr.lines import Line
from parsers.documents.invoice_labels import SIDES
from parsers.layout.piece import piece_of
from parsers.layout.readings import reading_of
from parsers.reading import Reading
from parsers.values.credit_code import find_credit_codes
from parsers.values.text import plain

LENGTH = 18
"""Characters of a code with a check character of its own."""
ALIKE = 0.85
"""The part of a tax number that a misread one must share with it, in order."""


def said_again(readings: dict[str, list[Reading]], lines: Sequence[Line], page: int) -> None:
    """Put the valid number that stands elsewhere on the page before one that makes no sense and is nearly the same."""
    given = {reading.value for side in SIDES for reading in readings.get(f"{side}_code", ())} - {None}
    codes = [reading for line in lines for reading in _valid(line, page) if reading.value not in given]
    for side in SIDES:
        own = readings.get(f"{side}_code", [])
        if own and all(reading.value is None for reading in own):
            meant = {str(code.value): code for code in codes if _is_alike(own[0].text, str(code.value))}
            if len(meant) == 1:
                readings[f"{side}_code"] = [*meant.values(), *own]


def _valid(line: Line, page: int) -> list[Reading]:
    piece = piece_of([line], page)
    found = [item for item in find_credit_codes(line.text) if item.valid and item.value and len(item.value) == LENGTH]
    return [reading_of(piece, item) for item in found] if piece is not None else []


def _is_alike(read: str, code: str) -> bool:
    bare = "".join(char for char in plain(read).upper() if char.isascii() and char.isalnum())
    same = sum(block.size for block in SequenceMatcher(None, bare, code, autojunk=False).get_matching_blocks())
    return same >= ALIKE * len(code) and len(bare) <= len(code) + 1
