"""The errors of the house: one base, one class a cause."""

from __future__ import annotations


class HeyanError(Exception):
    """Base of all errors that a user is told of. The message (Chinese) names the file, the page and the next step."""


class InputError(HeyanError):
    """What was submitted, or how the command was called, cannot be worked with."""


class ConfigError(HeyanError):
    """A programme profile or an option is wrong."""


class EngineError(HeyanError):
    """The machine, the OCR engine or its models failed."""


class LimitError(HeyanError):
    """Something submitted is larger than the limits allow."""
