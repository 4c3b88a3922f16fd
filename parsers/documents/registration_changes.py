"""What a notice of change says was changed: owners before and after, and the names in a cell of its table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.documents.flow_names import whole_list
from parsers.documents.party_lines import parties_in
from parsers.documents.registration_words import NAME_ALONE, NAME_ITEM, OTHER_ITEM, OWNER_ITEM
from parsers.layout.piece import Piece, is_torn
from parsers.reading import Reading
from parsers.values.organisation import normalise_name, split_parties
from parsers.values.search import full_match, search
from parsers.values.text import plain

NOTHING = r"[-—–/\\*无空\s]*"
_COUNTED = r"^\s*[(（]?(?P<number>\d{1,2})[)）.．、]\s*(?=\p{Han}{2})"
CELL_NAME = (
    r"(?:姓名或名称|姓名或者名称|名称|姓名)[:：]?(?P<name>.+?)"
    r"(?=(?:国籍|国别|地址|邮编|邮政编码|证件|居民身份|统一社会|省市|详细)|$)"
)
"""A name among other particulars in one cell."""


@dataclass(slots=True)
class Changes:
    """The rows of a change table: owners before and after, and whether other things changed."""

    before: list[Reading] = field(default_factory=list)
    after: list[Reading] = field(default_factory=list)
    owner_rows: int = 0
    other_rows: int = 0
    name_rows: int = 0
    addresses: list[tuple[str, str]] = field(default_factory=list)
    owners: list[Piece] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether any change was noted."""
        return bool(self.owner_rows or self.other_rows)

    def note(self, item: str, before: str, after: str) -> None:
        """Note what a row that is not about owners, or about their names only, says of a renaming."""
        self.name_rows += bool(search(NAME_ITEM, item))
        if "地址" in item and before and after:
            self.addresses.append((before, after))


def is_owner(item: str) -> bool:
    """Whether the item of a row is who owns the patent."""
    bare = plain(item)
    return bool(search(OWNER_ITEM, bare) or full_match(NAME_ALONE, bare)) and not search(OTHER_ITEM, bare)


def names_in_cell(piece: Piece | None) -> Iterator[Reading]:
    """The names in a cell, one reading each; other particulars in the cell are left aside."""
    if piece is None or is_torn(piece) or full_match(NOTHING, piece.text) or _lacks_items(piece):
        return
    text = piece.text
    labelled = search(CELL_NAME, plain(text))
    names = split_parties(labelled["name"]) if labelled else parties_in(piece)
    for name in whole_list(names):
        part = _part(piece, name)
        yield Reading(part.joined, name, part.reader, round(part.confidence, 4), part.page, part.box)


def _lacks_items(piece: Piece) -> bool:
    """Whether the lines of a counted list are not numbered one after the other from the first: an owner was lost."""
    numbers = [int(found["number"]) for line in piece.lines if (found := search(_COUNTED, line.text)) is not None]
    return len(piece.lines) > 1 and bool(numbers) and numbers != list(range(1, len(numbers) + 1))


def _part(piece: Piece, name: str) -> Piece:
    """Where in a cell a name stands; the whole cell where it cannot be told."""
    text = piece.text
    kept = [index for index, char in enumerate(text) if not char.isspace()]
    bare = "".join(normalise_name(text[index]) or text[index] for index in kept)
    at = bare.find(name)
    if at < 0 or len(bare) != len(kept):
        return piece
    return piece.part(kept[at], kept[at + len(name) - 1] + 1)
