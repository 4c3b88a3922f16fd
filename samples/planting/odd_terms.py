"""Contracts that are none, or of another kind; and cells of the list that agree with them by a trick."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.planting.tools import one

if TYPE_CHECKING:
    from samples.deals import Deal, Row
    from samples.world import World


def _titled(deal: Deal, *titles: str) -> list[Row]:
    contract = one(deal, "contract")
    contract.facts["title"] = deal.rng.choice(titles)
    contract.must = ("title",)
    return deal.rows


def draft(deal: Deal, _: World) -> list[Row]:
    """The contract is a draft, a letter of intent, a framework."""
    return _titled(deal, "专利权转让合同（草案）", "专利权转让意向书", "专利转让框架协议", "专利转让合作备忘录")


def of_another_kind(deal: Deal, _: World) -> list[Row]:
    """The contract is for advice, development, goods."""
    return _titled(deal, "技术开发（委托）合同", "技术咨询合同", "设备采购合同", "专利实施许可合同")


def licence_for_transfer(deal: Deal, _: World) -> list[Row]:
    """The row claims a transfer, the contract grants a licence."""
    contract = one(deal, "contract")
    contract.subtype = "licence"
    contract.facts |= {"licence_type": "普通许可", "term_start": deal.signed_on}
    contract.facts["term_end"] = deal.signed_on + timedelta(days=1000)
    return deal.rows


def unsigned(deal: Deal, _: World) -> list[Row]:
    """No day of signing was filled in."""
    one(deal, "contract").facts["signed_on"] = None
    return deal.rows


def in_dollars(deal: Deal, _: World) -> list[Row]:
    """The price is in dollars."""
    facts = one(deal, "contract").facts
    facts |= {"unit": deal.rng.choice(("美元", "港元", "欧元")), "total_in_words": None}
    facts.pop("patent_amounts", None)
    facts.pop("prices_in_table", None)
    return deal.rows


def tiny_part(deal: Deal, _: World) -> list[Row]:
    """The patents' part of a contract for patents alone is one yuan."""
    deal.rows[0].patent_amount = Decimal(1)
    return deal.rows


def number_twice(deal: Deal, _: World) -> list[Row]:
    """专利号 lists one patent twice."""
    deal.rows[0].patents = [*deal.rows[0].patents, deal.rows[0].patents[0]]
    return deal.rows


def day_in_the_future(deal: Deal, _: World) -> list[Row]:
    """The list and the record name a day that has not come."""
    day = date(2031, 5, 6) + timedelta(days=deal.rng.randrange(300))
    for paper in deal.of_kind("registration"):
        paper.facts["recorded_on"] = day
        if "published_on" in paper.facts:
            paper.facts["published_on"] = day + timedelta(days=20)
    deal.rows[0].registered_on = day
    return deal.rows
