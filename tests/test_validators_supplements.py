"""Agreements that change the price of a contract, of which it was not read who is whose party."""

from __future__ import annotations

from typing import Any

from parsers.reading import Document
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    looks,
    reading,
    row_of,
    status,
    yuan,
)
from validators.findings import CheckStatus, Verdict

DEAL = Deal()
FAIL, UNCLEAR = CheckStatus.FAIL, CheckStatus.UNCLEAR


def _supplement(**changes: Any) -> Document:
    silent = dict.fromkeys(("contract_number", "supplier", "receiver", "total_amount"), ...)
    signed = looks(reading(UNIVERSITY)) + looks(reading(FIRM))
    return DEAL.contract(name="补充.pdf", title="补充协议", **(silent | {"signatories": signed} | changes))


def test_a_supplement_of_which_little_was_read_may_have_changed_the_price() -> None:
    claim = DEAL.claim(contract_amount=yuan(96000), received_amount=yuan(96000), patent_amount=yuan(96000))
    paid = [DEAL.invoice(total_amount=yuan(96000)), DEAL.slip(amount=yuan(96000))]
    papers = [DEAL.record(), DEAL.contract(), *paid]
    assert status(row_of(claim, papers), "contract.amount") is FAIL
    row = row_of(claim, [*papers, _supplement()])
    assert status(row, "contract.amount") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR
    assert_supported(row_of(claim, [*papers, _supplement(total_amount=yuan(96000))]))
    other = _supplement(signatories=looks(reading(OTHER_FIRM)))
    assert status(row_of(claim, [*papers, other]), "contract.amount") is FAIL


def test_a_supplement_over_another_price_than_the_claimed_one_is_a_doubt() -> None:
    row = row_of(DEAL.claim(), [*DEAL.papers(), _supplement(total_amount=yuan(96000))])
    assert status(row, "contract.amount") is UNCLEAR
