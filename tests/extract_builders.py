"""Small files for the tests of extract: PDFs, pictures, OFDs, and an engine that records what it is shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image as Pillow
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.limits import DEFAULT_LIMITS, Limits
from extract.pages import Page
from extract.reading import PageReader
from extract.sniff import HEAD_BYTES, sniff
from extract.tasks import PageTask
from ocr.choices import EngineName
from ocr.engine import Image, PageReading, UnreadCell
from ocr.lines import Box, Frame, Line

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
FONT = "STSong-Light"
A4 = (595.0, 842.0)
_SOMEWHERE = Box(0.3, 0.5, 0.6, 0.55)


class RecordingEngine:
    """An engine that says the same on every picture and keeps the sizes of what it was shown."""

    name = EngineName.SWIFT
    version = "recording"

    def __init__(self, text: str = "识别所得", box: Box = _SOMEWHERE, turn: int = 0) -> None:
        self.text, self.box, self.turn = text, box, turn
        self.shown: list[Image] = []

    def read(self, image: Image) -> PageReading:
        self.shown.append(image)
        height, width = image.shape[:2]
        return PageReading((Line(self.text, self.box, 0.9),), Frame(turn=self.turn, aspect=height / width))

    def read_cells(self, _image: Image, _frame: Frame, cells: Sequence[UnreadCell], _usual: float) -> list[Line | None]:
        return [None] * len(cells)


def make_pdf(
    path: Path, draw: Callable[[Canvas], object], size: tuple[float, float] = A4, encrypt: object = None
) -> Path:
    canvas = Canvas(str(path), pagesize=size, encrypt=encrypt)
    canvas.setFont(FONT, 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return path


def contract_text(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "专利权转让合同 甲方：某某大学")
    canvas.drawString(72, 680, "转让费人民币叁拾万元整（¥300000.00）")


def turn_page(path: Path, degrees: int) -> Path:
    """Sets /Rotate of the first page."""
    document = pypdfium2.PdfDocument(path)
    document[0].set_rotation(degrees)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    path.write_bytes(buffer.getvalue())
    return path


def printed_picture(width: int = 600, height: int = 800) -> Pillow.Image:
    """White paper with rows of dark marks of a letter's size."""
    pixels = np.full((height, width), 255, np.uint8)
    for row in range(height // 8, height * 7 // 8, 30):
        for column in range(width // 8, width * 7 // 8, 24):
            pixels[row : row + 14, column : column + 12] = 20
    return Pillow.fromarray(pixels)


def task_of(path: Path, number: int = 1, limits: Limits = DEFAULT_LIMITS) -> PageTask:
    with path.open("rb") as stream:
        found = sniff(stream.read(HEAD_BYTES), path.name, stream)
    return PageTask(path, path.name, found, number, "0" * 64, limits)


def read(path: Path, number: int = 1, engine: RecordingEngine | None = None, limits: Limits = DEFAULT_LIMITS) -> Page:
    """The page, read; without an engine a page that asks for OCR fails the test."""
    with PageReader(lambda: engine or _no_engine()) as reader:
        return reader.read(task_of(path, number, limits))


def _no_engine() -> RecordingEngine:
    raise AssertionError("this page must not need OCR")


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def make_ofd(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def picture_of(task: PageTask, dpi: int) -> Image | None:
    """The page as submitted, drawn by a reader of its own."""
    with PageReader(RecordingEngine) as reader:
        return reader.picture(task, dpi)
