"""OFD pages are read like digital PDF pages; hostile containers are refused."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PIL.TiffImagePlugin import TiffImageFile

from extract.package import Reason
from extract.pages import PageStatus
from extract.readers.jbig2 import decoded_jbig2
from extract.readers.ofd_objects import deltas, numbers
from ocr.lines import Reader
from tests.extract_builders import RecordingEngine, make_ofd, picture_of, printed_picture, read, task_of, texts

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_OFD = f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
_DOCUMENT = f"""<ofd:Document {_NS}><ofd:CommonData>
<ofd:PageArea><ofd:PhysicalBox>0 0 200 100</ofd:PhysicalBox></ofd:PageArea>
<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>
</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>
<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>"""
_TEMPLATE = f"""<ofd:Page {_NS}><ofd:Content><ofd:Layer>
<ofd:TextObject Boundary="10 10 40 5" Size="4">
<ofd:TextCode X="0" Y="4" DeltaX="g 4 4">发票号码：</ofd:TextCode></ofd:TextObject>
<ofd:PathObject Boundary="5 30 100 0.3"><ofd:AbbreviatedData>M 0 0 L 100 0</ofd:AbbreviatedData></ofd:PathObject>
<ofd:PathObject Boundary="5 30 100 40">
<ofd:AbbreviatedData>M 0 40 L 100 40 L 100 0 M 50 0 L 50 40 M 0 0 L 0 40</ofd:AbbreviatedData></ofd:PathObject>
</ofd:Layer></ofd:Content></ofd:Page>"""
_PAGE = f"""<ofd:Page {_NS}><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>
<ofd:TextObject Boundary="30.5 10 60 5" Size="4">
<ofd:TextCode X="0" Y="4" DeltaX="g 7 2"><![CDATA[12345678]]></ofd:TextCode></ofd:TextObject>
<ofd:TextObject Boundary="10 50 60 20" Size="4">
<ofd:TextCode X="0" Y="4" DeltaX="4 -4 4" DeltaY="0 6 0">甲乙丙丁</ofd:TextCode></ofd:TextObject>
<ofd:TextObject Boundary="10 90 60 5" Size="4" Visible="false">
<ofd:TextCode X="0" Y="4">看不见</ofd:TextCode></ofd:TextObject>
<ofd:TextObject Boundary="10 190 60 5" Size="4"><ofd:TextCode X="0" Y="4">页外</ofd:TextCode></ofd:TextObject>
</ofd:Layer></ofd:Content></ofd:Page>"""
_ANNOTATIONS = (
    f'<ofd:Annotations {_NS}><ofd:Page PageID="1"><ofd:FileLoc>P/A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
)
_ANNOTATION = f"""<ofd:PageAnnot {_NS}><ofd:Annot><ofd:Appearance Boundary="190 20 4 30"><ofd:TextObject
CTM="0 1 -1 0 4 0" Boundary="0 0 4 30" Size="3"><ofd:TextCode X="0" Y="3">下载次数</ofd:TextCode></ofd:TextObject>
</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"""
_MEMBERS = {
    "OFD.xml": "\ufeff" + _OFD,
    "Doc_0/Document.xml": _DOCUMENT,
    "DOC_0/Tpls/Tpl_0/Content.xml": _TEMPLATE,
    "Doc_0/Pages/Page_0/Content.xml": _PAGE,
    "Doc_0/Annots/Annotations.xml": _ANNOTATIONS,
    "Doc_0/Annots/P/A.xml": _ANNOTATION,
}


def test_text_of_template_page_and_annotations(tmp_path: Path) -> None:
    page = read(make_ofd(tmp_path / "a.ofd", _MEMBERS))
    assert set(texts(page)) == {"发票号码：12345678", "甲乙", "丙丁", "下载次数"}
    line = next(line for line in page.lines if line.text.startswith("发票"))
    number = line.part(5, 13)
    assert (line.reader, number.text) == (Reader.TEXT, "12345678")
    assert number.box.x0 == pytest.approx(30.5 / 200, abs=1e-6)
    assert number.box.x1 == pytest.approx(46.5 / 200, abs=1e-6)
    side = next(line for line in page.lines if line.text == "下载次数")
    assert side.box.height > side.box.width
    assert 0.94 < side.box.x0 < side.box.x1 < 0.98


def test_rulings_make_a_grid(tmp_path: Path) -> None:
    (grid,) = read(make_ofd(tmp_path / "a.ofd", _MEMBERS)).grids
    assert [(cell.row, cell.column) for cell in grid.cells] == [(0, 0), (0, 1)]
    assert grid.box.x0 == pytest.approx(5 / 200, abs=0.01)


def test_an_ofd_of_pictures_is_read_by_ocr(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    printed_picture(1600, 800).save(buffer, "PNG")
    resources = f"""<ofd:Res {_NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image">
    <ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"""
    scan = f"""<ofd:Page {_NS}><ofd:Content><ofd:Layer>
    <ofd:ImageObject Boundary="0 0 200 100" ResourceID="7"/></ofd:Layer></ofd:Content></ofd:Page>"""
    members: dict[str, str | bytes] = {
        "OFD.xml": _OFD,
        "Doc_0/Document.xml": _DOCUMENT,
        "Doc_0/Pages/Page_0/Content.xml": scan,
        "Doc_0/DocumentRes.xml": resources,
        "Doc_0/Res/scan.png": buffer.getvalue(),
    }
    path = make_ofd(tmp_path / "a.ofd", members)
    assert texts(read(path, engine=RecordingEngine())) == ["识别所得"]
    image = picture_of(task_of(path), 100)
    assert image is not None
    assert image.shape[:2] == (394, 787)
    assert image.min() < 60


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><OFD>&b;</OFD>'}, Reason.DAMAGED),
        ({"OFD.xml": "<OFD><DocBody>"}, Reason.DAMAGED),
        ({"Doc_0/Document.xml": _DOCUMENT.encode()[:200]}, Reason.DAMAGED),
        (
            {
                "Doc_0/Pages/Page_0/Content.xml": _PAGE.replace(
                    "<ofd:Content>", "<ofd:Area><ofd:PhysicalBox>0 0 9e9 1</ofd:PhysicalBox></ofd:Area><ofd:Content>"
                )
            },
            Reason.DAMAGED,
        ),
        ({"Doc_0/big.xml": b"\0" * 30_000_000}, Reason.LIMIT),
    ],
)
def test_broken_and_hostile_containers(tmp_path: Path, broken: dict[str, str | bytes], reason: Reason) -> None:
    page = read(make_ofd(tmp_path / "a.ofd", {**_MEMBERS, **broken}))
    assert (page.status, page.reason) == (PageStatus.UNREADABLE, reason)


def test_numbers_and_steps() -> None:
    assert deltas("g 3 1.5 2") == [1.5, 1.5, 1.5, 2.0]
    assert deltas("1 x 2") == [1.0]
    assert len(deltas("g 99999999999 1")) <= 200_000
    assert numbers("1 nan 2") == []
    assert numbers("1 2 3") == [1.0, 2.0, 3.0]


def _jbig2(picture: Pillow.Image) -> bytes:
    """A JBIG2 file with one region in fax coding, which Pillow's TIFF writer gives."""
    buffer = io.BytesIO()
    picture.convert("1").save(buffer, "TIFF", compression="group4")
    tiff = Pillow.open(buffer)
    assert isinstance(tiff, TiffImageFile)
    tags = tiff.tag_v2
    (start,), (count,) = tags[273], tags[279]
    fax = buffer.getvalue()[start : start + count]
    width, height = picture.size
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", width, height, 0, 0, 0, 1) + fax
    parts = [(48, page), (38, region)]
    body = b"".join(
        struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data for number, (kind, data) in enumerate(parts)
    )
    return b"\x97JB2\r\n\x1a\n\x01" + struct.pack(">I", 1) + body


def test_codes_kept_as_jbig2_are_decoded() -> None:
    picture = Pillow.new("L", (64, 48), 255)
    picture.paste(0, (8, 8, 24, 24))
    data = _jbig2(picture)
    shown = decoded_jbig2(data, 10_000)
    assert shown is not None
    assert shown.size == (64, 48)
    assert {shown.getpixel((16, 16)), shown.getpixel((40, 40))} == {0, 255}
    assert decoded_jbig2(data, 1_000) is None
    assert decoded_jbig2(b"\x89PNG" + data[4:], 10_000) is None
    assert decoded_jbig2(data[:30], 10_000) is None
