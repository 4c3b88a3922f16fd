"""Dates in every style these papers print."""

from __future__ import annotations

from datetime import date

import regex

from parsers.values.found import Found
from parsers.values.search import find_all, full_match
from parsers.values.text import fold

FIRST_YEAR, LAST_YEAR = 1985, 2035
"""The patent law is of 1985; a later year than the last is a misreading."""
LAST_TERM_YEAR = 2047
"""The same for the end of a term: a patent of today lives twenty years."""

_CAPITALS = str.maketrans("〇○Ｏ零一二三四五六七八九壹贰叁肆伍陆柒捌玖", "0000123456789123456789")
_HANZI = "〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_N = r"[0-9OolI]"
_Y = rf"(?P<y>(?:19|2[0Oo])\s?{_N}\s?{_N})"
_M, _DAY = rf"(?P<m>{_N}\s?{_N}?|元)", rf"(?P<d>{_N}\s?{_N}?)"
_HAN_DAY = rf"(?P<m>[{_HANZI}十拾]{{1,3}}|元)\s?月\s?(?P<d>[{_HANZI}十拾廿卅]{{1,3}})\s?[日号]"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<m>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?))(?![A-Za-z])[.,]?"
)

_BEGINS = r"(?:(?<![0-9.,/-])|(?<=(?:19|20)\d{2}\s?[-/.·]\s?\d{1,2}\s?[-/.·]\s?\d{1,2}\s?-{1,2}\s?))"
"""Where a date of figures may begin: not inside a longer number, but behind the dash of a span of dates."""
_BEGINS_BARE = r"(?:(?<![0-9A-Za-z.,/-])|(?<=(?<![0-9])(?:19|20)\d{6}-{1,2}))"
"""The same for a date without marks between its parts."""
_NO_SPAN = r"-{1,2}\s?(?!(?:19|20)\d{2}(?:\s?[-/.·]\s?\d{1,2}\s?[-/.·]|\d{4}(?!\d)))\d"
"""A dash behind a date that leads to something else than a further date."""

_MISREAD_DIGIT = r"(?<=[^0-9]\d)[A-Za-z]"
"""A letter behind a day of one figure was its second: 2023-10-3Q."""

_STYLES: tuple[tuple[str, float], ...] = (
    (rf"(?<![0-9]){_Y}\s?[-.·]?年\s?[.·]?{_M}\s?[-.·]?月\s?[.·]?{_DAY}\s?[-.·)]?[日号曰]", 1.0),
    (
        rf"(?P<y>[12二一贰壹][{_HANZI}O0-9]{{3}})\s?年\s?{_HAN_DAY}",
        1.0,
    ),
    (
        rf"(?<![{_HANZI}O0-9])(?P<y>二[一二三][一二三四五六七八九]|[〇○][一二三][{_HANZI}])\s?年\s?{_HAN_DAY}",
        0.8,
    ),
    (
        rf"{_BEGINS}(?P<y>(?:19|20)\d{{2}})\s?(?P<s>[-/.·])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<d>\d{{1,2}})(?![0-9]|[./]\d|{_NO_SPAN}|{_MISREAD_DIGIT})",
        1.0,
    ),
    (r"(?<![0-9.,/-])(?P<y>(?:19|20)\d{2})(?P<s>[-/.])(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?=\d{1,2}:\d{2})", 0.9),
    (rf"{_BEGINS_BARE}(?P<y>(?:19|20)\d{{2}})(?P<m>[01]\d)(?P<d>[0-3]\d)(?![0-9A-Za-z]|[.,/]\d|{_NO_SPAN})", 0.9),
    (r"(?<![0-9.,/-])(?P<y>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?=-\d{2}[.:]\d{2}[.:]\d{2})", 1.0),
    (rf"(?<![0-9]){_Y}\s?年\s?{_M}\s?月\s?(?P<d>{_N}{_N})(?![0-9日号])", 0.6),
    (r"(?<![0-9.,])(?P<y>(?:19|20)\d{2})\s+(?P<m>[01]?\d)\s+(?P<d>[0-3]?\d)(?![0-9.,])", 0.7),
    (rf"(?<![0-9A-Za-z.,])(?P<d>\d{{1,2}})\s?-?{_MONTH}\s?-?(?P<y>20\d{{2}})(?![0-9])", 0.9),
    (
        rf"(?:(?<![A-Za-z])|(?<=(?:made|into|signed|executed)(?:on|of|ason|asof))){_MONTH}\s?(?P<d>\d{{1,2}})(?:\s?,\s?|\s)(?P<y>20\d{{2}})(?![0-9])",
        0.9,
    ),
)
"""Styles in the order of trust: a later one is not looked for where an earlier one stands.

The third is a year of four numerals of which OCR lost the thin 〇, or the 二 before it: there is but one.
"""


def find_dates(text: str, *, last_year: int = LAST_YEAR) -> list[Found[date]]:
    """Every date from left to right; a value of None where one is printed that does not exist or is out of range."""
    folded = fold(text)
    found: list[Found[date]] = []
    for pattern, certainty in _STYLES:
        for match in find_all(pattern, folded.text):
            start, end = folded.span(match.start(), match.end())
            if any(start < other.end and other.start < end for other in found):
                continue
            value, repaired = _value_of(match, last_year)
            if value is None and certainty < 1.0:
                continue
            sure = certainty * (0.7 if repaired else 1.0)
            found.append(Found(start, end, text[start:end], value, repaired, sure))
    return sorted(found, key=lambda item: item.start)


def parse_date(text: str) -> Found[date] | None:
    """The one date of a text; None for none, or for several that differ."""
    found = find_dates(text)
    values = {item.value for item in found}
    return found[0] if len(values) == 1 else None


def _value_of(match: regex.Match[str], last_year: int) -> tuple[date | None, bool]:
    parts = ["".join(match[name].split()) for name in "ymd"]
    if (named := parts[1][:3].lower()) in _MONTHS:
        parts[1] = str(_MONTHS.index(named) + 1)
    parts[1] = "1" if parts[1] == "元" else parts[1]
    repaired = any(char in "OolI" for part in parts for char in part) and not any(char in _HANZI for char in parts[0])
    if full_match(rf"[{_HANZI}]{{3}}", parts[0]):
        parts[0], repaired = "二〇" + parts[0][1:], True
    try:
        year, month, day = (_number(part) for part in parts)
        value = date(year, month, day)
    except ValueError:
        return None, repaired
    return (value if FIRST_YEAR <= year <= last_year else None), repaired


def _number(part: str) -> int:
    """A number in figures, or in Chinese numerals with or without 十."""
    part = part.translate(_CAPITALS).replace("拾", "十").replace("廿", "2十").replace("卅", "3十")
    part = part.translate(str.maketrans("OolI", "0011"))
    if "十" not in part:
        return int(part)
    tens, _, ones = part.lstrip("0").partition("十")
    return int(tens or "1") * 10 + int(ones or "0")
