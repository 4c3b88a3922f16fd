"""Parties whose names are printed twice, in Chinese and below it in English: they are one, however far apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.reading import Field
from parsers.values.search import search
from parsers.values.spelled_names import Kinship, kinship

PARTIES = frozenset({"from_parties", "to_parties", "owners", "supplier", "receiver"})


def without_translations(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The names of a side without those in Latin letters that say a Chinese one of them again.

    One that may say it again has no value: nobody knows whether it is a further party. A firm abroad stays.
    """
    chinese = [str(field.value) for field in fields if search(r"\p{Han}{2}", str(field.value or "")) is not None]
    found = []
    for field in fields:
        latin = str(field.best.value or "")
        kin = max((kinship(latin, name) for name in chinese), default=Kinship.NONE)
        if search(r"\p{Han}", latin) is not None or not latin or kin is Kinship.NONE:
            found.append(field)
        elif kin is Kinship.MAYBE:
            found.append(Field(tuple(replace(one, value=None, confidence=0.0) for one in field.readings)))
    return tuple(found)
