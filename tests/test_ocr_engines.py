"""The real engines on pictures drawn here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from ocr.choices import EngineName, EngineOptions
from ocr.engine import OcrEngine, UnreadCell
from ocr.engines import open_engine
from ocr.errors import EngineError
from ocr.lines import Box, Frame

pytestmark = pytest.mark.engine
Picture = NDArray[np.uint8]
ROWS = [
    "Invoice 04868861",
    "Amount 45000.88 yuan",
    "Account 6228000000010000",
    "Date 2024-03-15",
    "Ref K8231200000042C",
]


@pytest.fixture(scope="module")
def swift() -> OcrEngine:
    return open_engine(EngineName.SWIFT, EngineOptions())


def page(rows: list[str], width: int = 1200, height: int = 900) -> Picture:
    picture = np.full((height, width, 3), 255, np.uint8)
    for index, row in enumerate(rows):
        cv2.putText(picture, row, (120, 150 + 110 * index), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (0, 0, 0), 2, cv2.LINE_AA)
    return picture


def texts(engine: OcrEngine, picture: Picture) -> list[str]:
    return [line.text.replace(" ", "") for line in engine.read(picture).lines]


def test_swift_reads_digits_in_their_boxes_though_rulings_stand_close(swift: OcrEngine) -> None:
    picture = np.full((900, 1200, 3), 255, np.uint8)
    edges = range(300, 300 + 9 * 34, 34)
    for x in edges:
        cv2.line(picture, (x, 300), (x, 352), (0, 0, 0), 2)
    cv2.rectangle(picture, (300, 300), (edges[-1], 352), (0, 0, 0), 2)
    for x, digit in zip(edges, "67067763", strict=False):
        cv2.putText(picture, digit, (x + 8, 338), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (0, 0, 0), 2, cv2.LINE_AA)
    boxes = [Box(x / 1200, 300 / 900, (x + 34) / 1200, 352 / 900) for x in edges[:-1]]
    empty = Box(0.7, 0.3, 0.8, 0.36)
    found = swift.read_cells(picture, Frame(aspect=0.75), [UnreadCell(box) for box in (*boxes, empty)], 24 / 900)
    assert "".join(line.text if line else "?" for line in found[:-1]) == "67067763"
    assert found[-1] is None


WANTED = [row.replace(" ", "") for row in ROWS]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_swift_reads_a_page_whichever_way_it_lies(swift: OcrEngine, turn: int) -> None:
    submitted = np.ascontiguousarray(np.rot90(page(ROWS), turn // 90))
    reading = swift.read(submitted)
    assert [line.text.replace(" ", "") for line in reading.lines] == WANTED
    assert reading.frame.turn == turn
    first = reading.lines[0].box
    assert first.x0 == pytest.approx(0.1, abs=0.02)
    assert first.cy == pytest.approx(0.15, abs=0.02)


@pytest.mark.parametrize("angle", [-6.0, 3.0, 12.0])
def test_swift_gives_the_lines_of_a_page_askew_in_the_upright_frame(swift: OcrEngine, angle: float) -> None:
    matrix = cv2.getRotationMatrix2D((600, 450), -angle, 1)
    askew = np.asarray(cv2.warpAffine(page(ROWS), matrix, (1200, 900), borderValue=(255, 255, 255)), np.uint8)
    reading = swift.read(askew)
    assert [line.text.replace(" ", "") for line in reading.lines] == WANTED
    assert reading.frame.skew == pytest.approx(-angle, abs=0.3)
    assert all(abs(line.box.x0 - 0.1) < 0.02 and line.box.height < 0.09 for line in reading.lines)
    on_page = reading.frame.to_page(reading.lines[0].box)
    x, y = matrix @ np.array([120.0, 135.0, 1.0])
    assert on_page.x0 - 0.02 < x / 1200 < on_page.x0 + 0.03
    assert on_page.y0 < y / 900 < on_page.y1


def test_swift_places_a_value_inside_a_line(swift: OcrEngine) -> None:
    (line,) = swift.read(page(["Amount 45000.88 yuan"])).lines
    assert len(line.edges) == len(line.text) + 1
    start = line.text.index("4")
    value = line.part(start, start + 8)
    width, _ = cv2.getTextSize("Amount ", cv2.FONT_HERSHEY_SIMPLEX, 1.3, 2)[0]
    assert value.text == "45000.88"
    assert value.box.x0 == pytest.approx((120 + width) / 1200, abs=0.012)


def test_swift_reads_figures_under_a_stamp(swift: OcrEngine) -> None:
    picture = page(["Amount 45000.88 yuan"])
    ink = picture.copy()
    cv2.circle(ink, (420, 140), 130, (60, 50, 225), 12)
    cv2.putText(ink, "SEAL", (350, 160), cv2.FONT_HERSHEY_DUPLEX, 2, (60, 50, 225), 8)
    picture = np.minimum(picture, ink)
    reading = swift.read(picture)
    assert "45000.88" in " ".join(line.text for line in reading.lines)
    assert len(reading.stamps) == 1
    assert reading.stamps[0].cx == pytest.approx(420 / 1200, abs=0.02)


@pytest.mark.parametrize("level", [0, 128, 255])
def test_swift_finds_nothing_on_an_empty_picture(swift: OcrEngine, level: int) -> None:
    assert swift.read(np.full((500, 700, 3), level, np.uint8)).lines == ()


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 900, 3), (900, 3, 3)])
def test_swift_bears_pictures_of_odd_shapes(swift: OcrEngine, shape: tuple[int, int, int]) -> None:
    assert swift.read(np.full(shape, 200, np.uint8)).lines == ()


def test_swift_refuses_what_is_no_colour_picture(swift: OcrEngine) -> None:
    with pytest.raises(EngineError, match="三通道"):
        swift.read(np.zeros((100, 100), np.uint8))


def test_paddle_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    engine = open_engine(EngineName.PADDLE, EngineOptions())
    assert isinstance(engine, OcrEngine)
    assert texts(engine, page(ROWS)) == WANTED
    assert engine.read(np.ascontiguousarray(np.rot90(page(ROWS), 1))).frame.turn == 90


def chinese_font() -> str:
    listed = ""
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=zh-cn", "file"], capture_output=True, text=True, check=True).stdout
    if not listed:
        pytest.skip("no Chinese font: apt-get install fonts-noto-cjk")
    return min(listed.replace(":", "").split())


@pytest.mark.fonts
def test_swift_reads_a_label_whose_characters_stand_one_below_the_other(swift: OcrEngine) -> None:
    font = ImageFont.truetype(chinese_font(), 34)
    picture = Pillow.new("RGB", (1200, 500), "white")
    draw = ImageDraw.Draw(picture)
    for index, character in enumerate("付款人"):
        draw.text((100, 120 + 40 * index), character, "black", font)
    for index, text in enumerate(["全称：苏州明澜仪器有限公司", "账号：6222000100023", "开户行：中国银行苏州分行"]):
        draw.text((200, 110 + 50 * index), text, "black", font)
    found = texts(swift, np.ascontiguousarray(np.asarray(picture)[:, :, ::-1]))
    assert "付款人" in found
    assert "账号：6222000100023" in [text.replace(":", "：") for text in found]


def test_swift_reads_a_part_that_lies_on_its_side_as_a_part_of_its_own(swift: OcrEngine) -> None:
    sheet = np.full((1500, 1100, 3), 255, np.uint8)
    sheet[:620, :1100] = page(ROWS, 1100, 620)
    rows = [f"Slip-{number}-of-2024" for number in range(6)]
    slip = page(rows, 700, 760)
    sheet[720:1420, 200:960] = np.rot90(slip, -1)
    reading = swift.read(sheet)
    assert [line.text.replace(" ", "") for line in reading.lines] == WANTED
    (part,) = reading.parts
    assert part.turn == 270
    assert [line.text.replace(" ", "") for line in part.lines] == [row.replace(" ", "") for row in rows]
    assert 0.45 < part.box.y0 < part.box.y1 < 0.97
    assert part.lines[0].box.y1 < part.lines[-1].box.y0


def test_a_digit_alone_in_its_cell_is_read_as_it_stands(swift: OcrEngine) -> None:
    picture = page(["Some words in a line 2024"] * 3, 900, 700)
    for digit in range(10):
        place = 100 + 70 * digit
        cv2.rectangle(picture, (place - 15, 520), (place + 45, 570), (0, 0, 0), 1)
        cv2.putText(picture, str(digit), (place, 555), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (0, 0, 0), 2, cv2.LINE_AA)
    assert [text for text in texts(swift, picture) if len(text) == 1] == list("0123456789")
