"""report.html: one file that opens by a double click, with the picture of every cited page inside, or beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from heyan.report.as_json import plain
from heyan.report.decided import decision_words, signed
from heyan.report.labels import BASES, FIELDS, FILE_STATUS, KINDS, MODES, STATUS, SUBTYPES, label
from heyan.report.model import VERDICT_LABELS
from heyan.report.shelf import MOST_INSIDE, Inside
from heyan.report.shown import shown
from parsers.claims import COLUMN_WORDS
from parsers.corrections import Correction, Step, as_toml
from parsers.reading import DOUBTFUL_SEAM
from validators.findings import worst_first
from validators.integrity_words import integrity_words
from validators.metrics import BOUNDS
from validators.metrics import finding as metric_finding
from validators.metrics import shown as amount_shown

if TYPE_CHECKING:
    from decimal import Decimal

    from heyan.report.model import Report
    from heyan.report.shelf import Shelf
    from ocr.lines import Box
    from parsers.reading import Document, Seam
    from validators.findings import Check, Evidence
    from validators.programmes import Metric


_AT_ONCE = 50
"""Pictures held at a time."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A place to show: index of its page among the pictures (None where there is no picture), box, and a caption."""

    picture: int | None
    box: str
    caption: str


class _Album:
    """The pages that the report cites, in the order in which they are first cited.

    `beside` takes their pictures where there are too many for one file.
    """

    def __init__(self, report: Report, beside: Shelf | None) -> None:
        self._files = {document.id: document.file for document in report.documents}
        self._pages: dict[tuple[str, int], int] = {}
        for place in _cited(report, self._files):
            self._pages.setdefault(place, len(self._pages))
        shelf = beside if beside is not None and len(self._pages) > MOST_INSIDE else Inside()
        turns = {(note.file, note.number): note.turn for note in report.pages}
        self._kept: dict[tuple[str, int], str] = {}
        cited = list(self._pages)
        for start in range(0, len(cited), _AT_ONCE):
            for place, jpeg in report.pictures.jpegs(cited[start : start + _AT_ONCE]).items():
                self._kept[place] = f'{{{shelf.put(jpeg)}, "turn": {turns.get(place, 0)}}}'

    def crop(self, document: str, where: tuple[str, int], box: Box | None, field: str | None) -> Crop:
        """The crop for a place in a document: a file (empty for its first) and a page."""
        file, page = where[0] or self._files[document], where[1]
        place = (file, page)
        known = place in self._kept and box is not None
        caption = f"{file} 第 {page} 页" + (f" · {label(FIELDS, field)}" if field else "")
        return Crop(self._pages[place] if known else None, json.dumps(plain(box)), caption)

    def script(self) -> str:
        """The pictures, or where they lie, as JSON for the page's script."""
        kept = (f'"{self._pages[place]}": {entry}' for place, entry in self._kept.items())
        return f"{{{', '.join(kept)}}}"


def _cited(report: Report, files: dict[str, str]) -> Iterable[tuple[str, int]]:
    for row in report.judgement.rows:
        for check in row.checks:
            yield from ((item.file or files[item.document], item.page) for item in check.evidence)
    for check in (*report.judgement.findings, *report.judgement.submission):
        yield from ((item.file or files[item.document], item.page) for item in check.evidence)
    for document in report.documents:
        for fields in document.fields.values():
            readings = [reading for field in fields for reading in field.readings if reading.box]
            yield from ((document.file_of(reading), reading.page) for reading in readings)


def report_html(report: Report, beside: Shelf | None = None) -> str:
    """The page, complete with styles, script and pictures. All foreign text is escaped by the template engine.

    Args:
        report: what is shown.
        beside: takes the pictures where more than `MOST_INSIDE` pages are cited; without it the page holds them all.
    """
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("heyan.report", "page"),
        autoescape=True,
        auto_reload=False,  # else every row asks again whether its template has changed
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        status=partial(label, STATUS), kind=partial(label, KINDS), subtype=partial(label, SUBTYPES),
        field=partial(label, FIELDS), mode=partial(label, MODES), file_status=partial(label, FILE_STATUS),
        money=_money, shown=shown, basis=partial(label, BASES),
    )  # fmt: skip
    album = _Album(report, beside)
    return environment.get_template("report.html").render(
        report=report,
        verdicts=VERDICT_LABELS,
        counts=report.rows_by_verdict(),
        received=report.amounts_by_verdict("received_amount"),
        rows=sorted(report.judgement.rows, key=lambda row: (list(VERDICT_LABELS).index(row.verdict), row.claim.row)),
        ordered=worst_first,
        reviewed=report.reviewed,
        decision_words=decision_words,
        signed=signed,
        crops=partial(_crops, album),
        field_crop=partial(_field_crop, album),
        documents={document.id: document for document in report.documents},
        pictures=album.script(),
        column_words=COLUMN_WORDS,
        doubtful_seam=DOUBTFUL_SEAM,
        mended=partial(_mended, {file.path: file.sha256 for file in report.files}),
        bound=_bound,
        amount=_amount,
        metrics=[(item, metric_finding(item)) for item in report.judgement.metrics],
        integrity=integrity_words,
        general=_general(report),
    )


def _general(report: Report) -> list[Check]:
    """The findings that the page does not show in the programme's own tables."""
    told = {total.check for total in report.judgement.totals}
    findings = report.judgement.findings
    return [check for check in findings if not check.code.startswith("programme.metric.") and check not in told]


def _crops(album: _Album, evidence: Sequence[Evidence]) -> list[Crop]:
    unique = {(item.document, item.file, item.page, item.box): item for item in evidence}
    return [album.crop(item.document, (item.file, item.page), item.box, item.field) for item in unique.values()]


def _field_crop(album: _Album, document: Document, reading: Any, name: str) -> Crop:
    return album.crop(document.id, (reading.file, reading.page), reading.box, name)


def _mended(digests: Mapping[str, str], seam: Seam) -> str:
    """The lines of a correction that decides a seam the other way."""
    step = Step.JOIN if seam.begins else Step.SPLIT
    return as_toml(Correction(digests.get(seam.file, ""), seam.page, step))


def _money(value: object) -> str:
    return "—" if value is None else f"{value:,.2f}"


def _amount(value: Decimal | None, unit: str) -> str:
    return "—" if value is None else amount_shown(value, unit)


def _bound(metric: Metric) -> str:
    return f"{BOUNDS[metric.bound]} {amount_shown(metric.threshold, metric.unit)}"
