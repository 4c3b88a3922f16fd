"""What a terminal shows: progress on standard error, summaries on standard output."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from heyan.report.labels import FIELDS, KINDS, SUBTYPES, label
from heyan.report.model import VERDICT_LABELS
from heyan.report.shown import shown
from validators.findings import Verdict, in_trouble

if TYPE_CHECKING:
    from pathlib import Path

    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from heyan.overview.model import Overview
    from heyan.reading import Progress
    from heyan.report.model import Extraction, Report
    from parsers.reading import Document, Field
    from validators.judge import RowJudgement

_COLOURS = {
    Verdict.CONTRADICTED: "red",
    Verdict.INCOMPLETE: "yellow",
    Verdict.UNCLEAR: "magenta",
    Verdict.SUPPORTED: "green",
}


@contextmanager
def page_progress(title: str, *, quiet: bool) -> Iterator[Progress]:
    """A bar of pages read with the time that remains, on standard error; nothing when quiet."""
    with _bars(quiet=quiet) as progress:
        bar = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(bar, completed=done, total=total)


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar for the packages of a batch that are done, and one for each that is under way. Threads may share it."""

    progress: RichProgress
    whole: TaskID

    @contextmanager
    def package(self, name: str) -> Iterator[Progress]:
        """The bar of a package, gone when it is done."""
        bar = self.progress.add_task(f"读取 {name}", total=None)
        try:
            yield lambda done, total: self.progress.update(bar, completed=done, total=total)
        finally:
            self.progress.remove_task(bar)
            self.progress.advance(self.whole)


@contextmanager
def batch_progress(packages: int, *, quiet: bool) -> Iterator[Bars]:
    """Bars of a batch of so many packages, on standard error; nothing when quiet."""
    with _bars(quiet=quiet) as progress:
        yield Bars(progress, progress.add_task("材料包", total=packages))


def _bars(*, quiet: bool) -> RichProgress:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("已用"),
        TimeElapsedColumn(),
        TextColumn("剩余"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), disable=quiet)


def show_report(report: Report, out: Path) -> None:
    """The verdict table, the counts, and where the report lies."""
    console = Console()
    console.print(_row_table(report))
    console.print(_count_line(report))
    unread = [file for file in report.files if file.status.value == "unreadable"]
    for line in dict.fromkeys([file.message for file in unread] + _unread_pages(report)):
        _tell_unread(console, line)
    console.print(f"报告：{out / 'report.html'}（另有 report.xlsx、report.json）", soft_wrap=True, highlight=False)


def _unread_pages(report: Report) -> list[str]:
    """Messages of the pages that could not be read, in files of which others could."""
    return [page.message for page in report.pages if page.status.value == "unreadable"]


def _tell_unread(console: Console, message: str) -> None:
    """A message that names a file, on one line, whatever characters the name holds."""
    shown = "".join(char if char.isprintable() else "?" for char in message)
    console.print(Text(f"未能读取：{shown}", style="yellow"), soft_wrap=True)


def _row_table(report: Report) -> Table:
    """A line a row: verdict, what is claimed, and the worst that was found."""
    table = Table(title="逐行核验结果", title_justify="left", show_lines=False, pad_edge=False)
    table.add_column("行", justify="right", no_wrap=True)
    table.add_column("结论", no_wrap=True)
    table.add_column("专利号；供给方 → 接受方；要点", overflow="fold", ratio=1)
    for row in report.judgement.rows:
        claimed = row.claim.claimed
        shown = Text("、".join(claimed.patent_numbers) or "（无专利号）", style="bold")
        shown.append(f"  {claimed.supplier or '—'} → {claimed.receiver or '—'}", style="not bold")
        if reason := _worst(row):
            shown.append(f"\n{reason}", style="not bold dim")
        table.add_row(str(row.claim.row), Text(VERDICT_LABELS[row.verdict], style=_COLOURS[row.verdict]), shown)
    return table


def _worst(row: RowJudgement) -> str:
    """The message of the worst check in trouble, and how many more there are."""
    found = in_trouble(row.checks)
    more = f"（另有 {len(found) - 1} 项）" if len(found) > 1 else ""
    return found[0].message + more if found else ""


def _count_line(report: Report) -> Text:
    line = Text("合计：")
    for verdict, count in report.rows_by_verdict().items():
        line.append(f"{VERDICT_LABELS[verdict]} {count} 行  ", style=_COLOURS[verdict])
    pages = sum(1 for page in report.pages)
    line.append(f"（{len(report.files)} 个文件，{pages} 页，{len(report.documents)} 份材料）")
    return line


def show_overview(overview: Overview, root: Path) -> None:
    """A line a package, what could not be verified, and where the overview lies."""
    console = Console()
    table = Table(title="材料包核验总览", title_justify="left", pad_edge=False)
    table.add_column("材料包", overflow="fold", ratio=1)
    for verdict, name in VERDICT_LABELS.items():
        table.add_column(name, justify="right", style=_COLOURS[verdict], no_wrap=True)
    table.add_column("跨包发现", justify="right", no_wrap=True)
    for line in overview.lines:
        counts = [str(line.rows.get(verdict, 0) or "") for verdict in VERDICT_LABELS]
        shown = Text(line.name)
        if line.error:
            shown.append(f"\n未能核验：{line.error}", style="red")
        table.add_row(shown, *counts, str(len(line.across) or ""))
    console.print(table)
    console.print(f"总览：{root / 'overview.html'}（另有 overview.xlsx）", soft_wrap=True, highlight=False)


def show_extraction(extraction: Extraction) -> None:
    """Every document with its fields, one a line: name, value or what stands there, place."""
    console = Console()
    for document in extraction.documents:
        console.print(_field_table(document))
    for file in extraction.files:
        if file.status.value != "read":
            _tell_unread(console, file.message or file.path)


def _field_table(document: Document) -> Table:
    first, last = document.pages
    pages = f"第 {first} 页" if first == last else f"第 {first}–{last} 页"
    kind = " · ".join(filter(None, (label(KINDS, document.kind), label(SUBTYPES, document.subtype))))
    table = Table(title=f"{document.file} {pages}：{kind}", title_justify="left")
    for heading in ("字段", "值", "原文", "置信度", "页"):
        table.add_column(heading, overflow="fold")
    for name, fields in document.fields.items():
        for field in fields:
            best = field.best
            sure, page = f"{field.confidence:.2f}", str(best.page)
            table.add_row(label(FIELDS, name), Text(_shown(field)), Text(best.text), sure, page)
    return table


def _shown(field: Field) -> str:
    if field.conflict:
        return "（各处不一致）"
    return shown(field.value)
