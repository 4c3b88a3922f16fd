"""Which documents are one and the same paper: copies, and the two sides of one payment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from extract.package import SourceFile
from parsers.reading import DocumentKind
from validators.facts import Facts
from validators.looks import one_character_off
from validators.names import Likeness, likeness
from validators.rules import Rules
from validators.statements import slips_of_lines, statements

Identity = tuple[str, ...]


class Identities:
    """Documents by what makes them one paper: the number printed on them, or the file they were cut from."""

    def __init__(self, papers: Sequence[Facts], files: Iterable[SourceFile] = ()) -> None:
        hashes = {file.path: file.sha256 for file in files}
        self._group: dict[str, int] = {}
        self._members: dict[int, list[Facts]] = defaultdict(list)
        self._keys: dict[int, list[Identity]] = defaultdict(list)
        seen: dict[Identity, int] = {}
        for number, facts in enumerate(papers):
            keys = [self._own(key, facts, seen) for key in _keys(facts, hashes)]
            groups = sorted({seen[key] for key in keys if key in seen})
            group = groups[0] if groups else number
            for other in groups[1:]:
                self._merge(other, group, seen)
            for key in keys:
                if key not in seen:
                    seen[key] = group
                    self._keys[group].append(key)
            self._group[facts.document.id] = group
            self._members[group].append(facts)
        listed = statements(papers)
        self._lines = frozenset(line.document.id for lines in listed for line in lines)
        slips = [facts for facts in papers if facts.document.kind is DocumentKind.BANK_SLIP and not self.is_line(facts)]
        self._slip_of = slips_of_lines(self.originals(slips), listed)

    def is_line(self, facts: Facts) -> bool:
        """Whether a slip is a line of an account's statement."""
        return facts.document.id in self._lines

    def payments(self, papers: Iterable[Facts]) -> list[Facts]:
        """The papers with each payment once: neither copies nor lines of a statement whose slip is among them."""
        once = self.originals(papers)
        there = {self._group[facts.document.id] for facts in once}
        slips = [self._slip_of.get(facts.document.id) for facts in once]
        return [
            facts
            for facts, slip in zip(once, slips, strict=True)
            if slip is None or self._group[slip.document.id] not in there
        ]

    def _own(self, key: Identity, facts: Facts, seen: Mapping[Identity, int]) -> Identity:
        """The key, made another one where the papers that have it name other parties."""
        while key in seen and of_other_parties(self._members[seen[key]][0], facts):
            key = (*key, "")
        return key

    def copies(self, facts: Facts) -> list[Facts]:
        """Every document that is this paper, itself among them, in the order of the package."""
        return self._members[self._group[facts.document.id]]

    def originals(self, papers: Iterable[Facts]) -> list[Facts]:
        """The papers with each one once."""
        first: dict[int, Facts] = {}
        for facts in papers:
            first.setdefault(self._group[facts.document.id], facts)
        return list(first.values())

    def sum_of(self, papers: Iterable[Facts]) -> Decimal:
        """The amounts of the papers added up, each payment once, unreadable ones left out."""
        return sum((amount_of(facts) or Decimal(0) for facts in self.payments(papers)), Decimal(0))

    def _merge(self, other: int, group: int, seen: dict[Identity, int]) -> None:
        for facts in self._members.pop(other):
            self._group[facts.document.id] = group
            self._members[group].append(facts)
        for key in self._keys.pop(other):
            seen[key] = group
            self._keys[group].append(key)


def _keys(facts: Facts, hashes: Mapping[str, str]) -> list[Identity]:
    document = facts.document
    keys: list[Identity] = []
    if digest := hashes.get(document.file):
        keys.append(("file", digest, str(document.pages[0]), str(document.box or ""), document.kind))
    number = facts.number
    if number and document.kind in {DocumentKind.INVOICE, DocumentKind.BANK_SLIP}:
        money = "/".join(str(amount) for amount in sorted(facts.amounts))
        day = "/".join(day.isoformat() for day in sorted(facts.days))
        keys.append((document.kind, number, money, day))
    return keys


def of_other_parties(first: Facts, second: Facts) -> bool:
    """Whether two papers name clearly different parties on one side."""
    for own, others in ((first.givers, second.givers), (first.takers, second.takers)):
        if own and others and all(likeness(a, b) is Likeness.OTHER for a in own for b in others):
            return True
    return False


def may_be_one(first: Facts, second: Facts, rules: Rules) -> bool:
    """Whether two papers of one amount, day and parties may be one business; a day or one party not read may be any.

    Such are a payer's and a payee's slip, and copies whose number was misread or not read in one of them.
    """
    alike = (
        bool(first.amounts & second.amounts)
        and bool(first.days & second.days or not first.days or not second.days)
        and _parties_alike(first, second)
    )
    sides = {first.document.subtype, second.document.subtype} == {"receipt", "payment"}
    return alike and (sides or not _surely_two_numbers(first, second, rules))


def _parties_alike(first: Facts, second: Facts) -> bool:
    """Whether both parties agree, or one does and the other was not read on one of the papers."""
    sides = [(set(first.givers), set(second.givers)), (set(first.takers), set(second.takers))]
    agreeing = sum(bool(one & other) for one, other in sides)
    return agreeing == 2 or (agreeing == 1 and any(not one or not other for one, other in sides))


def _surely_two_numbers(first: Facts, second: Facts, rules: Rules) -> bool:
    if first.number is None or second.number is None:
        return False
    sure = min(first.number_confidence, second.number_confidence) >= rules.one_character_at
    return sure or not one_character_off(first.number, second.number)


def businesses(papers: Iterable[Facts], rules: Rules) -> list[list[Facts]]:
    """Papers of money in groups that may be one business each."""
    groups: list[list[Facts]] = []
    for facts in papers:
        mate = next((group for group in groups if may_be_one(group[0], facts, rules)), None)
        if mate is None:
            groups.append([facts])
        else:
            mate.append(facts)
    return groups


def amount_of(facts: Facts) -> Decimal | None:
    """The amount of a paper of money, None where it was not read or its readings disagree."""
    return next(iter(facts.amounts)) if len(facts.amounts) == 1 else None


def is_reversal(facts: Facts) -> bool:
    """Whether an invoice takes money back: its amount is below zero, or it is marked as red and names the blue one."""
    if facts.document.kind is not DocumentKind.INVOICE:
        return False
    marked = True in facts.document.values("reversed")
    return any(amount < 0 for amount in facts.amounts) or (
        marked and any(word in facts.free_text for word in _RED_WORDS)
    )


_RED_WORDS = ("红冲", "红字", "对应正数", "销项负数")
"""What the remark of a red invoice says; a void one (作废) says nothing of the kind."""
