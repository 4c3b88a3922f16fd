"""Invented deals as read without a fault: claims and documents straight from their facts, or with fields lost."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ocr.lines import Box, Reader
from parsers.claims import Claim, Claimed, ClaimList, Mode, Place
from parsers.reading import Document, DocumentKind, Field, Item, Reading, Value
from samples.deals import Deal, Facts, Paper, Row
from samples.truth import LISTS
from samples.words import amount_in_words
from validators.unread import Unread

BOX = Box(0.1, 0.1, 0.3, 0.12)
WORDS = {"contract": ("total_amount", "total_in_words"), "bank_slip": ("amount", "amount_in_words")}
RENAMED = {"supplier_legal": "supplier_legal_representative", "receiver_legal": "receiver_legal_representative"}
FIELDS = frozenset(
    {
        "patent_numbers", "titles", "from_parties", "to_parties", "record_number", "recorded_on", "licence_type",
        "term_start", "term_end", "legal_status", "contract_number", "title", "supplier", "receiver", "supplier_code",
        "receiver_code", "total_amount", "total_in_words", "patent_amounts", "signed_on", "supplier_phone",
        "receiver_phone", "supplier_address", "receiver_address", "supplier_legal", "receiver_legal", "invoice_code",
        "invoice_number", "issued_on", "buyer", "buyer_code", "seller", "seller_code", "items", "net_amount",
        "tax_amount", "remark", "payer", "payer_account", "payee", "payee_account", "amount", "amount_in_words",
        "paid_on", "serial_number", "purpose", "owners", "granted_on", "name", "credit_code", "legal_representative",
        "address",
    }
)  # fmt: skip
"""What the papers of samples print that parsers read."""


def _field(value: Value, text: str = "") -> Field:
    return Field((Reading(text or str(value), value, Reader.TEXT, 1.0, 1, BOX),))


def _value(value: object) -> Value:
    if isinstance(value, dict):
        return Item(value["name"], value["net_amount"], value["tax_rate"], value["tax_amount"])
    return value  # type: ignore[return-value]


def _facts(paper: Paper) -> Facts:
    """The facts with what layouts add by themselves: words beside figures, what a red invoice says."""
    facts = dict(paper.facts)
    figures, words = WORDS.get(paper.kind, ("total_amount", "total_in_words"))
    if isinstance(facts.get(figures), Decimal) and words not in facts:
        facts[words] = amount_in_words(facts[figures]).replace("元", "圆")
    if facts.get("original_number"):
        facts["remark"] = f"被红冲蓝字发票号码：{facts['original_number']}"
    if facts.get("record") in {"licence_end", "pledge_end"}:
        facts["cancelled"] = True
    return facts


def document_of(paper: Paper, path: str) -> Document:
    """The paper as read without a fault."""
    facts = _facts(paper)
    fields: dict[str, tuple[Field, ...]] = {}
    for name, value in facts.items():
        if name in FIELDS and value not in (None, "", []):
            values = value if name in LISTS and isinstance(value, list) else [value]
            fields[RENAMED.get(name, name)] = tuple(_field(_value(item)) for item in values)
    if paper.kind == "invoice":
        fields["reversed"] = (_field(bool(facts.get("void") or facts.get("reversed"))),)
        fields |= _coded(facts)
    if paper.kind == "contract" and facts.get("unit") not in {None, "元", "万元"}:
        total = facts["total_amount"]
        fields["total_amount"] = (_field(total, f"{total}{facts['unit']}"),)
    if facts.get("parts"):
        fields["patents_total"] = (_field(facts["parts"][0][1]),)
    for flag in ("cancelled", "withdrawn"):
        if facts.get(flag):
            fields[flag] = (_field(value=True),)
    return Document(path, DocumentKind(paper.kind), paper.subtype, path, (1, 1), 0.99, fields)


def _coded(facts: Facts) -> dict[str, tuple[Field, ...]]:
    """What the QR code carries, its reading beside that of the print, where a payload is given."""
    if not facts.get("qr"):
        return {}
    _, _, _, number, amount, day, *_ = facts["qr"].split(",")
    coded = {"invoice_number": number, "net_amount": Decimal(amount), "issued_on": date.fromisoformat(day)}
    return {name: (_both(facts[name], value),) for name, value in coded.items()}


def _both(value: Value, coded: Value) -> Field:
    readers = ((value, Reader.TEXT), (coded, Reader.CODE))
    return Field(tuple(Reading(str(item), item, reader, 1.0, 1, BOX) for item, reader in readers))


def claim_of(number: int, row: Row) -> Claim:
    """The row of the list as understood."""
    claimed = Claimed(
        row.registered_on,
        tuple(row.patents),
        Mode(row.mode.value),
        row.supplier or None,
        row.receiver or None,
        row.contract_amount,
        row.received_amount,
        row.patent_amount,
    )
    raw = {name: "" if (value := getattr(claimed, name)) is None else str(value) for name in claimed.__slots__}
    return Claim(number, Place("清单.xlsx", 1), claimed, raw, {})


def read(deals: list[Deal]) -> tuple[ClaimList, list[Document], list[Unread]]:
    """The claim list, the documents in folders by rows, and what cannot be read."""
    claims: list[Claim] = []
    documents: list[Document] = []
    unread: list[Unread] = []
    for deal in deals:
        folder = len(claims) + 1
        claims += [claim_of(number, row) for number, row in enumerate(deal.rows, start=folder)]
        for number, paper in enumerate(deal.papers):
            path = f"{folder}/{number}.pdf"
            if paper.damage:
                unread.append(Unread(path, None))
            else:
                documents.append(document_of(paper, path))
    return ClaimList(tuple(claims), {}, {}, ()), documents, unread


def spoilt(document: Document, rng: random.Random, lost: float) -> Document:
    """The document with some of its fields lost: half of them unread, half of them gone; flags stay."""
    fields: dict[str, tuple[Field, ...]] = {}
    for name, found in document.fields.items():
        kept = []
        for field in found:
            chance = rng.random() if lost else 1.0
            if chance >= lost or isinstance(field.value, bool):
                kept.append(field)
            elif chance < lost / 2:
                unread = (replace(reading, value=None, text="", confidence=0.0) for reading in field.readings)
                kept.append(Field(tuple(unread)))
        if kept:
            fields[name] = tuple(kept)
    return replace(document, fields=fields)
