"""Who owned the patent: that the giver still did on the day of the record, and that the taker kept it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from parsers.claims import Mode
from validators.case import Case
from validators.facts import Facts
from validators.findings import Check, CheckStatus
from validators.fits import CHANGE_NOTICE, mode_of_record
from validators.looks import Look, cited, conclude, not_applicable, place_of

OWNERSHIP = frozenset({Mode.TRANSFER, Mode.EQUITY})
"""转化方式 that change the owner, so that a later change of owner undoes them."""

LISTING = frozenset({"licence_record", "open_licence_record", "pledge_notice"})
"""Records that list every patent of one contract; all others are made out patent by patent."""


def check(case: Case) -> Check:
    """Whether the patent stayed with the receiver, and was the supplier's to give."""
    code, cnipa = "registration.chain", case.links.cnipa
    if case.claimed.mode not in OWNERSHIP or not cnipa.records:
        return not_applicable(code, "不涉及权利人变更，或没有登记材料，不核对后续转移。")
    looks = [look for facts in _changes_of_owner(cnipa.history) if (look := _taken_away(case, facts)) is not None]
    looks += not_the_owner(case)
    if not looks:
        return Check(code, CheckStatus.PASS, None, None, "材料中没有此后转回或转出的登记，此前也没有转给他人。")
    return conclude(
        code, "供给方应是转让前的权利人，转让后权利应留在接受方", None, looks, "请说明该专利历次转移的经过。"
    )


def not_the_owner(case: Case) -> list[Look]:
    """What the records say against the supplier having been the owner on the day of the row's record."""
    history = tuple(_changes_of_owner(case.links.cnipa.history))
    looks = [look for facts in history if (look := _sold_elsewhere(case, facts)) is not None]
    looks = looks or [look for look in [_owner_before(case)] if look is not None]
    return looks or [look for facts in history if (look := _unread_before(case, facts)) is not None]


def _changes_of_owner(records: Iterable[Facts]) -> Iterator[Facts]:
    for facts in records:
        document = facts.document
        told = mode_of_record(facts) in {None, Mode.TRANSFER} and document.subtype not in {CHANGE_NOTICE, *LISTING}
        if told and not any(True in document.values(name) for name in ("withdrawn", "cancelled")):
            yield facts


def same(case: Case, first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether one of the names may be one of the others: read alike, renamed, or under one credit code."""
    others = list(second)
    return any(case.may_be_one(a, b) for a in first for b in others)


def _own_days(case: Case, facts: Facts) -> list[date]:
    """The days of the row's own records of a patent that another record is about."""
    return [day for record in case.links.cnipa.records if record.patents & facts.patents for day in record.days]


def _taken_away(case: Case, facts: Facts) -> Look | None:
    """A later record that takes the patent from the receiver, or whose parties cannot be read; None for any other."""
    document, row = facts.document, case.links.row
    own, later = _own_days(case, facts), max(facts.days, default=None)
    if later is not None and own and later < min(own):
        return None
    evidence = (cited(document, None),)
    when = f"{later} " if later else ""
    unread = not facts.givers or not facts.takers
    if not same(case, facts.givers, row.takers):
        another = facts.givers and not same(case, facts.givers, row.givers)
        if not unread or another or (later is not None and later in own):
            return None
        note = f"{place_of(document)}记载{when}该专利的又一次变更，双方未能读出，可能是转回或转出"
        return Look(CheckStatus.UNCLEAR, None, note, evidence)
    returned = same(case, facts.takers, row.givers)
    if not returned and facts.takers and later is not None and own and later - min(own) > case.rules.resale:
        return None
    what = "转回供给方" if returned else f"转给 {'、'.join(facts.takers) or '他人'}"
    return Look(CheckStatus.UNCLEAR, what, f"{place_of(document)}记载{when}{what}", evidence)


def _sold_elsewhere(case: Case, facts: Facts) -> Look | None:
    """A record by which the supplier gave the patent to somebody else, and did not get it back before the row's own."""
    row, document = case.links.row, facts.document
    from_supplier = same(case, facts.givers, row.givers) and not same(case, facts.givers, row.takers)
    if not from_supplier or not facts.takers or same(case, facts.takers, (*row.takers, *row.givers)):
        return None
    own, day = _own_days(case, facts), max(facts.days, default=None)
    ownership = case.claimed.mode in OWNERSHIP
    if day is not None and own and (_came_back(case, facts, day, min(own)) or (not ownership and day >= min(own))):
        return None
    when = f"于 {day} " if day else ""
    note = f"{place_of(document)}记载供给方{when}已将该专利转给 {'、'.join(facts.takers)}"
    return Look(CheckStatus.UNCLEAR, "、".join(facts.takers), note, (cited(document, None),))


def _unread_before(case: Case, facts: Facts) -> Look | None:
    """A change of owner, not after the row's own record, of which parties or day were not read: maybe a sale away."""
    row, own, day = case.links.row, _own_days(case, facts), max(facts.days, default=None)
    is_own = any(facts is record for record in case.links.cnipa.records)
    if is_own or not own or (day is not None and day >= min(own)) or (facts.givers and facts.takers and facts.days):
        return None
    if same(case, facts.takers, (*row.givers, *row.takers)):
        return None
    if day is None and not facts.givers and case.claimed.mode in OWNERSHIP:
        return None  # whether it is a later one is asked by `_taken_away`
    document = facts.document
    when, who = f"{day} " if day else "", "、".join(facts.takers) or "未能读出"
    note = f"{place_of(document)}记载{when}该专利的另一次变更（变更后的权利人：{who}），供给方可能已不是权利人"
    return Look(CheckStatus.UNCLEAR, "、".join(facts.takers) or None, note, (cited(document, None),))


def _came_back(case: Case, sale: Facts, sold: date, own: date) -> bool:
    """Whether the supplier got the patent back between a sale and the row's own record."""
    return any(
        sold <= day <= own and facts.patents & sale.patents and same(case, facts.takers, case.links.row.givers)
        for facts in _changes_of_owner(case.links.cnipa.history)
        if facts is not sale
        for day in facts.days
    )


def _owner_before(case: Case) -> Look | None:
    """The last change of owner before the row's own, where it did not end with the supplier."""
    row = case.links.row
    earlier = [
        (max(facts.days), facts)
        for facts in _changes_of_owner(case.links.cnipa.history)
        if facts.days and facts.takers and (own := _own_days(case, facts)) and max(facts.days) < min(own)
    ]
    if not row.givers or not earlier:
        return None
    day, last = max(earlier, key=lambda pair: pair[0])
    renamed = any(day <= max(facts.days, default=day) for facts in case.links.cnipa.changes)
    if renamed or same(case, last.takers, row.givers):
        return None
    owners = "、".join(last.takers)
    note = f"{place_of(last.document)}记载此前最近一次变更（{day}）后的权利人是 {owners}，不是供给方"
    return Look(CheckStatus.UNCLEAR, owners, note, (cited(last.document, "to_parties"),))
