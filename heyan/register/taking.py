"""What a verified package puts into the register: its rows, its evidence with its pages, what it tells of parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from heyan.register.particulars import particulars_of
from heyan.register.shelf import Taken
from heyan.register.things import PAPERS, Kind, Mark, Thing
from parsers.claims import Mode
from parsers.reading import DocumentKind
from validators.codes import CodeBook
from validators.deals import printed_once
from validators.facts import facts_of, row_facts
from validators.identity import amount_of
from validators.names import Likeness, likeness

if TYPE_CHECKING:
    from heyan.report.model import PageNote, Report
    from parsers.claims import Claim
    from parsers.reading import Document
    from validators.facts import Facts

ROUNDING = Decimal(1)
"""Yuan by which parts of a sum, each rounded, may be beyond it."""
EXCLUSIVE = ("独占", "排他")
"""What a licence says that leaves no room for another one."""


def taken_from(report: Report) -> Taken:
    """What a judged package puts in."""
    served: dict[str, list[int]] = defaultdict(list)
    for row in report.judgement.rows:
        for document in row.documents:
            served[document].append(row.claim.row)
    return take(report.claim_list.claims, report.documents, report.pages, served)


def take(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    pages: Iterable[PageNote],
    served: Mapping[str, Sequence[int]],
) -> Taken:
    """What a package puts in.

    Args:
        claims: the rows of its list.
        documents: all its papers.
        pages: its pages with their fingerprints.
        served: the rows that each paper (by its id) is linked to.
    """
    codes = CodeBook(documents)
    marks = {(note.file, note.number): note.fingerprint for note in pages if note.fingerprint is not None}
    rows = {claim.row: claim for claim in claims}
    facts = [facts_of(document) for document in documents if document.kind in PAPERS]
    papers = [_paper(item, _served(item, served, rows), rows, _marks(item.document, marks)) for item in facts]
    licences = _licences(papers, facts)
    deals = _deals(papers)
    listed = [
        replace(
            _claim(claim, codes, licences.get(claim.row, "")),
            claimed=_received([rows[row] for row in deals.get(claim.row, (claim.row,))], claim.claimed.contract_amount),
        )
        for claim in claims
    ]
    receivers = frozenset(name for claim in claims for name in row_facts(claim).takers)
    return Taken((*listed, *papers), tuple(particulars_of(documents, receivers)))


def _served(facts: Facts, served: Mapping[str, Sequence[int]], rows: Mapping[int, Claim]) -> tuple[int, ...]:
    """The rows that a paper serves; a record only those whose receiver it names, for others it is but history."""
    linked = tuple(row for row in served.get(facts.document.id, ()) if row in rows)
    if facts.document.kind is not DocumentKind.REGISTRATION or not facts.takers:
        return linked
    return tuple(row for row in linked if _names_one(facts.takers, row_facts(rows[row]).takers))


def _names_one(names: Iterable[str], others: Sequence[str]) -> bool:
    return any(likeness(name, other) is not Likeness.OTHER for name in names for other in others)


def _claim(claim: Claim, codes: CodeBook, licence: str) -> Thing:
    facts, claimed = row_facts(claim), claim.claimed
    mode = claimed.mode.value if claimed.mode else ""
    return Thing(
        kind=Kind.CLAIM,
        file=claim.place.file,
        page=claim.place.page,
        box=claim.place.box,
        rows=(claim.row,),
        subtype=f"{mode} {licence}".strip(),
        givers=facts.givers,
        takers=facts.takers,
        giver_codes=_codes(facts.givers, codes),
        taker_codes=_codes(facts.takers, codes),
        amount=claimed.received_amount,
        total=claimed.contract_amount,
        day=claimed.registered_on,
        patents=tuple(sorted(facts.patents)),
    )


def _codes(names: Iterable[str], codes: CodeBook) -> tuple[str, ...]:
    return tuple(sorted({code for name in names for code in codes.codes_of(name)}))


def _paper(facts: Facts, served: tuple[int, ...], rows: Mapping[int, Claim], marks: tuple[Mark, ...]) -> Thing:
    document = facts.document
    return Thing(
        kind=PAPERS[document.kind],
        file=document.file,
        page=document.pages[0],
        box=document.box,
        document=document.id,
        rows=served,
        number=(facts.contract_number if document.kind is DocumentKind.CONTRACT else facts.number) or "",
        code=_code(document),
        subtype=next((f"{document.subtype} {event}" for event in document.values("event")), document.subtype or ""),
        givers=facts.givers,
        takers=facts.takers,
        amount=amount_of(facts),
        claimed=_received([rows[row] for row in served], amount_of(facts)),
        day=next(iter(facts.days)) if len(facts.days) == 1 else None,
        patents=tuple(sorted(facts.patents)),
        marks=marks,
    )


def _code(document: Document) -> str:
    """发票代码 of an invoice, where it was read without doubt."""
    field = document.one("invoice_code")
    return str(field.value) if field is not None and field.value is not None else ""


def _received(claims: Sequence[Claim], amount: Decimal | None) -> Decimal | None:
    """What rows claim to have received by a paper; one amount repeated on all its rows is the whole, stated again."""
    amounts = [
        claimed
        for row in printed_once([row_facts(claim) for claim in claims], "received_amount")
        if (claimed := row.claim.claimed.received_amount)
    ]
    if not amounts:
        return None
    total = sum(amounts, Decimal(0))
    repeated = len(set(amounts)) == 1 and amount is not None and amounts[0] <= amount + ROUNDING < total
    return amounts[0] if repeated else total


def _marks(document: Document, marks: Mapping[tuple[str, int], object]) -> tuple[Mark, ...]:
    first, last = document.pages
    places = [(document.file, page) for page in range(first, last + 1)]
    places += [(file, 1) for file in document.more_files]
    return tuple(Mark(*place, mark) for place in places if (mark := marks.get(place)) is not None)  # type: ignore[arg-type]


def _deals(papers: Iterable[Thing]) -> dict[int, tuple[int, ...]]:
    """For every row that a contract serves, all rows of that contract."""
    return {row: paper.rows for paper in papers if paper.kind is Kind.CONTRACT for row in paper.rows}


def _licences(papers: Iterable[Thing], facts: Iterable[Facts]) -> dict[int, str]:
    """The rows whose licence leaves no room for another, and what it is called."""
    found: dict[int, str] = {}
    for paper, item in zip(papers, facts, strict=True):
        for word in _exclusive(item.document):
            found |= dict.fromkeys(paper.rows, word)
    return found


def _exclusive(document: Document) -> Iterator[str]:
    for value in document.values("licence_type"):
        yield from (word for word in EXCLUSIVE if word in str(value))


LICENCES = frozenset({Mode.LICENCE.value, Mode.OPEN_LICENCE.value})
TRANSFERS = frozenset({Mode.TRANSFER.value, Mode.EQUITY.value})
