"""Reads one page: its text layer where worth reading, else by OCR; codes and tables too. Bad content never raises."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from extract.codes import codes_at, read_codes
from extract.failures import UnreadableError
from extract.fingerprint import fingerprint
from extract.foreign import foreign_content
from extract.merging import beside, shows_more
from extract.package import Reason
from extract.pages import Page, PageStatus, Part
from extract.pictures import encode_picture
from extract.readers.base import Look, Ocr, OpenFile
from extract.readers.registry import open_file
from extract.tasks import PageTask
from ocr.engine import Image, OcrEngine, PageReading, TurnedReading, UnreadCell
from ocr.errors import EngineError
from ocr.lines import Frame, Grid, Line, in_reading_order

CODES_DPI = 200
"""Digital pages are drawn at this resolution to find their codes."""
_OPEN_FILES = 4

Engine = Callable[[], OcrEngine]
"""Gives the engine; called only when a page needs OCR."""


class PageReader:
    """Reads pages one after the other and keeps the last files open. One instance belongs to one thread.

    Args:
        engine: gives the OCR engine, called only when a page needs it.
        open_files: how many files are kept open.
    """

    def __init__(self, engine: Engine, open_files: int = _OPEN_FILES) -> None:
        self._engine = engine
        self._most = open_files
        self._open: OrderedDict[tuple[Path, str], OpenFile] = OrderedDict()
        self._picture: Image | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, task: PageTask) -> Page:
        """The page; one that cannot be read is UNREADABLE with a reason and a Chinese message."""
        self._picture = None
        try:
            with foreign_content():
                page = self._read(task)
        except UnreadableError as failure:
            return _unreadable(task, failure)
        return replace(page, fingerprint=fingerprint(page, self._picture))

    def last_picture(self) -> bytes | None:
        """The page last read, as submitted, as a small JPEG; None where reading it did not need a picture."""
        return None if self._picture is None else encode_picture(self._picture)

    def picture(self, task: PageTask, dpi: int) -> Image | None:
        """The page as submitted, at most at this resolution; None for formats without a fixed look (sheets).

        Raises:
            UnreadableError: the page cannot be drawn.
        """
        with foreign_content():
            return self._file(task).picture(task.number, dpi)

    def close(self) -> None:
        """Gives all files back."""
        while self._open:
            self._open.popitem()[1].close()

    def _file(self, task: PageTask) -> OpenFile:
        key = (task.path, task.sha256)
        if key in self._open:
            self._open.move_to_end(key)
            return self._open[key]
        while len(self._open) >= self._most:
            self._open.popitem(last=False)[1].close()
        opened = self._open[key] = open_file(task.path, task.format, task.limits)
        return opened

    def _read(self, task: PageTask) -> Page:
        file = self._file(task)
        look = file.look(task.number)
        if look.ocr is Ocr.INSTEAD:
            return self._by_ocr(task, file, look)
        page = _text_page(task, look)
        if look.ocr is Ocr.BESIDE:
            image = self._drawn(file, task)
            reading = _read_picture(self._engine, image)
            if shows_more(reading, page):
                return self._ocr_page(task, look, image, reading)
            return replace(beside(page, look, reading), codes=read_codes(image, page.frame))
        codes = codes_at(look.code_places, lambda place: file.picture(task.number, CODES_DPI, place), page.frame.turn)
        page = replace(page, codes=codes)
        return page if page.lines or page.grids else replace(page, status=PageStatus.BLANK)

    def _by_ocr(self, task: PageTask, file: OpenFile, look: Look) -> Page:
        image = self._drawn(file, task)
        if _is_blank(image):
            if _is_covered(image):
                raise UnreadableError(Reason.OBSCURED)
            return replace(_text_page(task, replace(look, lines=())), status=PageStatus.BLANK)
        return self._ocr_page(task, look, image, _read_picture(self._engine, image))

    def _ocr_page(self, task: PageTask, look: Look, image: Image, reading: PageReading) -> Page:
        """The page as OCR read it, with its codes and tables."""
        page = _text_page(
            task, replace(look, lines=reading.lines, grids=(), stamps=reading.stamps, frame=reading.frame)
        )
        codes = read_codes(image, reading.frame)
        if not (reading.lines or reading.parts or codes):
            return replace(page, status=PageStatus.BLANK)
        parts = tuple(_part(image, reading, part) for part in reading.parts)
        grids = _grids(image, reading)
        return replace(page, lines=self._with_cells(image, reading, grids), codes=codes, grids=grids, parts=parts)

    def _with_cells(self, image: Image, reading: PageReading, grids: Sequence[Grid]) -> tuple[Line, ...]:
        """The lines of a page with what stands in cells of its tables where the engine saw no line, or read it badly.

        A badly read line over a ruling gives way where all its cells can be read one by one, one of figures where the
        second look only settles what the first doubted.
        """
        from ocr.image.cell_print import settles, unread_cells, usual_height, weak_numbers

        lines = reading.lines
        unread = unread_cells(grids, lines, reading.frame.aspect)
        weak = [(box, (index,)) for box, index in weak_numbers(grids, lines) if box not in {box for box, _ in unread}]
        if not unread and not weak:
            return lines
        cells = [UnreadCell(box) for box, _ in unread] + [UnreadCell(box, lines[index]) for box, (index,) in weak]
        found = self._engine().read_cells(image, reading.frame, cells, usual_height(lines))
        answers = [(inside, line) for (_, inside), line in zip(unread, found, strict=False)]
        for (_, (index,)), line in zip(weak, found[len(unread) :], strict=True):
            answers.append(((index,), line if line is not None and settles(lines[index], line) else None))
        blind = {index for inside, line in answers if line is None for index in inside}
        new = [line for inside, line in answers if line is not None and blind.isdisjoint(inside)]
        redone = {index for inside, _ in answers for index in inside} - blind
        return in_reading_order([*(line for index, line in enumerate(lines) if index not in redone), *new])

    def _drawn(self, file: OpenFile, task: PageTask) -> Image:
        image = file.picture(task.number, 0)
        if image is None:
            raise UnreadableError(Reason.UNSUPPORTED)
        self._picture = image
        return image


def _text_page(task: PageTask, look: Look) -> Page:
    frame = look.frame
    width, height = (look.height, look.width) if frame.turn % 180 else (look.width, look.height)
    return Page(
        task.file,
        task.number,
        width,
        height,
        look.lines,
        (),
        look.grids,
        look.stamps,
        frame,
        message=look.message,
        label=look.label,
        embedded=look.embedded,
        seal_words=look.seal_words,
    )


def _part(image: Image, reading: PageReading, part: TurnedReading) -> Part:
    """A part printed sideways, with its tables; codes stay with the page."""
    from ocr.image.bend import stood_upright

    whole = stood_upright(image, reading.frame)
    height, width = whole.shape[:2]
    box = part.box
    cut = whole[int(box.y0 * height) : int(box.y1 * height) + 1, int(box.x0 * width) : int(box.x1 * width) + 1]
    frame = Frame(part.turn)
    return Part(box, part.turn, part.lines, grids=_grids(np.ascontiguousarray(cut), PageReading(part.lines, frame)))


def _unreadable(task: PageTask, failure: UnreadableError) -> Page:
    return Page(
        task.file,
        task.number,
        1.0,
        1.0,
        status=PageStatus.UNREADABLE,
        reason=failure.reason,
        message=failure.told(task.file, task.number),
    )


def _read_picture(engine: Engine, image: Image) -> PageReading:
    try:
        return engine().read(image)
    except EngineError:
        raise
    except Exception as error:
        raise EngineError(f"{type(error).__name__}: {error}") from error


def _is_blank(image: Image) -> bool:
    from ocr.image.blank import is_blank

    return is_blank(image)


def _is_covered(image: Image) -> bool:
    from ocr.image.blank import is_covered

    return is_covered(image)


def _grids(image: Image, reading: PageReading) -> tuple[Grid, ...]:
    from ocr.image.rulings import find_grids

    return find_grids(image, reading.frame, reading.lines, reading.stamps)
