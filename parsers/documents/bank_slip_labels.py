"""The words of bank slips, from bank_slip.toml, as one table of labels.

Names of labels are `payer.name`, `payee.account`, `own.bank`, `other.name`, `any.name` (no role said), `payer.role`
(a role alone), `amount.figures`, `amount.words`, `amount.either`, `date.0` ... `serial.0` ... `purpose.0` ... (0 is
best), `flag`, `type`, `stop`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from parsers.documents.word_lists import made_of
from parsers.layout.label_table import LabelTable
from parsers.values.search import full_match, search
from parsers.values.text import plain

ROLES = ("payer", "payee", "own", "other")
PARTS = ("name", "account", "bank")

EMAIL = r"[\w.+*-]{2,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}"
"""What payment platforms name accounts by where banks have numbers."""

_PERSONS = ("人", "单位", "公司", "企业", "客户")
"""Words for somebody: no label has two of them side by side."""
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"


@dataclass(frozen=True)
class SlipWords:
    """Everything bank_slip.toml says, ready for use."""

    table: LabelTable
    role_words: frozenset[str]
    kinds_of_booking: frozenset[str]
    sides: Mapping[str, tuple[str, ...]]
    titles: tuple[str, ...]
    seals: str
    notes: str
    purposes: str


@lru_cache(maxsize=1)
def slip_words() -> SlipWords:
    """The words of bank slips; read once."""
    data = tomllib.loads(files("parsers.documents").joinpath("bank_slip.toml").read_text(encoding="utf-8"))
    names = _names(data)
    sides = data["sides"]
    return SlipWords(
        table=LabelTable(
            names,
            {name: fit for name in set(names.values()) if (fit := _fit(name)) is not None},
            patterns=(
                *_of_parties(data["parties"]),
                *(
                    (pattern, name)
                    for key in ("amounts", "dates", "serials", "purposes", "others")
                    for name, pattern in data[key]["endings"].items()
                ),
            ),
            translations=tuple(data["english"]["words"]),
        ),
        role_words=frozenset(word for words in data["roles"].values() for word in words),
        kinds_of_booking=frozenset(data["purposes"]["kinds_of_booking"]),
        sides={key: tuple(words) for key, words in sides.items()},
        titles=tuple(sides["title"]),
        seals="|".join(data["noise"]["seals"]),
        notes="|".join(data["noise"]["notes"]),
        purposes="|".join(sorted(data["purposes"]["known"], key=len, reverse=True)),
    )


def _names(data: Mapping[str, Any]) -> dict[str, str]:
    """Every wording with the name it stands for; what is said first, outweighs."""
    names: dict[str, str] = dict.fromkeys(data["others"]["labels"], "stop")
    names |= dict.fromkeys(data["dates"]["ignored"], "date.ignored")
    names |= dict.fromkeys(data["sides"]["types"], "type")
    names |= dict.fromkeys(data["sides"]["flags"], "flag")
    for kind, table in (("purpose", data["purposes"]), ("serial", data["serials"]), ("date", data["dates"])):
        for rank, words in enumerate(table["ranked"]):
            names |= dict.fromkeys(words, f"{kind}.{rank}")
    for kind in ("figures", "words", "either"):
        names |= dict.fromkeys(data["amounts"][kind], f"amount.{kind}")
    parts = {part: (*data["parties"][part], *made_of(*data["parties"]["made"][part])) for part in PARTS}
    for part, words in parts.items():
        names |= {word: f"any.{part}" for word in words if len(word) > 1 and not word.startswith("人")}
    for part, words in data["parties"]["remnants"].items():
        names |= dict.fromkeys(words, f"any.{part}")
    for role, words in data["roles"].items():
        names |= dict.fromkeys(words, f"{role}.role")
        names |= {word + tail: f"{role}.role" for word in words if len(word) > 1 for tail in data["blocks"]["tails"]}
        for part in PARTS:
            names |= {
                role_word + word: f"{role}.{part}"
                for role_word in words
                if len(role_word) > 1
                for word in parts[part]
                if not (role_word.endswith(_PERSONS) and word.startswith(_PERSONS))
            }
    names |= _prefixed(data)
    names |= _banks(data["banks"])
    for key, words in data["parties"]["fixed"].items():
        names |= dict.fromkeys(words, key.replace("_", "."))
    banks = [word for word, name in names.items() if name.endswith(".bank") and len(word) > 1]
    return names | {word + tail: "stop" for word in banks for tail in data["others"]["sealed"]}


def _of_parties(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The patterns of labels that have a word for a role and one for a part in them."""
    words = data["words"]
    for name, pattern in data["endings"].items():
        told = pattern.replace("PAYER", words["payer"]).replace("PAYEE", words["payee"])
        yield told.replace("NOPART", words["other"]), name


def _banks(data: Mapping[str, Any]) -> dict[str, str]:
    """Labels of the sending and the receiving bank: its name is a party's bank, its number is nobody's account."""
    return {
        role_word + word: name
        for role in ("payer", "payee")
        for role_word in data[role]
        for name, endings in ((f"{role}.bank", data["name"]), ("stop", data["number"]))
        for word in endings
    }


def _prefixed(data: Mapping[str, Any]) -> dict[str, str]:
    """Labels that begin with a word which says a role only there: 入账账户名称."""
    return {
        prefix + word: f"{role}.{part}"
        for role, prefixes in data["prefixes"].items()
        for prefix in prefixes
        for part in PARTS
        for word in data["parties"][part]
    }


def _fit(name: str) -> Callable[[str], bool] | None:
    """What a text glued behind a label without a colon must look like to be its value."""
    kind, _, part = name.partition(".")
    if kind in ROLES or kind == "any":
        return {"name": is_name, "account": _begins_with_account, "bank": is_bank}.get(part)
    return {"amount": _is_amount, "date": _is_date, "serial": is_serial, "stop": _starts_with_digit}.get(kind) or (
        _is_text if name in ("purpose.0", "purpose.1", "purpose.2") else None
    )


def is_account(text: str) -> bool:
    """Whether a text reads as an account number, masked or not."""
    return full_match(rf"[\d*Xx][\d*Xx\s-]{{4,38}}|{EMAIL}", text) is not None and not is_day(text)


def is_likely_account(text: str) -> bool:
    """Whether a text without a label of its own is an account: no number of a bank in the payment system.

    Those have twelve digits, the first three the bank's kind, as 中国人民银行 gives them out.
    """
    bank = full_match(r"(?:10[2-5]|20[1-3]|3[0-2]\d|40[1-3]|50\d)\d{9}", "".join(text.split()))
    return is_account(text) and bank is None


def _begins_with_account(text: str) -> bool:
    """Whether a text is an account number, or begins with one that Chinese print ends: 6222…币种人民币."""
    return is_account(text) or search(r"^\d[\d*Xx]{8,37}(?=\p{Han}{2})", text) is not None


def is_day(text: str) -> bool:
    """Whether a text is a day and nothing else, which is no account: 2022-07-29, 20220729."""
    return (
        full_match(r"(?:19|20)\d{2}\s?[-/.]?\s?(?:0?[1-9]|1[0-2])\s?[-/.]?\s?(?:0?[1-9]|[12]\d|3[01])", text)
        is not None
    )


def is_bank(text: str) -> bool:
    """Whether a text names a bank or one of its branches."""
    return (
        search(
            r"^\p{Han}[^:]*(?:银行|信用社|信用联社|农信|农商|支行|分行|营业部|储蓄所|财务公司|联社|金库|财政|中心|支付|人行)",
            text,
        )
        is not None
    )


def is_branch(text: str) -> bool:
    """Whether a text names a branch of a bank, which rarely is a party itself."""
    return is_bank(text) and text.endswith(("支行", "分行", "营业部"))


def is_name(text: str) -> bool:
    """Whether a text can be the name of a person or an organisation."""
    return full_match(r"[\p{Han}A-Za-z][\p{Han}A-Za-z0-9()·&.,'\-\s]+", text) is not None and not is_label_like(text)


def is_label_like(text: str) -> bool:
    """Whether a text ends as labels do, not as values."""
    return (
        search(
            r"(?:编号|号码|流水号|凭证号|日期|时间|名称|账号|帐号|户名|金额|类型|种类|方式|渠道|标志|次数|柜员|网点|附言|摘要|用途|备注|机构号|小写|大写|验证码|币种|开户行|开户银行|回单|回执|信息|回单联)[):_]*$",
            text,
        )
        is not None
    )


def is_serial(text: str) -> bool:
    """Whether a text reads as a number that banks give to papers and bookings."""
    return (
        full_match(r"[0-9A-Za-z][0-9A-Za-z\-_/. ]{3,49}", text) is not None and search(r"\d.*\d.*\d", text) is not None
    )


def _is_amount(text: str) -> bool:
    return search(rf"^(?:人民币|[(]?[大小]写[)]?|¥|RMB|CNY|[A-Z]{{3}}|[:*])*\s*(?:\d|[{_CAPITALS}])", text) is not None


def _starts_with_digit(text: str) -> bool:
    return search(r"^[¥￥]?\d", text) is not None


def _is_date(text: str) -> bool:
    return search(r"^(?:19|20)\d{2}", text) is not None


def _is_text(text: str) -> bool:
    return len(text) > 1 and not is_label_like(text) and search(r"^[\p{Han}A-Z0-9]", text) is not None


def is_ground(text: str) -> bool:
    """Whether a line says one word again and again: the ground that a form is printed on (汇款凭证汇款凭证…)."""
    return full_match(r"\p{Han}{0,5}?(\p{Han}{2,6})\1{2,}\p{Han}{0,5}", plain(text)) is not None


def is_title(text: str, words: SlipWords) -> bool:
    """Whether a line is a slip's title: short, with a word of titles at its end, before a bracket or before a blank."""
    bare = plain(text.replace(" ", "|").replace("\u3000", "|"))
    parts = [part for form in (bare, plain(text)) for part in form.replace("(", "|").replace(")", "|").split("|")]
    return len(bare) < 30 + text.count(" ") and any(part.endswith(words.titles) for part in parts)
