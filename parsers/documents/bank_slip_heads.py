"""The last gate of slips and statements: a word of a form, or a piece of one, is nobody's name, bank or purpose.

Where a form is laid out as none before, a label may be taken for the value of its neighbour, or run into it. What the
gate stops stays on record as text, without a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from parsers.documents.bank_slip_labels import is_bank, is_label_like, is_title, slip_words
from parsers.documents.bank_statement_columns import COLUMNS
from parsers.documents.word_lists import words_of
from parsers.reading import Reading
from parsers.values.organisation import looks_like_organisation
from parsers.values.person import looks_like_person
from parsers.values.search import KEPT, search
from parsers.values.text import plain

SHORTEST = 2
"""Characters from which on a piece of a label is told from a name's own character."""
LONG = 4
"""Characters from which on a label is no words of a purpose."""
LONGEST_PIECE = 8
"""Characters of the longest piece of a label that is looked for."""
LONGEST_LABEL = 16
"""Characters of the longest label in a chain of them."""
SHORTEST_UNKNOWN = 7
"""Characters up to which a text that looks like no organisation and no person is nobody's name."""
_PARTIES = ("payer", "payee")
_BANKS = ("payer_bank", "payee_bank")
_AT_ENDS = (
    "any",
    "payer",
    "payee",
    "own",
    "other",
    "amount",
    "date",
    "flag",
    "name",
    "account",
    "bank",
    "debit",
    "credit",
)
"""Kinds of label of which no name begins or ends with a word."""
_IN_NAMES = frozenset(
    words_of("银行 客户 姓名 行名 委托人 委托方 申请人 日期 受益人 我方 他方 转出 转入 支出 收入 网点 渠道")
)
"""Words of labels that may begin or end a name all the same."""
_BOOKINGS = frozenset(words_of("手续费 工本费 邮电费 汇划费 费用 利息"))
"""Words of labels that are a purpose where they stand alone."""
_LABEL_INSIDE = r"开户行|开户银行|账号|帐号|户名|卡号|联行号"
"""Labels that stand in the middle of no name."""
_RUN_TOGETHER = rf"{_LABEL_INSIDE}|(?:公司|大学|学院|研究[院所]|厂|医院)\p{{Han}}{{2,10}}银行"
"""How a party's name goes on that has the label or the bank behind it in it."""
_SEALED = r"(?:银行|支行|分行|营业部|\p{Han}{2}银|专用章|业务章|转讫章?)$"
"""How a purpose ends that print of the bank's seal was read into."""
_JOINTS = ":;()[]/|、,.-_·*"


def without_heads(readings: Mapping[str, Iterable[Reading]]) -> dict[str, list[Reading]]:
    """The readings of a slip, those of names, banks and purpose without a value where that is a word of the form."""
    return {name: [_unless_head(name, reading) for reading in items] for name, items in readings.items()}


def _unless_head(field: str, reading: Reading) -> Reading:
    if not isinstance(reading.value, str) or not _is_head(field, plain(reading.value)):
        return reading
    return replace(reading, value=None, confidence=0.0)


def _is_head(field: str, text: str) -> bool:
    if field == "purpose":
        of_form = is_of_labels(text) or _has_label_inside(text) or search(_SEALED, text) is not None
        return of_form and text not in _BOOKINGS | slip_words().kinds_of_booking
    if field not in (*_PARTIES, *_BANKS):
        return False
    if search(_RUN_TOGETHER if field in _PARTIES else _LABEL_INSIDE, text) is not None:
        return True
    of_form = is_of_labels(text) or has_label_at_end(text) or is_title(text, slip_words()) or is_label_like(text)
    return of_form or not (_can_be_party(text) if field in _PARTIES else _can_be_bank(text))


def _can_be_party(text: str) -> bool:
    """Whether a text names somebody; a long one may be of a kind that is not known."""
    known = looks_like_organisation(text) or looks_like_person(text) or search(r"[A-Za-z]{3}", text) is not None
    return known or len(text) > SHORTEST_UNKNOWN


def _can_be_bank(text: str) -> bool:
    return is_bank(text) or looks_like_organisation(text) or search(r"[A-Za-z]{3}|^\d{4,14}$", text) is not None


def is_of_labels(text: str) -> bool:
    """Whether a text is made of nothing but labels, or is a piece of one; a single character is one."""
    bare = "".join(char for char in plain(text) if char not in _JOINTS)
    if len(bare) < SHORTEST or bare == "银行":
        return bare != "银行"
    return bare in _labels() or _is_piece(bare) or slip_words().table.almost(bare) is not None or _is_chain(bare)


def _has_label_inside(text: str) -> bool:
    """Whether a longer label, less those of the purpose itself, stands behind other print: the next label's line."""
    names = slip_words().table.names
    bare = plain(text)
    return any(
        (name := names.get(bare[start : start + size])) is not None and not name.startswith("purpose")
        for start in range(1, len(bare))
        for size in range(LONG, LONGEST_LABEL)
        if start + size <= len(bare)
    )


def has_label_at_end(text: str) -> bool:
    """Whether a text begins or ends with a label, or with a label's word that is none of a name's."""
    bare = plain(text).strip(_JOINTS)
    ends = _end_words()
    longest = max(map(len, ends))
    sizes = range(SHORTEST, min(longest, len(bare)) + 1)
    return any(bare[:size] in ends or bare[-size:] in ends for size in sizes)


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    words = (*slip_words().table.names, *COLUMNS.names)
    return frozenset("".join(char for char in word if char not in _JOINTS) for word in words)


@lru_cache(maxsize=KEPT)
def _is_piece(text: str) -> bool:
    """Whether a text is a run of characters inside a label."""
    return SHORTEST <= len(text) <= LONGEST_PIECE and text in _all_labels()


@lru_cache(maxsize=1)
def _all_labels() -> str:
    """The labels one after the other: a set of all their pieces takes a quarter of a second to make, and megabytes."""
    return "\n".join(_labels())


def _is_chain(bare: str) -> bool:
    """Whether a text is labels one behind the other, the first and the last perhaps cut."""
    reach = {0}
    labels = _labels()
    for end in range(SHORTEST, len(bare) + 1):
        for start in range(max(0, end - LONGEST_LABEL), end - SHORTEST + 1):
            part = bare[start:end]
            if start in reach and (part in labels or ((start == 0 or end == len(bare)) and _is_piece(part))):
                reach.add(end)
                break
    return len(bare) in reach


@lru_cache(maxsize=1)
def _end_words() -> frozenset[str]:
    """Labels of parties, amounts and days, and the strongest of the others, less what names are made of."""
    told = (
        word
        for names in (slip_words().table.names, COLUMNS.names)
        for word, name in names.items()
        if name.partition(".")[0] in _AT_ENDS
    )
    purposes = (word for word in slip_words().table.names if word.endswith(("摘要", "附言", "用途", "备注")))
    return frozenset(word for word in (*told, *purposes) if len(word) >= SHORTEST and word not in _IN_NAMES)
