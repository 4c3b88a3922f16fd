"""Pictures of every kind are decoded as a viewer shows them, and never beyond the bounds."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.package import Reason
from extract.pages import PageStatus
from extract.pictures import PICTURE_WIDTH, encode_picture
from extract.readers.image import OpenPicture
from extract.reading import PageReader
from tests.extract_builders import RecordingEngine, picture_of, printed_picture, read, task_of, texts


def _picture(path: Path, number: int = 1) -> np.ndarray:
    image = picture_of(task_of(path, number), 0)
    assert image is not None
    assert image.dtype == np.uint8
    assert image.shape[2] == 3
    return image


def _marked() -> Pillow.Image:
    """Landscape paper with a dark corner top left."""
    pixels = np.full((300, 400), 255, np.uint8)
    pixels[:60, :80] = 0
    return Pillow.fromarray(pixels)


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("a.jpg", "RGB"),
        ("a.jpg", "CMYK"),
        ("a.jpg", "L"),
        ("a.png", "RGBA"),
        ("a.png", "P"),
        ("a.png", "1"),
        ("a.png", "I;16"),
        ("a.tif", "I;16"),
        ("a.bmp", "RGB"),
        ("a.webp", "RGB"),
        ("a.gif", "P"),
    ],
)
def test_every_kind_of_picture(tmp_path: Path, name: str, mode: str) -> None:
    picture = _marked()
    deep = Pillow.fromarray(np.asarray(picture).astype(np.uint16) * 257)
    picture = deep if mode == "I;16" else picture.convert(mode)
    picture.save(tmp_path / name)
    image = _picture(tmp_path / name)
    assert image.shape[:2] == (300, 400)
    assert image[20, 20].max() < 30
    assert image[200, 200].min() > 225


def test_transparent_paper_is_white(tmp_path: Path) -> None:
    picture = Pillow.new("RGBA", (400, 300), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 80, 60))
    picture.save(tmp_path / "a.png")
    image = _picture(tmp_path / "a.png")
    assert image[200, 200].min() == 255
    assert image[20, 20].max() == 0


def test_a_photo_is_turned_as_its_tag_says(tmp_path: Path) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6
    _marked().save(tmp_path / "a.jpg", exif=exif)
    image = _picture(tmp_path / "a.jpg")
    assert image.shape[:2] == (400, 300)
    assert image[20, 280].max() < 40
    page = read(tmp_path / "a.jpg", engine=RecordingEngine())
    assert (page.width, page.height) == (300.0, 400.0)


def test_a_fax_of_many_pages(tmp_path: Path) -> None:
    pages = [printed_picture(400 + 10 * index, 600).convert("1") for index in range(3)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:], compression="group4")
    sizes = [read(tmp_path / "a.tif", number, RecordingEngine()).width for number in (1, 2, 3)]
    assert sizes == [400.0, 410.0, 420.0]


def test_a_page_that_ocr_turns_has_the_upright_size(tmp_path: Path) -> None:
    printed_picture(800, 600).save(tmp_path / "a.png")
    page = read(tmp_path / "a.png", engine=RecordingEngine(turn=90))
    assert (page.width, page.height) == (600.0, 800.0)


def test_a_cut_off_picture_is_damaged(tmp_path: Path) -> None:
    printed_picture().save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    page = read(tmp_path / "a.jpg")
    assert (page.status, page.reason) == (PageStatus.UNREADABLE, Reason.DAMAGED)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("side", [13_000, 60_000])
def test_a_bomb_is_not_decoded(tmp_path: Path, side: int) -> None:
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + _chunk(b"IEND", b"")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    page = read(tmp_path / "a.png")
    assert (page.status, page.reason) == (PageStatus.UNREADABLE, Reason.LIMIT)


def test_a_picture_may_have_as_many_pixels_as_the_user_says(tmp_path: Path) -> None:
    Pillow.new("1", (20_000, 20_000), 1).save(tmp_path / "a.png")
    with pytest.raises(UnreadableError, match="--limit megapixels=N"):
        OpenPicture(tmp_path / "a.png", Limits()).look(1)
    look = OpenPicture(tmp_path / "a.png", Limits(pixels=400_000_000)).look(1)
    assert (look.width, look.height) == (20_000, 20_000)


def test_a_tiny_file_that_claims_four_thousand_million_pixels(tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(
        b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + b"\x00" * 6 + b",\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02L\x01\x00;"
    )
    assert read(tmp_path / "a.gif").reason is Reason.LIMIT


def test_large_pictures_are_scaled_down_for_reading(tmp_path: Path) -> None:
    printed_picture(1200, 1600).save(tmp_path / "a.png")
    engine = RecordingEngine()
    page = read(tmp_path / "a.png", engine=engine, limits=Limits(render_pixels=480_000))
    assert engine.shown[0].shape[:2] == (800, 600)
    assert (page.width, page.height) == (1200.0, 1600.0)


def test_the_last_picture_is_small_and_grey_where_the_page_is(tmp_path: Path) -> None:
    printed_picture(2000, 2600).save(tmp_path / "a.png")
    with PageReader(RecordingEngine) as reader:
        assert reader.last_picture() is None
        assert texts(reader.read(task_of(tmp_path / "a.png"))) == ["识别所得"]
        data = reader.last_picture()
    assert data is not None
    shown = Pillow.open(io.BytesIO(data))
    assert (shown.mode, shown.width) == ("L", PICTURE_WIDTH)
    red = np.zeros((100, 80, 3), np.uint8)
    red[:, :, 2] = 200
    assert Pillow.open(io.BytesIO(encode_picture(red))).mode == "RGB"
