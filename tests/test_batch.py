"""A batch: every package gets its report, all are compared, one overview says what to look at first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from heyan.cli import run
from heyan.desk.keeping import glance_at
from heyan.desk.room import Room
from heyan.each import packages_in
from heyan.exits import Exit
from heyan.register.run import register_package
from heyan.workspace.packages import list_packages, report_of
from heyan.workspace.place import open_workspace
from ocr.errors import InputError
from tests.test_app_cli import claim_list
from tests.test_workspace import package

PROGRAMME = "beijing-2022-cluster"


def verify(tmp_path: Path, *arguments: str | Path) -> int:
    """Verify with a cache of the test's own, reports into `out` unless told otherwise."""
    given = ["--out", tmp_path / "out", "--programme", PROGRAMME, "--cache", tmp_path / "cache", *arguments]
    return run(["verify", *map(str, given), "--workers", "1", "--quiet"])


def report(tmp_path: Path, name: str) -> dict[str, Any]:
    """The report of a package."""
    found: dict[str, Any] = json.loads((tmp_path / "out" / name / "report.json").read_text(encoding="utf-8"))
    return found


def reused(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The places in other packages that the rows of a report cite."""
    return [place for row in found["claims"] for check in row["checks"] for place in check.get("elsewhere", ())]


def test_packages_of_a_batch_are_compared_although_nothing_is_kept(tmp_path: Path) -> None:
    places = [package(tmp_path / "包" / name) for name in ("甲", "乙")]
    assert verify(tmp_path, *places) == Exit.NOT_SUPPORTED
    assert {place["package"] for place in reused(report(tmp_path, "甲"))} == {"乙"}
    assert {place["package"] for place in reused(report(tmp_path, "乙"))} == {"甲"}
    page = (tmp_path / "out" / "overview.html").read_text(encoding="utf-8")
    assert "同一专利的同一笔转化重复申报" in page
    assert "清单 · 乙 · 清单.xlsx 第 1 页" in (tmp_path / "out" / "甲" / "report.html").read_text(encoding="utf-8")
    checks = load_workbook(tmp_path / "out" / "甲" / "report.xlsx")["检查明细"]
    assert any("乙：清单.xlsx 第 1 页" in str(cell.value) for cell in checks["G"])
    book = load_workbook(tmp_path / "out" / "overview.xlsx")
    assert book.sheetnames == ["材料包", "按项目", "先看", "跨包发现"]
    assert [cell.value for cell in book["跨包发现"]["A"][1:]] == ["甲", "乙"]
    assert book["材料包"]["A2"].hyperlink.target == "%E7%94%B2/report.html"
    assert not (tmp_path / "包" / "甲-heyan").exists()


def test_a_broken_package_stands_in_the_overview_and_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空").mkdir()
    good = package(tmp_path / "好")
    assert verify(tmp_path, tmp_path / "空", good, tmp_path / "没有") == Exit.INPUT
    assert report(tmp_path, "好")["claims"]
    sheet = load_workbook(tmp_path / "out" / "overview.xlsx")["材料包"]
    told = {row[0].value: row[13].value for row in sheet.iter_rows(min_row=2)}
    assert "文件夹是空的" in str(told["空"])
    assert "找不到" in str(told["没有"])
    assert "没有" in capsys.readouterr().err


def test_a_fault_of_the_program_in_one_package_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(workspace: Any, matter: Any) -> Any:
        if "坏" in matter.dossier.place:
            raise RuntimeError
        return register_package(workspace, matter)

    monkeypatch.setattr("heyan.many.register_package", faulty)
    places = [package(tmp_path / name) for name in ("坏", "好")]
    assert verify(tmp_path, *places) == Exit.FAULT
    assert report(tmp_path, "好")["claims"]
    assert "程序出错（RuntimeError）" in (tmp_path / "out" / "overview.html").read_text(encoding="utf-8")


def test_a_batch_that_was_interrupted_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(workspace: Any, matter: Any) -> Any:
        if "乙" in matter.dossier.place:
            raise KeyboardInterrupt
        return register_package(workspace, matter)

    places = [package(tmp_path / name) for name in ("甲", "乙")]
    with monkeypatch.context() as patch:
        patch.setattr("heyan.many.register_package", interrupted)
        assert verify(tmp_path, *places, "--workspace", tmp_path / "ws") == Exit.INTERRUPTED
    assert not (tmp_path / "out" / "overview.html").exists()
    monkeypatch.setattr("heyan.parsing.parse_documents", None)  # what was read once is not read again
    assert verify(tmp_path, *places, "--workspace", tmp_path / "ws") == Exit.NOT_SUPPORTED
    assert (tmp_path / "out" / "overview.html").exists()
    with open_workspace(tmp_path / "ws") as workspace:
        assert sorted(record.name for record in list_packages(workspace)) == ["乙", "甲"]


def test_a_second_run_says_the_same_but_for_the_clock(tmp_path: Path) -> None:
    places = [package(tmp_path / name) for name in ("甲", "乙")]
    found = []
    for _ in range(2):
        verify(tmp_path, *places, "--workspace", tmp_path / "ws")
        found.append(report(tmp_path, "甲"))
        found[-1]["package"].pop("verified_at")
    assert found[0] == found[1]


def test_a_later_package_is_compared_with_those_of_the_workspace(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        verify(tmp_path, package(tmp_path / name), "--workspace", tmp_path / "ws", "--out", tmp_path / "out" / name)
    assert not reused(report(tmp_path, "甲"))
    assert {place["package"] for place in reused(report(tmp_path, "乙"))} == {"甲"}


def test_the_desk_shows_what_other_packages_show(tmp_path: Path) -> None:
    verify(tmp_path, *(package(tmp_path / name) for name in ("甲", "乙")), "--workspace", tmp_path / "ws")
    with open_workspace(tmp_path / "ws") as workspace:
        room = Room(workspace)
        for record in list_packages(workspace):
            checks = room.sitting(record.id).row(1).judgement.checks
            assert any(check.elsewhere for check in checks)
            assert report_of(workspace, record.id)["claims"][0]["verdict"] == "incomplete"
        room.close()


def test_a_report_that_cites_other_packages_says_so_when_it_is_run_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verify(tmp_path, *(package(tmp_path / name) for name in ("甲", "乙")))
    run(["replay", str(tmp_path / "out" / "甲" / "report.json"), "--cache", str(tmp_path / "cache"), "--workers", "1"])
    told = capsys.readouterr().out.replace("\n", "")
    assert "不做跨包比对" in told


def test_each_entry_of_a_folder_is_a_package(tmp_path: Path) -> None:
    home = tmp_path / "来件"
    for name in ("包10", "包2"):
        package(home / name)
    claim_list(home / "汇总.xlsx")
    (home / "Thumbs.db").write_bytes(b"x")
    (home / "包2-heyan").mkdir()
    (home / "包2-heyan" / "report.json").write_text("{}", encoding="utf-8")
    (home / "链接").symlink_to(home / "包2")
    found = packages_in([home])
    assert [path.name for path in found.paths] == ["包2", "包10"]
    assert [name for name, _ in found.passed_over] == ["汇总.xlsx", "链接"]
    assert verify(tmp_path, "--each", home) == Exit.NOT_SUPPORTED
    sheet = load_workbook(tmp_path / "out" / "overview.xlsx")["材料包"]
    assert [cell.value for cell in sheet["A"][1:]] == ["包2", "包10", "汇总.xlsx", "链接"]


def test_a_single_package_found_by_each_has_an_overview_too(tmp_path: Path) -> None:
    package(tmp_path / "来件" / "包")
    given = [
        "verify",
        "--each",
        str(tmp_path / "来件"),
        "--cache",
        str(tmp_path / "cache"),
        "--quiet",
        "--workers",
        "1",
    ]
    run(given)
    assert (tmp_path / "来件-heyan" / "overview.html").is_file()
    assert (tmp_path / "来件-heyan" / "包" / "report.json").is_file()
    assert not (tmp_path / "来件" / "包-heyan").exists()


def test_a_folder_without_packages_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有材料包"):
        packages_in([tmp_path])
    with pytest.raises(InputError, match="--each"):
        packages_in([tmp_path / "没有"])


def test_a_folder_that_may_hold_several_packages_is_not_taken_for_one_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("甲", "乙"):
        package(tmp_path / "来件" / name)
    verify(tmp_path, tmp_path / "来件")
    assert "--each" in capsys.readouterr().err


def test_markup_and_formulas_in_names_are_shown_as_they_are(tmp_path: Path) -> None:
    name = '=1+1<script>alert("x")<'
    places = [package(tmp_path / name), package(tmp_path / "乙")]
    verify(tmp_path, *places)
    page = (tmp_path / "out" / "overview.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    cell = load_workbook(tmp_path / "out" / "overview.xlsx")["材料包"]["A2"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_reports_of_a_batch_are_printed_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = [package(tmp_path / name) for name in ("甲", "乙")]
    verify(tmp_path, *places, "--json")
    decoder, text, paths = json.JSONDecoder(), capsys.readouterr().out, []
    while text.strip():
        found, end = decoder.raw_decode(text)
        paths.append(Path(found["package"]["path"]).name)
        text = text[end:].lstrip()
    assert paths == ["甲", "乙"]


@pytest.mark.parametrize("names", [["甲"], ["甲", "乙"]])
def test_the_desk_opens_at_once_what_was_verified_into_a_workspace(tmp_path: Path, names: list[str]) -> None:
    verify(tmp_path, *(package(tmp_path / name) for name in names), "--workspace", tmp_path / "ws")
    with open_workspace(tmp_path / "ws") as workspace:
        records = list_packages(workspace)
        assert len(records) == len(names)
        assert all(glance_at(workspace, record) is not None for record in records)
