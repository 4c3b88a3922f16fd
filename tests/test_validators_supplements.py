"""Agreements that change the price of a contract: which are a row's, and which have the last word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from parsers.reading import Document
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    looks,
    outcome,
    patent,
    reading,
    row_of,
    status,
    yuan,
)
from validators.findings import CheckStatus, Verdict

DEAL = Deal()
FAIL, UNCLEAR, PASS = CheckStatus.FAIL, CheckStatus.UNCLEAR, CheckStatus.PASS
LESS = yuan(96000)
LATER = date(2021, 5, 12)
CLAIM = DEAL.claim(contract_amount=LESS, received_amount=LESS, patent_amount=LESS)
PAPERS = [DEAL.record(), DEAL.contract(), DEAL.invoice(total_amount=LESS), DEAL.slip(amount=LESS)]


def _supplement(**changes: Any) -> Document:
    """One that names its parties by letters: who is whose was not read."""
    signed = looks(reading(UNIVERSITY)) + looks(reading(FIRM))
    known: dict[str, Any] = {
        "supplier": ...,
        "receiver": ...,
        "total_amount": LESS,
        "signed_on": LATER,
        "signatories": signed,
    }
    return DEAL.contract(name="补充.pdf", **({"title": "补充协议"} | known | changes))


def test_a_supplement_of_which_little_was_read_may_have_changed_the_price() -> None:
    assert status(row_of(CLAIM, PAPERS), "contract.amount") is FAIL
    row = row_of(CLAIM, [*PAPERS, _supplement(contract_number=..., total_amount=...)])
    assert status(row, "contract.amount") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"signed_on": DEAL.signed_on},
        {"contract_number": f"{DEAL.contract_number}-补1"},
        {"contract_number": ..., "amended_on": DEAL.signed_on},
        {"patent_numbers": ...},
        {"supplier": UNIVERSITY, "receiver": FIRM},
        {"supplier": UNIVERSITY, "receiver": FIRM, "signed_on": date(2021, 7, 1)},
    ],
)
def test_a_later_supplement_of_both_parties_that_cites_the_contract_has_the_last_word(changes: dict[str, Any]) -> None:
    assert_supported(row_of(CLAIM, [*PAPERS, _supplement(**changes)]))


@pytest.mark.parametrize(
    "changes",
    [
        {"signed_on": date(2021, 5, 1)},
        {"signed_on": ...},
        {"draft": True},
        {"title": "补充协议（草案）"},
        {"signatories": looks(reading(FIRM))},
        {"contract_number": "ZLZR-2020-0777"},
        {"contract_number": ...},
        {"contract_number": ..., "amended_on": date(2020, 3, 1)},
        {"patent_numbers": (*DEAL.patents, patent(9))},
        {"supplier": UNIVERSITY, "receiver": FIRM, "contract_number": "ZLZR-2020-0777"},
        {"supplier": FIRM, "receiver": UNIVERSITY},
    ],
)
def test_one_that_may_be_another_contract_s_or_no_one_s_is_a_doubt(changes: dict[str, Any]) -> None:
    row = row_of(CLAIM, [*PAPERS, _supplement(**changes)])
    assert status(row, "contract.amount") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "changes",
    [
        {"signatories": looks(reading(OTHER_FIRM))},
        {"patent_numbers": (patent(9),)},
        {"patent_numbers": ..., "contract_number": "ZLZR-2020-0777"},
        {"title": "专利权转让合同附件", "patent_numbers": (patent(9),)},
    ],
)
def test_one_of_another_deal_changes_nothing(changes: dict[str, Any]) -> None:
    assert status(row_of(CLAIM, [*PAPERS, _supplement(**changes)]), "contract.amount") is FAIL


@pytest.mark.parametrize("price", [LESS, None, looks(reading(LESS), reading(DEAL.amount))])
@pytest.mark.parametrize("parties", [{}, {"supplier": UNIVERSITY, "receiver": FIRM}])
def test_a_supplement_over_another_price_than_the_claimed_one_or_an_unread_one_is_a_doubt(
    price: Any, parties: dict[str, Any]
) -> None:
    row = row_of(DEAL.claim(), [*DEAL.papers(), _supplement(total_amount=price, **parties)])
    assert status(row, "contract.amount") is UNCLEAR


@pytest.mark.parametrize(("claimed", "expected"), [(90000, FAIL), (216000, UNCLEAR), (24000, UNCLEAR)])
def test_a_price_that_neither_names_is_wrong_unless_it_is_both_together(claimed: int, expected: CheckStatus) -> None:
    row = row_of(DEAL.claim(contract_amount=yuan(claimed)), [*PAPERS, _supplement()])
    assert status(row, "contract.amount") is expected


def test_a_small_amount_of_a_supplement_may_be_but_what_is_added() -> None:
    added = yuan(24000)
    claim = DEAL.claim(contract_amount=added, received_amount=added, patent_amount=added)
    papers = [DEAL.record(), DEAL.contract(), DEAL.invoice(total_amount=added), DEAL.slip(amount=added)]
    row = row_of(claim, [*papers, _supplement(total_amount=added)])
    assert status(row, "contract.amount") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


@pytest.mark.parametrize("title", ["补充协议", "专利权转让合同变更协议"])
def test_a_supplement_without_its_contract_is_no_contract(title: str) -> None:
    papers = [DEAL.record(), DEAL.contract(title=title), DEAL.invoice(), DEAL.slip()]
    row = row_of(DEAL.claim(), papers)
    assert status(row, "contract.present") is UNCLEAR
    assert "原合同" in outcome(row, "contract.present").message


def test_a_supplement_on_other_terms_changes_no_price() -> None:
    assert_supported(row_of(DEAL.claim(), [*DEAL.papers(), _supplement(total_amount=...)]))
    known = _supplement(total_amount=..., supplier=UNIVERSITY, receiver=FIRM)
    assert_supported(row_of(DEAL.claim(), [*DEAL.papers(), known]))


def test_one_of_another_kind_of_deal_is_a_doubt() -> None:
    licence = DEAL.contract(
        "licence", name="补充.pdf", title="专利实施许可补充协议", total_amount=LESS, signed_on=LATER
    )
    assert status(row_of(CLAIM, [*PAPERS, licence]), "contract.amount") is UNCLEAR


@pytest.mark.parametrize("title", ["终止转让合同之补充协议", "补充协议（解除）"])
@pytest.mark.parametrize("parties", [{}, {"supplier": UNIVERSITY, "receiver": FIRM}])
def test_one_that_ends_the_contract_is_a_doubt(title: str, parties: dict[str, Any]) -> None:
    row = row_of(DEAL.claim(), [*DEAL.papers(), _supplement(title=title, total_amount=..., **parties)])
    assert status(row, "contract.present") is UNCLEAR
