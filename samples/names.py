"""The stock that names are put together from (`names.toml`), with a type for cities."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class City(NamedTuple):
    """A city: short name, province code (GB/T 2260), region code, dialling code, districts and streets."""

    name: str
    province: str
    region: str
    dialling: str
    districts: tuple[str, ...]
    streets: tuple[str, ...]


_STOCK = tomllib.loads(resources.files("samples").joinpath("names.toml").read_text(encoding="utf-8"))


def _words(key: str) -> tuple[str, ...]:
    return tuple(_STOCK[key])


def _city(item: Mapping[str, Any]) -> City:
    return City(
        name=item["name"],
        province=item["province"],
        region=item["region"],
        dialling=item["dialling"],
        districts=tuple(item["districts"]),
        streets=tuple(item["streets"]),
    )


CITIES = tuple(_city(item) for item in _STOCK["cities"])
UNIVERSITY_HEADS = _words("university_heads")
UNIVERSITY_KINDS = _words("university_kinds")
INSTITUTE_KINDS = _words("institute_kinds")
FIRM_SYLLABLES = _words("firm_syllables")
FIRM_TRADES = _words("firm_trades")
TITLE_HEADS = _words("title_heads")
TITLE_THINGS = _words("title_things")
TITLE_TAILS = {1: _words("title_tails_1"), 2: _words("title_tails_2")}
"""By type digit: 1 发明, 2 实用新型."""
BANKS = _words("banks")
BRANCHES = _words("branches")
KNOW_HOW = _words("know_how")
SURNAMES: str = _STOCK["surnames"]
GIVEN: str = _STOCK["given"]
LOOK_ALIKES: dict[str, str] = _STOCK["look_alikes"]
