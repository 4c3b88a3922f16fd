"""The rules of form of a submission: files, order, deadline, empty cells, commitment, seals, the demand list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ocr.lines import Reader
from parsers.reading import Document, DocumentKind, Field
from parsers.values.organisation import normalise_name
from validators.findings import Check, CheckStatus, Evidence
from validators.programmes.submission import Rule, RuleKind
from validators.submission_files import as_pdf, deadline, file_name, one_pdf, order, parts
from validators.submission_filing import NAMED_AT_MOST, Filing, Outcome, listed, pages_of, whole

__all__ = ["Filing", "pages_of", "submission_checks"]


def submission_checks(rules: Sequence[Rule], filing: Filing) -> tuple[Check, ...]:
    """Every rule of the programme, in its order."""
    return tuple(_check(rule, _LOOKS[rule.kind](rule, filing)) for rule in rules)


def _check(rule: Rule, outcome: Outcome) -> Check:
    message = f"{rule.label}：{outcome.message}依据：{rule.source}。"
    return Check(f"submission.{rule.id}", outcome.status, rule.label, outcome.found, message, outcome.evidence)


def _filled(rule: Rule, filing: Filing) -> Outcome:
    forms = [document for document in filing.documents if document.kind is DocumentKind.APPLICATION]
    if not forms:
        return Outcome(CheckStatus.MISSING, None, "没有找到申报书。")
    if not any(document.fields for document in forms):
        return Outcome(CheckStatus.UNCLEAR, None, "申报书的表格未能读出，请查看原件。", (whole(forms[0]),))
    empty = [
        (document, item) for document in forms for item in document.fields.get("blanks", ()) if item.value is not None
    ]
    if not empty:
        return Outcome(CheckStatus.PASS, None, "没有发现空缺的栏目。", tuple(whole(document) for document in forms))
    names = listed([str(item.best.value) for _, item in empty])
    if all(item.best.reader is Reader.OCR for _, item in empty):
        told = f"扫描件上有 {len(empty)} 处未读出内容：{names}，请核对原件是否空缺。"
        return Outcome(CheckStatus.UNCLEAR, names, told, _places(empty))
    return Outcome(
        CheckStatus.FAIL, names, f"有 {len(empty)} 处空缺：{names}。无内容时请填“{rule.filler}”。", _places(empty)
    )


def _places(items: Sequence[tuple[Document, Field]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(document.id, "blanks", item.best.page, item.best.box, item.best.file) for document, item in items
    )


def _commitment(_rule: Rule, filing: Filing) -> Outcome:
    letters = [document for document in filing.documents if document.kind is DocumentKind.COMMITMENT]
    own = [letter for letter in letters if not _is_of_another(letter, filing)]
    if own:
        return Outcome(CheckStatus.PASS, None, f"见 {own[0].file} 第 {own[0].pages[0]} 页。", (whole(own[0]),))
    if letters:
        names = listed([str(name) for letter in letters for name in letter.values("applicant")])
        told = f"只找到其他单位（{names}）的承诺书。请补交申报单位的承诺书。"
        return Outcome(CheckStatus.MISSING, names, told, tuple(whole(letter) for letter in letters))
    return Outcome(CheckStatus.MISSING, None, "没有找到承诺书。请补交。")


def _is_of_another(letter: Document, filing: Filing) -> bool:
    """Whether a letter is signed by somebody else than the applicant; an unread signature may be the applicant's."""
    names = [normalise_name(str(name)) for name in letter.values("applicant")]
    own = normalise_name(filing.applicant) if filing.applicant else ""
    return bool(names) and bool(own) and own not in names


def _seals(rule: Rule, filing: Filing) -> Outcome:
    absent: list[str] = []
    lacking: list[str] = []
    unseen: list[str] = []
    evidence: list[Evidence] = []
    for part in rule.parts:
        documents = filing.of(part)
        evidence += [whole(document) for document in documents[:1]]
        pages = {page for document in documents for page in pages_of(document)}
        if not pages:
            absent.append(part.label)
        elif pages.isdisjoint(filing.sealed):
            (lacking if pages <= filing.unsealed else unseen).append(part.label)
    places = tuple(evidence)
    if lacking:
        names = "、".join(lacking)
        return Outcome(CheckStatus.FAIL, names, f"{names}上没有发现红色印章。请盖章后重新扫描。", places)
    if absent:
        names = "、".join(absent)
        return Outcome(CheckStatus.MISSING, names, f"没有找到{names}，无从查看印章。请补交。", places)
    if unseen:
        names = "、".join(unseen)
        told = f"{names}上没有发现红色印章，但有黑白扫描或未能查看的页面。请人工核对。"
        return Outcome(CheckStatus.UNCLEAR, names, told, places)
    return Outcome(CheckStatus.PASS, None, "均发现红色印章（不辨真伪）。", places)


def _demand_list(_rule: Rule, filing: Filing) -> Outcome:
    lists = [document for document in filing.documents if document.kind is DocumentKind.DEMAND_LIST]
    if not lists:
        return Outcome(CheckStatus.MISSING, None, "没有找到专利技术需求清单。")
    faults = [(document, item) for document in lists for item in document.fields.get("faults", ())]
    evidence = tuple(
        Evidence(document.id, "faults", item.best.page, item.best.box, item.best.file) for document, item in faults
    )
    rows = sum(len(document.fields.get("demands", ())) for document in lists)
    if faults:
        told = "；".join(str(item.best.value) for _, item in faults[:NAMED_AT_MOST])
        more = f"；等 {len(faults)} 处" if len(faults) > NAMED_AT_MOST else ""
        return Outcome(CheckStatus.FAIL, told, f"{told}{more}。请补填或更正。", evidence)
    if not rows:
        return Outcome(CheckStatus.UNCLEAR, None, "需求清单的表格未能读出。", tuple(whole(item) for item in lists))
    return Outcome(
        CheckStatus.PASS, f"{rows} 项", f"共 {rows} 项，各项填写规范。", tuple(whole(item) for item in lists)
    )


_LOOKS: Mapping[RuleKind, Callable[[Rule, Filing], Outcome]] = {
    RuleKind.ONE_PDF: one_pdf,
    RuleKind.PDF: as_pdf,
    RuleKind.FILE_NAME: file_name,
    RuleKind.ORDER: order,
    RuleKind.PARTS: parts,
    RuleKind.DEADLINE: deadline,
    RuleKind.FILLED: _filled,
    RuleKind.COMMITMENT: _commitment,
    RuleKind.SEALS: _seals,
    RuleKind.DEMAND_LIST: _demand_list,
}
