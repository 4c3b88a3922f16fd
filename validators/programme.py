"""A programme judged over a package: its metrics, the form's totals, the rules of submission."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.package import SourceFile
from parsers.reading import Document, DocumentKind
from validators.findings import Check
from validators.link import Links
from validators.metrics import Ground, Measured, finding, measured
from validators.metrics_count import Row
from validators.metrics_form import statements_of
from validators.metrics_parties import Entity, Register
from validators.metrics_track import choose_track
from validators.programmes.profile import Profile
from validators.submission import Filing, submission_checks
from validators.totals import Total, application_totals
from validators.verdicts import RowJudgement


@dataclass(frozen=True, slots=True)
class Review:
    """What the reviewer brings along, and what the pages show besides their print.

    Args:
        entities: who is a small firm, a university and so on.
        track: the kind of applicant, where the reviewer names it.
        submitted: when the package came, where the reviewer says so; a datetime where the hour is known.
        sealed: files and pages on which a red seal was seen.
        unsealed: those that were looked at and bear none; on all others a seal may have been overlooked.
    """

    entities: tuple[Entity, ...] = ()
    track: str | None = None
    submitted: date | None = None
    sealed: frozenset[tuple[str, int]] = field(default=frozenset())
    unsealed: frozenset[tuple[str, int]] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class ProgrammeJudgement:
    """Metrics, the form's totals, the findings on both, and the checks on the submission."""

    metrics: tuple[Measured, ...] = ()
    totals: tuple[Total, ...] = ()
    findings: tuple[Check, ...] = ()
    submission: tuple[Check, ...] = ()


def judge_programme(
    profile: Profile,
    judged: Sequence[RowJudgement],
    links: Links,
    *,
    documents: Sequence[Document],
    files: Sequence[SourceFile],
    review: Review,
) -> ProgrammeJudgement:
    """Hold a package against what its programme asks beyond single rows.

    Raises:
        ConfigError: the reviewer names a kind of applicant that the programme does not have.
    """
    register = Register(review.entities, links.codes)
    applicant = applicant_of(documents)
    ground = Ground(
        rows=[Row(link.row, row.verdict, link.deal) for link, row in zip(links.rows, judged, strict=True)],
        register=register,
        statements=statements_of(profile.form, documents),
        track=choose_track(profile.tracks, documents, applicant, register, review.track),
    )
    metrics = measured(profile.metrics, ground)
    filing = Filing(
        files=tuple(files),
        documents=tuple(documents),
        sealed=review.sealed,
        unsealed=review.unsealed,
        list_in=tuple(dict.fromkeys(row.claim.place.file for row in judged)),
        applicant=applicant,
        submitted=review.submitted,
    )
    totals = tuple(application_totals(ground))
    findings = (*(finding(item) for item in metrics), *(total.check for total in totals))
    return ProgrammeJudgement(metrics, totals, findings, submission_checks(profile.submission, filing))


def applicant_of(documents: Sequence[Document]) -> str | None:
    """The applicant as its application form names it; None where no form does, or forms differ."""
    names = {
        str(value)
        for document in documents
        if document.kind is DocumentKind.APPLICATION
        for value in document.values("applicant")
    }
    return next(iter(names)) if len(names) == 1 else None
