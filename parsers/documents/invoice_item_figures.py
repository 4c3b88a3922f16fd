"""The figures of a line of an invoice: net amount, rate and tax, told apart by their order and their form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ocr.lines import Line
from parsers.documents.invoice_item_check import CENTS, LEGAL_RATES, rate_between
from parsers.documents.invoice_labels import InvoiceWords
from parsers.reading import Value
from parsers.values.amount import parse_amount
from parsers.values.search import full_match
from parsers.values.text import plain

MOST_TAX = Decimal("0.18")
"""No rate of VAT was ever above 17 %: a larger part of the amount before it is no tax."""
_NUMBER = r"-?[¥￥]?-?\d[\d,]*(?:\.\d+)?"
_RATE = r"\d{1,2}(?:\.\d{1,2})?%"
_NO_TAX = r"[*＊★☆火宗×xX]{2,}"


@dataclass(frozen=True)
class Figures:
    """Net amount, rate as printed and tax of a row, and the cells they stand in."""

    net: Decimal | None
    rate: str | None
    tax: Decimal | None
    cells: tuple[Line, ...]


def is_cell(text: str) -> bool:
    """Whether a text is a number, a rate, or the stars that stand for no tax."""
    bare = plain(text)
    return full_match(f"{_NUMBER}|{_RATE}|{_NO_TAX}", bare) is not None


def before_rate(text: str) -> int:
    """How many characters stand before the rate in two cells read as one (56310.683%): amounts end at two decimals.

    0 where it is one cell.
    """
    match = full_match(r"(?P<amount>-?\d[\d,]*\.\d{2})(?P<rate>\d{1,2}(?:\.\d)?)%", text)
    if match is None or Decimal(match["rate"]) not in LEGAL_RATES:
        return 0
    return match.end("amount")


def behind_rate(text: str) -> int:
    """How many characters a rate takes before the tax in two cells read as one (3%7572.82, 6%-13584.91).

    0 where it is one cell.
    """
    match = full_match(r"(?P<rate>\d{1,2}(?:\.\d)?%)-?\d[\d,]*\.\d{2}", text)
    return match.end("rate") if match is not None and Decimal(match["rate"][:-1]) in LEGAL_RATES else 0


def figures_of(cells: Sequence[Line], words: InvoiceWords) -> Figures:
    """Net amount, rate as printed and tax of a row: the rate stands between the amounts.

    Without one the last two are they.
    """
    texts = [_bare(cell) for cell in cells]
    money = {index: amount for index, text in enumerate(texts) if (amount := _money(text)) is not None}
    rate_at = next(
        (index for index, text in enumerate(texts) if full_match(_RATE, text) or text in words.marks["free"]), None
    )
    if rate_at is None:
        rate_at = next((index for index, text in enumerate(texts) if full_match(_NO_TAX, text)), None)
    if rate_at is None:
        return _without_rate(texts, money, cells)
    net = max((index for index in money if index < rate_at), default=None)
    tax = min((index for index in money if index > rate_at), default=None)
    rate = texts[rate_at] if not full_match(_NO_TAX, texts[rate_at]) else None
    if rate is None or rate in words.marks["free"] or not may_be_tax(_at(money, tax), _at(money, net)):
        tax = None
    if tax is None and rate is not None and (due := _misread_tax(texts, rate_at, rate, _at(money, net))) is not None:
        tax, money = due[0], {**money, due[0]: due[1]}
    used = [index for index in (net, rate_at if rate else None, tax) if index is not None]
    return Figures(_at(money, net), rate, _at(money, tax), tuple(cells[index] for index in used))


def _misread_tax(texts: Sequence[str], rate_at: int, rate: str, net: Decimal | None) -> tuple[int, Decimal] | None:
    """Where the tax stands whose point was misread (146:77), and the tax: its digits are those that the rate gives."""
    if net is None or not rate.endswith("%"):
        return None
    due = net * Decimal(rate[:-1]) / 100
    for index, text in enumerate(texts[rate_at + 1 :], rate_at + 1):
        if full_match(r"\d+\D?\d{2}", text) is not None:
            read = Decimal("".join(filter(str.isdecimal, text))) / 100
            if abs(read - due) <= CENTS:
                return index, read
    return None


def may_be_tax(tax: Value | None, net: Value | None) -> bool:
    """Whether an amount may be the tax of a net amount: it has its sign, and no rate is so high that it is not."""
    if not (isinstance(tax, Decimal) and isinstance(net, Decimal)):
        return False
    return tax * net >= 0 and abs(tax) <= MOST_TAX * abs(net)


def _without_rate(texts: Sequence[str], money: Mapping[int, Decimal], cells: Sequence[Line]) -> Figures:
    """The last two amounts, and the rate that they give where what stands between them is a misread one, or nothing."""
    places = sorted(money)[-2:]
    used = tuple(cells[index] for index in places)
    if len(places) < 2:
        return Figures(money[places[0]] if places else None, None, None, used)
    net, tax = (money[index] for index in places)
    if not may_be_tax(tax, net):  # price and amount of a line without tax
        return Figures(tax, None, None, used[1:])
    between = texts[places[0] + 1 : places[1]]
    rates = [rate for text in between or [""] if (rate := rate_between(text, net, tax)) is not None]
    return Figures(net, rates[0] if rates else None, tax, used)


def _at(money: Mapping[int, Decimal], index: int | None) -> Decimal | None:
    return money[index] if index is not None else None


def _bare(cell: Line) -> str:
    """A cell's text without rulings and specks at its ends."""
    return plain(cell.text).strip("|'`·•,:;_.[]").replace("稅", "税")


def _money(text: str) -> Decimal | None:
    """An amount with its two decimals; the forms print no other in these columns."""
    if full_match(r"-?[¥￥]?-?\d[\d,]*\.\d{2}", text) is None:
        return None
    found = parse_amount(text)
    return found.value if found is not None else None


def took_quantity(cells: Sequence[Line]) -> bool:
    """Whether the quantity may have been read into the amount behind it: 3000.00 | 1 3000.00 as 3000.00 | 13000.00."""
    texts = [_bare(cell).lstrip("¥￥") for cell in cells]
    if any(text.isdecimal() for text in texts):
        return False
    return any(after != before and after.endswith(before) for before, after in pairwise(texts) if _money(before))
