"""The house: imports run downward only, and nobody else owns the names of its rooms."""

from __future__ import annotations

import ast
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"ocr": 0, "extract": 1, "parsers": 2, "validators": 3, "heyan": 4}
MAY_IMPORT = {room: {other for other, height in FLOORS.items() if height < floor} for room, floor in FLOORS.items()}
MAY_IMPORT["samples"] = {"ocr"}  # samples judge the rooms above, so they share nothing with them
PURE = [
    "ocr/lines.py",
    "ocr/errors.py",
    "extract/package.py",
    "extract/pages.py",
    "parsers/reading.py",
    "parsers/claims.py",
    "validators/findings.py",
]


def imported_rooms(path: Path) -> set[str]:
    """Top-level names that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_from_floors_below(room: str) -> None:
    files = list((ROOT / room).rglob("*.py"))
    assert files
    rooms = set(MAY_IMPORT) | {"tests", "bench"}
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files
        for name in imported_rooms(path) & rooms - MAY_IMPORT[room] - {room}
    }
    assert not wrong


@pytest.mark.parametrize("path", PURE)
def test_domain_values_need_the_standard_library_only(path: str) -> None:
    third_party = imported_rooms(ROOT / path) & {
        "numpy",
        "pydantic",
        "cv2",
        "pandas",
        "regex",
        "spacy",
        "click",
        "rich",
    }
    assert not third_party


def test_no_other_distribution_owns_a_room() -> None:
    owners = packages_distributions()
    for room in MAY_IMPORT:
        assert set(owners.get(room, ["heyan"])) == {"heyan"}


def test_the_opencv_in_use_is_the_headless_one() -> None:
    import cv2

    assert set(packages_distributions()["cv2"]) == {"opencv-contrib-python-headless"}
    assert cv2.__version__.startswith("4.10.")
