"""Filters of the templates: words for names, figures and times as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from heyan.desk.standing import OTHER_PAGES, OTHER_PLACE, OTHER_ROW, OTHER_VERDICT
from heyan.report.labels import ACTS, CHECKS, FIELDS, FILE_STATUS, KINDS, MODES, STATUS, SUBTYPES, label
from heyan.report.model import VERDICT_LABELS
from heyan.web.errors import marked
from heyan.web.programmes import programme_labels

ROLES: Mapping[str, str] = {
    "administrator": marked("管理员"),
    "reviewer": marked("评审"),
    "auditor": marked("审计"),
    "applicant": marked("申报单位"),
}
STATES: Mapping[str, str] = {
    "collecting": marked("尚未开始"),
    "queued": marked("排队中"),
    "running": marked("核验中"),
    "done": marked("已核验"),
    "failed": marked("未能核验"),
    "cancelled": marked("已取消"),
    "interrupted": marked("已中断"),
}
SHOWS: Mapping[str, str] = {
    "all": marked("全部"),
    "open": marked("未决"),
    "settled": marked("已决"),
    "asked": marked("已询问"),
}
STEPS: Mapping[str, str] = {
    "split": marked("本页起为另一份材料"),
    "join": marked("本页与前一页为同一份"),
    "kind": marked("本页起的材料类别是"),
    "aside": marked("本页不属于任何材料"),
}
EXPORTS: Mapping[str, str] = {
    "docx": marked("评审意见表 Word"),
    "pdf": marked("评审意见表 PDF"),
    "xlsx": marked("清单 Excel"),
    "html": marked("报告网页"),
    "json": "JSON",
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
    "why": {why: why for why in (OTHER_PAGES, OTHER_PLACE, OTHER_ROW, OTHER_VERDICT)},
    "act": ACTS,
    "check": CHECKS,
    "show": SHOWS,
    "step": STEPS,
    "export": EXPORTS,
    "state": STATES,
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


SECONDS, MINUTES, HOURS = marked("%(count)s 秒"), marked("%(count)s 分钟"), marked("%(count)s 小时")


def _duration(seconds: float) -> tuple[str, int]:
    """About how long, as one would say it: a text for the catalogue, and the count that it takes."""
    if seconds < 60:
        return SECONDS, max(5, 5 * round(seconds / 5))
    if seconds < 90 * 60:
        return MINUTES, round(seconds / 60)
    return HOURS, round(seconds / 3600)


def _size(count: int) -> str:
    """Bytes in the unit that suits them."""
    value = float(count)
    for unit in ("B", "KB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if value >= 10 or unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: partial(label, table) for name, table in LABELS.items()},
    "money": _money,
    "moment": _moment,
    "duration": _duration,
    "size": _size,
    "programme": lambda programme: programme_labels().get(programme or "", programme or ""),
}
