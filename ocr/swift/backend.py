"""The runtimes: OpenVINO where it is installed, else ONNX Runtime. A network belongs to one engine."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ocr.engine import Device
from ocr.errors import EngineError

Tensor = NDArray[np.float32]
Pictures = NDArray[np.uint8]
"""Pictures of one size: number × height × width × 3, BGR. The runtimes scale them to what the networks want."""
Network = Callable[[Pictures], Tensor]
"""One input, one output; the output is valid until the next call."""
Take = Callable[[int, Tensor], None]
Swarm = Callable[[Iterable[Pictures], Take], None]
"""Many inputs; each output goes to `take` with its number, in any order, from any thread, valid in that call only."""


class Backend(StrEnum):
    """A runtime and the precision it computes in."""

    OPENVINO_BF16 = "openvino-bf16"
    OPENVINO_FP32 = "openvino-fp32"
    ONNXRUNTIME_FP32 = "onnxruntime-fp32"
    OPENVINO_GPU = "openvino-gpu"
    ONNXRUNTIME_CUDA = "onnxruntime-cuda"


CUDA = "CUDAExecutionProvider"
_ONNXRUNTIME = {Backend.ONNXRUNTIME_FP32, Backend.ONNXRUNTIME_CUDA}


def best_backend(device: Device = Device.CPU) -> Backend:
    """The fastest one on this machine; for the CPU told without loading any of them.

    Raises:
        EngineError: no runtime is installed for the device.
    """
    if device is Device.GPU:
        return _gpu_backend()
    if importlib.util.find_spec("openvino"):
        return Backend.OPENVINO_BF16 if cpu_has_bf16() else Backend.OPENVINO_FP32
    if importlib.util.find_spec("onnxruntime"):
        return Backend.ONNXRUNTIME_FP32
    raise EngineError(
        "OpenVINO 和 ONNX Runtime 都没有安装，无法识别。请按锁定文件重新安装依赖：pip install -r requirements/run.lock"
    )


def _gpu_backend() -> Backend:
    if has_cuda():
        return Backend.ONNXRUNTIME_CUDA
    if importlib.util.find_spec("openvino"):
        import openvino

        if any(name.startswith("GPU") for name in openvino.Core().available_devices):
            return Backend.OPENVINO_GPU
    raise EngineError(
        "本机没有可用的 GPU 运行环境。NVIDIA 显卡：用 onnxruntime-gpu 替换 onnxruntime，并装好 CUDA 与 cuDNN；"
        "Intel 显卡：安装其 OpenCL 驱动（intel-opencl-icd）。也可去掉 --device gpu，用 CPU 读取。"
    )


def has_cuda() -> bool:
    """Whether the ONNX Runtime installed here was built for CUDA."""
    if not importlib.util.find_spec("onnxruntime"):
        return False
    import onnxruntime

    return CUDA in onnxruntime.get_available_providers()


def cpu_has_bf16() -> bool:
    """Whether the processor multiplies bfloat16 itself; False where the system does not tell."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


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
