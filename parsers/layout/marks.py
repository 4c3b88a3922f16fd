"""Finding labels in print: where on a form a label stands, and what follows it in the same line.

Forms print labels in every way: alone in a cell, followed by a colon, glued to the value, spaced out (`户 名`),
broken over two lines, or one character below the other. A `LabelTable` says which wordings there are; `find_marks`
says where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from operator import ne
from string import ascii_letters

from ocr.lines import Box, Line
from parsers.values.search import find_all, full_match, search
from parsers.values.text import Folded, fold, is_han, plain

_COLONS = ":;"
_LED = r"^[.·]{4}"
"""A row of dots from a label to its value."""
_KEY = r"^\s*[\[【〔](?P<key>[\p{Han}()（）/]{2,12})[\]】〕](?=.)"
_BRACKETED = r"[\[【〔](?P<key>[\p{Han}()（）/]{2,12})[\]】〕]"
_WHOLE_KEY = r"^\s*[\[【〔](?P<key>[\p{Han}()（）/]{2,12})[\]】〕]\s*$"
_OPEN, _LOST = "\0", "\1"
_LATIN_START = "(/" + ascii_letters
_LEADERS = "._·…-"
"""What leads from a label to its value over a blank."""
_SPECKS = "·.,'`、"
LONGEST_GLUED = 14
"""Characters of the longest label that a pattern may know in front of its value."""
LONGEST_LIKE = 32
"""Characters of the longest text that a pattern may catch."""
MOST_LIKED = 4096
"""Texts that are kept with what they are like."""
SHORTEST_NEAR = 4
"""Characters from which on a label is known with one of them misread, where a colon follows."""
SHORTEST_NEAR_ALONE = 5
"""The same where it fills a line."""
SHORTEST_UPRIGHT = 3
"""The same where it is printed from top to bottom."""
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
_STROKES = " :;.,_-—*|·、"


@dataclass(frozen=True)
class LabelTable:
    """Wordings of labels, without spaces and in half width, and the name each stands for.

    `fits` says by name whether a text glued behind a label without a colon can be its value; a name that is left out
    takes no glued text. With `glued` a label with a colon may stand right behind other print (支行业务类型:);
    without, that print and the label are a longer label that the table does not know (酒店名称:). `patterns` (regular
    expression and name) catch wordings that nobody listed, where they fill a line or a colon follows.
    `translations` are the words of which the English behind or under a label is made (付款人 Payer, 账号 A/C No.); they
    belong to the label, and are never a value. In a `closed` table a text that bears a colon as labels do (打印时间:)
    is no value either, though the table does not know that label. `glues` are the names whose patterns count in front
    of a fitting value, too.
    """

    names: Mapping[str, str]
    fits: Mapping[str, Callable[[str], bool]] = field(default_factory=dict)
    glued: bool = True
    patterns: tuple[tuple[str, str], ...] = ()
    translations: tuple[str, ...] = ()
    closed: bool = False
    glues: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        wordings: Mapping[str, Iterable[str]],
        fits: Mapping[str, Callable[[str], bool]] | None = None,
        *,
        closed: bool = True,
        patterns: Iterable[tuple[str, str]] = (),
        translations: Iterable[str] = (),
        glues: Iterable[str] = (),
    ) -> LabelTable:
        """The table of names and their wordings; the first name that a wording is given for counts."""
        names: dict[str, str] = {}
        for name, words in wordings.items():
            for word in words:
                names.setdefault(plain(word), name)
        return cls(
            names,
            fits or {},
            glued=False,
            patterns=tuple(patterns),
            translations=tuple(translations),
            closed=closed,
            glues=frozenset(glues),
        )

    @cached_property
    def longest(self) -> int:
        """Characters of the longest wording."""
        return max(map(len, self.names))

    def words(self, more: Iterable[str] = ()) -> frozenset[str]:
        """The wordings of more than one character, and more words that are such."""
        key = frozenset(more)
        if key not in self._words:
            self._words[key] = frozenset(word for word in (*self.names, *key) if len(word) > 1)
        return self._words[key]

    @cached_property
    def _words(self) -> dict[frozenset[str], frozenset[str]]:
        """The words asked for before."""
        return {}

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset(wording[0] for wording in self.names)

    @cached_property
    def _near(self) -> dict[str, str | None]:
        """Wordings with one character left open, and without their first one.

        None where labels of different names come out the same.
        """
        near: dict[str, str | None] = {}
        for wording, name in self.names.items():
            keys = [_LOST + wording[1:]] if len(wording) > 1 else []
            if len(wording) >= SHORTEST_NEAR:
                keys += [wording[:index] + _OPEN + wording[index + 1 :] for index in range(len(wording))]
            for key in keys:
                known = near.setdefault(key, wording)
                if known is not None and self.names[known] != name:
                    near[key] = None
        return near

    def at(self, text: str, start: int) -> str | None:
        """The longest wording that stands at a place of a text."""
        if text[start] not in self._starts:
            return None
        for length in range(min(self.longest, len(text) - start), 0, -1):
            if text[start : start + length] in self.names:
                return text[start : start + length]
        return None

    def almost(self, text: str) -> str | None:
        """The name of the label that a text is but for one misread character; None for none and for more than one."""
        if not SHORTEST_NEAR <= len(text) <= self.longest:
            return None
        keys = (text[:index] + _OPEN + text[index + 1 :] for index in range(len(text)))
        names = {self.names[wording] for key in keys if (wording := self._near.get(key)) is not None}
        return names.pop() if len(names) == 1 else None

    def beheaded(self, text: str) -> str | None:
        """The name of the label that a text is but for its first character, which was lost.

        None for none or several.
        """
        wording = self._near.get(_LOST + text)
        return self.names[wording] if wording is not None else None

    def like(self, text: str) -> str | None:
        """The name whose pattern a text that is no known wording matches as a whole; None for none."""
        if not self.patterns or len(text) > LONGEST_LIKE:
            return None
        if text not in self._liked:
            if len(self._liked) >= MOST_LIKED:
                self._liked.clear()
            names = (name for pattern, name in self.patterns if full_match(pattern, text) is not None)
            self._liked[text] = next(names, None)
        return self._liked[text]

    @cached_property
    def _liked(self) -> dict[str, str | None]:
        """What texts asked for before are like."""
        return {}

    def glued_to(self, text: str) -> tuple[int, str] | None:
        """The length and name of what a pattern knows as a label, where the rest of a line can be its value."""
        for length in range(min(LONGEST_GLUED, len(text) - 1), SHORTEST_NEAR_ALONE - 1, -1):
            name = self.like(text[:length])
            fits = self.fits.get(name) if name is not None else None
            if name in self.glues and fits is not None and fits(text[length:]):
                return length, name
        return None

    def translated(self, text: str) -> int:
        """How many characters at the beginning of a text are a label in English; 0 for none."""
        if not self.translations or not text or text[0] not in _LATIN_START:
            return 0
        match = search(self._english, text)
        return match.end() if match is not None else 0

    def is_english(self, text: str) -> bool:
        """Whether a line is nothing but a label in English."""
        bare = plain(text).strip(_STROKES)
        return bool(bare) and (self.translated(bare) == len(bare) or (bool(self.translations) and _ends_in_no(text)))

    @cached_property
    def _english(self) -> str:
        words = "|".join(sorted(self.translations, key=len, reverse=True))
        return rf"^(?i:[(/]?(?:(?:{words})(?:\(e?s\)|[s.'/&-])*)+[)]?)(?![A-Za-z0-9])"

    def upright(self, text: str) -> str | None:
        """The wording that a text printed from top to bottom is but for one misread character; None for several.

        Such print is nothing but labels, so three characters are enough.
        """
        text = "".join(char for char in text if char not in _SPECKS)
        if len(text) < SHORTEST_UPRIGHT or text in self.names:
            return None
        like = [word for word in self._by_length.get(len(text), ()) if sum(map(ne, word, text)) == 1]
        return like[0] if len({self.names[word] for word in like}) == 1 else None

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """The wordings by how many characters they have."""
        found: dict[int, list[str]] = {}
        for word in self.names:
            found.setdefault(len(word), []).append(word)
        return found

    def speckled(self, text: str) -> str | None:
        """The name of the label that a text is but for a speck read as punctuation inside it."""
        return self.names.get("".join(char for char in text if char not in _SPECKS))


def _ends_in_no(text: str) -> bool:
    """Whether a line is an English label for a number, however its first words were read: Remitte's A/C No."""
    return full_match(r"[A-Za-z][A-Za-z'’/&. -]{3,30}\s(?:[Nn]o|[Nn]umber)[.:]?", text.strip()) is not None


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
        return [], line if folded.text.strip(_STROKES) and not table.is_english(line.text) else None
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
    while start < end and folded.text[start] in _STROKES:
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
    return fits is not None and end < len(text) and (fits(text[end:]) or fits(text[end:].lstrip(_SPECKS)))
