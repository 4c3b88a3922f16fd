"""Brings a file into a form that has a reader: without its password, old office files as PDF."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from extract.foreign import foreign_content
from extract.limits import Limits
from extract.sniff import Format


@dataclass(frozen=True, slots=True)
class Readable:
    """What pages are read from: the file as submitted, or a copy of it; `message` (Chinese) says what was done."""

    path: Path
    format: Format
    message: str = ""


@dataclass(frozen=True, slots=True)
class Unready:
    """A file that may have to be brought into another form, the folder for the copy, and the passwords to try."""

    path: Path
    name: str
    format: Format
    room: Path
    limits: Limits
    passwords: Sequence[str]


Step = Callable[[Unready], Readable | None]
"""One way to bring a file into another form; None where the file is fine as it is."""

_UNLOCK_OFFICE, _CONVERT = ("office_lock", "unlocked_office"), ("office_conversion", "as_pdf")
_STEPS: Mapping[Format, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        Format.PDF: (("pdf_lock", "unlocked_pdf"),),
        Format.LOCKED: (_UNLOCK_OFFICE,),
        Format.XLS: (_UNLOCK_OFFICE,),
        Format.DOC: (_UNLOCK_OFFICE, _CONVERT),
        Format.PPT: (_UNLOCK_OFFICE, _CONVERT),
        Format.PPTX: (_CONVERT,),
        Format.RTF: (_CONVERT,),
        Format.ODT: (_CONVERT,),
    }
)
"""The modules and functions that bring a format into a readable form, in the order in which they are tried."""
_MOST_STEPS = 3


def readied(file: Unready) -> Readable:
    """The file, or a copy of it in the room that has a reader.

    Raises:
        UnreadableError: no password opens it, it cannot be converted, or what converts it is not installed.
    """
    readable = Readable(file.path, file.format)
    for _ in range(_MOST_STEPS):
        unready = replace(file, path=readable.path, format=readable.format)
        with foreign_content():
            copies = (_step(place)(unready) for place in _STEPS.get(readable.format, ()))
            copy = next((copy for copy in copies if copy is not None), None)
        if copy is None:
            break
        readable = copy
    return readable


def _step(place: tuple[str, str]) -> Step:
    module, name = place
    step: Step = getattr(importlib.import_module(f"extract.readers.{module}"), name)
    return step
