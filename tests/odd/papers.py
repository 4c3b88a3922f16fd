"""PDF and OFD."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.extract_builders import A4, contract_text, make_pdf
from tests.odd.archives import zipped
from tests.odd.odd import READ, Odd, just

_OFD = (
    '<?xml version="1.0"?>{doctype}<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody>'
    "{info}<ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
)
_DOCUMENT = (
    '<?xml version="1.0"?><ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea>'
    "<ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
    '<ofd:Page ID="1" BaseLoc="{place}"/></ofd:Pages></ofd:Document>'
)
_CONTENT = (
    '<?xml version="1.0"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>'
    '<ofd:TextObject ID="2" Boundary="20 20 100 10" Size="5"><ofd:TextCode X="0" Y="5">专利权转让合同</ofd:TextCode>'
    "</ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>"
)


def pdf(
    draw: Callable[[Canvas], object] = contract_text, size: tuple[float, float] = A4, encrypt: object = None
) -> bytes:
    """A PDF of one page."""
    with tempfile.TemporaryDirectory() as folder:
        return make_pdf(Path(folder) / "a.pdf", draw, size, encrypt).read_bytes()


def raw_pdf(*objects: str, root: str = "1 0 R") -> bytes:
    """A PDF of objects as they are written here, from number 1, with a table of their places."""
    stream = io.BytesIO()
    stream.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(stream.tell())
        stream.write(f"{number} 0 obj\n{content}\nendobj\n".encode())
    start = stream.tell()
    stream.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    stream.writelines(f"{place:010d} 00000 n \n".encode() for place in places)
    stream.write(f"trailer\n<</Size {len(objects) + 1}/Root {root}>>\nstartxref\n{start}\n%%EOF\n".encode())
    return stream.getvalue()


def stream(content: str, more: str = "") -> str:
    """A stream of a PDF, as it is written in `raw_pdf`."""
    return f"<</Length {len(content)}{more}>>\nstream\n{content}\nendstream"


def _page(box: str = "0 0 595 842", more: str = "") -> str:
    return f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]{more}>>"


_CATALOG, _ONE = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def _many(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(100, 100)
    return _bytes(document)


def _bytes(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def _attached() -> bytes:
    document = pypdfium2.PdfDocument(pdf())
    for name, content in (
        ("说明.txt", "专利权转让合同".encode()),
        ("../../evil.exe", b"MZ\0\0"),
        ("资料.zip", zipped({"a.txt": "x"})),
    ):
        document.new_attachment(name).set_data(content)
    return _bytes(document)


def _scripted() -> bytes:
    action = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(true){})>>>>"
    return raw_pdf(action, _ONE, _page(more="/AA<</O<</S/Launch/F(calc.exe)>>>>"))


def _self_drawing() -> bytes:
    """A form that draws itself."""
    form = stream("/F Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>")
    page = _page(more="/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>")
    return raw_pdf(_CATALOG, _ONE, page, stream("/F Do"), form)


def ofd(
    doctype: str = "",
    root: str = "Doc_0/Document.xml",
    place: str = "Pages/Page_0/Content.xml",
    info: str = "",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """An OFD of one page."""
    members: dict[str, str | bytes] = {
        "OFD.xml": _OFD.format(doctype=doctype, root=root, info=info),
        "Doc_0/Document.xml": _DOCUMENT.format(place=place),
        "Doc_0/Pages/Page_0/Content.xml": _CONTENT,
    }
    return zipped({**members, **(more or {})})


ODD = (
    Odd("合同.pdf", pdf, says="专利权转让合同"),
    Odd("截断.pdf", lambda: pdf()[:-300], "damaged"),
    Odd("只有头.pdf", just(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"), "damaged"),
    Odd("前有杂质.pdf", lambda: b"\r\n\0junk" * 20 + pdf(), READ),
    Odd("尾有杂质.pdf", lambda: pdf() + b"\0" * 2_000, says="专利权转让合同"),
    Odd("索引错位.pdf", lambda: pdf().replace(b"startxref\n", b"startxref\n9"), says="专利权转让合同"),
    Odd("密码.pdf", lambda: pdf(encrypt=StandardEncryption("mima")), "encrypted", says="--passwords"),
    Odd(
        "空密码.pdf", lambda: pdf(encrypt=StandardEncryption("", ownerPassword="x", canPrint=0)), says="专利权转让合同"
    ),
    Odd("巨页.pdf", lambda: raw_pdf(_CATALOG, _ONE, _page("0 0 2147483647 2147483647")), "limit"),
    Odd("细长页.pdf", lambda: raw_pdf(_CATALOG, _ONE, _page("0 0 14000 1")), "damaged"),
    Odd("零页.pdf", lambda: raw_pdf(_CATALOG, "<</Type/Pages/Kids[]/Count 0>>"), "damaged"),
    Odd("页树成环.pdf", lambda: raw_pdf(_CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 9>>"), "damaged"),
    Odd("谎报页数.pdf", lambda: raw_pdf(_CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", _page()), READ),
    Odd("缺页.pdf", lambda: raw_pdf(_CATALOG, "<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>", _page()), READ),
    Odd("没有目录.pdf", lambda: raw_pdf("<<>>"), "damaged"),
    Odd("自引用.pdf", _self_drawing, READ),
    Odd("脚本.pdf", _scripted, READ),
    Odd("空白.pdf", lambda: raw_pdf(_CATALOG, _ONE, _page()), READ),
    Odd("页数过多.pdf", lambda: _many(80), "limit", says="pages"),
    Odd(
        "附件.pdf",
        _attached,
        READ,
        {"说明.txt": READ, "../../evil.exe": "unsafe_name", "资料.zip": READ, "资料.zip/a.txt": READ},
    ),
    Odd("合同.ofd", ofd, says="专利权转让合同"),
    Odd("缺件.ofd", lambda: ofd(root="Doc_9/Document.xml"), "damaged"),
    Odd("越界.ofd", lambda: ofd(place="../../../../etc/passwd"), "damaged"),
    Odd("实体.ofd", lambda: ofd('<!DOCTYPE x [<!ENTITY a "b">]>'), "damaged", says="实体"),
    Odd("截断.ofd", lambda: ofd()[:-60], "damaged"),
    Odd("空壳.ofd", lambda: zipped({"OFD.xml": "<OFD/>"}), "damaged"),
)
