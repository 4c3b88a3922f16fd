"""The engine: the steps in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.bends import sag
from ocr.choices import EngineName, EngineOptions
from ocr.engine import Image, PageReading, TurnedReading, UnreadCell
from ocr.errors import EngineError
from ocr.image.bend import bend_of, spines_of, stood_upright
from ocr.image.cell_print import print_alone
from ocr.image.orientation import lies_on_its_side, sample_of
from ocr.image.regions import Region, skew_of
from ocr.image.sideways import Sideways, sideways_parts
from ocr.image.stamps import Stamp, find_stamps, without_stamps
from ocr.lines import Box, Frame, Line, in_reading_order, weakest
from ocr.models import find_models
from ocr.swift.backend import give_memory_back, open_network, open_swarm
from ocr.swift.columns import with_columns
from ocr.swift.crops import crop
from ocr.swift.detection import detect
from ocr.swift.line_reader import LineReader
from ocr.swift.recognition import Reading, Recogniser
from ocr.swift.runtimes import Backend, best_backend, unrounded
from ocr.swift.settings import DetectionSettings, OrientationSettings, RecognitionSettings
from ocr.swift.sheet import Sheet, with_doubts
from ocr.swift.version import swift_version

_WIDER = (0.12, 0.25)
"""Margins around a badly read line, in its height, of the cuts that are read again. They are no independent looks: 13
reads as 18 without any doubt in one of them, so that both must agree."""
_TIDY = 6
"""After so many pages memory is given back."""


class SwiftEngine:
    """PP-OCRv6 small on OpenVINO or ONNX Runtime, with steps of our own (see the settings for what each does)."""

    name = EngineName.SWIFT

    def __init__(self, options: EngineOptions) -> None:
        models, backend = find_models(), best_backend(options.device)
        cv2.setNumThreads(options.threads)  # OpenCV keeps one pool a process
        self.version = swift_version(options)
        self._read_so_far = 0
        self._detection = DetectionSettings()
        cuda = backend is Backend.ONNXRUNTIME_CUDA
        self._recognition = RecognitionSettings(batch=1) if cuda else RecognitionSettings()  # a width is then one shape
        self._orientation = OrientationSettings()
        self._detector = open_network(models.detection, unrounded(backend), options.threads)
        swarm = open_swarm(models.recognition, backend, options.threads)
        rounds = unrounded(backend) is not backend
        exact = open_swarm(models.recognition, unrounded(backend), options.threads) if rounds else None
        recogniser = Recogniser(swarm, models.characters(), self._recognition, exact)
        self._reader = LineReader(recogniser, self._recognition)

    def read(self, image: Image) -> PageReading:
        """Read a picture: see `OcrEngine.read`."""
        if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or 0 in image.shape:
            raise EngineError(
                f"图像格式不对：{image.shape} {image.dtype}，需要 8 位三通道图像。请检查该页能否正常打开。"
            )
        self._read_so_far += 1
        if self._read_so_far % _TIDY == 0:
            give_memory_back()
        with _told():
            return self._read(image)

    def read_cells(self, image: Image, frame: Frame, cells: Sequence[UnreadCell], usual: float) -> list[Line | None]:
        """Look once more at cells of tables: see `OcrEngine.read_cells`."""
        with _told():
            return self._read_cells(image, frame, cells, usual)

    def _read_cells(self, image: Image, frame: Frame, cells: Sequence[UnreadCell], usual: float) -> list[Line | None]:
        looks = _looks(stood_upright(image, frame), frame, cells, usual)
        if looks and (stamps := find_stamps(image)):
            looks = _looks(stood_upright(without_stamps(image, stamps), frame), frame, cells, usual)
        fresh = iter(self._reader.read_wide(picture for look in looks.values() for picture in look.pictures))
        found: list[Line | None] = [None] * len(cells)
        for index, look in looks.items():
            reading, *others = [next(fresh) for _ in look.pictures]
            agreed = all(other.text == reading.text for other in others)
            sure = min((chance for one in (reading, *others) for chance in one.sure), default=0.0)
            if agreed and sure >= self._recognition.alone:
                found[index] = _line_at(reading, look.box)
        return found

    def _read(self, image: Image) -> PageReading:
        stamps = find_stamps(image)
        clean = without_stamps(image, stamps)
        found = detect(clean, self._detector, self._detection)
        regions = found.regions
        turn = 90 if lies_on_its_side(regions) else 0
        sheet, regions = _turned(Sheet(clean, image), regions, turn)
        known = self._sample(sheet.clean, regions)
        if self._upside_down(sheet.clean, regions, known):
            turn, known = turn + 180, {}
            sheet, regions = _turned(sheet, regions, 180)
        bend = bend_of(spines_of(np.ascontiguousarray(np.rot90(found.marks, -turn // 90))))
        if bend:
            sheet, known = sheet.flattened(bend), {}
            regions = detect(sheet.clean, self._detector, self._detection).regions
        height, width = sheet.clean.shape[:2]
        frame = Frame(turn, self._levelling(regions), height / width, bend)
        sideways = sideways_parts(regions)
        if sideways:
            known = {}
        lying = {index for part in sideways for index in part.members}
        level = [region for index, region in enumerate(regions) if index not in lying]
        lines = with_columns(self._lines(sheet, level, known, frame), frame.aspect)
        parts = [self._part(sheet, regions, part, frame) for part in sideways]
        return PageReading(
            in_reading_order(lines),
            frame,
            tuple(_box(stamp, image, frame) for stamp in stamps),
            tuple(part for part in parts if part.lines),
        )

    def _lines(self, sheet: Sheet, regions: Sequence[Region], known: Mapping[int, Reading], frame: Frame) -> list[Line]:
        """What an upright picture says in its regions."""
        height, width = sheet.clean.shape[:2]
        readings = with_doubts(sheet, regions, self._reader.read(sheet.clean, regions, known), self._reader)
        return [
            _line(reading, region.levelled(frame.skew, width, height), width, height)
            for reading, region in zip(readings, regions, strict=True)
            if reading.text and reading.mean >= self._recognition.floor
        ]

    def _part(self, sheet: Sheet, regions: Sequence[Region], part: Sideways, frame: Frame) -> TurnedReading:
        """What stands on a part of the upright picture, turned the way that reads better."""
        height, width = sheet.clean.shape[:2]
        left, top = max(0, int(part.left)), max(0, int(part.top))
        cut = sheet.cut(np.s_[top : int(part.bottom) + 1, left : int(part.right) + 1])
        inside = [
            replace(regions[index], cx=regions[index].cx - left, cy=regions[index].cy - top) for index in part.members
        ]
        turn = 90
        turned, level = _turned(cut, inside, turn)
        sample = self._sample(turned.clean, level)
        if self._upside_down(turned.clean, level, sample):
            turn, sample = 270, {}
            turned, level = _turned(turned, level, 180)
        lines = self._lines(turned, level, sample, Frame(turn))
        high, wide = cut.clean.shape[:2]
        place = Region(left + wide / 2, top + high / 2, wide, high)
        box = place.levelled(frame.skew, width, height).box(width, height)
        return TurnedReading(box, turn, in_reading_order(lines))

    def _levelling(self, regions: Sequence[Region]) -> float:
        """Degrees by which a page is to be turned clockwise to make its lines level; 0 where it is not worth it."""
        skew = skew_of(regions)
        return -skew if self._orientation.least_skew <= abs(skew) <= self._orientation.largest_skew else 0.0

    def _sample(self, image: Image, regions: Sequence[Region]) -> dict[int, Reading]:
        """What a few lines say, by the index of their region."""
        sample = sample_of(regions, self._orientation.sample)
        pictures = [crop(image, regions[index]) for index in sample]
        return dict(zip(sample, self._reader.read_squeezed(pictures), strict=True))

    def _upside_down(self, image: Image, regions: Sequence[Region], sample: Mapping[int, Reading]) -> bool:
        """Whether a sample of lines reads better the other way up; not asked where it reads well as it stands."""
        upright = _mean(sample.values())
        if not sample or upright >= self._orientation.sure:
            return False
        turned = (np.ascontiguousarray(np.rot90(crop(image, regions[index]), 2)) for index in sample)
        return _mean(self._reader.read_squeezed(turned)) > upright + self._orientation.margin


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (cv2.error, RuntimeError) as error:
        raise EngineError(
            f"识别引擎处理该页时出错：{error}。请运行 heyan doctor，或换用 --engine paddle 重试。"
        ) from error


@dataclass(frozen=True, slots=True)
class _Look:
    """Pictures of one cell, which must read alike, and the place of the first."""

    pictures: tuple[Image, ...]
    box: Box


def _looks(page: Image, frame: Frame, cells: Sequence[UnreadCell], usual: float) -> dict[int, _Look]:
    """What there is to read in each cell that has any print, by the cell's index.

    Where a line was read badly these are two wider cuts of it; else the print alone, without the rulings.
    """
    height, width = page.shape[:2]

    def picture(box: Box, margin: float = 0.0) -> Image:
        wide, high = box.width * width, box.height * height
        place = Region(box.cx * width, box.cy * height, wide + 2 * margin * high, high + margin * high)
        return np.ascontiguousarray(crop(page, place.levelled(-frame.skew, width, height)))

    found = {}
    for index, cell in enumerate(cells):
        if cell.line is not None:
            found[index] = _Look(tuple(picture(cell.line.box, margin) for margin in _WIDER), cell.line.box)
        elif (alone := print_alone(picture(cell.box), usual * height)) is not None:
            found[index] = _Look((alone.picture,), alone.place.within(cell.box))
    return found


def _line_at(reading: Reading, box: Box) -> Line:
    edges = tuple(box.x0 + edge * box.width for edge in reading.edges)
    return Line(reading.text, box, weakest(reading.text, reading.sure), edges=edges, sure=reading.sure)


def _mean(readings: Collection[Reading]) -> float:
    return sum(reading.mean for reading in readings) / max(1, len(readings))


def _turned(sheet: Sheet, regions: Sequence[Region], degrees: int) -> tuple[Sheet, list[Region]]:
    height, width = sheet.clean.shape[:2]
    return sheet.turned(degrees), [region.turned(degrees, width, height) for region in regions]


def _line(reading: Reading, region: Region, width: int, height: int) -> Line:
    return _line_at(reading, region.box(width, height))


def _box(stamp: Stamp, image: Image, frame: Frame) -> Box:
    """Where a stamp found on the page as submitted lies in the upright frame."""
    height, width = image.shape[:2]
    region = Region(stamp.cx, stamp.cy, stamp.width, stamp.height).turned(frame.turn, width, height)
    if frame.turn % 180:
        width, height = height, width
    region = replace(region, cy=region.cy - height * sag(frame.bend, region.cx / width, region.cy / height))
    return region.levelled(frame.skew, width, height).box(width, height)
