"""Whose a value is that a contract prints near its parties."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_words import ROLE_WORDS, Side
from parsers.layout.flow import Flow
from parsers.reading import Reading
from parsers.values.search import search


def is_another(flow: Flow, party: Mention, start: int) -> bool:
    """Whether between a party and what stands at `start` another one is called by its role, though not by name."""
    (side,) = party.sides or {Side.SUPPLIER}
    words = "|".join(sorted(ROLE_WORDS[side.other], key=len, reverse=True))
    return bool(search(rf"(?:^|\n)(?:{words})(?=[\s:：(（])", flow.text[party.end : start]))


def owner_of(flow: Flow, near: Sequence[Mention], value: Reading) -> Mention:
    """Whose a value is: the party's introduced last before it, of several side by side that of the one above."""
    last = near[-1]
    row = [item for item in near if _level(flow, item, last)]
    if len(row) < 2 or value.box is None:
        return last
    return min(row, key=lambda item: abs(_left(flow, item) - value.box.x0) if value.box else 0.0)


def _level(flow: Flow, a: Mention, b: Mention) -> bool:
    first, second = flow.lines(a.start, a.end), flow.lines(b.start, b.end)
    if not first or not second or first[0][0] != second[0][0]:
        return False
    return abs(first[0][1].box.cy - second[0][1].box.cy) < 0.6 * first[0][1].box.height


def _left(flow: Flow, mention: Mention) -> float:
    lines = flow.lines(mention.start, mention.end)
    return lines[0][1].box.x0 if lines else 0.0
