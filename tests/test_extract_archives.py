"""Archives and mails are packages and stand in packages: members are files like others, unpacked for a while."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from extract.inspection import lost
from extract.intake import open_package
from extract.limits import Limits, limits_from
from extract.package import FileStatus, Reason
from extract.room import Room
from ocr.errors import ConfigError
from tests.extract_packages import fates, read_all, taken
from tests.odd.archives import TEXT, by_libarchive, zipped


def _written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_members_stand_behind_their_archive_in_the_order_of_a_folder(tmp_path: Path) -> None:
    members = {"合同/10.txt": TEXT, "合同/2.txt": TEXT, "说明.txt": TEXT, "合同/附件/1.txt": TEXT}
    _written(tmp_path / "p" / "资料.zip", zipped(members))
    _written(tmp_path / "p" / "a.txt", b"x")
    assert [file.path for file in taken(tmp_path / "p").files] == [
        "a.txt",
        "资料.zip",
        "资料.zip/说明.txt",
        "资料.zip/合同/2.txt",
        "资料.zip/合同/10.txt",
        "资料.zip/合同/附件/1.txt",
    ]


def test_an_archive_as_package_stands_for_its_folder(tmp_path: Path) -> None:
    package = taken(_written(tmp_path / "资料.zip", zipped({"合同/1.txt": TEXT, "b.zip": zipped({"2.txt": TEXT})})))
    assert fates(package) == dict.fromkeys(["资料.zip", "b.zip", "b.zip/2.txt", "合同/1.txt"], "read")
    assert package.pages == 2


def test_members_of_a_single_archive_may_have_its_name(tmp_path: Path) -> None:
    package = open_package(_written(tmp_path / "资料.zip", zipped({"合同/1.txt": TEXT})), named=True)
    assert fates(package) == {"资料.zip": "read", "资料.zip/合同/1.txt": "read"}


def test_pages_of_members_are_read_from_where_they_were_unpacked(tmp_path: Path) -> None:
    package = taken(_written(tmp_path / "资料.zip", zipped({"合同.txt": TEXT})))
    assert [page.text for page in read_all(package)] == [TEXT]
    assert next(package.tasks()).path.parent == package.room.path


def test_a_member_has_the_hash_of_its_content(tmp_path: Path) -> None:
    _written(tmp_path / "p" / "资料.zip", zipped({"合同.txt": TEXT}))
    _written(tmp_path / "p" / "合同.txt", TEXT.encode())
    files = {file.path: file for file in taken(tmp_path / "p").files}
    assert files["合同.txt"].sha256 == files["资料.zip/合同.txt"].sha256


def test_what_was_unpacked_is_removed_with_the_package(tmp_path: Path) -> None:
    package = taken(_written(tmp_path / "资料.zip", zipped({"合同.txt": TEXT})))
    room = package.room.path
    assert room.is_dir()
    del package
    assert not room.exists()


def test_what_a_killed_run_left_behind_is_removed_by_the_next(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from extract.room import Room; room = Room(Path(sys.argv[1])); "
        "print(room.path, flush=True); input()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    left = Path(child.stdout.readline().strip())
    old = time.time() - 3_600
    os.utime(left, (old, old))
    mine = Room(tmp_path)
    assert left.is_dir()  # its owner lives
    child.send_signal(signal.SIGKILL)
    child.wait()
    other = Room(tmp_path)
    assert not left.exists()
    assert mine.path.is_dir()
    assert other.path.is_dir()


def test_inspection_runs_in_other_processes(tmp_path: Path) -> None:
    path = _written(tmp_path / "资料.zip", zipped({"合同.txt": TEXT}))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        package = open_package(path, run=pool.imap)
    assert fates(package) == {"资料.zip": "read", "合同.txt": "read"}


def test_a_file_whose_inspection_is_lost_is_unreadable_with_a_reason(tmp_path: Path) -> None:
    _written(tmp_path / "a.txt", b"x")
    package = open_package(tmp_path, run=lambda _, items: (lost(item, Reason.TIME_LIMIT) for item in items))
    (file,) = package.files
    assert (file.status, file.reason) == (FileStatus.UNREADABLE, Reason.TIME_LIMIT)


def test_the_package_as_a_whole_has_a_bound_that_counts_what_is_unpacked(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"0" * 100_000})
    for name in ("1.zip", "2.zip"):
        _written(tmp_path / name, data)
    found = fates(taken(tmp_path, Limits(package_bytes=150_000)))
    assert found == {"1.zip": "read", "1.zip/a.txt": "read", "2.zip": "limit", "2.zip/a.txt": "limit"}


def test_a_member_larger_than_a_file_may_be_is_left_out_alone(tmp_path: Path) -> None:
    path = _written(tmp_path / "p" / "a.zip", zipped({"1.txt": b"0" * 10_000, "2.txt": TEXT}, zipfile.ZIP_STORED))
    found = taken(path.parent, Limits(file_bytes=9_000))
    assert fates(found)["a.zip"] == "too_large"
    path = _written(tmp_path / "q" / "a.zip", zipped({"1.txt": b"0" * 10_000, "2.txt": TEXT}))
    found = taken(path.parent, Limits(file_bytes=9_000))
    assert fates(found) == {"a.zip": "read", "a.zip/1.txt": "too_large", "a.zip/2.txt": "read"}


def test_limits_are_set_by_name_and_tell_theirs_when_reached(tmp_path: Path) -> None:
    limits = limits_from(["members=1", "file-mb=2"])
    assert (limits.members, limits.file_bytes) == (1, 2 * 1024 * 1024)
    _written(tmp_path / "a.zip", zipped({"1.txt": TEXT, "2.txt": TEXT}))
    message = taken(tmp_path, limits).files[0].message
    assert "--limit members=N" in message
    for wrong in ("member=1", "members=x", "members=0", "members"):
        with pytest.raises(ConfigError):
            limits_from([wrong])


def test_nothing_is_written_where_an_archive_says(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b" / "p"
    _written(inside / "越界.zip", zipped({"../../evil.txt": "x", str(tmp_path / "evil.txt"): "x"}))
    package = taken(inside)
    assert "unsafe_name" in fates(package).values()
    assert {path.name for path in tmp_path.rglob("*")} == {"a", "b", "p", "越界.zip"}


def test_reports_inside_an_archive_are_no_evidence(tmp_path: Path) -> None:
    _written(tmp_path / "a.zip", zipped({"旧-heyan/report.json": "{}", "旧-heyan/report.xlsx": "x", "合同.txt": TEXT}))
    assert fates(taken(tmp_path)) == {"a.zip": "read", "a.zip/合同.txt": "read", "a.zip/旧-heyan/": "system_file"}


def test_names_survive_a_locale_without_chinese(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.7z", by_libarchive("7zip", {"合同.txt": TEXT}))
    script = (
        "import sys; from pathlib import Path; from extract.intake import open_package; "
        "print(ascii([file.path for file in open_package(Path(sys.argv[1])).files]))"
    )
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ascii(["a.7z", "合同.txt"])


def test_without_libarchive_the_message_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "libarchive", None)
    _written(tmp_path / "a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 40)
    (file,) = taken(tmp_path).files
    assert file.reason is Reason.UNSUPPORTED
    assert "libarchive13" in file.message
