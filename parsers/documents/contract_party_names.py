"""Names behind a party's word: where a sentence goes on instead, or other print has run in, there is none."""

from __future__ import annotations

from statistics import median

from ocr.lines import Line, Reader
from parsers.documents.contract_words import NAMES_LIKE_WORDS
from parsers.documents.flow_names import is_party, names_at
from parsers.layout.flow import Flow
from parsers.reading import Reading
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import find_all, full_match, search

NOT_A_NAME = (
    rf"^{NAMES_LIKE_WORDS}(?:双方|各方|方|本|该|其|为|应|须|将|已|同意|负责|承担|保证|拥有|有权|按|在|自|于|以|向|和|与|或|及|是|的|因|可|不|未|若|如|无|略|是指"
    r"|收款|付款|单位|法人|代表)"
    r"|^(?:经纪|居间|中介|服务|见证|代理)(?:机构|方|人)"
    r"|^(?:目标|标的|被投资|合资|项目|受让|转让|出资)(?:公司|企业|单位)$"
    r"|^[_\-/.\\*＿—─…\s]*$"
)
"""What follows a party's word in running text where no name does."""


RUN_IN = (
    r"^[0-9A-Z]{15,18}(?=\p{Han})"
    r"|^\p{Han}{0,20}(?:合同|协议|契约)书?(?=[\p{Han}()（）]{2,30}(?:公司|大学|学院|研究[院所]|中心|厂)$)"
)
"""A code or the title of the paper that ran into the beginning of a name."""
TILTED = 1.8
"""How many times as high for the width of its characters as other print of the contract a box along a curve is."""
DAY_BELOW = r"(?<=公司|大学|学院|研究[院所]|中心|厂|医院)(?:20\d{2}|二[〇零○]\p{Han}{2})年[^年]{2,8}日$"
"""The day of signing that stands below a name in its column."""
NOT_OF_A_PARTY = (
    r"(?=[A-Z]*\d)[0-9A-Z]{8}|.(?:标的|目标|被投资|受让|转让)(?:公司|企业|单位)$|\d{4}年"
    r"|[,，;；](?:系|为|是)?一[家个间所]|依(?:法|据|照|中)|设立|存续|(?<!美)的(?:有限|股份|企业|公司)"
)
"""What no name holds: a code, a day, the word for the company dealt with, what it is: 一家依法设立的有限公司."""
SENTENCE = (
    r"[的之]|^(?:其|该|本[公单合协]|双方|各方|是|为)|应[当向于在由]|不得|一[家个间]|支付|转让|受让|许可|提供|负责|承担|指定|委托|名下|关联"
    r"|下属|控股|全资|股东|签订|签署|合同|协议|专利|[甲乙丙双]方|同意|约定|根据|依[法据]|有权|保证|简称|收款|付款|银行账"
)
"""What stands in sentences and in no name."""
PAID_TO = (
    r"^.{0,12}?(?:(?:支付|付|交|汇|转|拨|划|返|退|还|让|供)(?:给|至|到|予)(?!水|排|料)"
    r"|(?:一?次性?|统一|直接|分[期次批]|另行|如期|按期|按约|足额|全额)(?:支付|汇入|划入|付))(?P<rest>.+)$"
)
"""How a clause goes on behind who pays, with the one who is paid at its end: 由受让方统一支付给某大学."""
SCRAP = r"[A-Za-z0-9]{1,4}(?:股份|有限|责任|公司)+"
CLEAR = 0.9
"""How sure a name made so must be to be one."""
FULL_NAME = 8
"""Characters from which on a text that begins like a sentence may be a name."""
SHORTEST = 4
"""Characters of the shortest name of an organisation that is joined to another by 和."""


OF_AN_ACCOUNT = (
    r"(?:户名|账户名称|开户名称?|账户名|收款(?:单位|人|方)(?:名称)?)[:：\s]{1,3}(?P<name>[\p{Han}()（）]{4,40}?)"
    r"(?=[\s,，。;；]|开户|账[号户]|帐[号户]|银行|$)"
)
"""The name of an account in which the price is to be paid."""


def account_names(flow: Flow) -> tuple[Reading, ...]:
    """The names of accounts that a contract prints, as looks at the name of whoever they belong to."""
    places = (match.span("name") for match in find_all(OF_AN_ACCOUNT, flow.text))
    return tuple(reading for start, end in places for reading in readings(flow, start, end, sure=True))


def _is_whole_name(text: str) -> bool:
    """Whether a text that begins like a sentence is a name nevertheless: no verb of a contract stands in it."""
    return len(text) >= FULL_NAME and looks_like_organisation(text) and not search(SENTENCE, text)


def readings(flow: Flow, start: int, end: int, *, sure: bool) -> tuple[Reading, ...]:
    """The names that stand behind a party's word; none where the sentence goes on instead, or other print runs in."""
    text = flow.text[start:end]
    alone = sure or flow.text[max(0, start - 1) : start] in tuple(" \n")
    if search(NOT_A_NAME, text) and not (alone and _is_whole_name(text)):
        return ()
    code = search(rf"(?<=[\p{{Han}})])[0-9A-Z]{{15,18}}$|{DAY_BELOW}", text)
    end -= len(code[0]) if code else 0
    lead = search(RUN_IN, flow.text[start:end])
    start += lead.end() if lead else 0
    text = flow.text[start:end]
    if search(NOT_OF_A_PARTY, text) or _says_who_is_paid(text) or _is_along_a_seal(flow, start, end):
        return ()
    for joint in find_all(r"以及|[和与及]", text):
        first, rest = text[: joint.start()], text[joint.end() :]
        if all(looks_like_organisation(name) and len(name) >= SHORTEST for name in (first, rest)):
            both = (
                names_at(flow, start, start + len(first), sure=sure, most=start + joint.start()),
                names_at(flow, start + joint.end(), end, sure=sure),
            )
            return (*both[0], *both[1])
    return tuple(reading for reading in names_at(flow, start, end, sure=sure) if not _is_of_a_seal(reading))


def _is_along_a_seal(flow: Flow, start: int, end: int) -> bool:
    """Whether OCR read a piece of a name along the curve of a seal: its box is far higher than its characters wide."""
    steep = [_steepness(line) for _, line in flow.lines(start, end) if line.reader is Reader.OCR]
    if not any(steep):
        return False
    usual = median(found for _, line in flow.lines(0, len(flow.text)) if (found := _steepness(line)))
    return max(steep) > TILTED * usual


def _steepness(line: Line) -> float:
    """How high a line is for the width of a Chinese character in it; nought for a single one."""
    wide = sum(0.5 if char.isascii() else 1.0 for char in line.text)
    return line.box.height * wide / max(line.box.width, 1e-6) if len(line.text) > 1 else 0.0


def _says_who_is_paid(text: str) -> bool:
    """Whether the name in a text is that of who is paid, and what stands before it a clause (no name of a trade)."""
    clause = search(PAID_TO, text)
    return clause is not None and is_party(clause["rest"])


def _is_of_a_seal(reading: Reading) -> bool:
    """Whether a name of a few Latin letters and a legal form is what a seal left of the print below it: IRS有限公司."""
    return reading.confidence < CLEAR and full_match(SCRAP, str(reading.value)) is not None
