"""The conditions and targets of a programme, each held against what the form states and what the evidence verifies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from validators.findings import Check, CheckStatus, Evidence
from validators.metrics_count import Days, Row, Tally, in_reach, readings_of, supported, tally, year_of
from validators.metrics_form import Stated, Statements
from validators.metrics_parties import Register
from validators.metrics_track import TrackChoice
from validators.programmes.measures import MONEY_UNITS, Bound, Measure
from validators.programmes.profile import Basis, Metric

_CENT = Decimal("0.01")
BOUNDS: Mapping[Bound, str] = {Bound.AT_LEAST: "不少于", Bound.MORE_THAN: "超过", Bound.AT_MOST: "不超过"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric held against its threshold.

    `required`, `stated` and `verified` are yuan for money, else numbers; `stated` is None where the form says nothing,
    `verified` where evidence cannot show it. `inferred` counts the parties that are what they count as by name alone.
    """

    metric: Metric
    stated: Decimal | None
    verified: Decimal | None
    status: CheckStatus
    why: str
    inferred: int = 0
    places: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """The metric's id."""
        return self.metric.id

    @property
    def required(self) -> Decimal:
        """The threshold."""
        return self.metric.threshold


@dataclass(frozen=True, slots=True)
class Ground:
    """All that metrics are judged by: the rows, who is what, what the form states, and the applicant's track."""

    rows: Sequence[Row]
    register: Register
    statements: Statements
    track: TrackChoice


def measured(metrics: Sequence[Metric], ground: Ground) -> tuple[Measured, ...]:
    """Every metric in the order of the profile."""
    alone = [_alone(metric, ground) for metric in metrics]
    return tuple(_with_track(item, ground.track) for item in _with_conflicts(_with_groups(alone)))


def finding(item: Measured) -> Check:
    """A metric as a finding on the package."""
    metric = item.metric
    required = f"{BOUNDS[metric.bound]} {shown(metric.threshold, metric.unit)}"
    stated = "未填" if item.stated is None else shown(item.stated, metric.unit)
    verified = "不能由材料核实" if item.verified is None else shown(item.verified, metric.unit)
    told = f"支持的行可核实 {verified}" if metric.basis is Basis.EVIDENCE else verified
    inferred = f"（其中 {item.inferred} 家的性质系按名称或信用代码推断）" if item.inferred else ""
    note = f"说明：{metric.note}。" if metric.note else ""
    message = f"{metric.label}：要求{required}，申报书填报 {stated}，{told}{inferred}。"
    message += f"{item.why}{note}依据：{metric.source}。"
    found = None if item.verified is None and item.stated is None else verified if item.verified is not None else stated
    return Check(f"programme.metric.{metric.id}", item.status, required, found, message, item.places)


def shown(value: Decimal, unit: str) -> str:
    """A value with its unit: money in the unit of the guideline."""
    amount = value / MONEY_UNITS.get(unit, Decimal(1))
    whole = amount == amount.to_integral_value()
    text = f"{amount:,.0f}" if whole else f"{amount:,.6f}".rstrip("0").rstrip(".")
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}"


def meets(metric: Metric, value: Decimal) -> bool:
    """Whether a value meets the threshold: 超过 is strict, 不少于 and 以上 are not."""
    match metric.bound:
        case Bound.AT_LEAST:
            return value >= metric.threshold
        case Bound.MORE_THAN:
            return value > metric.threshold
        case _:
            return value <= metric.threshold


def _alone(metric: Metric, ground: Ground) -> Measured:
    if metric.basis is Basis.EVIDENCE:
        return _counted(metric, ground)
    stated, cells = _stated(metric, ground.statements)
    absent = not ground.statements.documents and ground.statements.form is not None
    if absent:
        status, why = CheckStatus.MISSING, "材料中没有可识别的申报书。"
    elif not metric.stated:
        status, why = CheckStatus.UNCLEAR, "申报书没有此栏，清单和证明材料不能证明，请查阅其他材料。"
    elif stated is None:
        status, why = _unstated(metric, ground.statements)
    else:
        status, why = _as_stated(metric, stated, doubtful=any(cell.doubtful for cell in cells))
    return Measured(metric, stated, None, status, why, places=tuple(cell.place for cell in cells))


def _unstated(metric: Metric, statements: Statements) -> tuple[CheckStatus, str]:
    """Why a metric has no stated value: a cell lacks or is empty, or one was read badly."""
    for names in (metric.stated, metric.stated_of):
        if names and all((cell := statements.value(name)) is None or cell.empty for name in names):
            return CheckStatus.MISSING, "申报书中没有找到或没有填写此栏，请补填。"
    return CheckStatus.UNCLEAR, "申报书此栏无法确定读数，请查看原件。"


def _as_stated(metric: Metric, stated: Decimal, *, doubtful: bool) -> tuple[CheckStatus, str]:
    """The outcome for a value that only the form states."""
    if not meets(metric, stated):
        if doubtful:
            return CheckStatus.UNCLEAR, "申报书所填不符合要求，但字迹不清，请查看原件。"
        return CheckStatus.FAIL, "申报书所填不符合要求。"
    if metric.basis is Basis.TARGET:
        return CheckStatus.PASS, "申报书所填目标符合要求。"
    return CheckStatus.UNCLEAR, "仅为申报书所述，清单和证明材料不能证明，未计入核实数。"


def _stated(metric: Metric, statements: Statements) -> tuple[Decimal | None, list[Stated]]:
    """What the form states for a metric, and its cells; a share is given in per cent."""
    cells = [statements.value(name) for name in metric.stated]
    whole = [statements.value(name) for name in metric.stated_of]
    found = [cell for cell in (*cells, *whole) if cell is not None]
    value, of = _sum(cells), _sum(whole)
    if metric.stated_of:
        value = (100 * value / of).quantize(_CENT, ROUND_HALF_UP) if value is not None and of else None
    return value, found


def _sum(cells: Iterable[Stated | None]) -> Decimal | None:
    """The sum of the cells that say something; None where none does, or one cannot be read."""
    found = [cell for cell in cells if cell is not None and not cell.empty]
    values = [cell.value for cell in found if cell.value is not None]
    return sum(values, Decimal(0)) if values and len(values) == len(found) else None


def _counted(metric: Metric, ground: Ground) -> Measured:
    stated, cells = _stated(metric, ground.statements)
    places = tuple(cell.place for cell in cells)
    sure, possible = supported(ground.rows), in_reach(ground.rows)
    if metric.growth is not None:
        return replace(_grown(metric, ground, sure, possible), stated=stated, places=places)
    assert metric.count is not None  # the profile's schema holds that
    if stated is None:
        stated = _hit(metric.count, cells, ground)
    verified = tally(metric.count, sure, ground.register)
    status, why = CheckStatus.FAIL, "未达到要求。"
    if meets(metric, verified.value):
        status, why = CheckStatus.PASS, "达到要求。"
    elif meets(metric, reach := tally(metric.count, possible, ground.register).value):
        status, why = CheckStatus.UNCLEAR, f"待核和缺证据的行补正后可达 {shown(reach, metric.unit)}，请先处理这些行。"
    elif metric.lower_bound:
        status, why = CheckStatus.UNCLEAR, "清单只能证明其中一部分，不足的部分请查阅其他材料。"
    return Measured(metric, stated, verified.value, status, why, verified.inferred, places)


def _hit(measure: Measure, cells: Sequence[Stated], ground: Ground) -> Decimal | None:
    """The number that a badly read cell seems to state, if it is the list's own: no accident (see `totals`)."""
    seen = cells[0].seen if len(cells) == 1 else None
    if seen is None or measure.is_money:
        return None
    listed = readings_of(measure, ground.rows, ground.register, Days())
    return seen if seen in {item.value for item in listed} else None


def _grown(metric: Metric, ground: Ground, sure: Sequence[Row], possible: Sequence[Row]) -> Measured:
    """年均增幅 between two years, by supported rows."""
    verified, by_year = _growth(metric, ground, sure)
    told = "各年核实数：" + "，".join(f"{year} 年 {value.value:f}" for year, value in by_year.items()) + "。"
    inferred = max((value.inferred for value in by_year.values()), default=0)
    if verified is None:
        return Measured(metric, None, None, CheckStatus.UNCLEAR, told + "首年为零，无法计算增幅。", inferred)
    if _has_grown(metric, by_year):
        return Measured(metric, None, verified, CheckStatus.PASS, told + "达到要求。", inferred)
    reach, _ = _growth(metric, ground, possible)
    if len(possible) > len(sure) and reach is not None and meets(metric, reach):
        return Measured(
            metric, None, verified, CheckStatus.UNCLEAR, told + "待核和缺证据的行补正后可能达到。", inferred
        )
    return Measured(metric, None, verified, CheckStatus.FAIL, told + "未达到要求。", inferred)


def _growth(metric: Metric, ground: Ground, rows: Sequence[Row]) -> tuple[Decimal | None, dict[int, Tally]]:
    """The compound yearly growth in per cent (None from nothing), and what each year counts."""
    assert metric.count is not None
    assert metric.growth is not None
    first, last = metric.growth.first, metric.growth.last
    by_year = {year: tally(metric.count, rows, ground.register, year_of(year)) for year in range(first, last + 1)}
    start, end = by_year[first].value, by_year[last].value
    if not start:
        return None, by_year
    rate = (end / start) ** (Decimal(1) / (last - first)) - 1
    return (100 * rate).quantize(_CENT, ROUND_HALF_UP), by_year


def _has_grown(metric: Metric, by_year: Mapping[int, Tally]) -> bool:
    """Whether the last year reaches the first one grown by the threshold every year; exact, without roots."""
    years = sorted(by_year)
    steps = years[-1] - years[0]
    wanted = by_year[years[0]].value * (1 + metric.threshold / 100) ** steps
    return meets(replace(metric, required=wanted, unit=""), by_year[years[-1]].value)


def _with_groups(items: Sequence[Measured]) -> list[Measured]:
    """Of a group one metric is enough: the others then need not be met; while one is in doubt none fails."""
    good = {item.metric.any_of for item in items if item.metric.any_of and _is_met(item)}
    open_ = {item.metric.any_of for item in items if item.status is CheckStatus.UNCLEAR and item.metric.any_of}
    found = []
    for item in items:
        group = item.metric.any_of
        bad = item.status in {CheckStatus.FAIL, CheckStatus.MISSING}
        if bad and group and group in good:
            found.append(_again(item, CheckStatus.NOT_APPLICABLE, "同组任一项满足即可，另一项已满足。"))
        elif bad and group and group in open_:
            found.append(_again(item, CheckStatus.UNCLEAR, "同组任一项满足即可，另一项待核。"))
        else:
            found.append(item)
    return found


def _is_met(item: Measured) -> bool:
    """Whether a metric of a group is met, by evidence or, where evidence cannot show it, by what the form states."""
    if item.status is CheckStatus.PASS:
        return True
    return item.metric.basis is Basis.FORM and item.stated is not None and meets(item.metric, item.stated)


def _with_conflicts(items: Sequence[Measured]) -> list[Measured]:
    """Thresholds by which the guideline contradicts itself: where they come out apart neither is decided."""
    by_id = {item.id: item for item in items}
    found = []
    for item in items:
        other = by_id.get(item.metric.conflicts_with)
        if other is None:
            found.append(item)
            continue
        said = (
            f"指南自身不一致：本项要求{BOUNDS[item.metric.bound]} {shown(item.required, item.metric.unit)}，"
            f"而“{other.metric.label}”要求{BOUNDS[other.metric.bound]} {shown(other.required, other.metric.unit)}"
            f"（{other.metric.source}）；以哪一项为准请向主管部门确认。"
        )
        pair = {item.status, other.status}
        apart = CheckStatus.PASS in pair and CheckStatus.FAIL in pair
        found.append(_again(item, CheckStatus.UNCLEAR if apart else item.status, said))
    return found


def _with_track(item: Measured, track: TrackChoice) -> Measured:
    """A metric of another kind of applicant does not apply; where the kind is not known none fails."""
    mine = item.metric.track
    if not mine or mine == track.chosen:
        return item
    if track.chosen:
        return _again(item, CheckStatus.NOT_APPLICABLE, f"本项适用于另一类申报单位（{track.label(mine)}）。")
    why = f"未能确定申报类别，本项适用于{track.label(mine)}；可用 --track 指定。"
    bad = item.status in {CheckStatus.FAIL, CheckStatus.MISSING}
    return _again(item, CheckStatus.UNCLEAR if bad else item.status, why)


def _again(item: Measured, status: CheckStatus, why: str) -> Measured:
    return replace(item, status=status, why=item.why + why)
