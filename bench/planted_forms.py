"""Rules of form, kept and broken in several ways: files, names, order, parts, deadline, seals, blanks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bench.planted_found import Found, found_in
from extract.package import SourceFile
from ocr.lines import Reader
from parsers.reading import Document, DocumentKind, Field, Reading
from validators.programmes import load_profile
from validators.submission import Filing, submission_checks


def rules_of_form(rng: random.Random) -> Iterator[Found]:
    """Every kind of rule of form: kept, and broken in several ways."""
    for programme, rule, kind, filing in _filings(rng):
        checks = submission_checks(load_profile(programme).submission, filing)
        code = f"submission.{rule}"
        yield found_in(code, f"{programme}_{kind}", checks, planted=not kind.startswith("honest"))


_ANHUI, _SHANGHAI, _LIAONING = "anhui-2022-university", "shanghai-2021-centre", "liaoning-2023-university"


def _filings(rng: random.Random) -> Iterator[tuple[str, str, str, Filing]]:
    applicant = rng.choice(("云川大学", "澜庭理工学院", "栎原（江州）研究院", "岚桥精密仪器有限公司"))
    category = "高校院所知识产权运营能力提升项目"
    name = f"{category}+{applicant}.pdf"
    form = _paper(DocumentKind.APPLICATION, (1, 4), name, applicant=(_said(applicant),))
    letter = _paper(DocumentKind.COMMITMENT, (5, 5), name, applicant=(_said(applicant),))
    plan = _paper(DocumentKind.OTHER, (6, 8), name, "plan")
    proof = _paper(DocumentKind.CONTRACT, (9, 12), name)
    seals = frozenset({(name, 1), (name, 5)})
    good = Filing((_file(name),), (form, letter, plan, proof), seals, applicant=applicant)
    yield _ANHUI, "one_pdf", "honest", good
    yield _ANHUI, "one_pdf", "two_files", replace(good, files=(*good.files, _file("附件.pdf")))
    yield _ANHUI, "one_pdf", "word", replace(good, files=(_file("申报书.docx", "docx"),))
    for kind, title in (
        ("honest", name),
        ("honest_other_joint", f"{category}-{applicant}.pdf"),
        ("honest_copy", f"{category}+{applicant}(1).pdf"),
        ("other_applicant", f"{category}+{applicant[:-1]}园.pdf"),
        ("no_applicant", f"{category}.pdf"),
        ("turned_round", f"{applicant}+{category}.pdf"),
        ("any_name", "申报材料.pdf"),
    ):
        yield _ANHUI, "file_name", kind, replace(good, files=(_file(title),))
    late = replace(form, pages=(20, 24))
    yield _ANHUI, "order", "honest", good
    yield _ANHUI, "order", "form_last", replace(good, documents=(plan, proof, late))
    yield _ANHUI, "order", "plan_behind_proof", replace(good, documents=(form, proof, replace(plan, pages=(20, 22))))
    yield _ANHUI, "parts", "honest", good
    for lacking in (form, plan, proof):
        left = tuple(item for item in good.documents if item is not lacking and item is not letter)
        yield _ANHUI, "parts", f"without_{lacking.kind.value}", replace(good, documents=left)
    until = datetime(2022, 9, 26, 18, 0)  # noqa: DTZ001 - local time, as the guideline's
    for kind, when in (("honest_last_minute", until), ("minute_late", until + timedelta(minutes=1))):
        yield _ANHUI, "deadline", kind, replace(good, submitted=when)
    yield _ANHUI, "deadline", "day_late", replace(good, submitted=until.date() + timedelta(days=1))
    yield _ANHUI, "deadline", "honest_day_before", replace(good, submitted=until.date() - timedelta(days=1))
    other = _paper(DocumentKind.COMMITMENT, (5, 5), name, applicant=(_said(f"{applicant}附属中学"),))
    yield _ANHUI, "commitment", "honest", good
    yield _ANHUI, "commitment", "of_another", replace(good, documents=(form, other, plan, proof))
    yield _ANHUI, "commitment", "none", replace(good, documents=(form, plan, proof))
    yield _ANHUI, "seals", "honest", good
    one = replace(good, sealed=frozenset({(name, 1)}), unsealed=frozenset({(name, 5)}))
    yield _ANHUI, "seals", "letter_unsealed", one
    bare = frozenset((name, page) for page in range(1, 6))
    yield _ANHUI, "seals", "none", replace(good, sealed=frozenset(), unsealed=bare)
    yield _SHANGHAI, "empty_cells", "honest", good
    blank = replace(form, fields={**form.fields, "blanks": (_said("传真号码"),)})
    yield _SHANGHAI, "empty_cells", "blank", replace(good, documents=(blank,))
    word = replace(form, file="申报书.docx")
    yield _LIAONING, "pdf", "honest", good
    yield _LIAONING, "pdf", "word", replace(good, files=(_file("申报书.docx", "docx"),), documents=(word,))
    demands = _paper(DocumentKind.DEMAND_LIST, (6, 6), name, demands=(_said("一种装置"),))
    faulty = replace(demands, fields={**demands.fields, "faults": (_said("第 1 项未填需求方式"),)})
    beijing = "beijing-2022-cluster"
    yield beijing, "demand_list", "honest", replace(good, documents=(*good.documents, demands))
    yield beijing, "demand_list", "faulty", replace(good, documents=(*good.documents, faulty))
    yield beijing, "demand_list", "none", good


def _file(path: str, form: str = "pdf") -> SourceFile:
    return SourceFile(path, path, form, 1)


def _paper(
    kind: DocumentKind, pages: tuple[int, int], path: str, subtype: str | None = None, **fields: tuple[Field, ...]
) -> Document:
    return Document(f"{kind}-{pages[0]}", kind, subtype, path, pages, 0.9, fields)


def _said(value: str) -> Field:
    return Field((Reading(value, value, Reader.TEXT, 1.0, 1),))
