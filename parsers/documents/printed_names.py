"""Names as forms print them: how sure they are, and what dirt between their characters is not theirs."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from parsers.layout.piece import Piece
from parsers.layout.readings import read_name
from parsers.layout.sureness import sure_but_for
from parsers.reading import Reading
from parsers.values.search import find_all

SURE_NAME = 0.75
"""Probability of the weakest character, those of well-known words apart, below which a name is in doubt.

Measured on 1,000 names in scans, photographs and bad copies: of those whose weakest character lies between 0.6 and 0.95
none was misread; the rest is kept because elsewhere (see `ocr.lines.weakest`) four in ten between 0.6 and 0.75 were.
"""
_SPECK = r"[,.·、，。'`](?=[（(])|(?<=[)）])[,.·、，。'`]"


@lru_cache(maxsize=1)
def known_words() -> str:
    """Words that names are made of (places, trades, kinds of body, banks), as one regular expression."""
    data = tomllib.loads(files("parsers.documents").joinpath("printed_names.toml").read_text(encoding="utf-8"))
    return "|".join(sorted((word for words in data.values() for word in words), key=len, reverse=True))


def printed_name(piece: Piece) -> Reading:
    """A piece as a name, without stops beside its brackets: no name has one, print that is dirty has."""
    reading = read_name(piece)
    if not isinstance(reading.value, str):
        return reading
    name = reading.value
    for match in reversed(list(find_all(_SPECK, name))):
        name = name[: match.start()] + name[match.end() :]
    return replace(reading, value=name)


def is_sure_name(piece: Piece) -> bool:
    """Whether a name is read surely enough to be given."""
    return sure_but_for(piece, known_words()) >= SURE_NAME
