"""The check of a contract's total: the one it prints, or the one that a supplement puts in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.reading import DocumentKind
from validators.case import Case, rather_doubt
from validators.checks import paper_doubts
from validators.facts import Facts
from validators.findings import Check, CheckStatus
from validators.looks import Look, cited, conclude, look_at, not_applicable, place_of, shown
from validators.supplements import has_last_word

_CODE = "contract.amount"
_WAN = Decimal(10_000)


def check(case: Case) -> Check:
    """Whether the total is the claimed one."""
    claimed = case.claimed.contract_amount
    if not case.links.contracts:
        return not_applicable(_CODE, "没有可核对的合同。")
    if claimed is None:
        return not_applicable(_CODE, "清单未填合同额。")
    looks = rather_doubt([_total(case, facts, claimed) for facts in case.originals])
    if supplements := case.supplements:
        looks = _as_changed(case, looks, supplements, claimed)
    looks = _beside_a_torn_one(case, looks)
    names = ("total_amount", "total_in_words")
    for facts in (*case.originals, *case.supplements):
        looks += paper_doubts.in_another_currency(facts.document, names, case.rules)
    return conclude(_CODE, "合同额", shown(claimed), looks, "请按合同总额（元）更正清单，或补充变更协议。")


def _beside_a_torn_one(case: Case, looks: list[Look]) -> list[Look]:
    """The looks, of which none contradicts where a contract that was not read whole may be the row's supplement."""
    torn = [item for item in case.shared.unread.could_be(DocumentKind.CONTRACT, case.links) if item.partly]
    if not torn:
        return looks
    note = f"；但 {'、'.join(map(str, torn[:3]))} 未能读全，可能变更了金额"
    return [
        replace(look, status=CheckStatus.UNCLEAR, note=look.note + note) if look.status is CheckStatus.FAIL else look
        for look in looks
    ]


def _as_changed(case: Case, looks: list[Look], supplements: Sequence[Facts], claimed: Decimal) -> list[Look]:
    """The looks, of which none contradicts where a supplement may have changed the price, and one that says another.

    Supplements that surely change the contract have the last word where all name the claimed price; where neither they
    nor the contract do, nor the two together, the claim is contradicted.
    """
    last = [_total(case, facts, claimed) for facts in supplements if _is_last_word(case, facts)]
    last = [] if _may_be_a_difference(case, supplements, claimed) else last
    if len(last) == len(supplements):
        if all(look.status is CheckStatus.PASS for look in last):
            return [*(look for look in looks if look.status is not CheckStatus.FAIL), *last]
        failed = all(look.status is CheckStatus.FAIL for look in (*looks, *last))
        if failed and not _together(case.originals, supplements, claimed):
            return [*looks, *last]
    where = "、".join(place_of(facts.document) for facts in supplements[:3])
    kept = [
        replace(look, status=CheckStatus.UNCLEAR, note=f"{look.note}；但{where}可能变更了金额，未能确认")
        if look.status is CheckStatus.FAIL
        else look
        for look in looks
    ]
    for facts in supplements:
        look = _total(case, facts, claimed)
        if facts.document.fields.get("total_amount") and look.status is not CheckStatus.PASS:
            kept.append(replace(look, status=CheckStatus.UNCLEAR))
    return kept


def _is_last_word(case: Case, facts: Facts) -> bool:
    return has_last_word(facts, case.links, case.originals, case.rules.draft_words)


def _may_be_a_difference(case: Case, supplements: Sequence[Facts], claimed: Decimal) -> bool:
    """Whether the claimed price is so small beside the contract's that a supplement may but add or take off so much."""
    told = any(claimed in facts.amounts for facts in supplements)
    former = [amount for facts in case.originals for amount in facts.amounts]
    return told and any(claimed < amount * case.rules.least_changed for amount in former)


def _together(originals: Sequence[Facts], supplements: Sequence[Facts], claimed: Decimal) -> bool:
    """Whether a supplement's amount on top of the contract's, or off it, is the claimed one."""
    pairs = [
        (one, other) for first in originals for one in first.amounts for more in supplements for other in more.amounts
    ]
    return any(claimed in {one + other, one - other} for one, other in pairs)


def _total(case: Case, facts: Facts, claimed: Decimal) -> Look:
    """The contract's total; where it prints several (with and without tax) the one that is claimed is enough."""
    document = facts.document
    fields = document.fields.get("total_amount", ())
    if not fields:
        return Look(CheckStatus.UNCLEAR, None, f"{place_of(document)}未能读出合同总额", (cited(document, None),))
    looks = [
        look_at(document, "total_amount", field, claimed, case.rules, confirmed=case.confirmed(document, field.value))
        for field in fields
    ]
    best = next((look for look in looks if look.status is CheckStatus.PASS), None)
    best = best or next((look for look in looks if look.status is CheckStatus.UNCLEAR), looks[0])
    wan = best.status is CheckStatus.FAIL and any(amount == claimed * _WAN for amount in facts.amounts)
    return Look(best.status, best.found, best.note + ("，清单疑似以万元填写" if wan else ""), best.evidence)
