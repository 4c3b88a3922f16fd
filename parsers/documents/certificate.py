"""Patent certificates (专利证书): number, title, owners, day of grant.

A certificate names the first owner: it is not issued anew
on transfer. The second page names the applicant at filing, who may be someone else, and is left aside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Reader
from parsers.documents.english_captions import PATENT_ENGLISH
from parsers.documents.flow_names import is_party, whole_list
from parsers.documents.legibility import legible
from parsers.documents.parsed import Parsed
from parsers.documents.parties_below import party_piece
from parsers.documents.party_lines import parties_in
from parsers.documents.registration_labels import FITS, PARTICULAR_PATTERNS, PATENT_PATTERNS
from parsers.documents.registration_titles_told import told_titles
from parsers.layout.captions import read_voted
from parsers.layout.flow import Flow
from parsers.layout.form import Form
from parsers.layout.label_table import LabelTable
from parsers.layout.parted import parted
from parsers.layout.piece import Piece
from parsers.layout.readings import read_text, read_value
from parsers.reading import DocumentKind, Field, Reading
from parsers.values.dates import parse_date
from parsers.values.found import Found
from parsers.values.organisation import in_full_width
from parsers.values.patent_number import NumberForm, find_patent_numbers, parse_patent_number
from parsers.values.search import full_match, search
from parsers.values.text import fold, plain

_LABELS = {
    "title": (
        "发明名称", "实用新型名称", "外观设计名称", "使用外观设计的产品名称", "外观设计产品名称", "产品名称",
        "专利名称",
    ),
    "number": ("专利号", "专利申请号"),
    "owner": ("专利权人", "专利权人名称"),
    "granted": ("授权公告日", "授权公告日期"),
    "certificate": ("证书号", "证书编号"),
    "other": (
        "发明人", "设计人", "专利申请日", "申请日", "地址", "授权公告号", "公告号", "局长", "专利权期限", "申请人",
        "页", "申请日时申请人", "申请日时发明人", "优先权", "国际申请日",
    ),
}  # fmt: skip
TABLE = LabelTable(
    {wording: name for name, wordings in _LABELS.items() for wording in wordings},
    glued=False,
    patterns=(*PATENT_PATTERNS, *PARTICULAR_PATTERNS),
    translations=PATENT_ENGLISH,
)

_TITLE = r"(?:发明|实用新型|外观设计)?专利证书"
_NOT_ITSELF = r"^.{0,12}(?:登记簿|登记簿副本|通知书|目录|清单|合同|协议)$|计算机软件著作权登记证书"
"""Titles of other papers; the certificate's own sentence speaks of the 专利登记簿, too."""
_CERTIFICATE_NUMBER = (
    r"证书(?:编?号|编号)[(/]?(?i:certificate)?(?i:no|number)?[.)]*(?:第[:.]?(?P<number>\d{5,9})号|[:.]?(?P<number>\d{5,9})(?!\d))|^第(?P<number>\d{6,9})号$"
    r"|^(?i:no)[.:．。]{0,2}(?P<number>\d{6,9})$"
)
"""With 第 before it the number ends in 号: one without has lost its end."""


def parse(pages: Sequence[Page]) -> Parsed | None:
    """The certificate on these pages; None where they show none."""
    page = next((page for page in pages if is_certificate(page)), None)
    if page is None:
        return None
    page = parted(page)
    form, flow = read_voted(page, TABLE, FITS), Flow([page])
    fields = {
        "patent_numbers": _numbers(form, page) or _told_number(flow),
        "titles": _one(form, "title", lambda piece: read_text(piece, _title)) or told_titles(flow),
        "owners": _owners(form),
        "granted_on": _one(form, "granted", lambda piece: read_value(piece, parse_date)),
        "certificate_number": _certificate_number(page) or _labelled_number(form),
    }
    filled = legible({name: found for name, found in fields.items() if found})
    sure = sum(name in filled for name in ("patent_numbers", "owners", "granted_on"))
    return Parsed(DocumentKind.CERTIFICATE, None, 0.4 + 0.2 * sure, filled)


def is_certificate(page: Page) -> bool:
    """Whether a page is the first of a certificate: its title in a line of its own, or its number beside labels."""
    lines = [plain(line.text) for line in page.lines]
    if any(search(_NOT_ITSELF, line) for line in lines):
        return False
    titled = any(search(rf"^{_TITLE}$", line) for line in lines)
    text = "".join(lines)
    numbered = search(_CERTIFICATE_NUMBER, text) is not None
    labelled = sum(word in text for word in ("专利号", "专利权人", "授权公告日", "授权公告号"))
    return (titled and labelled >= 1) or (numbered and labelled >= 2)


def _one(form: Form, name: str, read: Callable[[Piece], Reading]) -> tuple[Field, ...]:
    """The first value of a label that has one, read."""
    for index in form.having(name):
        piece = form.value(index)
        if piece is not None:
            reading = read(piece)
            return (Field((replace(reading, value=None) if form.is_cut(index) else reading,)),)
    return ()


def _numbers(form: Form, page: Page) -> tuple[Field, ...]:
    """The patent number as printed, with the bar code's reading of it."""
    readings: list[Reading] = []
    for index in form.having("number"):
        piece = form.value(index)
        if piece is not None:
            readings.append(read_value(piece, _valid_number))
            break
    for code in page.codes:
        found = parse_patent_number(code.text) if code.text.strip().isalnum() else None
        if found is not None and found.valid:
            readings.append(Reading(code.text, found.value, Reader.CODE, 0.99, page.number, code.box))
    return (Field(tuple(readings)),) if readings else ()


def _told_number(flow: Flow) -> tuple[Field, ...]:
    """The one number with an agreeing check digit that stands in a sentence."""
    found = [item for item in find_patent_numbers(flow.text) if item.valid and item.form is not NumberForm.PUBLICATION]
    return (Field((flow.reading(found[0]),)),) if len({item.value for item in found}) == 1 else ()


def _valid_number(text: str) -> Found[str] | None:
    """The number if its check digit agrees; else a doubt: the office prints no wrong ones."""
    found = parse_patent_number(text)
    if found is None or found.valid:
        return found
    return Found(found.start, found.end, found.text, None)


def _owners(form: Form) -> tuple[Field, ...]:
    for index in form.having("owner"):
        piece = party_piece(form, index)
        names = parties_in(piece) if piece is not None else []
        if piece is not None and whole_list(names):
            return tuple(Field((_owner(piece, name),)) for name in names)
    return ()


def _owner(piece: Piece, name: str) -> Reading:
    """One of several owners, with its own place where it stands unbroken; no value for what names nobody."""
    folded = fold(piece.text, spaces=False)
    start = in_full_width(folded.text).find(name)
    part = piece.part(*folded.span(start, start + len(name))) if start >= 0 else piece
    return Reading(
        part.joined, name if is_party(name) else None, part.reader, round(part.confidence, 4), part.page, part.box
    )


def _title(text: str) -> str:
    """The title without the blanks that forms put between Chinese characters."""
    return "".join(text.split()) if search(r"\p{Han}", text) else text.strip()


def _certificate_number(page: Page) -> tuple[Field, ...]:
    for line in page.lines:
        folded = fold(line.text, spaces=False)
        match = search(_CERTIFICATE_NUMBER, folded.text)
        if match is not None:
            piece = Piece((line,), page.number).part(*folded.span(*match.span("number")))
            return (Field((read_text(piece, plain),)),)
    return ()


def _labelled_number(form: Form) -> tuple[Field, ...]:
    """The certificate's number in a cell or a line beside its label."""
    for index in form.having("certificate"):
        piece = form.value(index)
        match = full_match(r"第?(?P<number>\d{5,9})号?", plain(piece.text)) if piece is not None else None
        if piece is not None and match is not None:
            return (Field((replace(read_text(piece), value=match["number"]),)),)
    return ()
