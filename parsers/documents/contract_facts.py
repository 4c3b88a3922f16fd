"""What else a contract says: its number, its title, its patents, the kind of licence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.pages import Page
from parsers.classify import squashed
from parsers.documents.contract_words import LICENCE_LABELS, LICENCE_TYPES
from parsers.documents.word_lists import words_of
from parsers.layout.flow import Flow
from parsers.layout.page_view import PageView
from parsers.layout.readings import reading_of
from parsers.layout.tables import Table, tables_on
from parsers.layout.vocabulary import Vocabulary
from parsers.reading import Field, Reading
from parsers.values.amount import Unit, parse_amount
from parsers.values.found import Found
from parsers.values.patent_number import FoundPatent, NumberForm, find_patent_numbers
from parsers.values.search import find_all, replaced, search

NUMBER_LABELS: tuple[tuple[str, int], ...] = (
    (r"(?:合同|协议|契约|文件|文本)(?:书)?(?:编号|字号|号码|序号|文号)", 0),
    (r"(?:合同|协议|契约)号", 1),
    (r"(?:技术)?合同(?:认定)?登记(?:编)?号", 0),
    (r"(?:(?<=\n)|^|(?<=[\s(]))(?:档案|案卷|卷宗|归档|文书|项目)(?:编)?号", 1),
    (r"(?:(?<=\n)|^|(?<=[\s(]))(?:编号|No\.?|NO\.?)", 1),
    (r"(?:(?<=\n)|^)编号(?=[A-Za-z]|\d{6})", 0),
    (r"(?:(?<=[\n)）])|^)(?:档案号|档案编号|档号|案卷号|文号|字号)", 1),
)
"""Labels of a contract's number, the surest first, and how many colons or blanks must stand behind them at least.

合同备案号 is the number of a record and no contract's.
"""
_NUMBER = r"(?P<number>[A-Za-z0-9\p{Han}〔\[(（][A-Za-z0-9\p{Han}\-—–_/.()（）〔〕\[\]#]{1,38})"
_OF_ANOTHER = (
    r"(?:主|原|基础|从属)(?:债权)?(?:合同|协议)[(（]?$"
    r"|(?:签订|签署|订立)(?:的|了)?(?:《[^》]{2,30}》|“[^”]{2,30}”)[(（]?$"
)
"""What stands before the number of a contract that this one only speaks of."""
_NOT_A_NUMBER = (
    r"^(?:项目|签订|甲方|乙方|转让|受让|许可|让与|名称|专利|日期|有效|地点|登记|由|为|合同|年月日|编号|填写|此)"
)
_NEXT = (
    r"版本|版次|由|共|[主原]合同|\p{Han}{2,24}(?:合同|协议|名称|地点|日期|时间|[甲乙]方|[让可质]方|[让可质]人)"
    r"|项目|签[订署约]|订立|专利|技术|\p{Han}{2,8}[省市区县](?:\p{Han}{2,8}[市区县])?$"
)
"""How print goes on behind a number."""
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
            "价款(元) 价款(万元) 许可费(元) 许可费(万元) 转让价款(元) 转让价款(万元)"
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
CHECKED, UNCHECKED = "☑√✓✔■☒●▣◉", "□○◯☐▢"


def read_contract_number(flow: Flow) -> tuple[Field, ...]:
    """The contract's own number; empty where the form leaves it blank."""
    for label, apart in NUMBER_LABELS:
        found = []
        gap = rf"(?:[(（][^)）\n]{{0,6}}[)）])?[:：.\s]{{{apart},3}}"
        for match in find_all(rf"(?<!备案|主|原|关联|补充)(?:{label}){gap}{_NUMBER}", flow.text):
            number = _balanced(_without_next(match["number"]).rstrip(".-—_/"))
            digits = sum(char.isdigit() for char in number)
            before = flow.text[max(0, match.start() - 50) : match.start()]
            if digits < 2 or search(_NOT_A_NUMBER, number) or search(_OF_ANOTHER, before):
                continue
            start = match.start("number")
            end = start + len(number)
            if number[-1] in "〕]":  # the year alone: the number itself stands behind a gap, or was not read
                rest = search(r"^\s?第?\d{1,6}号?", flow.text[end : end + 10])
                end += rest.end() if rest else 0
                number = number + rest[0].strip() if rest else ""
            whole = number if sum(map(number.count, "(（[〔")) <= sum(map(number.count, ")）]〕")) else ""
            whole = "" if search(r"\d[月日]", whole) else whole  # a date has run into it
            found.append(flow.reading_at(start, end, _number_value(whole) or None))
        if found:
            return (Field(tuple(found)),)
    return ()


def _without_next(number: str) -> str:
    """Without what follows on a cover in the same line or right below: the title, the next label."""
    following = search(rf"(?<=[A-Za-z\d)）\]〕号])(?!\p{{Han}}{{0,3}}第|[号字])(?={_NEXT})", number)
    return number[: following.start()] if following else number


def _balanced(number: str) -> str:
    """Up to the bracket that was opened before the number: （编号：某号）由以下双方订立."""
    depth = 0
    for index, char in enumerate(number):
        depth += (char in "(（[〔") - (char in ")）]〕")
        if depth < 0:
            return number[:index]
    return number


def _number_value(number: str) -> str:
    """The number in half-width brackets, without the speck that OCR sees where one closes: (2021).296号."""
    return replaced(r"(?<=[)\]〕])[.·、](?=\d|第)", "", number.translate(str.maketrans("—–（）", "--()")))


def read_title(flow: Flow, title: str) -> tuple[Field, ...]:
    """The title of the contract, as the page that opens it prints it."""
    head = flow.text[:600]
    letters = [(index, char) for index, char in enumerate(head) if squashed(char).isalnum()]
    bare = "".join(char for _, char in letters)
    at = bare.find(title) if title else -1
    if at < 0:
        return ()
    start, end = letters[at][0], letters[at + len(title) - 1][0] + 1
    said = search(r"^[)）]?\n?[(（\[【]\p{Han}{2,8}[)）\]】]|^[)）]", head[end:])
    end += said.end() if said else 0
    return (Field((flow.reading_at(start, end, head[start:end].replace("\n", "").replace(" ", "")),)),)


def read_patents(flow: Flow, tables: Sequence[Table]) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The patents of a contract, and the price of each where the list prints one (in the list's order)."""
    readings: dict[str, list[Reading]] = {}
    unread: list[Reading] = []
    priced: list[Reading] = []
    for table in tables:
        for row in table.rows:
            piece = row.cells.get("number")
            numbers = _applications(find_patent_numbers(piece.text, labelled=True)) if piece is not None else []
            for number in numbers:
                _put(readings, unread, reading_of(piece, number) if piece else None)
            price = row.cells.get("price")
            if len(numbers) == 1 and price is not None:
                amount = parse_amount(price.text, unit=table.unit("price") or Unit.YUAN)
                if amount is not None:
                    priced.append(reading_of(price, amount))
    for number in _applications(find_patent_numbers(flow.text)):
        if not _someone_elses(flow, number):
            _put(readings, unread, flow.reading(number))
    fields = tuple(Field(tuple(group)) for group in readings.values())
    lost = tuple(Field((reading,)) for reading in unread)
    prices = tuple(Field((reading,)) for reading in priced)
    return fields + lost, prices


def patent_tables(pages: Iterable[Page]) -> list[Table]:
    """The lists of patents on the pages."""
    found = []
    for page in pages:
        tables = tables_on(PageView(page), PATENT_COLUMNS, least=2, anchor="number", ends=("合计", "总计", "共计"))
        found += [table for table in tables if "number" in table.head.columns]
    return found


def _applications(found: Iterable[FoundPatent]) -> list[FoundPatent]:
    return [item for item in found if item.form is not NumberForm.PUBLICATION]


def _put(readings: dict[str, list[Reading]], unread: list[Reading], reading: Reading | None) -> None:
    if reading is None:
        return
    if isinstance(reading.value, str):
        readings.setdefault(reading.value, []).append(reading)
    else:
        unread.append(reading)


def _someone_elses(flow: Flow, number: Found[str]) -> bool:
    """Whether the words before a number say that it is of a patent the contract only speaks of."""
    before = flow.text[max(0, number.start - 30) : number.start]
    return bool(search(r"(?:对比文件|现有技术|优先权(?:号)?|在先申请|引证|背景技术)[^。；;\n]{0,20}$", before))


def read_licence_type(flow: Flow) -> tuple[Field, ...]:
    """独占许可, 排他许可 or 普通许可: the one named, or ticked among several; none where the choice is open."""
    named = _named(flow, "")
    ticked = _named(flow, rf"[{CHECKED}]\s?(?:\(?[一二三123]\)?[、.]?)?")
    labelled = [item for item in named if _labelled(flow, item.start)]
    chosen = [item for item in labelled if not _is_offered(flow, item.start, item.end)]
    free = [item for item in named if not _is_offered(flow, item.start, item.end)]
    for group in (ticked, chosen, free):
        if len({item.value for item in group}) == 1:
            return (Field(tuple(flow.reading(item) for item in group[:3])),)
    return ()


def _named(flow: Flow, before: str) -> list[Found[str]]:
    """The kinds of licence named, each where it stands behind `before`."""
    return [
        Found(match.start("type"), match.end("type"), match["type"], value)
        for pattern, value in LICENCE_TYPES
        for match in find_all(rf"{before}(?P<type>(?<!非){pattern})", flow.text)
    ]


def _labelled(flow: Flow, start: int) -> bool:
    before = flow.text[max(0, start - 14) : start]
    return bool(search(rf"(?:{LICENCE_LABELS})[^。；;\n]{{0,6}}$", before))


def _is_offered(flow: Flow, start: int, end: int) -> bool:
    """Whether a kind stands in a list to choose from: before an empty box, or beside another kind."""
    before, after = flow.text[max(0, start - 3) : start], flow.text[end : end + 10]
    if search(rf"[{UNCHECKED}]\s?(?:\(?\d\)?[、.]?)?$", before):
        return True
    neighbour = r"(?:独占|排[他它]|普通|独家)"
    return bool(
        search(rf"^[、,/或和\s]{{1,2}}{neighbour}", after) or search(rf"(?:许可|{neighbour})[、,/或和]$", before)
    )
