"""Checks of the invoices of a deal: there, between these parties, over the money received, and still standing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.reading import DocumentKind
from validators.case import Case
from validators.checks import invoice_print, invoice_subject, joint, money, paper_doubts
from validators.checks.sums import expected_sum, sum_with_doubts, surely_read, unsure_amounts
from validators.deals import ZERO, Deal, distinct, printed_once
from validators.doubts import NOTE
from validators.facts import Facts
from validators.findings import Check, CheckStatus, Evidence
from validators.identity import amount_of, businesses, is_reversal
from validators.looks import Look, cited, conclude, not_applicable, place_of, shown

_KIND = DocumentKind.INVOICE
_NO_INVOICE = money.INVOICES.none
CODES = ("present", "parties", "amount", "arithmetic", "words", "code", "number", "subject", "effective")


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    why = case.money_asked(_KIND)
    if why is not None:
        yield from (not_applicable(f"invoice.{name}", why) for name in CODES)
        return
    yield money.present(case, money.INVOICES, [facts for facts in case.invoices if not is_reversal(facts)])
    yield from case.softened([money.parties(case, money.INVOICES, case.invoices)], "supplier", "receiver")
    yield from case.softened([_amount(case)], "received_amount")
    yield from invoice_print.check(case.invoices, case.rules)
    yield invoice_subject.check(case.invoices, case.rules, frozenset(_patents(case)), _beside(case))
    yield _effective(case)


def _patents(case: Case) -> set[str]:
    named = {patent for row in case.deal.rows for patent in row.patents}
    return named | {patent for facts in case.deal.contracts for patent in facts.patents}


def _beside(case: Case) -> Decimal:
    """What the deal's contract costs beyond the patents, as the list says: know-how, services, equipment."""
    total = max(case.deal.totals(), default=ZERO)
    parts = [row.claim.claimed.patent_amount for row in printed_once(distinct(case.deal.rows), "patent_amount")]
    return total - sum((part for part in parts if part is not None), ZERO) if None not in parts else total


def _is_void(facts: Facts) -> bool:
    return True in facts.document.values("reversed") and not is_reversal(facts)


def _worth(facts: Facts) -> Decimal:
    """What an invoice adds to the sum: a red one takes away, a void one adds nothing."""
    amount = amount_of(facts) or ZERO
    if is_reversal(facts):
        return -abs(amount)
    return ZERO if _is_void(facts) else amount


def _net(facts: Facts) -> Decimal:
    values = [value for value in facts.document.values("net_amount") if isinstance(value, Decimal)]
    net = values[0] if len(values) == 1 else (amount_of(facts) or ZERO)
    return -abs(net) if is_reversal(facts) else ZERO if _is_void(facts) else net


def _amount(case: Case) -> Check:
    code = "invoice.amount"
    if not case.invoices:
        return not_applicable(code, _NO_INVOICE)
    wanted = expected_sum(case)
    doubtful = sum_with_doubts(case.invoices, "total_amount")
    standing = not any(is_reversal(facts) or _is_void(facts) for facts in case.invoices)
    agreed = standing and doubtful is not None and doubtful in {*wanted.sums, *case.deal.totals()}
    doubts = unsure_amounts(case, case.invoices, "total_amount", agreed=agreed)
    added = sum((_worth(facts) for facts in case.invoices), ZERO)
    evidence = _totals(case)
    places = "、".join(place_of(facts.document) for facts in case.invoices[:4])
    note = f"{places}的发票（蓝字减红字）合计 {shown(added)}"
    most = max((*case.deal.totals(), wanted.most))
    once = [group[0] for group in businesses(case.invoices, case.rules)]
    loose = money.loose(case, money.INVOICES, case.invoices)
    if _KIND in case.deal.ambiguous:
        look = Look(CheckStatus.UNCLEAR, shown(added), f"{note}，但不能确定都属于这份合同", evidence)
    elif joint.deals(case, _KIND):
        look = _joint(case, evidence)
    elif agreed and doubtful is not None and doubtful >= wanted.least:
        note = f"{places}的发票合计 {shown(doubtful)}{NOTE}"
        look = Look(CheckStatus.PASS, shown(doubtful), note, evidence)
    elif added < wanted.most:
        gaps = [amount - added for amount in wanted.sums]
        read = not doubts and surely_read(case, case.invoices, "total_amount", gaps)
        maybe = case.maybe(_KIND)
        surely = added < wanted.least and read and not maybe and not loose
        status = CheckStatus.FAIL if surely else CheckStatus.UNCLEAR
        more = f"；但{maybe}，可能是其余的发票" if maybe else loose
        look = Look(status, shown(added), f"{note}，少于实际到账 {wanted.text}{more}", evidence)
    elif sum((_worth(facts) for facts in once), ZERO) < wanted.least:
        look = Look(CheckStatus.UNCLEAR, shown(added), f"{note}；其中几张可能是同一张发票", evidence)
    elif added > most and sum((_net(facts) for facts in case.invoices), ZERO) > most:
        note = f"{note}，多于合同总额 {shown(most)}{loose}"
        look = Look(CheckStatus.UNCLEAR, shown(added), note, evidence)
    else:
        look = Look(CheckStatus.PASS, shown(added), f"{note}，不少于实际到账 {wanted.text}", evidence)
    advice = "请补齐发票，或按发票更正实际到账。"
    names = ("total_amount", "total_in_words")
    foreign = [
        look for facts in case.invoices for look in paper_doubts.in_another_currency(facts.document, names, case.rules)
    ]
    return conclude(code, "发票合计", f"不少于实际到账 {wanted.text}", [*doubts, look, *foreign], advice)


def _joint(case: Case, evidence: tuple[Evidence, ...]) -> Look:
    """The outcome for invoices over several contracts: no less than those claim as received, no more than they cost.

    Where rows may repeat the whole of a contract, slips tell what was received; else the most that is claimed counts.
    """
    deals, papers = joint.deals(case, _KIND), joint.papers(case, _KIND)
    added = sum((_worth(facts) for facts in papers), ZERO)
    fits = joint.may_be_shared(case, papers, _KIND, _worth, up_to_total=True)
    note = f"发票合计 {shown(added)}，与第 {joint.others(case, _KIND)} 行的合同合并开具"
    if fits and _least_of(case, deals, added + 1) <= added <= joint.most(deals):
        return Look(CheckStatus.PASS, shown(added), note, evidence)
    return Look(CheckStatus.UNCLEAR, shown(added), f"{note}，无法确定各合同所得", evidence)


def _least_of(case: Case, deals: Sequence[Deal], too_many: Decimal) -> Decimal:
    """What invoices over these contracts must come to; `too_many` where they are too many to try their sums."""
    slips = {facts.document.id: facts for deal in deals for facts in deal.slips}
    paid, claimed = case.shared.copies.sum_of(slips.values()), joint.claimed(deals)
    return paid if paid in claimed else max(claimed, default=too_many)


def _totals(case: Case) -> tuple[Evidence, ...]:
    return tuple(
        cited(facts.document, "total_amount", field)
        for facts in case.invoices
        for field in facts.document.fields.get("total_amount", ())
    )


def _effective(case: Case) -> Check:
    code = "invoice.effective"
    if not case.invoices:
        return not_applicable(code, _NO_INVOICE)
    wanted = expected_sum(case)
    added = sum((_worth(facts) for facts in case.invoices), ZERO)
    looks = []
    read = all(amount_of(facts) is not None for facts in case.invoices)
    for facts in case.invoices:
        document = facts.document
        fields = document.fields.get("reversed", ())
        evidence = tuple(cited(document, "reversed", field) for field in fields) or (cited(document, None),)
        if is_reversal(facts) or _is_void(facts):
            word = "红字" if is_reversal(facts) else "作废或已红冲"
            kept = added >= wanted.most
            sure = read and all(field.confidence >= case.rules.contradicts_at for field in fields)
            status = CheckStatus.PASS if kept else CheckStatus.FAIL if sure else CheckStatus.UNCLEAR
            note = f"{place_of(document)}为{word}发票" + ("，其余发票仍足够" if kept else "")
            looks.append(Look(status, word, note, evidence))
        elif any(field.value is None for field in fields):
            looks.append(Look(CheckStatus.UNCLEAR, None, f"{place_of(document)}是否作废读不清", evidence))
        else:
            looks.append(Look(CheckStatus.PASS, None, f"{place_of(document)}未见红字或作废", evidence))
    for facts in case.deal.maybe_reversed:
        note = f"{place_of(facts.document)}有红字或作废发票，双方未能读出，金额等与本行发票相符，可能冲的就是它"
        looks.append(Look(CheckStatus.UNCLEAR, "红字", note, (cited(facts.document, None),)))
    return conclude(code, "发票应未红冲、未作废", None, looks, "请提供有效的发票。")
