"""A drawn paper and the registry of its layouts."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.truth import Place, Truth, TruthValue, collect


class Use(StrEnum):
    """What a layout may be used for: readers are built with `development` ones and judged with `evaluation` ones."""

    DEVELOPMENT = "development"
    EVALUATION = "evaluation"


Pages = PageCanvas | Sequence[PageCanvas]
Draw = Callable[[Facts, str, random.Random], Pages]
"""Draws the pages of a paper from its facts and its subtype."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A way in which papers of a kind are printed. Its name is unique among all layouts.

    `unjudged` names fields whose print may rightly be read in more than one way: they count neither way.
    """

    name: str
    kind: str
    subtypes: tuple[str, ...]
    use: Use
    draw: Draw
    unjudged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn paper: its pages, and the truth of what they print."""

    pages: tuple[PageCanvas, ...]
    truth: Truth

    def to_pdf(self, *, detached: bool = False) -> bytes:
        """The paper as PDF with a text layer; `detached`: labels first, values after them."""
        from samples.papers.pdf import to_pdf

        return to_pdf(self.pages, detached=detached)


def drawing_of(layout: Layout, subtype: str, facts: Facts, rng: random.Random) -> Drawing:
    """Draws a paper in a layout."""
    drawn = layout.draw(facts, subtype, rng)
    pages = (drawn,) if isinstance(drawn, PageCanvas) else tuple(drawn)
    marks = [(span, Place(number, box)) for number, page in enumerate(pages, start=1) for span, box in page.marks]
    fields = collect(marks)
    if layout.kind == "invoice" and fields:
        fields["reversed"] = (TruthValue(facts.flag("reversed"), "", ()),)
    return Drawing(pages, Truth(layout.kind, subtype, layout.name, fields, layout.unjudged))
