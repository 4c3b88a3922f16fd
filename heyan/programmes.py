"""`heyan programmes`: the profiles, and what each asks, in Chinese."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from heyan.report.labels import FIELDS, KINDS, MODES, SUBTYPES, label
from validators.metrics import BOUNDS, shown
from validators.metrics_parties import KIND_WORDS
from validators.programmes import Profile, list_profiles, load_profile

if TYPE_CHECKING:
    from validators.programmes import Metric, Required
    from validators.programmes.form import Form
    from validators.programmes.measures import Measure

_MONEY = {"when_received": "有实际到账时必须提供", "never": "不要求"}
_FREE = {"accepted": "认可", "flagged": "提示人工核对"}
_BASES = {"evidence": "由支持的行核实", "form": "仅见于申报书，材料不能证明", "target": "申报书应承诺的目标"}
_WHAT = {
    "contracts": "合同数（一份合同计一次，质押按笔）",
    "patents": "专利数（同一专利计一次）",
    "parties": "单位数（同一单位计一次）",
    "contract_amount": "合同额（一份合同计一次）",
    "received_amount": "实际到账",
    "patent_amount": "合同涉及专利金额",
}


def show_profiles(*, as_json: bool) -> None:
    """List every programme: id, name, and what is checked."""
    profiles = list_profiles()
    if as_json:
        _print_json([{"id": profile.id, "label": profile.label} for profile in profiles])
        return
    for profile in profiles:
        _print(f"{profile.id}\t{profile.label}\n\t{_scope(profile)}")
    _print("查看某个项目的要求：heyan programmes ID；自己的配置文件：heyan programmes FILE.toml")


def _scope(profile: Profile) -> str:
    """What a programme checks, in one line."""
    bases = Counter(metric.basis.value for metric in profile.metrics)
    form = profile.form
    cells = sum(column.count is not None for table in form.tables for column in table.columns) if form else 0
    cells += sum(cell.count is not None for cell in form.cells) if form else 0
    return (
        f"逐行核验；指标 {len(profile.metrics)} 项（材料核实 {bases['evidence']}，申报书所述 {bases['form']}，"
        f"目标 {bases['target']}）；申报书与清单核对 {cells} 栏；报送规则 {len(profile.submission)} 项"
    )


def show_profile(programme: str, *, as_json: bool) -> None:
    """Explain one programme: who may apply, its period, the evidence each kind of row needs, what is counted and how.

    Raises:
        ConfigError: the programme is not known.
    """
    profile = load_profile(programme)
    if as_json:
        _print_json(TypeAdapter(Profile).dump_python(profile, mode="json"))
        return
    for line in explained(profile):
        _print(line)


def explained(profile: Profile) -> Iterator[str]:
    """The profile in words, each part with its source."""
    yield f"{profile.label}（{profile.id}）\n指南：{profile.guideline}"
    if profile.applicants:
        yield f"\n申报单位：{profile.applicants.text}\n  依据：{profile.applicants.source}"
    for track in profile.tracks:
        yield f"\n申报类别 {track.id}：{track.label}\n  依据：{track.source}"
    yield from _period(profile)
    yield "\n== 各转化方式所需材料 =="
    for mode, required in profile.evidence.items():
        yield f"\n{label(MODES, mode.value)}："
        yield from _required(required)
    yield "\n== 指标 =="
    for metric in profile.metrics:
        yield from _metric(metric, profile)
    if profile.form:
        yield f"\n== 申报书：{profile.form.title} =="
        yield from _form(profile.form)
    if profile.submission:
        yield "\n== 报送规则 =="
    for rule in profile.submission:
        parts = f"（{'、'.join(part.label for part in rule.parts)}）" if rule.parts else ""
        until = f"，截止 {rule.until:%Y-%m-%d %H:%M}" if rule.until else ""
        yield f"\n{rule.id}：{rule.label}{parts}{until}\n  依据：{rule.source}"


def _period(profile: Profile) -> Iterator[str]:
    period = profile.period
    if period is None:
        return
    soft = "（期间以外的日期提示人工核对）" if not (period.start_is_firm and period.end_is_firm) else ""
    yield f"\n登记/备案时间：{period.start or '不限'} 至 {period.end or '不限'}{soft}\n  依据：{period.source}"
    if period.end_source and period.end_source != period.source:
        yield f"  依据：{period.end_source}"


def _required(required: Required) -> Iterator[str]:
    yield f"  必填栏目：{'、'.join(label(FIELDS, cell.value) for cell in required.cells)}"
    yield f"  登记/备案材料（任一）：{'、'.join(label(SUBTYPES, name) for name in required.registrations)}"
    yield f"  合同类型（任一）：{'、'.join(label(SUBTYPES, name) for name in required.contracts)}"
    yield f"  {KINDS['invoice']}：{_MONEY[required.invoice]}；{KINDS['bank_slip']}：{_MONEY[required.slip]}"
    if required.beside:
        yield f"  另请查看（不作自动核验）：{'、'.join(required.beside)}"
    yield f"  零对价、赠与：{_FREE[required.free.value]}"
    yield f"  依据：{required.source}"


def _metric(metric: Metric, profile: Profile) -> Iterator[str]:
    track = next((f"〔{item.label}〕" for item in profile.tracks if item.id == metric.track), "")
    group = "（同组任一项满足即可）" if metric.any_of else ""
    yield f"\n{metric.id}：{track}{metric.label}，{BOUNDS[metric.bound]} {shown(metric.threshold, metric.unit)}{group}"
    counted = f"；计算：{_counted(metric.count)}" if metric.count else ""
    grown = f"，{metric.growth.first}—{metric.growth.last} 年年均增幅（复合）" if metric.growth else ""
    yield f"  {_BASES[metric.basis.value]}{counted}{grown}"
    if metric.note:
        yield f"  说明：{metric.note}"
    yield f"  依据：{metric.source}"


def _counted(measure: Measure) -> str:
    """A measure in words."""
    said = [_WHAT[measure.what.value], "方式为" + "、".join(label(MODES, mode.value) for mode in measure.modes)]
    if measure.optional_modes:
        said.append("可含" + "、".join(label(MODES, mode.value) for mode in measure.optional_modes))
    for words, kinds in (("供给方为", measure.suppliers), ("接受方为", measure.receivers), ("只计", measure.kinds)):
        if kinds:
            said.append(words + "、".join(KIND_WORDS[kind] for kind in kinds))
    if measure.since or measure.until:
        said.append(f"登记时间 {measure.since or '不限'} 至 {measure.until or '不限'}")
    if measure.local:
        said.append("本地单位（以单位名单为准）")
    return "，".join(said)


def _form(form: Form) -> Iterator[str]:
    for table in form.tables:
        yield f"\n表“{table.label}”（行：{'、'.join(table.rows)}）\n  依据：{table.source}"
        for column in table.columns:
            yield f"  {column.heading}：{'与清单核对：' + _counted(column.count) if column.count else '仅作申报值'}"
    for cell in form.cells:
        yield f"\n栏“{cell.label}”：{'与清单核对：' + _counted(cell.count) if cell.count else '仅作申报值'}"


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=1))
