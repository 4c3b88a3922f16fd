"""`heyan sample`: draws a sample and writes working papers, or takes them back and concludes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from heyan.exits import Exit
from heyan.report.as_json import dumps
from heyan.sampling.draw import draw_sample
from heyan.sampling.evaluation import evaluate
from heyan.sampling.evidence_sheet import Evidence
from heyan.sampling.findings import open_papers, read_findings, sample_of
from heyan.sampling.frame import frame_of
from heyan.sampling.papers import working_papers
from heyan.sampling.tables import find_sample, keep_sample, sample_id
from heyan.sampling.told import add_conclusion, concluded, conclusion_plain, draw_plain
from heyan.sampling.words import described
from heyan.whole import write_whole
from heyan.workspace.packages import dossier_of, pictures_of, report_of
from ocr.errors import InputError, told
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.sampling.plan import Plan
    from heyan.workspace.place import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sample is drawn from: rows under these verdicts, packages of this programme (None: all).

    `cache` is where pictures of the evidence come from.
    """

    verdicts: Collection[Verdict]
    programme: str | None
    cache: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How results are told."""

    as_json: bool
    quiet: bool


def draw_papers(workspace: Workspace, asked: Asked, plan: Plan, out: Path | None, shown: Shown) -> int:
    """Draw a sample, keep it in the workspace, write its working papers.

    Raises:
        InputError: there is nothing to draw from, or the file cannot be written.
    """
    draw = draw_sample(frame_of(workspace, asked.verdicts, plan.amount, asked.programme), plan)
    out = out or Path(f"审计底稿-{sample_id(draw)}.xlsx")
    _refuse_overwriting(out)
    data = working_papers(draw, lambda package: _evidence(workspace, package, asked.cache))
    keep_sample(workspace, draw)
    _write(out, data)
    if shown.as_json:
        click.echo(dumps(draw_plain(draw) | {"file": str(out)}), nl=False)
    elif not shown.quiet:
        click.echo("\n".join(f"{name}：{value}" for name, value in described(draw)))
        click.echo(f"底稿：{out}")
    return Exit.SUPPORTED


def conclude_papers(workspace: Workspace, papers: Path, out: Path | None, shown: Shown) -> int:
    """Take working papers back and conclude; 0 where the bound is within what is tolerable, else 1.

    Raises:
        InputError: they cannot be read, were altered, are not filled, or are of another workspace.
    """
    book = open_papers(papers)
    draw = find_sample(workspace, sample_of(book))
    found = evaluate(draw, read_findings(book, draw))
    add_conclusion(book, found)
    out = out or papers.with_name(f"{papers.stem}-评价.xlsx")
    try:
        book.save(out)
    except OSError as error:
        raise _unwritable(out, error) from error
    if shown.as_json:
        click.echo(dumps(conclusion_plain(found) | {"file": str(out)}), nl=False)
    elif not shown.quiet:
        click.echo("\n".join(f"{name}：{value}" for name, value in concluded(found)))
        click.echo(f"评价结论：{out}")
    return Exit.SUPPORTED if found.tolerable else Exit.NOT_SUPPORTED


def _evidence(workspace: Workspace, package: int, cache: str) -> Evidence:
    dossier = dossier_of(workspace, package)
    turns = {(note.file, note.number): note.turn for note in dossier.pages}
    return Evidence(report_of(workspace, package), turns, pictures_of(workspace, package, cache).jpegs)


def _refuse_overwriting(out: Path) -> None:
    """Working papers that are there may have been filled."""
    if out.exists():
        raise InputError(f"{out} 已存在，可能已经填写，未予覆盖。请移走它，或用 --out 另选文件名。")


def _write(out: Path, data: bytes) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(out, data)
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> InputError:
    return InputError(f"无法写入 {out}（{told(error)}）。请检查权限和磁盘空间，或用 --out 另选文件名。")
