"""The networks on ONNX Runtime: the fall-back where OpenVINO is not installed, and the way to CUDA."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import cv2
import onnxruntime

from ocr.cuda import LINE_SHAPES, PAGE_SHAPES, cuda_session, refuse_wrong
from ocr.swift.backend import Network, Pictures, Swarm, Take, Tensor
from ocr.swift.runtimes import Backend, told_plainly


def network(path: Path, backend: Backend, threads: int, shapes: int = PAGE_SHAPES) -> Network:
    """A model that sees one input at a time; on CUDA it is kept ready for so many shapes of it."""
    cuda = backend is Backend.ONNXRUNTIME_CUDA

    def opened() -> Any:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        if cuda:
            return cuda_session(path, options)
        with told_plainly():
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    sessions = Sessions(opened, shapes if cuda else 1)
    if cuda:
        refuse_wrong(sessions.first, path)

    def run(pictures: Pictures) -> Tensor:
        scaled = cv2.dnn.blobFromImages(list(pictures), 1 / 127.5, mean=(127.5, 127.5, 127.5))
        session = sessions.for_shape(pictures.shape)
        with told_plainly():
            output: Tensor = session.run(None, {session.get_inputs()[0].name: scaled})[0]
        return output

    return run


def swarm(path: Path, backend: Backend, threads: int) -> Swarm:
    """A model that sees many inputs, here one after the other."""
    one = network(path, backend, threads, LINE_SHAPES)

    def run(several: Iterable[Pictures], take: Take) -> None:
        for index, pictures in enumerate(several):
            take(index, one(pictures))

    return run


class Sessions:
    """Sessions of one model, each for the shape of input that it saw last.

    Args:
        opened: opens a session; the first is opened at once, so that what cannot be opened is known.
        most: so many; a further shape goes to the session that was not used for longest.
    """

    def __init__(self, opened: Callable[[], Any], most: int) -> None:
        self._opened = opened
        self._most = most
        self.first = opened()
        self._fresh = [self.first]
        self._by_shape: OrderedDict[tuple[int, ...], Any] = OrderedDict()

    def for_shape(self, shape: tuple[int, ...]) -> Any:
        """The session that is ready for a shape, else the one that shall be."""
        if shape not in self._by_shape:
            self._by_shape[shape] = self._next()
        self._by_shape.move_to_end(shape)
        return self._by_shape[shape]

    def _next(self) -> Any:
        if self._fresh:
            return self._fresh.pop()
        return self._opened() if len(self._by_shape) < self._most else self._by_shape.popitem(last=False)[1]
