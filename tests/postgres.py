"""A PostgreSQL server of the tests' own, on a free port of this machine, gone when they end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def server_programs() -> Path | None:
    """The folder of the server's programs (Debian keeps them off the path), None where it is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """A server with an empty database: its URL.

    PostgreSQL refuses to run as root: there it runs as the user `postgres`, whom Debian's package makes.
    """
    someone: dict[str, Any] = {"user": "postgres"} if os.geteuid() == 0 else {}
    home = Path(tempfile.mkdtemp(prefix="heyan-postgres-"))
    data = home / "data"
    if someone:
        shutil.chown(home, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def call(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=home, **someone)

    call(str(programs / "initdb"), "-D", str(data), "-U", "heyan", "--auth=trust", "--no-sync", "-E", "UTF8")
    options = f"-p {port} -k {home} -h 127.0.0.1 -c fsync=off"
    call(str(programs / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(home / "log"), "-w", "start")
    try:
        yield f"postgresql://heyan@127.0.0.1:{port}/postgres"
    finally:
        call(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)
