"""What was read of a package as bytes, and back: a closed set of frozen dataclasses, amounts, days and moments.

Unlike pydantic's JSON, which writes an amount as text, it tells an amount, a day and a text apart when they come back.
The bytes name the fields of every class in them: a later version, whose classes have gained fields, still reads them
where the new fields have defaults, and says so where it cannot.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from extract.integrity import Coverage, Edit, EditKind, Integrity, Outcome, Signature
from extract.limits import Limits
from extract.package import FileStatus, Reason, SourceFile
from extract.pages import Embedded, Fingerprint, Page, PageStatus, Part
from extract.passwords import Passwords
from extract.sniff import Format
from heyan.dossier import Dossier
from heyan.memory import uncollected
from heyan.options import RunOptions
from heyan.recorded import Settings
from heyan.report.model import PageNote, Tool
from heyan.review import Given
from ocr.choices import Device, EngineName
from ocr.lines import Box, Cell, Code, Frame, Grid, Line, Reader
from parsers.claims import Claim, Claimed, ClaimList, LeftOut, Mode, PartTotals, Place
from parsers.corrections import Correction, Corrections, Step, Unmatched
from parsers.reading import Document, DocumentKind, Field, Figure, Item, Reading, Seam
from validators.findings import Check, CheckStatus, Elsewhere, Evidence, Verdict
from validators.metrics_parties import Entity
from validators.programme import Review
from validators.programmes.measures import PartyKind
from validators.verdicts import RowJudgement

_CLASSES: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        *(Box, Cell, Code, Frame, Grid, Line, Embedded, Page, Part, PageNote, SourceFile, Fingerprint),
        *(Document, Field, Figure, Item, Reading, Seam, Claim, Claimed, ClaimList, LeftOut, PartTotals, Place),
        *(Correction, Corrections, Unmatched, Review, Entity, Tool, Dossier),
        *(RunOptions, Given, Limits, Passwords, Settings),
        *(RowJudgement, Check, CheckStatus, Elsewhere, Evidence, Verdict),
        *(Integrity, Signature, Edit, EditKind, Outcome, Coverage),
        *(Format, Reason, PageStatus, FileStatus, Reader, DocumentKind, Mode, Step, PartyKind, Device, EngineName),
    )
}


def encode(value: object) -> bytes:
    """A value of known classes, tuples, sets, mappings, texts, numbers, amounts, days and paths as compressed JSON."""
    used: dict[str, list[str]] = {}
    plain = _plain(value, used)
    text = json.dumps({"classes": used, "value": plain}, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 1)


def decode(data: bytes) -> Any:
    """The value that was encoded.

    Raises:
        ValueError: the bytes are damaged, or hold a class that is not known or has changed too much since.
    """
    try:
        kept = json.loads(zlib.decompress(data))
        makers = {name: _maker(_CLASSES[name], names) for name, names in kept["classes"].items()}
        with uncollected():
            return _value(kept["value"], makers)
    except (zlib.error, KeyError, IndexError, TypeError, ArithmeticError) as error:
        raise ValueError("not a kept reading") from error


_Makers = Mapping[str, Callable[..., Any]]
_MADE = frozenset((list, dict))
"""What JSON holds that stands for something else."""


def _maker(kind: type, names: list[str]) -> Callable[..., Any]:
    """Makes an object from the values of the fields that it had when it was kept."""
    if names == [field.name for field in fields(kind)]:
        return kind
    return lambda *values: kind(**dict(zip(names, values, strict=True)))


def _plain(value: Any, used: dict[str, list[str]]) -> Any:
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item, used) for item in value]
    if isinstance(value, Mapping):
        return {"mapping": [[_plain(key, used), _plain(item, used)] for key, item in value.items()]}
    if isinstance(value, frozenset):
        return {"set": sorted((_plain(item, used) for item in value), key=json.dumps)}
    for tag, (kind, to_plain, _) in _TAGS.items():
        if isinstance(value, kind):
            return {tag: to_plain(value)}
    name = _name(value)
    names = used.setdefault(name, [field.name for field in fields(value)])
    return {"object": [name, *(_plain(getattr(value, field), used) for field in names)]}


def _values(items: list[Any], makers: _Makers) -> list[Any]:
    """Each value; most are texts and numbers, for which nothing is called."""
    return [_value(item, makers) if type(item) in _MADE else item for item in items]


def _value(plain: Any, makers: _Makers) -> Any:
    if isinstance(plain, list):
        return tuple(_values(plain, makers))
    if not isinstance(plain, dict):
        return plain
    ((tag, inner),) = plain.items()
    match tag:
        case "object":
            return makers[inner[0]](*_values(inner[1:], makers))
        case "mapping":
            return {_value(key, makers): _value(item, makers) for key, item in inner}
        case "set":
            return frozenset(_value(item, makers) for item in inner)
        case _:
            return _TAGS[tag][2](inner)


def _name(value: object) -> str:
    name = type(value).__name__
    if _CLASSES.get(name) is not type(value):
        raise TypeError(f"{name} is not kept")
    return name


_TAGS: Mapping[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "enum": (Enum, lambda value: [_name(value), value.value], lambda plain: _CLASSES[plain[0]](plain[1])),
    "amount": (Decimal, str, Decimal),
    "moment": (datetime, datetime.isoformat, datetime.fromisoformat),
    "day": (date, date.isoformat, date.fromisoformat),
    "path": (Path, str, Path),
}
"""Types of the standard library: the word that marks them, how they are written, how they are read."""
