"""VAT invoices: paper 专用 and 普通, electronic, and digital (数电票), red ones and those with lists of items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.pages import Page
from ocr.lines import Line, Reader
from parsers.documents.invoice_amounts import amount_readings
from parsers.documents.invoice_code import InvoiceCode, invoice_code
from parsers.documents.invoice_columns import Columns, find_columns
from parsers.documents.invoice_denied import with_denials
from parsers.documents.invoice_embedded import (
    BESIDE_PRINT,
    embedded_items,
    embedded_readings,
    is_bare_invoice,
    is_digital,
    is_embedded_invoice,
)
from parsers.documents.invoice_for_others import seller_told
from parsers.documents.invoice_head import head_readings
from parsers.documents.invoice_item_check import ItemPrint, checked_items
from parsers.documents.invoice_items import items_on
from parsers.documents.invoice_kind import HEAD, InvoiceKind, invoice_kind, reversal
from parsers.documents.invoice_labels import InvoiceWords, invoice_words
from parsers.documents.invoice_parties import party_readings
from parsers.documents.invoice_remark import remark_lines, remark_reading, with_word_apart
from parsers.documents.invoice_sums import SUMS, emptied
from parsers.documents.invoice_told_twice import told_by_lines
from parsers.documents.parsed import Parsed
from parsers.layout.form import Form, read_form
from parsers.layout.readings import fields_of
from parsers.reading import DocumentKind, Field, Reading
from parsers.values.search import full_match, search
from parsers.values.text import plain

LEAST_EVIDENCE = 4
APART, NEAR_DAY = 0.25, 0.1
"""Part of the page's height by which the numbers of two invoices stand apart, and each from its day of issue."""
CIPHER_LINES = 3
"""Lines of the tax office's cipher (密码区), which no other paper bears, at least."""
EMBEDDED_ALONE = 0.9
"""How sure a document is of which nothing is printed."""
_CIPHER = r"^[\d<>*/+\-\s]*(?:[<>*/+][\d\-\s]*){3}[\d<>*/+\-\s]*$"


@dataclass(frozen=True)
class _Sheet:
    """One page of an invoice, looked at."""

    page: Page
    form: Form
    columns: Columns | None
    remark: tuple[Line, ...]
    is_list: bool


def parse(pages: Sequence[Page]) -> Parsed | None:
    """An invoice with its fields; None where the pages are none.

    Several pages are one invoice: its further pages, or the 销货清单 behind it, give items; the totals are those of
    the last page that prints them.
    """
    if any(is_bare_invoice(page) for page in pages):
        return _bare_parsed(pages)
    words = invoice_words()
    sheets = [_sheet(page, words) for page in pages if page.lines]
    first = next((sheet for sheet in sheets if _is_invoice(sheet, words)), None)
    if first is None:
        return None
    sheets = sheets[sheets.index(first) :]
    code = next((found for sheet in sheets if (found := invoice_code(sheet.page.codes)) is not None), None)
    readings = head_readings(first.form, code)
    readings |= party_readings(first.form, first.columns.top if first.columns else None, first.page)
    readings |= _totals(sheets, code)
    rows = _rows(sheets, readings, words)
    readings |= told_by_lines(readings, rows)
    if any(_holds_another(sheet) for sheet in sheets):
        rows, readings = [], readings | {name: emptied(readings[name]) for name in (*SUMS, "total_in_words")}
    readings["remark"] = _remark(sheets, readings.get("seller", []))
    readings |= seller_told(readings, first.remark, first.page.number)
    readings["reversed"] = _reversed(sheets, readings, words)
    readings |= with_denials(readings, [row.item for row in rows])
    _add_embedded(readings, pages)
    number = next((reading.value for reading in readings["invoice_number"] if isinstance(reading.value, str)), None)
    kind = invoice_kind([line for line in first.page.lines if line.box.cy < HEAD], number, code, words)
    fields = fields_of(readings) | (_items(rows, readings, words) or _embedded_items(pages))
    if kind is InvoiceKind.DIGITAL and not any(reading.value is not None for reading in readings["invoice_code"]):
        fields.pop("invoice_code", None)
    return Parsed(DocumentKind.INVOICE, kind, min(1.0, 0.3 + 0.1 * _evidence(first, words)), fields)


def _holds_another(sheet: _Sheet) -> bool:
    """Whether a sheet holds two invoices that were not cut apart, each with a number of its own: whose is what?

    A red invoice names the number of another, too, but no second day of issue beside it.
    """
    days = [sheet.form.marks[index].box.cy for index in sheet.form.having("date")]
    printed = [
        piece
        for piece in sheet.form.values("number")
        if full_match(r"\d{20}", plain(piece.text)) is not None
        and any(abs(day - piece.box.cy) < NEAR_DAY for day in days)
    ]
    coded = [code.number for one in sheet.page.codes if (code := invoice_code([one])) is not None]
    apart = {
        plain(one.text)
        for one in printed
        if any(abs(one.box.cy - other.box.cy) > APART and plain(one.text) != plain(other.text) for other in printed)
    }
    return len(apart) > 1 or len(set(coded)) > 1


def _is_invoice(sheet: _Sheet, words: InvoiceWords) -> bool:
    return _evidence(sheet, words) >= LEAST_EVIDENCE or is_embedded_invoice(sheet.page)


def _bare_parsed(pages: Sequence[Page]) -> Parsed:
    """An invoice of which there is nothing but the values made for programmes."""
    kind = InvoiceKind.DIGITAL if is_digital(pages) else None
    fields = fields_of(embedded_readings(pages)) | _embedded_items(pages)
    return Parsed(DocumentKind.INVOICE, kind, EMBEDDED_ALONE, fields)


def _add_embedded(readings: dict[str, list[Reading]], pages: Sequence[Page]) -> None:
    """Put the values that come with the file before those of the print; wordings only where the print has none."""
    for name, found in embedded_readings(pages).items():
        printed = readings.get(name, [])
        if name in BESIDE_PRINT:
            readings[name] = [*found, *printed]
        elif all(reading.value is None for reading in printed):
            readings[name] = [*printed, *found]


def _embedded_items(pages: Sequence[Page]) -> dict[str, tuple[Field, ...]]:
    fields = tuple(Field((reading,)) for reading in embedded_items(pages))
    return {"items": fields} if fields else {}


def _sheet(page: Page, words: InvoiceWords) -> _Sheet:
    page = replace(page, lines=with_word_apart(page.lines, page.height / page.width if page.width else 1.0))
    lines = [line for line in page.lines if not _is_cipher(line)]
    form = read_form(page, words.table, lines=lines)
    remark = remark_lines(page, form, words)
    if remark:
        form = read_form(page, words.table, lines=[line for line in lines if line not in remark])
    head = "".join(plain(line.text) for line in page.lines if line.box.cy < HEAD)
    is_list = any(title in head for title in words.titles["list"])
    return _Sheet(page, form, find_columns(form), tuple(remark), is_list)


def _is_cipher(line: Line) -> bool:
    return search(_CIPHER, plain(line.text)) is not None


def _evidence(sheet: _Sheet, words: InvoiceWords) -> int:
    names = {mark.name for mark in sheet.form.marks}
    title = any(word in plain(sheet.page.text) for word in words.titles["invoice"])
    ciphered = sum(_is_cipher(line) for line in sheet.page.lines) >= CIPHER_LINES
    wanted = ("number", "date", "name", "tax_id", "total_words", "total_figures", "check", "code")
    return (
        title
        + sum(name in names for name in wanted)
        + (sheet.columns is not None)
        + (invoice_code(sheet.page.codes) is not None) * LEAST_EVIDENCE
        + ciphered * LEAST_EVIDENCE // 2
    )


def _totals(sheets: Sequence[_Sheet], code: InvoiceCode | None) -> dict[str, list[Reading]]:
    """The amounts of the last page that prints 价税合计."""
    own = [sheet for sheet in sheets if not sheet.is_list] or list(sheets)
    with_total = [sheet for sheet in own if sheet.form.having("total_words", "total_figures")]
    sheet = (with_total or own)[-1]
    return amount_readings(sheet.form, sheet.columns, code, sheet.page.number)


def _remark(sheets: Sequence[_Sheet], seller: Sequence[Reading]) -> list[Reading]:
    """The remark of the invoice itself; a list behind it has none of its own."""
    name = next((str(reading.value) for reading in seller if reading.value is not None), "")
    own = [sheet for sheet in sheets if not sheet.is_list]
    return [reading for sheet in own for reading in remark_reading(sheet.remark, sheet.page, sheet.form, name)][:1]


def _reversed(sheets: Sequence[_Sheet], readings: dict[str, list[Reading]], words: InvoiceWords) -> list[Reading]:
    """Red or void: by print that says so, or by a total below nothing.

    A total above nothing without such print says no.
    """
    said = [found for sheet in sheets if (found := reversal(sheet.page.lines, sheet.page.number, words)) is not None]
    signs = [
        replace(reading, value=reading.value < 0)
        for name in ("total_amount", "net_amount")
        for reading in readings[name]
        if isinstance(reading.value, Decimal) and reading.reader is not Reader.ARITHMETIC
    ]
    return [*said, *sorted(signs, key=lambda reading: not reading.value)][:1]


def _rows(sheets: Sequence[_Sheet], readings: dict[str, list[Reading]], words: InvoiceWords) -> list[ItemPrint]:
    """The items of all pages as read.

    Where a list (销货清单) follows, it repeats or replaces the items of the invoice itself: those that add up to the
    net amount are taken, the invoice's own first.
    """
    own: list[ItemPrint] = []
    listed: list[ItemPrint] = []
    for sheet in sheets:
        if sheet.columns is not None:
            (listed if sheet.is_list else own).extend(items_on(sheet.page, sheet.columns, words))
    net = {reading.value for reading in readings["net_amount"]}
    return next((items for items in (own, listed) if items and _sum(items) in net), None) or listed or own


def _items(
    rows: Sequence[ItemPrint], readings: dict[str, list[Reading]], words: InvoiceWords
) -> dict[str, tuple[Field, ...]]:
    """One field for every item."""
    net, tax = ({reading.value for reading in readings[name]} for name in ("net_amount", "tax_amount"))
    fields = tuple(Field((reading,)) for reading in checked_items(rows, net, tax, words))
    return {"items": fields} if fields else {}


def _sum(items: Sequence[ItemPrint]) -> Decimal | None:
    """The net amounts added up; None where one could not be read."""
    amounts = [item.item.net_amount for item in items]
    return sum((amount for amount in amounts if amount is not None), Decimal(0)) if None not in amounts else None
