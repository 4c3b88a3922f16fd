"""What could not be read, and which missing paper of which row it could be.

A paper that is not there is missing; one that may lie on an unreadable page is in doubt. One broken file must not cast
doubt on every incomplete row, so it counts only where its name and place let it be that paper of that row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from extract.package import Reason
from parsers.reading import Document, DocumentKind
from parsers.series import follows
from validators.deals import RowLinks
from validators.link import Links
from validators.lost import Lost
from validators.numbers import mentioned_cores
from validators.rules import Rules

_ROOT = PurePosixPath()

_PARTS = frozenset({"invoice_list"})
"""Subtypes of papers that are parts of another; one that stands alone may be that other, badly read."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a page of one, that could not be read; `page` is None for the whole file.

    `unknown` marks one that was read and is of no kind that is known: it may be a paper all the same; `partly` a paper
    of which what would tell whose it is was not read.
    """

    file: str
    page: int | None
    reason: Reason | None = None
    unknown: bool = False
    partly: bool = False

    def __str__(self) -> str:
        return f"{self.file} 第{self.page}页" if self.page else self.file


@dataclass(frozen=True, slots=True)
class _Hints:
    """What a path tells: kinds it may be (None: any), patents it names, whether the kind is its folder's."""

    kinds: frozenset[DocumentKind] | None
    patents: frozenset[str]
    by_folder: bool


class Unreads:
    """Everything unreadable of a package, asked row by row."""

    def __init__(self, unread: Iterable[Unread], documents: Iterable[Document], links: Links, rules: Rules) -> None:
        self._rules = rules
        self._all = tuple(unread)
        self._unknown = tuple(_unknown(documents))
        self._lost = Lost(links)
        self._hints = {item: self._hints_of(item.file) for item in (*self._all, *self._unknown)}
        self._pages: dict[str, list[int]] = defaultdict(list)
        self._places = links.places
        self._folders: dict[str, set[int]] = defaultdict(set)
        self._files: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for item in self._all:
            if item.page is not None:
                self._pages[item.file].append(item.page)
        if self._all or self._unknown:
            for row in links.rows:
                self._enter(row)

    def could_be(self, kind: DocumentKind, row: RowLinks) -> tuple[Unread, ...]:
        """What is unreadable, or of no known kind, and could be the row's missing paper of a kind.

        What was read and is of no known kind counts only where its path tells the kind or it lies among the row's own;
        of papers of the kind that no row claims those that a part not read may have kept from the row.
        """
        items = (
            item
            for item in (*self._all, *self._unknown)
            if ((kinds := self._hints[item].kinds) is None or kind in kinds)
            and self._may_belong(item, row)
            and (kinds is not None or not item.unknown or self._lies_among(item, row))
        )
        papers = self._lost.could_be(kind, row)
        return (*items, *(Unread(item.file, item.pages[0], partly=True) for item in papers))

    def inside(self, document: Document) -> tuple[Unread, ...]:
        """What is unreadable in a document; for a contract also what stands right behind it, maybe its last page."""
        first, last = document.pages
        open_end = document.kind is DocumentKind.CONTRACT
        pages = [page for page in self._pages.get(document.file, ()) if first <= page <= last + open_end]
        return (
            *(Unread(document.file, page) for page in pages),
            *(item for item in self._all if document.more_files and _goes_with(document, item, open_end=open_end)),
        )

    def _enter(self, row: RowLinks) -> None:
        deal = id(row.deal)
        for document in row.documents():
            self._folders[str(PurePosixPath(document.file).parent)].add(deal)
            self._files[document.file].append((*document.pages, deal))

    def _hints_of(self, path: str) -> _Hints:
        parts = PurePosixPath(path).parts
        for depth, part in enumerate(reversed(parts)):
            name = part.lower()
            kinds = {kind for kind, words in self._rules.kind_hints.items() if any(word in name for word in words)}
            if kinds or any(word in name for word in self._rules.other_hints):
                return _Hints(frozenset(kinds), mentioned_cores(path), depth > 0)
        return _Hints(None, mentioned_cores(path), by_folder=False)

    def _may_belong(self, item: Unread, row: RowLinks) -> bool:
        hints = self._hints[item]
        if hints.patents:
            return bool(hints.patents & row.row.patents)
        if named := self._places.named(item.file):
            return id(row.deal) in named
        if (numbered := self._places.row_numbered(item.file)) is not None:
            return numbered is row.deal
        if not row.documents():
            return True
        if item.page is not None and item.file in self._files:
            return id(row.deal) in self._neighbours(item.file, item.page)
        return self._lies_near(item, row, hints)

    def _lies_among(self, item: Unread, row: RowLinks) -> bool:
        """Whether an item lies in a file or a folder (never the package itself) that holds papers of one deal alone."""
        if item.page is not None and item.file in self._files:
            return self._neighbours(item.file, item.page) == {id(row.deal)}
        folder = PurePosixPath(item.file).parent
        return folder != _ROOT and self._folders.get(str(folder)) == {id(row.deal)}

    def _neighbours(self, path: str, page: int) -> set[int]:
        """The deals whose papers stand right before and right behind a page of a file."""
        before = [entry for entry in self._files[path] if entry[0] <= page]
        behind = [entry for entry in self._files[path] if entry[0] > page]
        near = max((entry[1] for entry in before), default=0), min((entry[0] for entry in behind), default=0)
        return {deal for _, last, deal in before if last == near[0]} | {
            deal for first, _, deal in behind if first == near[1]
        }

    def _lies_near(self, item: Unread, row: RowLinks, hints: _Hints) -> bool:
        for folder in PurePosixPath(item.file).parents:
            owners: Sequence[int] | set[int] = self._folders.get(str(folder), ())
            if owners:
                return id(row.deal) in owners or (len(owners) > 1 and hints.kinds is not None)
        return hints.by_folder


def _unknown(documents: Iterable[Document]) -> Iterator[Unread]:
    """What was read and may be another paper than it seems.

    Documents of no known kind, lists of goods without their invoice, pages that may not belong to the document before.
    """
    for document in documents:
        for seam in document.seams:
            if seam.doubtful and not seam.begins:
                yield Unread(seam.file, seam.page, unknown=True)
        if document.kind is DocumentKind.OTHER and document.subtype in {None, *_PARTS}:
            yield Unread(document.file, document.pages[0], unknown=True)


def _goes_with(document: Document, item: Unread, *, open_end: bool) -> bool:
    """Whether a picture lies among those of a document, or right behind the last of them."""
    behind = open_end and follows(document.more_files[-1], item.file)
    return item.page is None and (behind or item.file in document.more_files)
