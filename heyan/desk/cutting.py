"""Cuts that reviewers corrected: found again by their pages, and the package cut and judged anew with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.desk.decisions import CutTie, Decision
from heyan.executors import open_crew
from heyan.pipeline import judge_dossier, read_package
from heyan.register.run import enter_again
from heyan.workspace.packages import keep_package, options_of
from ocr.errors import InputError
from parsers.corrections import Correction
from validators.programmes import load_profile

if TYPE_CHECKING:
    from heyan.desk.bench import Matter
    from heyan.dossier import Dossier
    from heyan.workspace.place import Workspace

_MARK = "评审台"
"""Begins the note of a correction that was decided at the desk: one that was undone is then known and left out."""


def wanted_cuts(matter: Matter, force: Sequence[Decision]) -> list[Correction]:
    """The corrections that decisions in force ask for, the last word on each page only."""
    digests = {file.path: file.sha256 for file in matter.dossier.files}
    found: dict[tuple[str, int], Correction] = {}
    for decision in force:
        tie = decision.draft.tie
        if isinstance(tie, CutTie):
            for file, page in matter.book.places(tie.page):
                note = f"{_MARK} {decision.who}"
                found[digests[file], page] = Correction(digests[file], page, tie.step, tie.kind, note)
    return [found[place] for place in sorted(found)]


def is_cut_so(dossier: Dossier, wanted: Sequence[Correction]) -> bool:
    """Whether a package was cut with just these corrections of the desk."""
    applied = {item for item in dossier.corrections.steps.values() if item.note.startswith(_MARK)}
    return applied == set(wanted)


def cut_anew(workspace: Workspace, package: int, place: Path, wanted: Sequence[Correction]) -> None:
    """Cut and judge a package anew and keep it under its id; pages come from the cache.

    Raises:
        HeyanError: it cannot be read any more, or cannot be cut so.
    """
    options = options_of(workspace, package)
    profile = load_profile(options.programme)
    with open_crew(options) as crew:
        dossier, pictures = read_package(place, profile, options, crew, told=wanted)
    if not is_cut_so(dossier, wanted):
        raise InputError("更正的切分与材料不符，没有采用。请撤销后重新更正。")
    report = judge_dossier(dossier, profile, pictures)
    enter_again(workspace, keep_package(workspace, dossier, report, options, replaces=package), report)
