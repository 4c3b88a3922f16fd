"""The store: a folder's SQLite file and a PostgreSQL server hold the same things."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from extract.pages import Page, PageStatus
from heyan.store.contents import PART_BYTES, open_contents
from heyan.store.database import PACKAGES, PAGES
from heyan.store.folder import FILE_NAME
from heyan.store.pages import open_cache
from heyan.store.read_page import ReadPage
from ocr.errors import ConfigError, EngineError
from ocr.lines import Box, Line
from tests.postgres import running_server, server_programs

PROGRAMS = server_programs()
PAGE = Page("甲.pdf", 3, 100, 140, lines=(Line("合同额", Box(0.1, 0.1, 0.2, 0.12), edges=(0.1, 0.13, 0.16, 0.2)),))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if PROGRAMS is None:
        assert "CI" not in os.environ, "the tests of the landing need a PostgreSQL server (Debian's package postgresql)"
        pytest.skip("no PostgreSQL server is installed")
    with running_server(PROGRAMS) as url:
        yield url


@pytest.fixture(params=["folder", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return str(tmp_path / "cache")
    return str(request.getfixturevalue("server"))


def test_a_page_comes_back_as_it_was_kept_under_the_name_of_today(place: str) -> None:
    with open_cache(place) as cache:
        cache.put("a page", ReadPage(PAGE, b"jpeg"))
    with open_cache(place) as cache:
        assert cache.get("a page", "甲.pdf") == ReadPage(PAGE, b"jpeg")
        assert cache.get("a page", "乙.pdf") == ReadPage(PAGE, b"jpeg").named("乙.pdf")
        assert cache.get("another", "甲.pdf") is None
        assert not cache.has("another")


def test_a_page_kept_again_replaces_the_first(place: str) -> None:
    with open_cache(place) as cache:
        cache.put("twice", ReadPage(PAGE))
        cache.put("twice", ReadPage(Page("甲.pdf", 3, 1, 1, status=PageStatus.BLANK)))
        found = cache.get("twice", "甲.pdf")
    assert found is not None
    assert found.page.status is PageStatus.BLANK


def test_a_picture_is_added_to_a_page_that_is_kept(place: str) -> None:
    with open_cache(place) as cache:
        cache.put("with picture", ReadPage(PAGE))
        assert cache.picture("with picture") is None
        cache.put_picture("with picture", b"later")
        assert cache.picture("with picture") == b"later"
        assert cache.picture("without page") is None


def keep_many(place: str, start: int) -> None:
    with open_cache(place) as cache:
        for number in range(start, start + 40):
            cache.put(f"{number}", ReadPage(PAGE))


def test_processes_that_write_at_once_lose_nothing(place: str) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(keep_many, [place, place], [0, 40]))
    with open_cache(place) as cache:
        assert all(cache.has(f"{number}") for number in range(80))


@pytest.mark.parametrize("size", [0, 1, PART_BYTES, 2 * PART_BYTES + 17])
def test_a_content_arrives_as_it_was_sent(place: str, tmp_path: Path, size: int) -> None:
    sent = tmp_path / "scan.pdf"
    sent.write_bytes(bytes(range(256)) * (size // 256) + b"x" * (size % 256))
    open_contents(place, "run", tmp_path / "here").put(f"sha-{size}", sent)
    assert open_contents(place, "", tmp_path / "there").fetch(f"sha-{size}").read_bytes() == sent.read_bytes()


def test_a_content_goes_with_the_last_run_that_used_it(place: str, tmp_path: Path) -> None:
    sent = tmp_path / "scan.pdf"
    sent.write_bytes(b"content")
    first, second = (open_contents(place, run, tmp_path / run) for run in ("first", "second"))
    first.put("shared", sent)
    second.put("shared", sent)
    first.release()
    assert open_contents(place, "", tmp_path / "worker").fetch("shared").read_bytes() == b"content"
    second.release()
    with pytest.raises(EngineError, match="共享缓存"):
        open_contents(place, "", tmp_path / "another worker").fetch("shared")


def test_a_database_that_does_not_answer_is_told_without_its_password() -> None:
    with pytest.raises(ConfigError, match="连接不上") as told:
        open_cache("postgresql://heyan:secret@127.0.0.1:1/heyan").__enter__()
    assert "secret" not in str(told.value)


def test_an_address_of_no_known_database_is_told() -> None:
    with pytest.raises(ConfigError, match="驱动"):
        open_cache("oraclx://somewhere/heyan").__enter__()


def test_the_cache_in_a_folder_has_the_tables_of_the_database(tmp_path: Path) -> None:
    open_cache(str(tmp_path)).__enter__().close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        for table in (PAGES, PACKAGES):
            columns = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            told = [(name, kind, bool(needed), bool(key)) for _, name, kind, needed, _, key in columns]
            assert told == [
                (column.name, str(column.type), not column.nullable, column.primary_key) for column in table.columns
            ]


def test_a_cache_in_a_folder_loads_no_library_for_databases(tmp_path: Path) -> None:
    script = (
        "import sys; from heyan.store.pages import PageCache\n"
        f"PageCache({str(tmp_path)!r}).close(); print('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
