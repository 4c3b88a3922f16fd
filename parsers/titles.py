"""The titles on a page: lines of their own that are large, centred or near the top, and what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from extract.pages import Page
from ocr.lines import Box, Line, union_of
from ocr.traditional import SIMPLIFIED
from parsers.cues import Tells, cues
from parsers.values.search import full_match, replaced, search
from parsers.values.text import plain

LONGEST = 44
LAPPING = 0.8
"""Part of a character by which the boxes of two pieces of one title may overlap."""
FULL = 0.85
"""A line of running text fills so much of the width of the text at least."""
AXIS = 0.06
"""How far the middle of a line may lie from the middle of the page that is centred on it."""
TIGHT = 0.4
"""Share of their height by which two lines of a title may overlap on a scan: boxes are wider than the print."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A candidate for a title: its text without spaces and brackets, and how much it looks like a title (0 to 1)."""

    words: str
    whole: str
    prominence: float


def squashed(text: str) -> str:
    """The text in compatibility form (NFKC) without any spaces: the form in which titles and labels are compared."""
    return plain(text)


def headings(page: Page) -> Iterator[Heading]:
    """The candidates for titles on a page, some in several forms: without 附件一, what stands in brackets, English."""
    lines = [line for line in page.lines if line.text.strip()]
    if not lines:
        return
    height = median(line.box.height for line in lines)
    extent = union_of(line.box for line in lines) or lines[0].box
    for text, box in _candidates(lines, height):
        if _runs_on(box, extent, height, lines):
            continue
        whole = squashed(text).translate(SIMPLIFIED)
        if not 2 <= len(whole) <= LONGEST:
            continue
        whole = replaced(r"^附件[一二三四五六七八九十\d]{0,2}[:：]", "附件", whole)
        if search(cues().not_a_title, whole):
            continue
        words = letters(whole)
        for variant in dict.fromkeys((words, _without_annex(words), _without_tail(whole), _without_english(words))):
            if len(variant) >= 2:
                yield Heading(variant, whole, _prominence(box, height, len(whole)))


def _runs_on(box: Box, extent: Box, height: float, lines: Sequence[Line]) -> bool:
    """Whether a line is one of running text: as small and nearly as wide as the text, with another such beside it."""
    if box.width < FULL * extent.width or box.height > 1.12 * height:
        return False
    return any(line.box.width >= FULL * extent.width and 0 < abs(line.box.cy - box.cy) < 3 * height for line in lines)


def _without_annex(words: str) -> str:
    return replaced(r"^附件[一二三四五六七八九十\d]{0,2}(?=.)", "", words)


def _without_tail(whole: str) -> str:
    """The line without what stands in brackets at its end: 业务回单（付款）, 电汇凭证（回单）1."""
    return letters(replaced(r"[(（][^()（）]{1,12}[)）]?\d?$", "", whole))


def _without_english(words: str) -> str:
    """A title in two languages without the English: 专利转让合同 Patent Transfer Contract."""
    return replaced(r"(?<=\p{Han}{4})[A-Za-z]{6,}$", "", words)


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return replaced(r"[^\p{Han}A-Za-z0-9]", "", text)


def _candidates(lines: Sequence[Line], height: float) -> Iterator[tuple[str, Box]]:
    """Lines that may be titles: each alone, letter-spaced rows as one, large lines that follow each other as one."""
    for line in lines:
        yield line.text, line.box
    for first, second in pairwise(lines):
        reach = max(0.01, LAPPING * first.box.width / max(len(first.text), 1))
        beside = second.box.x0 >= first.box.x1 - reach and first.box.overlap_y(second.box) > 0.5 * first.box.height
        below = _is_title_of_two_lines(first.box, second.box, height)
        if beside or below:
            yield first.text + second.text, first.box.union(second.box)
    for row in _rows_of_single_characters(lines):
        yield "".join(line.text for line in row), union_of(line.box for line in row) or row[0].box


def _is_title_of_two_lines(first: Box, second: Box, height: float) -> bool:
    """Whether a line follows another close below, both large, middle below middle; less large where centred."""
    small, gap = min(first.height, second.height), second.y0 - first.y1
    on_axis = max(abs(first.cx - 0.5), abs(second.cx - 0.5)) < AXIS
    large = small > (1.12 if on_axis else 1.25) * height
    return large and -TIGHT * small <= gap < 2 * height and abs(first.cx - second.cx) < 0.12


def _rows_of_single_characters(lines: Sequence[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in lines:
        short = len(line.text.strip()) <= 2
        level = bool(row) and row[-1].box.overlap_y(line.box) > 0.5 * line.box.height
        if short and (not row or level):
            row.append(line)
            continue
        if len(row) > 2:
            yield row
        row = [line] if short else []
    if len(row) > 2:
        yield row


def _prominence(box: Box, height: float, length: int) -> float:
    """How much a line stands out as a title does: large, centred, near the top."""
    size = box.height / height if height > 0 else 1.0
    value = 0.3
    value += 0.3 if size >= 1.3 else 0.15 if size >= 1.12 else 0.0
    value += 0.2 if abs(box.cx - 0.5) < 0.1 else 0.0
    value += 0.3 if box.y0 < 0.22 else 0.15 if box.y0 < 0.4 else 0.0
    return min(1.0, value) if length > 2 else 0.5 * min(1.0, value)


@lru_cache(maxsize=4096)
def told_by(words: str) -> tuple[tuple[Tells, float], ...]:
    """What a line may be the title of, each with its strength. Longer titles win over those they contain."""
    known, (bits, titles) = cues(), _titles()
    lacking = ~sum(bits.get(char, 0) for char in frozenset(words))
    deeds = _deeds(words)
    fits = [
        (title, tells, fit)
        for title, tells, letters, slack in titles
        if (letters & lacking).bit_count() <= slack
        and (fit := _fit(title, words)) > 0
        and (title in words or deeds <= _deeds(title))
    ]
    exact = any(title == words for title, _, _ in fits)
    found = [(tells, tells.weight * fit) for title, tells, fit in fits if not exact or title == words]
    if full_match(known.any_family, words):
        family = next(tells for pattern, tells in known.families if full_match(pattern, words))
        found.append((family, family.weight))
    return tuple(found)


@lru_cache(maxsize=4096)
def _deeds(words: str) -> frozenset[str]:
    """What a title says is done: titles that differ in it are of different papers (转移登记, 质押登记)."""
    return frozenset(deed for deed in cues().deeds if deed in words)


@lru_cache(maxsize=1)
def _titles() -> tuple[dict[str, int], list[tuple[str, Tells, int, int]]]:
    """A bit for every character of a title; the titles, each with its characters and how many of them may be lacking.

    Every line of a page is held against hundreds of titles: most lack too much, which bits tell quickest.
    """
    titles = cues().titles
    bits = {char: 1 << place for place, char in enumerate(sorted({char for title, _ in titles for char in title}))}
    return bits, [
        (title, tells, sum(bits[char] for char in frozenset(title)), len(title) // 5) for title, tells in titles
    ]


def _fit(title: str, words: str) -> float:
    """How well a line is a title: 1 for the title itself, less with other words or misread characters, 0 for no."""
    slack = len(title) // 5
    if abs(len(title) - len(words)) <= slack:
        distance = Levenshtein.distance(title, words, score_cutoff=slack)
        if distance <= slack and _same_kind_of_paper(title, words):
            return 1 - 0.5 * distance / len(title)
    if len(words) <= len(title) or len(title) < 4:
        return 0.0
    likeness = fuzz.ratio(title, words[-len(title) :]) / 100
    tail = likeness >= 0.8 if slack else likeness == 1.0
    if tail:
        return likeness * max(0.6, len(title) / len(words))
    at = words.find(title)
    return len(title) / len(words) if at >= 0 and len(title) / len(words) >= 0.5 else 0.0


def _same_kind_of_paper(title: str, words: str) -> bool:
    """Whether the last word, which says what kind of paper it is (清单, 名称, 合同), may be the same."""
    return any(one == other for one, other in zip(title[-2:], words[-2:], strict=True))
