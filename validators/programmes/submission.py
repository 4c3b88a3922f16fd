"""The rules of form of a submission, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from parsers.reading import DocumentKind


class RuleKind(StrEnum):
    """What a rule of form looks at.

    `one_pdf`: everything in one PDF. `pdf`: the form as PDF. `file_name`: named as asked. `order`: parts in this order.
    `parts`: every part is there. `deadline`: handed in by then. `filled`: no cell of the form empty. `commitment`:
    a letter of commitment is there. `seals`: parts that must bear a seal. `demand_list`: a well-formed demand list.
    """

    ONE_PDF = "one_pdf"
    PDF = "pdf"
    FILE_NAME = "file_name"
    ORDER = "order"
    PARTS = "parts"
    DEADLINE = "deadline"
    FILLED = "filled"
    COMMITMENT = "commitment"
    SEALS = "seals"
    DEMAND_LIST = "demand_list"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a submission, known by its kinds of document, narrowed to `subtypes` where given."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    label: str
    kinds: tuple[DocumentKind, ...]
    subtypes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, reported as `submission.<id>`.

    Args:
        parts: for `order`, `parts` and `seals`, the parts that it speaks of.
        categories: for `file_name`, the wordings of 项目类别 that may stand in it.
        filler: for `filled`, what must stand in a cell that says nothing.
        until: for `deadline`, the last moment (local time).
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: str
    kind: RuleKind
    label: str
    source: str
    parts: tuple[Part, ...] = ()
    categories: tuple[str, ...] = ()
    filler: str = "无"
    until: datetime | None = None
