"""ONNX Runtime on an NVIDIA GPU: neither a fall to the CPU nor wrong numbers pass in silence."""

from __future__ import annotations

import ctypes
import io
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import numpy as np

from ocr.errors import EngineError
from ocr.swift.runtimes import CUDA, told_plainly

OPTIONS = {
    "cudnn_conv_algo_search": "HEURISTIC",
    "use_tf32": "0",
    "arena_extend_strategy": "kSameAsRequested",
}
"""Tf32 is no faster here and changes confidences by up to 0.45; with `fuse_conv_bias` a shape is ready sooner, and
whole pages came out as nonsense (bench/results/gpu.md)."""
LINE_SHAPES = 32
"""Sessions of the recogniser at most. A session has its convolutions ready for the shape that it saw last, no other,
and a page has some twenty by turns: with one session for all a page takes over 15 s, with one each 0.3 s."""
PAGE_SHAPES = 8
"""Likewise of the detector, of which each takes half a gigabyte of the GPU."""
LARGEST_DIFFERENCE = 0.01
"""What a probability on the GPU may differ from that on the CPU; rounding makes less than a thousandth."""
_DRIVER = "libcuda.so.1"


def cuda_session(path: Path, options: Any = None) -> Any:
    """A model opened on the GPU. Where ONNX Runtime cannot use it, it takes the CPU and only logs that it does.

    Args:
        path: the model.
        options: onnxruntime.SessionOptions, None for the usual ones.

    Raises:
        EngineError: there is no driver, no GPU, or CUDA or cuDNN do not fit.
    """
    import onnxruntime

    missing = _load_libraries(onnxruntime)
    try:
        with told_plainly():
            session = onnxruntime.InferenceSession(
                str(path), options, providers=[(CUDA, OPTIONS)], enable_fallback=False
            )
    except RuntimeError as error:
        raise _refused(missing or str(error)) from error
    if CUDA not in session.get_providers():
        raise _refused(missing or "CUDA 或 cuDNN 不能加载")
    return session


def refuse_wrong(session: Any, path: Path) -> None:
    """Have the GPU compute what the CPU computes, once.

    Raises:
        EngineError: it cannot, as without cuDNN, or something else comes out.
    """
    try:
        difference = largest_difference(session, path)
    except RuntimeError as error:
        raise _refused(str(error)) from error
    if not difference < LARGEST_DIFFERENCE:  # nan neither
        raise _refused(f"算出的结果与 CPU 不一致（最大相差 {difference:.3f}），不能采用")


def largest_difference(session: Any, path: Path) -> float:
    """The largest difference of what a model gives on the GPU and on the CPU for the same noise."""
    import onnxruntime

    given = session.get_inputs()[0]
    lines = isinstance(given.shape[2], int)
    size = (given.shape[2], 320) if lines else (1280, 896)  # shapes that are needed anyway
    noise = np.random.default_rng(0).standard_normal((1, 3, *size)).astype(np.float32)
    sure = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    with told_plainly():
        outputs = [each.run(None, {given.name: noise})[0] for each in (session, sure)]
    return float(np.abs(outputs[0] - outputs[1]).max())


def _load_libraries(onnxruntime: Any) -> str:
    """Load CUDA and cuDNN from NVIDIA's Python packages where these are installed; what is missing, empty if nothing.

    What ONNX Runtime says of it goes to standard output, where only data may go.
    """
    said = io.StringIO()
    if hasattr(onnxruntime, "preload_dlls"):
        with redirect_stdout(said):
            onnxruntime.preload_dlls()
    try:
        ctypes.CDLL(_DRIVER)
    except OSError:
        return f"没有 NVIDIA 驱动（{_DRIVER}）"
    return next((line for line in said.getvalue().splitlines() if line.startswith("Failed to load")), "")


def _refused(why: str) -> EngineError:
    return EngineError(
        f"ONNX Runtime 不能使用 GPU：{why}。请安装 NVIDIA 驱动，以及与 onnxruntime-gpu 版本相配的 CUDA 和 cuDNN"
        "（pip install 'onnxruntime-gpu[cuda,cudnn]'）；也可去掉 --device gpu，用 CPU 读取。"
    )
