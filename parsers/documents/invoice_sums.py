"""The three sums of an invoice, and what arithmetic tells of them once a reviewer has read one.

What it told before was of the sum as it was misread. Where the sums as printed add up now they deny each other no more;
where they still do not, the conflict stays, with what each ought to be beside the sum that the reviewer read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ocr.lines import Reader
from parsers.reading import Field, Reading

SUMS = ("net_amount", "tax_amount", "total_amount")
TOLERANCE = Decimal("0.01")
"""By which net and tax may miss the total."""
ARITHMETIC_CONFIDENCE = 0.9


def value_of(readings: Iterable[Reading]) -> Decimal | None:
    """The amount on which readings agree; None where none makes sense or they disagree."""
    values = {reading.value for reading in readings if isinstance(reading.value, Decimal)}
    return next(iter(values)) if len(values) == 1 else None


def emptied(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without their values."""
    return [replace(reading, value=None, confidence=0.0) for reading in readings]


def settled_sums(fields: Mapping[str, tuple[Field, ...]]) -> dict[str, tuple[Field, ...]]:
    """The fields of net, tax and total that arithmetic had a word in, as they stand now; none for those without."""
    printed = {name: [reading for field in fields.get(name, ()) for reading in _printed(field)] for name in SUMS}
    return {
        name: (_told_anew(fields[name][0], _due(name, printed), printed),)
        for name in SUMS
        if len(fields.get(name, ())) == 1 and len(printed[name]) < len(fields[name][0].readings)
    }


def _printed(field: Field) -> list[Reading]:
    return [reading for reading in field.readings if reading.reader is not Reader.ARITHMETIC]


def _due(name: str, printed: Mapping[str, Sequence[Reading]]) -> Decimal | None:
    """What the two other sums make of one; None where they tell nothing."""
    net, tax, total = (value_of(printed[key]) for key in SUMS)
    if name == "net_amount":
        return total - tax if total is not None and tax is not None else None
    if name == "tax_amount":
        return total - net if total is not None and net is not None else None
    return net + tax if net is not None and tax is not None else None


def _told_anew(field: Field, due: Decimal | None, printed: Mapping[str, Sequence[Reading]]) -> Field:
    """A sum with the word of arithmetic that holds now.

    Where the others tell nothing a sum that was printed stays as it was, one that arithmetic alone told has no value.
    """
    own = _printed(field)
    if due is None:
        return field if any(reading.value is not None for reading in own) else replace(field, readings=_silent(field))
    if any(_is(reading, due) for reading in own):
        return replace(field, readings=tuple(one for one in field.readings if one in own or _is(one, due)))
    sources = [reading for readings in printed.values() for reading in readings if reading.value is not None]
    confidence = min(reading.confidence for reading in sources) * ARITHMETIC_CONFIDENCE
    told = Reading(str(due), due, Reader.ARITHMETIC, round(confidence, 4), field.readings[0].page)
    return replace(field, readings=(*own, told))


def _is(reading: Reading, amount: Decimal) -> bool:
    return isinstance(reading.value, Decimal) and abs(reading.value - amount) < TOLERANCE


def _silent(field: Field) -> tuple[Reading, ...]:
    return tuple(emptied(field.readings))
