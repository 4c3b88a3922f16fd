"""What openpyxl does not know of styles: the date formats of Chinese Excel, and style sheets that it refuses."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from extract.limits import Limits
from extract.readers.packed import Packed

_YEAR_MONTH, _MONTH_DAY, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
CHINESE_DATES: Mapping[int, str] = MappingProxyType(
    {
        **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
        **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
        30: "m-d-yy",
        31: _DAY,
    }
)
"""Number formats that stand in no file but mean dates in Chinese Excel (ECMA-376 part 1, 18.8.30, zh-cn)."""

_SHEET = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="{count}">{formats}'
    "</numFmts><fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    "<cellXfs>{styles}</cellXfs></styleSheet>"
)


def dated(value: float, epoch: datetime) -> date | datetime | float:
    """A serial number of days as the date it stands for; the number itself where it stands for none."""
    from openpyxl.utils.datetime import from_excel

    try:
        found = from_excel(value, epoch)
    except (ValueError, OverflowError):
        return value
    return found if isinstance(found, date) else value


def with_plain_styles(path: Path, limits: Limits) -> io.BytesIO:
    """A copy of a spreadsheet whose style sheet says nothing but the number formats of its cells."""
    packed = Packed(path, limits)
    try:
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in packed.names:
                data = _plain(packed) if name.lower() == "xl/styles.xml" else packed.read(name)
                archive.writestr(name, data)
        copy.seek(0)
        return copy
    finally:
        packed.close()


def _plain(packed: Packed) -> bytes:
    root = packed.xml("xl/styles.xml")
    formats = [
        f"<numFmt numFmtId={quoteattr(item.get('numFmtId', '0'))} formatCode={quoteattr(item.get('formatCode', ''))}/>"
        for item in root.iterfind("numFmts/numFmt")
    ]
    styles = [f"<xf numFmtId={quoteattr(item.get('numFmtId', '0'))}/>" for item in root.iterfind("cellXfs/xf")]
    return _SHEET.format(count=len(formats), formats="".join(formats), styles="".join(styles)).encode()
