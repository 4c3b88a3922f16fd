"""Text that names patents (a remark), with their numbers put right or in doubt.

A patent number carries a check digit: one that agrees says that the digits are read right, whatever was made of the
ZL and the dot before and in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from regex import Match

from ocr.lines import Reader, weakest
from parsers.documents import floors
from parsers.layout.piece import Piece
from parsers.layout.sureness import probabilities
from parsers.reading import Reading
from parsers.values.patent_number import check_digit
from parsers.values.search import find_all, search

CHANCE = 1 / 11
"""How often a check digit agrees by chance."""
_ZL = r"(?P<prefix>[Zz27][LlIi1|][\s.．·:]*)?"
_BODY = (
    r"(?P<body>(?:1\n?9|2\n?0)(?:\n?\d){2}\n?[12389](?:\n?\d){7}|(?:8\n?[5-9]|9\n?\d|0\n?[0-3])\n?[1238](?:\n?\d){5})"
)
_NUMBER = rf"(?<![0-9A-Za-z]){_ZL}{_BODY}(?P<dot>\s?[.．·,，:：]\s?)?(?P<check>\n?[0-9Xx])?(?![0-9A-Za-z])"
_SHORT = r"(?<![0-9A-Za-z])[Zz27][LlIi1|][\s.．·:]*\d{6,11}(?![0-9A-Za-z\n])"
"""A number named as a patent's that has lost digits."""
_ENTRY = r"(?:[购销](?:[买售货])?方)?(?:开户银行|开户行|银行账号|账号|地址|电话)|收款人|复核人|专利号|合同编号"
_PARTED = rf"(?<!{_ENTRY})[:：](?=\s*(?:{_ENTRY})[:：])"
"""The colon that ends one entry of a remark and should be a semicolon: the next entry's name stands behind it."""
_KNOWN = r"专利权?号?|申请号|技术转让|技术开发|合同编号|登记编号|合同登记|免税|已登记|发票"
"""Words that stand as read: what OCR doubts a character of and still makes one of them is right."""


@dataclass
class _Text:
    """The characters of a piece with how sure each is; `doubted` says that a number cannot be right as read."""

    chars: list[str]
    sure: list[float]
    repaired: bool = False
    doubted: bool = False


def text_with_numbers(piece: Piece) -> Reading:
    """The piece as a string, its patent numbers put right; no value where the print or a number is in doubt."""
    text = _Text(list(piece.text), probabilities(piece.lines))
    for match in find_all(_KNOWN, piece.text):
        text.sure[match.start() : match.end()] = [1.0] * (match.end() - match.start())
    numbers = list(find_all(_NUMBER, piece.text))
    for match in reversed(numbers):
        _settle(text, match)
    text.doubted |= any(_lost_digits(match, numbers, piece.reader) for match in find_all(_SHORT, piece.text))
    if piece.reader is Reader.OCR:
        text.doubted |= search(r"号码?[:：]\s*$", piece.text) is not None  # the number behind it was not read
        _part_entries(text)
        _drop_specks(text)
    confidence = round(weakest("".join(text.chars), text.sure), 4)
    value = _joined("".join(text.chars))
    reading = Reading(piece.joined, value, piece.reader, confidence, piece.page, piece.box, repaired=text.repaired)
    return (
        reading if confidence >= floors.WORDING and not text.doubted else replace(reading, value=None, confidence=0.0)
    )


def _lost_digits(short: Match[str], numbers: Sequence[Match[str]], reader: Reader) -> bool:
    """Whether what reads as too short a patent number is one that lost digits: none inside a whole one.

    A text layer makes no digits of ZL.
    """
    inside = any(number.start() <= short.start() and short.end() <= number.end() for number in numbers)
    named = reader is Reader.OCR or search(r"^[Zz]", short[0]) is not None
    return not inside and named and search(_NUMBER, short[0]) is None


def _part_entries(text: _Text) -> None:
    """Write ; for a colon before the next of the tax software's entries: it parts them so (…支行; 银行账号: …)."""
    for match in find_all(_PARTED, "".join(text.chars)):
        text.chars[match.start()], text.repaired = ";", True


def _drop_specks(text: _Text) -> None:
    """Leave out what OCR made of specks behind a patent number that ends the remark."""
    whole = "".join(text.chars)
    match = search(r"(?<=(?<!\d)\d{12}\.[\dXx])[.·,'`]+$", whole)
    if match is not None:
        del text.chars[match.start() :], text.sure[match.start() :]


def _joined(text: str) -> str:
    """The text on one line: a break is a blank only between letters, as in `Piece.joined`."""
    found = ""
    for line in (line.strip() for line in text.split("\n")):
        gap = " " if found and line and found[-1].isascii() and line[0].isascii() and found[-1].isalpha() else ""
        found += gap + line
    return found


def _settle(text: _Text, match: Match[str]) -> None:
    """Put one number right, or note that it is in doubt."""
    body = "".join(match["body"].split())
    if match["check"] is None:
        _complete(text, match, body)
        return
    if match["check"].strip().upper() != check_digit(body):
        sure = min(text.sure[match.start("body") : match.end("check")]) >= floors.REMARK_DIGIT
        text.doubted |= not sure or (match["prefix"] or "ZL").strip() != "ZL"
        return
    least = min(text.sure[match.start("body") : match.end("check")])
    text.doubted |= match["dot"] is None and least < floors.DOTLESS
    for index in (*range(*match.span("body")), *range(*match.span("check"))):
        text.sure[index] = 1 - (1 - text.sure[index]) * CHANCE
    text.sure[slice(*match.span("dot"))] = [1.0] * len(match["dot"] or "")
    for index in range(*match.span("dot")):
        text.repaired |= text.chars[index] in ":："
        text.chars[index] = "." if text.chars[index] in ":：" else text.chars[index]
    _put_prefix_right(text, match)


def _put_prefix_right(text: _Text, match: Match[str]) -> None:
    """Write ZL where it was misread or is in doubt; a ZL that is sure stays with what is printed behind it."""
    start, end = match.span("prefix")
    letters = (match["prefix"] or "")[:2]
    if start < 0 or (letters == "ZL" and min(text.sure[start:end]) >= floors.REMARK_DIGIT):
        return
    text.repaired |= letters != "ZL"
    text.chars[start:end], text.sure[start:end] = ["Z", "L"], [1.0, 1.0]


def _complete(text: _Text, match: Match[str], body: str) -> None:
    """Add the check digit that a seal covers: its dot is read, and the digits before say what it is.

    Without the dot nobody knows whether it was printed; a number that ZL does not name is perhaps no patent's.
    """
    dotted = match["dot"] is not None
    if dotted and match.end() == len(text.chars) and min(text.sure[slice(*match.span("body"))]) >= floors.REMARK_DIGIT:
        text.chars.append(check_digit(body))
        text.sure.append(1.0)
        text.repaired = True
    else:
        text.doubted |= dotted or match["prefix"] is not None
