"""Pictures of papers that were never on paper: what a dossier's documents say, drawn where they say it."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from extract.pages import Page
from heyan.dossier import Dossier
from heyan.store.pages import open_cache
from heyan.store.read_page import ReadPage, page_key
from parsers.reading import Document
from tests.validators_builders import BOX

_WIDTH, _HEIGHT = 1000, 1414


def draw_pages(matter: Dossier, cache: Path, printed: str = "90000.00") -> None:
    """Put a picture of every page of the papers into a cache, where the desk looks for it.

    Each prints the same text at the one place of the builders' readings, whatever was read there.
    """
    digests = {file.path: file.sha256 for file in matter.files}
    with open_cache(str(cache)) as pages:
        for document in matter.documents:
            key = page_key(digests[document.file], 1, matter.reading)
            pages.put(key, ReadPage(Page(document.file, 1, _WIDTH, _HEIGHT), _drawn(document, printed)))


def _drawn(document: Document, printed: str) -> bytes:
    sheet = Image.new("L", (_WIDTH, _HEIGHT), 255)
    pen = ImageDraw.Draw(sheet)
    pen.text((400, 50), document.id, fill=0, font=ImageFont.load_default(40))
    pen.text((BOX.x0 * _WIDTH, BOX.y0 * _HEIGHT - 3), printed, fill=0, font=ImageFont.load_default(34))
    stream = io.BytesIO()
    sheet.save(stream, "JPEG", quality=80)
    return stream.getvalue()
