"""Statements of an account (交易明细, 对账单): every row with a counterparty is a payment of its own.

The head of the paper names the account's holder. Which of the two amount columns is filled, or a column that says so,
tells on which side the holder stands; the balance is no amount.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.pages import Page
from ocr.lines import Line
from parsers.documents import floors
from parsers.documents.bank_slip_heads import without_heads
from parsers.documents.bank_slip_labels import SlipWords, is_account, is_bank, is_name, is_serial, slip_words
from parsers.documents.bank_slip_side import Side
from parsers.documents.bank_slip_values import RUN_ON, checked
from parsers.documents.bank_statement_cells import whole_row
from parsers.documents.bank_statement_columns import COLUMNS, PARTY, USES
from parsers.documents.bank_statement_heads import with_common_heads
from parsers.documents.legibility import is_maimed
from parsers.documents.parsed import Parsed
from parsers.documents.printed_names import is_sure_name, printed_name
from parsers.layout.form import Form, read_form
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece
from parsers.layout.readings import fields_of, read_text, read_value
from parsers.layout.sureness import sure_but_for
from parsers.layout.tables import Row, Table, tables_on
from parsers.reading import DocumentKind, Field, Reading
from parsers.values.amount import parse_amount
from parsers.values.dates import find_dates
from parsers.values.organisation import looks_like_organisation
from parsers.values.person import looks_like_person
from parsers.values.search import find_all, full_match, search
from parsers.values.text import plain

ENDS = ("合计", "本页", "总计", "借方合计", "贷方合计", "打印", "支出合计", "收入合计", "第")
_TWO_COLUMNS = (
    r"(?<=[0-9])\s+(?=\p{Han}{2})|(?<=\p{Han}[)）]?)\s+(?=[0-9,.]{8,}$)"
    r"|(?<=^[0-9]{1,3}(?:,[0-9]{3})+[.][0-9]{2})(?=\p{Han}{3})"
)
LONGEST_NUMBER = 24
"""Characters of the longest number in a row that is surely but one."""
MOST = 40
"""Payments of one statement that are given; a longer one is an account's whole book."""


def parse_statement(pages: Sequence[Page]) -> list[Parsed]:
    """The payments of a statement, in the order printed; none where the pages are none."""
    words = slip_words()
    tables = [table for page in pages for table in _tables(page)]
    rows = [
        (row, frozenset(table.head.columns))
        for table in tables
        for row in table.rows
        if {"name", PARTY} & set(row.cells) and "date" in row.cells
    ]
    if not rows or len(rows) > MOST:
        return []
    form = read_form(pages[0], words.table, stacks=words.role_words)
    own = _holder(form)
    lines = {page.number: page.lines for page in pages}
    signed = any(_sign(row) == "-" for row, _ in rows)
    dates = [row.cells["date"] for table in tables for row in table.rows if "date" in row.cells]
    days = [(date.page, date.lines[0].box) for date in dates]
    payments = (
        (row, columns, _payment(whole_row(row, lines, days), own, words, signed=signed)) for row, columns in rows
    )
    return [_with_unread(parsed, row, columns) for row, columns, parsed in payments if parsed is not None]


def _with_unread(parsed: Parsed, row: Row, columns: Collection[str]) -> Parsed:
    """The payment with the fields of columns that are there, whose cell was not read, as fields without a value."""
    place = row.cells["date"]
    unread = {
        name: (Field((replace(read_text(row.cells.get(column, place)), value=None, confidence=0.0),)),)
        for name, columns_of in (("purpose", USES), ("serial_number", ("serial",)))
        for column in columns_of
        if column in columns and name not in parsed.fields
    }
    return replace(parsed, fields={**parsed.fields, **unread})


def is_statement(pages: Sequence[Page]) -> bool:
    """Whether a page bears the table of a statement, whatever of it was read."""
    return any(len(table.rows) > 1 for page in pages for table in _tables(page))


def _parted(line: Line) -> list[Line]:
    """A line over two columns parted between a figure and Chinese print: at a blank, or behind thousands and cents."""
    for match in find_all(_TWO_COLUMNS, line.text):
        return [line.part(0, match.start()), line.part(match.end(), len(line.text))]
    return [line]


def _tables(page: Page) -> Iterator[Table]:
    """The tables of a statement; where its rulings give none, for one of them was lost, by the places of print."""
    page = replace(page, lines=tuple(with_common_heads([part for line in page.lines for part in _parted(line)])))
    ruled = list(_tables_of(page))
    yield from ruled or (_tables_of(replace(page, grids=())) if page.grids else ())


def _tables_of(page: Page) -> Iterator[Table]:
    for table in tables_on(PageView(page), COLUMNS, least=4, anchor=("date", "name", PARTY), ends=ENDS):
        columns = set(table.head.columns)
        if "date" in columns and {"name", PARTY} & columns and columns & {"debit", "credit", "amount"}:
            yield table


def _holder(form: Form) -> dict[str, list[Reading]]:
    """Name, account and bank of whose account it is, from the head of the statement."""
    readers: dict[str, Callable[[Piece], Reading]] = {"name": _name, "account": _account, "bank": _bank}
    found: dict[str, list[Reading]] = {}
    for part, read in readers.items():
        pieces = form.values(f"any.{part}", f"own.{part}")
        readings = [reading for piece in pieces if (reading := read(piece)).value is not None]
        found[part] = readings[:1]
    return found


def _payment(row: Row, own: dict[str, list[Reading]], words: SlipWords, *, signed: bool) -> Parsed | None:
    side, amount = _side_and_amount(row, words, signed=signed)
    if side is None or amount is None:
        return None
    other = {part: _cell(row, part, read) for part, read in (("name", _name), ("account", _account), ("bank", _bank))}
    payer, payee = (own, other) if side is Side.PAYMENT else (other, own)
    readings = {
        "payer": payer["name"],
        "payer_account": payer["account"],
        "payer_bank": payer["bank"],
        "payee": payee["name"],
        "payee_account": payee["account"],
        "payee_bank": payee["bank"],
        "amount": [amount],
        "paid_on": _cell(row, "date", _day),
        "serial_number": _cell(row, "serial", _serial),
        "purpose": _use(row, words),
    }
    return Parsed(DocumentKind.BANK_SLIP, side, 0.8, fields_of(without_heads(readings)))


def _cell(row: Row, name: str, read: Callable[[Piece], Reading]) -> list[Reading]:
    piece = row.cells.get(name)
    return [read(piece)] if piece is not None else []


def _use(row: Row, words: SlipWords) -> list[Reading]:
    """What a payment is for: the first of the columns that says it, a text of the sender before the bank's."""
    found = [reading for column in USES for reading in _cell(row, column, lambda piece: _purpose(piece, words))]
    telling = [reading for reading in found if plain(reading.text) not in words.kinds_of_booking]
    return (telling or found)[:1]


def _side_and_amount(row: Row, words: SlipWords, *, signed: bool) -> tuple[Side | None, Reading | None]:
    """The side by the only column of the two that holds an amount, as a column of its own says, or by the sign.

    With `signed` the statement prints what was paid with a minus, so that an amount without a sign was received.
    """
    debit, credit = (_amount(row, name) for name in ("debit", "credit"))
    if (debit is None) != (credit is None):
        return (Side.PAYMENT, _unsigned(debit)) if credit is None else (Side.RECEIPT, credit)
    amount = _amount(row, "amount")
    flag = plain(row.text("flag"))
    if amount is not None and flag in words.sides["flag_receipt"]:
        return Side.RECEIPT, amount
    if amount is not None and flag in words.sides["flag_payment"]:
        return Side.PAYMENT, _unsigned(amount)
    sign = _sign(row)
    if amount is not None and not flag and (sign or signed):
        return (Side.PAYMENT, _unsigned(amount)) if sign == "-" else (Side.RECEIPT, amount)
    return None, None


def _sign(row: Row) -> str:
    """The sign before the amount of a row; empty for none."""
    text = plain(row.text("amount"))
    return text[0] if text[:1] in ("-", "+") and len(text) > 1 else ""


def _unsigned(amount: Reading | None) -> Reading | None:
    value = amount.value if amount is not None else None
    return replace(amount, value=abs(value)) if amount is not None and isinstance(value, Decimal) else amount


def _amount(row: Row, name: str) -> Reading | None:
    """The amount of a column, without a value where OCR was in doubt.

    None where it is blank, a zero or no amount, and where two rows may have met in it.
    """
    piece = row.cells.get(name)
    single = piece is not None and len(piece.lines) == 1
    reading = read_value(piece, parse_amount) if piece is not None and single else None
    value = reading.value if reading is not None else None
    if reading is None or not isinstance(value, Decimal) or value == 0:
        return None
    return checked(reading, good=reading.confidence >= floors.FIGURE)


def _name(piece: Piece) -> Reading:
    said = plain(piece.text)
    named = looks_like_organisation(said) or looks_like_person(said) or full_match(r"[A-Za-z .,&()-]{4,}", said)
    good = is_name(said) and bool(named) and is_sure_name(piece)
    return checked(printed_name(piece), good=good)


def _bank(piece: Piece) -> Reading:
    text = plain(piece.text)
    return checked(printed_name(piece), good=is_bank(text) and search(RUN_ON, text) is None and is_sure_name(piece))


def _account(piece: Piece) -> Reading:
    """The number of a cell or behind a label, without what is printed behind it in one line (币种人民币)."""
    glued = search(r"\d(?=\s*\p{Han})", piece.text)
    number = "".join(piece.text[: glued.end() if glued is not None else None].split())
    reading = replace(read_text(piece), value=number)
    return checked(reading, good=is_account(plain(number)) and reading.confidence >= floors.ACCOUNT)


def _serial(piece: Piece) -> Reading:
    """The number of a cell; none where that of the next column may be read into it."""
    number = "".join(piece.text.split())
    reading = replace(read_text(piece), value=number)
    single = not any(line.text.strip().count(" ") for line in piece.lines) and len(number) <= LONGEST_NUMBER
    return checked(reading, good=single and is_serial(plain(number)) and reading.confidence >= floors.ACCOUNT)


def _purpose(piece: Piece, words: SlipWords) -> Reading:
    """The text of a cell; none where it is maimed, or OCR was in doubt of a character that is of no known purpose."""
    sure = not is_maimed(piece.text) and sure_but_for(piece, words.purposes) >= floors.PURPOSE
    return checked(read_text(piece, lambda text: "".join(text.split())), good=sure)


def _day(piece: Piece) -> Reading:
    """The day of a cell, in which the time of day may stand below it."""
    found = find_dates(piece.text) or find_dates("".join(piece.text.split()))
    value = found[0].value if len({item.value for item in found}) == 1 else None
    return replace(read_text(piece), value=value)
