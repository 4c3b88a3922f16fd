"""Whether a name in Latin letters is a Chinese one said again: it spells its characters, and says the same kind."""

from __future__ import annotations

import tomllib
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files

from parsers.values.search import search
from parsers.values.text import plain

LEAST_RUN, SURE_RUN = 2, 3
"""Characters spelled from which on no other name is meant; two may be a province that both sit in."""
_KINDS = (
    ("公司|集团|厂", r"co\b|co[.,]|ltd|limited|company|inc\b|inc[.]|corp|group|factory|works|plant"),
    ("大学|学院|学校", r"univ|college|institute|school|academy|polytechnic"),
    ("研究院|研究所|研究中心|科学院|设计院|实验室|中心", r"institute|academy|research|cent(?:er|re)|laborator"),
    ("医院", r"hospital"),
    ("银行", r"bank"),
)
"""How a kind of organisation ends in Chinese, and what says so in English."""
_TRADES = (
    "理工科技技术科学师范医科医药制药农业工业交通财经海洋电子石油化工化学工程矿业林业机械材料生物环保环境能源信息智能精密制造仪器光电"
    "汽车航空食品医疗软件网络通信电力电气半导体新材新能光学设备装备实业投资"
)
"""What a firm does or a university teaches, each in two characters or three: not its own name."""
_TRADES_ABROAD = (
    r"univ|college|institute|school|academy|research|cent(?:er|re)|hospital|bank|co(?:ltd|mpany|rp)|ltd|limited|inc|group"
    r"|tech|scien|normal|medic|pharm|agric|industr|transport|jiaotong|financ|ocean|marin|electr|petrol|chem|engineer|mining"
    r"|forest|machin|mechan|material|bio|environment|energy|inform|intellig|smart|precis|manufact|instrument|opto|photo"
    r"|auto|vehicle|motor|avia|aero|food|software|network|communic|power|semicond|new|equip|invest|holding|of"
)


class Kinship(IntEnum):
    """What a name in Latin letters has to do with a Chinese one."""

    NONE = 0
    MAYBE = 1
    SAME = 2


@lru_cache(maxsize=1)
def _spelling() -> dict[str, tuple[str, ...]]:
    """The syllables of each character."""
    data = tomllib.loads(files("parsers.values").joinpath("pinyin.toml").read_text(encoding="utf-8"))["pinyin"]
    found: dict[str, tuple[str, ...]] = {}
    for syllable, characters in data.items():
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found


def kinship(latin: str, chinese: str) -> Kinship:
    """What a name in Latin letters is to a Chinese one.

    It is the same party where it is of its kind and spells its own name: three or more characters on end, or two with
    nothing but kind and trade behind them in both (临江理工大学, Linjiang University of Technology). With two of a
    longer name it may be: two parties may sit in one province.
    """
    letters = "".join(char for char in latin.lower() if char.isascii() and char.isalpha())
    name = plain(chinese)
    start, end, spelled = _spelled(name, letters)
    if end - start < LEAST_RUN or not _is_of_kind(latin.lower(), name):
        return Kinship.NONE
    behind = letters.partition(spelled)[2]
    whole = _is_trade(name[end:]) and (not behind or search(rf"^(?:{_TRADES_ABROAD})", behind) is not None)
    return Kinship.SAME if end - start >= SURE_RUN or whole else Kinship.MAYBE


def _is_trade(rest: str) -> bool:
    """Whether what goes on behind a name's own part says what it does or is."""
    kinds = "|".join(own for own, _ in _KINDS)
    return not rest or rest[:2] in _TRADES or search(rf"^(?:股份|有限|责任|{kinds})", rest) is not None


def _is_of_kind(latin: str, name: str) -> bool:
    """Whether two names say the same kind of organisation, or neither says one."""
    said = [(search(f"(?:{own})", name) is not None, search(other, latin) is not None) for own, other in _KINDS]
    return any(one and two for one, two in said) or not any(one or two for one, two in said)


def _spelled(name: str, letters: str) -> tuple[int, int, str]:
    """The longest run of characters of a name that letters spell on end: where it begins and ends, and its letters.

    Of two the last: a firm's own name stands behind its place.
    """
    best = (0, 0, "")
    for start in range(len(name)):
        spelled = {""}
        for end in range(start + 1, len(name) + 1):
            longer = {before + one for before in spelled for one in _spelling().get(name[end - 1], ())}
            spelled = {text for text in longer if text in letters}
            if not spelled:
                break
            if end - start >= best[1] - best[0]:
                best = (start, end, min(spelled))
    return best
