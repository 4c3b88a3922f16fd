"""Reading in eight bits, for processors that multiply bytes but not bfloat16."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import openvino
import pytest

from ocr.models import find_models
from ocr.swift import runtimes
from ocr.swift.backend import open_swarm
from ocr.swift.quantised import layers, spans_of
from ocr.swift.recognition import Recogniser
from ocr.swift.runtimes import Backend, best_backend, unrounded
from ocr.swift.settings import RecognitionSettings


def test_the_spans_are_those_of_the_installed_recogniser() -> None:
    path = find_models().recognition
    found = {layer.name: layer for layer in layers(openvino.Core().read_model(str(path)))}
    spans = spans_of(path)
    assert spans, f"{path.name}: measure it with python -m bench.spans"
    for name, span in spans.items():
        assert span.shape == (2, found[name].weights.shape[found[name].inward])
        assert (span[0] <= span[1]).all()


def test_where_print_stands_is_found_in_thirty_two_bits() -> None:
    assert spans_of(find_models().detection) == {}
    assert unrounded(Backend.OPENVINO_INT8) is Backend.OPENVINO_FP32
    assert unrounded(Backend.OPENVINO_BF16) is Backend.OPENVINO_BF16


def test_another_model_has_no_spans(tmp_path: Path) -> None:
    other = tmp_path / "other.onnx"
    other.write_bytes(b"another model")
    assert spans_of(other) == {}


@pytest.mark.parametrize("text", ["201510993652.4", "CNY 1,380,000.00", "91310000MA1K35TE2P"])
def test_a_line_reads_in_eight_bits_as_in_thirty_two(text: str) -> None:
    picture = np.full((48, 22 * len(text) + 40, 3), 255, np.uint8)
    cv2.putText(picture, text, (12, 35), cv2.FONT_HERSHEY_DUPLEX, 1.0, (30, 30, 30), 1, cv2.LINE_AA)
    models = find_models()
    read = {}
    for backend in (Backend.OPENVINO_FP32, Backend.OPENVINO_INT8):
        swarm = open_swarm(models.recognition, backend, threads=1)
        read[backend] = Recogniser(swarm, models.characters(), RecognitionSettings()).read([picture])[0]
    exact, rounded = read[Backend.OPENVINO_FP32], read[Backend.OPENVINO_INT8]
    assert rounded.text == exact.text
    assert rounded.mean == pytest.approx(exact.mean, abs=0.05)
    assert rounded.sure != exact.sure, "nothing was rounded"


@pytest.mark.parametrize(
    ("flags", "backend"),
    [
        ({"avx512_bf16", "avx512_vnni"}, Backend.OPENVINO_BF16),
        ({"amx_bf16"}, Backend.OPENVINO_BF16),
        ({"avx512_vnni"}, Backend.OPENVINO_INT8),
        ({"avx2", "avx_vnni"}, Backend.OPENVINO_INT8),
        ({"avx2"}, Backend.OPENVINO_FP32),
        (set(), Backend.OPENVINO_FP32),
    ],
)
def test_the_precision_is_what_the_processor_multiplies_fastest(
    flags: set[str], backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtimes, "_cpu_flags", lambda: flags)
    assert best_backend() is backend
