"""A package is taken in whole: every file ends as read, unreadable or ignored, with a reason."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import openpyxl
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from extract import inspection
from extract.intake import open_package
from extract.limits import Limits
from extract.naming import natural
from extract.package import FileStatus, Reason, SourceFile
from extract.sniff import Format
from ocr.errors import InputError
from tests.extract_builders import contract_text, make_pdf, printed_picture


def _fates(root: Path, limits: Limits | None = None) -> dict[str, SourceFile]:
    return {file.path: file for file in open_package(root, limits or Limits()).files}


def test_natural_order_and_depth(tmp_path: Path) -> None:
    for name in ("10.txt", "2.txt", "证据/第10份/1.txt", "证据/第9份/1.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("专利权转让")
    assert list(_fates(tmp_path)) == ["2.txt", "10.txt", "证据/第9份/1.txt", "证据/第10份/1.txt"]
    assert natural("a2") < natural("a10")


def test_pages_become_tasks_that_travel_to_other_processes(tmp_path: Path) -> None:
    printed_picture().save(tmp_path / "b.tiff", save_all=True, append_images=[printed_picture()] * 2)
    make_pdf(tmp_path / "a.pdf", contract_text)
    package = open_package(tmp_path)
    tasks = list(package.tasks())
    assert [(task.file, task.number, task.format) for task in tasks] == [
        ("a.pdf", 1, Format.PDF),
        ("b.tiff", 1, Format.TIFF),
        ("b.tiff", 2, Format.TIFF),
        ("b.tiff", 3, Format.TIFF),
    ]
    assert package.pages == 4
    assert pickle.loads(pickle.dumps(tasks)) == tasks


def test_a_single_file_is_a_package(tmp_path: Path) -> None:
    package = open_package(make_pdf(tmp_path / "全部材料.pdf", contract_text))
    assert [file.path for file in package.files] == ["全部材料.pdf"]
    assert package.root == tmp_path


def test_same_content_under_two_names_is_kept_twice_with_one_hash(tmp_path: Path) -> None:
    data = make_pdf(tmp_path / "a.pdf", contract_text).read_bytes()
    (tmp_path / "b.pdf").write_bytes(data)
    a, b = _fates(tmp_path).values()
    assert a.sha256 == b.sha256
    assert len(a.sha256) == 64


def test_litter_is_ignored_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "清单.txt").write_text("清单")
    for name in ("Thumbs.db", ".DS_Store", "~$清单.xlsx", "desktop.ini", "__MACOSX/._a.pdf", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    fates = _fates(tmp_path)
    assert fates.pop("清单.txt").status is FileStatus.READ
    assert {(file.status, file.reason) for file in fates.values()} == {(FileStatus.IGNORED, Reason.SYSTEM_FILE)}
    assert set(fates) == {"Thumbs.db", ".DS_Store", "~$清单.xlsx", "desktop.ini", "__MACOSX/", ".git/"}


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    root = tmp_path / "package"
    root.mkdir()
    (root / "link.txt").symlink_to(outside / "secret.txt")
    (root / "folder").symlink_to(outside)
    fates = _fates(root)
    assert {name: file.reason for name, file in fates.items()} == {"folder": Reason.LINK, "link.txt": Reason.LINK}
    assert list(open_package(root).tasks()) == []


def test_own_reports_are_not_evidence(tmp_path: Path) -> None:
    (tmp_path / "p-heyan").mkdir()
    (tmp_path / "p-heyan" / "report.json").write_text("{}")
    (tmp_path / "q-heyan").mkdir()
    (tmp_path / "q-heyan" / "证明.txt").write_text("专利")
    fates = _fates(tmp_path)
    assert fates["p-heyan/"].status is FileStatus.IGNORED
    assert fates["q-heyan/证明.txt"].status is FileStatus.READ


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"", Reason.EMPTY),
        ("a.pdf", b"just some text, no PDF at all\n" * 20, Reason.MISLABELLED),
        ("a.pdf", bytes(range(256)) * 8, Reason.MISLABELLED),
        ("a.jpg", b"<html><body>404</body></html>", Reason.MISLABELLED),
        ("a.xlsx", b"PK\x03\x04cut", Reason.DAMAGED),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", Reason.DAMAGED),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), Reason.DAMAGED),
        ("a.rar", b"Rar!\x1a\x07\x00", Reason.DAMAGED),
        ("a.dwg", bytes(range(256)) * 8, Reason.UNSUPPORTED),
    ],
)
def test_bad_files_are_listed_with_reason_and_next_step(tmp_path: Path, name: str, data: bytes, reason: Reason) -> None:
    (tmp_path / name).write_bytes(data)
    file = _fates(tmp_path)[name]
    assert (file.status, file.reason, file.pages) == (FileStatus.UNREADABLE, reason, 0)
    assert file.message.startswith(f"{name}：")
    assert "请" in file.message


def test_a_picture_named_pdf_is_read_as_a_picture(tmp_path: Path) -> None:
    printed_picture().save(tmp_path / "扫描.pdf", "PNG")
    file = _fates(tmp_path)["扫描.pdf"]
    assert (file.status, file.format, file.pages) == (FileStatus.READ, "png", 1)


def test_encryption(tmp_path: Path) -> None:
    make_pdf(tmp_path / "locked.pdf", contract_text, encrypt=StandardEncryption("secret"))
    make_pdf(tmp_path / "open.pdf", contract_text, encrypt=StandardEncryption("", ownerPassword="owner"))
    fates = _fates(tmp_path)
    assert fates["locked.pdf"].reason is Reason.ENCRYPTED
    assert fates["open.pdf"].status is FileStatus.READ


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_pdf_whose_end_is_missing_is_damaged(tmp_path: Path, kept: float) -> None:
    data = make_pdf(tmp_path / "a.pdf", contract_text).read_bytes()
    (tmp_path / "a.pdf").write_bytes(data[: int(len(data) * kept)])
    assert _fates(tmp_path)["a.pdf"].reason is Reason.DAMAGED


def test_limits_list_and_do_not_raise(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        make_pdf(tmp_path / name, contract_text)
    size = (tmp_path / "a.pdf").stat().st_size
    assert {file.reason for file in _fates(tmp_path, Limits(file_bytes=100)).values()} == {Reason.TOO_LARGE}
    assert [file.reason for file in _fates(tmp_path, Limits(package_bytes=size + 10)).values()] == [
        None,
        Reason.TOO_LARGE,
    ]
    assert [file.reason for file in _fates(tmp_path, Limits(files=1)).values()] == [None, Reason.LIMIT]
    assert {file.reason for file in _fates(tmp_path, Limits(pages=0)).values()} == {Reason.LIMIT}


def test_no_access_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pdf(tmp_path / "a.pdf", contract_text)

    def refuse(item: inspection.Submitted) -> tuple[str, Format]:
        raise PermissionError(item.path)

    monkeypatch.setattr(inspection, "_identified", refuse)
    assert _fates(tmp_path)["a.pdf"].reason is Reason.NO_ACCESS


def test_hidden_sheets_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"] = "清单"
    book.create_sheet("底稿").sheet_state = "hidden"
    book.save(tmp_path / "清单.xlsx")
    file = _fates(tmp_path)["清单.xlsx"]
    assert file.pages == 1
    assert "底稿" in file.message


def test_nothing_there_is_an_error_of_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到"):
        open_package(tmp_path / "missing")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="空"):
        open_package(tmp_path / "empty")


def test_the_package_is_never_written_to(tmp_path: Path) -> None:
    make_pdf(tmp_path / "a.pdf", contract_text)
    printed_picture().save(tmp_path / "b.png")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path, *tmp_path.iterdir())}
    open_package(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path, *tmp_path.iterdir())} == before


def test_names_in_another_encoding_can_be_written(tmp_path: Path) -> None:
    name = os.fsdecode("合同.txt".encode("gb18030"))
    (tmp_path / name).write_text("专利权转让合同")
    package = open_package(tmp_path)
    assert [file.path for file in package.files] == ["合同.txt"]
    assert next(package.tasks()).path.is_file()


def test_only_the_name_that_is_not_utf8_is_taken_for_gb18030(tmp_path: Path) -> None:
    (tmp_path / "证明材料").mkdir()
    (tmp_path / "证明材料" / os.fsdecode("合同.txt".encode("gb18030"))).write_text("合同", encoding="utf-8")
    assert list(_fates(tmp_path)) == ["证明材料/合同.txt"]
