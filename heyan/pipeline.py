"""The one place where the stages meet: package → pages → documents → findings → report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version as distribution_version
from pathlib import Path
from typing import TYPE_CHECKING

from extract.naming import shown_path
from extract.package import FileStatus
from extract.sniff import Format
from heyan.corrections import corrections_for
from heyan.dossier import Dossier
from heyan.each import several_lists
from heyan.executors import open_crew
from heyan.memory import uncollected
from heyan.opening import open_files
from heyan.pictures import Pictures
from heyan.reading import Progress, ReadPackage, no_progress, read_documents
from heyan.recorded import settings_of
from heyan.report.model import Report, Tool
from heyan.seals import seals_seen
from heyan.sources import ROOMS, source_version
from heyan.work import reading_version
from ocr.choices import EngineOptions
from ocr.engines import engine_version
from ocr.errors import InputError
from ocr.models import find_models
from parsers.claims import Claim, ClaimList, Place
from parsers.corrections import Correction
from validators.beyond import NOTHING_BEYOND, Beyond
from validators.judge import judge
from validators.programme import applicant_of
from validators.programmes import load_profile

if TYPE_CHECKING:
    from heyan.crew import Crew
    from heyan.options import RunOptions
    from heyan.pictures import PagePictures
    from ocr.lines import Frame
    from validators.judge import Judgement
    from validators.programmes import Profile


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


def _claim_list(reading: ReadPackage) -> ClaimList:
    """The claim list; where there is none, the files that could not be read are named, for it may be one of them."""
    if reading.desk.claim_list is not None:
        return reading.desk.claim_list
    from parsers.documents.claim_list import read_claim_list

    try:
        return read_claim_list(reading.desk.claim_pages)
    except InputError as error:
        unread = [file for file in reading.files if file.status is FileStatus.UNREADABLE]
        unread.sort(key=lambda file: (file.format not in _LIST_FORMATS, "清单" not in file.path))
        if hint := several_lists(page.file for page in reading.desk.claim_pages):
            raise InputError(f"{error}{hint}") from error
        if reading.desk.claim_pages or not unread:
            raise
        more = f"等 {len(unread)} 个文件" if len(unread) > _NAMED_AT_MOST else ""
        named = "".join(f"\n  {file.message}" for file in unread[:_NAMED_AT_MOST])
        raise InputError(f"{error}另有文件未能读取{more}，清单可能就在其中：{named}") from error


def _tool(options: RunOptions, rules: str) -> Tool:
    settings = settings_of(options)
    return Tool(
        version=distribution_version("heyan"),
        engine=engine_version(options.engine, EngineOptions(device=options.device)),
        models=find_models().hashes(),
        rules=rules,
        options=settings.digest,
        source=source_version(*ROOMS),
        settings=settings,
    )


def verify(path: Path, options: RunOptions, progress: Progress = no_progress, *, now: datetime | None = None) -> Report:
    """Verify one package: read it blind, read its claim list, judge every row.

    Args:
        path: a folder, an archive, or a single file that holds everything.
        options: engine, programme, workers, cache, limits, passwords.
        progress: called as pages are read.
        now: the moment of judging, the present one for None: no paper can be dated after it.

    Raises:
        InputError: there is no package, or no claim list in it that can be read.
        ConfigError: the programme is not known or its profile is wrong.
        EngineError: the OCR engine cannot start.
    """
    profile = load_profile(options.programme)
    with open_crew(options) as crew:
        dossier, pictures = read_package(path, profile, options, crew, progress)
    return judge_dossier(dossier, profile, pictures, now=now)


def read_package(
    path: Path,
    profile: Profile,
    options: RunOptions,
    crew: Crew,
    progress: Progress = no_progress,
    *,
    told: Sequence[Correction] = (),
) -> tuple[Dossier, Pictures]:
    """Everything that a package says, and the pictures of its pages. Errors are those of `verify`.

    The profile says which pages are looked at for seals, nothing else. Corrections of the cuts that are `told` go
    before those in the file that the options name.
    """
    package = open_files(path, options, crew.opener)
    tasks = list(package.tasks())
    corrections = corrections_for(options.corrections, package.files, told)
    reading = read_documents(package.files, tasks, options, crew, progress, corrections=corrections, listed=True)
    frames, version = reading.desk.frames, reading_version(options.engine, options.device)
    claim_list = _list_carried(_claim_list(reading), frames)
    places = {(task.file, task.number): task for task in tasks}
    pictures = Pictures(places, options.cache_place, version, package.room)
    sealed, unsealed = seals_seen(profile, reading.documents, reading.desk.notes, pictures)
    dossier = Dossier(
        path=shown_path(str(path)),
        place=str(path.resolve()),
        read_at=datetime.now(UTC).astimezone(),
        tool=_tool(options, profile.version),
        reading=version,
        files=reading.files,
        pages=tuple(reading.desk.notes),
        frames=frames,
        documents=reading.documents,
        claim_list=claim_list,
        corrections=corrections,
        review=options.review.review(sealed, unsealed),
    )
    return dossier, pictures


def judge_dossier(
    dossier: Dossier,
    profile: Profile,
    pictures: PagePictures,
    *,
    now: datetime | None = None,
    judgement: Judgement | None = None,
    beyond: Beyond = NOTHING_BEYOND,
) -> Report:
    """Judge what was read of a package; nothing is read for it.

    Args:
        dossier: as it was read, or as a reviewer has corrected it.
        profile: what the programme asks for.
        pictures: where the report takes pictures of pages from.
        now: the moment of judging, the present one for None.
        judgement: where it was judged already.
        beyond: what other packages show of it (`heyan/register/`).
    """
    now = now or datetime.now(UTC).astimezone()
    if judgement is None:
        with uncollected():
            judgement = judge(
                dossier.claim_list,
                dossier.documents,
                dossier.unread(),
                profile,
                dossier.files,
                today=now.date(),
                review=dossier.review,
                beyond=beyond,
            )
    return Report(
        path=dossier.path,
        programme=profile.id,
        applicant=applicant_of(dossier.documents),
        verified_at=now,
        tool=replace(dossier.tool, rules=profile.version),
        files=dossier.files,
        pages=dossier.pages,
        documents=dossier.documents,
        claim_list=dossier.claim_list,
        corrections=dossier.corrections,
        judgement=judgement,
        pictures=pictures,
    )
