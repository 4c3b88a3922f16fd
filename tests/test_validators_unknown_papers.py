"""Papers nobody understood, records that ended or only rename an owner, amounts printed once for several rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ocr.lines import Box
from parsers.claims import Claim, Mode
from parsers.reading import Document, DocumentKind
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    credit_code,
    fields_of,
    judged,
    looks,
    outcome,
    reading,
    row_of,
    status,
    yuan,
)
from validators.findings import CheckStatus, Verdict

UNCLEAR, MISSING, PASS, FAIL = CheckStatus.UNCLEAR, CheckStatus.MISSING, CheckStatus.PASS, CheckStatus.FAIL
DEAL = Deal()
FORMER = f"{UNIVERSITY}研究院"


def other(file: str, subtype: str | None = None, **values: object) -> Document:
    """A paper of no kind of evidence."""
    return Document(file, DocumentKind.OTHER, subtype, file, (1, 1), 0.3, fields_of(values))


class TestPapersNobodyUnderstood:
    """What was read and not understood may be the paper that is not there."""

    def _slip_missing(self, paper: Document, *, folder: str = "") -> CheckStatus:
        deal = Deal(folder=folder)
        return status(row_of(deal.claim(), [*deal.papers()[:3], paper]), "payment.present")

    def test_one_whose_name_tells_the_kind_makes_a_missing_paper_a_doubt(self) -> None:
        row = row_of(DEAL.claim(), [*DEAL.papers()[:3], other("银行回单1.jpg")])
        assert status(row, "payment.present") is UNCLEAR
        assert "银行回单1.jpg" in outcome(row, "payment.present").message
        assert row.verdict is Verdict.UNCLEAR

    def test_one_among_the_papers_of_the_row_does_so_too(self) -> None:
        assert self._slip_missing(other("7/扫描9.jpg"), folder="7") is UNCLEAR

    def test_one_elsewhere_does_not(self) -> None:
        assert self._slip_missing(other("其他材料/说明.pdf")) is MISSING
        assert self._slip_missing(other("8/扫描9.jpg"), folder="7") is MISSING

    def test_one_of_another_kind_does_not(self) -> None:
        assert self._slip_missing(other("7/发票.jpg"), folder="7") is MISSING

    def test_one_that_was_understood_does_not(self) -> None:
        assert self._slip_missing(other("7/银行说明.pdf", "report"), folder="7") is MISSING

    @pytest.mark.parametrize(("beside", "expected"), [(["发票2.jpg"], UNCLEAR), (["说明.pdf"], FAIL), ([], FAIL)])
    def test_invoices_that_fall_short_contradict_only_without_one(
        self, beside: list[str], expected: CheckStatus
    ) -> None:
        papers = [*DEAL.papers()[:2], DEAL.invoice(total_amount=yuan(50000)), DEAL.slip()]
        row = row_of(DEAL.claim(), [*papers, *(other(name, "invoice_list") for name in beside)])
        assert status(row, "invoice.amount") is expected

    @pytest.mark.parametrize(("beside", "expected"), [(["回单2.jpg"], UNCLEAR), ([], FAIL)])
    def test_slips_that_fall_short_contradict_only_without_one(self, beside: list[str], expected: CheckStatus) -> None:
        papers = [*DEAL.papers()[:3], DEAL.slip(amount=yuan(50000)), *(other(name) for name in beside)]
        assert status(row_of(DEAL.claim(), papers), "payment.amount") is expected

    def test_slips_over_too_much_contradict_all_the_same(self) -> None:
        papers = [*DEAL.papers()[:3], DEAL.slip(amount=yuan(150000)), other("回单2.jpg")]
        assert status(row_of(DEAL.claim(), papers), "payment.amount") is FAIL

    @pytest.mark.parametrize(
        ("paper", "expected"),
        [("7/扫描9.jpg", Verdict.UNCLEAR), ("8/扫描9.jpg", Verdict.SUPPORTED), ("7/发票2.jpg", Verdict.SUPPORTED)],
    )
    def test_one_that_may_be_a_slip_leaves_a_row_without_money_in_doubt(self, paper: str, expected: Verdict) -> None:
        deal = Deal(folder="7")
        row = row_of(deal.claim(received_amount=yuan(0)), [*deal.papers()[:3], other(paper)])
        assert row.verdict is expected

    def test_none_of_them_weakens_a_complete_row(self) -> None:
        assert_supported(row_of(DEAL.claim(), [*DEAL.papers(), other("发票2.jpg"), other("回单.jpg")]))


class TestRenamedOwners:
    """A change of name is no transfer."""

    def test_a_change_notice_about_the_claimed_patent_fails_and_is_cited(self) -> None:
        change = DEAL.record("change_notice", from_parties=[FORMER], to_parties=[UNIVERSITY])
        check = outcome(row_of(DEAL.claim(), [change, *DEAL.papers()[1:]]), "registration.effective")
        assert check.status is FAIL
        assert check.evidence[0].document == "d001"
        assert "不是权利转移" in check.message

    def test_a_notice_of_the_claimed_day_that_gives_to_the_supplier_fails_whatever_it_is_called(self) -> None:
        renaming = replace(DEAL.record(from_parties=[FORMER], to_parties=[UNIVERSITY]), confidence=0.5)
        row = row_of(DEAL.claim(), [renaming, *DEAL.papers()[1:]])
        assert status(row, "registration.effective") is FAIL
        assert status(row, "registration.present") is MISSING
        assert row.verdict is Verdict.CONTRADICTED

    def test_an_earlier_purchase_of_the_supplier_is_no_contradiction(self) -> None:
        bought = DEAL.record(from_parties=[OTHER_FIRM], to_parties=[UNIVERSITY], recorded_on=DEAL.signed_on)
        row = row_of(DEAL.claim(), [bought, *DEAL.papers()[1:]])
        assert row.verdict is Verdict.INCOMPLETE

    def test_a_change_beside_the_transfer_does_no_harm(self) -> None:
        change = DEAL.record("change_notice", name="更名.pdf", from_parties=[FORMER], to_parties=[UNIVERSITY])
        assert_supported(row_of(DEAL.claim(), [*DEAL.papers(), change]))

    def test_a_notice_that_may_only_change_a_name_is_a_doubt(self) -> None:
        unsure = replace(DEAL.record(), confidence=0.49)
        row = row_of(DEAL.claim(), [unsure, *DEAL.papers()[1:]])
        assert status(row, "registration.effective") is UNCLEAR
        assert_supported(row_of(DEAL.claim(), [replace(unsure, subtype="register_copy"), *DEAL.papers()[1:]]))

    @pytest.mark.parametrize(
        ("codes", "receiver", "expected"),
        [
            ((credit_code(1, "12"), credit_code(2)), FIRM, PASS),
            ((credit_code(1, "12"), credit_code(1, "12")), FIRM, UNCLEAR),
            ((credit_code(1, "12"), None), FIRM, UNCLEAR),
            ((credit_code(1, "12"), credit_code(2)), "东岭车辆研究院有限公司", UNCLEAR),
        ],
    )
    def test_two_credit_codes_are_two_persons_unless_their_names_have_something_in_common(
        self, codes: tuple[str, str | None], receiver: str, expected: CheckStatus
    ) -> None:
        deal = Deal(supplier="东岭车辆研究院", receiver=receiver)
        contract = deal.contract(supplier_code=codes[0], receiver_code=codes[1] or ...)
        papers = [replace(deal.record(), confidence=0.49), contract, deal.invoice(), deal.slip()]
        assert status(row_of(deal.claim(), papers), "registration.effective") is expected

    def test_a_code_that_was_put_right_tells_no_two_persons_apart(self) -> None:
        repaired = looks(reading(credit_code(1, "12"), repaired=True))
        other_deal = Deal(2, receiver=OTHER_FIRM)
        papers = [replace(DEAL.record(), confidence=0.49), DEAL.contract(receiver_code=credit_code(2))]
        papers += [*DEAL.papers()[2:], *other_deal.papers(), other_deal.contract(supplier_code=repaired)]
        row = judged([DEAL.claim(), other_deal.claim()], papers).rows[0]
        assert status(row, "registration.effective") is UNCLEAR


class TestEndedRecords:
    """A licence or a pledge that has ended."""

    deal = Deal(folder="3")

    def _licence(self, ended: Document, *, mode: Mode = Mode.LICENCE) -> CheckStatus:
        subtypes = ("licence_record", "licence") if mode is Mode.LICENCE else ("transfer_notice", "transfer")
        papers = [self.deal.record(subtypes[0]), self.deal.contract(subtypes[1]), *self.deal.papers()[2:], ended]
        row = row_of(self.deal.claim(mode=mode), papers)
        assert (row.verdict is Verdict.SUPPORTED) is (status(row, "registration.effective") is PASS)
        return status(row, "registration.effective")

    def _gazette(self, **changes: Any) -> Document:
        return self.deal.record("gazette", name="注销.pdf", licence_type="普通许可", cancelled=True, **changes)

    def test_one_that_names_patent_and_licensee_fails(self) -> None:
        assert (
            self._licence(self.deal.record("gazette", name="注销.pdf", licence_type="普通许可", cancelled=True)) is FAIL
        )

    def test_one_of_another_licensee_does_no_harm(self) -> None:
        of_another = self.deal.record(
            "gazette", name="注销.pdf", licence_type="普通许可", cancelled=True, to_parties=[OTHER_FIRM]
        )
        assert self._licence(of_another) is PASS

    def test_one_among_the_papers_of_the_row_that_names_nothing_is_a_doubt(self) -> None:
        assert self._licence(other("3/注销.pdf", "cancelled_record")) is UNCLEAR

    def test_one_that_names_nothing_in_another_place_does_no_harm(self) -> None:
        assert self._licence(other("其他/注销.pdf", "cancelled_record")) is PASS

    def test_what_was_licensed_before_does_not_touch_a_transfer(self) -> None:
        assert self._licence(other("3/注销.pdf", "cancelled_record"), mode=Mode.TRANSFER) is PASS
        pledge = self.deal.record("gazette", name="解除.pdf", record_number="Y2020110000123", cancelled=True,
                                  from_parties=[UNIVERSITY], to_parties=["云川银行"])  # fmt: skip
        assert self._licence(pledge, mode=Mode.TRANSFER) is PASS

    def test_it_proves_no_row(self) -> None:
        papers = [DEAL.record(cancelled=True), *DEAL.papers()[1:]]
        assert row_of(DEAL.claim(), papers).verdict is Verdict.CONTRADICTED
        papers = [other("3/注销.pdf", "cancelled_record"), *DEAL.papers()[1:]]
        assert status(row_of(DEAL.claim(), papers), "registration.present") is MISSING


class TestMergedCells:
    """A cell merged over several rows prints one amount for all of them."""

    merged, single = Box(0.8, 0.1, 0.9, 0.3), Box(0.8, 0.2, 0.9, 0.3)

    def _rows(self, *, merged: bool) -> list[Claim]:
        first = Deal(1)
        claims = [first.claim(), Deal(2).claim(patent_numbers=Deal(2).patents)]
        boxes = [self.merged, self.merged if merged else self.single]
        names = ("patent_amount", "received_amount")
        return [replace(claim, cells=dict.fromkeys(names, box)) for claim, box in zip(claims, boxes, strict=True)]

    def _papers(self) -> list[Document]:
        both = (*Deal(1).patents, *Deal(2).patents)
        first = Deal(1, patents=both)
        return [Deal(1).record(), Deal(2).record(), first.contract(), first.invoice(), first.slip()]

    def test_one_merged_amount_is_counted_once(self) -> None:
        for row in judged(self._rows(merged=True), self._papers()).rows:
            assert_supported(row)

    def test_the_same_amount_in_two_cells_is_counted_twice(self) -> None:
        for row in judged(self._rows(merged=False), self._papers()).rows:
            assert status(row, "contract.allocation") is FAIL

    def test_a_merged_amount_beyond_the_total_fails(self) -> None:
        claims = [
            replace(claim, claimed=replace(claim.claimed, patent_amount=yuan(130000)))
            for claim in self._rows(merged=True)
        ]
        assert status(judged(claims, self._papers()).rows[0], "contract.allocation") is FAIL


@pytest.mark.parametrize(("amount", "relation"), [(yuan(90000), "应等于实际到账"), (yuan(150000), "应等于实际到账")])
def test_messages_state_a_relation_as_a_person_would(amount: Decimal, relation: str) -> None:
    row = row_of(DEAL.claim(), [*DEAL.papers()[:3], DEAL.slip(amount=looks(reading(amount)))])
    assert relation in outcome(row, "payment.amount").message
    assert "应不少于实际到账" in outcome(row, "invoice.amount").message
