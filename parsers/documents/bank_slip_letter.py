"""Accounts and banks in the running text of a bank's letter: 贵单位账户（账号…，开户行…）于某日汇出一笔款项."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.documents.word_lists import words_of
from parsers.layout.form import Form
from parsers.layout.piece import Piece, piece_of
from parsers.values.search import find_all, search
from parsers.values.text import plain


def _torn(words: str) -> str:
    """Words, each perhaps broken over two lines, as a regular expression."""
    return "(?:" + "|".join("\n?".join(word) for word in words_of(words)) + ")"


_HAN = r"[\p{Han}\n（）()]"
_BRANCHES, _BODIES = _torn("支行 分行 营业部 信用社 储蓄所"), _torn("公司 大学 学院 研究院 研究所 厂")
_VALUES = {
    "account": _torn("账号 帐号 账户 卡号") + r"[\s:：]{0,3}(?P<value>\d[\d\n*]{6,34})(?![\d.])",
    "bank": _torn("开户银行 开户行 开户网点 开户机构") + rf"[\s:：]{{0,3}}(?P<value>{_HAN}{{4,40}}?{_BRANCHES})",
    "name": rf"(?:付款|汇款|收款)(?:人|方|单位)[\s:：]{{0,3}}(?P<value>{_HAN}{{3,40}}?{_BODIES})",
}
_PERSON = "(?:人|方|单位)"
_ROLES = rf"(?P<payer>付款|汇款){_PERSON}|(?P<payee>收款){_PERSON}|(?P<other>对方)|(?P<own>贵单位|贵公司|贵方|贵行|您)"
_SENTENCE = r"[，,。（(；;]"
REACH = 80
"""Characters before a value within which the text says whose it is."""


def told_values(form: Form) -> Iterator[tuple[str, str, Piece]]:
    """Role, part and place of what the sentences of a slip say; only the first of each kind for a role."""
    lines = sorted(form.free, key=lambda line: line.box.cy)
    inside = [index for index, line in enumerate(lines) if search(_SENTENCE, plain(line.text)) is not None]
    if not inside:
        return
    piece = piece_of(lines[inside[0] : inside[-1] + 2], form.page)
    if piece is None:
        return
    seen = set()
    for part, pattern in _VALUES.items():
        for match in find_all(pattern, piece.text):
            before = piece.text[max(0, match.start("value") - REACH) : match.start("value")]
            said = [name for found in find_all(_ROLES, before) for name, text in found.groupdict().items() if text]
            if said and (said[-1], part) not in seen:
                seen.add((said[-1], part))
                yield said[-1], part, piece.part(*match.span("value"))
