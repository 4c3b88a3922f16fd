"""Papers find their rows by cues that do not depend on each other, wherever they lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extract.package import SourceFile
from parsers.reading import Document, DocumentKind, Item
from tests.validators_builders import (
    FIRM,
    OTHER_FIRM,
    UNIVERSITY,
    Deal,
    judged,
    looks,
    patent,
    reading,
    row_of,
    status,
    yuan,
)
from validators.findings import CheckStatus, Verdict
from validators.names import PartyIndex

THIRD = "苏州汀澜光电有限公司"


def linked(deals: list[Deal], papers: list[Document]) -> list[set[str]]:
    """The file names linked to each row."""
    result = judged([deal.claim() for deal in deals], papers)
    files = {f"d{index:03d}": document.file for index, document in enumerate(papers, start=1)}
    return [{files[name] for name in row.documents} for row in result.rows]


def test_a_contract_for_another_patent_is_found_by_parties_and_amount() -> None:
    deal = Deal()
    contract = deal.contract(patent_numbers=[patent(60)])
    assert contract.file in linked([deal], [deal.record(), contract])[0]


def test_a_record_of_another_patent_is_found_by_parties_and_day() -> None:
    deal = Deal()
    record = deal.record(patent_numbers=[patent(60)])
    assert record.file in linked([deal], [record, deal.contract()])[0]


def test_a_contract_whose_numbers_cannot_be_read_is_found_by_its_parties() -> None:
    deal = Deal()
    contract = deal.contract(patent_numbers=looks(reading(None)), total_amount=yuan(7))
    assert contract.file in linked([deal], [contract])[0]


def test_an_invoice_for_another_buyer_is_found_by_the_patent_in_its_remark() -> None:
    deal, other = Deal(1), Deal(2, receiver=OTHER_FIRM)
    invoice = deal.invoice(buyer=THIRD, remark=f"专利号：ZL {deal.patents[0]}")
    found = linked([deal, other], [*deal.papers()[:2], *other.papers(), invoice])
    assert invoice.file in found[0]
    assert invoice.file not in found[1]


def test_a_slip_of_a_third_party_is_found_by_the_contract_number_in_its_purpose() -> None:
    deal, other = Deal(1), Deal(2, receiver=OTHER_FIRM)
    slip = deal.slip(payer="陆闻笙", purpose="合同ZLZR-2021-0001款")
    found = linked([deal, other], [*deal.papers()[:3], *other.papers(), slip])
    assert slip.file in found[0]
    assert slip.file not in found[1]


def test_a_slip_of_a_third_party_is_found_by_payee_amount_and_purpose() -> None:
    deal, other = Deal(1), Deal(2, receiver=OTHER_FIRM, amount=yuan(64000))
    slip = deal.slip(payer="陆闻笙")
    found = linked([deal, other], [*deal.papers()[:3], *other.papers(), slip])
    assert slip.file in found[0]


def test_an_instalment_of_a_third_party_fills_the_gap() -> None:
    deal = Deal()
    slips = [deal.slip(1, amount=yuan(80000)), deal.slip(2, amount=yuan(40000), payer="陆闻笙")]
    row = row_of(deal.claim(), [*deal.papers()[:3], *slips])
    assert status(row, "payment.amount") is CheckStatus.PASS
    assert status(row, "payment.parties") is CheckStatus.FAIL


def test_a_paper_in_the_folder_of_a_row_is_found_by_one_party_and_its_place() -> None:
    deal, other = Deal(1, folder="甲"), Deal(2, folder="乙", receiver=OTHER_FIRM)
    slip = deal.slip(payee=THIRD, amount=yuan(3), purpose=...)
    found = linked([deal, other], [*deal.papers()[:3], *other.papers(), slip])
    assert slip.file in found[0]


def test_a_paper_of_nobody_stays_unclaimed() -> None:
    deal = Deal()
    strange = deal.slip(9, payer=THIRD, payee=OTHER_FIRM, purpose="货款")
    found = linked([deal], [*deal.papers(), strange])
    assert strange.file not in found[0]


def test_a_misread_name_still_finds_its_deal() -> None:
    deal = Deal()
    slip = deal.slip(payer="北京岚桥精密议器有限公司", amount=yuan(5))
    assert slip.file in linked([deal], [*deal.papers()[:3], slip])[0]


def test_instalments_of_two_contracts_of_the_same_parties_go_where_their_sums_fit() -> None:
    first, second = Deal(1), Deal(2, amount=yuan(50000))
    slips = [
        first.slip(1, amount=yuan(75000), name="a.pdf"),
        first.slip(2, amount=yuan(45000), name="b.pdf", paid_on=date(2021, 6, 1)),
        first.slip(3, amount=yuan(28000), name="c.pdf", paid_on=date(2021, 6, 2)),
        first.slip(4, amount=yuan(22000), name="d.pdf", paid_on=date(2021, 6, 3)),
    ]
    papers = [*first.papers()[:3], *second.papers()[:3], *slips]
    found = linked([first, second], papers)
    assert [{file for file in files if len(file) == 5} for files in found] == [{"a.pdf", "b.pdf"}, {"c.pdf", "d.pdf"}]


def test_instalments_that_fit_two_ways_are_left_to_a_person() -> None:
    first, second = Deal(1, amount=yuan(60000)), Deal(2, amount=yuan(60000))
    amounts = (50000, 10000, 40000, 20000, 30000, 30000)
    slips = [
        first.slip(index, amount=yuan(amount), name=f"{chr(97 + index)}.pdf", paid_on=date(2021, 6, index + 1))
        for index, amount in enumerate(amounts)
    ]
    first, second = replace(first, amount=yuan(90000)), replace(second, amount=yuan(90000))
    papers = [*first.papers()[:3], *second.papers()[:3], *slips]
    for row in judged([first.claim(), second.claim()], papers).rows:
        assert row.verdict is Verdict.UNCLEAR
        assert status(row, "payment.present") is CheckStatus.UNCLEAR


def test_a_remark_decides_between_contracts_of_the_same_parties_and_price() -> None:
    first, second = Deal(1), Deal(2)
    slips = [
        first.slip(1, name="a.pdf", purpose=f"专利ZL{second.patents[0]}转让费"),
        first.slip(2, name="b.pdf", purpose=f"专利ZL{first.patents[0]}转让费"),
    ]
    found = linked([first, second], [*first.papers()[:3], *second.papers()[:3], *slips])
    assert "b.pdf" in found[0]
    assert "a.pdf" in found[1]


def test_one_slip_that_names_two_patents_serves_both_contracts() -> None:
    first, second = Deal(1), Deal(2, amount=yuan(50000))
    both = f"ZL{first.patents[0]}、ZL{second.patents[0]}转让费"
    papers = [*first.papers()[:3], *second.papers()[:3], first.slip(amount=yuan(170000), purpose=both)]
    for row in judged([first.claim(), second.claim()], papers).rows:
        assert row.verdict is Verdict.SUPPORTED


def test_a_resale_chain_gives_each_row_its_own_papers() -> None:
    first = Deal(1)
    second = Deal(2, supplier=FIRM, receiver=OTHER_FIRM, patents=first.patents, registered_on=date(2022, 8, 8))
    found = linked([first, second], [*first.papers(), *second.papers()])
    assert second.contract().file not in found[0]
    assert first.contract().file not in found[1]


def test_a_patent_licensed_to_two_firms() -> None:
    first, second = Deal(1), Deal(2, receiver=OTHER_FIRM, patents=Deal(1).patents)
    found = linked([first, second], [first.contract(), second.contract()])
    assert found == [{"合同1.pdf"}, {"合同2.pdf"}]


@pytest.mark.parametrize("same_bytes", [True, False])
def test_one_file_under_two_names_counts_once(*, same_bytes: bool) -> None:
    deal = Deal()
    half = deal.slip(amount=yuan(60000), serial_number=...)
    copied = replace(half, file="副本.pdf")
    hashes = ["a" * 64, ("a" if same_bytes else "b") * 64]
    files = [SourceFile(path, digest, "pdf", 1) for path, digest in zip((half.file, copied.file), hashes, strict=True)]
    papers = [*deal.papers()[:3], half, copied]
    row = judged(deal.claim(), papers, files=files).rows[0]
    assert (status(row, "payment.amount") is CheckStatus.FAIL) is same_bytes


def test_certificates_and_licences_lie_beside_a_row() -> None:
    deal = Deal()
    values = {"patent_numbers": (looks(reading(deal.patents[0]))[0],), "owners": (looks(reading(UNIVERSITY))[0],)}
    certificate = Document("z", DocumentKind.CERTIFICATE, None, "证书.pdf", (1, 1), 0.9, values)
    found = linked([deal], [*deal.papers(), certificate])
    assert "证书.pdf" in found[0]


def test_items_name_patents_too() -> None:
    deal = Deal()
    item = Item(f"*无形资产*专利权ZL{deal.patents[0]}", yuan(120000))
    invoice = deal.invoice(items=[item], buyer=THIRD, total_amount=yuan(55))
    assert invoice.file in linked([deal], [*deal.papers()[:2], invoice])[0]


class TestPartyIndex:
    """Names are found again although a character was misread."""

    index = PartyIndex([FIRM, OTHER_FIRM, UNIVERSITY, "云川大学附属医院"])

    @pytest.mark.parametrize("read", ["北京岚桥精密仪器有限公司", "北京岚桥精密义器有限公司", "北京岚桥精密仪器有限公"])
    def test_near_names(self, read: str) -> None:
        assert self.index.resolve(read) == (FIRM,)

    @pytest.mark.parametrize("read", ["北京岚桥机电设备有限公司", "云川学院", "云山大学"])
    def test_other_names(self, read: str) -> None:
        assert self.index.resolve(read) == ()

    def test_a_known_name_is_itself(self) -> None:
        assert self.index.resolve(UNIVERSITY) == (UNIVERSITY,)
