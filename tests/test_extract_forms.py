"""Text inside a form of a PDF, as browsers print it: glyphs that the font names as radicals have another text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pypdfium2
import pytest

from extract.readers.pdf_text import chars_of

_SQUARE, _STROKE = (b"1000 0 0 -120 1000 880 d1 50 %d 900 %d re f" % place for place in ((0, 800), (400, 80)))


def pdf(names: Sequence[int], instead: Mapping[int, str], glyph: bytes = _SQUARE, *, outside: bool = False) -> bytes:
    """A page with these characters at one level from x 90 on, 12 points wide, in a form drawn at a quarter.

    `instead`: texts that stand for single ones, by index. `outside`: drawn on the page itself, at the same place.
    """
    shows = [f"<{index + 1:02x}> Tj" for index in range(len(names))]
    for index, text in instead.items():
        spelt = text.encode("utf-16-be").hex()
        shows[index] = f"/Span << /ActualText <feff{spelt}> >> BDC {shows[index]} EMC"
    mapping = "".join(f"<{index + 1:02X}> <{name:04X}>\n" for index, name in enumerate(names))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(names)} beginbfchar\n{mapping}endbfchar\n"
        "endcmap end end"
    ).encode()
    font = (
        "<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 -120 1000 880] /ToUnicode 8 0 R "
        f"/FirstChar 1 /LastChar {len(names)} /Widths [{'1000 ' * len(names)}] /CharProcs << /g 7 0 R >> "
        f"/Encoding << /Type /Encoding /Differences [1 {'/g ' * len(names)}] >> >>"
    ).encode()
    form = f"BT /F 48 Tf 1 0 0 1 360 2400 Tm {' '.join(shows)} ET".encode()
    drawn = b"q 0.25 0 0 0.25 0 0 cm %s Q" % (form if outside else b"/X Do")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 9 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 2400 3400] /Resources << /Font << /F 6 0 R >> >> /Length %d >>\n"
        b"stream\n%s\nendstream" % (len(form), form),
        font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(glyph), glyph),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
        b"<< /XObject << /X 5 0 R >> /Font << /F 6 0 R >> >>",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + tail


@pytest.mark.parametrize("glyph", [_SQUARE, _STROKE])
def test_a_character_with_another_text_stands_between_its_neighbours(glyph: bytes) -> None:
    data = pdf([0x4E0A, 0x2EDC, 0x9E3F, 0x2F42], {1: "飞", 3: "文"}, glyph)
    chars = chars_of(pypdfium2.PdfDocument(data)[0])
    assert "".join(char.text for char in chars) == "上飞鸿文"
    for index, char in enumerate(chars):
        place = (char.left, char.bottom, char.right, char.top)
        assert place == pytest.approx((90 + 12 * index, 598.5, 102 + 12 * index, 610.5), abs=1)


def test_a_stroke_with_another_text_is_as_high_as_its_neighbours_outside_a_form() -> None:
    data = pdf([0x4E0A, 0x2F00], {1: "一"}, _STROKE, outside=True)
    chars = chars_of(pypdfium2.PdfDocument(data)[0])
    assert [round(char.top - char.bottom) for char in chars] == [12, 12]
