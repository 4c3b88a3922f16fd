"""The models are found without importing the wheel that carries them, and what is missing is named with a next step."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import SimpleNamespace

import pytest

from ocr.choices import Device, EngineName, EngineOptions
from ocr.engines import engine_version
from ocr.errors import EngineError
from ocr.machine import probe_machine
from ocr.models import RECOGNITION_FILE, ModelFiles, find_models, paddle_folders


def test_the_dictionary_is_that_of_the_model() -> None:
    characters = find_models().characters()
    assert len(characters) == 18710
    assert characters[0] == ""
    assert characters[-1] == " "
    assert {"专", "利", "0", "￥"} <= set(characters)
    assert all(len(character) == 1 for character in characters[1:])


def test_a_missing_wheel_is_told_in_chinese_with_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EngineError, match=r"rapidocr.*pip install"):
        find_models()


def test_a_wheel_without_its_models_is_told_with_the_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spec = ModuleSpec("rapidocr", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)
    with pytest.raises(EngineError, match=str(tmp_path / "models")):
        find_models()


def test_a_model_cut_short_is_an_engine_error(tmp_path: Path) -> None:
    short = tmp_path / RECOGNITION_FILE
    short.write_bytes(b"\x08\x07\x72")
    with pytest.raises(EngineError, match="重新安装"):
        ModelFiles(short, short).characters()


def test_models_are_laid_out_for_paddle_once_and_again(tmp_path: Path) -> None:
    files = find_models()
    for _ in range(2):
        detector, recogniser = paddle_folders(files, tmp_path)
        assert (detector / "inference.onnx").resolve() == files.detection.resolve()
        assert "PP-OCRv6_small_rec" in (recogniser / "inference.yml").read_text(encoding="utf-8")
        assert sorted(path.name for path in recogniser.iterdir()) == ["inference.onnx", "inference.yml"]


@pytest.mark.parametrize("name", list(EngineName))
def test_a_version_names_the_models_whatever_the_threads(name: EngineName) -> None:
    version = engine_version(name, EngineOptions(threads=1))
    assert version == engine_version(name, EngineOptions(threads=8))
    assert all(value[:12] in version for value in find_models().hashes().values())


def test_asking_for_versions_loads_no_runtime() -> None:
    script = (
        "import sys; from ocr.choices import *; from ocr.engines import engine_version\n"
        "[engine_version(name, EngineOptions()) for name in EngineName]\n"
        "heavy = 'numpy', 'cv2', 'openvino', 'onnxruntime', 'rapidocr', 'paddlex'\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_probes_say_how_to_mend_what_is_not_well() -> None:
    probes = probe_machine()
    assert {"OpenCV", "OCR 模型", "可用内存"} <= {probe.name for probe in probes}
    assert all(probe.ok or probe.remedy for probe in probes)
    assert all(probe.ok for probe in probes if probe.name in {"OpenCV", "ONNX Runtime", "OCR 模型"})


def test_a_missing_package_is_probed_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    (probe,) = (probe for probe in probe_machine() if probe.name == "二维码识别")
    assert not probe.ok
    assert "requirements/run.lock" in probe.remedy


@pytest.mark.parametrize("name", list(EngineName))
def test_a_gpu_without_its_runtime_is_told_with_what_to_install(
    name: EngineName, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CPUExecutionProvider"])
    monkeypatch.setattr("openvino.Core", lambda: SimpleNamespace(available_devices=["CPU"]))
    with pytest.raises(EngineError, match="onnxruntime-gpu"):
        engine_version(name, EngineOptions(device=Device.GPU))


def test_a_gpu_is_used_where_the_runtime_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CUDAExecutionProvider"])
    assert "onnxruntime-cuda" in engine_version(EngineName.SWIFT, EngineOptions(device=Device.GPU))
    monkeypatch.setattr("onnxruntime.get_available_providers", list)
    monkeypatch.setattr("openvino.Core", lambda: SimpleNamespace(available_devices=["CPU", "GPU.0"]))
    assert "openvino-gpu" in engine_version(EngineName.SWIFT, EngineOptions(device=Device.GPU))
