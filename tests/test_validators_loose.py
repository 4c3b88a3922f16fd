"""Papers of money that only their parties tie to a row, or that are of several: their amounts say whose they are."""

from __future__ import annotations

from datetime import date

from tests.validators_builders import UNIVERSITY, Deal, assert_supported, judged, row_of, status, yuan
from validators.findings import CheckStatus, Verdict

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


def test_one_slip_names_two_contracts_the_second_by_the_end_of_its_number() -> None:
    first, second = Deal(15, amount=yuan(70000)), Deal(16, amount=yuan(30000))
    batch = first.slip(amount=yuan(100000), purpose="ZLZR-2021-0015、0016专利转让款")
    papers = [*first.papers()[:3], *second.papers()[:3], batch]
    for row in judged([first.claim(), second.claim()], papers).rows:
        assert_supported(row)


def test_one_slip_over_two_contracts_that_names_but_one_is_a_doubt_for_both() -> None:
    first, second = Deal(15, amount=yuan(70000)), Deal(16, amount=yuan(30000))
    batch = first.slip(amount=yuan(100000), purpose="ZLZR-2021-0015专利转让款")
    papers = [*first.papers()[:3], *second.papers()[:3], batch]
    for row in judged([first.claim(), second.claim()], papers).rows:
        assert row.verdict is Verdict.UNCLEAR
        assert status(row, "payment.amount") is CheckStatus.UNCLEAR
