"""Pictures of cited places for the self-check: a part of the page, upright, with the place marked."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from extract.intake import PackageFiles, open_package
from extract.upright import turned_box
from heyan.memory import uncollected
from heyan.pictures import KeptPictures
from heyan.store.codec import decode, encode
from heyan.store.database import put
from heyan.web.tables import ALBUMS
from heyan.workspace.packages import dossier_of, options_of
from ocr.lines import Box

if TYPE_CHECKING:
    from PIL.Image import Image

    from heyan.pictures import PagePictures
    from heyan.workspace.packages import PackageRecord
    from heyan.workspace.place import Workspace

VERSION = 1
"""Of the form in which an album is kept; one of another form is made anew."""
_HELD = 8
_QUALITY = 80
_EDGE = (247, 144, 9)


@dataclass(frozen=True, slots=True)
class _Album:
    """The pages of a package: file, number and turn of each, and where their pictures come from."""

    pages: tuple[tuple[str, int, int], ...]
    pictures: PagePictures


@dataclass(frozen=True, slots=True)
class Albums:
    """Gives pictures of the pages of packages. Safe for several threads.

    Args:
        workspace: where the packages are kept.
        cache: folder or database of pages once read.
    """

    workspace: Workspace
    cache: str
    _held: OrderedDict[tuple[int, str], _Album] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def picture(self, record: PackageRecord, index: int, box: Box | None, *, whole: bool) -> bytes | None:
        """A page of a package as JPEG, or the part of it around a place; None where there is no such picture."""
        jpeg = self.page(record, index)
        return None if jpeg is None else _drawn(jpeg, self._album(record).pages[index][2], box, whole=whole)

    def page(self, record: PackageRecord, index: int) -> bytes | None:
        """A page of a package as JPEG, as it was submitted; None where there is no picture of it."""
        album = self._album(record)
        if not 0 <= index < len(album.pages):
            return None
        file, number, _ = album.pages[index]
        return album.pictures.jpegs([(file, number)]).get((file, number))

    def _album(self, record: PackageRecord) -> _Album:
        key = (record.id, record.verified_at.isoformat())
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        album = self._opened(self._kept(record) or keep_album(self.workspace, record))
        with self._lock:
            self._held[key] = album
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return album

    def _kept(self, record: PackageRecord) -> bytes | None:
        query = select(ALBUMS.c.data).where(ALBUMS.c.package == record.id, ALBUMS.c.made_of == _made_of(record))
        with self.workspace.reading() as connection:
            data = connection.execute(query).scalar_one_or_none()
        return None if data is None else bytes(data)

    def _opened(self, data: bytes) -> _Album:
        with uncollected():
            pages, contents, reading, place, limits = decode(data)

        def reopen() -> PackageFiles:
            return open_package(Path(place), limits)

        return _Album(pages, KeptPictures(contents, self.cache, reading, reopen))


def keep_album(workspace: Workspace, record: PackageRecord) -> bytes:
    """Keep what is needed to show the pages of a package, so that the first picture need not wait for all of it."""
    with uncollected():
        dossier, options = dossier_of(workspace, record.id), options_of(workspace, record.id)
        pages = tuple((note.file, note.number, note.turn) for note in dossier.pages)
        contents = {file.path: file.sha256 for file in dossier.files if file.pages}
        data = encode((pages, contents, dossier.reading, dossier.place, options.limits))
    with workspace.writing() as connection:
        values = {"package": record.id, "made_of": _made_of(record), "data": data}
        connection.execute(put(ALBUMS, workspace.engine).values(**values))
    return data


def _made_of(record: PackageRecord) -> str:
    return f"{VERSION} {record.verified_at.isoformat()}"


def _drawn(jpeg: bytes, turn: int, box: Box | None, *, whole: bool) -> bytes:
    from PIL import Image, ImageDraw

    image: Image.Image = Image.open(io.BytesIO(jpeg)).convert("RGB").rotate(-turn, expand=True)
    if box is not None:
        x0, y0, x1, y1 = _pixels(turned_box(box, turn), image.size)
        width = max(2, image.width // 500)
        margin = 2 * width
        ImageDraw.Draw(image).rectangle(
            (x0 - margin, y0 - margin, x1 + margin, y1 + margin), outline=_EDGE, width=width
        )
        if not whole:
            image = image.crop(_around((x0, y0, x1, y1), image.size))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = size
    return round(box.x0 * width), round(box.y0 * height), round(box.x1 * width), round(box.y1 * height)


def _around(place: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part of a page that shows a place with what stands around it."""
    x0, y0, x1, y1 = place
    width, height = size
    across = max(0.42 * width, (x1 - x0) * 1.15)
    down = max(0.075 * height, (y1 - y0) * 1.3 + 0.02 * height)
    left = min(max(0.0, (x0 + x1 - across) / 2), max(0.0, width - across))
    top = min(max(0.0, (y0 + y1 - down) / 2), max(0.0, height - down))
    return round(left), round(top), round(min(width, left + across)), round(min(height, top + down))
