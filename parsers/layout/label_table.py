"""The wordings of labels that forms print, and how a text is known as one of them though it was misread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import ne
from string import ascii_letters

from parsers.values.search import full_match, search
from parsers.values.text import plain

_OPEN, _LOST = "\0", "\1"
_LATIN_START = "(/" + ascii_letters
SPECKS = "·.,'`、"
"""Punctuation that specks inside a label are read as."""
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
STROKES = " :;.,_-—*|·、"
"""Punctuation beside a label that is none of it."""


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
        bare = plain(text).strip(STROKES)
        return bool(bare) and (self.translated(bare) == len(bare) or (bool(self.translations) and _ends_in_no(text)))

    @cached_property
    def _english(self) -> str:
        words = "|".join(sorted(self.translations, key=len, reverse=True))
        return rf"^(?i:[(/]?(?:(?:{words})(?:\(e?s\)|[s.'/&-])*)+[)]?)(?![A-Za-z0-9])"

    def upright(self, text: str) -> str | None:
        """The wording that a text printed from top to bottom is but for one misread character; None for several.

        Such print is nothing but labels, so three characters are enough.
        """
        text = "".join(char for char in text if char not in SPECKS)
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
        return self.names.get("".join(char for char in text if char not in SPECKS))


def _ends_in_no(text: str) -> bool:
    """Whether a line is an English label for a number, however its first words were read: Remitte's A/C No."""
    return full_match(r"[A-Za-z][A-Za-z'’/&. -]{3,30}\s(?:[Nn]o|[Nn]umber)[.:]?", text.strip()) is not None
