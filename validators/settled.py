"""Cells of a scanned list that were read badly, but say what the papers say: papers are read blind, and so is the list.

That both hit upon one name, or one 转化方式, is no accident.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from parsers.reading import Document, DocumentKind
from validators.facts import GIVERS, TAKERS
from validators.names import party_names

if TYPE_CHECKING:
    from validators.case import Case

_ROLES = {"supplier": GIVERS, "receiver": TAKERS}


def is_settled(case: Case, name: str) -> bool:
    """Whether papers settle a cell: a name by papers of two kinds with it in the same role, a mode by its deeds."""
    return _mode_is_told(case) if name == "mode" else _is_named(case, name)


def _is_named(case: Case, name: str) -> bool:
    roles = _ROLES.get(name)
    wanted = set(party_names(getattr(case.claimed, name))) if roles is not None else set()
    if roles is None or not wanted or min(map(len, wanted)) < case.rules.shortest_doubtful_name:
        return False
    papers = (*case.deal.records, *case.deal.contracts, *case.invoices, *case.slips)
    return len({facts.document.kind for facts in papers if wanted <= _named(facts.document, roles, case)}) > 1


def _named(document: Document, roles: Mapping[DocumentKind, str], case: Case) -> set[str]:
    """The parties that stand for certain in a role on a paper."""
    fields = document.fields.get(roles.get(document.kind, ""), ())
    sure = [field for field in fields if field.value is not None and field.confidence >= case.rules.contradicts_at]
    return {party for field in sure for party in party_names(str(field.value))}


def _mode_is_told(case: Case) -> bool:
    """Whether the row's records and contracts together prove its 转化方式 and no other."""
    records = {facts.document.subtype for facts in case.deal.records}
    contracts = {facts.document.subtype for facts in case.deal.contracts}
    proved = [
        mode
        for mode, asked in case.shared.profile.evidence.items()
        if records & {*asked.registrations} and contracts & {*asked.contracts}
    ]
    return proved == [case.claimed.mode]
