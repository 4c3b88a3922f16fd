"""How many workers a run has that is not told."""

from __future__ import annotations

from pathlib import Path

import pytest

from heyan import executors
from heyan.executors import GPU_WORKER_MEGABYTES, default_workers, open_crew
from heyan.options import RunOptions
from heyan.workers import WorkerPool
from ocr.choices import Device


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen cores and memory for all of them."""
    monkeypatch.setattr(executors, "cores", lambda: 16)
    monkeypatch.setattr(executors, "_free_memory", lambda: 10**12)


def gpu_that_says(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "nvidia-smi"
    program.write_text(f"#!/bin/sh\n{text}\n", encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


@pytest.mark.parametrize(
    ("said", "workers"),
    [("echo 143771", 16), ("echo 24000", 2), ("echo 6000", 1), ("echo '[N/A]'", 1), ("exit 9", 1)],
)
@pytest.mark.usefixtures("large")
def test_as_many_share_a_gpu_as_its_memory_holds(
    said: str, workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gpu_that_says(said, tmp_path, monkeypatch)
    assert default_workers(Device.GPU) == workers
    assert default_workers() == 16


@pytest.mark.usefixtures("large")
def test_one_uses_a_gpu_that_does_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert default_workers(Device.GPU) == 1


def test_a_worker_with_networks_on_a_gpu_may_hold_more_before_it_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []

    class Pool(WorkerPool):
        def __init__(self, workers: int, seconds: float | None, megabytes: float) -> None:
            given.append(megabytes)
            super().__init__(workers, seconds, megabytes)

    monkeypatch.setattr(executors, "WorkerPool", Pool)
    monkeypatch.setattr(executors, "get_ready", int)
    for device in Device:
        with open_crew(RunOptions(workers=1, device=device)):
            pass
    assert given == [1450, GPU_WORKER_MEGABYTES]
