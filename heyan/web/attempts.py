"""A bound on guessing passwords, kept in the database: it holds however many processes serve."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from heyan.web.errors import TooManyError
from heyan.web.tables import ATTEMPTS

if TYPE_CHECKING:
    from heyan.workspace.place import Workspace

WINDOW_SECONDS = 15 * 60
PER_PAIR = 5
"""Failures of one account from one address in the window."""
PER_ADDRESS = 30
"""Failures from one address, whatever the accounts."""
PER_ACCOUNT = 50
"""Failures of one account from anywhere: high, so that nobody can lock another one out at once."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """The log-ins that failed of late."""

    workspace: Workspace
    clock: Callable[[], float] = time.time

    def begin(self, account: str, address: str) -> None:
        """Note a log-in as failed before its password is looked at, so that many at once count one by one.

        Raises:
            TooManyError: too many failed of late.
        """
        now = self.clock()
        account, address = account[:100], address[:100]
        mine, here = ATTEMPTS.c.account == account, ATTEMPTS.c.address == address
        with self.workspace.writing() as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at < now - WINDOW_SECONDS))
            for which, most in ((mine & here, PER_PAIR), (here, PER_ADDRESS), (mine, PER_ACCOUNT)):
                if connection.execute(select(func.count()).where(which)).scalar_one() >= most:
                    raise TooManyError
            values = {"account": account, "address": address, "at": now}
            connection.execute(insert(ATTEMPTS).values(values))

    def forget(self, account: str, address: str) -> None:
        """Forget the failures of an account from an address: its password was right."""
        pair = (ATTEMPTS.c.account == account[:100]) & (ATTEMPTS.c.address == address[:100])
        with self.workspace.writing() as connection:
            connection.execute(delete(ATTEMPTS).where(pair))
