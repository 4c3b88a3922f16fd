"""Rules of form: each passes, fails and says when it cannot tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from extract.package import FileStatus, SourceFile
from ocr.lines import Reader
from parsers.reading import Document, DocumentKind, Field, Reading
from validators.findings import Check, CheckStatus
from validators.programmes import load_profile
from validators.submission import Filing, submission_checks

NAME = "高校院所知识产权运营能力提升项目+云川大学.pdf"
ANHUI, SHANGHAI, BEIJING = "anhui-2022-university", "shanghai-2021-centre", "beijing-2022-cluster"


def file(path: str, form: str = "pdf", status: FileStatus = FileStatus.READ) -> SourceFile:
    """A submitted file."""
    return SourceFile(path, path, form, 1, status)


def document(
    kind: DocumentKind,
    pages: tuple[int, int],
    path: str = NAME,
    subtype: str | None = None,
    **fields: tuple[Field, ...],
) -> Document:
    """A document on pages of a file."""
    return Document(f"{kind}-{pages[0]}", kind, subtype, path, pages, 0.9, fields)


def said(value: str | None, reader: Reader = Reader.TEXT) -> Field:
    """A field that says something."""
    return Field((Reading(value or "", value, reader, 1.0, 1),))


FORM = document(DocumentKind.APPLICATION, (1, 4), applicant=(said("云川大学"),))
LETTER = document(DocumentKind.COMMITMENT, (5, 5), applicant=(said("云川大学"),))
PLAN = document(DocumentKind.OTHER, (6, 8), subtype="plan")
PAPER = document(DocumentKind.CONTRACT, (9, 12))
GOOD = Filing((file(NAME),), (FORM, LETTER, PLAN, PAPER), frozenset({(NAME, 1), (NAME, 5)}), applicant="云川大学")


def checked(filing: Filing, rule: str, programme: str = ANHUI) -> Check:
    """The check of one rule."""
    checks = submission_checks(load_profile(programme).submission, filing)
    return next(check for check in checks if check.code == f"submission.{rule}")


def test_a_submission_as_asked_passes_every_rule() -> None:
    filing = replace(GOOD, submitted=datetime(2022, 9, 26, 17, 30))  # noqa: DTZ001 - local time, as the guideline's
    checks = submission_checks(load_profile(ANHUI).submission, filing)
    assert {check.code: str(check.status) for check in checks if check.status is not CheckStatus.PASS} == {}
    assert all("《" in check.message for check in checks)


def test_everything_must_be_in_one_pdf_but_the_ledger_as_a_sheet() -> None:
    ledger = file("台账.xlsx", "xlsx")
    beside = replace(GOOD, files=(*GOOD.files, ledger), list_in=("台账.xlsx",))
    two = replace(GOOD, files=(*GOOD.files, file("合同.pdf")))
    assert checked(beside, "one_pdf").status is CheckStatus.PASS
    assert checked(two, "one_pdf").status is CheckStatus.FAIL
    assert (
        checked(replace(two, files=(*GOOD.files, file(".DS_Store", "", FileStatus.IGNORED))), "one_pdf").status
        is CheckStatus.PASS
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("高校院所知识产权运营能力提升项目＋云川大学.pdf", "pass"),
        ("高校院所知识产权运营能力提升项目云川大学.pdf", "pass"),
        ("2022年度高校院所知识产权运营能力提升项目-云川大学.pdf", "pass"),
        ("高校院所知识产权运营能力提升项目+云川学院.pdf", "fail"),
        ("高校院所知识产权运营能力提升项目.pdf", "fail"),
        ("申报材料.pdf", "fail"),
    ],
)
def test_the_file_is_named_by_category_and_applicant(name: str, status: str) -> None:
    filing = replace(GOOD, files=(file(name),))
    assert checked(filing, "file_name").status == status


def test_an_unread_applicant_leaves_the_name_open() -> None:
    assert checked(replace(GOOD, applicant=None), "file_name").status is CheckStatus.UNCLEAR


def test_parts_stand_in_the_order_asked_for() -> None:
    late = document(DocumentKind.APPLICATION, (20, 24))
    swapped = replace(GOOD, documents=(PLAN, PAPER, late))
    found = checked(swapped, "order")
    assert found.status is CheckStatus.FAIL
    assert "申报书在" in found.message
    assert found.evidence


def test_numbered_files_tell_the_order_and_others_do_not() -> None:
    names = ("1申报书.pdf", "2方案.pdf", "3证明材料/合同.pdf")
    parts = [replace(part, file=name, pages=(1, 1)) for part, name in zip((FORM, PLAN, PAPER), names, strict=True)]
    numbered = replace(GOOD, documents=tuple(parts))
    plain = replace(GOOD, documents=tuple(replace(part, file=part.file.lstrip("123")) for part in parts))
    wrong = replace(GOOD, documents=(replace(parts[0], file="4申报书.pdf"), *parts[1:]))
    assert checked(numbered, "order").status is CheckStatus.PASS
    assert checked(plain, "order").status is CheckStatus.UNCLEAR
    assert checked(wrong, "order").status is CheckStatus.FAIL


def test_a_lacking_part_is_missing_unless_a_file_could_not_be_read() -> None:
    lacking = replace(GOOD, documents=(FORM, LETTER, PAPER))
    unread = replace(lacking, files=(*GOOD.files, file("方案.doc", "doc", FileStatus.UNREADABLE)))
    assert checked(lacking, "parts").status is CheckStatus.MISSING
    assert checked(unread, "parts").status is CheckStatus.UNCLEAR


@pytest.mark.parametrize(
    ("submitted", "status"),
    [
        (None, "not_applicable"),
        (datetime(2022, 9, 26, 18, 0), "pass"),  # noqa: DTZ001
        (datetime(2022, 9, 26, 18, 1), "fail"),  # noqa: DTZ001
        (date(2022, 9, 25), "pass"),
        (date(2022, 9, 26), "unclear"),
        (date(2022, 9, 27), "fail"),
    ],
)
def test_the_deadline_counts_only_where_the_reviewer_gives_the_time(submitted: date | None, status: str) -> None:
    assert checked(replace(GOOD, submitted=submitted), "deadline").status == status


def test_the_last_day_of_a_deadline_without_an_hour_is_in_time() -> None:
    filing = replace(GOOD, submitted=date(2023, 5, 31))
    assert checked(filing, "deadline", "liaoning-2023-university").status is CheckStatus.PASS


def test_a_letter_of_another_firm_is_no_commitment() -> None:
    other = document(DocumentKind.COMMITMENT, (5, 5), applicant=(said("岚桥有限公司"),))
    unsigned = document(DocumentKind.COMMITMENT, (5, 5))
    assert checked(replace(GOOD, documents=(FORM, other)), "commitment").status is CheckStatus.MISSING
    assert checked(replace(GOOD, documents=(FORM, unsigned)), "commitment").status is CheckStatus.PASS
    assert checked(replace(GOOD, documents=(FORM,)), "commitment").status is CheckStatus.MISSING


def test_each_part_bears_a_seal() -> None:
    cover = frozenset({(NAME, 1)})
    scanned = replace(GOOD, sealed=cover, unsealed=frozenset({(NAME, 5)}))
    assert checked(scanned, "seals").status is CheckStatus.FAIL
    missing = checked(replace(scanned, documents=(FORM,)), "seals")
    assert (missing.status, missing.found) == (CheckStatus.MISSING, "信用承诺书")


def test_a_seal_on_a_page_that_was_not_looked_at_may_be_overlooked() -> None:
    digital = replace(GOOD, sealed=frozenset({(NAME, 1)}))
    assert checked(digital, "seals").status is CheckStatus.UNCLEAR


def test_empty_cells_must_say_that_there_is_nothing() -> None:
    empty = document(DocumentKind.APPLICATION, (1, 4), blanks=(said("传真号码"), said("邮箱")))
    scanned = document(DocumentKind.APPLICATION, (1, 4), blanks=(said("传真号码", Reader.OCR),))
    found = checked(replace(GOOD, documents=(empty,)), "empty_cells", SHANGHAI)
    assert found.status is CheckStatus.FAIL
    assert "传真号码、邮箱" in found.message
    assert "请填“无”" in found.message
    assert checked(replace(GOOD, documents=(scanned,)), "empty_cells", SHANGHAI).status is CheckStatus.UNCLEAR
    assert checked(GOOD, "empty_cells", SHANGHAI).status is CheckStatus.PASS
    assert checked(replace(GOOD, documents=()), "empty_cells", SHANGHAI).status is CheckStatus.MISSING


def test_the_demand_list_is_there_and_filled_in_as_asked() -> None:
    good = document(DocumentKind.DEMAND_LIST, (6, 6), demands=(said("一种装置"),))
    bad = document(DocumentKind.DEMAND_LIST, (6, 6), demands=(said("一种装置"),), faults=(said("第 1 项未填需求方式"),))
    for documents, status in (((good,), "pass"), ((bad,), "fail"), ((), "missing")):
        assert checked(replace(GOOD, documents=documents), "demand_list", BEIJING).status == status


def test_a_form_in_word_is_no_pdf() -> None:
    word = replace(FORM, file="申报书.docx")
    filing = replace(GOOD, files=(file("申报书.docx", "docx"),), documents=(word,))
    assert checked(filing, "pdf", "liaoning-2023-university").status is CheckStatus.FAIL
    assert checked(GOOD, "pdf", "liaoning-2023-university").status is CheckStatus.PASS
