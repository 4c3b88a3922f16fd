"""The way to CUDA where there is none: a fall to the CPU is told, and nothing depends on a distribution's name."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray

from ocr.choices import Device, EngineName, EngineOptions
from ocr.cuda import cuda_session, refuse_wrong
from ocr.engines import engine_version, open_engine
from ocr.errors import EngineError
from ocr.machine import probe_machine
from ocr.paddle import open_pipeline
from ocr.swift.onnx_runtime import Sessions

CPU, CUDA = "CPUExecutionProvider", "CUDAExecutionProvider"


class FakeSession:
    """A session as ONNX Runtime opens it, with the providers that it came to use."""

    used: tuple[str, ...] = (CPU,)
    given: dict[str, Any]
    wrong = 0.0

    def __init__(self, path: str, _options: object = None, **given: Any) -> None:
        FakeSession.given = given
        self.gpu = given["providers"][0] != CPU

    def get_providers(self) -> list[str]:
        return list(self.used)

    def get_inputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name="x", shape=["n", 3, 48, "w"])]

    def run(self, _names: object, given: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        return [given["x"] + np.float32(self.wrong if self.gpu else 0)]


@pytest.fixture
def fallen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ONNX Runtime built for CUDA that took the CPU since CUDA's libraries are missing."""
    monkeypatch.setattr(FakeSession, "used", (CPU,))
    monkeypatch.setattr("onnxruntime.InferenceSession", FakeSession)
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: [CUDA, CPU])


@pytest.mark.usefixtures("fallen")
def test_no_engine_reads_on_the_cpu_in_the_name_of_the_gpu() -> None:
    with pytest.raises(EngineError, match="不能使用 GPU"):
        open_engine(EngineName.SWIFT, EngineOptions(device=Device.GPU))
    with pytest.raises(EngineError, match="不能使用 GPU"):
        open_pipeline(1, Device.GPU)


@pytest.mark.usefixtures("fallen")
def test_the_doctor_says_that_the_gpu_cannot_be_used() -> None:
    (probe,) = (probe for probe in probe_machine() if probe.name == "GPU")
    assert not probe.ok
    assert not probe.needed
    assert "onnxruntime-gpu" in probe.detail


def test_a_library_that_is_missing_is_named(
    fallen: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "Failed to load libcublas.so.13: cannot open shared object file"
    monkeypatch.setattr("onnxruntime.preload_dlls", lambda: sys.stdout.write(said), raising=False)
    monkeypatch.setattr("ctypes.CDLL", lambda name: None)
    with pytest.raises(EngineError, match=r"libcublas\.so\.13"):
        cuda_session(Path("model.onnx"))
    assert capsys.readouterr().out == ""


def test_a_refusal_of_cuda_is_told(fallen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("CUDA failure 100: no CUDA-capable device is detected")

    monkeypatch.setattr("onnxruntime.InferenceSession", refuse)
    monkeypatch.setattr("ctypes.CDLL", lambda name: None)
    monkeypatch.setattr("onnxruntime.preload_dlls", lambda: None, raising=False)
    with pytest.raises(EngineError, match="no CUDA-capable device"):
        cuda_session(Path("model.onnx"))


def test_a_session_on_the_gpu_never_falls_back_amid_a_page(fallen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeSession, "used", (CUDA, CPU))
    assert isinstance(cuda_session(Path("model.onnx")), FakeSession)
    ((name, _),) = FakeSession.given["providers"]
    assert name == CUDA
    assert FakeSession.given["enable_fallback"] is False


@pytest.mark.parametrize(("wrong", "passes"), [(0.0, True), (0.001, True), (0.3, False), (float("nan"), False)])
def test_a_gpu_that_computes_something_else_is_refused(
    fallen: None, monkeypatch: pytest.MonkeyPatch, wrong: float, passes: bool
) -> None:
    monkeypatch.setattr(FakeSession, "used", (CUDA, CPU))
    monkeypatch.setattr(FakeSession, "wrong", wrong)
    session = cuda_session(Path("model.onnx"))
    if passes:
        refuse_wrong(session, Path("model.onnx"))
    else:
        with pytest.raises(EngineError, match="不一致"):
            refuse_wrong(session, Path("model.onnx"))


def test_a_network_that_lacks_cudnn_is_told(fallen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class NotImplementedThereError(Exception):
        """Stands for ONNX Runtime's own errors, which have no base but Exception."""

    def run(*_: object) -> None:
        raise NotImplementedThereError("cuDNN is not available")

    monkeypatch.setattr(FakeSession, "used", (CUDA, CPU))
    monkeypatch.setattr(FakeSession, "run", run)
    with pytest.raises(EngineError, match="cuDNN is not available"):
        refuse_wrong(cuda_session(Path("model.onnx")), Path("model.onnx"))


def test_a_shape_keeps_its_session_and_the_longest_unused_one_goes_to_a_new_shape() -> None:
    count = iter(range(10))
    sessions = Sessions(lambda: next(count), 2)
    assert [sessions.for_shape((width,)) for width in (32, 64, 32, 96, 32, 64)] == [0, 1, 0, 1, 0, 1]
    assert sessions.first == 0


def test_versions_are_told_where_the_runtime_with_cuda_stands_in_place_of_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = metadata.version

    def version(name: str) -> str:
        if name == "onnxruntime":
            raise metadata.PackageNotFoundError(name)
        return onnxruntime.__version__ if name == "onnxruntime-gpu" else plain(name)

    monkeypatch.setattr(metadata, "version", version)
    assert f"onnxruntime-gpu{onnxruntime.__version__}" in engine_version(EngineName.PADDLE, EngineOptions())
    assert next(probe for probe in probe_machine() if probe.name == "ONNX Runtime").ok
