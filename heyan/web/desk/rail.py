"""The list of rows beside the desk: grouped by verdict, worst first, a window of it at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.desk.kept import View
    from heyan.desk.lines import Line
    from heyan.desk.standing import Standing

WINDOW = 50
"""Rows sent at a time."""


class Show(StrEnum):
    """Which rows are listed."""

    ALL = "all"
    OPEN = "open"
    SETTLED = "settled"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reviewer wants listed: which rows, and words that stand in them."""

    show: Show = Show.ALL
    query: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the list."""

    line: Line
    verdict: Verdict
    standing: Standing | None

    @property
    def number(self) -> int:
        """Its number."""
        return self.line.number

    @property
    def settled(self) -> Verdict | None:
        """The reviewer's verdict."""
        return self.standing.verdict if self.standing is not None else None


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows have a verdict, how many of them are settled, and the yuan that all claim as received."""

    rows: int
    settled: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Rail:
    """A window of the list around a row.

    `first` is the place (from 0) of the window's first row among all `total` that are listed; `before` and `behind` are
    the numbers of the rows beside the window, None at its ends.
    """

    items: tuple[Item, ...]
    counts: Mapping[Verdict, Count]
    wish: Wish
    first: int
    total: int
    before: int | None
    behind: int | None

    @property
    def rows(self) -> int:
        """All rows of the package."""
        return sum(count.rows for count in self.counts.values())

    @property
    def settled(self) -> int:
        """All rows that are settled."""
        return sum(count.settled for count in self.counts.values())


def ordered(view: View) -> list[Item]:
    """All rows, worst verdict first, in the order of the list within."""
    verdicts, standings = view.verdicts, view.standings
    ranks = {verdict: rank for rank, verdict in enumerate(Verdict)}
    items = [Item(line, verdicts[row], standings.get(row)) for row, line in view.lines.items()]
    return sorted(items, key=lambda item: (ranks[item.verdict], item.number))


def listed(items: Sequence[Item], wish: Wish) -> list[Item]:
    """The rows that are wanted."""
    words = wish.query.casefold().split()
    return [item for item in items if _is_shown(item, wish.show) and all(word in _text(item.line) for word in words)]


def rail(items: Sequence[Item], wish: Wish, current: int | None) -> Rail:
    """The window that holds the current row, the first one where it is not among the rows listed."""
    found = listed(items, wish)
    place = next((index for index, item in enumerate(found) if item.number == current), 0)
    first = place // WINDOW * WINDOW
    window = found[first : first + WINDOW]
    return Rail(
        items=tuple(window),
        counts=_counts(items),
        wish=wish,
        first=first,
        total=len(found),
        before=found[first - 1].number if first else None,
        behind=found[first + WINDOW].number if first + WINDOW < len(found) else None,
    )


def neighbours(items: Sequence[Item], wish: Wish, current: int) -> tuple[int | None, int | None]:
    """The rows before and behind the current one among those listed."""
    numbers = [item.number for item in listed(items, wish)]
    if current not in numbers:
        return None, next(iter(numbers), None)
    place = numbers.index(current)
    return (numbers[place - 1] if place else None), (numbers[place + 1] if place + 1 < len(numbers) else None)


def next_open(items: Sequence[Item], wish: Wish, current: int) -> int | None:
    """The next row behind the current one, and then from the top, that is not settled; None where all are."""
    place = next((index for index, item in enumerate(items) if item.number == current), 0)
    around = [*items[place + 1 :], *items[:place]]
    wanted = listed(around, Wish(Show.OPEN, wish.query))
    return wanted[0].number if wanted else None


def _is_shown(item: Item, show: Show) -> bool:
    match show:
        case Show.ALL:
            return True
        case Show.OPEN:
            return item.settled is None
        case Show.SETTLED:
            return item.settled is not None
        case Show.ASKED:
            return item.standing is not None and item.standing.asked


def _text(line: Line) -> str:
    parts = (str(line.number), *line.patents, line.supplier or "", line.receiver or "")
    return " ".join(parts).casefold()


def _counts(items: Sequence[Item]) -> dict[Verdict, Count]:
    rows = Counter(item.verdict for item in items)
    settled = Counter(item.verdict for item in items if item.settled is not None)
    amounts = dict.fromkeys(Verdict, Decimal(0))
    for item in items:
        amounts[item.verdict] += item.line.received or Decimal(0)
    return {verdict: Count(rows[verdict], settled[verdict], amounts[verdict]) for verdict in Verdict}
