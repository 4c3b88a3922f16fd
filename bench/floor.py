"""How far `swift` is from what the processor could do: `python -m bench.floor [--pages 18]`.

The work of a page is counted in multiply-adds: those of both networks on the pixels that they were shown. What the
processor can do is measured in the same run, between the pages: large products of matrices in the precision that the
engine uses, on one thread. Both in CPU seconds, so that others on the machine disturb little. All pages are read once
before, for a network meets a new shape with work that a long run has behind it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import cv2
import numpy as np

from bench.engines import drawn
from bench.machine import machine_line
from ocr.choices import EngineOptions
from ocr.swift.backend import Pictures, Take
from ocr.swift.engine import SwiftEngine
from ocr.swift.runtimes import Backend, best_backend

DETECTION = 10_578
"""Multiply-adds of the detector for each pixel it is shown (12.1 G for 1280 × 896)."""
RECOGNITION = 3.4e6
"""Multiply-adds of the recogniser for each pixel of a crop's width."""
_SIDE = 2048
_PRODUCTS = 4


class Counted:
    """An engine whose networks count what they are shown."""

    def __init__(self) -> None:
        self.engine = SwiftEngine(EngineOptions(threads=1))
        self.multiply_adds = 0.0
        recogniser = self.engine._reader._recogniser  # noqa: SLF001 - the networks are nobody's but the engine's
        detector, swarm = self.engine._detector, recogniser._swarm  # noqa: SLF001

        def detected(pictures: Pictures) -> np.ndarray:
            self.multiply_adds += DETECTION * pictures.shape[1] * pictures.shape[2]
            return detector(pictures)

        def read(several: Iterable[Pictures], take: Take) -> None:
            swarm(map(self._counted, several), take)

        self.engine._detector = detected  # noqa: SLF001
        recogniser._swarm = read  # noqa: SLF001

    def _counted(self, pictures: Pictures) -> Pictures:
        self.multiply_adds += RECOGNITION * pictures.shape[0] * pictures.shape[2]
        return pictures


def peak(backend: Backend) -> Callable[[], float]:
    """Gives multiply-adds a CPU second of large products on one thread."""
    import openvino
    from openvino import opset13

    rng = np.random.default_rng(1)
    factor = opset13.constant(rng.standard_normal((_SIDE, _SIDE)).astype(np.float32) / _SIDE)
    given = opset13.parameter([_SIDE, _SIDE], np.float32)
    node = given
    for _ in range(_PRODUCTS):
        node = opset13.matmul(node, factor, transpose_a=False, transpose_b=False)
    precision = "bf16" if backend is Backend.OPENVINO_BF16 else "f32"
    request = (
        openvino.Core()
        .compile_model(
            openvino.Model([node], [given]),
            "CPU",
            {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": precision, "ENABLE_CPU_PINNING": False},
        )
        .create_infer_request()
    )
    tensor = openvino.Tensor(rng.standard_normal((_SIDE, _SIDE)).astype(np.float32))
    request.infer([tensor])

    def measured() -> float:
        start = time.process_time()
        request.infer([tensor])
        return _PRODUCTS * float(_SIDE) ** 3 / (time.process_time() - start)

    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=18)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pictures = [cv2.imread(str(leaf.path)) for leaf in drawn(options.pages, options.seed, Path(folder))]
    counted, fast = Counted(), peak(best_backend())
    for picture in pictures:
        counted.engine.read(picture)
    counted.multiply_adds = 0.0
    spent: list[float] = []
    peaks: list[float] = []
    for picture in pictures:
        peaks.append(fast())
        start = time.process_time()
        counted.engine.read(picture)
        spent.append(time.process_time() - start)
    speed = statistics.median(peaks)
    floor = counted.multiply_adds / speed / len(pictures)
    used = statistics.fmean(spent)
    print(machine_line("heyan", "openvino"))
    print(f"{len(pictures)} pages, {counted.multiply_adds / len(pictures) / 1e9:.1f} G multiply-adds a page")
    print(f"peak {2 * speed / 1e9:.0f} GFLOP/s on one thread ({best_backend()})")
    print(f"CPU s a page: {used:.3f}; floor {floor:.3f}; distance {used / floor:.2f}")


if __name__ == "__main__":
    main()
