"""Honest deals that come near a discrepancy: odd looks, a history, copies, a change of name. All must be supported."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence
from samples.deals import Mode, Paper, Period, Terms, draw_deal, rows_of
from samples.planting.kinds import Neighbour
from samples.planting.near_misses import NEAR_MISSES
from samples.planting.tools import one
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.deals import Deal
    from samples.world import World

_MONTH = timedelta(days=30)
_PURPOSES = ("首付款", "尾款", "合同款", "付专利款", "专利转让费及设备款", "技术转让合同第一期款", "技术转让费（含税）")


def bought_before(deal: Deal, world: World) -> None:
    """The supplier had bought the patent itself, two years before."""
    seller = world.party(PartyKind.INSTITUTE)
    day = deal.recorded_on - 24 * _MONTH
    record = evidence.transfer_record(deal, deal.patents[0], before=[seller], after=deal.supplier, day=day)
    deal.papers.append(record)


def renamed(deal: Deal, _: World) -> None:
    """The receiver takes another form before it pays, and the change of name is on record."""
    name, stock = deal.receiver.name, "股份有限公司"
    later = name.replace(stock, "有限公司") if stock in name else re.sub("有限责任公司|有限公司", stock, name)
    for paper in deal.of_kind("invoice"):
        paper.facts["buyer"] = later
    for paper in deal.of_kind("bank_slip"):
        paper.facts["payer"] = later
    record = deal.of_kind("registration")[0]
    facts = {key: record.facts[key] for key in ("patent_numbers", "titles")}
    facts |= {"change": "name", "from_parties": [deal.receiver.name], "to_parties": [later]}
    facts["recorded_on"] = deal.recorded_on + 2 * _MONTH
    deal.papers.append(deal.paper("registration", "change_notice", facts))


def copied(deal: Deal, _: World) -> None:
    """Every paper lies there twice: the same sheet under another name."""
    deal.papers += [Paper(paper.kind, paper.subtype, paper.facts, paper.seed) for paper in deal.papers]


def of_one_price(deal: Deal, world: World) -> None:
    """Two contracts of the same parties and price, each with papers of its own."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.total, other.received, other.shares = deal.total, deal.received, list(deal.shares)
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    for kind in ("bank_slip", "invoice"):
        for paper in (one(deal, kind), one(other, kind)):
            paper.must = ("serial_number",) if kind == "bank_slip" else ("invoice_number",)
    deal.absorb(other)


def purposes(deal: Deal, _: World) -> None:
    """The slip names its purpose in other words than the contract."""
    slip = one(deal, "bank_slip")
    slip.facts |= {"purpose": deal.rng.choice(_PURPOSES), "remark": None}
    slip.must = ("purpose",)


def split_items(deal: Deal, _: World) -> None:
    """The invoice splits the price as the contract does: so much for the patents, so much for what comes with them."""
    invoice = one(deal, "invoice")
    item, net = invoice.facts["items"][0], invoice.facts["net_amount"]
    patents = sum(deal.shares, Decimal(0))
    own = (net * patents / deal.total).quantize(Decimal("0.01"))
    other = {**item, "name": "*研发和技术服务*技术服务费", "net_amount": net - own}
    own_item = {**item, "net_amount": own}
    if item["tax_amount"] is not None:
        tax = (item["tax_amount"] * patents / deal.total).quantize(Decimal("0.01"))
        own_item["tax_amount"], other["tax_amount"] = tax, item["tax_amount"] - tax
    invoice.facts["items"] = [own_item, other]


def pledged_before(deal: Deal, world: World) -> None:
    """An earlier loan on the same patent, over before this one was recorded."""
    record = one(deal, "registration")
    facts = deepcopy(record.facts) | {"to_parties": [world.party(PartyKind.BANK).name]}
    facts |= {"recorded_on": deal.recorded_on - 20 * _MONTH, "term_start": deal.recorded_on - 21 * _MONTH}
    facts |= {"term_end": deal.recorded_on - 8 * _MONTH, "record_number": f"Y2019990{deal.rng.randrange(10**5, 10**6)}"}
    earlier = deal.paper("registration", "pledge_notice", facts)
    earlier.must = ("term_end",)
    deal.papers.append(earlier)


def licensed_twice(deal: Deal, world: World) -> None:
    """An ordinary licence beside another one."""
    for paper in (*deal.of_kind("contract"), one(deal, "registration")):
        paper.facts["licence_type"] = "普通许可"
    record = one(deal, "registration")
    facts = deepcopy(record.facts) | {"to_parties": [world.party(PartyKind.FIRM).name]}
    facts["record_number"] = f"X202199{deal.rng.randrange(10**6, 10**7)}"
    second = deal.paper("registration", record.subtype, facts)
    second.must = record.must = ("licence_type",)
    deal.papers.append(second)


_LICENCE, _PLEDGE = Terms(mode=Mode.LICENCE), Terms(mode=Mode.PLEDGE)
NEIGHBOURS = (
    Neighbour("bought_before", bought_before, Terms(registration="transfer_notice")),
    Neighbour("renamed_receiver", renamed, Terms(registration="transfer_notice")),
    Neighbour("copies", copied, Terms(rows=2)),
    Neighbour("two_contracts_of_one_price", of_one_price),
    Neighbour("other_purposes", purposes),
    Neighbour("split_items", split_items, Terms(know_how=True)),
    Neighbour("pledged_before", pledged_before, _PLEDGE),
    Neighbour("licensed_twice", licensed_twice, _LICENCE),
    *NEAR_MISSES,
)
"""Every kind."""

BY_NAME = {item.kind: item for item in NEIGHBOURS}
