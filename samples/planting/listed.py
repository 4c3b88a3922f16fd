"""Discrepancies in the claim list: it says something else than the papers. All functions return the untrue rows."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import money, numbers
from samples.planting.tools import swapped
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.deals import Deal, Row
    from samples.world import World


def ten_times(deal: Deal, _: World) -> list[Row]:
    """合同额 with a zero too many."""
    deal.rows[0].contract_amount = deal.total * 10
    return deal.rows


def swapped_digits(deal: Deal, _: World) -> list[Row]:
    """合同额 and the patents' part with two digits exchanged, so that both are too large."""
    other = swapped(deal.total)
    deal.rows[0].contract_amount = deal.rows[0].patent_amount = max(other, deal.total + 1000)
    return deal.rows


def more_received(deal: Deal, _: World) -> list[Row]:
    """实际到账 claims the full price, the papers show a part."""
    deal.rows[0].received_amount = deal.total
    return deal.rows


def received_beyond_contract(deal: Deal, _: World) -> list[Row]:
    """实际到账 beyond 合同额, in the list and on the papers of money."""
    more = deal.total + Decimal(20_000)
    deal.drop("invoice")
    deal.drop("bank_slip")
    deal.received = more
    deal.rows[0].received_amount = more
    deal.papers += [money.invoice(deal, more), money.slip(deal, more, deal.signed_on + timedelta(days=9))]
    return deal.rows


def allocated_beyond_total(deal: Deal, _: World) -> list[Row]:
    """The patents' parts of several rows add up to more than the contract."""
    for row in deal.rows:
        row.patent_amount = deal.total * 3 / 4
    return deal.rows


def wrong_check_digit(deal: Deal, _: World) -> list[Row]:
    """专利号 whose check digit does not fit."""
    deal.rows[0].patents = [numbers.wrong_check(deal.patents[0].number)]
    return deal.rows


def publication_number(deal: Deal, _: World) -> list[Row]:
    """授权公告号 in the place of 专利号."""
    deal.rows[0].patents = [deal.patents[0].publication]
    return deal.rows


def gazette_day(deal: Deal, _: World) -> list[Row]:
    """The list has the day of publication, not the day of effect."""
    for paper in deal.of_kind("registration"):
        deal.rows[0].registered_on = paper.facts["published_on"]
    return deal.rows


def another_day(deal: Deal, _: World) -> list[Row]:
    """The list has another day than the record."""
    deal.rows[0].registered_on = deal.recorded_on + timedelta(days=deal.rng.choice((-10, 9, 31, 100)))
    return deal.rows


def duplicate_row(deal: Deal, _: World) -> list[Row]:
    """The same row twice."""
    deal.rows.append(deepcopy(deal.rows[0]))
    return deal.rows


def same_party(deal: Deal, _: World) -> list[Row]:
    """供给方 and 接受方 are one."""
    deal.rows[0].supplier = deal.rows[0].receiver
    return deal.rows


def empty_cell(deal: Deal, _: World) -> list[Row]:
    """合同额 is left empty."""
    deal.rows[0].contract_amount = None
    return deal.rows


def wrong_receiver_in_list(deal: Deal, world: World) -> list[Row]:
    """接受方 of the list is another firm than in all papers."""
    deal.rows[0].receiver = world.party(PartyKind.FIRM).name
    return deal.rows


def as_it_is(deal: Deal, _: World) -> list[Row]:
    """Nothing but the days of the deal is amiss."""
    return deal.rows
