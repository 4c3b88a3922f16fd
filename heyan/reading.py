"""The first half of the pipeline: package → pages → documents, streaming, with every file and page accounted for."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from extract.package import PASSING, FileStatus, Reason, SourceFile
from extract.pages import Page, PageStatus
from extract.tasks import PageTask
from heyan.crew import Crew
from heyan.executors import open_crew
from heyan.opening import open_files
from heyan.pages import ReadingStage
from heyan.report.model import Extraction, PageNote
from heyan.store.codec import decode, encode
from heyan.store.pages import PageCache, open_cache
from heyan.store.read_page import page_key
from heyan.work import WorkOrder, parsing_version, reading_version
from parsers.corrections import NO_CORRECTIONS, Corrections
from parsers.reading import Document

if TYPE_CHECKING:
    from heyan.options import RunOptions
    from ocr.lines import Frame
    from parsers.claims import ClaimList

_LOG = logging.getLogger(__name__)
_HURRIED = "{}：有文字异常，查找超过时限而放弃，可能漏读。请人工核对该文件。"

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


def no_progress(_done: int, _total: int) -> None:
    """Show nothing."""


@dataclass(slots=True)
class Desk:
    """What is kept of the pages that stream by: how each ended, its frame, and the pages of the claim list.

    `claim_list` is the list on those pages, in their upright frames; None where none was asked for or can be read.
    `hurried` are the files of which text was given up as too long to search, so that something printed may lack.
    """

    corrections: Corrections = NO_CORRECTIONS
    frames: dict[tuple[str, int], Frame] = field(default_factory=dict)
    notes: list[PageNote] = field(default_factory=list)
    claim_pages: list[Page] = field(default_factory=list)
    claim_list: ClaimList | None = None
    hurried: set[str] = field(default_factory=set)


def _with_faults(files: Iterable[SourceFile], desk: Desk) -> Iterator[SourceFile]:
    """Files none of whose pages could be read become unreadable, with the reason of the first page.

    Those that were not searched to the end say so.
    """
    pages: dict[str, list[PageNote]] = {}
    for note in desk.notes:
        pages.setdefault(note.file, []).append(note)
    for file in files:
        mine = pages.get(file.path, [])
        if file.status is FileStatus.READ and mine and all(note.status is PageStatus.UNREADABLE for note in mine):
            reason = Reason(mine[0].reason) if mine[0].reason else None
            yield replace(file, status=FileStatus.UNREADABLE, reason=reason, message=mine[0].message)
        elif file.path in desk.hurried:
            yield replace(file, message=_HURRIED.format(file.path))
        else:
            yield file


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """What was read of a package."""

    files: tuple[SourceFile, ...]
    documents: tuple[Document, ...]
    desk: Desk


def read_documents(
    files: Iterable[SourceFile],
    tasks: list[PageTask],
    options: RunOptions,
    crew: Crew,
    progress: Progress,
    *,
    corrections: Corrections = NO_CORRECTIONS,
    listed: bool = False,
) -> ReadPackage:
    """Read and parse all tasks, with `listed` the claim list too.

    Boxes of the documents are those of the pages as submitted.
    """
    desk = Desk(corrections)

    def pages(stage: ReadingStage) -> Iterator[Page]:
        progress(0, len(tasks))
        for done, read in enumerate(stage.read(tasks), start=1):
            progress(done, len(tasks))
            yield read.page

    version = reading_version(options.engine, options.device)
    key = _package_key(tasks, version, corrections)
    with open_cache(options.cache_place) as cache:
        if cache.fault:
            _LOG.warning("heyan：%s", cache.fault)
        if options.use_cache and (kept := _kept(cache, key, desk)) is not None:
            progress(len(tasks), len(tasks))
            return ReadPackage(tuple(_with_faults(files, desk)), kept, desk)
        threads = crew.threads(len(tasks))
        order = WorkOrder(options.engine, options.device, threads, options.cache_place, version, options.use_cache)
        stage = ReadingStage(order, cache, crew)
        from heyan.parsing import parse_pages

        documents = parse_pages(pages(stage), desk, listed=listed)
        if not desk.hurried and not any(note.reason in PASSING for note in desk.notes):
            found = documents, desk.frames, desk.notes, desk.claim_pages, desk.claim_list
            cache.put_package(key, encode(found))
    return ReadPackage(tuple(_with_faults(files, desk)), documents, desk)


def _package_key(tasks: Iterable[PageTask], version: str, corrections: Corrections) -> str:
    """Key of what was made of a package's pages: the pages under their names, the parsers, the corrections."""
    digest = hashlib.sha256(f"{parsing_version()}\n{corrections}".encode())
    for task in tasks:
        digest.update(f"\n{task.file}\t{page_key(task.sha256, task.number, version)}".encode())
    return digest.hexdigest()


def _kept(cache: PageCache, key: str, desk: Desk) -> tuple[Document, ...] | None:
    """The documents made of the same pages before, and the desk as it was then; None where there are none."""
    data = cache.package(key)
    if data is None:
        return None
    try:
        documents, frames, notes, claim_pages, claim_list = decode(data)
    except ValueError:
        return None
    desk.frames.update(frames)
    desk.notes.extend(notes)
    desk.claim_pages.extend(claim_pages)
    desk.claim_list = claim_list
    return cast("tuple[Document, ...]", documents)


def _extracted_name(path: Path, name: str, taken: set[str]) -> str:
    """The name of a file, or of a member of it, among several; that of one that is taken with where it lies."""
    if name not in taken:
        return name
    return str(path.parent / name)


def extract(paths: Sequence[Path], options: RunOptions, progress: Progress = no_progress) -> Extraction:
    """Read single files blind. A file that cannot be read stands in the result with its reason.

    Raises:
        InputError: a path does not exist.
        EngineError: the OCR engine cannot start.
    """
    files: list[SourceFile] = []
    tasks: list[PageTask] = []
    with open_crew(options) as crew:
        # held until the end: members of archives lie in them
        packages = [open_files(path, options, crew.opener, named=True) for path in paths]
        for path, package in zip(paths, packages, strict=True):
            taken = {file.path for file in files}
            names = {file.path: _extracted_name(path, file.path, taken) for file in package.files}
            files += [replace(file, path=names[file.path]) for file in package.files]
            tasks += [replace(task, file=names[task.file]) for task in package.tasks()]
        reading = read_documents(files, tasks, options, crew, progress)
    return Extraction(reading.files, reading.documents)
