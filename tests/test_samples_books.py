"""Bound packages: one PDF with everything, and the truth of where each document lies in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from samples.books import BookOptions, generate_book
from samples.package import PackageOptions

OPTIONS = BookOptions(PackageOptions(7, clean=("plain", "licence"), planted=()), None)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate_book(OPTIONS, tmp_path_factory.mktemp("book"))


def truth_of(folder: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(folder.with_name(f"{folder.name}.truth.json").read_text(encoding="utf-8"))
    return truth


def test_a_book_is_one_file_with_every_document_at_its_pages(book: Path) -> None:
    (file,) = book.iterdir()
    documents = truth_of(book)["documents"]
    pages = len(pypdfium2.PdfDocument(file))
    assert all(1 <= first <= last <= pages for first, last in (item["pages"] for item in documents))
    assert {"application", "claim_list", "contract", "registration", "commitment"} <= {
        item["kind"] for item in documents
    }


def test_only_documents_that_share_a_page_have_a_box(book: Path) -> None:
    documents = truth_of(book)["documents"]
    pages = [(item["file"], number) for item in documents for number in range(item["pages"][0], item["pages"][1] + 1)]
    for item in documents:
        alone = pages.count((item["file"], item["pages"][0])) == 1
        assert ("box" in item) is not alone


def test_the_same_seed_gives_the_same_book(book: Path, tmp_path: Path) -> None:
    again = generate_book(OPTIONS, tmp_path)
    assert truth_of(again) == truth_of(book)
    assert next(again.iterdir()).read_bytes() == next(book.iterdir()).read_bytes()
