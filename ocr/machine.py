"""Is this machine ready to read pages? Each probe says what it found and, in Chinese, how to mend it."""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from ocr.cuda import cuda_session, refuse_wrong
from ocr.errors import EngineError
from ocr.models import find_models
from ocr.swift.runtimes import Backend, has_cuda, onnxruntime_distribution, openvino_backend

_REINSTALL = "请在 heyan 的环境中按锁定文件重新安装依赖：pip install --require-hashes -r requirements/run.lock"
_LEAST_MEMORY_GB = 2.0
"""One worker takes about 1 GB; the rest is for the operating system and the package in hand."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing looked at.

    Args:
        name: what it is.
        ok: whether it is as it should be.
        detail: what was found.
        remedy: what to do where it is not, empty where nothing is to be done.
        needed: False for what only makes reading faster.
    """

    name: str
    ok: bool
    detail: str
    remedy: str = ""
    needed: bool = True


def probe_machine() -> list[Probe]:
    """Everything the OCR engines need of a machine, most needed first."""
    return [
        _opencv(),
        _package("onnxruntime", "ONNX Runtime", distribution=onnxruntime_distribution()),
        _package("openvino", "OpenVINO", needed=False),
        _package("zxingcpp", "二维码识别", distribution="zxing-cpp"),
        _models(),
        _precision(),
        *_gpu(),
        _cores(),
        _memory(),
    ]


def _package(module: str, name: str, *, distribution: str = "", needed: bool = True) -> Probe:
    try:
        importlib.import_module(module)
    except ImportError as error:
        return Probe(name, ok=False, detail=f"无法加载 {module}：{error}", remedy=_REINSTALL, needed=needed)
    return Probe(name, ok=True, detail=metadata.version(distribution or module), needed=needed)


def _opencv() -> Probe:
    """OpenCV; four distributions own the folder cv2/, and those with windows need libGL."""
    owners = sorted(set(metadata.packages_distributions().get("cv2", [])))
    try:
        cv2 = importlib.import_module("cv2")
    except ImportError as error:
        if "libGL" in str(error) or "libgthread" in str(error):
            remedy = "请安装系统库：apt-get install -y libgl1 libglib2.0-0；或改装无界面版：" + _REINSTALL
        else:
            remedy = _REINSTALL
        return Probe("OpenCV", ok=False, detail=f"无法加载 cv2：{error}", remedy=remedy)
    detail = f"{cv2.__version__}（{'、'.join(owners) or '来源不明'}）"
    if len(owners) > 1:
        return Probe(
            "OpenCV", ok=False, detail=f"{detail}，几个发行包共用 cv2 目录", remedy=_one_opencv(owners), needed=False
        )
    return Probe("OpenCV", ok=True, detail=detail)


def _one_opencv(owners: list[str]) -> str:
    others = " ".join(owner for owner in owners if owner != "opencv-contrib-python-headless")
    return (
        f"只保留 opencv-contrib-python-headless：pip uninstall -y {others}，然后重新安装 opencv-contrib-python-headless"
    )


def _models() -> Probe:
    try:
        files = find_models()
        hashes = "，".join(f"{name} {value[:12]}" for name, value in files.hashes().items())
        characters = len(files.characters())
    except EngineError as error:
        return Probe("OCR 模型", ok=False, detail=str(error), remedy=_REINSTALL)
    return Probe("OCR 模型", ok=True, detail=f"{hashes}，字典 {characters} 类")


_FASTER = "不影响结果；需要更快时请换用带 AVX-512 BF16、AMX 或 VNNI 的处理器。"


def _precision() -> Probe:
    """How many bits the processor can read in; bfloat16 is the fastest, bytes are next."""
    detail, remedy = {
        Backend.OPENVINO_BF16: ("bf16", ""),
        Backend.OPENVINO_INT8: ("int8（处理器没有 bf16）", ""),
    }.get(openvino_backend(), ("fp32，比 bf16 约慢一倍", _FASTER))
    return Probe("识别精度", ok=not remedy, detail=detail, remedy=remedy, needed=False)


def _gpu() -> list[Probe]:
    """Whether the GPU can be used; asked only where an ONNX Runtime with CUDA is installed."""
    try:
        if not has_cuda():
            return []
        model = find_models().detection
        refuse_wrong(cuda_session(model), model)
    except (EngineError, ImportError) as error:
        return [Probe("GPU", ok=False, detail=str(error), remedy="只影响 --device gpu。", needed=False)]
    return [Probe("GPU", ok=True, detail="CUDA", needed=False)]


def _cores() -> Probe:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    few = count < 2
    return Probe("处理器核数", ok=not few, detail=str(count), remedy="建议至少两核。" if few else "", needed=False)


def _memory() -> Probe:
    """Memory that is free for use, within the limit of a container where there is one."""
    free = _available_gb()
    if free is None:
        return Probe("可用内存", ok=True, detail="系统未提供", needed=False)
    short = free < _LEAST_MEMORY_GB
    remedy = f"至少需要 {_LEAST_MEMORY_GB:.0f} GB；请关闭其他程序，或用 --workers 1 运行。" if short else ""
    return Probe("可用内存", ok=not short, detail=f"{free:.1f} GB", remedy=remedy)


def _available_gb() -> float | None:
    found: list[int] = []
    meminfo = Path("/proc/meminfo")
    if meminfo.is_file():
        lines = meminfo.read_text(encoding="ascii").splitlines()
        found += [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")]
    limit = Path("/sys/fs/cgroup/memory.max")
    if limit.is_file() and (text := limit.read_text(encoding="ascii").strip()).isdigit():
        found.append(int(text))
    return min(found) / 2**30 if found else None
