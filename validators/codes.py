"""Credit codes as the documents tie them to names: what bridges a change of name, and what tells two persons apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from parsers.reading import Document, DocumentKind, Field
from parsers.values.credit_code import is_valid_code
from validators.looks import CONFUSED_DIGITS, is_repaired
from validators.names import party_names

_PAIRS = {
    DocumentKind.CONTRACT: (("supplier", "supplier_code"), ("receiver", "receiver_code")),
    DocumentKind.INVOICE: (("seller", "seller_code"), ("buyer", "buyer_code")),
    DocumentKind.LICENCE_OF_BUSINESS: (("name", "credit_code"),),
}
"""Fields that name a party and the fields that hold its code, by kind of document."""


_CONFUSED = CONFUSED_DIGITS | frozenset(
    frozenset(pair) for pair in ("8B", "0D", "0Q", "0C", "DQ", "1L", "1T", "7T", "6G", "CG", "2Z", "5S", "PR", "FE")
)
"""Pairs of characters of a code that OCR takes for one another."""


@dataclass(frozen=True, slots=True)
class NamedCode:
    """A code as printed beside a name; `name` is None where the document names several parties or none.

    `name_sure` is how surely the name was read.
    """

    document: Document
    field_name: str
    field: Field
    name: str | None
    name_sure: float = 0.0

    @property
    def code(self) -> str | None:
        """The code where its check character agrees, else None."""
        value = self.field.value
        return str(value) if value is not None and is_valid_code(str(value)) else None


def codes_in(document: Document) -> Iterator[NamedCode]:
    """Every code of a document with the name it stands beside."""
    for name_field, code_field in _PAIRS.get(document.kind, ()):
        names = {name for value in document.values(name_field) for name in party_names(str(value))}
        sure = min((field.confidence for field in document.fields.get(name_field, ())), default=0.0)
        for field in document.fields.get(code_field, ()):
            yield NamedCode(document, code_field, field, next(iter(names)) if len(names) == 1 else None, sure)


def codes_alike(read: str, right: str, most: int) -> bool:
    """Whether a code may be a misreading of another: characters lost or added, or confusable ones, `most` at most."""
    if len(read) != len(right):
        return Indel.distance(read, right, score_cutoff=most) <= most
    pairs = [frozenset(pair) for pair in zip(read, right, strict=True) if pair[0] != pair[1]]
    return 0 < len(pairs) <= most and all(pair in _CONFUSED for pair in pairs)


def is_rest_of(read: str, right: str, most: int) -> bool:
    """Whether a reading is a code without `most` of its characters at most: all that was read stands in it in order."""
    rest = iter(right)
    return 0 < len(right) - len(read) <= most and all(char in rest for char in read)


class CodeBook:
    """Names and the valid codes printed beside them, over all documents of a package."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._as_printed: set[str] = set()
        self._bearers: dict[str, list[NamedCode]] = defaultdict(list)
        for document in documents:
            for entry in codes_in(document):
                if entry.name and entry.code:
                    self._codes[entry.name].add(entry.code)
                    self._as_printed |= set() if is_repaired(entry.field) else {entry.name}
                    if entry.name not in self._names[entry.code]:
                        self._bearers[entry.code].append(entry)
                    self._names[entry.code].add(entry.name)

    def names_of(self, codes: Iterable[str]) -> frozenset[str]:
        """The names that carry one of the codes."""
        return frozenset(name for code in codes for name in self._names.get(code, ()))

    def codes_of(self, name: str) -> frozenset[str]:
        """The valid codes that stand beside a name."""
        return frozenset(self._codes.get(name, ()))

    def bearers(self, code: str) -> list[NamedCode]:
        """The names that stand beside a code in the package, each with the first paper that prints them together."""
        return self._bearers.get(code, [])

    def bridge(self, first: str, second: str) -> str | None:
        """A code that both names carry, None where no document ties them."""
        common = self._codes.get(first, set()) & self._codes.get(second, set())
        return min(common, default=None)

    def tell_apart(self, first: str, second: str, most: int) -> bool:
        """Whether each name has a code of its own and no two of them may be one code misread (`most` characters).

        A code that had to be put right is none to tell two persons by.
        """
        pairs = [(one, other) for one in self._codes.get(first, ()) for other in self._codes.get(second, ())]
        return {first, second} <= self._as_printed and not any(
            one == other or codes_alike(one, other, most) for one, other in pairs
        )
