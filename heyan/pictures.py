"""Pictures of pages for reports: as submitted, from the cache where reading left one, else rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.store.pages import open_cache, page_key

if TYPE_CHECKING:
    from extract.room import Room
    from extract.tasks import PageTask

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
        found: dict[tuple[str, int], bytes] = {}
        with open_cache(self.cache) as cache:
            for place in places:
                task = self.tasks.get(place)
                if task is None:
                    continue
                key = page_key(task.sha256, task.number, self.version)
                picture = cache.picture(key)
                if picture is None and (picture := _rendered(task)) is not None:
                    cache.put_picture(key, picture)
                if picture is not None:
                    found[place] = picture
        return found


def _rendered(task: PageTask) -> bytes | None:
    from extract.pictures import encode_picture
    from extract.reading import picture_of
    from ocr.errors import HeyanError

    try:
        image = picture_of(task, PICTURE_DPI)
    except HeyanError:
        return None
    return None if image is None else encode_picture(image)
