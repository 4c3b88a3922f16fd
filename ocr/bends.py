"""The surface that the lines of a bent page follow. Standard library only; numbers or numpy's arrays alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def bend_terms(x: Any, y: Any) -> tuple[Any, ...]:
    """The terms of the surface that bent lines follow, at a level place of the turned page: numbers or arrays."""
    u, v = x - 0.5, y - 0.5
    return u**2, u**3, u**4, u * v, u**2 * v, u**3 * v


def sag(bend: Sequence[float], x: Any, y: Any) -> Any:
    """How far below its level place print lies on a bent page, as a fraction of its height; 0 on a flat one."""
    return sum((factor * term for factor, term in zip(bend, bend_terms(x, y), strict=True)), 0.0) if bend else 0.0
