"""What was submitted: files, each by content hash, each accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.integrity import Integrity


class FileStatus(StrEnum):
    """How a submitted file ended."""

    READ = "read"
    UNREADABLE = "unreadable"
    IGNORED = "ignored"


class Reason(StrEnum):
    """Why a file or a page was not read. A closed list; the Chinese text stands in the message."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    MISLABELLED = "mislabelled"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    LIMIT = "limit"
    TIME_LIMIT = "time_limit"
    SYSTEM_FILE = "system_file"
    LINK = "link"
    UNSAFE_NAME = "unsafe_name"
    BLANK = "blank"
    OBSCURED = "obscured"
    ENGINE = "engine"
    NO_ACCESS = "no_access"


PASSING = frozenset({Reason.ENGINE, Reason.TIME_LIMIT, Reason.NO_ACCESS, Reason.LIMIT})
"""Reasons that lie in the machine, its load or a run's options, not in the bytes: the next run may read them."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One submitted file: its path inside the package (`/` between folders), SHA-256, format and how it ended.

    `pages` counts the pages of a file that could be opened, 0 otherwise. `message` is Chinese and names the next step.
    `integrity` holds what it tells of itself, None for a file without signatures and later changes.
    """

    path: str
    sha256: str
    format: str
    pages: int = 0
    status: FileStatus = FileStatus.READ
    reason: Reason | None = None
    message: str = ""
    integrity: Integrity | None = None
