"""Pictures of pages for reports: as submitted, from the cache where reading left one, else rendered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from heyan.store.pages import open_cache
from heyan.store.read_page import page_key
from ocr.errors import EngineError, HeyanError, InputError

if TYPE_CHECKING:
    from extract.intake import PackageFiles
    from extract.reading import PageReader
    from extract.room import Room
    from extract.tasks import PageTask
    from heyan.store.pages import PageCache
    from ocr.engine import OcrEngine

PICTURE_DPI = 110
"""Resolution of a page rendered for a report: print of 8 points can still be read."""


class PagePictures(Protocol):
    """Whoever has pictures of a package's pages."""

    def jpegs(self, places: list[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
        """JPEG pictures of pages (file and number) as submitted; a page that cannot be drawn is left out."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Gives the picture of a page. `tasks` holds every page of the package under its file and number.

    `room` is where the members of archives lie; they lie there as long as it is held.
    """

    tasks: Mapping[tuple[str, int], PageTask]
    cache: str
    version: str
    room: Room | None = None

    def jpegs(self, places: list[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
        """JPEG pictures of pages as submitted; a page that cannot be drawn (a spreadsheet, say) is left out."""
        found: dict[tuple[str, int], bytes] = {}
        missing: dict[tuple[str, int], tuple[PageTask, str]] = {}
        with open_cache(self.cache) as cache:
            for place in places:
                task = self.tasks.get(place)
                if task is None:
                    continue
                key = page_key(task.sha256, task.number, self.version)
                picture = cache.picture(key)
                if picture is None:
                    missing[place] = task, key
                elif picture:
                    found[place] = picture
            return found | (_drawn(missing, cache) if missing else {})


@dataclass(slots=True)
class KeptPictures:
    """Pictures of a package that was read some time ago: from the cache, else drawn from its files.

    The package is opened again only when a picture is asked for that the cache has not, and once. A file that is gone
    or has changed since is drawn no more: its page would be another. Several threads may ask at once.

    Args:
        contents: the SHA-256 of every file of the package.
        cache: folder or database of pages once read.
        version: the version of reading under which they are kept.
        reopen: opens the package anew.
    """

    contents: Mapping[str, str]
    cache: str
    version: str
    reopen: Callable[[], PackageFiles]
    _drawn: Pictures | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def jpegs(self, places: list[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
        """JPEG pictures of pages; one that is not in the cache and cannot be drawn any more is left out."""
        found: dict[tuple[str, int], bytes] = {}
        with open_cache(self.cache) as cache:
            for file, number in places:
                sha256 = self.contents.get(file)
                picture = cache.picture(page_key(sha256, number, self.version)) if sha256 else None
                if picture is not None:
                    found[file, number] = picture
        missing = [place for place in places if place not in found and place[0] in self.contents]
        drawn = self._from_files().jpegs(missing) if missing else {}
        return {place: picture for place, picture in (found | drawn).items() if picture}

    def task(self, place: tuple[str, int]) -> PageTask | None:
        """The page itself, to be read anew; None where its file is gone or has changed since."""
        return self._from_files().tasks.get(place)

    def _from_files(self) -> Pictures:
        with self._lock:
            if self._drawn is None:
                try:
                    self._drawn = self._opened()
                except (InputError, OSError):  # it may be back the next time: a drive that is away
                    return Pictures({}, self.cache, self.version)
            return self._drawn

    def _opened(self) -> Pictures:
        package = self.reopen()
        tasks = {
            (task.file, task.number): task for task in package.tasks() if self.contents.get(task.file) == task.sha256
        }
        return Pictures(tasks, self.cache, self.version, package.room)


def _no_engine() -> OcrEngine:
    raise EngineError("pictures are drawn without reading them")


def _drawn(missing: Mapping[tuple[str, int], tuple[PageTask, str]], cache: PageCache) -> dict[tuple[str, int], bytes]:
    """Pictures drawn and put into the cache; what draws is loaded for them alone."""
    from extract.reading import PageReader

    found: dict[tuple[str, int], bytes] = {}
    with PageReader(_no_engine) as reader:
        for place, (task, key) in missing.items():
            picture = _rendered(reader, task)
            if picture is not None:
                cache.put_picture(key, picture)
            if picture:
                found[place] = picture
    return found


def _rendered(reader: PageReader, task: PageTask) -> bytes | None:
    """The page drawn; nothing (kept as such) for one that has no fixed look, None where it cannot be drawn now."""
    from extract.pictures import encode_picture

    try:
        image = reader.picture(task, PICTURE_DPI)
    except HeyanError:
        return None
    return b"" if image is None else encode_picture(image)
