"""The options of a run: one frozen value, made once, handed down."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from extract.limits import DEFAULT_LIMITS, Limits
from extract.passwords import NO_PASSWORDS, Passwords
from heyan.review import NOTHING_GIVEN, Given
from ocr.choices import Device, EngineName


def default_cache_folder() -> Path:
    """Where pages once read are kept: `$XDG_CACHE_HOME/heyan`, `~/.cache/heyan` without it."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "heyan"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a package is read and judged.

    `programme` is a profile id, the file of a profile (`.toml`), or None; `workers` None means as many processes as
    cores and memory allow; `cache` is the folder of pages once read, or the URL of a database that holds them;
    `use_cache` False reads every page anew (and keeps what it read); `limits` bounds what is opened; `passwords` are
    tried on encrypted files; `cluster` is the address of a Dask scheduler whose workers read the pages, None for
    processes of this machine; `review` is what the reviewer brings along for the programme's own conditions.
    """

    programme: str | None = None
    engine: EngineName = EngineName.SWIFT
    device: Device = Device.CPU
    workers: int | None = None
    cache: Path | str | None = None
    use_cache: bool = True
    limits: Limits = DEFAULT_LIMITS
    passwords: Passwords = NO_PASSWORDS
    cluster: str | None = None
    review: Given = NOTHING_GIVEN
    corrections: Path | None = None

    @property
    def cache_place(self) -> str:
        """Where the page cache is: a folder or a database URL."""
        return str(self.cache or default_cache_folder())
