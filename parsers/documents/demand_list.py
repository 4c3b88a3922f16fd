"""The list of patents sought (专利技术需求清单, 附件2), and what is wrong with its rows.

Columns are those of 附件2 in the guideline of 北京市知识产权集聚区: 专利名称, 专利号, 专利类型, 授权日期, 需求方式,
可接受报价.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.pages import Page
from ocr.lines import Reader
from parsers.documents.claim_cells import is_blank
from parsers.documents.parsed import Parsed
from parsers.layout.page_view import PageView
from parsers.layout.tables import Row, Table, tables_on
from parsers.layout.vocabulary import Vocabulary
from parsers.reading import DocumentKind, Field, Reading
from parsers.values.amount import Unit, parse_amount
from parsers.values.dates import parse_date
from parsers.values.patent_number import find_patent_numbers
from parsers.values.search import search
from parsers.values.text import plain

COLUMNS = Vocabulary(
    {
        "title": ("专利名称", "技术名称", "需求名称", "专利技术名称", "技术需求名称"),
        "number": ("专利号", "专利申请号", "专利号/申请号"),
        "type": ("专利类型", "专利种类"),
        "granted_on": ("授权日期", "授权公告日", "授权日", "授权时间"),
        "way": ("需求方式", "需求方式(转让、许可或其他)", "合作方式", "意向方式"),
        "offer": ("可接受报价", "可接受报价(元)/或议价", "报价", "意向价格", "可接受价格"),
        "other": ("序号", "备注", "需求企业", "企业名称", "联系人", "联系电话"),
    }
)
_NEEDED = {"title": "专利名称", "way": "需求方式", "offer": "可接受报价"}
_SIGNS = frozenset({"way", "offer"})
"""A table without either of these is no demand list."""
_LEAST = 4
_TYPES = r"发明|实用新型|外观设计"
_WAYS = r"转让|受让|购买|许可|作价|入股|合作|其他|其它"
_BARGAIN = r"议价|面议|协商|另议"


def parse_all(pages: Sequence[Page]) -> list[Parsed]:
    """The list; without a table that can be read the paper is known by its kind alone."""
    return demands_in(pages) or [Parsed(DocumentKind.DEMAND_LIST, None, 0.5, {})]


def demands_in(pages: Sequence[Page]) -> list[Parsed]:
    """The demand list on these pages, nothing where there is none; later pages that go on with it belong to it."""
    tables = [
        (page, table)
        for page in pages
        for table in tables_on(PageView(page), COLUMNS, least=_LEAST, anchor="title")
        if _SIGNS & set(table.head.columns)
    ]
    if not tables:
        return []
    rows = [(page, table, row) for page, table in tables for row in table.rows if _is_data(row)]
    faults = [fault for page, table in tables[:1] for fault in _lacking(page, table)]
    for number, (page, table, row) in enumerate(rows, start=1):
        faults += [_at(page, row, f"第 {number} 项{text}") for text in _faults(row, table)]
    fields = {
        "demands": tuple(Field((_at(page, row, row.text("title") or row.text("number")),)) for page, _, row in rows),
        "faults": tuple(Field((reading,)) for reading in faults),
    }
    told = {name: found for name, found in fields.items() if found}
    return [Parsed(DocumentKind.DEMAND_LIST, None, 0.9, told)]


def _is_data(row: Row) -> bool:
    """Whether a row says anything but its serial number."""
    named = [name for name in row.cells if name != "other" and not is_blank(row.text(name))]
    return bool(named) and not any(search(r"^(?:合计|注[:：]|说明)", plain(text)) for text in row.texts)


def _lacking(page: Page, table: Table) -> Iterator[Reading]:
    for name, label in _NEEDED.items():
        if name not in table.head.columns:
            yield Reading("", f"缺少“{label}”栏", Reader.TEXT, 1.0, page.number, table.box)


def _faults(row: Row, table: Table) -> Iterator[str]:
    """What is wrong with a row, in Chinese."""
    for name, label in _NEEDED.items():
        if name in table.head.columns and is_blank(row.text(name)):
            yield f"未填{label}"
    number, kind, way = row.text("number"), row.text("type"), row.text("way")
    if not is_blank(number) and not any(found.value for found in find_patent_numbers(number, labelled=True)):
        yield f"专利号“{number}”不合规范"
    if not is_blank(kind) and not search(_TYPES, plain(kind)):
        yield f"专利类型“{kind}”不是发明、实用新型或外观设计"
    if not is_blank(way) and not search(_WAYS, plain(way)):
        yield f"需求方式“{way}”不是转让、许可或其他"
    day, offer = row.text("granted_on"), row.text("offer")
    if not is_blank(day) and parse_date(day) is None:
        yield f"授权日期“{day}”无法识别"
    unit = table.unit("offer") or Unit.YUAN
    bargained = search(_BARGAIN, plain(offer)) is not None
    if not is_blank(offer) and not bargained and parse_amount(offer, unit=unit) is None:
        yield f"报价“{offer}”既不是金额也不是议价"


def _at(page: Page, row: Row, text: str) -> Reading:
    piece = next(iter(row.cells.values()), None)
    line = piece.lines[0] if piece is not None and piece.lines else None
    reader, sure = (line.reader, line.confidence) if line is not None else (Reader.TEXT, 1.0)
    return Reading(" ".join(" ".join(row.texts).split())[:200], text, reader, sure, page.number, row.box)
