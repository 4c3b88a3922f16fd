"""An invented world: universities, institutes, firms, persons, addresses, accounts and patents, drawn from a seed.

Every organisation, person, telephone number, account and patent is invented; only places and names of banks exist. Any
likeness to a real one is chance. Check characters fit, so that papers drawn from this world look right to any reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from samples import names, numbers

if TYPE_CHECKING:
    import random

    from samples.names import City

Draw = Callable[[], str]
_DRAWS = 5_000
"""Draws after which no new name is looked for any more."""

_TO_FULL = str.maketrans("()", "（）")
_TO_HALF = str.maketrans("（）", "()")


class PartyKind(StrEnum):
    """What a party is; decides the prefix of its credit code and its name."""

    UNIVERSITY = "university"
    INSTITUTE = "institute"
    FIRM = "firm"
    BANK = "bank"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account: bank as in `names.BANKS`, branch as printed on slips, number."""

    bank: str
    branch: str
    number: str


@dataclass(frozen=True, slots=True)
class Party:
    """A person or organisation with what papers print of it. `code` is empty for a person."""

    name: str
    kind: PartyKind
    code: str
    city: City
    address: str
    phone: str
    representative: str
    accounts: tuple[Account, ...]

    @property
    def account(self) -> Account:
        """The account that money usually goes through."""
        return self.accounts[0]


@dataclass(frozen=True, slots=True)
class Patent:
    """A granted patent: number as in the report, type digit 1 发明 or 2 实用新型, publication number (CN…B)."""

    number: str
    title: str
    type_digit: int
    filed_on: date
    granted_on: date
    publication: str
    certificate: str
    inventors: tuple[str, ...]


@dataclass(slots=True)
class World:
    """Draws what papers speak of; nothing is drawn twice under one name or number."""

    rng: random.Random
    taken: set[str] = field(default_factory=set)

    def day(self, first: date, last: date) -> date:
        """A working day between two days, both included."""
        found = first + timedelta(days=self.rng.randint(0, max(0, (last - first).days)))
        while found.weekday() > 4 and found < last:
            found += timedelta(days=1)
        return found

    def supplier(self) -> Party:
        """A party that gives patents: mostly a public university, else an institute or a firm."""
        kinds = (PartyKind.UNIVERSITY, PartyKind.UNIVERSITY, PartyKind.UNIVERSITY, PartyKind.INSTITUTE, PartyKind.FIRM)
        return self.party(self.rng.choice(kinds))

    def party(self, kind: PartyKind, cities: Sequence[City] = names.CITIES) -> Party:
        """A new party of a kind, at home in one of these cities."""
        city = self.rng.choice(cities)
        name = self._new(lambda: self._name(kind, city))
        if kind in {PartyKind.UNIVERSITY, PartyKind.INSTITUTE}:
            prefix = "12"
        else:
            prefix = "" if kind is PartyKind.PERSON else "91"
        return Party(
            name=name,
            kind=kind,
            code=numbers.credit_code(self.rng, prefix, city.region) if prefix else "",
            city=city,
            address=self._address(city),
            phone=self._phone(city),
            representative=self.person(),
            accounts=(self.account(city), self.account(city)),
        )

    def person(self) -> str:
        """The name of a person, two or three characters."""
        return self.rng.choice(names.SURNAMES) + "".join(self.rng.sample(names.GIVEN, self.rng.choice((1, 2, 2))))

    def account(self, city: City) -> Account:
        """An account at an invented branch of a bank."""
        bank = self.rng.choice(names.BANKS)
        company = "股份有限公司" if self.rng.random() < 0.3 else ""
        branch = f"{bank}{company}{city.name}{self.rng.choice(names.BRANCHES)}"
        return Account(
            bank, branch, self.rng.choice("1345679") + numbers.digits(self.rng, self.rng.choice((11, 14, 16, 17, 18)))
        )

    def look_alike(self, party: Party) -> Party:
        """Another party whose name differs in a single look-alike character (or in the kind of company)."""
        own = [part for part in (*names.FIRM_SYLLABLES, *names.UNIVERSITY_HEADS) if part in party.name]
        start = party.name.index(own[0]) if own else 0
        end = start + len(own[0]) if own else 0
        places = [place for place in range(start, end) if party.name[place] in names.LOOK_ALIKES]
        if places:
            place = self.rng.choice(places)
            name = party.name[:place] + names.LOOK_ALIKES[party.name[place]] + party.name[place + 1 :]
        else:
            grown, changes = re.subn("股份有限公司|有限责任公司|有限公司", r"集团\g<0>", party.name, count=1)
            name = grown if changes else party.name + "研究院"
        return replace(self.party(party.kind), name=name, city=party.city)

    def patent(self, before: date, *, old: bool = False) -> Patent:
        """A patent granted well before a day; `old`: filed before October 2003, so that its number has eight digits."""
        type_digit = self.rng.choice((1, 1, 1, 2))
        if old:
            type_digit = 1
            filed_on = self.day(date(2002, 9, 2), date(2003, 9, 26))
        else:
            filed_on = self.day(date(before.year - 8, 1, 4), date(before.year - 3, 12, 20))
        granted_on = min(filed_on + timedelta(days=self.rng.randrange(330, 900)), before - timedelta(days=60))
        number = self._new(lambda: numbers.patent_number(self.rng, filed_on, type_digit))
        letter = {1: "B" if granted_on.year >= 2010 else "C", 2: "U"}[type_digit]
        return Patent(
            number=number,
            title=self._title(type_digit),
            type_digit=type_digit,
            filed_on=filed_on,
            granted_on=granted_on,
            publication=f"CN{type_digit}0{numbers.digits(self.rng, 7)}{letter}",
            certificate=str(self.rng.randrange(1_200_000, 5_900_000)),
            inventors=tuple(self.person() for _ in range(self.rng.randint(1, 4))),
        )

    def _new(self, draw: Draw) -> str:
        for _ in range(_DRAWS):
            if (found := draw()) not in self.taken:
                self.taken.add(found)
                return found
        raise RuntimeError("the stock of names is used up: draw fewer deals into one package")

    def _name(self, kind: PartyKind, city: City) -> str:
        rng = self.rng
        match kind:
            case PartyKind.UNIVERSITY:
                return rng.choice(names.UNIVERSITY_HEADS) + rng.choice(names.UNIVERSITY_KINDS)
            case PartyKind.INSTITUTE:
                return rng.choice((*names.UNIVERSITY_HEADS, city.name + rng.choice(names.FIRM_SYLLABLES))) + rng.choice(
                    names.INSTITUTE_KINDS
                )
            case PartyKind.PERSON:
                return self.person()
            case PartyKind.BANK:
                return f"{rng.choice(names.BANKS)}股份有限公司{city.name}{rng.choice(names.BRANCHES)}"
            case _:
                return self._firm_name(city)

    def _firm_name(self, city: City) -> str:
        own = self.rng.choice(names.FIRM_SYLLABLES)
        trade = self.rng.choice(names.FIRM_TRADES)
        kind = self.rng.choice(("有限公司",) * 5 + ("股份有限公司", "有限责任公司"))
        match self.rng.randrange(5):
            case 0:
                return f"{own}（{city.name}）{trade}{kind}"
            case 1:
                return f"{own}{trade}（{city.name}）{kind}"
            case 2:
                return f"{own}{self.rng.choice(names.FIRM_SYLLABLES)}{trade}{kind}"
            case 3:
                return f"{city.name}市{own}{trade}{kind}"
            case _:
                return f"{city.name}{own}{trade}{kind}"

    def _address(self, city: City) -> str:
        rng = self.rng
        town = city.name if city.name.endswith("市") else f"{city.name}市"
        return f"{town}{rng.choice(city.districts)}{rng.choice(city.streets)}{rng.randint(1, 299)}号" + rng.choice(
            ("", f"{rng.randint(1, 12)}号楼{rng.randint(2, 20)}层", f"{rng.randint(1, 9)}幢{rng.randint(101, 1808)}室")
        )

    def _phone(self, city: City) -> str:
        rng = self.rng
        if rng.random() < 0.4:
            return f"1{rng.choice(('30', '39', '58', '86', '77'))}{numbers.digits(rng, 8)}"
        return f"{city.dialling}-{rng.randint(2, 8)}{numbers.digits(rng, 7)}"

    def _title(self, type_digit: int) -> str:
        tail = self.rng.choice(names.TITLE_TAILS[type_digit])
        return self.rng.choice(names.TITLE_HEADS) + self.rng.choice(names.TITLE_THINGS) + tail


def variant(rng: random.Random, name: str) -> str:
    """The same name as another paper might print it: brackets of the other width. No variant is another name."""
    if "（" in name or "(" in name:
        return name.translate(rng.choice((_TO_FULL, _TO_HALF)))
    return name


def joined(rng: random.Random, parties: Sequence[Party]) -> str:
    """Several co-owners in one cell."""
    return rng.choice(("、", "；", "，", "\n", ";")).join(party.name for party in parties)
