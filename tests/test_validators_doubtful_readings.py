"""A reading in doubt that says exactly what is expected is evidence; one that is merely alike is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ocr.lines import Reader
from parsers.reading import Document, Field, Item
from tests.validators_builders import (
    FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    credit_code,
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

UNCLEAR, PASS, FAIL = CheckStatus.UNCLEAR, CheckStatus.PASS, CheckStatus.FAIL
DEAL = Deal()


def doubted(text: str) -> tuple[Field, ...]:
    """A field whose parser saw this text and gave it no value."""
    return looks(reading(None, text=text, sure=0.0))


def _judged(**changes: dict[str, Any]) -> list[Document]:
    return [
        DEAL.record(**changes.get("record", {})),
        DEAL.contract(**changes.get("contract", {})),
        DEAL.invoice(**changes.get("invoice", {})),
        DEAL.slip(**changes.get("slip", {})),
    ]


EXACT = [
    ({"slip": {"payer": doubted(FIRM)}}, "payment.parties"),
    ({"slip": {"payee": doubted(UNIVERSITY)}}, "payment.parties"),
    ({"invoice": {"buyer": doubted(f"{FIRM}{credit_code(5)}")}}, "invoice.parties"),
    ({"invoice": {"buyer": doubted("北京岚桥精密仪器 有限公司")}}, "invoice.parties"),
    ({"slip": {"amount": doubted("￥120,000.00")}}, "payment.amount"),
    ({"slip": {"amount": doubted("120000.00"), "amount_in_words": words(yuan(120000))}}, "payment.words"),
    ({"invoice": {"total_in_words": doubted("壹拾贰万圆整")}}, "invoice.words"),
    ({"contract": {"total_amount": doubted("120,000元")}}, "contract.amount"),
    ({"record": {"recorded_on": doubted("2021年06月18日")}}, "registration.date"),
]


@pytest.mark.parametrize(("changes", "code"), EXACT)
def test_a_doubtful_reading_that_says_exactly_what_is_claimed_passes(changes: dict[str, Any], code: str) -> None:
    row = row_of(DEAL.claim(), _judged(**changes))
    assert_supported(row)
    assert "不够清楚" in outcome(row, code).message


ALIKE = [
    ({"slip": {"payer": doubted("北京岚桥精密议器有限公司")}}, "payment.parties"),
    ({"slip": {"payer": doubted("北京岚桥精密仪器有限公")}}, "payment.parties"),
    ({"invoice": {"buyer": doubted("北京岚桥精密机器有限公司")}}, "invoice.parties"),
    ({"slip": {"amount": doubted("1,200,000.00")}}, "payment.amount"),
    ({"slip": {"amount": doubted("210,000.00")}}, "payment.amount"),
    ({"slip": {"amount": doubted("12O,000.00")}}, "payment.amount"),
    ({"slip": {"amount": doubted("3 120,000.00")}}, "payment.amount"),
    ({"slip": {"amount": doubted("120,000.00"), "amount_in_words": words(yuan(210000))}}, "payment.words"),
    ({"invoice": {"total_in_words": doubted("贰拾壹万圆整")}}, "invoice.words"),
    ({"invoice": {"total_in_words": doubted("某壹拾贰万圆整")}}, "invoice.words"),
    ({"contract": {"total_amount": doubted("120,000万元")}}, "contract.amount"),
    ({"record": {"recorded_on": doubted("2021年06月13日")}}, "registration.date"),
]


@pytest.mark.parametrize(("changes", "code"), ALIKE)
def test_a_doubtful_reading_that_is_merely_alike_stays_a_doubt(changes: dict[str, Any], code: str) -> None:
    row = row_of(DEAL.claim(), _judged(**changes))
    assert status(row, code) in {UNCLEAR, FAIL}, outcome(row, code).message
    assert row.verdict in {Verdict.UNCLEAR, Verdict.CONTRADICTED}


def test_doubtful_texts_that_disagree_prove_nothing() -> None:
    both = looks(reading(None, text=FIRM, sure=0.0), reading(None, text="北京岚桥精密机器有限公司", sure=0.0))
    assert status(row_of(DEAL.claim(), _judged(slip={"payer": both})), "payment.parties") is UNCLEAR


def test_the_name_of_a_person_is_too_short_to_agree_by_a_doubtful_reading() -> None:
    deal = Deal(receiver="周砚清")
    papers = [*deal.papers()[:3], deal.slip(payer=doubted("周砚清"))]
    assert status(row_of(deal.claim(), papers), "payment.parties") is UNCLEAR


def test_a_repaired_value_is_no_exact_agreement() -> None:
    put_right = looks(reading(None, text="120,000.00", sure=0.0, repaired=True))
    assert status(row_of(DEAL.claim(), _judged(slip={"amount": put_right})), "payment.amount") is UNCLEAR


def test_a_doubtful_instalment_counts_where_all_of_them_make_exactly_the_sum() -> None:
    exact = [DEAL.slip(1, amount=yuan(50000)), DEAL.slip(2, amount=doubted("70,000.00"))]
    short = [DEAL.slip(1, amount=yuan(50000)), DEAL.slip(2, amount=doubted("60,000.00"))]
    assert_supported(row_of(DEAL.claim(), [*DEAL.papers()[:3], *exact]))
    assert status(row_of(DEAL.claim(), [*DEAL.papers()[:3], *short]), "payment.amount") is UNCLEAR


class TestBrokenFigures:
    """A slip whose figure stands in boxes, of which not all could be read."""

    def _words(self, figure: str, spelled: int, *, invoice: int = 120000) -> CheckStatus:
        value = yuan(spelled)
        amount = looks(reading(None, text=figure, sure=0.0), reading(value, text=words(value), reader=Reader.WORDS))
        papers = [DEAL.record(), DEAL.contract(total_amount=yuan(200000)), DEAL.invoice(total_amount=yuan(invoice))]
        slip = DEAL.slip(amount=amount, amount_in_words=words(value))
        return status(row_of(DEAL.claim(contract_amount=yuan(200000)), [*papers, slip]), "payment.words")

    def test_the_words_count_where_another_paper_has_the_amount(self) -> None:
        assert self._words("￥12", 120000) is CheckStatus.NOT_APPLICABLE

    def test_boxes_of_which_only_zeros_were_not_read_speak_for_the_words(self) -> None:
        assert self._words("120□□000", 120000) is CheckStatus.NOT_APPLICABLE
        assert self._words("1□000000", 120000) is UNCLEAR
        assert self._words("130□0000", 120000) is UNCLEAR
        assert self._words("20□0000", 120000) is UNCLEAR

    def test_digits_that_disagree_with_the_words_stay_a_doubt(self) -> None:
        assert self._words("￥21", 120000) is UNCLEAR
        assert self._words("￥12,0..", 120000) is UNCLEAR

    def test_words_that_no_other_paper_confirms_stay_a_doubt(self) -> None:
        assert self._words("￥1", 120000, invoice=130000) is UNCLEAR
        assert self._words("￥1", 102000) is UNCLEAR


def test_the_end_of_a_company_form_wrapped_off_a_name_is_no_party() -> None:
    wrapped = (*looks(reading(FIRM)), *looks(reading("限公司", sure=0.84)))
    assert_supported(row_of(DEAL.claim(), _judged(contract={"receiver": wrapped})))
    another = (*looks(reading(FIRM)), *looks(reading("仪器有限公司", sure=0.95)))
    assert row_of(DEAL.claim(), _judged(contract={"receiver": another})).verdict is not Verdict.SUPPORTED
    assert row_of(DEAL.claim(), _judged(contract={"receiver": "限公司"})).verdict is not Verdict.SUPPORTED


class TestCodesOfInvoices:
    """A QR code against the print."""

    def _status(self, printed: Any, coded: Any, *, sure: float, name: str = "issued_on") -> CheckStatus:
        field = looks(reading(printed, sure=sure), reading(coded, reader=Reader.CODE))
        changes: dict[str, Any] = {name: field}
        invoice = DEAL.invoice(**changes)
        return status(row_of(DEAL.claim(), [*DEAL.papers()[:2], invoice, DEAL.papers()[3]]), "invoice.code")

    def test_a_day_that_is_one_digit_off_may_be_misread(self) -> None:
        assert self._status(date(2021, 5, 22), date(2021, 5, 27), sure=0.9945) is UNCLEAR

    def test_a_day_that_is_surely_another_fails(self) -> None:
        assert self._status(date(2021, 5, 22), date(2021, 5, 27), sure=0.9999) is FAIL
        assert self._status(date(2021, 4, 30), date(2021, 5, 27), sure=0.98) is FAIL

    def test_another_amount_in_the_code_fails_although_it_is_one_digit_off(self) -> None:
        assert self._status(yuan(120000), yuan(130000), sure=0.99, name="net_amount") is FAIL

    def test_a_second_look_at_the_print_that_agrees_with_the_code_settles_it(self) -> None:
        twice = looks(
            reading(date(2021, 5, 22), sure=0.99),
            reading(date(2021, 5, 27), sure=0.9),
            reading(date(2021, 5, 27), reader=Reader.CODE),
        )
        papers = [*DEAL.papers()[:2], DEAL.invoice(issued_on=twice), DEAL.papers()[3]]
        assert status(row_of(DEAL.claim(), papers), "invoice.code") is PASS

    @pytest.mark.parametrize(
        ("coded", "net"), [("113207.55", "113207.55"), ("103207.55", "113207.55"), ("113207.55", "103207.55")]
    )
    def test_a_net_amount_that_was_not_read_is_said_by_total_tax_and_items(self, coded: str, net: str) -> None:
        field = looks(reading(None, text="￥990566"), reading(yuan(coded), reader=Reader.CODE))
        items = [Item("*无形资产*专利权转让费", yuan(net), "6%", yuan("6792.45"))]
        invoice = DEAL.invoice(net_amount=field, tax_amount=yuan("6792.45"), items=items)
        outcome = status(row_of(DEAL.claim(), [*DEAL.papers()[:2], invoice, DEAL.papers()[3]]), "invoice.code")
        assert outcome is (PASS if coded == net else UNCLEAR)


class TestCreditCodes:
    """A credit code that fails its check character."""

    right = credit_code(8)

    def _status(self, code: str, *, sure: float, value: bool, reader: Reader = Reader.OCR) -> CheckStatus:
        wrong = looks(reading(code if value else None, text=code, sure=sure, reader=reader))
        papers = [
            DEAL.record(),
            DEAL.contract(receiver_code=self.right),
            DEAL.invoice(buyer_code=wrong),
            DEAL.slip(),
        ]
        return status(row_of(DEAL.claim(), papers), "credit_code.number")

    def _changed(self, place: int, char: str) -> str:
        return self.right[:place] + char + self.right[place + 1 :]

    def test_a_misreading_of_the_code_that_another_paper_shows_passes(self) -> None:
        assert self.right[16] == "8"
        assert self._status(self._changed(16, "B"), sure=0.0, value=False) is PASS
        assert self._status(self._changed(16, "B"), sure=0.5, value=True) is PASS
        assert self._status(self.right[:9] + self.right[10:], sure=0.0, value=False) is PASS

    def test_a_code_half_under_a_seal_says_nothing_against_the_whole_one_on_another_paper(self) -> None:
        assert self._status(f"{self.right[:8]}{self.right[9:]}发票专", sure=0.0, value=False) is PASS
        assert self._status(self.right[:11] + self.right[13:17], sure=0.0, value=False) is PASS
        assert self._status(self.right[:9], sure=0.0, value=False) is UNCLEAR
        assert self._status(self.right[:11] + "4" + self.right[13:17], sure=0.0, value=False) is UNCLEAR

    def test_a_wrong_code_that_was_read_well_stays_named(self) -> None:
        assert self._status(self._changed(16, "B"), sure=0.599, value=True) is UNCLEAR
        assert self._status(self._changed(16, "B"), sure=1.0, value=True, reader=Reader.TEXT) is FAIL

    def test_a_wrong_code_that_no_misreading_explains_stays_named(self) -> None:
        assert self._status(self._changed(16, "4"), sure=0.0, value=False) is UNCLEAR

    def test_the_number_of_a_person_who_sells_is_no_code_and_no_trouble(self) -> None:
        person = looks(reading(None, text="11010519491231002X", reader=Reader.TEXT))
        papers = [*DEAL.papers()[:2], DEAL.invoice(seller_code=person), DEAL.papers()[3]]
        assert status(row_of(DEAL.claim(), papers), "credit_code.number") in {PASS, CheckStatus.NOT_APPLICABLE}

    def test_a_code_that_no_paper_shows_right_stays_a_doubt(self) -> None:
        papers = [*DEAL.papers()[:2], DEAL.invoice(buyer_code=doubted(self._changed(16, "B"))), DEAL.papers()[3]]
        assert status(row_of(DEAL.claim(), papers), "credit_code.number") is UNCLEAR


def test_amounts_of_another_deal_lend_no_doubtful_reading_a_meaning() -> None:
    short = DEAL.slip(amount=doubted("60,000.00"))
    claim = DEAL.claim(received_amount=Decimal("120000.00"))
    assert row_of(claim, [*DEAL.papers()[:3], short]).verdict is not Verdict.SUPPORTED


class TestSubjects:
    """The item of an invoice and the patent that its remark names."""

    def _status(self, **changes: Any) -> CheckStatus:
        papers = [*DEAL.papers()[:2], DEAL.invoice(**changes), DEAL.papers()[3]]
        return status(row_of(DEAL.claim(), papers), "invoice.subject")

    def test_an_item_read_in_doubt_that_names_the_transfer_passes(self) -> None:
        assert self._status(items=doubted("*无形资产*技术转让费0 件 1 120000.00 免税")) is PASS

    def test_an_item_read_in_doubt_that_names_a_service_stays_a_doubt(self) -> None:
        assert self._status(items=doubted("*现代服务*技术服务费 1 120000.00")) is UNCLEAR
        assert self._status(items=doubted("*无形资产*技术 费 1 120000.00")) is UNCLEAR

    def _named(self, number: str, *, reader: Reader = Reader.OCR, sure: float = 0.94) -> CheckStatus:
        items = looks(reading(Item("*无形资产*专利权转让费", yuan(120000)), sure=0.95))
        return self._status(remark=looks(reading(f"专利号：ZL{number}", reader=reader, sure=sure)), items=items)

    def test_a_patent_that_two_confusable_digits_make_the_claimed_one_is_no_other(self) -> None:
        near = next(patent(n) for n in range(2, 9_999_999) if patent(n)[:12] in _misreadings(DEAL.patents[0][:12]))
        assert self._named(near) is PASS
        assert self._named(near, sure=0.99) is UNCLEAR
        assert self._named(near, reader=Reader.TEXT) is UNCLEAR

    def test_the_patent_next_to_the_claimed_one_is_another(self) -> None:
        assert self._named(patent(9)) is UNCLEAR
        assert self._named(patent(2)) is UNCLEAR


def _misreadings(number: str) -> set[str]:
    """The number with two zeros read as sixes."""
    zeros = [place for place, digit in enumerate(number) if digit == "0" and place > 4]
    return {number[:a] + "6" + number[a + 1 : b] + "6" + number[b + 1 :] for a in zeros for b in zeros if a < b}


def test_a_sum_that_ocr_doubted_is_that_of_the_items_or_unclear() -> None:
    taxed = [Item("*研发和技术服务*专利权转让费", yuan("116504.85"), "3%", yuan("3495.15"))]
    sums = {"net_amount": yuan("116504.85"), "tax_amount": doubted("¥3495.16")}
    papers = _judged(invoice={"items": taxed, **sums})
    assert status(row_of(DEAL.claim(), papers), "invoice.arithmetic") is PASS
    wrong = [replace(taxed[0], tax_amount=yuan("3995.15"))]
    papers = _judged(invoice={"items": wrong, **sums})
    assert status(row_of(DEAL.claim(), papers), "invoice.arithmetic") is UNCLEAR


@pytest.mark.parametrize(
    ("text", "expected"),
    [("付技术转社费", PASS), ("付技木转社费", UNCLEAR), ("退技术转社费", UNCLEAR), ("付货欺", UNCLEAR)],
)
def test_a_purpose_with_one_character_under_a_seal_is_what_the_others_say(text: str, expected: CheckStatus) -> None:
    papers = [*DEAL.papers()[:3], DEAL.slip(purpose=doubted(text))]
    assert status(row_of(DEAL.claim(), papers), "payment.present") is expected


def test_a_slip_whose_payer_was_read_in_doubt_is_found_by_what_it_says() -> None:
    deal = Deal(receiver=FIRM)
    for text, found in ((FIRM, True), (FIRM[1:], False), ("云杉仪器仪表有限公司", False)):
        row = row_of(deal.claim(), [*deal.papers()[:3], deal.slip(payer=doubted(text), purpose=None)])
        assert (len(row.documents) == len(deal.papers())) is found


def test_a_slip_whose_sum_was_not_read_is_not_said_to_be_short() -> None:
    slip = DEAL.slip(amount=doubted("¥12O000"), amount_in_words=None)
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], slip])
    assert status(row, "payment.amount") is UNCLEAR
    (message,) = (check.message for check in row.checks if check.code == "payment.amount")
    assert "少于" not in message


def test_figures_and_words_that_were_read_and_differ_are_both_told() -> None:
    slip = DEAL.slip(amount=doubted("RMB 180,000.00"), amount_in_words=doubted("捌万元整"))
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], slip])
    (check,) = (check for check in row.checks if check.code == "payment.words")
    assert check.status is UNCLEAR
    assert "180,000.00" in check.message
    assert "80,000.00 元，不一致" in check.message
