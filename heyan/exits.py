"""Exit codes: part of the public interface."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ends."""

    SUPPORTED = 0
    """Every row is supported (or the command simply worked)."""
    NOT_SUPPORTED = 1
    """Some row is not supported, some file could not be read, or some machine requirement is missing."""
    INPUT = 2
    """Wrong usage, or the claim list cannot be read."""
    FAULT = 3
    """The machine or the engine failed."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C."""
