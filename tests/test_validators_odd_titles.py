"""Records and contracts that agree with the list and cannot all be true; and honest ones near those."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parsers.claims import Claim, Mode
from parsers.reading import Document, DocumentKind
from parsers.values.patent_number import check_digit
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    assert_supported,
    beijing,
    claim_list,
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
from validators.judge import judge

DEAL = Deal()
LATER = Deal(2, receiver=OTHER_FIRM, patents=DEAL.patents, registered_on=date(2021, 9, 1), signed_on=date(2021, 8, 1))
THIRD = "玉衡第三仪器有限公司"
FAIL, UNCLEAR, PASS = CheckStatus.FAIL, CheckStatus.UNCLEAR, CheckStatus.PASS
UNREAD = looks(reading(None, text="模糊"))


def papers_of(deal: Deal, record: str, contract: str, terms: dict[str, Any] | None = None) -> list[Document]:
    return [
        deal.record(record, **(terms or {})),
        deal.contract(contract, **(terms or {})),
        deal.invoice(issued_on=deal.signed_on),
        deal.slip(paid_on=deal.signed_on),
    ]


def pledge(deal: Deal) -> Claim:
    return deal.claim(mode=Mode.PLEDGE, received_amount=None, patent_amount=None)


class TestChainOfOwners:
    def status_with(self, *records: Document) -> CheckStatus:
        return status(row_of(DEAL.claim(), [*DEAL.papers(), *records]), "registration.chain")

    def test_one_patent_sold_to_two(self) -> None:
        rows = judged([DEAL.claim(), LATER.claim()], [*DEAL.papers(), *papers_of(LATER, "transfer_notice", "transfer")])
        assert [status(row, "registration.chain") for row in rows.rows] == [UNCLEAR, UNCLEAR]

    def record(self, giver: Any, taker: Any, day: date | None) -> Document:
        parties: dict[str, Any] = {"from_parties": [giver] if isinstance(giver, str) else giver}
        parties["to_parties"] = [taker] if isinstance(taker, str) else taker
        return DEAL.record(name="另一份.pdf", recorded_on=day, **parties)

    def test_sold_before_by_the_same_supplier(self) -> None:
        assert self.status_with(self.record(UNIVERSITY, OTHER_FIRM, date(2020, 1, 6))) is UNCLEAR

    def test_sold_before_and_got_back(self) -> None:
        sale = self.record(UNIVERSITY, OTHER_FIRM, date(2020, 1, 6))
        back = replace(self.record(OTHER_FIRM, UNIVERSITY, date(2020, 9, 8)), file="转回.pdf")
        assert self.status_with(sale, back) is PASS

    def test_last_transferred_to_somebody_else(self) -> None:
        assert self.status_with(self.record(THIRD, OTHER_FIRM, date(2020, 1, 6))) is UNCLEAR

    def test_bought_by_the_supplier_before(self) -> None:
        assert self.status_with(self.record(THIRD, UNIVERSITY, date(2020, 1, 6))) is PASS

    @pytest.mark.parametrize("day", [date(2021, 9, 1), None])
    def test_a_later_record_whose_parties_cannot_be_read(self, day: date | None) -> None:
        assert self.status_with(self.record(UNREAD, UNREAD, day)) is UNCLEAR

    def test_an_earlier_one_may_have_sold_it_and_a_copy_may_not(self) -> None:
        assert self.status_with(self.record(UNREAD, UNREAD, date(2019, 9, 2))) is UNCLEAR
        assert self.status_with(self.record(UNREAD, UNREAD, DEAL.registered_on)) is PASS

    def test_a_licence_by_one_who_had_sold_the_patent(self) -> None:
        claims = [DEAL.claim(), LATER.claim(mode=Mode.LICENCE)]
        rows = judged(claims, [*DEAL.papers(), *papers_of(LATER, "licence_record", "licence")]).rows
        assert rows[0].verdict is Verdict.SUPPORTED
        assert status(rows[1], "registration.effective") is UNCLEAR


class TestRightsAtOdds:
    def effective(self, claims: list[Claim], papers: list[Document]) -> list[CheckStatus]:
        return [status(row, "registration.effective") for row in judged(claims, papers).rows]

    def pledges(self, end: date | None) -> list[CheckStatus]:
        told: dict[str, Any] = {"term_end": end} if end else {}
        first = DEAL.record("pledge_notice", **told)
        papers = [first, DEAL.contract("pledge"), LATER.record("pledge_notice"), LATER.contract("pledge")]
        return self.effective([pledge(DEAL), pledge(LATER)], papers)

    def test_a_second_pledge_while_the_first_stands(self) -> None:
        assert self.pledges(None) == self.pledges(date(2024, 6, 1)) == [UNCLEAR, UNCLEAR]

    def test_a_second_pledge_after_the_first_is_over(self) -> None:
        assert self.pledges(date(2021, 8, 2)) == [PASS, PASS]

    def licences(self, first: str, second: str) -> list[CheckStatus]:
        papers = papers_of(DEAL, "licence_record", "licence", {"licence_type": first})
        papers += papers_of(LATER, "licence_record", "licence", {"licence_type": second})
        return self.effective([DEAL.claim(mode=Mode.LICENCE), LATER.claim(mode=Mode.LICENCE)], papers)

    def test_a_second_licence_beside_an_exclusive_one(self) -> None:
        assert self.licences("独占许可", "普通许可") == [UNCLEAR, UNCLEAR]

    def test_two_ordinary_licences(self) -> None:
        assert self.licences("普通许可", "普通许可") == [PASS, PASS]

    def test_a_pledge_that_was_released(self) -> None:
        end = DEAL.record("pledge_notice", name="注销.pdf", cancelled=True, from_parties=..., to_parties=...)
        papers = [DEAL.record("pledge_notice"), DEAL.contract("pledge"), end]
        assert self.effective([pledge(DEAL)], papers)[0] is not PASS

    def test_one_record_for_a_sale_and_a_contribution(self) -> None:
        half = DEAL.claim(patent_amount=yuan(60000))
        other = replace(DEAL.claim(mode=Mode.EQUITY, received_amount=None, patent_amount=None), row=2)
        contract = DEAL.contract("equity", name="作价.pdf", contract_number="ZJ-2021-0007")
        rows = judged([half, other], [*DEAL.papers(), contract]).rows
        assert all(row.verdict is not Verdict.SUPPORTED for row in rows)


class TestLifeOfThePatent:
    def status_of(self, core: str, *beside: Document, **changes: Any) -> CheckStatus:
        deal = Deal(patents=(f"{core}.{check_digit(core)}",))
        row = row_of(deal.claim(), [deal.record(**changes), *deal.papers()[1:], *beside])
        return status(row, "registration.effective")

    def test_over_before_the_record(self) -> None:
        assert self.status_of("98100001") is UNCLEAR
        assert self.status_of("200820012345") is UNCLEAR

    def test_not_over_yet(self) -> None:
        assert self.status_of("02100001") is PASS
        assert self.status_of("201220012345") is PASS

    def test_filed_after_the_record(self) -> None:
        deal = Deal(patents=(f"202310012345.{check_digit('202310012345')}",))
        assert status(row_of(deal.claim(), deal.papers()), "patent.number") is UNCLEAR

    def certificate(self, granted: date) -> Document:
        values = fields_of({"patent_numbers": DEAL.patents, "granted_on": granted})
        return Document("证书.pdf", DocumentKind.CERTIFICATE, None, "证书.pdf", (1, 1), 0.95, values)

    def test_granted_after_the_record(self) -> None:
        late, early = self.certificate(date(2022, 1, 4)), self.certificate(date(2020, 1, 7))
        core = DEAL.patents[0].partition(".")[0]
        assert self.status_of(core, late) is UNCLEAR
        assert self.status_of(core, early) is PASS

    def test_no_more_by_the_register(self) -> None:
        core = DEAL.patents[0].partition(".")[0]
        assert self.status_of(core, subtype="register_copy", legal_status="专利权终止") is UNCLEAR
        assert self.status_of(core, subtype="register_copy", legal_status="专利权有效") is PASS
        assert self.status_of(core, application_right=True) is UNCLEAR


class TestKindOfContract:
    @pytest.mark.parametrize(
        "changes",
        [
            {"title": "专利权转让合同（草案）"},
            {"title": "专利转让意向书"},
            {"title": "技术开发（委托）合同"},
            {"title": "专利实施许可合同"},
            {"draft": True},
            {"subtype": "other", "licence_type": "普通许可"},
        ],
    )
    def test_no_contract_or_one_of_another_kind(self, changes: dict[str, Any]) -> None:
        row = row_of(DEAL.claim(), [DEAL.record(), DEAL.contract(**changes), *DEAL.papers()[2:]])
        assert status(row, "contract.present") is UNCLEAR

    @pytest.mark.parametrize(
        "title",
        ["专利权转让合同", "技术转让（专利权）合同", "专利权转让及技术服务合同", "技术合同书", "专利合同（示范文本）"],
    )
    def test_titles_of_contracts_that_are_one(self, title: str) -> None:
        assert_supported(row_of(DEAL.claim(), [DEAL.record(), DEAL.contract(title=title), *DEAL.papers()[2:]]))

    @pytest.mark.parametrize(
        ("own", "recorded", "expected"),
        [
            ({"licence_type": "普通许可"}, {"licence_type": "独占许可"}, UNCLEAR),
            ({"licence_type": "普通实施许可"}, {"licence_type": "普通许可"}, PASS),
            ({"term_end": date(2024, 5, 31)}, {"term_end": date(2027, 5, 31)}, UNCLEAR),
            ({"term_end": date(2024, 5, 31)}, {"term_end": date(2024, 6, 1)}, PASS),
        ],
    )
    def test_a_licence_and_its_record(self, own: Any, recorded: Any, expected: CheckStatus) -> None:
        papers = [DEAL.record("licence_record", **recorded), DEAL.contract("licence", **own), *DEAL.papers()[2:]]
        assert status(row_of(DEAL.claim(mode=Mode.LICENCE), papers), "contract.present") is expected

    def test_signed_by_somebody_else(self) -> None:
        two_in_a_line = f"{UNIVERSITY[:3]}{FIRM[4:]}"
        for name, expected in ((THIRD, UNCLEAR), (FIRM, PASS), (two_in_a_line, PASS)):
            contract = DEAL.contract(signatories=name)
            row = row_of(DEAL.claim(), [DEAL.record(), contract, *DEAL.papers()[2:]])
            assert status(row, "contract.parties") is expected, outcome(row, "contract.parties").message

    def test_a_price_in_dollars(self) -> None:
        total = looks(reading(DEAL.amount, text="120,000.00美元"))
        row = row_of(DEAL.claim(), [DEAL.record(), DEAL.contract(total_amount=total), *DEAL.papers()[2:]])
        assert status(row, "contract.amount") is UNCLEAR


class TestTheList:
    def test_a_part_for_the_patents_of_one_yuan(self) -> None:
        claim = DEAL.claim(patent_amount=yuan(1))
        assert status(row_of(claim, DEAL.papers()), "contract.allocation") is UNCLEAR
        stated = [DEAL.record(), DEAL.contract(patents_total=yuan(1)), *DEAL.papers()[2:]]
        assert status(row_of(claim, stated), "contract.allocation") is PASS
        other = [DEAL.record(), DEAL.contract(patents_total=yuan(70000)), *DEAL.papers()[2:]]
        assert status(row_of(claim, other), "contract.allocation") is UNCLEAR

    def test_one_number_twice_in_a_row(self) -> None:
        twice = DEAL.claim(patent_numbers=(DEAL.patents[0], DEAL.patents[0]))
        printed = replace(DEAL.claim(), raw={"patent_numbers": f"ZL{DEAL.patents[0]}；{DEAL.patents[0]}"})
        assert status(row_of(twice, DEAL.papers()), "claim.unique") is UNCLEAR
        assert status(row_of(printed, DEAL.papers()), "claim.unique") is UNCLEAR

    def test_a_day_that_has_not_come(self) -> None:
        result = judge(claim_list(DEAL.claim()), DEAL.papers(), [], beijing(), today=date(2021, 6, 17))
        assert status(result.rows[0], "claim.period") is UNCLEAR


@pytest.mark.parametrize("event", ["licence", "pledge"])
def test_a_licence_or_pledge_on_a_copy_of_the_register_proves_no_transfer(event: str) -> None:
    deal = Deal()
    papers = [deal.record("register_copy", event=event), *deal.papers()[1:]]
    row = row_of(deal.claim(), papers)
    assert status(row, "registration.present") is not CheckStatus.PASS
    assert row.verdict is not Verdict.SUPPORTED
