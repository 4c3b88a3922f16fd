"""Reading on a cluster: the same pages as on one machine, and workers that die cost time, not pages."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.limits import DEFAULT_LIMITS, Limits
from extract.package import Reason
from extract.pages import Page, PageStatus
from heyan.cluster import ClusterExecutor
from heyan.executors import open_crew
from heyan.options import RunOptions
from heyan.pages import ReadingStage
from heyan.reading import extract
from heyan.report.as_json import dumps, extraction_json
from heyan.store.pages import open_cache
from heyan.store.read_page import ReadPage
from heyan.work import WorkOrder, reading_version
from heyan.workers import WorkerDiedError
from ocr.choices import Device, EngineName
from ocr.errors import ConfigError, EngineError
from tests.extract_builders import contract_text, make_pdf

if TYPE_CHECKING:
    from distributed import Client, LocalCluster


@dataclass(frozen=True)
class Task:
    """As much of a page task as the stage and a cluster look at."""

    path: Path
    number: int
    file: str = "a.pdf"
    sha256: str = "0" * 64
    limits: Limits = DEFAULT_LIMITS


def read_quietly(order: WorkOrder, task: Any) -> ReadPage:
    read = ReadPage(Page(task.file, task.number, 100, 140, label=str(os.getpid())))
    with open_cache(order.cache) as cache:
        cache.put(f"{task.number}", read)
    return read


def die_on_page_four(order: WorkOrder, task: Any) -> ReadPage:
    if task.number == 4:
        os._exit(9)
    return read_quietly(order, task)


class Poison:
    """A result that ends the worker that hands it over."""

    def __reduce__(self) -> str:
        os._exit(9)


def read_slowly(order: WorkOrder, task: Any) -> ReadPage:
    time.sleep(0.3)
    return read_quietly(order, task)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:
        yield cluster


def options(cluster: LocalCluster, place: Path) -> RunOptions:
    return RunOptions(cache=place, cluster=cluster.scheduler_address)


def read(cluster: LocalCluster, place: Path, function: Any, count: int, **told: Any) -> Iterator[Page]:
    """Read pages by a function; `told` are attributes of their tasks."""
    source = place / "a.pdf"
    source.write_bytes(b"content")
    tasks: Any = [Task(source, number, **told) for number in range(1, count + 1)]
    with open_crew(options(cluster, place)) as crew, open_cache(str(place)) as cache:
        order = WorkOrder(EngineName.SWIFT, Device.CPU, 1, str(place), "v1")
        for found in ReadingStage(order, cache, replace(crew, read=function)).read(tasks):
            yield found.page


def test_pages_come_in_order_under_the_names_of_their_files(cluster: LocalCluster, tmp_path: Path) -> None:
    pages = list(read(cluster, tmp_path, read_quietly, 30))
    assert [(page.file, page.number) for page in pages] == [("a.pdf", number) for number in range(1, 31)]
    assert len({page.label for page in pages}) == 2, "both workers read"


def test_a_page_that_ends_every_worker_is_unreadable_and_the_rest_is_read(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    pages = list(read(cluster, tmp_path, die_on_page_four, 6))
    assert [page.number for page in pages if page.status is PageStatus.UNREADABLE] == [4]
    assert pages[3].reason is Reason.ENGINE


@pytest.fixture
def client(cluster: LocalCluster) -> Iterator[Client]:
    from distributed import Client

    with Client(cluster.scheduler_address, set_as_default=False) as client:
        yield client


@pytest.mark.parametrize(("losses", "ends"), [(0, "read"), (1, "read"), (2, "told")])
def test_a_result_lost_with_its_worker_is_read_once_more_and_then_told(
    client: Client, losses: int, ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed.client import FutureCancelledError

    gather, lost = client.gather, iter(range(losses))

    async def lose(future: Any, asynchronous: bool) -> Any:
        result = await gather(future, asynchronous=asynchronous)
        if next(lost, None) is not None:
            raise FutureCancelledError(future.key, "unknown")
        return result

    monkeypatch.setattr(client, "gather", lose)
    future = ClusterExecutor(client, 2, patience=60).submit(os.getpid)
    if ends == "read":
        assert future.result(timeout=60) != os.getpid()
    else:
        with pytest.raises(WorkerDiedError):
            future.result(timeout=60)


def test_a_result_that_never_comes_ends_the_run_with_advice(client: Client) -> None:
    executor = ClusterExecutor(client, 2, patience=3)
    with pytest.raises(EngineError, match="工作进程"):
        executor.submit(Poison).result(timeout=60)
    executor.give_up()


def test_a_worker_killed_amid_its_pages_costs_no_page(cluster: LocalCluster, tmp_path: Path) -> None:
    pages = read(cluster, tmp_path, read_slowly, 12)
    first = next(pages)
    os.kill(int(first.label), signal.SIGKILL)
    assert [first.number, *(page.number for page in pages if page.status is PageStatus.READ)] == list(range(1, 13))


def test_contents_are_gone_from_the_cache_when_the_run_has_ended(cluster: LocalCluster, tmp_path: Path) -> None:
    list(read(cluster, tmp_path, read_quietly, 3))
    assert not list((tmp_path / "contents").glob("*/*"))


def test_a_cluster_reads_what_one_machine_reads(cluster: LocalCluster, tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    for name in ("合同", "补充协议"):
        make_pdf(package / f"{name}.pdf", contract_text)
    here = extract([package], RunOptions(cache=tmp_path / "here"))
    there = extract([package], options(cluster, tmp_path / "there"))
    assert dumps(extraction_json(here)) == dumps(extraction_json(there))
    assert all(file.status == "read" for file in there.files)


def test_a_worker_of_another_version_is_refused(cluster: LocalCluster, tmp_path: Path) -> None:
    from heyan.cluster import read_elsewhere

    order = WorkOrder(EngineName.SWIFT, Device.CPU, 1, str(tmp_path), "version of long ago")
    assert reading_version(EngineName.SWIFT) != order.version
    task: Any = Task(tmp_path / "a.pdf", 1)
    with pytest.raises(EngineError, match="版本"):
        read_elsewhere(order, task)


def test_workers_with_several_threads_are_refused(tmp_path: Path) -> None:
    from distributed import LocalCluster

    with (
        LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0") as cluster,
        pytest.raises(ConfigError, match="--nthreads 1"),
        open_crew(options(cluster, tmp_path)),
    ):
        pass


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heyan.cluster._CONNECT_SECONDS", 1)
    with pytest.raises(ConfigError, match="连接不上"), open_crew(RunOptions(cluster="tcp://127.0.0.1:1")):
        pass
