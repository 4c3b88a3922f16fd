"""A programme's package becomes files: forms, the ledger, the evidence, and the truth beside."""

from __future__ import annotations

import random
import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING

from samples.filing import Arrangement, Clerk, Form
from samples.listing import write_list
from samples.papers import Use
from samples.papers.binding import pictures_to_pdf
from samples.papers.pdf import to_pdf
from samples.printing import Press
from samples.programmes.as_docx import docx_of
from samples.programmes.as_pages import pages_of
from samples.programmes.binder import STAMP_DPI, as_one_pdf, gbk_zip, sealed_scans
from samples.programmes.case import Case, FormFile, Medium
from samples.programmes.cast import Cast
from samples.programmes.desk import Desk
from samples.programmes.sample import Container, Sample
from samples.programmes.tally import Tally, Totals, entries
from samples.scanner import Level
from samples.scenarios import noise
from samples.truth import Json, row_truth, write_truth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from samples.filing import Folio
    from samples.programmes.case import Rule
    from samples.programmes.metrics import Metric

Files = dict[str, bytes]


def make_package(sample: Sample, out: Path) -> Path:
    """Writes the package to `out/<programme id>/` and its truth beside; an earlier one is replaced. Returns its folder.

    The bytes depend on the sample alone (and on the fonts and libraries that draw).
    """
    press = Press(sample.seed, Use.DEVELOPMENT, sample.quality)
    case = case_of(sample, press)
    forms = sample.files(case)
    folios = _folios(sample, case, press)
    if sample.container is Container.ONE_PDF:
        files, documents = as_one_pdf(sample, case, forms, folios, press)
    else:
        files, documents = _separate(sample, case, forms, folios, press)
    if sample.container is Container.ZIP:
        assert sample.bundle is not None
        files, documents = gbk_zip(sample.bundle(case), files, documents)
    folder = out / sample.programme
    _write(folder, files)
    rows = [row for deal in case.deals for row in deal.rows]
    write_truth(
        out / f"{sample.programme}.truth.json",
        sample.programme,
        sample.seed,
        [row_truth(number, row) for number, row in enumerate(rows, start=1)],
        documents,
        more=application_truth(sample.metrics(case), sample.rules, case.totals),
    )
    return folder


def case_of(sample: Sample, press: Press) -> Case:
    """The application: applicant and deals, nothing filled in yet."""
    cast = Cast(sample.seed, sample.cities)
    applicant = sample.enter(cast)
    deals = cast.deals(sample.wanted, press)
    return Case(applicant, cast, deals, Tally(entries(deals)), Totals(sample.wrong), cast.world("form"))


def application_truth(metrics: Iterable[Metric], rules: Iterable[Rule], totals: Totals) -> dict[str, list[Json]]:
    """What is true of an application whose form has been filled in."""
    return {
        "metrics": [asdict(item) for item in metrics],
        "submission": [asdict(item) for item in rules],
        "totals": [asdict(item) for item in totals.found],
    }


def _dice(sample: Sample, stage: str) -> random.Random:
    return random.Random(f"{sample.seed}:{sample.programme}:{stage}")


def _folios(sample: Sample, case: Case, press: Press) -> list[Folio]:
    """The evidence by file, in a folder of its own."""
    rng = _dice(sample, "filing")
    clerk = Clerk(rng, dict(sample.levels), Arrangement.BY_ROW, press.pages_of)
    folios: list[Folio] = []
    row = 1
    for deal in case.deals:
        folios += clerk.file_deal(deal, row)
        row += len(deal.rows)
    beside = (paper for paper in noise(rng, sample.noise) if paper.subtype != "commitment")
    folios += clerk.file_noise(beside)
    for folio in folios:
        folio.path = f"{sample.evidence}/{folio.path}"
        if folio.form is Form.TEXT_PDF and any(paper.kind == "contract" for paper in folio.papers):
            folio.form, folio.level = Form.SCANNED_PDF, Level.SCAN  # contracts are signed on paper
    return folios + (sample.beside(case) if sample.beside else [])


def _separate(
    sample: Sample, case: Case, forms: list[FormFile], folios: list[Folio], press: Press
) -> tuple[Files, list[Json]]:
    """Every form, the ledger and every folio as a file."""
    files: Files = {form.path: form_bytes(sample, form) for form in forms}
    files[sample.list_name] = write_list(case.deals, sample.list_title, _dice(sample, "list"))
    documents: list[Json] = []
    desk = Desk(press, sample.quality)
    for folio in folios:
        files[folio.path], truths = desk.file(folio)
        documents += truths
    return files, sorted(documents, key=lambda item: (item["file"], item["pages"]))


def form_bytes(sample: Sample, form: FormFile) -> bytes:
    """A form in its medium."""
    if form.medium is Medium.DOCX:
        return docx_of(form.form)
    rng = _dice(sample, form.path)
    pages = pages_of(form.form, rng)
    if form.medium is Medium.SCAN:
        return pictures_to_pdf(sealed_scans(pages, rng, sample.quality))
    return to_pdf(pages, stamp_dpi=STAMP_DPI)


def _write(folder: Path, files: Files) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
