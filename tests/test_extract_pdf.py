"""PDF pages: a text layer is read where it says what the page shows, else the page goes to OCR."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from reportlab.pdfgen.canvas import Canvas

from extract.limits import DEFAULT_LIMITS, Limits
from extract.package import Reason
from extract.pages import PageStatus
from extract.readers.base import pixels_of
from extract.readers.pdf import open_pdf
from extract.upright import turned_box
from ocr.lines import Box, Reader
from tests.extract_builders import (
    FONT,
    RecordingEngine,
    contract_text,
    make_pdf,
    printed_picture,
    read,
    texts,
    turn_page,
)


def test_a_sound_text_layer_is_read_with_places(tmp_path: Path) -> None:
    page = read(make_pdf(tmp_path / "a.pdf", contract_text))
    assert texts(page) == ["专利权转让合同 甲方：某某大学", "转让费人民币叁拾万元整（¥300000.00）"]
    line = page.lines[1]
    assert (line.reader, line.confidence, len(line.edges)) == (Reader.TEXT, 1.0, len(line.text) + 1)
    amount = line.part(line.text.index("3"), line.text.index("）"))
    assert amount.text == "300000.00"
    assert line.box.x0 == pytest.approx(72 / 595, abs=0.003)
    assert 1 - 692 / 842 < line.box.y0 < line.box.y1 < 1 - 674 / 842
    assert (page.width, page.height) == (595.0, 842.0)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_whose_print_lies_is_read_upright(tmp_path: Path, degrees: int) -> None:
    path = turn_page(make_pdf(tmp_path / "a.pdf", contract_text), degrees)
    page = read(path)
    assert texts(page)[0] == "专利权转让合同 甲方：某某大学"
    assert page.frame.turn == 360 - degrees
    assert (page.width, page.height) == (595.0, 842.0)
    straight = read(make_pdf(tmp_path / "b.pdf", contract_text)).lines[0].box
    assert page.lines[0].box.x0 == pytest.approx(straight.x0, abs=1e-3)
    on_page = page.frame.to_page(page.lines[0].box)
    if degrees == 90:
        assert on_page.x0 == pytest.approx(1 - straight.y1, abs=1e-3)
        assert on_page.y0 == pytest.approx(straight.x0, abs=1e-3)


def _sideways(canvas: Canvas) -> None:
    canvas.translate(300, 100)
    canvas.rotate(90)
    canvas.setFont(FONT, 12)
    canvas.drawString(0, 0, "专利权转让合同")
    canvas.drawString(0, -30, "甲方：某某大学")


def test_print_drawn_sideways_is_read_upright(tmp_path: Path) -> None:
    page = read(make_pdf(tmp_path / "a.pdf", _sideways))
    assert texts(page) == ["专利权转让合同", "甲方：某某大学"]
    assert page.frame.turn == 90
    on_page = page.frame.to_page(page.lines[0].box)
    assert on_page.height > on_page.width


def _hash(canvas: Canvas) -> None:
    for row in range(30):
        canvas.drawString(50, 700 - 14 * row, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c")


def _glyph_ids(canvas: Canvas) -> None:
    for row in range(30):
        canvas.drawString(50, 700 - 14 * row, "(cid:12)(cid:4711)(cid:99)专利(cid:7)")


def _mojibake(canvas: Canvas) -> None:
    for row in range(30):
        canvas.drawString(50, 700 - 14 * row, "锟斤拷锟斤拷专利锟斤拷")


def _private_use(canvas: Canvas) -> None:
    contract_text(canvas)
    for row in range(30):
        canvas.drawString(50, 600 - 14 * row, "龘靐齉爩鱻麤龗灪吁龖厵滟爨癵籱饢驫鲡鹂鸾麣纞虋讟钃骊郁鸜麷")


def _piled(canvas: Canvas) -> None:
    for char in "专利权转让合同甲方某某大学乙方某某公司":
        canvas.drawString(50, 700, char)
    for row in range(20):
        canvas.line(50, 600 - 20 * row, 500, 600 - 20 * row)
        canvas.rect(60 + 20 * row, 610, 8, 12, fill=1)


@pytest.mark.parametrize("draw", [_hash, _glyph_ids, _mojibake, _private_use, _piled])
def test_layers_that_lie_go_to_ocr(tmp_path: Path, draw: Callable[[Canvas], None]) -> None:
    engine = RecordingEngine()
    page = read(make_pdf(tmp_path / "a.pdf", draw), engine=engine)
    assert texts(page) == ["识别所得"]
    assert len(engine.shown) == 1


def test_a_layer_beside_the_page_goes_to_ocr(tmp_path: Path) -> None:
    def off_the_page(canvas: Canvas) -> None:
        canvas.drawString(2000, 700, "专利权转让合同甲方某某大学")
        canvas.drawImage(str(tmp_path / "scan.png"), 100, 100, 300, 400)

    printed_picture().save(tmp_path / "scan.png")
    assert texts(read(make_pdf(tmp_path / "a.pdf", off_the_page), engine=RecordingEngine())) == ["识别所得"]


def test_a_scan_over_its_text_layer_goes_to_ocr(tmp_path: Path) -> None:
    printed_picture().save(tmp_path / "scan.png")

    def scan(canvas: Canvas) -> None:
        contract_text(canvas)
        canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)

    assert texts(read(make_pdf(tmp_path / "a.pdf", scan), engine=RecordingEngine())) == ["识别所得"]


def test_invisible_text_on_a_scan_goes_to_ocr(tmp_path: Path) -> None:
    printed_picture().save(tmp_path / "scan.png")

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.setFont(FONT, 12)
        text.textLine("专利权转让合同甲方某某大学")
        canvas.drawText(text)

    assert texts(read(make_pdf(tmp_path / "a.pdf", scan), engine=RecordingEngine())) == ["识别所得"]


def test_a_pasted_picture_is_read_beside_the_text(tmp_path: Path) -> None:
    printed_picture().save(tmp_path / "slip.png")

    def pasted(canvas: Canvas) -> None:
        contract_text(canvas)
        canvas.drawImage(str(tmp_path / "slip.png"), 100, 100, 400, 400)

    path = make_pdf(tmp_path / "a.pdf", pasted)
    on_picture = read(path, engine=RecordingEngine("回单编号"))
    assert texts(on_picture)[-1] == "回单编号"
    assert len(on_picture.lines) == 3
    text_box = on_picture.lines[0].box
    said_again = read(path, engine=RecordingEngine("专利权转让合问", text_box))
    assert texts(said_again) == ["专利权转让合同 甲方：某某大学", "转让费人民币叁拾万元整（¥300000.00）"]


def test_form_fields_are_print(tmp_path: Path) -> None:
    def form(canvas: Canvas) -> None:
        contract_text(canvas)
        canvas.acroForm.textfield(name="number", value="ZL201810123456.5", x=100, y=400, width=200, height=20)

    assert "ZL201810123456.5" in texts(read(make_pdf(tmp_path / "a.pdf", form)))


def _table(canvas: Canvas) -> None:
    for x in (100, 200, 400):
        canvas.line(x, 500, x, 600)
    for y in (500, 550, 600):
        canvas.line(100 if y != 550 else 200, y, 400, y)
    canvas.drawString(110, 570, "金额")
    canvas.drawString(183, 570, "元")
    canvas.drawString(203, 570, "300")
    canvas.drawString(203, 520, "专利权转让费")


def test_ruled_tables_have_grids_and_part_print(tmp_path: Path) -> None:
    page = read(make_pdf(tmp_path / "a.pdf", _table))
    assert texts(page) == ["金额", "元", "300", "专利权转让费"]
    (grid,) = page.grids
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 1),
        (1, 1, 1, 1),
    ]
    assert grid.cells[2].box.holds(page.lines[3].box.cx, page.lines[3].box.cy)


def _table_below_a_bar_code(canvas: Canvas) -> None:
    for step in range(40):
        canvas.rect(85 + 2.9 * step, 760, 0.7, 40, stroke=0, fill=1)
    canvas.setFont(FONT, 12)
    for y in (600, 630, 660):
        canvas.line(60, y, 400, y)
    for x in (60, 140, 400):
        canvas.line(x, 600, x, 660)
    canvas.drawString(70, 610, "专利权人")
    canvas.drawString(142, 610, "北京某某大学")


def test_the_bars_of_a_bar_code_move_no_border_of_a_table_below(tmp_path: Path) -> None:
    page = read(make_pdf(tmp_path / "a.pdf", _table_below_a_bar_code))
    (grid,) = page.grids
    assert sorted({round(595 * cell.box.x0) for cell in grid.cells}) == [60, 140]
    assert texts(page) == ["专利权人", "北京某某大学"]
    assert page.lines[1].box.x0 > 140 / 595


def test_a_scanned_page_is_drawn_at_its_own_resolution(tmp_path: Path) -> None:
    printed_picture(1240, 1754).save(tmp_path / "scan.png")
    path = make_pdf(tmp_path / "a.pdf", lambda canvas: canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842))
    engine = RecordingEngine()
    read(path, engine=engine)
    assert engine.shown[0].shape[0] == pytest.approx(1754, abs=3)


def test_pictures_of_pages_are_bounded(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", contract_text)
    small = open_pdf(path, Limits(render_pixels=200_000)).picture(1, 300)
    assert small.shape[0] * small.shape[1] <= 201_000
    assert small.shape[2] == 3


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_place_of_a_page_is_drawn_as_the_whole_page_shows_it(tmp_path: Path, degrees: int) -> None:
    file = open_pdf(turn_page(make_pdf(tmp_path / "a.pdf", _coded), degrees), DEFAULT_LIMITS)
    place = turned_box(Box(0.613, 0.2, 0.851, 0.45), degrees)
    whole = file.picture(1, 200)
    left, top, right, bottom = pixels_of(place, whole.shape[1], whole.shape[0])
    cut = file.picture(1, 200, place)
    assert cut.min() < 128
    assert np.array_equal(cut, whole[top:bottom, left:right])


def test_a_page_of_two_thousand_million_points(tmp_path: Path) -> None:
    engine = RecordingEngine()
    page = read(make_pdf(tmp_path / "a.pdf", _hash, size=(2_147_483_648, 2_147_483_648)), engine=engine)
    assert (page.status, page.reason) == (PageStatus.UNREADABLE, Reason.LIMIT)
    assert page.message.startswith("a.pdf 第 1 页：")
    assert not engine.shown
    thin = read(make_pdf(tmp_path / "b.pdf", _hash, size=(2_147_483_648, 10)), engine=engine)
    assert thin.status is PageStatus.UNREADABLE


def test_an_empty_page_is_blank_without_ocr(tmp_path: Path) -> None:
    assert read(make_pdf(tmp_path / "a.pdf", lambda canvas: None)).status is PageStatus.BLANK


def test_print_up_the_margin_and_slanted_keeps_off_the_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        contract_text(canvas)
        canvas.saveState()
        canvas.translate(560, 300)
        canvas.rotate(-90)
        canvas.setFont(FONT, 9)
        canvas.drawString(0, 0, "第二联发票联")
        canvas.restoreState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont(FONT, 30)
        canvas.drawString(0, 0, "样本作废")

    page = read(make_pdf(tmp_path / "a.pdf", draw))
    by_text = {line.text: line.box for line in page.lines}
    assert by_text["第二联发票联"].height > by_text["第二联发票联"].width
    assert by_text["样本作废"].height < 0.07
    assert "专利权转让合同 甲方：某某大学" in by_text


def test_a_scan_with_a_scanner_mark_is_read_by_ocr_alone(tmp_path: Path) -> None:
    printed_picture().save(tmp_path / "scan.png")

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)
        canvas.drawString(250, 20, "扫描软件创建")

    page = read(make_pdf(tmp_path / "a.pdf", scan), engine=RecordingEngine("一页扫描件上的许多文字"))
    assert texts(page) == ["一页扫描件上的许多文字"]


def test_a_table_of_thin_filled_bars_is_ruled(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        contract_text(canvas)
        path = canvas.beginPath()
        for x in (100, 200, 300):
            path.rect(x, 500, 0.5, 100)
        for y in (500, 550, 600):
            path.rect(100, y, 200.5, 0.5)
        canvas.drawPath(path, stroke=0, fill=1)

    (grid,) = read(make_pdf(tmp_path / "a.pdf", draw)).grids
    assert len(grid.cells) == 4


def test_many_watermarks_stay_many(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        contract_text(canvas)
        for place in (100, 300, 500):
            canvas.saveState()
            canvas.translate(100, place)
            canvas.rotate(30)
            canvas.drawString(0, 0, "仅供申报使用")
            canvas.restoreState()

    assert texts(read(make_pdf(tmp_path / "a.pdf", draw))).count("仅供申报使用") == 3


def _bare_form() -> bytes:
    """A form whose fields have values but no appearance, one of them inherited from its parent."""
    values = ["<FEFF" + text.encode("utf-16-be").hex() + ">" for text in ("专利权转让合同", "某某大学有限公司")]
    objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R]/NeedAppearances true/DA(/Helv 0 Tf 0 g)>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R 7 0 R]>>",
        "<</Length 0>>stream\n\nendstream",
        f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V{values[0]}/Rect[100 600 300 620]/F 4>>",
        f"<</FT/Tx/T(b)/V{values[1]}/Kids[7 0 R]>>",
        "<</Type/Annot/Subtype/Widget/Parent 6 0 R/Rect[100 500 300 520]/F 4>>",
    ]
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return body + f"{head}startxref\n{len(body)}\n%%EOF\n".encode()


def test_fields_without_an_appearance_are_print_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(_bare_form())
    page = read(tmp_path / "a.pdf")
    assert texts(page) == ["专利权转让合同", "某某大学有限公司"]
    assert page.lines[0].box.y0 == pytest.approx(1 - 618 / 842, abs=0.01)


def _coded(canvas: Canvas) -> None:
    """A contract page with a QR code drawn module by module, as programs draw them, and a table below."""
    contract_text(canvas)
    modules = zxingcpp.create_barcode("01,32,,2231", zxingcpp.BarcodeFormat.QRCode).to_image(scale=1)
    for row, line in enumerate(np.asarray(modules)):
        for column, level in enumerate(line):
            if level < 128:
                canvas.rect(400 + 2 * column, 600 - 2 * row, 2, 2, stroke=0, fill=1)
    for x in (100, 200, 300):
        canvas.line(x, 300, x, 400)
    for y in (300, 350, 400):
        canvas.line(100, y, 300, y)


@pytest.mark.parametrize("degrees", [0, 90])
def test_a_code_drawn_as_shapes_is_read_and_is_no_table(tmp_path: Path, degrees: int) -> None:
    page = read(turn_page(make_pdf(tmp_path / "a.pdf", _coded), degrees))
    assert [code.text for code in page.codes] == ["01,32,,2231"]
    assert page.codes[0].box.holds(430 / 595, 1 - 570 / 842)
    assert page.codes[0].box.width < 0.15
    assert [len(grid.cells) for grid in page.grids] == [4]


def test_a_scan_in_strips_hides_the_text_under_it(tmp_path: Path) -> None:
    printed_picture().save(tmp_path / "strip.png")

    def scan(canvas: Canvas) -> None:
        contract_text(canvas)
        for strip in range(10):
            canvas.drawImage(str(tmp_path / "strip.png"), 0, 84.2 * strip, 595, 84.2)

    assert texts(read(make_pdf(tmp_path / "a.pdf", scan), engine=RecordingEngine("识别"))) == ["识别"]


def test_two_slanted_characters_over_a_page_are_a_word(tmp_path: Path) -> None:
    def void(canvas: Canvas) -> None:
        contract_text(canvas)
        canvas.saveState()
        canvas.translate(250, 400)
        canvas.rotate(25)
        canvas.setFont(FONT, 60)
        canvas.drawString(0, 0, "作废")
        canvas.restoreState()

    page = read(make_pdf(tmp_path / "a.pdf", void))
    assert "作废" in texts(page)


def test_a_hyphen_at_the_end_of_a_line_is_print(tmp_path: Path) -> None:
    def wrapped(canvas: Canvas) -> None:
        contract_text(canvas)
        canvas.drawString(72, 660, "合同编号：LNYL/XY-")
        canvas.drawString(72, 645, "2022-017")

    assert texts(read(make_pdf(tmp_path / "a.pdf", wrapped)))[-2:] == ["合同编号：LNYL/XY-", "2022-017"]
