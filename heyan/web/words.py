"""Filters of the templates: words for names, figures and times as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from heyan.report.labels import FIELDS, FILE_STATUS, KINDS, MODES, STATUS, SUBTYPES, label
from heyan.report.model import VERDICT_LABELS
from heyan.web.errors import marked

ROLES: Mapping[str, str] = {
    "administrator": marked("管理员"),
    "reviewer": marked("评审"),
    "auditor": marked("审计"),
    "applicant": marked("申报单位"),
}
LABELS: Mapping[str, Mapping[str, str]] = {
    "status": STATUS,
    "mode": MODES,
    "kind": KINDS,
    "subtype": SUBTYPES,
    "field": FIELDS,
    "file_status": FILE_STATUS,
    "verdict": {verdict.value: word for verdict, word in VERDICT_LABELS.items()},
    "role": ROLES,
}
"""Tables of Chinese words by filter; a template translates what a filter gives: `{{ _(row.verdict | verdict) }}`."""


def _money(value: Any) -> str:
    """Yuan with thousands and two decimals; a stroke where there is none."""
    return "—" if value is None else f"{float(value):,.2f}" if isinstance(value, str) else f"{value:,.2f}"


def _moment(value: float | datetime | None) -> str:
    """Day and minute, local time."""
    if value is None:
        return "—"
    when = value if isinstance(value, datetime) else datetime.fromtimestamp(value).astimezone()
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: partial(label, table) for name, table in LABELS.items()},
    "money": _money,
    "moment": _moment,
}
