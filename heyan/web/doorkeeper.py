"""Who comes in: the link of the one person at this machine, or the accounts of a team; machines by their tokens."""

from __future__ import annotations

import getpass
import secrets
import threading
from typing import TYPE_CHECKING

from heyan.web.accounts import Accounts
from heyan.web.attempts import Attempts
from heyan.web.csrf import bearer
from heyan.web.rights import Person, Role
from heyan.web.sessions import COOKIE, Sessions
from heyan.web.tokens import Tokens

if TYPE_CHECKING:
    from fastapi import Request

    from heyan.workspace.place import Workspace

ALONE = "\N{HOUSE BUILDING}"
"""The account under which the lone person's sessions and tokens are kept; no account of a team can have this name."""


class Doorkeeper:
    """Knows who asks.

    Where one works alone, whoever comes with the link that the terminal showed is that person: the link is good once,
    then the session is. In a team it is accounts, and there is no link.
    """

    def __init__(self, workspace: Workspace, *, team: bool) -> None:
        self.team = team
        self.accounts = Accounts(workspace)
        self.attempts = Attempts(workspace)
        self.sessions = Sessions(workspace)
        self.tokens = Tokens(workspace)
        self._ticket = "" if team else secrets.token_urlsafe(32)
        self._one_at_a_time = threading.Lock()

    @property
    def ticket(self) -> str:
        """The token of the link; empty once it was used, and in a team."""
        return self._ticket

    def enter(self, ticket: str) -> str | None:
        """The secret of a new session for the token of the link; None for a wrong token, or one that was used."""
        with self._one_at_a_time:
            if not self._ticket or not secrets.compare_digest(ticket.encode(), self._ticket.encode()):
                return None
            self._ticket = ""
        return self.sessions.begin(ALONE)

    def login(self, name: str, password: str, address: str) -> str | None:
        """The secret of a new session for an account and its password; None where they do not belong together.

        Raises:
            TooManyError: too many log-ins failed of late.
        """
        self.attempts.begin(name, address)
        account = self.accounts.check(name, password)
        if account is None:
            return None
        self.attempts.forget(name, address)
        return self.sessions.begin(account.name)

    def person(self, request: Request) -> Person | None:
        """Who asks, by the token that a machine sends or else by the session; None for nobody."""
        token, secret = bearer(request), request.cookies.get(COOKIE, "")
        name = self.sessions.account(secret) if token is None else self.tokens.account(token)
        if name is None:
            return None
        if not self.team:
            return Person(_machine_user(), Role.ADMINISTRATOR) if name == ALONE else None
        account = self.accounts.find(name)
        return account.person if account else None

    def account_of(self, person: Person) -> str:
        """The name under which a person's sessions and tokens are kept."""
        return person.name if self.team else ALONE


def _machine_user() -> str:
    """The name under which the lone person works on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "heyan"
