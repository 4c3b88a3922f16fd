"""Values of invoices that files carry for programmes: XML of a 数电票, attachments of an OFD, objects of a PDF.

They stand beside the print as readings of their own: where the print says something else, the field is a conflict.
Names follow the published schemas of the tax administration (`EInvoice`), the archives' schema of electronic invoices
of 2019 (`Invoice`) and the custom data of OFD files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from extract.pages import Embedded, Page
from ocr.lines import Reader
from parsers.reading import Item, Reading, Value
from parsers.values.amount import parse_amount
from parsers.values.credit_code import parse_credit_code
from parsers.values.dates import parse_date
from parsers.values.organisation import normalise_name
from parsers.values.search import full_match

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "invoice_code": ("InvoiceCode", "发票代码"),
        "invoice_number": (
            "TaxSupervisionInfo/InvoiceNumber",
            "InvoiceNumber",
            "Header/EIid",
            "EIid",
            "InvoiceNo",
            "发票号码",
        ),
        "issued_on": ("TaxSupervisionInfo/IssueTime", "IssueTime", "IssueDate", "开票日期"),
        "check_code": ("InvoiceCheckCode", "校验码"),
        "buyer": ("BuyerName", "购买方名称"),
        "buyer_code": ("BuyerIdNum", "BuyerTaxID", "购买方纳税人识别号"),
        "seller": ("SellerName", "销售方名称"),
        "seller_code": ("SellerIdNum", "SellerTaxID", "销售方纳税人识别号"),
        "net_amount": ("TotalAmWithoutTax", "TaxExclusiveTotalAmount"),
        "tax_amount": ("TotalTaxAm", "TaxTotalAmount", "合计税额"),
        "total_amount": ("TotalTax-includedAmount", "TaxInclusiveTotalAmount", "价税合计"),
        "total_in_words": ("TotalTax-includedAmountInChinese",),
        "remark": ("AdditionalInformation/Remark", "Remark", "Note"),
    }
)
"""Where each field stands: the ends of paths, the surest first."""
BESIDE_PRINT = frozenset(NAMES) - {"total_in_words", "remark"}
"""Fields that are compared with the print; the others are taken where the print has none, for their wording varies."""
_RED_MARK = "InIssuType/LabelCode"
"""`N` marks a red invoice, `Y` a blue one."""
_RED_NUMBER = "RedEInvoice/OriginalInvoiceCode"
_ROWS = ("IssuItemInformation", "GoodsInfo")
_ITEM_NAME, _ITEM_NET, _ITEM_RATE, _ITEM_TAX = (
    ("ItemName", "Item"),
    ("Amount",),
    ("TaxRate", "TaxScheme"),
    ("ComTaxAm", "TaxAmount"),
)
_SURE = 1.0


@dataclass(frozen=True, slots=True)
class _Source:
    """One structured part of a file, and the page that it came with."""

    embedded: Embedded
    page: int

    def text(self, *ends: str) -> str:
        """The text at the first path that ends so; empty for none."""
        for end in ends:
            for name, text in self.embedded.values:
                if name == end or name.endswith(f"/{end}"):
                    return text
        return ""


def is_embedded_invoice(page: Page) -> bool:
    """Whether a page comes with the values of an invoice."""
    return bool(_sources([page]))


def is_bare_invoice(page: Page) -> bool:
    """Whether a page is the XML of an invoice, without any print."""
    return any(source.embedded.source == "xml" for source in _sources([page]))


def embedded_readings(pages: Sequence[Page]) -> dict[str, list[Reading]]:
    """The values that come with the pages of an invoice, by field, one reading a source; no field without any.

    Of several invoices in one file none is taken: which page each belongs to is not said.
    """
    sources = _sources(pages)
    if len({_plain(source.text(*NAMES["invoice_number"])) for source in sources}) != 1:
        return {}
    readings: dict[str, list[Reading]] = {}
    for source in sources:
        for name, value, text in _values(source):
            found = Reading(text, value, Reader.TEXT, _SURE if value is not None else 0.0, source.page)
            if all(found.value != other.value for other in readings.get(name, ())):
                readings.setdefault(name, []).append(found)
    return readings


def embedded_items(pages: Sequence[Page]) -> list[Reading]:
    """The items that come with the pages, in order, those of the first source that has any."""
    for source in _sources(pages):
        items = [Reading(item.name, item, Reader.TEXT, _SURE, source.page) for item in _items(source.embedded)]
        if items:
            return items
    return []


def is_digital(pages: Sequence[Page]) -> bool:
    """Whether the values are those of a 数电票."""
    return any(full_match(r"\d{20}", _plain(source.text(*NAMES["invoice_number"]))) for source in _sources(pages))


def _sources(pages: Iterable[Page]) -> list[_Source]:
    """The structured parts that hold an invoice: a number, and an amount or a party."""
    found = [_Source(embedded, page.number) for page in pages for embedded in page.embedded]
    others = (*NAMES["total_amount"], *NAMES["tax_amount"], *NAMES["buyer_code"], *NAMES["seller_code"])
    return [source for source in found if source.text(*NAMES["invoice_number"]) and source.text(*others)]


def _values(source: _Source) -> Iterator[tuple[str, Value | None, str]]:
    for name, ends in NAMES.items():
        text = source.text(*ends)
        if text:
            yield name, _PARSERS[name](text), text
    if source.text("合计税额") and (net := source.text("合计金额")):
        yield "net_amount", _amount(net), net
    mark, red = source.text(_RED_MARK).upper(), source.text(_RED_NUMBER)
    if mark in {"Y", "N"} or red:
        yield "reversed", mark == "N" or bool(red), red or mark


def _amount(text: str) -> Decimal | None:
    if full_match(r"-?\d{1,15}(?:\.\d{1,8})?", text.strip()):
        return Decimal(text.strip()).quantize(Decimal("0.01"))
    found = parse_amount(text)
    return None if found is None or found.value is None else found.value.quantize(Decimal("0.01"))


def _date(text: str) -> Value | None:
    found = parse_date(text[:8] if full_match(r"20\d{12}", text) else text)
    return None if found is None else found.value


def _number(text: str) -> str | None:
    return number if full_match(r"\d{8}|\d{20}", number := _plain(text)) else None


def _code(text: str) -> str | None:
    return code if full_match(r"\d{10}|\d{12}", code := _plain(text)) else None


def _check_code(text: str) -> str | None:
    return _plain(text) if full_match(r"\d{20}", _plain(text)) else None


def _tax_number(text: str) -> str | None:
    found = parse_credit_code(text)
    return None if found is None else found.value


def _name(text: str) -> str | None:
    return normalise_name(text) or None


def _text(text: str) -> str | None:
    return text.strip() or None


def _plain(text: str) -> str:
    return "".join(text.split())


_PARSERS: Mapping[str, Callable[[str], Value | None]] = MappingProxyType(
    {
        "invoice_code": _code,
        "invoice_number": _number,
        "issued_on": _date,
        "check_code": _check_code,
        "buyer": _name,
        "buyer_code": _tax_number,
        "seller": _name,
        "seller_code": _tax_number,
        "net_amount": _amount,
        "tax_amount": _amount,
        "total_amount": _amount,
        "total_in_words": _text,
        "remark": _text,
    }
)


def _items(embedded: Embedded) -> Iterator[Item]:
    """One item for every row, in the order of the file."""
    rows: dict[str, dict[str, str]] = {}
    for path, text in embedded.values:
        folder, _, name = path.rpartition("/")
        if folder.rpartition("/")[2].partition("[")[0].startswith(_ROWS):
            rows.setdefault(folder, {})[name.partition("[")[0]] = text
    for row in rows.values():
        name = _first(row, _ITEM_NAME)
        if name:
            net, tax = _first(row, _ITEM_NET), _first(row, _ITEM_TAX)
            yield Item(
                name, _amount(net) if net else None, _rate(_first(row, _ITEM_RATE)), _amount(tax) if tax else None
            )


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _rate(text: str) -> str | None:
    """A rate as forms print it: 0.06 is `6%`."""
    if full_match(r"0?\.\d{1,4}|0|1(?:\.0+)?", text):
        return f"{(Decimal(text) * 100).normalize():f}%"
    return text or None
