"""Numbers that carry a check character or a structure of their own. All are drawn at random: none is looked up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_PATENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
FIRST_LONG_NUMBER = date(2003, 10, 1)
"""From this day on application numbers have twelve digits (ZC 0006-2003)."""


def digits(rng: random.Random, count: int) -> str:
    """That many random digits."""
    return "".join(rng.choice("0123456789") for _ in range(count))


def patent_check(body: str) -> str:
    """The check character of an application number of 8 or 12 digits (ZC 0006-2003, modulo 11, 10 written X)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _PATENT_WEIGHTS, strict=False)) % 11
    return "X" if total == 10 else str(total)


def patent_number(rng: random.Random, filed_on: date, type_digit: int) -> str:
    """An application number as the report writes it: 12 (before October 2003: 8) digits, a dot, the check character."""
    if filed_on >= FIRST_LONG_NUMBER:
        body = f"{filed_on.year}{type_digit}{rng.randrange(10_000, 999_999):07d}"
    else:
        body = f"{filed_on.year % 100:02d}{type_digit}{rng.randrange(1_000, 29_999):05d}"
    return f"{body}.{patent_check(body)}"


def wrong_check(number: str) -> str:
    """The same number with a check character that does not fit."""
    body, check = number.split(".")
    return f"{body}.{'0' if check == 'X' else (int(check) + 4) % 10}"


def credit_code(rng: random.Random, prefix: str, region: str) -> str:
    """A 统一社会信用代码 (GB 32100-2015) whose inner (GB 11714) and outer check characters fit."""
    modern = prefix.startswith("9") and rng.random() < 0.5
    body = "MA" + "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(6)) if modern else digits(rng, 8)
    head = prefix + region + body + body_check(body)
    return head + code_check(head)


def body_check(body: str) -> str:
    """The check character of an organisation code of eight characters (GB 11714)."""
    total = sum(int(char, 36) * weight for char, weight in zip(body, _BODY_WEIGHTS, strict=True)) % 11
    return "0X987654321"[total]


def code_check(head: str) -> str:
    """The 18th character of a credit code (GB 32100-2015) for its first 17."""
    total = sum(_CODE_ALPHABET.index(char) * weight for char, weight in zip(head, _CODE_WEIGHTS, strict=True))
    return _CODE_ALPHABET[-total % 31]


def wrong_code(rng: random.Random, code: str) -> str:
    """The same credit code with one digit changed, so that its check character does not fit."""
    place = rng.randrange(9, 16)
    other = rng.choice([char for char in "0123456789" if char != code[place]])
    return code[:place] + other + code[place + 1 :]


def record_number(rng: random.Random, letter: str, recorded_on: date) -> str:
    """A 备案号 (letter X) or 登记号 (letter Y): letter, year, office (98: on-line system), serial of seven digits."""
    office = rng.choice(("98", "98", "98", "99", "11", "32", "44"))
    return f"{letter}{recorded_on.year}{office}{rng.randrange(100, 49_999):07d}"


def notice_serial(rng: random.Random, issued_on: date) -> str:
    """发文序号: sixteen digits that begin with the day of issue."""
    return f"{issued_on:%Y%m%d}{digits(rng, 8)}"


def digital_invoice_number(rng: random.Random, issued_on: date, province: str) -> str:
    """The 20 digits of a 数电票: year, region, channel, serial."""
    return f"{issued_on:%y}{province}{rng.choice('1227')}000000{digits(rng, 9)}"


def invoice_code(rng: random.Random, kind: str, issued_on: date, province: str) -> str:
    """发票代码 of an older invoice: `special` has 10 digits, `ordinary` 12 (…04), `electronic` 12 (…11)."""
    year = f"{issued_on:%y}"
    if kind == "special":
        return f"{province}00{year}{rng.choice('1234')}1{rng.choice('36')}0"
    return f"0{province}00{year}{rng.randrange(1, 9):02d}{rng.choice('12')}{'11' if kind == 'electronic' else '04'}"


def slip_serial(rng: random.Random, paid_on: date) -> str:
    """A serial as banks print them: date and digits, digits alone, or letters and digits."""
    match rng.randrange(4):
        case 0:
            return f"{paid_on:%Y%m%d}{digits(rng, 10)}"
        case 1:
            return digits(rng, rng.choice((11, 12, 14)))
        case 2:
            return "".join(rng.choice("ABCDEFGHJKLMNPRTUWXY") for _ in range(2)) + digits(rng, 12)
        case _:
            return f"{paid_on:%y%m%d}{digits(rng, 9)}"


def contract_number(rng: random.Random, signed_on: date, place: str) -> str:
    """合同编号 as offices of universities and firms number their contracts."""
    serial = rng.randrange(1, 400)
    match rng.randrange(5):
        case 0:
            return f"ZLZR-{signed_on.year}-{serial:03d}"
        case 1:
            return f"{signed_on.year}{place}{digits(rng, 8)}"
        case 2:
            return f"HT{signed_on:%Y%m%d}{serial % 100:02d}"
        case 3:
            return f"ZL{signed_on.year}{serial:04d}"
        case _:
            return f"JSZR〔{signed_on.year}〕{serial}号"
