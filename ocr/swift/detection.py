"""Finding print: the detector on a small copy, its contours as rectangles, glued contours split into lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.orientation import lies_on_its_side
from ocr.image.regions import Region
from ocr.swift.backend import Network, Tensor
from ocr.swift.settings import DetectionSettings

_STEP = 32
"""The network halves its picture five times."""

Mask = NDArray[np.uint8]
Contour = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Print:
    """The print on a picture: its regions in no order, in pixels, and the detector's marks, on a small copy."""

    regions: list[Region]
    marks: Mask


def detect(image: Image, network: Network, settings: DetectionSettings) -> Print:
    """Where print stands on a picture."""
    height, width = image.shape[:2]
    scale = min(1.0, settings.longest_side / max(height, width))
    small_size = tuple(max(_STEP, round(side * scale / _STEP) * _STEP) for side in (width, height))
    small = cv2.resize(image, small_size, interpolation=cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR)
    heat = network(np.ascontiguousarray(small)[None])[0, 0]
    factors = np.array([width / small_size[0], height / small_size[1]], np.float32)
    return Print(regions_from_heat(heat, factors, settings), (heat > settings.threshold).astype(np.uint8))


def regions_from_heat(heat: Tensor, factors: NDArray[np.float32], settings: DetectionSettings) -> list[Region]:
    """Regions from the detector's map of print; `factors` scale its pixels, x and y, to those of the picture."""
    mask = (heat > settings.threshold).astype(np.uint8)
    found = [(contour, _rectangle(contour, factors)) for contour in _contours(mask)]
    downward = lies_on_its_side(region for _, region in found)
    regions: list[Region] = []
    for contour, region in found:
        if min(region.width, region.height) < 3:
            continue
        if cv2.contourArea(contour) < settings.full * _area(contour):
            regions += _split(contour, heat, factors, settings, downward)
        elif _mean_inside(heat, contour) >= settings.box_threshold:
            regions.append(_unclipped(region, settings.unclip))
    return regions


def _contours(mask: Mask) -> Iterator[Contour]:
    found, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    yield from (contour for contour in found if len(contour) > 2)


def _rectangle(contour: Contour, factors: NDArray[np.float32]) -> Region:
    # a pixel reaches from its index to the next: the hull of the indices lacks half a pixel on every side
    region = Region.around((contour.astype(np.float32) + 0.5) * factors)
    return replace(region, width=region.width + factors[0], height=region.height + factors[1])


def _area(contour: Contour) -> float:
    _, (width, height), _ = cv2.minAreaRect(contour)
    return float(width * height)


def _mean_inside(heat: Tensor, contour: Contour) -> float:
    x, y, width, height = cv2.boundingRect(contour)
    inside = np.zeros((height, width), np.uint8)
    cv2.drawContours(inside, [contour], -1, 1, cv2.FILLED, offset=(-x, -y))
    return float(cv2.mean(heat[y : y + height, x : x + width], inside)[0])


def _unclipped(region: Region, ratio: float) -> Region:
    return region.grown(region.width * region.height * ratio / (2 * (region.width + region.height)))


def _split(
    contour: Contour, heat: Tensor, factors: NDArray[np.float32], settings: DetectionSettings, downward: bool
) -> list[Region]:
    """The lines of a glued contour: parts that hold together above a higher threshold, bridges between them cut."""
    x, y, width, height = cv2.boundingRect(contour)
    inside = np.zeros((height, width), np.uint8)
    cv2.drawContours(inside, [contour], -1, 1, cv2.FILLED, offset=(-x, -y))
    part = np.ascontiguousarray(heat[y : y + height, x : x + width])
    offset = np.array([[x, y]], np.int32)
    done: list[Region] = []
    todo = [(inside, 0)]
    while todo:
        area, level = todo.pop()
        last = level == len(settings.split_thresholds)
        for piece in _pieces(area, part, settings, level, downward):
            full = cv2.contourArea(piece) >= settings.full * _area(piece)
            if not full and not last:
                inner = np.zeros_like(area)
                cv2.drawContours(inner, [piece], -1, 1, cv2.FILLED)
                todo.append((inner, level + 1))
            elif _mean_inside(part, piece) >= settings.box_threshold:
                region = _rectangle(piece + offset, factors)
                if min(region.width, region.height) >= 3:
                    done.append(_unclipped(region, settings.unclip))
    return done


def _pieces(area: Mask, heat: Tensor, settings: DetectionSettings, level: int, downward: bool) -> Iterator[Contour]:
    kept = area if level == 0 else area & (heat > settings.split_thresholds[level - 1]).astype(np.uint8)
    size = (1, settings.split_opening) if downward else (settings.split_opening, 1)
    yield from _contours(cv2.morphologyEx(kept, cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8)))
