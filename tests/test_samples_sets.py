"""Sets for judging hold every layout at every level, lists come on other forms, and a run is held against another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bench.accuracy import compared
from samples.fonts import APT_COMMAND, missing_fonts
from samples.list_forms import FORMS, WORKBOOKS, ListOptions, generate_list
from samples.papers import Use, layouts
from samples.papers.registry import UNTOLD
from samples.scanner import Level
from samples.sets import SetOptions, generate_set

if TYPE_CHECKING:
    from pathlib import Path

fonts = pytest.mark.skipif(bool(missing_fonts()), reason=f"CJK fonts are missing; run: {APT_COMMAND}")
pytestmark = pytest.mark.fonts


def truth_beside(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(folder.with_name(f"{folder.name}.truth.json").read_text(encoding="utf-8"))
    return found


@fonts
def test_a_set_holds_every_paper_asked_for_at_every_level(tmp_path: Path) -> None:
    options = SetOptions(3, 2, (Level.CLEAN, Level.FAX), only=frozenset({"slip_below_labels"}))
    folder = generate_set(options, tmp_path / "set")
    documents = truth_beside(folder)["documents"]
    assert [item["level"] for item in documents] == ["clean", "clean", "fax", "fax"]
    assert {item["layout"] for item in documents} == {"slip_below_labels"}
    assert {item["split"] for item in documents} == {"evaluation"}
    assert sorted(path.name for path in folder.iterdir()) == sorted(item["file"] for item in documents)


def test_a_set_leaves_out_what_is_kept_for_another_day() -> None:
    everything = {layout.name for layout in SetOptions(1).layouts()}
    rest = {layout.name for layout in SetOptions(1, without=frozenset({"slip_below_labels"})).layouts()}
    assert everything - rest == {"slip_below_labels"}
    assert everything == {layout.name for layout in layouts(use=Use.EVALUATION)}


@fonts
@pytest.mark.parametrize("form", FORMS)
def test_a_list_on_another_form_stands_alone_with_its_rows_as_truth(form: str, tmp_path: Path) -> None:
    folder = generate_list(ListOptions(4, form, Level.CLEAN, deals=2), tmp_path / "list")
    truth = truth_beside(folder)
    assert [path.suffix for path in folder.iterdir()] == [".xlsx" if form in WORKBOOKS else ".pdf"]
    assert len(truth["rows"]) >= 2
    for row in truth["rows"]:
        assert (row["verdict"], row["planted"], row["layout"]) == ("incomplete", [], form)
        assert row["claimed"]["patent_numbers"]


def share(count: int, of: int, low: float, high: float) -> dict[str, Any]:
    return {"count": count, "of": of, "rate": count / of, "interval": [low, high]}


def test_a_run_is_worse_only_beyond_both_intervals() -> None:
    before = {"table": {"clean, scan": {"numbers": share(99, 100, 0.95, 0.99), "false": share(1, 100, 0.0, 0.05)}}}
    same = {"table": {"clean, scan": {"numbers": share(96, 100, 0.9, 0.98), "false": share(3, 100, 0.01, 0.08)}}}
    worse = {"table": {"clean, scan": {"numbers": share(80, 100, 0.7, 0.87), "false": share(9, 100, 0.06, 0.16)}}}
    assert compared(same, before) == []
    assert len(compared(worse, before)) == 2


def test_what_nobody_was_told_holds_every_kind_of_evidence() -> None:
    untold = [layout for layout in layouts(use=Use.EVALUATION) if layout.name in UNTOLD]
    assert {layout.name for layout in untold} == UNTOLD
    for kind, least in (("bank_slip", 8), ("contract", 8), ("invoice", 4), ("registration", 8)):
        assert sum(layout.kind == kind for layout in untold) >= least
