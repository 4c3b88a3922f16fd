"""The day on which the money of a slip moved: beside its label, alone on the paper, or in a sentence of a notice."""

from __future__ import annotations

from datetime import date

from parsers.documents.bank_slip_values import checked
from parsers.layout.form import Form
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_text, reading_of
from parsers.reading import Reading
from parsers.values.dates import find_dates, parse_date
from parsers.values.search import search
from parsers.values.text import plain

_A_DAY = r"^(?:19|20)\d{2}[-/.年]\d"
"""How a day begins: where such a one behind its label makes no sense, another on the page is of something else."""
_TRADE_DAY_STEPS = 6
_MOVED = r"^(?:\d{1,2}[:时]\d{1,2}[^,。]{0,8})?[^,。\d]{0,6}(?:[汇转划支付存][入出付取]|收到|到账|入账|支付|扣款)"
"""How a notice goes on behind the day on which the money moved."""
_CURRENCY = r"人民币元?|RMB|CNY|[¥￥]"


def date_reading(form: Form, ranks: int = _TRADE_DAY_STEPS) -> list[Reading]:
    """The day of payment: by the best label that has a date, else the only date that stands without one."""
    unread: list[Reading] = []
    for rank in range(ranks):
        readings = [
            _date(piece) for index in form.having(f"date.{rank}") for piece in [form.value(index)] if piece is not None
        ]
        good = [reading for reading in readings if reading.value is not None]
        if good:
            return good if len({reading.value for reading in good}) > 1 else good[:1]
        unread.extend(readings)
    if any(search(_A_DAY, plain(reading.text)) is not None for reading in unread):
        return unread[:1]
    return _bare_date(form) or _told_date(form) or unread[:1]


def _date(piece: Piece) -> Reading:
    found = parse_date(piece.text) or next(iter(find_dates(piece.text)), None)
    return reading_of(piece, found) if found is not None else checked(read_text(piece), good=False)


def _told_date(form: Form) -> list[Reading]:
    """The day of which a notice in running text says that the money moved, where it names but one."""
    readings = [
        reading_of(piece, found)
        for line in form.prints
        if (piece := piece_of([line], form.page)) is not None
        for found in find_dates(piece.text)
        if search(_MOVED, plain(piece.text[found.end :])) is not None
    ]
    return readings[:1] if len({reading.value for reading in readings}) == 1 else []


def _bare_date(form: Form) -> list[Reading]:
    labelled = {line for index in form.having("date.ignored") for line in form.owned[index]}
    readings: list[Reading] = []
    behind_currency = (mark.rest for mark in form.marks if mark.name == "stop" and mark.rest is not None)
    for line in [
        *form.texts,
        *(rest for rest in behind_currency if search(rf"^(?:{_CURRENCY})\D{{0,2}}\d{{4}}", rest.text)),
    ]:
        piece = piece_of([line], form.page) if line not in labelled else None
        dates = find_dates(piece.text) if piece is not None else []
        if piece is not None and len(dates) == 1 and len(plain(line.text)) < 2 * len(dates[0].text) + 8:
            readings.append(reading_of(piece, dates[0]))
    days = {reading.value for reading in readings if isinstance(reading.value, date)}
    return readings[:1] if len(days) == 1 else []
