"""The place of the items on an invoice: from the heads of their columns, of one line or several, down to 合计."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ocr.lines import Box
from parsers.documents.invoice_faint import first_item
from parsers.documents.invoice_item_figures import is_cell
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.layout.marks import Mark
from parsers.values.search import full_match
from parsers.values.text import plain
from parsers.values.words import find_words

LEAST_HEADS = 3
LEVEL = 0.6
"""Heights of print by which the middle of a head may differ from the level on which most of them stand."""
LEAST_APART, LEAST_SLOPING, MOST_OF, MORE, EVEN = 0.1, 6, 0.8, 2, 0.25
"""What makes heads stand on a slope: how far apart a pair of them counts, how many of them, and which part of all,
stand on one level then, how many more than without it, and by how many heights of print they may miss it."""
ONE_LINE = 1.5
"""How much higher the highest head may be than the lowest where each is one line."""
TIGHT = 0.8
"""Heights of print between two lines of one head at most."""
_ENDS = ("sum", "subtotal", "total_words", "total_figures", "date", "people", "tax_id", "address", "bank")
_CAPTION = r"(?=.*[A-Za-z]{2})[A-Za-z ().,/%&-]+"
"""The head of a column said again in English."""
_ASIDE = r"\([^()]{1,8}\)"
"""What stands in brackets below a head: its unit, 不含税."""


@dataclass(frozen=True)
class Columns:
    """Where the items stand.

    Their top and bottom, the right edge of the heading of the names (names begin left of it), the middles of amount
    and tax. `shared` says that the head of the names goes on with 规格型号: that stands below each name. `numbers_end`
    is the right edge of 序号 left of the names, 0 where the rows are not numbered. `slope` says how much lower print of
    one level stands per width of the page (photographs); `top` and `bottom` are levels where the names begin.
    """

    top: float
    bottom: float
    names_end: float
    amount: float | None
    tax: float | None
    shared: bool = False
    numbers_end: float = 0.0
    slope: float = 0.0

    def level(self, box: Box) -> float:
        """The level on which print stands, as it is where the names begin."""
        return box.cy - self.slope * box.cx

    def holds(self, box: Box) -> bool:
        """Whether print stands between the heads and what ends the items."""
        return self.top < self.level(box) < self.bottom

    @property
    def tax_first(self) -> bool:
        """Whether the form prints the tax before the net amount, as blockchain invoices do."""
        return self.amount is not None and self.tax is not None and self.tax < self.amount


def find_columns(form: Form) -> Columns | None:
    """The place of the items on a page; None where it has no heads of columns."""
    slope = _slope([mark.box for mark in form.marks if mark.name.startswith("head.")])
    heads = _heads(form, slope)
    if len(heads) < LEAST_HEADS:
        return _by_items(form)
    top = max(box.y1 - slope * box.cx for box in (*(mark.box for mark in heads), *_below(form, heads)))
    named = [mark for mark in heads if mark.name == "head.name"]
    names_end = named[0].box.x1 if named else min(mark.box.x0 for mark in heads) - 0.02
    shared = any(mark.name == "head.other" and _is_under(named, mark.box) for mark in heads)
    numbers = [mark.box.x1 for mark in heads if mark.wording == "序号" and mark.box.x1 < names_end]
    amount, tax = _middle(heads, "amount"), _middle(heads, "tax")
    return Columns(top, _bottom(form, top, slope), names_end, amount, tax, shared, max(numbers, default=0.0), slope)


def _slope(boxes: Sequence[Box]) -> float:
    """How much lower one level stands per width of the page, by the heads; 0 where those stand no better on a slope.

    Nor where some of them take several lines.
    """
    if not boxes or max(box.height for box in boxes) > ONE_LINE * min(box.height for box in boxes):
        return 0.0
    steps = [(two.cy - one.cy) / (two.cx - one.cx) for one in boxes for two in boxes if two.cx - one.cx > LEAST_APART]
    slope = median(steps) if steps else 0.0
    height = median(box.height for box in boxes)

    def on_level(tilt: float) -> int:
        levels = [box.cy - tilt * box.cx for box in boxes]
        return max(sum(abs(other - level) < EVEN * height for other in levels) for level in levels)

    enough = bool(steps) and on_level(slope) >= max(LEAST_SLOPING, MOST_OF * len(boxes), on_level(0.0) + MORE)
    return slope if enough else 0.0


def _heads(form: Form, slope: float) -> list[Mark]:
    """The heads of the columns: those on the level on which most stand, and their further lines above and below it."""
    marks = [mark for mark in form.marks if mark.name.startswith("head.")]
    if not marks:
        return []
    height = median(mark.box.height for mark in marks)
    levels = [mark.box.cy - slope * mark.box.cx for mark in marks]
    level = max(levels, key=lambda level: sum(abs(other - level) < height for other in levels))
    heads = [mark for mark, own in zip(marks, levels, strict=True) if abs(own - level) < LEVEL * mark.box.height]
    left = [mark for mark in marks if mark not in heads and not _has_figures(form, mark.box)]
    while heads and (more := [mark for mark in left if _meets(heads, mark.box, height)]):
        heads += more
        left = [mark for mark in left if mark not in more]
    return [mark for mark in marks if mark in heads]


def _meets(heads: Sequence[Mark], box: Box, height: float) -> bool:
    """Whether print stands right above or below heads, or beside them."""
    y0, y1 = min(mark.box.y0 for mark in heads), max(mark.box.y1 for mark in heads)
    return box.y0 - y1 < TIGHT * height and y0 - box.y1 < TIGHT * height


def _has_figures(form: Form, box: Box) -> bool:
    """Whether numbers stand on the level of some print, as they do in the rows of items and never among heads."""
    return any(is_cell(line.text) and on_one_level(line.box, box) for line in form.prints)


def _below(form: Form, heads: Sequence[Mark]) -> list[Box]:
    """Lines of heads that are none by themselves: 名称 below 项目, a unit in brackets, each head again in English."""
    names = [mark for mark in heads if mark.name == "head.name"]
    words = [
        mark.box for mark in form.marks if mark.name == "name" and mark.rest is None and _is_under(names, mark.box)
    ]
    return [*words, *_captions(form, heads, _CAPTION, 2), *_captions(form, heads, _ASIDE, 1)]


def _captions(form: Form, heads: Sequence[Mark], pattern: str, least: int) -> list[Box]:
    """The boxes of what matches below heads, on a level on which so many columns but that of the names have it."""
    lines = [line for line in form.prints if full_match(pattern, plain(line.text)) is not None]
    found = [line.box for line in lines if _is_under(heads, line.box) and not _has_figures(form, line.box)]
    others = [mark for mark in heads if mark.name != "head.name"]
    return [
        box for box in found if sum(_is_under(others, other) and on_one_level(other, box) for other in found) >= least
    ]


def _is_under(heads: Sequence[Mark], box: Box) -> bool:
    """Whether print stands right below one of these heads."""
    return any(
        mark.box.overlap_x(box) > 0 and box.cy - mark.box.cy > 0 and box.y0 - mark.box.y1 < TIGHT * mark.box.height
        for mark in heads
    )


def _by_items(form: Form) -> Columns | None:
    """The place of the items where the heads of their columns are lost: from the first item on."""
    first = first_item(form)
    if first is None:
        return None
    top = first.box.y0 - 0.2 * first.box.height
    return Columns(top, _bottom(form, first.box.y1), first.box.x1, None, None)


def _middle(heads: Sequence[Mark], name: str) -> float | None:
    return next((mark.box.cx for mark in heads if mark.name == f"head.{name}"), None)


def _bottom(form: Form, top: float, slope: float = 0.0) -> float:
    """Where the items end: at 合计, 小计, 价税合计 or what else is below them on a list, whichever comes first."""
    ends = [form.marks[index].box for index in form.having(*_ENDS)]
    ends += [line.box for line in form.texts if find_words(line.text)]
    levels = [(box.y0 + 0.2 * box.height - slope * box.cx, box.cy - slope * box.cx) for box in ends]
    return min((end for end, middle in levels if middle > top), default=0.97)
