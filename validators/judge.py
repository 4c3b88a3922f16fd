"""Judging a package: a claim list and documents in, a verdict for every row out.

Documents are judged on their face (表面相符): consistent or not, complete or not, readable or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from extract.package import SourceFile
from parsers.claims import ClaimList
from parsers.reading import Document
from validators.assignments import NO_ASSIGNMENTS, Assignments
from validators.beyond import NOTHING_BEYOND, Beyond
from validators.case import Case, DealView, Shared
from validators.checks import (
    claim,
    contract,
    credit_code,
    evidence,
    integrity,
    invoice,
    parties,
    patent,
    payment,
    registration,
)
from validators.deals import RowKey, row_keys
from validators.facts import RowFacts
from validators.findings import Check, verdict_of
from validators.link import Links, link
from validators.list_totals import list_totals
from validators.programme import Review, judge_programme
from validators.programmes.profile import Profile
from validators.rules import Rules, load_rules
from validators.unread import Unread, Unreads
from validators.uses import Uses
from validators.verdicts import Judgement, RowJudgement

__all__ = ["Hearing", "Judgement", "RowJudgement", "Unread", "judge"]

_FAMILIES: tuple[Callable[[Case], Iterator[Check]], ...] = (
    claim.check,
    patent.check,
    registration.check,
    contract.check,
    invoice.check,
    payment.check,
    credit_code.check,
    parties.check,
)
"""The families of checks on a row, in the order of the report."""


def judge(
    claims: ClaimList,
    documents: Sequence[Document],
    unread: Sequence[Unread],
    profile: Profile,
    files: Sequence[SourceFile] = (),
    *,
    today: date | None = None,
    review: Review | None = None,
    assigned: Assignments = NO_ASSIGNMENTS,
    beyond: Beyond = NOTHING_BEYOND,
) -> Judgement:
    """Judge every row of a claim list by the documents of its package.

    Args:
        claims: the list as read.
        documents: every document of the package; those of other kinds than evidence are passed over.
        unread: files and pages that could not be read: what is missing may be on them.
        profile: what the programme asks for.
        files: the submitted files, by whose hashes one file under two names is known.
        today: the day of judging, after which no paper can be dated; None where that is not to count.
        review: what the reviewer brings along for the programme's own conditions.
        assigned: what a reviewer says of papers and rows.
        beyond: what other packages show.
    """
    return Hearing(
        claims, documents, unread, profile, files, today=today, review=review, assigned=assigned, beyond=beyond
    ).whole()


class Hearing:
    """A package whose papers are linked: any row is judged when it is asked for. Arguments are those of `judge`.

    Linking takes a quarter of the time of judging everything, so that the rows that a person looks at come at once.
    """

    def __init__(
        self,
        claims: ClaimList,
        documents: Sequence[Document],
        unread: Sequence[Unread],
        profile: Profile,
        files: Sequence[SourceFile] = (),
        *,
        today: date | None = None,
        review: Review | None = None,
        assigned: Assignments = NO_ASSIGNMENTS,
        beyond: Beyond = NOTHING_BEYOND,
    ) -> None:
        rules = load_rules()
        self._claims, self._beyond = claims, beyond
        self._profile, self._review = profile, review or Review()
        self._documents, self._files = documents, files
        self._links = link(claims.claims, documents, profile.evidence, rules, files, assigned=assigned)
        shared = _shared(self._links, Unreads(unread, documents, self._links, rules), profile, rules, today)
        self._uses = Uses(self._links, rules)
        self._cases = {case.claim.row: case for case in _cases(self._links, shared)}
        self._rows: dict[int, RowJudgement] = {}

    def row(self, number: int) -> RowJudgement:
        """The row of that number in the list.

        Raises:
            KeyError: the list has no such row.
        """
        if number not in self._rows:
            self._rows[number] = _row(self._cases[number], self._uses, self._beyond)
        return self._rows[number]

    def rows_of(self, document: str) -> tuple[int, ...]:
        """The numbers of the rows that a document (by its id) is linked to."""
        return tuple(
            number
            for number, case in self._cases.items()
            if any(document == linked.id for linked in case.links.documents())
        )

    def whole(self) -> Judgement:
        """The judgement of the whole package."""
        rows = tuple(self.row(number) for number in self._cases)
        programme = judge_programme(
            self._profile, rows, self._links, documents=self._documents, files=self._files, review=self._review
        )
        findings = (
            *evidence.unclaimed(self._links.unclaimed),
            *integrity.check(self._files, self._documents),
            *list_totals(self._claims, self._links.rows, self._documents),
            *self._beyond.findings,
            *programme.findings,
        )
        return Judgement(rows, findings, programme.metrics, programme.totals, programme.submission)


def _shared(links: Links, unread: Unreads, profile: Profile, rules: Rules, today: date | None) -> Shared:
    same: dict[RowKey, list[RowFacts]] = defaultdict(list)
    for row in links.rows:
        for key in row_keys(row.row):
            same[key].append(row.row)
    return Shared(
        profile=profile,
        rules=rules,
        unread=unread,
        copies=links.copies,
        places=links.places,
        codes=links.codes,
        renamings=links.renamings,
        today=today,
        same_claim=same,
    )


def _cases(links: Links, shared: Shared) -> Iterator[Case]:
    views: dict[int, DealView] = {}
    for row in links.rows:
        deal = row.deal
        if id(deal) not in views:
            papers = (*deal.contracts, *deal.records, *deal.invoices, *deal.slips)
            views[id(deal)] = DealView(deal, tuple(facts.document for facts in papers))
        yield Case(row, views[id(deal)], shared)


def _row(case: Case, uses: Uses, beyond: Beyond) -> RowJudgement:
    checks = tuple(check for family in _FAMILIES for check in family(case))
    checks = beyond.added_to(case.claim.row, (*checks, *evidence.check(case, uses)))
    documents = tuple(document.id for document in case.links.documents())
    return RowJudgement(case.claim, verdict_of(checks), checks, documents)
