"""What the values of a slip's labels look like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from parsers.documents.bank_slip_labels import is_bank, is_likely_account, is_name, is_serial, slip_words
from parsers.layout.captions import Fits
from parsers.values.amount import find_amounts
from parsers.values.dates import find_dates
from parsers.values.organisation import looks_like_organisation
from parsers.values.person import looks_like_person
from parsers.values.words import find_words


def _is_party(text: str) -> bool:
    return is_name(text) and (looks_like_organisation(text) or looks_like_person(text)) and not is_bank(text)


_KINDS: Mapping[str, Callable[[str], bool]] = {
    "account": is_likely_account,
    "bank": is_bank,
    "name": _is_party,
    "role": _is_party,
    "amount": lambda text: bool(find_amounts(text) or find_words(text)) and not is_likely_account(text),
    "date": lambda text: bool(find_dates(text)),
    "serial": lambda text: is_serial(text) and not find_dates(text) and not find_amounts(text),
}


@lru_cache(maxsize=1)
def slip_kinds() -> Fits:
    """By label whether a text is of its values' kind; labels whose values may be anything are left out."""
    table = slip_words().table
    names = {*table.names.values(), *(name for _, name in table.patterns)}
    return {name: fits for name in names if (fits := _kind(name)) is not None}


def _kind(name: str) -> Callable[[str], bool] | None:
    kind, _, part = name.partition(".")
    return _KINDS.get(kind) or (_KINDS.get(part) if part != "ignored" else None)
