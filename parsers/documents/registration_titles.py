"""Titles of the patents on CNIPA records: by their label, in a list, or without any label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extract.pages import Page
from ocr.lines import Line
from parsers.documents.registration_fields import merged, patents_in
from parsers.documents.registration_labels import RECORD_LABELS
from parsers.documents.registration_titles_placed import placed_titles
from parsers.documents.registration_titles_told import BEHIND, OF_A_LETTER, told_titles
from parsers.layout.captions import read_voted
from parsers.layout.flow import Flow
from parsers.layout.form import Form
from parsers.layout.label_table import LabelTable
from parsers.layout.levels import alike
from parsers.layout.piece import Piece, is_torn, piece_of
from parsers.layout.readings import read_text
from parsers.layout.tables import Table
from parsers.reading import Field, Reading
from parsers.values.organisation import looks_like_organisation
from parsers.values.patent_number import find_patent_numbers, parse_patent_number
from parsers.values.person import looks_like_person
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.text import plain
from parsers.values.title import looks_like_title

LONGEST_TITLE = 120
REST_OF_TITLE = r"^(?:[的及、，,)]|(?:和(?!面)|与(?!非)|或(?!门|非))|备?方法|系统$|装置$)"
"""How the rest of a title begins whose first line is lost."""
NAME_OF_A_FACT = r"\p{Han}{0,4}(?:信息|状态|事项|名称|编号|日期|类型|说明|备注)"
NO_TITLE = r"[\d\s/.,:：\-—第共件项见下表等号]*|[(（]?(?:以下|本页)(?:无正文|空白)[)）]?"
HEAD, LARGE = 0.2, 1.3
"""The part of a page that holds its headline, and how much higher than the usual print that is."""
UNLABELLED = 0.8
"""How sure a title is that no label names."""
SORTS = "事务数据|发明公布|发明授权(?:公告)?|发明专利|发明|实用新型|外观设计"
SITE = r"^(?!一种)(?=.*(?:专利|数据|检索|查询|信息|服务)).{2,16}(?:平台|数据库|系统|网站?)$"
"""What a web page about patents calls itself at its head."""
NO_HEADLINE = r"公报|法律状态|检索|查询|系统|公告|公布|登记簿|专利信息|专利数据|事务|详情|[:：]|^(?:中国|国家)"


def titles_of(pages: Sequence[Page], labels: LabelTable, flow: Flow, tables: Sequence[Table] = ()) -> tuple[Field, ...]:
    """The titles of the patents: by their label, or in the column of a list; else what reads as one by itself.

    That is print behind the bare label 名称, in a sentence, or right above the first label at the top of the paper.
    """
    rows = [row for table in tables for row in table.rows if "title" in row.cells or search(r"\d", row.text("number"))]
    pieces = [row.cells["title"] for row in rows if "title" in row.cells]
    if pieces and (len(pieces) < len(rows) or not all(list(_title(piece)) and not is_torn(piece) for piece in pieces)):
        return ()
    if not pieces:
        pieces = [piece for page in pages for piece in _labelled(read_voted(page, labels), "title")]
    if not pieces:
        bare = replace(labels, names={**labels.names, "名称": "bare_title"})
        pieces = [piece for page in pages for piece in _labelled(read_voted(page, bare), "bare_title")]
        pieces = [piece for piece in pieces if _may_be_title(piece.joined)]
    listed = any("title" in table.head.columns for table in tables)
    if not pieces and not listed and (told := told_titles(flow)):
        return told
    if not pieces and not listed and (placed := placed_titles(pages, len({p.value for p in patents_in(flow.text)}))):
        return placed
    if not pieces and pages and (top := _top_line(read_voted(pages[0], labels))) is not None:
        return merged(unlabelled(reading) for reading in _title(top))
    return merged(reading for piece in pieces for part in _each(piece) for reading in _title(part))


def _each(piece: Piece) -> list[Piece]:
    """The titles that stand behind one label: 一种某装置、一种某方法; each begins as titles do."""
    starts = [0, *(match.end() for match in find_all(r"[、;；,，]\s*(?=一种)", piece.text))]
    if len(starts) == 1 or search(r"^\s*一种", piece.text) is None:
        return [piece]
    ends = [*starts[1:], len(piece.text) + 1]
    return [piece.part(start, end - 1) for start, end in zip(starts, ends, strict=True)]


def _may_be_title(text: str) -> bool:
    """Whether what a bare 名称 names may be a patent: no organisation and no person."""
    named = looks_like_organisation(text) or looks_like_person(text) or search(r"\p{Han}{3}", text) is None
    return looks_like_title(text) or (not named and search(r"[:：。;；]|\d{5}", text) is None)


def unlabelled(reading: Reading) -> Reading:
    """A title that no label names, less sure for it."""
    return replace(reading, confidence=round(reading.confidence * UNLABELLED, 4))


def _labelled(form: Form, name: str) -> Iterator[Piece]:
    for index in form.having(name):
        if not form.is_cut(index) and (piece := form.value(index)) is not None:
            yield piece


def _top_line(form: Form) -> Piece | None:
    """The one text above all labels that reads as a title, with the line it wraps into; None for none or several."""
    if form.turned:
        return None
    first = min((mark.box.y0 for mark in form.marks), default=0.0)
    lines = (line for line in form.texts if line.box.y1 <= first and not search(SITE, plain(line.text)))
    above = sorted(lines, key=lambda line: line.box.cy)
    pieces = [piece_of([line], form.page) for line in above]
    pairs = [piece_of([*pair], form.page) for pair in pairwise(above) if _wraps(*pair, form.aspect)]
    bare = [[_without_sort(piece) for piece in found if piece] for found in (pairs, pieces)]
    told = [[piece for piece in found if looks_like_title(piece.joined)] for found in bare]
    best = told[0] or told[1]
    return best[0] if len(best) == 1 else None


def _without_sort(piece: Piece) -> Piece:
    """A headline of the office's database without what it is a page of: [事务数据] 一种….

    Such a key in brackets stands here as one with a colon.
    """
    sort = search(rf"^\s*(?:{SORTS})\s*[:：]\s*(?=\S)", piece.text)
    return piece.part(sort.end(), len(piece.text)) if sort is not None else piece


def _wraps(upper: Line, lower: Line, aspect: float) -> bool:
    """Whether a line goes on with the one above: edge under edge, as large, and shorter than it."""
    height = upper.box.height
    near = -0.4 * height < lower.box.y0 - upper.box.y1 < height
    return near and alike(upper.box, lower.box) and abs(upper.box.x0 - lower.box.x0) < height * aspect


def _title(piece: Piece) -> Iterator[Reading]:
    text = plain(piece.text)
    if (
        full_match(NAME_OF_A_FACT, text) is None
        and search(REST_OF_TITLE, text) is None
        and 2 <= len(text) <= LONGEST_TITLE
        and not full_match(NO_TITLE, text)
        and not search(rf"^(?:专利号|申请日|授权)|{OF_A_LETTER}", text)
        and text not in RECORD_LABELS.names
        and RECORD_LABELS.like(text) is None
    ):
        yield read_text(piece, _bare_title)


def _bare_title(text: str) -> str:
    """A title without the number that ran into it; nothing where print beside it, or of a seal, may have."""
    bare = replaced(r"^(?:ZL|CN)?\d{8,13}(?:[.．]?[\dXx])?|(?:ZL|CN)\d{8,13}(?:[.．]?[\dXx])?$", "", plain(text))
    bare = replaced(r"^\d{1,2}[XxＸ]?(?=一种)", "", bare.strip("。;；,，·•.-_~'`|:："))
    letter = search(r"(?:方法|装置|系统|设备|应用|介质|结构|机构|工艺|材料|组件|仪)[A-Z]$", bare)
    several = search(r"^一种.+[^及和与、或的含有用于括]一种", bare)
    sealed = search(r"(?:专用|用|公|印|业务)章$", bare)
    return "" if letter or several or sealed else bare


def headline(pages: Sequence[Page]) -> tuple[Field, ...]:
    """The largest print at the head of a database's card, which bears the title without a label."""
    lines = [line for line in pages[0].lines if line.text.strip()]
    usual = median(line.box.height for line in lines) if lines else 1.0
    head = [
        line
        for line in lines
        if line.box.y0 < HEAD
        and line.box.height >= LARGE * usual
        and search(r"\p{Han}{4}", plain(line.text))
        and not search(SITE, plain(line.text))
    ]
    if len(head) != 1 or search(NO_HEADLINE, plain(head[0].text)):
        return ()
    piece = Piece((head[0],), pages[0].number)
    return (Field((unlabelled(read_text(piece, plain)),)),)


def with_later_rows(
    titles: tuple[Field, ...], tables: Sequence[Table], patents: Sequence[Field], flow: Flow
) -> tuple[Field, ...]:
    """The titles of a list with those of rows on later pages, where it has no head; none where one is missing."""
    cells = [piece for table in tables for row in table.rows if (piece := row.cells.get("number")) is not None]
    listed = {found.value for piece in cells for found in find_patent_numbers(piece.text, labelled=True)}
    missing = {item.value for item in patents} - listed - {None}
    rows = {
        found.value: flow.reading_at(*match.span("title"), plain(match["title"]))
        for match in find_all(BEHIND, flow.text)
        if (found := parse_patent_number(match["number"])) is not None
    }
    if not missing or not listed:
        return titles
    return (
        merged(
            [*(reading for item in titles for reading in item.readings), *(rows[key] for key in rows if key in missing)]
        )
        if missing <= set(rows)
        else ()
    )
