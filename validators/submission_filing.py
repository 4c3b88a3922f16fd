"""What was handed in, as the rules of form look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.package import FileStatus, SourceFile
from parsers.reading import Document
from validators.findings import CheckStatus, Evidence
from validators.programmes.submission import Part

_TABLES = frozenset({"xlsx", "xls", "xlsb", "ods", "csv"})
"""Formats of the list as a working file beside what is handed in."""
_BOXES = frozenset({"zip", "7z", "rar", "tar", "gzip", "gz", "eml", "msg"})
"""Formats that only hold other files."""
NAMED_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Filing:
    """What was handed in: files, documents, on which pages seals were seen, the applicant, and when it came.

    `unsealed` are pages that were looked at and bear no seal; `list_in` names the files that hold the claim list;
    `submitted` is None where the reviewer does not say when.
    """

    files: tuple[SourceFile, ...] = ()
    documents: tuple[Document, ...] = ()
    sealed: frozenset[tuple[str, int]] = field(default=frozenset())
    unsealed: frozenset[tuple[str, int]] = field(default=frozenset())
    list_in: tuple[str, ...] = ()
    applicant: str | None = None
    submitted: date | None = None

    def of(self, part: Part) -> list[Document]:
        """The documents of a part."""
        return [
            document
            for document in self.documents
            if document.kind in part.kinds and (not part.subtypes or document.subtype in part.subtypes)
        ]

    @property
    def handed_in(self) -> list[SourceFile]:
        """The files that count: no archives, no system files, not the list as a spreadsheet."""
        return [
            file
            for file in self.files
            if file.status is not FileStatus.IGNORED
            and file.format not in _BOXES
            and not (file.format in _TABLES and file.path in self.list_in)
        ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a rule came out: status, what was found, the message, places."""

    status: CheckStatus
    found: str | None
    message: str
    evidence: tuple[Evidence, ...] = ()


def whole(document: Document) -> Evidence:
    """The place of a document as a whole."""
    return Evidence(document.id, None, document.pages[0])


def listed(names: Sequence[str]) -> str:
    """Some of the names, and how many there are."""
    more = f"等 {len(names)} 个" if len(names) > NAMED_AT_MOST else ""
    return "、".join(names[:NAMED_AT_MOST]) + more


def pages_of(document: Document) -> list[tuple[str, int]]:
    """Every page of a document: file and number."""
    first, last = document.pages
    return [(document.file, page) for page in range(first, last + 1)] + [(file, 1) for file in document.more_files]
