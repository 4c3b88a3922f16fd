"""Whether a contract is one at all, and of the row's 转化方式: by its title, its terms, and those of the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from parsers.claims import Mode
from parsers.reading import Document
from validators.case import Case
from validators.facts import Facts
from validators.findings import CheckStatus
from validators.looks import Look, cited, place_of, shown
from validators.rules import Rules
from validators.supplements import is_supplement

_TITLES = {
    Mode.TRANSFER: ("transfer",),
    Mode.LICENCE: ("licence",),
    Mode.OPEN_LICENCE: ("licence",),
    Mode.EQUITY: ("equity", "transfer"),
    Mode.PLEDGE: ("pledge",),
}
"""What the title of a contract may tell for each 转化方式; one that tells nothing is no doubt."""

_LICENCES = frozenset({Mode.LICENCE, Mode.OPEN_LICENCE})
_KINDS = ("独占", "排他", "普通", "分许可", "交叉")


def looks(case: Case, facts: Facts) -> Iterator[Look]:
    """What casts doubt on a contract being the signed contract of the row's deal."""
    document, mode, rules = facts.document, case.claimed.mode, case.rules
    for value in document.values("title"):
        if word := next((word for word in rules.draft_words if word in str(value)), None):
            yield _flag(document, f"题为“{value}”（{word}），不是已签署的合同", str(value), "title")
        if mode is not None and (told := _tells_another(str(value), mode, rules)):
            yield _flag(document, f"题为“{value}”，与清单的转化方式不同（{told}）", str(value), "title")
    yield from ends(case, facts)
    if True in document.values("draft"):
        yield _flag(document, "没有签字盖章，或注明是草案", "草案", "draft")
    if mode is not None and mode not in _LICENCES and document.subtype in {"other", None}:
        yield from _licence_terms(document)
    if mode in _LICENCES:
        for record in case.links.cnipa.records:
            yield from _other_terms(document, record.document, rules)


def ends(case: Case, facts: Facts) -> Iterator[Look]:
    """That an agreement calls itself one that ends the contract, which may then have proved nothing."""
    for value in facts.document.values("title"):
        if word := next((word for word in case.rules.ended_words if word in str(value)), None):
            yield _flag(facts.document, f"题为“{value}”（{word}），合同可能已不再履行", str(value), "title")


def _flag(document: Document, note: str, found: str, name: str) -> Look:
    return Look(CheckStatus.UNCLEAR, found, f"{place_of(document)}{note}", (cited(document, name, document.one(name)),))


def _tells_another(title: str, mode: Mode, rules: Rules) -> str | None:
    """The words by which a title tells of another 转化方式 and not of the row's, None for none."""
    words = {kind: [word for word in rules.title_words[kind] if word in title] for kind in rules.title_words}
    if any(words[kind] for kind in _TITLES[mode]):
        return None
    return "、".join(word for found in words.values() for word in found) or None


def without_original(case: Case) -> Iterator[Look]:
    """That all contracts of the row change another one, which is not there."""
    contracts = case.links.contracts
    if contracts and all(is_supplement(facts, case.rules) for facts in contracts):
        note = "是补充（变更）协议，没有找到它所变更的原合同"
        yield from (_flag(facts.document, note, "补充协议", "title") for facts in contracts)


def _licence_terms(document: Document) -> Iterator[Look]:
    for value in document.values("licence_type"):
        yield _flag(document, f"约定的是{value}，不是权利转让", str(value), "licence_type")


def _other_terms(contract: Document, record: Document, rules: Rules) -> Iterator[Look]:
    """That the licence put on record is of another kind, or for another term, than the contract's."""
    kinds = [_kinds(paper) for paper in (contract, record)]
    if all(kinds) and not kinds[0] & kinds[1]:
        told = "、".join(sorted(kinds[0])), "、".join(sorted(kinds[1]))
        yield _flag(contract, f"为{told[0]}许可，{place_of(record)}备案的是{told[1]}许可", told[0], "licence_type")
    for name, word in (("term_start", "起始日"), ("term_end", "终止日")):
        own, other = (_sure_day(paper, name, rules) for paper in (contract, record))
        if own is not None and other is not None and abs(own - other) > rules.term_slack:
            note = f"的许可{word}为 {shown(own)}，{place_of(record)}备案的是 {shown(other)}"
            yield _flag(contract, note, shown(own), name)


def _kinds(document: Document) -> set[str]:
    return {kind for kind in _KINDS for value in document.values("licence_type") if kind in str(value)}


def _sure_day(document: Document, name: str, rules: Rules) -> date | None:
    field = document.one(name)
    sure = field is not None and field.confidence >= rules.contradicts_at
    return field.value if sure and field is not None and isinstance(field.value, date) else None
