"""Whether a text layer is worth reading: judged by what it says and where it stands, not by how much of it there is.

The four ways in which text layers lie are described in the field notes of the project: glyph ids for text, a hash for a
scan, labels that mean nothing, invisible text of a bad OCR.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extract.readers.glyphs import normal
from extract.readers.pdf_text import Char

BAD_SHARE = 0.02
"""More unreadable characters than this part (and more than `BAD_FEW`): the layer is not worth reading."""
BAD_FEW = 3
COMMON_SHARE = 0.7
"""At least this part of the Chinese characters are among the 3,755 common ones of GB 2312 in sound text."""
HAN_FEW = 2
"""Fewer Chinese characters than this: not text of these papers."""
HAN_SHARE = 0.04
"""Chinese characters make up at least this part; less is a hash, a code, or garbage."""
OUTSIDE_SHARE = 0.2
"""More characters than this part off the page: the layer does not belong to what is shown."""
PILED_SHARE = 0.3
"""More characters than this part on one spot, or without extent: positions mean nothing."""
_CID = "(cid:"
_MOJIBAKE = frozenset("锟斤拷烫屯ÃÂÐÑÖ×ØÙ¿½")


def is_worth_reading(chars: Sequence[Char], inside: Sequence[bool]) -> bool:
    """Whether the characters say what the page shows.

    Args:
        chars: the visible characters of a page.
        inside: for each, whether it stands on the page.
    """
    if not chars or inside.count(False) > OUTSIDE_SHARE * len(chars) or _piled(chars):
        return False
    texts = [normal(char.text) if char.mapped else "\ufffd" for char in chars]
    bad = sum(1 for text in texts if is_unreadable(text))
    if bad > BAD_FEW and bad > BAD_SHARE * len(texts):
        return False
    return _speaks_chinese("".join(texts))


@lru_cache(maxsize=8192)
def is_unreadable(text: str) -> bool:
    """Whether a character means nothing to a reader: control, private use, unassigned, replacement."""
    return not text or any(char == "\ufffd" or unicodedata.category(char) in {"Cc", "Co", "Cn", "Cs"} for char in text)


def is_lost(char: Char) -> bool:
    """Whether print stands here that the layer does not name, so that what it says without it is cut.

    Control characters have no print, and symbol fonts keep their boxes and bullets in a range of their own.
    """
    if char.mapped and not is_unreadable(char.text):
        return False
    return not char.mapped or char.text == "\ufffd" or not _is_sign(char.text)


def _is_sign(text: str) -> bool:
    return all("\uf000" <= one <= "\uf0ff" or unicodedata.category(one) == "Cc" for one in text)


def _speaks_chinese(text: str) -> bool:
    """Whether text has Chinese characters in a natural share, of the common ones, and no mark of a wrong encoding."""
    han = [char for char in text if "\u3400" <= char <= "\u9fff"]
    if len(han) < HAN_FEW or len(han) < HAN_SHARE * len(text):
        return False
    if _CID in text or sum(1 for char in text if char in _MOJIBAKE) > max(2, 0.03 * len(text)):
        return False
    return sum(1 for char in han if is_common(char)) >= COMMON_SHARE * len(han)


@lru_cache(maxsize=8192)
def is_common(char: str) -> bool:
    """Whether a Chinese character is one of the 3,755 of the first level of GB 2312."""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def _piled(chars: Iterable[Char]) -> bool:
    """Whether many characters share one spot or have no extent."""
    spots: Counter[tuple[float, float]] = Counter()
    flat = total = 0
    for char in chars:
        total += 1
        spots[round(char.left, 1), round(char.bottom, 1)] += 1
        flat += char.right - char.left <= 0.01 or char.top - char.bottom <= 0.01
    piled = sum(count - 2 for count in spots.values() if count > 2)
    return piled + flat > PILED_SHARE * total
