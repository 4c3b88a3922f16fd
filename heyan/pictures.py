"""Pictures of pages for reports: as submitted, from the cache where reading left one, else rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.store.pages import open_cache, page_key
from ocr.errors import EngineError, HeyanError

if TYPE_CHECKING:
    from extract.reading import PageReader
    from extract.room import Room
    from extract.tasks import PageTask
    from ocr.engine import OcrEngine

PICTURE_DPI = 110
"""Resolution of a page rendered for a report: print of 8 points can still be read."""


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
        from extract.reading import PageReader

        found: dict[tuple[str, int], bytes] = {}
        with open_cache(self.cache) as cache, PageReader(_no_engine) as reader:
            for place in places:
                task = self.tasks.get(place)
                if task is None:
                    continue
                key = page_key(task.sha256, task.number, self.version)
                picture = cache.picture(key)
                if picture is None and (picture := _rendered(reader, task)) is not None:
                    cache.put_picture(key, picture)
                if picture is not None:
                    found[place] = picture
        return found


def _no_engine() -> OcrEngine:
    raise EngineError("pictures are drawn without reading them")


def _rendered(reader: PageReader, task: PageTask) -> bytes | None:
    from extract.pictures import encode_picture

    try:
        image = reader.picture(task, PICTURE_DPI)
    except HeyanError:
        return None
    return None if image is None else encode_picture(image)
