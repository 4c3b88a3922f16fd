"""Which fields are measured, and the normal form in which two values are the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

Json = Mapping[str, Any]
_BRACKETS = str.maketrans("〔【［[〕】］]", "(((())))")
_PARTIES = frozenset({"supplier", "receiver", "from_parties", "to_parties", "owners"})
"""Fields of co-owners, who may stand in one string or apart."""
_AMOUNTS = ("_amount", "amount", "_amounts")
_DIGITS_ONLY = frozenset({"payer_account", "payee_account", "check_code"})
"""Numbers that are printed with or without spaces and hyphens."""


class Group(StrEnum):
    """What sort of value a field holds: the lines of the accuracy table."""

    NUMBERS = "numbers"
    NAMES = "names"
    TEXTS = "texts"


_NAMES = frozenset({
    "supplier", "receiver", "from_parties", "to_parties", "owners", "buyer", "seller", "payer", "payee", "payer_bank",
    "payee_bank", "titles", "title", "name", "legal_representative",
})  # fmt: skip
_TEXTS = frozenset({"purpose", "remark", "items", "licence_type", "reversed", "mode"})

MEASURED: dict[str, frozenset[str]] = {
    "registration": frozenset({
        "patent_numbers", "titles", "from_parties", "to_parties", "record_number", "recorded_on", "licence_type",
        "term_start", "term_end",
    }),
    "contract": frozenset({
        "contract_number", "title", "supplier", "receiver", "supplier_code", "receiver_code", "patent_numbers",
        "total_amount", "total_in_words", "patent_amounts", "signed_on", "licence_type", "term_start", "term_end",
    }),
    "invoice": frozenset({
        "invoice_code", "invoice_number", "issued_on", "buyer", "buyer_code", "seller", "seller_code", "items",
        "net_amount", "tax_amount", "total_amount", "total_in_words", "check_code", "reversed", "remark",
    }),
    "bank_slip": frozenset({
        "payer", "payer_account", "payer_bank", "payee", "payee_account", "payee_bank", "amount", "amount_in_words",
        "paid_on", "serial_number", "purpose",
    }),
    "certificate": frozenset({"patent_numbers", "titles", "owners", "granted_on", "certificate_number"}),
    "licence_of_business": frozenset({"name", "credit_code", "legal_representative"}),
}  # fmt: skip
"""The fields of the report by kind of document. Particulars beyond them (an address, a telephone) are optional: a
truth seldom holds them, so what is given of them counts neither way."""


def group_of(name: str) -> Group:
    """The sort of values that a field holds."""
    return Group.NAMES if name in _NAMES else Group.TEXTS if name in _TEXTS else Group.NUMBERS


def normal_values(name: str, value: object) -> tuple[str, ...]:
    """One value or a list of them in normal form, sorted; what could not be read (null) is left out."""
    values = value if isinstance(value, list | tuple) else [value]
    forms = (_normal(name, item) for item in values if item is not None and item != "")
    parts = (part for form in forms for part in (form.split("、") if name in _PARTIES else (form,)))
    return tuple(sorted({part for part in parts if part}))


def _normal(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        keys = ("name", "net_amount", "tax_rate", "tax_amount")
        return " | ".join(_normal(key, value[key]) if value.get(key) is not None else "" for key in keys)
    if isinstance(value, bool):
        return str(value).lower()
    text = "".join(unicodedata.normalize("NFKC", str(value)).split()).translate(_BRACKETS)
    if name.endswith(_AMOUNTS):
        return _normal_amount(text)
    if name.endswith("_in_words"):
        return _normal_words(text)
    if name in _DIGITS_ONLY:
        text = text.replace("-", "")
    return text.upper().replace("；", "、").replace(";", "、").replace("，", "、").replace(",", "、")


def _normal_amount(text: str) -> str:
    try:
        return f"{Decimal(text.replace(',', '')):.2f}"
    except InvalidOperation:
        return text


def _normal_words(text: str) -> str:
    """The value of an amount in words: the rules leave some zeros, 元 or 圆, 整 or none to the writer."""
    from parsers.values.words import parse_words

    found = parse_words(text)
    return _normal_amount(text) if found is None or found.value is None else f"{found.value:.2f}"
