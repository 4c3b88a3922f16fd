"""How the pages are served: one frozen value, made once by `heyan serve`."""

from __future__ import annotations

from dataclasses import dataclass

from heyan.options import RunOptions

LOOPBACK = ("127.0.0.1", "localhost", "::1")
DEFAULT_PORT = 8765


@dataclass(frozen=True, slots=True)
class Settings:
    """What the application is made with.

    `database` is the URL of the workspace's database, None for SQLite in its folder. `team` False serves the one person
    at this machine, who comes in by a link printed in the terminal; True serves accounts. `jobs` is how many packages
    are verified at once, `workers` how many processes read the pages of one (None for as many as the machine has room
    for), `cache` where pages once read are kept (None for the usual place).
    """

    database: str | None = None
    team: bool = False
    jobs: int = 1
    workers: int | None = None
    cache: str | None = None

    @property
    def cache_place(self) -> str:
        """Where pages once read are kept: a folder or a database URL."""
        return RunOptions(cache=self.cache).cache_place
