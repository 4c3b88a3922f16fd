"""Values as a person reads them: on the screen, in the page and in the workbook."""

from __future__ import annotations

from heyan.report.as_json import plain
from parsers.reading import Figure, Item, Value


def shown(value: Value | None) -> str:
    """A value in words: an item by its name, a figure with its headings, 是 and 否; a stroke where there is none."""
    match value:
        case None:
            return "—"
        case bool():
            return "是" if value else "否"
        case Item():
            return value.name
        case Figure():
            names = " · ".join(filter(None, (value.table, value.row, value.column)))
            unit = "元" if value.unit.endswith("元") else value.unit
            return f"{names}：" + ("—" if value.amount is None else f"{value.amount.normalize():,f} {unit}".strip())
        case _:
            return str(plain(value))
