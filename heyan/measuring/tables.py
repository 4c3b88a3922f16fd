"""The figures of a measurement as tables, for the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from heyan.measuring.fields import Outcome

Json = dict[str, Any]
MISTAKES_SHOWN = 40
_LINES = {
    "numbers": "号码、代码、金额、日期：整项正确",
    "names": "当事人、名称：整项正确",
    "texts": "文字项（用途、备注、货物行等）：整项正确",
    "false": "给出的值有错（含无中生有）",
    "planted_supported": "有差错的行被判支持（应为 0）",
    "clean_supported": "无差错的行被判支持",
}
_COLUMNS = {"clean, scan": "清晰、扫描", "bad, photo, fax": "差、照片、传真"}
_VERDICTS = {
    "planted_supported": "有差错的行被判支持（应为 0）",
    "planted_named": "差错被检查项指出",
    "planted_as_expected": "有差错的行结论与预期一致",
    "clean_supported": "无差错的行被判支持",
    "clean_contradicted": "无差错的行被判不符（应为 0）",
}
_FIGURES = {"metric": "项目指标", "total": "申报书表格与清单合计", "submission": "形式要求"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its title, its headings, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def to_markdown(self) -> str:
        """The table as Markdown, its title above."""
        lines = [f"## {self.title}", "", _line(self.heads), _line(("---",) * len(self.heads))]
        return "\n".join([*lines, *(_line(row) for row in self.rows)]) + "\n"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "¦").replace("\n", " ") for cell in cells) + " |"


def share(rate: Json) -> str:
    """`95/100  95.0 %（88.8–97.8）`; a dash of nothing."""
    if rate["rate"] is None:
        return "—"
    low, high = (f"{edge * 100:.1f}" for edge in rate["interval"])
    return f"{rate['count']}/{rate['of']}  {rate['rate'] * 100:.2f} %（{low}–{high}）"


def sheets(figures: Json, *, blind: bool = False, mistakes: int = MISTAKES_SHOWN) -> list[Sheet]:
    """All tables that have something to say, the accuracy table first.

    `blind`: no layout and no single mistake is named, so that what is kept for judging stays unknown.
    """
    found = [_accuracy(figures["table"]), _fields(figures), _calibration(figures), _cuts(figures)]
    found += [_verdicts(figures["verdicts"]), _codes(figures["codes"]), _figures(figures)]
    if not blind:
        found += [_layouts(figures["layouts"]), _rows(figures["rows"]), _mistakes(figures["mistakes"], mistakes)]
    return [sheet for sheet in found if sheet.rows]


def _accuracy(table: Json) -> Sheet:
    rows = tuple((label, *(share(table[column][name]) for column in _COLUMNS)) for name, label in _LINES.items())
    return Sheet("总表（括号内为 95% 置信区间）", ("", *_COLUMNS.values()), rows)


def _outcome_cells(counts: Json) -> tuple[str, ...]:
    return (*(share(counts[name]) for name in ("right", "missing", "wrong")), str(counts["extra"]))


_HEADS = ("正确", "未给全", "给错", "多给")


def _fields(figures: Json) -> Sheet:
    groups = (*figures["fields"].items(), ("合计", figures["all_fields"]))
    return Sheet(
        "字段，按材料、清晰度、版式用途",
        ("材料", *_HEADS),
        tuple((name, *_outcome_cells(counts)) for name, counts in groups),
    )


def _layouts(layouts: Json) -> Sheet:
    rows = tuple((name, *_outcome_cells(counts)) for name, counts in layouts.items())
    return Sheet("字段，按版式", ("版式", *_HEADS), rows)


def _calibration(figures: Json) -> Sheet:
    bins = (*figures["calibration"]["bins"].items(), ("≥ 0.95 合计", figures["calibration"]["sure"]))
    rows = tuple((name, share(rate)) for name, rate in bins if rate["of"])
    return Sheet("置信度与实际正确率", ("置信度", "给出的值正确"), rows)


def _cuts(figures: Json) -> Sheet:
    rows = [("材料种类判断正确", share(figures["kinds"]))]
    rows += [
        (label, share(figures["cuts"][name]))
        for name, label in (("bound", "合订文件中材料切分完全正确"), ("single", "单份文件切分完全正确"))
        if figures["cuts"][name]["of"]
    ]
    rows.append(("真值中没有的材料", str(figures["surplus_documents"])))
    return Sheet("种类与切分", ("", "份数与比例"), tuple(rows) if figures["kinds"]["of"] else ())


def _verdicts(figures: Json) -> Sheet:
    rows = tuple((label, share(figures[name])) for name, label in _VERDICTS.items() if figures[name]["of"])
    return Sheet("结论与真值", ("结论", "行数与比例"), rows)


def _codes(codes: Json) -> Sheet:
    rows = tuple(
        (name, share(item["named"]), str(item["by_this_code"]), str(item["supported"]), share(item["on_clean_rows"]))
        for name, item in codes.items()
    )
    heads = ("检查项", "差错行被指出", "由本项指出", "差错行被判支持", "无差错行上出现问题")
    return Sheet("检查项", heads, rows)


def _rows(rows: Sequence[Json]) -> Sheet:
    found = []
    for row in rows:
        if row["found"] != row["expected"] or not all(row["named"].values()):
            planted = " ".join(f"{'✓' if hit else '✗'} {kind}" for kind, hit in row["named"].items())
            found.append(
                (row["package"], str(row["row"]), row["expected"], str(row["found"]), planted, " ".join(row["codes"]))
            )
    return Sheet("与预期不同的行", ("样本", "行", "应为", "判为", "差错", "有问题的检查项"), tuple(found))


def _figures(figures: Json) -> Sheet:
    rows = tuple(
        (label, share(item["right"]), share(item["planted_named"]), str(item["false_alarms"]))
        for name, label in _FIGURES.items()
        if (item := figures["figures"][name])["right"]["of"] or item["false_alarms"]
    )
    return Sheet("申报书", ("", "与真值一致", "差错被指出", "误报"), rows)


def _mistakes(mistakes: Sequence[Json], most: int) -> Sheet:
    worst = sorted(mistakes, key=lambda item: (not Outcome(item["outcome"]).is_false, item["kind"], item["name"]))
    rows = tuple(
        (
            item["file"], str(item["page"]), item["level"], item["layout"], f"{item['kind']}.{item['name']}",
            str(Outcome(item["outcome"]).value), "；".join(item["expected"]), "；".join(item["found"]),
        )
        for item in worst[:most]
    )  # fmt: skip
    title = f"不正确的字段（{len(mistakes)} 个，列出 {len(rows)} 个，给错的在前；--json 列出全部）"
    return Sheet(title, ("文件", "页", "清晰度", "版式", "字段", "结果", "应为", "给出"), rows)
