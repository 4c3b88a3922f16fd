"""Stamps come off and red print stays; blank pages are told; codes are read wherever the page lies."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from ocr.codes import read_codes
from ocr.image.blank import is_blank
from ocr.image.stamps import find_stamps, without_stamps
from ocr.lines import Frame

Picture = NDArray[np.uint8]
RED = (50, 40, 220)


def paper(width: int = 1654, height: int = 2339, level: int = 250) -> Picture:
    return np.full((height, width, 3), level, np.uint8)


def write(page: Picture, text: str, x: int, y: int, colour: tuple[int, int, int] = (20, 20, 20)) -> None:
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, colour, 3)


def test_a_round_stamp_is_found_where_it_stands() -> None:
    page = paper()
    cv2.circle(page, (1100, 1800), 160, RED, 8)
    write(page, "STAMP", 1040, 1810, RED)
    (stamp,) = find_stamps(page)
    assert stamp.cx == pytest.approx(1100, abs=12)
    assert stamp.cy == pytest.approx(1800, abs=12)
    assert stamp.width == pytest.approx(328, abs=25)


def test_an_oval_stamp_that_touches_a_red_ruling_is_found() -> None:
    page = paper()
    cv2.line(page, (100, 1800), (1500, 1800), RED, 4)
    cv2.ellipse(page, (1100, 1790), (180, 125), 0, 0, 360, RED, 8)
    assert len(find_stamps(page)) == 1


def test_a_faint_seal_whose_thin_rim_fell_into_pieces_is_found() -> None:
    page = paper()
    for start in (5, 125, 245):
        cv2.ellipse(page, (1100, 1800), (165, 165), 0, start, start + 117, (140, 130, 215), 4)
    cv2.circle(page, (1100, 1800), 30, (140, 130, 215), -1)
    (stamp,) = find_stamps(page)
    assert stamp.cx == pytest.approx(1100, abs=14)
    assert stamp.width == pytest.approx(334, abs=30)


def test_red_print_and_red_tables_are_no_stamps() -> None:
    page = paper()
    for row in range(4):
        write(page, "IMPORTANT NOTICE 2024", 200, 300 + 50 * row, RED)
    write(page, "NO", 200, 900, RED)
    cv2.rectangle(page, (150, 1000), (1500, 1800), RED, 4)
    cv2.line(page, (700, 1000), (700, 1800), RED, 4)
    cv2.rectangle(page, (200, 1900), (420, 2100), RED, 4)
    assert find_stamps(page) == ()


def test_print_under_a_stamp_stays_and_the_ink_goes() -> None:
    page = paper()
    cv2.circle(page, (800, 1000), 170, RED, 10)
    write(page, "45000.88", 700, 1010)
    clean = without_stamps(page, find_stamps(page))
    rim, print_ = clean[1000 - 170, 800], clean[970:1015, 700:900]
    assert rim.min() > 225
    assert print_.min() < 60


def test_a_grey_page_is_not_copied() -> None:
    page = paper()
    cv2.circle(page, (800, 1000), 170, (90, 90, 90), 10)
    assert without_stamps(page, find_stamps(page)) is page


@pytest.mark.parametrize("sigma", [0, 4, 10])
def test_paper_with_noise_and_shadows_is_blank(sigma: int) -> None:
    rng = np.random.default_rng(3)
    shade = np.linspace(215, 250, 1654)[None, :, None] + rng.normal(0, sigma, (2339, 1654, 3))
    page = np.clip(shade, 0, 255).astype(np.uint8)
    page[:, :25] = 60  # the scanner's lid
    assert is_blank(page)


def test_a_page_with_one_line_of_print_is_not_blank() -> None:
    page = paper()
    write(page, "Page 3 of 12", 700, 2200, (90, 90, 90))
    assert not is_blank(page)


def test_a_divider_with_a_few_large_characters_that_run_together_is_not_blank() -> None:
    page = paper()
    for left in range(700, 1000, 100):
        cv2.rectangle(page, (left, 600), (left + 60, 660), (20, 20, 20), 6)
    assert not is_blank(page)


def test_specks_and_a_fold_are_blank() -> None:
    page = paper()
    cv2.line(page, (200, 1200), (1500, 1203), (190, 190, 190), 5)
    for x in (300, 900):
        cv2.circle(page, (x, 500), 6, (40, 40, 40), -1)
    assert is_blank(page)


def code(payload: str, kind: zxingcpp.BarcodeFormat, scale: int) -> Picture:
    grey = np.asarray(zxingcpp.create_barcode(payload, kind).to_image(scale=scale))
    return np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_codes_are_read_with_their_upright_place_on_a_turned_page(turn: int) -> None:
    page = paper(1200, 1600)
    qr = code("01,10,051002100211,04868861,759.00,20220825", zxingcpp.BarcodeFormat.QRCode, 4)
    page[100 : 100 + qr.shape[0], 80 : 80 + qr.shape[1]] = qr
    bars = code("2022101234567", zxingcpp.BarcodeFormat.Code39, 2)[:60]
    page[1300 : 1300 + bars.shape[0], 500 : 500 + bars.shape[1]] = bars
    submitted = np.ascontiguousarray(np.rot90(page, turn // 90))
    first, second = read_codes(submitted, Frame(turn, 0, 1600 / 1200))
    assert (first.symbology, first.text) == ("QRCode", "01,10,051002100211,04868861,759.00,20220825")
    assert first.box.cx == pytest.approx((80 + qr.shape[1] / 2) / 1200, abs=0.02)
    assert first.box.cy == pytest.approx((100 + qr.shape[0] / 2) / 1600, abs=0.02)
    assert (second.symbology, second.text) == ("Code39", "2022101234567")


def test_a_page_without_codes_gives_none() -> None:
    page = paper()
    write(page, "no code here", 300, 300)
    assert read_codes(page, Frame()) == ()


def test_faded_print_on_clean_paper_is_not_blank() -> None:
    page = np.full((1600, 1130, 3), 247, np.uint8)
    for row in range(20):
        for place in range(20):
            top, left = 200 + 50 * row, 120 + 40 * place
            page[top : top + 22, left : left + 20] = 231
    assert not is_blank(page)


def test_seals_that_cross_and_run_over_the_edge_come_off_the_print_below_them() -> None:
    page = paper(1200, 900)
    for row, text in enumerate(["Payer 6222 0001", "Payee 9558 0002", "Sum 45000.88"]):
        write(page, text, 150, 300 + 90 * row)
    for x, y, colour in ((220, 300, RED), (300, 430, RED), (1120, 60, RED), (560, 470, (200, 70, 40))):
        ink = paper(1200, 900, 255)
        cv2.circle(ink, (x, y), 130, colour, 8)
        cv2.putText(ink, "SEAL", (x - 80, y - 50), cv2.FONT_HERSHEY_DUPLEX, 2, colour, 5)
        page = np.minimum(page, ink)
    write(page, "No 12 345", 1000, 80)
    stamps = find_stamps(page)
    middles = sorted((round(stamp.cx, -1), stamp.channel) for stamp in stamps)
    assert [channel for _, channel in middles] == [2, 2, 0, 2]
    assert [x for x, _ in middles] == pytest.approx([220, 300, 560, 1120], abs=12)
    clean = without_stamps(page, stamps)
    assert clean[430, 300 - 130].min() > 220
    assert clean[275:305, 150:200].min() < 90


def test_red_print_that_a_ring_could_be_drawn_around_is_left_alone() -> None:
    page = paper(1200, 800)
    for row in range(6):
        write(page, "RED WORDS IN CLOSE LINES " * 2, 100, 200 + 50 * row, RED)
    cv2.ellipse(page, (600, 290), (150, 100), 0, 0, 360, RED, 6)
    assert without_stamps(page, find_stamps(page)) is page
