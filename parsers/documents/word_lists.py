"""Lists of words in modules of data."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, split at blanks: a list of labels without a comma and two quotes for each."""
    return tuple(text.split())


def made_of(*pieces: str | Iterable[str]) -> tuple[str, ...]:
    """Every wording that one word of each of the pieces makes; `_` stands for none.

    A piece is a list of words, or a text of them.
    """
    lists = [words_of(piece) if isinstance(piece, str) else tuple(piece) for piece in pieces]
    return tuple("".join(chosen).replace("_", "") for chosen in product(*lists))
