"""Who comes in: the link of the one person at this machine, or the accounts of a team."""

from __future__ import annotations

import getpass
import secrets
import threading
from typing import TYPE_CHECKING, Protocol

from heyan.web.rights import Person, Role
from heyan.web.sessions import COOKIE

if TYPE_CHECKING:
    from fastapi import Request

    from heyan.web.sessions import Sessions


class Doorkeeper(Protocol):
    """Knows who asks."""

    sessions: Sessions
    team: bool

    def person(self, request: Request) -> Person | None:
        """Who asks; None where nobody is signed in."""


ALONE = "\N{HOUSE BUILDING}"
"""The account under which the lone person's sessions are kept; no account of a team can have this name."""


class LoneDoorkeeper:
    """Lets in whoever comes with the link that the terminal showed: once, and then by the session."""

    team = False

    def __init__(self, sessions: Sessions) -> None:
        self.sessions = sessions
        self._ticket = secrets.token_urlsafe(32)
        self._one_at_a_time = threading.Lock()
        self._person = Person(_machine_user(), Role.ADMINISTRATOR)

    @property
    def ticket(self) -> str:
        """The token of the link; empty once it was used."""
        return self._ticket

    def enter(self, ticket: str) -> str | None:
        """The secret of a new session for the token of the link; None for a wrong token, or one that was used."""
        with self._one_at_a_time:
            if not self._ticket or not secrets.compare_digest(ticket.encode(), self._ticket.encode()):
                return None
            self._ticket = ""
        return self.sessions.begin(ALONE)

    def person(self, request: Request) -> Person | None:
        """The person at this machine."""
        secret = request.cookies.get(COOKIE, "")
        return self._person if secret and self.sessions.account(secret) == ALONE else None


def _machine_user() -> str:
    """The name under which the lone person works on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "heyan"
