"""How the pages are served: one frozen value, made once by `heyan serve`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "::1")
DEFAULT_PORT = 8765


@dataclass(frozen=True, slots=True)
class Settings:
    """What the application is made with.

    `folder` is the workspace; `database` the URL of its database, None for SQLite in the folder. `team` False serves
    the one person at this machine, who comes in by a link printed in the terminal; True serves accounts.
    """

    folder: Path
    database: str | None = None
    team: bool = False
    port: int = DEFAULT_PORT
