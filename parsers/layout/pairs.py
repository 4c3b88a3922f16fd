"""Rows of labels with their values below: read as pairs, each label followed by the value under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.layout.segment import Segment
from parsers.values.text import plain

Row = tuple[Segment, ...]


def paired(rows: Sequence[Row], is_label: Callable[[str], bool]) -> list[Row]:
    """The rows, those of labels alone merged with the row of values below: `合同编号 | 签订日期` over `某号 | 某日`."""
    found: list[Row] = []
    index = 0
    while index < len(rows):
        row, below = rows[index], rows[index + 1] if index + 1 < len(rows) else ()
        if _are_labels(row, is_label) and _are_values(row, below, is_label):
            found += [(_apart(label), _apart(value)) for label, value in zip(row, below, strict=True)]
            index += 2
        else:
            found.append(row)
            index += 1
    return found


def _apart(segment: Segment) -> Segment:
    """The segment as a cell, which a gap parts from others."""
    return Segment(segment.lines, segment.cell or segment.lines[0].box)


def _are_labels(row: Row, is_label: Callable[[str], bool]) -> bool:
    return len(row) > 1 and all(is_label(_text(segment)) for segment in row)


def _are_values(labels: Row, row: Row, is_label: Callable[[str], bool]) -> bool:
    """Whether a row has one value under each label."""
    if len(row) != len(labels) or any(is_label(_text(segment)) for segment in row):
        return False
    return all(_under(label, value) for label, value in zip(labels, row, strict=True))


def _under(label: Segment, value: Segment) -> bool:
    above, below = label.cell or label.lines[0].box, value.cell or value.lines[0].box
    return above.overlap_x(below) > 0 or abs(above.x0 - below.x0) < above.height


def _text(segment: Segment) -> str:
    return plain("".join(line.text for line in segment.lines))
