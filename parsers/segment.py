"""Cuts the page stream of a package into documents.

A file begins a document, save a picture that goes on with the picture before it (`parsers.sequels`). Inside a file each
page is weighed against the pages gathered so far (`parsers.seams`); papers that share a page were taken apart before
(`parsers.panels`). A reviewer's corrections (`parsers.corrections`) have the last word. Blank pages are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.pages import Page, PageStatus
from ocr.lines import Box
from parsers.classify import Guess, classify
from parsers.continuing import Gathered
from parsers.corrections import NO_CORRECTIONS, Corrections
from parsers.crops import Spot, print_extent
from parsers.numbering import Numbering
from parsers.panels import Panel, panels_of
from parsers.reading import DocumentKind, Seam
from parsers.seams import Next, weigh
from parsers.sequels import goes_on_as_picture, is_picture
from parsers.series import follows

LONE_LIST = "invoice_list"
"""The subtype of a list of goods without its invoice, which by itself is none."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The pages of one document, in order, what they look like together, and the seams inside and at its ends.

    Where a document lies on several files or on parts of pages, its pages are numbered through from 1, as if one file
    held them all; `spots` then says where each lies. Else `spots` is empty.
    """

    pages: tuple[Page, ...]
    guess: Guess
    spots: tuple[Spot, ...] = ()
    seams: tuple[Seam, ...] = ()

    @property
    def file(self) -> str:
        """The file, the first of several."""
        return self.spots[0].file if self.spots else self.pages[0].file

    @property
    def files(self) -> tuple[str, ...]:
        """The files that hold a page each, empty where one file holds all."""
        names = tuple(dict.fromkeys(spot.file for spot in self.spots))
        return names if len(names) > 1 else ()

    @property
    def span(self) -> tuple[int, int]:
        """First and last page inside `file`."""
        numbers = [spot.number for spot in self.spots] or [page.number for page in self.pages]
        return (numbers[0], numbers[0]) if self.files else (numbers[0], numbers[-1])

    @property
    def box(self) -> Box | None:
        """What the document takes up of its page, in the upright frame; None where it has its pages to itself."""
        return print_extent(self.spots) if self.spots else None

    @property
    def confidence(self) -> float:
        """How sure it is that just these pages belong together (0 to 1)."""
        return min((seam.confidence for seam in self.seams), default=1.0)

    def spot(self, number: int) -> Spot:
        """Where the page lies that has a number in this cut."""
        return self.spots[number - 1] if self.spots else Spot(self.file, number)

    def place(self, number: int) -> tuple[str, int]:
        """The file and the page in it that stand behind a page's number in this cut."""
        spot = self.spot(number)
        return spot.file, spot.number


@dataclass(slots=True)
class _Series:
    """Files of one page whose names count on, from the first page of the current document; unreadable ones too."""

    files: list[str] = field(default_factory=list)
    broken: bool = True

    def start(self, page: Page) -> None:
        """A document begins on a page."""
        self.files, self.broken = [page.file], page.number > 1

    def leads_to(self, page: Page) -> bool:
        return not self.broken and page.number == 1 and follows(self.files[-1], page.file)

    def take(self, page: Page) -> None:
        """A page comes or goes by: another page of the last file, or a name that jumps, ends the series."""
        if self.leads_to(page):
            self.files.append(page.file)
        else:
            self.broken = True


class _Ahead:
    """The stream of pages, whose next page can be looked at."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages = iter(pages)
        self._next: list[Page] = []

    def __iter__(self) -> Iterator[Page]:
        while page := self._next.pop() if self._next else next(self._pages, None):
            yield page

    def has_more_of(self, file: str) -> bool:
        """Whether another page of the file comes next."""
        if not self._next:
            self._next.extend(page for page in (next(self._pages, None),) if page is not None)
        return any(page.file == file for page in self._next)


@dataclass(slots=True)
class _Cutter:
    """The state of cutting: the document being gathered, where its pages lie, and what goes by."""

    stream: _Ahead
    corrections: Corrections
    current: Gathered = field(default_factory=Gathered)
    spots: list[Spot] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    spanned: list[Spot] = field(default_factory=list)
    seams: list[Seam] = field(default_factory=list)
    series: _Series = field(default_factory=_Series)
    numbering: Numbering = field(default_factory=Numbering)
    file: str = ""
    after_blank: bool = False

    def take(self, page: Page) -> Iterator[Cut]:
        """One page of the stream; gives the document that it ends, if any."""
        if page.status is not PageStatus.READ:
            if self.series.leads_to(page):
                self.spanned.append(Spot(page.file, page.number))
            self.series.take(page)
            self.after_blank = self.after_blank or page.status is PageStatus.BLANK
            return
        whole = self.corrections.one_paper(page)
        guess = classify(page)
        panels = [Panel(page, Spot(page.file, page.number))] if whole else panels_of(page, guess)
        told = self.corrections.seam(page)
        for panel in panels:
            own = classify(panel.page) if panel.is_part else guess
            yield from self._take_panel(panel, page, own, told, alone=len(panels) == 1)
            told = None
        self.after_blank = False

    def _take_panel(self, panel: Panel, page: Page, guess: Guess, told: Seam | None, *, alone: bool) -> Iterator[Cut]:
        guess = self.corrections.corrected(page, guess)
        if page.file != self.file:
            self.numbering = Numbering()
        mark = self.numbering.own(panel.page)
        guess = _renumbered(guess, mark.number if mark else None, mark.count if mark else None)
        seam = told if told and self.current.pages else self._seam(panel.page, guess, alone=alone)
        if page.file == self.file or alone:
            self.numbering.take(panel.page, begins=seam.begins)
        if seam.begins:
            yield from self.close(seam)
            self.series.start(page)
        else:
            self.series.take(page)
            self.spots += self.spanned
        self.spanned = []
        self.file = page.file
        self.seams.append(seam)
        self.spots.append(panel.spot)
        self.places.append(len(self.spots))
        self.current.take(panel.page, guess, mark)

    def _seam(self, page: Page, guess: Guess, *, alone: bool) -> Seam:
        """Whether a document begins on a page."""
        if page.file == self.file and self.current.pages:
            mark = self.numbering.own(page)
            loose = mark is not None and self.numbering.may_count_book(page, mark)
            return weigh(self.current, Next(page, guess, mark, loose, self.after_blank))
        joins = alone and _joins(self.current, self.series, page, guess) and not self.stream.has_more_of(page.file)
        return Seam(page.file, page.number, not joins, 1.0, "图片编号与内容接续" if joins else "新文件")

    def close(self, after: Seam | None = None) -> Iterator[Cut]:
        """The document gathered so far, if any; `after` is the seam behind it."""
        if self.current.pages:
            behind = [after] if after is not None and after.file == self.file else []
            yield _closed(self, [*self.seams, *behind])
        self.current, self.spots, self.places, self.seams = Gathered(), [], [], []


def segment(pages: Iterable[Page], corrections: Corrections = NO_CORRECTIONS) -> Iterator[Cut]:
    """Cut the pages into documents, streaming: only one document is held at a time.

    Unreadable pages belong to no document of their own; one that lies inside a document is spanned by it.
    """
    stream = _Ahead(pages)
    cutter = _Cutter(stream, corrections)
    for page in stream:
        yield from cutter.take(page)
    yield from cutter.close()


def _renumbered(guess: Guess, number: int | None, count: int | None) -> Guess:
    """The guess with the number that the paper itself gives the page."""
    if (number, count) == (guess.number, guess.count):
        return guess
    return replace(guess, number=number, count=count, is_first_page=guess.opens and number in (None, 1))


def _joins(current: Gathered, series: _Series, page: Page, guess: Guess) -> bool:
    """Whether the first page of a file goes on with the document on the files before it."""
    if not current.pages or not series.leads_to(page) or not is_picture(current.pages[-1]):
        return False
    return goes_on_as_picture(current, page, guess)


def _closed(cutter: _Cutter, seams: Sequence[Seam]) -> Cut:
    current, spots = cutter.current, cutter.spots
    guess = current.guess
    if guess.kind is DocumentKind.INVOICE and all(page.continues for page in current.guesses):
        guess = replace(guess, kind=DocumentKind.OTHER, subtype=LONE_LIST)
    apart = len({spot.file for spot in spots}) > 1 or any(spot.region is not None for spot in spots)
    if not apart:
        return Cut(tuple(current.pages), guess, (), tuple(seams))
    numbered = zip(current.pages, cutter.places, strict=True)
    pages = tuple(replace(page, file=spots[0].file, number=place) for page, place in numbered)
    return Cut(pages, guess, tuple(spots), tuple(seams))


__all__ = ["LONE_LIST", "Cut", "segment"]
