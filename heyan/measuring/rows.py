"""Rows, metrics, totals and rules of form as judged, against the truth of a package."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from heyan.measuring.fields import FieldResult, compared
from heyan.measuring.normal import Json, normal_values

_TROUBLE = frozenset({"fail", "missing", "unclear"})
SHEET = "xlsx"
"""The level of a claim list that is a sheet."""
_LABEL = re.compile("“([^”]*)”")
"""How a message names a cell of the application form."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row: the verdict asked for and given, the level of its package; which check codes are in trouble.

    `named` says for every planted kind whether one of its codes is in trouble; `codes_asked` are those codes.
    """

    package: str
    level: str
    row: int
    expected: str
    found: str | None
    named: Mapping[str, bool]
    codes: tuple[str, ...]
    codes_asked: tuple[str, ...]

    @property
    def planted(self) -> bool:
        """Whether something is wrong with the row on purpose."""
        return bool(self.named)

    @property
    def clean(self) -> bool:
        """Whether the row is honest and its evidence complete."""
        return not self.named and self.expected == "supported"


@dataclass(frozen=True, slots=True)
class FigureResult:
    """A metric, a cell of the form or a rule of form: what was asked for, what was found, whether that is right.

    `sort` is `metric`, `total`, `submission`, or their false alarms `total alarm`, `submission alarm`; `planted`:
    wrong on purpose.
    """

    package: str
    sort: str
    name: str
    expected: str
    found: str
    right: bool
    planted: bool


def row_result(package: str, level: str, row: Json, claim: Json | None) -> RowResult:
    """A row of truth against the row of the report."""
    troubled = {check["code"] for check in claim["checks"] if check["status"] in _TROUBLE} if claim else set()
    return RowResult(
        package=package,
        level=level,
        row=row["row"],
        expected=row.get("verdict", "supported"),
        found=claim["verdict"] if claim else None,
        named={planted["kind"]: not troubled.isdisjoint(planted["codes"]) for planted in row.get("planted", ())},
        codes=tuple(sorted(troubled)),
        codes_asked=tuple(sorted({code for planted in row.get("planted", ()) for code in planted["codes"]})),
    )


def claim_results(row: Json, claim: Json | None, package: str) -> Iterator[FieldResult]:
    """The cells of a row of the list as read."""
    for name, expected in row["claimed"].items():
        found = claim["claimed"].get(name) if claim else None
        wanted, given = normal_values(name, expected), normal_values(name, found)
        if wanted or given:
            outcome = compared(wanted, given)
            place = row.get("level", SHEET), row.get("split", ""), row.get("layout", "")
            yield FieldResult("claim_list", *place, name, package, row["row"], outcome, wanted, given)


def figure_results(package: str, truth: Json, report: Json) -> Iterator[FigureResult]:
    """Metrics, totals and rules of form of a programme; nothing where the truth says nothing of them."""
    programme = report.get("programme") or {}
    if "metrics" in truth:
        yield from _metrics(package, truth["metrics"], programme.get("metrics", ()))
    if "submission" in truth:
        yield from _submission(package, truth["submission"], programme.get("submission", ()))
    if "totals" in truth:
        failed = [
            check
            for check in report.get("findings", ())
            if check["code"] == "application.totals" and check["status"] == "fail"
        ]
        yield from _totals(package, truth["totals"], failed)


def _metrics(package: str, truths: Sequence[Json], given: Sequence[Json]) -> Iterator[FigureResult]:
    found = {item["id"]: item for item in given}
    for truth in truths:
        mine = found.get(truth["id"], {})
        wanted = _figures(truth)
        shown = _figures(mine)
        yield FigureResult(package, "metric", truth["id"], wanted, shown, wanted == shown, truth["status"] == "fail")


def _figures(metric: Json) -> str:
    """Stated, verified and status in one form."""
    return f"{_number(metric.get('stated'))} / {_number(metric.get('verified'))} / {metric.get('status')}"


def _number(value: object) -> str:
    if value is None:
        return "—"
    try:
        return f"{Decimal(str(value)):.2f}"
    except InvalidOperation:
        return str(value)


def _submission(package: str, truths: Sequence[Json], given: Sequence[Json]) -> Iterator[FigureResult]:
    found = {item["code"].removeprefix("submission."): item["status"] for item in given}
    for truth in truths:
        status = found.pop(truth["id"], "—")
        right, planted = status == truth["status"], truth["status"] in {"fail", "missing"}
        yield FigureResult(package, "submission", truth["id"], truth["status"], status, right, planted)
    for name, status in found.items():
        if status in {"fail", "missing"}:
            yield FigureResult(package, "submission alarm", name, "—", status, False, False)


def _totals(package: str, truths: Sequence[Json], failed: Sequence[Json]) -> Iterator[FigureResult]:
    """Every wrong cell must be named by a finding that fails; a finding that names no wrong cell is a false alarm."""
    left = [(_label_of(check), check) for check in failed]
    for truth in truths:
        parts = [_squashed(truth.get(part)) for part in ("table", "row", "column")]
        name = " · ".join(part for part in parts if part)
        wrong = _number(truth["stated"]) != _number(truth["right"])
        hit = next((item for item in left if all(part in item[0] for part in parts)), None)
        if hit is not None:
            left.remove(hit)
        found = "fail" if hit is not None else "—"
        yield FigureResult(package, "total", name, "fail" if wrong else "—", found, wrong == (hit is not None), wrong)
    for label, check in left:
        yield FigureResult(package, "total alarm", label, "—", str(check.get("found")), False, False)


def _label_of(check: Json) -> str:
    found = _LABEL.search(check.get("message", ""))
    return _squashed(found[1] if found else check.get("message", ""))


def _squashed(text: object) -> str:
    return "".join(unicodedata.normalize("NFKC", str(text or "")).split())
