"""What must hold whatever is taken away: less evidence never gives a better verdict; and large lists are judged."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.claims import Mode
from parsers.reading import Document, Field
from tests.validators_builders import FIRM, OTHER_FIRM, UNIVERSITY, Deal, judged, reading, row_of, yuan
from validators.findings import CheckStatus, Verdict

OPTIONAL = {"purpose", "remark", "contract_number", "serial_number", "invoice_code", "net_amount"}
"""Fields that no check asks for by itself; the net amount is that of the items where all adds up."""

PLANTED = {
    "record": Deal().record(to_parties=[OTHER_FIRM]),
    "contract": Deal().contract(total_amount=yuan(90000)),
    "invoice": Deal().invoice(buyer=OTHER_FIRM),
    "slip": Deal().slip(payer=OTHER_FIRM),
    "late": Deal().contract(signed_on=date(2021, 9, 2)),
}


@given(st.sets(st.integers(0, 3)))
@settings(deadline=None)
def test_without_one_of_its_papers_a_transfer_is_not_supported(kept: set[int]) -> None:
    deal = Deal()
    row = row_of(deal.claim(), [document for index, document in enumerate(deal.papers()) if index in kept])
    assert (row.verdict is Verdict.SUPPORTED) is (len(kept) == 4)


def _blank(document: Document, name: str) -> Document:
    unreadable = Field((reading(None, text="模糊", sure=0.3),))
    return replace(document, fields={**document.fields, name: (unreadable,)})


@given(st.data())
@settings(deadline=None)
def test_blanking_a_field_never_makes_a_row_better(data: st.DataObject) -> None:
    deal = Deal()
    papers = deal.papers()
    index = data.draw(st.integers(0, 3))
    name = data.draw(st.sampled_from(sorted(papers[index].fields)))
    papers[index] = _blank(papers[index], name)
    row = row_of(deal.claim(), papers)
    assert row.verdict in {Verdict.SUPPORTED, Verdict.UNCLEAR, Verdict.INCOMPLETE}
    assert row.verdict is not Verdict.SUPPORTED or name in OPTIONAL


@given(st.sampled_from(sorted(PLANTED)), st.data())
@settings(deadline=None)
def test_nothing_taken_from_a_contradicted_row_makes_it_supported(planted: str, data: st.DataObject) -> None:
    deal = Deal()
    wrong = PLANTED[planted]
    papers = [wrong if document.kind is wrong.kind else document for document in deal.papers()]
    assert row_of(deal.claim(), papers).verdict is Verdict.CONTRADICTED
    gone = data.draw(st.sets(st.integers(0, 3)))
    papers = [document for index, document in enumerate(papers) if index not in gone]
    blanking: bool = data.draw(st.booleans())
    if papers and blanking:
        index = data.draw(st.integers(0, len(papers) - 1))
        papers[index] = _blank(papers[index], data.draw(st.sampled_from(sorted(papers[index].fields))))
    assert row_of(deal.claim(), papers).verdict is not Verdict.SUPPORTED


CLAIMS = st.fixed_dictionaries(
    {
        "mode": st.sampled_from([*Mode, None]),
        "supplier": st.sampled_from([UNIVERSITY, FIRM, None]),
        "receiver": st.sampled_from([FIRM, OTHER_FIRM, None]),
        "contract_amount": st.sampled_from([yuan(0), yuan(120000), None]),
        "received_amount": st.sampled_from([yuan(0), yuan(120000), None]),
        "registered_on": st.sampled_from([date(2021, 6, 18), date(2020, 1, 1), None]),
    }
)


@given(CLAIMS)
@settings(max_examples=200, deadline=None)
def test_no_row_is_supported_without_documents(cells: dict[str, Any]) -> None:
    row = row_of(Deal().claim(**cells), [])
    assert row.verdict is not Verdict.SUPPORTED
    assert not [check for check in row.checks if check.evidence]


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_documents_changes_no_verdict(rng: random.Random) -> None:
    deals = [Deal(1), Deal(2), Deal(3, receiver=OTHER_FIRM), Deal(4, amount=yuan(5000))]
    papers = [document for deal in deals for document in deal.papers()]
    rng.shuffle(papers)
    result = judged([deal.claim() for deal in deals], papers)
    assert {row.verdict for row in result.rows} == {Verdict.SUPPORTED}


def test_every_code_is_reported_once_for_every_row() -> None:
    row = row_of(Deal().claim(), Deal().papers())
    codes = [check.code for check in row.checks]
    assert len(codes) == len(set(codes)) == 36
    assert all(check.message for check in row.checks)


def test_a_list_of_two_thousand_rows_between_few_parties() -> None:
    deals = [Deal(number, receiver=FIRM if number % 2 else f"{number}号仪器有限公司") for number in range(1, 2001)]
    papers = [document for deal in deals for document in deal.papers()]
    result = judged([replace(deal.claim(), row=deal.number) for deal in deals], papers)
    verdicts = [row.verdict for row in result.rows]
    assert all(verdict is not Verdict.CONTRADICTED for verdict in verdicts)
    assert verdicts.count(Verdict.SUPPORTED) >= 1000
    assert all(row.claim.row == number for number, row in enumerate(result.rows, start=1))
    assert CheckStatus.FAIL not in {check.status for row in result.rows for check in row.checks}
