"""Reading a page never raises for bad content, opens the engine only when needed, and keeps few files open."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.limits import Limits
from extract.package import Reason
from extract.pages import PageStatus
from extract.readers.base import OpenFile
from extract.readers.registry import open_file
from extract.reading import PageReader
from extract.sniff import Format
from ocr.engine import Image, PageReading
from ocr.errors import EngineError
from tests.extract_builders import RecordingEngine, contract_text, make_pdf, picture_of, printed_picture, read, task_of


class _Failing(RecordingEngine):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def read(self, image: Image) -> PageReading:
        raise self.error


@pytest.mark.parametrize("error", [EngineError("模型缺失"), RuntimeError("bad alloc"), ValueError("shape")])
def test_a_fault_of_the_engine_is_told_as_such(tmp_path: Path, error: Exception) -> None:
    printed_picture().save(tmp_path / "a.png")
    page = read(tmp_path / "a.png", engine=_Failing(error))
    assert (page.status, page.reason) == (PageStatus.UNREADABLE, Reason.ENGINE)
    assert page.message.startswith("a.png 第 1 页：")
    assert "heyan doctor" in page.message


def test_a_file_gone_since_intake(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", contract_text)
    task = task_of(path)
    path.unlink()
    with PageReader(RecordingEngine) as reader:
        page = reader.read(task)
    assert (page.status, page.reason) == (PageStatus.UNREADABLE, Reason.NO_ACCESS)


def test_few_files_are_open_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def counting(path: Path, found: Format, limits: Limits) -> OpenFile:
        opened.append(path)
        return open_file(path, found, limits)

    monkeypatch.setattr("extract.reading.open_file", counting)
    tasks = [task_of(make_pdf(tmp_path / f"{name}.pdf", contract_text)) for name in "abc"]
    with PageReader(RecordingEngine, open_files=2) as reader:
        for task in (tasks[0], tasks[0], tasks[1], tasks[0], tasks[2], tasks[0], tasks[1]):
            assert reader.read(task).status is PageStatus.READ
        assert len(reader._open) == 2
    assert [path.stem for path in opened] == ["a", "b", "c", "b"]


def test_pictures_are_as_submitted(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", contract_text)
    image = picture_of(task_of(path), 72)
    assert image is not None
    assert image.shape[:2] == (842, 595)
    printed_picture(3000, 4000).save(tmp_path / "b.png")
    small = picture_of(task_of(tmp_path / "b.png"), 100)
    assert small is not None
    assert small.shape[0] == 1170


def test_a_blank_scan_is_blank_without_ocr(tmp_path: Path) -> None:
    printed_picture().point(lambda level: 250).save(tmp_path / "a.png")
    assert read(tmp_path / "a.png").status is PageStatus.BLANK


def test_a_blackened_page_is_unreadable_not_blank(tmp_path: Path) -> None:
    printed_picture().point(lambda level: 12).save(tmp_path / "a.png")
    page = read(tmp_path / "a.png")
    assert page.status is PageStatus.UNREADABLE
    assert page.reason is Reason.OBSCURED
    assert "a.png" in page.message
