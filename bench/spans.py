"""The spans that eight-bit reading rounds by: `python -m bench.spans [--pages 60] [--seed 771]`.

Reads drawn pages of all kinds and levels and writes down, for every layer worth rounding, how far each
channel of its input goes (of all pictures, but for the rare outliers). Run it when the model changes: the result,
`ocr/swift/spans.npz`, is known by the model's content.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.engines import drawn
from ocr.choices import EngineOptions
from ocr.models import find_models
from ocr.swift.backend import Pictures, Take
from ocr.swift.engine import SwiftEngine
from ocr.swift.openvino_runtime import compiled, prepared
from ocr.swift.quantised import SPANS, Layer, extremes, layers, mark_of
from ocr.swift.runtimes import Backend

_OFTEN = 0.97
"""Pictures of a hundred whose values the spans hold: wider ones take steps away from all others."""
_EXACT = {f"Conv.{number}" for number in (0, 1, 2, 3, 4, 54, 55)} | {f"MatMul.{number}" for number in range(12)}
"""Layers that stay in 32 bits beside those that see a mean: the worst if each is rounded alone; small products."""
_EVERY = 3
"""Of the lines' pictures each so many-th is measured."""


class Watched:
    """An engine whose recogniser keeps what it is shown."""

    def __init__(self) -> None:
        self.engine = SwiftEngine(EngineOptions(threads=2))
        self.lines: list[Pictures] = []
        recogniser = self.engine._reader._recogniser  # noqa: SLF001 - the network is nobody's but the engine's
        swarm = recogniser._swarm  # noqa: SLF001

        def read(several: Iterable[Pictures], take: Take) -> None:
            kept = [pictures.copy() for pictures in several]
            self.lines.extend(kept)
            swarm(iter(kept), take)

        recogniser._swarm = read  # noqa: SLF001


def measured(path: Path, pictures: Sequence[Pictures]) -> dict[str, NDArray[np.float32]]:
    """The spans of the layers worth rounding."""
    model, _ = prepared(path, Backend.OPENVINO_FP32)
    found_layers = layers(model)
    request = compiled(extremes(model), Backend.OPENVINO_FP32, 2, 1).create_infer_request()
    found: list[list[NDArray[np.float32]]] = [[] for _ in range(2 * len(found_layers))]
    for shown in pictures:
        request.infer([shown])
        for index, kept in enumerate(found):
            kept.append(request.get_output_tensor(index).data.copy())
    return {
        layer.name: np.stack([
            np.quantile(np.array(found[2 * index]), 1 - _OFTEN, axis=0),
            np.quantile(np.array(found[2 * index + 1]), _OFTEN, axis=0),
        ]).astype(np.float32)
        for index, layer in enumerate(found_layers)
        if layer.name not in _EXACT and not _of_a_mean(layer)
    }  # fmt: skip


def _of_a_mean(layer: Layer) -> bool:
    """Whether a convolution sees one pixel, the mean of a picture."""
    shape = layer.node.get_input_partial_shape(0)
    return layer.rank > 3 and all(side.is_static and side.get_length() == 1 for side in (shape[2], shape[3]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=771)
    options = parser.parse_args()
    watched = Watched()
    with tempfile.TemporaryDirectory() as folder:
        for leaf in drawn(options.pages, options.seed, Path(folder)):
            watched.engine.read(cv2.imread(str(leaf.path)))
    path = find_models().recognition
    spans = {mark_of(path) + name: span for name, span in measured(path, watched.lines[::_EVERY]).items()}
    np.savez_compressed(SPANS, allow_pickle=False, **spans)
    print(f"{len(spans)} layers, {SPANS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
