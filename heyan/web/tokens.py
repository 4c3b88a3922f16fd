"""Tokens by which machines use the interface: shown once, kept as a hash, bound to an account, good for a time."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from heyan.web.errors import MissingError
from heyan.web.sessions import digest
from heyan.web.tables import TOKENS

if TYPE_CHECKING:
    from heyan.workspace.place import Workspace

PREFIX = "heyan_"
"""By which a token that went astray is recognised."""
DAYS = 180
LONGEST_DAYS = 3650
_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it again."""

    id: int
    label: str
    since: float
    until: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a workspace."""

    workspace: Workspace
    clock: Callable[[], float] = time.time

    def make(self, account: str, label: str, days: int = DAYS) -> str:
        """A new token of an account: the only time that it is seen."""
        token, now = PREFIX + secrets.token_urlsafe(32), self.clock()
        values = {"key": digest(token), "account": account, "label": " ".join(label.split())[:80], "since": now}
        with self.workspace.writing() as connection:
            connection.execute(insert(TOKENS).values(**values, until=now + days * _DAY))
        return token

    def account(self, token: str) -> str | None:
        """The account of a token; None where there is no such token, or its time is over."""
        query = select(TOKENS.c.account).where(TOKENS.c.key == digest(token), TOKENS.c.until > self.clock())
        with self.workspace.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def all(self, account: str) -> list[Token]:
        """The tokens of an account, the newest first."""
        query = select(TOKENS).where(TOKENS.c.account == account).order_by(TOKENS.c.id.desc())
        with self.workspace.reading() as connection:
            rows = connection.execute(query).mappings()
            return [Token(row["id"], row["label"], row["since"], row["until"]) for row in rows]

    def drop(self, account: str, token: int) -> None:
        """Make a token of an account worthless.

        Raises:
            MissingError: the account has no such token.
        """
        mine = (TOKENS.c.id == token) & (TOKENS.c.account == account)
        with self.workspace.writing() as connection:
            if not connection.execute(delete(TOKENS).where(mine)).rowcount:
                raise MissingError
