"""Heads of a statement's columns over two rows: 对方信息 over 户名, 账号 and 开户行."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocr.lines import Line
from parsers.documents.word_lists import words_of
from parsers.layout.levels import on_one_level
from parsers.values.text import plain

BELOW = 4.0
"""Heights of print between the middles of a common head and of the heads it stands over at most."""
LEAST = 2
"""Heads that a common one stands over at least."""
_COMMON = frozenset(
    words_of(
        "对方信息 对手信息 交易对手信息 对方账户信息 对方 对手 交易对手 对方单位 对方账户 往来单位"
        " 收(付)款人信息 收/付款人信息 收付款人信息"
    )
)
_OWN: Mapping[str, str] = {
    word: named
    for words, named in (
        ("户名 名称 账户名称 单位名称 姓名", "对方户名"),
        ("账号 帐号 账户 卡号", "对方账号"),
        ("开户行 开户银行 行名 开户机构 开户网点", "对方开户行"),
    )
    for word in words_of(words)
}
"""What stands below such a head, and what it means there."""


def with_common_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines with each head below a common one named as it is read with that, and without the common one."""
    result = list(lines)
    for common in (line for line in lines if plain(line.text) in _COMMON):
        under = [
            line
            for line in lines
            if plain(line.text) in _OWN and 0 < line.box.cy - common.box.cy < BELOW * common.box.height
        ]
        level = [line for line in under if on_one_level(line.box, under[0].box)]
        named = {_OWN[plain(line.text)]: line for line in level}
        spans = bool(level) and min(line.box.x0 for line in level) < common.box.cx < max(line.box.x1 for line in level)
        if not LEAST <= len(named) == len(level) or not spans:
            continue
        meant = {id(line): name for name, line in named.items()}
        result = [
            replace(line, text=meant[id(line)], edges=(), sure=()) if id(line) in meant else line
            for line in result
            if line is not common
        ]
    return result
