"""One value of a document held against what is claimed: the outcome, the words for it and the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ocr.lines import Reader
from parsers.reading import Document, Field, Reading, Value
from validators.doubts import NOTE, says
from validators.findings import Check, CheckStatus, Evidence
from validators.rules import Rules

_WORST_FIRST = (
    CheckStatus.FAIL,
    CheckStatus.MISSING,
    CheckStatus.UNCLEAR,
    CheckStatus.PASS,
    CheckStatus.NOT_APPLICABLE,
)

CONFUSED_DIGITS = frozenset(
    frozenset(pair) for pair in ("38", "17", "06", "08", "09", "56", "58", "68", "89", "49", "27", "35", "69", "14")
)
"""Pairs of digits that OCR takes for one another."""


_RELATIONS = ("不", "等于", "在")
"""How an expectation begins that is no value but a relation: 应不少于, not 应为 不少于."""


@dataclass(frozen=True, slots=True)
class Look:
    """One outcome of comparing: status, what was found in words, a Chinese clause saying where, and the evidence."""

    status: CheckStatus
    found: str | None
    note: str
    evidence: tuple[Evidence, ...] = ()


def shown(value: Value | None) -> str:
    """A value in words a person reads."""
    match value:
        case None:
            return "（空）"
        case Decimal():
            return f"{value:,.2f} 元"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def place_of(document: Document, reading: Reading | None = None) -> str:
    """Where a document, or a reading of it, lies: file and page, in words."""
    if reading is not None:
        return f"{document.file_of(reading)} 第{reading.page}页"
    first, last = document.pages
    return f"{document.file} 第{first}–{last}页" if first != last else f"{document.file} 第{first}页"


def cited(document: Document, name: str | None, field: Field | None = None) -> Evidence:
    """The evidence entry for a field, or for the document as a whole."""
    if field is None:
        return Evidence(document.id, name, document.pages[0])
    best = field.best
    return Evidence(document.id, name, best.page, best.box, best.file)


def readings_in_words(field: Field) -> str:
    """All readings that disagree, or the raw text where nothing could be read."""
    values = list(dict.fromkeys(shown(reading.value) for reading in field.readings if reading.value is not None))
    return " / ".join(values) if values else f"“{field.best.text}”"


def is_repaired(field: Field) -> bool:
    """Whether every reading that gave the value needed putting right."""
    given = [reading for reading in field.readings if reading.value is not None]
    return bool(given) and all(reading.repaired for reading in given)


def is_printed_text(field: Field) -> bool:
    """Whether the value comes from a text layer, a code or a reviewer, where no character is misread."""
    return field.best.reader in {Reader.TEXT, Reader.CODE, Reader.REVIEWER}


def digits_of(value: Value) -> str:
    """A value as its characters are compared: amounts with two decimals."""
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


def a_misread_explains(field: Field, difference: Decimal, rules: Rules) -> bool:
    """Whether one confusable digit of an amount, read by OCR and not for sure, would make up a difference."""
    value = field.value
    if not isinstance(value, Decimal) or is_printed_text(field) or field.confidence >= rules.one_character_at:
        return False
    return one_character_off(digits_of(value + difference), digits_of(value))


def one_character_off(expected: str, found: str) -> bool:
    """Whether one character put right, added or left out, or two confusable digits, make two strings equal."""
    if len(expected) == len(found):
        pairs = [frozenset(pair) for pair in zip(expected, found, strict=True) if pair[0] != pair[1]]
        return len(pairs) == 1 or (len(pairs) == 2 and all(pair in CONFUSED_DIGITS for pair in pairs))
    short, long = sorted((expected, found), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def in_order_if_misread(day: date, other: date, *, first: bool) -> bool:
    """Whether one confusable digit of a day, read otherwise, would put it before (`first`) or after the other day."""
    text = day.isoformat()
    for place, digit in enumerate(text):
        for pair in CONFUSED_DIGITS:
            if digit not in pair:
                continue
            (meant,) = pair - {digit}
            try:
                read = date.fromisoformat(text[:place] + meant + text[place + 1 :])
            except ValueError:
                continue
            if (read <= other) if first else (other <= read):
                return True
    return False


def look_at(
    document: Document, name: str, field: Field, expected: Value, rules: Rules, *, confirmed: bool = False
) -> Look:
    """Hold one field against the value claimed.

    Equal passes, different fails; a doubt is what disagrees in itself, could not be read, was read badly, or was
    repaired and is `confirmed` by no other reading.
    """
    where, evidence = place_of(document, field.best), (cited(document, name, field),)
    text = readings_in_words(field)
    value = field.value
    if field.conflict:
        return Look(CheckStatus.UNCLEAR, text, f"{where}的几处读数互不一致（{text}）", evidence)
    if value is None and says(field, expected):
        return Look(CheckStatus.PASS, shown(expected), f"{where}为 {shown(expected)}{NOTE}", evidence)
    if value is None:
        return Look(CheckStatus.UNCLEAR, text, f"{where}印有{text}，读不清", evidence)
    if value == expected:
        return _equal(Look(CheckStatus.PASS, text, f"{where}为 {text}", evidence), field, rules, confirmed=confirmed)
    if not contradicts(field, digits_of(expected), digits_of(value), rules):
        return Look(CheckStatus.UNCLEAR, text, f"{where}读作 {text}，字迹不清，可能误读", evidence)
    return Look(CheckStatus.FAIL, text, f"{where}为 {text}", evidence)


def contradicts(field: Field, expected: str, found: str, rules: Rules) -> bool:
    """Whether a differing value was read well enough to contradict the claim."""
    if is_printed_text(field):
        return True
    if field.confidence < rules.contradicts_at or is_repaired(field):
        return False
    alone = len({reading.reader for reading in field.readings if reading.value is not None}) == 1
    return not (alone and field.confidence < rules.one_character_at and one_character_off(expected, found))


def _equal(look: Look, field: Field, rules: Rules, *, confirmed: bool) -> Look:
    if field.confidence < rules.agrees_at:
        return replace(look, status=CheckStatus.UNCLEAR, note=look.note + "，但字迹太不清楚")
    if is_repaired(field) and not confirmed:
        return replace(look, status=CheckStatus.UNCLEAR, note=look.note + "，系校正后的读数，没有其他读数印证")
    return look


def worst(looks: Iterable[Look]) -> CheckStatus:
    """The worst status; not applicable where there is nothing to look at."""
    statuses = {look.status for look in looks}
    return next((status for status in _WORST_FIRST if status in statuses), CheckStatus.NOT_APPLICABLE)


def conclude(code: str, subject: str, expected: str | None, looks: Sequence[Look], advice: str = "") -> Check:
    """One check from several looks: the worst decides, its notes make the message, all evidence is cited."""
    status = worst(looks)
    telling = [look for look in looks if look.status is status]
    found = "；".join(dict.fromkeys(look.found for look in telling if look.found)) or None
    notes = "；".join(dict.fromkeys(look.note for look in telling if look.note))
    head = subject if expected is None else f"{subject}应{'' if expected.startswith(_RELATIONS) else '为 '}{expected}"
    message = f"{head}：{notes}" if notes else head
    if status not in {CheckStatus.PASS, CheckStatus.NOT_APPLICABLE} and advice:
        message += f"。{advice}"
    ordered = [*telling, *(look for look in looks if look.status is not status)]
    evidence = tuple(dict.fromkeys(entry for look in ordered for entry in look.evidence))
    return Check(code, status, expected, found, message.rstrip("。") + "。", evidence)


def not_applicable(code: str, why: str) -> Check:
    """A check that has nothing to look at, and why."""
    return Check(code, CheckStatus.NOT_APPLICABLE, None, None, why)
