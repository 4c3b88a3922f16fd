"""A cut that a reviewer corrects: the package is cut and judged anew behind, and back again when it is undone."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from heyan.desk.decisions import Act, CutTie, Decision, Draft
from heyan.desk.room import Room
from heyan.desk.sitting import Sitting
from heyan.options import RunOptions
from heyan.workspace.packages import keep_package
from heyan.workspace.place import open_workspace
from parsers.corrections import Step
from parsers.reading import DocumentKind
from tests.test_workspace import PROGRAMME, package, verified

SECONDS = 120


@pytest.mark.engine
def test_a_package_is_cut_anew_as_decided_and_back_when_that_is_undone(tmp_path: Path) -> None:
    place = tmp_path / "包"
    place.mkdir()
    options = RunOptions(PROGRAMME, cache=tmp_path / "cache", workers=1)
    dossier, report = verified(package(place), options)
    with open_workspace(tmp_path / "工作区") as workspace:
        kept = keep_package(workspace, dossier, report, options)
        room = Room(workspace)
        sitting = room.sitting(kept.id)
        page = sitting.matter.book.key_of["合同.pdf", 1]
        before = papers(sitting)
        cut = room.decide(
            kept.id, "甲", Draft(Act.CUT, sitting.row(1).ground, after="aside", tie=CutTie(page, Step.ASIDE))
        )
        assert papers(after(room, kept.id, cut)) == {(DocumentKind.OTHER, "set_aside")} != before

        ground = replace(sitting.row(1).ground, last=cut.number)
        back = room.decide(kept.id, "甲", Draft(Act.UNDO, ground, before="cut", undoes=cut.number))
        assert papers(after(room, kept.id, back)) == before
        assert not room.trouble(kept.id)
        room.close()


def papers(sitting: Sitting) -> set[tuple[DocumentKind, str | None]]:
    return {
        (document.kind, document.subtype)
        for document in sitting.bench.documents.values()
        if document.file == "合同.pdf"
    }


def after(room: Room, package: int, decision: Decision) -> Sitting:
    """The package once it is cut as decided."""
    until = time.monotonic() + SECONDS
    sitting = room.sitting(package)
    while room.cutting(package) and time.monotonic() < until:
        time.sleep(0.05)
    sitting = room.sitting(package)
    assert sitting.decisions[-1] == decision
    return sitting
