"""Checks of a contract across rows and papers: how its total is shared out, and what came before what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from parsers.reading import Document, DocumentKind, Field
from validators.case import Case
from validators.deals import ZERO, distinct, printed_once
from validators.doubts import says
from validators.facts import DAYS, Facts
from validators.findings import Check, CheckStatus, Evidence
from validators.looks import (
    Look,
    cited,
    conclude,
    in_order_if_misread,
    is_printed_text,
    not_applicable,
    place_of,
    shown,
)


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    yield from case.softened([_allocation(case)], "patent_amount", "contract_amount")
    yield _order(case)


def _allocation(case: Case) -> Check:
    code = "contract.allocation"
    rows = distinct(case.deal.rows)
    printed = printed_once(rows, "patent_amount")
    parts = [amount for row in printed if (amount := row.claim.claimed.patent_amount) is not None]
    if case.claimed.patent_amount is None or not parts:
        return not_applicable(code, "清单未填合同涉及专利金额。")
    total = _total(case)
    if total is None:
        return not_applicable(code, "合同总额未能读出，清单也未填。")
    added, slack = sum(parts, ZERO), case.rules.cent * len(parts)
    over = added > total + slack
    numbers = "、".join(str(row.claim.row) for row in rows[:10])
    note = f"同一合同的第 {numbers} 行合计 {shown(added)}，合同总额 {shown(total)}"
    several = any(_may_be_another(case, facts) for facts in case.deal.contracts)
    if over and several:
        looks = [Look(CheckStatus.UNCLEAR, shown(added), f"{note}；但合同的专利号未能读出，可能不是同一份合同")]
    else:
        looks = [Look(CheckStatus.FAIL if over else CheckStatus.PASS, shown(added), note)]
    alone = len(printed) == len(rows)
    if added + slack < total:
        looks += _printed_parts(case) if alone else ()
        looks += _patents_price(case, added, slack)
        looks += _next_to_nothing(case, total, len(rows)) if alone else ()
    expected = f"不超过合同总额 {shown(total)}"
    return conclude(code, "各行合同涉及专利金额合计", expected, looks, "请按合同更正各行的合同涉及专利金额。")


def _total(case: Case) -> Decimal | None:
    """The larger of the total claimed and the totals read: where they differ `contract.amount` says so."""
    amounts = [amount for facts in case.links.contracts for amount in facts.amounts]
    claimed = case.claimed.contract_amount
    return max([*amounts, *([] if claimed is None else [claimed])], default=None)


def _printed_parts(case: Case) -> Iterator[Look]:
    """The prices a contract prints patent by patent: where the rows do not make up its total they tell a row's part."""
    for facts in case.links.contracts:
        document = facts.document
        numbers = [str(value).partition(".")[0] for value in document.values("patent_numbers")]
        fields = document.fields.get("patent_amounts", ())
        prices = [field.value for field in fields]
        if len(prices) != len(numbers) or not all(isinstance(price, Decimal) for price in prices):
            continue
        table = {number: price for number, price in zip(numbers, prices, strict=True) if isinstance(price, Decimal)}
        own = [table.get(patent) for patent in case.links.row.patents]
        if not own or any(price is None for price in own):
            continue
        added = sum((price for price in own if price is not None), ZERO)
        if added == case.claimed.patent_amount:
            continue
        evidence = tuple(cited(document, "patent_amounts", field) for field in fields)
        note = f"{place_of(document)}所列该行专利价款为 {shown(added)}，清单填 {shown(case.claimed.patent_amount)}"
        yield Look(CheckStatus.UNCLEAR, shown(added), note, evidence)


def _patents_price(case: Case, added: Decimal, slack: Decimal) -> Iterator[Look]:
    """What a contract says its patents cost; where it says nothing, a part that is next to nothing is asked about."""
    contracts = case.links.contracts
    stated = [(facts.document, value) for facts in contracts for value in facts.document.values("patents_total")]
    for document, value in stated:
        if isinstance(value, Decimal) and abs(value - added) > slack:
            note = f"{place_of(document)}所列专利价款共 {shown(value)}，各行合计 {shown(added)}"
            yield Look(CheckStatus.UNCLEAR, shown(value), note, (cited(document, "patents_total"),))
    total = _total(case)
    listed = any(facts.document.fields.get("patent_amounts") for facts in contracts)
    if not stated and not listed and total is not None and added < total * case.rules.least_share:
        note = (
            f"各行合计 {shown(added)}，不到合同总额 {shown(total)} 的 {case.rules.least_share:.0%}，合同未写明专利价款"
        )
        yield Look(CheckStatus.UNCLEAR, shown(added), note)


def _next_to_nothing(case: Case, total: Decimal, rows: int) -> Iterator[Look]:
    """A doubt for a row whose own part is next to nothing beside an even share, where the contract prints no prices."""
    own, share = case.claimed.patent_amount, total / rows
    listed = any(facts.document.fields.get("patent_amounts") for facts in case.links.contracts)
    if rows > 1 and own is not None and not listed and own < share * case.rules.least_part:
        note = f"本行只填 {shown(own)}，各行平均 {shown(share)}，合同未写明各专利价款"
        yield Look(CheckStatus.UNCLEAR, shown(own), note)


def _order(case: Case) -> Check:
    code = "contract.order"
    if not case.links.contracts:
        return not_applicable(code, "没有可核对的合同。")
    later = [*case.links.cnipa.records, *case.invoices, *case.slips]
    looks = [look for facts in case.originals for look in _signed_first(case, facts, later)]
    return conclude(code, "合同应在登记、开票、付款之前（或当日）签订", None, looks, "请核对合同签订日期。")


def _signed_first(case: Case, contract: Facts, later: list[Facts]) -> Iterator[Look]:
    document = contract.document
    fields = document.fields.get("signed_on", ())
    own = _all(document, "signed_on", fields)
    if not contract.days:
        yield Look(CheckStatus.UNCLEAR, None, f"{place_of(document)}未能读出签订日期", own)
        return
    signed = f"{place_of(document)}签订于 {_span(contract)}"
    dated = [facts for facts in later if facts.days]
    broken = [facts for facts in dated if min(contract.days) > max(facts.days)]
    unsure = [facts for facts in dated if facts not in broken and max(contract.days) > min(facts.days)]
    for facts in broken or unsure:
        sure = _both_sure(case, contract, facts) and _is_of_the_row(case, facts)
        surely = bool(broken) and sure and not _may_be_another(case, contract)
        name = DAYS[facts.document.kind]
        note = f"{signed}，晚于 {place_of(facts.document)}的 {_span(facts)}" + ("" if surely else "，可能误读")
        evidence = (*own, *_all(facts.document, name, facts.document.fields.get(name, ())))
        yield Look(CheckStatus.FAIL if surely else CheckStatus.UNCLEAR, _span(contract), note, evidence)
    undated = [facts for facts in later if not facts.days and not _claimed_day_behind(case, contract, facts)]
    for facts in undated:
        evidence = _all(
            facts.document, DAYS[facts.document.kind], facts.document.fields.get(DAYS[facts.document.kind], ())
        )
        note = f"{signed}，但 {place_of(facts.document)}的日期未能读出"
        yield Look(CheckStatus.UNCLEAR, _span(contract), note, evidence)
    if not broken and not unsure and not undated:
        yield Look(CheckStatus.PASS, _span(contract), signed, own)


def _claimed_day_behind(case: Case, contract: Facts, record: Facts) -> bool:
    """Whether a record read in doubt says exactly the claimed day, and that lies behind the contract's."""
    day = case.claimed.registered_on
    fields = record.document.fields.get("recorded_on", ())
    said = day is not None and bool(fields) and all(says(field, day) for field in fields)
    return said and day is not None and max(contract.days) <= day


def _may_be_another(case: Case, contract: Facts) -> bool:
    """Whether a contract of which no patent was read lies with the row's beside another: it may be another row's."""
    return len(case.deal.contracts) > 1 and not contract.patents


def _is_of_the_row(case: Case, later: Facts) -> bool:
    """Whether a paper is surely the row's.

    A record whose parties are not the row's or unread, or beside which one without a number lies, may be an earlier
    owner's change; a paper of money another contract's.
    """
    deal, row = case.deal, case.links.row
    kind = later.document.kind
    if kind in deal.ambiguous or deal.joint.get(kind) or later.document.id in deal.loose | deal.exchangeable:
        return False
    if later.document.kind is not DocumentKind.REGISTRATION or case.claimed.registered_on in later.days:
        return True
    sides = ((later.givers, row.givers), (later.takers, row.takers))
    both = all(any(case.may_be_one(own, name) for own in claimed for name in names) for names, claimed in sides)
    return both and not case.links.numberless


def _both_sure(case: Case, contract: Facts, later: Facts) -> bool:
    """Whether both days were read well enough that no one confusable digit puts them in order."""
    for facts, other in ((contract, later), (later, contract)):
        fields = facts.document.fields.get(DAYS[facts.document.kind], ())
        if all(is_printed_text(field) for field in fields):
            continue
        sureness = min(field.confidence for field in fields)
        if sureness < case.rules.contradicts_at:
            return False
        misread = any(in_order_if_misread(day, min(other.days), first=facts is contract) for day in facts.days)
        if sureness < case.rules.order_at and misread:
            return False
    return True


def _span(facts: Facts) -> str:
    days: list[date] = sorted(facts.days)
    return " / ".join(day.isoformat() for day in days)


def _all(document: Document, name: str, fields: tuple[Field, ...]) -> tuple[Evidence, ...]:
    return tuple(cited(document, name, field) for field in fields) or (cited(document, None),)
