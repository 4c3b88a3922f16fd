"""A contract's number printed one character a box: 合同编号：|H|H|G|D|2|4|0|1|1|8|."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pages import Page
from ocr.lines import Box, Grid, Line, Reader
from parsers.values.search import full_match, search
from parsers.values.text import plain

LABEL = r"(?:合同|协议|契约|合约)(?:书)?(?:编号|编码|号码?)[:：]?$"
FEWEST = 4
"""Boxes of a number at least."""
EVEN = 0.25
"""The part of the way between two boxes by which others may differ: boxes are drawn alike."""
FARTHEST = 4.0
"""Heights of print between two boxes, and between the label and the first, at most."""
LEVEL, HIGHEST = 0.5, 3.0
"""Heights of print by which label and boxes may differ in level, and that a row of boxes has at most."""


def with_boxed_number(page: Page) -> Page:
    """The page with the characters of a boxed number as one line, where the label of a contract's number leads them."""
    for label in page.lines:
        if search(LABEL, plain(label.text)) is None:
            continue
        boxes = list(_boxes(label, page))
        if len(boxes) >= FEWEST and _are_even(boxes) and _are_all(label, boxes, page):
            lines = tuple(_joined(boxes) if line is boxes[0] else line for line in page.lines if line not in boxes[1:])
            return replace(page, lines=lines, grids=tuple(grid for grid in page.grids if not _are_its(grid, boxes)))
    return page


def _are_all(label: Line, boxes: Sequence[Line], page: Page) -> bool:
    """Whether no character is lost: none between label and boxes, and where OCR read them every box is filled."""
    step = boxes[1].box.cx - boxes[0].box.cx
    if boxes[0].box.x0 - label.box.x1 > step:
        return False
    filled = any(len(grid.cells) == len(boxes) for grid in page.grids if _are_its(grid, boxes))
    return filled or all(line.reader is Reader.TEXT for line in boxes)


def _joined(boxes: Sequence[Line]) -> Line:
    box = boxes[0].box
    for line in boxes:
        box = box.union(line.box)
    edges = (*(line.box.x0 for line in boxes), box.x1)
    text, confidence = "".join(plain(line.text) for line in boxes), min(line.confidence for line in boxes)
    return replace(boxes[0], text=text, box=box, confidence=confidence, edges=edges, sure=())


def _are_its(grid: Grid, boxes: Sequence[Line]) -> bool:
    """Whether a grid is the row of boxes and nothing else: no cell is higher than a box."""
    inside = sum(grid.box.holds(line.box.cx, line.box.cy) for line in boxes)
    return inside == len(boxes) and grid.box.height < HIGHEST * boxes[0].box.height


def _boxes(label: Line, page: Page) -> Iterator[Line]:
    """The single characters right of a label on its level, up to what is none or stands far off."""
    reach = FARTHEST * label.box.height * page.height / page.width
    before: Box = label.box
    for line in sorted((line for line in page.lines if _is_right_of(line, label)), key=lambda item: item.box.x0):
        if not full_match(r"[A-Z0-9\-—–]", plain(line.text)) or line.box.x0 - before.x1 > reach:
            return
        yield line
        before = line.box


def _is_right_of(line: Line, label: Line) -> bool:
    level = abs(line.box.cy - label.box.cy) < LEVEL * label.box.height
    return line is not label and level and line.box.x0 >= label.box.x1 - LEVEL * label.box.height


def _are_even(boxes: Sequence[Line]) -> bool:
    """Whether characters stand at even distances, so that none between them is lost."""
    steps = [two.box.cx - one.box.cx for one, two in pairwise(boxes)]
    return max(steps) - min(steps) < EVEN * max(steps)
