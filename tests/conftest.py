"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgres import running_server, server_programs

settings.register_profile(
    "untimed", deadline=None
)  # a first call loads rules; what takes how long is measured in bench/
settings.load_profile("untimed")


@pytest.fixture(params=["file", "server"], scope="module")
def database(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """A database by URL, None for a file in the workspace's folder."""
    if request.param == "file":
        yield None
        return
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    with running_server(programs) as url:
        yield url
