"""The workspace keeps verified packages so that they can be judged again, and never doubles or loses one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from extract.passwords import Passwords
from heyan.cli import run
from heyan.dossier import Dossier
from heyan.executors import open_crew
from heyan.exits import Exit
from heyan.options import RunOptions
from heyan.pipeline import judge_dossier, read_package
from heyan.report.as_json import dumps, report_json
from heyan.report.model import Report
from heyan.store.codec import decode, encode
from heyan.workspace.packages import (
    dossier_of,
    drop_package,
    find_package,
    keep_package,
    list_packages,
    options_of,
    pictures_of,
    report_of,
)
from heyan.workspace.place import FILE_NAME, Workspace, open_workspace
from ocr.errors import ConfigError, InputError
from tests.extract_builders import contract_text, make_pdf
from tests.test_app_cli import claim_list
from validators.findings import Verdict
from validators.programmes import load_profile

PROGRAMME = "beijing-2022-cluster"


def package(folder: Path) -> Path:
    """A package of a list with one row and a contract."""
    claim_list(folder / "清单.xlsx")
    make_pdf(folder / "合同.pdf", contract_text)
    return folder


def verified(place: Path, options: RunOptions) -> tuple[Dossier, Report]:
    """A package, read and judged."""
    profile = load_profile(options.programme)
    with open_crew(options) as crew:
        dossier, pictures = read_package(place, profile, options, crew)
    return dossier, judge_dossier(dossier, profile, pictures)


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(PROGRAMME, cache=tmp_path / "cache", workers=1)


@pytest.fixture
def workspace(tmp_path: Path, database: str | None) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "工作区", database) as found:
        for record in list_packages(found):
            drop_package(found, record.id)
        yield found


def test_a_kept_package_is_judged_again_to_the_same_report(
    workspace: Workspace, tmp_path: Path, options: RunOptions
) -> None:
    dossier, report = verified(package(tmp_path / "包"), options)
    record = keep_package(workspace, dossier, report, options)
    back = dossier_of(workspace, record.id)
    assert back == dossier
    pictures = pictures_of(workspace, record.id, options.cache_place)
    again = judge_dossier(back, load_profile(PROGRAMME), pictures, now=report.verified_at)
    assert dumps(report_json(again)) == dumps(report_json(report))
    assert report_of(workspace, record.id) == report_json(report)
    assert record.rows == {**dict.fromkeys(Verdict, 0), Verdict.INCOMPLETE: 1}
    assert record.amounts[Verdict.INCOMPLETE]["received_amount"] == 120000


def test_a_package_verified_again_keeps_its_id(workspace: Workspace, tmp_path: Path, options: RunOptions) -> None:
    place = package(tmp_path / "包")
    first = keep_package(workspace, *verified(place, options), options)
    make_pdf(place / "说明.pdf", contract_text)
    changed = keep_package(workspace, *verified(place, options), options)
    place.rename(tmp_path / "改名")
    moved = keep_package(workspace, *verified(tmp_path / "改名", options), options)
    other = keep_package(workspace, *verified(package(tmp_path / "另一包"), options), options)
    assert first.id == changed.id == moved.id != other.id
    assert first.content != changed.content == moved.content
    assert [record.path for record in list_packages(workspace)] == [str(tmp_path / "改名"), str(tmp_path / "另一包")]


def test_the_same_files_filed_under_another_programme_are_another_package(
    workspace: Workspace, tmp_path: Path, options: RunOptions
) -> None:
    one = keep_package(workspace, *verified(package(tmp_path / "甲"), options), options)
    elsewhere = replace(options, programme="liaoning-2023-platform")
    other = keep_package(workspace, *verified(package(tmp_path / "乙"), elsewhere), elsewhere)
    assert one.id != other.id


def test_a_new_version_takes_the_place_of_the_package_that_it_replaces(
    workspace: Workspace, tmp_path: Path, options: RunOptions
) -> None:
    first = keep_package(workspace, *verified(package(tmp_path / "甲"), options), options)
    make_pdf(package(tmp_path / "乙") / "补充.pdf", contract_text)
    second = keep_package(workspace, *verified(tmp_path / "乙", options), options, replaces=first.id)
    assert [record.id for record in list_packages(workspace)] == [first.id] == [second.id]
    assert second.name == "乙"


def test_packages_put_in_at_once_are_kept_once(workspace: Workspace, tmp_path: Path, options: RunOptions) -> None:
    dossier, report = verified(package(tmp_path / "包"), options)
    with ThreadPoolExecutor(4) as threads:
        jobs = [threads.submit(keep_package, workspace, dossier, report, options) for _ in range(8)]
        assert len({job.result().id for job in jobs}) == 1
    assert len(list_packages(workspace)) == 1


def test_passwords_are_not_kept(workspace: Workspace, tmp_path: Path, options: RunOptions) -> None:
    secret = replace(options, passwords=Passwords((("合同.pdf", "geheim"),)), cache="postgresql://a:geheim@b/c")
    record = keep_package(workspace, *verified(package(tmp_path / "包"), options), secret)
    assert "geheim" not in repr(options_of(workspace, record.id).passwords.entries)
    assert options_of(workspace, record.id) == replace(options, cache=None, workers=None)


def test_pictures_come_from_the_files_and_not_from_changed_ones(
    workspace: Workspace, tmp_path: Path, options: RunOptions
) -> None:
    place = package(tmp_path / "包")
    record = keep_package(workspace, *verified(place, options), options)
    where = ("合同.pdf", 1)
    assert pictures_of(workspace, record.id, str(tmp_path / "empty")).jpegs([where])[where][:2] == b"\xff\xd8"
    (place / "合同.pdf").write_bytes((place / "合同.pdf").read_bytes() + b"\n")
    assert not pictures_of(workspace, record.id, str(tmp_path / "empty2")).jpegs([where])


def test_an_unknown_package_is_told(workspace: Workspace) -> None:
    for look in (find_package, report_of, dossier_of, options_of):
        with pytest.raises(InputError, match="4711"):
            look(workspace, 4711)


def test_a_transaction_left_by_an_error_leaves_nothing(
    workspace: Workspace, tmp_path: Path, options: RunOptions
) -> None:
    record = keep_package(workspace, *verified(package(tmp_path / "包"), options), options)

    def stop_midway() -> None:
        with workspace.writing() as connection:
            connection.exec_driver_sql("DELETE FROM packages")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stop_midway()
    assert find_package(workspace, record.id) == record


def test_a_damaged_workspace_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "heyan.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(ConfigError, match="已损坏"), open_workspace(tmp_path):
        pass
    assert path.read_bytes() == b"no database at all" * 100


def test_a_workspace_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x", encoding="utf-8")
    with pytest.raises(ConfigError, match="无法建立"), open_workspace(tmp_path / "datei" / "ws"):
        pass


def test_a_workspace_that_another_program_holds_open_for_writing_is_still_read(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace, workspace.writing():
        assert list_packages(workspace) == []


def test_verify_puts_packages_into_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = package(tmp_path / "包")
    arguments = ["verify", str(place), "--programme", PROGRAMME, "--cache", str(tmp_path / "cache"), "--quiet"]
    arguments += ["--workspace", str(tmp_path / "ws"), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert run(arguments) == Exit.NOT_SUPPORTED
    with open_workspace(tmp_path / "ws") as workspace:
        (record,) = list_packages(workspace)
        written = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
        assert report_of(workspace, record.id) == written
        assert (record.name, record.programme) == ("包", PROGRAMME)


def test_a_dossier_of_an_older_version_is_read_or_refused(tmp_path: Path, options: RunOptions) -> None:
    import zlib

    dossier, _ = verified(package(tmp_path / "包"), options)
    kept = json.loads(zlib.decompress(encode(dossier)))
    names = kept["classes"]["PageNote"]
    position = names.index("sealed") + 1

    def older(value: object) -> object:
        if isinstance(value, list) and value and value[0] == "PageNote":
            return value[:position] + value[position + 1 :]
        if isinstance(value, list):
            return [older(item) for item in value]
        return {key: older(item) for key, item in value.items()} if isinstance(value, dict) else value

    before = {
        "classes": kept["classes"] | {"PageNote": [n for n in names if n != "sealed"]},
        "value": older(kept["value"]),
    }
    back = decode(zlib.compress(json.dumps(before).encode()))
    assert back.pages == tuple(replace(note, sealed=None) for note in dossier.pages)
    strange = {**kept, "classes": kept["classes"] | {"PageNote": [*names[:-1], "unheard_of"]}}
    with pytest.raises(ValueError, match="not a kept"):
        decode(zlib.compress(json.dumps(strange).encode()))


def test_a_workspace_of_an_earlier_version_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace, workspace.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE decisions DROP COLUMN account")
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(ConfigError, match=r"旧版本.*decisions 缺少 account"), open_workspace(tmp_path):
        pass
    assert (tmp_path / FILE_NAME).read_bytes() == before
