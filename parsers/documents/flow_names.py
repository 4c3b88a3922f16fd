"""Names of parties at a known place in running text: split among co-owners, joined where they wrap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.documents.english_captions import begins_with_caption, is_caption
from parsers.documents.printed_names import kind_words
from parsers.layout.flow import Flow
from parsers.reading import Reading
from parsers.values.organisation import looks_like_organisation, normalise_name, split_parties
from parsers.values.person import looks_like_person
from parsers.values.search import full_match, search

LONGEST_NAME = 60
KIND_TAIL = r"(?:(?:股份|责任)?有限(?:责任)?公司|公司|分公司|研究院|研究所|大学|学院|中心|厂)"
ENUMERATED = r"^\s?(?:[(（][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、.．])\s?"
LABEL_WORD = (
    r"(?:被|受|出|专利)?(?:许可|让与|转让|让|质|专利|专利权|权利|申请|委托)(?:权?[人方])(?:名称|地址)?"
    r"|[\p{Han}()/]{0,8}(?:编号|号码?|日期|日|时间|种类|方式|类型|期限|期间|名称|地址|国籍|邮编|电话)"
)
"""What names a fact, never a party."""
AT_HOUSE = r"\p{Han}{2}(?:路|街|大道|巷|弄|胡同)(?:[东西南北中]{1,2}段?)?\d{1,5}(?:-\d{1,4})?[号弄]"
"""The number of a house in its street: what goes on behind it is where somebody sits, no name."""
NOT_OF_A_NAME = (
    r"^[(（)）]|专利权人|质权人|受让人|被许可[方人]|变更[前后]|\d{4}年|(?:转让|变更|转移|过户)[给为至]"
    rf"|{AT_HOUSE}|盖章|公章|签[章字名]|专用章|^(?:有限|股份|责任)|^其(?:关联|下属|全资|控股|子)|^由(?=.{4})"
)
"""Scraps of seals and of calls for them; a name's kind alone is none either."""
_LABEL_BEFORE = (
    r"^(?:立约|签约|当事)人|^(?:(?:变更|转让|转移)[前后]|[原现新]|当前)?(?:的)?(?:专利|专利申请|申请)?(?:权利|专利权|申请|许可|受让|让与|转让|出质|质权|被许可)[人方](?:名称)?"
    r"|^(?:或者?)?(?:姓名|名称|名(?=\p{Han}{3})|称(?=\p{Han}{3}))"
    r"|^(?:登记|备案|变更|著录项目变更|质押登记)?(?:登记|生效)?(?:日期|(?<=生效|登记|备案|变更)日|时间)|^(?:发明创造|发明|专利|产品)名称"
)
"""A label that ran into the name behind it: what is whose was not told."""
LATIN = r"[A-Za-z][A-Za-z .,&\-()（）]{3,60}"
"""How somebody abroad is named."""
ADDRESS = r"(?:省|市|区|县|镇|乡|路|街|道|巷)[^公司大学院所厂中心]*(?:\d+号|号楼|室|层|栋|幢|座|村|园)$|^\d{6}"
"""Where an owner sits, as it stands below a name without a label."""
BLANK = r"^[_\-/.\\*＿—─…\s无]*$"


def names_at(flow: Flow, start: int, end: int, *, sure: bool = True, most: int | None = None) -> tuple[Reading, ...]:
    """The names that stand at `text[start:end]`, one reading each; none where no name stands there.

    With `sure` a label says that a party is named, so persons count too; without, only what reads as an organisation.
    A name that wraps is followed onto the next line, but not beyond `most`.
    """
    lead = search(ENUMERATED, flow.text[start:end])
    start += lead.end() if lead else 0
    end = _wrapped_end(flow, start, end, len(flow.text) if most is None else most)
    text = flow.text[start:end]
    if len(text) > 4 * LONGEST_NAME or full_match(BLANK, text):
        return ()
    found = []
    at = start
    names = split_parties(flow.printed(start, end, breaks=True))
    for name in names:
        place = flow.text.find(name[:3], at, end)
        place = place if place >= 0 else at
        certainty = _certainty(name, sure=sure)
        stop = end if len(names) == 1 else min(end, place + len(name))
        if certainty > 0:
            found.append(flow.reading_at(place, stop, name, certainty=certainty))
        at = min(end, place + len(name))
    sides = whole_list(names, lambda name: _certainty(name, sure=sure) > 0)
    return tuple(found) if sides or not found else ()


def is_party(name: str) -> bool:
    """Whether a name that a label or a cell gives is one: of an organisation, a person, or somebody abroad."""
    if _says_only_its_kind(name) or is_caption(name) or begins_with_caption(name):
        return False
    if full_match(LABEL_WORD, name.replace("·", "")) or search(NOT_OF_A_NAME, name) or search(_LABEL_BEFORE, name):
        return False
    return looks_like_organisation(name) or looks_like_person(name) or bool(full_match(LATIN, name))


def _says_only_its_kind(name: str) -> bool:
    """Whether a company's name says a trade and a form alone (科技有限公司): its beginning is lost."""
    return name.endswith("公司") and full_match(rf"(?:{kind_words()})+", name) is not None


def whole_list(names: Sequence[str], named: Callable[[str], bool] = is_party) -> list[str]:
    """The names of a list; none where one of its Chinese parts names nobody: it was cut, or is of other things.

    The English of a label among them is no part of the list, nor is where one of them sits.
    """
    told = [name for name in names if named(name)]
    words = [name for name in names if search(r"\p{Han}{2}", name) or full_match(LATIN, name)]
    lost = [
        name
        for name in words
        if name not in told and not full_match(BLANK, name) and not is_caption(name) and not is_place(name)
    ]
    return [] if lost else told


def is_place(text: str) -> bool:
    """Whether a text is where somebody sits, and cannot be a name that ran into it."""
    return search(rf"{AT_HOUSE}|^(?:地址|住所)[:：]", text) is not None and not looks_like_organisation(text)


def _certainty(name: str, *, sure: bool) -> float:
    if (
        not 2 <= len(name) <= LONGEST_NAME
        or _says_only_its_kind(name)
        or is_caption(name)
        or begins_with_caption(name)
        or search(NOT_OF_A_NAME, name)
        or full_match(LABEL_WORD, name.replace("·", ""))
    ):
        return 0.0
    if search(_LABEL_BEFORE, name):
        return 0.0
    if looks_like_organisation(name):
        return 1.0 if sure else 0.85
    return 0.85 if sure and (looks_like_person(name) or full_match(LATIN, name)) else 0.0


def _wrapped_end(flow: Flow, start: int, end: int, most: int) -> int:
    """The end of a name that wraps within a narrow column: it stops before 公司 and the next line brings it."""
    if flow.text[end : end + 1] != "\n":
        return end
    head = normalise_name(flow.text[start:end])
    tail = search(r"^\n(?P<tail>[\p{Han}()]{1,24})(?=[\s(（;；,，。]|$)", flow.text[end : min(end + 40, most)])
    if tail is None or len(head) < 3:
        return end
    only_tail = full_match(KIND_TAIL, tail["tail"])
    if looks_like_organisation(head + tail["tail"]) and (only_tail or not looks_like_organisation(head)):
        return end + 1 + len(tail["tail"])
    return end
