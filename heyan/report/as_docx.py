"""The review sheet as DOCX, to be filled in further, printed and signed."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from heyan.report.sheet import TITLE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

    from heyan.report.sheet import Block, Sheet

_FONT, _HEADINGS = "宋体", "黑体"
"""What Word and WPS have; elsewhere another font takes their place."""
_WIDTH_CM = 17.0
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML cannot hold."""


def sheet_docx(sheet: Sheet) -> bytes:
    """The file. Text from the package is written as text."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
    _style(document.styles["Normal"], _FONT, 10.5)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, TITLE, bold=True, size=18, font=_HEADINGS)
    title.paragraph_format.space_after = Pt(10)
    _facts(document, sheet)
    for block in sheet.blocks:
        _block(document, block)
    _signature(document, sheet)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(foot, _clean(sheet.foot) + " · 第 ", size=8)
    _page_number(foot)
    _run(foot, " 页", size=8)
    document.core_properties.title = TITLE
    document.core_properties.author = _clean(sheet.reviewers)[:200]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _facts(document: Document, sheet: Sheet) -> None:
    table = _table(document, (0.16, 0.84))
    for name, value in sheet.facts:
        cells = table.add_row().cells
        _fill(cells[0], name, bold=True, shaded=True)
        _fill(cells[1], value)


def _block(document: Document, block: Block) -> None:
    _heading(document, block.heading)
    if not block.lines:
        document.add_paragraph(block.nothing)
        return
    table = _table(document, [share for _, share in block.columns])
    head = table.add_row()
    for cell, (name, _) in zip(head.cells, block.columns, strict=True):
        _fill(cell, name, bold=True, shaded=True)
    _repeat(head)
    for line in block.lines:
        row = table.add_row()
        _whole(row)
        for cell, text in zip(row.cells, line, strict=True):
            _fill(cell, text)


def _table(document: Document, shares: Sequence[float]) -> Any:
    """A ruled table without rows, its columns so wide."""
    from docx.shared import Cm

    table = document.add_table(rows=0, cols=len(shares))
    table.style = "Table Grid"
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(_WIDTH_CM * share)
    return table


def _signature(document: Document, sheet: Sheet) -> None:
    from docx.shared import Pt

    _heading(document, "评审意见")
    table = _table(document, (1.0,))
    opinion, names = table.add_row().cells[0], table.add_row().cells[0]
    opinion.paragraphs[0].paragraph_format.space_after = Pt(92)
    _fill(names, f"评审人：{sheet.reviewers}\n\n签字：＿＿＿＿＿＿＿＿＿＿＿＿　　日期：{sheet.made_on}")
    for row in table.rows:
        _whole(row)


def _heading(document: Document, text: str) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(4)
    paragraph.paragraph_format.keep_with_next = True
    _run(paragraph, text, bold=True, size=12, font=_HEADINGS)


def _fill(cell: _Cell, text: str, *, bold: bool = False, shaded: bool = False) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    for number, part in enumerate(_clean(text).split("\n")):
        run = _run(paragraph, part, bold=bold, size=9.5)
        if number:
            run._element.insert(0, OxmlElement("w:br"))  # noqa: SLF001 - the library has no break before a run's text
    if shaded:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "EEF1F5")
        cell._element.get_or_add_tcPr().append(shade)  # noqa: SLF001 - nor shading


def _run(paragraph: Any, text: str, *, bold: bool = False, size: float = 10.5, font: str = _FONT) -> Any:
    run = paragraph.add_run(text)
    run.bold = bold
    _style(run, font, size)
    return run


def _style(styled: Any, font: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    styled.font.size = Pt(size)
    styled.font.name = font
    properties = styled.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _repeat(row: Any) -> None:
    """The head of a table stands on every page that it goes on to."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library has no such property


def _whole(row: Any) -> None:
    """A row that no page break divides."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - the library has no such property


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run = _run(paragraph, "", size=8)
        run._element.append(part)  # noqa: SLF001 - the library has no fields


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)
