"""Who works on which package."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from heyan.store.database import put
from heyan.web.tables import REVIEWERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heyan.workspace.place import Workspace


def reviewers(workspace: Workspace) -> Mapping[int, str]:
    """The account that works on each package that one works on."""
    with workspace.reading() as connection:
        rows = connection.execute(select(REVIEWERS.c.package, REVIEWERS.c.account))
        return {row.package: row.account for row in rows}


def take_up(workspace: Workspace, package: int, account: str) -> None:
    """Note that an account works on a package from now on, whoever did before."""
    values = {"package": package, "account": account, "since": time.time()}
    with workspace.writing() as connection:
        connection.execute(put(REVIEWERS, workspace.engine).values(**values))


def put_down(workspace: Workspace, package: int) -> None:
    """Note that nobody works on a package."""
    with workspace.writing() as connection:
        connection.execute(delete(REVIEWERS).where(REVIEWERS.c.package == package))
