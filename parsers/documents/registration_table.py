"""Records printed as a table: the facts are the heads of its columns, every patent is a row.

What all patents share stands in one cell merged over the rows, or is said again in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.pages import Page
from parsers.documents.registration_labels import RECORD_LABELS
from parsers.documents.registration_words import (
    RECORD_TABLE,
)
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece
from parsers.layout.tables import Table, tables_on
from parsers.layout.vocabulary import Vocabulary
from parsers.values.search import search
from parsers.values.text import plain

FACTS = frozenset({"from", "to", "record_number", "recorded_on", "licence_type", "term"})
LEAST_FACTS = 2
_CUT_NUMBER = r"\d\s*\n\s*(?:\d{1,2}日?|[年月日][\d年月日]*)\s*$"
"""Digits that go on below for want of room in a narrow cell."""


def record_tables(pages: Sequence[Page], ends: Sequence[str], vocabulary: Vocabulary = RECORD_TABLE) -> list[Table]:
    """The tables of a record whose columns name parties, dates and numbers beside the patents."""
    found = []
    for page in pages:
        tables = tables_on(PageView(page), vocabulary, least=3, anchor=("number", "record_number"), ends=ends)
        found += [table for table in tables if len(FACTS & set(table.head.columns)) >= LEAST_FACTS and _is_list(table)]
    return found


def _is_list(table: Table) -> bool:
    """Whether what stands below the heads are their values: no further labels, and no numbers among the parties."""
    cells = [(name, plain(piece.text)) for row in table.rows for name, piece in row.cells.items()]
    labels = any(text in RECORD_LABELS.names or RECORD_LABELS.like(text) is not None for _, text in cells)
    return not labels and not any(search(r"\d{5}", text) for name, text in cells if name in ("from", "to"))


def cells_of(tables: Iterable[Table], name: str) -> Iterator[Piece]:
    """The filled cells of a column, one for a cell that spans several rows."""
    seen: list[Piece] = []
    for table in tables:
        for row in table.rows:
            piece = row.cells.get(name)
            if piece is not None and piece not in seen:
                seen.append(piece)
                yield piece


def whole_number_text(piece: Piece) -> str:
    """The text of a cell, a number that wraps in it joined: `2022.11.3` over `0` is the thirtieth."""
    text = piece.text
    return "".join(text.split()) if search(_CUT_NUMBER, text) is not None else text
