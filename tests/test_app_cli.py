"""The command line: exit codes, messages of calls that cannot work, and packages without pictures from end to end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from heyan.cli import run
from heyan.exits import Exit

HEADINGS = (
    "序号",
    "登记/备案时间",
    "专利号",
    "转化方式",
    "供给方",
    "接受方",
    "合同额（元）",
    "实际到账（元）",
    "合同涉及专利金额（元）",
)
ROW = (1, "2021-06-18", "ZL201810123456.5", "转让", "云川大学", "北京岚桥精密仪器有限公司", 120000, 120000, 120000)


def claim_list(path: Path, headings: tuple[str, ...] = HEADINGS) -> Path:
    """A claim list with one row."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["附件1：2021年以来促成专利转化清单"])
    sheet.append(headings)
    sheet.append(ROW[: len(headings)])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def call(tmp_path: Path, *arguments: str | Path) -> int:
    """Run a command with a cache of its own."""
    return run([str(argument) for argument in (*arguments, "--cache", tmp_path / "cache", "--quiet")])


def test_no_such_package(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, "verify", tmp_path / "没有") == Exit.INPUT
    assert "没有" in capsys.readouterr().err


def test_a_package_without_a_claim_list_says_what_was_looked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "包").mkdir()
    (tmp_path / "包" / "说明.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert call(tmp_path, "verify", tmp_path / "包", "--out", tmp_path / "out") == Exit.INPUT
    message = capsys.readouterr().err
    assert "清单" in message
    assert "专利号" in message


def test_a_claim_list_that_cannot_be_opened_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = claim_list(tmp_path / "清单.xlsx").read_bytes()
    (tmp_path / "包").mkdir()
    (tmp_path / "包" / "附件1.xlsx").write_bytes(whole[:2000])
    for number in range(6):
        (tmp_path / "包" / f"{number}.pdf").write_bytes(b"")
    assert call(tmp_path, "verify", tmp_path / "包", "--out", tmp_path / "out") == Exit.INPUT
    message = capsys.readouterr().err
    assert "附件1.xlsx：" in message
    assert "等 7 个文件" in message


def test_two_claim_lists_are_both_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim_list(tmp_path / "包" / "清单一.xlsx")
    claim_list(tmp_path / "包" / "清单二.xlsx", HEADINGS)
    assert call(tmp_path, "verify", tmp_path / "包", "--out", tmp_path / "out") == Exit.INPUT
    message = capsys.readouterr().err
    assert "清单一.xlsx" in message
    assert "清单二.xlsx" in message


def test_a_list_without_a_needed_column_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim_list(tmp_path / "包" / "清单.xlsx", HEADINGS[:5])
    assert call(tmp_path, "verify", tmp_path / "包", "--out", tmp_path / "out") == Exit.INPUT
    message = capsys.readouterr().err
    assert "清单.xlsx" in message
    assert "接受方" in message


def test_an_unknown_programme_is_named_with_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim_list(tmp_path / "包" / "清单.xlsx")
    assert call(tmp_path, "verify", tmp_path / "包", "--programme", "shangrila") == Exit.INPUT
    assert "beijing-2022-cluster" in capsys.readouterr().err


def test_a_list_without_evidence_is_incomplete_and_nothing_is_written_into_the_package(tmp_path: Path) -> None:
    claim_list(tmp_path / "包" / "清单.xlsx")
    (tmp_path / "包" / "空.pdf").write_bytes(b"")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "包").rglob("*")}
    code = call(tmp_path, "verify", tmp_path / "包", "--programme", "beijing-2022-cluster")
    assert code == Exit.NOT_SUPPORTED
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "包").rglob("*")}
    report = json.loads((tmp_path / "包-heyan" / "report.json").read_text(encoding="utf-8"))
    assert [row["verdict"] for row in report["claims"]] != ["supported"]
    assert {file["path"]: file["reason"] for file in report["files"]} == {"清单.xlsx": None, "空.pdf": "empty"}


def test_a_report_folder_inside_the_package_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim_list(tmp_path / "包" / "清单.xlsx")
    assert call(tmp_path, "verify", tmp_path / "包", "--out", tmp_path / "包" / "报告") == Exit.INPUT
    assert "--out" in capsys.readouterr().err


def test_one_broken_package_does_not_stop_the_others(tmp_path: Path) -> None:
    claim_list(tmp_path / "好" / "清单.xlsx")
    (tmp_path / "坏").mkdir()
    code = call(tmp_path, "verify", tmp_path / "坏", tmp_path / "好", "--out", tmp_path / "out")
    assert code == Exit.INPUT
    assert (tmp_path / "out" / "好" / "report.json").is_file()


def test_wrong_usage_says_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "--nonsense"]) == Exit.INPUT
    assert "heyan verify --help" in capsys.readouterr().err


def test_extract_of_an_unreadable_file_gives_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "空.pdf").write_bytes(b"")
    assert call(tmp_path, "extract", tmp_path / "空.pdf", "--json") == Exit.NOT_SUPPORTED
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "heyan.report/1"
    assert found["files"][0]["reason"] == "empty"


def test_the_template_is_read_back_as_a_claim_list(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    assert run(["template", "beijing-2022-cluster", "--out", str(path)]) == Exit.SUPPORTED
    sheet = load_workbook(path)["附件1"]
    assert [cell.value for cell in sheet[2]][1:7] == [
        "登记/备案时间", "专利号", "转化方式（转让、许可等）", "供给方", "接受方", "合同额（元）"
    ]  # fmt: skip


def test_programmes_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["programmes"]) == Exit.SUPPORTED
    assert "beijing-2022-cluster" in capsys.readouterr().out
    assert run(["programmes", "beijing-2022-cluster"]) == Exit.SUPPORTED
    assert "2021-01-01" in capsys.readouterr().out


def test_packages_of_one_name_get_folders_of_their_own(tmp_path: Path) -> None:
    packages = [tmp_path / "甲" / "材料", tmp_path / "乙" / "材料"]
    for package in packages:
        claim_list(package / "清单.xlsx")
    assert call(tmp_path, "verify", *packages, "--out", tmp_path / "out") == Exit.NOT_SUPPORTED
    paths = [json.loads(path.read_text())["package"]["path"] for path in sorted((tmp_path / "out").glob("*/*.json"))]
    assert sorted(paths) == sorted(str(package) for package in packages)


def test_a_report_folder_that_cannot_be_written_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    claim_list(tmp_path / "包" / "清单.xlsx")
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr("heyan.run.read_package", None)
    assert call(tmp_path, "verify", tmp_path / "包", "--out", tmp_path / "file" / "out") == Exit.INPUT
    assert "--out" in capsys.readouterr().err


def test_an_error_in_the_program_is_no_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    claim_list(tmp_path / "包" / "清单.xlsx")
    monkeypatch.setattr("heyan.run.read_package", None)
    assert call(tmp_path, "verify", tmp_path / "包", "--out", tmp_path / "out") == Exit.FAULT
    assert "反馈" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb18030", "utf-8"])
def test_output_suits_any_encoding(encoding: str) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "heyan", "programmes"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=True,
    )
    assert "北京" in found.stdout.decode("gb18030" if encoding == "gb18030" else "utf-8")


def test_unreadable_files_and_pages_are_told_once_and_on_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim_list(tmp_path / "包" / "清单.xlsx")
    name = "很长的名字" * 12 + "\x1b换\n行.pdf"
    (tmp_path / "包" / name).write_bytes(b"")
    arguments = ["verify", str(tmp_path / "包"), "--out", str(tmp_path / "out"), "--cache", str(tmp_path / "cache")]
    assert run(arguments) == Exit.NOT_SUPPORTED
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("未能读取")]
    assert len(lines) == 1
    assert lines[0].count("很长的名字" * 12 + "?换?行.pdf") == 1
    assert "0 字节" in lines[0]


def test_an_option_out_of_its_range_is_told_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, "verify", tmp_path, "--workers", "0") == Exit.INPUT
    assert "应为不小于 1 的整数" in capsys.readouterr().err
    assert call(tmp_path, "verify", tmp_path, "--engine", "x") == Exit.INPUT
    assert "应为 swift、paddle 之一" in capsys.readouterr().err


def test_what_the_operating_system_refuses_is_told_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(tmp_path, "verify", tmp_path, "--passwords", tmp_path / "没有.txt") == Exit.INPUT
    assert "文件或文件夹不存在" in capsys.readouterr().err


def test_a_pdf_leaves_nothing_on_standard_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (200, 200), "white").save(tmp_path / "空白.pdf")
    assert call(tmp_path, "extract", tmp_path / "空白.pdf", "--workers", "2") == Exit.SUPPORTED
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("frobnicate",), "没有这个命令：frobnicate。"),
        (("verify", "a", "--out"), "选项 --out 后面缺少值"),
        (("verify", "a", "--json=3"), "选项 --json 后面缺少值，或不带值"),
        (("verify", "a", "--workers", "0"), "参数 --workers 有误：应为不小于 1 的整数。"),
        (("serve", "--port", "99999"), "参数 --port 有误：应为 0 到 65535 的整数。"),
        (("serve", "--port", "x"), "参数 --port 有误：应为 0 到 65535 的整数。"),
        (("sample", "a", "--confidence", "x"), "参数 --confidence 有误：应为数字。"),
        (("sample", "a", "b"), "命令不完整，或多了参数。"),
    ],
)
def test_a_wrong_call_is_told_in_chinese_by_what_was_typed(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(list(arguments)) == Exit.INPUT
    message = capsys.readouterr().err
    assert said in message
    assert "--help" in message


def test_the_help_says_in_chinese_what_must_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["account", "add", "--help"]) == Exit.SUPPORTED
    said = capsys.readouterr().out
    assert "必须给出" in said
    assert "required" not in said


def test_a_sample_of_a_folder_that_is_no_workspace_writes_nothing_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = claim_list(tmp_path / "包" / "清单.xlsx").parent
    assert run(["sample", str(package)]) == Exit.INPUT
    assert "不是工作区目录" in capsys.readouterr().err
    assert [path.name for path in package.iterdir()] == ["清单.xlsx"]


def test_an_entities_list_that_is_not_there_is_told_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = claim_list(tmp_path / "包" / "清单.xlsx").parent
    assert (
        call(tmp_path, "verify", package, "--entities", tmp_path / "没有.xlsx", "--out", tmp_path / "out") == Exit.INPUT
    )
    assert "没有.xlsx" in capsys.readouterr().err
    assert not list((tmp_path / "cache").glob("*.sqlite"))


def test_no_account_yet_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["account", "list", "--workspace", str(tmp_path)]) == Exit.SUPPORTED
    said = capsys.readouterr()
    assert said.out == ""
    assert "heyan account add" in said.err


def test_a_cluster_named_without_its_protocol_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    package = claim_list(tmp_path / "包" / "清单.xlsx").parent
    arguments = ("verify", package, "--cluster", "scheduler", "--out", tmp_path / "out")
    assert call(tmp_path, *arguments) == Exit.INPUT
    assert "tcp://主机:8786" in capsys.readouterr().err
