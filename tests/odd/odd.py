"""An odd file: its name, how it is made, and how it has to end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

READ = "read"
LITTER, LINKED = "ignored:system_file", "ignored:link"


@dataclass(frozen=True)
class Odd:
    """`ends` is `read`, the reason for which it is unreadable, or `ignored:` and the reason.

    `inside` says the same of the files inside, by their names below this one. `says` stands in the message, or in the
    text where the file is read.
    """

    name: str
    make: Callable[[], bytes]
    ends: str = READ
    inside: Mapping[str, str] = field(default_factory=dict)
    says: str = ""


def just(data: bytes | str) -> Callable[[], bytes]:
    """Content that need not be made."""
    return lambda: data.encode() if isinstance(data, str) else data
