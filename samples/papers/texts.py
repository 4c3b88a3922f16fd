"""Running text that prints no value (`texts.toml`): articles of contracts, sentences of notices and certificates."""

from __future__ import annotations

import tomllib
from importlib import resources

_STOCK = tomllib.loads(resources.files("samples.papers").joinpath("texts.toml").read_text(encoding="utf-8"))


def articles(owner: str) -> tuple[tuple[str, str], ...]:
    """Title and text of the articles for a kind of contract, or of those `common` to all."""
    return tuple((entry["title"], entry["text"]) for entry in _STOCK["article"] if entry["for"] == owner)


def text(name: str) -> str:
    """A text by its name."""
    return str(_STOCK["text"][name])


def texts(name: str) -> tuple[str, ...]:
    """The alternatives or paragraphs of a name."""
    return tuple(_STOCK["text"][name])
