"""The heads of tables without rulings: levels of headings, wrapped or close together, that name columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr.lines import Box, Line, union_of
from parsers.layout.headings import LONGEST, heading_name
from parsers.layout.page_view import Span
from parsers.layout.vocabulary import Vocabulary
from parsers.values.search import full_match, search
from parsers.values.text import fold

LONGEST_HEADS = 24
"""Characters of a line that may be several headings."""
DEEPEST = 8
"""Levels over which the headings of one head may wrap: those that stand in the middle of their cells interleave."""
_WORDS = r"[\p{Han}、]{2,}"
_LABELLED = r"^[\p{Han}()（）/]{2,12}[:：]."
_SENTENCE = rf"[,，。;；!]|[:：]$|{_LABELLED}"


@dataclass(frozen=True)
class Band:
    """The levels of a head: first, one past the last, its headings from left to right with their boxes and names."""

    first: int
    end: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    names: tuple[str | None, ...]

    @property
    def known(self) -> int:
        """How many different names."""
        return len({name for name in self.names if name})


def heads_apart(span: Span, vocabulary: Vocabulary) -> list[Span]:
    """A line that is nothing but headings, read as one where they stand close, as one span each."""
    found = vocabulary.matches(span.bare) if len(span.bare) <= LONGEST_HEADS else []
    covered = sum(end - start for start, end, _, _ in found)
    if len({name for _, _, name, _ in found}) < 2 or covered < len(span.bare) or min(e - s for s, e, _, _ in found) < 2:
        return [span]
    lines = [span.part(start, end) for start, end, _, _ in found]
    return [Span(span.index, line, fold(line.text, spaces=False)) for line in lines]


def band_at(levels: Sequence[Sequence[Span]], first: int, vocabulary: Vocabulary) -> Band | None:
    """The head that begins at a level: levels without figures that name most columns, units below included."""
    if first + 1 < len(levels) and _is_caption(levels[first], levels[first + 1], vocabulary):
        return None
    best: Band | None = None
    groups: list[list[Span]] = []
    for end in range(first + 1, min(first + DEEPEST, len(levels)) + 1):
        level = levels[end - 1]
        if end > first + 1 and (not _close(levels[end - 2], level) or _has_figures(level)):
            break
        if _is_whole(groups, vocabulary) and _is_row_below(groups, level, vocabulary):
            break
        _put_below(groups, level)
        band = _band(groups, levels, first, end, vocabulary)
        if best is None or band.known >= best.known:
            best = band
    return best if best is not None and best.known else None


def may_hold(levels: Sequence[Sequence[Span]], headings: int) -> bool:
    """Whether there are texts enough on some levels for so many headings."""
    return sum(len(span.bare) <= LONGEST for level in levels for span in level) >= headings


def _is_caption(level: Sequence[Span], following: Sequence[Span], vocabulary: Vocabulary) -> bool:
    """Whether a level is one line of print above a head: a sentence, a label with its value, or the table's title."""
    if len(level) != 1 or heading_name(level[0].bare, vocabulary) is not None:
        return False
    if len(following) < 2:
        return search(_LABELLED, level[0].bare) is not None
    below = min(span.box.y0 for span in following) - level[0].box.y1 > 0
    return below and (
        search(_SENTENCE, level[0].bare) is not None or not any(_shares_column(level[0], [span]) for span in following)
    )


def _has_figures(level: Sequence[Span]) -> bool:
    return any(char.isdecimal() for span in level for char in span.bare)


def _close(upper: Sequence[Span], lower: Sequence[Span]) -> bool:
    """Whether two levels follow each other as the lines of one wrapped heading do."""
    gap = min(span.box.y0 for span in lower) - max(span.box.y1 for span in upper)
    return gap < 0.8 * min(span.box.height for span in lower)


def _put_below(groups: list[list[Span]], level: Sequence[Span]) -> None:
    """Put the spans of a level to those above them: spans one below the other are one heading."""
    for span in level:
        home = next((group for group in groups if _shares_column(span, group)), None)
        if home is None:
            groups.append([span])
        else:
            home.append(span)


def _is_whole(groups: Sequence[Sequence[Span]], vocabulary: Vocabulary) -> bool:
    """Whether every heading is a wording as it stands."""
    texts = ["".join(span.bare for span in group) for group in groups]
    return bool(texts) and all(
        any(start == 0 and end == len(text) for start, end, _, _ in vocabulary.matches(text)) for text in texts
    )


def _is_row_below(groups: Sequence[Sequence[Span]], level: Sequence[Span], vocabulary: Vocabulary) -> bool:
    """Whether a level below whole headings is their first row: a word under each, none of which goes on with it."""
    homes = [[index for index, group in enumerate(groups) if _shares_column(span, group)] for span in level]
    if sorted(homes) != [[index] for index in range(len(groups))] or not all(
        full_match(_WORDS, span.bare) for span in level
    ):
        return False
    below = [[*groups[home[0]], span] for span, home in zip(level, homes, strict=True)]
    return not any(_is_whole([group], vocabulary) for group in below)


def _band(
    groups: Sequence[Sequence[Span]], levels: Sequence[Sequence[Span]], first: int, end: int, vocabulary: Vocabulary
) -> Band:
    """The levels as one head, their spans put together to headings."""
    ordered = sorted(groups, key=lambda group: min(span.box.x0 for span in group))
    boxes = [box for group in ordered if (box := union_of(span.box for span in group)) is not None]
    names = tuple(heading_name("".join(span.bare for span in group), vocabulary) for group in ordered)
    lines = tuple(span.line for level in levels[first:end] for span in level)
    return Band(first, end, tuple(boxes), lines, names)


def _shares_column(span: Span, group: Sequence[Span]) -> bool:
    return any(span.box.overlap_x(other.box) > 0.4 * min(span.box.width, other.box.width) for other in group)
