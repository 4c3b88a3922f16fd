"""Checks of papers across rows: none serves two contracts beyond its amount; and papers that no row claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from parsers.reading import Document, DocumentKind
from validators.case import Case
from validators.checks import joint
from validators.deals import ZERO, Deal
from validators.facts import AMOUNTS, DAYS, GIVERS, TAKERS, Facts
from validators.findings import Check, CheckStatus, Evidence
from validators.identity import Identities, amount_of
from validators.looks import Look, cited, conclude, not_applicable, place_of, shown
from validators.uses import Uses

_MONEY = {DocumentKind.INVOICE: "发票", DocumentKind.BANK_SLIP: "回单"}
_KINDS = {DocumentKind.REGISTRATION: "登记/备案材料", DocumentKind.CONTRACT: "合同", **_MONEY}


def check(case: Case, uses: Uses) -> Iterator[Check]:
    """The checks of the family that concern a row."""
    code = "evidence.reused"
    looks = [look for kind in _MONEY for look in _money_looks(case, uses, kind)]
    looks += [look for facts in case.links.cnipa.records for look in _record_looks(facts, uses)]
    stray = [_stray(case, facts) for facts in uses.strays.get(id(case.deal), ())]
    if not looks and not stray:
        yield not_applicable(code, "没有可比对的材料。")
        return
    advice = "一张发票、一份回单、一份登记/备案只能用于一份合同；请补充各自的材料。"
    yield conclude(code, "材料不应重复使用", None, [*looks, *stray], advice)


def _money_looks(case: Case, uses: Uses, kind: DocumentKind) -> Iterator[Look]:
    papers = case.shared.copies.originals(case.deal.money[kind])
    for facts in papers:
        deals = uses.deals(facts)
        where, evidence = place_of(facts.document), (cited(facts.document, None),)
        namesakes, twins = uses.namesakes(facts), uses.twins(facts)
        if len(deals) > 1 and _beyond(deals, kind, case.shared.copies):
            rows = "、".join(str(row.claim.row) for deal in deals for row in deal.rows[:5])
            note = f"{where}的{_MONEY[kind]}用于第 {rows} 行的不同合同，超出其金额"
            read = all(amount_of(paper) is not None for deal in deals for paper in deal.money[kind])
            apart = all(deal.contracts for deal in deals) and not _may_be_of_one_contract(deals)
            proven = read and apart and kind not in case.deal.ambiguous and not case.maybe(kind)
            yield Look(CheckStatus.FAIL if proven else CheckStatus.UNCLEAR, f"第 {rows} 行", note, evidence)
        elif namesakes:
            others = "、".join(place_of(other.document) for other in namesakes[:3])
            note = f"{where}与 {others} 号码相同而内容不同"
            cites = (*evidence, *(cited(other.document, None) for other in namesakes))
            yield Look(CheckStatus.UNCLEAR, facts.number, note, cites)
        elif twins:
            others = "、".join(place_of(other.document) for other in twins[:3])
            note = f"{where}与另一份合同的 {others} 双方、金额、日期都相同，号码又未能区分，可能是同一张{_MONEY[kind]}"
            yield Look(CheckStatus.UNCLEAR, shown(amount_of(facts)), note, evidence)
        else:
            yield Look(CheckStatus.PASS, None, f"{where}未重复使用", evidence)
    if (look := _counted_twice(case, papers, kind)) is not None:
        yield look


def _may_be_of_one_contract(deals: Sequence[Deal]) -> bool:
    """Whether two of the deals have contracts of one number: copies of one of which not all was read, maybe."""
    numbers = [{facts.contract_number for facts in deal.contracts} - {None} for deal in deals]
    return sum(map(len, numbers)) > len(set().union(*numbers))


def _beyond(deals: Sequence[Deal], kind: DocumentKind, copies: Identities) -> bool:
    """Whether the deals together claim more than their papers show."""
    papers = {facts.document.id: facts for deal in deals for facts in copies.originals(deal.money[kind])}
    have = copies.sum_of(papers.values())
    return sum((min(deal.expected(), default=ZERO) for deal in deals), ZERO) > have


def _counted_twice(case: Case, papers: Sequence[Facts], kind: DocumentKind) -> Look | None:
    """A paper handed in twice where only both together make the sum."""
    every = case.deal.money[kind]
    wanted = case.deal.expected()
    if (shared := joint.deals(case, kind)) and not _beyond(shared, kind, case.shared.copies):
        return None
    once = case.shared.copies.sum_of(papers)
    twice = sum((amount_of(facts) or ZERO for facts in every), ZERO)
    if (
        len(every) == len(papers)
        or once in wanted
        or (kind is DocumentKind.INVOICE and once >= min(wanted, default=ZERO))
    ):
        return None
    if twice < min(wanted, default=ZERO):
        return None
    again = [facts for facts in every if facts not in papers]
    places = "、".join(place_of(facts.document) for facts in again[:4])
    note = f"{places}是同一张{_MONEY[kind]}的重复提交，只计一次为 {shown(once)}"
    return Look(CheckStatus.FAIL, shown(once), note, tuple(cited(facts.document, None) for facts in again))


def _record_looks(facts: Facts, uses: Uses) -> Iterator[Look]:
    namesakes = uses.namesakes(facts)
    evidence = (cited(facts.document, "record_number", facts.document.one("record_number")),)
    if namesakes:
        others = "、".join(place_of(other.document) for other in namesakes[:3])
        note = f"{place_of(facts.document)}与 {others} 备案/登记号相同，却用于不同的合同"
        yield Look(CheckStatus.UNCLEAR, facts.number, note, evidence)
    elif len(deals := uses.deals_of_record(facts)) > 1:
        rows = "、".join(str(row.claim.row) for deal in deals for row in deal.rows[:5])
        note = f"{place_of(facts.document)}的登记/备案用于第 {rows} 行的不同合同"
        yield Look(CheckStatus.UNCLEAR, f"第 {rows} 行", note, (cited(facts.document, None),))
    elif numbers := uses.rows_of_other_modes(facts):
        rows = "、".join(str(number) for number in numbers)
        note = f"{place_of(facts.document)}的登记/备案用于转化方式不同的第 {rows} 行"
        yield Look(CheckStatus.UNCLEAR, f"第 {rows} 行", note, (cited(facts.document, None),))
    else:
        yield Look(CheckStatus.PASS, None, f"{place_of(facts.document)}未重复使用", (cited(facts.document, None),))


def _stray(case: Case, facts: Facts) -> Look:
    """A copy among the row's papers that is another contract's: harmless where the row has enough of its own."""
    kind, deal = facts.document.kind, case.deal
    have, expected = case.shared.copies.sum_of(deal.money[kind]), deal.expected()
    enough = have in expected or (kind is DocumentKind.INVOICE and have >= max(expected, default=ZERO))
    note = f"{place_of(facts.document)}与本行材料放在一起，却是另一份合同的{_MONEY[kind]}，不计入本行"
    status = CheckStatus.PASS if enough else CheckStatus.FAIL
    return Look(status, facts.document.file, note, (cited(facts.document, None),))


def unclaimed(documents: Iterable[Document]) -> Iterator[Check]:
    """One finding for every document of evidence that no row claims; one that passes where there is none."""
    code = "evidence.unclaimed"
    found = False
    for document in documents:
        found = True
        said = _said(document)
        note = f"{place_of(document)}的{_KINDS.get(document.kind, '材料')}没有任何一行与之对应" + (
            f"（{said}）" if said else ""
        )
        message = f"{note}。请确认是否漏报了行，或删去无关材料。"
        evidence: tuple[Evidence, ...] = (cited(document, None),)
        yield Check(code, CheckStatus.UNCLEAR, "每份材料都对应清单中的行", said or None, message, evidence)
    if not found:
        yield Check(code, CheckStatus.PASS, "每份材料都对应清单中的行", None, "每份材料都有对应的行。")


_TOLD: Mapping[str, str] = {
    "patent_numbers": "专利号",
    **dict.fromkeys(DAYS.values(), "日期"),
    **dict.fromkeys(AMOUNTS.values(), "金额"),
}


def _said(document: Document) -> str:
    """What the document says of itself, in a few words."""
    parts = [f"{_TOLD[name]} {shown(values[0])}" for name in _TOLD if (values := document.values(name))]
    names = [str(value) for table in (GIVERS, TAKERS) for value in document.values(table.get(document.kind, ""))[:1]]
    return "，".join([*parts, " / ".join(names)] if names else parts)
