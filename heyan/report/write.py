"""Writes the three forms of a report into a folder, each whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.report.as_html import report_html
from heyan.report.as_json import dumps, report_json
from heyan.report.as_xlsx import report_xlsx
from heyan.report.shelf import Beside
from heyan.whole import write_whole
from ocr.errors import InputError, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heyan.report.model import Report


def write_report(report: Report, folder: Path, *, one_file: bool = False) -> None:
    """Write report.json, report.xlsx and report.html.

    Args:
        report: what is written.
        folder: where to.
        one_file: whether the page holds all its pictures however many they are, for it goes out alone.

    Raises:
        InputError: the folder cannot be written.
    """
    beside = Beside(folder)
    try:
        page = report_html(report, None if one_file else beside)
    except OSError as error:
        raise _unwritable(folder, error) from error
    written_into(folder, {
        "report.json": dumps(report_json(report)).encode(),
        "report.html": page.encode(),
        "report.xlsx": report_xlsx(report),
    })  # fmt: skip
    beside.tidy()


def written_into(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, each whole or not at all.

    Raises:
        InputError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_whole(folder / name, content)
    except OSError as error:
        raise _unwritable(folder, error) from error


def refuse_unwritable(folder: Path) -> None:
    """Look before the long work whether a report can be written to a folder.

    Raises:
        InputError: it cannot.
    """
    try:
        nearest = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> InputError:
    return InputError(f"无法写入报告目录 {folder}：{told(error)}。请检查权限和磁盘空间，或用 --out 另选目录。")
