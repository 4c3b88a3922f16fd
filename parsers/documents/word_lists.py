"""Lists of words in modules of data."""

from __future__ import annotations


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, split at blanks: a list of labels without a comma and two quotes for each."""
    return tuple(text.split())
