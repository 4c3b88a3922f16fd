"""Labels on a page and the values that belong to them, by geometry."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from parsers.layout.hits import Hit, find_hits
from parsers.layout.neighbours import Neighbours
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece
from parsers.layout.vocabulary import Vocabulary

__all__ = ["Hit", "LabelView", "Way"]


class Way(Enum):
    """Where the value of a label may stand."""

    REST = "rest"
    RIGHT = "right"
    BELOW = "below"


_ALL_WAYS = (Way.REST, Way.RIGHT, Way.BELOW)


class LabelView:
    """The labels of one vocabulary on one page. A value ends where another label of the vocabulary begins."""

    def __init__(self, view: PageView, vocabulary: Vocabulary) -> None:
        self.view = view
        self.vocabulary = vocabulary
        self.hits = tuple(find_hits(view, vocabulary))
        by_span: dict[int, list[Hit]] = {}
        for hit in self.hits:
            by_span.setdefault(hit.span, []).append(hit)
        self._around = Neighbours(view, by_span)

    def all(self, *names: str) -> list[Hit]:
        """The labels of these names, in reading order."""
        return [hit for hit in self.hits if hit.name in names]

    def first(self, *names: str) -> Hit | None:
        """The first label of these names."""
        return next((hit for hit in self.hits if hit.name in names), None)

    def values(self, *names: str) -> list[Piece]:
        """The values of all labels of these names that have one."""
        return [piece for hit in self.all(*names) if (piece := self.value(hit)) is not None]

    def one(self, *names: str) -> Piece | None:
        """The first value of a label of these names, names tried in the order given."""
        for name in names:
            for hit in self.all(name):
                if (piece := self.value(hit)) is not None:
                    return piece
        return None

    def value(self, hit: Hit, *, ways: Sequence[Way] = _ALL_WAYS, wrap: bool = True) -> Piece | None:
        """The value that belongs to a label; None where the form is blank there.

        `ways` are tried in order; with `wrap` the lines that continue a value are taken along.
        """
        finders = {Way.REST: self._around.rest, Way.RIGHT: self._around.right, Way.BELOW: self._around.below}
        for way in ways:
            lines = finders[way](hit)
            if lines:
                return self.view.piece([*lines, *self._around.continuation(hit, lines)] if wrap else lines)
        return None
