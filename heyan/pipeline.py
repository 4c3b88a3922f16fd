"""The one place where the stages meet: package → pages → documents → findings → report."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version as distribution_version
from pathlib import Path
from typing import TYPE_CHECKING

from extract.naming import shown_path
from extract.package import FileStatus, Reason
from extract.pages import PageStatus
from extract.sniff import Format
from heyan.corrections import corrections_for
from heyan.executors import open_crew
from heyan.opening import open_files
from heyan.pictures import Pictures
from heyan.reading import Progress, ReadPackage, no_progress, read_documents
from heyan.report.model import Report, Tool
from heyan.seals import seals_seen
from heyan.work import reading_version
from ocr.engine import EngineOptions
from ocr.engines import engine_version
from ocr.errors import InputError
from ocr.models import find_models
from parsers.claims import Claim, ClaimList, Place
from parsers.documents.claim_list import read_claim_list
from validators.judge import Unread, judge
from validators.programme import applicant_of
from validators.programmes import load_profile

if TYPE_CHECKING:
    from heyan.options import RunOptions
    from ocr.lines import Frame


_LIST_FORMATS = (Format.XLSX, Format.XLS, Format.XLSB, Format.ODS, Format.CSV, Format.LOCKED, Format.OLE)
"""Formats under which an unreadable file is most likely the claim list."""
_NAMED_AT_MOST = 5


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


def _unread(reading: ReadPackage) -> tuple[Unread, ...]:
    """Files and pages that could not be read, and files on which nothing is to be seen: a faint scan looks blank."""
    whole = [file for file in reading.files if file.status is FileStatus.UNREADABLE]
    names = {file.path for file in whole}
    pages = [note for note in reading.desk.notes if note.status is PageStatus.UNREADABLE and note.file not in names]
    seen = {note.file for note in reading.desk.notes if note.status is not PageStatus.BLANK}
    blank = dict.fromkeys(note.file for note in reading.desk.notes if note.file not in seen | names)
    return (
        *(Unread(file.path, None, file.reason) for file in whole),
        *(Unread(file, None, unknown=True) for file in blank),
        *(Unread(note.file, note.number, Reason(note.reason) if note.reason else None) for note in pages),
    )


def _claim_list(reading: ReadPackage) -> ClaimList:
    """The claim list; where there is none, the files that could not be read are named, for it may be one of them."""
    try:
        return read_claim_list(reading.desk.claim_pages)
    except InputError as error:
        unread = [file for file in reading.files if file.status is FileStatus.UNREADABLE]
        unread.sort(key=lambda file: (file.format not in _LIST_FORMATS, "清单" not in file.path))
        if reading.desk.claim_pages or not unread:
            raise
        more = f"等 {len(unread)} 个文件" if len(unread) > _NAMED_AT_MOST else ""
        named = "".join(f"\n  {file.message}" for file in unread[:_NAMED_AT_MOST])
        raise InputError(f"{error}另有文件未能读取{more}，清单可能就在其中：{named}") from error


def _tool(options: RunOptions, rules: str) -> Tool:
    shown = {"engine": options.engine.value, "programme": options.programme}
    digest = hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()
    return Tool(
        version=distribution_version("heyan"),
        engine=engine_version(options.engine, EngineOptions(device=options.device)),
        models=find_models().hashes(),
        rules=rules,
        options=digest,
    )


def verify(path: Path, options: RunOptions, progress: Progress = no_progress) -> Report:
    """Verify one package: read it blind, read its claim list, judge every row.

    Args:
        path: a folder, an archive, or a single file that holds everything.
        options: engine, programme, workers, cache, limits, passwords.
        progress: called as pages are read.

    Raises:
        InputError: there is no package, or no claim list in it that can be read.
        ConfigError: the programme is not known or its profile is wrong.
        EngineError: the OCR engine cannot start.
    """
    profile = load_profile(options.programme)
    with open_crew(options) as crew:
        package = open_files(path, options, crew.opener)
        tasks = list(package.tasks())
        corrections = corrections_for(options.corrections, package.files)
        reading = read_documents(package.files, tasks, options, crew, progress, corrections=corrections)
    frames, now = reading.desk.frames, datetime.now(UTC).astimezone()
    claim_list = _list_carried(_claim_list(reading), frames)
    places = {(task.file, task.number): task for task in tasks}
    pictures = Pictures(places, options.cache_place, reading_version(options.engine, options.device), package.room)
    sealed, unsealed = seals_seen(profile, reading.documents, reading.desk.notes, pictures)
    return Report(
        path=shown_path(str(path)),
        programme=profile.id,
        applicant=applicant_of(reading.documents),
        verified_at=now,
        tool=_tool(options, profile.version),
        files=reading.files,
        pages=tuple(reading.desk.notes),
        documents=reading.documents,
        claim_list=claim_list,
        corrections=corrections,
        judgement=judge(
            claim_list,
            reading.documents,
            _unread(reading),
            profile,
            reading.files,
            today=now.date(),
            review=options.review.review(sealed, unsealed),
        ),
        pictures=pictures,
    )
