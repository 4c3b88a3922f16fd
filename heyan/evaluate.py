"""`heyan evaluate DIR`: runs the product on samples and counts against their truth.

A sample is a folder with `<its name>.truth.json` beside it: a package where the truth has rows, else single documents.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heyan.measure import FieldResult, Measurement, Outcome, measure, wilson
from ocr.errors import InputError

if TYPE_CHECKING:
    from rich.table import Table

    from heyan.measure import RowResult
    from heyan.options import RunOptions

Json = dict[str, Any]
Run = Callable[[Path, Json], Json]
"""Runs the product on a sample's folder with its truth's head, and gives report.json (or the output of extract)."""

SUFFIX = ".truth.json"
_MISTAKES_SHOWN = 40


def evaluate_folder(folder: Path, options: RunOptions, *, as_json: bool, quiet: bool) -> Measurement:
    """Measure all samples in a folder (or the one sample that the folder is) and print the figures.

    Raises:
        InputError: there is no truth file, or one that cannot be read.
    """
    measured = evaluate(folder, _product(options, quiet=quiet))
    if as_json:
        print(json.dumps(summary(measured), ensure_ascii=False, indent=1))  # noqa: T201 - the command's output
    elif not quiet:
        show(measured)
    return measured


def evaluate(folder: Path, run: Run) -> Measurement:
    """The results of all samples in a folder, each read by `run`."""
    measured = Measurement()
    for sample, truth in samples_in(folder):
        measure(sample.name, truth, run(sample, truth), measured)
    return measured


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
    if truth.get("schema") != "heyan.truth/1":
        raise InputError(f"{file}：schema 应为 heyan.truth/1，实为 {truth.get('schema')}。")
    return truth


def _product(options: RunOptions, *, quiet: bool) -> Run:
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


def _rate(hits: int, trials: int) -> Json:
    low, high = wilson(hits, trials)
    share = round(hits / trials, 4) if trials else None
    return {"count": hits, "of": trials, "rate": share, "interval": [round(low, 4), round(high, 4)]}


def outcomes(results: Iterable[FieldResult]) -> Json:
    """Right, missing, wrong of the printed fields, each with its interval; extra ones counted beside."""
    counts = Counter(result.outcome for result in results)
    printed = counts[Outcome.RIGHT] + counts[Outcome.MISSING] + counts[Outcome.WRONG]
    found: Json = {item.value: _rate(counts[item], printed) for item in Outcome if item is not Outcome.EXTRA}
    return found | {"extra": counts[Outcome.EXTRA]}


def verdicts(rows: Sequence[RowResult]) -> Json:
    """What matters of the rows: planted ones supported and named, clean ones supported and contradicted."""
    planted, clean = [row for row in rows if row.named], [row for row in rows if not row.named]
    named = [hit for row in planted for hit in row.named.values()]
    return {
        "planted_supported": _rate(sum(row.found == "supported" for row in planted), len(planted)),
        "planted_named": _rate(sum(named), len(named)),
        "planted_as_expected": _rate(sum(row.found == row.expected for row in planted), len(planted)),
        "clean_supported": _rate(sum(row.found == "supported" for row in clean), len(clean)),
        "clean_contradicted": _rate(sum(row.found == "contradicted" for row in clean), len(clean)),
    }


def summary(measured: Measurement) -> Json:
    """All figures and every mistake as plain JSON."""
    groups = sorted({(result.kind, result.level) for result in measured.fields})
    names = sorted({(result.kind, result.name) for result in measured.fields})
    return {
        "fields": {
            f"{kind}/{level}": outcomes(item for item in measured.fields if (item.kind, item.level) == (kind, level))
            for kind, level in groups
        },
        "field_names": {
            f"{kind}.{name}": outcomes(item for item in measured.fields if (item.kind, item.name) == (kind, name))
            for kind, name in names
        },
        "all_fields": outcomes(measured.fields),
        "kinds": _rate(sum(item.kind == item.found for item in measured.kinds), len(measured.kinds)),
        "verdicts": verdicts(measured.rows),
        "rows": [asdict(row) for row in measured.rows],
        "mistakes": [asdict(item) for item in measured.fields if item.outcome is not Outcome.RIGHT],
        "kind_mistakes": [asdict(item) for item in measured.kinds if item.kind != item.found],
    }


def show(measured: Measurement) -> None:
    """The figures as tables in the terminal."""
    from rich.console import Console

    console = Console()
    figures = summary(measured)
    console.print(_field_table(figures))
    if measured.rows:
        console.print(_verdict_table(figures["verdicts"]))
        console.print(_row_table(measured.rows))
    console.print(_mistake_table(figures["mistakes"]))


def _share(rate: Json) -> str:
    if rate["rate"] is None:
        return "—"
    low, high = rate["interval"]
    return f"{rate['count']}/{rate['of']}  {rate['rate']:.1%}（{low:.1%}–{high:.1%}）"


def _field_table(figures: Json) -> Table:
    from rich.table import Table

    table = Table(title="字段（括号内为 95% 置信区间）", title_justify="left")
    for heading in ("材料/清晰度", "正确", "未给出", "给错", "多给"):
        table.add_column(heading)
    for group, counts in (*figures["fields"].items(), ("合计", figures["all_fields"])):
        shares = [_share(counts[name]) for name in ("right", "missing", "wrong")]
        table.add_row(group, *shares, str(counts["extra"]))
    table.add_row("材料种类", _share(figures["kinds"]), "", "", "")
    return table


def _verdict_table(figures: Json) -> Table:
    from rich.table import Table

    labels = {
        "planted_supported": "有差错的行被判支持（应为 0）",
        "planted_named": "差错被检查项指出",
        "planted_as_expected": "有差错的行结论与预期一致",
        "clean_supported": "无差错的行被判支持",
        "clean_contradicted": "无差错的行被判不符（应为 0）",
    }
    table = Table("结论", "行数与比例", title="结论与真值", title_justify="left")
    for key, label in labels.items():
        table.add_row(label, _share(figures[key]))
    return table


def _row_table(rows: Iterable[RowResult]) -> Table:
    from rich.table import Table

    table = Table("样本", "行", "应为", "判为", "差错", "有问题的检查项", title="与预期不同的行", title_justify="left")
    for row in rows:
        if row.found != row.expected or not all(row.named.values()):
            planted = "\n".join(f"{'✓' if hit else '✗'} {kind}" for kind, hit in row.named.items())
            table.add_row(row.package, str(row.row), row.expected, str(row.found), planted, " ".join(row.codes))
    return table


def _mistake_table(mistakes: Sequence[Json]) -> Table:
    from rich.table import Table

    title = f"不正确的字段（{len(mistakes)} 个，显示至多 {_MISTAKES_SHOWN} 个；--json 列出全部）"
    table = Table("文件", "页", "字段", "结果", "应为", "给出", title=title, title_justify="left")
    worst = sorted(mistakes, key=lambda item: (item["outcome"] != Outcome.WRONG, item["kind"], item["name"]))
    for item in worst[:_MISTAKES_SHOWN]:
        sides = ["\n".join(item[side]) for side in ("expected", "found")]
        table.add_row(item["file"], str(item["page"]), f"{item['kind']}.{item['name']}", item["outcome"].value, *sides)
    return table
