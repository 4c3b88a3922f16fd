"""The runtimes: OpenVINO where it is installed, else ONNX Runtime. A network belongs to one engine."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ocr.errors import EngineError

Tensor = NDArray[np.float32]
Network = Callable[[Tensor], Tensor]
"""One input, one output; the output is valid until the next call."""


class Backend(StrEnum):
    """A runtime and the precision it computes in."""

    OPENVINO_BF16 = "openvino-bf16"
    OPENVINO_FP32 = "openvino-fp32"
    ONNXRUNTIME_FP32 = "onnxruntime-fp32"


def best_backend() -> Backend:
    """The fastest one on this machine, told without loading any of them.

    Raises:
        EngineError: no runtime is installed.
    """
    if importlib.util.find_spec("openvino"):
        return Backend.OPENVINO_BF16 if cpu_has_bf16() else Backend.OPENVINO_FP32
    if importlib.util.find_spec("onnxruntime"):
        return Backend.ONNXRUNTIME_FP32
    raise EngineError(
        "OpenVINO 和 ONNX Runtime 都没有安装，无法识别。请按锁定文件重新安装依赖：pip install -r requirements/run.lock"
    )


def cpu_has_bf16() -> bool:
    """Whether the processor multiplies bfloat16 itself; False where the system does not tell."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def open_network(path: Path, backend: Backend, threads: int) -> Network:
    """Load a model.

    Raises:
        EngineError: the runtime refuses it.
    """
    opener = _open_onnxruntime if backend is Backend.ONNXRUNTIME_FP32 else _open_openvino
    try:
        return opener(path, backend, threads)
    except (ImportError, RuntimeError) as error:
        raise EngineError(f"{backend} 无法加载模型 {path.name}：{error}。请运行 heyan doctor 检查运行环境。") from error


def _open_openvino(path: Path, backend: Backend, threads: int) -> Network:
    import openvino

    compiled = openvino.Core().compile_model(
        str(path),
        "CPU",
        {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_NUM_THREADS": threads,
            "ENABLE_CPU_PINNING": False,  # else two processes share one core
            "INFERENCE_PRECISION_HINT": "bf16" if backend is Backend.OPENVINO_BF16 else "f32",
        },
    )
    request = compiled.create_infer_request()

    def run(tensor: Tensor) -> Tensor:
        request.infer([openvino.Tensor(tensor, shared_memory=True)], share_outputs=True)
        output: Tensor = request.get_output_tensor().data
        return output

    return run


def _open_onnxruntime(path: Path, backend: Backend, threads: int) -> Network:
    del backend  # one precision only
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def run(tensor: Tensor) -> Tensor:
        output: Tensor = session.run(None, {name: tensor})[0]
        return output

    return run
