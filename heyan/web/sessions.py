"""Sessions: a secret in a cookie, its hash in the database. Whoever reads the database can enter nowhere."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from heyan.web.tables import SESSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from heyan.workspace.place import Workspace

COOKIE = "heyan_session"
IDLE_SECONDS = 4 * 3600
"""A session that nobody used for so long has ended."""
LIFE_SECONDS = 14 * 3600
"""No session lives longer, however busy."""
_SEEN_EVERY = 60
"""How exactly the last use is noted: one write a minute at most."""


def digest(secret: str) -> str:
    """What is kept of a secret that is random enough to need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def csrf_of(secret: str) -> str:
    """The proof that a request comes from a page of the session, derived from its secret."""
    return digest(f"csrf\n{secret}")


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions of a workspace. `clock` gives seconds since the epoch."""

    workspace: Workspace
    clock: Callable[[], float] = time.time

    def begin(self, account: str) -> str:
        """A new session of an account: its secret. Sessions that have ended are swept out."""
        secret, now = secrets.token_urlsafe(32), self.clock()
        with self.workspace.writing() as connection:
            ended = (SESSIONS.c.seen < now - IDLE_SECONDS) | (SESSIONS.c.since < now - LIFE_SECONDS)
            connection.execute(delete(SESSIONS).where(ended))
            connection.execute(insert(SESSIONS).values(key=digest(secret), account=account, since=now, seen=now))
        return secret

    def account(self, secret: str) -> str | None:
        """The account of a session; None where there is no such session, or it has ended."""
        now, key = self.clock(), digest(secret)
        with self.workspace.reading() as connection:
            found = connection.execute(select(SESSIONS).where(SESSIONS.c.key == key)).mappings().first()
        if found is None or found["seen"] < now - IDLE_SECONDS or found["since"] < now - LIFE_SECONDS:
            return None
        if found["seen"] < now - _SEEN_EVERY:
            with self.workspace.writing() as connection:
                connection.execute(update(SESSIONS).where(SESSIONS.c.key == key).values(seen=now))
        return str(found["account"])

    def end(self, secret: str) -> None:
        """End a session."""
        with self.workspace.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.key == digest(secret)))

    def end_all(self, account: str, but: str = "") -> None:
        """End all sessions of an account, but for that of a secret."""
        mine = (SESSIONS.c.account == account) & (SESSIONS.c.key != digest(but))
        with self.workspace.writing() as connection:
            connection.execute(delete(SESSIONS).where(mine))
