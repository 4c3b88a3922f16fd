"""A file is what its content says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from extract.encodings import decoded
from extract.sniff import HEAD_BYTES, Format, sniff
from tests.extract_builders import contract_text, make_pdf, printed_picture


def _sniffed(data: bytes, name: str) -> Format:
    return sniff(data[:HEAD_BYTES], name, io.BytesIO(data))


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("JPEG", Format.JPEG),
        ("PNG", Format.PNG),
        ("TIFF", Format.TIFF),
        ("BMP", Format.BMP),
        ("WEBP", Format.WEBP),
        ("GIF", Format.GIF),
    ],
)
def test_pictures_are_told_by_content_under_any_name(form: str, found: Format) -> None:
    buffer = io.BytesIO()
    printed_picture(60, 80).save(buffer, form)
    assert _sniffed(buffer.getvalue(), "合同.pdf") is found


def test_a_pdf_may_begin_behind_junk(tmp_path: Path) -> None:
    data = make_pdf(tmp_path / "a.pdf", contract_text).read_bytes()
    assert _sniffed(b"\r\n\x00junk" + data, "a.bin") is Format.PDF


def test_zip_containers_are_told_by_their_members() -> None:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    assert _sniffed(buffer.getvalue(), "清单.docx") is Format.XLSX
    for member, found in (("word/document.xml", Format.DOCX), ("OFD.xml", Format.OFD), ("a/b.pdf", Format.ZIP)):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(member, "x")
        assert _sniffed(buffer.getvalue(), "x") is found


def test_a_cut_off_spreadsheet_keeps_the_format_of_its_name() -> None:
    assert _sniffed(b"PK\x03\x04cut off", "清单.xlsx") is Format.XLSX
    assert _sniffed(b"PK\x03\x04cut off", "x.zip") is Format.ZIP


@pytest.mark.parametrize(
    ("stream", "found"), [("EncryptedPackage", Format.LOCKED), ("Workbook", Format.XLS), ("WordDocument", Format.DOC)]
)
def test_old_office_containers_are_told_by_their_streams(stream: str, found: Format) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le")
    assert _sniffed(data, "清单.xlsx") is found


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        ("序号,专利号\n1,2".encode("gb18030"), "清单.csv", Format.CSV),
        ("法律状态".encode(), "状态.txt", Format.TXT),
        (b"<?xml version='1.0'?><a/>", "a", Format.XML),
        (b"<!DOCTYPE html><html>", "a.pdf", Format.HTML),
        (bytes(range(256)) * 20, "a.pdf", Format.UNKNOWN),
        (b"", "a.pdf", Format.UNKNOWN),
    ],
)
def test_text_formats(data: bytes, name: str, found: Format) -> None:
    assert _sniffed(data, name) is found


def test_text_cut_inside_a_character_is_still_text() -> None:
    data = ("专" * HEAD_BYTES).encode()
    assert _sniffed(data[:HEAD_BYTES], "a.txt") is Format.TXT
    assert decoded("专利".encode("utf-16")) == "专利"
    assert decoded(b"\xff\x80\xff") is None
