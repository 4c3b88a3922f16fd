"""What a reader of archives and mails gives: their members, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from extract.limits import Limits

CHUNK = 256 * 1024
"""Bytes of a member handed on at a time."""


class MemberKind(StrEnum):
    """Whether a member holds content, points elsewhere, or is something else (a device, a pipe)."""

    FILE = "file"
    LINK = "link"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive or an attachment of a mail; folders are no members.

    `name` is its name as stored, decoded; `content` gives its bytes in parts, once, and only until the next member is
    taken; it may raise what its library raises on damaged content.
    """

    name: str
    kind: MemberKind = MemberKind.FILE
    content: Callable[[], Iterable[bytes]] = tuple


@dataclass(frozen=True, slots=True)
class Container:
    """A file with members: where it lies, its name as shown, the bounds, and the passwords to try."""

    path: Path
    name: str
    limits: Limits
    passwords: tuple[str, ...] = ()


MembersOf = Callable[[Container], Iterator[Member]]
"""Gives the members of a file of one format.

Raises UnreadableError, or what its library raises on foreign content; what was given before stands.
"""


def in_chunks(data: bytes) -> Iterator[bytes]:
    """Bytes held in memory, in parts."""
    for start in range(0, len(data), CHUNK):
        yield data[start : start + CHUNK]
