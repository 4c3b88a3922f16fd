"""Finding labels in print: where on a form a label stands, and what follows it in the same line.

Forms print labels in every way: alone in a cell, followed by a colon, glued to the value, spaced out (`户 名`),
broken over two lines, or one character below the other. A `LabelTable` says which wordings there are; `find_marks`
says where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ocr.lines import Box, Line
from parsers.layout.label_table import SHORTEST_NEAR_ALONE, SPECKS, STROKES, LabelTable
from parsers.values.search import find_all, search
from parsers.values.text import Folded, fold, is_han

_COLONS = ":;"
_LED = r"^[.·]{4}"
"""A row of dots from a label to its value."""
_KEY = r"^\s*[\[【〔](?P<key>[\p{Han}()（）/]{2,12})[\]】〕](?=.)"
_BRACKETED = r"[\[【〔](?P<key>[\p{Han}()（）/]{2,12})[\]】〕]"
_WHOLE_KEY = r"^\s*[\[【〔](?P<key>[\p{Han}()（）/]{2,12})[\]】〕]\s*$"
_LEADERS = "._·…-"
"""What leads from a label to its value over a blank."""
SHORTEST_SPACED = 5
"""Steps between characters from which on a line is known to be letter-spaced."""
_CLOSING = ")]】》"
"""What ends a title or a word, so that a label may begin right behind it."""
_DATE_ENDS = r"\d月\d{1,2}日$|\d[.]\d{2}$"
"""A day or an amount, from which no label goes on, so that one may begin right behind it."""
_BULLET = (
    r"^(?:(?:\(?\d{1,2}[.、)]|[①-⑩*#·•\-■□●○◆◇▶▷►▪▌▎▍▏]|[一二三四五六七八九十]{1,2}[、.)])+|[一二三](?=\p{Han}{4,12}:))"
)
"""What may stand before a label in its line: a running number, a mark, rulings read as a numeral."""
_NOUNS = frozenset({"编号", "号码", "名称"})
"""Labels that other words go before: right behind other print they are its end."""
GAP = 1
"""How far apart two characters stand between which a label ends without a colon."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A label as printed.

    Its name, wording and box, and what follows in its line up to the next label (None for nothing).
    """

    name: str
    wording: str
    box: Box
    rest: Line | None = None
    colon: bool = False


def find_marks(lines: Sequence[Line], table: LabelTable) -> tuple[list[Mark], list[Line]]:
    """The labels of the lines, and the lines and parts of lines that are no label and follow none."""
    marks: list[Mark] = []
    texts: list[Line] = []
    for line in map(unbracketed, lines):
        found, before = _marks_in(line, table)
        marks.extend(found)
        if before is not None:
            texts.append(before)
    return marks, texts


def unbracketed(line: Line) -> Line:
    """A line with a key in square brackets at its head ([名称] 某物) with all its keys as ones with a colon.

    Character for character.
    """
    if (alone := search(_WHOLE_KEY, line.text)) is not None:
        return line.part(*alone.span("key"))
    if search(_KEY, line.text) is None:
        return line
    text = line.text
    for key in find_all(_BRACKETED, text):
        text = f"{text[: key.start()]} {key['key']}:{text[key.end() :]}"
    return replace(line, text=text)


def _marks_in(line: Line, table: LabelTable) -> tuple[list[Mark], Line | None]:
    """The labels of one line, and what stands before the first of them."""
    folded = fold(line.text, spaces=False)
    if table.is_english(line.text) and folded.text not in table.names:
        return [], None
    hits = list(_hits(folded, table))
    if not hits:
        return [], line if folded.text.strip(STROKES) and not table.is_english(line.text) else None
    marks = []
    for index, (start, core, end, name) in enumerate(hits):
        colon = _is_closed(folded.text, end)
        stop = hits[index + 1][0] if index + 1 < len(hits) else len(folded.text)
        box = line.part(*folded.span(start, end)).box
        marks.append(Mark(name, folded.text[start:core], box, _part(line, folded, end, stop), colon=colon))
    return marks, _part(line, folded, 0, hits[0][0])


def _is_closed(text: str, end: int) -> bool:
    """Whether a colon, or a row of dots that leads to the value, stands behind a label."""
    return text[end : end + 1] in tuple(_COLONS) or search(_LED, text[end : end + 4]) is not None


def _part(line: Line, folded: Folded, start: int, end: int) -> Line | None:
    """The characters without the punctuation at either end, None where nothing is left."""
    while start < end and folded.text[start] in STROKES:
        start += 1
    while end > start and folded.text[end - 1] in ":;|":
        end -= 1
    return line.part(*folded.span(start, end)) if end > start else None


def _hits(folded: Folded, table: LabelTable) -> Iterator[tuple[int, int, int, str]]:
    """Start, end, end with its English, and name of every label of a line, from left to right."""
    text = folded.text
    pace = _pace(folded)
    bullet = search(_BULLET, text)
    lead = bullet.end() if bullet is not None else 0
    misread = _misread(folded, table, pace, lead) or _glued(text, table, lead)
    if misread is not None:
        start, end, name = misread
        yield start, end, end, name
    place = misread[1] if misread is not None else lead
    fresh, behind = True, False  # at the start of the line or behind a gap; right behind another label's colon
    while place < len(text):
        wording = table.at(text, place)
        if wording is not None and _is_label(folded, place, wording, table, fresh=fresh, behind=behind):
            end = place + len(wording)
            yield place, end, end + table.translated(text[end:]), table.names[wording]
            place = end + table.translated(text[end:])
            behind = False
            while place < len(text) and text[place] in _COLONS:
                place += 1
                behind = True
            fresh = True
            continue
        fresh = place + 1 < len(text) and (
            folded.places[place + 1] - folded.places[place] > pace
            or text[place] in _CLOSING
            or search(_DATE_ENDS, text[: place + 1]) is not None
        )
        behind = False
        place += 1


def _pace(folded: Folded) -> int:
    """How far apart the characters of a line stand at least: 1, more where the print is letter-spaced."""
    steps = [after - before for before, after in pairwise(folded.places[: len(folded.text)])]
    return min(steps) if len(steps) >= SHORTEST_SPACED else 1


def _misread(folded: Folded, table: LabelTable, pace: int, lead: int) -> tuple[int, int, str] | None:
    """The label at the beginning of a line, behind its number, up to its colon, a gap or its end, not read quite right.

    Or one that a pattern knows.
    """
    text = folded.text[lead:]
    head, colon, _ = text.partition(":")
    steps = pairwise(folded.places[lead : lead + len(text)])
    gap = next((place for place, (one, two) in enumerate(steps, 1) if two - one > max(pace, GAP)), len(text))
    if gap < len(head):
        head, colon = text[:gap], ""
    if not head or len(head) > table.longest + 1 or len(table.at(text, 0) or "") >= len(head):
        return None
    name = table.speckled(head) if len(head) > 2 else None
    if colon:
        name = name or table.beheaded(head)
    if colon or len(head) >= SHORTEST_NEAR_ALONE:
        name = name or table.almost(head)
    name = name or table.like(head) or table.like(head.strip(_LEADERS))
    return (lead, lead + len(head), name) if name is not None else None


def _glued(text: str, table: LabelTable, lead: int) -> tuple[int, int, str] | None:
    """The label at the beginning of a line that runs into its value without colon or gap."""
    found = table.glued_to(text[lead:]) if table.glues else None
    return (lead, lead + found[0], found[1]) if found is not None else None


def _is_label(folded: Folded, start: int, wording: str, table: LabelTable, *, fresh: bool, behind: bool) -> bool:
    """Whether a wording is used as a label here: a colon follows, it fills the line, or what follows can be its value.

    Behind the colon of another label a word is that label's value unless it bears a colon itself; so is one character
    anywhere but in a line of its own.
    """
    text = folded.text
    end = start + len(wording)
    end += table.translated(text[end:])
    if _is_closed(text, end):
        return start == 0 or fresh or (table.glued and len(wording) > 1 and not _is_inside(text, start, wording))
    if wording[0] == "(" and wording[-1] == ")":
        return True
    if behind or (not fresh and start > 0):
        return False
    return _stands_alone(folded, start, end) or _is_followed(folded, end, table, wording)


def _is_inside(text: str, start: int, wording: str) -> bool:
    """Whether a wording stands inside a text: in its brackets, or as the end of a longer word (合同编号)."""
    if text.count("(", 0, start) > text.count(")", 0, start):
        return True
    return wording in _NOUNS and is_han(text[start - 1])


def _stands_alone(folded: Folded, start: int, end: int) -> bool:
    """Whether a label ends its line, or a gap or but one stray character stands behind it.

    One character must fill the line.
    """
    text = folded.text
    if end - start == 1:
        return start == 0 and end == len(text)
    gap = end < len(text) and folded.places[end] - folded.places[end - 1] > 1
    return end == len(text) or gap or (end + 1 == len(text) and text[end].isascii())


def _is_followed(folded: Folded, end: int, table: LabelTable, wording: str) -> bool:
    """Whether the next label, or what can be this one's value, stands right behind a label without a colon."""
    text = folded.text
    following = table.at(text, end) if end < len(text) else None
    if following is not None and text[end + len(following) :][:1] in ("", *_COLONS):
        return True
    fits = table.fits.get(table.names[wording])
    return fits is not None and end < len(text) and (fits(text[end:]) or fits(text[end:].lstrip(SPECKS)))
