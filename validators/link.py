"""Claim ↔ documents: which papers are a row's, found by cues that do not depend on each other.

A paper that contradicts the claim in one value is still found by the others, so that the contradiction can be reported.
Rows and documents meet through indexes (patent number, names, amounts), never by trying each with each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.package import SourceFile
from parsers.claims import Claim, Mode
from parsers.reading import Document, DocumentKind
from parsers.values.search import search
from validators.assignments import NO_ASSIGNMENTS, Assignments
from validators.codes import CodeBook
from validators.deal_index import DealIndex
from validators.deals import Deal, Records, RowLinks
from validators.facts import Facts, RowFacts, facts_of, row_facts
from validators.fits import is_change
from validators.identity import Identities
from validators.locality import Locality
from validators.money import assign
from validators.names import PartyIndex, party_names
from validators.numbers import core_of
from validators.programmes.profile import Required
from validators.renamings import Renamings
from validators.rules import Rules
from validators.statements import statements
from validators.supplements import with_supplements
from validators.titles import Titles

_OF_A_ROW = frozenset({DocumentKind.REGISTRATION, DocumentKind.CONTRACT, DocumentKind.INVOICE, DocumentKind.BANK_SLIP})
"""Kinds that prove a row; one that no row claims is reported."""


_ENDED = "cancelled_record"
"""The subtype of a paper on the end of a licence or a pledge that names no patent."""

_ENDABLE = frozenset({Mode.LICENCE, Mode.PLEDGE, Mode.OPEN_LICENCE, None})


@dataclass(frozen=True, slots=True)
class Links:
    """Every row with its documents, the documents of the evidence that no row claims, and which papers are copies."""

    rows: tuple[RowLinks, ...]
    codes: CodeBook
    renamings: Renamings
    unclaimed: tuple[Document, ...]
    copies: Identities
    places: Locality
    deals: tuple[Deal, ...]


def link(
    claims: Iterable[Claim],
    documents: Sequence[Document],
    evidence: Mapping[Mode, Required],
    rules: Rules,
    files: Iterable[SourceFile] = (),
    *,
    assigned: Assignments = NO_ASSIGNMENTS,
) -> Links:
    """Link every document to the rows it belongs to: as a reviewer says where one does, else by its cues."""
    rows = [row_facts(claim) for claim in claims]
    codes, renamings = CodeBook(documents), Renamings(documents, rules)
    parties = {name for row in rows for name in (*row.givers, *row.takers)}
    sayable = {name for name in parties if len(name) >= rules.shortest_doubtful_name}
    papers: dict[DocumentKind, list[Facts]] = defaultdict(list)
    beside: list[Document] = []
    ended: list[Document] = []
    for document in documents:
        if document.kind in _OF_A_ROW:
            papers[document.kind].append(facts_of(document, sayable))
        elif document.kind in {DocumentKind.CERTIFICATE, DocumentKind.LICENCE_OF_BUSINESS}:
            beside.append(document)
        elif document.subtype == _ENDED:
            ended.append(document)
    listed = PartyIndex(parties, renamings)
    titles = Titles(rows, evidence, listed)
    contracts = {
        row: assigned.facts(row, linked, papers[DocumentKind.CONTRACT])
        for row, linked in titles.contracts(papers[DocumentKind.CONTRACT]).items()
    }
    records = _records(rows, titles, papers[DocumentKind.REGISTRATION], assigned)
    deals = _deals(rows, contracts, records)
    places = Locality(deals.values(), rules)
    own = list({id(deal): deal for deal in deals.values()}.values())
    money_papers = [*papers[DocumentKind.INVOICE], *papers[DocumentKind.BANK_SLIP]]
    copies = Identities(money_papers, files)
    told = assigned.money(deals)
    assign(DealIndex(own, places, _all_names(listed, rows, own, renamings), codes), money_papers, copies, rules, told)
    ended_of: dict[int, list[Document]] = defaultdict(list)
    for document in ended:
        ended_of[id(places.owner(document))].append(document)
    linked = tuple(
        replace(
            row,
            ended=_ended(row, ended_of),
            beside=assigned.documents(row.row.claim.row, row.beside, beside),
        )
        for row in _rows(rows, deals, records, contracts, beside)
    )
    linked = with_supplements(linked, papers[DocumentKind.CONTRACT], titles, rules)
    linked = _with_numberless(linked, papers[DocumentKind.REGISTRATION], places)
    return Links(linked, codes, renamings, _unclaimed(papers, linked, listed, rules), copies, places, tuple(own))


def _records(
    rows: Iterable[RowFacts], titles: Titles, papers: Sequence[Facts], assigned: Assignments
) -> dict[int, Records]:
    found = titles.records(papers)
    by_id = {facts.document.id: facts for facts in papers}
    for row in rows:
        told = [by_id[document] for document in assigned.of(row.claim.row) if document in by_id]
        fitting = frozenset(facts.document.id for facts in told if titles.fit(facts, row).mode)
        found[row.claim.row] = assigned.records(row.claim.row, found[row.claim.row], papers, fitting)
    return found


def _deals(
    rows: Sequence[RowFacts], contracts: Mapping[int, Sequence[Facts]], records: Mapping[int, Records]
) -> dict[int, Deal]:
    """Rows that share a contract form one deal; so do rows without any whose parties, amount and 转化方式 agree."""
    group = {row.claim.row: row.claim.row for row in rows}

    def find(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    first: dict[object, int] = {}
    for row in rows:
        keys: list[object] = [_shared_by(row, facts) for facts in contracts[row.claim.row]]
        for key in keys or [_without_contract(row)]:
            other = first.setdefault(key, row.claim.row)
            group[find(row.claim.row)] = find(other)
    deals: dict[int, Deal] = {}
    for row in rows:
        deal = deals.setdefault(find(row.claim.row), Deal([]))
        deal.rows.append(row)
        deal.contracts += [facts for facts in contracts[row.claim.row] if facts not in deal.contracts]
        deal.records += [facts for facts in records[row.claim.row].records if facts not in deal.records]
    return {row.claim.row: deals[find(row.claim.row)] for row in rows}


def _shared_by(row: RowFacts, contract: Facts) -> object:
    """What makes rows share a contract; one of which a side was not read is not for that two parties' alike."""
    return id(contract), () if contract.givers else row.givers, () if contract.takers else row.takers


def _without_contract(row: RowFacts) -> object:
    claimed = row.claim.claimed
    if not (row.givers and row.takers and claimed.contract_amount):
        return row.claim.row
    return row.givers, row.takers, claimed.contract_amount, claimed.mode


def _all_names(listed: PartyIndex, rows: Iterable[RowFacts], deals: Iterable[Deal], renamings: Renamings) -> PartyIndex:
    """The names of the list, and those of contracts and records that are none of them."""
    names = {name for row in rows for name in (*row.givers, *row.takers)}
    read = {name for deal in deals for facts in (*deal.contracts, *deal.records) for name in _parties(facts)}
    return PartyIndex(names | {name for name in read if not listed.resolve(name)}, renamings)


def _parties(facts: Facts) -> tuple[str, ...]:
    return (*facts.givers, *facts.takers)


def _rows(
    rows: Iterable[RowFacts],
    deals: Mapping[int, Deal],
    records: Mapping[int, Records],
    contracts: Mapping[int, tuple[Facts, ...]],
    beside: Iterable[Document],
) -> tuple[RowLinks, ...]:
    of_patent: dict[str, list[Document]] = defaultdict(list)
    of_name: dict[str, list[Document]] = defaultdict(list)
    for document in beside:
        for value in document.values("patent_numbers"):
            of_patent[core_of(str(value)) or ""].append(document)
        for value in document.values("name"):
            for name in party_names(str(value)):
                of_name[name].append(document)
    found = []
    for row in rows:
        number = row.claim.row
        near = [document for patent in sorted(row.patents) for document in of_patent.get(patent, ())]
        near += [document for name in (*row.givers, *row.takers) for document in of_name.get(name, ())]
        once = tuple({document.id: document for document in near}.values())
        found.append(RowLinks(row, deals[number], records[number], contracts[number], once))
    return tuple(found)


def _ended(row: RowLinks, papers: Mapping[int, Sequence[Document]]) -> tuple[Document, ...]:
    """Of papers on ended licences and pledges, by the deal they lie with, a row's; one with its patent is a record.

    An owner's row is not touched by what was licensed or pledged before.
    """
    if row.row.claim.claimed.mode not in _ENDABLE:
        return ()
    return tuple(papers.get(id(row.deal), ()))


def _with_numberless(rows: tuple[RowLinks, ...], records: Iterable[Facts], places: Locality) -> tuple[RowLinks, ...]:
    """The rows with the records among their papers of which no number was read: another event of their patents, maybe.

    A mere change of name or address is none.
    """
    claimed = {document.id for row in rows for document in row.documents()}
    lost: dict[int, list[Document]] = defaultdict(list)
    for facts in records:
        document = facts.document
        if document.id not in claimed and not facts.patents and not is_change(facts):
            for owner in {id(places.owner(document)), id(places.row_numbered(document.file))}:
                lost[owner].append(document)
    return tuple(replace(row, numberless=tuple(lost.get(id(row.deal), ()))) for row in rows)


def _unclaimed(
    papers: Mapping[DocumentKind, Sequence[Facts]], rows: Iterable[RowLinks], listed: PartyIndex, rules: Rules
) -> tuple[Document, ...]:
    """The papers that no row claims; of an account's statement that has a row's payment on it, no daily business.

    Money for a patent is none, nor what is of the amount of that payment: it may have gone back through another.
    """
    claimed = {document.id for row in rows for document in row.documents()}
    books = statements(papers.get(DocumentKind.BANK_SLIP, ()))
    cited = [several for several in books if any(facts.document.id in claimed for facts in several)]
    daily = {
        facts.document.id
        for several in cited
        for paid in [{amount for facts in several if facts.document.id in claimed for amount in facts.amounts}]
        for facts in several
        if _is_daily(facts, listed) and not (facts.amounts & paid or search(rules.purpose_owned, facts.free_text))
    }
    known = claimed | daily
    return tuple(facts.document for kind in papers for facts in papers[kind] if facts.document.id not in known)


def _is_daily(facts: Facts, listed: PartyIndex) -> bool:
    """Whether a payment names no patent and has a side that was read and is in no row: water and wages."""
    sides = (facts.givers, facts.takers)
    others = any(names and not any(listed.resolve(name) for name in names) for names in sides)
    return others and not (facts.mentions or facts.patents or facts.patents_unread)
