"""The number of a contract, told from the numbers of other contracts and of records."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.pages import Page
from ocr.lines import Reader
from parsers.layout.flow import Flow
from parsers.reading import Field, Reading
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.text import plain

NUMBER_LABELS: tuple[tuple[str, int], ...] = (
    (r"(?:合同|协议|契约|合约|文件|文本|确认单|确认书|成交|订单)(?:书|文本)?(?:编号|字号|号码|序号|文号)", 0),
    (r"(?<=(?:本|该)(?:合同|协议|契约)(?:书)?[(（])编号", 0),
    (r"(?:Contract|Agreement|CONTRACT|AGREEMENT)(?:No\.?|NO\.?|Number|NUMBER)", 1),
    (r"(?:合同|协议|契约|合约)号", 1),
    (r"(?:合同|协议|契约|合约)号(?=[A-Z]{2,8}[-〔\[(（\d]|[〔\[(（]?(?:19|20)\d{2})", 0),
    (r"(?:技术)?合同(?:认定)?登记(?:编)?号", 0),
    (r"(?:(?<=\n)|^|(?<=[\s(]))(?:档案|案卷|卷宗|归档|文书|项目|交易|凭证)(?:编)?号", 1),
    (r"(?:(?<=\n)|^|(?<=[\s(])|(?<=\n[(（]\p{Han}{2}[)）]))(?:编号(?:No\.?|NO\.?)?|No\.?|NO\.?)", 1),
    (r"(?:(?<=[\n(])|^)(?:编号(?=[A-Za-z]|\d{6})|No\.?(?=[A-Z]{1,6}-?\d|\d{6}))", 0),
    (r"(?:(?<=\n)|^|(?<=[\s(]))登记编号", 1),
    (r"(?:(?<=[\n)）])|^)(?:档案号|档案编号|档号|案卷号|文号|字号)", 1),
)
"""Labels of a contract's number, the surest first, and how many colons or blanks must stand behind them at least.

合同备案号 is the number of a record and no contract's.
"""
_NUMBER = r"(?P<number>[A-Za-z0-9\p{Han}〔\[(（][A-Za-z0-9\p{Han}\-—–_/.()（）〔〕【】\[\]#]{1,38})"
_MISREAD_YEAR = r"(?<!\d)(?:20[0-9OoIl]{2}|2[OoQ]\d{2})(?!\d)(?<=[OoIlQ].{0,2})"
_SPECK = r"\d[OQIl]\d|[.,:·]-|-[.,:·]"
_GROUPED = r"[A-Z]{2,8}(?:[-–—][A-Z0-9]{1,10}){1,4}"
"""A number of letters in groups, which may end in one figure: DB-RG-7."""
_OF_ANOTHER = (
    r"(?:主|原|基础|从属)(?:债权)?(?:合同|协议)[(（]?$"
    r"|(?:签订|签署|订立)(?:的|了)?(?:《[^》]{2,30}》|“[^”]{2,30}”)[(（]?$"
    r"|[^本]《[^》]{0,24}(?:合同|协议)书?》[(（]?(?:合同|协议)?$"
)
"""What stands before the number of a contract that this one only speaks of."""
_NOT_A_NUMBER = (
    r"^(?:项目|签订|甲方|乙方|转让|受让|许可|让与|名称|专利|日期|有效|地点|登记|由|为|合同|年月日|编号|填写|此)"
)
_MODIFIED = r"(?:框架|电子|平台|签约|存证|校内|院内|内部|所内|公司|登记|认定|归档|关联|对方|甲方|乙方)$"
"""What makes another number of one, where the contract has one that nothing is said of: 校内合同编号."""
_LABEL = r"(?:合同|协议|契约|文件)?(?:书)?(?:编号|号码?|文号)"
_BARE = rf"(?!{_LABEL})[\p{{Han}}A-Z]{{0,12}}[〔\[(](?:19|20)\d{{2}}[)\]〕]\p{{Han}}{{0,6}}第?[0-9\-]{{1,8}}号"
"""A number in the form of official papers, which needs no label: 青知转字〔2021〕第018号."""
_CODED = r"(?!ZL|CN)[A-Z]{1,8}[A-Z0-9]{0,8}(?:[-–—/][A-Z0-9]{1,10}){1,4}(?<=\d)"
"""A number of letters and figures in groups, which needs brackets or a title above it: （ZJRG-2021-02）."""
_NESTED = r"(?!ZL|CN)[A-Z]{1,8}[(（〔\[]\p{Han}{1,4}[)）〕\]](?:19|20)\d{2}[-–—]?\d{1,6}号?"
"""A number with a word in brackets in it, for the kind of contract: BWHD（许）2023-06."""
_IN_BRACKETS = (
    rf"(?:{_CODED}|{_NESTED}|(?:19|20)\d{{2}}[-–—][A-Z]{{1,8}}[-–—]\d{{1,8}}|(?!ZL|CN)[A-Z]{{1,8}}\d{{5,14}})"
)
"""What in brackets right below the title is one as well: （2021-ZR-036）, （QH2021061801）."""
_OF_HEAD = rf"(?:{_CODED}|{_BARE}|{_NESTED}|(?:19|20)\d{{2}}[-–—]\p{{Han}}{{1,6}}[-–—]\d{{1,6}})"
_IN_HEAD = (
    r"(?:^|[\n ])(?!\p{Han}{0,12}(?:补充|变更|[主原])(?:合同|协议))\p{Han}{0,20}(?:合同|协议|契约|合约)书?\s?"
    rf"第(?P<number>{_OF_HEAD})号(?=\n)"
)
"""How the bar at the head of the first page ends that has the number: 技术成果转移合同　第 2023-技转-19 号."""
_OF_YEAR = r"\p{Han}{1,6}字第?\d{2,8}号|(?:19|20)\d{2}(?!年)\p{Han}{1,6}(?<!版)\d{2,8}号?"
_LONE = rf"(?:{_CODED}|(?!ZL|CN)[A-Z]{{1,8}}\p{{Han}}{{0,3}}(?:19|20)\d{{2}}[-0-9]{{1,10}}(?<=\d)|{_OF_YEAR})"
"""The same, letters before a year and figures, or a year before words and figures, where nothing but the title stands
beside it: ZR20215569, 2022知质贷0406."""
_OF_A_HEAD = rf"(?:(?:合同|协议)?(?:编号|号)[:：]?|第|[(（])(?P<number>{_CODED}|{_BARE})(?:号|[)）])?$"
"""How the head or foot of a page ends that prints the contract's number."""
EDGE = 0.1
"""The part of a page at its top or bottom in which its head or foot stands."""
HEAD = 300
"""Characters of a contract's head in which such a number is its own."""
_NEXT = (
    r"版本|版次|由|共|[主原]合同|\p{Han}{2,24}(?:合同|协议|名称|地点|日期|时间|[甲乙]方|[让可质]方|[让可质]人)"
    r"|第\d{1,3}页|项目|签[订署约]|订立|专利|技术|\p{Han}{2,8}[省市区县](?:\p{Han}{2,8}[市区县])?$"
)
"""How print goes on behind a number."""


def read_contract_number(flow: Flow, pages: Sequence[Page] = ()) -> tuple[Field, ...]:
    """The contract's own number; empty where the form leaves it blank.

    What heads several of its `pages` is no part of the flow: the number may stand there alone.
    """
    return _in_the_text(flow) or _of_running_heads(pages)


def _of_running_heads(pages: Sequence[Page]) -> tuple[Field, ...]:
    """The one number that every page's head or foot prints: 某大学·买卖协议 第 SH-2022-820 号."""
    readings = []
    lines = [(page.number, line) for page in pages for line in page.lines]
    for number, line in lines:
        edge = line.box.y1 < EDGE or line.box.y0 > 1 - EDGE
        match = search(_OF_A_HEAD, plain(line.text)) if edge else None
        if match is not None:
            value = _number_value(match["number"])
            readings.append(Reading(line.text, value, line.reader, line.confidence, number, line.box))
    several = len({reading.page for reading in readings}) > 1
    return (Field(tuple(readings)),) if several and len({reading.value for reading in readings}) == 1 else ()


def _in_the_text(flow: Flow) -> tuple[Field, ...]:
    supplement = search(r"补充|变更", flow.text[:60]) is not None
    others = "备案|主|原|关联" if supplement else "备案|主|原|关联|补充"
    for label, apart in NUMBER_LABELS:
        found: list[tuple[bool, Reading]] = []
        gap = rf"(?:[(（][^)）\n]{{0,16}}[)）])?(?:[:：]?[为是][:：]?|[:：.\s]{{{apart},3}})"
        for match in find_all(rf"(?<!{others})(?:{label}){gap}{_NUMBER}", flow.text):
            number = _balanced(_without_next(match["number"]).rstrip(".-—_/"))
            digits = sum(char.isdigit() for char in number)
            before = flow.text[max(0, match.start() - 50) : match.start()]
            grouped = full_match(_GROUPED, number) is not None
            if digits < 2 - grouped or search(_NOT_A_NUMBER, number) or search(_OF_ANOTHER, before):
                continue
            start = match.start("number")
            end = start + len(number)
            if number[-1] in "〕]":  # the year alone: the number itself stands behind a gap, or was not read
                rest = search(r"^\s?第?\d{1,6}号?", flow.text[end : end + 10])
                end += rest.end() if rest else 0
                number = number + rest[0].strip() if rest else ""
            whole = number if sum(map(number.count, "(（[〔")) <= sum(map(number.count, ")）]〕")) else ""
            run_in = search(r"\d[月日]", whole)  # a date
            whole = "" if run_in or _is_several(flow, start, end) or _is_misread(flow, start, end) else whole
            modified = search(_MODIFIED, before) is not None
            found.append((modified, flow.reading_at(start, end, _number_value(whole) or None)))
        own = [reading for modified, reading in found if not modified] or [reading for _, reading in found]
        if own:
            return (Field(tuple(own)),)
    return _unlabelled(flow) or (_of_the_supplemented(flow) if supplement else ())


def _of_the_supplemented(flow: Flow) -> tuple[Field, ...]:
    """The one number by which a supplement names the contract it belongs to: 编号为某号的《专利权转让合同》."""
    number = r"(?P<number>[A-Za-z0-9\p{Han}〔\[(（][A-Za-z0-9\p{Han}\-—–_/.()（）〔〕\[\]#]{1,38}?)"
    ways = (
        rf"编?号(?:为|是|[:：]){number}的?《",
        rf"《[^》\n]{{2,30}}》[(（](?:合同|协议)?(?:编号|号)[:：]?{number}(?=[)）,，])",
        rf"(?:^|\n)原(?:合同|协议)(?:编号|号)[:：]\s?{number}(?=\n|$)",
    )
    found = [match for way in ways for match in find_all(way, flow.text)]
    if len({match["number"] for match in found}) != 1 or sum(map(str.isdigit, found[0]["number"])) < 2:
        return ()
    return (Field(tuple(flow.reading_at(*match.span("number"), _number_value(match["number"])) for match in found)),)


def _is_misread(flow: Flow, start: int, end: int) -> bool:
    """Whether OCR saw a letter like a digit amid digits (202I, 2O21, 0Q5), or a speck beside a dash (21.-Z13)."""
    read = any(line.reader is Reader.OCR for _, line in flow.lines(start, end))
    return read and search(rf"{_MISREAD_YEAR}|{_SPECK}", flow.text[start:end]) is not None


def _is_several(flow: Flow, start: int, end: int) -> bool:
    """Whether the lines of a cell are numbers of their own: letters begin the next where figures end the last."""
    lines = [plain(line.text) for _, line in flow.lines(start, end)]
    return any(one[-1:].isdigit() and search(r"^[A-Z]", two) for one, two in pairwise(lines))


def _unlabelled(flow: Flow) -> tuple[Field, ...]:
    """A number alone on a line of the head: as official papers have it, in brackets, or right below the title."""
    official, bracketed = rf"[(（]?(?P<number>{_BARE})[)）]?", rf"[(（](?P<number>{_CODED})[)）]"
    title = r"[^\n]{0,30}(?:合同|协议|契约)书?"
    bracketed += rf"|(?<=(?:合同|协议|契约|[^\n]书)\n)[(（](?P<number>{_IN_BRACKETS})[)）]"
    below, above = rf"(?<=(?:合同|协议|契约)书?\n)(?P<number>{_LONE})", rf"^(?P<number>{_LONE})(?=\n{title}\n)"
    alone = find_all(rf"(?:(?:^|\n)(?:{official}|{bracketed})|{below}|{above})(?=\n|$)", flow.text[:HEAD])
    for match in (*alone, *find_all(_IN_HEAD, flow.text[:HEAD])):
        value = None if _is_misread(flow, *match.span("number")) else _number_value(match["number"])
        return (Field((flow.reading_at(*match.span("number"), value),)),)
    return ()


def _without_next(number: str) -> str:
    """Without what follows on a cover in the same line or right below: the title, the next label."""
    following = search(rf"(?<=[A-Za-z\d)）\]〕号])(?!\p{{Han}}{{0,3}}第(?!\d{{1,3}}页)|[号字])(?={_NEXT})", number)
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
    """The number in half-width brackets, without the speck that OCR sees where one closes: (2021).296号.

    A dash behind a letter or a figure is one, though OCR reads the numeral 一, or two for a long one; a bracket closes
    as it was opened.
    """
    number = number.replace("【", "〔").replace("】", "〕")
    number = replaced(r"〔([^()（）〔〕]*)[)）]", r"〔\1〕", replaced(r"[(（]([^()（）〔〕]*)〕", r"(\1)", number))
    printed = replaced(r"(?<=[)\]〕])[.·、](?=\d|第)", "", number.translate(str.maketrans("—–（）", "--()")))
    printed = replaced(r"-{2,}", "-", printed)
    return replaced(r"(?<=[A-Za-z0-9])一(?=[A-Za-z0-9]|\p{Han}{1,3}\d)", "-", printed)
