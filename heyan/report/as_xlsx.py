"""report.xlsx: the list as submitted with verdict, reasons and links beside every row, and every check on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from heyan.report.as_json import plain
from heyan.report.cells import BOXED, FILLS, TITLE, write_head, write_line
from heyan.report.decided import decision_words, signed
from heyan.report.labels import ACTS, BASES, FIELDS, FILE_STATUS, KINDS, MODES, STATUS, SUBTYPES, label
from heyan.report.model import VERDICT_LABELS
from heyan.report.shown import shown
from heyan.report.workbook import Book, letters
from parsers.claims import COLUMN_WORDS, Claimed
from validators.findings import Check, in_trouble
from validators.integrity_words import integrity_words
from validators.metrics import Measured
from validators.metrics import finding as metric_finding
from validators.metrics import shown as amount_shown

if TYPE_CHECKING:
    from heyan.desk.standing import Standing
    from heyan.report.model import Report, Reviewed
    from heyan.report.workbook import Sheet, Style
    from parsers.reading import Document
    from validators.findings import Verdict
    from validators.judge import RowJudgement

_AMOUNTS = ("contract_amount", "received_amount", "patent_amount")
_MONEY = replace(BOXED, money=True)


def report_xlsx(report: Report) -> bytes:
    """The workbook. Text from the package is written as text, never as a formula."""
    book = Book()
    _list_sheet(book.sheet("核验结论"), report)
    _check_sheet(book.sheet("检查明细"), report)
    if report.reviewed is not None:
        _review_sheet(book.sheet("评审记录"), report.reviewed)
    if report.judgement.metrics or report.judgement.submission:
        _programme_sheet(book.sheet("项目指标"), report)
    _document_sheet(book.sheet("材料字段"), report)
    _cut_sheet(book.sheet("清单与切分"), report)
    _file_sheet(book.sheet("文件"), report)
    return book.saved()


def _list_sheet(sheet: Sheet, report: Report) -> None:
    """Columns in the order and with the headings of the submitted list, then what was found."""
    columns = dict(report.claim_list.columns)
    sheet.write(1, 1, report.claim_list.title or "专利转化清单", TITLE)
    sheet.merged = f"A1:{letters(len(columns) + 4)}1"
    headings = ["序号", *columns.values(), "核验结论", "原因", "对应材料", "清单位置"]
    widths = [6, *(20 for _ in columns), 10, 60, 40, 26]
    if report.reviewed is not None:
        headings, widths = [*headings, "评审结论", "评审意见", "评审人"], [*widths, 10, 50, 22]
    write_head(sheet, 2, headings, widths)
    for index, row in enumerate(report.judgement.rows, start=3):
        _list_row(sheet, index, row, list(columns), report)
    sheet.filtered = f"A2:{letters(len(headings))}{len(report.judgement.rows) + 2}"


def _list_row(sheet: Sheet, index: int, row: RowJudgement, names: list[str], report: Report) -> None:
    sheet.write(index, 1, row.claim.row, BOXED)
    for column, name in enumerate(names, start=2):
        look = _MONEY if name in _AMOUNTS else BOXED
        sheet.write(index, column, _claimed(row.claim.claimed, name, row.claim.raw.get(name, "")), look)
    verdict = sheet.write(index, len(names) + 2, VERDICT_LABELS[row.verdict], _filled(row.verdict))
    verdict.link = f"report.html#row-{row.claim.row}"
    reasons = "\n".join(f"【{label(STATUS, check.status)}】{check.message}" for check in in_trouble(row.checks))
    sheet.write(index, len(names) + 3, reasons, BOXED)
    mine = [document for document in report.documents if document.id in set(row.documents)]
    links = sheet.write(index, len(names) + 4, "\n".join(_places(mine)), BOXED)
    if mine:
        links.link = verdict.link
    place = row.claim.place
    sheet.write(index, len(names) + 5, f"{place.file} {place.label or f'第 {place.page} 页'}", BOXED)
    if report.reviewed is not None:
        _review_cells(sheet, index, len(names) + 6, report.reviewed.rows.get(row.claim.row))


def _review_cells(sheet: Sheet, index: int, column: int, standing: Standing | None) -> None:
    """The reviewer's verdict on a row, what was said of it, and who settled it when."""
    verdict, said, by = (sheet.write(index, column + place, text, BOXED) for place, text in enumerate(("未决", "", "")))
    if standing is None:
        return
    lines = [decision_words(decision) for decision in (*standing.changes, *standing.notes)]
    lines += [f"以前在其他内容上的决定：{decision_words(item.decision)}；{item.why}" for item in standing.earlier]
    if standing.settled is not None and standing.verdict is not None:
        verdict.value, verdict.style = VERDICT_LABELS[standing.verdict], _filled(standing.verdict)
        lines = [decision_words(standing.settled), *lines]
        by.value = signed(standing.settled)
    said.value = "\n".join(lines)


def _review_sheet(sheet: Sheet, reviewed: Reviewed) -> None:
    """Every decision in the order in which they were made, those on rows that are no longer there at the end."""
    write_head(sheet, 1, ["序号", "行", "决定", "内容", "评审人", "时间", "当时机器结论"], [8, 8, 14, 90, 18, 20, 14])
    made = sorted(
        (decision for standing in reviewed.rows.values() for decision in standing.history), key=lambda item: item.number
    )
    for index, decision in enumerate([*made, *reviewed.strays], start=2):
        values = [
            decision.number,
            decision.ground.number,
            label(ACTS, decision.act.value),
            decision_words(decision),
            decision.who,
            f"{decision.when.astimezone():%Y-%m-%d %H:%M:%S}",
            VERDICT_LABELS[decision.ground.verdict],
        ]
        write_line(sheet, index, values, wrapped=(4,))


def _filled(verdict: Verdict) -> Style:
    return replace(BOXED, fill=FILLS[verdict])


def _places(documents: Iterable[Document]) -> Iterator[str]:
    """Where documents begin, and the files on which they go on."""
    for document in documents:
        yield f"{document.file} 第 {document.pages[0]} 页"
        yield from document.more_files


def _claimed(claimed: Claimed, name: str, raw: str) -> object:
    """A claimed value as a spreadsheet knows it; the cell's own text where it made no sense."""
    value = getattr(claimed, name, None)
    if name in _AMOUNTS and value is not None:
        return float(value)
    if name == "mode" and value is not None:
        return label(MODES, value.value)
    if isinstance(value, tuple):
        return "\n".join(value) or raw
    return raw if value is None else plain(value)


def _check_sheet(sheet: Sheet, report: Report) -> None:
    write_head(sheet, 1, ["行", "检查项", "结果", "申报/应为", "材料所示", "说明", "位置"], [6, 24, 10, 30, 30, 60, 50])
    files = {document.id: document.file for document in report.documents}
    checks = [(row.claim.row, check) for row in report.judgement.rows for check in row.checks]
    for index, (row, check) in enumerate([*checks, *(("整包", found) for found in report.judgement.findings)], start=2):
        here = (f"{item.file or files[item.document]} 第 {item.page} 页" for item in check.evidence)
        there = (f"{place.package}：{place.file} 第 {place.page} 页" for place in check.elsewhere)
        places = dict.fromkeys((*here, *there))
        values = [
            row,
            check.code,
            label(STATUS, check.status),
            check.expected,
            check.found,
            check.message,
            "\n".join(places),
        ]
        write_line(sheet, index, values, wrapped=(4, 5, 6, 7))
    sheet.filtered = f"A1:G{max(2, sheet.last_row)}"


def _programme_sheet(sheet: Sheet, report: Report) -> None:
    """Metrics, the form's totals and the rules of submission, one under another."""
    write_head(sheet, 1, ["项目", "要求", "申报书填报", "材料核实", "结果", "说明"], [50, 24, 24, 24, 10, 90])
    lines = [_metric_line(item) for item in report.judgement.metrics]
    lines += [
        (
            f"申报书合计：{total.label}",
            f"清单合计 {total.check.expected}",
            total.check.found,
            total.verified,
            total.check,
        )
        for total in report.judgement.totals
    ]
    lines += [(f"报送规则：{check.expected}", "", check.found, "", check) for check in report.judgement.submission]
    for index, (name, required, stated, verified, check) in enumerate(lines, start=2):
        write_line(
            sheet, index, [name, required, stated, verified, label(STATUS, check.status), check.message], wrapped=(1, 6)
        )


def _metric_line(item: Measured) -> tuple[str, str, str | None, str, Check]:
    metric, check = item.metric, metric_finding(item)
    stated = None if item.stated is None else amount_shown(item.stated, metric.unit)
    verified = label(BASES, metric.basis.value) if item.verified is None else amount_shown(item.verified, metric.unit)
    inferred = f"（{item.inferred} 家按名称推断）" if item.inferred else ""
    return f"指标：{metric.label}", check.expected or "", stated, verified + inferred, check


def _document_sheet(sheet: Sheet, report: Report) -> None:
    write_head(sheet, 1, ["编号", "类别", "文件", "页", "字段", "值", "原文", "置信度"], [8, 24, 40, 8, 24, 36, 40, 8])
    index = 2
    for document in report.documents:
        kind = " · ".join(filter(None, (label(KINDS, document.kind), label(SUBTYPES, document.subtype))))
        for name, fields in document.fields.items():
            for field in fields:
                said = "各处不一致" if field.conflict else shown(field.value)
                best = field.best
                values = [
                    document.id, kind, document.file_of(best), best.page, label(FIELDS, name), said, best.text,
                    field.confidence,
                ]  # fmt: skip
                write_line(sheet, index, values)
                index += 1
    sheet.filtered = f"A1:H{max(2, index - 1)}"


def _cut_sheet(sheet: Sheet, report: Report) -> None:
    """What was understood of the list, how sure the cut of every document is, and what a person should look at."""
    write_head(sheet, 1, ["项目", "文件", "页", "内容", "把握", "说明"], [14, 44, 10, 40, 8, 60])
    found = report.claim_list
    lines: list[Sequence[object]] = [
        ("清单列", "", "", heading, "", f"识别为 {COLUMN_WORDS[name]} {found.units.get(name, '')}".strip())
        for name, heading in found.columns.items()
    ]
    lines += [("清单未计入行", item.place.file, item.place.page, item.text, "", item.why) for item in found.left_out]
    lines += [
        ("切分存疑", seam.file, seam.page, "另一份材料" if seam.begins else "与前页同一份", seam.confidence, seam.why)
        for seam in report.doubtful_cuts
    ]
    lines += [
        ("人工更正", file, page, item.words, "", "已采用") for (file, page), item in report.corrections.steps.items()
    ]
    lines += [
        ("人工更正", item.correction.file, item.correction.page, item.correction.words, "", f"未采用：{item.why}")
        for item in report.corrections.unmatched
    ]
    for document in report.documents:
        first, last = document.pages
        pages: object = first if first == last else f"{first}–{last}"
        kind = " · ".join(filter(None, (label(KINDS, document.kind), label(SUBTYPES, document.subtype))))
        lines.append(("材料", document.file, pages, f"{document.id} {kind}", document.cut_confidence, ""))
    for index, line in enumerate(lines, start=2):
        write_line(sheet, index, line, wrapped=(4, 6))


def _file_sheet(sheet: Sheet, report: Report) -> None:
    write_head(sheet, 1, ["文件", "格式", "页数", "状态", "说明", "签名与改动", "SHA-256"], [50, 10, 8, 12, 60, 60, 70])
    for index, file in enumerate(report.files, start=2):
        told = integrity_words(file.integrity) if file.integrity else ""
        values = [file.path, file.format, file.pages, label(FILE_STATUS, file.status), file.message, told, file.sha256]
        write_line(sheet, index, values, wrapped=(5, 6))
