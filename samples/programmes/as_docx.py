"""A form as a Word file: the fewest parts that Word opens, equal bytes for equal forms."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from samples.papers.ink import plain
from samples.programmes.form import Gap, Grid, Line, NewPage, Prose, Seal, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samples.papers.table import Cell
    from samples.programmes.form import Block, Form

_MADE_ON = (2022, 9, 20, 9, 30, 0)
_TEXT_WIDTH = 8900
"""Width between the margins of A4 in twentieths of a point."""
_HALF_POINTS = {1: 44, 2: 32, 3: 28}
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="'
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx_of(form: Form) -> bytes:
    """The bytes of the .docx."""
    body = "".join(_block(block) for block in form)
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1500" w:bottom="1440" w:left="1500" w:header="851" w:footer="992"/>'
        "</w:sectPr>"
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'
    )
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _LINKS),
            ("word/document.xml", document),
        ):
            archive.writestr(ZipInfo(name, _MADE_ON), text.encode(), ZIP_DEFLATED)
    return target.getvalue()


def _block(block: Block) -> str:
    match block:
        case Title():
            text = _paragraph(block.text, "center", size=_HALF_POINTS[block.level], bold=True)
        case Line():
            text = _paragraph(block.text, block.align, bold=block.bold)
        case Prose():
            text = _paragraph(block.text, "both", first=480)
        case Gap():
            text = _paragraph("") * block.lines
        case NewPage():
            text = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        case Seal():
            text = ""
        case Grid():
            text = _grid(block) + _paragraph("")
    return text


def _paragraph(text: str, align: str = "left", *, size: int = 24, bold: bool = False, first: int = 0) -> str:
    indent = f'<w:ind w:firstLine="{first}"/>' if first else ""
    weight = "<w:b/>" if bold else ""
    look = f'<w:rPr><w:rFonts w:eastAsia="宋体"/>{weight}<w:sz w:val="{size}"/></w:rPr>'
    pieces = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in (text.split("\n") if text else [])
    )
    run = f"<w:r>{look}{pieces}</w:r>" if pieces else ""
    return f'<w:p><w:pPr>{indent}<w:jc w:val="{align}"/></w:pPr>{run}</w:p>'


def _grid(grid: Grid) -> str:
    widths = [round(_TEXT_WIDTH * share / sum(grid.shares)) for share in grid.shares]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    head = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
    )
    return head + "".join(_rows(grid, widths)) + "</w:tbl>"


def _rows(grid: Grid, widths: Sequence[int]) -> list[str]:
    """Rows as Word writes them: a cell over several rows is repeated empty in each of them."""
    running: dict[int, tuple[Cell, int]] = {}
    found = []
    for row in grid.rows:
        waiting, column, cells = list(row), 0, []
        while column < len(widths):
            if column in running:
                cell, left = running[column]
                cells.append(_cell(cell, widths[column : column + cell.columns], merge="<w:vMerge/>"))
                running[column] = (cell, left - 1)
                if left == 1:
                    del running[column]
            else:
                cell = waiting.pop(0)
                merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
                cells.append(_cell(cell, widths[column : column + cell.columns], merge=merge, text=plain(cell.content)))
                if cell.rows > 1:
                    running[column] = (cell, cell.rows - 1)
            column += cell.columns
        found.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return found


def _cell(cell: Cell, widths: Sequence[int], *, merge: str, text: str = "") -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    head = f'<w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{head}{_paragraph(text, cell.align, size=21)}</w:tc>"
