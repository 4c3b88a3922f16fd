"""Scans bound as PDF files."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.scanner import Scan


def pictures_to_pdf(scans: Iterable[Scan], *, hidden_text: str = "") -> bytes:
    """One PDF with a scan on every page; JPEG data go in as they are.

    `hidden_text` (ASCII) is an unseen text layer on every page, such as the long hash that some archives put there.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    pages = []
    for item in scans:
        place = len(objects) + 1
        width, height = (edge * 72 / item.dpi for edge in item.image.size)
        unseen = f" BT 3 Tr /F 8 Tf 20 20 Td ({hidden_text}) Tj ET" if hidden_text else ""
        drawing = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q{unseen}".encode()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Contents {place + 1} 0 R "
            f"/Resources << /XObject << /P {place + 2} 0 R >> /Font << /F {_HIDDEN_FONT} >> >> >>".encode()
        )
        objects += [_stream("", drawing), _picture_object(item)]
        pages.append(f"{place} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(pages)}] >>".encode()
    return _assembled(objects)


_HIDDEN_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def _picture_object(item: Scan) -> bytes:
    """The picture of a page: JPEG and group 4 data as they are, one-bit PNG packed anew."""
    one_bit = item.suffix == ".png"
    space = "/DeviceRGB" if item.image.mode == "RGB" else "/DeviceGray"
    head = f"/Type /XObject /Subtype /Image /Width {item.image.width} /Height {item.image.height} /ColorSpace {space} "
    if item.suffix == ".g4":
        coding = f"/K -1 /Columns {item.image.width} /Rows {item.image.height} /BlackIs1 true"
        return _stream(f"{head}/BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << {coding} >>", item.data)
    if one_bit:
        return _stream(head + "/BitsPerComponent 1 /Filter /FlateDecode", zlib.compress(item.image.tobytes(), 9))
    return _stream(head + "/BitsPerComponent 8 /Filter /DCTDecode", item.data)


def _stream(head: str, data: bytes) -> bytes:
    return f"<< {head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _assembled(objects: Sequence[bytes]) -> bytes:
    target = BytesIO()
    target.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, item in enumerate(objects, start=1):
        places.append(target.tell())
        target.write(f"{number} 0 obj\n".encode() + item + b"\nendobj\n")
    start = target.tell()
    target.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    target.write(b"".join(f"{place:010d} 00000 n \n".encode() for place in places))
    target.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return target.getvalue()
