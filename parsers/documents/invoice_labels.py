"""The words of VAT invoices, from invoice.toml.

Names of labels are the keys of its tables: `code`, `number`, `date` ..., `head.name`, `head.amount` ... for the heads
of the items' columns, `buyer.role` and `seller.role` for the words beside the parties' blocks, `buyer.name` ... where
role and label are one word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from parsers.layout.label_table import LabelTable
from parsers.values.search import search

SIDES = ("buyer", "seller")


@dataclass(frozen=True)
class InvoiceWords:
    """Everything invoice.toml says, ready for use."""

    table: LabelTable
    titles: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def invoice_words() -> InvoiceWords:
    """The words of VAT invoices; read once."""
    data = tomllib.loads(files("parsers.documents").joinpath("invoice.toml").read_text(encoding="utf-8"))
    return InvoiceWords(
        table=LabelTable(_names(data), _FITS, glued=False, patterns=_patterns(data)),
        titles={key: tuple(words) for key, words in data["titles"].items()},
        marks={key: tuple(words) for key, words in data["marks"].items()},
    )


def _patterns(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((pattern, name) for name, pattern in data["misread"].items())


def _names(data: Mapping[str, Any]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name, words in data["labels"].items():
        names |= dict.fromkeys(words, name)
    for name, words in data["heads"].items():
        names |= {word: f"head.{name}" for word in words if word not in names}
    for side in SIDES:
        for role in data["roles"][side]:
            names |= {
                role + word: f"{side}.{name}"
                for name in ("name", "tax_id")
                for word in data["labels"][name]
                if len(word) > 1
            }
            names[role] = f"{side}.role"
    return names


def _has(pattern: str) -> Callable[[str], bool]:
    return lambda text: search(pattern, text) is not None


_FITS: dict[str, Callable[[str], bool]] = {
    "code": _has(r"^\d{8,12}"),
    "number": _has(r"^\d{8,20}"),
    "date": _has(r"^20\d\d"),
    "check": _has(r"^[0-9a-f]{4,}"),
    "machine": _has(r"^\d{8,}"),
    "tax_id": _has(r"^[0-9A-Z]{13,20}$"),
    "name": _has(r"^\p{Han}[\p{Han}()]{3,}"),
    "total_words": _has(r"^[ⓧ⊗×XxO]?(?:\(负数\))?[零壹贰叁肆伍陆柒捌玖拾]"),
    "total_figures": _has(r"^[¥￥Y]?-?\d"),
    "sum": _has(r"^[¥￥]"),
    "address": _has(r"^\p{Han}{3,}.*\d"),
    "bank": _has(r"^\p{Han}{3,}.*\d"),
}
