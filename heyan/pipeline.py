"""The one place where the stages meet: package → pages → documents → findings → report."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version as distribution_version
from pathlib import Path
from typing import TYPE_CHECKING

from parsers.api import parse_documents
from parsers.documents.claim_list import looks_like_claim_list, read_claim_list
from validators.judge import Unread, judge

from extract.intake import Limits, PageTask, open_package
from extract.package import FileStatus, Reason, SourceFile
from extract.pages import Page, PageStatus
from extract.version import READING_VERSION
from heyan.pages import ReadingStage
from heyan.pictures import Pictures
from heyan.report.model import Extraction, PageNote, Report, Tool
from heyan.store.pages import open_cache
from ocr.engine import EngineOptions
from ocr.engines import engine_version
from ocr.models import model_hashes
from parsers.claims import Claim, ClaimList, Place
from parsers.reading import Document, DocumentKind, Field
from validators.programmes import load_profile

if TYPE_CHECKING:
    from heyan.options import RunOptions
    from ocr.lines import Frame

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


def _no_progress(_done: int, _total: int) -> None:
    pass


@dataclass(slots=True)
class _Desk:
    """What is kept of the pages that stream by: how each ended, its frame, and the pages of the claim list."""

    frames: dict[tuple[str, int], Frame] = field(default_factory=dict)
    notes: list[PageNote] = field(default_factory=list)
    claim_pages: list[Page] = field(default_factory=list)

    def keep(self, page: Page) -> None:
        """Note a page before it goes on to the parsers."""
        self.frames[page.file, page.number] = page.frame
        reason = page.reason.value if page.reason else None
        self.notes.append(PageNote(page.file, page.number, page.status, reason, page.message, page.frame.turn))
        if looks_like_claim_list(page) or self._continues_the_list(page):
            self.claim_pages.append(page)

    def _continues_the_list(self, page: Page) -> bool:
        """Whether a page follows one of the list in the same file and holds a table."""
        if not self.claim_pages or not page.grids:
            return False
        last = self.claim_pages[-1]
        return (last.file, last.number + 1) == (page.file, page.number)


def _carried(document: Document, frames: dict[tuple[str, int], Frame]) -> Document:
    """The document with its boxes carried from the upright page to the page as submitted."""

    def carry(found: Field) -> Field:
        return Field(
            tuple(
                replace(reading, box=frames[document.file, reading.page].to_page(reading.box))
                if reading.box
                else reading
                for reading in found.readings
            )
        )

    fields = {name: tuple(carry(found) for found in fields) for name, fields in document.fields.items()}
    return replace(document, fields=fields)


def _list_carried(claims: ClaimList, frames: dict[tuple[str, int], Frame]) -> ClaimList:
    """The claim list with its boxes carried to the pages as submitted."""

    def carry_place(place: Place) -> Place:
        return replace(place, box=frames[place.file, place.page].to_page(place.box)) if place.box else place

    def carry(claim: Claim) -> Claim:
        frame = frames[claim.place.file, claim.place.page]
        cells = {name: frame.to_page(box) for name, box in claim.cells.items()}
        return replace(claim, place=carry_place(claim.place), cells=cells)

    return replace(
        claims,
        claims=tuple(carry(claim) for claim in claims.claims),
        places=tuple(carry_place(place) for place in claims.places),
    )


def _with_page_faults(files: Iterable[SourceFile], notes: Iterable[PageNote]) -> Iterator[SourceFile]:
    """Files none of whose pages could be read become unreadable, with the reason of the first page."""
    pages: dict[str, list[PageNote]] = {}
    for note in notes:
        pages.setdefault(note.file, []).append(note)
    for file in files:
        mine = pages.get(file.path, [])
        if file.status is FileStatus.READ and mine and all(note.status is PageStatus.UNREADABLE for note in mine):
            reason = Reason(mine[0].reason) if mine[0].reason else None
            yield replace(file, status=FileStatus.UNREADABLE, reason=reason, message=mine[0].message)
        else:
            yield file


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read of a package."""

    files: tuple[SourceFile, ...]
    documents: tuple[Document, ...]
    desk: _Desk

    def unread(self) -> tuple[Unread, ...]:
        """Files and pages that could not be read."""
        whole = [file for file in self.files if file.status is FileStatus.UNREADABLE]
        names = {file.path for file in whole}
        pages = [note for note in self.desk.notes if note.status is PageStatus.UNREADABLE and note.file not in names]
        return (
            *(Unread(file.path, None, file.reason) for file in whole),
            *(Unread(note.file, note.number, Reason(note.reason) if note.reason else None) for note in pages),
        )


def _read(files: Iterable[SourceFile], tasks: list[PageTask], options: RunOptions, progress: Progress) -> _Reading:
    """Read and parse all tasks; boxes of the documents are those of the pages as submitted."""
    desk = _Desk()

    def pages(stage: ReadingStage) -> Iterator[Page]:
        progress(0, len(tasks))
        for done, read in enumerate(stage.read(tasks), start=1):
            desk.keep(read.page)
            progress(done, len(tasks))
            yield read.page

    with open_cache(options.cache_folder) as cache:
        stage = ReadingStage(
            options.engine, _reading_version(options), cache, options.workers or os.cpu_count() or 1, options.use_cache
        )
        documents = tuple(_carried(document, desk.frames) for document in parse_documents(pages(stage)))
    return _Reading(tuple(_with_page_faults(files, desk.notes)), documents, desk)


def _reading_version(options: RunOptions) -> str:
    return f"{READING_VERSION}\n{engine_version(options.engine, EngineOptions())}"


def _tool(options: RunOptions, rules: str) -> Tool:
    shown = {"engine": options.engine.value, "programme": options.programme}
    digest = hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()
    return Tool(
        version=distribution_version("heyan"),
        engine=engine_version(options.engine, EngineOptions()),
        models=dict(model_hashes()),
        rules=rules,
        options=digest,
    )


def _applicant(documents: Iterable[Document]) -> str | None:
    """The applicant as its application form names it."""
    for document in documents:
        if document.kind is DocumentKind.APPLICATION and (names := document.values("applicant")):
            return str(names[0])
    return None


def verify(path: Path, options: RunOptions, progress: Progress = _no_progress, limits: Limits | None = None) -> Report:
    """Verify one package: read it blind, read its claim list, judge every row.

    Args:
        path: a folder, or a single file that holds everything.
        options: engine, programme, workers, cache.
        progress: called as pages are read.
        limits: sizes above which a file is not opened.

    Raises:
        InputError: there is no package, or no claim list in it that can be read.
        ConfigError: the programme is not known or its profile is wrong.
        EngineError: the OCR engine cannot start.
    """
    profile = load_profile(options.programme)
    package = open_package(path, limits or Limits())
    tasks = list(package.tasks())
    reading = _read(package.files, tasks, options, progress)
    frames = reading.desk.frames
    claim_list = _list_carried(read_claim_list(reading.desk.claim_pages), frames)
    return Report(
        path=str(path),
        programme=options.programme,
        applicant=_applicant(reading.documents),
        verified_at=datetime.now(UTC).astimezone(),
        tool=_tool(options, profile.version),
        files=reading.files,
        pages=tuple(reading.desk.notes),
        documents=reading.documents,
        claim_list=claim_list,
        judgement=judge(claim_list, reading.documents, reading.unread(), profile),
        pictures=Pictures(
            {(task.file, task.number): task for task in tasks}, options.cache_folder, _reading_version(options)
        ),
    )


def extract(paths: Iterable[Path], options: RunOptions, progress: Progress = _no_progress) -> Extraction:
    """Read single files blind. A file that cannot be read stands in the result with its reason.

    Raises:
        InputError: a path does not exist.
        EngineError: the OCR engine cannot start.
    """
    files: list[SourceFile] = []
    tasks: list[PageTask] = []
    for path in paths:
        package = open_package(path, Limits())
        taken = {file.path for file in files}
        names = {file.path: str(path) if file.path in taken else file.path for file in package.files}
        files += [replace(file, path=names[file.path]) for file in package.files]
        tasks += [replace(task, file=names[task.file]) for task in package.tasks()]
    reading = _read(files, tasks, options, progress)
    return Extraction(reading.files, reading.documents)
