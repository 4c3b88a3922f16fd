"""`heyan evaluate DIR`: runs the product on samples and counts against their truth.

A sample is a folder with `<its name>.truth.json` beside it: a package where the truth has rows, else single documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heyan.measuring import Measurement, measure
from heyan.measuring.summary import summary
from heyan.measuring.tables import sheets
from ocr.errors import InputError, told

if TYPE_CHECKING:
    from heyan.options import RunOptions

Json = dict[str, Any]
Run = Callable[[Path, Json], Json]
"""Runs the product on a sample's folder with its truth's head, and gives report.json (or the output of extract)."""

SUFFIX = ".truth.json"
_SCHEMA = "heyan.truth/1"


def evaluate_folder(
    folder: Path,
    options: RunOptions,
    *,
    as_json: bool,
    quiet: bool,
    out: Path | None = None,
    mistakes: Path | None = None,
) -> Measurement:
    """Measure all samples in a folder (or the one sample that the folder is) and print the figures.

    `out`: a file to which the tables are written as Markdown; `mistakes`: a page with a picture of every mistake.

    Raises:
        InputError: there is no truth file, or one that cannot be read, or a file cannot be written.
    """
    measured = evaluate(folder, product(options, quiet=quiet))
    figures = summary(measured)
    if as_json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))  # noqa: T201 - the command's output
    elif not quiet:
        show(figures)
    if out is not None:
        write_markdown(figures, out)
    if mistakes is not None:
        from heyan.measuring.gallery import write_gallery

        write_gallery(measured, {_name(folder, sample): sample for sample, _ in samples_in(folder)}, options, mistakes)
    return measured


def evaluate(folder: Path, run: Run) -> Measurement:
    """The results of all samples in a folder, each read by `run`."""
    measured = Measurement()
    for sample, truth in samples_in(folder):
        measure(_name(folder, sample), truth, run(sample, truth), measured)
    return measured


def _name(folder: Path, sample: Path) -> str:
    """What a sample is called in the results: where it lies below the folder, else its name."""
    return sample.relative_to(folder).as_posix() if folder in sample.parents else sample.name


def samples_in(folder: Path) -> list[tuple[Path, Json]]:
    """The samples of a folder with their truths, by name.

    Raises:
        InputError: there is no truth file, or one that cannot be read, or its sample is missing.
    """
    own = folder.resolve().with_name(folder.resolve().name + SUFFIX)
    files = sorted(folder.rglob(f"*{SUFFIX}")) or ([own] if own.is_file() else [])
    if not files:
        raise InputError(f"{folder}：没有找到 *{SUFFIX}。请给出样本所在目录，真值文件与样本文件夹并列。")
    return [(_sample_of(file), _truth(file)) for file in files]


def _sample_of(file: Path) -> Path:
    sample = file.with_name(file.name.removesuffix(SUFFIX))
    if not sample.exists():
        raise InputError(f"{file}：旁边没有样本 {sample.name}。")
    return sample


def _truth(file: Path) -> Json:
    try:
        truth: Json = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{file}：不是有效的 JSON（{error}）。") from error
    if truth.get("schema") != _SCHEMA:
        raise InputError(f"{file}：schema 应为 {_SCHEMA}，实为 {truth.get('schema')}。")
    return truth


def product(options: RunOptions, *, quiet: bool) -> Run:
    """The product itself: packages are verified, sets of documents extracted."""
    from heyan.pipeline import verify
    from heyan.reading import extract
    from heyan.report.as_json import extraction_json, report_json
    from heyan.screen import page_progress

    def run(sample: Path, truth: Json) -> Json:
        with page_progress(f"读取 {sample.name}", quiet=quiet) as progress:
            if truth["rows"]:
                return report_json(verify(sample, replace(options, programme=truth["programme"]), progress))
            return extraction_json(extract([sample], options, progress))

    return run


def show(figures: Json) -> None:
    """The figures as tables in the terminal."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    for sheet in sheets(figures):
        table = Table(title=sheet.title, title_justify="left")
        for head in sheet.heads:
            table.add_column(head, overflow="fold")
        for row in sheet.rows:
            table.add_row(*row)
        console.print(table)


def write_markdown(figures: Json, out: Path, *, head: str = "# 准确率\n", blind: bool = False) -> None:
    """Write the tables to a file; `blind`: without naming layouts and single mistakes.

    Raises:
        InputError: the file cannot be written.
    """
    text = "\n".join([head, *(sheet.to_markdown() for sheet in sheets(figures, blind=blind))])
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out}：无法写入（{told(error)}）。") from error
