"""The accounts of a team: names, roles, and passwords hashed with argon2id."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from heyan.web.errors import ConflictError, MissingError, WebError, marked
from heyan.web.rights import Person, Role
from heyan.web.tables import ACCOUNTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argon2 import PasswordHasher
    from sqlalchemy import Connection, RowMapping

    from heyan.workspace.place import Workspace

SHORTEST_PASSWORD = 10
_LONGEST_PASSWORD = 256
_NAME = re.compile(r"[\w.@-]{1,64}")


@dataclass(frozen=True, slots=True)
class Account:
    """An account as others see it."""

    name: str
    role: Role
    shown: str
    active: bool
    since: float

    @property
    def person(self) -> Person:
        """Who asks under this account."""
        return Person(self.name, self.role, self.shown)


class AccountError(WebError):
    """A name or a password that is not taken."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a workspace."""

    workspace: Workspace

    def any(self) -> bool:
        """Whether there is an account at all: the workspace then serves a team."""
        with self.workspace.reading() as connection:
            return connection.execute(select(ACCOUNTS.c.name).limit(1)).first() is not None

    def all(self) -> list[Account]:
        """All accounts by name."""
        with self.workspace.reading() as connection:
            return [_account(row) for row in connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.name)).mappings()]

    def find(self, name: str) -> Account | None:
        """An account that may be used; None where there is none, or it is closed."""
        row = self._row(name)
        return _account(row) if row is not None and row["active"] else None

    def add(self, name: str, role: Role, password: str, shown: str = "") -> Account:
        """A new account.

        Raises:
            AccountError: the name or the password is not taken.
            ConflictError: there is an account of that name.
        """
        if not _NAME.fullmatch(name):
            raise AccountError(marked("账号名只能用文字、数字和 . _ - @，不超过 64 个字。"))
        refuse_weak(password, name)
        account = Account(name, role, " ".join(shown.split())[:64], active=True, since=time.time())
        values = {field: getattr(account, field) for field in ("name", "role", "shown", "active", "since")}
        try:
            with self.workspace.writing() as connection:
                connection.execute(insert(ACCOUNTS).values(**values | {"password": _hasher().hash(password)}))
        except IntegrityError as error:
            raise ConflictError(marked("已有这个账号。")) from error
        return account

    def check(self, name: str, password: str) -> Account | None:
        """The account of a name and its password; None where they do not belong together.

        It takes as long for a name that is not known, so that nobody learns names from the time.
        """
        from argon2.exceptions import Argon2Error, InvalidHashError

        row = self._row(name)
        try:
            _hasher().verify(row["password"] if row is not None else _nobody(), password[:_LONGEST_PASSWORD])
        except (Argon2Error, InvalidHashError):
            return None
        if row is None or not row["active"]:
            return None
        if _hasher().check_needs_rehash(row["password"]):
            self._set(name, password=_hasher().hash(password))
        return _account(row)

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password. Raises as `add`, `MissingError` for an unknown name."""
        refuse_weak(password, name)
        self._set(name, password=_hasher().hash(password))

    def change(self, name: str, *, role: Role | None = None, active: bool | None = None) -> None:
        """Give an account another role, close it or open it again.

        Raises:
            MissingError: there is no such account.
            ConflictError: no administrator would be left.
        """
        values = {key: value for key, value in (("role", role), ("active", active)) if value is not None}
        with self.workspace.writing() as connection:
            _put(connection, name, values)
            leaders = (ACCOUNTS.c.role == Role.ADMINISTRATOR) & ACCOUNTS.c.active
            if not connection.execute(select(func.count()).where(leaders)).scalar_one():
                raise ConflictError(marked("至少要保留一个可用的管理员账号。"))

    def _set(self, name: str, **values: object) -> None:
        with self.workspace.writing() as connection:
            _put(connection, name, values)

    def _row(self, name: str) -> RowMapping | None:
        with self.workspace.reading() as connection:
            return connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.name == name)).mappings().first()


def refuse_weak(password: str, name: str) -> None:
    """Refuse a password that would be guessed.

    Raises:
        AccountError: it is too short, too long, or the account's name.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise AccountError(marked("密码至少 10 个字符。"))
    if len(password) > _LONGEST_PASSWORD:
        raise AccountError(marked("密码不能超过 256 个字符。"))
    if password.casefold() == name.casefold() or len(set(password)) < 4:
        raise AccountError(marked("密码太容易猜到。"))


def _put(connection: Connection, name: str, values: Mapping[str, object]) -> None:
    if not connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.name == name).values(**values)).rowcount:
        raise MissingError(marked("没有这个账号。"))


def _account(row: RowMapping) -> Account:
    return Account(row["name"], Role(row["role"]), row["shown"], bool(row["active"]), row["since"])


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A hash that no password fits, as costly as the others."""
    import secrets

    return _hasher().hash(secrets.token_urlsafe(32))
