"""What a paper is to print: the facts given, and inventions for whatever else the paper needs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from samples.papers.ink import Span, Value
from samples.world import Party, PartyKind, World


@dataclass(slots=True)
class Facts:
    """Facts by name. A name given as None is left blank; a name not given is invented by the default handed in."""

    given: Mapping[str, object]
    rng: random.Random
    world: World = field(init=False)

    def __post_init__(self) -> None:
        self.world = World(self.rng)

    def text(self, name: str, default: Callable[[], str | None]) -> str | None:
        """A single value as a string."""
        if name not in self.given:
            return default()
        value = self.given[name]
        if value is None:
            return None
        if isinstance(value, Sequence) and not isinstance(value, str):
            return "、".join(str(item) for item in value)
        return str(value)

    def many(self, name: str, default: Callable[[], Iterable[str]]) -> list[str]:
        """A list of strings."""
        if name not in self.given:
            return list(default())
        value = self.given[name]
        if value is None:
            return []
        return [value] if isinstance(value, str) else [str(item) for item in _sequence(value)]

    def money(self, name: str, default: Callable[[], Decimal | None]) -> Decimal | None:
        """An amount in yuan with two decimals."""
        value = self.given[name] if name in self.given else default()
        return None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))

    def day(self, name: str, default: Callable[[], date | None]) -> date | None:
        """A day."""
        value = self.given[name] if name in self.given else default()
        return date.fromisoformat(value) if isinstance(value, str) else _date(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """A yes or no."""
        return bool(self.given.get(name, default))

    def has(self, name: str) -> bool:
        """Whether a fact is given and is not blank."""
        return self.given.get(name) is not None

    def firm(self) -> Party:
        """An invented firm."""
        return self.world.party(PartyKind.FIRM)

    def university(self) -> Party:
        """An invented university."""
        return self.world.party(PartyKind.UNIVERSITY)

    def account_holder(self) -> str:
        """An invented branch of a bank, as a lender names itself."""
        return self.world.party(PartyKind.BANK).name

    def some_day(self, first: int = 2020, last: int = 2023) -> date:
        """An invented working day of these years."""
        return self.world.day(date(first, 1, 4), date(last, 12, 20))

    def some_amount(self) -> Decimal:
        """An invented price: mostly round."""
        rng = self.rng
        whole = rng.choice(
            (rng.randrange(1, 80) * 10_000, rng.randrange(10, 900) * 1_000, rng.randrange(5_000, 990_000))
        )
        cents = rng.choice((0, 0, 0, rng.randrange(100)))
        return Decimal(whole) + Decimal(cents) / 100

    def number(self, before: date | None = None) -> str:
        """An invented patent number."""
        return self.world.patent((before or date(2022, 6, 1)) - timedelta(days=30)).number


def _sequence(value: object) -> Sequence[object]:
    if not isinstance(value, Sequence):
        raise TypeError(f"a list was expected, not {value!r}")
    return value


def _date(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    raise TypeError(f"a date was expected, not {value!r}")


def span(field_name: str, value: Value | None, text: str | None = None, key: str = "") -> Span | str:
    """A value as print; blank where there is none. The text is the value itself if not given."""
    if value is None or value == "":
        return ""
    return Span(text if text is not None else str(value), field_name, value, key)
