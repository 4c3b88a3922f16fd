"""The case of one row: everything its checks look at, and the questions several of them ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from parsers.claims import Claim, Claimed
from parsers.reading import Document, DocumentKind, Value
from validators.codes import CodeBook
from validators.deals import Deal, RowKey, RowLinks
from validators.facts import Facts, RowFacts
from validators.findings import Check, CheckStatus
from validators.identity import Identities
from validators.locality import Locality
from validators.looks import Look
from validators.names import Likeness, likeness
from validators.programmes.profile import Profile, Required, WhenMoney
from validators.renamings import Renamings
from validators.rules import Rules
from validators.settled import is_settled
from validators.supplements import is_supplement
from validators.unread import Unreads


@dataclass(frozen=True)
class DealView:
    """What the documents of a deal read in common: computed once, asked for every row."""

    deal: Deal
    documents: tuple[Document, ...]

    @cached_property
    def readers_of(self) -> Mapping[Value, set[str]]:
        """For each value read without repair the documents that hold it."""
        found: dict[Value, set[str]] = defaultdict(set)
        for document in self.documents:
            for fields in document.fields.values():
                for item in fields:
                    for reading in item.readings:
                        if reading.value is not None and not reading.repaired:
                            found[reading.value].add(document.id)
        return found

    @cached_property
    def readers_of_name(self) -> Mapping[str, set[str]]:
        """For each party name the documents that hold it."""
        found: dict[str, set[str]] = defaultdict(set)
        for facts in (*self.deal.contracts, *self.deal.records, *self.deal.invoices, *self.deal.slips):
            for name in (*facts.givers, *facts.takers):
                found[name].add(facts.document.id)
        return found


@dataclass(frozen=True, slots=True)
class Shared:
    """What is the same for every row of a package. `today` is the day of judging, None where it is not to count."""

    profile: Profile
    rules: Rules
    unread: Unreads
    copies: Identities
    places: Locality
    codes: CodeBook
    renamings: Renamings
    today: date | None
    same_claim: Mapping[RowKey, Sequence[RowFacts]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """One row, its documents, and what is shared."""

    links: RowLinks
    view: DealView
    shared: Shared

    @property
    def claim(self) -> Claim:
        """The row of the list."""
        return self.links.row.claim

    @property
    def claimed(self) -> Claimed:
        """What the row claims."""
        return self.links.row.claim.claimed

    @property
    def deal(self) -> Deal:
        """The deal the row belongs to."""
        return self.links.deal

    @property
    def rules(self) -> Rules:
        """Thresholds and words."""
        return self.shared.rules

    @property
    def required(self) -> Required | None:
        """What the row's 转化方式 asks for, None where that is not known."""
        mode = self.claimed.mode
        return None if mode is None else self.shared.profile.evidence[mode]

    @property
    def invoices(self) -> list[Facts]:
        """The deal's invoices, copies once."""
        return self.shared.copies.originals(self.deal.invoices)

    @property
    def slips(self) -> list[Facts]:
        """The deal's slips, copies once."""
        return self.shared.copies.originals(self.deal.slips)

    @property
    def originals(self) -> tuple[Facts, ...]:
        """The row's contracts without those that change another of them."""
        contracts = self.links.contracts
        return tuple(facts for facts in contracts if not is_supplement(facts, self.rules)) or contracts

    @property
    def supplements(self) -> tuple[Facts, ...]:
        """What changes the row's contracts."""
        originals = self.originals
        return (*(facts for facts in self.links.contracts if facts not in originals), *self.links.supplements)

    def money_asked(self, kind: DocumentKind) -> str | None:
        """Why no paper of money is asked for, None where one is."""
        if self.required is None:
            return "转化方式未明，无法判断是否需要此项材料。"
        when = self.required.invoice if kind is DocumentKind.INVOICE else self.required.slip
        if when is WhenMoney.NEVER:
            return "此转化方式不要求此项材料。"
        if self.claimed.received_amount is None:
            return "清单未填实际到账，不要求此项材料。"
        if self.claimed.received_amount == Decimal(0):
            return "清单所填实际到账为 0，不要求此项材料。"
        return None

    def confirmed(self, document: Document, value: Value | None) -> bool:
        """Whether another document of the deal holds the same value, read without repair."""
        return value is not None and bool(self.view.readers_of.get(value, set()) - {document.id})

    def may_be_one(self, first: str, second: str) -> bool:
        """Whether two names may be one person's: read alike, one the other's former name, or under one credit code."""
        return (
            likeness(first, second) is not Likeness.OTHER
            or self.shared.renamings.between(first, second) is not None
            or self.shared.codes.bridge(first, second) is not None
        )

    def softened(self, checks: Iterable[Check], *cells: str) -> Iterable[Check]:
        """Checks against cells of the list that were read badly: what would contradict is then a doubt.

        A cell that other papers settle is none.
        """
        doubtful = [cell for cell in cells if cell in self.claim.doubtful and not is_settled(self, cell)]
        for check in checks:
            if doubtful and check.status is CheckStatus.FAIL:
                yield replace(
                    check, status=CheckStatus.UNCLEAR, message=check.message + "清单此格字迹不清，请先核对清单。"
                )
            else:
                yield check

    def absent(self, kind: DocumentKind, what: str) -> Look:
        """The outcome for a paper that was not found: missing, or in doubt where something unreadable may be it."""
        if maybe := self.maybe(kind):
            return Look(CheckStatus.UNCLEAR, None, f"没有找到{what}，但{maybe}，可能就是它")
        return Look(CheckStatus.MISSING, None, f"没有找到{what}")

    def maybe(self, kind: DocumentKind) -> str:
        """What could be a paper of the row that was not found, in words; empty where there is nothing such."""
        found = self.shared.unread.could_be(kind, self.links)
        partly, unknown = ([item for item in found if getattr(item, told)] for told in ("partly", "unknown"))
        unread = [item for item in found if not (item.partly or item.unknown)]
        said = [(unread, "无法读取"), (unknown, "认不出是什么材料"), (partly, "未能读全")]
        return "，".join(f" {_listed(items)} {why}" for items, why in said if items)

    def partly_read(self, documents: Iterable[Facts]) -> list[Look]:
        """A doubt for every document with an unreadable page inside."""
        found = []
        for facts in documents:
            if unread := self.shared.unread.inside(facts.document):
                listed = "、".join(str(item) for item in unread)
                found.append(Look(CheckStatus.UNCLEAR, None, f"{listed} 无法读取"))
        return found


def _listed(items: Sequence[object]) -> str:
    return "、".join(str(item) for item in items[:3]) + ("等" if len(items) > 3 else "")


def rather_doubt(looks: Sequence[Look]) -> list[Look]:
    """Several papers about one thing: where one agrees, another that contradicts makes a doubt, not a contradiction."""
    return doubted(looks) if any(look.status is CheckStatus.PASS for look in looks) else list(looks)


def doubted(looks: Sequence[Look]) -> list[Look]:
    """Looks of several papers of which not all contradict: what contradicts is a doubt."""
    return [
        replace(look, status=CheckStatus.UNCLEAR, note=f"另有一份材料与此不同：{look.note}")
        if look.status is CheckStatus.FAIL
        else look
        for look in looks
    ]
