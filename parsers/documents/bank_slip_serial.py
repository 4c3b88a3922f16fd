"""The number of the booking on a bank slip, chosen among the numbers that banks print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ocr.lines import Line, weakest
from parsers.documents.bank_slip_labels import SlipWords, is_serial
from parsers.documents.bank_slip_values import checked, sure
from parsers.documents.bank_slip_wraps import whole
from parsers.layout.form import Form
from parsers.layout.marks import Mark
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_text, reading_of
from parsers.layout.unknown_labels import UNKNOWN
from parsers.reading import Reading
from parsers.values.found import Found
from parsers.values.search import find_all, full_match, search
from parsers.values.text import fold, plain

_SERIAL = r"(?<![0-9A-Za-z][.,·'`]?|\d\s{1,2})[0-9A-Za-z][0-9A-Za-z_/-]{3,}+(?![.,·'`][0-9A-Za-z]|\s{1,2}\d{3})"
"""A number with no further digits beside it, behind a speck or a blank."""
BESIDE = 8.0
"""Heights of print by which a number may stand right of its label."""
CLOSE = 1.6
"""Steps from digit to digit over a point up to which none is lost between them."""
_GLUED_SERIAL = r"流水(?:号码?|编号|号)?[^\p{Han}]{0,2}[0-9A-Za-z*].*\d.*\d"


def serial_reading(form: Form, words: SlipWords) -> list[Reading]:
    """The number of the booking: the best label that has a number; wordings of one rank in the order of the list.

    Where a label of the best rank (流水) is seen whose number cannot be trusted, no number of another takes its place.
    """
    order = {wording: place for place, wording in enumerate(words.table.names)}
    rank = 0
    while any(name == f"serial.{rank}" for name in words.table.names.values()):
        indices = sorted(
            form.having(f"serial.{rank}"), key=lambda index: order.get(form.marks[index].wording, len(order))
        )
        for index in indices:
            piece = form.value(index)
            reading = _serial(piece) if piece is not None else None
            if reading is not None and piece is not None:
                good = whole(form, piece) == (piece, True) and not (rank and _has_better_label_cut(form))
                return [reading if good else checked(reading, good=False)]
        if rank == 0 and (unread := _unread_serial(form, indices)):
            return unread
        rank += 1
    return _number_of_form(form)


def _number_of_form(form: Form) -> list[Reading]:
    """The number of the form (第 4471920 号), where no label of one is printed."""
    behind = [mark.rest for mark in form.marks if mark.wording == "第" and mark.rest is not None]
    found = [
        (piece, match)
        for line in behind
        if (match := search(r"^\s*(?P<number>[0-9]{6,12})\s?号$", line.text)) is not None
        and (piece := piece_of([line], form.page)) is not None
    ]
    if len(found) != 1:
        return []
    (piece, match) = found[0]
    return [sure(reading_of(piece, Found(*match.span("number"), match["number"], match["number"])))]


def _unread_serial(form: Form, indices: Sequence[int]) -> list[Reading]:
    """A reading without value for a number of the best rank that is seen, beside its label or glued to it, not read."""
    pieces = [piece for index in indices if (piece := form.value(index)) is not None]
    loose = [line for line in form.texts if search(_GLUED_SERIAL, plain(line.text)) is not None]
    loose += [line for index in indices for line in form.texts if _stands_beside(form, form.marks[index], line)]
    piece = next(iter(pieces), None) or piece_of(loose[:1], form.page)
    return [checked(read_text(piece), good=False)] if piece is not None else []


def _stands_beside(form: Form, mark: Mark, line: Line) -> bool:
    """Whether a number stands right of a label whose value nobody found, about on its level."""
    gap = line.box.x0 - mark.box.x1
    near = 0 <= gap < BESIDE * mark.box.height * form.aspect and line.box.overlap_y(mark.box) > 0
    return near and full_match(r"[0-9A-Za-z]*\d{6,}[0-9A-Za-z]*", plain(line.text)) is not None


def _has_better_label_cut(form: Form) -> bool:
    """Whether a label of the best rank wraps in its cell (支付宝流 / 水号), so that its number was not found."""
    loose = [*(plain(line.text) for line in form.free), *(form.marks[index].wording for index in form.having(UNKNOWN))]
    return any(full_match(r"水号码?|\p{Han}{2,6}流水?", text) is not None for text in loose)


def _serial(piece: Piece) -> Reading | None:
    line = _without_dust(piece.lines[0])
    folded = fold(line.text)
    match = search(_SERIAL, folded.text)
    if match is None or not is_serial(match[0]):
        return None
    if any(full_match(r"[0-9A-Za-z-]+", plain(line.text)) for line in piece.lines[1:]):
        return checked(read_text(piece), good=False)  # it wraps
    start, end = folded.span(*match.span())
    clean = replace(piece, lines=(line, *piece.lines[1:]))
    reading = sure(reading_of(clean, Found(start, end, line.text[start:end], match[0].rstrip("-_/"))))
    return reading if line is piece.lines[0] else replace(reading, text=piece.lines[0].text, repaired=True)


def _without_dust(line: Line) -> Line:
    """The line without a point between two digits that stand as close as any others: no number of a booking has one.

    Digits further apart than others have lost one between them, of which the point is what is left.
    """
    for match in find_all(r"(?<=\d)[.,·'`](?=\d)", line.text):
        at = match.start()
        if len(line.edges) != len(line.text) + 1 or search(r"\d{4}", line.text) is None:
            continue
        pitch = median(
            line.edges[index + 1] - line.edges[index]
            for index in range(len(line.text) - 1)
            if line.text[index : index + 2].isdecimal()
        )
        if line.edges[at + 1] - line.edges[at - 1] < CLOSE * pitch:
            kept = [index for index in range(len(line.text)) if index != at]
            text = "".join(line.text[index] for index in kept)
            certain = tuple(line.sure[index] for index in kept) if len(line.sure) == len(line.text) else ()
            edges = tuple(edge for index, edge in enumerate(line.edges) if index != at)
            confidence = weakest(text, certain) if certain else line.confidence
            return _without_dust(replace(line, text=text, edges=edges, sure=certain, confidence=confidence))
    return line
