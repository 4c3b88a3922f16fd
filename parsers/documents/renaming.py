"""Whether two names of owners are those of one person renamed, or of two persons.

Names alone seldom tell: a company that takes another form (有限公司 → 股份有限公司) keeps its name, but a group and its
subsidiary have nearly one name too, and a university's transfer company bears the university's.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import IntEnum
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from parsers.documents.printed_names import known_words
from parsers.values.organisation import NameMatch, compare_names, normalise_name
from parsers.values.search import replaced, search


class Kinship(IntEnum):
    """How near two names are: of other kinds of body, apart, close, or the same but for the company's form."""

    OTHER_KIND = 0
    APART = 1
    CLOSE = 2
    SAME = 3


FORMS = r"(?:股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|总厂|厂)$"
PARTNERSHIP = r"[（(](?:普通|有限|特殊普通)合伙[)）]$"
PLACE = r"[（(]\p{Han}{2,8}[)）]"
KINDS = (r"(?:大学|学院|学校)$", r"(?:研究院|研究所|科学院|设计院|实验室|中心|公司|厂|集团|合作社|事务所|合伙）)$")
SAME_STEM = 0.6
"""Share of the longer name's characters that both names begin with, from which on they are close."""
LONGEST_PREFIX = 6
"""Characters of a place that may stand before a name or be left out: 广东省深圳市."""
LONG = 8
"""Characters from which on a name without its form is too long to differ from another person's in one only."""
SHORTEST = 4
"""Characters that a name without its form must have to be compared by its parts."""


def kinship(before: AbstractSet[str], after: AbstractSet[str]) -> Kinship:
    """How near the owners that go are to those that come; co-owners that stay do not count."""
    gone, come = before - after, after - before
    if not gone or len(gone) != len(come):
        return Kinship.APART
    return min(max(_near(old, new) for new in come) for old in gone)


def have_nothing_in_common(first: str, second: str) -> bool:
    """Whether two names have no two characters in a row in common beside words of places, trades and bodies."""
    stems = [replaced(known_words(), " ", normalise_name(name)).split() for name in (first, second)]
    runs = [{one + two for part in stem for one, two in pairwise(part)} for stem in stems]
    return all(runs) and not runs[0] & runs[1]


def _near(old: str, new: str) -> Kinship:
    old, new = normalise_name(old), normalise_name(new)
    if compare_names(old, new) is NameMatch.LOOK_ALIKE:
        return Kinship.CLOSE
    kinds = _kind(old), _kind(new)
    if kinds[0] != kinds[1]:
        return Kinship.OTHER_KIND
    a, b = _bare(old), _bare(new)
    if a == b and kinds[0] is not None:
        return Kinship.SAME
    if kinds[0] is None or min(len(a), len(b)) < SHORTEST:
        return Kinship.APART
    return Kinship.CLOSE if _close(a, b) else Kinship.APART


def _kind(name: str) -> int | None:
    """Which kind of body a name is of; a university never becomes a company by a mere change of name."""
    return next((kind for kind, pattern in enumerate(KINDS) if search(pattern, name)), None)


def _bare(name: str) -> str:
    return replaced(FORMS, "", replaced(PARTNERSHIP, "", name))


def _place(name: str) -> str:
    found = search(PLACE, name)
    return found[0] if found else ""


def _close(a: str, b: str) -> bool:
    places = bool(search(PLACE, a)) + bool(search(PLACE, b))
    if places == 1:
        a, b = replaced(PLACE, "", a), replaced(PLACE, "", b)
    a, b = a.replace("集团", ""), b.replace("集团", "")
    short, long = sorted((a, b), key=len)
    sisters = places == 2 and _place(a) != _place(b)
    if len(short) < SHORTEST or sisters:
        return a == b
    same = next((place for place, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), len(short))
    led = long.endswith(short) and len(long) - len(short) <= LONGEST_PREFIX
    one_off = len(a) == len(b) >= LONG and Levenshtein.distance(a, b, score_cutoff=1) == 1
    return led or one_off or same >= SAME_STEM * len(long)
