"""Papers of money that agree with the list in parties and amount, and prove it not all the same; and honest ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ocr.lines import Reader
from parsers.claims import Mode
from parsers.reading import Document, DocumentKind, Field, Item
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    beijing,
    claim_list,
    credit_code,
    fields_of,
    judged,
    looks,
    outcome,
    reading,
    row_of,
    status,
    words,
    yuan,
)
from validators.findings import CheckStatus, Verdict
from validators.judge import Unread, judge

DEAL = Deal()
FAIL, UNCLEAR, PASS = CheckStatus.FAIL, CheckStatus.UNCLEAR, CheckStatus.PASS
TWO_ITEMS = [Item("*无形资产*专利权转让费", yuan(70000), "免税"), Item("*研发服务*技术服务费", yuan(50000), "免税")]


def in_currency(text: str) -> tuple[Field, ...]:
    return looks(reading(yuan(120000), text=text))


def with_slip(**changes: Any) -> list[Document]:
    return [*DEAL.papers()[:3], DEAL.slip(**changes)]


def with_invoice(**changes: Any) -> list[Document]:
    return [DEAL.record(), DEAL.contract(), DEAL.invoice(**changes), DEAL.slip()]


def item(name: str) -> list[Item]:
    return [Item(name, yuan(120000), "免税")]


ODD: list[tuple[str, CheckStatus, list[Document]]] = [
    *[
        ("payment.present", UNCLEAR, with_slip(purpose=text))
        for text in ("退款", "货款", "设备款", "退专利转让费", "专利年费")
    ],
    ("payment.present", UNCLEAR, with_slip(purpose="股权转让款")),
    ("payment.present", UNCLEAR, with_slip(purpose="合同编号XSHT-2020-7788")),
    ("payment.present", UNCLEAR, with_slip(paid_on=date(2024, 5, 6))),
    ("payment.final", UNCLEAR, with_slip(purpose="冲正")),
    ("payment.amount", UNCLEAR, with_slip(amount=in_currency("USD 120,000.00"))),
    ("payment.amount", UNCLEAR, with_slip(currency="美元")),
    ("payment.parties", UNCLEAR, with_slip(payer_account="62220001", payee_account="62220001")),
    ("payment.parties", FAIL, with_slip(payee=f"{UNIVERSITY}技术转移有限公司")),
    ("payment.parties", FAIL, with_slip(payer="陆闻笙")),
    ("invoice.parties", FAIL, with_invoice(buyer=f"{FIRM}上海分公司")),
    ("invoice.present", UNCLEAR, with_invoice(issued_on=date(2024, 5, 6))),
    ("invoice.amount", UNCLEAR, with_invoice(total_amount=in_currency("US$120,000.00"), net_amount=yuan(120000))),
    ("invoice.subject", UNCLEAR, with_invoice(items=item("*无形资产*商标转让费"))),
    ("invoice.subject", UNCLEAR, with_invoice(items=item("*研发服务*专利导航费"))),
    ("invoice.subject", UNCLEAR, with_invoice(items=TWO_ITEMS)),
]


@pytest.mark.parametrize(("code", "expected", "papers"), ODD)
def test_papers_that_prove_nothing(code: str, expected: CheckStatus, papers: list[Document]) -> None:
    row = row_of(DEAL.claim(), papers)
    assert status(row, code) is expected, outcome(row, code).message
    assert row.verdict is not Verdict.SUPPORTED


HONEST: list[list[Document]] = [
    *[with_slip(purpose=text) for text in ("首付款", "合同款", "专利转让费及设备款", "技术转让费（含税）", "")],
    with_slip(purpose="合同编号：ZLZR〔2021〕0001 专利款"),
    with_slip(amount=in_currency("CNY 120,000.00")),
    with_slip(amount=in_currency("¥120,000.00"), currency="人民币"),
    with_slip(payer_account="62220001", payee_account="62220002"),
    with_slip(paid_on=date(2022, 12, 20)),
    with_invoice(items=item("*研发和技术服务*专利技术转让费")),
    with_invoice(remark="技术合同登记编号：2021110108001234"),
    with_invoice(remark="技术合同编号：2021110108001234，免税"),
    with_slip(purpose="付检测设备专利费"),
]


@pytest.mark.parametrize("papers", HONEST)
def test_honest_papers_near_those(papers: list[Document]) -> None:
    assert_supported(row_of(DEAL.claim(), papers))


def test_claimed_parts_beyond_the_total_say_nothing_of_what_an_invoice_is_for() -> None:
    deal = Deal()
    row = row_of(deal.claim(patent_amount=yuan(190000)), deal.papers())
    assert status(row, "invoice.subject") is CheckStatus.PASS


def test_a_split_invoice_for_a_contract_over_more_than_patents() -> None:
    assert_supported(row_of(DEAL.claim(patent_amount=yuan(70000)), with_invoice(items=TWO_ITEMS)))


def test_no_paper_is_dated_after_the_day_of_judging() -> None:
    (document,) = (replace(paper, id=paper.id) for paper in [DEAL.slip()])
    papers = [*DEAL.papers()[:3], document]
    for today, expected in ((date(2021, 5, 24), UNCLEAR), (date(2021, 5, 25), PASS)):
        result = judge(claim_list(DEAL.claim()), papers, [], beijing(), today=today)
        assert status(result.rows[0], "payment.present") is expected


def test_money_that_the_list_says_was_not_received() -> None:
    row = row_of(DEAL.claim(received_amount=yuan(0)), DEAL.papers())
    assert status(row, "payment.amount") is UNCLEAR
    assert_supported(row_of(DEAL.claim(received_amount=yuan(0)), DEAL.papers()[:2]))


class TestOnePaymentForTwoContracts:
    second = Deal(2)

    def judged_with(self, **changes: Any) -> list[CheckStatus]:
        papers = [*DEAL.papers(), *self.second.papers()[:3], self.second.slip(**changes)]
        return [status(row, "evidence.reused") for row in judged([DEAL.claim(), self.second.claim()], papers).rows]

    def test_a_copy_without_its_number(self) -> None:
        assert self.judged_with(serial_number=None) == [UNCLEAR, UNCLEAR]

    def test_the_other_side_of_it(self) -> None:
        assert self.judged_with(subtype="payment") == [UNCLEAR, UNCLEAR]

    @pytest.mark.parametrize("changes", [{}, {"serial_number": None, "paid_on": date(2021, 5, 26)}])
    def test_a_payment_of_its_own(self, changes: dict[str, Any]) -> None:
        assert self.judged_with(**changes) == [PASS, PASS]

    def test_one_serial_number_over_two_amounts(self) -> None:
        other = Deal(2, amount=yuan(50000))
        papers = [*DEAL.papers(), *other.papers()[:3], other.slip(serial_number="20210000010001")]
        rows = judged([DEAL.claim(), other.claim()], papers).rows
        assert [status(row, "evidence.reused") for row in rows] == [UNCLEAR, UNCLEAR]


class TestRedInvoicesWithoutParties:
    def red(self, **changes: Any) -> Document:
        values: dict[str, Any] = {"total_amount": yuan(-120000), "reversed": True, "seller": ..., "buyer": None}
        return DEAL.invoice(9, **(values | changes))

    def test_one_that_names_the_blue_one_takes_it_back(self) -> None:
        row = row_of(DEAL.claim(), [*DEAL.papers(), self.red(remark="被红冲蓝字发票号码：00010001")])
        assert status(row, "invoice.effective") is FAIL

    def test_one_of_the_same_amount_is_a_doubt(self) -> None:
        row = row_of(DEAL.claim(), [*DEAL.papers(), self.red()])
        assert status(row, "invoice.effective") is UNCLEAR

    @pytest.mark.parametrize("changes", [{"total_amount": yuan(-9000)}, {"seller": OTHER_FIRM, "buyer": FIRM}])
    def test_one_of_another_deal_is_none(self, changes: dict[str, Any]) -> None:
        assert_supported(row_of(DEAL.claim(), [*DEAL.papers(), self.red(**changes)]))


def test_a_code_beside_two_names_is_a_doubt_unless_one_is_the_former_name() -> None:
    code, later = credit_code(7), "北京岚桥智造股份有限公司"

    def licence(name: str) -> Document:
        values = fields_of({"name": name, "credit_code": code})
        return Document(name, DocumentKind.LICENCE_OF_BUSINESS, None, f"{name}.pdf", (1, 1), 0.95, values)

    papers = [DEAL.record(), DEAL.contract(receiver_code=code), *DEAL.papers()[2:]]
    assert status(row_of(DEAL.claim(), [*papers, licence(OTHER_FIRM)]), "credit_code.number") is UNCLEAR
    renaming = DEAL.record("change_notice", name="更名.pdf", from_parties=[FIRM], to_parties=[later])
    assert_supported(row_of(DEAL.claim(), [*papers, licence(later), renaming]))


def test_a_renamed_firm_with_proof_is_the_same_firm_and_without_proof_another() -> None:
    later = "北京岚桥智造股份有限公司"
    papers = [DEAL.record(), DEAL.contract(), DEAL.invoice(buyer=later), DEAL.slip(payer=later)]
    renaming = DEAL.record("change_notice", name="更名.pdf", from_parties=[FIRM], to_parties=[later])
    assert_supported(row_of(DEAL.claim(), [*papers, renaming]))
    assert row_of(DEAL.claim(), papers).verdict is Verdict.CONTRADICTED
    unsure = replace(renaming, fields=dict(renaming.fields) | {"to_parties": looks(reading(later, sure=0.4))})
    assert row_of(DEAL.claim(), [*papers, unsure]).verdict is Verdict.CONTRADICTED


def test_copies_of_single_papers_under_another_name_do_no_harm() -> None:
    copies = [DEAL.slip(name="回单副本.pdf"), DEAL.invoice(name="发票副本.pdf"), DEAL.contract(name="合同副本.pdf")]
    assert_supported(row_of(DEAL.claim(), [*DEAL.papers(), *copies, DEAL.record(name="通知书副本.pdf")]))


def test_a_copy_of_a_slip_in_the_folder_of_another_contract_that_has_its_own_does_no_harm() -> None:
    first, second = Deal(1, folder="1"), Deal(2, folder="2", receiver=OTHER_FIRM)
    stray = replace(first.slip(), file="2/回单副本.pdf")
    for row in judged([first.claim(), second.claim()], [*first.papers(), *second.papers(), stray]).rows:
        assert_supported(row)


@pytest.mark.parametrize("mode", [Mode.PLEDGE, Mode.EQUITY])
def test_a_slip_beside_a_deal_that_asks_for_none_says_nothing(mode: Mode) -> None:
    subtypes = {Mode.EQUITY: ("transfer_notice", "equity"), Mode.PLEDGE: ("pledge_notice", "pledge")}
    record, contract = subtypes[mode]
    claim = DEAL.claim(mode=mode, received_amount=None, patent_amount=None)
    assert_supported(row_of(claim, [DEAL.record(record), DEAL.contract(contract), DEAL.slip(purpose="贷款")]))


def test_words_of_an_amount_in_dollars() -> None:
    papers = with_invoice(total_in_words=f"美元{words(yuan(120000))}")
    assert row_of(DEAL.claim(), papers).verdict is not Verdict.SUPPORTED


def test_the_check_characters_of_a_code_are_no_currency() -> None:
    coded = reading(DEAL.amount, text="01,32,,22332000000012345678,120000,20210520,,CAD1,", reader=Reader.CODE)
    papers = with_invoice(total_amount=looks(reading(DEAL.amount), coded), total_in_words=words(DEAL.amount))
    assert_supported(row_of(DEAL.claim(), papers))


def test_a_gift_asks_for_no_slip_that_could_not_be_read() -> None:
    free, unread = yuan(0), [Unread("扫描.jpg", None)]
    claim = DEAL.claim(contract_amount=free, received_amount=free, patent_amount=free)
    papers = [DEAL.record(), DEAL.contract(total_amount=free)]
    assert_supported(row_of(claim, papers, unread=unread))
    unpaid = row_of(DEAL.claim(received_amount=free), DEAL.papers()[:2], unread=unread)
    assert status(unpaid, "payment.amount") is UNCLEAR


def test_an_order_and_the_receipt_of_one_payment_under_one_number_are_a_receipt() -> None:
    number = "202105250001"
    order = DEAL.slip(1, "order", name="0回执.pdf", serial_number=number)
    receipt = DEAL.slip(2, "payment", name="回单.pdf", serial_number=number)
    assert_supported(row_of(DEAL.claim(), [order, *DEAL.papers()[:3], receipt]))
    again = replace(order, file="回执2.pdf", id="again")
    assert status(row_of(DEAL.claim(), [order, *DEAL.papers()[:3], again]), "payment.final") is CheckStatus.MISSING


def test_sums_that_were_not_read_are_those_of_the_items() -> None:
    taxed = [Item("*研发和技术服务*专利权转让费", yuan("116504.85"), "3%", yuan("3495.15"))]
    papers = with_invoice(items=taxed, net_amount=..., tax_amount=...)
    assert status(row_of(DEAL.claim(), papers), "invoice.arithmetic") is PASS
    wrong = [replace(taxed[0], tax_amount=yuan("3995.15"))]
    papers = with_invoice(items=wrong, net_amount=..., tax_amount=...)
    assert status(row_of(DEAL.claim(), papers), "invoice.arithmetic") is not PASS
