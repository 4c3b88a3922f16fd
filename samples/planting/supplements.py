"""Supplements: alone, at odds with the list, or honest beside their contract."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.planting.tools import one

if TYPE_CHECKING:
    from collections.abc import Callable

    from samples.deals import Deal, Row
    from samples.world import World

    Plant = Callable[[Deal, World], list[Row]]

_CENT = Decimal("0.01")
_FULL_AND_HALF = str.maketrans("（）()", "()（）")


def supplement_alone(deal: Deal, _: World) -> list[Row]:
    """Of the contract there is but a supplement, which agrees with the list."""
    one(deal, "contract").facts["title"] = deal.rng.choice(("专利权转让合同补充协议", "合同变更协议"))
    return deal.rows


def _supplement(deal: Deal, total: Decimal | None, title: str) -> None:
    contract = one(deal, "contract")
    facts = deepcopy(contract.facts) | {"title": title, "signed_on": deal.signed_on + timedelta(days=1)}
    for name in ("patent_amounts", "prices_in_table", "total_in_words", "instalments", "parts"):
        facts.pop(name, None)
    if total is None:
        facts.pop("total_amount")
    else:
        facts |= {"total_amount": total, "unit": "元"}
    deal.papers.append(deal.paper("contract", contract.subtype, facts))


def price_changed(factor: str) -> Plant:
    """The list has the contract's price, a supplement changed it."""

    def plant(deal: Deal, _: World) -> list[Row]:
        _supplement(deal, (deal.total * Decimal(factor)).quantize(_CENT), "专利权转让合同补充协议")
        return deal.rows

    return plant


def only_what_was_added(deal: Deal, _: World) -> list[Row]:
    """The list and the papers of money have what a supplement adds to a price several times as high."""
    contract = one(deal, "contract")
    _supplement(deal, deal.total, "专利权转让合同补充协议")
    contract.facts |= {"total_amount": deal.total * 4, "unit": "元"}
    for name in ("patent_amounts", "prices_in_table"):
        contract.facts.pop(name, None)
    return deal.rows


def contract_ended(deal: Deal, _: World) -> list[Row]:
    """Beside the contract lies the agreement that ended it."""
    _supplement(deal, None, "专利权转让合同解除协议")
    return deal.rows


def supplement_on_other_terms(deal: Deal, _: World) -> list[Row]:
    """Honest: a supplement changes no price."""
    _supplement(deal, None, "专利权转让合同补充协议")
    return deal.rows


def supplement_with_the_price(deal: Deal, _: World) -> list[Row]:
    """Honest: a supplement cuts the price, and the list and the money are the new one."""
    contract = one(deal, "contract")
    _supplement(deal, deal.total, "专利权转让合同补充协议")
    contract.facts |= {"total_amount": (deal.total * 5 / 4).quantize(_CENT), "unit": "元"}
    for name in ("patent_amounts", "prices_in_table"):
        contract.facts.pop(name, None)
    return deal.rows
