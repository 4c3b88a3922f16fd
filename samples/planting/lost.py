"""Papers that were not submitted, or cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.planting.tools import one

if TYPE_CHECKING:
    from collections.abc import Callable

    from samples.deals import Damage, Deal, Row
    from samples.world import World

    Plant = Callable[[Deal, World], list[Row]]


def missing(kind: str) -> Plant:
    """Papers of a kind were not submitted."""

    def plant(deal: Deal, _: World) -> list[Row]:
        deal.drop(kind)
        return deal.rows

    return plant


def unreadable(kind: str, damage: Damage) -> Plant:
    """A paper of a kind cannot be read."""

    def plant(deal: Deal, _: World) -> list[Row]:
        one(deal, kind).damage = damage
        return deal.rows

    return plant
