"""Words for the parties that stand upright in a narrow cell beside the rows of each: 许/可/人 beside 单位名称, 地址.

OCR reads such a column in one line from top to bottom (许可人被许可人许可专利), the border between its cells being too
near the print. Each party's word is put before the row of its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ocr.lines import Box, Line
from parsers.documents.contract_words import LETTERS, NAME_WORDS, ROLE_WORDS
from parsers.layout.segment import Segment
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import escaped, find_all, full_match, search
from parsers.values.text import plain

Row = tuple[Segment, ...]
LONGEST = 24
"""Characters of such a column at most."""
SPARE = 0.5
"""The part of a word's own height by which its middle may lie outside the rows of its party."""


def with_upright_words(rows: Sequence[Row]) -> list[Row]:
    """The rows of a page, the words of an upright column each at the head of the row that names its party."""
    for row in rows:
        for segment in row:
            for column in (segment.lines, *([line] for line in segment.lines if len(segment.lines) > 1)):
                words = _words(column)
                rest = [_without(column, segment, other) for other in rows] if len(words) > 1 else []
                homes = _homes(rest, words, column) if rest else None
                if homes is not None:
                    for home, word in zip(homes, words, strict=True):
                        rest[home] = (_at_head(word, rest[home]), *rest[home])
                    return [other for other in rest if other]
    return list(rows)


def _without(column: Sequence[Line], segment: Segment, row: Row) -> Row:
    """A row without the lines of an upright column in one of its cells."""
    left = [line for line in segment.lines if line not in column]
    parts = (Segment(left, item.cell) if item is segment and left else item for item in row)
    return tuple(item for item in parts if item is not segment)


def _words(lines: Sequence[Line]) -> list[Line]:
    """The parties' words of an upright column, each with its place; none where lines are no such column."""
    text = "".join("".join(line.text.split()) for line in lines)
    if len(text) > LONGEST or not full_match(r"\p{Han}+", text):
        return []
    found = [match.span() for match in find_all(_called(), text)]
    if len({text[slice(*span)] for span in found}) != len(found):
        return []
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    step = box.height / len(text)
    return [
        replace(
            lines[0], text=text[start:end], box=Box(box.x0, box.y0 + step * start, box.x1, box.y0 + step * end),
            confidence=min(line.confidence for line in lines), edges=(), sure=(),
        )
        for start, end in found
    ]  # fmt: skip


def _homes(rows: Sequence[Row], words: Sequence[Line], column: Sequence[Line]) -> list[int] | None:
    """The row that names each word's party, from top to bottom; None where rows and words do not answer each other."""
    top, bottom = column[0].box.y0, column[-1].box.y1
    homes = [
        index
        for index, row in enumerate(rows)
        if _is_named(row) and row[0].lines[0].box.y1 > top - row[0].lines[0].box.height * 2 and _top(row) < bottom
    ]
    if len(homes) != len(words):
        return None
    tops = [_top(rows[home]) for home in homes] + [bottom]
    for word, start, end in zip(words, tops, tops[1:], strict=False):
        if not start - SPARE * word.box.height < word.box.cy < end + SPARE * word.box.height:
            return None
    return homes


def _top(row: Row) -> float:
    return row[0].lines[0].box.y0


def _is_named(row: Row) -> bool:
    """Whether a row says how somebody is called: 单位名称 with the name of an organisation behind it."""
    texts = [plain("".join(line.text for line in segment.lines)) for segment in row[:2]]
    label = search(rf"^(?:{'|'.join(map(escaped, NAME_WORDS))})[:：]?", texts[0]) if texts else None
    if label is None:
        return False
    behind = texts[0][label.end() :] or (texts[1] if len(texts) > 1 else "")
    return looks_like_organisation(behind)


def _at_head(word: Line, row: Row) -> Segment:
    """A word as the first cell of a row, on its level."""
    level = row[0].lines[0].box
    box = Box(word.box.x0, level.y0, word.box.x1, level.y1)
    return Segment([replace(word, box=box)], box)


@lru_cache(maxsize=1)
def _called() -> str:
    words = {*LETTERS, *(word for words in ROLE_WORDS.values() for word in words)}
    return "|".join(sorted((word for word in words if full_match(r"\p{Han}+", word)), key=len, reverse=True))
