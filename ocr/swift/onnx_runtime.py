"""The networks on ONNX Runtime: the fall-back where OpenVINO is not installed, and the way to CUDA."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2
import onnxruntime

from ocr.swift.backend import Network, Pictures, Swarm, Take, Tensor
from ocr.swift.runtimes import CUDA, Backend

_PROVIDERS = {Backend.ONNXRUNTIME_FP32: "CPUExecutionProvider", Backend.ONNXRUNTIME_CUDA: CUDA}


def network(path: Path, backend: Backend, threads: int) -> Network:
    """A model that sees one input at a time."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=[_PROVIDERS[backend]])
    name = session.get_inputs()[0].name

    def run(pictures: Pictures) -> Tensor:
        scaled = cv2.dnn.blobFromImages(list(pictures), 1 / 127.5, mean=(127.5, 127.5, 127.5))
        output: Tensor = session.run(None, {name: scaled})[0]
        return output

    return run


def swarm(path: Path, backend: Backend, threads: int) -> Swarm:
    """A model that sees many inputs, here one after the other."""
    one = network(path, backend, threads)

    def run(several: Iterable[Pictures], take: Take) -> None:
        for index, pictures in enumerate(several):
            take(index, one(pictures))

    return run
