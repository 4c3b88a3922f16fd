"""Names of files that follow each other, as a scanner or a camera numbers the pages of one paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from parsers.values.search import find_all, search
from parsers.values.text import plain

_PAGE = r"第(?P<number>\d{1,6})[页张]"
_DIGITS = r"(?P<number>\d{1,18})"
_OF_CONTRACT = r"合同|协议|合约|contract|agreement"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A name taken apart: its folder, what stands before and behind its number, and the number."""

    folder: str
    before: str
    number: int
    after: str


def numbered(path: str) -> Numbered | None:
    """The name taken apart at its page (`第2页`), else at its last number; None for a name without one.

    The ending does not count, nor do blanks, widths and case.
    """
    place = PurePosixPath(path)
    stem = plain(place.stem).casefold()
    found = search(_PAGE, stem) or next(reversed(list(find_all(_DIGITS, stem))), None)
    if found is None:
        return None
    start, end = found.span("number")
    return Numbered(str(place.parent), stem[:start], int(found["number"]), stem[end:])


def follows(first: str, second: str) -> bool:
    """Whether the second name is the first with its number one higher: same folder, same words, no jump."""
    a, b = numbered(first), numbered(second)
    if a is None or b is None:
        return False
    return (a.folder, a.before, a.number + 1, a.after) == (b.folder, b.before, b.number, b.after)


def tells_contract(path: str) -> bool:
    """Whether the name of a file or of its folder says that a contract lies there."""
    place = PurePosixPath(path)
    return search(_OF_CONTRACT, plain(f"{place.parent.name}/{place.stem}").casefold()) is not None
