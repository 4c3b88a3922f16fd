"""Reads the print inside a box that a reviewer pulled on a page, in a process of its own."""

from __future__ import annotations

import io
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from heyan.workers import WorkerDiedError, WorkerPool, WorkerTimeoutError
from ocr.choices import EngineName, EngineOptions
from ocr.engine import OcrEngine
from ocr.errors import EngineError

if TYPE_CHECKING:
    from PIL.Image import Image

    from extract.tasks import PageTask
    from ocr.lines import Box

SECONDS = 60.0
"""Loading the engine takes some seconds the first time; a crop is then read in a fraction of one."""
DPI = 200
"""Resolution at which a digital page is drawn to be read."""
_MARGIN = 0.004
"""Of the page, left around a box: people pull them tight."""


class CropReader:
    """Reads crops, one at a time; its process starts with the first. Safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool: WorkerPool | None = None

    def read(self, source: PageTask | bytes, box: Box, turn: int) -> str:
        """The text inside a box of a page, its lines joined by line breaks; empty where nothing is printed.

        Args:
            source: the page, or its picture (JPEG) where its file is gone.
            box: in fractions of the page as submitted.
            turn: degrees clockwise that set it upright.

        Raises:
            EngineError: the engine does not start, or failed.
        """
        with self._lock:
            pool = self._pool = self._pool or WorkerPool(1, SECONDS)
        try:
            return str(pool.submit(read_crop, source, (box.x0, box.y0, box.x1, box.y1), turn).result())
        except (WorkerDiedError, WorkerTimeoutError) as error:
            raise EngineError("框选的文字未能读取，请直接输入。") from error

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None


def read_crop(source: PageTask | bytes, edges: tuple[float, float, float, float], turn: int) -> str:
    """What the worker does: cut, set upright, read."""
    import numpy as np

    page = _picture(source)
    x0, y0, x1, y1 = edges
    spot = (
        int(max(0.0, x0 - _MARGIN) * page.width), int(max(0.0, y0 - _MARGIN) * page.height),
        int(min(1.0, x1 + _MARGIN) * page.width) + 1, int(min(1.0, y1 + _MARGIN) * page.height) + 1,
    )  # fmt: skip
    sheet = _on_a_sheet(page.crop(spot).rotate(-turn, expand=True))
    reading = _engine().read(np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1]))
    return "\n".join(line.text for line in reading.lines)


def _picture(source: PageTask | bytes) -> Image:
    from PIL import Image as Pillow

    from extract.reading import PageReader

    if isinstance(source, bytes):
        return Pillow.open(io.BytesIO(source)).convert("RGB")
    with PageReader(_engine) as reader:
        drawn = reader.picture(source, DPI)
    if drawn is None:
        raise EngineError("这一页没有图像，请直接输入。")
    return Pillow.fromarray(drawn[:, :, ::-1])


def _on_a_sheet(cut: Image) -> Image:
    """A crop on white ground, small print enlarged: engines are made for pages."""
    from PIL import Image as Pillow

    scale = max(1.0, min(3.0, 48 / max(1, cut.height)))
    large = cut.resize((max(1, round(cut.width * scale)), max(1, round(cut.height * scale))), Pillow.Resampling.LANCZOS)
    sheet = Pillow.new("RGB", (max(640, large.width + 120), max(320, large.height + 160)), "white")
    sheet.paste(large, ((sheet.width - large.width) // 2, (sheet.height - large.height) // 2))
    return sheet


@lru_cache(maxsize=1)
def _engine() -> OcrEngine:
    from ocr.engines import open_engine

    return open_engine(EngineName.SWIFT, EngineOptions())
