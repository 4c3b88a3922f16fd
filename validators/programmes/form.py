"""The application form (申报书) of a programme, as data: its tables and cells by their words, and what they total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from validators.programmes.measures import MONEY_UNITS, Measure


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a table. With `count` it is held against the list.

    `words` are the headings by which it is known besides `label`; `unit` is the one the form prints.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: str
    label: str
    unit: str
    words: tuple[str, ...] = ()
    count: Measure | None = None

    @property
    def heading(self) -> str:
        """The heading as the form prints it: money with its unit."""
        return f"{self.label}（{self.unit}）" if self.unit in MONEY_UNITS else self.label


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table with a row for each time: `rows` as printed (`2021年`, `2022年1-9月`, `合计`, `截止目前`).

    `label` and `words` are its printed titles; `row_heading` heads its first column.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: str
    label: str
    source: str
    rows: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    words: tuple[str, ...] = ()
    row_heading: str = "年度"


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell known by the label before it; `section` and `column` tell labels apart that stand several times.

    With `count` it is held against the list.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: str
    label: str
    unit: str
    source: str
    words: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    count: Measure | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """The application form."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    title: str
    source: str
    tables: tuple[FormTable, ...] = ()
    cells: tuple[FormCell, ...] = ()

    def ids(self) -> Iterator[str]:
        """The ids by which metrics name its figures: `cell`, and `table.column` for the total of a column."""
        yield from (cell.id for cell in self.cells)
        yield from (f"{table.id}.{column.id}" for table in self.tables for column in table.columns)
