"""Putting labels together that the reader cut: 户 | 名, 收入金额(大 | 写), and 付 / 款 / 人 one below the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ocr.lines import Line
from parsers.layout.stacks import cut_upright, is_vertical, leading_label, without_stacks
from parsers.values.search import search
from parsers.values.text import plain

NEAR = 3.2
"""Heights of print up to which two pieces on one level may be parts of one spaced label."""
FAR = 6.0
"""The same for two single characters that are a whole label: 合 and 计, 名 and 称 with a blank or a colon behind it."""
BELOW = 1.6
"""Heights of print up to which two pieces one below the other may be parts of one label."""
SPREAD = 1.2
"""Heights of print that a character of a label takes which is spread out to the width of those above and below it."""
OVERLAP = 0.8
"""Heights of print by which the boxes of two characters side by side may overlap; OCR draws them wide."""
ON_LEVEL = 0.25
"""Heights of print by which a value's middle may differ from that of its own label."""
TIGHT = 0.2
"""Heights of print between two lines of one cell at most."""
_BANKS = ("行", "机构", "网点")
"""How labels end that go on in their cell with another label's word: 付款人开户行 over 名称."""
_UNITS = frozenset("亿千百十万元角分")
"""The heads of boxes for digits, which stand below vertical labels and are no part of them."""
SHORTEST_RUN = 4
"""Characters from which on a vertical run may be a sentence."""
STACKED = 3.4
"""The same for single characters of a vertical label, which stand wide apart."""


def mend_labels(lines: Sequence[Line], known: frozenset[str], aspect: float) -> list[Line]:
    """The lines, with pieces joined that together make or begin a label and do not apart.

    A vertical run of single characters that is no label (此联是收款人的回单) becomes one line, so that none of them
    is taken for more.

    Args:
        lines: the lines of a page, in the upright frame.
        known: all wordings of labels of more than one character, without spaces: 名 or 称 alone is half of a label.
        aspect: height divided by width of the page, so that widths and heights can be compared.
    """
    heads, pairs = _beginnings(known)
    parted = without_stacks(lines, known, aspect)
    pieces = [part for line in parted for part in _split_column(line, heads, known, aspect)]
    pieces = _tails_put_right(pieces, known, pairs, aspect)
    pieces = _join(pieces, heads, lambda one, two: _beside(one, two, heads, known, aspect), " ")
    pieces = _join_runs(pieces, known, aspect)
    pieces = _join(pieces, heads, lambda one, two: _stacked(one, two, heads, known, aspect), "")
    others = list(pieces)
    return _join(pieces, heads, lambda one, two: _wrapped(one, two, heads, known, others), "")


def _bare(line: Line) -> str:
    """A piece without the colon and the specks at its ends."""
    return plain(line.text).strip(":·.,'`、")


def _join(lines: list[Line], heads: frozenset[str], belong: Callable[[Line, Line], bool], gap: str) -> list[Line]:
    """Join pairs that belong together until none is left; the joined line takes the place of its first part."""
    index = 0
    while index < len(lines):
        one = lines[index]
        partner = None
        if _bare(one) in heads:
            partner = next((place for place, other in enumerate(lines) if place != index and belong(one, other)), None)
        if partner is None:
            index += 1
            continue
        lines[index] = _joined(one, lines[partner], gap)
        del lines[partner]
        index -= partner < index
    return lines


@lru_cache(maxsize=8)
def _beginnings(known: frozenset[str]) -> tuple[frozenset[str], Mapping[str, str]]:
    """How labels begin, and by their first character the labels of two that are the only ones to begin so."""
    heads = frozenset(wording[:size] for wording in known for size in range(1, len(wording)))
    count = Counter(wording[0] for wording in known if len(wording) == 2)
    return heads, {wording[0]: wording for wording in known if len(wording) == 2 and count[wording[0]] == 1}


def _tails_put_right(lines: list[Line], known: frozenset[str], pairs: Mapping[str, str], aspect: float) -> list[Line]:
    """The lines, with 称 for what was misread in 名 | 非：某某公司.

    One character before a colon, beside the lone beginning of one label of two characters, is the rest of that label.
    """
    left = [line for line in lines if plain(line.text) in pairs]
    return [line if line.text[:1] in known else _tail_put_right(line, left, pairs, aspect) for line in lines]


def _tail_put_right(line: Line, left: Sequence[Line], pairs: Mapping[str, str], aspect: float) -> Line:
    tail = search(r"^\p{Han}(?=\s?[:：])", line.text)
    if tail is None:
        return line
    beside = [head for head in left if _is_left_of(head, line, aspect)]
    nearest = max(beside, key=lambda head: head.box.x1, default=None)
    if nearest is None:
        return line
    return replace(line, text=pairs[plain(nearest.text)][1] + line.text[1:])


def _is_left_of(head: Line, line: Line, aspect: float) -> bool:
    """Whether a character stands left of a line on its level, near enough to be the beginning of its label."""
    height = min(head.box.height, line.box.height)
    level = abs(head.box.cy - line.box.cy) < 0.6 * height
    return level and -OVERLAP * height * aspect < line.box.x0 - head.box.x1 < FAR * height * aspect


def _join_runs(lines: list[Line], known: frozenset[str], aspect: float) -> list[Line]:
    """Join single characters one below the other that are no labels."""
    left = [line for line in lines if len(plain(line.text)) == 1]
    seen: list[Line] = []
    for first in sorted(left, key=lambda line: line.box.y0):
        if first not in lines or first in seen:
            continue
        run = _run_from(first, [line for line in left if line in lines], aspect)
        seen += run
        if len(run) >= SHORTEST_RUN and not _made_of("".join(plain(line.text) for line in run), known | _UNITS):
            joined = run[0]
            for line in run[1:]:
                joined = _joined(joined, line, "")
            lines = [line for line in lines if line not in run]
            lines.append(joined)
    return lines


def _split_column(line: Line, heads: frozenset[str], known: frozenset[str], aspect: float) -> list[Line]:
    """The parts of a line that runs from top to bottom and is more than one label.

    A label printed so, apart from what stands right below it: the first character of the next row's label
    (收款单位 | 金 额) or the head of a box for a digit.
    """
    text = plain(line.text)
    if not is_vertical(line, aspect) or text in known:
        return [line]
    label = leading_label(text, known)
    rest = text[len(label) :]
    if len(label) < 2 or not (rest in heads or rest in known or set(rest) <= _UNITS):
        return [line]
    return cut_upright(replace(line, text=text), [len(label)])


def _run_from(first: Line, others: Sequence[Line], aspect: float) -> list[Line]:
    """A character and those that follow below it without a wide gap."""
    run = [first]
    for line in sorted(others, key=lambda item: item.box.y0):
        last = run[-1].box
        if line is first or line.box.y0 <= last.cy:
            continue
        if abs(line.box.cx - last.cx) < 0.6 * last.height * aspect and line.box.y0 - last.y1 < 1.5 * last.height:
            run.append(line)
    return run


def _made_of(text: str, known: frozenset[str]) -> bool:
    """Whether a text is nothing but labels, one after the other."""
    reach = {0}
    for start in range(len(text)):
        if start in reach:
            reach |= {end for end in range(start + 1, len(text) + 1) if text[start:end] in known}
    return len(text) in reach


def _joined(one: Line, two: Line, gap: str) -> Line:
    edges: tuple[float, ...] = ()
    if gap and len(one.edges) == len(one.text) + 1 and len(two.edges) == len(two.text) + 1:
        edges = (*one.edges, *two.edges)
    return Line(
        one.text + gap + two.text, one.box.union(two.box), min(one.confidence, two.confidence), one.reader, edges
    )


def _beside(one: Line, two: Line, heads: frozenset[str], known: frozenset[str], aspect: float) -> bool:
    """Whether a short piece is continued by the one right beside it: 名 | 称:某某公司."""
    head, tail = plain(one.text), plain(two.text)
    height = min(one.box.height, two.box.height) * aspect
    spread = one.box.width > SPREAD * height * len(head)
    if head not in heads or (len(head) > 2 and not spread and not _ends_label(head, two, known)) or not tail:
        return False
    gap = two.box.x0 - one.box.x1
    alone = search(r"^.\s*(?:[:：;；]|\s|$)", two.text.strip()) is not None and len(head) == 1
    reach = FAR if (alone or len(tail) == 1) and head + tail[0] in known else NEAR
    if not (-OVERLAP * height < gap < reach * height) or abs(one.box.cy - two.box.cy) > 0.6 * max(
        one.box.height, two.box.height
    ):
        return False
    if len(tail) == 1 and head + tail in heads and (len(head) == 1 or spread):
        return True
    word = leading_label(head + tail, known)
    return len(word) > max(len(head), 1) and leading_label(tail, known) == ""


def _ends_label(head: str, two: Line, known: frozenset[str]) -> bool:
    """Whether a piece begins with the rest of a label and its colon: 纳税人识别 | 号：…."""
    rest = search(r"^\p{Han}{1,2}(?=\s?[:：])", two.text)
    return rest is not None and head + rest[0] in known


def _stacked(one: Line, two: Line, heads: frozenset[str], known: frozenset[str], aspect: float) -> bool:
    """Whether a character is continued by the one below it: 付 over 款 over 人."""
    head, tail = _bare(one), _bare(two)
    if (
        len(tail) > 2
        or head not in heads
        or not (head + tail in heads or head + tail in known)
        or (head in known and len(head) > 2)
    ):
        return False
    if len(head) > 1 and one.box.height < 1.5 * two.box.height and len(tail) > 1:
        return False
    height = two.box.height
    gap = two.box.y0 - one.box.y1
    return -0.5 * height < gap < STACKED * height and abs(one.box.cx - two.box.cx) < 0.8 * height * aspect


def _has_value(label: Line, others: Sequence[Line]) -> bool:
    """Whether some print stands right of a label on its very level."""
    return any(
        other.box.x0 > label.box.x1 and abs(other.box.cy - label.box.cy) < ON_LEVEL * label.box.height
        for other in others
    )


def _wrapped(one: Line, two: Line, heads: frozenset[str], known: frozenset[str], others: Sequence[Line]) -> bool:
    """Whether a label is continued in the line below: 收入金额(大 over 写).

    Two that are labels by themselves, each with a value on its own level, stand in two rows (开户银行 over 全称).
    """
    head, tail = plain(one.text).rstrip(":"), plain(two.text).rstrip(":")
    if head not in heads or head + tail not in known:
        return False
    height = min(one.box.height, two.box.height)
    gap = two.box.y0 - one.box.y1
    if tail in known and not (head.endswith(_BANKS) and gap < TIGHT * height):
        return False
    if tail in known and head in known and all(_has_value(label, others) for label in (one, two)):
        return False
    return -0.5 * height < gap < BELOW * height and one.box.overlap_x(two.box) > 0.5 * min(one.box.width, two.box.width)
