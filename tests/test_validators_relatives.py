"""Parties near each other: a firm and its branch, a firm and who represents it, one telephone in two prints."""

from __future__ import annotations

import pytest

from tests.validators_builders import FIRM, UNIVERSITY, Deal, assert_supported, row_of, status
from validators.findings import CheckStatus

UNCLEAR, PASS = CheckStatus.UNCLEAR, CheckStatus.PASS


@pytest.mark.parametrize(("supplier", "receiver"), [(FIRM, f"{FIRM}苏州分公司"), (f"{FIRM}苏州分公司", FIRM)])
def test_a_branch_is_no_other_person(supplier: str, receiver: str) -> None:
    deal = Deal(supplier=supplier, receiver=receiver)
    assert status(row_of(deal.claim(), deal.papers()), "parties.distinct") is UNCLEAR


@pytest.mark.parametrize("receiver", [f"{UNIVERSITY}科技园有限公司", "云川大学分公司管理顾问有限公司"])
def test_a_name_that_begins_with_the_other_is_not_for_that_a_branch(receiver: str) -> None:
    deal = Deal(receiver=receiver)
    assert_supported(row_of(deal.claim(), deal.papers()))


def test_a_firm_that_buys_from_who_represents_it_is_asked_about() -> None:
    deal = Deal(supplier="陆闻笙")
    papers = [deal.record(), deal.contract(receiver_legal_representative="陆闻笙"), deal.invoice(), deal.slip()]
    assert status(row_of(deal.claim(), papers), "parties.unrelated") is UNCLEAR
    others = [deal.record(), deal.contract(receiver_legal_representative="陆闻声"), deal.invoice(), deal.slip()]
    assert_supported(row_of(deal.claim(), others))


@pytest.mark.parametrize(
    ("other", "expected"),
    [("01062780001", UNCLEAR), ("+86 010 6278 0001", UNCLEAR), ("（010）62780001", UNCLEAR), ("010-62780010", PASS)],
)
def test_one_telephone_is_one_however_it_is_written(other: str, expected: CheckStatus) -> None:
    deal = Deal()
    contract = deal.contract(supplier_phone="010-62780001", receiver_phone=other)
    row = row_of(deal.claim(), [deal.record(), contract, deal.invoice(), deal.slip()])
    assert status(row, "parties.unrelated") is expected


@pytest.mark.parametrize(("signs", "expected"), [("陆闻笙", UNCLEAR), ("陆闻声", PASS)])
def test_the_head_of_one_party_who_signs_for_the_other_is_asked_about(signs: str, expected: CheckStatus) -> None:
    deal = Deal()
    for ours, theirs in (("supplier", "receiver"), ("receiver", "supplier")):
        people = {f"{ours}_legal_representative": "陆闻笙", f"{theirs}_representative": signs}
        contract = deal.contract(**people, **{f"{theirs}_legal_representative": "温如岚"})
        row = row_of(deal.claim(), [deal.record(), contract, deal.invoice(), deal.slip()])
        assert status(row, "parties.unrelated") is expected
