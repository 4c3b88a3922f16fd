"""What stands at the head of an invoice: code, number, day, check code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ocr.lines import Line, Reader
from parsers.documents import floors
from parsers.documents.invoice_code import InvoiceCode
from parsers.documents.invoice_kind import HEAD
from parsers.layout.form import Form
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_value, reading_of
from parsers.reading import Reading
from parsers.values.dates import parse_date
from parsers.values.found import Found
from parsers.values.search import full_match, search
from parsers.values.text import fold, plain

BELOW = 2.4
"""Heights of print from one half of a check code to the other at most."""
_CHECK_CODE = r"\d{20}|(?=[0-9]*[a-fA-F])[0-9a-fA-F]{4,20}"
"""Four groups of five digits; fewer digits are groups that were not read."""
_NO = r"N[o0°º]?[.:]?|№"
_DAY = r"20\d\d年\d{1,2}月\d{1,2}日"
_GAP, _OVERLAP = 0.08, 0.01
"""How far behind `No` a number may begin, and how far `No` may reach into it, in the width of the page."""


def head_readings(form: Form, code: InvoiceCode | None) -> dict[str, list[Reading]]:
    """Code, number, date and check code.

    As labelled, as old paper forms print them without labels, and as the QR code says.
    """
    readings = {
        "invoice_code": _labelled(form, "code", lambda piece: _number(piece, r"\d{12}|\d{10}")) or _bare_code(form),
        "invoice_number": _labelled(form, "number", lambda piece: _number(piece, r"\d{20}|\d{8}"))
        or _bare_number(form),
        "issued_on": _labelled(form, "date", lambda piece: read_value(piece, parse_date)) or _bare_date(form),
        "check_code": _check_code(form),
    }
    if code is not None:
        printed: tuple[tuple[str, str | date], ...] = (
            ("invoice_code", code.code),
            ("invoice_number", code.number),
            ("issued_on", code.issued_on),
            ("check_code", code.check_code),
        )
        for name, value in printed:
            if value:
                readings[name].append(Reading(code.text, value, Reader.CODE, 1.0, form.page, code.box))
    return readings


def _labelled(form: Form, name: str, read: Callable[[Piece], Reading]) -> list[Reading]:
    """The first value of a label that makes sense; else the first, its text kept."""
    pieces = [piece for index in form.having(name) if (piece := form.value(index)) is not None]
    readings = [read(piece) for piece in pieces]
    return [reading for reading in readings if reading.value is not None][:1] or readings[:1]


def _check_code(form: Form) -> list[Reading]:
    """The check code beside its label, with the second half of it where that stands below, as on folded forms."""
    found = _labelled(form, "check", lambda piece: _number(piece, _CHECK_CODE))
    if any(reading.value is not None for reading in found):
        return found
    for index in form.having("check"):
        piece = form.value(index)
        last = piece.lines[-1].box if piece is not None else form.marks[index].box
        below = [
            line
            for line in form.texts
            if 0 < line.box.cy - last.cy < BELOW * last.height
            and line.box.overlap_x(last.union(form.marks[index].box)) > 0
            and full_match(r"\d{10}", "".join(plain(line.text).split())) is not None
        ]
        whole = piece_of([*piece.lines, *below], form.page) if piece is not None and len(below) == 1 else None
        if whole is not None and (reading := _number(whole, _CHECK_CODE)).value is not None:
            return [reading]
    return found


def _number(piece: Piece, pattern: str) -> Reading:
    """A number of a known length, printed with or without blanks between its groups."""
    folded = fold(piece.text, spaces=False)
    match = search(rf"(?<![0-9A-Za-z])(?:{pattern})(?![0-9A-Za-z])", folded.text)
    if match is None:
        return Reading(piece.joined, None, piece.reader, 0.0, piece.page, piece.box)
    start, end = folded.span(*match.span())
    reading = reading_of(piece, Found(start, end, piece.text[start:end], match[0]))
    return reading if reading.confidence >= floors.FORM_NUMBER else replace(reading, value=None, confidence=0.0)


def _bare_date(form: Form) -> list[Reading]:
    """The only day at the head of the page, where what stands before it was not read as its label."""
    days = [line for line in _in_head(form) if search(rf"{_DAY}$", plain(line.text)) is not None]
    piece = piece_of(days, form.page) if len(days) == 1 else None
    return [] if piece is None else _weaker(read_value(piece, parse_date))


def _in_head(form: Form) -> list[Line]:
    """Print at the head of the page that is no label's, or the day's: the number stands right above the day."""
    others = set(range(len(form.marks))) - set(form.having("date"))
    owned = {line for index in others for line in form.owned[index]}
    return [line for line in form.texts if line.box.cy < HEAD and line not in owned]


def _bare_number(form: Form) -> list[Reading]:
    """The number at the head of a paper form: behind `No` or, where that was not read, opposite the code."""
    in_line = _bare(form, rf"(?:{_NO})(?P<value>\d{{8}})(?:\d{{8,12}})?")
    return in_line or _behind_no(form) or _across_title(form)


def _behind_no(form: Form) -> list[Reading]:
    head = _in_head(form)
    marks = [line.box for line in head if search(rf"^(?:{_NO})$", plain(line.text))]
    behind = {
        id(line): line
        for mark in marks
        for line in head
        if search(r"^\d{8}$", plain(line.text))
        and abs(line.box.cy - mark.cy) < mark.height
        and -_OVERLAP <= line.box.x0 - mark.x1 <= _GAP
    }
    if len(behind) != 1:
        return []
    piece = piece_of(list(behind.values()), form.page)
    return [] if piece is None else _weaker(_number(piece, r"\d{8}"))


def _across_title(form: Form) -> list[Reading]:
    """The only eight digits right of a paper form's title, on its level, where the code stands left of it."""
    head = _in_head(form)
    titles = [line.box for line in head if search(r"增值税.{0,4}发(?:票|$)", plain(line.text)) is not None]
    if len(titles) != 1 or not _bare_code(form):
        return []
    title = titles[0]
    right = [line for line in head if line.box.x0 > title.x1 and abs(line.box.cy - title.cy) < title.height]
    digits = [line for line in right if full_match(r"\d{8}", plain(line.text)) is not None]
    piece = piece_of(digits, form.page) if len(digits) == 1 else None
    return [] if piece is None else _weaker(_number(piece, r"\d{8}"))


def _bare_code(form: Form) -> list[Reading]:
    """The code printed large at the head of a paper form, left of the title."""
    return _bare(form, r"(?P<value>\d{10}|0\d{11}|1\d{11})")


def _bare(form: Form, pattern: str) -> list[Reading]:
    """The only number of a form that stands without a label in the head of the page."""
    found = []
    for line in _in_head(form):
        piece = piece_of([line], form.page)
        match = search(rf"^{pattern}$", plain(line.text)) if piece is not None else None
        if match is not None and piece is not None:
            found += _weaker(reading_of(piece, Found(0, len(piece.text), piece.text, match["value"])))
    return found[:1] if len({reading.value for reading in found}) == 1 else []


def _weaker(reading: Reading) -> list[Reading]:
    """A reading without a label to say what it is."""
    return [replace(reading, confidence=round(reading.confidence * 0.8, 4))]
