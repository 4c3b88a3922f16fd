"""Checks of the bank slips of a deal: there, from receiver to supplier, over the money received, and final."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from parsers.reading import DocumentKind
from validators.case import Case
from validators.checks import joint, money, paper_doubts, payment_words
from validators.checks.sums import sum_with_doubts, surely_read, unsure_amounts
from validators.deals import ZERO
from validators.doubts import NOTE
from validators.facts import Facts
from validators.findings import Check, CheckStatus, Evidence
from validators.identity import amount_of, businesses
from validators.looks import Look, cited, conclude, not_applicable, place_of, shown

_KIND = DocumentKind.BANK_SLIP
_NO_SLIP = money.SLIPS.none
_CODES = ("present", "parties", "amount", "words", "final")
_ORDER = "order"
_MOST_SLIPS = 12
"""Slips beyond which it is not tried out whether some of them alone make the sum."""


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    why = case.money_asked(_KIND)
    if why is not None:
        yield from (_unasked(case, f"payment.{name}", why) for name in _CODES)
        return
    yield money.present(case, money.SLIPS, case.slips)
    yield from case.softened([money.parties(case, money.SLIPS, case.slips)], "supplier", "receiver")
    yield from case.softened([_amount(case)], "received_amount")
    yield payment_words.check(case)
    yield _final(case)


def _unasked(case: Case, code: str, why: str) -> Check:
    """A check of slips where none is asked for.

    A doubt where the list says that no money came and slips show some, or a paper that was not understood may: one of
    which nothing was read may not where there is no price to pay.
    """
    paid = sum((amount_of(facts) or ZERO for facts in case.slips), ZERO)
    free = case.claimed.contract_amount == ZERO
    unread = [facts for facts in case.slips if amount_of(facts) is None]
    maybe = f" {_places(unread)} 未能读出金额" if unread else "" if free else case.maybe(_KIND)
    if code != "payment.amount" or case.claimed.received_amount != ZERO or not (paid or maybe):
        return not_applicable(code, why)
    if paid:
        note = f"{_places(case.slips)}的回单合计 {shown(paid)}，清单却填未到账"
        look = Look(CheckStatus.UNCLEAR, shown(paid), note, _cited_amounts(case.slips))
    else:
        look = Look(CheckStatus.UNCLEAR, None, f"清单填未到账；但{maybe}，可能是银行回单")
    return conclude(code, "回单合计", f"等于实际到账 {shown(ZERO)}", [look], "请按回单更正实际到账，或删去无关的回单。")


def _final_ones(slips: list[Facts]) -> list[Facts]:
    """The slips that prove money: orders only where there is nothing else."""
    return [facts for facts in slips if facts.document.subtype != _ORDER] or slips


def _amount(case: Case) -> Check:
    code = "payment.amount"
    if not case.slips:
        return not_applicable(code, _NO_SLIP)
    slips, wanted = _final_ones(case.slips), case.deal.expected()
    text = " 或 ".join(shown(amount) for amount in sorted(set(wanted)))
    added = sum_with_doubts(slips, "amount")
    agreed = added in wanted
    doubts = unsure_amounts(case, slips, "amount", agreed=agreed)
    look = _joint(case, slips)
    if look is None and agreed:
        note = f"{_places(slips)}的回单合计 {shown(added)}{NOTE}"
        look = Look(CheckStatus.PASS, shown(added), note, _cited_amounts(slips))
    look = look or _sum_look(case, slips, wanted, sure=not doubts)
    advice = "请补齐回单，或按回单更正实际到账。"
    names = ("amount", "amount_in_words")
    foreign = [look for facts in slips for look in paper_doubts.in_another_currency(facts.document, names, case.rules)]
    return conclude(code, "回单合计", f"等于实际到账 {text}", [*doubts, look, *foreign], advice)


def _sum_look(case: Case, slips: Sequence[Facts], wanted: Sequence[Decimal], *, sure: bool) -> Look:
    if not any(amount_of(facts) for facts in slips):
        return Look(CheckStatus.UNCLEAR, None, "没有读得确定的回单金额可与实际到账比对", _cited_amounts(slips))
    groups = businesses(case.shared.copies.payments(slips), case.rules)
    every = sum((amount_of(facts) or ZERO for facts in slips), ZERO)
    once = sum((amount_of(group[0]) or ZERO for group in groups), ZERO)
    evidence = _cited_amounts(slips)
    note = f"{_places(slips)}的回单合计 {shown(once)}"
    if once in wanted:
        both = "（同一笔款项的几份回单按一笔计）" if once != every else ""
        return Look(CheckStatus.PASS, shown(once), note + both, evidence)
    if every in wanted:
        return Look(CheckStatus.UNCLEAR, shown(every), f"{note}；其中几份回单可能是同一笔款项", evidence)
    status = _mismatch(case, slips, wanted, once) if sure else CheckStatus.UNCLEAR
    maybe = case.maybe(_KIND) if once < max(wanted, default=ZERO) else ""
    if maybe:
        status, maybe = CheckStatus.UNCLEAR, f"；但{maybe}，可能是其余的回单"
    return Look(status, shown(once), note + _why(case, wanted, once) + maybe, evidence)


def _places(slips: Sequence[Facts]) -> str:
    return "、".join(place_of(facts.document) for facts in slips[:4]) + ("等" if len(slips) > 4 else "")


def _mismatch(case: Case, slips: Sequence[Facts], wanted: Sequence[Decimal], added: Decimal) -> CheckStatus:
    """A contradiction, or a doubt: a bad reading, a slip too many, or rows of which only some disagree."""
    if not surely_read(case, slips, "amount", [amount - added for amount in wanted]):
        return CheckStatus.UNCLEAR
    if added > max(wanted, default=ZERO) and _some_alone(slips, wanted):
        return CheckStatus.UNCLEAR
    if len(case.deal.rows) > 1 and added == case.claimed.received_amount:
        return CheckStatus.UNCLEAR
    return CheckStatus.FAIL


def _why(case: Case, wanted: Sequence[Decimal], added: Decimal) -> str:
    if len(case.deal.rows) > 1 and added == case.claimed.received_amount:
        return "，与本行相同，但同一合同的其他行填写不同"
    return "，多于实际到账" if added > max(wanted, default=ZERO) else "，少于实际到账"


def _some_alone(slips: Sequence[Facts], wanted: Sequence[Decimal]) -> bool:
    """Whether some of the slips alone make a wanted sum, so that the others may be for something else."""
    if not 1 < len(slips) <= _MOST_SLIPS:
        return False
    amounts = [amount_of(facts) or ZERO for facts in slips]
    sizes = range(1, len(amounts))
    return any(sum(part, ZERO) in wanted for size in sizes for part in combinations(amounts, size))


def _joint(case: Case, slips: Sequence[Facts]) -> Look | None:
    """The outcome for slips that serve several contracts at once; None where they serve this one only."""
    deals = joint.deals(case, _KIND)
    if not deals:
        return None
    papers = _final_ones(joint.papers(case, _KIND))
    added = sum((_worth(group[0]) for group in businesses(case.shared.copies.payments(papers), case.rules)), ZERO)
    fits = added in joint.claimed(deals) and joint.may_be_shared(case, papers, _KIND, _worth, up_to_total=False)
    note = f"回单合计 {shown(added)}，与第 {joint.others(case, _KIND)} 行的合同合并支付"
    if fits and _KIND not in case.deal.ambiguous:
        return Look(CheckStatus.PASS, shown(added), note, _cited_amounts(slips))
    return Look(CheckStatus.UNCLEAR, shown(added), f"{note}，无法确定各合同所得", _cited_amounts(slips))


def _worth(facts: Facts) -> Decimal:
    return amount_of(facts) or ZERO


def _cited_amounts(slips: Sequence[Facts]) -> tuple[Evidence, ...]:
    return tuple(cited(f.document, "amount", field) for f in slips for field in f.document.fields.get("amount", ()))


def _final(case: Case) -> Check:
    code = "payment.final"
    if not case.slips:
        return not_applicable(code, _NO_SLIP)
    orders = [facts for facts in case.slips if _is_order_alone(case, facts)]
    final = [facts for facts in case.slips if facts not in orders]
    shown_by_final = sum((amount_of(facts) or ZERO for facts in final), ZERO)
    looks = [look for facts in case.slips if (look := _undone(case, facts)) is not None]
    if orders and not (final and shown_by_final in case.deal.expected()):
        places = "、".join(place_of(facts.document) for facts in orders[:4])
        note = f"{places}是付款申请或电子回执，只说明银行受理了指令，不作为收付款的最终依据"
        read = all(amount_of(facts) is not None for facts in final)
        status = CheckStatus.UNCLEAR if final and not read else CheckStatus.MISSING
        looks.append(Look(status, "付款申请或电子回执", note, tuple(cited(f.document, None) for f in orders)))
    if not looks:
        evidence = tuple(cited(facts.document, None) for facts in final)
        return Check(code, CheckStatus.PASS, "正式回单", "正式回单", "回单不是仅说明已受理指令的申请或回执。", evidence)
    return conclude(code, "付款凭证", "正式回单", looks, "请补充交易成功后打印的正式回单。")


def _is_order_alone(case: Case, facts: Facts) -> bool:
    """Whether a slip is an order, and no receipt of the same payment, under the same number, lies beside it."""
    return all(copy.document.subtype == _ORDER for copy in (facts, *case.shared.copies.copies(facts)))


def _undone(case: Case, facts: Facts) -> Look | None:
    word = paper_doubts.undone(case.rules, facts)
    if word is None:
        return None
    note = f"{place_of(facts.document)}写明“{word}”，款项可能没有到账"
    return Look(CheckStatus.UNCLEAR, word, note, (cited(facts.document, None),))
