"""Bank slips (银行回单) of any bank: who paid whom, how much, when, for what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Line, Reader
from parsers.documents.amount_words import as_printed
from parsers.documents.bank_slip_amounts import amount_readings
from parsers.documents.bank_slip_columns import beheaded, by_columns
from parsers.documents.bank_slip_days import date_reading
from parsers.documents.bank_slip_heads import without_heads
from parsers.documents.bank_slip_kinds import slip_kinds
from parsers.documents.bank_slip_labels import SlipWords, is_branch, is_title, slip_words
from parsers.documents.bank_slip_named import with_roles_told
from parsers.documents.bank_slip_parties import Parties, find_parties
from parsers.documents.bank_slip_purpose import purpose_reading
from parsers.documents.bank_slip_serial import serial_reading
from parsers.documents.bank_slip_side import Side, side_by_bank, side_by_notice, side_of, side_told
from parsers.documents.bank_slip_texts import kept_lines, with_purposes_as_values
from parsers.documents.bank_slip_under_roles import under_roles
from parsers.documents.bank_slip_values import (
    account_reading,
    bank_reading,
    name_reading,
)
from parsers.documents.bank_slip_wraps import BOX_HEADS
from parsers.documents.bank_statement import is_statement, parse_statement
from parsers.documents.parsed import Parsed
from parsers.layout.captions import read_voted
from parsers.layout.form import Form
from parsers.layout.piece import Piece
from parsers.layout.readings import fields_of
from parsers.reading import DocumentKind, Reading
from parsers.values.search import full_match
from parsers.values.text import plain

LEAST_LABELS = 4
"""Kinds of label (party, amount, date, number, purpose) and title, of which a page must show this many to be a slip."""


def parse_all(pages: Sequence[Page]) -> list[Parsed]:
    """A slip, or the payments of a statement, one `Parsed` each; none where the pages are neither.

    A statement of which no row was read whole has no fields: rows must not be mixed.
    """
    slip = parse(pages)
    if slip is not None and _is_told(slip):
        return [slip]
    payments = parse_statement(pages)
    if payments or slip is None:
        return payments
    return [replace(slip, fields={})] if is_statement(pages) else [slip]


def _is_told(slip: Parsed) -> bool:
    """Whether a slip names both sides; the head of a statement names but the holder of the account."""
    return all(any(field.value is not None for field in slip.fields.get(name, ())) for name in ("payer", "payee"))


def parse(pages: Sequence[Page]) -> Parsed | None:
    """A slip with its fields; None where the pages are none. A blank form is a slip without fields.

    A slip is one page; of several the first that reads as a slip is taken. For a page with several slips see
    `split_slips`.
    """
    for page in pages:
        words = slip_words()
        form = read_slip_form(page, words)
        evidence = _evidence(page, form, words)
        if evidence >= LEAST_LABELS:
            readings, side = _read(page, form, words)
            return Parsed(
                DocumentKind.BANK_SLIP, side, min(1.0, 0.4 + 0.1 * evidence), fields_of(without_heads(readings))
            )
    return None


def read_slip_form(page: Page, words: SlipWords) -> Form:
    """The labels and texts of a slip, notes in running text left out."""
    lines = kept_lines(page.lines, words)
    form = read_voted(page, words.table, slip_kinds(), lines=lines, stacks=words.role_words)
    form = with_purposes_as_values(form, words, lines)
    return _role_words_as_values(_without_units(with_roles_told(form)))


def _without_units(form: Form) -> Form:
    """The form with 亿千百十万千百十元角分 over boxes of digits taken from the labels they stand near."""
    owned = tuple(
        tuple(line for line in lines if full_match(BOX_HEADS, plain(line.text)) is None) for lines in form.owned
    )
    return replace(form, owned=owned)


def _role_words_as_values(form: Form) -> Form:
    """The form with role words that are values (借贷标志 | 贷方, 交易名称 | 付款) turned from labels to texts."""
    owned = [list(texts) for texts in form.owned]
    dropped = set()
    for index, mark in enumerate(form.marks):
        if mark.name not in ("flag", "type", "purpose.0", "purpose.1") or mark.rest is not None or owned[index]:
            continue
        beside = [
            other
            for other, role in enumerate(form.marks)
            if role.name.endswith(".role")
            and role.rest is None
            and not role.colon
            and abs(role.box.cy - mark.box.cy) < 0.5 * mark.box.height
            and 0 <= role.box.x0 - mark.box.x1 < 6 * mark.box.height * form.aspect
        ]
        for other in beside[:1]:
            owned[index].append(Line(form.marks[other].wording, form.marks[other].box))
            dropped.add(other)
    kept = [index for index in range(len(form.marks)) if index not in dropped]
    return replace(form, owned=tuple(map(tuple, owned))).of_labels(kept)


def _evidence(page: Page, form: Form, words: SlipWords) -> int:
    """Kinds of label a slip bears; none for a page that neither has a slip's title nor names both sides."""
    kinds = {mark.name.partition(".")[0] for mark in form.marks}
    titled = any(is_title(line.text, words) for line in page.lines)
    if not titled and not kinds >= {"payer", "payee"} and not kinds >= {"own", "other"}:
        return 0
    parties = bool(kinds & {"payer", "payee", "own", "other"}) + ("any" in kinds)
    return 2 * parties + sum(kind in kinds for kind in ("amount", "date", "serial", "purpose")) + titled


def _read(page: Page, form: Form, words: SlipWords) -> tuple[dict[str, list[Reading]], Side | None]:
    side = side_of(page, form, words)
    parties, own_side = _named(find_parties(form), side or side_told(form, words))
    parties = by_columns(form, parties)
    lost = beheaded(form, parties)
    figures, said = amount_readings(form)
    readings = _party_readings(form, under_roles(form, parties, page.lines), words, lost)
    readings |= {
        "amount": figures,
        "amount_in_words": as_printed(
            said, {reading.value for reading in figures if reading.reader is not Reader.WORDS}
        ),
        "paid_on": date_reading(form),
        "serial_number": serial_reading(form, words),
        "purpose": purpose_reading(form, words),
    }
    by_bank = side_by_bank(form, _text(readings["payer_bank"]), _text(readings["payee_bank"]))
    return readings, side or own_side or by_bank or side_by_notice(form, words)


def _party_readings(
    form: Form, parties: Parties, words: SlipWords, lost: Collection[Piece]
) -> dict[str, list[Reading]]:
    """Name, account and bank of payer and payee; no value for print whose beginning is `lost`."""
    readings: dict[str, list[Reading]] = {}
    for role in ("payer", "payee"):
        name, bank, account = (parties.pieces.get((role, part), ()) for part in ("name", "bank", "account"))
        readings[role] = name_reading(name, words, form)
        readings[f"{role}_account"] = account_reading(account, form)
        readings[f"{role}_bank"] = bank_reading(bank, words, form)
        if not _text(readings[f"{role}_bank"]):
            readings[role] = [_unless_branch(reading) for reading in readings[role]]
        for key, pieces in ((role, name), (f"{role}_account", account), (f"{role}_bank", bank)):
            if any(piece in lost for piece in pieces):
                readings[key] = [replace(reading, value=None, confidence=0.0) for reading in readings[key]]
    return readings


def _unless_branch(name: Reading) -> Reading:
    """The name, without its value where it is a bank's branch: where no bank was read, it is the party's bank."""
    return replace(name, value=None, confidence=0.0) if is_branch(str(name.value or "")) else name


def _text(readings: Sequence[Reading]) -> str | None:
    value = readings[0].value if readings else None
    return value if isinstance(value, str) else None


def _named(parties: Parties, side: Side | None) -> tuple[Parties, Side | None]:
    """Own and other side as payer and payee: by the role that is named beside, else by the side the slip is of."""
    if not parties.has("own") and not parties.has("other"):
        return parties, None
    payer, payee = parties.has("payer"), parties.has("payee")
    if payer and payee:
        return parties, None
    if payer != payee:
        own_side = Side.RECEIPT if payer else Side.PAYMENT
    elif side in (Side.RECEIPT, Side.PAYMENT):
        own_side = side
    else:
        return parties, None
    own, other = ("payer", "payee") if own_side is Side.PAYMENT else ("payee", "payer")
    return parties.renamed({"own": own, "other": other}), own_side
