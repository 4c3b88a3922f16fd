"""Unified social credit codes (GB 32100-2015) and the tax numbers of fifteen digits before them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import regex

from parsers.values.found import Found
from parsers.values.search import find_all
from parsers.values.text import fold

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_FORBIDDEN = str.maketrans({"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"})
"""Letters the standard leaves out, and what OCR saw in their place."""
_LOOK_ALIKE = {"3": "J", "J": "3"}
"""Check characters that typewriter faces print alike; the seventeen before say which it is."""


class CodeForm(StrEnum):
    """Which kind of code stands there."""

    CREDIT = "credit"
    TAX15 = "tax15"


class Holder(StrEnum):
    """Who bears a code, by its first two characters."""

    STATE_ORGAN = "state_organ"
    PUBLIC_INSTITUTION = "public_institution"
    SOCIAL_GROUP = "social_group"
    PRIVATE_NON_ENTERPRISE = "private_non_enterprise"
    FOUNDATION = "foundation"
    LAW_FIRM = "law_firm"
    COMPANY = "company"
    SOLE_TRADER = "sole_trader"
    FARMERS_COOPERATIVE = "farmers_cooperative"
    MILITARY_INSTITUTION = "military_institution"
    RURAL_COLLECTIVE = "rural_collective"


_HOLDERS = {
    "11": Holder.STATE_ORGAN,
    "12": Holder.PUBLIC_INSTITUTION,
    "13": Holder.SOCIAL_GROUP,
    "51": Holder.SOCIAL_GROUP,
    "52": Holder.PRIVATE_NON_ENTERPRISE,
    "53": Holder.FOUNDATION,
    "31": Holder.LAW_FIRM,
    "91": Holder.COMPANY,
    "92": Holder.SOLE_TRADER,
    "93": Holder.FARMERS_COOPERATIVE,
    "A1": Holder.MILITARY_INSTITUTION,
    "N1": Holder.RURAL_COLLECTIVE,
    "N2": Holder.RURAL_COLLECTIVE,
    "N3": Holder.RURAL_COLLECTIVE,
}


@dataclass(frozen=True, slots=True)
class FoundCode(Found[str]):
    """A code in a text; `valid` says that its check character agrees. A wrong one stands as printed."""

    valid: bool = False
    form: CodeForm = CodeForm.CREDIT


def check_character(body: str) -> str:
    """The eighteenth character that belongs to the first seventeen."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def is_valid_code(code: str) -> bool:
    """Whether these are eighteen allowed characters of which the last agrees with the others."""
    return len(code) == 18 and all(char in ALPHABET for char in code) and check_character(code[:17]) == code[17]


def holder_of(code: str) -> Holder | None:
    """Who bears the code; None for a prefix without a meaning here."""
    return _HOLDERS.get(code[:2])


_CUT = r"(?:11|12|31)(?:1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])"
"""How a credit code begins that lost digits: its holder and the province (GB/T 2260) that registered it.

A tax number of fifteen digits begins with its region, and Beijing, Tianjin and Shanghai (11, 12, 31) have none such.
"""
_CREDIT = r"(?<![0-9A-Z])(?P<code>[0-9A-Z](?:\s?[0-9A-Z]){17})(?![0-9A-Z])"
_TAX15 = rf"(?<![0-9A-Z.,])(?!{_CUT})(?P<code>[1-8]\d{{5}}[0-9A-Z]{{8}}[0-9X])(?![0-9A-Z]|[.,]\d)"


def find_credit_codes(text: str) -> list[FoundCode]:
    """Every code of eighteen characters that begins like one; forbidden letters are mapped back and then checked."""
    folded = fold(text.upper() if len(text.upper()) == len(text) else text)
    found: list[FoundCode] = []
    for match in find_all(_CREDIT, folded.text, overlapped=True):
        start, end = folded.span(match.start("code"), match.end("code"))
        code = "".join(match["code"].split())
        item = _credit(text, start, end, code)
        if item is not None and not any(start < other.end and other.start < end for other in found):
            found.append(item)
    return found


def parse_credit_code(text: str) -> FoundCode | None:
    """The one code of a text that stands under its label (纳税人识别号); fifteen digits are then a tax number."""
    found = find_credit_codes(text)
    if found:
        return found[0] if len({item.value for item in found}) == 1 else None
    folded = fold(text.upper() if len(text.upper()) == len(text) else text, spaces=False)
    old = [_tax15(text, folded.span(*match.span("code")), match) for match in find_all(_TAX15, folded.text)]
    return old[0] if len(old) == 1 else None


def _tax15(text: str, span: tuple[int, int], match: regex.Match[str]) -> FoundCode:
    return FoundCode(*span, text[slice(*span)], match["code"], valid=True, certainty=0.8, form=CodeForm.TAX15)


def _credit(text: str, start: int, end: int, code: str) -> FoundCode | None:
    if is_valid_code(code):
        return FoundCode(start, end, text[start:end], code, valid=True)
    mapped = code.translate(_FORBIDDEN)
    if holder_of(mapped) is None or sum(char.isdecimal() for char in mapped) < 8:
        return None
    for likely in (mapped, mapped[:17] + _LOOK_ALIKE.get(mapped[17], "")):
        if is_valid_code(likely):
            return FoundCode(start, end, text[start:end], likely, repaired=True, certainty=0.85, valid=True)
    return FoundCode(start, end, text[start:end], code, certainty=0.6)
