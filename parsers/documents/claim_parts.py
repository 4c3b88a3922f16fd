"""The tables among the pages that are a claim list: each with its head, and the parts that go on with it.

A list goes on over pages with its head repeated or with none, over blank backs, and on the next sheet of a workbook.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.pages import Page
from parsers.claims import Claim
from parsers.documents.claim_columns import COLUMNS, LEAST, LEAST_OF_A_SHEET, is_list_head
from parsers.documents.claim_rows import list_rows
from parsers.layout.columns import unruled_tables
from parsers.layout.headings import Head, find_head
from parsers.layout.matrix import Matrix, matrix_of
from parsers.layout.page_view import PageView
from parsers.layout.tables import goes_on, same_columns, texts_above, unit_above
from parsers.numbering import without_numbers
from parsers.values.amount import Unit
from parsers.values.patent_number import find_patent_numbers
from parsers.values.text import plain

_ENDS = ("合计", "总计", "共计", "填表", "注:", "备注:", "说明:")
_ANCHORS = ("registered_on", "mode", "contract_amount")
"""Columns that a row fills once, in one line; without rulings the one filled most often tells the rows apart."""
_NEAR = 2
"""A list goes on over one blank page at most."""


@dataclass(frozen=True)
class ListPart:
    """A table on one page that is a claim list or goes on with one: its head names the columns.

    `unit` is the one printed above the table (单位：万元), None where none is.
    """

    page: Page
    matrix: Matrix
    head: Head
    title: str
    unit: Unit | None = None

    @property
    def is_sheet(self) -> bool:
        """Whether it is a sheet of a spreadsheet."""
        return is_sheet(self.page)


def is_sheet(page: Page) -> bool:
    """Whether a page's tables come with their text, as those of a spreadsheet do."""
    return any(cell.text is not None for grid in page.grids for cell in grid.cells)


def parts_of(page: Page, *, meant: bool = False) -> list[ListPart]:
    """The tables of a page with the head of a claim list; with `meant` also sheets that have some of its columns."""
    view = PageView(without_numbers(page))
    least = LEAST_OF_A_SHEET if is_sheet(page) else LEAST
    if not is_sheet(page) and len({name for _, _, name, _ in COLUMNS.matches(view.text)} - {"other"}) < LEAST - 1:
        return []
    matrices = [matrix_of(view, grid) for grid in page.grids]
    found = _headed(page, view, matrices, least, meant=meant)
    if is_sheet(page) or (found and all(_is_whole(claim, part) for part in found for claim in rows_in(part))):
        return found
    unruled = _headed(
        page, view, unruled_tables(view, COLUMNS, least=LEAST, anchor=_ANCHORS, ends=_ENDS), least, meant=meant
    )
    return unruled if not found or (len(found) == len(unruled) == 1 and _reads_more(*unruled, *found)) else found


def _reads_more(one: ListPart, other: ListPart) -> bool:
    """Whether a reading of a table has more whole rows than another, and all that the other has.

    A camera loses rulings; rows that ran together so are told apart by the print alone.
    """
    rows = [{claim.claimed for claim in rows_in(part) if _is_whole(claim, part)} for part in (one, other)]
    same = one.head.columns.keys() == other.head.columns.keys()
    return same and len(rows[0]) > len(rows[1]) and rows[1] <= rows[0]


def _is_whole(claim: Claim, part: ListPart) -> bool:
    """Whether a row has a value in every column."""
    return all(getattr(claim.claimed, name, None) for name in part.head.columns)


def _headed(page: Page, view: PageView, matrices: Sequence[Matrix], least: int, *, meant: bool) -> list[ListPart]:
    found = []
    for matrix in matrices:
        head = find_head(matrix, COLUMNS, least=least)
        names = set(head.columns) if head else set()
        if head and (is_list_head(names) or (meant and is_sheet(page) and _is_meant(names))):
            found.append(ListPart(page, matrix, head, _title(page, matrix, head, view), unit_above(view, matrix, head)))
    return found


def _is_meant(names: set[str]) -> bool:
    """Whether a sheet with these columns was meant as a claim list: it names a party."""
    return len(names) >= LEAST_OF_A_SHEET and bool(names & {"supplier", "receiver"})


def _title(page: Page, matrix: Matrix, head: Head, view: PageView) -> str:
    """The line above the head that reads as a title; else the sheet's name."""
    titles = [
        text.strip() for text in texts_above(view, matrix, head) if "清单" in plain(text) or "附件" in plain(text)
    ]
    return " ".join(max(titles, key=len, default=page.label).split())


def lists_among(pages: Sequence[Page]) -> list[list[ListPart]]:
    """The lists: each a part with a head and the parts behind it in the same file that go on with it."""
    found: list[list[ListPart]] = []
    for page in pages:
        last = found[-1][-1] if found and found[-1][-1].page.file == page.file else None
        parts = parts_of(page, meant=True)
        if last is not None and (more := _goes_on(page, parts, last, found[-1])) is not None:
            found[-1].append(more)
            parts = [part for part in parts if part is not more]
        found.extend([part] for part in parts)
    return found


def _goes_on(page: Page, parts: Sequence[ListPart], last: ListPart, known: Sequence[ListPart]) -> ListPart | None:
    """The part of a page that goes on with the list before it."""
    if not last.is_sheet and page.number - last.page.number > _NEAR:
        return None
    same = next((part for part in parts if part.head.columns.keys() == last.head.columns.keys()), None)
    if same is not None:
        return same if not last.is_sheet or _says_more(same, known) else None
    if parts or (last.is_sheet and not page.label):
        return None
    return _headless(page, last)


def _says_more(part: ListPart, known: Sequence[ListPart]) -> bool:
    """Whether a sheet with the same head claims something else: none of its rows stands on the sheets before it."""
    before = {_key(claim.raw) for item in known for claim in rows_in(item)}
    own = {_key(claim.raw) for claim in rows_in(part)}
    return bool(before) and bool(own) and before.isdisjoint(own)


def _key(raw: Mapping[str, str]) -> str:
    return "|".join(plain(raw.get(name, "")) for name in ("patent_numbers", "mode", "receiver"))


def _headless(page: Page, last: ListPart) -> ListPart | None:
    """A table of as many columns without a head, with patents where the list has them: the list goes on."""
    view = PageView(without_numbers(page))
    anchors = [last.head.columns[name] for name in _ANCHORS if name in last.head.columns]
    if is_sheet(page):
        matrices = [matrix for grid in page.grids if same_columns(matrix := matrix_of(view, grid), last.matrix)]
    else:
        matrices = list(goes_on(view, last.matrix, anchors, _ENDS))
    for matrix in matrices:
        head = Head(0, 0, last.head.columns, last.head.headings)
        fits = matrix.width == last.matrix.width and find_head(matrix, COLUMNS, least=3) is None
        if fits and _names_patents(matrix, head):
            return ListPart(page, matrix, head, "", last.unit)
    return None


def _names_patents(matrix: Matrix, head: Head) -> bool:
    """Whether half of the filled rows or more name a patent where the list does, and fill half of its columns."""
    column = head.columns.get("patent_numbers")
    if column is None:
        return False
    filled = [row for row in range(matrix.height) if any(cell.text.strip() for cell in matrix.row(row))]
    named = sum(_is_claim(matrix, head, row, column) for row in filled)
    return named > 0 and 2 * named >= len(filled)


def _is_claim(matrix: Matrix, head: Head, row: int, column: int) -> bool:
    cell = matrix.at(row, column)
    own = [found for name in head.columns.values() if (found := matrix.at(row, name)) and found.text.strip()]
    named = cell is not None and bool(find_patent_numbers(cell.text, labelled=True))
    return named and 2 * len(own) >= len(head.columns)


def rows_in(part: ListPart) -> list[Claim]:
    """The rows of one part by themselves."""
    return list_rows(part.page, part.matrix, part.head, first=1, unit=part.unit)
