"""The evidence of a small package as files: digital papers as they are, the others through an office scanner."""

from __future__ import annotations

import random
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from samples.filing import Form
from samples.papers import layouts
from samples.papers.binding import pictures_to_pdf
from samples.papers.pdf import to_pdf
from samples.programmes.scans import Tone, scans_of, tone_of
from samples.truth import Json, document_truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samples.filing import Folio
    from samples.papers import Drawing
    from samples.printing import Press
    from samples.scanner import Scan

_STAMP_DPI = 80
_TONES = {
    Form.JPG: (Tone.GREY, Tone.COLOUR),
    Form.PNG: (Tone.ONE_BIT,),
    Form.TIFF: (Tone.ONE_BIT,),
    Form.SCANNED_PDF: (Tone.ONE_BIT, Tone.ONE_BIT, Tone.GREY),
}
"""What a single sheet in a file of a form may be; several are one bit, but for invoices, whose labels are brown."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Makes files of folios; `quality` is that of JPEG pictures."""

    press: Press
    quality: int

    def file(self, folio: Folio) -> tuple[bytes, list[Json]]:
        """The bytes of the file, and the truth of the papers in it."""
        if folio.papers[0].damage:
            return self.press.print(folio)
        drawings = [self.press.drawn(paper) for paper in folio.papers]
        return self._bytes(folio, drawings), truths(folio.path, folio.level, folio.form, drawings)

    def _bytes(self, folio: Folio, drawings: Sequence[Drawing]) -> bytes:
        pages = [page for drawing in drawings for page in drawing.pages]
        if folio.form is Form.TEXT_PDF:
            return to_pdf(pages, stamp_dpi=_STAMP_DPI)
        rng = random.Random(f"{self.press.seed}:{folio.path}")
        tone = rng.choice(_TONES[folio.form] if len(pages) == 1 else (Tone.ONE_BIT,))
        scans: list[Scan] = []
        for drawing in drawings:
            brown = folio.form is Form.SCANNED_PDF and drawing.truth.kind == "invoice"
            for page in drawing.pages:
                scans += scans_of([page], tone_of(page, Tone.GREY if brown else tone), rng, self.quality)
        return _bound(folio.form, scans)


def truths(path: str, level: str, form: Form, drawings: Sequence[Drawing], first: int = 1) -> list[Json]:
    """The truth of papers that follow one another in a file, the first of them on page `first`."""
    splits = {layout.name: layout.use.value for layout in layouts()}
    found = []
    for drawing in drawings:
        pages = first, first + len(drawing.pages) - 1
        split = splits[drawing.truth.layout]
        found.append(document_truth(drawing.truth, file=path, pages=pages, level=level, split=split, form=form))
        first = pages[1] + 1
    return found


def _bound(form: Form, scans: Sequence[Scan]) -> bytes:
    target = BytesIO()
    pictures = [item.image.copy() for item in scans]
    dpi = (scans[0].dpi, scans[0].dpi)
    match form:
        case Form.JPG:
            return scans[0].data
        case Form.PNG:
            pictures[0].save(target, "PNG", optimize=True, dpi=dpi)
        case Form.TIFF:
            more = pictures[1:]
            pictures[0].save(target, "TIFF", save_all=True, append_images=more, compression="group4", dpi=dpi)
        case _:
            return pictures_to_pdf(scans)
    return target.getvalue()
