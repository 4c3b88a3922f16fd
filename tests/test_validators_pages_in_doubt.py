"""Pages that were not read, look blank, or may be cut wrongly: they hold a row in doubt, and never lift it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.package import SourceFile
from ocr.lines import Box
from parsers.reading import DocumentKind, Seam
from tests.validators_builders import OTHER_FIRM, Deal, assert_supported, row_of, status, yuan
from validators.findings import CheckStatus, Verdict
from validators.judge import Unread

DEAL = Deal(folder="1")
MISSING, UNCLEAR = CheckStatus.MISSING, CheckStatus.UNCLEAR
WITHOUT_INVOICE = [paper for paper in DEAL.papers() if paper.kind is not DocumentKind.INVOICE]


def test_a_file_on_which_nothing_is_seen_may_be_the_invoice_that_its_name_says() -> None:
    for name, expected in (("1/发票.pdf", UNCLEAR), ("1/合同附件.pdf", MISSING), ("2/发票.pdf", MISSING)):
        row = row_of(DEAL.claim(), WITHOUT_INVOICE, unread=[Unread(name, None, unknown=True)])
        assert status(row, "invoice.present") is expected, name


def test_it_never_lifts_a_row() -> None:
    blank = [Unread("1/发票.pdf", None, unknown=True)]
    wrong = [DEAL.record(to_parties=[OTHER_FIRM]), *WITHOUT_INVOICE[1:]]
    assert row_of(DEAL.claim(), wrong, unread=blank).verdict is Verdict.CONTRADICTED
    assert row_of(DEAL.claim(), WITHOUT_INVOICE, unread=blank).verdict is Verdict.UNCLEAR
    assert_supported(row_of(DEAL.claim(), DEAL.papers(), unread=blank))


def test_a_page_that_may_not_belong_to_the_document_before_may_be_what_is_missing() -> None:
    for sure, expected in ((0.6, UNCLEAR), (0.95, MISSING)):
        seam = Seam("1/全套材料.pdf", 3, begins=False, confidence=sure, why="版面不同")
        contract = replace(DEAL.contract(), file="1/全套材料.pdf", pages=(1, 3), seams=(seam,))
        papers = [paper for paper in WITHOUT_INVOICE if paper.kind is not DocumentKind.CONTRACT]
        assert status(row_of(DEAL.claim(), [*papers, contract]), "invoice.present") is expected


def test_two_slips_on_one_sheet_are_two_payments_and_the_sheet_under_two_names_is_one() -> None:
    halves = [
        replace(DEAL.slip(n, amount=yuan(60000), paid_on=date(2021, 5, 20 + n)), file="1/回单.pdf", box=box)
        for n, box in ((1, Box(0, 0, 1, 0.5)), (2, Box(0, 0.5, 1, 1)))
    ]
    again = [replace(half, file="1/回单副本.pdf") for half in halves]
    names = ("1/回单.pdf", "1/回单副本.pdf")
    files = [SourceFile(name, "5" * 64, "pdf", 1) for name in names]
    assert_supported(row_of(DEAL.claim(), [*DEAL.papers()[:3], *halves, *again], files=files))
