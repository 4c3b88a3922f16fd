"""What a reviewer typed, or had read inside a box, as a value of its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ocr.errors import InputError
from parsers.reading import Item, Value
from parsers.values.amount import parse_amount
from parsers.values.credit_code import find_credit_codes
from parsers.values.dates import parse_date
from parsers.values.found import Found
from parsers.values.organisation import normalise_name
from parsers.values.patent_number import find_patent_numbers
from parsers.values.text import plain
from parsers.values.words import parse_words


class Sort(StrEnum):
    """What kind of value a field holds."""

    AMOUNT = "amount"
    WORDS = "words"
    DATE = "date"
    PATENT = "patent"
    CODE = "code"
    NAME = "name"
    YES = "yes"
    ITEM = "item"
    TEXT = "text"


_SORTS = {
    Sort.AMOUNT: ("total_amount", "net_amount", "tax_amount", "amount", "patents_total"),
    Sort.WORDS: ("total_in_words", "amount_in_words"),
    Sort.DATE: ("recorded_on", "signed_on", "issued_on", "paid_on", "term_start", "term_end", "granted_on"),
    Sort.PATENT: ("patent_numbers",),
    Sort.CODE: ("supplier_code", "receiver_code", "buyer_code", "seller_code", "credit_code"),
    Sort.NAME: (
        "supplier", "receiver", "from_parties", "to_parties", "buyer", "seller", "payer", "payee", "owners", "name",
    ),
    Sort.YES: ("reversed",),
    Sort.ITEM: ("items",),
}  # fmt: skip
_SORT_OF = {name: sort for sort, names in _SORTS.items() for name in names}

LISTS = frozenset({"patent_numbers", "titles", "from_parties", "to_parties", "items", "owners"})
"""Fields of which a paper may have several."""
FIELDS_OF = {
    "registration": ("patent_numbers", "from_parties", "to_parties", "recorded_on", "record_number", "titles"),
    "contract": (
        "total_amount", "total_in_words", "patent_numbers", "supplier", "receiver", "signed_on", "supplier_code",
        "receiver_code", "contract_number",
    ),
    "invoice": (
        "total_amount", "total_in_words", "net_amount", "tax_amount", "seller", "buyer", "issued_on", "invoice_number",
        "invoice_code", "seller_code", "buyer_code", "items", "remark", "reversed",
    ),
    "bank_slip": ("amount", "amount_in_words", "payer", "payee", "paid_on", "serial_number", "purpose"),
    "certificate": ("patent_numbers", "owners", "granted_on"),
    "licence_of_business": ("name", "credit_code"),
}  # fmt: skip
"""The fields that a reviewer may correct, by kind of paper, those that matter most first."""
_ASKED = {
    Sort.AMOUNT: "金额，如 120000.00",
    Sort.WORDS: "大写金额，如 壹拾贰万元整",
    Sort.DATE: "日期，如 2021-06-18",
    Sort.PATENT: "专利号，如 201810123456.5",
    Sort.CODE: "18 位统一社会信用代码",
    Sort.NAME: "单位或个人名称",
    Sort.YES: "是或否",
    Sort.ITEM: "项目名称",
    Sort.TEXT: "文字",
}


def sort_of(field: str) -> Sort:
    """What kind of value a field holds."""
    return _SORT_OF.get(field, Sort.TEXT)


def typed_value(field: str, text: str, former: Value | None = None) -> Value:
    """The value that a text is in a field.

    Args:
        field: name of the field.
        text: as typed.
        former: the value that it corrects: an item keeps its amounts.

    Raises:
        InputError: the text is no such value.
    """
    value = proposed_value(field, text, former)
    if value is None:
        raise InputError(
            f"“{text}”不能识别为{_ASKED[sort_of(field)].partition('，')[0]}。请写成{_ASKED[sort_of(field)]}。"
        )
    return value


def proposed_value(field: str, text: str, former: Value | None = None) -> Value | None:
    """The one value that a text reads as in a field; None where it reads as none, or as several."""
    clean = text.strip()
    sort = sort_of(field)
    if sort is Sort.ITEM and clean:
        return replace(former, name=clean) if isinstance(former, Item) else Item(clean)
    return _READ[sort](clean) if clean else None


def _only(found: Sequence[Found[str]]) -> str | None:
    """The one value that was found, with a wrong check digit too: it may be printed so. Nothing is put right."""
    values = {item.value for item in found if not item.repaired}
    return values.pop() if len(values) == 1 and len(found) == 1 else None


def _amount(text: str) -> Decimal | None:
    found = parse_amount(text)
    return found.value if found is not None and not found.repaired else None


def _date(text: str) -> date | None:
    found = parse_date(text)
    return found.value if found is not None and not found.repaired else None


_READ: Mapping[Sort, Callable[[str], Value | None]] = {
    Sort.AMOUNT: _amount,
    Sort.WORDS: lambda text: text if parse_words(text) is not None else None,
    Sort.DATE: _date,
    Sort.PATENT: lambda text: _only(find_patent_numbers(text, labelled=True)),
    Sort.CODE: lambda text: _only(find_credit_codes(text)),
    Sort.NAME: lambda text: normalise_name(text) or None,
    Sort.YES: {"是": True, "否": False}.get,
    Sort.TEXT: lambda text: plain(text) or None,
}
