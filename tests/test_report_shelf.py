"""Pictures of a report: inside the page, or beside it where there are too many. All values invented."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from heyan.report.model import Report
from heyan.report.write import write_report
from tests.test_app_report import report_of
from tests.validators_builders import Deal


@dataclass(frozen=True)
class Drawn:
    """A picture for every page, another one for another `look`."""

    look: str

    def jpegs(self, places: list[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
        """The pictures."""
        return {(file, number): f"{self.look} {file} {number}".encode() for file, number in places}


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return replace(report_of(tmp_path, Deal(1), Deal(2)), pictures=Drawn("一"))


def _led_to(folder: Path) -> set[str]:
    return set(re.findall(r'"file": "report\.pages/([0-9a-f]+\.jpg)"', (folder / "report.html").read_text("utf-8")))


def _beside(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("report.pages/*")}


def test_few_pictures_are_inside_the_page(report: Report, tmp_path: Path) -> None:
    write_report(report, tmp_path / "out")
    assert '"jpeg": "' in (tmp_path / "out" / "report.html").read_text("utf-8")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.html", "report.json", "report.xlsx"]


def test_many_lie_beside_it_and_those_of_an_earlier_report_go(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heyan.report.as_html.MOST_INSIDE", 3)
    folder = tmp_path / "out"
    write_report(report, folder)
    first = _led_to(folder)
    assert len(first) > 3
    assert _beside(folder) == first
    write_report(replace(report, pictures=Drawn("二")), folder)
    assert _beside(folder) == _led_to(folder)
    assert first.isdisjoint(_led_to(folder))
    monkeypatch.undo()
    write_report(report, folder)
    assert not (folder / "report.pages").exists()


def test_a_page_that_goes_out_alone_holds_them_all(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heyan.report.as_html.MOST_INSIDE", 3)
    write_report(report, tmp_path, one_file=True)
    assert '"jpeg": "' in (tmp_path / "report.html").read_text("utf-8")
    assert not (tmp_path / "report.pages").exists()
