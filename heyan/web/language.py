"""Two languages: the texts stand in Chinese where they are used, `locale/en/` has the English of every one."""

from __future__ import annotations

import ast
import gettext
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import Request

COOKIE = "heyan_language"
_CATALOGUE = Path(__file__).parent / "locale" / "en"
"""One catalogue in several files, so that each room of the pages keeps its own texts."""


class Language(StrEnum):
    """What the pages speak."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


def language_of(request: Request) -> Language:
    """The language that was chosen by the switch; Chinese where none was."""
    chosen = request.cookies.get(COOKIE)
    return Language.ENGLISH if chosen == Language.ENGLISH else Language.CHINESE


class Catalogue(gettext.NullTranslations):
    """A gettext catalogue read from its .po text: nothing has to be compiled."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self.texts = texts

    def gettext(self, message: str) -> str:
        """The text in this language, as it is where the catalogue lacks it."""
        return self.texts.get(message) or message


@lru_cache
def translations(language: Language) -> Catalogue:
    """The texts of a language."""
    if language is Language.CHINESE:
        return Catalogue({})
    texts = (read_po(path.read_text(encoding="utf-8"), path.name) for path in sorted(_CATALOGUE.glob("*.po")))
    return Catalogue(dict(chain.from_iterable(texts)))


def read_po(text: str, name: str = "") -> Iterator[tuple[str, str]]:
    """The entries of a .po file: `msgid`, `msgstr` and the quoted lines that go on with them.

    Raises:
        ValueError: a line is none of these.
    """
    entry: dict[str, str] = {}
    word = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        first, _, quoted = line.partition(" ") if not line.startswith('"') else ("", "", line)
        if first == "msgid":
            if entry.get("msgid"):
                yield entry["msgid"], entry.get("msgstr", "")
            entry = {}
        if first not in ("", "msgid", "msgstr") or not quoted.startswith('"'):
            raise ValueError(f"{name}:{number}: {line}")
        word = first or word
        entry[word] = entry.get(word, "") + ast.literal_eval(quoted)
    if entry.get("msgid"):
        yield entry["msgid"], entry.get("msgstr", "")
