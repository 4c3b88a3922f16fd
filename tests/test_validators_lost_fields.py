"""One field of one paper lost to reading: no honest row is contradicted by what is left, and no untrue one passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ocr.lines import Reader
from parsers.claims import Mode
from parsers.reading import Document, Field, Item
from tests.validators_builders import (
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    credit_code,
    judged,
    looks,
    patent,
    reading,
    row_of,
    status,
    yuan,
)
from validators.findings import CheckStatus, Verdict

DEAL = Deal(folder="1")
FAIL, UNCLEAR, PASS = CheckStatus.FAIL, CheckStatus.UNCLEAR, CheckStatus.PASS


def earlier(**changes: Any) -> Document:
    """Another change of owner of the same patent, long before."""
    given: dict[str, Any] = {
        "from_parties": ["岚川研究院"],
        "to_parties": [UNIVERSITY],
        "recorded_on": date(2019, 3, 4),
    }
    return DEAL.record(name="早先的通知书.pdf", **(given | changes))


def test_another_event_of_the_patent_contradicts_nothing_where_the_row_s_own_record_was_read_in_part() -> None:
    other = DEAL.record(name="另一份.pdf", from_parties=[UNIVERSITY], to_parties=[OTHER_FIRM])
    row = row_of(DEAL.claim(), [DEAL.record(to_parties=...), other, *DEAL.papers()[1:]])
    assert status(row, "registration.parties") is UNCLEAR
    surely = row_of(DEAL.claim(), [other, *DEAL.papers()[1:]])
    assert status(surely, "registration.parties") is FAIL


def test_a_record_among_the_row_s_papers_whose_number_was_not_read_may_be_another_event() -> None:
    lost = earlier(patent_numbers=...)
    assert status(row_of(DEAL.claim(), [*DEAL.papers(), lost]), "registration.effective") is UNCLEAR
    assert_supported(row_of(DEAL.claim(), [*DEAL.papers(), replace(lost, file="2/通知书.pdf")]))
    own = row_of(DEAL.claim(), [DEAL.record(patent_numbers=...), earlier(to_parties=[OTHER_FIRM]), *DEAL.papers()[1:]])
    assert own.verdict is Verdict.UNCLEAR


def test_the_end_of_a_pledge_without_its_number_may_be_that_of_the_row_s() -> None:
    claim = DEAL.claim(mode=Mode.PLEDGE, received_amount=None, patent_amount=None)
    ended = DEAL.record("gazette", name="公报.pdf", recorded_on=date(2021, 8, 2), cancelled=True)
    row = row_of(claim, [DEAL.record("pledge_notice"), DEAL.contract("pledge"), ended])
    assert status(row, "registration.effective") is UNCLEAR


def test_a_legal_status_that_was_not_read_is_a_doubt() -> None:
    record = DEAL.record("register_copy", legal_status=None)
    assert status(row_of(DEAL.claim(), [record, *DEAL.papers()[1:]]), "registration.effective") is UNCLEAR


def test_a_slip_without_an_amount_makes_two_contracts_of_one_price_no_fraud() -> None:
    first, second = Deal(1), Deal(2, signed_on=date(2021, 5, 30), registered_on=date(2021, 6, 30))
    late = second.slip(amount=..., paid_on=date(2021, 6, 3))
    papers = [*first.papers(), *second.papers()[:2], second.invoice(issued_on=date(2021, 6, 2)), late]
    for row in judged([first.claim(), second.claim()], papers).rows:
        assert row.verdict is Verdict.UNCLEAR


def test_an_invoice_without_an_amount_may_stand_in_the_place_of_one_taken_back() -> None:
    red = DEAL.invoice(2, name="红字.pdf", total_amount=yuan(-120000), reversed=True)
    anew = DEAL.invoice(3, name="重开.pdf", total_amount=None)
    row = row_of(DEAL.claim(), [*DEAL.papers(), red, anew])
    assert status(row, "invoice.effective") is UNCLEAR


def test_an_order_beside_a_receipt_without_an_amount_is_no_missing_receipt() -> None:
    order = DEAL.slip(2, "order", name="回执.pdf")
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], DEAL.slip(amount=None), order])
    assert status(row, "payment.final") is UNCLEAR
    assert status(row_of(DEAL.claim(), [*DEAL.papers()[:3], order]), "payment.final") is CheckStatus.MISSING


def test_a_list_with_more_prices_than_numbers_has_lost_a_number() -> None:
    deal = Deal(patents=(patent(1), patent(2)))
    records = [deal.record(name=f"通知书{number}.pdf", patent_numbers=[number]) for number in deal.patents]
    listed: dict[str, Any] = {"patent_numbers": deal.patents[:1], "patent_amounts": [yuan(60000), yuan(60000)]}
    for changes, outcome in ((listed, UNCLEAR), (listed | {"patent_amounts": ...}, FAIL)):
        contract = deal.contract(**{name: value for name, value in changes.items() if value is not ...})
        printed = {name: tuple(Field((replace(item.best, reader=Reader.TEXT),)) for item in found)
                   for name, found in contract.fields.items()}  # fmt: skip
        papers = [*records, replace(contract, fields=printed), *deal.papers()[2:]]
        assert status(row_of(deal.claim(), papers), "contract.patents") is outcome


def test_a_code_of_which_was_not_read_whose_it_is_is_right_where_another_paper_tells() -> None:
    code = credit_code(7)
    loose = looks(reading(None, text=code, reader=Reader.TEXT))
    for buyer_code, outcome in ((code, PASS), (credit_code(8), UNCLEAR)):
        papers = [DEAL.record(), DEAL.contract(supplier_code=loose), DEAL.invoice(buyer_code=buyer_code), DEAL.slip()]
        assert status(row_of(DEAL.claim(), papers), "credit_code.number") is outcome


def test_a_slip_without_parties_and_amount_among_the_row_s_papers_may_be_the_rest() -> None:
    half = DEAL.slip(amount=yuan(60000))
    rest = DEAL.slip(2, payer=..., payee=None, amount=None, purpose=..., serial_number=..., name="回单2.pdf")
    assert status(row_of(DEAL.claim(), [*DEAL.papers()[:3], half, rest]), "payment.amount") is UNCLEAR
    elsewhere = replace(rest, file="2/回单.pdf")
    assert status(row_of(DEAL.claim(), [*DEAL.papers()[:3], half, elsewhere]), "payment.amount") is FAIL


def test_of_two_slips_of_one_amount_either_may_be_the_row_s_where_a_contract_s_day_was_not_read() -> None:
    other = Deal(2, folder="1")
    early, late = DEAL.slip(paid_on=date(2021, 5, 1)), other.slip(paid_on=date(2021, 5, 25))
    papers = [*DEAL.papers()[:3], early, other.record(), other.contract(signed_on=...), other.invoice(), late]
    first, _ = judged([DEAL.claim(), other.claim()], papers).rows
    assert status(first, "contract.order") is UNCLEAR
    alone = row_of(DEAL.claim(), [*DEAL.papers()[:3], early])
    assert status(alone, "contract.order") is FAIL


def test_a_record_of_the_same_owner_with_another_is_not_surely_the_one_that_the_contract_is_late_for() -> None:
    before = DEAL.record(name="早先的.pdf", to_parties=[OTHER_FIRM], recorded_on=date(2020, 8, 16))
    row = row_of(DEAL.claim(), [DEAL.record(to_parties=..., recorded_on=...), before, *DEAL.papers()[1:]])
    assert status(row, "contract.order") is UNCLEAR


def test_a_line_of_an_invoice_that_was_not_read_is_no_wrong_sum() -> None:
    lines = [
        Item("*无形资产*专利权", yuan(100000), "6%", yuan(6000)),
        Item("*无形资产*技术", yuan(20000), "6%", yuan(1200)),
    ]
    sums: dict[str, Any] = {"net_amount": yuan(120000), "tax_amount": yuan(7200), "total_amount": yuan(127200)}

    def arithmetic(*items: Item) -> CheckStatus:
        invoice = DEAL.invoice(**sums, total_in_words=..., items=list(items))
        return status(row_of(DEAL.claim(), [*DEAL.papers()[:2], invoice, DEAL.slip()]), "invoice.arithmetic")

    assert arithmetic(*lines) is PASS
    assert arithmetic(lines[0]) is UNCLEAR
    assert arithmetic(replace(lines[0], net_amount=yuan(90000)), lines[1]) is FAIL


def test_a_slip_of_which_one_party_was_not_read_is_that_of_the_second_of_two_contracts_of_one_price() -> None:
    other = Deal(2, folder="1")
    half = other.slip(payee=None, purpose=None, paid_on=date(2021, 6, 3))
    papers = [*DEAL.papers(), *other.papers()[:3], half]
    first, second = judged([DEAL.claim(), other.claim()], papers).rows
    assert_supported(first)
    assert second.verdict is Verdict.UNCLEAR
    once = judged([DEAL.claim(), other.claim()], papers[:-1]).rows
    assert {status(row, "evidence.reused") for row in once} == {FAIL}


def test_a_sum_that_all_other_amounts_deny_by_one_look_alike_digit_is_a_doubt() -> None:
    item = Item("*无形资产*专利权", yuan("71287.13"), "1%", yuan("712.87"))

    def arithmetic(net: str, reader: Reader = Reader.OCR) -> CheckStatus:
        invoice = DEAL.invoice(
            net_amount=looks(reading(yuan(net), sure=0.9919, reader=reader)),
            tax_amount=yuan("712.87"),
            total_amount=yuan(72000),
            items=[item],
        )
        return status(row_of(DEAL.claim(), [*DEAL.papers()[:2], invoice, DEAL.slip()]), "invoice.arithmetic")

    assert arithmetic("71287.13") is PASS
    assert arithmetic("71287.18") is UNCLEAR
    assert arithmetic("71287.18", Reader.TEXT) is FAIL
    assert arithmetic("71287.10") is FAIL
    assert arithmetic("71207.18") is FAIL


def test_items_that_stand_in_for_sums_contradict_nothing() -> None:
    one_of_two = [Item("*研发和技术服务*专利权转让费", yuan("67961.17"), "3%", yuan("2038.83"))]
    invoice = DEAL.invoice(items=one_of_two, net_amount=..., tax_amount=...)
    row = row_of(DEAL.claim(), [DEAL.record(), DEAL.contract(), invoice, DEAL.slip()])
    assert status(row, "invoice.arithmetic") is CheckStatus.UNCLEAR


def test_the_code_of_a_co_owner_whose_name_is_lost_contradicts_nothing() -> None:
    joint = Deal(supplier=f"{UNIVERSITY}、{OTHER_FIRM}")
    invoice = joint.invoice(seller=UNIVERSITY, seller_code=credit_code(7, "12"))
    contract = joint.contract(supplier=UNIVERSITY, supplier_code=credit_code(8))
    papers = [joint.record(from_parties=[UNIVERSITY, OTHER_FIRM]), contract, invoice, joint.slip(payee=UNIVERSITY)]
    assert status(row_of(joint.claim(), papers), "credit_code.number") is UNCLEAR
    alone = [
        DEAL.record(),
        DEAL.contract(supplier_code=credit_code(8)),
        replace(invoice, file="1/发票.pdf"),
        DEAL.slip(),
    ]
    assert status(row_of(DEAL.claim(), alone), "credit_code.number") is FAIL
