"""Names as forms print them: how sure they are, and what dirt between their characters is not theirs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from ocr.lines import Line
from parsers.documents import floors
from parsers.documents.legibility import is_maimed
from parsers.layout.piece import Piece
from parsers.layout.readings import read_name
from parsers.layout.sureness import sure_but_for
from parsers.reading import Reading
from parsers.values.search import find_all, search
from parsers.values.text import is_han, plain

_SPECK = r"[,.·、，。'`](?=[（(])|(?<=[)）])[,.·、，。'`]"

_STOP = r"(?<=\p{Han}|[)）])[,.·、，。'`]\s*$"


@lru_cache(maxsize=1)
def known_words() -> str:
    """Words that names are made of (places, trades, kinds of body, banks), as one regular expression."""
    data = tomllib.loads(files("parsers.documents").joinpath("printed_names.toml").read_text(encoding="utf-8"))
    return "|".join(sorted((word for words in data.values() for word in words), key=len, reverse=True))


@lru_cache(maxsize=1)
def kind_words() -> str:
    """Words for trades and kinds of body, as one regular expression: without another no name is made of them."""
    data = tomllib.loads(files("parsers.documents").joinpath("printed_names.toml").read_text(encoding="utf-8"))
    return "|".join(sorted((word for key in ("trades", "bodies") for word in data[key]), key=len, reverse=True))


def printed_name(piece: Piece) -> Reading:
    """A piece as a name, without stops beside its brackets or at its end: no name has one, print that is dirty has."""
    reading = read_name(_without_stop(piece))
    if not isinstance(reading.value, str):
        return reading
    name = reading.value
    for match in reversed(list(find_all(_SPECK, name))):
        name = name[: match.start()] + name[match.end() :]
    return replace(reading, value=name)


def _without_stop(piece: Piece) -> Piece:
    match = search(_STOP, piece.text)
    return piece.part(0, match.start()) if match is not None else piece


def is_sure_name(piece: Piece, elsewhere: Iterable[str] = ()) -> bool:
    """Whether a name is read surely enough to be given.

    `elsewhere` is other print of the same paper: two characters that stand there side by side again are read right.
    """
    if is_maimed(piece.joined):
        return False
    piece = _without_stop(piece)
    return sure_but_for(piece, known_words(), _twice(piece, elsewhere)) >= floors.NAME


def _twice(piece: Piece, elsewhere: Iterable[str]) -> frozenset[str]:
    """Pairs of Chinese characters of a name that are printed once more elsewhere."""
    name = plain(piece.text)
    texts = [plain(text) for text in elsewhere]
    pairs = {one + two for one, two in pairwise(name) if is_han(one) and is_han(two)}
    return frozenset(pair for pair in pairs if any(pair in text for text in texts))


def others_than(lines: Iterable[Line], piece: Piece) -> list[str]:
    """The texts of lines that stand apart from a piece."""
    box = piece.box
    return [line.text for line in lines if line.box.overlap_x(box) * line.box.overlap_y(box) <= 0]
