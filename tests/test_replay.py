"""A report names all it takes to run it again: the same input gives the same bytes, and a replay says what differs."""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from heyan.cli import run
from heyan.exits import Exit
from heyan.options import RunOptions
from heyan.pipeline import verify
from heyan.replay.differences import differences
from heyan.report.write import write_report
from tests.extract_builders import contract_text, make_pdf
from tests.test_app_cli import HEADINGS, ROW, claim_list

_CLOCK = re.compile(rb'"verified_at": "[^"]*"')


def package(folder: Path) -> Path:
    """A package of one list and three papers with text."""
    claim_list(folder / "清单.xlsx")
    for name in ("合同", "合同2", "附件"):
        (folder / name).mkdir()
        make_pdf(folder / name / f"{name}.pdf", contract_text)
    return folder


def call(*arguments: object) -> int:
    return run([str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package, its report and the cache that it was read into."""
    folder = tmp_path_factory.mktemp("replay")
    package(folder / "包")
    call("verify", folder / "包", "--cache", folder / "cache", "--quiet", "--workers", 1)
    return folder


@pytest.fixture
def place(kept: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    copied = Path(shutil.copytree(kept, tmp_path / "复制"))
    report = json.loads((copied / "包-heyan" / "report.json").read_text(encoding="utf-8"))
    report["package"]["path"] = str(copied / "包")
    (copied / "包-heyan" / "report.json").write_text(json.dumps(report), encoding="utf-8")
    return copied


def replayed(place: Path, capsys: pytest.CaptureFixture[str], *more: object) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = call("replay", place / "包-heyan", "--cache", place / "cache", "--workers", 1, "--json", "--quiet", *more)
    return code, json.loads(capsys.readouterr().out)


def without_clock(folder: Path) -> bytes:
    return _CLOCK.sub(b"", (folder / "report.json").read_bytes())


def test_the_same_input_gives_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "包"
    other.mkdir()
    for path in sorted((kept / "包").rglob("*"), reverse=True):  # another order of files on the disk
        if path.is_file():
            (other / path.relative_to(kept / "包")).parent.mkdir(exist_ok=True)
            shutil.copy(path, other / path.relative_to(kept / "包"))
    first = without_clock(kept / "包-heyan")
    for workers, cache in ((3, tmp_path / "kalt"), (2, tmp_path / "kalt"), (1, kept / "cache")):
        call("verify", other, "--cache", cache, "--quiet", "--workers", workers, "--out", tmp_path / "out")
        assert without_clock(tmp_path / "out").replace(str(other).encode(), str(kept / "包").encode()) == first


def test_a_report_names_its_input_models_rules_options_and_program(kept: Path) -> None:
    found = json.loads((kept / "包-heyan" / "report.json").read_text(encoding="utf-8"))
    tool = found["package"]["tool"]
    assert all(file["sha256"] for file in found["files"])
    assert all(len(digest) == 64 for digest in tool["models"].values())
    assert len(tool["source"]) == 64
    assert tool["rules"]
    assert tool["settings"]["limits"]["page_seconds"] == 120


def test_nothing_differs_where_nothing_was_changed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = replayed(place, capsys)
    assert (code, found["same"], found["differences"], found["reasons"]) == (Exit.SUPPORTED, True, [], [])
    assert found["package"] == str(place / "包")


def test_a_file_that_is_gone_is_named_as_the_reason(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "包" / "附件" / "附件.pdf").unlink()
    code, found = replayed(place, capsys)
    assert code == Exit.NOT_SUPPORTED
    assert found["reasons"] == ["输入文件少了：附件/附件.pdf"]
    assert "文件 附件/附件.pdf" in [item["what"] for item in found["differences"]]


def test_what_a_row_says_differently_stands_under_the_row(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["附件1：2021年以来促成专利转化清单"])
    sheet.append(HEADINGS)
    sheet.append((*ROW[:7], 90000, ROW[8]))
    book.save(place / "包" / "清单.xlsx")
    code, found = replayed(place, capsys)
    assert code == Exit.NOT_SUPPORTED
    assert found["reasons"] == ["输入文件内容变了：清单.xlsx"]
    mine = {item["what"]: (item["before"], item["after"]) for item in found["differences"] if item["row"] == 1}
    assert mine["清单所填 实际到账"] == ("120000.00", "90000.00")


def test_a_package_that_was_moved_is_found_by_its_option_alone(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.move(place / "包", tmp_path / "别处")
    assert call("replay", place / "包-heyan", "--quiet") == Exit.INPUT
    assert "--package" in capsys.readouterr().err
    code, found = replayed(place, capsys, "--package", tmp_path / "别处")
    assert (code, found["differences"]) == (Exit.SUPPORTED, [])


def test_decisions_of_reviewers_are_no_difference_but_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads((place / "包-heyan" / "report.json").read_text(encoding="utf-8"))
    report["review"] = {"decisions": 1}
    report["claims"][0]["review"] = {"verdict": "supported"}
    (place / "包-heyan" / "report.json").write_text(json.dumps(report), encoding="utf-8")
    code, found = replayed(place, capsys)
    assert code == Exit.SUPPORTED
    assert "评审人的决定" in found["reasons"][0]


def test_other_rules_are_named_as_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.resources import files

    text = (files("validators.programmes") / "beijing-2022-cluster.toml").read_text(encoding="utf-8")
    rules = tmp_path / "my.toml"
    rules.write_text(text.replace('id = "beijing-2022-cluster"', 'id = "my"'), encoding="utf-8")
    package(tmp_path / "包")
    call("verify", tmp_path / "包", "--programme", rules, "--cache", tmp_path / "cache", "--quiet", "--workers", 1)
    rules.write_text(rules.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    code, found = replayed(tmp_path, capsys)
    assert (code, found["differences"]) == (Exit.SUPPORTED, [])
    (reason,) = found["reasons"]
    assert reason.startswith("判定规则：")


def test_the_day_of_judging_is_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(tmp_path / "包")
    before_the_deal = datetime.fromisoformat("2021-01-01T00:00:00+08:00")
    options = RunOptions(workers=1, cache=tmp_path / "cache")
    write_report(verify(tmp_path / "包", options, now=before_the_deal), tmp_path / "包-heyan")
    write_report(verify(tmp_path / "包", options), tmp_path / "今天-heyan")
    old, today = (json.loads((tmp_path / name / "report.json").read_text()) for name in ("包-heyan", "今天-heyan"))
    assert differences(old, today), "the day must matter for this test to say anything"
    assert replayed(tmp_path, capsys)[0] == Exit.SUPPORTED


def test_corrections_are_those_of_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(tmp_path / "包")
    ways = ("--cache", tmp_path / "cache", "--quiet", "--workers", 1)
    call("verify", tmp_path / "包", *ways)
    call("correct", tmp_path / "包-heyan", 1, "kind", "--kind", "other", "--file", "附件/附件.pdf", "--note", "说明")
    call("verify", tmp_path / "包", *ways)
    (tmp_path / "包-heyan" / "corrections.toml").unlink()
    assert replayed(tmp_path, capsys)[0] == Exit.SUPPORTED


def test_an_entities_list_that_is_gone_or_changed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(tmp_path / "包")
    entities = tmp_path / "单位.xlsx"
    book = Workbook()
    book.worksheets[0].append(["单位名称", "类型"])
    book.worksheets[0].append(["某某大学", "高校"])
    book.save(entities)
    call("verify", tmp_path / "包", "--entities", entities, "--cache", tmp_path / "cache", "--quiet", "--workers", 1)
    book.worksheets[0].append(["某某公司", "中小微企业"])
    book.save(entities)
    assert replayed(tmp_path, capsys)[1]["reasons"] == ["单位名单的内容与原来不同"]
    entities.unlink()
    assert call("replay", tmp_path / "包-heyan", "--quiet") == Exit.INPUT
    assert "--entities" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "heyan.report/1", "claims": [], "package": {"path": "x"}}']
)
def test_what_is_no_report_or_records_too_little_is_refused(
    text: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "包-heyan" / "report.json").write_text(text, encoding="utf-8")
    assert call("replay", place / "包-heyan", "--quiet") == Exit.INPUT
    assert "report.json" in capsys.readouterr().err


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything in a report that is no list and no mapping."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*way, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, (*way, index))
    elif way[:2] not in {("package", "verified_at"), ("package", "tool"), ("package", "path")}:
        yield way


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_no_change_in_a_report_goes_unsaid(kept: Path, data: st.DataObject) -> None:
    old = json.loads((kept / "包-heyan" / "report.json").read_text(encoding="utf-8"))
    new = copy.deepcopy(old)
    way = data.draw(st.sampled_from([way for way in leaves(old) if way[-1] != "schema"]))
    place = new
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = "supported" if way[-1] == "verdict" else [f"{place[way[-1]]}!"] if way[-2:-1] == ("pages",) else 77
    if way[0] == "documents" and way[-1] == "id":
        return  # numbers of papers may shift
    try:
        told = differences(old, new)
    except (KeyError, TypeError, ValueError):
        return  # it is no report any more
    assert told


def test_a_report_does_not_differ_from_itself(kept: Path) -> None:
    old = json.loads((kept / "包-heyan" / "report.json").read_text(encoding="utf-8"))
    assert differences(old, copy.deepcopy(old)) == ()
