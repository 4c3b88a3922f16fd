"""JBIG2 pictures (.jb2), in which OFD files keep codes: pdfium decodes them once they are wrapped as a PDF."""

from __future__ import annotations

import struct

import pypdfium2
from PIL import Image as Pillow

_MARK = b"\x97JB2\r\n\x1a\n"
_SEQUENTIAL, _UNKNOWN_PAGES = 1, 2
_PAGE_INFORMATION = 48


def decoded_jbig2(data: bytes, most_pixels: int) -> Pillow.Image | None:
    """The first page of a JBIG2 file in sequential order; None for other content or more pixels than allowed.

    Args:
        data: the file.
        most_pixels: the bound, checked before anything is decoded.
    """
    if not data.startswith(_MARK) or len(data) < 40 or not data[8] & _SEQUENTIAL:
        return None
    segments = data[9 if data[8] & _UNKNOWN_PAGES else 13 :]
    if segments[4] & 63 != _PAGE_INFORMATION:
        return None
    width, height = struct.unpack(">II", segments[11:19])
    if not 0 < width * height <= most_pixels:
        return None
    try:
        document = pypdfium2.PdfDocument(_wrapped(segments, width, height))
        try:
            shown: Pillow.Image = document[0].render(scale=1).to_pil().convert("L")
        finally:
            document.close()
    except pypdfium2.PdfiumError:
        return None
    return shown


def _wrapped(segments: bytes, width: int, height: int) -> bytes:
    """A PDF whose one page is the picture, a point a pixel."""
    content = f"{width} 0 0 {height} 0 0 cm /P Do".encode()
    picture = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 1/ColorSpace/DeviceGray"
    page = f"/Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<<{page}>>".encode(),
        f"<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream",
        f"<<{picture}/Filter/JBIG2Decode/Length {len(segments)}>>stream\n".encode() + segments + b"\nendstream",
    ]
    body, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + tail.encode()
