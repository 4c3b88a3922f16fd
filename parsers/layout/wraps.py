"""Whether a row goes on with the sentence of the row before it."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.lines import Line
from parsers.layout.segment import DAY, LABEL_START, Margins, Segment
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import full_match, search
from parsers.values.text import plain

MARGIN_SLACK = 2.6
"""Characters' widths by which a full line may stay short of the right margin, and a line start off the left one."""
OPEN_SLACK = 6.0
"""The same where a bracket is opened on the one line and closed on the next: 下称原合 over 同），."""
OTHER_PRINT = 1.6
"""Print so many times as high as other print is no part of its sentence: a title below the head of its page."""
FARTHEST_INDENT = 0.15
"""How far right of the margin, as a fraction of the page, a line may begin that goes on below."""
NEW_PARAGRAPH = (
    r"^(?:[(（]?(?:第?[一二三四五六七八九十百]{1,4}|\d{1,2})[)）]?(?:[、.．,，:：条章]|(?=[)）]))"
    r"|[(（][一二三四五六七八九十\d]{1,2}[)）])"
)
"""Beginnings that are clauses of their own, however full the line before."""
NEW_CLAUSE = (
    r"^(?:第[一二三四五六七八九十百]{1,4}条|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?=[A-Z]{2}|\p{Han}{2}))"
)
"""Beginnings of clauses whatever the line before ends with."""
ROW_NUMBER = r"(?:ZL)?\d{8,12}(?:\.[\dX])?"
"""A patent's number by itself: with it the rows of a list begin, however far its last column reaches."""
FIELD_START = (
    r"^(?:(?:通讯|联系|注册)?(?:地址|住所)|国籍|国别|法定代表人|联系人|(?:联系)?电话|邮编|邮政编码|证件号码|(?:统一)?社会信用代码"
    r"|专利号|(?:专利)?申请号|申请日|(?:专利|发明|发明创造|实用新型)名称|(?:许可|履行|债务履行)期限|(?:备案|登记)(?:日期|编?号)"
    r"|许可种类|(?:受让|让与|出质|质权|许可|被许可|专利权)[人方]|变更[前后][^:：A-Za-z]{0,6}|(?:登记)?生效日期?)"
    r"(?:[A-Za-z][A-Za-z .]{1,30})?[:：]"
)
"""Labels that begin a line of their own below another labelled line, however full that is."""
KEY_START = (
    r"^(?:\[\d{2}\])?(?:登记生效日|变更[前后](?:专利)?权利?人|授权公告日|申请日|专利号|发明名称|合同备案号|备案日期|让与人|受让人"
    r"|出质人|质权人|许可种类|地址变更[前后])(?![的为是就]|[与和及](?:变更|受让|被许可|质权|出质|专利))"
)
"""Keys of legal states that begin a line of their own below another, with a colon or without."""
PARTY = (
    r"(?:[甲乙丙丁]方|(?:专利|专利权|技术)?(?:转让|受让|让与|出让|许可|被许可|获许可|使用|出质|质权|出资|承让|承接|委托|受托|授权|被授权"
    r"|赠与|受赠|买|卖|出卖|买受)(?:方|人|单位|企业|主体))(?:[(（][^()（）]{1,14}[)）])?"
)
WIDE_PARTY = r"[甲乙丙丁买卖供需]"
"""The first character of a party's word that is printed wide: 卖　　方."""
PARTY_START = rf"^{PARTY}[:：]"
"""Beginnings that name a party: paragraphs of their own, however full the line before."""

PREAMBLE = r"^(?:经?(?:甲乙)?[双各]方|根据|依据|依照|按照|鉴于|兹|现|本(?:合同|协议)|为了?)"
"""How the sentence begins that follows the parties, each on a line of its own."""
SECOND_PARTY = rf"(?<=\S)\s+(?={PARTY}[:：])"
"""Where on a line a second party begins."""
PARTY_LABEL = rf"^{PARTY}[:：\s·.]"
"""The same with a blank, or dust in it, before the name."""


def begins_with_a_party(text: str) -> bool:
    """Whether a line begins with a party's word and its name, the blank between them read or not, or is that word."""
    if search(rf"{PARTY_LABEL}|^{PARTY}$", text.strip()):
        return True
    named = search(rf"^{PARTY}(?P<name>.+)$", plain(text))
    return named is not None and looks_like_organisation(named["name"])


def wraps(before: Sequence[Segment], segment: Segment, margins: Margins) -> bool:
    """Whether a row goes on with the sentence of the row before it."""
    if segment.cell is not None or before[-1].cell is not None:
        return False
    char = max(margins.char, 0.012)
    slack = MARGIN_SLACK * char
    line, above = segment.lines[0], before[-1].last
    if max(line.box.height, above.box.height) > OTHER_PRINT * min(line.box.height, above.box.height):
        return False
    room = OPEN_SLACK * char if _is_bracketed(above, line) else slack + _unbroken(line)
    full = max(item.last.box.x1 for item in before) >= margins.right - room
    begins_left = before[0].lines[0].box.x0 < margins.left + FARTHEST_INDENT
    if not (full and begins_left and line.box.x0 <= margins.left + slack):
        return False
    return not _begins_anew(before, line)


def _is_bracketed(above: Line, line: Line) -> bool:
    """Whether a bracket is opened near the end of a line and closed near the beginning of the one below."""
    opened = search(r"[(（][^()（）]{1,20}$", above.text)
    return opened is not None and search(r"^[^()（）]{0,12}[)）]", line.text) is not None


def _begins_anew(before: Sequence[Segment], line: Line) -> bool:
    """Whether a line is a paragraph of its own, however full the row before it."""
    bare, ending = plain(line.text), plain(before[-1].last.text)
    first, top = before[0].lines[0].text, plain(before[0].lines[0].text)
    if (search(LABEL_START, bare) or full_match(DAY, bare)) and ending.endswith(("。", "；", ";")):
        return True
    return any(
        (
            all(search(KEY_START, plain(text)) or begins_with_a_party(text) for text in (line.text, first)),
            search(FIELD_START, bare) and search(LABEL_START, top),
            search(NEW_CLAUSE, bare) and not search(r"(?:附件|第|表|款|项|条|[、,，])$", ending),
            search(r"^第\d{1,2}条", bare) and search(r"[。；;:：\d)）]$", ending),
            full_match(WIDE_PARTY, bare),
            len(before) > 1 and full_match(ROW_NUMBER, bare) and full_match(ROW_NUMBER, top),
            search(PARTY_START, bare) and not search(r"(?:[由与和及为、,，(（:：]|名称)$", ending),
            search(PARTY_START, top) and search(PREAMBLE, bare) and search(r"(?:[)）]|公司|大学|学院)$", ending),
            search(NEW_PARAGRAPH, bare) and ending.endswith(("。", "；", ";", "：", ":", ".")),
        )
    )


def _unbroken(line: Line) -> float:
    """How wide the figures or letters are that a line begins with: print breaks before them, not within."""
    word = search(r"^(?:\p{Han}[:：]|[(（\"“〔\[¥￥])?[A-Za-z0-9][A-Za-z0-9.,\-〔〕\[\]]{5,}", line.text)
    return line.part(word.start(), word.end()).box.width if word else 0.0
