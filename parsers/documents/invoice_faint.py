"""Invoices whose pre-printed labels are lost: parties and items by what stands there.

Copies lose the coloured print of the form and keep the black print of the printer. A valid tax number then tells a
party's block, the name stands right above it; stars around the class of goods tell the items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.documents.printed_names import is_sure_name, others_than, printed_name
from parsers.layout.form import Form
from parsers.layout.levels import alike, on_one_level
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import reading_of
from parsers.reading import Reading
from parsers.values.credit_code import FoundCode, find_credit_codes
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import full_match, search
from parsers.values.text import plain

ABOVE = 4.5
"""Heights of print by which a name stands above its tax number at most."""
BESIDE = 0.15
"""Part of the page's width by which name and number, each behind a label of its own, may stand apart."""
ITEM = r"^[*“”\"‘’'·•.]?\p{Han}[\p{Han}、]{1,13}[*“”\"‘’'·•]\p{Han}"
"""How an item begins: the class of goods between stars, which OCR takes for other specks."""
SEE_LIST = r"^(?:[*][^*]+[*])?\(?[详祥洋评]?见.{0,20}(?:清单|附件|附表|明细)|^\(.{0,16}清单\)?$|详见.{0,20}清单"
"""The row that only points to a list: (详见销货清单), 见附件清单."""
_LABEL = r"^(?:.{0,4}[:：]|名称|称)"
_HALF = 0.45
"""The part of the page's width that a buyer's block beside the seller's begins in."""


@dataclass(frozen=True)
class Block:
    """A party's tax number, and the name above it where one was read."""

    box: Box
    code: Reading
    name: Reading | None


def faint_parties(form: Form, items_top: float | None, page: Page, names: Mapping[str, object]) -> dict[str, Block]:
    """Blocks of buyer and seller by valid tax numbers: one above the other, or side by side above the items.

    `names` are those that labels gave to the sides: a block with such a name is of that side wherever it stands, and of
    two blocks the other is of the other side where no label names that.
    """
    blocks = _blocks(form, page)
    if len(blocks) > 2:
        return {}
    if any(names.values()):
        found = {side: block for block in blocks for side in names if block.name and block.name.value == names[side]}
        rest = [block for block in blocks if block not in found.values()]
        open_sides = [side for side, name in names.items() if name is None and side not in found]
        return found | (dict(zip(open_sides, rest, strict=True)) if len(found) == len(rest) == len(open_sides) else {})
    if len(blocks) == 2:
        one, two = blocks
        beside = on_one_level(one.box, two.box)
        first, second = sorted(blocks, key=lambda block: block.box.x0 if beside else block.box.cy)
        return {"buyer": first, "seller": second}
    if not blocks or items_top is None:
        return {}
    only = blocks[0]
    below = only.box.cy > items_top
    return {"seller" if below or only.box.x0 > _HALF else "buyer": only}


def first_item(form: Form) -> Line | None:
    """The first line that begins as items do, or points to the list of them; None where none does."""
    found = [line for line in form.prints if search(f"{ITEM}|{SEE_LIST}", plain(line.text)) is not None]
    return min(found, key=lambda line: line.box.cy, default=None)


def _blocks(form: Form, page: Page) -> list[Block]:
    """One block for every tax number: of those that repeat it (in a seal) the one with a name, else the leftmost."""
    found: dict[object, Block] = {}
    for block in sorted(
        (block for line in form.prints if (block := _block(form, line, page))), key=lambda item: item.box.x0
    ):
        known = found.get(block.code.value)
        if known is None or (known.name is None and block.name is not None):
            found[block.code.value] = block
    blocks = list(found.values())
    named = [block.name.box for block in blocks if block.name is not None]
    return [replace(block, name=None) if _is_shared(block, named) else block for block in blocks]


def _is_shared(block: Block, names: Sequence[Box | None]) -> bool:
    """Whether a block's name was taken for that of another block, too: whose it is, nobody said."""
    return block.name is not None and names.count(block.name.box) > 1


def _block(form: Form, line: Line, page: Page) -> Block | None:
    piece = piece_of([line], page.number)
    found: Sequence[FoundCode] = [item for item in find_credit_codes(line.text) if item.valid]
    if piece is None or len(found) != 1:
        return None
    code = reading_of(piece, found[0])
    return Block(code.box or line.box, code, _name_above(form, line, page))


def _name_above(form: Form, line: Line, page: Page) -> Reading | None:
    """The nearest name over a line; None where none stands there, or where it is in doubt."""
    near = [
        (max(0.0, other.box.x0 - line.box.x1, line.box.x0 - other.box.x1), line.box.cy - other.box.cy, piece)
        for other in form.prints
        if 0 < line.box.cy - other.box.cy < ABOVE * line.box.height
        and alike(line.box, other.box)
        and not on_one_level(line.box, other.box)
        and max(other.box.x0 - line.box.x1, line.box.x0 - other.box.x1) < BESIDE
        and (piece := _name_piece(other, page)) is not None
    ]
    if not near:
        return None
    piece = min(near, key=lambda item: item[:2])[2]
    reading = printed_name(piece)
    good = full_match(r"[\p{Han}A-Za-z（）·]{4,40}", str(reading.value or "")) is not None
    return reading if good and is_sure_name(piece, others_than(page.lines, piece)) else None


def _name_piece(line: Line, page: Page) -> Piece | None:
    """What of a line reads as a name, the remains of its label apart; None where it names nobody."""
    label = search(_LABEL, line.text)
    piece: Piece | None = piece_of([line], page.number)
    if piece is not None and label is not None and label.end() < len(line.text):
        piece = piece.part(label.end(), len(line.text)).stripped()
    if piece is None or not looks_like_organisation(plain(piece.text)) or search(r"\d{4}|银行.*行$", piece.text):
        return None
    return piece
