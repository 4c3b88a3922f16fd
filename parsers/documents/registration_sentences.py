"""Sentences of records that tell who owned a patent and who owns it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from parsers.documents.registration_words import OTHER_ITEM
from parsers.layout.flow import Flow
from parsers.layout.piece import Piece
from parsers.reading import Field
from parsers.values.dates import find_dates
from parsers.values.search import find_all, search
from parsers.values.text import fold_char

MARKS = r"“”\"「」『』"
MORE = (
    rf"(?:[{MARKS}]?[、;；,，和及]\s?[{MARKS}]?[^{MARKS}\n。;；,，:：]{{2,40}}?"
    r"(?:公司|大学|学院|研究院|研究所|科学院|医院|中心|集团|厂|院|所|合作社|\((?:有限|普通|特殊普通)合伙\))(?=[^\p{Han}(]|变更|转移|更改|转让|过户|$))*"
)
"""Further names of a list behind its first."""
_ASKED = r"的(?:请求|申请|要求|手续|事宜|变更|登记|著录)"
"""What goes on behind a name where a sentence speaks of the request."""
CHANGED = (
    rf"(?:(?:专利权人|申请人|权利人)(?P<name>的?(?:姓名或者?名称|名称|姓名))?(?:已|现已|业已)?[:：]?(?:由|从)?"
    rf"|(?:专利权|专利申请权)(?:已|现已|业已)?(?:由|从))[{MARKS}]?"
    rf"(?P<old>[^{MARKS}\n。;；:：]{{2,60}}?{MORE})[{MARKS}]?(?:名下)?(?:(?:变更|转移|更改|转让|过户)(?:登记)?(?:为|给|至|到)|\s?[→⇒➔➜]|-+>)"
    rf"[{MARKS}]?(?P<new>(?:(?!{_ASKED})[^{MARKS}\n。;；,，:：]){{2,60}}{MORE})(?![^{MARKS}\n。;；,，]{{0,8}}[:：])"
)
"""A sentence that says who owned the patent and who owns it."""
TOLD_APART = (
    rf"变更前的?(?:专利权人|申请人|权利人)(?P<name>的?(?:姓名或者?名称|名称|姓名))?\s?[为是][:：]?\s?[{MARKS}]?(?P<old>[^{MARKS}\n。;；,，:：]{{2,60}}{MORE})"
    rf"[{MARKS}]?[,，;；。]\s?变更后的?(?:专利权人|申请人|权利人)(?:的?(?:姓名或者?名称|名称|姓名))?[为是][:：]?\s?[{MARKS}]?"
    rf"(?P<new>[^{MARKS}\n。;；,，:：]{{2,60}}{MORE})"
)
"""The same in two clauses: 变更前的专利权人为…，变更后的专利权人为…."""
_NAME = rf"[^{MARKS}\n。;；:：,，]{{2,60}}?"
_BRACKET = r"(?:\((?:以下|下称|简称|让与|转让|出让|受让|承让|甲方|乙方)[^()]{0,12}\))?"
_STOP = r"(?=[,，。;；\n]|$)"
GIVEN = (
    rf"(?:^|[\n。;；,，:：]|由)[{MARKS}]?(?P<old>{_NAME}{MORE})[{MARKS}]?{_BRACKET}(?:已|同意|拟|现)?(?:将|把)(?:其|所|[上前]述|该|下列|专利)[^。;；\n]{{0,80}}?"
    rf"(?:转让|转移|过户|让与|变更)(?:登记)?(?:给|至|到|与|予|为)[{MARKS}]?(?P<new>{_NAME}{MORE})[{MARKS}]?{_BRACKET}{_STOP}"
)
"""One who hands over what is his: 某大学将其所有的上述专利权转让给某公司."""
BY_ROLES = (
    rf"(?:转让|让与|出让)[人方](?:为|是|系)?[:：]?[{MARKS}]?(?P<old>{_NAME}{MORE})[{MARKS}]?(?:与|和|及|、|向|[,，;；。])\s?"
    rf"(?:受让|承让)[人方](?:为|是|系)?[:：]?[{MARKS}]?(?P<new>{_NAME}{MORE})[{MARKS}]?"
    rf"(?=就|的|于|签订|订立|之间|共同|提交|提出|办理|转让|[,，。;；\n]|$)"
)
"""Both by their roles: 转让人某大学与受让人某公司就….."""
ONCE_AND_NOW = (
    rf"原(?:专利)?(?:权利人|专利权人|申请人|权人)(?:的?(?:姓名或者?名称|名称|姓名))?(?:为|是|系)[{MARKS}]?(?P<old>{_NAME}{MORE})[{MARKS}]?[,，;；。]\s?"
    rf"现(?:已)?(?:变更)?(?:(?:专利)?(?:权利人|专利权人|申请人|权人)(?:的?(?:姓名或者?名称|名称|姓名))?)?(?:变更)?(?:为|是|系)"
    rf"[{MARKS}]?(?P<new>{_NAME}{MORE})[{MARKS}]?{_STOP}"
)
"""What was and what is: 原专利权人为某大学，现专利权人为某公司."""
NOW_AND_ONCE = (
    rf"(?:专利权人|申请人|权利人)(?:已|现|业已)?(?:变更|转移|登记)(?:登记)?为[{MARKS}]?(?P<new>{_NAME}{MORE})[{MARKS}]?[(（,，]"
    rf"(?:变更前|原)(?:的)?(?:(?:专利权人|申请人|权利人)(?:名称)?)?(?:为|是|系|[:：])?[{MARKS}]?(?P<old>{_NAME}{MORE})[{MARKS}]?(?=[)）。;；,，\n]|$)"
)
"""What is, and what was in brackets: 权利人变更为某公司（原权利人：某大学）."""
_SIDE = r"(?:的)?(?:专利|申请)?(?:权利|专利权|申请)?人?(?:的?(?:姓名或者?名称|名称|姓名))?[:：]"
_DAY_LABEL = r"(?:(?:著录项目)?(?:变更|登记|转移)*(?:生效|登记|变更)(?:日期|日)[:：][^:：]{6,14})?"
IN_CELL = (
    rf"^(?:专利权的?转移|专利权人(?:的?变更)?)?[:：。]?(?:变更前|转让前|转移前|原){_SIDE}(?P<old>[^:：]{{2,80}}?)[,，;；。]?"
    rf"(?:变更后|转让后|转移后|现){_SIDE}(?P<new>[^:：]{{2,80}}?)[。;；,，]?{_DAY_LABEL}$"
)
"""Both sides behind labels in one cell, and maybe the day: 变更前：某大学 变更后：某公司."""
ARROW = (
    rf"(?:专利权(?:的)?转移|专利权人(?:的)?变更)[,，:：\s]\s?(?P<old>{_NAME}{MORE})\s?(?:[→⇒➔➜]|-+>)\s?"
    rf"(?P<new>{_NAME}{MORE}){_STOP}"
)
"""Both sides of an arrow behind the name of the event: 专利权转移，某大学→某公司."""
OF_THE_OWNER = (
    rf"(?:专利权人|申请人|权利人)[:：]\s?变更前(?:[:：]|为|是|系)?[:：]?\s?(?P<old>{_NAME}{MORE})[,，;；]\s?"
    rf"变更后(?:[:：]|为|是|系)?[:：]?\s?(?P<new>{_NAME}{MORE}){_STOP}"
)
"""Both sides in one line behind their item: 专利权人：变更前 某大学；变更后 某公司."""
FROM_TO = rf"^由(?P<old>{_NAME}{MORE})(?:转移|变更|转让|过户)(?:登记)?(?:至|给|为|到)(?P<new>{_NAME}{MORE})[。;；]?$"
"""Both sides in one cell: 由某大学转移至某公司."""
_OF_ANOTHER = rf"(?:住所|{OTHER_ITEM})\p{{Han}}{{0,2}}(?:已|现|业已)?(?:[由从]|$)"
"""What stands before a change of something else than the owner: 专利权人某大学的地址由…变更为…."""
TOLD = (TOLD_APART, OF_THE_OWNER, ARROW, ONCE_AND_NOW, NOW_AND_ONCE, CHANGED, BY_ROLES, GIVEN)
"""How a sentence tells a change, surest first."""
_DAY = r"(?P<day>(?:[12二一][\d〇○零一二三四五六七八九]{3}\s?[年.\-/]|(?:19|20)\d{6})[^，,。；;\n]{0,8}?)"
HOLDS_FROM = (
    rf"(?:变更|转移|转让|登记)[^。；;\n\d]{{0,10}}[自从](?:(?:登记|发文|备案)之?日)?(?:即|为)?\s?{_DAY}(?:之日)?起?(?:正式)?(?:生效|起)"
    rf"|[，,。；;\s]于{_DAY}(?:正式)?(?:登记)?生效|(?:变更|转移|转让|登记)?生效(?:日期|日|时间)(?:为|是){_DAY}(?=[，,。；;\n]|$)"
    rf"|[，,。；;](?:转移|变更)?登记(?:日期|日|时间)(?:为|是|[:：])?{_DAY}(?=[，,。；;\n]|$)"
)
"""From when a sentence says that the change holds: 变更自2022年5月27日起生效."""
_FORMER = r"^[\n\s]*原(?![力子创生点色本野动始料油木材])"
"""原某某大学 in a sentence is the former owner called so; a few words begin with 原 themselves."""


def told_changes(flow: Flow) -> Iterator[regex.Match[str]]:
    """The changes that the first way of telling them finds, each with `old` and `new`."""
    for pattern in TOLD:
        found = [match for match in find_all(pattern, flow.text) if search(_OF_ANOTHER, match["old"]) is None]
        if found:
            yield from found
            return


def told_day(flow: Flow) -> tuple[Field, ...]:
    """The one day from which a sentence says that the change holds; none for several."""
    spans = [match.span("day") for match in find_all(HOLDS_FROM, flow.text)]
    found = [(item, start) for start, end in spans for item in find_dates(flow.text[start:end])]
    if len({item.value for item, _ in found}) != 1:
        return ()
    return (Field(tuple(flow.reading(item, shift=start) for item, start in found)),)


def former(flow: Flow, start: int, end: int) -> tuple[int, int]:
    """Where the name of a former owner stands, without the 原 before it."""
    lead = search(_FORMER, flow.text[start:end])
    return (start + lead.end(), end) if lead is not None else (start, end)


def told_in(piece: Piece) -> tuple[Piece, Piece] | None:
    """The names before and after in a cell whose text tells a change; None where it tells none or several."""
    text = piece.text
    kept = [index for index, char in enumerate(text) if not char.isspace()]
    bare = "".join(fold_char(text[index])[:1] or text[index] for index in kept)
    for pattern in (IN_CELL, FROM_TO, *TOLD):
        if found := list(find_all(pattern, bare)):
            old, new = (
                piece.part(kept[found[0].start(side)], kept[found[0].end(side) - 1] + 1) for side in ("old", "new")
            )
            return (old, new) if len(found) == 1 else None
    return None
