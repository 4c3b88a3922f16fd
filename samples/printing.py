"""Papers become files: drawn, scanned at a level, bound, and their truth noted."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from samples.deals import Damage
from samples.filing import Form
from samples.papers import Use, draw, layouts
from samples.papers.canvas import Text
from samples.papers.pdf import to_pdf
from samples.papers.registry import AMENDING
from samples.scanner import Level, pictures_to_pdf, scan
from samples.truth import Json, document_truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samples.deals import Paper
    from samples.filing import Folio
    from samples.papers import Drawing
    from samples.scanner import Scan

RENDER_DPI = 200
_PNG_COLOURS = 16
_JPEG_QUALITY = 75
_TURNED = 0.06
"""Share of scanned sheets that were laid on the glass sideways or upside down."""


@dataclass(frozen=True, slots=True)
class Press:
    """Prints folios. `use` limits the layouts to those of one split (None: any), `quality` that of JPEG pictures.

    `only` names the one layout to draw with.
    """

    seed: int
    use: Use | None = Use.DEVELOPMENT
    quality: int | None = None
    only: str | None = None

    def print(self, folio: Folio) -> tuple[bytes, list[Json]]:
        """The bytes of the file, and the truth of the documents in it that can be read."""
        damage = folio.papers[0].damage
        if damage is Damage.EMPTY_FILE:
            return b"", []
        drawings = [self.drawn(paper) for paper in folio.papers]
        if folio.form is Form.TEXT_PDF:
            return to_pdf(page for drawing in drawings for page in drawing.pages), list(_truths(folio, drawings))
        sheets = [page.render(RENDER_DPI) for drawing in drawings for page in drawing.pages]
        if damage is Damage.BLACKED_OUT:
            sheets = [Image.new("RGB", sheet.size, (12, 12, 14)) for sheet in sheets]
        rng = random.Random(f"{self.seed}:{folio.path}")
        scans = [self._squeezed(_scanned(sheet, Level(folio.level), rng)) for sheet in sheets]
        return bound(folio.form, scans, self.quality), [] if damage else list(_truths(folio, drawings))

    def _squeezed(self, scanned: Scan) -> Scan:
        """The scan at a lower quality where one is asked for."""
        if self.quality is None or scanned.suffix != ".jpg":
            return scanned
        target = BytesIO()
        scanned.image.save(target, "JPEG", quality=self.quality)
        return scanned if target.tell() > len(scanned.data) else replace(scanned, data=target.getvalue())

    def pages_of(self, paper: Paper) -> int:
        """How many pages the paper has."""
        return len(self.drawn(paper).pages)

    def drawn(self, paper: Paper) -> Drawing:
        """The paper, always the same for the same paper, in a layout that prints what it must, one of the split first.

        Raises:
            ValueError: no layout prints this paper with all that it must print.
        """
        rng = random.Random(paper.seed)
        if self.only:
            return draw(paper.kind, paper.subtype, paper.facts, self.only, rng)
        whole = [layout for layout in layouts(paper.kind, paper.subtype) if layout.name not in AMENDING]
        fitting = [layout for layout in whole if self.use in (None, layout.use)]
        others = [layout for layout in whole if layout not in fitting]
        for layout in (*rng.sample(fitting, len(fitting)), *rng.sample(others, len(others))):
            drawing = draw(paper.kind, paper.subtype, paper.facts, layout.name, random.Random(paper.seed))
            if all(_prints(drawing, name, paper.facts[name], _alike(paper, name)) for name in paper.must):
                return drawing
        raise ValueError(f"no layout of {paper.kind} {paper.subtype} prints {', '.join(paper.must) or 'it'}")


def _alike(paper: Paper, name: str) -> int:
    """How many of the facts that must be printed say the same as one: so often it must stand there."""
    return sum(paper.facts[other] == paper.facts[name] for other in paper.must)


def _prints(drawing: Drawing, name: str, value: object, times: int) -> bool:
    texts = (item.text for page in drawing.pages for item in page.operations if isinstance(item, Text))
    return name in drawing.truth.fields or "".join(texts).count(str(value)) >= times


def _scanned(sheet: Image.Image, level: Level, rng: random.Random) -> Scan:
    turned = level is not Level.CLEAN and rng.random() < _TURNED
    return scan(sheet, level, rng.randrange(2**31), turn=rng.choice((90, 180, 270)) if turned else 0)


def _truths(folio: Folio, drawings: Sequence[Drawing]) -> Iterator[Json]:
    splits = {layout.name: layout.use.value for layout in layouts()}
    first = 1
    for drawing in drawings:
        truth, last = drawing.truth, first + len(drawing.pages) - 1
        yield document_truth(
            truth, file=folio.path, pages=(first, last), level=folio.level, split=splits[truth.layout], form=folio.form
        )
        first = last + 1


def bound(form: Form, scans: Sequence[Scan], quality: int | None = None) -> bytes:
    """Scanned sheets as one file of a form (a picture holds a single one), JPEG inside at a quality."""
    if form in {Form.JPG, Form.PNG} and len(scans) > 1:
        raise ValueError(f"{len(scans)} sheets do not fit into one picture")
    target = BytesIO()
    match form:
        case Form.SCANNED_PDF | Form.TEXT_PDF:
            return pictures_to_pdf(scans)
        case Form.JPG if scans[0].suffix == ".jpg":
            return scans[0].data
        case Form.JPG:
            scans[0].image.convert("RGB").save(target, "JPEG", quality=quality or _JPEG_QUALITY)
        case Form.PNG:
            picture = scans[0].image
            reduced = picture if picture.mode == "1" else picture.quantize(_PNG_COLOURS)
            reduced.save(target, "PNG", optimize=True)
        case Form.TIFF:
            pictures = [scanned.image.copy() for scanned in scans]
            bilevel = all(picture.mode == "1" for picture in pictures)
            jpeg = {"compression": "jpeg", "quality": quality or _JPEG_QUALITY}
            form_options = {"compression": "group4"} if bilevel else jpeg
            pictures[0].save(target, "TIFF", save_all=True, append_images=pictures[1:], **form_options)
    return target.getvalue()
