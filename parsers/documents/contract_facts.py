"""What else a contract says: its number, its title, its patents, the kind of licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from extract.pages import Page
from ocr.lines import Reader
from parsers.classify import squashed
from parsers.documents.contract_state import DRAFT
from parsers.documents.word_lists import words_of
from parsers.layout.flow import Flow
from parsers.layout.headings import Head
from parsers.layout.matrix import Matrix
from parsers.layout.page_view import PageView
from parsers.layout.readings import reading_of
from parsers.layout.tables import Row, Table, goes_on, headed_on, table_of, unit_above
from parsers.layout.vocabulary import Vocabulary
from parsers.reading import Field, Reading
from parsers.titles import LONGEST, told_by
from parsers.values.amount import Unit, parse_amount
from parsers.values.found import Found
from parsers.values.organisation import looks_like_organisation
from parsers.values.patent_number import FoundPatent, NumberForm, find_patent_numbers
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.text import plain

PATENT_COLUMNS = Vocabulary(
    {
        "number": words_of(
            "专利号 专利申请号 申请号 专利号/申请号 申请号/专利号 专利(申请)号 申请号(专利号) 专利号(申请号) "
            "专利号码 专利编号"
        ),
        "title": ("专利名称", "发明名称", "名称", "发明创造名称", "专利技术名称", "标的名称"),
        "price": words_of(
            "转让费 转让价格 转让价款 转让金额 价格 金额 价款 单价 许可费 许可使用费 转让费用 作价 作价金额 "
            "评估值 价格(元) 价格(万元) 转让价格(元) 转让价格(万元) 金额(元) 金额(万元) 转让费(元) 转让费(万元) "
            "价款(元) 价款(万元) 许可费(元) 许可费(万元) 转让价款(元) 转让价款(万元) 分摊价 分摊额 分摊金额 "
            "分项价 分项金额 成交价 成交价格 成交金额 转让价 转让单价 使用费 作价额 对价 单件价格 单件价款"
        ),
        "type": ("专利类型", "类型", "类别", "专利类别"),
        "serial": ("序号", "编号"),
        "filed": ("申请日", "申请日期", "申请时间"),
        "granted": ("授权公告日", "授权日", "授权日期", "公告日"),
        "owner": ("专利权人", "权利人"),
        "status": ("法律状态", "状态"),
    }
)
"""Headings of a list of patents in a contract or its annex."""
TABLE_ENDS = ("合计", "总计", "共计")
"""Words that end a list."""
FINER_THAN_CENTS = r"\.\d{3,}\s*$"
"""A figure that is none in yuan: 9.8000, in a unit that is printed somewhere else."""
OWN_NUMBER = r"^.*?(?:(?:合同|协议)?(?:编?号|号码))?[A-Z]{0,8}\d{4,}[A-Z0-9]*"
"""The contract's number in the line above its title."""
HEAD = 160
"""Characters of a contract's head in which its title stands."""
A_PAPER = r"\p{Han}[\p{Han}()]{1,24}(?:书|备忘录?|成交单|确认单|交割单|契据?|字据|约定|合约|条款|函)"
"""A line that ends in a word for a paper."""
CLEAR = 0.98
"""How sure OCR must be of a number whose check digit is wrong: then it is printed so."""
LARGE, MIDDLE = 1.25, 0.12
"""Heights of usual print from which on print is large; how far apart the middles of a title's lines may lie."""


def read_title(flow: Flow, title: str) -> tuple[Field, ...]:
    """The title of the contract, as the page that opens it prints it."""
    head, title = flow.text[:600], replaced(rf"{OWN_NUMBER}(?=\p{{Han}}{{4}})", "", title)
    letters = [(index, char) for index, char in enumerate(head) if squashed(char).isalnum()]
    bare = "".join(char for _, char in letters)
    at = bare.find(title) if title else -1
    if at < 0:
        return () if title else _untold_title(flow)
    start, end = letters[at][0], letters[at + len(title) - 1][0] + 1
    said = search(rf"^[)）]?[(（\[【]\p{{Han}}{{2,8}}[)）\]】]|^\n[(（\[【](?:{DRAFT})[)）\]】]|^[)）]", head[end:])
    end += said.end() if said else 0
    whole = search(rf"[\p{{Han}}A-Za-z0-9]{{0,{LONGEST - (end - start)}}}\Z", head[:start])
    opened = "》" in head[start:end] and "《" not in head[start:end] and head[:start].endswith("《")
    lead = _as_large(flow, start, replaced(OWN_NUMBER, "", whole[0])) if whole else ""
    start -= len(lead) or opened if whole else 0  # what of it stands in the line above, in a cell or a column
    start = _first_line(flow, start)
    return (Field((flow.reading_at(start, end, head[start:end].replace("\n", "").replace(" ", "")),)),)


def _untold_title(flow: Flow) -> tuple[Field, ...]:
    """The title where none is known: the first line of the head that is large and ends in a word for a paper."""
    usual = median([line.box.height for _, line in flow.lines(0, len(flow.text))] or [1.0])
    for match in find_all(rf"(?:^|\n)(?P<title>{A_PAPER})(?=\n)", flow.text[:HEAD]):
        lines = flow.lines(*match.span("title"))
        if all(line.box.height > LARGE * usual for _, line in lines):
            return (Field((flow.reading_at(*match.span("title"), match["title"]),)),)
    return ()


def _as_large(flow: Flow, start: int, lead: str) -> str:
    """What stands before a place, from where on the print is as large as there: the head of a page is smaller."""
    size = flow.lines(start, start + 1)[0][1].box.height
    pieces = flow.lines(start - len(lead), start) if lead else []
    small = [place for place, (_, line) in enumerate(pieces) if LARGE * line.box.height < size]
    return lead[sum(len(plain(line.text)) for _, line in pieces[: small[-1] + 1]) :] if small else lead


def _first_line(flow: Flow, start: int) -> int:
    """Where a title begins whose first line stands above it: as large, in the middle as well, and nothing by itself."""
    if start < 2 or flow.text[start - 1] != "\n":
        return start
    first, last = flow.paragraph(start - 2)
    above, line = flow.lines(first, last), flow.lines(start, start + 1)
    words = flow.text[first:last]
    if len(above) != 1 or not line or not full_match(r"\p{Han}{4,24}", words) or told_by(words):
        return start
    upper, lower = above[0][1].box, line[0][1].box
    whole = flow.lines(start, flow.paragraph(start)[1])[0][1].box
    usual = median(item.box.height for _, item in flow.lines(0, len(flow.text)))
    large = min(upper.height, lower.height) > LARGE * usual and abs(upper.height - lower.height) < 0.2 * lower.height
    near = above[0][0] == line[0][0] and 0 <= lower.y0 - upper.y1 < 2 * lower.height
    centred = abs(upper.cx - whole.cx) < MIDDLE or abs(upper.x0 - whole.x0) < MIDDLE / 4
    return first if large and near and centred and not looks_like_organisation(words) else start


def read_patents(flow: Flow, tables: Sequence[Table]) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The patents of a contract, and the price of each where the list prints one (in the list's order)."""
    readings: dict[str, list[Reading]] = {}
    unread: list[Reading] = []
    priced: list[Reading] = []
    for table in tables:
        for row in table.rows:
            piece = row.cells.get("number")
            numbers = _applications(find_patent_numbers(piece.text, labelled=True)) if piece else _numbers_of(row)
            if piece is not None:
                for number in numbers:
                    _put(readings, unread, _unless_misread(number, reading_of(piece, number)))
            price = row.cells.get("price")
            if len(numbers) == 1 and price is not None:
                unit = table.unit("price")
                amount = parse_amount(price.text, unit=unit or Unit.YUAN)
                if amount is not None and (unit is not None or not search(FINER_THAN_CENTS, price.text)):
                    priced.append(reading_of(price, amount))
    for number in _applications(find_patent_numbers(flow.text)):
        if not _someone_elses(flow, number):
            _put(readings, unread, _unless_misread(number, flow.reading(number)))
    fields = tuple(Field(tuple(group)) for group in readings.values())
    lost = tuple(Field((reading,)) for reading in unread)
    prices = tuple(Field((reading,)) for reading in priced)
    return fields + lost, prices


def patent_tables(pages: Iterable[Page]) -> list[Table]:
    """The lists of patents on the pages, and of prices whose rows name patents beside other things.

    A list goes on over pages with its head repeated or with none.
    """
    found: list[Table] = []
    last: tuple[Matrix, Head] | None = None
    unit: Unit | None = None
    for page in pages:
        view = PageView(page)
        headed = headed_on(view, PATENT_COLUMNS, least=2, anchor="number", ends=TABLE_ENDS)
        if not headed and last is not None:
            headed = list(_going_on(view, *last))[:1]
        else:
            unit = next((said for item in headed if (said := unit_above(view, *item)) is not None), None)
        tables = [(item, table_of(*item, above=unit)) for item in headed]
        found += [table for _, table in tables if "number" in table.head.columns or _is_priced(table)]
        last = next((item for item, table in reversed(tables) if "number" in table.head.columns), None)
    return found


def _going_on(view: PageView, before: Matrix, head: Head) -> Iterator[tuple[Matrix, Head]]:
    """The table of a page that goes on with the list before it: in its columns, with patents where it has them."""
    headless = Head(0, 0, head.columns, head.headings)
    for matrix in goes_on(view, before, [head.columns["number"]], TABLE_ENDS):
        rows = table_of(matrix, headless).rows
        named = sum(bool(find_patent_numbers(row.text("number"), labelled=True)) for row in rows)
        if named and 2 * named >= len(rows):
            yield matrix, headless


def _is_priced(table: Table) -> bool:
    return "price" in table.head.columns and any(_numbers_of(row) for row in table.rows)


def _numbers_of(row: Row) -> list[FoundPatent]:
    """The patents that a row names in any of its cells: 专利权：2016…."""
    return _applications(find_patent_numbers("\n".join(row.texts)))


def _applications(found: Iterable[FoundPatent]) -> list[FoundPatent]:
    return [item for item in found if item.form is not NumberForm.PUBLICATION]


def _unless_misread(number: FoundPatent, reading: Reading | None) -> Reading | None:
    """The reading; without its value where the check digit is wrong and OCR was not sure of every character."""
    if reading is None or number.valid or reading.reader is not Reader.OCR:
        return reading
    return reading if reading.confidence >= CLEAR * number.certainty else replace(reading, value=None)


def _put(readings: dict[str, list[Reading]], unread: list[Reading], reading: Reading | None) -> None:
    if reading is None:
        return
    if isinstance(reading.value, str):
        readings.setdefault(reading.value, []).append(reading)
    else:
        unread.append(reading)


def _someone_elses(flow: Flow, number: Found[str]) -> bool:
    """Whether the words around a number say that it is of a patent the contract only speaks of."""
    before = flow.text[max(0, number.start - 30) : number.start]
    after = flow.text[number.end : number.end + 24]
    if search(r"(?:对比文件|现有技术|优先权(?:号)?|在先申请|引证|背景技术)[^。；;\n]{0,20}$", before):
        return True
    return bool(
        search(
            r"^[)）]?(?:等)?(?:专利)?[,，]?(?:均)?(?:不在|不属于|不包[括含]在|不列入)[^。；;]{0,12}(?:范围|标的|之列|内)",
            after,
        )
    )
