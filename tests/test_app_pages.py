"""The reading stage: order, cache, workers that die."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from extract.intake import open_package
from extract.package import Reason
from extract.pages import Page, PageStatus
from heyan import pages
from heyan.options import RunOptions
from heyan.pages import EngineChoice, ReadingStage, read_one
from heyan.reading import extract
from heyan.store.pages import PageCache, ReadPage, open_cache, page_key
from ocr.engine import EngineName, EngineOptions, PageReading
from ocr.errors import EngineError
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


def printed(path: Path, top: int) -> None:
    """A page with a row of black marks at a height."""
    picture = Image.new("L", (600, 800), 255)
    for left in range(60, 500, 40):
        picture.paste(0, (left, top, left + 24, top + 30))
    picture.save(path)


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
    choice = EngineChoice(EngineName.PADDLE, 1)
    found = [read_one(choice, task).page for task in open_package(tmp_path).tasks()]
    assert len(found) == 3
    assert opened == [EngineName.PADDLE]


def test_a_message_names_the_file_of_today(tmp_path: Path) -> None:
    page = Page("旧名.pdf", 1, 1, 1, status=PageStatus.UNREADABLE, message="旧名.pdf 第 1 页：文件损坏。")
    with open_cache(tmp_path) as cache:
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
    with open_cache(tmp_path) as cache:
        cache.put("key", read_quietly(EngineChoice(EngineName.SWIFT, 1), Task("a.pdf", 1)))

    def locked(_cache: PageCache) -> sqlite3.Connection:
        raise sqlite3.OperationalError

    with monkeypatch.context() as patched:
        patched.setattr(PageCache, "_open", locked)
        with open_cache(tmp_path) as cache:
            assert cache.fault
            cache.put("other", read_quietly(EngineChoice(EngineName.SWIFT, 1), Task("b.pdf", 1)))
            assert not cache.has("other")
    with open_cache(tmp_path) as cache:
        assert cache.has("key")


def linger(choice: EngineChoice, task: Any) -> ReadPage:
    if task.number > 1:
        time.sleep(60)
    return ReadPage(Page(str(os.getpid()), task.number, 1, 1))


def test_workers_end_at_once_when_reading_is_given_up(tmp_path: Path) -> None:
    with open_cache(tmp_path) as cache:
        reading = stage(cache, linger).read(tasks(9))
        next(reading)
        begun = time.monotonic()
        reading.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 20
    assert not multiprocessing.active_children()


def first_page_only(folder: str) -> None:
    """Read one page, say which process read it, and go on reading. Runs in a process of its own."""
    with open_cache(Path(folder)) as cache:
        for read in stage(cache, linger).read(tasks(9)):
            print(read.page.file, flush=True)  # noqa: T201  the test reads it


def is_running(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    program = f"from tests.test_app_pages import first_page_only; first_page_only({str(tmp_path)!r})"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert is_running(worker)
        parent.kill()
    deadline = time.monotonic() + 20
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(worker)


def test_an_engine_that_cannot_start_is_no_fault_of_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: EngineName, _options: EngineOptions) -> None:
        raise EngineError("没有可用的推理引擎。请运行 heyan doctor。")

    monkeypatch.setattr("ocr.engines.open_engine", broken)
    monkeypatch.setattr(pages, "_engine", pages._engine.__wrapped__)
    monkeypatch.setattr(pages, "_reader", pages._reader.__wrapped__)
    printed(tmp_path / "a.png", 100)
    with pytest.raises(EngineError, match="doctor"):
        extract([tmp_path / "a.png"], RunOptions(cache=tmp_path / "cache"))
