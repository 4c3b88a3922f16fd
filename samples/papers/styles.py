"""The ways in which papers write dates, amounts and patent numbers, and choose their print."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from samples.fonts import Font
from samples.papers.ink import Ink, Span, Value

DATE_STYLES = ("cn", "cn0", "iso", "compact", "dotted", "slashed", "spaced", "hanzi")
BODY_FONTS = (Font.SONG, Font.HEI, Font.MICRO, Font.MING, Font.KAI)
NUMBER_STYLES = ("zl", "zl_space", "bare", "split", "no_dot", "no_check")


def write_date(day: date, style: str) -> str:
    """A day in one of `DATE_STYLES`: `cn` 2024年3月5日, `cn0` 2024年03月05日, `hanzi` 二〇二四年三月五日."""
    return {
        "cn": f"{day.year}年{day.month}月{day.day}日",
        "cn0": f"{day:%Y年%m月%d日}",
        "iso": f"{day:%Y-%m-%d}",
        "compact": f"{day:%Y%m%d}",
        "dotted": f"{day:%Y.%m.%d}",
        "slashed": f"{day:%Y/%m/%d}",
        "spaced": f"{day:%Y 年 %m 月 %d 日}",
        "hanzi": f"{_digits(day.year)}年{_counted(day.month)}月{_counted(day.day)}日",
    }[style]


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _counted(number: int) -> str:
    """1 to 31 as counted: 一, 十, 二十一."""
    tens, ones = divmod(number, 10)
    head = ("", "十", "二十", "三十")[tens]
    return head + ("" if ones == 0 else "一二三四五六七八九"[ones - 1])


def write_number(number: str, style: str) -> str:
    """A patent number in one of `NUMBER_STYLES`; `split` puts spaces after year and type."""
    body, _, check = number.partition(".")
    year = 4 if len(body) == 12 else 2
    return {
        "zl": f"ZL{number}",
        "zl_space": f"ZL {number}",
        "bare": number,
        "split": f"ZL {body[:year]} {body[year]} {body[year + 1 :]}.{check}",
        "no_dot": f"ZL{body}{check}",
        "no_check": f"ZL{body}",
    }[style]


def type_digit(number: str) -> str:
    """The digit of a patent number that names the type (1 invention, 2 utility model, 3 design)."""
    body = number.partition(".")[0]
    return body[4] if len(body) == 12 else body[2]


def write_money(amount: Decimal, *, commas: bool = True, sign: str = "") -> str:
    """An amount in yuan with two decimals, perhaps with thousands separators and a sign before it."""
    return f"{sign}{amount:,.2f}" if commas else f"{sign}{amount:.2f}"


def day_span(name: str, day: date | None, style: str) -> Span | str:
    """A day as print."""
    return Span(write_date(day, style), name, day.isoformat()) if day else ""


def money_span(name: str, amount: Decimal | None, *, commas: bool = True, sign: str = "", key: str = "") -> Span | str:
    """An amount as print, its sign included."""
    return Span(write_money(amount, commas=commas, sign=sign), name, f"{amount:.2f}", key) if amount is not None else ""


def number_span(number: str, style: str, name: str = "patent_numbers") -> Span:
    """A patent number as print."""
    return Span(write_number(number, style), name, number)


def name_spans(name: str, values: Sequence[str], separator: str = "、") -> list[Span | str]:
    """Several names in one place."""
    found: list[Span | str] = []
    for value in values:
        found += [separator] if found else []
        found.append(Span(value, name, normal_name(value)))
    return found


def normal_name(name: str) -> Value:
    """A name without the spaces and line breaks that print put in."""
    return "".join(name.split())


def pick_ink(rng: random.Random, size: float, *, fonts: Sequence[Font] = BODY_FONTS) -> Ink:
    """A black print for the body of a paper: font, size within a twentieth, perhaps a font of its own for digits."""
    latin = rng.choice((None, None, Font.SERIF, Font.SANS))
    return Ink(rng.choice(fonts), size * rng.uniform(0.95, 1.06), latin=latin)
