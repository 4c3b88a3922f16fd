"""The engine: the steps in their order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import cv2
import numpy as np

from ocr.engine import EngineName, EngineOptions, Image, PageReading
from ocr.errors import EngineError
from ocr.image.orientation import lies_on_its_side, sample_of
from ocr.image.regions import Region, skew_of
from ocr.image.stamps import Stamp, find_stamps, without_stamps
from ocr.lines import Box, Frame, Line, in_reading_order, weakest
from ocr.models import find_models
from ocr.swift.backend import best_backend, open_network, open_swarm
from ocr.swift.columns import with_columns
from ocr.swift.crops import crop
from ocr.swift.detection import detect
from ocr.swift.line_reader import LineReader
from ocr.swift.recognition import Reading, Recogniser
from ocr.swift.settings import DetectionSettings, OrientationSettings, RecognitionSettings
from ocr.swift.version import swift_version


class SwiftEngine:
    """PP-OCRv6 small on OpenVINO or ONNX Runtime, with steps of our own (see the settings for what each does)."""

    name = EngineName.SWIFT

    def __init__(self, options: EngineOptions) -> None:
        models, backend = find_models(), best_backend()
        cv2.setNumThreads(options.threads)  # OpenCV keeps one pool a process
        self.version = swift_version(options)
        self._detection = DetectionSettings()
        self._recognition = RecognitionSettings()
        self._orientation = OrientationSettings()
        self._detector = open_network(models.detection, backend, options.threads)
        swarm = open_swarm(models.recognition, backend, options.threads)
        recogniser = Recogniser(swarm, models.characters(), self._recognition.width_step)
        self._reader = LineReader(recogniser, self._recognition)

    def read(self, image: Image) -> PageReading:
        """Read a picture: see `OcrEngine.read`."""
        if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or 0 in image.shape:
            raise EngineError(
                f"图像格式不对：{image.shape} {image.dtype}，需要 8 位三通道图像。请检查该页能否正常打开。"
            )
        try:
            return self._read(image)
        except (cv2.error, RuntimeError) as error:
            raise EngineError(
                f"识别引擎处理该页时出错：{error}。请运行 heyan doctor，或换用 --engine paddle 重试。"
            ) from error

    def _read(self, image: Image) -> PageReading:
        stamps = find_stamps(image)
        clean = without_stamps(image, stamps)
        regions = detect(clean, self._detector, self._detection)
        turn = 90 if lies_on_its_side(regions) else 0
        upright, regions = _turned(clean, regions, turn)
        known = self._sample(upright, regions)
        if self._upside_down(upright, regions, known):
            turn, known = turn + 180, {}
            upright, regions = _turned(upright, regions, 180)
        height, width = upright.shape[:2]
        frame = Frame(turn, self._levelling(regions), height / width)
        readings = self._reader.read(upright, regions, known)
        lines = [
            _line(reading, region.levelled(frame.skew, width, height), width, height)
            for reading, region in zip(readings, regions, strict=True)
            if reading.text and reading.mean >= self._recognition.floor
        ]
        lines = with_columns(lines, frame.aspect)
        return PageReading(in_reading_order(lines), frame, tuple(_box(stamp, image, frame) for stamp in stamps))

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


def _mean(readings: Collection[Reading]) -> float:
    return sum(reading.mean for reading in readings) / max(1, len(readings))


def _turned(image: Image, regions: Sequence[Region], degrees: int) -> tuple[Image, list[Region]]:
    if not degrees:
        return image, list(regions)
    height, width = image.shape[:2]
    turned = np.ascontiguousarray(np.rot90(image, -degrees // 90))
    return turned, [region.turned(degrees, width, height) for region in regions]


def _line(reading: Reading, region: Region, width: int, height: int) -> Line:
    box = region.box(width, height)
    edges = tuple(box.x0 + edge * box.width for edge in reading.edges)
    return Line(reading.text, box, weakest(reading.text, reading.sure), edges=edges, sure=reading.sure)


def _box(stamp: Stamp, image: Image, frame: Frame) -> Box:
    """Where a stamp found on the page as submitted lies in the upright frame."""
    height, width = image.shape[:2]
    region = Region(stamp.cx, stamp.cy, stamp.width, stamp.height).turned(frame.turn, width, height)
    if frame.turn % 180:
        width, height = height, width
    return region.levelled(frame.skew, width, height).box(width, height)
