"""Amounts in figures held against the same amount in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ocr.lines import Reader
from parsers.reading import Document, Field, Reading
from parsers.values.amount import UNREAD_DIGIT, parse_amount
from parsers.values.found import Found
from parsers.values.text import plain
from parsers.values.words import parse_words
from validators.deals import ZERO
from validators.doubts import NOTE, says
from validators.findings import CheckStatus
from validators.looks import Look, cited, digits_of, one_character_off, place_of, shown
from validators.rules import Rules

_LEADING = frozenset({"", "人民币", "(大写)", "(大写)人民币", "大写", "¥", "人民币(大写)", "(负数)", "负"})
"""What may stand before an amount in words; behind anything else a numeral may have been lost."""

_TRAILING = frozenset({"", "整", "正", ")", "整)"})
"""What may stand behind one."""

_PRINTED = frozenset({Reader.OCR, Reader.TEXT, Reader.REVIEWER})
_LEGIBLE = frozenset({Reader.TEXT, Reader.REVIEWER})


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Decimal | None
    text: str
    confidence: float
    repaired: bool
    misreadable: bool = True
    """Whether a character may be another: not in a text layer, nor in what a reviewer wrote; of words not where the
    reader of the paper put them beside the figure as the same amount."""


def printed(field: Field) -> list[Reading]:
    """The readings of what is printed in figures: none from words, codes or arithmetic."""
    return [reading for reading in field.readings if reading.reader in _PRINTED]


def amount_in_words(document: Document, figures: str, words: str) -> Decimal | None:
    """The amount that a document spells out, None where it prints no words or they cannot be read."""
    spelled = _in_words(document, figures, words)
    return spelled.value if spelled is not None else None


def look_at_words(document: Document, figures: str, words: str, rules: Rules) -> Look | None:
    """Whether figures and words of one amount agree; None where the document prints no words."""
    spelled = _in_words(document, figures, words)
    if spelled is None:
        return None
    where = place_of(document)
    evidence = tuple(
        cited(document, name, field) for name in (figures, words) for field in document.fields.get(name, ())
    )
    figure = _in_figures(document, figures)
    if (agreed := _doubtful_agreement(document, figures, figure, spelled)) is not None:
        return Look(CheckStatus.PASS, shown(agreed), f"{where}大小写一致，为 {shown(agreed)}{NOTE}", evidence)
    if figure is None or figure.value is None or spelled.value is None:
        unread = f"大写“{spelled.text}”" if spelled.value is None else "小写金额"
        note = f"{where}的{unread}读不清，大小写无法比对"
        if (differ := _doubtful_difference(figure, spelled)) is not None:
            note = f"{where}读作{differ}，不一致；两处均不能确定，请核对原件"
        return Look(CheckStatus.UNCLEAR, differ, note, evidence)
    found = f"小写 {shown(figure.value)}，大写 {shown(spelled.value)}"
    if figure.value == spelled.value:
        return Look(CheckStatus.PASS, found, f"{where}大小写一致，为 {shown(figure.value)}", evidence)
    if not _both_sure(figure, spelled, rules):
        return Look(CheckStatus.UNCLEAR, found, f"{where}的{found}，不一致，但字迹不清，可能误读", evidence)
    return Look(CheckStatus.FAIL, found, f"{where}的{found}，不一致", evidence)


def broken_figure(document: Document, figures: str, words: str, rules: Rules) -> Decimal | None:
    """The amount in words where of the figure only some digits were read, and these agree; else None.

    Figures in boxes of one digit each (进账单) break so: the first digits alone were read, or all but some zeros, which
    the reading shows as unread. Nothing is compared then: the words alone give the amount.
    """
    spelled = _in_words(document, figures, words)
    prints = [reading for field in document.fields.get(figures, ()) for reading in printed(field)]
    if spelled is None or spelled.value is None or spelled.repaired or spelled.confidence < rules.contradicts_at:
        return None
    digits = f"{spelled.value:.2f}".replace(".", "")
    seen = [plain(reading.text).lstrip("¥:： ") for reading in prints if reading.value is None and not reading.repaired]
    broken = [part for part in seen if _are_first(part, digits) or _are_all_but_zeros(part, digits)]
    return spelled.value if prints and len(broken) == len(prints) else None


def _are_first(part: str, digits: str) -> bool:
    return part.isdecimal() and len(part) < len(digits) and digits.startswith(part)


def _are_all_but_zeros(part: str, digits: str) -> bool:
    """Whether a figure with boxes that were not read is the amount, with no digit but zeros among those."""
    alike = len(part) == len(digits) and all(one in (own, UNREAD_DIGIT) for one, own in zip(part, digits, strict=True))
    return alike and all(own == "0" for one, own in zip(part, digits, strict=True) if one == UNREAD_DIGIT)


def _doubtful_agreement(document: Document, name: str, figure: _Amount | None, spelled: _Amount) -> Decimal | None:
    """The amount on which figures and words agree where one of them, and only one, was read in doubt."""
    if figure is None or figure.repaired or spelled.repaired:
        return None
    if figure.value is None and spelled.value is not None:
        prints = [Field(tuple(looked)) for field in document.fields.get(name, ()) if (looked := printed(field))]
        return spelled.value if prints and all(says(field, spelled.value) for field in prints) else None
    if figure.value is not None and spelled.value is None:
        found = parse_words(spelled.text)
        agree = found is not None and not found.repaired and _is_whole(spelled.text, found)
        return figure.value if agree and found is not None and found.value == figure.value else None
    return None


def _doubtful_difference(figure: _Amount | None, spelled: _Amount) -> str | None:
    """What figures and words say where neither is given, for they differ: both were read to the end."""
    if figure is None or figure.value is not None or spelled.value is not None:
        return None
    said, words = parse_amount(figure.text), parse_words(spelled.text)
    if said is None or words is None or said.repaired or words.repaired or not _is_whole(spelled.text, words):
        return None
    if plain(figure.text[: said.start] + figure.text[said.end :]).strip("元整RMBCNY¥:()人民币小写 "):
        return None
    return f"小写 {shown(said.value)}，大写 {shown(words.value)}" if said.value != words.value else None


def _is_whole(text: str, found: Found[Decimal]) -> bool:
    return plain(text[: found.start]) in _LEADING and plain(text[found.end :]) in _TRAILING


def _in_figures(document: Document, name: str) -> _Amount | None:
    readings = [reading for field in document.fields.get(name, ()) for reading in printed(field)]
    values = {reading.value for reading in readings if isinstance(reading.value, Decimal)}
    best = next((reading for reading in readings if reading.value is not None), None)
    if best is None:
        return _Amount(None, readings[0].text, 0.0, repaired=False) if readings else None
    value = best.value if len(values) == 1 and isinstance(best.value, Decimal) else None
    return _Amount(value, best.text, best.confidence, best.repaired, best.reader not in _LEGIBLE)


def _in_words(document: Document, figures: str, words: str) -> _Amount | None:
    for field in document.fields.get(figures, ()):
        for reading in field.readings:
            if reading.reader is Reader.WORDS:
                value = reading.value if isinstance(reading.value, Decimal) else None
                said = [one.best.reader for one in document.fields.get(words, ())]
                misreadable = not said or any(reader not in _LEGIBLE for reader in said)
                return _Amount(value, reading.text, reading.confidence, reading.repaired, misreadable)
    for field in document.fields.get(words, ()):
        text = str(field.value) if field.value is not None else field.best.text
        found = parse_words(text)
        whole = found is not None and _is_whole(text, found)
        value = found.value if found is not None and whole and field.value is not None else None
        certainty = field.best.confidence * (found.certainty if found is not None else 0.0)
        repaired = field.best.repaired or (found is not None and found.repaired)
        return _Amount(value, text, certainty, repaired)
    return None


def _both_sure(figure: _Amount, words: _Amount, rules: Rules) -> bool:
    if not (figure.misreadable or words.misreadable or figure.repaired or words.repaired):
        return True
    if figure.repaired or words.repaired or min(figure.confidence, words.confidence) < rules.contradicts_at:
        return False
    slip = one_character_off(digits_of(words.value or ZERO), digits_of(figure.value or ZERO))
    return not (slip and figure.confidence < rules.one_character_at)
