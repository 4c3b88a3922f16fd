"""The committed packages are what the README says of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from samples.committed import BEIJING, PACKAGES

FOLDER = PACKAGES / BEIJING.programme
TRUTH: dict[str, Any] = json.loads((PACKAGES / f"{BEIJING.programme}.truth.json").read_text(encoding="utf-8"))


def test_it_is_large_and_varied_enough_and_small_on_disk() -> None:
    clean = [row for row in TRUTH["rows"] if not row["planted"]]
    kinds = {planted["kind"] for row in TRUTH["rows"] for planted in row["planted"]}
    pages = sum(document["pages"][1] - document["pages"][0] + 1 for document in TRUTH["documents"])
    assert len(TRUTH["rows"]) >= 16
    assert len(clean) >= 8
    assert kinds == set(BEIJING.planted)
    assert len(kinds) >= 14
    assert pages >= 60


def test_all_packages_together_are_small_on_disk() -> None:
    sizes = [path.stat().st_size for path in PACKAGES.rglob("*") if path.is_file()]
    assert sum(sizes) < 25_000_000
    assert max(sizes) < 10_000_000


def test_its_files_are_there() -> None:
    assert all((FOLDER / document["file"]).is_file() for document in TRUTH["documents"])


@pytest.mark.parametrize("level", ["clean", "scan", "bad", "photo"])
def test_every_level_is_in_it(level: str) -> None:
    assert level in {document["level"] for document in TRUTH["documents"]}
