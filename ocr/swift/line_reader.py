"""Reading the regions of a page: all lines squeezed, then numbers again, stretched; columns in every arrangement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ocr.engine import Image
from ocr.image.regions import Region
from ocr.swift.crops import crop, fitted
from ocr.swift.lost import with_lost_characters_doubted
from ocr.swift.numbers import Span, cut, number_spans, put_back
from ocr.swift.recognition import Reading, Recogniser
from ocr.swift.second_look import looked_at_again
from ocr.swift.settings import RecognitionSettings
from ocr.swift.vertical import arrangements

_LONE = 2.4
"""How many times taller than wide the crop of a single character is at most."""
_SURE_ALONE = 0.8
"""How sure a reading of a lone letter or digit as it stands must be to count before any other way."""


class LineReader:
    """Reads regions; the recogniser is kept busy with many crops at a time."""

    def __init__(self, recogniser: Recogniser, settings: RecognitionSettings) -> None:
        self._recogniser = recogniser
        self._settings = settings

    def read(self, image: Image, regions: Sequence[Region], known: Mapping[int, Reading]) -> list[Reading]:
        """What each region says, an empty reading where nothing.

        Args:
            image: the upright page.
            regions: where print stands on it.
            known: what some regions, by index, were already seen to say when squeezed.
        """
        pictures = [crop(image, region) for region in regions]
        ways = {
            index: arrangements(pictures[index]) if region.tall else [pictures[index]]
            for index, region in enumerate(regions)
            if index not in known
        }
        fresh = iter(self.read_squeezed(way for several in ways.values() for way in several))
        found = dict(known)
        for index, several in ways.items():
            found[index] = _best(pictures[index], [next(fresh) for _ in several])
        readings = self._numbers_again(pictures, [found[index] for index in range(len(regions))])
        readings = looked_at_again(pictures, readings, self.read_squeezed, self.read_wide)
        return with_lost_characters_doubted(pictures, readings, self.read_wide)

    def read_squeezed(self, pictures: Iterable[Image]) -> list[Reading]:
        """What level crops say, narrowed where that does no harm to Han characters."""
        return self._recogniser.read([fitted(picture, self._settings, self._settings.squeeze) for picture in pictures])

    def read_wide(self, pictures: Iterable[Image]) -> list[Reading]:
        """What level crops say, stretched: numbers lose no digits so."""
        return self._recogniser.read([fitted(picture, self._settings, self._settings.stretch) for picture in pictures])

    def _numbers_again(self, pictures: Sequence[Image], readings: list[Reading]) -> list[Reading]:
        level = [(index, reading) for index, reading in enumerate(readings) if reading.edges]
        jobs = [(index, span) for index, reading in level for span in number_spans(reading)]
        pieces = self.read_wide(cut(pictures[index], readings[index], span) for index, span in jobs)
        found, misfits = _together(readings, jobs, pieces)
        for index, reading in zip(misfits, self.read_wide(pictures[index] for index in misfits), strict=True):
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


def _best(picture: Image, ways: Sequence[Reading]) -> Reading:
    """The only one, or the surest of a tall crop's arrangements, of which the first is the crop as it stands.

    A digit alone in a cell is taller than wide: on its side 9 reads as 6 and 3 as co, both sure. What stands below one
    another has no edges from left to right.
    """
    if len(ways) == 1:
        return ways[0]
    upright, *others = ways
    best = max(others, key=lambda reading: reading.mean)
    height, width = picture.shape[:2]
    if upright.text and height < _LONE * width:
        alone = len(upright.text) == 1 and upright.text.isascii() and upright.mean >= _SURE_ALONE
        if alone or (len(best.text) == 1 and best.mean <= upright.mean):
            return upright
    return Reading(best.text, best.sure)
