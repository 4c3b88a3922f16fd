"""How sure a text is that holds words one knows: a word that came out whole is read right, whatever OCR doubted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ocr.lines import Line, weakest
from parsers.layout.piece import Piece
from parsers.values.search import find_all, search_from
from parsers.values.text import fold_char


def probabilities(lines: Sequence[Line]) -> list[float]:
    """How sure every character of the lines is, a break between two lines counted as one."""
    sure: list[float] = []
    for index, line in enumerate(lines):
        if index:
            sure.append(1.0)
        sure += line.sure if len(line.sure) == len(line.text) else [line.confidence] * len(line.text)
    return sure


def sure_but_for(piece: Piece, known: str, pairs: Collection[str] = ()) -> float:
    """How sure the weakest character of a piece is that stands in none of the known words (a regular expression).

    The words are looked for in half-width print without regard to breaks; `pairs` are further words of two characters.
    """
    return weakest_but_for(piece.text, probabilities(piece.lines), known, pairs)


def weakest_but_for(text: str, sure: Sequence[float], known: str, pairs: Collection[str] = ()) -> float:
    """How sure the weakest character of a text is that stands in none of the known words, nor in one of the pairs."""
    places = [index for index, char in enumerate(text) if not char.isspace()]
    bare = "".join(fold_char(text[index])[:1] or text[index] for index in places)
    left = [sure[index] for index in places]
    for start, end in _words_in(bare, known, pairs):
        left[start:end] = [1.0] * (end - start)
    return weakest("".join(text[index] for index in places), left)


def _words_in(text: str, known: str, pairs: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where words stand, from left to right, none in another; a known word goes before a pair that begins with it.

    Pairs are as many as there are names: a pattern made of them and the known words would be compiled for each name.
    """
    if not pairs:
        yield from (match.span() for match in find_all(known, text))
        return
    at = 0
    while at < len(text):
        match = search_from(known, text, at)
        first = match.start() if match is not None else len(text)
        pair = next((place for place in range(at, min(first, len(text) - 1)) if text[place : place + 2] in pairs), None)
        if pair is not None:
            start, at = pair, pair + 2
        elif match is not None:
            start, at = match.span()
        else:
            return
        yield start, at
