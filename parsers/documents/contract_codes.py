"""Credit codes of a contract's parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocr.lines import Reader
from parsers.documents import floors
from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_owners import is_another, owner_of
from parsers.documents.contract_words import ROLE_WORDS, WEAK_ROLES, Side
from parsers.layout.flow import Flow
from parsers.reading import Field, Reading
from parsers.values.credit_code import FoundCode, find_credit_codes
from parsers.values.search import escaped, search
from parsers.values.text import fold

CODE_REACH = 420
"""Characters behind a party's introduction within which a credit code is its own."""
CODE_SAID = (
    r"(?P<word>{words})(?:的)?(?:(?:统一)?(?:社会)?信用代码|组织机构(?:登记)?代码|纳税人识别号|税号)"
    r"(?:证号)?(?:为|是|:){{0,2}}$"
)
"""How a sentence says whose a code is: 公司的统一社会信用代码是."""
CODE_BEHIND = (
    r"(?P<word>{names})\)?(?:[(（\[【〔](?:以下|下)?(?:简)?称(?:为)?[^()（），,\d]{{1,10}})?[(（\[【〔,，:：]{{0,2}}"
    r"(?:(?:统一)?(?:社会)?信用代码|(?:组织|单位)?(?:机构)?代码|纳税人识别号|税号|USCC)?(?:为|是|:){{0,2}}$"
)
"""A code right behind a party's name, in brackets mostly: 某大学（统一社会信用代码：, 某大学（以下简称学校，."""
ACCOUNT = r"[账帐][号户](?:[:：]|\s)?$"
"""What stands before a number of eighteen digits that is an account."""
BANK = r"(?:支行|分行|营业部|分理处|银行|信用社|账户)[,，:：\s(（]{0,3}$"
"""What stands before such a number without a label: 某银行某支行，923902961027312140."""
IDENTITY = r"(?:证件|身份证?)(?:号码?|编号)[:：\s]{0,2}$"
"""What stands before the number of a person's identity card."""


def read_codes(
    flow: Flow, mentions: Sequence[Mention], words: Mapping[str, Side], names: Mapping[Side, tuple[Field, ...]]
) -> dict[Side, tuple[Field, ...]]:
    """Credit codes, each given to the party introduced last before it (of several side by side, the one above).

    What says whose it is comes first: a sentence, by a word of `words`; the name right before it, one of `names`.
    """
    said = _saying(words, names)
    introduced = sorted(mentions, key=lambda item: item.start)
    found: dict[Side, list[Reading]] = {}
    for code in find_credit_codes(flow.text):
        before = flow.text[max(0, code.start - 16) : code.start]
        apart = " " in code.text and not search(r"代码|识别号|税号|USCC", before)  # cells side by side
        banked = not code.valid and search(BANK, before)
        if apart or banked or search(ACCOUNT, before) or _is_a_persons(code, before):
            continue
        told = next(
            (side for pattern, side in said if search(pattern, flow.text[max(0, code.start - 80) : code.start])), None
        )
        if told is not None:
            found.setdefault(told, []).append(_as_read(flow, code))
            continue
        near = [item for item in introduced if item.start < code.start and code.start - item.start < CODE_REACH]
        if not near:
            continue
        reading = _as_read(flow, code)
        owner = owner_of(flow, near, reading)
        by_place = owner is not near[-1]
        if len(owner.sides) != 1 or (not by_place and is_another(flow, owner, code.start)):
            continue
        (side,) = owner.sides
        found.setdefault(side, []).append(reading)
    return {side: _code_fields(readings, len(names.get(side, ()))) for side, readings in found.items()}


def _as_read(flow: Flow, code: FoundCode) -> Reading:
    """A code as a reading; one whose check character disagrees is misread unless every character is sure."""
    reading = flow.reading(code)
    misread = not code.valid and reading.reader is Reader.OCR
    if misread and reading.confidence < floors.CODE_AS_PRINTED * code.certainty:
        return replace(reading, value=None)
    return reading


def _is_a_persons(code: FoundCode, before: str) -> bool:
    """Whether a number is of an identity card: called so, with a day of birth in it, and no credit code."""
    born = search(r"^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d{4}[\dX]$", str(code.value)) is not None
    return born and not code.valid and search(IDENTITY, before) is not None


def _saying(words: Mapping[str, Side], names: Mapping[Side, tuple[Field, ...]]) -> list[tuple[str, Side]]:
    """Patterns for the text before a code that say it is a side's."""
    found = []
    for side in Side:
        roles = [word for word in ROLE_WORDS[side] if word not in WEAK_ROLES]
        called = [*(word for word, of in words.items() if of is side), *roles]
        listed = "|".join(sorted(called, key=len, reverse=True))
        known = [fold(str(field.value)).text for field in names.get(side, ()) if field.value is not None]
        found.append((CODE_SAID.format(words=rf"(?<!被)(?:{listed})"), side))
        found += [(CODE_BEHIND.format(names="|".join(map(escaped, known))), side)] if known else []
    return found


def _code_fields(readings: list[Reading], parties: int) -> tuple[Field, ...]:
    """One field a code: the same code at several places is read several times, other codes are co-owners'.

    A code more than the side has parties is someone's whose introduction was not understood: it has no value.
    """
    groups: dict[object, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(reading.value, []).append(reading)
    known = [value for value in groups if value is not None]
    owned = set(known[: max(1, parties)])
    return tuple(
        Field(tuple(group if value in owned else (replace(reading, value=None) for reading in group)))
        for value, group in groups.items()
    )
