"""Dossiers built in code, and workspaces that hold them: the desk without reading anything. All is invented."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from extract.package import SourceFile
from extract.pages import PageStatus
from heyan.dossier import Dossier
from heyan.options import RunOptions
from heyan.pipeline import judge_dossier
from heyan.report.model import PageNote, Tool
from heyan.workspace.packages import keep_package
from heyan.workspace.place import Workspace
from ocr.lines import Frame
from parsers.claims import Claim
from parsers.corrections import NO_CORRECTIONS
from parsers.reading import Document
from tests.validators_builders import beijing, claim_list
from validators.programme import Review

READ_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PROGRAMME = "beijing-2022-cluster"


def digest(text: str) -> str:
    """The SHA-256 of a file that says so much."""
    return hashlib.sha256(text.encode()).hexdigest()


def dossier(
    claims: Sequence[Claim], documents: Sequence[Document], *, contents: Mapping[str, str] | None = None
) -> Dossier:
    """A package of these rows and papers; `contents` names the content of a file where its name is not to tell it."""
    numbered = tuple(replace(document, id=f"d{index:03d}") for index, document in enumerate(documents, start=1))
    pages = [(document.file, number) for document in numbered for number in range(1, document.pages[1] + 1)]
    places = sorted({*pages, *((claim.place.file, 1) for claim in claims)})
    known = contents or {}
    counts = {file: sum(place[0] == file for place in places) for file, _ in places}
    return Dossier(
        path="样例",
        place="/样例",
        read_at=READ_AT,
        tool=Tool("0", "swift", {}, "1", "0"),
        reading="1",
        files=tuple(SourceFile(file, digest(known.get(file, file)), "pdf", count) for file, count in counts.items()),
        pages=tuple(PageNote(file, number, PageStatus.READ) for file, number in places),
        frames={place: Frame() for place in places},
        documents=numbered,
        claim_list=claim_list(*claims),
        corrections=NO_CORRECTIONS,
        review=Review(),
    )


class NoPictures:
    """Has none."""

    def jpegs(self, places: list[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
        """No picture."""
        return {}


def keep(
    workspace: Workspace,
    matter: Dossier,
    *,
    cache: Path | None = None,
    replaces: int | None = None,
    apart: bool = False,
) -> int:
    """The id of a package kept in a workspace."""
    report = judge_dossier(matter, beijing(), NoPictures(), now=READ_AT)
    options = RunOptions(PROGRAMME, cache=cache)
    return keep_package(workspace, matter, report, options, replaces=replaces, apart=apart).id
