"""Encrypted files open with the passwords of a file; old office files are converted where LibreOffice is installed."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.package import Reason
from extract.passwords import Passwords, read_passwords
from ocr.errors import InputError
from tests.extract_packages import fates, read_all, taken
from tests.odd.archives import LOCKED_NAMES_SEVEN_ZIP, LOCKED_SEVEN_ZIP, TEXT, by_libarchive
from tests.odd.papers import pdf
from tests.odd.sheets import locked_workbook

_RIGHT = Passwords((("", "cuowu"), ("", "密码1")))


def _locked(folder: Path) -> Path:
    (folder / "合同.pdf").write_bytes(pdf(encrypt=StandardEncryption("密码1")))
    (folder / "清单.xlsx").write_bytes(locked_workbook("密码1"))
    for name, method in (("老.zip", "traditional"), ("新.zip", "aes256")):
        data = by_libarchive("zip", {"合同.txt": TEXT}, options=f"zip:encryption={method}", passphrase="密码1")
        (folder / name).write_bytes(data)
    return folder


def test_without_passwords_every_encrypted_file_says_so(tmp_path: Path) -> None:
    found = taken(_locked(tmp_path))
    assert fates(found) == {
        "合同.pdf": "encrypted",
        "清单.xlsx": "encrypted",
        "老.zip": "read",
        "老.zip/合同.txt": "encrypted",
        "新.zip": "read",
        "新.zip/合同.txt": "encrypted",
    }
    assert all("--passwords" in file.message for file in found.files if file.reason is Reason.ENCRYPTED)


def test_every_password_is_tried_on_every_file(tmp_path: Path) -> None:
    found = taken(_locked(tmp_path), passwords=_RIGHT)
    assert set(fates(found).values()) == {"read"}
    pages = {page.file: page.text for page in read_all(found)}
    assert "专利权转让合同" in pages["合同.pdf"]
    assert "专利号" in pages["清单.xlsx"]
    assert pages["老.zip/合同.txt"] == pages["新.zip/合同.txt"] == TEXT


def _locked_seven_zips(folder: Path) -> Path:
    (folder / "甲.7z").write_bytes(LOCKED_SEVEN_ZIP)
    (folder / "乙.7z").write_bytes(LOCKED_NAMES_SEVEN_ZIP)
    return folder


def test_a_7z_opens_with_its_password_whether_its_names_are_locked_or_not(tmp_path: Path) -> None:
    found = taken(_locked_seven_zips(tmp_path), passwords=_RIGHT)
    assert set(fates(found).values()) == {"read"}
    pages = {page.file: page.text for page in read_all(found)}
    assert pages["甲.7z/合同/合同.txt"] == pages["乙.7z/合同/合同.txt"]
    assert "专利权转让合同" in pages["甲.7z/合同/合同.txt"]
    assert pages["乙.7z/b.txt"] == "x"


def test_a_7z_says_that_it_is_locked_or_that_no_password_opens_it(tmp_path: Path) -> None:
    package = _locked_seven_zips(tmp_path)
    told = {file.path: file.message for file in taken(package).files if file.reason is Reason.ENCRYPTED}
    assert told.keys() >= {"甲.7z/合同/合同.txt", "乙.7z"}
    assert all("--passwords" in message for message in told.values())
    wrong = taken(package, passwords=Passwords((("", "cuowu"),)))
    again = {file.path: file.message for file in wrong.files if file.reason is Reason.ENCRYPTED}
    assert again.keys() == told.keys()
    assert all("给出的密码都打不开" in message for message in again.values())


def test_wrong_passwords_are_told_apart_from_none(tmp_path: Path) -> None:
    found = taken(_locked(tmp_path), passwords=Passwords((("", "cuowu"),)))
    told = [file.message for file in found.files if file.reason is Reason.ENCRYPTED]
    assert len(told) == 4
    assert all("给出的密码都打不开" in message for message in told)


def test_a_copy_without_its_password_is_removed_with_the_package(tmp_path: Path) -> None:
    found = taken(_locked(tmp_path), passwords=_RIGHT)
    copy = next(task.path for task in found.tasks() if task.file == "合同.pdf")
    assert copy.parent == found.room.path
    found.room.close()
    assert not copy.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_password_file_holds_a_password_a_line_or_one_for_a_name(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "密码.txt"
    path.write_bytes("甲密码\r\n\r\n资料.zip\t乙 密码\r\n 带空格 \r\n".encode(encoding))
    passwords = read_passwords(path)
    assert passwords.for_file("资料.zip/合同.pdf") == ["乙 密码", "甲密码", " 带空格 "]
    assert passwords.for_file("b.pdf") == ["甲密码", " 带空格 ", "乙 密码"]
    assert "甲密码" not in repr(passwords)


def test_a_password_file_that_is_none_is_an_error_of_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="无法读取"):
        read_passwords(tmp_path / "没有.txt")
    (tmp_path / "图.txt").write_bytes(b"\x89PNG\xff\xfe\x00" * 10)
    with pytest.raises(InputError, match="每行一个密码"):
        read_passwords(tmp_path / "图.txt")


def _office(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program in the place of LibreOffice."""
    (folder / "out.pdf").write_bytes(pdf())
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


_CONVERTS = (
    'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done; '
    'mkdir -p "$out"; cp {folder}/out.pdf "$out/file.pdf"'
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    package = tmp_path / "p"
    package.mkdir()
    (package / "合同.rtf").write_bytes(b"{\\rtf1 abc}")
    return package


def test_an_old_document_is_read_through_libreoffice(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _office(tmp_path, monkeypatch, _CONVERTS.format(folder=tmp_path))
    found = taken(document)
    assert fates(found) == {"合同.rtf": "read"}
    assert found.files[0].format == "rtf"
    assert "LibreOffice" in found.files[0].message
    assert "专利权转让合同" in read_all(found)[0].text


def test_a_conversion_that_hangs_is_ended_with_all_it_started(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _office(tmp_path, monkeypatch, f"sleep 300 & echo $! > {tmp_path}/child; wait")
    start = time.monotonic()
    (file,) = taken(document, Limits(convert_seconds=1)).files
    assert time.monotonic() - start < 60
    assert (file.reason, "convert-seconds" in file.message) == (Reason.TIME_LIMIT, True)
    assert not _lives(int((tmp_path / "child").read_text()))


def _lives(process: int) -> bool:
    """Whether a process runs; one that has ended may wait for its parent to notice."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_conversion_that_makes_nothing_is_a_damaged_file(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _office(tmp_path, monkeypatch, "exit 0")
    (file,) = taken(document).files
    assert file.reason is Reason.DAMAGED


def test_without_libreoffice_the_advice_names_it(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.readers.office_conversion.libreoffice", lambda: None)
    (file,) = taken(document).files
    assert file.reason is Reason.UNSUPPORTED
    assert "apt-get install libreoffice-writer" in file.message


def test_a_reason_travels_between_processes() -> None:
    failure = UnreadableError(Reason.ENCRYPTED, "设有密码", "请去除")
    kind, parts = failure.__reduce__()
    assert kind(*parts).told("a.pdf") == failure.told("a.pdf")
