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
from validators.programme import Review, judge_programme
from validators.programmes.profile import Profile
from validators.rules import Rules, load_rules
from validators.unread import Unread, Unreads
from validators.uses import Uses
from validators.verdicts import Judgement, RowJudgement

__all__ = ["Judgement", "RowJudgement", "Unread", "judge"]

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
    """
    rules = load_rules()
    links = link(claims.claims, documents, profile.evidence, rules, files)
    shared = _shared(links, Unreads(unread, documents, links, rules), profile, rules, today)
    uses = Uses(links, rules)
    rows = tuple(_row(case, uses) for case in _cases(links, shared))
    programme = judge_programme(profile, rows, links, documents=documents, files=files, review=review or Review())
    findings = (
        *evidence.unclaimed(links.unclaimed),
        *integrity.check(files, documents),
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


def _row(case: Case, uses: Uses) -> RowJudgement:
    checks = tuple(check for family in _FAMILIES for check in family(case))
    checks += tuple(evidence.check(case, uses))
    documents = tuple(document.id for document in case.links.documents())
    return RowJudgement(case.claim, verdict_of(checks), checks, documents)
