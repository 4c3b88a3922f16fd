"""What packages are made of: programmes, the honest deals that must be supported, and papers that belong to no row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode, Paper, Period, Terms

if TYPE_CHECKING:
    import random


@dataclass(frozen=True, slots=True)
class Programme:
    """What a package needs to know of a programme: its claim list and the days of its registrations."""

    id: str
    list_title: str
    list_name: str
    period: Period


PROGRAMMES: Mapping[str, Programme] = {
    item.id: item
    for item in (
        Programme(
            "beijing-2022-cluster",
            "附件1：2021年以来促成专利转化清单（可加页）：",
            "附件1 2021年以来促成专利转化清单.xlsx",
            Period(date(2021, 4, 1), date(2022, 8, 31)),
        ),
    )
}
"""Programmes with a claim list of their own. A period begins late enough for contracts to be signed in it, too."""

CLEAN: Mapping[str, Terms] = {
    "plain": Terms(),
    "several_rows": Terms(rows=3),
    "several_patents_in_a_row": Terms(patents_per_row=3),
    "two_patents_in_a_row": Terms(patents_per_row=2, know_how=True),
    "co_owners": Terms(owners=2),
    "instalments": Terms(instalments=3, invoices=2, received=Decimal("0.6")),
    "know_how": Terms(know_how=True),
    "gift": Terms(gift=True),
    "licence": Terms(mode=Mode.LICENCE, instalments=2),
    "licence_of_several": Terms(mode=Mode.LICENCE, patents_per_row=2),
    "licence_over_rows": Terms(mode=Mode.LICENCE, rows=3, instalments=2),
    "open_licence": Terms(mode=Mode.OPEN_LICENCE),
    "equity": Terms(mode=Mode.EQUITY),
    "pledge": Terms(mode=Mode.PLEDGE, patents_per_row=2),
    "old_patent": Terms(old_patent=True, registration="register_copy"),
    "papers_beside": Terms(extras=True),
    "digital_invoice": Terms(invoice="digital", taxed=True),
    "gazette": Terms(registration="gazette"),
}
"""Honest deals of every shape; none of them is a contradiction."""

_NOISE = ("plan", "acceptance_notice", "fee_notice", "minutes", "commitment", "blank_sheet")


def noise(rng: random.Random, count: int) -> list[Paper]:
    """Papers that no row claims: plans, notices, minutes, blank forms."""
    return [Paper("other", rng.choice(_NOISE), {}, rng.randrange(2**31)) for _ in range(count)]


def clutter(list_name: str, rng: random.Random) -> list[tuple[str, bytes]]:
    """What systems leave in folders: a thumbnail store, the lock file of a spreadsheet that was open."""
    thumbs = ("Thumbs.db", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    lock = (f"~${list_name[2:]}", b"\x05Admin" + b" " * 159)
    return [item for item in (thumbs, lock) if rng.random() < 0.5]
