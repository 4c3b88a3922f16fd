"""The parties on a document held against the parties claimed: sets of names, in either order, any bracket or width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.reading import Document, Field
from parsers.values.organisation import NameMatch, compare_names
from validators.case import Case
from validators.doubts import NOTE, said_parties
from validators.findings import CheckStatus
from validators.looks import Look, cited, is_printed_text, place_of, readings_in_words
from validators.names import Likeness, likeness, party_names, similar

_MISREAD = frozenset({NameMatch.LOOK_ALIKE, NameMatch.TRUNCATED})
_FORMS = ("股份有限责任公司", "股份有限公司")
"""Forms of a company, whose ends alone name nobody."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a document: its field, the word for it, the parties claimed and those of the other side."""

    field: str
    label: str
    expected: tuple[str, ...]
    opposite: tuple[str, ...]
    whole: bool = True


def look_at_side(case: Case, document: Document, side: Side) -> list[Look]:
    """Every party that stands on one side of a document, held against those claimed.

    With `whole` all claimed co-owners must stand there; else one of them is enough (an invoice has one seller).
    """
    fields = document.fields.get(side.field, ())
    if not fields:
        return [Look(CheckStatus.UNCLEAR, None, f"{place_of(document)}未能读出{side.label}", (cited(document, None),))]
    looks: list[Look] = []
    seen: set[str] = set()
    for field in fields:
        looks += _look_at_field(case, document, side, field, seen)
    lacking = [name for name in side.expected if name not in seen]
    if lacking and (side.whole or not seen) and all(look.status is CheckStatus.PASS for look in looks):
        note = f"{place_of(document)}的{side.label}中未见 {'、'.join(lacking)}"
        looks.append(Look(CheckStatus.UNCLEAR, None, note, tuple(cited(document, side.field, f) for f in fields)))
    return looks


def _look_at_field(case: Case, document: Document, side: Side, field: Field, seen: set[str]) -> Iterator[Look]:
    where, evidence = place_of(document, field.best), (cited(document, side.field, field),)
    if said := said_parties(field, side.expected, case.rules):
        seen.update(said)
        named = "、".join(said)
        yield Look(CheckStatus.PASS, named, f"{where}的{side.label}为 {named}{NOTE}", evidence)
        return
    if field.value is None:
        text = readings_in_words(field)
        why = "几处读数不一致" if field.conflict else "读不清"
        yield Look(CheckStatus.UNCLEAR, text, f"{where}的{side.label}{why}：{text}", evidence)
        return
    for name in party_names(str(field.value)) or (str(field.value),):
        if _is_rest(name, side.expected, seen):
            continue
        sure = field.confidence >= case.rules.agrees_at
        if sure and len(joined := _joined(name, side.expected)) > 1:
            seen.update(joined)
            yield Look(CheckStatus.PASS, name, f"{where}的{side.label}为 {'、'.join(joined)}", evidence)
            continue
        like = {expected: likeness(expected, name) for expected in side.expected}
        equal = [expected for expected, match in like.items() if match is Likeness.EQUAL]
        near = [expected for expected, match in like.items() if match is Likeness.NEAR]
        proofs = {other: proof for other in side.expected if (proof := case.shared.renamings.between(other, name))}
        seen.update(equal or proofs or near)
        status, why = CheckStatus.PASS, ""
        if not equal:
            why = "".join(f"，是 {other} 更名前后的名称（见 {place_of(proof)}）" for other, proof in proofs.items())
        if not equal and not proofs:
            status, why = _differing(case, document, field, side, name=name, near=near)
        elif field.confidence < case.rules.agrees_at:
            status, why = CheckStatus.UNCLEAR, f"{why}，但字迹太不清楚"
        yield Look(status, name, f"{where}的{side.label}为 {name}{why}", evidence)


def _is_rest(name: str, expected: Sequence[str], seen: set[str]) -> bool:
    """Whether a name is but the end of a company's form (责任公司), wrapped off a name that was seen in full."""
    return any(form.endswith(name) for form in _FORMS) and any(
        whole in seen and whole.endswith(name) for whole in expected
    )


def _joined(name: str, expected: Sequence[str]) -> list[str]:
    """The co-owners of which a name is made up, where nothing else stands in it; none for any other name."""
    found: list[str] = []
    for part in sorted(expected, key=len, reverse=True):
        if part in name:
            name = name.replace(part, "", 1)
            found.append(part)
    return found if not name.strip("、，,；;和与及") else []


def _differing(
    case: Case, document: Document, field: Field, side: Side, *, name: str, near: Sequence[str]
) -> tuple[CheckStatus, str]:
    """What a name that is not the claimed one means."""
    for expected in side.expected:
        code = case.shared.codes.bridge(expected, name)
        if code is not None:
            return CheckStatus.UNCLEAR, f"，名称不同而统一社会信用代码相同（{code}），疑似更名，请附准予变更登记通知书"
    if near and not _surely_another(case, document, field, name, near):
        return CheckStatus.UNCLEAR, f"，与 {near[0]} 极为相近，可能是误读，也可能是另一单位"
    if not is_printed_text(field) and _maybe_misread(case, field, side, name):
        return CheckStatus.UNCLEAR, "，字迹不清，可能误读"
    if any(likeness(other, name) is Likeness.EQUAL for other in side.opposite):
        return CheckStatus.FAIL, "，与清单所填方向相反"
    return CheckStatus.FAIL, ""


def _maybe_misread(case: Case, field: Field, side: Side, name: str) -> bool:
    """Whether a differing name was read too badly to be sure: the less it differs the better it must be read."""
    alike = any(similar(expected, name) for expected in side.expected)
    return field.confidence < (case.rules.similar_name_at if alike else case.rules.contradicts_at)


def _surely_another(case: Case, document: Document, field: Field, name: str, near: Sequence[str]) -> bool:
    """Whether a name one character off is another name: printed in a text layer, or read alike in another document.

    Likewise one that OCR read without any doubt, if it has another character in place of the claimed one and OCR does
    not take one of the two for the other. A name that only breaks off is never taken for another.
    """
    if any(expected.startswith(name) for expected in near):
        return False
    alike = any(len(expected) != len(name) or compare_names(expected, name) in _MISREAD for expected in near)
    if not alike and field.confidence >= case.rules.one_name_character_at:
        return True
    others = case.view.readers_of_name.get(name, set()) - {document.id}
    return is_printed_text(field) or bool(others)
