"""Licences of business (营业执照, 事业单位法人证书): name, credit code, legal representative, address.

The QR code on newer ones carries the credit code; it must agree with the print.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Line, Reader
from parsers.documents.legibility import legible
from parsers.documents.parsed import Parsed
from parsers.layout.form import Form, read_form
from parsers.layout.label_table import LabelTable
from parsers.layout.parted import parted
from parsers.layout.piece import Piece
from parsers.layout.readings import fields_of, read_name, read_text, read_value, reading_of
from parsers.layout.spread_labels import with_whole_labels
from parsers.reading import DocumentKind, Reading
from parsers.values.credit_code import CodeForm, find_credit_codes, is_valid_code, parse_credit_code
from parsers.values.found import Found
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import full_match, search
from parsers.values.text import plain

_LABELS = {
    "name": ("名称", "企业名称", "单位名称", "机构名称", "公司名称", "主体名称", "市场主体名称", "全称", "单位全称"),
    "code": ("统一社会信用代码", "社会信用代码", "信用代码", "注册号"),
    "representative": (
        "法定代表人", "法定代表人姓名", "法定代表人(负责人)", "法定代表人/负责人", "负责人", "经营者",
        "执行事务合伙人", "投资人", "经营者姓名", "负责人姓名", "投资人姓名", "法人代表",
    ),
    "address": (
        "住所", "经营场所", "主要经营场所", "营业场所", "地址", "住址", "公司住所", "企业住所", "单位住所", "机构住所",
        "注册地址", "住所地",
    ),
    "other": (
        "类型", "注册资本", "成立日期", "注册日期", "营业期限", "公司类型", "企业类型", "主体类型", "市场主体类型",
        "经营范围", "登记机关", "组成形式", "合伙期限", "宗旨和业务范围", "经费来源", "开办资金", "举办单位",
        "登记管理机关", "业务主管单位", "业务范围", "活动地域", "有效期", "证书编号", "编号", "登记状态", "经营状态",
        "证照编号", "扫描二维码", "发证机关", "核准日期", "副本", "原注册号", "企业状态", "存续状态",
        "正本", "出资额", "注册号码",
    ),
}  # fmt: skip
TABLE = LabelTable(
    {wording: name for name, wordings in _LABELS.items() for wording in wordings},
    {"name": looks_like_organisation},
    glued=False,
)

_TITLES = (
    r"^\(?(?:企业法人|个体工商户|合伙企业)?营业执照(?:\(?[副正]本\)?)?(?:\(?\d+-\d+\)?)?$"
    r"|^(?:事业单位法人证书|统一社会信用代码证书|(?:民办非企业单位|社会团体(?:法人)?|社会服务机构|基金会)(?:法人)?登记证书)"
    r"(?:\(?[副正]本\)?)?$"
)
_CODE_IN_LINK = r"uniscid=(?P<code>[0-9A-Z]{18})|\"ei\"\s*:\s*\"(?P<ei>[0-9A-Z]{18})\""
_CUES = (
    "统一社会信用代码", "法定代表人|负责人|经营者|投资人", "住所|经营场所|营业场所", "经营范围|宗旨和业务范围",
    "登记机关|登记管理机关|发证机关", "注册资本|开办资金|出资额", "成立日期|注册日期|营业期限|有效期",
)  # fmt: skip
_ENOUGH, _WITH_CODE = 5, 4
"""Cues that make a licence of a page whose title is lost: alone, and beside a valid code."""
SHORTEST_HOLDER = 4
_NO_HOLDER = r"(?:局|厅|委员会|政府|中心|系统|平台|部)\s*$|^\s*(?:名?\s*称|名(?=\s)|类?\s*型|住\s*所)"
"""Who gives out licences or shows them, and a label that ran into its value."""
_NEXT_LABELS = (
    "类型",
    "注册资本",
    "法定代表人",
    "成立日期",
    "住所",
    "营业期限",
    "经营范围",
    "宗旨和业务范围",
    "开办资金",
)
_PILE = r"\p{Han}{2,3}"
_TICKED = r"[^\p{L}\p{N}(（\s]\p{Han}{1,4}"
_UPRIGHT = 1.5
"""How much higher than wide a line is that consists of characters one below the other."""
_ADDRESS = r"(?=.*\p{Han}).{6,80}"
_PERSON = r"[\p{Han}·]{2,12}|[A-Z][A-Za-z .·\-]{2,40}"


def parse(pages: Sequence[Page]) -> Parsed | None:
    """The licence on these pages; None where they show none."""
    page = next((page for page in pages if is_licence(page)), None)
    if page is None:
        return None
    form = read_form(with_whole_labels(_unpiled(parted(page)), TABLE.names), TABLE)
    fields = legible(
        fields_of(
            {
                "name": _first(form, "name", _holder) or _heading(form),
                "credit_code": _codes(form, page),
                "legal_representative": _first(form, "representative", _representative),
                "address": _first(form, "address", _address),
            }
        )
    )
    sure = sum(name in fields for name in ("name", "credit_code", "legal_representative"))
    return Parsed(DocumentKind.LICENCE_OF_BUSINESS, None, 0.55 + 0.15 * sure, fields)


def is_licence(page: Page) -> bool:
    """Whether a page is a licence: its title in a line of its own beside some of its labels, or enough labels."""
    lines = [plain(line.text) for line in page.lines]
    text = "".join(lines)
    labelled = sum(
        word in text for word in ("统一社会信用代码", "法定代表人", "住所", "经营范围", "登记机关", "登记管理机关")
    )
    titled = any(search(_TITLES, line) for line in lines)
    if (titled and labelled >= 2) or ("营业执照" in text and labelled >= 4):
        return True
    cues = sum(search(cue, text) is not None for cue in _CUES)
    return cues >= _ENOUGH or (cues >= _WITH_CODE and any(item.valid for item in find_credit_codes(page.text)))


def _unpiled(page: Page) -> Page:
    """The page with characters apart that stand one below the other and were read as one line.

    In narrow columns the labels of two rows come so: 名 over 类, 称 over 型.
    """
    return replace(page, lines=tuple(part for line in page.lines for part in _apart(line, page)))


def _apart(line: Line, page: Page) -> list[Line]:
    line = _without_tick(line)
    text = plain(line.text)
    if not full_match(_PILE, text) or line.box.height * page.height < _UPRIGHT * line.box.width * page.width:
        return [line]
    step = line.box.height / len(text)
    tops = [line.box.y0 + step * index for index in range(len(text))]
    return [
        replace(line, text=char, box=replace(line.box, y0=top, y1=top + step), edges=(), sure=())
        for char, top in zip(text, tops, strict=True)
    ]


def _first(form: Form, name: str, read: Callable[[Piece], Reading]) -> list[Reading]:
    for index in form.having(name):
        piece = form.value(index)
        reading = read(piece) if piece is not None else None
        if reading is not None and reading.value is not None:
            return [reading]
    return []


def _heading(form: Form) -> list[Reading]:
    """The name of the holder where no label bears it: the only organisation above all labels, as on a card."""
    if form.having("name") or not form.marks:
        return []
    top = min(mark.box.y0 for mark in form.marks)
    above = [line for line in form.texts if line.box.y1 <= top + 0.5 * line.box.height]
    named = [line for line in above if looks_like_organisation(plain(line.text)) and not search(_NO_HOLDER, line.text)]
    reading = _holder(Piece((named[0],), form.page)) if len(named) == 1 else None
    return [reading] if reading is not None and reading.value is not None else []


def _codes(form: Form, page: Page) -> list[Reading]:
    """The credit code as printed and as the QR code says it."""
    readings = _first(form, "code", lambda piece: read_value(piece, _valid_code)) or _anywhere(page)
    for code in page.codes:
        match = search(_CODE_IN_LINK, code.text)
        value = (match["code"] or match["ei"]) if match else None
        if value is not None and is_valid_code(value):
            readings.append(Reading(value, value, Reader.CODE, 0.99, page.number, code.box))
    return readings


def _anywhere(page: Page) -> list[Reading]:
    """A valid code without its label: the check character vouches for it."""
    for line in page.lines:
        found = [item for item in find_credit_codes(line.text) if item.valid]
        if len(found) == 1:
            return [reading_of(Piece((line,), page.number), found[0])]
    return []


def _valid_code(text: str) -> Found[str] | None:
    """The code if its check character agrees; else a doubt. The fifteen digits of a 注册号 are none."""
    found = parse_credit_code(text)
    if found is None or found.form is not CodeForm.CREDIT:
        return None
    if found.valid:
        return found
    return Found(found.start, found.end, found.text, None)


def _without_tick(line: Line) -> Line:
    """A short label without the stroke of a frame or of a character beside it, which OCR takes for a box (☑称)."""
    return line.part(1, len(line.text)) if full_match(_TICKED, line.text) else line


def _holder(piece: Piece) -> Reading:
    """The name of the holder; a scrap of print is none, nor is a text of several clauses.

    What the next label says, read as one with the name, is none of it.
    """
    more = search(rf"(?<=.{{{SHORTEST_HOLDER}}})(?:{'|'.join(_NEXT_LABELS)})", piece.text)
    reading = read_name(piece if more is None else piece.part(0, more.start()))
    name = str(reading.value or "")
    whole = len(name) >= SHORTEST_HOLDER and search(r"[，,、；;。]", name) is None
    return reading if whole else replace(reading, value=None)


def _address(piece: Piece) -> Reading:
    """Where the holder sits; a scrap of print is none."""
    return read_text(piece, lambda text: found[0] if (found := full_match(_ADDRESS, plain(text).lstrip(":"))) else "")


def _representative(piece: Piece) -> Reading:
    """The name of a person; anything else is left unread."""
    reading = read_name(piece)
    named = isinstance(reading.value, str) and full_match(_PERSON, reading.value)
    return reading if named else Reading(reading.text, None, reading.reader, 0.0, reading.page, reading.box)
