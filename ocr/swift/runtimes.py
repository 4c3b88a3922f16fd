"""Which runtimes this machine has, told without loading any of them where the CPU is asked for."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from ocr.choices import Device
from ocr.errors import EngineError


class Backend(StrEnum):
    """A runtime and the precision it computes in."""

    OPENVINO_BF16 = "openvino-bf16"
    OPENVINO_INT8 = "openvino-int8"
    OPENVINO_FP32 = "openvino-fp32"
    ONNXRUNTIME_FP32 = "onnxruntime-fp32"
    OPENVINO_GPU = "openvino-gpu"
    ONNXRUNTIME_CUDA = "onnxruntime-cuda"


CUDA = "CUDAExecutionProvider"
_WITH_CUDA = "onnxruntime-gpu"


def best_backend(device: Device = Device.CPU) -> Backend:
    """The fastest one on this machine; for the CPU told without loading any of them.

    Raises:
        EngineError: no runtime is installed for the device.
    """
    if device is Device.GPU:
        return _gpu_backend()
    if importlib.util.find_spec("openvino"):
        return openvino_backend()
    if importlib.util.find_spec("onnxruntime"):
        return Backend.ONNXRUNTIME_FP32
    raise EngineError(
        "OpenVINO 和 ONNX Runtime 都没有安装，无法识别。请按锁定文件重新安装依赖：pip install -r requirements/run.lock"
    )


def openvino_backend() -> Backend:
    """Bfloat16 before bytes: they were not seen to be faster beside it.

    It does not read every line as 32 bits do: 1,041 of 1,082 on one processor (`bench/results/gpu.md`).
    """
    flags = _cpu_flags()
    if flags & {"avx512_bf16", "amx_bf16"}:
        return Backend.OPENVINO_BF16
    return Backend.OPENVINO_INT8 if flags & {"avx512_vnni", "avx_vnni"} else Backend.OPENVINO_FP32


def unrounded(backend: Backend) -> Backend:
    """The same runtime in 32 bits where it would compute in eight: for the detector, and for what is left in doubt."""
    return Backend.OPENVINO_FP32 if backend is Backend.OPENVINO_INT8 else backend


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


@contextmanager
def told_plainly() -> Iterator[None]:
    """ONNX Runtime's errors as RuntimeError: its own classes have no base but Exception."""
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        raise RuntimeError(str(error)) from error


def onnxruntime_distribution() -> str:
    """The distribution that brought ONNX Runtime: the one with CUDA has another name."""
    with suppress(metadata.PackageNotFoundError):
        metadata.version(_WITH_CUDA)
        return _WITH_CUDA
    return "onnxruntime"


def _cpu_flags() -> set[str]:
    """What the processor says it can do; nothing where the system does not tell."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return set()
    return set(next((line for line in lines if line.startswith("flags")), "").split())
