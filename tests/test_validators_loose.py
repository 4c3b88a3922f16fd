"""Papers of money that only their parties tie to a row, or that are of several: their amounts say whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from parsers.reading import Document
from tests.validators_builders import UNIVERSITY, Deal, assert_supported, judged, row_of, status, yuan
from validators.findings import CheckStatus, Verdict
from validators.verdicts import RowJudgement

OTHER_OWNER = "东岭车辆研究院"
SHARED = Deal(1, supplier=f"{OTHER_OWNER}、{UNIVERSITY}", amount=yuan(350000))
ALONE = Deal(2, amount=yuan(140000))


def test_an_invoice_of_a_co_owner_goes_to_the_row_that_lacks_its_amount() -> None:
    wrong = ALONE.invoice(seller=OTHER_OWNER)
    papers = [*SHARED.papers(), ALONE.record(), ALONE.contract(), wrong, ALONE.slip()]
    first, second = judged([SHARED.claim(), ALONE.claim()], papers).rows
    assert_supported(first)
    assert second.verdict is Verdict.CONTRADICTED
    assert status(second, "invoice.parties") is CheckStatus.FAIL


def test_an_invoice_that_no_row_lacks_contradicts_none() -> None:
    deal = Deal()
    other = deal.invoice(2, total_amount=yuan(7000), issued_on=date(2021, 1, 4))
    row = row_of(deal.claim(), [*deal.papers(), other])
    assert row.verdict is Verdict.UNCLEAR
    assert status(row, "contract.order") is CheckStatus.UNCLEAR
    assert status(row, "invoice.amount") is CheckStatus.UNCLEAR


def test_an_invoice_of_neither_contract_of_its_parties_makes_the_one_without_any_a_doubt() -> None:
    first, second = Deal(1), Deal(2, amount=yuan(50000))
    other = first.invoice(3, total_amount=yuan(7000), issued_on=date(2021, 1, 4))
    papers = [*first.papers(), second.record(), second.contract(), second.slip(), other]
    fine, doubtful = judged([first.claim(), second.claim()], papers).rows
    assert_supported(fine)
    assert doubtful.verdict is Verdict.UNCLEAR
    assert status(doubtful, "invoice.amount") is CheckStatus.UNCLEAR


def test_instalments_without_a_remark_are_one_deals_together() -> None:
    deal = Deal()
    halves = [deal.invoice(serial, total_amount=yuan(amount)) for serial, amount in ((1, 50000), (2, 70000))]
    assert_supported(row_of(deal.claim(), [deal.record(), deal.contract(), *halves, deal.slip()]))


def test_the_only_invoice_between_the_parties_of_one_contract_contradicts_where_it_falls_short() -> None:
    papers = [ALONE.record(), ALONE.contract(), ALONE.invoice(total_amount=yuan(90000)), ALONE.slip()]
    assert status(row_of(ALONE.claim(), papers), "invoice.amount") is CheckStatus.FAIL


FIRST, SECOND, THIRD = Deal(15, amount=yuan(70000)), Deal(16, amount=yuan(30000)), Deal(17, amount=yuan(20000))


def batch(*deals: Deal, slips: Sequence[Document], invoices: Sequence[Document] = ()) -> tuple[RowJudgement, ...]:
    """The rows of these deals, each with its record and contract, and an invoice of its own where none is given."""
    own = [deal.invoice() for deal in deals] if not invoices else []
    titles = [paper for deal in deals for paper in (deal.record(), deal.contract())]
    return judged([deal.claim() for deal in deals], [*titles, *own, *invoices, *slips]).rows


def test_one_slip_names_two_contracts_the_second_by_the_end_of_its_number() -> None:
    first, second = Deal(15, amount=yuan(70000)), Deal(16, amount=yuan(30000))
    batch = first.slip(amount=yuan(100000), purpose="ZLZR-2021-0015、0016专利转让款")
    papers = [*first.papers()[:3], *second.papers()[:3], batch]
    for row in judged([first.claim(), second.claim()], papers).rows:
        assert_supported(row)


def test_one_slip_over_two_contracts_that_names_but_one_is_a_doubt_for_both() -> None:
    for row in batch(FIRST, SECOND, slips=[FIRST.slip(amount=yuan(100000), purpose="ZLZR-2021-0015专利转让款")]):
        assert row.verdict is Verdict.UNCLEAR
        assert status(row, "payment.amount") is CheckStatus.UNCLEAR


@pytest.mark.parametrize("purpose", ["专利转让款", "合同编号ZLZR-2021-0015、0016专利转让款"])
def test_one_slip_is_of_the_contracts_that_lack_its_amount_where_no_others_do(purpose: str) -> None:
    first, second = replace(FIRST, folder="15"), replace(SECOND, folder="16")
    paid = first.slip(amount=yuan(100000), purpose=purpose)
    for slips in ([paid], [paid, replace(paid, file="16/回单.pdf")]):
        for row in batch(first, second, slips=slips):
            assert_supported(row)


def test_one_slip_of_some_of_several_contracts_that_lack_money() -> None:
    first = replace(FIRST, folder="15")
    paid = first.slip(amount=yuan(100000))
    assert [row.verdict for row in batch(first, SECOND, THIRD, slips=[paid])] == [
        Verdict.SUPPORTED,
        Verdict.SUPPORTED,
        Verdict.INCOMPLETE,
    ]
    like = Deal(18, amount=SECOND.amount)
    assert {row.verdict for row in batch(first, SECOND, like, slips=[paid])} == {Verdict.UNCLEAR}


def test_one_slip_over_more_or_less_than_its_contracts_is_not_shared() -> None:
    first = replace(FIRST, folder="15")
    for amount in (99000, 101000):
        paid, missing = batch(first, SECOND, slips=[first.slip(amount=yuan(amount))])
        assert status(paid, "payment.amount") is CheckStatus.FAIL
        assert status(missing, "payment.present") is CheckStatus.MISSING


def test_one_slip_in_two_folders_pays_once() -> None:
    first, like = replace(FIRST, folder="15"), Deal(16, amount=FIRST.amount, folder="16")
    paid = first.slip()
    for row in batch(first, like, slips=[paid, replace(paid, file="16/回单.pdf")]):
        assert row.verdict is not Verdict.SUPPORTED


def test_slips_that_overlap_pay_no_more_than_they_say() -> None:
    deals = [Deal(number, amount=yuan(50000)) for number in (15, 16, 17)]
    one = deals[0].slip(amount=yuan(60000), purpose="ZLZR-2021-0015、0016专利转让款")
    two = deals[1].slip(amount=yuan(40000), purpose="ZLZR-2021-0016、0017专利转让款")
    for row in batch(*deals, slips=[one, two]):
        assert row.verdict is not Verdict.SUPPORTED


def test_one_invoice_over_two_contracts_that_it_names() -> None:
    invoice = FIRST.invoice(total_amount=yuan(100000), remark="ZLZR-2021-0015、0016")
    for row in batch(FIRST, SECOND, slips=[FIRST.slip(), SECOND.slip()], invoices=[invoice]):
        assert_supported(row)
    less = FIRST.invoice(total_amount=yuan(90000), remark="ZLZR-2021-0015、0016")
    for row in batch(FIRST, SECOND, slips=[FIRST.slip(), SECOND.slip()], invoices=[less]):
        assert status(row, "invoice.amount") is not CheckStatus.PASS
