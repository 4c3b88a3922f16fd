"""Values of spreadsheet cells as a person sees them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_LARGEST = 18
"""Numbers of more digits are not formatted."""
_GENERAL = frozenset({"", "general", "@", "常规", "g/通用格式"})
_QUOTED = re.compile(r'"[^"]*"|\\.|!.|_.|\*.|\[[^\]]*\]')
_TOKEN = re.compile(r'"([^"]*)"|[\\!](.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([0#?])|(.)', re.DOTALL)


def cell_text(value: object, number_format: str) -> str:
    """A cell's value as shown: numbers by their format, dates in ISO form (the day left out where the format does)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _date_text(value, number_format)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number_text(value, number_format)
    return str(value)


def _date_text(value: datetime | date, number_format: str) -> str:
    bare = _QUOTED.sub("", number_format).lower()
    if "d" not in bare and "y" in bare and "m" in bare:
        return f"{value.year:04d}-{value.month:02d}"
    day = f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return f"{day} {value.hour:02d}:{value.minute:02d}:{value.second:02d}"
    return day


def _number_text(value: float, number_format: str) -> str:
    try:
        number = Decimal(str(value)) if isinstance(value, int) else Decimal(f"{value:.15g}")
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    if number and number.adjusted() > _LARGEST:
        return _plain(number)
    section = _section(number, number_format)
    if section.strip().lower() in _GENERAL or re.search(r"[eE][+-]|\?/\?|[#0]/", _QUOTED.sub("", section)):
        return _plain(number)
    return _formatted(number, section, signed=";" not in _QUOTED.sub("", number_format))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section(number: Decimal, number_format: str) -> str:
    """The part of a format that applies to positive numbers, negative ones or zero."""
    parts = re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", number_format)
    if number < 0 and len(parts) > 1:
        return parts[1]
    if number == 0 and len(parts) > 2 and re.search(r"[0#?]", _QUOTED.sub("", parts[2])):
        return parts[2]
    return parts[0]


def _formatted(number: Decimal, section: str, *, signed: bool) -> str:
    bare = _QUOTED.sub("", section)
    digits = re.search(r"[0#?][0#?,.]*", bare)
    if digits is None:
        return _plain(number)
    picture = digits.group()
    scaled = number * (100 if "%" in bare else 1) / (Decimal(1000) ** (len(picture) - len(picture.rstrip(","))))
    _, _, fraction = picture.rstrip(",").partition(".")
    places = len(re.sub(r"[^0#?]", "", fraction))
    exact = -int(scaled.normalize().as_tuple().exponent)
    places = min(max(exact, places), 2) if places < 2 else places
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in picture.rstrip(",") else f"{rounded:f}"
    return _filled(section, text, negative=number < 0 and signed)


def _filled(section: str, text: str, *, negative: bool) -> str:
    """A format with its digits replaced by a number's, literal text kept where it stands.

    A literal point inside the digits (`0!.0,"万"`) parts the number there.
    """
    before, after, inner = "", "", ""
    seen = 0
    total = len(re.findall(r"[0#?]", _QUOTED.sub("", section)))
    behind_inner = 0
    for quoted, escaped, currency, digit, other in _TOKEN.findall(section):
        literal = quoted or escaped or currency or (other if other not in ",." else "")
        if digit:
            seen += 1
        elif literal and 0 < seen < total:
            inner, behind_inner = literal, total - seen
        elif literal and not seen:
            before += literal
        elif literal:
            after += literal
    if inner and len(text) > behind_inner:
        text = text[:-behind_inner] + inner + text[-behind_inner:]
    return f"{'-' if negative else ''}{before}{text}{after}".strip()
