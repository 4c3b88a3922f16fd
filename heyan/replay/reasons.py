"""Why two runs of one report may differ: another program, other models, rules or options, other input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]

_PARTS = (
    ("version", "程序版本"),
    ("source", "程序源码"),
    ("engine", "识别引擎"),
    ("rules", "判定规则"),
)
_NAMED_AT_MOST = 10


def reasons(old: Json, new: Json, settings: Json, entities: str | None) -> tuple[str, ...]:
    """What is not as it was, in Chinese.

    Args:
        old: the report as it was written.
        new: the report of the second run.
        settings: the options that the old one records.
        entities: SHA-256 of the entities list that was used now.
    """
    decided = ("报告中有评审人的决定：重跑的只是机器部分，更正的值和指定的材料不重放",) * ("review" in old)
    return (
        *decided,
        *_tool(old["package"]["tool"], new["package"]["tool"]),
        *_options(settings, entities, new["package"]["tool"]["settings"]),
        *_input(old["files"], new["files"]),
        *_beyond(old),
    )


def _beyond(old: Json) -> Iterator[str]:
    """Other packages with which the old one was compared."""
    checks = [check for row in old["claims"] for check in row["checks"]] + list(old["findings"])
    names = dict.fromkeys(place["package"] for check in checks for place in check.get("elsewhere", ()))
    if names:
        shown = "、".join(list(names)[:_NAMED_AT_MOST])
        yield f"原报告引用了同批或工作区中的其他材料包（{shown}），重新运行只看本材料包，不做跨包比对"


def _tool(old: Json, new: Json) -> Iterator[str]:
    for name, word in _PARTS:
        if old.get(name) != new[name]:
            yield f"{word}：{_short(old.get(name))} → {_short(new[name])}"
    for model in sorted({*old["models"], *new["models"]}):
        before, after = old["models"].get(model), new["models"].get(model)
        if before != after:
            yield f"识别模型 {model}：{_short(before)} → {_short(after)}"


def _options(settings: Json, entities: str | None, now: Json) -> Iterator[str]:
    if settings["entities_sha256"] != entities:
        yield "单位名单的内容与原来不同"
    if settings["passwords"] and not now["passwords"]:
        yield "原来给了密码文件，这次没有（用 --passwords 给出）"
    if settings["programme"] != now["programme"]:
        yield f"项目规则：{settings['programme'] or '通用'} → {now['programme'] or '通用'}"


def _input(old: Sequence[Json], new: Sequence[Json]) -> Iterator[str]:
    """Files that came, went or changed; what was not opened has no content to compare."""
    before, after = ({file["path"]: file["sha256"] for file in files} for files in (old, new))
    gone = [path for path in before if path not in after]
    come = [path for path in after if path not in before]
    changed = [path for path in before if path in after and before[path] != after[path]]
    for word, paths in (("少了", gone), ("多了", come), ("内容变了", changed)):
        if paths:
            more = f" 等 {len(paths)} 个" if len(paths) > _NAMED_AT_MOST else ""
            yield f"输入文件{word}：{'、'.join(paths[:_NAMED_AT_MOST])}{more}"


def _short(value: object) -> str:
    """A version or the beginning of a hash, on one line."""
    text = " ".join(str(value or "（无）").split())
    return text if len(text) <= 40 else f"{text[:24]}…"
