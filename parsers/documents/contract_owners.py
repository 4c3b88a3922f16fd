"""Whose a value is that a contract prints near its parties."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.lines import Box
from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_words import NAME_WORDS, PARTICULARS, ROLE_WORDS, Side
from parsers.layout.flow import Flow
from parsers.reading import Reading
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import find_all, full_match, search

CALLED = (
    r"(?:^|[\n ])(?P<word>\p{Han}{2,10})(?:[(（][^)）\n]{1,12}[)）])?[:：]"
    rf"(?P<name>[\p{{Han}}A-Za-z()（）·]{{4,40}}?)(?={'|'.join(PARTICULARS)}|[^\p{{Han}}A-Za-z()（）·]|$)"
)
LEVEL, NEARLY = 0.6, 1.5
"""Heights of print by which the middles of two parties' words may differ: at all, and in columns of their own."""
_FACTS = "|".join((*NAME_WORDS, *PARTICULARS))
_OF_A_PARTY = "|".join((*NAME_WORDS, *PARTICULARS, r".*(?:银行|户名|户|名称|地址|住所|单位)"))


def is_another(flow: Flow, party: Mention, start: int) -> bool:
    """Whether between a party and what stands at `start` another one is called: by its role, or by a word not known."""
    (side,) = party.sides or {Side.SUPPLIER}
    words = "|".join(sorted(ROLE_WORDS[side.other], key=len, reverse=True))
    between = flow.text[party.end : start]
    if search(rf"(?:^|[\n ])(?:{words})(?=[\s:：(（]|{_FACTS})", between):
        return True
    called = (match for match in find_all(CALLED, between) if not full_match(_OF_A_PARTY, match["word"]))
    return any(looks_like_organisation(match["name"]) for match in called)


def owner_of(flow: Flow, near: Sequence[Mention], value: Reading) -> Mention:
    """Whose a value is: the party's introduced last before it, of several side by side that of the one above."""
    last = near[-1]
    row = [item for item in near if item is last or _beside(flow, item, last)]
    if len(row) < 2 or value.box is None:
        return last
    place = value.box
    return min(row, key=lambda item: apart(flow, item, place))


def _beside(flow: Flow, a: Mention, b: Mention) -> bool:
    """Whether two parties are called side by side: on one level, or nearly so in columns of their own."""
    first, second = flow.lines(a.start, a.end), flow.lines(b.start, b.end)
    if not first or not second or first[0][0] != second[0][0]:
        return False
    one, two = first[0][1].box, second[0][1].box
    reach = NEARLY if one.x1 < two.x0 or two.x1 < one.x0 else LEVEL
    return abs(one.cy - two.cy) < reach * one.height


def apart(flow: Flow, mention: Mention, place: Box) -> float:
    """How far a value's place is from the column of a party: from left edge to left edge, or from middle to middle."""
    lines = flow.lines(mention.start, mention.end)
    if not lines:
        return 1.0
    boxes = [lines[0][1].box, lines[-1][1].box]
    return min(min(abs(box.x0 - place.x0), abs(box.cx - place.cx)) for box in boxes)
