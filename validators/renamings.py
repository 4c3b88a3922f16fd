"""Changes of name that the package proves.

A record of CNIPA's names one owner before and after, and another name for it; so does a register office's notice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from parsers.reading import Document, DocumentKind
from validators.names import party_names
from validators.rules import Rules

_NOTICES = {(DocumentKind.REGISTRATION, "change_notice"), (DocumentKind.OTHER, "renaming")}


class Renamings:
    """Former and later names of one person, each with the paper that shows the change."""

    def __init__(self, documents: Iterable[Document], rules: Rules) -> None:
        self._proofs: dict[frozenset[str], Document] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        for document in documents:
            pair = _renamed(document, rules)
            if pair is not None:
                former, later = pair
                self._proofs.setdefault(frozenset(pair), document)
                self._names[former].add(later)
                self._names[later].add(former)

    def between(self, first: str, second: str) -> Document | None:
        """The paper that shows two names to be one person's; None where there is none."""
        return self._proofs.get(frozenset((first, second)))

    def names(self, name: str) -> frozenset[str]:
        """The other names of a person."""
        return frozenset(self._names.get(name, ()))


def change_notices(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The papers that alone may prove a change of name."""
    return tuple(filter(_is_notice, documents))


def _is_notice(document: Document) -> bool:
    return (document.kind, document.subtype) in _NOTICES


def _renamed(document: Document, rules: Rules) -> tuple[str, str] | None:
    """The former and the later name, where a record of a change of name was surely read and changes one name only."""
    if not _is_notice(document):
        return None
    fields = [field for name in ("from_parties", "to_parties") for field in document.fields.get(name, ())]
    if any(field.value is None or field.confidence < rules.contradicts_at for field in fields):
        return None
    before, after = (
        {party for value in document.values(name) for party in party_names(str(value))}
        for name in ("from_parties", "to_parties")
    )
    gone, come = before - after, after - before
    return (gone.pop(), come.pop()) if len(gone) == len(come) == 1 else None
