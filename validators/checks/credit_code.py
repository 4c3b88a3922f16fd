"""The check of credit codes: check character right, one party one code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from parsers.reading import Document, DocumentKind, Field
from parsers.values.credit_code import is_valid_code
from parsers.values.identity_number import is_identity_number
from parsers.values.text import plain
from validators.case import Case
from validators.codes import NamedCode, codes_alike, codes_in, is_rest_of
from validators.findings import Check, CheckStatus
from validators.looks import (
    Look,
    cited,
    conclude,
    is_printed_text,
    is_repaired,
    not_applicable,
    place_of,
    readings_in_words,
)
from validators.names import Likeness, likeness, similar
from validators.rules import Rules

_CODE = "credit_code.number"
_OLD_TAX_NUMBER = 15
_LOOK_ALIKE = {"3": "J", "J": "3"}
_SEAL_PRINT = "发票专用章财务合同公章()（）* "
"""Print of a seal that a code was read with."""


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    documents = [*(facts.document for facts in case.links.contracts), *(facts.document for facts in case.invoices)]
    entries = [entry for document in (*documents, *case.links.beside) for entry in codes_in(document)]
    looks = [look for entry in entries if (look := _form(entry, entries, case.rules)) is not None]
    looks += _one_code_each(case, entries)
    looks += [look for entry in entries if (look := _of_another(case, entry)) is not None]
    if not looks:
        yield not_applicable(_CODE, "材料中没有统一社会信用代码。")
        return
    advice = "请核对各材料上的统一社会信用代码。"
    yield conclude(_CODE, "统一社会信用代码的校验位应相符，同一单位应一致", None, looks, advice)


def _form(entry: NamedCode, entries: Sequence[NamedCode], rules: Rules) -> Look | None:
    """Whether one code is right in itself; None for the fifteen digits of an old tax number and a person's number."""
    field, document = entry.field, entry.document
    where, evidence = place_of(document, field.best), (cited(document, entry.field_name, field),)
    text = readings_in_words(field)
    if _is_of_another_kind(field):
        return None
    if (of_another := _of_a_party(entry, entries)) is not None:
        note = f"{where}的代码 {text} 正确，{place_of(of_another.document)}也印有它（{of_another.name}）"
        return Look(CheckStatus.PASS, text, note, evidence)
    if entry.code is None and (explained := _explained(entry, entries, rules)) is not None:
        status, note = explained
        return Look(status, text, f"{where}的代码{note}", evidence)
    if entry.code is None or _is_printed_otherwise(field):
        text = text if entry.code is None else field.best.text
        sure = field.value is not None and is_printed_text(field)
        why = "校验位不符" if field.value is not None else "读不清"
        status = CheckStatus.FAIL if sure else CheckStatus.UNCLEAR
        return Look(status, text, f"{where}的代码 {text} {why}", evidence)
    if is_repaired(field) and not _read_elsewhere(entry, entries):
        return Look(CheckStatus.UNCLEAR, text, f"{where}的代码 {text} 系校正后的读数，未得印证", evidence)
    return Look(CheckStatus.PASS, text, f"{where}的代码 {text} 正确", evidence)


def _is_of_another_kind(field: Field) -> bool:
    """Whether an old tax number of fifteen digits or the identity number of a person stands there."""
    if field.value is None:
        return is_identity_number(plain(field.best.text))
    return len(str(field.value)) == _OLD_TAX_NUMBER


def _of_a_party(entry: NamedCode, entries: Iterable[NamedCode]) -> NamedCode | None:
    """Where a well-formed code, of which was not read whose it is, stands beside a party on another paper."""
    whole = {plain(reading.text).upper() for reading in entry.field.readings if not reading.repaired}
    if entry.field.value is not None or len(whole) != 1 or not is_valid_code(min(whole)):
        return None
    for other in entries:
        if other.code in whole and other.name and other.document.id != entry.document.id:
            return other
    return None


def _explained(entry: NamedCode, entries: Sequence[NamedCode], rules: Rules) -> tuple[CheckStatus, str] | None:
    """What another paper's code says of one read in doubt: that it stands for it, or that the rest of it agrees."""
    text = readings_in_words(entry.field)
    if (right := _misread(entry, entries, rules)) is not None:
        return CheckStatus.PASS, f" {text} 应为 {right} 的误读（另一份材料印有后者）"
    if (whole := _rest_of(entry, entries, rules)) is not None:
        return CheckStatus.NOT_APPLICABLE, f"只读出 {text}，与另一份材料所印的 {whole} 不矛盾"
    return None


def _misread(entry: NamedCode, entries: Iterable[NamedCode], rules: Rules) -> str | None:
    """The right code, read on another paper, that a code read in doubt stands for; None where there is none such."""
    field = entry.field
    if is_printed_text(field) or field.conflict or field.confidence > rules.misread_code_at:
        return None
    read = _print_of(field) if field.value is None else str(field.value)
    alike = (code for code in _codes_elsewhere(entry, entries) if codes_alike(read, code, rules.code_characters))
    return next(alike, None)


def _rest_of(entry: NamedCode, entries: Iterable[NamedCode], rules: Rules) -> str | None:
    """The code of the same party on another paper, of which only a part was read here: a seal lies over the rest."""
    if entry.field.value is not None or entry.field.conflict or is_printed_text(entry.field):
        return None
    read = _print_of(entry.field)
    whole = (code for code in _codes_elsewhere(entry, entries) if is_rest_of(read, code, rules.code_lost))
    return next(whole, None)


def _print_of(field: Field) -> str:
    """What was read of a code, without print of a seal at its ends."""
    return plain(field.best.text).upper().strip(_SEAL_PRINT)


def _is_printed_otherwise(field: Field) -> bool:
    """Whether a text layer has J for the check character 3, or 3 for J, which parsers take for a misreading."""
    code = str(field.value)
    other = _LOOK_ALIKE.get(code[-1:])
    text = "".join(plain(field.best.text).split()).upper()
    return other is not None and is_printed_text(field) and is_repaired(field) and code[:-1] + other in text


def _codes_elsewhere(entry: NamedCode, entries: Iterable[NamedCode]) -> Iterator[str]:
    """Codes well read on other papers, none of which stands beside quite another name."""
    for other in entries:
        strangers = entry.name and other.name and likeness(entry.name, other.name) is Likeness.OTHER
        another = other.document.id != entry.document.id and not is_repaired(other.field)
        if other.code is not None and another and not strangers:
            yield other.code


def _read_elsewhere(entry: NamedCode, entries: Iterable[NamedCode]) -> bool:
    return any(
        other.code == entry.code and other.document.id != entry.document.id and not is_repaired(other.field)
        for other in entries
    )


def _one_code_each(case: Case, entries: Iterable[NamedCode]) -> Iterator[Look]:
    """Where one party carries several codes; a doubt where one was repaired, or may be a co-owner's."""
    codes: dict[str, dict[str, list[NamedCode]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        if entry.name and entry.code:
            codes[entry.name][entry.code].append(entry)
    for name, found in codes.items():
        if len(found) < 2:
            continue
        held = [entry for group in found.values() for entry in group]
        repaired = any(all(is_repaired(entry.field) for entry in group) for group in found.values())
        where = "、".join(place_of(document) for document in _documents(held))
        evidence = tuple(cited(entry.document, entry.field_name, entry.field) for entry in held)
        listed = "、".join(found)
        doubtful = repaired or _may_be_a_co_owners(case, name, held)
        status = CheckStatus.UNCLEAR if doubtful else CheckStatus.FAIL
        yield Look(status, listed, f"{name} 在 {where} 有不同的统一社会信用代码：{listed}", evidence)


def _may_be_a_co_owners(case: Case, name: str, held: Iterable[NamedCode]) -> bool:
    """Whether a party has co-owners by the claim of whom a contract shows none: its one code may be one of theirs."""
    row = case.links.row
    together = any(name in side and len(side) > 1 for side in (row.givers, row.takers))
    return together and any(entry.document.kind is DocumentKind.CONTRACT for entry in held)


def _of_another(case: Case, entry: NamedCode) -> Look | None:
    """A doubt where a code stands beside quite another name elsewhere, and no record shows a change of name."""
    name, code = entry.name, entry.code
    if name is None or code is None or is_repaired(entry.field):
        return None
    for other in case.shared.codes.bearers(code):
        alike = other.name is None or likeness(name, other.name) is not Likeness.OTHER or similar(name, other.name)
        sure = min(entry.name_sure, other.name_sure) >= case.rules.similar_name_at and not is_repaired(other.field)
        if alike or not sure or case.shared.renamings.between(name, str(other.name)) is not None:
            continue
        where = place_of(entry.document, entry.field.best)
        note = f"{where}的代码 {code} 属 {name}，{place_of(other.document)}却属 {other.name}"
        evidence = tuple(cited(item.document, item.field_name, item.field) for item in (entry, other))
        return Look(CheckStatus.UNCLEAR, code, note, evidence)
    return None


def _documents(entries: Iterable[NamedCode]) -> list[Document]:
    return list({entry.document.id: entry.document for entry in entries}.values())
