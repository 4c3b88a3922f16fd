"""The runtimes: OpenVINO where it is installed, else ONNX Runtime. A network belongs to one engine."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ocr.errors import EngineError
from ocr.swift.runtimes import Backend

Tensor = NDArray[np.float32]
Pictures = NDArray[np.uint8]
"""Pictures of one size: number × height × width × 3, BGR. The runtimes scale them to what the networks want."""
Network = Callable[[Pictures], Tensor]
"""One input, one output; the output is valid until the next call."""
Take = Callable[[int, Tensor], None]
Swarm = Callable[[Iterable[Pictures], Take], None]
"""Many inputs; each output goes to `take` with its number, in any order, from any thread, valid in that call only."""

_ONNXRUNTIME = {Backend.ONNXRUNTIME_FP32, Backend.ONNXRUNTIME_CUDA}


def give_memory_back() -> None:
    """Hand memory that is free inside the process back to the system; does nothing where the C library cannot.

    Pages of many sizes leave holes: 1,061 MB after 24 pages of random sizes without it, 937 MB with it.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def open_network(path: Path, backend: Backend, threads: int) -> Network:
    """Load a model that sees one input at a time, with all threads.

    Raises:
        EngineError: the runtime refuses it.
    """
    try:
        if backend in _ONNXRUNTIME:
            from ocr.swift import onnx_runtime

            return onnx_runtime.network(path, backend, threads)
        from ocr.swift import openvino_runtime

        return openvino_runtime.network(path, backend, threads)
    except (ImportError, RuntimeError) as error:
        raise _refused(path, backend, error) from error


def open_swarm(path: Path, backend: Backend, threads: int) -> Swarm:
    """Load a model that sees many small inputs at once, one thread each.

    Small inputs gain little from a second thread (160 pixels: 2.5 → 2.2 ms), two side by side take half the time each.

    Raises:
        EngineError: the runtime refuses it.
    """
    try:
        if backend in _ONNXRUNTIME:
            from ocr.swift import onnx_runtime

            return onnx_runtime.swarm(path, backend, threads)
        from ocr.swift import openvino_runtime

        return openvino_runtime.swarm(path, backend, threads)
    except (ImportError, RuntimeError) as error:
        raise _refused(path, backend, error) from error


def _refused(path: Path, backend: Backend, error: Exception) -> EngineError:
    return EngineError(f"{backend} 无法加载模型 {path.name}：{error}。请运行 heyan doctor 检查运行环境。")
