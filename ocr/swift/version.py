"""What an engine's reading depends on, told without loading a model."""

from __future__ import annotations

from ocr.choices import EngineOptions
from ocr.models import find_models
from ocr.swift.runtimes import best_backend
from ocr.swift.settings import STEPS_VERSION


def swift_version(options: EngineOptions) -> str:
    """Version of the steps, backend with its precision, and model hashes. The number of threads changes no reading.

    Raises:
        EngineError: models or runtimes are missing.
    """
    hashes = "-".join(value[:12] for value in find_models().hashes().values())
    return f"swift-{STEPS_VERSION}-{best_backend(options.device)}-{hashes}"
