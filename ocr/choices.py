"""What a user can choose of an engine. Importing this loads nothing: the command line and its options need no more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EngineName(StrEnum):
    """The engines a user can choose by `--engine`."""

    SWIFT = "swift"
    PADDLE = "paddle"


class Device(StrEnum):
    """What an engine computes on, chosen by `--device`."""

    CPU = "cpu"
    GPU = "gpu"


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Options of an engine: how many threads it may use, and what it computes on."""

    threads: int = 2
    device: Device = Device.CPU
