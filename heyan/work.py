"""What a worker does with a page, wherever it runs: in a process of this machine or on a cluster."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from extract.package import PASSING, Reason
from extract.version import READING_VERSION
from heyan.sources import source_version
from heyan.store.read_page import ReadPage, page_key
from ocr.choices import Device, EngineName, EngineOptions
from ocr.engines import engine_version

if TYPE_CHECKING:
    from extract.reading import PageReader
    from extract.tasks import PageTask
    from heyan.store.pages import PageCache
    from ocr.engine import OcrEngine


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """How pages are read, the same for all pages of a run.

    `threads` is what an engine may use on its `device`; `cache` the place where a page is kept as soon as it is read,
    so that a run that is killed has lost nothing it had finished; `version` names all that can change what is read;
    `reuse` False reads pages anew that are kept already.
    """

    engine: EngineName
    device: Device
    threads: int
    cache: str
    version: str
    reuse: bool = True


ReadOne = Callable[[WorkOrder, "PageTask"], ReadPage]
"""Reads one page in whatever process it is called, and keeps it in the cache."""


def reading_version(engine: EngineName, device: Device = Device.CPU) -> str:
    """Names everything that can change what is read from the same bytes. Part of cache keys."""
    return f"{READING_VERSION}\n{engine_version(engine, EngineOptions(device=device))}"


def read_one(order: WorkOrder, task: PageTask) -> ReadPage:
    """Read a page in this process and keep it, with its picture where the page had to be rendered anyway.

    A page that could not be read for a reason that may pass is not kept.

    Raises:
        EngineError: the OCR engine cannot start, which is no fault of the page.
    """
    reader = _reader(order)
    page = reader.read(task)
    if page.reason is Reason.ENGINE:
        _engine(order)
    if page.reason in PASSING:
        return ReadPage(page)
    read = ReadPage(page, reader.last_picture())
    _cache(order.cache).put(page_key(task.sha256, task.number, order.version), read)
    return read


def get_ready() -> None:
    """Load in a worker what looking at most files takes."""
    for name in ("examination", "readers.pdf", "readers.pdf_integrity", "readers.image"):
        import_module(f"extract.{name}")


def parsing_version() -> str:
    """Names everything that can change what is made of the same pages: the parsers, by their files' content."""
    return source_version("parsers")


@lru_cache(maxsize=1)
def _engine(order: WorkOrder) -> OcrEngine:
    """The engine of this process, opened when the first page needs it: models are loaded once."""
    from ocr.engines import open_engine

    return open_engine(order.engine, EngineOptions(order.threads, order.device))


@lru_cache(maxsize=1)
def _reader(order: WorkOrder) -> PageReader:
    """The page reader of this process, which gives its files back when the process ends.

    Exit handlers run in reverse order: PDFium is loaded first, so the reader closes before it looks for files left
    open, of which it would complain in English on standard error.
    """
    import pypdfium2  # noqa: F401  loaded for the order of ending alone

    from extract.reading import PageReader

    reader = PageReader(lambda: _engine(order))
    atexit.register(reader.close)
    return reader


@lru_cache(maxsize=1)
def _cache(place: str) -> PageCache:
    """The cache of this process."""
    from heyan.store.pages import PageCache

    return PageCache(place)
