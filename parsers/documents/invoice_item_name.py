"""Names of the lines of an invoice, put in the form the tax software prints: `*<class of goods>*<name>`.

The classes are a closed list of the tax administration.
"""

from __future__ import annotations

from operator import ne

from parsers.documents.invoice_labels import InvoiceWords
from parsers.values.search import search

SERVICE = "服务"
TELLING = 4
"""Characters of a class, 服务 at its end apart, from which on one misread leaves no doubt which class it is."""
_STAR = "[*°º·•.'\"“”‘’″`☆★※-]"
_TAIL = r"[^\p{Han}A-Za-z0-9)）\]】%]+$"
_CLASS = r"(?P<class>\p{Han}[\p{Han}、]{1,14})"


def item_name(text: str, words: InvoiceWords) -> str:
    """The name in the form it is printed in: stars around the class of goods, no specks at the end.

    A class with one character misread is put right.
    """
    tail = search(_TAIL, text)
    name = text[: tail.start()] if tail is not None else text
    classes = "|".join(sorted(words.marks["classes"], key=len, reverse=True))
    for pattern in (
        rf"^(?:{_STAR}(?P<class>{classes}){_STAR}?|(?P<class>{classes}){_STAR})(?P<rest>\p{{Han}}.*)$",
        rf"^{_STAR}?{_CLASS}\*(?P<rest>\p{{Han}}.*)$",
        rf"^{_STAR}{_CLASS}[*“”\"](?P<rest>\p{{Han}}.*)$",
    ):
        if (match := search(pattern, name)) is not None:
            return f"*{_misread(match['class'], words) or match['class']}*{match['rest']}"
    match = search(rf"^{_STAR}?{_CLASS}{_STAR}(?P<rest>\p{{Han}}.*)$", name)
    known = _misread(match["class"], words) if match is not None else None
    return f"*{known}*{match['rest']}" if match is not None and known is not None else name


def known_in(text: str, words: InvoiceWords) -> str:
    """What may be in a name whatever OCR doubted, as a regular expression: classes, words of this trade.

    A class with one character misread is one of them.
    """
    match = search(rf"^{_STAR}?{_CLASS}{_STAR}", text)
    misread = [match["class"]] if match is not None and _misread(match["class"], words) is not None else []
    return "|".join(sorted((*words.marks["classes"], *words.marks["services"], *misread), key=len, reverse=True))


def _misread(name: str, words: InvoiceWords) -> str | None:
    """The class that a name is but for one character; None where it is one itself, is short, or is like several."""
    classes = words.marks["classes"]
    if name in classes or len(name.removesuffix(SERVICE)) < TELLING:
        return None
    near = [known for known in classes if len(known) == len(name) and sum(map(ne, known, name)) == 1]
    return near[0] if len(near) == 1 and len(near[0].removesuffix(SERVICE)) >= TELLING else None
