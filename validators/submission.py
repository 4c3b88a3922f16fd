"""The rules of form of a submission: how many files, their names, the order of parts, deadline, empty cells, seals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath

from extract.package import FileStatus, SourceFile
from ocr.lines import Reader
from parsers.reading import Document, DocumentKind, Field
from parsers.values.organisation import normalise_name
from validators.findings import Check, CheckStatus, Evidence
from validators.programmes.submission import Part, Rule, RuleKind

_TABLES = frozenset({"xlsx", "xls", "xlsb", "ods", "csv"})
"""Formats of the list as a working file beside what is handed in."""
_BOXES = frozenset({"zip", "7z", "rar", "tar", "gzip", "gz", "eml", "msg"})
"""Formats that only hold other files."""
_NAMED_AT_MOST = 6
_END_OF_DAY = (23, 59)
_JOINTS = r"[+＋\-—_－·、\s]*"
_COPY = r"(?:[(（]\d+[)）]|-?副本|扫描件|\(盖章\)|（盖章）)?"


@dataclass(frozen=True, slots=True)
class Filing:
    """What was handed in: files, documents, on which pages seals were seen, the applicant, and when it came.

    `unsealed` are pages that were looked at and bear no seal; `list_in` names the files that hold the claim list;
    `submitted` is None where the reviewer does not say when.
    """

    files: tuple[SourceFile, ...] = ()
    documents: tuple[Document, ...] = ()
    sealed: frozenset[tuple[str, int]] = field(default=frozenset())
    unsealed: frozenset[tuple[str, int]] = field(default=frozenset())
    list_in: tuple[str, ...] = ()
    applicant: str | None = None
    submitted: date | None = None

    def of(self, part: Part) -> list[Document]:
        """The documents of a part."""
        return [
            document
            for document in self.documents
            if document.kind in part.kinds and (not part.subtypes or document.subtype in part.subtypes)
        ]

    @property
    def handed_in(self) -> list[SourceFile]:
        """The files that count: no archives, no system files, not the list as a spreadsheet."""
        return [
            file
            for file in self.files
            if file.status is not FileStatus.IGNORED
            and file.format not in _BOXES
            and not (file.format in _TABLES and file.path in self.list_in)
        ]


@dataclass(frozen=True, slots=True)
class _Outcome:
    status: CheckStatus
    found: str | None
    message: str
    evidence: tuple[Evidence, ...] = ()


def submission_checks(rules: Sequence[Rule], filing: Filing) -> tuple[Check, ...]:
    """Every rule of the programme, in its order."""
    return tuple(_check(rule, _LOOKS[rule.kind](rule, filing)) for rule in rules)


def _check(rule: Rule, outcome: _Outcome) -> Check:
    message = f"{rule.label}：{outcome.message}依据：{rule.source}。"
    return Check(f"submission.{rule.id}", outcome.status, rule.label, outcome.found, message, outcome.evidence)


def _whole(document: Document) -> Evidence:
    return Evidence(document.id, None, document.pages[0])


def _listed(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 个" if len(names) > _NAMED_AT_MOST else ""
    return "、".join(names[:_NAMED_AT_MOST]) + more


def _one_pdf(_rule: Rule, filing: Filing) -> _Outcome:
    names = [file.path for file in filing.handed_in]
    pdfs = [file for file in filing.handed_in if file.format == "pdf"]
    if len(names) == 1 and pdfs:
        return _Outcome(CheckStatus.PASS, names[0], f"全部材料在 {names[0]} 中。")
    what = f"{len(names)} 个文件，其中 PDF {len(pdfs)} 个（{_listed(names)}）" if names else "没有文件"
    return _Outcome(CheckStatus.FAIL, what, f"提交的是{what}。请合并为一个 PDF 后重新提交。")


def _pdf(_rule: Rule, filing: Filing) -> _Outcome:
    forms = [document for document in filing.documents if document.kind is DocumentKind.APPLICATION]
    if not forms:
        return _Outcome(CheckStatus.MISSING, None, "没有找到申报书。")
    formats = {file.path: file.format for file in filing.files}
    other = sorted({document.file for document in forms if formats.get(document.file) != "pdf"})
    if other:
        return _Outcome(CheckStatus.FAIL, _listed(other), f"{_listed(other)} 不是 PDF。请盖章后扫描成 PDF 提交。")
    return _Outcome(CheckStatus.PASS, forms[0].file, f"申报书为 {forms[0].file}。", (_whole(forms[0]),))


def _file_name(rule: Rule, filing: Filing) -> _Outcome:
    pdfs = [file.path for file in filing.handed_in if file.format == "pdf"]
    forms = [document.file for document in filing.documents if document.kind is DocumentKind.APPLICATION]
    chosen = pdfs if len(pdfs) == 1 else list(dict.fromkeys(name for name in forms if name in pdfs))
    if len(chosen) != 1:
        return _Outcome(CheckStatus.FAIL, _listed(pdfs) or None, "没有唯一的 PDF 文件可以核对文件名。")
    stem = PurePosixPath(chosen[0]).stem
    wanted = f"{rule.categories[0]}+{filing.applicant or '申报单位'}"
    squashed = "".join(stem.split())
    category = next(
        (word for word in sorted(rule.categories, key=len, reverse=True) if squashed.startswith(word)), None
    )
    if category is None:
        return _Outcome(CheckStatus.FAIL, stem, f"文件名“{stem}”不以项目类别开头，应为“{wanted}”。")
    rest = re.sub(rf"^{_JOINTS}|{_COPY}$", "", squashed[len(category) :])
    if not rest:
        return _Outcome(CheckStatus.FAIL, stem, f"文件名“{stem}”没有申报单位，应为“{wanted}”。")
    if filing.applicant is None:
        return _Outcome(CheckStatus.UNCLEAR, stem, f"文件名为“{stem}”，但未能读出申报单位名称，无法比对。")
    if normalise_name(rest) != normalise_name(filing.applicant):
        return _Outcome(
            CheckStatus.FAIL, stem, f"文件名“{stem}”中的申报单位与申报书所填“{filing.applicant}”不同，应为“{wanted}”。"
        )
    return _Outcome(CheckStatus.PASS, stem, f"文件名为“{stem}”。")


def _order(rule: Rule, filing: Filing) -> _Outcome:
    firsts = [(part, min(found, key=_position(filing))) for part in rule.parts if (found := filing.of(part))]
    if len(firsts) < 2:
        return _Outcome(CheckStatus.UNCLEAR, None, "认出的部分不足两个，无法核对顺序。")
    told = "，".join(f"{part.label}在 {document.file} 第 {document.pages[0]} 页" for part, document in firsts)
    evidence = tuple(_whole(document) for _, document in firsts)
    places = _places_of([document for _, document in firsts])
    if places is None:
        return _Outcome(CheckStatus.UNCLEAR, told, f"材料分在多个文件中，顺序须人工核对：{told}。", evidence)
    if places == sorted(places):
        return _Outcome(CheckStatus.PASS, told, f"{told}。", evidence)
    asked = "、".join(part.label for part in rule.parts)
    return _Outcome(CheckStatus.FAIL, told, f"{told}，与要求的顺序（{asked}）不符。请重新编排。", evidence)


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


def _parts(rule: Rule, filing: Filing) -> _Outcome:
    lacking = [part for part in rule.parts if not filing.of(part) and not _is_the_list(part, filing)]
    evidence = tuple(_whole(found[0]) for part in rule.parts if (found := filing.of(part)))
    if not lacking:
        return _Outcome(CheckStatus.PASS, None, "各部分均已找到。", evidence)
    names = "、".join(part.label for part in lacking)
    unread = [file.path for file in filing.files if file.status is FileStatus.UNREADABLE]
    if unread:
        return _Outcome(
            CheckStatus.UNCLEAR,
            names,
            f"没有找到{names}，但有文件未能读取（{_listed(unread)}），可能就在其中。",
            evidence,
        )
    return _Outcome(CheckStatus.MISSING, names, f"没有找到{names}。请补交。", evidence)


def _is_the_list(part: Part, filing: Filing) -> bool:
    return DocumentKind.CLAIM_LIST in part.kinds and bool(filing.list_in)


def _deadline(rule: Rule, filing: Filing) -> _Outcome:
    assert rule.until is not None
    until = f"{rule.until:%Y-%m-%d %H:%M}"
    if filing.submitted is None:
        return _Outcome(CheckStatus.NOT_APPLICABLE, None, f"截止 {until}；未给出提交时间（--submitted），不作判断。")
    if not isinstance(filing.submitted, datetime):
        return _on_a_day(filing.submitted, rule.until, until)
    when = f"{filing.submitted:%Y-%m-%d %H:%M}"
    if filing.submitted <= rule.until:
        return _Outcome(CheckStatus.PASS, when, f"提交时间 {when}，截止 {until}。")
    return _Outcome(CheckStatus.FAIL, when, f"提交时间 {when}，已过截止时间 {until}。")


def _on_a_day(day: date, last: datetime, until: str) -> _Outcome:
    """A day of submission without its hour: on the last day it may be late."""
    if day > last.date():
        return _Outcome(CheckStatus.FAIL, str(day), f"提交日期 {day}，已过截止时间 {until}。")
    if day == last.date() and (last.hour, last.minute) < _END_OF_DAY:
        told = f"提交日期为截止当天 {day}，截止 {until}，请给出提交的时刻。"
        return _Outcome(CheckStatus.UNCLEAR, str(day), told)
    return _Outcome(CheckStatus.PASS, str(day), f"提交日期 {day}，截止 {until}。")


def _filled(rule: Rule, filing: Filing) -> _Outcome:
    forms = [document for document in filing.documents if document.kind is DocumentKind.APPLICATION]
    if not forms:
        return _Outcome(CheckStatus.MISSING, None, "没有找到申报书。")
    if not any(document.fields for document in forms):
        return _Outcome(CheckStatus.UNCLEAR, None, "申报书的表格未能读出，请查看原件。", (_whole(forms[0]),))
    empty = [
        (document, item) for document in forms for item in document.fields.get("blanks", ()) if item.value is not None
    ]
    if not empty:
        return _Outcome(CheckStatus.PASS, None, "没有发现空缺的栏目。", tuple(_whole(document) for document in forms))
    names = _listed([str(item.best.value) for _, item in empty])
    if all(item.best.reader is Reader.OCR for _, item in empty):
        told = f"扫描件上有 {len(empty)} 处未读出内容：{names}，请核对原件是否空缺。"
        return _Outcome(CheckStatus.UNCLEAR, names, told, _places(empty))
    return _Outcome(
        CheckStatus.FAIL, names, f"有 {len(empty)} 处空缺：{names}。无内容时请填“{rule.filler}”。", _places(empty)
    )


def _places(items: Sequence[tuple[Document, Field]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(document.id, "blanks", item.best.page, item.best.box, item.best.file) for document, item in items
    )


def _commitment(_rule: Rule, filing: Filing) -> _Outcome:
    letters = [document for document in filing.documents if document.kind is DocumentKind.COMMITMENT]
    own = [letter for letter in letters if not _is_of_another(letter, filing)]
    if own:
        return _Outcome(CheckStatus.PASS, None, f"见 {own[0].file} 第 {own[0].pages[0]} 页。", (_whole(own[0]),))
    if letters:
        names = _listed([str(name) for letter in letters for name in letter.values("applicant")])
        told = f"只找到其他单位（{names}）的承诺书。请补交申报单位的承诺书。"
        return _Outcome(CheckStatus.MISSING, names, told, tuple(_whole(letter) for letter in letters))
    return _Outcome(CheckStatus.MISSING, None, "没有找到承诺书。请补交。")


def _is_of_another(letter: Document, filing: Filing) -> bool:
    """Whether a letter is signed by somebody else than the applicant; an unread signature may be the applicant's."""
    names = [normalise_name(str(name)) for name in letter.values("applicant")]
    own = normalise_name(filing.applicant) if filing.applicant else ""
    return bool(names) and bool(own) and own not in names


def _seals(rule: Rule, filing: Filing) -> _Outcome:
    lacking: list[str] = []
    unseen: list[str] = []
    evidence: list[Evidence] = []
    for part in rule.parts:
        documents = filing.of(part)
        evidence += [_whole(document) for document in documents[:1]]
        if any(page in filing.sealed for document in documents for page in pages_of(document)):
            continue
        pages = {page for document in documents for page in pages_of(document)}
        blind = not pages <= filing.unsealed
        (unseen if blind else lacking).append(part.label)
    places = tuple(evidence)
    if lacking:
        names = "、".join(lacking)
        return _Outcome(
            CheckStatus.FAIL, names, f"{names}上没有发现红色印章。请盖章后重新扫描；黑白扫描件请人工核对。", places
        )
    if unseen:
        names = "、".join(unseen)
        return _Outcome(CheckStatus.UNCLEAR, names, f"{names}有不是扫描件的页面，未能发现印章，请人工核对。", places)
    return _Outcome(CheckStatus.PASS, None, "均发现红色印章（不辨真伪）。", places)


def pages_of(document: Document) -> list[tuple[str, int]]:
    """Every page of a document: file and number."""
    first, last = document.pages
    return [(document.file, page) for page in range(first, last + 1)] + [(file, 1) for file in document.more_files]


def _demand_list(_rule: Rule, filing: Filing) -> _Outcome:
    lists = [document for document in filing.documents if document.kind is DocumentKind.DEMAND_LIST]
    if not lists:
        return _Outcome(CheckStatus.MISSING, None, "没有找到专利技术需求清单。")
    faults = [(document, item) for document in lists for item in document.fields.get("faults", ())]
    evidence = tuple(
        Evidence(document.id, "faults", item.best.page, item.best.box, item.best.file) for document, item in faults
    )
    rows = sum(len(document.fields.get("demands", ())) for document in lists)
    if faults:
        told = "；".join(str(item.best.value) for _, item in faults[:_NAMED_AT_MOST])
        more = f"；等 {len(faults)} 处" if len(faults) > _NAMED_AT_MOST else ""
        return _Outcome(CheckStatus.FAIL, told, f"{told}{more}。请补填或更正。", evidence)
    if not rows:
        return _Outcome(CheckStatus.UNCLEAR, None, "需求清单的表格未能读出。", tuple(_whole(item) for item in lists))
    return _Outcome(
        CheckStatus.PASS, f"{rows} 项", f"共 {rows} 项，各项填写规范。", tuple(_whole(item) for item in lists)
    )


_LOOKS: Mapping[RuleKind, Callable[[Rule, Filing], _Outcome]] = {
    RuleKind.ONE_PDF: _one_pdf,
    RuleKind.PDF: _pdf,
    RuleKind.FILE_NAME: _file_name,
    RuleKind.ORDER: _order,
    RuleKind.PARTS: _parts,
    RuleKind.DEADLINE: _deadline,
    RuleKind.FILLED: _filled,
    RuleKind.COMMITMENT: _commitment,
    RuleKind.SEALS: _seals,
    RuleKind.DEMAND_LIST: _demand_list,
}
