"""What the cells of a claim list mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from parsers.claims import Mode
from parsers.values.amount import Unit, parse_amount
from parsers.values.dates import FIRST_YEAR, LAST_YEAR, parse_date
from parsers.values.organisation import join_wrapped, normalise_name
from parsers.values.patent_number import check_digit, find_patent_numbers
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.text import fold, plain

Meaning = date | Decimal | Mode | str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class CellMeaning:
    """The value of a cell, whether it is to be doubted although it has one, and whether marks were put right.

    `repaired`: only marks between digits (a comma read as a point) were misread, and the digits can stand in one way.
    """

    value: Meaning
    doubtful: bool = False
    repaired: bool = False


_EMPTY = r"(?:[^\p{L}\p{N}]|[无空ー一])*|N/?A|不适用|不涉及|暂无|未填"
LIKE_ZL = r"(?<![\dA-Za-z])2[1lI|][.,]?(?=\s?20\d{2}\s?[12389](?:\s?\d){7}\s?[.,]\s?[\dXx](?!\d))"
"""21 before a whole number: so OCR reads ZL where the print is faint."""
_SPLIT = r"[、,;；，/|\n]|\s(?=ZL|zl|CN|20\d{2})"
_MODES: tuple[tuple[str, Mode], ...] = (
    (r"开放\s*许可", Mode.OPEN_LICENCE),
    (r"质押", Mode.PLEDGE),
    (r"作价|入股|出资|投资", Mode.EQUITY),
    (r"许可", Mode.LICENCE),
    (r"转\p{Han}?让|出让|受让|购买|变更|转移", Mode.TRANSFER),
)
"""The words of every mode; a seal or a wrap may put one more character into 转让, the commonest."""
_EXCEL_DAY_ZERO = date(1899, 12, 30)


_WRAPPED_DAY = r"(?:19|20)\d{2}\s*[年./-]?\s*\d{1,2}\s*[月./-]?\s*\d{1,2}日?"
_ROUND = str.maketrans("Oo", "00")
_MARKED = r"\d{1,3}(?:[.,;:·']\d{3})+[.,]\d{2}"
"""A figure in groups with two decimals. With a point before them it can be read in one way, however its other marks are
read as; with a comma there a digit may be lost instead."""
_GAPPED = r"\d{1,3}(?:[.,;:·']?\d{3})+[.,]\d{2}"
"""The same with a mark between its groups lost: a digit may be lost with it."""
_SPECKS = r"[.,·'`:;]*"
_SPECKLED = rf"{_SPECKS}{_MARKED}{_SPECKS}"
"""The same with specks before and behind it."""
_MARKED_DAY = r"(?P<y>(?:19|20)\d{2})[-~./,·'，、](?P<m>\d{1,2})[-~./,·'，、](?P<d>\d{1,2})[.,·']?"
"""A day in figures whose marks are read as different ones: 2021,11.01, 2021-07~29."""
_FIGURE = r"[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{2})?(?:[亿万]?元)?"
"""A figure as it is printed whole: all or none of its groups set off, two decimals or none."""


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or a stroke or 无 in place of a value."""
    return full_match(_EMPTY, plain(text).upper()) is not None


def meaning_of(name: str, text: str, unit: Unit) -> CellMeaning:
    """The value of a cell of the column `name`; amounts are in `unit` where the cell prints none."""
    if is_blank(text):
        return CellMeaning(() if name == "patent_numbers" else None)
    readers: Mapping[str, Callable[[str], CellMeaning]] = {
        "registered_on": _day,
        "patent_numbers": _patents,
        "mode": _mode,
        "supplier": _party,
        "receiver": _party,
    }
    reader = readers.get(name)
    return reader(text) if reader is not None else _amount(text, unit)


def _day(text: str) -> CellMeaning:
    """A day; one that wraps in its cell is put together first, or its second numeral would be lost."""
    text = "".join(text.split("\n")) if full_match(_WRAPPED_DAY, plain(text)) else text
    serial = full_match(r"(\d{5})(?:\.\d+)?", plain(text))
    if serial is not None:
        day = _EXCEL_DAY_ZERO + timedelta(days=int(serial[1]))
        return CellMeaning(day if FIRST_YEAR <= day.year <= LAST_YEAR else None)
    found = parse_date(text)
    if found is not None:
        return CellMeaning(found.value, found.repaired)
    marked = full_match(_MARKED_DAY, plain(text))
    mended = parse_date("-".join((marked["y"], marked["m"], marked["d"]))) if marked else None
    return CellMeaning(mended.value if mended is not None else None, repaired=mended is not None)


def _mode(text: str) -> CellMeaning:
    """The mode; a cell that names two different ones has none."""
    bare = plain(text)
    for pattern, mode in _MODES:
        if not search(pattern, bare):
            continue
        rest = replaced(pattern, "", bare)
        mixed = mode is Mode.LICENCE and search(r"转让|出让", rest)
        return CellMeaning(None if mixed or (mode is not Mode.LICENCE and search(r"[及和、/或]", rest)) else mode)
    return CellMeaning(None)


def _party(text: str) -> CellMeaning:
    """The cell as one string without breaks and spaces; co-owners stay together, a break between two becomes 、."""
    value = replaced(r"(?<=[\p{Han})）])[.,'`](?=\p{Han})", "", "".join(join_wrapped(text).split()))
    value = replaced(r"^[.,'`·，。、]+|[.,'`·，。、]+$", "", value)
    return CellMeaning(value if normalise_name(value) else None)


def _amount(text: str, unit: Unit) -> CellMeaning:
    """An amount; a cell with figures on several lines has one only where they are pieces of a figure that wraps."""
    lines = [plain(line) for line in text.split("\n") if search(r"[\dOo]", line)]
    whole = _unwrapped(lines) if len(lines) > 1 else "".join(lines)
    if whole is None or search(r"\d[|丨]|[|丨]\d", whole):  # a digit, or the edge of the cell
        return CellMeaning(_by_digits("".join(lines), unit) if len(lines) > 1 else None, doubtful=True)
    if full_match(_SPECKLED, whole) and not full_match(_FIGURE, whole):
        *groups, cents = (group[0] for group in find_all(r"\d+", whole))
        value = Decimal("".join(groups) + "." + cents) * unit.value
        return CellMeaning(value, doubtful=search(r"\.\d+\D*$", whole) is None, repaired=True)
    if full_match(_GAPPED, whole) and not full_match(_FIGURE, whole):
        *groups, cents = (group[0] for group in find_all(r"\d+", whole))
        return CellMeaning(Decimal("".join(groups) + "." + cents) * unit.value, doubtful=True, repaired=True)
    before = rf"[·'`:;]*|{_SPECKS}(?=\d{{4}})" if unit is Unit.YUAN else r"[·'`:;]*"
    bare = full_match(rf"(?P<before>{before})(?P<figure>\d[\d,]*)(?P<behind>{_SPECKS})", whole)
    specks = bare is not None and bool(bare["before"] or bare["behind"])
    figure = bare["figure"] if bare is not None and specks else whole
    found = parse_amount(figure, unit=unit)
    if found is None or found.value is None:
        return CellMeaning(None)
    if _digits(found.text) != _digits(replaced(r"\d+(?:\.\d+)?[%‰]", "", figure)):
        return CellMeaning(None, doubtful=True)
    put_together = len(lines) > 1 and whole != "".join(lines)
    return CellMeaning(found.value, found.repaired or put_together or specks, repaired=specks)


def _by_digits(joined: str, unit: Unit) -> Decimal | None:
    """What a figure is if its marks are all misread but for the place of its cents: to be confirmed by another cell."""
    if not full_match(r"\d{1,3}(?:[.,;:·']{1,2}\d{1,3})+[.,]\d{2}", joined):
        return None
    return Decimal("".join(char for char in joined if char.isdecimal())) / 100 * unit.value


def _digits(text: str) -> int:
    return sum(char.isdecimal() for char in text)


def _unwrapped(lines: Sequence[str]) -> str | None:
    """A figure that wraps in its cell; None where the lines are figures of their own."""
    joined = replaced(r"[.,]{2,}", ".", "".join(lines).translate(_ROUND))
    whole = full_match(_FIGURE, joined) or full_match(_MARKED, joined)
    return whole[0] if whole is not None and not full_match(_FIGURE, lines[0]) else None


def sure_of(name: str, text: str, sure: Sequence[float], *, otherwise: float) -> float:
    """How sure the characters are that make the value of a cell: where its form tells the marks, digits alone.

    Args:
        name: the column.
        text: the cell as read.
        sure: the probability of every character of it.
        otherwise: how sure the cell is as a whole.
    """
    places = [index for index, char in enumerate(text) if not char.isspace()]
    whole = full_match(_FORMS.get(name, rf"{_SPECKS}(?P<value>{_MARKED}){_SPECKS}"), plain(text))
    if whole is None or len(sure) != len(text) or len(plain(text)) != len(places):
        return otherwise
    counted = [places[index] for start, end in whole.spans("value") for index in range(start, end)]
    return min((sure[index] for index in counted if text[index].isdecimal() or text[index] in "Xx"), default=otherwise)


_MARK = r"[.,:;·'`]"
_NUMBER = (
    r"(?:[Z2][L1lI|]\.?)?(?:(?P<value>(?:\d{12}|\d{8})(?:[.,]?[\dXx])?)"
    rf"|(?:(?P<value>\d){_MARK}?){{12}}(?P<value>[\dXx]))|CN(?P<value>\d{{7,9}}[A-Z])"
)
_MARKED_NUMBER = rf"(?<!\d)20(?:(?:\s|{_MARK})*\d){{10}}(?:\s|{_MARK})*[\dXx](?!\d)"
"""A number with marks amid its digits that the scanner saw: 2018 2.0851659.1."""
_FORMS = {
    "registered_on": rf"(?P<value>{_MARKED_DAY}|{_WRAPPED_DAY})",
    "patent_numbers": rf"(?:{_SPECKS}[、/]*(?:{_NUMBER}))+{_SPECKS}",
}
"""Forms of a cell's value whose marks need not be read; of columns of amounts it is that of a figure in groups."""


def _patents(text: str) -> CellMeaning:
    """All numbers of the cell in order, a malformed one as printed. `等3件` with other than three is doubtful."""
    text = replaced(LIKE_ZL, "ZL", text)
    text, repaired = _without_marks(text)
    found = find_patent_numbers(text, labelled=True)
    numbers = [(item.start, item.value or "".join(item.text.split())) for item in found]
    doubtful = any(item.repaired or item.value is None for item in found)
    at = 0
    for gap_end, resume in [*((item.start, item.end) for item in found), (len(text), len(text))]:
        numbers += _malformed(text[at:gap_end], at)
        at = resume
    values = tuple(dict.fromkeys(value for _, value in sorted(numbers)))
    counted = search(r"(?:等|共|计)\s*(\d+)\s*[件项个]", fold(text).text)
    short = (int(counted[1]) != len(values)) if counted else bool(search(r"等\s*$|等[件项多]", text.strip()))
    return CellMeaning(values, doubtful or short, repaired)


def _without_marks(text: str) -> tuple[str, bool]:
    """The text with numbers freed of marks amid their digits where the check digit agrees, and whether any was."""
    repaired = False
    for printed in [match[0] for match in find_all(_MARKED_NUMBER, text)]:
        bare = replaced(rf"\s|{_MARK}", "", printed).upper()
        whole = full_match(r"\d{12}[.,]?[\dXx]", plain(printed)) is not None
        if not whole and bare[4] in "12389" and check_digit(bare[:12]) == bare[12]:
            text, repaired = text.replace(printed, f"{bare[:12]}.{bare[12]}", 1), True
    return text, repaired


def _malformed(text: str, at: int) -> list[tuple[int, str]]:
    """What looks like an attempt at a number: six digits or more between separators."""
    found = []
    for part in find_all(rf"(?:(?!{_SPLIT})[\s\S])+", text):
        bare = plain(part[0]).strip("()")
        if sum(char.isdecimal() for char in bare) >= 6:
            printed = replaced(r"^(?:专利(?:申请)?号|申请号)?[:：]?", "", bare)
            found.append((at + part.start(), printed))
    return found
