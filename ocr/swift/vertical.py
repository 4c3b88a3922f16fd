"""Print that runs downward: characters upright one below the other, or a line lying on its side."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.engine import Image

_INK = 40
"""Grey levels by which ink is darker than the paper around it."""


def arrangements(picture: Image) -> list[Image]:
    """A tall crop laid out for a reader of level lines: as it is, its characters side by side, turned either way."""
    turned = [np.ascontiguousarray(np.rot90(picture)), np.ascontiguousarray(np.rot90(picture, -1))]
    beside = side_by_side(picture)
    return [picture, *turned] if beside is None else [picture, beside, *turned]


def side_by_side(picture: Image) -> Image | None:
    """The characters of a column set beside one another; None where no gaps between them can be seen."""
    height, width = picture.shape[:2]
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    paper = int(np.median(grey))
    rows = (grey < paper - _INK).any(axis=1)
    spans = _characters(rows, width)
    if not 2 <= len(spans) <= 3 * height / width:
        return None
    pad = np.full((width, max(1, width // 8), 3), paper, np.uint8)
    tiles: list[Image] = []
    for start, end in spans:
        middle = (start + end) // 2
        half = max(end - start, int(0.9 * width)) // 2 + 1
        tile = picture[max(0, middle - half) : middle + half]
        tiles += [cv2.resize(tile, (width, width), interpolation=cv2.INTER_AREA), pad]
    return np.hstack(tiles[:-1])


def _characters(rows: np.ndarray, width: int) -> list[tuple[int, int]]:
    """Runs of rows with ink, joined while they stay no taller than a character is wide."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(np.int8), [0]))))
    spans: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if spans and end - spans[-1][0] <= 0.85 * width:
            spans[-1] = (spans[-1][0], int(end))
        else:
            spans.append((int(start), int(end)))
    return [(start, end) for start, end in spans if end - start > 0.08 * width]
