"""A dossier (卷宗): everything that was read of one package, in one value that can be kept and judged again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from extract.package import FileStatus, Reason, SourceFile
from extract.pages import PageStatus
from heyan.report.model import PageNote, Tool
from ocr.lines import Frame
from parsers.claims import ClaimList
from parsers.corrections import Corrections
from parsers.reading import Document
from validators.programme import Review
from validators.unread import Unread


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a package says, before anything of it is judged. Boxes are those of the pages as submitted.

    Args:
        path: the package as the reader named it, for reports.
        place: where it lies, an absolute path.
        read_at: when it was read.
        tool: what read it; its `rules` are those it was first judged by.
        reading: the version of reading, under which its pages are cached.
        files: every submitted file with its fate.
        pages: how every page ended, with what it takes to know the page again.
        frames: the upright frame of every page, by file and number.
        documents: the papers cut from the pages, with their fields.
        claim_list: the list as understood.
        corrections: the reviewer's corrections of the cuts that were applied.
        review: what the reviewer brought along, and where seals were seen.
    """

    path: str
    place: str
    read_at: datetime
    tool: Tool
    reading: str
    files: tuple[SourceFile, ...]
    pages: tuple[PageNote, ...]
    frames: Mapping[tuple[str, int], Frame]
    documents: tuple[Document, ...]
    claim_list: ClaimList
    corrections: Corrections
    review: Review

    def unread(self) -> tuple[Unread, ...]:
        """Files and pages that could not be read, and files that look blank, as a faint scan does."""
        whole = [file for file in self.files if file.status is FileStatus.UNREADABLE]
        names = {file.path for file in whole}
        pages = [note for note in self.pages if note.status is PageStatus.UNREADABLE and note.file not in names]
        seen = {note.file for note in self.pages if note.status is not PageStatus.BLANK}
        blank = dict.fromkeys(note.file for note in self.pages if note.file not in seen | names)
        return (
            *(Unread(file.path, None, file.reason) for file in whole),
            *(Unread(file, None, unknown=True) for file in blank),
            *(Unread(note.file, note.number, Reason(note.reason) if note.reason else None) for note in pages),
        )
