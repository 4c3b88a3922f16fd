"""What every reader of a format gives, so that reading a page need not know the format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from extract.limits import Limits
from extract.pages import Embedded
from extract.upright import AS_SUBMITTED
from ocr.lines import Box, Frame, Grid, Line

if TYPE_CHECKING:
    from ocr.engine import Image

WHOLE = Box(0.0, 0.0, 1.0, 1.0)
"""All of a page."""


class Ocr(StrEnum):
    """Whether a page needs OCR: not at all, in place of its text layer, or for the pictures beside its text."""

    NONE = "none"
    INSTEAD = "instead"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader knows of a page without OCR.

    `width` and `height` are those of the page as submitted. `lines`, `grids` and `stamps` are in the upright frame.
    `pictures` are the places (upright frame) whose print is not in `lines`; `code_places` those (on the page as
    submitted) that may show QR or bar codes; `seal_words` is what seals say in a text layer, no part of `lines`.
    """

    width: float
    height: float
    lines: tuple[Line, ...] = ()
    grids: tuple[Grid, ...] = ()
    stamps: tuple[Box, ...] = ()
    frame: Frame = AS_SUBMITTED
    ocr: Ocr = Ocr.NONE
    pictures: tuple[Box, ...] = ()
    code_places: tuple[Box, ...] = ()
    label: str = ""
    message: str = ""
    embedded: tuple[Embedded, ...] = ()
    seal_words: tuple[Line, ...] = ()


class OpenFile(Protocol):
    """An opened file. One instance belongs to one thread."""

    @property
    def pages(self) -> int:
        """How many pages it has; cheap."""
        ...

    @property
    def message(self) -> str:
        """Chinese; what a reviewer should know of the file as a whole, such as hidden sheets. Empty for nothing."""
        ...

    def look(self, number: int) -> Look:
        """What is known of a page (from 1) without OCR.

        Raises:
            UnreadableError: the page cannot be read.
        """
        ...

    def picture(self, number: int, dpi: int, place: Box = WHOLE) -> Image | None:
        """A place of the page as a viewer shows it; None for formats without a fixed look (sheets).

        The pixels are those that the picture of the whole page has there; print that the edge cuts may lie a pixel off.

        Raises:
            UnreadableError: the page cannot be drawn.
        """
        ...

    def close(self) -> None:
        """Gives the file back."""
        ...


def pixels_of(place: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the pixels that hold a place of a page of so many pixels."""
    return int(place.x0 * width), int(place.y0 * height), ceil(place.x1 * width), ceil(place.y1 * height)


Opener = Callable[[Path, Limits], OpenFile]
"""Opens a file of one format. Raises UnreadableError, or what its library raises on foreign content."""
