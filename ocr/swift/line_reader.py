"""Reading the regions of a page: all lines squeezed, then numbers again, stretched; columns in every arrangement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocr.engine import Image
from ocr.image.regions import Region
from ocr.swift.crops import crop, fitted
from ocr.swift.numbers import Span, cut, number_spans, put_back
from ocr.swift.recognition import Reading, Recogniser
from ocr.swift.settings import RecognitionSettings
from ocr.swift.vertical import arrangements


class LineReader:
    """Reads regions; the recogniser is kept busy with many crops at a time."""

    def __init__(self, recogniser: Recogniser, settings: RecognitionSettings) -> None:
        self._recogniser = recogniser
        self._settings = settings

    def read(self, image: Image, regions: Sequence[Region]) -> list[Reading]:
        """What each region says, an empty reading where nothing."""
        pictures = [crop(image, region) for region in regions]
        ways = [
            arrangements(picture) if region.tall else [picture]
            for picture, region in zip(pictures, regions, strict=True)
        ]
        readings = iter(self.read_squeezed(way for several in ways for way in several))
        first = [[next(readings) for _ in several] for several in ways]
        found = [_best(several) if len(several) > 1 else several[0] for several in first]
        return self._numbers_again(pictures, found)

    def read_squeezed(self, pictures: Iterable[Image]) -> list[Reading]:
        """What level crops say, narrowed where that does no harm to Han characters."""
        return self._recogniser.read([fitted(picture, self._settings, self._settings.squeeze) for picture in pictures])

    def _read_wide(self, pictures: Iterable[Image]) -> list[Reading]:
        return self._recogniser.read([fitted(picture, self._settings, self._settings.stretch) for picture in pictures])

    def _numbers_again(self, pictures: Sequence[Image], readings: list[Reading]) -> list[Reading]:
        jobs = [
            (index, span) for index, reading in enumerate(readings) if reading.edges for span in number_spans(reading)
        ]
        pieces = self._read_wide(cut(pictures[index], readings[index], span) for index, span in jobs)
        found, misfits = _together(readings, jobs, pieces)
        for index, reading in zip(misfits, self._read_wide(pictures[index] for index in misfits), strict=True):
            found[index] = reading
        return found


def _together(
    readings: Sequence[Reading], jobs: Sequence[tuple[int, Span]], pieces: Sequence[Reading]
) -> tuple[list[Reading], list[int]]:
    """Readings with their pieces put back from right to left, and the indexes of those that a piece does not fit."""
    found = list(readings)
    misfits: list[int] = []
    for (index, span), piece in sorted(zip(jobs, pieces, strict=True), key=lambda job: job[0], reverse=True):
        mended = put_back(found[index], span, piece)
        if mended is None and index not in misfits:
            misfits.append(index)
        found[index] = mended or found[index]
    return found, misfits


def _best(ways: Iterable[Reading]) -> Reading:
    """The surest; its characters stand below one another, so it has no edges from left to right."""
    best = max(ways, key=lambda reading: reading.confidence)
    return Reading(best.text, best.sure)
