"""Discrepancies closer to honest rows, in the list and the contract: a yuan, a day, a branch, half of two."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import numbers
from samples.planting.tools import one, set_party
from samples.world import PartyKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from samples.deals import Deal, Row
    from samples.world import Patent, World

    Plant = Callable[[Deal, World], list[Row]]

_CENT = Decimal("0.01")
_FULL_AND_HALF = str.maketrans("（）()", "()（）")


def cell(name: str, value: object) -> Plant:
    """A cell of the list holds this."""

    def plant(deal: Deal, _: World) -> list[Row]:
        setattr(deal.rows[0], name, value)
        return deal.rows

    return plant


def times(factor: str, *names: str) -> Plant:
    """Amounts of the list are so many times those of the papers."""

    def plant(deal: Deal, _: World) -> list[Row]:
        for name in names:
            setattr(deal.rows[0], name, getattr(deal.rows[0], name) * Decimal(factor))
        return deal.rows

    return plant


def more(amount: str, *names: str) -> Plant:
    """Amounts of the list are so many yuan more than those of the papers."""

    def plant(deal: Deal, _: World) -> list[Row]:
        for name in names:
            setattr(deal.rows[0], name, getattr(deal.rows[0], name) + Decimal(amount))
        return deal.rows

    return plant


def duplicate_in_other_brackets(deal: Deal, _: World) -> list[Row]:
    """The row again, its receiver in brackets of the other width, its amounts in part."""
    again = deepcopy(deal.rows[0])
    again.receiver = again.receiver.translate(_FULL_AND_HALF)
    again.patent_amount = deal.total / 2
    deal.rows.append(again)
    return deal.rows


def patent_in_two_rows(deal: Deal, _: World) -> list[Row]:
    """The second of a row's two patents is claimed in a row of its own as well."""
    again = deepcopy(deal.rows[0])
    again.patents, again.patent_amount = again.patents[1:], deal.shares[1]
    deal.rows.append(again)
    return deal.rows


def another_number(deal: Deal, world: World) -> list[Row]:
    """专利号 of the list is well formed and another patent's."""
    deal.rows[0].patents = [world.patent(deal.signed_on).number]
    return deal.rows


def next_number(deal: Deal, _: World) -> list[Row]:
    """专利号 of the list differs in its last digits, check digit and all."""
    deal.rows[0].patents = [next_patent(deal.patents[0]).number]
    return deal.rows


def next_patent(patent: Patent) -> Patent:
    """The same patent under the next number."""
    body = patent.number.partition(".")[0]
    body = body[:-1] + str((int(body[-1]) + 1) % 10)
    return replace(patent, number=f"{body}.{numbers.patent_check(body)}")


def supplier_look_alike(deal: Deal, world: World) -> list[Row]:
    """供给方 of the list is another organisation of nearly the same name."""
    deal.rows[0].supplier = world.look_alike(deal.supplier).name
    return deal.rows


def receiver_look_alike(deal: Deal, world: World) -> list[Row]:
    """接受方 of the list is another firm of nearly the same name."""
    deal.rows[0].receiver = world.look_alike(deal.receiver).name
    return deal.rows


def one_owner_left_out(deal: Deal, _: World) -> list[Row]:
    """The list names one of two owners."""
    deal.rows[0].supplier = deal.supplier.name
    return deal.rows


def one_owner_too_many(deal: Deal, world: World) -> list[Row]:
    """The list names an owner more than the papers."""
    deal.rows[0].supplier = f"{deal.supplier.name}、{world.party(PartyKind.INSTITUTE).name}"
    return deal.rows


def claimed_by_branch(deal: Deal, world: World) -> list[Row]:
    """接受方 of the list is a branch of the firm on all papers."""
    deal.rows[0].receiver += f"{world.rng.choice(('苏州', '厦门', '无锡'))}分公司"
    return deal.rows


def year_off(deal: Deal, _: World) -> list[Row]:
    """登记/备案时间 is right but for its year."""
    day = deal.recorded_on
    other = day.year + (1 if day.year == 2021 else -1)
    deal.rows[0].registered_on = date(other, day.month, min(day.day, 28))
    return deal.rows


def month_off(deal: Deal, _: World) -> list[Row]:
    """登记/备案时间 is right but for its month."""
    day = deal.recorded_on
    deal.rows[0].registered_on = date(day.year, day.month % 12 + 1, min(day.day, 28))
    return deal.rows


def contract_total_off(amount: str) -> Plant:
    """The contract's total is so many yuan more, in figures and words."""

    def plant(deal: Deal, _: World) -> list[Row]:
        facts = one(deal, "contract").facts
        facts |= {"total_amount": deal.total + Decimal(amount), "unit": "元"}
        for name in ("patent_amounts", "prices_in_table"):
            facts.pop(name, None)
        return deal.rows

    return plant


def contract_reversed(deal: Deal, _: World) -> list[Row]:
    """The contract goes the other way: the receiver gives, the supplier takes."""
    contract = one(deal, "contract")
    set_party(contract, "supplier", deal.receiver)
    set_party(contract, "receiver", deal.supplier)
    return deal.rows


def contract_lacks_owner(deal: Deal, _: World) -> list[Row]:
    """Of two owners one signed the contract."""
    one(deal, "contract").facts["supplier"] = deal.supplier.name
    return deal.rows


def contract_after(kind: str) -> Plant:
    """The contract is signed a day after a paper of a kind."""
    named = {"registration": "recorded_on", "invoice": "issued_on", "bank_slip": "paid_on"}[kind]

    def plant(deal: Deal, _: World) -> list[Row]:
        day = max(paper.facts[named] for paper in deal.of_kind(kind))
        one(deal, "contract").facts["signed_on"] = day + timedelta(days=1)
        return deal.rows

    return plant


def codes_at_odds(deal: Deal, world: World) -> list[Row]:
    """The supplier's code in the contract is well formed and not the one on the invoice."""
    contract, invoice = one(deal, "contract"), one(deal, "invoice")
    contract.facts["supplier_code"] = numbers.credit_code(deal.rng, "12", world.supplier().city.region)
    contract.must, invoice.must = ("supplier_code",), ("seller_code",)
    return deal.rows


def parts_beyond_by_a_hair(deal: Deal, _: World) -> list[Row]:
    """The patents' parts of several rows add up to a hundred yuan more than the contract."""
    deal.rows[0].patent_amount = deal.shares[0] + Decimal(100)
    return deal.rows


def part_against_price_list(deal: Deal, _: World) -> list[Row]:
    """A row's part is less than the price that the contract prints for its patent."""
    one(deal, "contract").facts |= {"patent_amounts": list(deal.shares), "prices_in_table": True}
    deal.rows[0].patent_amount = (deal.shares[0] * 3 / 4).quantize(_CENT)
    return deal.rows[:1]


def one_part_of_one_yuan(deal: Deal, _: World) -> list[Row]:
    """Of three rows one has a part of one yuan; the contract prints no prices."""
    for name in ("patent_amounts", "prices_in_table"):
        one(deal, "contract").facts.pop(name, None)
    deal.rows[0].patent_amount = Decimal(1)
    return deal.rows[:1]


def telephone_written_otherwise(deal: Deal, _: World) -> list[Row]:
    """Both parties have one telephone, written with and without its marks."""
    facts = one(deal, "contract").facts
    facts["receiver_phone"] = facts["supplier_phone"].replace("-", "")
    if "-" not in facts["supplier_phone"]:
        phone = facts["supplier_phone"]
        facts["receiver_phone"] = f"{phone[:3]} {phone[3:7]} {phone[7:]}"
    one(deal, "contract").must = ("receiver_phone", "supplier_phone")
    return deal.rows


def sold_to_own_branch(deal: Deal, _: World) -> list[Row]:
    """A firm sells to its own branch: all papers agree."""
    name = f"{deal.supplier.name}南京分公司"
    for row in deal.rows:
        row.receiver = name
    roles = {"registration": "to_parties", "contract": "receiver", "invoice": "buyer", "bank_slip": "payer"}
    for paper in deal.papers:
        if role := roles.get(paper.kind):
            paper.facts[role] = [name] if role == "to_parties" else name
    return deal.rows
