"""Buyer and seller of a VAT invoice.

The form is fixed by the tax administration: on old forms the buyer stands above the items and the seller below, on a
数电票 both stand above, the buyer left. The words 购买方 and 销售方 beside the blocks outweigh
the place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from extract.pages import Page
from ocr.lines import Box
from parsers.documents import floors
from parsers.documents.invoice_code_again import said_again
from parsers.documents.invoice_faint import Block, faint_parties
from parsers.documents.invoice_labels import SIDES
from parsers.documents.printed_names import is_sure_name, others_than, printed_name
from parsers.layout.form import Form
from parsers.layout.piece import Piece
from parsers.layout.readings import read_text, reading_of
from parsers.reading import Reading
from parsers.values.credit_code import parse_credit_code
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import full_match, search
from parsers.values.text import plain

_REGION = r"..\d{6}.{7,10}"
"""A code of either length names a region in six digits; a letter among them was misread."""

_LABEL_LEFT = r"号[:;.]?$|识.{0,2}别"
"""What is left of the label of a tax number that was not known as one."""


@dataclass(frozen=True)
class _Block:
    """A party's block: where its labels stand, and its name and code."""

    box: Box
    name: Piece | None
    code: Piece | None


def party_readings(form: Form, items_top: float | None, page: Page) -> dict[str, list[Reading]]:
    """Readings of buyer, seller and their codes.

    `items_top` is the level of the items' head, None where it was not found.
    """
    readings: dict[str, list[Reading]] = {}
    for side, found in _sides(form, items_top).items():
        block = _apart(found)
        name = [_name(block.name, page)] if block.name is not None else []
        readings[side] = name
        readings[f"{side}_code"] = [_code(block.code)] if block.code is not None else []
    names = {side: next((item.value for item in readings.get(side, ()) if item.value), None) for side in SIDES}
    _complete(readings, faint_parties(form, items_top, page, names))
    said_again(readings, page.lines, page.number)
    return readings


def _complete(readings: dict[str, list[Reading]], blocks: Mapping[str, Block]) -> None:
    """Add what valid tax numbers tell, where labels were lost; nothing that a label gave to the other side."""
    given = {reading.value for found in readings.values() for reading in found if reading.value is not None}
    for side, block in blocks.items():
        for name, reading in ((side, block.name), (f"{side}_code", block.code)):
            silent = all(item.value is None for item in readings.get(name, ()))
            if reading is not None and reading.value is not None and silent and reading.value not in given:
                readings[name] = [reading, *readings.get(name, ())]
                given.add(reading.value)


def _apart(block: _Block) -> _Block:
    """The block with a tax number that came in with the name, its own label being lost, as the code.

    Of the line it stands in, what is left of that label is none of the name.
    """
    if block.name is None:
        return block
    found = parse_credit_code(block.name.text)
    code = block.name.part(found.start, found.end) if found is not None and found.valid else None
    if code is None or found is None:
        return block
    line = block.name.text.rfind("\n", 0, found.start)
    labelled = line > 0 and search(_LABEL_LEFT, plain(block.name.text[line : found.start])) is not None
    name = block.name.part(0, line if labelled else found.start).stripped()
    return replace(block, name=name, code=block.code or code)


def _name(piece: Piece, page: Page) -> Reading:
    reading = printed_name(piece)
    sensible = full_match(r"[\p{Han}A-Za-z0-9（）·&.,'\-—]{2,60}", str(reading.value or "")) is not None
    says = search(r"\p{Han}{2}|[A-Za-z]{3}", str(reading.value or "")) is not None
    sure = sensible and says and is_sure_name(piece, others_than(page.lines, piece))
    return reading if sure else replace(reading, value=None, confidence=0.0)


def _code(piece: Piece) -> Reading:
    """The code, valid or surely printed wrong; no value where the print may be misread."""
    found = parse_credit_code(piece.text)
    if found is None:
        return replace(read_text(piece), value=None, confidence=0.0)
    reading = reading_of(piece, found)
    if found.valid or (
        piece.confidence >= floors.CODE_AS_PRINTED and full_match(_REGION, found.value or "") is not None
    ):
        return reading
    return replace(reading, value=None, confidence=0.0)


def _sides(form: Form, items_top: float | None) -> dict[str, _Block]:
    said = {side: _prefixed(form, side) for side in SIDES}
    found = {side: block for side, block in said.items() if block is not None}
    if found:
        return found
    blocks = _blocks(form)
    if not blocks:
        return {}
    if len(blocks) > 2:
        blocks = sorted(blocks, key=lambda block: block.name is None)[:2]
    if len(blocks) == 2:
        one, two = sorted(blocks, key=lambda block: block.box.cy)
        if abs(one.box.cy - two.box.cy) < 3 * one.box.height:
            one, two = sorted(blocks, key=lambda block: block.box.x0)
        usual, other = (_far(form, {side: one, of: two}) for side, of in (SIDES, reversed(SIDES)))
        return dict(zip(reversed(SIDES) if other < usual else SIDES, (one, two), strict=True))
    return {_side_of(form, blocks[0], items_top): blocks[0]}


def _prefixed(form: Form, side: str) -> _Block | None:
    """A block whose labels name the side themselves (购买方名称, or 付款单位 on forms that have no 名称)."""
    names = form.having(f"{side}.name") or _bare_roles(form, side)
    if not names:
        return None
    codes = form.having(f"{side}.tax_id") or _codes_below(form, form.marks[names[0]].box)
    return _Block(form.marks[names[0]].box, form.value(names[0]), form.value(codes[0]) if codes else None)


def _bare_roles(form: Form, side: str) -> list[int]:
    """Words for a side beside which a name stands, where no label of the form is one for names."""
    if form.having("name", "buyer.name", "seller.name"):
        return []
    values = {index: form.value(index) for index in form.having(f"{side}.role")}
    return [
        index for index, piece in values.items() if piece is not None and looks_like_organisation(plain(piece.text))
    ]


def _codes_below(form: Form, name: Box) -> list[int]:
    """The label of the tax number right below the label of a name, with no other name between them."""
    names = [form.marks[index].box.cy for index in form.having("name", *(f"{side}.name" for side in SIDES))]
    found = [
        index
        for index in form.having("tax_id")
        if 0 < (drop := form.marks[index].box.cy - name.cy) < 6 * name.height
        and abs(form.marks[index].box.x0 - name.x0) < 0.12
        and not any(0 < other - name.cy < drop for other in names)
    ]
    return sorted(found, key=lambda index: form.marks[index].box.cy)[:1]


def _blocks(form: Form) -> list[_Block]:
    """One block for every 名称, with the tax number that stands under it; one for a tax number without a name above."""
    codes = form.having("tax_id")
    blocks = []
    for index in form.having("name"):
        box = form.marks[index].box
        below = [
            code
            for code in codes
            if -0.5 * box.height < form.marks[code].box.cy - box.cy < 6 * box.height
            and abs(form.marks[code].box.x0 - box.x0) < 0.12
        ]
        nearest = min(below or _beside(form, codes, box), key=lambda code: _apart_from(form, code, box), default=None)
        if nearest is not None:
            codes.remove(nearest)
        blocks.append(_Block(box, form.value(index), form.value(nearest) if nearest is not None else None))
    blocks.extend(_Block(form.marks[code].box, None, form.value(code)) for code in codes)
    return sorted(blocks, key=lambda block: (block.box.cy, block.box.x0))


def _beside(form: Form, codes: Sequence[int], name: Box) -> list[int]:
    """The labels of tax numbers right of a name's on its level, up to the next name on it."""
    names = [form.marks[index].box for index in form.having("name")]
    level = [box.x0 for box in names if box.x0 > name.x0 and abs(box.cy - name.cy) < 0.6 * name.height]
    return [
        code
        for code in codes
        if abs((box := form.marks[code].box).cy - name.cy) < 0.6 * name.height
        and name.x0 < box.x0 < min(level, default=1.0)
    ]


def _apart_from(form: Form, code: int, name: Box) -> float:
    box = form.marks[code].box
    return abs(box.cy - name.cy) + abs(box.x0 - name.x0)


def _far(form: Form, blocks: Mapping[str, _Block]) -> float:
    """How far blocks stand from the words for these sides, measured from middle to middle; infinite where one lacks."""
    return sum(_from_role(form, block, side) for side, block in blocks.items())


def _from_role(form: Form, block: _Block, side: str) -> float:
    """How far up or down from the middle of a block the word for a side stands right left of it."""
    codes = [line.box for line in block.code.lines] if block.code is not None else []
    middle = (block.box.cy + max((box.cy for box in codes if box.x0 > block.box.x0), default=block.box.cy)) / 2
    beside = [
        abs(mark.cy - middle)
        for mark in _role_boxes(form)[side]
        if mark.x0 < block.box.x0
        and block.box.x0 - mark.x1 < 0.1
        and abs(mark.cy - block.box.cy) < max(mark.height, 5 * block.box.height)
    ]
    return min(beside, default=inf)


def _role_boxes(form: Form) -> Mapping[str, list[Box]]:
    return {side: [form.marks[index].box for index in form.having(f"{side}.role")] for side in SIDES}


def _side_of(form: Form, block: _Block, items_top: float | None) -> str:
    """The side of the only block: by the word beside it, else by its place."""
    said = {side: far for side in SIDES if (far := _from_role(form, block, side)) < inf}
    if said:
        return min(said, key=lambda side: said[side])
    if items_top is not None and block.box.cy > items_top:
        return "seller"
    return "seller" if block.box.x0 > 0.4 else "buyer"
