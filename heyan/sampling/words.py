"""A sample in Chinese: its method, parameters and frame, for the screen, the working papers and the conclusion."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from heyan.report.labels import FIELDS
from heyan.report.model import VERDICT_LABELS
from heyan.sampling.draw import BY_AMOUNT, HIGH_RISK_FACTOR, WHOLE
from heyan.sampling.plan import Method
from heyan.sampling.tables import sample_id
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.sampling.draw import Draw

METHODS: Mapping[Method, str] = MappingProxyType(
    {
        Method.SIMPLE: "简单随机抽样（每行机会相同）",
        Method.STRATIFIED: f"分层抽样（按机器结论和风险分层；高风险层加抽至 {HIGH_RISK_FACTOR} 倍）",
        Method.MUS: "货币单元抽样（按金额，每元机会相同；金额达到间隔的行全部检查）",
    }
)
_WHY_SIZE: Mapping[Method, str] = MappingProxyType(
    {
        Method.SIMPLE: "二项分布（Clopper–Pearson 上限不超过可容忍误差率的最小样本）",
        Method.STRATIFIED: "泊松可靠性系数 ÷ 可容忍误差率，按层的行数分配并取整进位",
        Method.MUS: "泊松可靠性系数 ÷ 可容忍误差率",
    }
)
ESTIMATORS: Mapping[Method, str] = MappingProxyType(
    {
        Method.SIMPLE: "Clopper–Pearson 精确上限（二项分布；误差很少或没有时仍然成立）",
        Method.STRATIFIED: "Fay–Feuer 伽马上限（按每行所代表的行数加权；各层误差很少或没有时仍然成立，"
        "正态近似此时不成立）；全部检查的层没有抽样误差",
        Method.MUS: "Stringer 上限（高估金额；金额达到间隔的行按实际误差计）",
    }
)


def percent(share: float) -> str:
    """A share in per cent: `5%`, `4.87%`."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def stratum_name(name: str) -> str:
    """A stratum in words."""
    if name in {WHOLE, BY_AMOUNT, ""}:
        return {WHOLE: "达到间隔，全部检查", BY_AMOUNT: "按金额抽取", "": "全部"}[name]
    verdict, risk = name.split("/")
    return f"{VERDICT_LABELS[Verdict(verdict)]} · {'高' if risk == 'high' else '低'}风险"


def described(draw: Draw) -> list[tuple[str, str]]:
    """What stands on the first sheet of the working papers: the sample, its method, its frame."""
    plan, frame = draw.plan, draw.frame
    lines = [
        ("抽样编号", sample_id(draw)),
        ("抽样方法", METHODS[plan.method]),
        ("置信度", percent(plan.confidence)),
        ("可容忍误差率", percent(plan.tolerable)),
        ("预计误差数", str(plan.expected)),
        ("样本量依据", "人工指定" if plan.size is not None else _WHY_SIZE[plan.method]),
        ("计划样本量", str(plan.wanted())),
        ("实际抽取", f"{len(draw.drawn)} 行"),
        ("随机种子", str(plan.seed)),
        ("总体行数", str(len(frame.rows))),
        ("总体金额", f"{frame.total:,.2f} 元（{FIELDS[frame.amount]}）"),
        ("总体指纹", frame.digest),
        ("估计方法", ESTIMATORS[plan.method]),
    ]
    if draw.interval is not None and draw.start is not None:
        lines += [("抽样间隔", f"{draw.interval:,.2f} 元"), ("随机起点", f"{draw.start:,.2f} 元")]
        lines.append(("没有金额的行", f"{len(frame.rows) - sum(draw.strata.values())} 行（不在抽取之列）"))
    if plan.method is not Method.SIMPLE:
        lines += [(f"层：{stratum_name(name)}", _counted(draw, name, rows)) for name, rows in draw.strata.items()]
    return lines


def _counted(draw: Draw, name: str, rows: int) -> str:
    return f"总体 {rows} 行，抽取 {sum(item.stratum == name for item in draw.drawn)} 行"
