"""What the QR code of a VAT invoice says.

Old invoices carry `01,<01|04|10>,<code>,<number>,<amount without tax>,<YYYYMMDD>,<check code>,<4 hex>,`, 数电票
`01,<31|32>,,<20-digit number>,<amount with tax>,<YYYYMMDD>,,<4 hex>`. Zeros at the end of an amount may be dropped
and the last comma is optional. Platforms of some provinces print an address instead: such a code says nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ocr.lines import Box, Code
from parsers.values.search import full_match

_PAYLOAD = (
    r"01,(?P<type>\d{2}),(?P<code>\d{10}|\d{12}|),(?P<number>\d{8}|\d{20}),(?P<amount>-?\d+(?:\.\d{1,2})?),(?P<day>\d{8}),"
    r"(?P<check>[0-9A-Za-z]*),?[0-9A-Fa-f]{0,4},?"
)

SUBTYPES = {
    "01": "special",
    "04": "ordinary",
    "10": "electronic",
    "08": "electronic",
    "20": "electronic",
    "31": "digital",
    "32": "digital",
}
"""Kind of invoice by the second field of the code."""


@dataclass(frozen=True, slots=True)
class InvoiceCode:
    """The parts of a QR code. `amount` is without tax on old forms, with tax where `digital`."""

    text: str
    box: Box
    subtype: str | None
    code: str
    number: str
    amount: Decimal
    issued_on: date
    check_code: str

    @property
    def digital(self) -> bool:
        """Whether the invoice is a 数电票, whose code carries the amount with tax."""
        return len(self.number) == 20


def invoice_code(codes: Iterable[Code]) -> InvoiceCode | None:
    """The first code that has the form of an invoice's, None where none has."""
    for code in codes:
        match = full_match(_PAYLOAD, "".join(code.text.split()))
        if match is None:
            continue
        try:
            issued_on = date.fromisoformat(match["day"])
        except ValueError:
            continue
        return InvoiceCode(
            text=code.text,
            box=code.box,
            subtype=SUBTYPES.get(match["type"]),
            code=match["code"],
            number=match["number"],
            amount=Decimal(match["amount"]).quantize(Decimal("0.01")),
            issued_on=issued_on,
            check_code=match["check"],
        )
    return None
