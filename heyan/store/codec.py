"""What was made of a package's pages as bytes, and back: a closed set of frozen dataclasses, amounts and days.

Unlike pydantic's JSON, which writes an amount as text, it tells an amount, a day and a text apart when they come back.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from extract.package import Reason
from extract.pages import Embedded, Page, PageStatus, Part
from heyan.report.model import PageNote
from ocr.lines import Box, Cell, Code, Frame, Grid, Line, Reader
from parsers.reading import Document, DocumentKind, Field, Figure, Item, Reading, Seam

_CLASSES: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        *(Box, Cell, Code, Frame, Grid, Line, Embedded, Page, Part, PageNote),
        *(Document, Field, Figure, Item, Reading, Seam),
        *(Reason, PageStatus, Reader, DocumentKind),
    )
}


def encode(value: object) -> bytes:
    """A value of known classes, tuples, mappings, texts, numbers, amounts and days as compressed JSON."""
    return zlib.compress(json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode(), 1)


def decode(data: bytes) -> Any:
    """The value that was encoded.

    Raises:
        ValueError: the bytes are damaged, or name a class that is not known.
    """
    try:
        return _value(json.loads(zlib.decompress(data)))
    except (zlib.error, KeyError, TypeError, ArithmeticError) as error:
        raise ValueError("not a kept reading") from error


def _plain(value: Any) -> Any:
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    for tag, (kind, to_plain, _) in _TAGS.items():
        if isinstance(value, kind):
            return {tag: to_plain(value)}
    return {"object": [_name(value), *(_plain(getattr(value, field.name)) for field in fields(value))]}


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(map(_value, plain))
    if not isinstance(plain, dict):
        return plain
    ((tag, inner),) = plain.items()
    if tag == "object":
        return _CLASSES[inner[0]](*map(_value, inner[1:]))
    return _TAGS[tag][2](inner)


def _name(value: object) -> str:
    name = type(value).__name__
    if _CLASSES.get(name) is not type(value):
        raise TypeError(f"{name} is not kept")
    return name


_TAGS: Mapping[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "enum": (Enum, lambda value: [_name(value), value.value], lambda plain: _CLASSES[plain[0]](plain[1])),
    "amount": (Decimal, str, Decimal),
    "day": (date, date.isoformat, date.fromisoformat),
    "mapping": (
        Mapping,
        lambda value: [[_plain(key), _plain(item)] for key, item in value.items()],
        lambda plain: {_value(key): _value(item) for key, item in plain},
    ),
}
"""Types of the standard library: the word that marks them, how they are written, how they are read."""
