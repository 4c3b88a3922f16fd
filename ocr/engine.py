"""What every OCR engine gives, and the errors it may raise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from ocr.choices import EngineName
from ocr.lines import Box, Frame, Line

Image = NDArray[np.uint8]
"""A picture: height × width × 3, BGR, 8 bits."""


@dataclass(frozen=True, slots=True)
class TurnedReading:
    """What was read on a part of a page whose print runs another way, such as a slip pasted on sideways.

    `box` is where it lies in the upright frame; `turn` degrees (90 or 270) clockwise stand it upright; its lines are in
    fractions of the part so turned.
    """

    box: Box
    turn: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PageReading:
    """What an engine read on one picture: lines in reading order and stamps, in the upright frame, and that frame.

    `parts` is what is printed sideways on it; their lines are not among `lines`.
    """

    lines: tuple[Line, ...]
    frame: Frame
    stamps: tuple[Box, ...] = ()
    parts: tuple[TurnedReading, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell, with its rulings, in the upright frame, and the one line that was read badly in it, if any was found."""

    box: Box
    line: Line | None = None


@runtime_checkable
class OcrEngine(Protocol):
    """Reads one picture at a time. One instance belongs to one thread; processes do not share instances."""

    @property
    def name(self) -> EngineName:
        """Which engine this is."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same picture could be read differently: steps, options, model hashes. For cache keys."""
        ...

    def read(self, image: Image) -> PageReading:
        """Read a picture. A picture without print gives no lines.

        Raises:
            EngineError: the engine failed on this picture.
        """
        ...

    def read_cells(self, image: Image, frame: Frame, cells: Sequence[UnreadCell], usual: float) -> list[Line | None]:
        """Look once more at cells of tables: what each says, None where nothing stands there or it is not sure.

        Args:
            image: the picture as submitted.
            frame: how it lies, as `read` told.
            cells: the cells.
            usual: the height of a usual line, as a fraction of the upright picture.

        Raises:
            EngineError: the engine failed on this picture.
        """
        ...
