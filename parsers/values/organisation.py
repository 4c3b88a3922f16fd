"""Names of organisations and persons: one form to compare in, co-owners, comparing, finding in running text."""

from __future__ import annotations

from enum import StrEnum

from ocr.traditional import SIMPLIFIED
from parsers.values.characters import LOOK_ALIKES
from parsers.values.found import Found
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.text import fold, plain

_LONGEST = 64
"""No name has more characters."""

_BRACKETS = str.maketrans("〔〕【】[]{}〈〉<>", "()()()()()()")
_FULL_WIDTH = str.maketrans("()", "（）")

_KINDS = (
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|分公司|公司|大学|学院|研究院|研究所|研究中心|实验室|设计院|科学院|医院|学校"
    r"|集团|总厂|工厂|厂|中心|合作社|支队|总队|大队|中学|小学|事务所|合伙企业|工作室|协会|基金会|银行|支行|分行|园区|委员会|管理局|局|店|所|院|部)"
)
_COMPANY_FORMS = ("股份有限公司", "有限责任公司", "有限公司")
_NAME_CHAR = r"[\p{Han}A-Za-z0-9()·&]"
_STRONG_KINDS = (
    r"(?:公司|大学|学院|研究院|研究所|研究中心|实验室|设计院|科学院|医院|学校|集团|厂|中心|合作社|事务所|合伙企业|工作室|协会"
    r"|基金会|银行)"
)
"""Endings that make a name even in running text; 部, 所 or 店 alone end too many other words."""

_SPECK = (
    r"(?<=[\p{Han}A-Za-z])[、。·.,'`\-_]+(?=\(\p{Han}{2,8}\))|(?<=\p{Han}\))(?:[·.'`\-_]+(?=\p{Han})"
    r"|[、,]+(?=(?:股份|责任)*有限(?:责任)?公司))"
)
"""A mark beside a bracket inside a name; 、 behind a bracket stands between two names unless a form follows."""

_FOREIGN = (
    r"(?i:[a-z][a-z0-9.,&\-]{4,60}(?:gmbh|inc|ltd|limited|llc|corp|corporation|company|plc|university|institute)\.?)"
)
"""A name abroad, whole with its form."""
_BEFORE_FORM = r"(?<=[A-Za-z.)]\s?)[,，]\s*(?i:ltd|inc|llc|l\.l\.c|limited|corp|llp|plc|gmbh|s\.a)(?![A-Za-z])"
"""The comma inside such a name."""
_PLACED = r"^\p{Han}{2,4}[省市县区州]|大学$|学院$"
"""How the name of a body begins or ends that cannot go on with a person's."""
_DEPENDANT = r"(?:资产|技术转移|技术转让|科技园|国家大学科技园|附属|第[一二三四五六七八九]|产业|研究生院|分校|校区)"
"""How a name goes on behind the name of the body it belongs to: 某某大学, then 技术转移有限公司."""

_NOTE_WORD = r"(?:[甲乙丙丁]方|出质人|质权人|让与人|受让人|被?许可[方人])"
_COUNTED = r"(?:^|(?<=[\s;；、]))(?:[(（]\d{1,2}[)）]|\d{1,2}[.．、])\s*(?=\p{Han})"
"""The number of a name in a list."""
_SEALED = r"(?:盖|公|印|签)?章|盖公章|签字|签名"
_PARTICULARS = (
    r"(?:(?:统一)?(?:社会)?信用代码[:：]?)?[0-9A-Z]{15,18}|(?:地址|住所|国籍)[:：][^()]*"
    r"|[^()]*\p{Han}(?:路|街|大道|巷)\d{1,5}[号弄][^()]*"
)
_ROLE_NOTE = rf"^\({_NOTE_WORD}\)|\((?:{_NOTE_WORD}|{_SEALED}|{_PARTICULARS})\)$"
"""A role in brackets at either end of a name, or behind it a call for its seal, its credit code or its address."""

_GOES_ON = r"(?![^\p{P}\s与和及或同向由将对于是为在地]{0,10}(?:公司|研究院|研究所|学院|医院|中心|集团|厂))"
_RUNNING = (
    rf"(?:[\p{{Han}}A-Za-z0-9·&]|\([\p{{Han}}A-Za-z0-9]{{1,12}}\)){{2,40}}?{_STRONG_KINDS}{_GOES_ON}"
    r"(?:\([\p{Han}]{2,8}\))?"
)


class NameMatch(StrEnum):
    """How two names compare: equal, apart by characters that OCR confuses, one cut off, or different."""

    EQUAL = "equal"
    LOOK_ALIKE = "look_alike"
    TRUNCATED = "truncated"
    DIFFERENT = "different"


def normalise_name(text: str) -> str:
    """The name in one form: no spaces, simplified, no stops at its ends, full-width brackets as official names have.

    Letters and digits are half-width. Equal names are equal in this form, whatever brackets the paper prints.
    """
    return in_full_width(_folded(text))


def in_full_width(text: str) -> str:
    """The text with full-width round brackets, character for character."""
    return text.translate(_FULL_WIDTH)


def _folded(text: str) -> str:
    """The name as patterns see it: half-width throughout."""
    name = _without_specks(plain(text).translate(_BRACKETS).translate(SIMPLIFIED))
    return name.strip(" ,.;:、。，；：-_·*'\"“”‘’|/")


def _without_specks(name: str) -> str:
    """The name without the marks that OCR sees where it wraps at a bracket: 某某科技、(广州)有限公司."""
    if "(" not in name:
        return name
    return replaced(_SPECK, "", name)


def looks_like_organisation(text: str) -> bool:
    """Whether the text as a whole reads as the name of an organisation."""
    whole = full_match(rf"{_NAME_CHAR}{{2,48}}?{_KINDS}(?:\([\p{{Han}}]{{1,12}}\))?", _folded(text)) is not None
    return whole and not is_end_of_name(text)


def is_end_of_name(text: str) -> bool:
    """Whether a text is but the end of a company's name, its beginning lost: 械有限公司, 责任公司, (广州)有限公司."""
    return full_match(_END_OF_NAME, _folded(text)) is not None


_END_OF_NAME = (
    r"(?:[)]|\([^()]*\))?[\p{Han}A-Za-z]?(?:\([^()]*\))?(?:(?:科技|股份|集团|责任|有限|限|任|份)+公?司?|公司|司)"
)
"""Fewer than two characters before the words for the kind of company."""
_MARKS = frozenset("、，,；;/")
"""What parts names in a list of them."""


def join_wrapped(text: str) -> str:
    """The parts of a cell as one line: wrapped names whole again, 、 where a break or a blank stands between names."""
    lines = [_folded(line) for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(full_match(r"\p{Han}{2,4}", line) and not search(_KINDS, line) for line in lines):
        return "、".join(lines)
    joined = ""
    for part in text.split():
        parted = joined[-1:] in _MARKS or part[0] in _MARKS
        if joined and not parted and _is_between_names(joined[-_LONGEST:], part):
            joined += "、"
        elif joined[-1:].isascii() and joined[-1:].isalnum() and part[0].isascii():
            joined += " "
        joined += part
    return joined


def _is_between_names(before: str, after: str) -> bool:
    """Whether a break between these two parts stands between names rather than inside one."""
    head, tail = _folded(before), _folded(after)
    if head.endswith("中国科学院") and looks_like_organisation(tail):
        return False
    if full_match(r".{1,24}(?:支行|分行|营业部|分理处|分公司)", tail) and search(
        r"(?:银行|公司|联社|合作社|分行)$", head
    ):
        return False
    if full_match(_FOREIGN, head) and search(r"^\p{Han}", tail):
        return True
    if full_match(r"\p{Han}{3,4}", head) and looks_like_organisation(tail) and _is_person(head):
        return search(_PLACED, tail) is not None
    if head.count("(") > head.count(")") or not looks_like_organisation(head.rsplit("、", maxsplit=1)[-1]):
        return False
    return not full_match(rf"{_KINDS}|\(.*\)|{_DEPENDANT}.*", tail)


def _is_person(name: str) -> bool:
    from parsers.values.person import looks_like_person

    return not search(_KINDS, name) and looks_like_person(name)


def split_parties(text: str) -> list[str]:
    """The names of a list of co-owners, normalised: split at 、 ， ； / outside brackets and at breaks between names.

    A final 等 is left out; a comma before the form of a company abroad (Co., Ltd.) is part of its name.
    """
    parts = [""]
    depth = 0
    counted = replaced(_COUNTED, "、", text)
    printed = _without_specks(fold(join_wrapped(counted)).text.translate(_BRACKETS))
    inner = {match.start() for match in find_all(_BEFORE_FORM, printed)}
    for place, char in enumerate(printed):
        depth = max(0, depth + (char == "(") - (char == ")"))
        if depth == 0 and char in "、;/|,，；" and place not in inner:
            parts.append("")
        else:
            parts[-1] += char
    names = [in_full_width(replaced(_ROLE_NOTE, "", _folded(part))) for part in parts]
    return [trimmed for name in names if (trimmed := _without_et_al(name))]


def _without_et_al(name: str) -> str:
    return name[:-1] if name.endswith("等") and len(name) > 2 else name


def compare_names(first: str, second: str) -> NameMatch:
    """How two names compare after normalisation.

    Forms of company (有限公司, 股份有限公司), places in brackets and single other characters make names different; only
    known visual confusions make look-alikes, two at most. A name is truncated where it is the beginning of the other
    and breaks off before its end.
    """
    a, b = _folded(first), _folded(second)
    if a == b and a:
        return NameMatch.EQUAL
    if not a or not b:
        return NameMatch.DIFFERENT
    if len(a) == len(b):
        pairs = [frozenset(pair) for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
        if len(pairs) <= 2 and len(a) > 3 and all(pair in LOOK_ALIKES for pair in pairs):
            return NameMatch.LOOK_ALIKE
        return NameMatch.DIFFERENT
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and len(short) >= 6 and not looks_like_organisation(short):
        return NameMatch.TRUNCATED
    return NameMatch.DIFFERENT


_NO_NAME = (
    r"(?:开户|网上|企业|网上企业|收款|付款|代理|本)银行|(?:股份)?有限(?:责任)?公司|责任公司|(?:本|该|贵|子|母|分)公司"
)
"""Words that end like a name and are none."""

_ROLE = (
    r"^.*(?:甲方|乙方|丙方|转让方|受让方|让与方|许可方|被许可方|转让人|受让人|让与人|许可人|出质人|质权人|专利权人|权利人"
    r"|付款人|收款人|付款方|收款方|名称|全称|户名|开户行|开户银行|通过|点击)(?:\([^)]*\))?(?:为|是|系)?(?=.{4})"
)
"""Words that lead up to a name without a stop between."""

_JOINED = r"^[由与在将]|^向"
"""Words before a name at the start of a clause; few names begin with them."""


def find_organisations(text: str) -> list[Found[str]]:
    """Names of organisations in running text, normalised. Words that lead up to a name (由, 甲方, 与) are cut off.

    Characters that also stand inside names (为, 和) are cut only behind a role or between two names.
    """
    folded = fold(text, spaces=False)
    found: list[Found[str]] = []
    behind = -1
    for match in find_all(_RUNNING, folded.text.translate(_BRACKETS)):
        start, sure = match.start() + _lead(match[0], follows=match.start() == behind), 0.8
        if match[0][0] == "向" and start > match.start():
            sure = 0.5
        behind = match.end()
        name = folded.text[start : match.end()]
        if len(name) < 4 or not looks_like_organisation(name) or full_match(_NO_NAME, name):
            continue
        place = folded.span(start, match.end())
        found.append(Found(*place, text[slice(*place)], normalise_name(name), certainty=sure))
    return found


def _lead(text: str, *, follows: bool) -> int:
    """How many characters lead up to the name; `follows` says that another name ends right before."""
    role = search(_ROLE, text)
    start = role.end() if role else 0
    joined = search(r"^[与和及同或]" if follows else _JOINED, text[start:])
    return start + (joined.end() if joined else 0)
