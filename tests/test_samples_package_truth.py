"""What the papers of a deal print is what the deal says, whatever layout draws them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from heyan.measuring import normal_values
from samples.deals import Paper, draw_deal
from samples.discrepancies import BY_KIND, plant
from samples.evidence import papers_of
from samples.fonts import APT_COMMAND, missing_fonts
from samples.papers import Use, draw, layouts
from samples.papers.canvas import Text
from samples.papers.registry import AMENDING
from samples.printing import Press
from samples.scenarios import CLEAN, PROGRAMMES
from samples.world import World

pytestmark = [
    pytest.mark.fonts,
    pytest.mark.skipif(bool(missing_fonts()), reason=f"draws papers; install the fonts first: {APT_COMMAND}"),
]
PERIOD = PROGRAMMES["beijing-2022-cluster"].period
PUBLIC = {
    "registration": {"patent_numbers", "from_parties", "to_parties", "recorded_on"},
    "contract": {"supplier", "receiver", "patent_numbers", "total_amount", "total_in_words", "signed_on"},
    "invoice": {
        "invoice_code",
        "invoice_number",
        "issued_on",
        "buyer",
        "buyer_code",
        "seller",
        "seller_code",
        "items",
        "net_amount",
        "tax_amount",
        "total_amount",
        "total_in_words",
    },
    "bank_slip": {"payer", "payee", "payer_account", "payee_account", "amount", "paid_on"},
    "certificate": {"patent_numbers", "titles", "owners", "granted_on", "certificate_number"},
    "licence_of_business": {"name", "credit_code", "legal_representative"},
}
"""The fields that every layout of a kind prints."""


def said(value: Any) -> Any:
    """A fact as the truth writes it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [said(item) for item in value]
    return {key: said(part) for key, part in value.items()} if isinstance(value, dict) else value


def check(paper: Paper) -> None:
    """Every layout prints the facts of the paper: the fields it prints at all, and the ones it must."""
    for layout in layouts(paper.kind, paper.subtype):
        truth = draw(paper.kind, paper.subtype, paper.facts, layout.name, random.Random(paper.seed)).truth
        for name in (PUBLIC.get(paper.kind, set()) & set(paper.facts)) - set(layout.unjudged):
            wanted = normal_values(name, said(paper.facts[name]))
            assert normal_values(name, truth.values(name)) == wanted, (layout.name, name)


@pytest.mark.parametrize("name", sorted(CLEAN))
def test_papers_of_honest_deals_print_what_is_so(name: str) -> None:
    deal = draw_deal(World(random.Random(name)), CLEAN[name], PERIOD)
    for paper in papers_of(deal):
        check(paper)


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_papers_of_planted_deals_print_the_discrepancy(kind: str) -> None:
    for paper in plant(World(random.Random(kind)), BY_KIND[kind], PERIOD).papers:
        check(paper)


def test_a_planted_code_differs_from_the_print_in_its_amount_only() -> None:
    import zxingcpp

    deal = plant(World(random.Random(4)), BY_KIND["invoice_code_differs"], PERIOD)
    (paper,) = deal.of_kind("invoice")
    for layout in layouts(paper.kind, paper.subtype):
        drawing = draw(paper.kind, paper.subtype, paper.facts, layout.name, random.Random(paper.seed))
        (code,) = {item.text for page in drawing.pages for item in zxingcpp.read_barcodes(page.render(200))}
        fields = code.split(",")
        assert fields[2:4] == [paper.facts["invoice_code"], paper.facts["invoice_number"]]
        assert fields[4] == str(paper.facts["net_amount"] + 10_000)


def test_what_both_parties_share_stands_on_the_contract_twice() -> None:
    deal = plant(World(random.Random(5)), BY_KIND["parties_share_representative"], PERIOD)
    (paper,) = deal.of_kind("contract")
    drawing = Press(5, use=None).drawn(paper)
    texts = "".join(item.text for page in drawing.pages for item in page.operations if isinstance(item, Text))
    assert texts.count(paper.facts["supplier_legal"]) >= 2


def test_the_contract_of_a_deal_is_never_one_that_changes_another() -> None:
    """A 补充协议 without the contract that it changes proves no deal."""
    deal = draw_deal(World(random.Random("7:amending")), CLEAN["plain"], PERIOD)
    (paper,) = (paper for paper in papers_of(deal) if paper.kind == "contract")
    for seed in range(60):
        drawing = Press(5, use=Use.EVALUATION).drawn(replace(paper, seed=seed))
        assert drawing.truth.layout not in AMENDING
