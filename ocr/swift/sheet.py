"""An upright picture to be read, with what was taken off it and without, and what of its print is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ocr.engine import Image
from ocr.image.bend import flattened
from ocr.image.regions import Region
from ocr.swift.crossed import with_coloured_ink_off
from ocr.swift.ends import with_doubtful_ends
from ocr.swift.line_reader import LineReader
from ocr.swift.recognition import Reading
from ocr.swift.strokes import with_doubtful_crossings


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture without the stamps found on it, and as it was seen: one and the same where none was found."""

    clean: Image
    seen: Image

    def turned(self, degrees: int) -> Sheet:
        """Turned clockwise by so many quarters of a circle, in degrees."""
        return self._with(lambda image: np.ascontiguousarray(np.rot90(image, -degrees // 90)) if degrees else image)

    def flattened(self, bend: Sequence[float]) -> Sheet:
        """With the surface that its lines follow made flat."""
        return self._with(lambda image: flattened(image, tuple(bend)))

    def cut(self, place: tuple[slice, slice]) -> Sheet:
        """A part of it."""
        return self._with(lambda image: image[place])

    def _with(self, change: Callable[[Image], Image]) -> Sheet:
        clean = change(self.clean)
        return Sheet(clean, clean if self.seen is self.clean else change(self.seen))


def with_doubts(sheet: Sheet, regions: Sequence[Region], readings: list[Reading], reader: LineReader) -> list[Reading]:
    """Readings less sure of print that other ink crosses, and of lines that run on into something else."""
    looks = reader.read_squeezed, reader.read_wide
    readings = with_coloured_ink_off(sheet.seen, regions, readings, *looks)
    readings = with_doubtful_crossings(sheet.clean, regions, readings, *looks)
    return with_doubtful_ends(sheet.clean, regions, readings, sheet.seen)
