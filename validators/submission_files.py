"""Rules of form about files: how many, their names, the order of parts, what lacks, the deadline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import PurePosixPath

from extract.package import FileStatus
from parsers.reading import Document, DocumentKind
from parsers.values.organisation import normalise_name
from validators.findings import CheckStatus
from validators.programmes.submission import Part, Rule
from validators.submission_filing import Filing, Outcome, listed, whole

_END_OF_DAY = (23, 59)
_JOINTS = r"[+＋\-—_－·、\s]*"
_COPY = r"(?:[(（]\d+[)）]|-?副本|扫描件|\(盖章\)|（盖章）)?"


def one_pdf(_rule: Rule, filing: Filing) -> Outcome:
    """Whether everything lies in one PDF, the list as a sheet aside."""
    names = [file.path for file in filing.handed_in]
    pdfs = [file for file in filing.handed_in if file.format == "pdf"]
    if len(names) == 1 and pdfs:
        return Outcome(CheckStatus.PASS, names[0], f"全部材料在 {names[0]} 中。")
    what = f"{len(names)} 个文件，其中 PDF {len(pdfs)} 个（{listed(names)}）" if names else "没有文件"
    return Outcome(CheckStatus.FAIL, what, f"提交的是{what}。请合并为一个 PDF 后重新提交。")


def as_pdf(_rule: Rule, filing: Filing) -> Outcome:
    """Whether the form came as PDF."""
    forms = [document for document in filing.documents if document.kind is DocumentKind.APPLICATION]
    if not forms:
        return Outcome(CheckStatus.MISSING, None, "没有找到申报书。")
    formats = {file.path: file.format for file in filing.files}
    other = sorted({document.file for document in forms if formats.get(document.file) != "pdf"})
    if other:
        return Outcome(CheckStatus.FAIL, listed(other), f"{listed(other)} 不是 PDF。请盖章后扫描成 PDF 提交。")
    return Outcome(CheckStatus.PASS, forms[0].file, f"申报书为 {forms[0].file}。", (whole(forms[0]),))


def file_name(rule: Rule, filing: Filing) -> Outcome:
    """Whether the PDF is named 项目类别+申报单位."""
    pdfs = [file.path for file in filing.handed_in if file.format == "pdf"]
    forms = [document.file for document in filing.documents if document.kind is DocumentKind.APPLICATION]
    chosen = pdfs if len(pdfs) == 1 else list(dict.fromkeys(name for name in forms if name in pdfs))
    if len(chosen) != 1:
        return Outcome(CheckStatus.FAIL, listed(pdfs) or None, "没有唯一的 PDF 文件可以核对文件名。")
    stem = PurePosixPath(chosen[0]).stem
    wanted = f"{rule.categories[0]}+{filing.applicant or '申报单位'}"
    squashed = "".join(stem.split())
    category = next(
        (word for word in sorted(rule.categories, key=len, reverse=True) if squashed.startswith(word)), None
    )
    if category is None:
        return Outcome(CheckStatus.FAIL, stem, f"文件名“{stem}”不以项目类别开头，应为“{wanted}”。")
    rest = re.sub(rf"^{_JOINTS}|{_COPY}$", "", squashed[len(category) :])
    if not rest:
        return Outcome(CheckStatus.FAIL, stem, f"文件名“{stem}”没有申报单位，应为“{wanted}”。")
    if filing.applicant is None:
        return Outcome(CheckStatus.UNCLEAR, stem, f"文件名为“{stem}”，但未能读出申报单位名称，无法比对。")
    if normalise_name(rest) != normalise_name(filing.applicant):
        return Outcome(
            CheckStatus.FAIL, stem, f"文件名“{stem}”中的申报单位与申报书所填“{filing.applicant}”不同，应为“{wanted}”。"
        )
    return Outcome(CheckStatus.PASS, stem, f"文件名为“{stem}”。")


def order(rule: Rule, filing: Filing) -> Outcome:
    """Whether the parts stand in the order asked for."""
    firsts = [(part, min(found, key=_position(filing))) for part in rule.parts if (found := filing.of(part))]
    if len(firsts) < 2:
        return Outcome(CheckStatus.UNCLEAR, None, "认出的部分不足两个，无法核对顺序。")
    told = "，".join(f"{part.label}在 {document.file} 第 {document.pages[0]} 页" for part, document in firsts)
    evidence = tuple(whole(document) for _, document in firsts)
    places = _places_of([document for _, document in firsts])
    if places is None:
        return Outcome(CheckStatus.UNCLEAR, told, f"材料分在多个文件中，顺序须人工核对：{told}。", evidence)
    if places == sorted(places):
        return Outcome(CheckStatus.PASS, told, f"{told}。", evidence)
    asked = "、".join(part.label for part in rule.parts)
    return Outcome(CheckStatus.FAIL, told, f"{told}，与要求的顺序（{asked}）不符。请重新编排。", evidence)


def _places_of(documents: Sequence[Document]) -> list[int] | None:
    """Where documents begin: pages of one file, numbers that the names of several files begin with; None without."""
    if len({document.file for document in documents}) == 1:
        return [document.pages[0] for document in documents]
    numbers = [_leading_number(document.file) for document in documents]
    return None if None in numbers else [number or 0 for number in numbers]


def _leading_number(path: str) -> int | None:
    """The number that the first folder or file of a path begins with: `3证明材料/01.pdf` gives 3."""
    found = re.match(r"\s*(?:第|附件)?(\d{1,2})", path)
    return int(found[1]) if found else None


def _position(filing: Filing) -> Callable[[Document], tuple[int, int]]:
    places = {file.path: number for number, file in enumerate(filing.files)}
    return lambda document: (places.get(document.file, len(places)), document.pages[0])


def parts(rule: Rule, filing: Filing) -> Outcome:
    """Whether every part is there."""
    lacking = [part for part in rule.parts if not filing.of(part) and not _is_the_list(part, filing)]
    evidence = tuple(whole(found[0]) for part in rule.parts if (found := filing.of(part)))
    if not lacking:
        return Outcome(CheckStatus.PASS, None, "各部分均已找到。", evidence)
    names = "、".join(part.label for part in lacking)
    unread = [file.path for file in filing.files if file.status is FileStatus.UNREADABLE]
    if unread:
        return Outcome(
            CheckStatus.UNCLEAR,
            names,
            f"没有找到{names}，但有文件未能读取（{listed(unread)}），可能就在其中。",
            evidence,
        )
    return Outcome(CheckStatus.MISSING, names, f"没有找到{names}。请补交。", evidence)


def _is_the_list(part: Part, filing: Filing) -> bool:
    return DocumentKind.CLAIM_LIST in part.kinds and bool(filing.list_in)


def deadline(rule: Rule, filing: Filing) -> Outcome:
    """Whether it came in time, where the reviewer says when it came."""
    assert rule.until is not None
    until = f"{rule.until:%Y-%m-%d %H:%M}"
    if filing.submitted is None:
        return Outcome(CheckStatus.NOT_APPLICABLE, None, f"截止 {until}；未给出提交时间（--submitted），不作判断。")
    if not isinstance(filing.submitted, datetime):
        return _on_a_day(filing.submitted, rule.until, until)
    when = f"{filing.submitted:%Y-%m-%d %H:%M}"
    if filing.submitted <= rule.until:
        return Outcome(CheckStatus.PASS, when, f"提交时间 {when}，截止 {until}。")
    return Outcome(CheckStatus.FAIL, when, f"提交时间 {when}，已过截止时间 {until}。")


def _on_a_day(day: date, last: datetime, until: str) -> Outcome:
    """A day of submission without its hour: on the last day it may be late."""
    if day > last.date():
        return Outcome(CheckStatus.FAIL, str(day), f"提交日期 {day}，已过截止时间 {until}。")
    if day == last.date() and (last.hour, last.minute) < _END_OF_DAY:
        told = f"提交日期为截止当天 {day}，截止 {until}，请给出提交的时刻。"
        return Outcome(CheckStatus.UNCLEAR, str(day), told)
    return Outcome(CheckStatus.PASS, str(day), f"提交日期 {day}，截止 {until}。")
