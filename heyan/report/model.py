"""The report: what was submitted, what was read, what was judged. One model; JSON, XLSX and HTML are made from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.package import SourceFile
from extract.pages import Fingerprint, PageStatus
from heyan.recorded import Settings
from parsers.claims import ClaimList
from parsers.corrections import NO_CORRECTIONS, Corrections
from parsers.reading import Document, Seam
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.desk.decisions import Decision
    from heyan.desk.standing import Standing
    from heyan.pictures import PagePictures
    from validators.judge import Judgement

SCHEMA = "heyan.report/1"

VERDICT_LABELS: Mapping[Verdict, str] = {
    Verdict.CONTRADICTED: "不符",
    Verdict.INCOMPLETE: "缺证据",
    Verdict.UNCLEAR: "待核",
    Verdict.SUPPORTED: "支持",
}


@dataclass(frozen=True, slots=True)
class Tool:
    """What produced a report: versions and hashes that make it repeatable.

    `options` is the hash of `settings`, `source` that of the program's own code and rules. Both stand last, for reports
    of before have none.
    """

    version: str
    engine: str
    models: Mapping[str, str]
    rules: str
    options: str
    source: str = ""
    settings: Settings | None = None


@dataclass(frozen=True, slots=True)
class PageNote:
    """How one page ended: read, blank or unreadable, and why; `turn` degrees clockwise set it upright.

    `sealed` says whether a red seal was seen on it; None where the page was not looked at as a picture.
    `fingerprint` is what it is known by when it comes back.
    """

    file: str
    number: int
    status: PageStatus
    reason: str | None = None
    message: str = ""
    turn: int = 0
    sealed: bool | None = None
    fingerprint: Fingerprint | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What reviewers decided, beside what the machine found.

    `rows` has the standing of every row about which anything was decided, `strays` decisions on rows that the list no
    longer has; `by` is who made this report.
    """

    rows: Mapping[int, Standing]
    strays: tuple[Decision, ...]
    by: str

    def verdict(self, row: int) -> Verdict | None:
        """The reviewer's verdict on a row; None where it is open."""
        standing = self.rows.get(row)
        return standing.verdict if standing is not None else None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one verified package; `reviewed` where people have decided on it."""

    path: str
    programme: str | None
    applicant: str | None
    verified_at: datetime
    tool: Tool
    files: tuple[SourceFile, ...]
    pages: tuple[PageNote, ...]
    documents: tuple[Document, ...]
    claim_list: ClaimList
    judgement: Judgement
    pictures: PagePictures = field(repr=False)
    corrections: Corrections = NO_CORRECTIONS
    reviewed: Reviewed | None = None

    @property
    def cuts(self) -> tuple[Seam, ...]:
        """What was decided between pages, every seam once, in the order of the documents."""
        return tuple(dict.fromkeys(seam for document in self.documents for seam in document.seams))

    @property
    def doubtful_cuts(self) -> tuple[Seam, ...]:
        """The seams that a person should look at."""
        return tuple(seam for seam in self.cuts if seam.doubtful)

    def rows_by_verdict(self) -> Mapping[Verdict, int]:
        """Number of rows under each verdict, worst first, zeros included."""
        counts = Counter(row.verdict for row in self.judgement.rows)
        return {verdict: counts[verdict] for verdict in Verdict}

    def amounts_by_verdict(self, name: str) -> Mapping[Verdict, Decimal]:
        """Claimed yuan of an amount column (`received_amount`, ...) by verdict; empty cells count as nothing."""
        sums = dict.fromkeys(Verdict, Decimal(0))
        for row in self.judgement.rows:
            sums[row.verdict] += getattr(row.claim.claimed, name) or Decimal(0)
        return sums

    @property
    def all_supported(self) -> bool:
        """Whether every row is supported."""
        return all(row.verdict is Verdict.SUPPORTED for row in self.judgement.rows)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What `heyan extract` gives: single documents, read blind."""

    files: tuple[SourceFile, ...]
    documents: tuple[Document, ...]

    @property
    def all_read(self) -> bool:
        """Whether every file could be read."""
        return all(file.status.value == "read" for file in self.files)
