"""overview.html: one page that opens by a double click and leads to the reports beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from heyan.report.labels import STATUS, label
from heyan.report.model import VERDICT_LABELS
from validators.findings import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heyan.overview.model import Overview


def overview_html(overview: Overview) -> str:
    """The page, complete with styles and script. All foreign text is escaped by the template engine."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader

    loader = ChoiceLoader([PackageLoader("heyan.overview", "page"), PackageLoader("heyan.report", "page")])
    environment = Environment(loader=loader, autoescape=True, auto_reload=False, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(status=partial(label, STATUS), money=lambda value: f"{value:,.2f}")
    return environment.get_template("overview.html").render(
        overview=overview,
        whole=overview.whole,
        verdicts=VERDICT_LABELS,
        shares=_shares,
        made=datetime.now(UTC).astimezone(),
    )


def _shares(rows: Mapping[Verdict, int]) -> list[tuple[Verdict, float]]:
    """The part of each verdict in a bar, in per cent; those without rows left out."""
    total = sum(rows.values())
    return [(verdict, 100 * count / total) for verdict, count in rows.items() if count] if total else []
