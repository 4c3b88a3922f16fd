"""`heyan doctor`: what this machine lacks, and the command that mends it."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from extract.machine import probe_formats
from heyan.options import default_cache_folder
from ocr.errors import told
from ocr.machine import Probe, probe_machine


def examine(*, as_json: bool) -> bool:
    """Look at the machine and print what was found.

    Returns:
        Whether everything that verifying needs is there.
    """
    probes = [_python(), *probe_machine(), *probe_formats(), _cache()]
    if as_json:
        sys.stdout.write(json.dumps([asdict(probe) for probe in probes], ensure_ascii=False, indent=1) + "\n")
    else:
        _show(probes)
    return all(probe.ok for probe in probes if probe.needed)


def _python() -> Probe:
    found = ".".join(str(part) for part in sys.version_info[:3])
    return Probe(
        "Python", (3, 11) <= sys.version_info[:2] < (3, 13), found, "请安装 Python 3.11：apt-get install python3.11"
    )


def _cache() -> Probe:
    folder = default_cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Probe(
            "缓存目录",
            ok=False,
            detail=f"{folder}：{told(error)}",
            remedy="请检查目录权限，或运行时用 --cache 另选目录。",
        )
    return Probe("缓存目录", ok=True, detail=str(Path(folder)), remedy="")


def _show(probes: list[Probe]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title="本机检查", title_justify="left")
    for heading in ("项目", "结果", "情况", "处理办法"):
        table.add_column(heading, overflow="fold")
    for probe in probes:
        mark = (
            Text("正常", style="green")
            if probe.ok
            else Text("缺少", style="red")
            if probe.needed
            else Text("可选", style="yellow")
        )
        table.add_row(Text(probe.name), mark, Text(probe.detail), Text("" if probe.ok else probe.remedy))
    Console().print(table)
