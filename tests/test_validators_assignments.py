"""A reviewer says which papers are whose: linking follows, and the checks judge the row anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.claims import Claim
from parsers.reading import Document, DocumentKind
from tests.validators_builders import Deal, assert_supported, beijing, claim_list, status, yuan
from validators.assignments import Assignments
from validators.findings import CheckStatus, Verdict
from validators.judge import Hearing, Judgement, judge

ONE, TWO = Deal(1), Deal(2, receiver="上海峤石新材料有限公司", amount=yuan(90000))


def told(claims: Sequence[Claim], documents: Sequence[Document], assigned: Assignments) -> Judgement:
    numbered = [replace(document, id=f"d{index:03d}") for index, document in enumerate(documents, start=1)]
    return judge(claim_list(*claims), numbered, (), beijing(), assigned=assigned)


def given(document: str, *rows: int) -> Assignments:
    return Assignments(given={document: frozenset(rows)})


def taken(document: str, *rows: int) -> Assignments:
    return Assignments(taken={document: frozenset(rows)})


def test_an_invoice_that_no_cue_ties_to_a_row_is_its_own_when_the_reviewer_says_so() -> None:
    lost = ONE.invoice(seller=None, buyer=None, total_amount=None, items=..., name="扫描件.pdf")
    papers = [ONE.record(), ONE.contract(), lost, ONE.slip()]
    before = told([ONE.claim()], papers, Assignments())
    after = told([ONE.claim()], papers, given("d003", 1))
    assert "d003" not in before.rows[0].documents
    assert "d003" in after.rows[0].documents
    assert status(after.rows[0], "invoice.present") is CheckStatus.PASS
    assert after.rows[0].verdict is Verdict.UNCLEAR, "what cannot be read on it stays in doubt"


def test_a_paper_given_to_a_row_is_judged_like_any_other() -> None:
    papers = [*ONE.papers(), TWO.record(), TWO.contract(), TWO.invoice(), TWO.slip()]
    both = [ONE.claim(), TWO.claim()]
    assert [row.verdict for row in told(both, papers, Assignments()).rows] == [Verdict.SUPPORTED] * 2
    wrong = told(both, papers, given("d006", 1))
    assert wrong.rows[0].verdict is not Verdict.SUPPORTED, "another deal's contract supports nothing"


def test_a_paper_taken_from_a_row_is_missing_there() -> None:
    for document, code in (("d001", "registration"), ("d002", "contract"), ("d003", "invoice"), ("d004", "payment")):
        (row,) = told([ONE.claim()], ONE.papers(), taken(document, 1)).rows
        assert document not in row.documents
        assert status(row, f"{code}.present") is CheckStatus.MISSING
        assert row.verdict is Verdict.INCOMPLETE


def test_a_slip_given_to_another_deal_leaves_the_one_that_its_cues_name() -> None:
    papers = [*ONE.papers(), TWO.record(), TWO.contract(), TWO.invoice(), TWO.slip()]
    first, second = told([ONE.claim(), TWO.claim()], papers, given("d008", 1)).rows
    assert "d008" in first.documents
    assert "d008" not in second.documents
    assert status(second, "payment.present") is CheckStatus.MISSING


def test_a_certificate_is_given_and_taken_too() -> None:
    licence = ONE._document(
        DocumentKind.LICENCE_OF_BUSINESS, None, "证照.pdf", {"name": "别的单位", "credit_code": ...}
    )
    papers = [*ONE.papers(), licence]
    assert "d005" not in told([ONE.claim()], papers, Assignments()).rows[0].documents
    assert "d005" in told([ONE.claim()], papers, given("d005", 1)).rows[0].documents


def test_what_is_said_of_rows_and_papers_that_are_not_there_changes_nothing() -> None:
    odd = Assignments(given={"d999": frozenset({1}), "d001": frozenset({77})}, taken={"d888": frozenset({1})})
    (row,) = told([ONE.claim()], ONE.papers(), odd).rows
    assert_supported(row)


def test_one_row_judged_by_itself_is_judged_as_in_the_whole() -> None:
    papers = [*ONE.papers(), TWO.record(), TWO.contract(total_amount=yuan(1)), TWO.invoice(), TWO.slip()]
    numbered = [replace(document, id=f"d{index:03d}") for index, document in enumerate(papers, start=1)]
    claims = claim_list(ONE.claim(), TWO.claim())
    hearing = Hearing(claims, numbered, (), beijing())
    alone = hearing.row(2)
    assert alone == judge(claims, numbered, (), beijing()).rows[1]
    assert hearing.rows_of("d006") == (2,)
    assert hearing.whole().rows[1] is alone
