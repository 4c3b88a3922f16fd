"""The answer of every `find_*`: one occurrence of a value in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One occurrence of a value.

    `start` and `end` are places in the text that was searched, `text` is what stands there. `value` is None where
    something of the kind stands there but cannot be read for sure. `repaired` marks a value that needed OCR
    look-alikes put right; `certainty` (0 to 1) is how sure the form alone makes it, the line's own confidence apart.
    """

    start: int
    end: int
    text: str
    value: T | None
    repaired: bool = False
    certainty: float = 1.0
