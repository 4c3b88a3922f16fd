"""Convolutions in eight bits, for processors that multiply bytes but not bfloat16.

The wheel's models are in 32 bits. What eight bits need beside them are the spans that each channel of a convolution's
input takes; they were measured on drawn pages (`python -m bench.spans`) and lie in `spans.npz`. A channel that is wide
where its weights are small is narrowed and its weights widened by the same factor (SmoothQuant, arXiv 2211.10438), so
that one step of the scale fits all channels. Left in 32 bits: the first convolutions and whatever sees a mean of the
whole picture, which cost little and lose most.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import openvino
from numpy.typing import NDArray
from openvino import opset13 as nodes

SPANS = Path(__file__).with_name("spans.npz")
_TOWARDS_WEIGHTS = 0.8
"""How much of the difference between channels is moved into the weights: 0 none, 1 all."""
_NARROWEST = 1e-3
"""The narrowest channel counts as this part of the widest: a channel that was always empty may not always be."""

Numbers = NDArray[np.float32]
Spans = Mapping[str, Numbers]
"""Name of a convolution → the least and the largest value of each channel of its input: 2 × channels."""


def spans_of(path: Path) -> Spans:
    """The spans measured for a model, by its content; none for a model that was not measured."""
    if not SPANS.is_file():
        return {}
    mark = mark_of(path)
    with np.load(SPANS) as measured:
        return {name.removeprefix(mark): measured[name] for name in measured.files if name.startswith(mark)}


def mark_of(path: Path) -> str:
    """What the names of a model's spans begin with."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] + "/"


def convolutions(model: Any) -> list[Any]:
    """The convolutions of a model that are not grouped, in their order."""
    return [node for node in model.get_ordered_ops() if node.get_type_name() == "Convolution"]


def quantise(model: Any, spans: Spans) -> None:
    """Round the inputs and weights of the convolutions that have spans to eight bits, in place."""
    rounded: dict[tuple[str, int], tuple[Any, Numbers]] = {}
    for node in convolutions(model):
        if node.get_friendly_name() not in spans:
            continue
        weights = node.input_value(1).get_node().get_data().astype(np.float32)
        given = node.input_value(0)
        place = (given.get_node().get_friendly_name(), given.get_index())
        if place not in rounded:
            rounded[place] = _rounded_input(given, spans[node.get_friendly_name()], weights)
        values, factors = rounded[place]
        node.input(0).replace_source_output(values)
        node.input(1).replace_source_output(_rounded_weights(weights * factors))
    model.validate_nodes_and_infer_types()


def _rounded_input(given: Any, spans: Numbers, weights: Numbers) -> tuple[Any, Numbers]:
    """What a convolution is given, each channel divided by its factor and rounded to one scale; and the factors."""
    widest = np.maximum(np.abs(spans).max(axis=0), 1e-6)
    widest = np.maximum(widest, widest.max() * _NARROWEST)
    heaviest = np.maximum(np.abs(weights).max(axis=(0, 2, 3)), 1e-6)
    factors = widest**_TOWARDS_WEIGHTS / heaviest ** (1 - _TOWARDS_WEIGHTS)
    factors = (factors / np.exp(np.log(factors).mean())).astype(np.float32)
    low, high = float((spans[0] / factors).min()), float((spans[1] / factors).max())
    low, high = (min(low, -high) * 128 / 127, max(-low, high)) if low < 0 else (0.0, high)
    factors = factors.reshape(1, -1, 1, 1)
    ends = [_one(low), _one(high)]
    node = nodes.fake_quantize(given, *(nodes.constant(factors * end) for end in ends), *map(nodes.constant, ends), 256)
    return node.output(0), factors


def _rounded_weights(weights: Numbers) -> Any:
    ends = np.maximum(np.abs(weights).max(axis=(1, 2, 3), keepdims=True), 1e-12)
    low, high = nodes.constant(-ends), nodes.constant(ends)
    return nodes.fake_quantize(nodes.constant(weights), low, high, low, high, 255).output(0)


def _one(value: float) -> Numbers:
    return np.full((1, 1, 1, 1), value, np.float32)


def extremes(model: Any) -> Any:
    """The model that gives, for each convolution, the least and the largest value of each channel of its input."""
    axes = nodes.constant(np.array([0, 2, 3], np.int64))
    results = [
        reduce(node.input_value(0), axes, keep_dims=False)
        for node in convolutions(model)
        for reduce in (nodes.reduce_min, nodes.reduce_max)
    ]
    return openvino.Model(results, model.get_parameters())
