"""Invoices that a tax office issued for somebody (代开): the office stands in the seller's place.

Who sold stands in the remark, behind 代开企业名称 and 代开企业税号. An office is no party to any deal: where the remark
does not say for whom it wrote, the seller has no value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocr.lines import Line
from parsers.documents.printed_names import is_sure_name, printed_name
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_text
from parsers.reading import Reading
from parsers.values.credit_code import parse_credit_code
from parsers.values.organisation import looks_like_organisation
from parsers.values.person import looks_like_person
from parsers.values.search import search
from parsers.values.text import fold, plain

_OFFICE = r"税务(?:总局|局|分局|所)|[国地]税|代开"
_FOR = r"代开(?:企业|单位|纳税人|公司|方|人)?的?"
_NAME = rf"{_FOR}(?:名称|姓名|全称):?"
_CODE = rf"{_FOR}(?:税号|(?:纳税人)?识别号|(?:统一社会)?信用代码):?"
_NEXT = r"代开|完税|税票|电子税票|税收|税号|纳税人|地址[:、]|电话:|技术合同|合同编?号|专利号|备注|ZL|[,;。:、]|$"
"""What stands behind a name."""


def seller_told(readings: Mapping[str, list[Reading]], remark: Sequence[Line], page: int) -> dict[str, list[Reading]]:
    """`seller` and `seller_code` as the remark tells them, where a tax office stands in the seller's place or nobody.

    Empty where the seller is the seller. The office's own tax number is no party's.
    """
    printed = readings.get("seller", [])
    names = [str(reading.value) for reading in printed if reading.value is not None]
    office = any(search(_OFFICE, plain(reading.text)) is not None for reading in printed)
    if names and not office:
        return {}
    text = piece_of(remark, page)
    name = _name(text) if text is not None else None
    if name is None and not office:
        return {}
    code = _code(text, name) if text is not None else None
    return {
        "seller": [name] if name is not None else [_without_value(reading) for reading in printed],
        "seller_code": [code] if code is not None else [],
    }


def _name(text: Piece) -> Reading | None:
    """The name behind its label, however both wrap."""
    folded = fold(text.text, spaces=False)
    label = search(_NAME, folded.text)
    if label is None:
        return None
    end = search(_NEXT, folded.text[label.end() :])
    length = end.start() if end is not None else 0
    said = folded.text[label.end() : label.end() + length]
    if not (looks_like_organisation(said) or looks_like_person(said)):
        return None
    piece = text.part(*folded.span(label.end(), label.end() + length))
    reading = printed_name(piece)
    return reading if is_sure_name(piece) else _without_value(reading)


def _code(text: Piece, name: Reading | None) -> Reading | None:
    """The tax number behind its label, without a value where it is not a valid one; None for a person.

    Persons have none, but the number of their card.
    """
    folded = fold(text.text, spaces=False)
    match = search(rf"{_CODE}(?P<code>[0-9A-Z]{{15,20}})", folded.text)
    if match is None or (name is not None and looks_like_person(plain(name.text))):
        return None
    reading = read_text(text.part(*folded.span(*match.span("code"))))
    found = parse_credit_code(match["code"])
    return replace(reading, value=found.value) if found is not None and found.valid else _without_value(reading)


def _without_value(reading: Reading) -> Reading:
    return replace(reading, value=None, confidence=0.0)
