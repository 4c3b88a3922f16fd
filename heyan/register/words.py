"""How findings of the register name other packages and places in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heyan.register.things import WORDS, Kind, Thing
from validators.findings import Elsewhere

if TYPE_CHECKING:
    from heyan.register.shelf import Filing
    from ocr.lines import Box


def who(filing: Filing) -> str:
    """A package and who filed it."""
    return f"材料包“{filing.name}”（申报单位：{filing.applicant or '未写明'}；项目：{filing.programme or '未指定'}）"


def elsewhere(
    filing: Filing, file: str, page: int, box: Box | None, *, what: str, rows: tuple[int, ...] = ()
) -> Elsewhere:
    """The place in another package that a finding cites."""
    return Elsewhere(filing.id, filing.name, filing.applicant, filing.programme, what, file, page, box, rows)


def thing_elsewhere(filing: Filing, thing: Thing) -> Elsewhere:
    """The place of a thing of another package."""
    return elsewhere(filing, thing.file, thing.page, thing.box, what=WORDS[thing.kind], rows=thing.rows)


def at(thing: Thing) -> str:
    """Where a thing stands."""
    return f"{thing.file} 第{thing.page}页"


def named(thing: Thing) -> str:
    """A paper by its kind and number."""
    return WORDS[thing.kind] + (f" {thing.number}" if thing.number and thing.kind is not Kind.CLAIM else "")


def rows_of(rows: tuple[int, ...]) -> str:
    """Rows of a list, in words; empty for none."""
    return f"第 {'、'.join(map(str, rows[:5]))}{'…' if len(rows) > 5 else ''} 行" if rows else ""
