"""Papers that lost what ties them to a row: what is then missing is in doubt, and what they say beside it no proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parsers.claims import Mode
from parsers.reading import Document, DocumentKind
from tests.validators_builders import FIRM, OTHER_FIRM, Deal, judged, looks, patent, reading, row_of, status, yuan
from validators.findings import CheckStatus, Verdict

DEAL = Deal()
MISSING, UNCLEAR = CheckStatus.MISSING, CheckStatus.UNCLEAR
UNREAD = looks(reading(None, text=""))
KINDS = {
    "registration.present": DocumentKind.REGISTRATION,
    "contract.present": DocumentKind.CONTRACT,
    "invoice.present": DocumentKind.INVOICE,
    "payment.present": DocumentKind.BANK_SLIP,
}


def _without(code: str, *lost: Document) -> list[Document]:
    """The papers of the deal, with others in the place of its own of a kind."""
    return [*(paper for paper in DEAL.papers() if paper.kind is not KINDS[code]), *lost]


@pytest.mark.parametrize(
    ("code", "lost"),
    [
        ("registration.present", DEAL.record(patent_numbers=UNREAD, to_parties=...)),
        ("registration.present", DEAL.record(patent_numbers=..., from_parties=UNREAD)),
        ("contract.present", DEAL.contract(patent_numbers=UNREAD, receiver=UNREAD)),
        ("contract.present", DEAL.contract(patent_numbers=..., supplier=..., total_amount=...)),
        ("invoice.present", DEAL.invoice(buyer=UNREAD, total_amount=..., net_amount=..., items=...)),
        ("payment.present", DEAL.slip(payee=..., amount=..., purpose=...)),
    ],
)
def test_a_paper_that_may_be_the_missing_one_makes_a_doubt(code: str, lost: Document) -> None:
    row = row_of(DEAL.claim(), _without(code, lost))
    assert status(row, code) is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("code", "lost"),
    [
        ("registration.present", DEAL.record(patent_numbers=UNREAD, to_parties=[OTHER_FIRM], recorded_on=...)),
        ("contract.present", DEAL.contract(patent_numbers=(patent(9),), receiver=..., total_amount=...)),
        ("invoice.present", DEAL.invoice(buyer=OTHER_FIRM, total_amount=..., net_amount=..., items=...)),
        ("payment.present", DEAL.slip(payer=OTHER_FIRM, amount=...)),
    ],
)
def test_one_that_speaks_of_another_party_or_patent_excuses_nothing(code: str, lost: Document) -> None:
    assert status(row_of(DEAL.claim(), _without(code, lost)), code) is MISSING


def test_what_lies_with_another_row_excuses_nothing() -> None:
    own, other = Deal(1, folder="1"), Deal(2, folder="2")
    lost = replace(other.record(name="又一份.pdf", patent_numbers=UNREAD, to_parties=...), file="2/又一份.pdf")
    row = row_of([own.claim(), other.claim()], [*own.papers()[1:], *other.papers(), lost])
    assert status(row, "registration.present") is MISSING


def test_a_record_without_its_number_may_be_another_patent_s_of_the_same_parties() -> None:
    other = DEAL.record(patent_numbers=UNREAD, recorded_on=date(2021, 6, 4))
    row = row_of(DEAL.claim(), [other, *DEAL.papers()[1:]])
    assert status(row, "registration.date") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


def test_a_list_of_patents_with_one_unread_may_name_the_other_row_s() -> None:
    both = Deal(1, patents=(patent(1), patent(2)))
    numbers = looks(reading(patent(1))) + UNREAD
    claims = [both.claim(patent_numbers=(patent(n),), mode=Mode.LICENCE) for n in (1, 2)]
    claims = [replace(claim, row=n) for n, claim in enumerate(claims, start=1)]
    papers = [both.record("licence_record", patent_numbers=numbers, recorded_on=...), both.contract("licence")]
    rows = judged(claims, [*papers, both.invoice(), both.slip()]).rows
    assert status(rows[1], "registration.present") is UNCLEAR


def test_one_of_several_records_without_its_number_may_be_the_one_that_lacks() -> None:
    both = Deal(1, patents=(patent(1), patent(2)))
    second = both.record(name="通知书乙.pdf", patent_numbers=UNREAD)
    row = row_of(both.claim(), [both.record(), second, *both.papers()[1:]])
    assert status(row, "registration.patents") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


def test_copies_of_one_contract_of_which_one_was_read_in_part_are_not_two_contracts() -> None:
    both = Deal(1, patents=(patent(1), patent(2)))
    claims = [both.claim(patent_numbers=(patent(n),), patent_amount=yuan(60000)) for n in (1, 2)]
    claims = [replace(claim, row=n) for n, claim in enumerate(claims, start=1)]
    records = [both.record(), both.record(name="通知书乙.pdf", patent_numbers=(patent(2),))]
    copies = [both.contract(patent_numbers=(patent(1),)), both.contract(name="合同副本.pdf", receiver=...)]
    for row in judged(claims, [*records, *copies, both.invoice(), both.slip()]).rows:
        assert status(row, "evidence.reused") is not CheckStatus.FAIL


def test_two_rows_that_lie_in_one_folder_share_the_doubt_of_an_invoice_read_in_part() -> None:
    first = Deal(1, folder="1")
    second = Deal(2, folder="1", receiver=OTHER_FIRM)
    lost = first.invoice(buyer=UNREAD, total_amount=..., net_amount=..., items=...)
    papers = [paper for paper in first.papers() if paper.kind is not DocumentKind.INVOICE]
    row = row_of([first.claim(), second.claim()], [*papers, lost, *second.papers()])
    assert row.verdict is Verdict.UNCLEAR


def test_a_slip_without_an_amount_may_show_the_money_that_the_list_denies() -> None:
    row = row_of(DEAL.claim(received_amount=yuan(0)), [*DEAL.papers()[:2], DEAL.slip(amount=...)])
    assert status(row, "payment.amount") is UNCLEAR


def test_an_earlier_pledge_says_nothing_against_a_record_whose_parties_were_not_read() -> None:
    pledge: dict[str, Any] = {"mode": Mode.PLEDGE, "received_amount": None, "patent_amount": None}
    earlier = DEAL.record(
        "pledge_notice", name="早.pdf", to_parties=["岚川银行股份有限公司"], recorded_on=date(2019, 5, 6)
    )
    own = DEAL.record("pledge_notice", from_parties=..., to_parties=UNREAD)
    row = row_of(DEAL.claim(**pledge), [own, earlier, DEAL.contract("pledge")])
    assert status(row, "registration.parties") is UNCLEAR
    assert row.verdict is Verdict.UNCLEAR


def test_a_mere_change_of_name_is_a_doubt_where_the_record_itself_may_have_been_read_in_part() -> None:
    change = DEAL.record("change_notice", name="更名.pdf", from_parties=["岚桥仪器厂"], to_parties=[FIRM])
    lost = DEAL.record(patent_numbers=..., to_parties=UNREAD, recorded_on=...)
    row = row_of(DEAL.claim(), [change, lost, *DEAL.papers()[1:]])
    assert status(row, "registration.effective") is UNCLEAR
    assert status(row_of(DEAL.claim(), [change, *DEAL.papers()[1:]]), "registration.effective") is CheckStatus.FAIL


def test_a_contract_of_which_the_receiver_was_not_read_makes_no_one_deal_of_two_receivers() -> None:
    first = Deal(1)
    second = Deal(2, patents=first.patents, receiver=OTHER_FIRM, amount=yuan(70000))
    torn = second.contract("licence", receiver=..., total_amount=...)
    papers = [first.record("licence_record"), first.contract("licence", patent_numbers=UNREAD, total_amount=...)]
    papers += [second.record("licence_record", name="备案乙.pdf"), torn]
    papers += [first.invoice(), first.slip(), second.invoice(), second.slip()]
    claims = [deal.claim(mode=Mode.LICENCE) for deal in (first, second)]
    for row in judged(claims, papers).rows:
        assert row.verdict is Verdict.UNCLEAR


def test_money_may_be_with_the_contract_that_was_not_read_whole() -> None:
    lost = DEAL.contract(patent_numbers=UNREAD, receiver=UNREAD)
    row = row_of(DEAL.claim(), [DEAL.record(), lost, DEAL.slip()])
    assert status(row, "invoice.present") is UNCLEAR


def test_two_contracts_of_one_price_of_which_no_patent_was_read_are_not_one_that_is_shared_out_twice() -> None:
    first, second = Deal(1), Deal(2)
    papers = [paper for deal in (first, second) for paper in deal.papers() if paper.kind is not DocumentKind.CONTRACT]
    contracts = [deal.contract(patent_numbers=...) for deal in (first, second)]
    for row in judged([first.claim(), second.claim()], [*papers, *contracts]).rows:
        assert status(row, "contract.allocation") is not CheckStatus.FAIL
    late = second.contract(patent_numbers=..., signed_on=date(2021, 5, 22))
    for row in judged([first.claim(), second.claim()], [*papers, contracts[0], late]).rows:
        assert status(row, "contract.order") is not CheckStatus.FAIL


def test_a_later_change_by_the_receiver_of_which_the_taker_was_not_read_may_be_a_return() -> None:
    later = DEAL.record(name="后来.pdf", from_parties=[FIRM], to_parties=UNREAD, recorded_on=date(2023, 8, 9))
    assert status(row_of(DEAL.claim(), [*DEAL.papers(), later]), "registration.chain") is UNCLEAR
    sold = DEAL.record(name="后来.pdf", from_parties=[FIRM], to_parties=[OTHER_FIRM], recorded_on=date(2023, 8, 9))
    assert status(row_of(DEAL.claim(), [*DEAL.papers(), sold]), "registration.chain") is CheckStatus.PASS


def test_a_contract_of_which_title_and_supplier_were_not_read_may_have_changed_the_price() -> None:
    less = yuan(96000)
    claim = DEAL.claim(contract_amount=less, received_amount=less, patent_amount=less)
    papers = [DEAL.record(), DEAL.contract(), DEAL.invoice(total_amount=less), DEAL.slip(amount=less)]
    assert status(row_of(claim, papers), "contract.amount") is CheckStatus.FAIL
    torn = DEAL.contract(name="另一份.pdf", supplier=UNREAD, total_amount=less, signed_on=date(2021, 5, 7))
    assert status(row_of(claim, [*papers, torn]), "contract.amount") is UNCLEAR
