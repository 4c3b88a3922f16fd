"""What the reading of the `paddle` engine depends on, told without loading it."""

from __future__ import annotations

from importlib import metadata

from ocr.choices import Device, EngineOptions
from ocr.errors import EngineError
from ocr.models import find_models
from ocr.swift.runtimes import has_cuda, onnxruntime_distribution

_STEPS = "1"


def paddle_version(options: EngineOptions) -> str:
    """Versions of our steps and of the packages, and model hashes. The number of threads changes no reading.

    Raises:
        EngineError: a package or a model is missing.
    """
    if options.device is Device.GPU and not has_cuda():
        raise EngineError(
            "paddle 引擎在本机没有可用的 GPU 运行环境。请用 onnxruntime-gpu 替换 onnxruntime，并装好 CUDA 与 cuDNN；"
            "也可去掉 --device gpu，用 CPU 读取。"
        )
    names = ("paddleocr", "paddlex", onnxruntime_distribution())
    try:
        packages = "-".join(f"{name}{metadata.version(name)}" for name in names)
    except metadata.PackageNotFoundError as error:
        raise EngineError(
            f"没有安装 {error.name}，不能使用 paddle 引擎。请按锁定文件重新安装依赖，或改用 --engine swift。"
        ) from error
    hashes = "-".join(value[:12] for value in find_models().hashes().values())
    return f"paddle-{_STEPS}-{options.device}-{packages}-{hashes}"
