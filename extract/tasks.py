"""A page to read, as it is handed to a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.limits import DEFAULT_LIMITS, Limits
from extract.sniff import Format


@dataclass(frozen=True, slots=True)
class PageTask:
    """One page of one file. `path` is absolute, `file` the path inside the package with `/`, `number` counts from 1."""

    path: Path
    file: str
    format: Format
    number: int
    sha256: str
    limits: Limits = DEFAULT_LIMITS
