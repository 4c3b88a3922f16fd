"""Packages and document sets: the files lie there, agree with their truth and come out the same again."""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from samples.deals import Damage
from samples.discrepancies import BY_KIND
from samples.documents import DocumentOptions, generate_documents
from samples.filing import Arrangement, Clerk, Form
from samples.fonts import APT_COMMAND, missing_fonts
from samples.listing import write_list
from samples.neighbours import BY_NAME
from samples.package import PackageOptions, generate_package, of_rows, submitted_deals
from samples.scenarios import CLEAN

needs_fonts = pytest.mark.skipif(bool(missing_fonts()), reason=f"draws papers; install the fonts first: {APT_COMMAND}")

OPTIONS = PackageOptions(
    seed=7,
    clean=("plain", "several_rows"),
    planted=("contract_file_empty", "slip_twice", "invoice_void"),
    levels={"clean": 1, "scan": 1},
    arrangement=Arrangement.BY_ROW,
    noise=1,
)


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate_package(OPTIONS, tmp_path_factory.mktemp("package"))


def truth_beside(folder: Path) -> dict[str, Any]:
    text = folder.with_name(f"{folder.name}.truth.json").read_text(encoding="utf-8")
    truth: dict[str, Any] = json.loads(text)
    return truth


@needs_fonts
@pytest.mark.fonts
def test_the_same_options_give_the_same_bytes(package: Path, tmp_path: Path) -> None:
    again = generate_package(OPTIONS, tmp_path)
    assert hashes(again.parent) == hashes(package.parent)


@needs_fonts
@pytest.mark.fonts
def test_every_document_of_the_truth_lies_in_its_file(package: Path) -> None:
    truth = truth_beside(package)
    files = {path for path in hashes(package) if not path.endswith(".xlsx")}
    named = {document["file"] for document in truth["documents"]}
    assert named < files
    unreadable = {path for path in files - named if path != "Thumbs.db"}
    assert [(package / path).stat().st_size for path in unreadable] == [0]


@needs_fonts
@pytest.mark.fonts
def test_documents_of_one_file_follow_one_another(package: Path) -> None:
    by_file: dict[str, list[list[int]]] = {}
    for document in truth_beside(package)["documents"]:
        by_file.setdefault(document["file"], []).append(document["pages"])
    for spans in by_file.values():
        assert spans[0][0] == 1
        assert all(one[1] + 1 == other[0] for one, other in itertools.pairwise(spans))


@needs_fonts
@pytest.mark.fonts
def test_the_truth_of_rows_names_what_is_planted(package: Path) -> None:
    truth = truth_beside(package)
    kinds = [planted["kind"] for row in truth["rows"] for planted in row["planted"]]
    assert sorted(kinds) == sorted(OPTIONS.planted)
    assert [row["row"] for row in truth["rows"]] == list(range(1, 8))
    for row in truth["rows"]:
        assert (row["verdict"] == "supported") is not bool(row["planted"])
        for planted in row["planted"]:
            assert tuple(planted["codes"]) == BY_KIND[planted["kind"]].codes


@needs_fonts
@pytest.mark.fonts
def test_what_the_deal_says_is_what_the_papers_print(package: Path) -> None:
    truth = truth_beside(package)
    deals = submitted_deals(OPTIONS)
    wanted = {str(paper.facts["invoice_number"]) for deal in deals for paper in deal.of_kind("invoice")}
    printed = {doc["fields"]["invoice_number"] for doc in truth["documents"] if doc["kind"] == "invoice"}
    assert printed == wanted
    slips = [paper for deal in deals for paper in deal.of_kind("bank_slip")]
    paid = [document for document in truth["documents"] if document["kind"] == "bank_slip"]
    assert sorted(doc["fields"]["amount"] for doc in paid) == sorted(f"{paper.facts['amount']:.2f}" for paper in slips)


@needs_fonts
@pytest.mark.fonts
def test_documents_cover_the_kinds_and_levels_asked_for(tmp_path: Path) -> None:
    folder = generate_documents(DocumentOptions(seed=3, count=16, levels=("clean", "scan")), tmp_path)
    truth = truth_beside(folder)
    assert len(truth["documents"]) == len(hashes(folder)) == 16
    seen = {(document["kind"], document["level"]) for document in truth["documents"]}
    assert seen >= {(kind, level) for kind in ("contract", "invoice") for level in ("clean", "scan")}
    assert truth["rows"] == []


def test_a_package_of_many_rows_plants_every_kind_before_one_comes_twice() -> None:
    clean, planted = of_rows(1, 2 * len(BY_KIND), 0.5)
    assert sorted(planted) == sorted(BY_KIND)
    assert set(clean) == {*CLEAN, *BY_NAME}


@pytest.mark.parametrize("seed", range(20))
def test_the_list_has_a_title_headings_the_rows_and_a_total(seed: int, tmp_path: Path) -> None:
    deals = submitted_deals(PackageOptions(seed=seed, clean=tuple(CLEAN)))
    target = tmp_path / "list.xlsx"
    target.write_bytes(write_list(deals, "附件1：清单", random.Random(seed)))
    sheet = load_workbook(target).active
    assert sheet is not None
    first = [str(row[0].value or "") for row in sheet.iter_rows()]
    rows = sum(len(deal.rows) for deal in deals)
    assert first[0] == "附件1：清单"
    assert [text for text in first if text.isdigit()] == [str(number) for number in range(1, rows + 1)]
    assert first[-1].replace(" ", "") in {"合计", "总计"}
    assert any(sheet.merged_cells.ranges)


def test_equal_lists_are_equal_bytes() -> None:
    deals = submitted_deals(OPTIONS)
    assert write_list(deals, "清单", random.Random(1)) == write_list(deals, "清单", random.Random(1))


@pytest.mark.parametrize("seed", range(10))
def test_a_spoilt_paper_is_never_bound_with_others(seed: int) -> None:
    planted = ("registration_blacked_out", "contract_file_empty")
    deals = submitted_deals(PackageOptions(seed=seed, clean=(), planted=planted))
    clerk = Clerk(random.Random(seed), {"scan": 1, "clean": 1}, Arrangement.BY_ROW, lambda _: 1)
    folios = [folio for number, deal in enumerate(deals, start=1) for folio in clerk.file_deal(deal, number)]
    spoilt = [folio for folio in folios if any(paper.damage for paper in folio.papers)]
    assert {folio.papers[0].damage for folio in spoilt} == {Damage.BLACKED_OUT, Damage.EMPTY_FILE}
    assert all(len(folio.papers) == 1 for folio in spoilt)
    assert len({folio.path.lower() for folio in folios}) == len(folios)


def test_only_single_pages_become_pictures() -> None:
    deals = submitted_deals(PackageOptions(seed=1))
    clerk = Clerk(random.Random(1), {"scan": 1}, Arrangement.BY_KIND, lambda _: 2)
    forms = {folio.form for deal in deals for folio in clerk.file_deal(deal, 1)}
    assert forms == {Form.SCANNED_PDF, Form.TIFF}
