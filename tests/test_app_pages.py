"""The reading stage: order, cache, workers that die."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from extract.intake import open_package
from extract.package import Reason
from extract.pages import Page, PageStatus
from heyan import work
from heyan.crew import Crew
from heyan.options import RunOptions
from heyan.pages import ReadingStage
from heyan.pictures import Pictures
from heyan.reading import extract
from heyan.store.pages import PageCache, open_cache
from heyan.store.read_page import ReadPage, page_key
from heyan.work import WorkOrder, read_one
from heyan.workers import WorkerPool
from ocr.choices import Device, EngineName, EngineOptions
from ocr.engine import PageReading
from ocr.errors import EngineError
from ocr.lines import Box, Frame, Line
from parsers.api import parse_documents
from parsers.corrections import Corrections
from parsers.reading import Document
from parsers.values import search
from tests.executors import Here


@dataclass(frozen=True)
class Task:
    """As much of a page task as the stage looks at."""

    file: str
    number: int
    sha256: str = "0" * 64


def tasks(count: int) -> Any:
    return [Task("a.pdf", number) for number in range(1, count + 1)]


def order(place: Path) -> WorkOrder:
    return WorkOrder(EngineName.SWIFT, Device.CPU, 1, str(place), "v1")


def read_quietly(order: WorkOrder, task: Any) -> ReadPage:
    line = Line(f"第{task.number}页", Box(0.1, 0.1, 0.2, 0.12), edges=(0.1, 0.12, 0.15, 0.2))
    read = ReadPage(Page(task.file, task.number, 100, 140, lines=(line,)), b"jpeg")
    with open_cache(order.cache) as cache:
        cache.put(page_key(task.sha256, task.number, order.version), read)
    return read


def die_on_page_four(order: WorkOrder, task: Any) -> ReadPage:
    if task.number == 4:
        os._exit(9)
    return read_quietly(order, task)


def hang_on_page_four(order: WorkOrder, task: Any) -> ReadPage:
    if task.number == 4:
        time.sleep(600)
    return read_quietly(order, task)


def never_read(_order: WorkOrder, _task: Any) -> ReadPage:
    raise AssertionError


def stage(place: Path, cache: PageCache, read: Any, executor: Executor | None = None, **options: Any) -> ReadingStage:
    return ReadingStage(replace(order(place), **options), cache, Crew(Here(), executor or Here(), 2, 2, read))


@contextmanager
def opened(place: Path) -> Iterator[PageCache]:
    with open_cache(str(place)) as cache:
        yield cache


def test_pages_come_in_the_order_of_their_tasks(tmp_path: Path) -> None:
    with opened(tmp_path) as cache, WorkerPool(2) as pool:
        pages = [read.page.number for read in stage(tmp_path, cache, read_quietly, pool).read(tasks(25))]
    assert pages == list(range(1, 26))


def test_a_page_read_once_is_not_read_again(tmp_path: Path) -> None:
    with opened(tmp_path) as cache:
        first = list(stage(tmp_path, cache, read_quietly).read(tasks(3)))
        again = list(stage(tmp_path, cache, never_read).read(tasks(3)))
    assert first == again


def test_no_cache_reads_anew(tmp_path: Path) -> None:
    with opened(tmp_path) as cache:
        list(stage(tmp_path, cache, read_quietly).read(tasks(1)))
        with pytest.raises(AssertionError):
            list(stage(tmp_path, cache, never_read, reuse=False).read(tasks(1)))


def test_equal_content_under_two_names_is_read_once(tmp_path: Path) -> None:
    seen: list[str] = []

    def read(order: WorkOrder, task: Any) -> ReadPage:
        seen.append(task.file)
        return read_quietly(order, task)

    same: Any = [Task("a.pdf", 1), Task("b.pdf", 1)]
    with opened(tmp_path) as cache:
        files = [found.page.file for found in stage(tmp_path, cache, read).read(same)]
    assert files == ["a.pdf", "b.pdf"]
    assert seen == ["a.pdf"]


@pytest.mark.parametrize("reuse", [True, False])
def test_a_page_after_a_copy_of_another_keeps_its_own_content(tmp_path: Path, *, reuse: bool) -> None:
    files = {"a.pdf": "1" * 64, "copy of a.pdf": "1" * 64, "b.pdf": "2" * 64, "c.pdf": "3" * 64}
    some: Any = [Task(file, 1, sha256) for file, sha256 in files.items()]

    def read(_order: WorkOrder, task: Any) -> ReadPage:
        return ReadPage(Page(task.file, 1, 100, 140, label=task.sha256))

    with opened(tmp_path) as cache:
        for _ in range(2):
            pages = [found.page for found in stage(tmp_path, cache, read, reuse=reuse).read(some)]
            assert {page.file: page.label for page in pages} == files


def test_a_page_that_kills_its_worker_is_unreadable_and_the_rest_is_read(tmp_path: Path) -> None:
    with opened(tmp_path) as cache, WorkerPool(2) as pool:
        pages = [read.page for read in stage(tmp_path, cache, die_on_page_four, pool).read(tasks(12))]
        assert not cache.has(page_key("0" * 64, 4, "v1")), "a fault of the machine is not remembered"
    assert [page.number for page in pages] == list(range(1, 13))
    assert [page.number for page in pages if page.status is PageStatus.UNREADABLE] == [4]
    assert pages[3].reason is Reason.ENGINE
    assert "a.pdf 第 4 页" in pages[3].message


def test_a_page_over_its_time_is_unreadable_and_the_rest_is_read(tmp_path: Path) -> None:
    with opened(tmp_path) as cache, WorkerPool(2, seconds=12) as pool:
        pages = [read.page for read in stage(tmp_path, cache, hang_on_page_four, pool).read(tasks(6))]
    assert [page.number for page in pages if page.status is PageStatus.UNREADABLE] == [4]
    assert pages[3].reason is Reason.TIME_LIMIT
    assert "page-seconds" in pages[3].message


def test_pages_finished_before_the_end_are_kept_even_if_an_earlier_one_was_not(tmp_path: Path) -> None:
    with opened(tmp_path) as cache, WorkerPool(2) as pool:
        reading = stage(tmp_path, cache, hang_on_page_four, pool).read(tasks(9))
        assert [next(reading).page.number for _ in range(3)] == [1, 2, 3]
        while not cache.has(page_key("0" * 64, 9, "v1")):
            time.sleep(0.05)
        pool.shutdown(cancel_futures=True)


def test_a_damaged_cache_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "pages.sqlite").write_bytes(b"this is no database, far from it" * 100)
    with opened(tmp_path) as cache:
        cache.put("key", read_quietly(order(tmp_path / "other"), Task("a.pdf", 1)))
        assert cache.get("key", "b.pdf") is not None
    assert (tmp_path / "pages.damaged").exists()


def test_a_damaged_entry_counts_as_not_read(tmp_path: Path) -> None:
    with opened(tmp_path) as cache:
        cache.put("key", read_quietly(order(tmp_path / "other"), Task("a.pdf", 1)))
    with sqlite3.connect(tmp_path / "pages.sqlite") as database:
        database.execute("UPDATE pages SET page = ?", (b"broken",))
    with opened(tmp_path) as cache:
        assert cache.get("key", "a.pdf") is None


def printed(path: Path, top: int) -> None:
    """A page with a row of black marks at a height."""
    picture = Image.new("L", (600, 800), 255)
    for left in range(60, 500, 40):
        picture.paste(0, (left, top, left + 24, top + 30))
    picture.save(path)


@pytest.fixture
def fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a process that has read nothing yet."""
    for name in ("_engine", "_reader", "_cache"):
        monkeypatch.setattr(work, name, lru_cache(maxsize=1)(getattr(work, name).__wrapped__))


@pytest.mark.usefixtures("fresh_process")
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
        printed(tmp_path / f"{number}.png", 100 + 90 * number)
    found = [read_one(order(tmp_path / "cache"), task).page for task in open_package(tmp_path).tasks()]
    assert len(found) == 3
    assert opened == [EngineName.SWIFT]


@pytest.mark.usefixtures("fresh_process")
@pytest.mark.parametrize("refused", [MemoryError(), PermissionError(), OSError(errno.EMFILE, "too many open files")])
def test_what_the_machine_refused_once_is_read_the_next_time(
    refused: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "说明.txt").write_text("转化说明", encoding="utf-8")
    (task,) = open_package(tmp_path / "说明.txt").tasks()

    def refuse(*_: Any) -> Any:
        raise refused

    with monkeypatch.context() as patched:
        patched.setattr("extract.reading.open_file", refuse)
        first = read_one(order(tmp_path / "cache"), task).page
    assert first.status is PageStatus.UNREADABLE
    assert first.reason is not Reason.DAMAGED
    with open_cache(str(tmp_path / "cache")) as kept:
        assert not kept.has(page_key(task.sha256, task.number, "v1"))
    assert read_one(order(tmp_path / "cache"), task).page.lines


def test_a_file_that_was_not_searched_to_the_end_says_so_and_is_parsed_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "说明.txt").write_text("转化说明", encoding="utf-8")
    options = RunOptions(cache=str(tmp_path / "cache"))

    def hostile(pages: Iterator[Page], _corrections: Corrections) -> Iterator[Document]:
        found = list(parse_documents(pages))
        monkeypatch.setattr(search._Tally, "given_up", 1)
        yield from found

    with monkeypatch.context() as patched:
        patched.setattr("heyan.parsing.parse_documents", hostile)
        first = extract([tmp_path / "说明.txt"], options)
    assert "人工核对" in first.files[0].message
    assert not extract([tmp_path / "说明.txt"], options).files[0].message


def test_a_message_names_the_file_of_today(tmp_path: Path) -> None:
    page = Page("旧名.pdf", 1, 1, 1, status=PageStatus.UNREADABLE, message="旧名.pdf 第 1 页：文件损坏。")
    with opened(tmp_path) as cache:
        cache.put("key", ReadPage(page))
        found = cache.get("key", "新名.pdf")
    assert found is not None
    assert found.page.message == "新名.pdf 第 1 页：文件损坏。"


def test_a_cache_that_cannot_be_made_is_told_and_done_without(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "a.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    found = extract([tmp_path / "a.csv"], RunOptions(cache=tmp_path / "file" / "cache"))
    assert found.all_read
    assert str(tmp_path / "file" / "cache") in caplog.text
    assert "--cache" in caplog.text


def test_a_cache_in_use_by_others_is_not_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as cache:
        cache.put("key", read_quietly(order(tmp_path / "other"), Task("a.pdf", 1)))

    def locked(_folder: Path) -> None:
        raise sqlite3.OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr("heyan.store.pages.FolderRows", locked)
        with opened(tmp_path) as cache:
            assert cache.fault
            cache.put("other", read_quietly(order(tmp_path / "other"), Task("b.pdf", 1)))
            assert not cache.has("other")
    with opened(tmp_path) as cache:
        assert cache.has("key")


@pytest.mark.usefixtures("fresh_process")
def test_an_engine_that_cannot_start_is_no_fault_of_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: EngineName, _options: EngineOptions) -> None:
        raise EngineError("没有可用的推理引擎。请运行 heyan doctor。")

    monkeypatch.setattr("ocr.engines.open_engine", broken)
    printed(tmp_path / "a.png", 100)
    task = next(iter(open_package(tmp_path).tasks()))
    with pytest.raises(EngineError, match="doctor"):
        read_one(order(tmp_path / "cache"), task)


def test_a_page_that_has_no_look_is_asked_for_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "说明.txt").write_text("转化说明", encoding="utf-8")
    (task,) = open_package(tmp_path / "说明.txt").tasks()
    place, cache = (task.file, task.number), str(tmp_path / "cache")
    with open_cache(cache) as kept:
        kept.put(page_key(task.sha256, task.number, "v"), ReadPage(Page(task.file, task.number, 1, 1)))
    pictures = Pictures({place: task}, cache, "v")
    assert not pictures.jpegs([place])
    monkeypatch.setattr("heyan.pictures._rendered", None)
    assert not pictures.jpegs([place])
