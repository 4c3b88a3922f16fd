"""The options of a run: one frozen value, made once, handed down."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ocr.engine import EngineName


def default_cache_folder() -> Path:
    """Where pages once read are kept: `$XDG_CACHE_HOME/heyan`, `~/.cache/heyan` without it."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "heyan"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a package is read and judged.

    `programme` is a profile id or None; `workers` None means as many processes as there are cores; `cache` is the
    folder of pages once read; `use_cache` False reads every page anew (and keeps what it read).
    """

    programme: str | None = None
    engine: EngineName = EngineName.SWIFT
    workers: int | None = None
    cache: Path | None = None
    use_cache: bool = True

    @property
    def cache_folder(self) -> Path:
        """The folder of the page cache."""
        return self.cache or default_cache_folder()
