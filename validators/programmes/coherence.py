"""What a profile's parts say of one another: names that must exist, things that must go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from validators.programmes.measures import MONEY_UNITS, What
from validators.programmes.profile import Basis, Metric, Profile
from validators.programmes.submission import Rule, RuleKind


def faults_of(profile: Profile) -> Iterator[str]:
    """Everything that does not go together, in Chinese, each naming its key."""
    form_ids = tuple(profile.form.ids()) if profile.form else ()
    yield from _repeated("metrics.id", (metric.id for metric in profile.metrics))
    yield from _repeated("tracks.id", (track.id for track in profile.tracks))
    yield from _repeated("submission.id", (rule.id for rule in profile.submission))
    yield from _repeated("form.id", form_ids)
    for metric in profile.metrics:
        yield from _faults_of_metric(metric, profile, frozenset(form_ids))
    groups = Counter(metric.any_of for metric in profile.metrics if metric.any_of)
    yield from (
        f"键 metrics.any_of：“{name}”只有一项，任一项满足至少要有两项" for name, size in groups.items() if size < 2
    )
    for rule in profile.submission:
        yield from _faults_of_rule(rule)
    if profile.form:
        for table in profile.form.tables:
            measured = ((f"{table.id}.{column.id}", column.unit, column.count) for column in table.columns)
            for name, unit, count in measured:
                if count is not None and count.is_money is not (unit in MONEY_UNITS):
                    yield f"键 form.tables.{name}.unit：“{unit}”与所计内容 {count.what} 不符"
        for cell in profile.form.cells:
            if cell.count is not None and cell.count.is_money is not (cell.unit in MONEY_UNITS):
                yield f"键 form.cells.{cell.id}.unit：“{cell.unit}”与所计内容 {cell.count.what} 不符"


def _repeated(key: str, names: Iterable[str]) -> Iterator[str]:
    yield from (f"键 {key}：“{name}”重复" for name, times in Counter(names).items() if times > 1)


def _faults_of_metric(metric: Metric, profile: Profile, form_ids: frozenset[str]) -> Iterator[str]:
    key = f"metrics.{metric.id}"
    for name in (*metric.stated, *metric.stated_of):
        if name not in form_ids:
            yield f"键 {key}.stated：form 中没有“{name}”"
    if metric.track and metric.track not in {track.id for track in profile.tracks}:
        yield f"键 {key}.track：tracks 中没有“{metric.track}”"
    if metric.conflicts_with and metric.conflicts_with not in {other.id for other in profile.metrics}:
        yield f"键 {key}.conflicts_with：metrics 中没有“{metric.conflicts_with}”"
    if (metric.basis is Basis.EVIDENCE) is not (metric.count is not None):
        yield f"键 {key}.count：basis 为 evidence 时必须给出，其他时不得给出"
    if metric.growth is not None and (metric.count is None or metric.growth.last <= metric.growth.first):
        yield f"键 {key}.growth：须有 count，且末年晚于首年"
    if metric.count is not None and not metric.growth and metric.count.is_money is not (metric.unit in MONEY_UNITS):
        yield f"键 {key}.unit：“{metric.unit}”与所计内容 {metric.count.what} 不符"
    if metric.count is not None and metric.count.kinds and metric.count.what is not What.PARTIES:
        yield f"键 {key}.count.kinds：只用于 what = parties"


def _faults_of_rule(rule: Rule) -> Iterator[str]:
    key = f"submission.{rule.id}"
    if rule.kind in {RuleKind.ORDER, RuleKind.PARTS, RuleKind.SEALS} and not rule.parts:
        yield f"键 {key}.parts：缺少此项"
    if rule.kind is RuleKind.DEADLINE and rule.until is None:
        yield f"键 {key}.until：缺少此项"
    if rule.kind is RuleKind.FILE_NAME and not rule.categories:
        yield f"键 {key}.categories：缺少此项"
