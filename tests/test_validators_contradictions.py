"""Every check names what it is for: what it says of a row that is honest in all but one thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ocr.lines import Reader
from parsers.claims import Claim, Mode
from parsers.reading import Document, DocumentKind, Item
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    credit_code,
    fields_of,
    judged,
    looks,
    outcome,
    patent,
    reading,
    row_of,
    status,
    words,
    yuan,
)
from validators.findings import CheckStatus, Verdict

FAIL, MISSING, UNCLEAR, PASS = CheckStatus.FAIL, CheckStatus.MISSING, CheckStatus.UNCLEAR, CheckStatus.PASS
DEAL = Deal()
Papers = Callable[[Deal], list[Document]]


def with_record(**changes: Any) -> Papers:
    return lambda deal: [deal.record(**changes), *deal.papers()[1:]]


def with_contract(**changes: Any) -> Papers:
    return lambda deal: [deal.record(), deal.contract(**changes), deal.invoice(), deal.slip()]


def with_invoice(**changes: Any) -> Papers:
    return lambda deal: [deal.record(), deal.contract(), deal.invoice(**changes), deal.slip()]


def with_slip(**changes: Any) -> Papers:
    return lambda deal: [*deal.papers()[:3], deal.slip(**changes)]


def without(kind: DocumentKind) -> Papers:
    return lambda deal: [document for document in deal.papers() if document.kind is not kind]


QR_OF_ANOTHER = looks(reading("00010001"), reading("77770001", reader=Reader.CODE))
CLASHING_WORDS = looks(reading(yuan(120000)), reading(yuan(150000), text="壹拾伍万元整", reader=Reader.WORDS))
NOT_A_CODE = looks(reading("911101080000000000", reader=Reader.TEXT))

PAPERS: list[tuple[str, CheckStatus, Papers]] = [
    ("registration.present", MISSING, without(DocumentKind.REGISTRATION)),
    ("registration.present", MISSING, with_record(subtype="licence_record")),
    ("registration.parties", FAIL, with_record(to_parties=[OTHER_FIRM])),
    ("registration.parties", FAIL, with_record(from_parties=[FIRM], to_parties=[UNIVERSITY])),
    ("registration.parties", FAIL, with_record(from_parties=[UNIVERSITY, OTHER_FIRM])),
    ("registration.date", FAIL, with_record(recorded_on=date(2021, 5, 12))),
    ("registration.patents", FAIL, with_record(patent_numbers=[patent(77)])),
    (
        "registration.effective",
        FAIL,
        with_record(subtype="change_notice", from_parties=["云川学院"], to_parties=[UNIVERSITY]),
    ),
    ("registration.effective", FAIL, with_record(to_parties=[UNIVERSITY])),
    ("contract.present", MISSING, without(DocumentKind.CONTRACT)),
    ("contract.present", UNCLEAR, with_contract(subtype="service")),
    ("contract.parties", FAIL, with_contract(receiver=OTHER_FIRM)),
    ("contract.parties", FAIL, with_contract(supplier=FIRM, receiver=UNIVERSITY)),
    ("contract.patents", FAIL, with_contract(patent_numbers=[patent(77)])),
    ("contract.amount", FAIL, with_contract(total_amount=yuan(90000))),
    ("contract.words", FAIL, with_contract(total_amount=CLASHING_WORDS)),
    ("contract.order", FAIL, with_contract(signed_on=date(2021, 9, 2))),
    ("invoice.present", MISSING, without(DocumentKind.INVOICE)),
    ("invoice.parties", FAIL, with_invoice(buyer=OTHER_FIRM, remark=f"专利号ZL{DEAL.patents[0]}")),
    ("invoice.parties", FAIL, with_invoice(seller=OTHER_FIRM)),
    ("invoice.amount", FAIL, with_invoice(total_amount=yuan(80000))),
    ("invoice.amount", UNCLEAR, with_invoice(total_amount=yuan(360000))),
    ("invoice.arithmetic", FAIL, with_invoice(net_amount=yuan(100000), tax_amount=yuan(7000))),
    ("invoice.words", FAIL, with_invoice(total_in_words="壹拾伍万圆整")),
    ("invoice.code", FAIL, with_invoice(invoice_number=QR_OF_ANOTHER)),
    ("invoice.number", FAIL, with_invoice(invoice_number="23110000000012345678")),
    ("invoice.subject", UNCLEAR, with_invoice(items=[Item("*现代服务*技术服务费", yuan(120000))])),
    ("invoice.subject", UNCLEAR, with_invoice(remark=f"专利号ZL{patent(88)}")),
    ("invoice.effective", FAIL, with_invoice(reversed=True)),
    ("payment.present", MISSING, without(DocumentKind.BANK_SLIP)),
    ("payment.parties", FAIL, with_slip(payer="陆闻笙")),
    ("payment.parties", FAIL, with_slip(payee=OTHER_FIRM)),
    ("payment.amount", FAIL, with_slip(amount=yuan(70000))),
    ("payment.amount", FAIL, with_slip(amount=yuan(150000))),
    ("payment.words", FAIL, with_slip(amount_in_words="壹拾伍万元整")),
    ("payment.final", MISSING, with_slip(subtype="order")),
    ("credit_code.number", FAIL, with_contract(receiver_code=NOT_A_CODE)),
    ("parties.unrelated", UNCLEAR, with_contract(supplier_phone="010-62780001", receiver_phone="010-62780001")),
]


@pytest.mark.parametrize(("code", "expected", "papers"), PAPERS)
def test_papers_that_say_something_else(code: str, expected: CheckStatus, papers: Papers) -> None:
    row = row_of(DEAL.claim(), papers(DEAL))
    assert status(row, code) is expected, outcome(row, code).message
    assert row.verdict is not Verdict.SUPPORTED


CLAIMS: list[tuple[str, CheckStatus, Claim]] = [
    ("claim.complete", MISSING, DEAL.claim(contract_amount=None)),
    ("claim.amounts", FAIL, DEAL.claim(received_amount=yuan(130000))),
    ("claim.amounts", FAIL, DEAL.claim(patent_amount=yuan(130000))),
    ("claim.period", FAIL, DEAL.claim(registered_on=date(2020, 12, 31))),
    ("claim.period", UNCLEAR, DEAL.claim(registered_on=date(2022, 11, 1))),
    ("patent.number", FAIL, DEAL.claim(patent_numbers=("201810000001.0",))),
    ("patent.number", FAIL, DEAL.claim(patent_numbers=("CN108572939B",))),
    ("patent.number", FAIL, DEAL.claim(patent_numbers=("2018100001",))),
    ("registration.date", FAIL, DEAL.claim(registered_on=date(2021, 7, 9))),
    ("registration.parties", FAIL, DEAL.claim(receiver=OTHER_FIRM)),
    ("contract.amount", FAIL, DEAL.claim(contract_amount=yuan(12), received_amount=yuan(12), patent_amount=yuan(12))),
    ("contract.allocation", FAIL, DEAL.claim(patent_amount=yuan(120001))),
    ("payment.amount", FAIL, DEAL.claim(received_amount=yuan(100000))),
    ("parties.distinct", FAIL, DEAL.claim(supplier=FIRM)),
    ("registration.patents", FAIL, DEAL.claim(patent_numbers=(patent(99),))),
]


@pytest.mark.parametrize(("code", "expected", "claim"), CLAIMS)
def test_a_list_that_says_something_else(code: str, expected: CheckStatus, claim: Claim) -> None:
    row = row_of(claim, DEAL.papers())
    assert status(row, code) is expected, outcome(row, code).message
    assert row.verdict is not Verdict.SUPPORTED


def test_the_same_patent_to_the_same_receiver_twice() -> None:
    first, second = judged([DEAL.claim(), replace(DEAL.claim(), row=2)], DEAL.papers()).rows
    assert status(first, "claim.unique") is status(second, "claim.unique") is FAIL


def test_rows_that_share_out_more_than_the_contract() -> None:
    deal = Deal(patents=(patent(1), patent(2)))
    claims = [
        replace(deal.claim(patent_numbers=(number,), patent_amount=yuan(80000)), row=place)
        for place, number in enumerate(deal.patents, start=1)
    ]
    records = [deal.record(name=f"{number}.pdf", patent_numbers=[number]) for number in deal.patents]
    for row in judged(claims, [*records, *deal.papers()[1:]]).rows:
        assert status(row, "contract.allocation") is FAIL


def test_a_price_that_the_contract_prints_otherwise_is_flagged() -> None:
    row = row_of(DEAL.claim(patent_amount=yuan(90000)), with_contract(patent_amounts=[yuan(60000)])(DEAL))
    assert status(row, "contract.allocation") is UNCLEAR


def test_a_patent_that_goes_back_to_the_supplier() -> None:
    back = DEAL.record(name="转回.pdf", from_parties=[FIRM], to_parties=[UNIVERSITY], recorded_on=date(2021, 12, 1))
    row = row_of(DEAL.claim(), [*DEAL.papers(), back])
    assert status(row, "registration.chain") is UNCLEAR
    assert "转回" in outcome(row, "registration.chain").message


def test_a_patent_that_is_resold_at_once_but_not_one_sold_years_later() -> None:
    def resold(day: date) -> CheckStatus:
        later = DEAL.record(name="转出.pdf", from_parties=[FIRM], to_parties=[OTHER_FIRM], recorded_on=day)
        return status(row_of(DEAL.claim(), [*DEAL.papers(), later]), "registration.chain")

    assert resold(date(2021, 8, 1)) is UNCLEAR
    assert resold(date(2024, 8, 1)) is PASS


def test_a_cancelled_record_has_no_effect() -> None:
    row = row_of(DEAL.claim(), with_record(cancelled=True)(DEAL))
    assert status(row, "registration.effective") is FAIL


def test_a_reversed_invoice_covers_nothing() -> None:
    red = DEAL.invoice(2, total_amount=yuan(-120000), reversed=True)
    row = row_of(DEAL.claim(), [*DEAL.papers(), red])
    assert status(row, "invoice.effective") is status(row, "invoice.amount") is FAIL


def test_one_slip_for_two_contracts() -> None:
    second = Deal(2)
    papers = [*DEAL.papers(), second.record(), second.contract(), second.invoice()]
    for row in judged([DEAL.claim(), second.claim()], papers).rows:
        assert row.verdict is Verdict.CONTRADICTED
        assert status(row, "evidence.reused") is FAIL


def test_a_slip_handed_in_twice_to_make_the_sum() -> None:
    half = DEAL.slip(amount=yuan(60000))
    papers = [*DEAL.papers()[:3], half, replace(half, file="回单副本.pdf")]
    row = row_of(DEAL.claim(), papers)
    assert status(row, "evidence.reused") is status(row, "payment.amount") is FAIL


def test_a_copy_of_another_contracts_slip_among_the_papers_of_a_row() -> None:
    first, second = Deal(1, folder="1"), Deal(2, folder="2", receiver=OTHER_FIRM)
    copied = replace(first.slip(), file="2/回单.pdf")
    papers = [*first.papers(), *second.papers()[:3], copied]
    honest, false = judged([first.claim(), second.claim()], papers).rows
    assert honest.verdict is Verdict.SUPPORTED
    assert status(false, "payment.present") is MISSING
    assert status(false, "evidence.reused") is FAIL


def test_two_invoices_with_one_number() -> None:
    second = Deal(2, receiver=OTHER_FIRM)
    papers = [*DEAL.papers(), *second.papers()[:2], second.invoice(invoice_number="00010001"), second.slip()]
    for row in judged([DEAL.claim(), second.claim()], papers).rows:
        assert status(row, "evidence.reused") is UNCLEAR


def test_one_party_with_two_credit_codes() -> None:
    papers = [
        DEAL.record(),
        DEAL.contract(receiver_code=credit_code(1)),
        DEAL.invoice(buyer_code=credit_code(2)),
        DEAL.slip(),
    ]
    assert status(row_of(DEAL.claim(), papers), "credit_code.number") is FAIL


def test_a_shared_legal_representative_on_two_licences() -> None:
    def licence(name: str, code: str) -> Document:
        values = {"name": name, "credit_code": code, "legal_representative": "陆闻笙"}
        return Document(name, DocumentKind.LICENCE_OF_BUSINESS, None, f"{name}.pdf", (1, 1), 0.9, fields_of(values))

    deal = Deal(supplier=OTHER_FIRM)
    papers = [*deal.papers(), licence(OTHER_FIRM, credit_code(1)), licence(FIRM, credit_code(2))]
    assert status(row_of(deal.claim(), papers), "parties.unrelated") is UNCLEAR


def test_one_person_who_signs_for_both_parties() -> None:
    papers = [DEAL.contract(supplier_representative="潘一然", receiver_representative="潘一然"), *DEAL.papers()[1:]]
    assert status(row_of(DEAL.claim(), papers), "parties.unrelated") is UNCLEAR


def test_papers_that_no_row_claims_are_reported() -> None:
    stray = Deal(9, supplier="澜庭研究院", receiver=OTHER_FIRM)
    result = judged(DEAL.claim(), [*DEAL.papers(), stray.contract()])
    found = [check for check in result.findings if check.code == "evidence.unclaimed"]
    assert [check.status for check in found] == [UNCLEAR]
    assert "合同9.pdf" in found[0].message
    assert found[0].evidence[0].document == "d005"


def test_other_lines_of_a_statement_that_holds_a_payment_are_no_strays() -> None:
    def line(day: int, **more: Any) -> Document:
        return replace(DEAL.slip(**more), id=f"s{day}", file="对账单.pdf")

    power = line(2, payer=UNIVERSITY, payee="澜庭电力有限公司", amount=yuan(7617), purpose="电费")
    between = line(3, amount=yuan(500))
    papers = [*DEAL.papers()[:3], line(1), power, between]
    found = [check.message for check in judged(DEAL.claim(), papers).findings if check.code == "evidence.unclaimed"]
    assert not any("电力" in message for message in found)
    alone = judged(DEAL.claim(), [*DEAL.papers(), power])
    assert any("电力" in check.message for check in alone.findings if check.code == "evidence.unclaimed")


def test_a_claimed_publication_day_is_explained() -> None:
    row = row_of(DEAL.claim(registered_on=date(2021, 7, 9)), DEAL.papers())
    assert "公告日" in outcome(row, "registration.date").message


def test_amounts_entered_in_ten_thousands_are_explained() -> None:
    twelve = yuan(12)
    row = row_of(DEAL.claim(contract_amount=twelve), DEAL.papers())
    assert "万元" in outcome(row, "contract.amount").message


def test_a_publication_number_is_called_one() -> None:
    row = row_of(DEAL.claim(patent_numbers=("CN108572939B",)), DEAL.papers())
    assert "公告号" in outcome(row, "patent.number").message


def test_the_opposite_direction_is_called_so() -> None:
    row = row_of(DEAL.claim(), with_record(from_parties=[FIRM], to_parties=[UNIVERSITY])(DEAL))
    assert "方向相反" in outcome(row, "registration.parties").message


def test_a_contradiction_says_what_was_found_where() -> None:
    check = outcome(row_of(DEAL.claim(), with_contract(total_amount=yuan(90000))(DEAL)), "contract.amount")
    assert check.expected == "120,000.00 元"
    assert check.found == "90,000.00 元"
    assert "合同1.pdf 第1页" in check.message
    assert [(entry.document, entry.field, entry.page) for entry in check.evidence] == [("d002", "total_amount", 1)]
    assert check.evidence[0].box is not None


def test_two_prices_of_one_kind_are_compared_in_words() -> None:
    assert words(yuan(120000)) == "壹拾贰万圆整"
    papers = with_invoice(total_in_words=words(yuan(120000)))(DEAL)
    assert status(row_of(DEAL.claim(), papers), "invoice.words") is PASS


def test_a_transfer_claimed_as_licence_has_no_record() -> None:
    row = row_of(DEAL.claim(mode=Mode.LICENCE), DEAL.papers())
    assert status(row, "registration.present") is MISSING
    assert row.verdict is Verdict.INCOMPLETE


@pytest.mark.parametrize(("reader", "expected"), [(Reader.TEXT, FAIL), (Reader.OCR, UNCLEAR)])
def test_words_one_character_off_are_a_slip_of_the_reader_only_where_characters_are_read_from_a_picture(
    reader: Reader, expected: CheckStatus
) -> None:
    spelled = "壹拾叁万壹仟元整"
    total = looks(
        reading(yuan(136000), sure=0.85, reader=reader), reading(yuan(131000), text=spelled, reader=Reader.WORDS)
    )
    papers = with_contract(total_amount=total, total_in_words=looks(reading(spelled, reader=reader)))(DEAL)
    assert status(row_of(DEAL.claim(), papers), "contract.words") is expected
