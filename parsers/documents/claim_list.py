"""The claim list 附件1: found among the pages by its headings, read row by row.

Sheets (.xlsx, .csv), ruled tables of digital and scanned pages and tables without rulings all come as a `Matrix`; from
there on there is one way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.errors import InputError
from parsers.claims import COLUMN_WORDS, Claim, ClaimList, Mode, PartTotals, Place
from parsers.classify import classify
from parsers.documents.claim_broken import put_together
from parsers.documents.claim_cells import meaning_of
from parsers.documents.claim_columns import NEEDED
from parsers.documents.claim_doubts import dim_names
from parsers.documents.claim_names import without_misread_names
from parsers.documents.claim_parts import ListPart, is_sheet, lists_among, parts_of, rows_in
from parsers.documents.claim_rows import list_rows, rows_left_out, totals_of, units_of
from parsers.reading import DocumentKind
from parsers.values.amount import Unit
from parsers.values.patent_number import find_patent_numbers

_COPIED = 0.8
"""Share of rows that must name the same patents for two printed lists to be one."""
UNIT_WORDS: Mapping[Unit, str] = {Unit.YUAN: "元", Unit.WAN: "万元", Unit.YI: "亿元"}
_ADVICE = "请提交附件1《专利转化清单》（.xlsx）；可用 heyan template 生成空表。"


def looks_like_claim_list(page: Page) -> bool:
    """Whether a page holds the head of a claim list, or of a sheet meant as one that lacks columns."""
    return bool(parts_of(page, meant=True))


def goes_on_with_list(page: Page, before: Sequence[Page]) -> bool:
    """Whether a page may go on with the list on the pages before it, in the same file: a table, or patents in lines."""
    if not before or before[-1].file != page.file or not (page.label or _is_later_page(page)):
        return False
    return bool(page.grids) or any(find_patent_numbers(line.text, labelled=True) for line in page.lines)


def _is_later_page(page: Page) -> bool:
    """Whether a page is not headed as a paper of its own."""
    guess = classify(page)
    return not guess.opens or guess.kind is DocumentKind.CLAIM_LIST


def read_claim_list(pages: Sequence[Page]) -> ClaimList:
    """The claim list among these pages. Pages that follow in the same file and go on with its table belong to it.

    Boxes are in the upright frame of their pages.

    Raises:
        InputError: there is no claim list, there are two, or a needed column is missing.
    """
    lists = [parts for parts in lists_among(pages) if any(rows_in(part) for part in parts)]
    if not lists:
        raise InputError(_nothing_found(pages))
    chosen = lists[0] if len(lists) == 1 else _only_one(lists)
    missing = [COLUMN_WORDS[name] for name in _missing(chosen)]
    if missing:
        raise InputError(_columns_missing(chosen[0], missing))
    return _list_of(chosen)


def _missing(parts: Sequence[ListPart]) -> list[str]:
    """The needed columns that a list lacks; its title may tell the mode of all rows."""
    names = [name for name in NEEDED if name not in parts[0].head.columns]
    return [name for name in names if name != "mode" or _titled_mode(parts) is None]


def _titled_mode(parts: Sequence[ListPart]) -> Mode | None:
    """The mode that the title tells where the list has no column for it: 专利转让清单."""
    if "mode" in parts[0].head.columns:
        return None
    found = meaning_of("mode", parts[0].title, Unit.YUAN).value
    return found if isinstance(found, Mode) else None


def _list_of(parts: Sequence[ListPart]) -> ClaimList:
    head, mode = parts[0].head, _titled_mode(parts)
    claims: list[Claim] = []
    told: list[PartTotals] = []
    dim: set[tuple[int, str]] = set()
    for part in parts:
        rows = list_rows(part.page, part.matrix, part.head, first=len(claims) + 1, unit=part.unit)
        if not part.is_sheet:
            claims, rows = put_together(claims, rows)
        dim |= dim_names(rows, part.matrix)
        totals_here = totals_of(part.matrix, part.head, part.unit)
        told.append(PartTotals(len(claims) + 1, len(claims) + len(rows), totals_here))
        claims += rows
    claims = without_misread_names(claims, [part.page for part in parts], dim)
    if mode is not None:
        claims = [replace(claim, claimed=replace(claim.claimed, mode=mode)) for claim in claims]
    totals = {name: of[-1] for part in told for name, of in part.amounts.items() if len(of) == 1}
    units = {name: UNIT_WORDS[unit] for name, unit in units_of(head, parts[0].unit).items() if name in head.columns}
    return ClaimList(
        claims=tuple(claims),
        columns={name: head.headings[name] for name in COLUMN_WORDS if name in head.columns},
        totals=totals,
        places=tuple(Place(part.page.file, part.page.number, part.matrix.box, part.page.label) for part in parts),
        title=parts[0].title,
        units=units,
        others=head.others,
        left_out=tuple(item for part in parts for item in rows_left_out(part.page, part.matrix, part.head)),
        titled_mode=mode,
        parts=tuple(told),
    )


def _only_one(lists: Sequence[list[ListPart]]) -> list[ListPart]:
    """The one to take: a spreadsheet and its signed scan are one list, any other two are two candidates.

    Raises:
        InputError: there are two candidates; which of them counts is not for a machine to choose.
    """
    whole = [parts for parts in lists if not _missing(parts)] or list(lists)
    sheets = [parts for parts in whole if parts[0].is_sheet]
    first = (sheets or whole)[0]
    for other in whole:
        if other is not first and not _is_scan_of(other, first) and not _is_copy_of(other, first):
            raise InputError(_two_found(first, other))
    return first


def _is_scan_of(scan: Sequence[ListPart], sheet: Sequence[ListPart]) -> bool:
    """Whether a printed list carries as many rows as a spreadsheet; single cells may be misread."""
    printed = sheet[0].is_sheet and not scan[0].is_sheet
    return printed and len(_list_of(scan).claims) == len(_list_of(sheet).claims)


def _is_copy_of(other: Sequence[ListPart], first: Sequence[ListPart]) -> bool:
    """Whether two printed lists are one, bound twice: as many rows, nearly all of the same patents."""
    if other[0].is_sheet or first[0].is_sheet:
        return False
    pairs = [(a.claimed.patent_numbers, b.claimed.patent_numbers) for a, b in zip(
        _list_of(other).claims, _list_of(first).claims, strict=False)]  # fmt: skip
    same = len(_list_of(other).claims) == len(_list_of(first).claims)
    return same and sum(a == b for a, b in pairs) >= _COPIED * len(pairs)


def _name(part: ListPart) -> str:
    where = f"工作表“{part.page.label}”" if part.page.label else f"第 {part.page.number} 页"
    return f"{part.page.file}（{where}）"


def _nothing_found(pages: Sequence[Page]) -> str:
    looked = "、".join(COLUMN_WORDS[name] for name in NEEDED)
    files = list(dict.fromkeys(page.file for page in pages if is_sheet(page)))
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
