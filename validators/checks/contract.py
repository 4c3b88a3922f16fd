"""Checks of the contract: there, between these parties, about these patents, over this amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.reading import Document, DocumentKind
from validators.case import Case, rather_doubt
from validators.checks import contract_kind, contract_price, contract_terms
from validators.facts import Facts
from validators.findings import Check, CheckStatus
from validators.looks import (
    Look,
    cited,
    conclude,
    is_printed_text,
    is_repaired,
    not_applicable,
    place_of,
)
from validators.names import party_names
from validators.numbers import core_of
from validators.parties import Side, look_at_side
from validators.words import look_at_words, printed

_NO_CONTRACT = "没有可核对的合同。"
_TYPES = {
    "transfer": "转让合同",
    "licence": "许可合同",
    "equity": "作价入股协议",
    "pledge": "质押合同",
    "service": "技术服务类合同",
}


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    yield _present(case)
    yield from case.softened([_parties(case)], "supplier", "receiver")
    yield from case.softened([_patents(case)], "patent_numbers")
    yield from case.softened([contract_price.check(case)], "contract_amount")
    yield _words(case)
    yield from contract_terms.check(case)


def _present(case: Case) -> Check:
    contracts = case.links.contracts
    looks = case.partly_read(contracts)
    if not contracts:
        looks = [case.absent(DocumentKind.CONTRACT, "双方就该专利所签的合同")]
    for facts in contracts:
        document, required = facts.document, case.required
        fits = required is None or document.subtype is None or document.subtype in required.contracts
        what = _TYPES.get(document.subtype or "", "合同")
        note = f"{place_of(document)}有{what}" + ("" if fits else "，类型与清单的转化方式不同")
        looks.append(Look(CheckStatus.PASS if fits else CheckStatus.UNCLEAR, what, note, (cited(document, None),)))
        looks += contract_kind.looks(case, facts)
    looks += [look for facts in case.links.supplements for look in contract_kind.ends(case, facts)]
    looks += contract_kind.without_original(case)
    return conclude("contract.present", "应有合同", None, looks, "请补充完整、清晰的合同。")


def _parties(case: Case) -> Check:
    code, row = "contract.parties", case.links.row
    if not case.links.contracts:
        return not_applicable(code, _NO_CONTRACT)
    if not row.givers or not row.takers:
        return not_applicable(code, "清单未填供给方或接受方。")
    giver = Side("supplier", "转让（许可、出质）方", row.givers, row.takers)
    taker = Side("receiver", "受让（被许可、质权）方", row.takers, row.givers)
    looks = [
        look
        for side in (giver, taker)
        for look in rather_doubt(
            [look for facts in case.links.contracts for look in look_at_side(case, facts.document, side)]
        )
    ]
    looks += [look for facts in case.links.contracts for look in _signed_by_others(case, facts)]
    expected = f"{case.claimed.supplier} → {case.claimed.receiver}"
    return conclude(code, "合同双方", expected, looks, "请核对清单的供给方、接受方与合同。")


def _signed_by_others(case: Case, facts: Facts) -> Iterator[Look]:
    """A doubt for every name at the place of signature that is no party's.

    Where both sign in one line their names may be read as one: a name made of the parties' characters alone is theirs.
    """
    parties = (*case.links.row.givers, *case.links.row.takers, *facts.givers, *facts.takers)
    for field in facts.document.fields.get("signatories", ()):
        for name in party_names(str(field.value)) if field.value is not None else ():
            mixed = set(name) <= set("".join(parties))
            if not mixed and not any(case.may_be_one(party, name) for party in parties):
                note = f"{place_of(facts.document, field.best)}的签章为 {name}，不是合同双方"
                yield Look(CheckStatus.UNCLEAR, name, note, (cited(facts.document, "signatories", field),))


def _patents(case: Case) -> Check:
    code, contracts = "contract.patents", case.links.contracts
    if not contracts:
        return not_applicable(code, _NO_CONTRACT)
    looks = [_covers(case, patent, contracts) for patent in sorted(case.links.row.patents)]
    if not looks:
        return not_applicable(code, "清单未填专利号。")
    expected = "、".join(case.claimed.patent_numbers)
    return conclude(code, "合同所载专利", expected, looks, "请核对专利号，或补充载明该专利的合同附件。")


def _covers(case: Case, patent: str, contracts: Sequence[Facts]) -> Look:
    fields = [(f.document, field) for f in contracts for field in f.document.fields.get("patent_numbers", ())]
    for document, field in fields:
        if field.value is None or core_of(str(field.value)) != patent:
            continue
        doubtful = is_repaired(field) and not case.confirmed(document, field.value)
        sure = not doubtful and field.confidence >= case.rules.agrees_at
        note = f"{place_of(document, field.best)}载有 {field.value}" + ("" if sure else "，但字迹不清，未得印证")
        status = CheckStatus.PASS if sure else CheckStatus.UNCLEAR
        return Look(status, str(field.value), note, (cited(document, "patent_numbers", field),))
    evidence = tuple(cited(document, "patent_numbers", field) for document, field in fields)
    texts = "、".join(
        dict.fromkeys(field.best.text if field.value is None else str(field.value) for _, field in fields)
    )
    where = "、".join(place_of(facts.document) for facts in contracts[:3])
    if not fields or any(facts.patents_unread for facts in contracts) or case.partly_read(contracts):
        note = f"{where}的专利号未能全部读清（{texts or '未见专利号'}），未见 {patent}"
        return Look(CheckStatus.UNCLEAR, texts or None, note, evidence)
    claimed = {number for row in case.deal.rows for number in row.patents}
    foreign = any(facts.patents - claimed for facts in contracts)
    surely = foreign or all(is_printed_text(field) for _, field in fields)
    note = f"{where}所载专利为 {texts}，没有 {patent}"
    return Look(CheckStatus.FAIL if surely else CheckStatus.UNCLEAR, texts, note, evidence)


def _words(case: Case) -> Check:
    code = "contract.words"
    if not case.links.contracts:
        return not_applicable(code, _NO_CONTRACT)
    both = [facts.document for facts in case.links.contracts if not _writes_it_out(facts.document)]
    found = [look_at_words(document, "total_amount", "total_in_words", case.rules) for document in both]
    looks = [look for look in found if look is not None]
    if not looks:
        return not_applicable(code, "合同没有大写金额。" if both else "合同金额只以大写写出，没有小写可比对。")
    return conclude(code, "合同金额的大写与小写应一致", None, looks, "请双方书面确认金额后重新提交。")


def _writes_it_out(document: Document) -> bool:
    """Whether a contract names its total in words alone: where it prints figures anywhere, one reading is of them."""
    fields = document.fields.get("total_amount", ())
    return bool(fields) and not any(printed(field) for field in fields)
