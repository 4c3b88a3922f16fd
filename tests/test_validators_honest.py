"""Honest rows: however they are written and filed, none is contradicted, and what proves them supports them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ocr.lines import Reader
from parsers.claims import Mode
from parsers.reading import Item
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    judged,
    looks,
    patent,
    reading,
    row_of,
    status,
    yuan,
)
from validators.findings import CheckStatus


def test_a_transfer_with_all_papers_is_supported() -> None:
    deal = Deal()
    row = row_of(deal.claim(), deal.papers())
    assert_supported(row)
    assert set(row.documents) == {"d001", "d002", "d003", "d004"}


def test_one_contract_over_three_rows_with_received_amounts_row_by_row() -> None:
    deal = Deal(amount=yuan(90000), patents=(patent(1), patent(2), patent(3)))
    parts = (yuan(20000), yuan(30000), yuan(40000))
    claims = [
        replace(deal.claim(patent_numbers=(number,), received_amount=part, patent_amount=part), row=place)
        for place, (number, part) in enumerate(zip(deal.patents, parts, strict=True), start=1)
    ]
    records = [deal.record(name=f"通知书{n}.pdf", patent_numbers=[number]) for n, number in enumerate(deal.patents)]
    for row in judged(claims, [*records, deal.contract(), deal.invoice(), deal.slip()]).rows:
        assert_supported(row)


def test_one_contract_over_three_rows_with_the_whole_received_amount_on_each() -> None:
    deal = Deal(amount=yuan(90000), patents=(patent(1), patent(2), patent(3)))
    claims = [
        replace(deal.claim(patent_numbers=(number,), patent_amount=yuan(30000)), row=place)
        for place, number in enumerate(deal.patents, start=1)
    ]
    records = [deal.record(name=f"通知书{n}.pdf", patent_numbers=[number]) for n, number in enumerate(deal.patents)]
    for row in judged(claims, [*records, deal.contract(), deal.invoice(), deal.slip()]).rows:
        assert_supported(row)


def test_several_slips_and_invoices_for_one_contract() -> None:
    deal = Deal()
    halves = [deal.slip(n, amount=yuan(60000), paid_on=date(2021, 5, 20 + n)) for n in (1, 2)]
    bills = [deal.invoice(n, total_amount=yuan(60000)) for n in (1, 2)]
    assert_supported(row_of(deal.claim(), [deal.record(), deal.contract(), *bills, *halves]))


def test_both_sides_of_one_payment_count_once() -> None:
    deal = Deal()
    papers = [*deal.papers(), deal.slip(2, "payment")]
    assert_supported(row_of(deal.claim(), papers))


def test_two_contracts_of_the_same_parties_are_told_apart_by_amounts() -> None:
    first, second = Deal(1), Deal(2, amount=yuan(50000))
    papers = [*first.papers(), *second.papers()]
    for row in judged([first.claim(), second.claim()], papers).rows:
        assert_supported(row)


def test_two_contracts_of_the_same_parties_and_price_each_have_their_papers() -> None:
    first, second = Deal(1), Deal(2)
    for row in judged([first.claim(), second.claim()], [*first.papers(), *second.papers()]).rows:
        assert_supported(row)


def test_one_payment_for_two_contracts() -> None:
    first, second = Deal(1), Deal(2, amount=yuan(50000))
    papers = [first.record(), first.contract(), first.invoice(), second.record(), second.contract(), second.invoice()]
    papers.append(first.slip(amount=yuan(170000)))
    result = judged([first.claim(), second.claim()], papers)
    assert {status(row, "evidence.reused") for row in result.rows} == {CheckStatus.PASS}
    assert {status(row, "payment.parties") for row in result.rows} == {CheckStatus.PASS}


def test_co_owners_in_another_order_and_brackets_of_another_width() -> None:
    owners = "云川大学、云川（北京）技术研究院有限公司"
    deal = Deal(supplier=owners)
    swapped = ["云川(北京)技术研究院有限公司", "云川大学"]
    papers = [
        deal.record(from_parties=swapped),
        deal.contract(supplier="云川(北京)技术研究院有限公司；云川大学"),
        deal.invoice(seller="云川大学"),
        deal.slip(payee="云川大学"),
    ]
    assert_supported(row_of(deal.claim(), papers))


def test_co_owners_whose_names_were_read_as_one() -> None:
    deal = Deal(supplier=f"{UNIVERSITY}、{OTHER_FIRM}")
    papers = [
        deal.record(from_parties=[UNIVERSITY, OTHER_FIRM]),
        deal.contract(supplier=f"{UNIVERSITY}{OTHER_FIRM}"),
        deal.invoice(seller=UNIVERSITY),
        deal.slip(payee=UNIVERSITY),
    ]
    assert_supported(row_of(deal.claim(), papers))


def test_a_number_without_check_digit_in_the_list() -> None:
    deal = Deal()
    bare = deal.patents[0].partition(".")[0]
    assert_supported(row_of(deal.claim(patent_numbers=(bare,)), deal.papers()))


@pytest.mark.parametrize("mode", [Mode.EQUITY, Mode.PLEDGE])
def test_no_money_papers_where_none_flows(mode: Mode) -> None:
    deal = Deal()
    subtypes = {Mode.EQUITY: ("transfer_notice", "equity"), Mode.PLEDGE: ("pledge_notice", "pledge")}
    record, contract = subtypes[mode]
    claim = deal.claim(mode=mode, received_amount=None, patent_amount=None)
    row = row_of(claim, [deal.record(record), deal.contract(contract)])
    assert_supported(row)
    assert status(row, "invoice.present") is status(row, "payment.present") is CheckStatus.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("mode", "record"), [(Mode.LICENCE, "licence_record"), (Mode.OPEN_LICENCE, "open_licence_record")]
)
def test_licences(mode: Mode, record: str) -> None:
    deal = Deal()
    papers = [deal.record(record), deal.contract("licence"), deal.invoice(), deal.slip()]
    assert_supported(row_of(deal.claim(mode=mode), papers))


def test_a_gift_needs_no_money_papers() -> None:
    deal = Deal(amount=yuan(0))
    assert_supported(row_of(deal.claim(), [deal.record(), deal.contract()]))


def test_less_received_than_agreed() -> None:
    deal = Deal()
    part = yuan(40000)
    papers = [deal.record(), deal.contract(), deal.invoice(), deal.slip(amount=part)]
    assert_supported(row_of(deal.claim(received_amount=part), papers))


def test_a_contract_that_also_sells_know_how() -> None:
    deal = Deal()
    assert_supported(row_of(deal.claim(patent_amount=yuan(70000)), deal.papers()))


def test_an_earlier_purchase_by_the_supplier_is_no_contradiction() -> None:
    deal = Deal()
    before = deal.record(
        name="早先通知书.pdf", from_parties=[OTHER_FIRM], to_parties=[UNIVERSITY], recorded_on=date(2019, 1, 4)
    )
    assert_supported(row_of(deal.claim(), [before, *deal.papers()]))


def test_a_licence_and_a_transfer_of_one_patent_each_find_their_record() -> None:
    deal = Deal()
    other = Deal(2, patents=deal.patents, registered_on=date(2021, 3, 1), signed_on=date(2021, 2, 1))
    papers = [
        *deal.papers(),
        other.record("licence_record"),
        other.contract("licence"),
        other.invoice(issued_on=date(2021, 2, 3)),
        other.slip(paid_on=date(2021, 2, 4)),
    ]
    claims = [deal.claim(), replace(other.claim(mode=Mode.LICENCE), row=2)]
    for row in judged(claims, papers).rows:
        assert_supported(row)


def test_copies_of_papers_in_the_folders_of_several_rows() -> None:
    deal = Deal(amount=yuan(60000), patents=(patent(1), patent(2)))
    claims = [
        replace(deal.claim(patent_numbers=(number,), patent_amount=yuan(30000)), row=place)
        for place, number in enumerate(deal.patents, start=1)
    ]
    papers = []
    for place, number in enumerate(deal.patents, start=1):
        filed = replace(deal, folder=str(place))
        papers += [filed.record(patent_numbers=[number]), filed.contract(), filed.invoice(), filed.slip()]
    for row in judged(claims, papers).rows:
        assert_supported(row)


def test_a_red_invoice_that_a_new_blue_one_replaces() -> None:
    deal = Deal()
    red = deal.invoice(2, total_amount=yuan(-120000), reversed=True, remark="被红冲蓝字发票号码：00010001")
    new = deal.invoice(3)
    assert_supported(row_of(deal.claim(), [*deal.papers(), red, new]))


def test_a_badly_read_value_that_equals_the_claim_is_evidence() -> None:
    deal = Deal()
    papers = [deal.record(recorded_on=looks(reading(deal.registered_on, sure=0.4))), *deal.papers()[1:]]
    assert_supported(row_of(deal.claim(), papers))


def test_one_misread_digit_is_a_doubt_not_a_contradiction() -> None:
    deal = Deal()
    misread = looks(reading(date(2021, 8, 18), sure=0.9))
    row = row_of(deal.claim(), [deal.record(recorded_on=misread), *deal.papers()[1:]])
    assert status(row, "registration.date") is CheckStatus.UNCLEAR


def test_a_repaired_number_passes_where_the_contract_confirms_it() -> None:
    deal = Deal()
    repaired = looks(reading(deal.patents[0], repaired=True))
    assert_supported(row_of(deal.claim(), [deal.record(patent_numbers=repaired), *deal.papers()[1:]]))


def test_words_and_figures_are_compared_by_value() -> None:
    deal = Deal()
    amount = looks(
        reading(yuan(120000), text="120,000.00"),
        reading(yuan(120000), text="壹拾贰万元整", reader=Reader.WORDS),
    )
    papers = [deal.record(), deal.contract(total_amount=amount, total_in_words="壹拾贰万元整"), *deal.papers()[2:]]
    row = row_of(deal.claim(), papers)
    assert_supported(row)
    assert status(row, "contract.words") is CheckStatus.PASS


def test_names_are_not_told_apart_by_spaces() -> None:
    deal = Deal()
    papers = [deal.record(), deal.contract(receiver=FIRM.replace("精密", "精 密")), deal.invoice(), deal.slip()]
    assert_supported(row_of(deal.claim(), papers))


def test_a_qr_code_that_agrees_with_the_print() -> None:
    deal = Deal()
    coded: dict[str, Any] = {
        "invoice_code": looks(reading(None, text="11OO"), reading("1100212130", reader=Reader.CODE)),
        "invoice_number": looks(reading("00010001"), reading("00010001", reader=Reader.CODE)),
        "net_amount": looks(reading(deal.amount), reading(deal.amount, reader=Reader.CODE)),
    }
    row = row_of(deal.claim(), [deal.record(), deal.contract(), deal.invoice(**coded), deal.slip()])
    assert_supported(row)
    assert status(row, "invoice.code") is CheckStatus.PASS


def test_two_instalments_of_one_amount_on_one_day_with_numbers_of_their_own() -> None:
    deal = Deal()
    halves = [
        deal.slip(n, amount=yuan(60000), serial_number=number) for n, number in ((1, "71402211"), (2, "83915540"))
    ]
    assert_supported(row_of(deal.claim(), [*deal.papers()[:3], *halves]))


def test_a_twenty_digit_invoice_number_of_the_year_of_issue() -> None:
    deal = Deal()
    papers = [deal.record(), deal.contract(), deal.invoice(invoice_number="21110000000012345678"), deal.slip()]
    row = row_of(deal.claim(), papers)
    assert_supported(row)
    assert status(row, "invoice.number") is CheckStatus.PASS


def test_different_telephones_and_a_signature_on_the_day_of_registration() -> None:
    deal = Deal(signed_on=date(2021, 6, 18))
    contract = deal.contract(supplier_phone="010-62780001", receiver_phone="010-88120002")
    papers = [deal.record(), contract, deal.invoice(issued_on=date(2021, 6, 18)), deal.slip(paid_on=date(2021, 7, 1))]
    row = row_of(deal.claim(), papers)
    assert_supported(row)
    assert status(row, "parties.unrelated") is status(row, "contract.order") is CheckStatus.PASS


def test_an_order_beside_the_final_slip() -> None:
    deal = Deal()
    assert_supported(row_of(deal.claim(), [*deal.papers(), deal.slip(2, "order", serial_number="55501")]))


def test_a_contract_that_writes_its_price_out_in_words_alone_is_held_against_the_list() -> None:
    deal = Deal()
    spelled = reading(yuan(120000), text="壹拾贰万元整", reader=Reader.WORDS)
    papers = [deal.record(), deal.contract(total_amount=looks(spelled)), deal.invoice(), deal.slip()]
    assert_supported(row_of(deal.claim(), papers))
    unread = [*papers[:1], deal.contract(total_amount=looks(spelled, reading(None, text="1200元"))), *papers[2:]]
    assert status(row_of(deal.claim(), unread), "contract.words") is CheckStatus.UNCLEAR


@pytest.mark.parametrize(("coded", "outcome"), [("113207.55", "pass"), ("103207.55", "unclear")])
def test_an_invoice_that_prints_amounts_with_tax_alone_has_its_code_held_against_the_total(
    coded: str, outcome: str
) -> None:
    deal = Deal()
    code = reading(yuan(coded), reader=Reader.CODE)
    bill = deal.invoice(items=[Item("*无形资产*专利权转让费", deal.amount)], net_amount=looks(code))
    row = row_of(deal.claim(), [deal.record(), deal.contract(), bill, deal.slip()])
    assert status(row, "invoice.code") == outcome
    assert status(row, "invoice.arithmetic") is CheckStatus.PASS
