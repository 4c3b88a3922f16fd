"""Layers in eight bits, for processors that multiply bytes but not bfloat16.

The wheel's models are in 32 bits. What eight bits need beside them are the spans that each channel of a layer's input
takes; they were measured on drawn pages (`python -m bench.spans`) and lie in `spans.npz`. A channel that is wide
where its weights are small is narrowed and its weights widened by the same factor (SmoothQuant, arXiv 2211.10438), so
that one step of the scale fits all channels. Left in 32 bits: the first convolutions and whatever sees a mean of the
whole picture, and the small products, which cost little and lose most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import openvino
from numpy.typing import NDArray
from openvino import opset13 as nodes

from ocr.models import model_hash

SPANS = Path(__file__).with_name("spans.npz")
_TOWARDS_WEIGHTS = 0.8
"""How much of the difference between channels is moved into the weights: 0 none, 1 all."""
_NARROWEST = 1e-3
"""The narrowest channel counts as this part of the widest: a channel that was always empty may not always be."""

Numbers = NDArray[np.float32]
Spans = Mapping[str, Numbers]
"""Name of a layer → the least and the largest value of each channel of its input: 2 × channels."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution or a product with fixed weights.

    `channel` is the axis of the input's channels among `rank` axes, `inward` that of the weights'; all axes of the
    weights but `outward` are summed over.
    """

    node: Any
    rank: int
    channel: int
    inward: int
    outward: int

    @property
    def name(self) -> str:
        """Its name in the model."""
        return str(self.node.get_friendly_name())

    @property
    def weights(self) -> Numbers:
        """Its weights."""
        found: Numbers = self.node.input_value(1).get_node().get_data().astype(np.float32)
        return found

    def beside_input(self, values: Numbers) -> Numbers:
        """A number a channel, shaped to meet the input."""
        return values.reshape([-1 if axis == self.channel else 1 for axis in range(self.rank)])

    def beside_weights(self, values: Numbers) -> Numbers:
        """A number a channel, shaped to meet the weights."""
        return values.reshape([-1 if axis == self.inward else 1 for axis in range(self.weights.ndim)])


def layers(model: Any) -> list[Layer]:
    """The convolutions (not grouped) and the products with fixed weights of a model, in their order."""
    return [layer for node in model.get_ordered_ops() if (layer := _layer(node)) is not None]


def _layer(node: Any) -> Layer | None:
    kind = node.get_type_name()
    if kind == "Convolution":
        return Layer(node, rank=4, channel=1, inward=1, outward=0)
    if kind != "MatMul" or node.input_value(1).get_node().get_type_name() != "Constant":
        return None
    given, turned = node.get_attributes()["transpose_a"], node.get_attributes()["transpose_b"]
    rank = node.get_input_partial_shape(0).rank.get_length()
    return Layer(node, rank, channel=rank - (2 if given else 1), inward=int(turned), outward=int(not turned))


def spans_of(path: Path) -> Spans:
    """The spans measured for a model, by its content; none for a model that was not measured."""
    if not SPANS.is_file():
        return {}
    mark = mark_of(path)
    with np.load(SPANS) as measured:
        return {name.removeprefix(mark): measured[name] for name in measured.files if name.startswith(mark)}


def mark_of(path: Path) -> str:
    """What the names of a model's spans begin with."""
    return model_hash(path)[:12] + "/"


def quantise(model: Any, spans: Spans) -> None:
    """Round the inputs and weights of the layers that have spans to eight bits, in place."""
    rounded: dict[tuple[str, int], tuple[Any, Numbers]] = {}
    for layer in layers(model):
        if layer.name not in spans:
            continue
        given = layer.node.input_value(0)
        place = (given.get_node().get_friendly_name(), given.get_index())
        if place not in rounded:
            rounded[place] = _rounded_input(given, layer, spans[layer.name])
        values, factors = rounded[place]
        weights = _rounded_weights(layer, layer.weights * layer.beside_weights(factors))
        layer.node.input(0).replace_source_output(values)
        layer.node.input(1).replace_source_output(weights)
    model.validate_nodes_and_infer_types()


def _rounded_input(given: Any, layer: Layer, spans: Numbers) -> tuple[Any, Numbers]:
    """What a layer is given, each channel divided by its factor and rounded to one scale; and the factors."""
    widest = np.maximum(np.abs(spans).max(axis=0), 1e-6)
    widest = np.maximum(widest, widest.max() * _NARROWEST)
    heaviest = np.maximum(_heaviest(layer.weights, layer.inward).ravel(), 1e-6)
    factors = widest**_TOWARDS_WEIGHTS / heaviest ** (1 - _TOWARDS_WEIGHTS)
    factors = (factors / np.exp(np.log(factors).mean())).astype(np.float32)
    low, high = float((spans[0] / factors).min()), float((spans[1] / factors).max())
    low, high = (min(low, -high) * 128 / 127, max(-low, high)) if low < 0 else (0.0, high)
    ends = [np.full([1] * layer.rank, end, np.float32) for end in (low, high)]
    apart = layer.beside_input(factors)
    node = nodes.fake_quantize(given, *(nodes.constant(apart * end) for end in ends), *map(nodes.constant, ends), 256)
    return node.output(0), factors


def _rounded_weights(layer: Layer, weights: Numbers) -> Any:
    ends = np.maximum(_heaviest(weights, layer.outward), 1e-12)
    low, high = nodes.constant(-ends), nodes.constant(ends)
    return nodes.fake_quantize(nodes.constant(weights), low, high, low, high, 255).output(0)


def _heaviest(weights: Numbers, axis: int) -> Numbers:
    """The largest weight, without its sign, of each place on an axis; the other axes stay with one place."""
    others = tuple(other for other in range(weights.ndim) if other != axis)
    found: Numbers = np.abs(weights).max(axis=others, keepdims=True)
    return found


def extremes(model: Any) -> Any:
    """The model that gives, for each layer, the least and the largest value of each channel of its input."""
    results = [
        reduce(layer.node.input_value(0), _other_axes(layer), keep_dims=False)
        for layer in layers(model)
        for reduce in (nodes.reduce_min, nodes.reduce_max)
    ]
    return openvino.Model(results, model.get_parameters())


def _other_axes(layer: Layer) -> Any:
    return nodes.constant(np.array([axis for axis in range(layer.rank) if axis != layer.channel], np.int64))
