"""What papers tell of parties: the code beside a name, and the receivers' addresses, telephones, representatives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ocr.lines import Box
from parsers.reading import Document, DocumentKind, Field
from parsers.values.text import plain
from validators.codes import codes_in
from validators.names import party_names


class What(StrEnum):
    """What is told of a party."""

    CODE = "code"
    PHONE = "phone"
    ADDRESS = "address"
    REPRESENTATIVE = "representative"


LABELS = {
    What.CODE: "统一社会信用代码",
    What.PHONE: "电话",
    What.ADDRESS: "地址",
    What.REPRESENTATIVE: "法定代表人",
}
_FIELDS = {What.PHONE: "phone", What.ADDRESS: "address", What.REPRESENTATIVE: "legal_representative"}
_LEAST_PHONE = 7
_LEAST_ADDRESS = 8
_LEAST_SURE = 0.9
"""A name or a code read less surely than this is no ground for saying that two names share a code."""


@dataclass(frozen=True, slots=True)
class Particular:
    """One thing told of a party.

    Args:
        what: its kind.
        value: normalised; of a representative with whom the receiver deals, since many people bear one name.
        name: the party's.
        shown: as a person reads it.
        document: where it stands, with `field`, `file`, `page` and `box`.
    """

    what: What
    value: str
    name: str
    shown: str
    document: str
    field: str
    file: str
    page: int
    box: Box | None = None


def particulars_of(documents: Sequence[Document], receivers: frozenset[str]) -> list[Particular]:
    """Everything that the papers of a package tell, each value of a party once.

    Args:
        documents: of the package.
        receivers: the receivers that its list names.
    """
    found: dict[tuple[What, str, str], Particular] = {}
    for document in documents:
        for item in (*_codes(document), *_of_receivers(document, receivers)):
            found.setdefault((item.what, item.value, item.name), item)
    return list(found.values())


def _codes(document: Document) -> Iterator[Particular]:
    for entry in codes_in(document):
        if entry.name and entry.code and min(entry.name_sure, entry.field.confidence) >= _LEAST_SURE:
            yield _particular(document, entry.field_name, entry.field, (What.CODE, entry.code, entry.name))


def _of_receivers(document: Document, receivers: frozenset[str]) -> Iterator[Particular]:
    if document.kind is DocumentKind.CONTRACT:
        names, prefix = _names(document, "receiver"), "receiver_"
    elif document.kind is DocumentKind.LICENCE_OF_BUSINESS:
        names, prefix = [name for name in _names(document, "name") if name in receivers], ""
    else:
        return
    if len(names) != 1:
        return
    for what, field_name in _FIELDS.items():
        for field in document.fields.get(prefix + field_name, ()):
            for value in _values(what, field, document):
                yield _particular(document, prefix + field_name, field, (what, value, names[0]))


def _names(document: Document, field: str) -> list[str]:
    return [name for value in document.values(field) for name in party_names(str(value))]


def _values(what: What, field: Field, document: Document) -> Iterable[str]:
    text = plain(str(field.value)) if field.value is not None else ""
    match what:
        case What.PHONE:
            digits = re.sub(r"\D", "", text).removeprefix("86")
            return [digits] if len(digits) >= _LEAST_PHONE else []
        case What.ADDRESS:
            told = re.sub(r"[\s,，.。;；()（）\-—－]", "", text)
            return [told] if len(told) >= _LEAST_ADDRESS and re.search(r"\d", told) else []
        case _:
            return [f"{text}\n{supplier}" for supplier in _names(document, "supplier")] if text else []


def _particular(document: Document, field_name: str, field: Field, told: tuple[What, str, str]) -> Particular:
    best = field.best
    shown = plain(str(field.value))
    return Particular(*told, shown, document.id, field_name, document.file_of(best), best.page, best.box)
