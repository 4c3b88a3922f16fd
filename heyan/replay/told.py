"""What a replay says on the screen and as JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from heyan.exits import Exit
from heyan.replay.run import Replay, replay
from heyan.report.as_json import dumps
from heyan.screen import page_progress

if TYPE_CHECKING:
    from heyan.options import RunOptions

SCHEMA = "heyan.replay/1"
_MOST_LINES = 200


def replay_report(report: Path, package: Path | None, options: RunOptions, *, as_json: bool, quiet: bool) -> int:
    """Run a report again and say what differs; 0 for nothing, 1 for something. Raises as `replay`."""
    with page_progress("重跑", quiet=quiet) as progress:
        found = replay(report, package, options, progress)
    if as_json:
        click.echo(dumps(as_plain(found)), nl=False)
    elif not quiet:
        click.echo("\n".join(lines(found)))
    return Exit.SUPPORTED if found.same else Exit.NOT_SUPPORTED


def as_plain(found: Replay) -> dict[str, Any]:
    """The outcome for programs."""
    return {
        "schema": SCHEMA,
        "report": found.report,
        "package": found.package,
        "same": found.same,
        "rows": found.rows,
        "reasons": list(found.reasons),
        "differences": [asdict(item) for item in found.differences],
    }


def lines(found: Replay) -> Iterator[str]:
    """The outcome for people: reasons first, then row by row."""
    yield f"重跑 {found.package}，与 {found.report} 比较："
    if found.same:
        yield f"  没有差异：{found.rows} 行的结论、检查和全部内容都与原报告相同（生成时间除外）。"
        if found.reasons:
            yield "  以下已与当时不同，但没有影响结果："
            yield from (f"    {reason}" for reason in found.reasons)
        return
    yield f"  有 {len(found.differences)} 处差异。"
    if found.reasons:
        yield "  可能的原因："
        yield from (f"    {reason}" for reason in found.reasons)
    else:
        yield "  程序、模型、规则、选项和输入都没有变，结果却不同：请把两份报告交给维护者。"
    grouped: dict[int | None, list[str]] = defaultdict(list)
    for item in found.differences[:_MOST_LINES]:
        grouped[item.row].append(f"    {item.what}：{item.before or '（无）'} → {item.after or '（无）'}")
    for row, told in grouped.items():
        yield f"  第 {row} 行" if row is not None else "  整包"
        yield from told
    if len(found.differences) > _MOST_LINES:
        yield f"  （其余 {len(found.differences) - _MOST_LINES} 处见 --json）"
