"""Packages and fates for the tests of intake."""

from __future__ import annotations

from pathlib import Path

from extract.intake import PackageFiles, open_package
from extract.limits import DEFAULT_LIMITS, Limits
from extract.package import FileStatus
from extract.pages import Page
from extract.passwords import NO_PASSWORDS, Passwords
from extract.reading import PageReader
from tests.extract_builders import RecordingEngine


def taken(path: Path, limits: Limits = DEFAULT_LIMITS, passwords: Passwords = NO_PASSWORDS) -> PackageFiles:
    """A package, opened in this process."""
    return open_package(path, limits, passwords)


def fates(package: PackageFiles) -> dict[str, str]:
    """How each file ended: `read`, or the reason."""
    return {file.path: "read" if file.status is FileStatus.READ else str(file.reason) for file in package.files}


def read_all(package: PackageFiles) -> list[Page]:
    """All pages, pictures read by an engine that says the same of all."""
    with PageReader(RecordingEngine) as reader:
        return [reader.read(task) for task in package.tasks()]
