"""A row of print cut into runs: where gaps are wide, at rulings, and where print lies upon print."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

COLUMN_GAP = 1.15
"""A gap wider than this part of the print's height parts two runs."""
NUMBER_GAP = 0.5
"""Numbers drawn as separate text objects are separate runs beyond this gap: columns of figures may stand close."""
CURRENCY_GAP = 4.0
"""A currency sign and its number are one run up to this gap."""
LEADER_GAP = 0.3
"""A leader that print lies on ends so far before it (parts of its height): enough for a space."""
LOST = "\ufffd"
"""Stands for a character whose print is there but which the source does not name."""
SAME_SIZE = 1.8
"""Print of one run differs in height by no more than this factor."""
_LAYERS = 3
"""Print upon print is told apart up to so many layers."""
LEADING = frozenset(".．·・‧…_＿-－—─")
_LEADER_FEW = 4
"""So many equal marks of one text object at one step are a leader or the line of a form."""
_CURRENCY = frozenset("¥￥$")
_NUMERALS = _CURRENCY | frozenset("0123456789.,%")
_PITCH = 0.75
"""Middles of two numerals of one number are no further apart than this part of their height."""
_TOUCHING = 0.05
"""So close (parts of the height) one number goes on, were it printed over a ruling."""
_ABUTTING = 0.1
"""So close (parts of the height) a character follows the one before it in its text object with nothing between."""
_SAME_PRINT = 0.05
"""Parts of the height by which print of one size on one line differs at most in height and level."""
_CLOSING = frozenset("，。；：、）】》”,;:)")
"""Marks that belong to what stands before them: no column begins with one."""
_EMPTY_BEHIND = frozenset("）》」』】〕：，。；、！？”’")
_EMPTY_BEFORE = frozenset("（《「『【〔“‘")
"""Full-width marks whose right half is empty, and those whose left half is: what stands in it does not overlap them."""


@dataclass(slots=True)
class Glyph:
    """One character with its box, in points (or any unit that is the same both ways), origin top left, upright.

    `item` tells the text object it was drawn with; glyphs of one object belong together more than others. `after_blank`
    says that the source has a blank before it. `cy` is the middle of the box from top to bottom.

    Nobody changes one; frozen, and without its height and middle at hand, the hundreds of a page take twice as long.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    item: int = 0
    after_blank: bool = False
    height: float = field(init=False, repr=False)
    cy: float = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.height = self.y1 - self.y0
        self.cy = (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A vertical ruling: print on either side of it belongs to different cells."""

    x: float
    y0: float
    y1: float


class Bars:
    """The rulings of a page, from left to right."""

    def __init__(self, bars: Iterable[Bar]) -> None:
        self._bars = sorted(bars, key=lambda bar: bar.x)
        self._xs = [bar.x for bar in self._bars]

    def part(self, a: Glyph, b: Glyph) -> bool:
        """Whether one stands between the middles of two glyphs, the left one first."""
        first = bisect_right(self._xs, (a.x0 + a.x1) / 2)
        last = bisect_left(self._xs, (b.x0 + b.x1) / 2, lo=first)
        if first >= last:
            return False
        level = (a.cy + b.cy) / 2
        return any(bar.y0 <= level <= bar.y1 for bar in self._bars[first:last])


Run = list[Glyph]


def runs_of(row: Run, bars: Bars) -> list[Run]:
    """A row cut at wide gaps and rulings, and where print lies upon print.

    Leaders that print lies on (户名......某某大学) end where it begins.
    """
    runs: list[Run] = []
    recent: list[Run] = []
    ordered = sorted(_without_ground(row), key=lambda item: item.x0)
    goes_on = _followers(ordered)
    for glyph in ordered:
        if any(_is_doubled(run[-1], glyph) for run in recent):
            continue
        fitting = [run for run in recent if goes_on.get(id(run[-1]), glyph) is glyph and _continues(run, glyph, bars)]
        if fitting:
            home = fitting[0] if len(fitting) == 1 else min(fitting, key=lambda run: _strangeness(run, glyph))
            home.append(glyph)
        else:
            home = [glyph]
            runs.append(home)
        recent = [*(run for run in recent if run is not home), home][-_LAYERS:]
    return _with_marks_behind(runs)


def _with_marks_behind(runs: list[Run]) -> list[Run]:
    """The runs, each with the one that goes on behind it with a mark that lies on its end."""
    joined: list[Run] = []
    for run in runs:
        homes = [home for home in joined if _lies_on_the_end(home[-1], run[0]) and home[-1].x1 < run[-1].x1]
        if len(homes) == 1:
            homes[0].extend(run)
        else:
            joined.append(run)
    return joined


def _lies_on_the_end(last: Glyph, mark: Glyph) -> bool:
    """Whether a mark of the same print lies on the last character of a run: 某号9）."""
    alike = max(abs(last.height - mark.height), abs(last.cy - mark.cy)) < _SAME_PRINT * last.height
    return alike and mark.text in _CLOSING and last.x0 - mark.height < mark.x0 < last.x1


def _followers(ordered: Run) -> dict[int, Glyph]:
    """The character that goes on right behind another in its text object, by the identity of the one before.

    Print of another object that lies there as well is laid over the two: where a font was put in the place of
    another, a value is wider than the room it was set in, and the mark behind it lies on its end.
    """
    last: defaultdict[int, Run] = defaultdict(list)
    found: dict[int, Glyph] = {}
    for glyph in ordered:
        for before in last[glyph.item][-2:]:  # a mark of the object itself may lie between
            close = abs(glyph.x0 - before.x1) <= _ABUTTING * glyph.height and not glyph.after_blank
            if close and before.text not in _EMPTY_BEHIND:
                found[id(before)] = glyph
        last[glyph.item].append(glyph)
    return found


def _strangeness(run: Run, glyph: Glyph) -> tuple[int, bool, float]:
    """How little a glyph looks like the next one of a run: by its size, its text object, its place.

    A run holds print of several objects where characters come from another font, so any of its own may go on.
    """
    last = run[-1]
    size = round(5 * abs(last.height - glyph.height) / max(min(last.height, glyph.height), 1e-9))
    return size, all(glyph.item != other.item for other in run), abs(glyph.x0 - last.x1)


def _without_ground(row: Run) -> Run:
    """A row without the marks of leaders from where print lies on them."""
    if sum(glyph.text in LEADING for glyph in row) < _LEADER_FEW:
        return row
    leaders = list(_leaders(row))
    marks = {id(glyph) for leader in leaders for glyph in leader}
    print_ = [glyph for glyph in row if id(glyph) not in marks]
    hidden = {id(glyph) for leader in leaders for glyph in _hidden(leader, print_)}
    return [glyph for glyph in row if id(glyph) not in hidden]


def _leaders(row: Run) -> Iterator[Run]:
    """Marks of one text object that follow each other at one step."""
    marks: defaultdict[tuple[int, str], Run] = defaultdict(list)
    for glyph in row:
        if glyph.text in LEADING:
            marks[glyph.item, glyph.text].append(glyph)
    for same in marks.values():
        chain: Run = []
        for glyph in sorted(same, key=lambda item: item.x0):
            if len(chain) > 1 and not _keeps_step(chain, glyph):
                yield from [chain] if len(chain) >= _LEADER_FEW else []
                chain = [glyph]
            else:
                chain.append(glyph)
        yield from [chain] if len(chain) >= _LEADER_FEW else []


def _keeps_step(chain: Run, glyph: Glyph) -> bool:
    step = chain[1].x0 - chain[0].x0
    return abs(glyph.x0 - chain[-1].x0 - step) <= 0.15 * step


def _hidden(leader: Run, over: Run) -> Run:
    """The marks of a leader from the first one on that print lies on."""
    slack = 0.5 * (leader[0].x1 - leader[0].x0)
    start, end = leader[0].x0 + slack, leader[-1].x1 - slack
    begin = min((glyph.x0 for glyph in over if glyph.x1 > start and glyph.x0 < end), default=None)
    if begin is None:
        return []
    return [glyph for glyph in leader if glyph.x1 > begin - LEADER_GAP * glyph.height]


def _is_doubled(last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph is the last one once more, a little aside: how some programs print bold."""
    if glyph.text != last.text:
        return False
    shift = max(abs(glyph.x0 - last.x0), abs(glyph.y0 - last.y0))
    return shift < 0.25 * min(glyph.x1 - glyph.x0, glyph.height)


def _continues(run: Run, glyph: Glyph, bars: Bars) -> bool:
    last = run[-1]
    gap = glyph.x0 - last.x1
    size, larger = (last.height, glyph.height) if last.height < glyph.height else (glyph.height, last.height)
    if larger > SAME_SIZE * size:
        return False
    if gap < 0:
        half = (last.x1 - last.x0) / 2 if last.text in _EMPTY_BEHIND else 0.0
        half += (glyph.x1 - glyph.x0) / 2 if glyph.text in _EMPTY_BEFORE else 0.0
        if -gap - half > 0.5 * max(0.3 * size, min(last.x1 - last.x0, glyph.x1 - glyph.x0)):
            return False
    if last.item != glyph.item and gap > NUMBER_GAP * size and _is_digit(last) and _is_digit(glyph):
        return False
    allowed = CURRENCY_GAP if last.text in _CURRENCY and glyph.text[0] in "-−0123456789" else COLUMN_GAP
    return gap <= allowed * size and (_is_one_number(last, glyph) or not bars.part(last, glyph))


def _is_one_number(last: Glyph, glyph: Glyph) -> bool:
    """Whether two numerals of one text object touch as in one number: forms printed askew put them over a ruling."""
    together = last.item == glyph.item and {last.text, glyph.text} <= _NUMERALS
    pitch = (glyph.x0 + glyph.x1 - last.x0 - last.x1) / 2
    return together and glyph.x0 - last.x1 <= _TOUCHING * glyph.height and pitch <= _PITCH * glyph.height


def _is_digit(glyph: Glyph) -> bool:
    return glyph.text.isdigit()
