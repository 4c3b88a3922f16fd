"""What the forms of decisions show: the values that may be corrected, papers to assign, the page of a cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.desk.values import FIELDS_OF, LISTS
from heyan.report.labels import KINDS, SUBTYPES, label
from heyan.report.shown import shown
from heyan.web.desk.places import Places, Spot
from validators.assignments import ASSIGNABLE

if TYPE_CHECKING:
    from heyan.desk.sitting import Row, Sitting
    from parsers.reading import Document

MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that may be corrected: its field, which of several (-1 adds one), as read, and where."""

    name: str
    index: int
    value: str
    text: str
    spot: Spot | None

    @property
    def key(self) -> str:
        """What the form sends."""
        return f"{self.name}:{self.index}"


@dataclass(frozen=True, slots=True)
class Correcting:
    """The form that corrects a value: the papers to choose from, the one chosen, its values, the one chosen."""

    papers: tuple[Document, ...]
    paper: Document | None
    entries: tuple[Entry, ...]
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Found:
    """A paper that may be assigned: where it lies, the rows that it is linked to."""

    document: Document
    spot: Spot | None
    rows: tuple[int, ...]
    said: str


def correcting(sitting: Sitting, package: int, row: Row, document: str, key: str) -> Correcting:
    """The form for a paper and a value of it; for the first of the row where they are not named."""
    papers = tuple(paper for paper in row.documents if paper.kind.value in FIELDS_OF)
    named = sitting.bench.documents.get(document)
    if named is not None and named.kind.value in FIELDS_OF and named not in papers:
        papers = (*papers, named)
    paper = named if named in papers else next(iter(papers), None)
    entries = tuple(_entries(sitting, package, paper)) if paper is not None else ()
    name = key.partition(":")[0]
    alike = [entry for entry in entries if entry.name == name]
    entry = next((entry for entry in entries if entry.key == key), None) or next(iter([*alike, *entries]), None)
    return Correcting(papers, paper, entries, entry)


def _entries(sitting: Sitting, package: int, paper: Document) -> Iterator[Entry]:
    places = Places(sitting, package)
    for name in FIELDS_OF[paper.kind.value]:
        fields = paper.fields.get(name, ())
        for index, field in enumerate(fields):
            best = field.best
            spot = places.spot(paper.file_of(best), best.page, best.box, paper.id, name)
            yield Entry(name, index, "" if field.value is None else shown(field.value), best.text, spot)
        if not fields or name in LISTS:
            first = places.of_document(paper)
            yield Entry(name, -1, "", "", first[0] if first else None)


def papers_with(sitting: Sitting, package: int, query: str) -> list[Found]:
    """Papers that could be a row's and in which all words stand; without words those that no row has."""
    words = query.casefold().split()
    places, linked = Places(sitting, package), _linked(sitting)
    found: list[Found] = []
    for paper in sitting.bench.documents.values():
        if paper.kind not in ASSIGNABLE:
            continue
        rows = linked.get(paper.id, ())
        said = _said(paper)
        text = f"{paper.file} {label(KINDS, paper.kind)} {label(SUBTYPES, paper.subtype)} {said}".casefold()
        if all(word in text for word in words) if words else not rows:
            spots = places.of_document(paper)
            found.append(Found(paper, spots[0] if spots else None, rows, said))
        if len(found) >= MOST_FOUND:
            break
    return found


def _linked(sitting: Sitting) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for judged in sitting.bench.finish().rows:
        for document in judged.documents:
            found[document] = (*found.get(document, ()), judged.claim.row)
    return found


def _said(paper: Document) -> str:
    """The values that tell a paper from others, in a line."""
    names: Sequence[str] = FIELDS_OF.get(paper.kind.value, ())[:6]
    values = [shown(value) for name in names for value in paper.values(name)[:2]]
    return " · ".join(dict.fromkeys(values))


@dataclass(frozen=True, slots=True)
class Cutting:
    """The page of a cut, and how it is cut now."""

    index: int
    spot: Spot
    paper: Document | None


def cutting(sitting: Sitting, package: int, index: int) -> Cutting | None:
    """The page with this index; None where there is none."""
    pages = sitting.matter.dossier.pages
    if not 0 <= index < len(pages):
        return None
    place = (pages[index].file, pages[index].number)
    spot = Places(sitting, package).spot(*place, None)
    book = sitting.matter.book
    mine = (paper for paper in sitting.bench.documents.values() if place in book.pages_of(paper))
    return Cutting(index, spot, next(mine, None)) if spot is not None else None
