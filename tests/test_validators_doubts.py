"""What cannot be read is never a pass and never a contradiction: it is a doubt, named with its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extract.package import Reason
from ocr.lines import Reader
from parsers.claims import Mode
from parsers.reading import Document, DocumentKind
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    credit_code,
    judged,
    looks,
    outcome,
    patent,
    reading,
    row_of,
    status,
    yuan,
)
from validators.findings import CheckStatus, Verdict
from validators.judge import Unread

UNCLEAR, MISSING, PASS, FAIL = CheckStatus.UNCLEAR, CheckStatus.MISSING, CheckStatus.PASS, CheckStatus.FAIL
DEAL = Deal()
BLANKED = [
    ("registration", "recorded_on", "registration.date"),
    ("registration", "from_parties", "registration.parties"),
    ("registration", "patent_numbers", "registration.patents"),
    ("contract", "total_amount", "contract.amount"),
    ("contract", "receiver", "contract.parties"),
    ("contract", "patent_numbers", "contract.patents"),
    ("contract", "signed_on", "contract.order"),
    ("invoice", "seller", "invoice.parties"),
    ("invoice", "total_amount", "invoice.amount"),
    ("invoice", "total_in_words", "invoice.words"),
    ("invoice", "invoice_number", "invoice.number"),
    ("invoice", "items", "invoice.subject"),
    ("bank_slip", "payer", "payment.parties"),
    ("bank_slip", "amount", "payment.amount"),
]


@pytest.mark.parametrize("printed", [True, False])
@pytest.mark.parametrize(("kind", "name", "code"), BLANKED)
def test_a_value_that_cannot_be_read_makes_its_check_unclear(kind: str, name: str, code: str, *, printed: bool) -> None:
    papers = [
        _blanked(document, name, printed=printed) if document.kind == kind else document for document in DEAL.papers()
    ]
    row = row_of(DEAL.claim(), papers)
    assert status(row, code) is UNCLEAR, outcome(row, code).message
    assert row.verdict is Verdict.UNCLEAR


def _blanked(document: Document, name: str, *, printed: bool) -> Document:
    fields = dict(document.fields)
    del fields[name]
    if printed:
        fields[name] = looks(reading(None, text="模糊"))
    return replace(document, fields=fields)


def test_readings_that_disagree_are_both_named() -> None:
    clash = looks(reading(yuan(120000)), reading(yuan(150000), reader=Reader.CODE))
    papers = [*DEAL.papers()[:3], DEAL.slip(amount=clash)]
    check = outcome(row_of(DEAL.claim(), papers), "payment.amount")
    assert check.status is UNCLEAR
    assert "120,000.00" in check.message
    assert "150,000.00" in check.message


def test_a_badly_read_value_does_not_contradict() -> None:
    papers = [DEAL.record(recorded_on=looks(reading(date(2021, 2, 2), sure=0.4))), *DEAL.papers()[1:]]
    assert status(row_of(DEAL.claim(), papers), "registration.date") is UNCLEAR


def test_a_repaired_value_that_nothing_confirms_is_a_doubt() -> None:
    repaired = looks(reading(date(2021, 6, 18), repaired=True))
    papers = [DEAL.record(recorded_on=repaired), *DEAL.papers()[1:]]
    assert status(row_of(DEAL.claim(), papers), "registration.date") is UNCLEAR


@pytest.mark.parametrize("name", ["北京岚桥精密议器有限公司", "北京岚桥精密仪器有限公", "北京岚桥精密仪器股有限公司"])
def test_a_name_that_ocr_may_have_misread_is_a_doubt(name: str) -> None:
    papers = [DEAL.record(to_parties=[name]), *DEAL.papers()[1:]]
    assert status(row_of(DEAL.claim(), papers), "registration.parties") is UNCLEAR


def test_a_name_one_character_off_that_two_papers_print_is_another_name() -> None:
    other = "北京岚桥精密机器有限公司"
    papers = [DEAL.record(to_parties=[other]), DEAL.contract(receiver=other), *DEAL.papers()[2:]]
    assert status(row_of(DEAL.claim(), papers), "registration.parties") is FAIL


def test_a_renamed_party_is_bridged_by_its_credit_code() -> None:
    code = credit_code(5)
    papers = [
        DEAL.record(),
        DEAL.contract(receiver_code=code),
        DEAL.invoice(buyer="北京岚桥科技集团股份有限公司", buyer_code=code),
        DEAL.slip(),
    ]
    check = outcome(row_of(DEAL.claim(), papers), "invoice.parties")
    assert check.status is UNCLEAR
    assert code in check.message


def test_a_code_that_fails_its_check_character_on_a_scan_is_a_doubt() -> None:
    wrong = credit_code(5)[:-1] + ("A" if credit_code(5)[-1] != "A" else "B")
    papers = [DEAL.record(), DEAL.contract(receiver_code=wrong), *DEAL.papers()[2:]]
    assert status(row_of(DEAL.claim(), papers), "credit_code.number") is UNCLEAR


def test_codes_that_are_right_pass() -> None:
    papers = [
        DEAL.record(),
        DEAL.contract(receiver_code=credit_code(5), supplier_code=credit_code(6, "12")),
        DEAL.invoice(buyer_code=credit_code(5)),
        DEAL.slip(),
    ]
    assert status(row_of(DEAL.claim(), papers), "credit_code.number") is PASS


def test_a_cell_of_the_list_that_was_not_read_is_not_called_empty() -> None:
    claim = replace(DEAL.claim(contract_amount=None), doubtful=frozenset({"contract_amount"}))
    assert status(row_of(claim, DEAL.papers()), "claim.complete") is UNCLEAR


def test_a_badly_read_cell_of_the_list_does_not_contradict() -> None:
    claim = replace(DEAL.claim(contract_amount=yuan(150000)), doubtful=frozenset({"contract_amount"}))
    row = row_of(claim, DEAL.papers())
    assert status(row, "contract.amount") is UNCLEAR
    assert status(row, "claim.complete") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


def test_one_co_owner_that_is_not_seen_is_a_doubt_and_one_too_many_a_contradiction() -> None:
    joint = Deal(supplier=f"{UNIVERSITY}、{OTHER_FIRM}")
    papers = [joint.record(from_parties=[UNIVERSITY]), joint.contract(), joint.invoice(seller=UNIVERSITY)]
    papers.append(joint.slip(payee=UNIVERSITY))
    assert status(row_of(joint.claim(), papers), "registration.parties") is UNCLEAR
    single = [DEAL.record(from_parties=[UNIVERSITY, OTHER_FIRM]), *DEAL.papers()[1:]]
    assert status(row_of(DEAL.claim(), single), "registration.parties") is FAIL


class TestUnreadableFiles:
    """A missing paper is in doubt only where something unreadable may be it."""

    papers = (DEAL.record(), DEAL.contract(), DEAL.invoice())

    def _present(self, unread: Unread, *, folder: str = "") -> CheckStatus:
        deal = Deal(folder=folder)
        papers = [deal.record(), deal.contract(), deal.invoice()]
        return status(row_of(deal.claim(), papers, unread=[unread]), "payment.present")

    def test_without_any_it_is_missing(self) -> None:
        row = row_of(DEAL.claim(), self.papers)
        assert status(row, "payment.present") is MISSING
        assert row.verdict is Verdict.INCOMPLETE

    def test_a_file_beside_the_others_that_may_be_a_slip(self) -> None:
        unread = Unread("银行回单.pdf", None, Reason.DAMAGED)
        row = row_of(DEAL.claim(), self.papers, unread=[unread])
        assert status(row, "payment.present") is UNCLEAR
        assert "银行回单.pdf" in outcome(row, "payment.present").message
        assert row.verdict is Verdict.UNCLEAR

    def test_a_file_whose_name_tells_nothing(self) -> None:
        assert self._present(Unread("7/扫描.pdf", None), folder="7") is UNCLEAR

    def test_a_file_of_another_kind(self) -> None:
        assert self._present(Unread("7/转让合同.pdf", None), folder="7") is MISSING
        assert self._present(Unread("7/专利证书.pdf", None), folder="7") is MISSING

    def test_a_file_among_the_papers_of_another_row(self) -> None:
        mine, other = Deal(1, folder="1"), Deal(2, folder="2", receiver=OTHER_FIRM)
        papers = [mine.record(), mine.contract(), mine.invoice(), *other.papers()]
        rows = judged([mine.claim(), other.claim()], papers, unread=[Unread("2/回单.pdf", None)]).rows
        assert status(rows[0], "payment.present") is MISSING

    def test_a_file_that_names_another_patent(self) -> None:
        assert self._present(Unread(f"ZL{patent(55)}回单.pdf", None)) is MISSING
        assert self._present(Unread(f"ZL{DEAL.patents[0]}回单.pdf", None)) is UNCLEAR

    def test_a_folder_of_slips_that_is_nobodys_own(self) -> None:
        assert self._present(Unread("银行回单/5.pdf", None), folder="合同") is UNCLEAR

    def test_an_unreadable_page_inside_a_contract(self) -> None:
        contract = replace(DEAL.contract(), pages=(1, 4))
        papers = [DEAL.record(), contract, *DEAL.papers()[2:]]
        row = row_of(DEAL.claim(), papers, unread=[Unread(contract.file, 3, Reason.ENGINE)])
        assert status(row, "contract.present") is UNCLEAR
        assert row.verdict is Verdict.UNCLEAR

    def test_an_unreadable_page_between_the_papers_of_other_rows(self) -> None:
        deals = [Deal(1), Deal(2, receiver=OTHER_FIRM), Deal(3, receiver="苏州汀澜光电有限公司")]
        papers, page = [], 1
        for deal in deals:
            for document in deal.papers() if deal.number != 3 else deal.papers()[:3]:
                papers.append(replace(document, file="全部.pdf", pages=(page, page)))
                page += 1
            page += 1
        claims = [deal.claim() for deal in deals]
        between = judged(claims, papers, unread=[Unread("全部.pdf", 5)]).rows
        behind = judged(claims, papers, unread=[Unread("全部.pdf", 14)]).rows
        assert status(between[2], "payment.present") is MISSING
        assert status(behind[2], "payment.present") is UNCLEAR


def test_an_unread_slip_does_not_hide_that_the_rest_falls_short() -> None:
    part = DEAL.slip(amount=yuan(60000))
    blurred = DEAL.slip(2, amount=looks(reading(None, text="6O,O..")))
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], part, blurred])
    assert status(row, "payment.amount") is UNCLEAR


def test_equal_amounts_that_may_be_two_sides_of_one_payment_are_a_doubt() -> None:
    halves = [DEAL.slip(1, "receipt", amount=yuan(60000)), DEAL.slip(2, "payment", amount=yuan(60000))]
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], *halves])
    assert status(row, "payment.amount") is UNCLEAR


def test_a_record_of_unknown_kind_is_a_doubt() -> None:
    papers = [DEAL.record(subtype=None), *DEAL.papers()[1:]]
    assert status(row_of(DEAL.claim(), papers), "registration.present") is UNCLEAR


def test_without_documents_nothing_is_supported() -> None:
    row = row_of(DEAL.claim(), [])
    assert row.verdict is Verdict.INCOMPLETE
    assert not row.documents


def test_an_empty_row_is_not_supported() -> None:
    empty = DEAL.claim(
        registered_on=None, patent_numbers=(), mode=None, supplier=None, receiver=None,
        contract_amount=None, received_amount=None, patent_amount=None,
    )  # fmt: skip
    assert row_of(empty, DEAL.papers()).verdict is not Verdict.SUPPORTED


def test_an_unclear_mode_asks_for_no_particular_record() -> None:
    claim = DEAL.claim(mode=None)
    row = row_of(replace(claim, raw={**claim.raw, "mode": "合作开发"}), DEAL.papers())
    assert status(row, "claim.complete") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


def test_the_firm_of_the_row_is_told_apart_from_a_branch() -> None:
    papers = [*DEAL.papers()[:3], DEAL.slip(payer=f"{FIRM}天津分公司")]
    assert status(row_of(DEAL.claim(), papers), "payment.parties") is FAIL


def test_kinds_of_documents_that_prove_nothing_are_passed_over() -> None:
    other = Document("x", DocumentKind.OTHER, None, "说明.pdf", (1, 1), 0.5, {})
    result = judged(DEAL.claim(), [*DEAL.papers(), other])
    assert [check.status for check in result.findings if check.code == "evidence.unclaimed"] == [PASS]


def test_a_copy_whose_number_was_misread_is_not_counted_as_a_second_payment() -> None:
    halves = [DEAL.slip(n, amount=yuan(60000), serial_number=looks(reading(serial, sure=0.8)))
              for n, serial in ((1, "20210525001"), (2, "20210525007"))]  # fmt: skip
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], *halves])
    assert status(row, "payment.amount") is UNCLEAR


def test_a_slip_without_readable_parties_is_found_by_the_amount_that_one_deal_lacks() -> None:
    slip = DEAL.slip(payer=looks(reading(None)), payee=looks(reading(None)), purpose=...)
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], slip])
    assert status(row, "payment.present") is PASS
    assert status(row, "payment.parties") is UNCLEAR


def test_an_earlier_record_whose_parties_are_unread_does_not_make_the_contract_late() -> None:
    unread: dict[str, Any] = {name: looks(reading(None, text="模糊")) for name in ("from_parties", "to_parties")}
    earlier = DEAL.record(name="前.pdf", recorded_on=date(2020, 6, 2), **unread)
    row = row_of(DEAL.claim(), [DEAL.record(**unread), *DEAL.papers()[1:], earlier])
    assert status(row, "contract.order") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


def test_a_name_read_badly_on_the_list_is_settled_by_papers_of_two_kinds() -> None:
    claim = replace(DEAL.claim(), doubtful=frozenset({"supplier"}), raw={"supplier": DEAL.supplier})
    row = row_of(claim, DEAL.papers())
    assert_supported(row)
    assert "字迹不清" in outcome(row, "claim.complete").message


def test_a_paper_that_names_another_contradicts_a_name_that_the_others_settle() -> None:
    claim = replace(DEAL.claim(), doubtful=frozenset({"receiver"}), raw={"receiver": DEAL.receiver})
    row = row_of(claim, [*DEAL.papers()[:2], DEAL.invoice(buyer="广州景澄机电设备股份有限公司"), DEAL.slip()])
    assert status(row, "invoice.parties") is CheckStatus.FAIL


def test_a_name_read_badly_on_the_list_is_a_doubt_where_one_paper_alone_names_it() -> None:
    claim = replace(DEAL.claim(), doubtful=frozenset({"supplier"}), raw={"supplier": DEAL.supplier})
    papers = [DEAL.record(from_parties=...), DEAL.contract(), DEAL.invoice(seller=...), DEAL.slip(payee=...)]
    assert status(row_of(claim, papers), "claim.complete") is CheckStatus.UNCLEAR


def test_a_mode_read_badly_on_the_list_is_settled_by_papers_that_prove_no_other() -> None:
    claim = replace(DEAL.claim(mode=Mode.PLEDGE), doubtful=frozenset({"mode"}), raw={"mode": "质押"})
    pledge = [DEAL.record("pledge_notice"), DEAL.contract("pledge")]
    assert status(row_of(claim, pledge), "claim.complete") is CheckStatus.PASS
    copy = [DEAL.record("register_copy"), DEAL.contract("other")]
    assert status(row_of(claim, copy), "claim.complete") is CheckStatus.UNCLEAR


def test_an_amount_read_badly_on_the_list_is_a_doubt_whatever_the_papers_say() -> None:
    claim = replace(DEAL.claim(), doubtful=frozenset({"contract_amount"}))
    assert status(row_of(claim, DEAL.papers()), "claim.complete") is CheckStatus.UNCLEAR


def test_marks_put_right_on_the_list_are_told_with_both_forms() -> None:
    claim = replace(DEAL.claim(), repaired=frozenset({"registered_on"}), raw={"registered_on": "2021,06.01"})
    message = outcome(row_of(claim, DEAL.papers()), "claim.complete").message
    assert "2021,06.01" in message
    assert str(claim.claimed.registered_on) in message


@pytest.mark.parametrize(("sure", "found"), [(0.975, UNCLEAR), (0.995, FAIL)])
def test_a_day_that_one_confusable_digit_puts_in_order_must_be_read_very_well(sure: float, found: CheckStatus) -> None:
    deal = Deal(signed_on=date(2021, 3, 10), registered_on=date(2021, 4, 22))
    late = looks(reading(date(2021, 5, 10), sure=sure))
    papers = [deal.record(), deal.contract(signed_on=late), deal.invoice(), deal.slip()]
    assert status(row_of(deal.claim(), papers), "contract.order") is found


@pytest.mark.parametrize("mode", [Mode.TRANSFER, Mode.LICENCE])
def test_an_earlier_change_of_owner_that_could_not_be_read_to_whom_is_a_doubt(mode: Mode) -> None:
    own = DEAL.record() if mode is Mode.TRANSFER else DEAL.record("licence_record", record_number="X2021330000055")
    earlier = DEAL.record(name="转让通知书.pdf", from_parties=..., to_parties=..., recorded_on=date(2020, 3, 1))
    row = row_of(DEAL.claim(mode=mode), [own, earlier, *DEAL.papers()[1:]])
    code = "registration.chain" if mode is Mode.TRANSFER else "registration.effective"
    assert status(row, code) is UNCLEAR
    assert "转让通知书.pdf" in outcome(row, code).message


@pytest.mark.parametrize("mode", [Mode.TRANSFER, Mode.LICENCE])
def test_a_change_of_unread_day_that_ends_with_somebody_else_is_a_doubt(mode: Mode) -> None:
    own = DEAL.record() if mode is Mode.TRANSFER else DEAL.record("licence_record", record_number="X2021330000055")
    other = DEAL.record(
        "register_copy", name="登记簿副本.pdf", from_parties=..., to_parties=[OTHER_FIRM], recorded_on=...
    )
    row = row_of(DEAL.claim(mode=mode), [own, other, *DEAL.papers()[1:]])
    assert row.verdict is not Verdict.SUPPORTED
    assert any("登记簿副本.pdf" in check.message for check in row.checks if check.status is UNCLEAR)


def test_an_earlier_purchase_of_the_supplier_is_none() -> None:
    earlier = DEAL.record(name="买入.pdf", from_parties=..., to_parties=[DEAL.supplier], recorded_on=date(2020, 3, 1))
    assert status(row_of(DEAL.claim(), [*DEAL.papers(), earlier]), "registration.chain") is PASS


def test_a_purpose_that_is_printed_and_could_not_be_read_is_a_doubt() -> None:
    slip = DEAL.slip(purpose=None)
    assert status(row_of(DEAL.claim(), [*DEAL.papers()[:3], slip]), "payment.present") is UNCLEAR
    for harmless in (
        ...,
        looks(reading(None, text="合同款")),
        looks(reading(None, text="备注：")),
        looks(reading(None, text="专利许可国")),
    ):
        slip = DEAL.slip(purpose=harmless)
        assert status(row_of(DEAL.claim(), [*DEAL.papers()[:3], slip]), "payment.present") is PASS
    for told in ("合同编号XS-2019-7", "转让费退回", "冲正"):
        slip = DEAL.slip(purpose=looks(reading(None, text=told)))
        assert status(row_of(DEAL.claim(), [*DEAL.papers()[:3], slip]), "payment.present") is UNCLEAR


def test_a_number_of_a_contract_that_cannot_be_held_against_the_contract_is_a_doubt() -> None:
    record, contract, invoice, _ = DEAL.papers()
    unread = replace(contract, fields={k: v for k, v in contract.fields.items() if k != "contract_number"})
    slip = DEAL.slip(purpose="技术转让费 合同编号XSHT-2019-7788")
    row = row_of(DEAL.claim(), [record, unread, invoice, slip])
    assert status(row, "payment.present") is UNCLEAR
    named = DEAL.slip(purpose=f"技术转让费 合同编号XSHT-2019-7788 专利号ZL{DEAL.patents[0]}")
    assert status(row_of(DEAL.claim(), [record, unread, invoice, named]), "payment.present") is PASS


def test_a_slip_copied_for_another_contract_is_a_doubt_though_payee_and_day_of_the_copy_were_not_read() -> None:
    second = Deal(2)
    slip = DEAL.slip(serial_number=...)
    copy = second.slip(name="扫描.pdf", payee=None, paid_on=..., serial_number=...)
    papers = [*DEAL.papers()[:3], slip, *second.papers()[:3], copy]
    rows = judged([DEAL.claim(), second.claim()], papers).rows
    assert [row.verdict for row in rows] == [Verdict.UNCLEAR, Verdict.UNCLEAR]
    assert status(rows[0], "evidence.reused") is UNCLEAR
