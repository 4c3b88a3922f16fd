"""What is too unsure to be a value: text read by OCR whose weakest character is doubtful stays as text alone.

A name or a title has no check digit: one misread character gives another name. Measured on 3,776 values of samples of
all levels: of names below 0.5 one in four was right, above it all of 1,003; of titles one in three below 0.65. Numbers,
dates and amounts have forms of their own to be checked by and are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ocr.lines import Reader
from parsers.reading import Field, Reading

LEAST: Mapping[str, float] = {
    **dict.fromkeys(("from_parties", "to_parties", "supplier", "receiver", "owners", "name"), 0.5),
    **dict.fromkeys(("supplier_legal_representative", "receiver_legal_representative", "legal_representative"), 0.5),
    "titles": 0.65,
}
"""How sure the reading of a field must be at least (`Reading.confidence`)."""


def legible(fields: Mapping[str, tuple[Field, ...]]) -> dict[str, tuple[Field, ...]]:
    """The fields with the values of readings too unsure left out; their text and place stay."""
    return {name: tuple(_legible(item, LEAST.get(name, 0.0)) for item in found) for name, found in fields.items()}


def _legible(item: Field, least: float) -> Field:
    return Field(
        tuple(reading if _is_sure(reading, least) else replace(reading, value=None) for reading in item.readings)
    )


def _is_sure(reading: Reading, least: float) -> bool:
    return reading.reader is not Reader.OCR or reading.confidence >= least
