"""Decisions: appended, tied to content, and never made upon a state that is no more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from heyan.desk.decisions import Act, Decision, Draft, PaperTie, ValueTie
from heyan.desk.journal import StaleError, append, decisions_of
from heyan.desk.sitting import Row, Sitting, open_sitting
from heyan.desk.standing import OTHER_PAGES, OTHER_PLACE, OTHER_ROW, OTHER_VERDICT
from heyan.desk.tables import DECISIONS
from heyan.dossier import Dossier
from heyan.workspace.packages import drop_package, find_package
from heyan.workspace.place import Workspace, open_workspace
from ocr.errors import InputError
from ocr.lines import Box, Reader
from parsers.reading import DocumentKind, Field, Reading
from tests.desk_builders import digest, dossier, keep
from tests.validators_builders import BOX, Deal, beijing, reading, yuan
from validators.findings import CheckStatus, Verdict

ONE, TWO = Deal(1), Deal(2, receiver="上海峤石新材料有限公司", amount=yuan(90000))
MISREAD = TWO.contract(total_amount=yuan(90001), name="合同2.pdf")
MATTER = dossier([ONE.claim(), TWO.claim()], [*ONE.papers(), TWO.record(), MISREAD, TWO.invoice(), TWO.slip()])


@pytest.fixture
def desk(tmp_path: Path, database: str | None) -> Iterator[tuple[Workspace, int]]:
    with open_workspace(tmp_path, database) as workspace:
        files = tuple(replace(file, sha256=digest(f"{tmp_path}{file.path}")) for file in MATTER.files)
        yield workspace, keep(workspace, replace(MATTER, place=str(tmp_path), files=files))


def sitting(matter: Dossier, *drafts: Draft) -> Sitting:
    """A sitting after some decisions."""
    decisions = [Decision(number, 1, "甲", matter.read_at, draft) for number, draft in enumerate(drafts, start=1)]
    return open_sitting(matter, beijing(), decisions)


def draft(row: Row, act: Act, **more: object) -> Draft:
    return Draft(act, row.ground, **more)  # type: ignore[arg-type]


def correction(row: Row, text: str = "90,000.00") -> Draft:
    """The total of the second contract, read again."""
    page = open_sitting(MATTER, beijing(), ()).matter.book.key_of["合同2.pdf", 1]
    tie = ValueTie(page, DocumentKind.CONTRACT, "total_amount", BOX, "90001.00", Box(0.5, 0.5, 0.6, 0.52))
    return draft(row, Act.CORRECT, before="90001.00", after=text, tie=tie)


def test_a_row_is_settled_by_accepting_what_the_machine_says() -> None:
    row = sitting(MATTER).row(1)
    after = sitting(MATTER, draft(row, Act.ACCEPT)).row(1)
    assert row.standing.verdict is None
    assert after.standing.verdict is Verdict.SUPPORTED
    assert after.ground.last == 1


def test_an_override_stands_beside_the_verdict_and_never_changes_it() -> None:
    row = sitting(MATTER).row(2)
    after = sitting(MATTER, draft(row, Act.OVERRIDE, after="supported", text="合同为 90,000 元")).row(2)
    assert row.judgement.verdict is Verdict.CONTRADICTED
    assert after.judgement == row.judgement
    assert after.standing.verdict is Verdict.SUPPORTED


def test_an_undone_decision_counts_no_more_and_is_still_told() -> None:
    row = sitting(MATTER).row(1)
    accepted = draft(row, Act.ACCEPT)
    after = sitting(MATTER, accepted, draft(row, Act.UNDO, undoes=1)).row(1)
    assert after.standing.verdict is None
    assert [decision.act for decision in after.standing.history] == [Act.ACCEPT, Act.UNDO]


def test_a_corrected_value_is_judged_at_once_and_the_machine_s_reading_stays_beside_it() -> None:
    before = sitting(MATTER)
    after = before.with_decisions([Decision(1, 1, "甲", MATTER.read_at, correction(before.row(2)))])
    assert before.row(2).judgement.verdict is Verdict.CONTRADICTED
    assert after.row(2).judgement.verdict is Verdict.SUPPORTED
    (field,) = after.bench.documents["d006"].fields["total_amount"]
    assert (field.best.reader, field.best.value, field.best.box) == (
        Reader.REVIEWER, yuan(90000), Box(0.5, 0.5, 0.6, 0.52),
    )  # fmt: skip
    assert [reading.value for reading in field.replaced] == [yuan(90001)]


def test_a_correction_of_the_figures_hides_no_words_and_no_code() -> None:
    words = Reading("玖万零壹圆整", yuan(90001), Reader.WORDS, 0.99, 1, BOX)
    paper = TWO.contract(total_amount=(Field((reading(yuan(90001)), words)),), name="合同2.pdf")
    matter = dossier([ONE.claim(), TWO.claim()], [*ONE.papers(), TWO.record(), paper, TWO.invoice(), TWO.slip()])
    before = sitting(matter)
    row = before.with_decisions([Decision(1, 1, "甲", matter.read_at, correction(before.row(2)))]).row(2)
    assert row.judgement.verdict is not Verdict.SUPPORTED, "figures and words of the paper disagree"


def test_words_are_corrected_where_the_figures_hold_their_reading() -> None:
    words = Reading("玖万零壹圆整", yuan(90001), Reader.WORDS, 0.99, 1, BOX)
    paper = TWO.contract(total_amount=(Field((reading(yuan(90000)), words)),), name="合同2.pdf")
    matter = dossier([TWO.claim()], [TWO.record(), paper, TWO.invoice(), TWO.slip()])
    before = sitting(matter)
    tie = ValueTie(before.matter.book.key_of["合同2.pdf", 1], DocumentKind.CONTRACT, "total_in_words", at=BOX)
    row = before.row(2)
    told = draft(row, Act.CORRECT, after="玖万圆整", tie=tie)
    assert row.judgement.verdict is not Verdict.SUPPORTED
    assert before.with_decisions([Decision(1, 1, "甲", matter.read_at, told)]).row(2).judgement.verdict is (
        Verdict.SUPPORTED
    )


def test_one_corrected_sum_of_an_invoice_settles_those_it_was_in_conflict_with() -> None:
    def sum_of(read: str, due: str) -> tuple[Field, ...]:
        return (Field((reading(yuan(read)), Reading(due, yuan(due), Reader.ARITHMETIC, 0.8, 1))),)

    paper = TWO.invoice(
        name="发票2.pdf",
        items=[],
        net_amount=sum_of("84905.68", "84905.66"),
        tax_amount=sum_of("5094.34", "5094.32"),
        total_amount=sum_of("90000.00", "90000.02"),
    )
    matter = dossier([TWO.claim()], [TWO.record(), TWO.contract(), paper, TWO.slip()])
    before = sitting(matter)
    tie = ValueTie(before.matter.book.key_of["发票2.pdf", 1], DocumentKind.INVOICE, "net_amount", BOX, "84905.68", BOX)
    told = draft(before.row(2), Act.CORRECT, before="84905.68", after="84905.66", tie=tie)
    after = before.with_decisions([Decision(1, 1, "甲", matter.read_at, told)])
    fields = next(paper.fields for paper in after.bench.documents.values() if paper.kind is DocumentKind.INVOICE)
    assert {name: fields[name][0].value for name in ("net_amount", "tax_amount", "total_amount")} == {
        "net_amount": yuan("84905.66"),
        "tax_amount": yuan("5094.34"),
        "total_amount": yuan(90000),
    }


def test_decisions_survive_another_run_another_name_and_another_order() -> None:
    row = sitting(MATTER).row(2)
    names = {document.file: f"再次提交/{document.file}" for document in MATTER.documents}
    moved = [replace(document, file=names[document.file]) for document in reversed(MATTER.documents)]
    contents = {new: old for old, new in names.items()}
    again = dossier([replace(TWO.claim(), row=1), replace(ONE.claim(), row=2)], moved, contents=contents)
    drafts = [correction(row), draft(sitting(MATTER).row(1), Act.ACCEPT)]
    after = sitting(again, *drafts)
    assert after.row(1).judgement.verdict is Verdict.SUPPORTED, "the correction found its page"
    assert after.row(2).standing.verdict is Verdict.SUPPORTED


def test_what_was_decided_on_other_content_comes_back_and_does_not_count() -> None:
    first = sitting(MATTER)
    drafts = [draft(first.row(1), Act.ACCEPT), correction(first.row(2)), draft(first.row(2), Act.COMMENT, text="x")]
    other = {"合同1.pdf": "另一版合同", "合同2.pdf": "另一版合同二"}
    pages = sitting(dossier([ONE.claim(), TWO.claim()], MATTER.documents, contents=other), *drafts)
    assert pages.row(1).standing.settled is None
    assert [item.why for item in pages.row(1).standing.earlier] == [OTHER_PAGES]
    assert [item.why for item in pages.row(2).standing.earlier] == [OTHER_PLACE]
    assert pages.row(2).judgement.verdict is Verdict.CONTRADICTED, "the correction is of a page that is not there"
    cells = sitting(dossier([ONE.claim(received_amount=yuan(1)), TWO.claim()], MATTER.documents), *drafts)
    assert [item.why for item in cells.row(1).standing.earlier] == [OTHER_ROW]
    gone = sitting(dossier([TWO.claim()], MATTER.documents), *drafts)
    assert [decision.number for decision in gone.strays] == [1]


def test_accepting_a_verdict_counts_for_that_verdict_only() -> None:
    row = sitting(MATTER).row(2)
    after = sitting(MATTER, draft(row, Act.ACCEPT), correction(row)).row(2)
    assert after.standing.settled is None
    assert [item.why for item in after.standing.earlier] == [OTHER_VERDICT]


def test_a_paper_is_assigned_by_its_pages() -> None:
    lost = ONE.invoice(seller=None, buyer=None, total_amount=None, items=..., name="扫描件.pdf")
    matter = dossier([ONE.claim()], [ONE.record(), ONE.contract(), lost, ONE.slip()])
    before = sitting(matter)
    tie = before.matter.book.tie(before.bench.documents["d003"])
    assert isinstance(tie, PaperTie)
    given = draft(before.row(1), Act.ASSIGN, tie=tie)
    after = sitting(matter, given)
    assert "d003" in after.row(1).judgement.documents
    back = sitting(matter, given, draft(before.row(1), Act.UNASSIGN, tie=tie))
    assert "d003" not in back.row(1).judgement.documents
    assert [check.status for check in back.row(1).judgement.checks if check.code == "invoice.present"] == [
        CheckStatus.MISSING
    ]


def test_rows_that_claim_the_same_are_told_apart_by_their_order() -> None:
    twice = dossier([ONE.claim(), replace(ONE.claim(), row=2)], ONE.papers())
    first = sitting(twice)
    assert first.matter.keys[1] != first.matter.keys[2]
    after = sitting(twice, draft(first.row(2), Act.COMMENT, text="重复"))
    assert not after.row(1).standing.notes
    assert after.row(2).standing.notes


def test_the_journal_gives_back_what_was_decided(desk: tuple[Workspace, int]) -> None:
    workspace, package = desk
    row = sitting(MATTER).row(2)
    first = append(workspace, package, "甲", correction(row))
    second = append(workspace, package, "乙", replace(draft(row, Act.ACCEPT), ground=replace(row.ground, last=1)))
    assert decisions_of(workspace, package) == [first, second]
    assert decisions_of(workspace, package, after=first.number) == [second]


def test_two_at_once_on_one_row_the_second_is_told_what_the_first_did(desk: tuple[Workspace, int]) -> None:
    workspace, package = desk
    row = sitting(MATTER).row(1)
    kept: list[Decision] = []
    refused: list[StaleError] = []
    gate = threading.Barrier(8)

    def decide(number: int) -> None:
        gate.wait()
        try:
            kept.append(append(workspace, package, f"评审{number}", draft(row, Act.COMMENT, text=str(number))))
        except StaleError as error:
            refused.append(error)

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 1
    assert len(refused) == 7
    assert all(error.others == tuple(kept) for error in refused)
    assert decisions_of(workspace, package) == kept


def test_a_ground_that_never_was_is_refused(desk: tuple[Workspace, int]) -> None:
    workspace, package = desk
    row = sitting(MATTER).row(1)
    with pytest.raises(StaleError):
        append(workspace, package, "甲", replace(draft(row, Act.ACCEPT), ground=replace(row.ground, last=99)))


def test_the_table_reads_without_this_program(desk: tuple[Workspace, int]) -> None:
    workspace, package = desk
    append(workspace, package, "甲", correction(sitting(MATTER).row(2)))
    with workspace.reading() as connection:
        (kept,) = connection.execute(select(DECISIONS).where(DECISIONS.c.package == package)).mappings()
    assert (kept["who"], kept["act"]) == ("甲", "correct")
    assert '"total_amount"' in kept["draft"]


def test_a_package_with_decisions_is_not_dropped_and_what_to_do_is_told(desk: tuple[Workspace, int]) -> None:
    workspace, package = desk
    append(workspace, package, "甲", draft(sitting(MATTER).row(1), Act.COMMENT, text="看过"))
    with pytest.raises(InputError, match=r"已有评审决定，不能删除.*重新核验"):
        drop_package(workspace, package)
    assert find_package(workspace, package).id == package
    assert len(decisions_of(workspace, package)) == 1
