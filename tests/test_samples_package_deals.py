"""Honest deals agree in every value; planted discrepancies change them, and say so."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from samples.deals import Deal, Mode, draw_deal, rows_of
from samples.discrepancies import BY_KIND, DISCREPANCIES, plant
from samples.evidence import papers_of
from samples.scenarios import CLEAN, PROGRAMMES
from samples.world import World

PERIOD = PROGRAMMES["beijing-2022-cluster"].period
SEEDS = range(12)


def honest(name: str, seed: int) -> Deal:
    deal = draw_deal(World(random.Random(f"{seed}:{name}")), CLEAN[name], PERIOD)
    deal.rows, deal.papers = rows_of(deal), papers_of(deal)
    return deal


def facts(deal: Deal, kind: str) -> list[dict[str, Any]]:
    return [paper.facts for paper in deal.of_kind(kind)]


@pytest.mark.parametrize("name", sorted(CLEAN))
@pytest.mark.parametrize("seed", SEEDS)
def test_an_honest_deal_agrees_with_itself(name: str, seed: int) -> None:
    deal = honest(name, seed)
    (contract,) = facts(deal, "contract")
    assert contract["total_amount"] == deal.total == deal.rows[0].contract_amount
    assert sum(fact["amount"] for fact in facts(deal, "bank_slip")) == deal.received <= deal.total
    assert sum(fact["total_amount"] for fact in facts(deal, "invoice")) == deal.received
    recorded = {number for fact in facts(deal, "registration") for number in fact["patent_numbers"]}
    assert recorded == set(contract["patent_numbers"]) == {number for row in deal.rows for number in row.patents}
    allocated = sum((row.patent_amount or Decimal(0) for row in deal.rows), Decimal(0))
    assert allocated < deal.total if deal.terms.know_how else allocated == deal.total


@pytest.mark.parametrize("name", sorted(CLEAN))
@pytest.mark.parametrize("seed", SEEDS)
def test_the_days_of_an_honest_deal_are_in_order(name: str, seed: int) -> None:
    deal = honest(name, seed)
    assert PERIOD.first <= deal.recorded_on <= PERIOD.last
    assert deal.signed_on < deal.recorded_on
    assert all(fact["recorded_on"] == deal.recorded_on for fact in facts(deal, "registration"))
    assert all(fact["issued_on"] > deal.signed_on for fact in facts(deal, "invoice"))
    assert all(fact["paid_on"] > deal.signed_on for fact in facts(deal, "bank_slip"))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_honest_invoice_adds_up(seed: int) -> None:
    for fact in facts(honest("instalments", seed), "invoice"):
        assert fact["net_amount"] + (fact["tax_amount"] or 0) == fact["total_amount"]
        assert sum(item["net_amount"] for item in fact["items"]) == fact["net_amount"]


def test_the_honest_deals_are_of_every_mode() -> None:
    assert {terms.mode for terms in CLEAN.values()} == set(Mode)


def test_the_catalogue_is_broad_and_every_kind_has_a_name_of_its_own() -> None:
    assert len(BY_KIND) == len(DISCREPANCIES) >= 20
    assert {item.verdict for item in DISCREPANCIES} == {"contradicted", "incomplete", "unclear"}
    assert all(item.codes for item in DISCREPANCIES)


def state(deal: Deal) -> tuple[list[Any], list[Any]]:
    """Everything that is submitted: the rows and the papers."""
    rows = [
        (
            row.registered_on,
            row.patents,
            row.supplier,
            row.receiver,
            row.contract_amount,
            row.received_amount,
            row.patent_amount,
        )
        for row in deal.rows
    ]
    return rows, [(paper.kind, paper.subtype, paper.facts, paper.damage) for paper in deal.papers]


@pytest.mark.parametrize("kind", sorted(BY_KIND))
@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_deal_is_marked_and_differs_from_the_honest_one(kind: str, seed: int) -> None:
    item = BY_KIND[kind]
    planted = plant(World(random.Random(f"{seed}:{kind}")), item, PERIOD)
    plain = draw_deal(World(random.Random(f"{seed}:{kind}")), item.terms, PERIOD)
    plain.rows, plain.papers = rows_of(plain), papers_of(plain)
    marked = [row for row in planted.rows if row.planted]
    assert marked
    assert all(row.verdict == item.verdict for row in marked)
    assert all(found.codes == item.codes for row in marked for found in row.planted)
    assert state(planted) != state(plain)
