"""The parts of a workbook around its sheets: names, styles, and what leads to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heyan.report.workbook import Style

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EDGE = "D0D5DD"
_OWN_FILLS = ("none", "gray125")
"""Every workbook begins with these two."""
_SIDES = ("left", "right", "top", "bottom")
_MONEY = 4
"""The built-in number format #,##0.00."""


def content_types(sheets: int) -> str:
    """What kind of part each is."""
    parts = [("workbook", "sheet.main"), ("styles", "styles")]
    parts += [(f"worksheets/sheet{number}", "worksheet") for number in range(1, sheets + 1)]
    told = "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def relations(links: Iterable[str] = ()) -> str:
    """Where the cells of a sheet lead, as escaped; without any, where the book lies in the package."""
    told = [
        f'<Relationship Id="rId{number}" Type="{OFFICE}/hyperlink" Target="{link}" TargetMode="External"/>'
        for number, link in enumerate(links, start=1)
    ]
    told = told or [f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>']
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def relations_of_book(sheets: int) -> str:
    """Where the sheets and the styles lie."""
    parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1)]
    told = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{place}"/>'
        for number, (kind, place) in enumerate([*parts, ("styles", "styles.xml")], start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def workbook_part(sheets: Sequence[tuple[str, str]]) -> str:
    """The names of the sheets, as escaped, and what of each can be filtered (A1:C9, empty for nothing)."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, (name, _) in enumerate(sheets, start=1)
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">'
        f"'{name}'!{_fixed(reach)}</definedName>"
        for index, (name, reach) in enumerate(sheets)
        if reach
    )
    defined = f"<definedNames>{filters}</definedNames>" if filters else ""
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets>{defined}</workbook>"
    )


def _fixed(reach: str) -> str:
    """A1:C9 as $A$1:$C$9."""
    return re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", reach)


def stylesheet(styles: Iterable[Style]) -> str:
    """The looks of cells in the order of their numbers; the first is that of a cell without any."""
    fonts: dict[str, int] = {}
    fills = {f'<fill><patternFill patternType="{kind}"/></fill>': place for place, kind in enumerate(_OWN_FILLS)}
    looks = []
    for style in styles:
        font = fonts.setdefault(_font(style), len(fonts))
        fill = fills.setdefault(_fill(style.fill), len(fills)) if style.fill else 0
        wrap = '<alignment vertical="top" wrapText="1"/>' if style.wrapped else ""
        looks.append(
            f'<xf numFmtId="{_MONEY if style.money else 0}" fontId="{font}" fillId="{fill}" '
            f'borderId="{int(style.boxed)}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" '
            f'applyBorder="1" applyAlignment="1" quotePrefix="{int(style.quoted)}">{wrap}</xf>'
        )
    edges = "".join(f'<{side} style="thin"><color rgb="FF{_EDGE}"/></{side}>' for side in _SIDES)
    none = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    return (
        f'<styleSheet xmlns="{MAIN}">{_counted("fonts", fonts)}{_counted("fills", fills)}'
        f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{edges}<diagonal/></border></borders>"
        f'<cellStyleXfs count="1">{none}</cellStyleXfs>{_counted("cellXfs", looks)}'
        f'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _font(style: Style) -> str:
    bold, line = "<b/>" if style.bold else "", "<u/>" if style.underlined else ""
    colour = f'<color rgb="FF{style.colour}"/>' if style.colour else ""
    return f'<font>{bold}{line}<sz val="{style.size}"/>{colour}<name val="Calibri"/><family val="2"/></font>'


def _fill(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'


def _counted(name: str, parts: Iterable[str]) -> str:
    told = list(parts)
    return f'<{name} count="{len(told)}">{"".join(told)}</{name}>'
