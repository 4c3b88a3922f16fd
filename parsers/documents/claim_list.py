"""The claim list 附件1: found among the pages by its headings, read row by row.

Sheets (.xlsx, .csv), ruled tables of digital and scanned pages and tables without rulings all come as a `Matrix`; from
there on there is one way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pages import Page
from ocr.errors import InputError
from parsers.claims import COLUMN_WORDS, Claim, ClaimList, Place
from parsers.documents.claim_columns import COLUMNS, LEAST, LEAST_OF_A_SHEET, NEEDED, is_list_head
from parsers.documents.claim_rows import list_rows, total_of
from parsers.layout.columns import unruled_tables
from parsers.layout.headings import Head, find_head
from parsers.layout.matrix import Matrix, matrix_of
from parsers.layout.page_view import PageView
from parsers.values.text import plain

_ENDS = ("合计", "总计", "共计", "填表", "注:", "备注:", "说明:")
_ANCHORS = ("registered_on", "mode", "contract_amount")
"""Columns that a row fills once, in one line; without rulings the one filled most often tells the rows apart."""
_ADVICE = "请提交附件1《专利转化清单》（.xlsx）；可用 heyan template 生成空表。"


@dataclass(frozen=True)
class ListPart:
    """A table on one page that is a claim list or goes on with one: its head names the columns."""

    page: Page
    matrix: Matrix
    head: Head
    title: str

    @property
    def is_sheet(self) -> bool:
        """Whether it is a sheet of a spreadsheet."""
        return _is_sheet(self.page)


def looks_like_claim_list(page: Page) -> bool:
    """Whether a page holds the head of a claim list, or of a sheet meant as one that lacks columns."""
    return bool(_parts_of(page, meant=True))


def read_claim_list(pages: Sequence[Page]) -> ClaimList:
    """The claim list among these pages. Pages that follow in the same file and go on with its table belong to it.

    Boxes are in the upright frame of their pages.

    Raises:
        InputError: there is no claim list, there are two, or a needed column is missing.
    """
    lists = [parts for parts in _candidates(pages) if _has_rows(parts)]
    if not lists:
        raise InputError(_nothing_found(pages))
    chosen = lists[0] if len(lists) == 1 else _only_one(lists)
    missing = [COLUMN_WORDS[name] for name in NEEDED if name not in chosen[0].head.columns]
    if missing:
        raise InputError(_columns_missing(chosen[0], missing))
    return _list_of(chosen)


def _list_of(parts: Sequence[ListPart]) -> ClaimList:
    claims: list[Claim] = []
    for part in parts:
        claims.extend(list_rows(part.page, part.matrix, part.head, first=len(claims) + 1))
    totals = {name: amount for part in parts for name, amount in total_of(part.matrix, part.head).items()}
    headings = {name: parts[0].head.headings[name] for name in COLUMN_WORDS if name in parts[0].head.columns}
    places = tuple(Place(part.page.file, part.page.number, part.matrix.box, part.page.label) for part in parts)
    return ClaimList(tuple(claims), headings, totals, places, parts[0].title)


def _is_sheet(page: Page) -> bool:
    return any(cell.text is not None for grid in page.grids for cell in grid.cells)


def _parts_of(page: Page, *, meant: bool = False) -> list[ListPart]:
    """The tables of a page with the head of a claim list; with `meant` also sheets that have some of its columns."""
    view = PageView(page)
    least = LEAST_OF_A_SHEET if _is_sheet(page) else LEAST
    if not _is_sheet(page) and len({name for _, _, name, _ in COLUMNS.matches(view.text)} - {"other"}) < LEAST - 1:
        return []
    matrices = [matrix_of(view, grid) for grid in page.grids]
    if not matrices:
        matrices = unruled_tables(view, COLUMNS, least=LEAST, anchor=_ANCHORS, ends=_ENDS)
    found = []
    for matrix in matrices:
        head = find_head(matrix, COLUMNS, least=least)
        names = set(head.columns) if head else set()
        if head and (is_list_head(names) or (meant and _is_sheet(page) and _is_meant(names))):
            found.append(ListPart(page, matrix, head, _title(page, matrix, head, view)))
    return found


def _is_meant(names: set[str]) -> bool:
    """Whether a sheet with these columns was meant as a claim list: it names a party."""
    return len(names) >= LEAST_OF_A_SHEET and bool(names & {"supplier", "receiver"})


def _title(page: Page, matrix: Matrix, head: Head, view: PageView) -> str:
    """The line above the head that reads as a title; else the sheet's name."""
    above = [cell.text for row in range(head.first) for cell in matrix.row(row)]
    above += [span.line.text for span in view.spans if span.box.y1 <= matrix.box.y0 + 0.01]
    titles = [text.strip() for text in above if "清单" in plain(text) or "附件" in plain(text)]
    return " ".join(max(titles, key=len, default=page.label).split())


def _candidates(pages: Sequence[Page]) -> list[list[ListPart]]:
    """The lists: each a part with a head and the parts on the following pages of the same file that go on with it."""
    found: list[list[ListPart]] = []
    for page in pages:
        last = found[-1][-1] if found else None
        follows = (
            last is not None
            and not last.is_sheet
            and (last.page.file, last.page.number + 1) == (page.file, page.number)
        )
        parts = _parts_of(page, meant=True)
        if follows and last is not None:
            same = next((part for part in parts if part.head.columns.keys() == last.head.columns.keys()), None)
            more = same or _headless(page, last)
            if more is not None:
                found[-1].append(more)
                parts = [part for part in parts if part is not same]
        found.extend([part] for part in parts)
    return found


def _headless(page: Page, last: ListPart) -> ListPart | None:
    """A ruled table of as many columns without a head: the list goes on."""
    view = PageView(page)
    for grid in page.grids:
        matrix = matrix_of(view, grid)
        if matrix.width == last.matrix.width and find_head(matrix, COLUMNS, least=3) is None:
            return ListPart(page, matrix, Head(0, 0, last.head.columns, last.head.headings), "")
    return None


def _has_rows(parts: Sequence[ListPart]) -> bool:
    return any(list_rows(part.page, part.matrix, part.head, first=1) for part in parts)


def _only_one(lists: Sequence[list[ListPart]]) -> list[ListPart]:
    """The one to take: a spreadsheet and its signed scan are one list, any other two are two candidates.

    Raises:
        InputError: there are two candidates; which of them counts is not for a machine to choose.
    """
    complete = [parts for parts in lists if not [name for name in NEEDED if name not in parts[0].head.columns]]
    whole = complete or list(lists)
    sheets = [parts for parts in whole if parts[0].is_sheet]
    first = (sheets or whole)[0]
    for other in whole:
        if other is not first and not _is_scan_of(other, first):
            raise InputError(_two_found(first, other))
    return first


def _is_scan_of(scan: Sequence[ListPart], sheet: Sequence[ListPart]) -> bool:
    """Whether a printed list carries as many rows as a spreadsheet; single cells may be misread."""
    printed = sheet[0].is_sheet and not scan[0].is_sheet
    return printed and len(_list_of(scan).claims) == len(_list_of(sheet).claims)


def _name(part: ListPart) -> str:
    where = f"工作表“{part.page.label}”" if part.page.label else f"第 {part.page.number} 页"
    return f"{part.page.file}（{where}）"


def _nothing_found(pages: Sequence[Page]) -> str:
    looked = "、".join(COLUMN_WORDS[name] for name in NEEDED)
    files = list(dict.fromkeys(page.file for page in pages if _is_sheet(page)))
    read = f"已查看表格文件：{'、'.join(files[:5])}，没有含数据行的清单。" if files else "材料中没有可识别的清单。"
    return f"没有找到专利转化清单（附件1）。{read}查找的是表头含有“{looked}”的表格。{_ADVICE}"


def _two_found(first: Sequence[ListPart], second: Sequence[ListPart]) -> str:
    return (
        f"找到两份专利转化清单：{_name(first[0])} 和 {_name(second[0])}，无法确定以哪一份为准。"
        "请只保留一份清单后重新核验。"
    )


def _columns_missing(part: ListPart, missing: Sequence[str]) -> str:
    found = "、".join([*part.head.headings.values(), *part.head.others])
    return (
        f"{_name(part)} 的清单缺少列：{'、'.join(missing)}。找到的列有：{found}。"
        f"请按附件1的表头补上缺少的列后重新核验；{_ADVICE}"
    )
