"""Patent numbers: application numbers with their check digit, old eight-digit ones, publication numbers told apart.

Source: ZC 0006-2003《专利申请号标准》; publication numbers after ZC 0007. A number is `YYYY T NNNNNNN.C`, before
October 2003 `YY T NNNNN.C`; T is 1 invention, 2 utility model, 3 design, 8 and 9 PCT. 专利号 is ZL and the application
number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product

import regex

from parsers.values.found import Found
from parsers.values.search import find_all, search
from parsers.values.text import Folded, fold

_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_TYPES = "12389"
_FIRST_YEAR, _LAST_YEAR = 2003, 2035
_LOOK_ALIKES = {
    "O": "0",
    "D": "0",
    "Q": "09",
    "I": "1",
    "L": "1",
    "|": "1",
    "!": "1",
    "Z": "2",
    "S": "5",
    "B": "8",
    "G": "69",
}
"""Digits that OCR gives as letters (the text is in capitals)."""

_CHECK_LOOK_ALIKES = {**_LOOK_ALIKES, "×": "X", "Χ": "X", "Х": "X", "✕": "X", "K": "X"}
_MOST_CANDIDATES = 64


class NumberForm(StrEnum):
    """Which kind of number stands there."""

    APPLICATION = "application"
    OLD = "old"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class FoundPatent(Found[str]):
    """A patent number in a text.

    `value` is normalised: twelve (or eight) digits, a dot, the check digit, no prefix; for a publication number
    `CN108572939B`. `valid` says that the check digit agrees, or was not printed and could be computed. A number with a
    wrong check digit stands as printed with `valid` False. `value` is None where letters inside leave no single
    reading.
    """

    valid: bool = False
    form: NumberForm = NumberForm.APPLICATION


def check_digit(body: str) -> str:
    """The check digit (`0`-`9` or `X`) of the twelve or eight digits before the dot."""
    rest = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=False)) % 11
    return "X" if rest == 10 else str(rest)


_D = r"[0-9ODQIL|!ZSBG]"
_C = r"[0-9ODQIL|!ZSBGX×ΧХ✕K]"
_DOT = r"[.·•・,。:;'`\-]"
_PREFIX = r"(?P<prefix>(?:Z\s?[LI1|]|2L|L(?=\s?2)|C\s?N)[\s.:]{0,2})"
_YEAR = r"(?:[2Z]\s?[0ODQ]\s?[0-3ODQIL|!Z]\s?" + _D + ")"
_BODY = rf"(?P<body>{_YEAR}\s?[12389IL|!ZBG](?:\s?{_D}){{7}})"
_OLD_BODY = r"(?P<body>(?:8[5-9]|9\d|0[0-3])\s?[12389]\s?\d{5})"
_CHECK = rf"(?:\s?(?P<dot>{_DOT})\s?(?P<check>{_C})|(?P<glued>\s?{_C}))"
_END = r"(?![0-9A-Z|]|\.\d)|(?=ZL|CN|20\d{10}[.,])"
_NEW = rf"(?<![0-9A-Z|]|\d\.){_PREFIX}?{_BODY}(?:{_CHECK})?(?:{_END})"
_GLUED = rf"(?P<prefix>ZL\s?){_BODY}(?:{_CHECK})?(?:{_END})"
_OLD = rf"(?<![0-9A-Z|¥]|\d\.|¥\s){_PREFIX}?{_OLD_BODY}(?:{_CHECK})?(?![0-9A-Z]|[.,]\d)"
_PUBLICATION = r"(?<![0-9A-Z])(?:ZL\s?)?CN\s?(?P<serial>[1-3]\d{6}|[1-3]\d{8})\s?(?P<kind>[ABCUYSD])\d?(?![0-9A-Z])"

_LABEL = (
    r"(?:PATENT(?:APPLICATION)?(?:NO\.?|NUMBER)|专\s?利\s?(?:申\s?请\s?)?号|申\s?请\s?号(?:或专利号)?|专利编号)"
    r"(?:码)?(?:(?:APPLICATION|PATENT)?(?:NO\.?|NUMBER))?[\s:为是()]*$"
)
_FOREIGN_LABEL = (
    r"(?:备案|登记|证书|序|文|流水|凭证|回单|交易|业务|发票|合同|账|帐|账户|编|电话|手机|传真|联系方式|卡|代码|身份证|订单|批次|验证"
    r"|校验|指令|机构(?=[代编号码:])|客户(?=[代编号码:])|柜员|Tel|TEL|NO|No)(?:编)?[号码]?(?:码)?[\s:为是.()第]*$"
)


def find_patent_numbers(text: str, *, labelled: bool = False) -> list[FoundPatent]:
    """Every patent number of a text, publication numbers among them (`form` tells).

    With `labelled` the text is known to stand under 专利号 or 申请号: twelve bare digits and thirteen whose last is a
    wrong check digit are then taken for patent numbers. Record numbers, accounts and telephone numbers are left out.
    """
    folded = fold(text.upper()) if len(text.upper()) == len(text) else fold(text)
    taken: list[FoundPatent] = [_publication(folded, text, match) for match in find_all(_PUBLICATION, folded.text)]
    for match, form in _candidates(folded.text):
        start, end = folded.span(match.start(), match.end())
        if any(start < other.end and other.start < end for other in taken):
            continue
        if (found := _application(folded, text, match, form, labelled=labelled)) is not None:
            taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def parse_patent_number(text: str) -> FoundPatent | None:
    """The one number of a text that stands under 专利号; None for none or several."""
    found = find_patent_numbers(text, labelled=True)
    return found[0] if len(found) == 1 else None


def normalise_patent_number(text: str) -> str | None:
    """The normalised number, None unless the text holds exactly one whose check digit agrees or was left out."""
    found = parse_patent_number(text)
    return found.value if found and found.valid else None


def _candidates(text: str) -> Iterator[tuple[regex.Match[str], NumberForm]]:
    for pattern, form in (
        (_NEW, NumberForm.APPLICATION),
        (_GLUED, NumberForm.APPLICATION),
        (_OLD, NumberForm.OLD),
    ):
        for match in find_all(pattern, text):
            yield match, form


def _publication(folded: Folded, text: str, match: regex.Match[str]) -> FoundPatent:
    start, end = folded.span(match.start(), match.end())
    value = f"CN{match['serial']}{match['kind']}"
    return FoundPatent(start, end, text[start:end], value, form=NumberForm.PUBLICATION)


def _application(
    folded: Folded, text: str, match: regex.Match[str], form: NumberForm, *, labelled: bool
) -> FoundPatent | None:
    before = "".join(folded.text[max(0, match.start() - 20) : match.start()].split(" "))
    named = labelled or bool(match["prefix"]) or bool(search(_LABEL, before))
    if not named and search(_FOREIGN_LABEL, before):
        return None
    token = _Token.of(match, named=named, form=form)
    if token is None:
        return None
    start, end = folded.span(match.start(), token.end)
    return FoundPatent(
        start, end, text[start:end], token.value, token.repaired, token.certainty, valid=token.valid, form=form
    )


@dataclass(frozen=True, slots=True)
class _Token:
    """What a candidate means."""

    value: str | None
    valid: bool
    repaired: bool
    certainty: float
    end: int

    @classmethod
    def of(cls, match: regex.Match[str], *, named: bool, form: NumberForm) -> _Token | None:
        """The meaning of a match, None where it is no patent number."""
        printed = "".join(match["body"].split())
        dotted = match["dot"] is not None
        check = match["check"] or (match["glued"] or "").strip()
        bodies = [body for body in _readings(printed, _LOOK_ALIKES) if _plausible(body)]
        if not bodies:
            return None
        clean = printed.isdecimal() and (not check or check in "0123456789X")
        if not check:
            return _without_check(bodies, clean=clean, named=named, form=form, end=match.end())
        passing = [
            f"{body}.{digit}"
            for body in bodies
            for digit in _readings(check, _CHECK_LOOK_ALIKES)
            if check_digit(body) == digit
        ]
        tidy = _is_tidy(match["body"]) and not (match["glued"] or "").startswith((" ", "\n"))
        if clean:
            return _clean(printed, check, passing, dotted=dotted, named=named, tidy=tidy, form=form, match=match)
        if len(passing) == 1 and _is_small_repair(printed + check):
            return cls(
                passing[0], valid=True, repaired=True, certainty=0.7 if named or dotted else 0.5, end=match.end()
            )
        return cls(None, valid=False, repaired=False, certainty=0.3, end=match.end()) if named else None


def _readings(printed: str, look_alikes: dict[str, str]) -> list[str]:
    """All readings of a token with OCR look-alikes put right; none where there are too many."""
    choices = [look_alikes.get(char, char) for char in printed]
    found = ["".join(chars) for chars in islice(product(*choices), _MOST_CANDIDATES + 1)]
    return [] if len(found) > _MOST_CANDIDATES else found


def _is_small_repair(printed: str) -> bool:
    """Whether at most one letter besides those for 0 was put right: two at once that pass the check are a guess."""
    return sum(not char.isdecimal() and char not in "ODQX" for char in printed) <= 1


def _plausible(body: str) -> bool:
    if len(body) == 8:
        return body[2] in _TYPES
    return _FIRST_YEAR <= int(body[:4]) <= _LAST_YEAR and body[4] in _TYPES


def _is_tidy(body: str) -> bool:
    """Whether spaces stand only where the standard allows them: after the year and after the type digit."""
    groups = [len(part) for part in body.split()]
    return groups in ([12], [4, 8], [5, 7], [4, 1, 7], [8], [2, 6], [3, 5], [2, 1, 5])


def _without_check(bodies: list[str], *, clean: bool, named: bool, form: NumberForm, end: int) -> _Token | None:
    if not clean:
        return _Token(None, valid=False, repaired=False, certainty=0.3, end=end) if named else None
    if form is NumberForm.OLD and not named:
        return None
    value = f"{bodies[0]}.{check_digit(bodies[0])}"
    return _Token(value, valid=True, repaired=False, certainty=0.9 if named else 0.5, end=end)


def _clean(
    printed: str,
    check: str,
    passing: list[str],
    *,
    dotted: bool,
    named: bool,
    tidy: bool,
    form: NumberForm,
    match: regex.Match[str],
) -> _Token | None:
    """A candidate of digits only, with a character where the check digit stands."""
    if passing:
        certainty = (1.0 if dotted else 0.9) if named else (0.95 if dotted else 0.6)
        if form is NumberForm.OLD and not (named or dotted):
            return None
        return _Token(
            passing[0], valid=True, repaired=False, certainty=certainty if tidy else certainty * 0.9, end=match.end()
        )
    if match["dot"] not in (None, ".", "·", "•") or (match["glued"] or "").startswith((" ", "\n")):
        return _without_check([printed], clean=True, named=named, form=form, end=match.end("body"))
    if named or (dotted and form is NumberForm.APPLICATION):
        return _Token(f"{printed}.{check}", valid=False, repaired=False, certainty=0.9, end=match.end())
    return None
