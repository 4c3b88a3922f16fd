"""Papers of money over several contracts whose sums hide what one lacks; and lines of an account's statement."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from parsers.reading import Document
from tests.validators_builders import FIRM, OTHER_FIRM, UNIVERSITY, Deal, judged, patent, status, yuan
from validators.findings import CheckStatus, Verdict

PASS, UNCLEAR = CheckStatus.PASS, CheckStatus.UNCLEAR
LARGE, SMALL = Deal(1, amount=yuan(200_000)), Deal(2, amount=yuan(100_000))
BOTH = f"{LARGE.contract_number}、{SMALL.contract_number}"
PROOF = [LARGE.record(), LARGE.contract(), SMALL.record(), SMALL.contract()]
SLIPS, INVOICES = [LARGE.slip(), SMALL.slip()], [LARGE.invoice(), SMALL.invoice()]


def of_both(code: str, papers: list[Document]) -> list[CheckStatus]:
    """The outcome of a check for both contracts."""
    return [status(row, code) for row in judged([LARGE.claim(), SMALL.claim()], papers).rows]


@pytest.mark.parametrize(("large", "small"), [(70_000, 200_000), (10_000, 250_000), (250_000, 20_000)])
def test_what_was_paid_for_one_contract_makes_up_for_nothing_of_another(large: int, small: int) -> None:
    slips = [
        LARGE.slip(1, amount=yuan(large), purpose=LARGE.contract_number),
        SMALL.slip(1, amount=yuan(small), purpose=SMALL.contract_number),
        LARGE.slip(2, amount=yuan(300_000 - large - small), purpose=BOTH),
    ]
    assert of_both("payment.amount", [*PROOF, *INVOICES, *slips]) == [UNCLEAR, UNCLEAR]


def test_a_payment_for_both_on_top_of_one_for_each() -> None:
    slips = [
        LARGE.slip(1, amount=yuan(150_000), purpose=LARGE.contract_number),
        SMALL.slip(1, amount=yuan(80_000), purpose=SMALL.contract_number),
        LARGE.slip(2, amount=yuan(70_000), purpose=BOTH),
    ]
    assert of_both("payment.amount", [*PROOF, *INVOICES, *slips]) == [PASS, PASS]


@pytest.mark.parametrize(("large", "small", "expected"), [(70_000, 200_000, UNCLEAR), (180_000, 90_000, PASS)])
def test_invoices_for_one_contract_make_up_for_none_of_another(large: int, small: int, expected: CheckStatus) -> None:
    invoices = [
        LARGE.invoice(1, total_amount=yuan(large), remark=LARGE.contract_number),
        SMALL.invoice(1, total_amount=yuan(small), remark=SMALL.contract_number),
        LARGE.invoice(2, total_amount=yuan(30_000), remark=BOTH),
    ]
    assert of_both("invoice.amount", [*PROOF, *SLIPS, *invoices]) == [expected, expected]


@pytest.mark.parametrize(("total", "expected"), [(200_000, UNCLEAR), (300_000, PASS)])
def test_an_invoice_over_two_contracts_covers_every_row_that_was_paid(total: int, expected: CheckStatus) -> None:
    large = replace(LARGE, patents=(patent(1), patent(5)))
    half = {"received_amount": yuan(100_000), "patent_amount": yuan(100_000)}
    rows = [
        large.claim(patent_numbers=(patent(1),), **half),
        replace(large.claim(patent_numbers=(patent(5),), **half), row=3),
        SMALL.claim(),
    ]
    more = large.record(name="通知书5.pdf", patent_numbers=[patent(5)])
    invoice = large.invoice(total_amount=yuan(total), remark=BOTH)
    papers = [large.record(), more, SMALL.record(), large.contract(), SMALL.contract(), *SLIPS, invoice]
    assert {status(row, "invoice.amount") for row in judged(rows, papers).rows} == {expected}


@pytest.mark.parametrize("counted", ["，2件专利转让费", "、2期款", "，2万元专利款", "，12月付专利款"])
def test_a_figure_behind_a_contract_s_number_that_counts_something_is_no_end_of_another(counted: str) -> None:
    slips = [LARGE.slip(purpose=f"合同{LARGE.contract_number}{counted}"), SMALL.slip()]
    assert of_both("payment.amount", [*PROOF, *INVOICES, *slips]) == [PASS, PASS]


def test_the_end_of_another_number_is_one() -> None:
    slip = LARGE.slip(amount=yuan(300_000), purpose=f"合同{LARGE.contract_number}、0002专利款")
    assert of_both("payment.amount", [*PROOF, *INVOICES, slip]) == [PASS, PASS]


DEAL = Deal()


def told(**line: Any) -> bool:
    """Whether a line of the statement that has the row's payment on it is told as nobody's."""
    name = "流水.pdf"
    lines = [DEAL.slip(1, "statement", name=name), DEAL.slip(2, "statement", name=name, **line)]
    result = judged(DEAL.claim(), [*DEAL.papers()[:3], *lines])
    assert result.rows[0].verdict is Verdict.SUPPORTED
    return any(check.code == "evidence.unclaimed" and check.status is UNCLEAR for check in result.findings)


@pytest.mark.parametrize(
    "line",
    [
        {"payer": "陆闻笙", "payee": FIRM, "purpose": "退款"},
        {"payer": UNIVERSITY, "payee": "陆闻笙", "purpose": "往来"},
        {"payer": UNIVERSITY, "payee": "陆闻笙", "purpose": "退专利转让费", "amount": yuan(60_000)},
        {"payer": OTHER_FIRM, "payee": UNIVERSITY, "purpose": "专利转让费", "amount": yuan(80_000)},
    ],
)
def test_money_that_may_have_gone_back_and_money_for_a_patent_are_no_daily_business(line: dict[str, Any]) -> None:
    assert told(**line)


@pytest.mark.parametrize("purpose", ["水费", "工资", "退货款"])
def test_daily_lines_are_not_told(purpose: str) -> None:
    assert not told(payer=UNIVERSITY, payee="云川自来水公司", purpose=purpose, amount=yuan(312))
