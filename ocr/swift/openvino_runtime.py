"""The networks on OpenVINO, with what is around them in the ONNX files moved to where it costs least."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import openvino
from openvino.preprocess import PrePostProcessor

from ocr.swift.backend import Network, Pictures, Swarm, Take, Tensor
from ocr.swift.quantised import quantise, spans_of
from ocr.swift.runtimes import Backend

_LEVEL = 127.5
"""Levels from 0 to 255 become -1 to 1."""


def network(path: Path, backend: Backend, threads: int) -> Network:
    """A model that sees one input at a time, with all threads."""
    model, squashed = prepared(path, backend)
    request = compiled(model, backend, threads, streams=1).create_infer_request()

    def run(pictures: Pictures) -> Tensor:
        request.infer([openvino.Tensor(pictures, shared_memory=True)], share_outputs=True)
        output: Tensor = request.get_output_tensor().data
        return _sigmoid(output) if squashed else output

    return run


def swarm(path: Path, backend: Backend, threads: int) -> Swarm:
    """A model that sees many inputs at once, one thread each."""
    model, _ = prepared(path, backend)
    queue = openvino.AsyncInferQueue(compiled(model, backend, threads, streams=threads), threads)

    def run(several: Iterable[Pictures], take: Take) -> None:
        queue.set_callback(lambda request, index: take(index, request.get_output_tensor().data))
        for index, pictures in enumerate(several):
            queue.start_async([openvino.Tensor(pictures)], index)
        queue.wait_all()

    return run


def prepared(path: Path, backend: Backend) -> tuple[Any, bool]:
    """The model for pictures of bytes, and whether its last step, a sigmoid, is left to numpy.

    Scaling bytes inside the network instead of by OpenCV takes 10 of 129 ms off a detection, the sigmoid, which it
    needs 13 ms for, another 12. What comes out is the same to the last bit of a float.
    """
    model = openvino.Core().read_model(str(path))
    last = model.outputs[0].node.input_value(0).get_node()
    squashed = last.get_type_name() == "Sigmoid"
    if squashed:
        model = openvino.Model([last.input_value(0)], model.get_parameters())
    steps = PrePostProcessor(model)
    given = steps.input()
    given.tensor().set_element_type(openvino.Type.u8).set_layout(openvino.Layout("NHWC")).set_shape([-1, -1, -1, 3])
    given.model().set_layout(openvino.Layout("NCHW"))
    given.preprocess().convert_element_type(openvino.Type.f32).mean([_LEVEL] * 3).scale([_LEVEL] * 3)
    built = steps.build()
    if backend is Backend.OPENVINO_INT8:
        quantise(built, spans_of(path))
    return built, squashed


def _sigmoid(values: Tensor) -> Tensor:
    found: Tensor = np.exp(-values)
    found += 1
    return np.divide(np.float32(1), found, out=found)


def compiled(model: Any, backend: Backend, threads: int, streams: int) -> Any:
    """A model made ready for the processor (or the GPU)."""
    if backend is Backend.OPENVINO_GPU:
        return openvino.Core().compile_model(model, "GPU", {"PERFORMANCE_HINT": "LATENCY"})
    return openvino.Core().compile_model(
        model,
        "CPU",
        {
            "PERFORMANCE_HINT": "LATENCY",
            "NUM_STREAMS": streams,
            "INFERENCE_NUM_THREADS": threads,
            "ENABLE_CPU_PINNING": False,  # else two processes share one core
            "INFERENCE_PRECISION_HINT": "bf16" if backend is Backend.OPENVINO_BF16 else "f32",
        },
    )
