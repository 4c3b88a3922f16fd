"""The engine: the steps in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from ocr.engine import EngineName, EngineOptions, Image, PageReading
from ocr.errors import EngineError
from ocr.image.orientation import lies_on_its_side, sample_of
from ocr.image.regions import Region, skew_of
from ocr.image.stamps import find_stamps, without_stamps
from ocr.lines import Frame, Line, in_reading_order
from ocr.models import find_models
from ocr.swift.backend import best_backend, open_network
from ocr.swift.crops import crop, fitted
from ocr.swift.detection import detect
from ocr.swift.numbers import numbers_again
from ocr.swift.recognition import Reading, Recogniser
from ocr.swift.settings import DetectionSettings, OrientationSettings, RecognitionSettings
from ocr.swift.version import swift_version
from ocr.swift.vertical import arrangements


class SwiftEngine:
    """PP-OCRv6 small on OpenVINO or ONNX Runtime, with steps of our own (see the settings for what each does)."""

    name = EngineName.SWIFT

    def __init__(self, options: EngineOptions) -> None:
        models = find_models()
        backend = best_backend()
        cv2.setNumThreads(options.threads)  # OpenCV keeps one pool a process
        self.version = swift_version(options)
        self._detection = DetectionSettings()
        self._recognition = RecognitionSettings()
        self._orientation = OrientationSettings()
        self._detector = open_network(models.detection, backend, options.threads)
        reader = open_network(models.recognition, backend, options.threads)
        self._recogniser = Recogniser(reader, models.characters(), self._recognition)

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
        clean, regions = _turned(clean, regions, turn)
        known: dict[int, Reading] = {}
        if self._upside_down(clean, regions, known):
            turn += 180
            clean, regions = _turned(clean, regions, 180)
            known = {}
        height, width = clean.shape[:2]
        skew = self._skew(regions)
        lines = []
        for index, region in enumerate(regions):
            reading = known[index] if index in known else self._reading(clean, region)
            if reading.text and reading.confidence >= self._recognition.floor:
                lines.append(_line(reading, region.levelled(-skew, width, height), width, height))
        boxes = tuple(
            Region(s.cx, s.cy, s.width, s.height)
            .turned(turn, image.shape[1], image.shape[0])
            .levelled(-skew, width, height)
            .box(width, height)
            for s in stamps
        )
        return PageReading(in_reading_order(lines), Frame(turn, -skew, height / width), boxes)

    def _skew(self, regions: Sequence[Region]) -> float:
        skew = skew_of(regions)
        return skew if self._orientation.least_skew <= abs(skew) <= self._orientation.largest_skew else 0.0

    def _upside_down(self, image: Image, regions: Sequence[Region], known: dict[int, Reading]) -> bool:
        """Whether a sample of lines reads better the other way up; what was read upright is kept in `known`."""
        sample = sample_of(regions, self._orientation.sample)
        if not sample:
            return False
        known.update({index: self._reading(image, regions[index]) for index in sample})
        upright = _mean(known[index].confidence for index in sample)
        if upright >= self._orientation.sure:
            return False
        turned = (np.ascontiguousarray(np.rot90(crop(image, regions[index]), 2)) for index in sample)
        other = _mean(self._recogniser.read(fitted(picture, self._recognition)).confidence for picture in turned)
        return other > upright + self._orientation.margin

    def _reading(self, image: Image, region: Region) -> Reading:
        picture = crop(image, region)
        if not region.tall:
            reading = self._recogniser.read(fitted(picture, self._recognition))
            return numbers_again(picture, reading, self._read_wide)
        ways = [self._recogniser.read(fitted(way, self._recognition)) for way in arrangements(picture)]
        best = max(ways, key=lambda reading: reading.confidence)
        return Reading(best.text, best.sure)  # its characters stand below one another: no edges from left to right

    def _read_wide(self, picture: Image) -> Reading:
        return self._recogniser.read(fitted(picture, self._recognition, self._recognition.stretch))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _turned(image: Image, regions: Sequence[Region], degrees: int) -> tuple[Image, list[Region]]:
    if not degrees:
        return image, list(regions)
    height, width = image.shape[:2]
    turned = np.ascontiguousarray(np.rot90(image, -degrees // 90))
    return turned, [region.turned(degrees, width, height) for region in regions]


def _line(reading: Reading, region: Region, width: int, height: int) -> Line:
    box = region.box(width, height)
    edges = tuple(box.x0 + edge * box.width for edge in reading.edges)
    return Line(reading.text, box, reading.confidence, edges=edges)
