"""Opening an engine by name. Importing this module loads no runtime: an engine is loaded when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocr.choices import EngineName, EngineOptions

if TYPE_CHECKING:
    from ocr.engine import OcrEngine


def open_engine(name: EngineName, options: EngineOptions) -> OcrEngine:
    """Load an engine with its models.

    Raises:
        EngineError: the engine, its runtime or its models are missing or fail.
    """
    match name:
        case EngineName.SWIFT:
            from ocr.swift.engine import SwiftEngine

            return SwiftEngine(options)
        case EngineName.PADDLE:
            from ocr.paddle import PaddleEngine

            return PaddleEngine(options)


def engine_version(name: EngineName, options: EngineOptions) -> str:
    """The version of the engine that `open_engine` would give, without loading it.

    Raises:
        EngineError: the engine, its runtime or its models are missing.
    """
    match name:
        case EngineName.SWIFT:
            from ocr.swift.version import swift_version

            return swift_version(options)
        case EngineName.PADDLE:
            from ocr.paddle_version import paddle_version

            return paddle_version(options)
