"""Scans: boxes follow the page, sizes stay small, a seed gives the same picture."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.lines import Box
from samples.fonts import APT_COMMAND, STAND_INS, Font, MissingFontError, font_path, missing_fonts
from samples.papers import draw
from samples.papers.effects import two_up, with_slip
from samples.scanner import Effect, Level, pictures_to_pdf, scan, scan_drawing, scan_with, truth_of

LEVELS = list(Level)
TURNS = [0, 90, 180, 270]


def marked_page(box: Box) -> Image.Image:
    """A white A4 page at 200 dpi with one black rectangle."""
    page = Image.new("RGB", (1654, 2339), "white")
    edges = (box.x0 * page.width, box.y0 * page.height, box.x1 * page.width, box.y1 * page.height)
    ImageDraw.Draw(page).rectangle(edges, fill="black")
    return page


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("level", LEVELS)
def test_a_box_follows_what_is_printed_in_it(level: Level, turn: int) -> None:
    box = Box(0.2, 0.3, 0.5, 0.34)
    for seed in range(3):
        scanned = scan(marked_page(box), level, seed, turn)
        picture = np.asarray(scanned.image.convert("L"))
        place = scanned.box(box)
        height, width = picture.shape
        x0, x1 = sorted((int(place.x0 * width), int(place.x1 * width)))
        y0, y1 = sorted((int(place.y0 * height), int(place.y1 * height)))
        dx, dy = (x1 - x0) // 4, (y1 - y0) // 4
        inside = picture[y0 + dy : y1 - dy, x0 + dx : x1 - dx]
        assert inside.mean() < 110
        outside = picture[max(0, y0 - 40) : max(1, y0 - 15), x0:x1]
        assert outside.mean() > inside.mean() + 60


@pytest.mark.parametrize("level", LEVELS)
def test_a_seed_gives_the_same_bytes_and_another_seed_other_ones(level: Level) -> None:
    page = marked_page(Box(0.1, 0.1, 0.3, 0.2))
    assert scan(page, level, 5).data == scan(page, level, 5).data
    if level is not Level.CLEAN:
        assert scan(page, level, 5).data != scan(page, level, 6).data


def test_a_turn_turns_the_sheet() -> None:
    page = marked_page(Box(0.1, 0.1, 0.3, 0.2))
    assert scan(page, Level.CLEAN, 1, 90).image.size == (2339, 1654)
    assert scan(page, Level.CLEAN, 1, 90).box(Box(0, 0, 0.1, 0.1)) == Box(0.9, 0.0, 1.0, 0.1)
    assert scan(page, Level.CLEAN, 1, 180).box(Box(0, 0, 0.25, 0.25)) == Box(0.75, 0.75, 1.0, 1.0)


def test_a_missing_font_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr("samples.fonts.FONT_ROOT", tmp_path)
    with pytest.raises(MissingFontError, match="apt-get install"):
        font_path(Font.SONG)
    assert set(missing_fonts()) == set(Font) - set(STAND_INS)


@pytest.mark.fonts
@pytest.mark.skipif(bool(missing_fonts()), reason=f"CJK fonts are missing; run: {APT_COMMAND}")
@pytest.mark.parametrize("level", LEVELS)
def test_pages_stay_small(level: Level) -> None:
    limit = {Level.CLEAN: 460, Level.SCAN: 230, Level.BAD: 130, Level.PHOTO: 260, Level.FAX: 90}[level]
    for kind, subtype in (("contract", "transfer"), ("registration", "transfer_notice"), ("bank_slip", "payment")):
        drawing = draw(kind, subtype, {}, None, random.Random(2))
        sizes = [len(item.data) // 1024 for item in scan_drawing(drawing, level, 3)]
        assert max(sizes) <= limit


@pytest.mark.fonts
@pytest.mark.skipif(bool(missing_fonts()), reason=f"CJK fonts are missing; run: {APT_COMMAND}")
def test_scans_bound_as_a_pdf_keep_pages_sizes_and_truth() -> None:
    import pypdfium2

    drawing = draw("contract", "licence", {}, "contract_office", random.Random(4))
    scans = [scan_drawing(drawing, level, 8)[0] for level in LEVELS]
    document = pypdfium2.PdfDocument(pictures_to_pdf(scans))
    assert len(document) == len(LEVELS)
    for page, scanned in zip(document, scans, strict=True):
        assert page.get_width() == pytest.approx(scanned.image.width * 72 / scanned.dpi, abs=0.02)
        assert not page.get_textpage().get_text_range().strip()
        assert np.asarray(page.render(scale=0.3).to_pil().convert("L")).std() > 5
    moved = truth_of(drawing.truth, scan_drawing(drawing, Level.PHOTO, 1))
    assert moved.values("supplier") == drawing.truth.values("supplier")
    assert moved.fields["supplier"][0].places != drawing.truth.fields["supplier"][0].places


def test_a_hidden_text_layer_is_there_and_unseen() -> None:
    import pypdfium2

    scanned = scan(marked_page(Box(0.1, 0.1, 0.3, 0.2)), Level.FAX, 2)
    plain, lying = (pypdfium2.PdfDocument(pictures_to_pdf([scanned], hidden_text=text))[0] for text in ("", "9f" * 40))
    assert lying.get_textpage().get_text_range().strip() == "9f" * 40
    assert not plain.get_textpage().get_text_range().strip()
    assert np.array_equal(plain.render().to_numpy(), lying.render().to_numpy())


@pytest.mark.parametrize("effect", [effect for effect in Effect if effect is not Effect.FAX])
def test_an_effect_changes_the_page_and_keeps_what_is_printed_on_it(effect: Effect) -> None:
    box = Box(0.3, 0.3, 0.5, 0.34)
    page = marked_page(box).resize((827, 1170))
    first, again = (scan_with(page, effect, 4, [box]) for _ in range(2))
    assert first.data == again.data
    place, picture = first.box(box), np.asarray(first.image.convert("L"))
    height, width = picture.shape
    middle = picture[int(place.cy * height), int((place.x0 + place.width / 4) * width) : int(place.cx * width)]
    beyond = picture[int(0.97 * height), width // 2 - 20 : width // 2 + 20]
    assert middle.mean() < beyond.mean() - 25


def test_two_pages_on_one_sheet_stand_side_by_side() -> None:
    page = marked_page(Box(0.2, 0.3, 0.5, 0.34)).resize((400, 566))
    sheet = two_up(page, page)
    assert sheet.size == (800, 566)
    assert sheet.getpixel((140, 180)) == sheet.getpixel((540, 180)) == (0, 0, 0)


def test_a_slip_is_pasted_sideways_below_the_page() -> None:
    page = Image.new("RGB", (800, 560), "white")
    slip = marked_page(Box(0.0, 0.0, 1.0, 0.5)).resize((800, 400))
    sheet = with_slip(page, slip)
    column = np.asarray(sheet.convert("L"))[1400]
    dark = np.flatnonzero(column < 60)
    assert dark.min() > 300
    assert dark.max() < 700
