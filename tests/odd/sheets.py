"""Spreadsheets and Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import xlwt

from tests.odd.archives import zipped
from tests.odd.odd import READ, Odd, just
from tests.odd.pictures import saved

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DRAWN = (
    '<w:p><w:r><w:drawing><inline><extent cx="{cx}" cy="{cy}"/><graphic><pic><blip '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{id}"/></pic></graphic>'
    "</inline></w:drawing></w:r></w:p>"
)
_RELATION = '<Relationship Id="{id}" Type="image" Target="{target}"{mode}/>'
_LAUGH = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_ODS = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="清单"><table:table-row><table:table-cell '
    'office:value-type="string"><text:p>专利号</text:p></table:table-cell></table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(fill: Callable[[Any], object] = lambda book: book["Sheet"].append(["专利号", "供给方"])) -> bytes:
    """A spreadsheet."""
    book = openpyxl.Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def old_workbook() -> bytes:
    """A spreadsheet in BIFF8."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("清单")
    sheet.write_merge(0, 0, 0, 2, "专利转化清单")
    for column, value in enumerate(("专利号", "供给方", 380000.5)):
        sheet.write(1, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def locked_workbook(password: str) -> bytes:
    """A spreadsheet encrypted as Office does today."""
    from msoffcrypto.format.ooxml import OOXMLFile

    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook())).encrypt(password, stream)
    return stream.getvalue()


def _changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zipped file with one member changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {item: archive.read(item) for item in archive.namelist()}
    return zipped({**members, name: change(members.get(name, b""))})


def _merged_all(data: bytes) -> bytes:
    return data.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def _with_entities(data: bytes) -> bytes:
    head, mark, rest = data.partition(b"<worksheet")
    return head + _LAUGH.encode() + mark + rest


def word(body: str, media: dict[str, bytes] | None = None, relations: str = "") -> bytes:
    """A Word file."""
    document = f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>'
    links = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    return zipped({"word/document.xml": document, "word/_rels/document.xml.rels": links, **(media or {})})


def _text(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pictured_word(target: str = "media/1.png", mode: str = "", size: int = 5_400_000) -> bytes:
    relation = _RELATION.format(id="r1", target=target, mode=mode)
    body = _text("付款凭证如下") + _DRAWN.format(id="r1", cx=size, cy=size) + _text("以上为付款凭证")
    return word(body, {"word/media/1.png": saved("PNG"), "word/media/1.emf": b"\1\0\0\0"}, relation)


def _far_cell(book: Any) -> None:
    book["Sheet"]["A1"] = "专利号"
    book["Sheet"]["XFD1048576"] = "尽头"


def _many_cells(book: Any) -> None:
    for _ in range(700):
        book["Sheet"].append(range(10))


def _all_hidden(book: Any) -> None:
    book["Sheet"]["A1"] = "专利号"
    book.create_sheet("b")["A1"] = "x"
    book["Sheet"].sheet_state = "hidden"


def _formula(book: Any) -> None:
    book["Sheet"].append(["合同额", "=SUM(A2:A9)"])


def _ods(content: str = _ODS, manifest: str = "<manifest/>") -> bytes:
    return zipped({"mimetype": _ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


ODD = (
    Odd("清单.xlsx", workbook, says="专利号"),
    Odd("无缓存公式.xlsx", lambda: workbook(_formula), says="B1"),
    Odd("隐藏表.xlsx", lambda: workbook(_all_hidden), says="Sheet"),
    Odd("带图.xlsx", lambda: _changed(workbook(), "xl/media/1.png", lambda _: saved("PNG")), says="1 张图片"),
    Odd("天边单元格.xlsx", lambda: workbook(_far_cell), says="尽头"),
    Odd("单元格过多.xlsx", lambda: workbook(_many_cells), "limit", says="cells"),
    Odd("截断.xlsx", lambda: workbook()[:-200], "damaged"),
    Odd("只有头.xlsx", just(b"PK\x03\x04cut"), "damaged"),
    Odd("实体.xlsx", lambda: _changed(workbook(), "xl/worksheets/sheet1.xml", _with_entities), "damaged", says="实体"),
    Odd("合并过大.xlsx", lambda: _changed(workbook(), "xl/worksheets/sheet1.xml", _merged_all), "limit", says="合并"),
    Odd("坏表.xlsx", lambda: _changed(workbook(), "xl/worksheets/sheet1.xml", lambda data: data[:200]), "damaged"),
    Odd("膨胀.xlsx", lambda: _changed(workbook(), "xl/media/a.bin", lambda _: b"0" * 40_000_000), "limit"),
    Odd("密码.xlsx", lambda: locked_workbook("mima"), "encrypted", says="--passwords"),
    Odd("保护结构.xlsx", lambda: locked_workbook("VelvetSweatshop"), READ, says="专利号"),
    Odd("假加密.xlsx", just(_OLE + "EncryptedPackage".encode("utf-16-le")), "encrypted"),
    Odd("清单.xls", old_workbook, says="380000.5"),
    Odd("清单.et", old_workbook, says="专利转化清单"),
    Odd("其实是xls.xlsx", old_workbook, says="供给方"),
    Odd("其实是xlsx.xls", workbook, says="供给方"),
    Odd("截断.xls", lambda: old_workbook()[:3_000], "damaged"),
    Odd("只有头.xls", just(_OLE + "Workbook".encode("utf-16-le")), "damaged"),
    Odd("清单.ods", _ods, says="专利号"),
    Odd("密码.ods", lambda: _ods("\0", "<manifest:encryption-data/>"), "encrypted", says="LibreOffice"),
    Odd("坏.ods", lambda: _ods("<a"), "damaged"),
    Odd("合同.docx", lambda: word(_text("专利权转让合同")), says="专利权转让合同"),
    Odd("带图.docx", pictured_word, says="以上为付款凭证"),
    Odd("外链图.docx", lambda: pictured_word("http://127.0.0.1:9/x.png", ' TargetMode="External"'), says="小图"),
    Odd("越界图.docx", lambda: pictured_word("../../../../etc/passwd"), says="付款凭证"),
    Odd("矢量图.docx", lambda: pictured_word("media/1.emf"), says="付款凭证"),
    Odd("实体.docx", lambda: zipped({"word/document.xml": f"<?xml version='1.0'?>{_LAUGH}<a>&b;</a>"}), "damaged"),
    Odd("膨胀.docx", lambda: word("<w:p/>" * 8_000_000), "limit"),
    Odd("嵌套表.docx", lambda: word("<w:tbl><w:tr><w:tc>" * 400 + _text("深") + "</w:tc></w:tr></w:tbl>" * 400), READ),
    Odd("旧.doc", just(_OLE + "WordDocument".encode("utf-16-le")), "unsupported", says="LibreOffice"),
    Odd("旧.wps", just(_OLE + "WordDocument".encode("utf-16-le")), "unsupported", says="libreoffice"),
    Odd("旧.rtf", just(b"{\\rtf1 abc}"), "unsupported", says="LibreOffice"),
    Odd("旧.ppt", just(_OLE + "PowerPoint Document".encode("utf-16-le")), "unsupported"),
)
