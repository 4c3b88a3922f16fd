"""The lines of an invoice, checked: figures against each other and the sum below them, which they add up to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import ne

from ocr.lines import Box, Line, Reader
from parsers.documents import floors
from parsers.documents.invoice_item_name import known_in
from parsers.documents.invoice_labels import InvoiceWords
from parsers.layout.piece import Piece
from parsers.layout.sureness import sure_but_for
from parsers.reading import Item, Reading
from parsers.values.search import full_match, search

CONFIRMED = 0.9
CENT = Decimal("0.01")
CENTS = Decimal("0.06")
"""By which tax may miss net times rate; the tax software allows as much."""
_CLASSED = r"^[*][^*]+[*][^*]"
LEGAL_RATES = tuple(map(Decimal, ("1", "1.5", "3", "4", "5", "6", "9", "10", "11", "13", "16", "17")))
"""Rates of VAT in per cent since 1994."""


@dataclass(frozen=True)
class ItemPrint:
    """A line as read: the lines of print of its name and of the figures that count, and where it stands.

    Of a `doubtful` one nobody knows where its name ends.
    """

    item: Item
    name: tuple[Line, ...]
    figures: tuple[Line, ...]
    text: str
    page: int
    box: Box | None
    doubtful: bool = False

    @property
    def reader(self) -> Reader:
        """Who read the line."""
        return (*self.name, *self.figures)[0].reader


def rate_between(text: str, net: Decimal, tax: Decimal) -> str | None:
    """The rate that a misread cell (68 for 6%) stands for: the legal one that tax and net give, where it begins so.

    Of an empty text it is the only one that they give.
    """
    if not net or full_match(r"(?:\d{1,2}(?:\.\d)?\S{0,2})?", text) is None:
        return None
    rates = [rate for rate in LEGAL_RATES if abs(net * rate / 100 - tax) <= CENTS]
    fitting = [rate for rate in rates if text.startswith(str(rate)) or not text]
    return f"{fitting[-1]}%" if len(rates) == 1 and fitting else None


def checked_items(
    rows: Sequence[ItemPrint], nets: Collection[object], taxes: Collection[object], words: InvoiceWords
) -> list[Reading]:
    """The lines as readings; no value where a name or figures are in doubt.

    `nets` and `taxes` are the sums that the invoice prints.
    """
    if len(rows) == 1:
        rows = [_with_tax_of_sum(_with_net_of_sum(rows[0], nets, taxes), taxes)]
    net = _sum([row.item.net_amount for row in rows])
    tax = _sum([row.item.tax_amount for row in rows if row.item.tax_amount is not None])
    taxed = any(taxes)
    summed = any(nets)
    classed = any(search(_CLASSED, row.item.name) is not None for row in rows)
    return [
        _reading(
            row,
            words,
            agrees=net in nets and (fits_its_rate(row.item) or tax in taxes),
            taxed=taxed,
            whole=summed and len(rows) == 1 and row.item.tax_amount in {None, *taxes},
            classed=classed,
        )
        for row in rows
    ]


def _reading(row: ItemPrint, words: InvoiceWords, *, agrees: bool, taxed: bool, whole: bool, classed: bool) -> Reading:
    """The line; without a value too where the invoice has tax, and rate and tax of the line (or 免税) were not read.

    Nor where it was read from a picture and is denied: by its rate, by the sum of which it is the `whole`, or by other
    lines that name a class between stars (`classed`), of which its own lost one.
    """
    name = sure_but_for(Piece(row.name, row.page), known_in(row.text, words))
    figures = min((line.confidence for line in row.figures), default=1.0)
    starred = search(r"^[“”\"‘’″]", row.item.name) is None
    if row.reader is Reader.OCR and (classed or row.item.name.startswith("*")):
        starred = search(_CLASSED, row.item.name) is not None
    rate = row.item.tax_rate
    complete = not taxed or (rate is not None and (_percent(rate) is None or row.item.tax_amount is not None))
    denied = not agrees and row.reader is Reader.OCR and (whole or not fits_its_rate(row.item))
    told = complete and starred and not row.doubtful
    sure = told and name >= floors.ITEM_NAME and (agrees or figures >= floors.FIGURE) and not denied
    confidence = round(min(name, max(figures, CONFIRMED if agrees else 0.0)), 4)
    return Reading(
        text=row.text,
        value=row.item if sure else None,
        reader=row.reader,
        confidence=confidence if sure else 0.0,
        page=row.page,
        box=row.box,
    )


def _with_net_of_sum(row: ItemPrint, nets: Collection[object], taxes: Collection[object]) -> ItemPrint:
    """The only line with the sum's net amount, where a digit of its own is in doubt and alone differs from it.

    The rate must give the sum's tax.
    """
    rate, read = _percent(row.item.tax_rate), row.item.net_amount
    if rate is None or read is None or read in nets or not _is_doubtful(row):
        return row
    fitting = [
        net
        for net in nets
        if isinstance(net, Decimal)
        and len(str(net)) == len(str(read))
        and sum(map(ne, str(net), str(read))) == 1
        and (net * rate / 100).quantize(CENT) in taxes
    ]
    return replace(row, item=replace(row.item, net_amount=fitting[0])) if len(fitting) == 1 else row


def _is_doubtful(row: ItemPrint) -> bool:
    return min((line.confidence for line in row.figures), default=1.0) < floors.FIGURE


def _with_tax_of_sum(row: ItemPrint, taxes: Collection[object]) -> ItemPrint:
    """The only line with the tax of the sum, where its own was misread and net and rate give just that."""
    rate = _percent(row.item.tax_rate)
    if rate is None or row.item.net_amount is None:
        return row
    due = (row.item.net_amount * rate / 100).quantize(CENT)
    return replace(row, item=replace(row.item, tax_amount=due)) if _is_doubtful(row) and due in taxes else row


def fits_its_rate(item: Item) -> bool:
    """Whether a line's tax is what its rate says; without a rate there is none."""
    rate = _percent(item.tax_rate)
    if rate is None:
        return item.tax_amount is None
    return (
        item.net_amount is not None
        and item.tax_amount is not None
        and abs(item.net_amount * rate / 100 - item.tax_amount) <= CENTS
    )


def _percent(rate: str | None) -> Decimal | None:
    return Decimal(rate[:-1]) if rate is not None and rate.endswith("%") else None


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """The amounts added up; None where one could not be read."""
    return sum((amount for amount in amounts if amount is not None), Decimal(0)) if None not in amounts else None
