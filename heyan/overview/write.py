"""Writes the two forms of an overview into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heyan.overview.as_html import overview_html
from heyan.overview.as_xlsx import overview_xlsx
from heyan.report.write import written_into

if TYPE_CHECKING:
    from pathlib import Path

    from heyan.overview.model import Overview


def write_overview(overview: Overview, folder: Path) -> None:
    """Write overview.html and overview.xlsx, each whole or not at all.

    Raises:
        InputError: the folder cannot be written.
    """
    written_into(folder, {
        "overview.html": overview_html(overview).encode(),
        "overview.xlsx": overview_xlsx(overview),
    })  # fmt: skip
