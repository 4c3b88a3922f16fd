"""The reading stage: order, cache, workers that die."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from extract.intake import open_package
from extract.package import Reason
from extract.pages import Page, PageStatus
from heyan.pages import EngineChoice, ReadingStage, read_one
from heyan.store.pages import PageCache, ReadPage, open_cache, page_key
from ocr.engine import EngineName, EngineOptions, PageReading
from ocr.lines import Box, Frame, Line


@dataclass(frozen=True)
class Task:
    """As much of a page task as the stage looks at."""

    file: str
    number: int
    sha256: str = "0" * 64


def tasks(count: int) -> Any:
    return [Task("a.pdf", number) for number in range(1, count + 1)]


def read_quietly(_choice: EngineChoice, task: Any) -> ReadPage:
    line = Line(f"第{task.number}页", Box(0.1, 0.1, 0.2, 0.12), edges=(0.1, 0.12, 0.15, 0.2))
    return ReadPage(Page(task.file, task.number, 100, 140, lines=(line,)), b"jpeg")


def die_on_page_four(choice: EngineChoice, task: Any) -> ReadPage:
    if task.number == 4:
        os._exit(9)
    return read_quietly(choice, task)


def never_read(_choice: EngineChoice, _task: Any) -> ReadPage:
    raise AssertionError


def stage(cache: PageCache, read: Any, workers: int = 2, **options: Any) -> ReadingStage:
    return ReadingStage(EngineName.SWIFT, "v1", cache, workers, read_page=read, **options)


def test_pages_come_in_the_order_of_their_tasks(tmp_path: Path) -> None:
    with open_cache(tmp_path) as cache:
        pages = [read.page.number for read in stage(cache, read_quietly).read(tasks(25))]
    assert pages == list(range(1, 26))


def test_a_page_read_once_is_not_read_again(tmp_path: Path) -> None:
    with open_cache(tmp_path) as cache:
        first = list(stage(cache, read_quietly, workers=1).read(tasks(3)))
        again = list(stage(cache, never_read, workers=1).read(tasks(3)))
    assert first == again


def test_no_cache_reads_anew(tmp_path: Path) -> None:
    with open_cache(tmp_path) as cache:
        list(stage(cache, read_quietly, workers=1).read(tasks(1)))
        with pytest.raises(AssertionError):
            list(stage(cache, never_read, workers=1, use_cache=False).read(tasks(1)))


def test_equal_content_under_two_names_is_read_once(tmp_path: Path) -> None:
    seen: list[str] = []

    def read(choice: EngineChoice, task: Any) -> ReadPage:
        seen.append(task.file)
        return read_quietly(choice, task)

    same: Any = [Task("a.pdf", 1), Task("b.pdf", 1)]
    with open_cache(tmp_path) as cache:
        files = [found.page.file for found in stage(cache, read, workers=1).read(same)]
    assert files == ["a.pdf", "b.pdf"]
    assert seen == ["a.pdf"]


@pytest.mark.parametrize("use_cache", [True, False])
def test_a_page_after_a_copy_of_another_keeps_its_own_content(tmp_path: Path, *, use_cache: bool) -> None:
    files = {"a.pdf": "1" * 64, "copy of a.pdf": "1" * 64, "b.pdf": "2" * 64, "c.pdf": "3" * 64}
    some: Any = [Task(file, 1, sha256) for file, sha256 in files.items()]

    def read(_choice: EngineChoice, task: Any) -> ReadPage:
        return ReadPage(Page(task.file, 1, 100, 140, label=task.sha256))

    with open_cache(tmp_path) as cache:
        for _ in range(2):
            pages = [found.page for found in stage(cache, read, workers=1, use_cache=use_cache).read(some)]
            assert {page.file: page.label for page in pages} == files


def test_a_page_that_kills_its_worker_is_unreadable_and_the_rest_is_read(tmp_path: Path) -> None:
    with open_cache(tmp_path) as cache:
        pages = [read.page for read in stage(cache, die_on_page_four).read(tasks(12))]
        assert not cache.has(page_key("0" * 64, 4, "v1")), "a fault of the machine is not remembered"
    assert [page.number for page in pages] == list(range(1, 13))
    assert [page.number for page in pages if page.status is PageStatus.UNREADABLE] == [4]
    assert pages[3].reason is Reason.ENGINE
    assert "a.pdf 第 4 页" in pages[3].message


def test_a_damaged_cache_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "pages.sqlite").write_bytes(b"this is no database, far from it" * 100)
    with open_cache(tmp_path) as cache:
        cache.put("key", read_quietly(EngineChoice(EngineName.SWIFT, 1), Task("a.pdf", 1)))
        assert cache.get("key", "b.pdf") is not None
    assert (tmp_path / "pages.damaged").exists()


def test_a_damaged_entry_counts_as_not_read(tmp_path: Path) -> None:
    with open_cache(tmp_path) as cache:
        cache.put("key", read_quietly(EngineChoice(EngineName.SWIFT, 1), Task("a.pdf", 1)))
    with sqlite3.connect(tmp_path / "pages.sqlite") as database:
        database.execute("UPDATE pages SET page = ?", (b"broken",))
    with open_cache(tmp_path) as cache:
        assert cache.get("key", "a.pdf") is None


def test_a_process_loads_its_models_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[EngineName] = []

    class Blank:
        def read(self, image: Any) -> PageReading:
            return PageReading((), Frame(aspect=image.shape[0] / image.shape[1]))

    def open_engine(name: EngineName, _options: EngineOptions) -> Any:
        opened.append(name)
        return Blank()

    monkeypatch.setattr("ocr.engines.open_engine", open_engine)
    for number in range(3):
        picture = Image.new("L", (600, 800), 255)
        for left in range(60, 500, 40):
            picture.paste(0, (left, 100 + 90 * number, left + 24, 130 + 90 * number))
        picture.save(tmp_path / f"{number}.png")
    choice = EngineChoice(EngineName.PADDLE, 1)
    found = [read_one(choice, task).page for task in open_package(tmp_path).tasks()]
    assert len(found) == 3
    assert opened == [EngineName.PADDLE]
