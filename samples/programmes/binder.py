"""Whole packages in one file: a scan of a bound book, an archive whose names are written in GBK."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from samples.filing import Form
from samples.papers.binding import pictures_to_pdf
from samples.papers.pdf import to_pdf
from samples.programmes.as_pages import pages_of
from samples.programmes.case import Medium
from samples.programmes.desk import truths
from samples.programmes.ledger import ledger_pages
from samples.programmes.scans import Tone, is_sealed, scans_of, tone_of
from samples.scanner import Level

if TYPE_CHECKING:
    from samples.filing import Folio
    from samples.papers.canvas import PageCanvas
    from samples.printing import Press
    from samples.programmes.case import Case, FormFile
    from samples.programmes.sample import Sample
    from samples.scanner import Scan
    from samples.truth import Json

_MADE_ON = (2022, 9, 23, 16, 40, 0)
STAMP_DPI = 80
_PROOF_TONES = (Tone.ONE_BIT, Tone.ONE_BIT, Tone.ONE_BIT, Tone.GREY)


def sealed_scans(pages: Iterable[PageCanvas], rng: random.Random, quality: int) -> list[Scan]:
    """Pages through a sheet-fed scanner: sealed ones in colour, the others in grey or in one bit."""
    plain = rng.choice((Tone.GREY, Tone.ONE_BIT))
    tones = ((page, Tone.COLOUR if is_sealed(page) else plain) for page in pages)
    return [scan for page, tone in tones for scan in scans_of([page], tone, rng, quality)]


def as_one_pdf(
    sample: Sample, case: Case, forms: Sequence[FormFile], folios: Sequence[Folio], press: Press
) -> tuple[dict[str, bytes], list[Json]]:
    """Forms, ledger, evidence and the forms that were laid behind it: one scan, or one digital PDF."""
    assert sample.bundle is not None
    name = sample.bundle(case)
    rng = random.Random(f"{sample.seed}:{sample.programme}:book")
    digital = all(item.medium is Medium.PDF for item in forms)
    front = [page for item in forms if not item.behind for page in pages_of(item.form, rng)]
    front += ledger_pages(case.deals, sample.list_title, rng)
    proof: list[PageCanvas] = []
    kinds: list[str] = []
    documents: list[Json] = []
    form, level = (Form.TEXT_PDF, Level.CLEAN) if digital else (Form.SCANNED_PDF, Level.SCAN)
    for folio in folios:
        drawings = [press.drawn(paper) for paper in folio.papers]
        first = len(front) + len(proof) + 1
        documents += truths(name, level, form, drawings, first)
        proof += [page for drawing in drawings for page in drawing.pages]
        kinds += [drawing.truth.kind for drawing in drawings for _ in drawing.pages]
    back = [page for item in forms if item.behind for page in pages_of(item.form, rng)]
    if digital:
        return {name: to_pdf([*front, *proof, *back], stamp_dpi=STAMP_DPI)}, documents
    scans = sealed_scans(front, rng, sample.quality)
    for page, kind in zip(proof, kinds, strict=True):
        tone = Tone.GREY if kind == "invoice" else rng.choice(_PROOF_TONES)
        scans += scans_of([page], tone_of(page, tone), rng, sample.quality)
    return {name: pictures_to_pdf([*scans, *sealed_scans(back, rng, sample.quality)])}, documents


class _GbkName(ZipInfo):
    """A member whose name is written in GBK, as archivers on Chinese Windows do: no flag says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name is the library's
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def gbk_zip(name: str, files: dict[str, bytes], documents: Sequence[Json]) -> tuple[dict[str, bytes], list[Json]]:
    """All files in one archive; in the truth they stand under the archive's name."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(_GbkName(path, _MADE_ON), data, ZIP_DEFLATED)
    inside = [item | {"file": f"{name}/{item['file']}"} for item in documents]
    return {name: target.getvalue()}, inside
