"""Cuts the page stream of a package into documents.

A file begins a document, save a picture that goes on with the picture before it (`parsers.sequels`). Inside a file a
document begins where a title, a form code or a whole form says so (`parsers.continuing`). Blank pages are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.pages import Page, PageStatus
from parsers.classify import Guess, classify
from parsers.continuing import Gathered, begins
from parsers.reading import DocumentKind
from parsers.sequels import goes_on_as_picture, is_picture
from parsers.series import follows

LONE_LIST = "invoice_list"
"""The subtype of a list of goods without its invoice, which by itself is none."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The pages of one document, in order, and what they look like together.

    A document on several pictures has its pages numbered through, as if the first picture's file held them all; `files`
    then names the file behind each number, from 1. Else `files` is empty.
    """

    pages: tuple[Page, ...]
    guess: Guess
    files: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file, the first of several."""
        return self.pages[0].file

    @property
    def span(self) -> tuple[int, int]:
        """First and last page inside `file`."""
        return (1, 1) if self.files else (self.pages[0].number, self.pages[-1].number)

    def place(self, number: int) -> tuple[str, int]:
        """The file and the page in it that stand behind a page's number in this cut."""
        return (self.files[number - 1], 1) if self.files else (self.file, number)


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


def segment(pages: Iterable[Page]) -> Iterator[Cut]:
    """Cut the pages into documents, streaming: only one document is held at a time.

    Unreadable pages belong to no document of their own; one that lies inside a document is spanned by it.
    """
    stream = _Ahead(pages)
    current, series, file = Gathered(), _Series(), ""
    for page in stream:
        if page.status is not PageStatus.READ:
            series.take(page)
            continue
        guess = classify(page)
        if page.file == file:
            joins = not begins(current, page, guess)
        else:
            joins = _joins(current, series, page, guess) and not stream.has_more_of(page.file)
        if joins:
            series.take(page)
        else:
            if current.pages:
                yield _closed(current, series)
            current = Gathered()
            series.start(page)
        renumbered = not series.broken and len(series.files) > 1
        current.pages.append(replace(page, file=series.files[0], number=len(series.files)) if renumbered else page)
        current.guesses.append(guess)
        file = page.file
    if current.pages:
        yield _closed(current, series)


def _joins(current: Gathered, series: _Series, page: Page, guess: Guess) -> bool:
    """Whether the first page of a file goes on with the document on the files before it."""
    if not current.pages or not series.leads_to(page) or not is_picture(current.pages[-1]):
        return False
    return goes_on_as_picture(current, page, guess)


def _closed(current: Gathered, series: _Series) -> Cut:
    last = current.pages[-1]
    files = series.files[: last.number] if len(series.files) > 1 and last.file == series.files[0] else []
    guess = current.guess
    if guess.kind is DocumentKind.INVOICE and all(page.continues for page in current.guesses):
        guess = replace(guess, kind=DocumentKind.OTHER, subtype=LONE_LIST)
    return Cut(tuple(current.pages), guess, tuple(files) if len(files) > 1 else ())
