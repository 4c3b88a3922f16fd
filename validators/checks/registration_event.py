"""Checks of the recorded event: a real change of owner, and still standing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers.documents.renaming import have_nothing_in_common
from parsers.reading import Document, DocumentKind
from validators.case import Case
from validators.checks import registration_chain, registration_rivals
from validators.facts import Facts
from validators.findings import Check, CheckStatus
from validators.looks import Look, cited, conclude, not_applicable, place_of
from validators.names import Likeness, likeness

_NOTICE = "transfer_notice"

_ENDINGS = {"withdrawn": "撤回", "cancelled": "注销或解除"}
"""Fields by which a record says that it no longer stands."""


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    yield _effective(case)
    yield registration_chain.check(case)


def _effective(case: Case) -> Check:
    code, cnipa = "registration.effective", case.links.cnipa
    looks = [_event(case, facts) for facts in cnipa.records]
    if not cnipa.records:
        looks = [_mere_change(facts) for facts in cnipa.changes]
        looks += [look for facts in cnipa.history if (look := _another_event(case, facts)) is not None]
        looks = _beside_a_lost_one(case, looks)
    looks += [_ended(document) for document in case.links.ended]
    looks += [_numberless(document) for document in case.links.numberless]
    looks += registration_rivals.looks(case)
    if cnipa.records and case.claimed.mode not in registration_chain.OWNERSHIP:
        looks += registration_chain.not_the_owner(case)
    if not looks:
        return not_applicable(code, "没有可核对的登记/备案材料。")
    advice = "名称、地址变更和已注销、撤回的登记不能证明专利转化；请提供有效的登记/备案材料，或说明权利现状。"
    return conclude(code, "登记应为不同主体之间的变更，且仍然有效", None, looks, advice)


def _beside_a_lost_one(case: Case, looks: list[Look]) -> list[Look]:
    """The looks at other events, which are a doubt where the row's own record may be one that was not read whole."""
    maybe = case.maybe(DocumentKind.REGISTRATION)
    if not maybe:
        return looks
    return [
        replace(look, status=CheckStatus.UNCLEAR, note=f"{look.note}；但{maybe}，可能是本行的登记") for look in looks
    ]


def _mere_change(facts: Facts) -> Look:
    note = f"{place_of(facts.document)}是名称、地址等著录项目变更，不是权利转移"
    return Look(CheckStatus.FAIL, "著录项目变更", note, (cited(facts.document, None),))


def _another_event(case: Case, facts: Facts) -> Look | None:
    """A record of the claimed patent and the claimed day that gives it to the supplier: the claim rests on it.

    Such is a change of the supplier's own name, whatever the paper calls it; never a transfer to the receiver.
    """
    row, document = case.links.row, facts.document
    same_day = case.claimed.registered_on is not None and set(facts.days) == {case.claimed.registered_on}
    to_supplier = _any_like(facts.takers, row.givers) and not _any_like(facts.takers, row.takers)
    if not same_day or not to_supplier or not facts.givers:
        return None
    fields = [field for name in ("from_parties", "to_parties") for field in document.fields.get(name, ())]
    sure = all(field.confidence >= case.rules.contradicts_at for field in fields)
    pairs = f"{'、'.join(facts.givers)} → {'、'.join(facts.takers)}"
    note = f"{place_of(document)}同日登记的是 {pairs}，没有转给 {case.claimed.receiver}；名称变更不是权利转移"
    evidence = tuple(cited(document, "to_parties", field) for field in document.fields.get("to_parties", ()))
    return Look(CheckStatus.FAIL if sure else CheckStatus.UNCLEAR, pairs, note, evidence)


def _ended(document: Document) -> Look:
    note = f"{place_of(document)}是备案/登记的注销，未写明专利，可能就是本行的备案/登记"
    return Look(CheckStatus.UNCLEAR, "注销", note, (cited(document, None),))


def _numberless(document: Document) -> Look:
    note = f"{place_of(document)}与本行材料放在一起，专利号未能读出，可能记载该专利的另一次变更或许可、质押"
    return Look(CheckStatus.UNCLEAR, None, note, (cited(document, "patent_numbers"),))


def _event(case: Case, facts: Facts) -> Look:
    document = facts.document
    where, evidence = (
        place_of(document),
        tuple(
            cited(document, name, field)
            for name in ("from_parties", "to_parties")
            for field in document.fields.get(name, ())
        )
        or (cited(document, None),),
    )
    for name, word in _ENDINGS.items():
        if True in document.values(name):
            return Look(CheckStatus.FAIL, word, f"{where}的登记/备案已{word}", evidence)
    if not facts.givers or not facts.takers:
        return Look(CheckStatus.UNCLEAR, None, f"{where}未能读出变更前后的权利人", evidence)
    pairs = f"{'、'.join(facts.givers)} → {'、'.join(facts.takers)}"
    doubtful = document.subtype == _NOTICE and document.confidence < case.rules.transfer_notice_at
    if doubtful and not _two_persons(case, facts):
        note = f"{where}为 {pairs}，分不清是转让还是同一单位更名"
        return Look(CheckStatus.UNCLEAR, pairs, note, evidence)
    if set(facts.givers) == set(facts.takers):
        return Look(CheckStatus.FAIL, pairs, f"{where}变更前后为同一主体", evidence)
    if why := _renamed(case, facts):
        return Look(CheckStatus.UNCLEAR, pairs, f"{where}变更前后{why}", evidence)
    return Look(CheckStatus.PASS, pairs, f"{where}为 {pairs}", evidence)


def _two_persons(case: Case, facts: Facts) -> bool:
    """Whether no owner before may be one after: their names have nothing in common, and each has a credit code.

    One code for each is not enough: an institute that is made a company keeps its name and is given another code.
    """
    return all(
        have_nothing_in_common(giver, taker) and case.shared.codes.tell_apart(giver, taker, case.rules.code_characters)
        for giver in facts.givers
        for taker in facts.takers
    )


def _renamed(case: Case, facts: Facts) -> str | None:
    """Why the owners before and after may be one person under two names, None where nothing says so."""
    for giver in facts.givers:
        for taker in facts.takers:
            if giver != taker and (code := case.shared.codes.bridge(giver, taker)):
                return f"信用代码相同（{code}），疑似更名"
            if (proof := case.shared.renamings.between(giver, taker)) is not None:
                return f"是同一单位更名前后的名称（见 {place_of(proof)}）"
    return None


def _any_like(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return any(likeness(a, b) is not Likeness.OTHER for a in first for b in second)
