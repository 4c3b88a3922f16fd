"""An account's statement beside the slips: whose its lines are, and a payment on both counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parsers.reading import Document
from tests.validators_builders import OTHER_FIRM, Deal, assert_supported, row_of, status, yuan
from validators.findings import CheckStatus, Verdict

FOLDER = "03"
DEAL = Deal(3, folder=FOLDER)
ACCOUNTS: dict[str, Any] = {"payer_account": "0200004519200188431", "payee_account": "1100175920005300116"}


def line(deal: Deal = DEAL, **more: Any) -> Document:
    """A line of the statement of the payee's account that lies beside the papers of the deal."""
    return deal.slip(name="对账单.pdf", **{"serial_number": ..., **more})


def others() -> list[Document]:
    """Lines on which others paid the same payee for other things."""
    return [
        line(payer="衡石检测有限公司", amount=yuan(8600), purpose="检测费", paid_on=date(2021, 5, 11)),
        line(payer=OTHER_FIRM, amount=yuan(45000), purpose="技术服务费", paid_on=date(2021, 5, 27)),
        line(payer="北京砚田物业管理有限公司", amount=yuan(30000), purpose="房租", paid_on=date(2021, 6, 1)),
    ]


@pytest.mark.parametrize("slip_first", [True, False])
@pytest.mark.parametrize("folder", ["", FOLDER])
@pytest.mark.parametrize("serial", [..., "88213000451207"])
def test_a_statement_beside_the_slip_says_nothing_against_the_row(
    serial: Any, folder: str, *, slip_first: bool
) -> None:
    deal = replace(DEAL, folder=folder)
    slip = deal.slip(**ACCOUNTS)
    lines = [
        line(deal, serial_number=serial, **ACCOUNTS),
        *(replace(other, file=f"{folder}/对账单.pdf".lstrip("/")) for other in others()),
    ]
    money = [slip, *lines] if slip_first else [*lines, slip]
    assert_supported(row_of(deal.claim(), [*deal.papers()[:3], *money]))


def test_a_statement_alone_proves_the_payment_on_it() -> None:
    assert_supported(row_of(DEAL.claim(), [*DEAL.papers()[:3], line(), *others()]))


@pytest.mark.parametrize("purpose", ["专利转让费", "往来款", f"合同{DEAL.contract_number}"])
def test_a_payment_of_another_payer_on_a_statement_proves_no_row(purpose: str) -> None:
    paid = line(payer="苍梧新材料有限公司", purpose=purpose)
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], *others(), paid])
    assert status(row, "payment.parties") is CheckStatus.FAIL


def test_a_payment_of_another_payer_is_the_row_s_where_only_that_amount_is_lacking() -> None:
    half = yuan(60000)
    paid = [DEAL.slip(amount=half), line(payer="苍梧新材料有限公司", amount=half, purpose="专利转让费")]
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], *paid, *others()])
    assert status(row, "payment.parties") is CheckStatus.FAIL


def test_payments_of_others_alone_are_no_payment_of_the_row() -> None:
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], *others()])
    assert status(row, "payment.present") is CheckStatus.MISSING


def test_a_lone_slip_of_another_payer_contradicts_beside_a_statement_without_the_payment() -> None:
    slip = DEAL.slip(payer="苍梧新材料有限公司")
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], slip, *others()])
    assert status(row, "payment.parties") is CheckStatus.FAIL


def test_a_line_of_another_payer_that_names_the_contract_is_the_row_s() -> None:
    named = line(payer="苍梧新材料有限公司", amount=yuan(500), purpose=f"合同{DEAL.contract_number}")
    row = row_of(DEAL.claim(), [*DEAL.papers(), named, *others()])
    assert status(row, "payment.parties") is CheckStatus.FAIL


def test_a_name_on_a_line_that_may_be_the_payer_s_is_nobody_else_s() -> None:
    near = line(payer="北京岚桥精密仪器有限公可", **ACCOUNTS)
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], near, *others()])
    assert status(row, "payment.present") is not CheckStatus.MISSING


def test_two_equal_payments_on_slips_and_on_a_statement_are_two() -> None:
    half = yuan(60000)
    slips = [DEAL.slip(serial, amount=half, **ACCOUNTS) for serial in (1, 2)]
    lines = [line(amount=half, serial_number=f"8821300045120{serial}", **ACCOUNTS) for serial in (1, 2)]
    assert_supported(row_of(DEAL.claim(), [*DEAL.papers()[:3], *slips, *lines, *others()]))


def test_a_line_of_another_account_is_another_payment() -> None:
    elsewhere = line(serial_number="88213000451207", **{**ACCOUNTS, "payer_account": "6222000011112222"})
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], DEAL.slip(**ACCOUNTS), elsewhere, *others()])
    assert row.verdict is not Verdict.SUPPORTED


def test_a_short_slip_and_its_line_do_not_make_the_sum() -> None:
    short = yuan(60000)
    paid = [DEAL.slip(amount=short, **ACCOUNTS), line(amount=short, serial_number="88213000451207", **ACCOUNTS)]
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], *paid, *others()])
    assert status(row, "payment.amount") is CheckStatus.UNCLEAR
