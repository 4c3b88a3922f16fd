"""How pages count themselves: 第 2 页 共 5 页, - 3 -, 2/5, and which of these numbers run through a whole book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.pages import Page
from ocr.lines import Line
from parsers.cues import cues
from parsers.titles import squashed
from parsers.values.search import search

_FOOT, _HEAD = 0.85, 0.12
_LONGEST = 30
BOOK = 12
"""A count (共 57 页) above this is that of a book rather than of one paper."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that a page prints of itself, how many pages it says there are, and the form it is written in.

    It stands `alone` where its line says nothing else.
    """

    number: int
    count: int | None
    style: str
    alone: bool = True


def page_marks(page: Page) -> Iterator[Mark]:
    """The numbers at the head and foot of a page."""
    for _, mark in _marked(page):
        yield mark


def without_numbers(page: Page) -> Page:
    """The page without the lines that say its number and nothing else: they are of no table that ends beside them."""
    bare = {id(line) for line, mark in _marked(page) if mark.alone}
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in bare)) if bare else page


def _marked(page: Page) -> Iterator[tuple[Line, Mark]]:
    for line in page.lines:
        if line.box.y1 >= _HEAD and line.box.y0 <= _FOOT:
            continue
        text = squashed(line.text)
        if len(text) > _LONGEST:
            continue
        for style, pattern in enumerate(cues().page_numbers):
            found = search(pattern, text)
            groups = found.groupdict() if found else {}
            number, count = groups.get("number"), groups.get("count")
            if number and (not count or int(number) <= int(count)):
                zone = "head" if line.box.cy < 0.5 else "foot"
                alone = found is not None and found[0] == text
                yield line, Mark(int(number), int(count) if count else None, f"{style}:{zone}:{count or ''}", alone)
                break


def page_number(page: Page) -> tuple[int | None, int | None]:
    """What the page says of its own number and of how many there are (`第 2 页 共 5 页`): (2, 5), None where unsaid."""
    mark = next(page_marks(page), None)
    return (mark.number, mark.count) if mark else (None, None)


@dataclass(slots=True)
class _Run:
    """Numbers of one style that kept their distance from the page's place in the file."""

    offset: int
    pages: int = 1
    crossed: bool = False


@dataclass(slots=True)
class Numbering:
    """Follows the numbers through one file and tells those of a book from those of its papers.

    A run of numbers that goes on over the beginning of a document counts the book. Until one has been crossed, a run
    that counts the file's own pages from the first is taken for what it may be: weak evidence.
    """

    _runs: dict[str, _Run] = field(default_factory=dict)

    def own(self, page: Page) -> Mark | None:
        """The number that a paper gives this page; None where it prints none but a book's."""
        marks = [mark for mark in page_marks(page) if not self._counts_book(page, mark)]
        return min(marks, key=lambda mark: (mark.count is None, mark.number), default=None)

    def may_count_book(self, page: Page, mark: Mark) -> bool:
        """Whether a number is just the place of the page in the file, so that it may count the book."""
        short = mark.count is not None and mark.count <= BOOK
        return not short and mark.number == page.number

    def _counts_book(self, page: Page, mark: Mark) -> bool:
        run = self._runs.get(mark.style)
        return run is not None and run.crossed and run.offset == mark.number - page.number

    def take(self, page: Page, *, begins: bool) -> None:
        """Note a page's numbers, and whether a document begins on it."""
        for mark in page_marks(page):
            offset = mark.number - page.number
            run = self._runs.get(mark.style)
            if run is None or run.offset != offset:
                self._runs[mark.style] = _Run(offset)
                continue
            run.pages += 1
            run.crossed = run.crossed or (begins and mark.number > 1)
