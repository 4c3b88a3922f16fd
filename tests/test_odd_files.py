"""Hostile, broken and odd files: each ends as read, ignored or unreadable with the right reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from extract.intake import open_package
from extract.limits import MEGABYTE, Limits
from extract.package import FileStatus, SourceFile
from extract.pages import Page, PageStatus
from extract.reading import PageReader
from tests.extract_builders import RecordingEngine
from tests.odd.folder import expected, make_folder

LIMITS = Limits(
    file_bytes=60 * MEGABYTE,
    pages=60,
    pixels=20_000_000,
    cells=5_000,
    unpacked_bytes=30 * MEGABYTE,
    archive_bytes=60 * MEGABYTE,
    members=300,
)


@dataclass
class Outcome:
    """What became of the folder."""

    files: dict[str, SourceFile]
    pages: dict[str, list[Page]] = field(default_factory=dict)

    def fate(self, path: str) -> str:
        """How a file ended, as reports tell it: unreadable too where none of its pages could be read."""
        file, pages = self.files[path], self.pages.get(path, [])
        if file.status is FileStatus.READ and pages and all(page.status is PageStatus.UNREADABLE for page in pages):
            return str(pages[0].reason)
        if file.status is FileStatus.READ:
            return "read"
        return f"ignored:{file.reason}" if file.status is FileStatus.IGNORED else str(file.reason)

    def says(self, path: str) -> str:
        """Everything that was read or told of a file."""
        pages = self.pages.get(path, [])
        return "\n".join([self.files[path].message, *(page.message for page in pages), *(page.text for page in pages)])


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("extract.readers.office_conversion.libreoffice", lambda: None)
        folder = make_folder(tmp_path_factory.mktemp("odd"))
        package = open_package(folder, LIMITS)
        found = Outcome({file.path: file for file in package.files})
        with PageReader(RecordingEngine) as reader:
            for task in package.tasks():
                found.pages.setdefault(task.file, []).append(reader.read(task))
        yield found


@pytest.mark.parametrize(("path", "ends", "says"), list(expected()))
def test_an_odd_file_ends_as_it_has_to(outcome: Outcome, path: str, ends: str, says: str) -> None:
    assert outcome.fate(path) == ends, outcome.says(path)
    assert says in outcome.says(path)


def test_every_file_that_is_not_read_says_why_and_what_to_do(outcome: Outcome) -> None:
    for path, file in outcome.files.items():
        if outcome.fate(path) != "read" and file.status is not FileStatus.READ:
            assert file.message.startswith(f"{path}：")
            assert file.reason is not None
            assert "请" in file.message or "无需处理" in file.message or "不作为材料" in file.message


def test_there_are_enough_of_them() -> None:
    assert len(list(expected())) > 150
