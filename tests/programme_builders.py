"""Rows, forms and profiles for tests of programmes. All parties, patents and deals are invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ocr.lines import Box, Reader
from parsers.claims import Claim, Claimed, Mode, Place
from parsers.reading import Document, DocumentKind, Field, Figure, Reading
from tests.validators_builders import patent
from validators.deals import Deal
from validators.facts import row_facts
from validators.findings import Verdict
from validators.metrics import Ground
from validators.metrics_count import Row
from validators.metrics_form import statements_of
from validators.metrics_parties import Entity, Register
from validators.metrics_track import TrackChoice, choose_track
from validators.programmes import Profile
from validators.programmes.loading import read_profile

HEAD = 'id = "test"\nlabel = "测试项目"\nguideline = "guideline.txt"\n'
SOURCE = 'source = "guideline.txt《条件》"\n'


def profile_of(folder: Path, text: str) -> Profile:
    """A profile read from TOML; id, label and guideline are put before it."""
    file = folder / "test.toml"
    file.write_text(HEAD + text, encoding="utf-8")
    return read_profile(file, "test")


def row(
    number: int,
    *,
    mode: Mode = Mode.TRANSFER,
    supplier: str = "云川大学",
    receiver: str = "",
    patents: Sequence[int] = (),
    amount: int | None = 100_000,
    received: int | None = 100_000,
    day: date | None = date(2021, 6, 18),
    verdict: Verdict = Verdict.SUPPORTED,
    deal: Deal | None = None,
) -> Row:
    """A row with a deal of its own, or of another row's."""
    claimed = Claimed(
        registered_on=day,
        patent_numbers=tuple(patent(serial) for serial in patents or (number,)),
        mode=mode,
        supplier=supplier,
        receiver=receiver or f"岚桥{number}号仪器有限公司",
        contract_amount=None if amount is None else Decimal(amount),
        received_amount=None if received is None else Decimal(received),
        patent_amount=None if amount is None else Decimal(amount),
    )
    facts = row_facts(Claim(number, Place("附件1.xlsx", 1), claimed, {}, {}))
    own = deal if deal is not None else Deal([])
    own.rows.append(facts)
    return Row(facts, verdict, own)


def figure(
    row: str, text: str, *, table: str = "", column: str = "", section: str = "", unit: str = "", **more: Any
) -> Field:
    """A figure of a form; its amount is the text's, in yuan where the unit is one of money."""
    from parsers.documents.application_numbers import parse_quantity

    quantity = parse_quantity(text, unit)
    value = Figure(
        section, table, row, column, quantity.value if quantity else None, quantity.unit if quantity else unit
    )
    reader, sure = more.get("reader", Reader.TEXT), more.get("sure", 1.0)
    return Field((Reading(text, value, reader, sure, 1, Box(0.1, 0.1, 0.2, 0.12)),))


def application(*figures: Field, **answers: str) -> Document:
    """An application form with these figures and answers."""
    fields = {name: (Field((Reading(value, value, Reader.TEXT, 1.0, 1),)),) for name, value in answers.items()}
    return Document("d001", DocumentKind.APPLICATION, None, "申报书.pdf", (1, 3), 0.9, fields | {"figures": figures})


def ground(
    profile: Profile,
    rows: Iterable[Row] = (),
    documents: Sequence[Document] = (),
    entities: Sequence[Entity] = (),
    track: str | None = None,
) -> Ground:
    """What metrics are judged by."""
    register = Register(entities)
    applicant = next((str(value) for document in documents for value in document.values("applicant")), None)
    chosen = choose_track(profile.tracks, documents, applicant, register, track) if profile.tracks else TrackChoice(())
    return Ground(list(rows), register, statements_of(profile.form, documents), chosen)
