"""What a document says about a deal, in the terms that documents and rows are matched by. Computed once a document."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parsers.claims import Claim
from parsers.reading import Document, DocumentKind, Item, Reading, Value
from parsers.values.text import plain
from validators.names import party_names
from validators.numbers import claimed_number, core_of, mentioned_cores

GIVERS = {
    DocumentKind.REGISTRATION: "from_parties",
    DocumentKind.CONTRACT: "supplier",
    DocumentKind.INVOICE: "seller",
    DocumentKind.BANK_SLIP: "payee",
}
"""Who gives the patent and takes the money, by kind of document."""

TAKERS = {
    DocumentKind.REGISTRATION: "to_parties",
    DocumentKind.CONTRACT: "receiver",
    DocumentKind.INVOICE: "buyer",
    DocumentKind.BANK_SLIP: "payer",
}
"""Who takes the patent and gives the money, by kind of document."""

AMOUNTS = {
    DocumentKind.CONTRACT: "total_amount",
    DocumentKind.INVOICE: "total_amount",
    DocumentKind.BANK_SLIP: "amount",
}
DAYS = {
    DocumentKind.REGISTRATION: "recorded_on",
    DocumentKind.CONTRACT: "signed_on",
    DocumentKind.INVOICE: "issued_on",
    DocumentKind.BANK_SLIP: "paid_on",
}
NUMBERS = {
    DocumentKind.INVOICE: "invoice_number",
    DocumentKind.BANK_SLIP: "serial_number",
    DocumentKind.REGISTRATION: "record_number",
}
"""The field whose number makes a paper one of its kind."""
_BY_PATENT = ("titles", "patent_amounts")
"""Fields with one value for each patent: where they outnumber the numbers, a number was not read."""
_SHORTEST_NUMBER = 6
"""Contract numbers shorter than this (`001`) tell nothing when they turn up in a remark."""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """A document in matching terms.

    `amounts`, `days` and parties hold every reading, disagreeing ones too: matching asks what may be meant, the checks
    judge. `mentions` are patents named in free text, `references` the tokens among which contract numbers are sought,
    `number` makes an invoice, a slip or a record one of its kind; None where it was not read.
    """

    document: Document
    givers: tuple[str, ...]
    takers: tuple[str, ...]
    patents: frozenset[str]
    patents_unread: bool
    amounts: frozenset[Decimal]
    days: frozenset[date]
    mentions: frozenset[str]
    references: frozenset[str]
    contract_number: str | None
    free_text: str
    number: str | None
    number_confidence: float


def names_in(document: Document, name: str, listed: Container[str] = ()) -> tuple[str, ...]:
    """The parties that a field of a document names, every reading of it.

    One too doubtful to be a value names whom it says to the letter, if nobody but parties of the list.
    """
    found: dict[str, None] = {}
    for reading in (reading for field in document.fields.get(name, ()) for reading in field.readings):
        names = party_names(str(reading.value or reading.text))
        if reading.value or (not reading.repaired and all(name in listed for name in names)):
            found.update(dict.fromkeys(names))
    return tuple(found)


def facts_of(document: Document, listed: Container[str] = ()) -> Facts:
    """The facts of a document, for matching with a list of those parties; names its kind does not have are empty."""
    kind = document.kind
    numbers = document.fields.get("patent_numbers", ())
    cores = [core_of(str(value)) for field in numbers for value in _values(field.readings)]
    text = free_text(document)
    number = document.one(NUMBERS.get(kind, ""))
    return Facts(
        document=document,
        givers=names_in(document, GIVERS.get(kind, ""), listed),
        takers=names_in(document, TAKERS.get(kind, ""), listed),
        patents=frozenset(core for core in cores if core),
        patents_unread=any(field.value is None or core_of(str(field.value)) is None for field in numbers)
        or any(len(document.fields.get(name, ())) > len(numbers) > 0 for name in _BY_PATENT),
        amounts=frozenset(
            value for field in document.fields.get(AMOUNTS.get(kind, ""), ()) for value in _amounts(field.readings)
        ),
        days=frozenset(
            value
            for field in document.fields.get(DAYS.get(kind, ""), ())
            for value in _values(field.readings)
            if isinstance(value, date)
        ),
        mentions=mentioned_cores(text),
        references=_references(text),
        contract_number=_contract_number(document),
        free_text=text,
        number=reference_key(str(number.value)) if number is not None and number.value is not None else None,
        number_confidence=number.confidence if number is not None else 0.0,
    )


def free_text(document: Document) -> str:
    """What an invoice or a slip says in free words: items, remark, purpose."""
    parts = [
        value.name if isinstance(value, Item) else str(value)
        for name in ("items", "remark", "purpose")
        for field in document.fields.get(name, ())
        if (value := field.best.value) is not None
    ]
    return "\n".join(parts)


def reference_key(number: str) -> str:
    """A contract number as it is looked up: letters and digits only, for brackets and dashes vary."""
    return re.sub(r"[^0-9A-Z]", "", plain(number).upper())


def _references(text: str) -> frozenset[str]:
    joined = re.sub(r"[-_/()〔〕\[\]【】第号年. ]", "", plain(text).upper())
    tokens = [found for found in re.findall(r"[0-9A-Z]+", joined) if len(found) >= _SHORTEST_NUMBER]
    return frozenset((*tokens, *_shortened(joined)))


_MEASURE = "[期笔批次件项个份元万月日%]"
"""What a figure behind a contract's number counts, where it is no end of another: 2件专利, 2期款, 2万元."""


def _shortened(text: str) -> Iterator[str]:
    """Numbers of which only the end is written behind a whole one: `ZR2023ZR015、ZR016` or `ZR2023ZR015、016`."""
    for listed in re.findall(rf"[0-9A-Z]+(?:[、,，;；和及与][0-9A-Z]++(?!{_MEASURE}))+", text):
        whole, *ends = re.findall(r"[0-9A-Z]+", listed)
        for end in ends:
            replaced = whole[-len(end) :]
            alike = len(end) < len(whole) and re.sub(r"\d", "0", replaced) == re.sub(r"\d", "0", end)
            if alike and len(whole) >= _SHORTEST_NUMBER:
                yield whole[: -len(end)] + end


def _contract_number(document: Document) -> str | None:
    if document.kind is not DocumentKind.CONTRACT:
        return None
    keys = {reference_key(str(value)) for value in document.values("contract_number")}
    return next(iter(keys)) if len(keys) == 1 and len(min(keys)) >= _SHORTEST_NUMBER else None


def _values(readings: Iterable[Reading]) -> list[Value]:
    return [reading.value for reading in readings if reading.value is not None]


def _amounts(readings: Iterable[Reading]) -> list[Decimal]:
    return [value for value in _values(readings) if isinstance(value, Decimal)]


@dataclass(frozen=True, slots=True, eq=False)
class RowFacts:
    """A row of the list in matching terms."""

    claim: Claim
    givers: tuple[str, ...]
    takers: tuple[str, ...]
    patents: frozenset[str]


def row_facts(claim: Claim) -> RowFacts:
    """The facts of a row."""
    claimed = claim.claimed
    return RowFacts(
        claim=claim,
        givers=party_names(claimed.supplier),
        takers=party_names(claimed.receiver),
        patents=frozenset(claimed_number(number).core for number in claimed.patent_numbers),
    )
