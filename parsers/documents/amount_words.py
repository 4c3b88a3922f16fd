"""Amounts in words (大写金额) on forms: as readings of the amount, and as printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ocr.lines import Line, Reader
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import reading_of
from parsers.reading import Reading
from parsers.values.found import Found
from parsers.values.search import full_match, search
from parsers.values.text import fold, plain
from parsers.values.words import find_words, normal_numerals, parse_words

CONFIRMED = 0.7
"""Confidence of words that were half read and say what the figure says."""
ABOVE = 2.5
"""Heights of print between the middles of two lines up to which an amount may go on from one to the next."""
SURE_END = 0.9
"""Confidence from which on words that end in 元 without 整 are printed so; below, 整 was not read."""
_ENDS_WITHIN = r"(?:[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角]|大写\)?:?(?:人民币)?)[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]$"
_BEGINS_WITHIN = r"^[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆]"
_ENDING = (
    r"(?:[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{0,8}[元圆])?"
    r"(?:[零壹贰叁肆伍陆柒捌玖]?角)?(?:[零壹贰叁肆伍陆柒捌玖]?分)?[整正]?"
)
"""What an amount ends in that was broken before."""
_PADDING = r"^(?:[^\p{Han}(]|人民币|[(]?大写[)]?|[:：])*"
READ_AS = {
    **dict(zip("零壹贰叁肆", ("霉需雪", "查豆壳", "式戒贡", "参垒会", "律津肄"), strict=True)),
    **dict(zip("伍陆柒捌玖", ("位伐仁", "陈际院", "集架梁渠", "据棚揭捎拐捐", "玫政致"), strict=True)),
    **dict(zip("拾佰仟万亿", ("始给拴捨", "伯值侣", "任仔什件", "刀", "忆"), strict=True)),
}
"""Characters that OCR gives for numerals, each like no other digit: words that in running text are none."""
LEAST_SIGNS = 5
"""Characters of an amount in words of which one may be misread."""
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_SECTIONS = ("", "万", "亿", "万亿")


def words_readings(
    pieces: Iterable[Piece], *, labelled: bool, figures: Collection[object] = (), prints: Sequence[Line] = ()
) -> list[Reading]:
    """Every amount in words of some print, read by WORDS; words that wrap are one amount.

    Words that begin their line go on from the line of `prints` right above it where that ends within an amount.

    `labelled` pieces stand beside 大写 and need not end in 元 or 整. Numerals that begin behind another Chinese
    character are the rest of a misread amount: they have no value, unless it is one of the `figures` printed beside.
    """
    readings = []
    for piece in (_to_below(_from_above(piece, prints), prints) for piece in pieces):
        found = [one] if (one := _but_for_one_sign(piece, figures)) is not None else find_words(piece.text)
        if not found and labelled and (only := parse_words(piece.text)) is not None:
            found = [only]
        for item in (_completed(item, figures) for item in found):
            reading = replace(reading_of(piece, item), reader=Reader.WORDS)
            whole = (_is_whole(piece.text[: item.start]) and not is_tail(item, figures)) or item.value in figures
            readings.append(reading if whole else replace(reading, value=None, confidence=0.0))
    return readings


def _but_for_one_sign(piece: Piece, figures: Collection[object]) -> Found[Decimal] | None:
    """The amount in words of which all signs but one are those of a figure, and that one was read as a look-alike.

    What reads as another numeral, or as one's look-alike, says another amount.
    """
    folded = fold(piece.text, spaces=False)
    text = normal_numerals(folded.text).replace("正", "整")
    for figure in (figure for figure in figures if isinstance(figure, Decimal) and figure > 0):
        said = normal_numerals(spelled(figure))
        start = len(text) - len(said)
        if len(said) < LEAST_SIGNS or start < 0 or not _is_whole(folded.text[:start]):
            continue
        other = [index for index, (one, two) in enumerate(zip(text[start:], said, strict=True)) if one != two]
        if len(other) == 1 and text[start + other[0]] in READ_AS.get(said[other[0]], ""):
            return Found(*folded.span(start, len(text)), piece.text, figure, True, CONFIRMED)
    return None


def is_tail(words: Found[Decimal], figures: Collection[object]) -> bool:
    """Whether words are the end of what a figure says: their beginning was not read."""
    said = _tidied(_printed(words.text))
    longer = (_tidied(spelled(figure)) for figure in figures if isinstance(figure, Decimal) and figure != words.value)
    return bool(said) and any(len(text) > len(said) and text.endswith(said) for text in longer)


def _tidied(text: str) -> str:
    """Words without what may be written or left out: 整, and 零 where a place is empty."""
    return text.replace("圆", "元").replace("零", "").rstrip("整正")


def _from_above(piece: Piece, prints: Sequence[Line]) -> Piece:
    """The piece with the line right above it where that ends within an amount, and the piece begins within one."""
    first = piece.lines[0]
    if search(_BEGINS_WITHIN, plain(first.text)) is None:
        return piece
    above = [
        line
        for line in prints
        if line not in piece.lines
        and 0 < first.box.cy - line.box.cy < ABOVE * max(first.box.height, line.box.height)
        and line.box.y0 < first.box.y0
        and search(_ENDS_WITHIN, plain(line.text)) is not None
    ]
    nearest = max(above, key=lambda line: line.box.cy, default=None)
    return (piece_of([nearest, *piece.lines], piece.page) if nearest is not None else None) or piece


def _to_below(piece: Piece, prints: Sequence[Line]) -> Piece:
    """The piece with the line right below it that ends its amount, where the piece ends within one: …伍角陆, 分."""
    last = piece.lines[-1]
    if search(_ENDS_WITHIN, plain(last.text)) is None:
        return piece
    below = [
        line
        for line in prints
        if line not in piece.lines
        and 0 < line.box.cy - last.box.cy < ABOVE * max(last.box.height, line.box.height)
        and line.box.x0 < last.box.x1
        and full_match(_ENDING, plain(line.text)) is not None
    ]
    joined = piece_of([*piece.lines, *below], piece.page) if len(below) == 1 else None
    return joined or piece


def _is_cut(reading: Reading, figures: Collection[object]) -> bool:
    """Whether words are the beginning of what a figure says: their end was not read, or the figure is wrong."""
    said = plain(reading.text)
    if said.endswith(("整", "正")):
        return False
    longer = (spelled(figure, yuan=yuan) for figure in figures if isinstance(figure, Decimal) for yuan in "元圆")
    return reading.value not in figures and any(text.startswith(said) for text in longer)


def lines_apart(lines: Iterable[Line], page: int) -> Iterator[Piece]:
    """Every line as a piece of its own."""
    return (piece for line in lines if (piece := piece_of([line], page)) is not None)


def _completed(item: Found[Decimal], figures: Collection[object]) -> Found[Decimal]:
    """Words whose 元 was misread, with their value where a figure says the same."""
    whole = parse_words(item.text + "元") if item.value is None else None
    if whole is None or whole.value not in figures:
        return item
    return replace(item, value=whole.value, repaired=True, certainty=CONFIRMED)


def as_printed(
    words: Sequence[Reading], figures: Collection[object] = (), reader: Reader | None = None
) -> list[Reading]:
    """The first amount in words as a string, without 人民币, padding and blanks; （负数） stays.

    Words that had to be put right are spelled anew where one of the `figures` says the same, else have no value.
    """
    return [replace(reading, value=_string(reading, figures), reader=reader or Reader.OCR) for reading in words[:1]]


def _string(reading: Reading, figures: Collection[object]) -> str | None:
    if not isinstance(reading.value, Decimal) or _is_cut(reading, figures):
        return None
    if plain(reading.text).endswith(("元", "圆")) and reading.confidence < SURE_END:
        return None
    if not reading.repaired:
        printed = _printed(reading.text)
        return printed if reading.value >= 0 or "负" in printed else f"（负数）{printed}"
    return spelled(reading.value, yuan="圆" if "圆" in reading.text else "元") if reading.value in figures else None


def spelled(amount: Decimal, *, yuan: str = "元") -> str:
    """An amount in words after 支付结算办法 附一: 壹拾万零伍佰元整."""
    whole, cents = divmod(int(abs(amount) * 100), 100)
    jiao, fen = divmod(cents, 10)
    said = _spelled_whole(whole) + yuan if whole else ""
    if cents:
        said += "零" if whole and not jiao else ""
        said += (_DIGITS[jiao] + "角" if jiao else "") + (_DIGITS[fen] + "分" if fen else "整")
    else:
        said = (said or "零" + yuan) + "整"
    return f"（负数）{said}" if amount < 0 else said


def _spelled_whole(number: int) -> str:
    """A whole number in capital numerals, section by section of four digits."""
    said, pending = "", False
    for index, section in _sections(number):
        for place in (3, 2, 1, 0):
            digit = section // 10**place % 10
            if digit:
                said += ("零" if pending else "") + _DIGITS[digit] + _PLACES[place]
                pending = False
            else:
                pending = bool(said)
        said += _SECTIONS[index] if section else ""
    return said


def _sections(number: int) -> list[tuple[int, int]]:
    """The digits of a number by fours, highest first, each with its rank."""
    return [(index, number // 10_000**index % 10_000) for index in range(len(_SECTIONS) - 1, -1, -1)]


def _printed(text: str) -> str:
    bare = plain(text)
    match = search(_PADDING, bare)
    return bare[match.end() :] if match is not None else bare


def _is_whole(before: str) -> bool:
    """Whether numerals begin where the amount begins, not behind one of them that was misread."""
    return search(r"(?:^|[^\p{Han}]|人民币|[大写额计币元])$", plain(before)) is not None
