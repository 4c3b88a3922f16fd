"""The figures of the application form held against the totals of the list, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from validators.findings import Check, CheckStatus
from validators.metrics import Ground, shown
from validators.metrics_count import readings_of, supported
from validators.metrics_form import Countable, Stated
from validators.programmes.measures import MONEY_UNITS, What

CODE = "application.totals"


@dataclass(frozen=True, slots=True)
class Total:
    """A cell of the form against the list: what it is called, what supported rows verify, and the finding."""

    label: str
    verified: str
    check: Check


def application_totals(ground: Ground) -> Iterator[Total]:
    """Every cell of the form that the list must give and that says something."""
    for cell in ground.statements.countables():
        if not cell.stated.empty:
            yield _held(cell, ground)


def _held(cell: Countable, ground: Ground) -> Total:
    listed = readings_of(cell.measure, ground.rows, ground.register, cell.days)
    verified = shown(readings_of(cell.measure, supported(ground.rows), ground.register, cell.days)[0].value, cell.unit)
    status, why = _status(cell, [item.value for item in listed], doubtful=listed[0].doubtful)
    parts = _parts(cell)
    if parts is not None and status is CheckStatus.PASS:
        status = parts[0]
    stated = cell.stated.text.strip() if cell.stated.value is None else shown(cell.stated.value, cell.unit)
    expected = " 或 ".join(dict.fromkeys(shown(item.value, cell.unit) for item in listed))
    message = f"申报书“{cell.label}”填 {stated}；清单合计 {expected}，其中支持的行可核实 {verified}。{why}"
    message += parts[1] if parts is not None else ""
    if status is not CheckStatus.PASS:
        message += "请核对申报书与清单。"
    return Total(cell.label, verified, Check(CODE, status, expected, stated, message, (cell.stated.place,)))


def _status(cell: Countable, listed: Sequence[Decimal], *, doubtful: int) -> tuple[CheckStatus, str]:
    value, rounding = cell.stated.value, _rounding(cell)
    if value is None:
        return _unread(cell, listed)
    off = min(abs(value - total) for total in listed)
    if off <= rounding:
        return CheckStatus.PASS, "两者相符。"
    if doubtful:
        return CheckStatus.UNCLEAR, f"两者不符，但清单有 {doubtful} 行的时间或转化方式未能读出。"
    if off < 2 * rounding:
        return CheckStatus.UNCLEAR, "两者之差在末位以内，可能为舍去尾数。"
    return CheckStatus.FAIL, "两者不符。"


def _unread(cell: Countable, listed: Sequence[Decimal]) -> tuple[CheckStatus, str]:
    """A cell read badly: what it seems to say is no accident where it hits a total of the list."""
    seen = cell.stated.seen
    if seen is not None and min(abs(seen - total) for total in listed) <= _rounding(cell):
        return CheckStatus.PASS, "此格字迹不清，所读与清单合计相符。"
    return CheckStatus.UNCLEAR, "此格无法确定读数。"


def _rounding(cell: Countable) -> Decimal:
    """Half a unit of the last decimal printed, in yuan; nothing for counts."""
    if not cell.measure.is_money:
        return Decimal(0)
    return MONEY_UNITS[cell.unit] / (2 * Decimal(10) ** cell.stated.decimals)


def _parts(cell: Countable) -> tuple[CheckStatus, str] | None:
    """A 合计 against the rows above it; None where there are none or one of them says nothing."""
    values = [part.value for part in cell.parts if part.value is not None]
    if cell.stated.value is None or not values or len(values) < len(cell.parts):
        return None
    added = sum(values, Decimal(0))
    if cell.measure.what in {What.PATENTS, What.PARTIES} and added > cell.stated.value:
        return None  # what two years share counts once in all
    slack = sum((_own_rounding(cell, part) for part in (cell.stated, *cell.parts)), Decimal(0))
    if abs(added - cell.stated.value) <= slack:
        return None
    return CheckStatus.FAIL, f"合计与各年之和 {shown(added, cell.unit)} 不符。"


def _own_rounding(cell: Countable, stated: Stated) -> Decimal:
    return MONEY_UNITS[cell.unit] / (2 * Decimal(10) ** stated.decimals) if cell.measure.is_money else Decimal(0)
