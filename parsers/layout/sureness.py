"""How sure a text is that holds words one knows: a word that came out whole is read right, whatever OCR doubted."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.lines import Line, weakest
from parsers.layout.piece import Piece
from parsers.values.search import find_all
from parsers.values.text import fold_char


def probabilities(lines: Sequence[Line]) -> list[float]:
    """How sure every character of the lines is, a break between two lines counted as one."""
    sure: list[float] = []
    for index, line in enumerate(lines):
        if index:
            sure.append(1.0)
        sure += line.sure if len(line.sure) == len(line.text) else [line.confidence] * len(line.text)
    return sure


def sure_but_for(piece: Piece, known: str) -> float:
    """How sure the weakest character of a piece is that stands in none of the known words (a regular expression).

    The words are looked for in half-width print without regard to breaks.
    """
    return weakest_but_for(piece.text, probabilities(piece.lines), known)


def weakest_but_for(text: str, sure: Sequence[float], known: str) -> float:
    """How sure the weakest character of a text is that stands in none of the known words."""
    places = [index for index, char in enumerate(text) if not char.isspace()]
    bare = "".join(fold_char(text[index])[:1] or text[index] for index in places)
    left = [sure[index] for index in places]
    for match in find_all(known, bare):
        left[match.start() : match.end()] = [1.0] * (match.end() - match.start())
    return weakest("".join(text[index] for index in places), left)
