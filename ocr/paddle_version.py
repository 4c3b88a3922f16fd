"""What the reading of the `paddle` engine depends on, told without loading it."""

from __future__ import annotations

from importlib import metadata

from ocr.engine import EngineOptions
from ocr.errors import EngineError
from ocr.models import find_models

_STEPS = "1"


def paddle_version(options: EngineOptions) -> str:
    """Versions of our steps and of the packages, and model hashes. The number of threads changes no reading.

    Raises:
        EngineError: a package or a model is missing.
    """
    del options
    try:
        packages = "-".join(f"{name}{metadata.version(name)}" for name in ("paddleocr", "paddlex", "onnxruntime"))
    except metadata.PackageNotFoundError as error:
        raise EngineError(
            f"没有安装 {error.name}，不能使用 paddle 引擎。请按锁定文件重新安装依赖，或改用 --engine swift。"
        ) from error
    hashes = "-".join(value[:12] for value in find_models().hashes().values())
    return f"paddle-{_STEPS}-{packages}-{hashes}"
