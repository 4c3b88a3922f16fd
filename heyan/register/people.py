"""Parties across packages: one credit code under several names, one address or telephone behind many receivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from heyan.register.particulars import LABELS, Particular, What
from heyan.register.shelf import Filing, Known
from heyan.register.words import elsewhere, who
from validators.findings import Check, CheckStatus, Evidence
from validators.names import Likeness, likeness

MANY = 3
"""Receivers behind one address, telephone or representative from which on a person should look: two may be a group."""
_NAMED_AT_MOST = 6

Renamed = Callable[[str, str], bool]
Others = Mapping[tuple[str, str], Sequence[Known]]


def findings_on_people(items: Sequence[Particular], others: Others, me: Filing, renamed: Renamed) -> Iterator[Check]:
    """Findings on the package.

    Args:
        items: what the package tells of its parties.
        others: what other packages tell under the same values.
        me: the package.
        renamed: whether the package proves that two names are one person's, before and after.
    """
    values: dict[tuple[What, str], list[Particular]] = {}
    for item in items:
        values.setdefault((item.what, item.value), []).append(item)
    for (what, value), mine in values.items():
        known = others.get((what.value, value), ())
        if what is What.CODE:
            yield from _other_names(mine, known, renamed)
        else:
            yield from _many_receivers(what, mine, known, me)


def _other_names(mine: Sequence[Particular], known: Iterable[Known], renamed: Renamed) -> Iterator[Check]:
    first = mine[0]
    others = [
        item
        for item in known
        if all(_apart(own.name, item.particular.name) and not renamed(own.name, item.particular.name) for own in mine)
    ]
    if not others:
        return
    names = "、".join(dict.fromkeys(f"“{item.particular.name}”" for item in others[:_NAMED_AT_MOST]))
    where = "；".join(f"{who(item.filing)}的 {_at(item.particular)}" for item in others[:_NAMED_AT_MOST])
    message = (
        f"统一社会信用代码 {first.value} 在 {_at(first)} 属于“{first.name}”，在其他材料中属于{names}（{where}）。"
        "请核实是否为同一单位更名；如已更名，请附工商变更证明。"
    )
    cited = tuple(
        elsewhere(item.filing, item.particular.file, item.particular.page, item.particular.box, what="信用代码")
        for item in others
    )
    yield Check("credit_code.number", CheckStatus.UNCLEAR, first.name, names, message, (_evidence(first),), cited)


def _many_receivers(what: What, mine: Sequence[Particular], known: Iterable[Known], me: Filing) -> Iterator[Check]:
    names: list[str] = []
    for name in (*(item.name for item in mine), *(item.particular.name for item in known)):
        if all(_apart(name, other) for other in names):
            names.append(name)
    if len(names) < MANY:
        return
    shown = mine[0].shown
    listed = "、".join(f"“{name}”" for name in names[:_NAMED_AT_MOST]) + (
        f"等 {len(names)} 家" if len(names) > _NAMED_AT_MOST else ""
    )
    places = [_at(item) for item in mine] + [f"{who(item.filing)}的 {_at(item.particular)}" for item in known]
    where = "；".join(places[:_NAMED_AT_MOST])
    message = (
        f"{len(names)} 个接受方的{LABELS[what]}同为 {shown}：{listed}（{where}）。请核实这些接受方之间是否有关联。"
    )
    cited = tuple(
        elsewhere(item.filing, item.particular.file, item.particular.page, item.particular.box, what=LABELS[what])
        for item in known
        if item.filing.id != me.id
    )
    evidence = tuple(_evidence(item) for item in mine)
    yield Check(
        "parties.unrelated", CheckStatus.UNCLEAR, f"接受方的{LABELS[what]}各不相同", shown, message, evidence, cited
    )


def _apart(name: str, other: str) -> bool:
    return likeness(name, other) is Likeness.OTHER


def _at(item: Particular) -> str:
    return f"{item.file} 第{item.page}页"


def _evidence(item: Particular) -> Evidence:
    return Evidence(item.document, item.field, item.page, item.box, item.file)
