"""Two blocks of labelled lines side by side: each is read from top to bottom before the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocr.lines import Line
from parsers.layout.wraps import PARTY, begins_with_a_party
from parsers.values.search import search
from parsers.values.text import plain

Level = list[Line]
FEWEST = 2
"""Labels that either block has at least, and levels on which both have print."""
ALIGNED = 1.5
"""Characters' widths by which the lines of a block may begin apart."""
NEAR = 3.0
"""Characters' widths by which a line that goes on below may end short of its block's widest."""
FARTHEST = 4.0
"""Heights of a line between two levels of a block."""
HEADS, NEXT = 4, 1.0
"""Levels above two blocks that may be their heads, and heights of a line between one of these and the next."""
SEAL_CALL = r"[(（](?:盖章|公章|签章|签字|签名)[)）]"
LABEL = r"^[^，。；：:,;]{2,16}[:：]"


def blocks_of(levels: Sequence[Level], char: float) -> Iterator[list[Level] | tuple[list[Level], list[Level]]]:
    """The levels in their order: those that are one block, and pairs of blocks that stand side by side."""
    plain_levels: list[Level] = []
    at = 0
    while at < len(levels):
        end = _end(levels, at, char)
        if end is None:
            plain_levels.append(levels[at])
            at += 1
            continue
        heads = _heads_above(plain_levels, levels[at], char)
        plain_levels = plain_levels[: len(plain_levels) - heads]
        if plain_levels:
            yield plain_levels
            plain_levels = []
        left = levels[at][0].box.x0
        lines = [line for level in levels[at - heads : end] for line in level]
        on_left = [line for line in lines if abs(line.box.x0 - left) < ALIGNED * char]
        yield _joined(on_left, char), _joined([line for line in lines if line not in on_left], char)
        at = end
    if plain_levels:
        yield plain_levels


def _heads_above(above: Sequence[Level], first: Level, char: float) -> int:
    """How many levels above the first with print in both blocks are theirs: parties' words not quite on one level."""
    left, right = (line.box.x0 for line in first)
    if all(begins_with_a_party(line.text) for line in first):
        return 0
    found, lower = 0, first
    for count, level in enumerate(reversed(above[-HEADS:]), start=1):
        apart = min(line.box.y0 for line in lower) - max(line.box.y1 for line in level)
        if not _belongs(level, left, right, char) or apart > NEXT * level[0].box.height:
            break
        found = count if any(_calls_a_party(line.text) for line in level) else found
        lower = level
    heads = [line for level in above[len(above) - found :] for line in level]
    both = {abs(line.box.x0 - left) < ALIGNED * char for line in heads} if heads else set()
    return found if len(both) > 1 else 0


def _calls_a_party(text: str) -> bool:
    """Whether a line begins with a party's word, the other language's beside it or not: 甲方 Party A：某大学."""
    return begins_with_a_party(text) or search(rf"^{PARTY}[A-Za-z ]{{0,24}}[:：]", plain(text)) is not None


def _end(levels: Sequence[Level], at: int, char: float) -> int | None:
    """Where two blocks end that begin on a level; None where none do."""
    if len(levels[at]) != 2:
        return None
    left, right = (line.box.x0 for line in levels[at])
    end = at
    while end < len(levels) and _belongs(levels[end], left, right, char):
        if end > at and levels[end][0].box.y0 - levels[end - 1][-1].box.y1 > FARTHEST * levels[end][0].box.height:
            break
        end += 1
    lines = [line for level in levels[at:end] for line in level]
    labels = [line for line in lines if _is_label(line)]
    on_left = [line for line in labels if abs(line.box.x0 - left) < ALIGNED * char]
    on_right = [line for line in labels if line not in on_left]
    both = sum(len(level) == 2 for level in levels[at:end])
    if any(_all_alike(block) for block in (on_left, on_right)):
        return None
    return end if min(len(on_left), len(on_right), both) >= FEWEST else None


def _all_alike(labels: Sequence[Line]) -> bool:
    """Whether a column has the same label on every level: it is what each level says of its own party."""
    words = {plain(line.text).split(":")[0] for line in labels if search(LABEL, plain(line.text))}
    return len(labels) > 1 and len(words) == 1


def _belongs(level: Level, left: float, right: float, char: float) -> bool:
    """Whether every line of a level stands in the left or the right block."""
    slack = ALIGNED * char
    places = [line.box.x0 for line in level]
    inside = all(line.box.x1 < right + slack for line in level if abs(line.box.x0 - left) < slack)
    return inside and len(level) <= 2 and all(min(abs(x - left), abs(x - right)) < slack for x in places)


def _is_label(line: Line) -> bool:
    return search(rf"{LABEL}|{SEAL_CALL}", plain(line.text)) is not None


def _joined(lines: Sequence[Line], char: float) -> list[Level]:
    """The lines of a block, each with those that go on with it: a full line, and no label below it."""
    full = max((line.box.x1 for line in lines), default=0.0) - NEAR * char
    found: list[Level] = []
    for line in lines:
        goes_on = found and found[-1][-1].box.x1 > full and not _is_label(line) and _is_label(found[-1][0])
        if goes_on and not search(r"^[\d年月日./-]+$", plain(line.text)):
            found[-1].append(line)
        else:
            found.append([line])
    return found
