"""Checks of the two parties against each other: different persons, and nothing that shows them to be related."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.reading import Document, DocumentKind
from parsers.values.search import search
from parsers.values.text import plain
from validators.case import Case
from validators.findings import Check, CheckStatus, Evidence
from validators.looks import Look, cited, conclude, not_applicable
from validators.names import Likeness, likeness, party_names

_SHARED = {"legal_representative": "法定代表人", "representative": "签约代表", "address": "地址", "phone": "电话"}
"""What two unrelated parties do not share, by the ending of field names (`supplier_phone`, `receiver_phone`)."""

_SHORTEST = 2
_PHONE = 7
"""Digits that a telephone number has at least; its marks and blanks are written in many ways."""

_BRANCH = r"(?:分公司|分行|支行|分校|校区|分院|分所|分部|办事处|营业部)$"
"""How the name of a branch ends that begins with that of the whole: it is no person of its own."""


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    yield from case.softened([_distinct(case)], "supplier", "receiver")
    yield _unrelated(case)


def _distinct(case: Case) -> Check:
    code, row = "parties.distinct", case.links.row
    if not row.givers or not row.takers:
        return not_applicable(code, "清单未填供给方或接受方。")
    pairs = [(giver, taker, likeness(giver, taker)) for giver in row.givers for taker in row.takers]
    looks = []
    for giver, taker, like in pairs:
        if like is Likeness.EQUAL:
            looks.append(Look(CheckStatus.FAIL, giver, f"供给方与接受方同为 {giver}"))
        elif like is Likeness.NEAR:
            looks.append(Look(CheckStatus.UNCLEAR, taker, f"供给方 {giver} 与接受方 {taker} 只差一字"))
        elif _is_branch(giver, taker) or _is_branch(taker, giver):
            looks.append(Look(CheckStatus.UNCLEAR, taker, f"{giver} 与 {taker} 一方是另一方的分支机构"))
        elif shared := case.shared.codes.bridge(giver, taker):
            looks.append(Look(CheckStatus.UNCLEAR, shared, f"{giver} 与 {taker} 的统一社会信用代码相同（{shared}）"))
    if not looks:
        looks = [Look(CheckStatus.PASS, None, f"{case.claimed.supplier} 与 {case.claimed.receiver} 名称不同")]
    return conclude(code, "供给方与接受方应为不同主体", None, looks, "请核对清单的供给方、接受方。")


def _is_branch(name: str, whole: str) -> bool:
    return name.startswith(whole) and bool(search(_BRANCH, name[len(whole) :]))


def _unrelated(case: Case) -> Check:
    code = "parties.unrelated"
    looks = []
    for what, label in _SHARED.items():
        given, taken = _known(case, what, "supplier"), _known(case, what, "receiver")
        for value in sorted(given.keys() & taken.keys()):
            evidence = (*given[value], *taken[value])
            looks.append(Look(CheckStatus.UNCLEAR, value, f"供给方与接受方的{label}同为 {value}", evidence))
        if given and taken and not given.keys() & taken.keys():
            looks.append(Look(CheckStatus.PASS, None, f"双方{label}不同", ()))
    looks += _acting_for_both(case)
    looks += _own_representative(case)
    if not looks:
        return not_applicable(code, "材料中没有双方可比对的法定代表人、地址或电话。")
    return conclude(code, "供给方与接受方应无关联", None, looks, "请说明双方是否存在关联关系。")


def _acting_for_both(case: Case) -> Iterator[Look]:
    """A doubt where the legal representative of one party signs for the other."""
    for head_of, signs_for in (("supplier", "receiver"), ("receiver", "supplier")):
        heads, signing = _known(case, "legal_representative", head_of), _known(case, "representative", signs_for)
        for name in sorted(heads.keys() & signing.keys()):
            note = f"一方的法定代表人 {name} 是另一方的签约代表"
            yield Look(CheckStatus.UNCLEAR, name, note, (*heads[name], *signing[name]))


def _own_representative(case: Case) -> Iterator[Look]:
    """A doubt where one party is the person who represents the other."""
    for role, others in (("supplier", case.links.row.takers), ("receiver", case.links.row.givers)):
        known = _known(case, "legal_representative", role)
        for name in sorted(known.keys() & {plain(other) for other in others}):
            yield Look(CheckStatus.UNCLEAR, name, f"一方 {name} 是另一方的法定代表人", known[name])


def _known(case: Case, what: str, role: str) -> dict[str, tuple[Evidence, ...]]:
    """The values of one particular of a party: from the contract, and from the licence of that party."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for facts in case.links.contracts:
        _take(found, facts.document, f"{role}_{what}")
    parties = case.links.row.givers if role == "supplier" else case.links.row.takers
    for document in case.links.beside:
        if document.kind is DocumentKind.LICENCE_OF_BUSINESS and _is_of(document, parties):
            _take(found, document, what)
    return found


def _take(found: dict[str, tuple[Evidence, ...]], document: Document, name: str) -> None:
    for field in document.fields.get(name, ()):
        text = plain(str(field.value)) if field.value is not None else ""
        text = _dialled(text) if name.endswith("phone") else text
        if len(text) >= _SHORTEST:
            found[text] = (*found.get(text, ()), cited(document, name, field))


def _dialled(text: str) -> str:
    """A telephone number without the marks in it; any other text as it is."""
    digits = "".join(char for char in text if char.isdecimal())
    return digits.removeprefix("86") if len(digits) >= _PHONE else text


def _is_of(document: Document, parties: tuple[str, ...]) -> bool:
    names = [name for value in document.values("name") for name in party_names(str(value))]
    return any(likeness(party, name) is Likeness.EQUAL for party in parties for name in names)
