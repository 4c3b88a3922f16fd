"""One line that says on what a figure was measured."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from pathlib import Path

PACKAGES = ("heyan", "openvino", "onnxruntime", "paddleocr", "rapidocr")


def machine_line(*packages: str) -> str:
    """Processor, cores, Python and versions of packages (the engines' by default)."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in packages or PACKAGES)
    return f"{_processor()}, {os.cpu_count()} cores; Python {platform.python_version()}; {versions}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    bf16 = any("avx512_bf16" in line or "amx_bf16" in line for line in lines if line.startswith("flags"))
    return f"{names[0] if names else platform.machine()}{' with bf16' if bf16 else ''}"
