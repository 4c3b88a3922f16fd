"""What the running text of a bank's letter says: 致：某公司 … 贵单位账户（账号…，开户行…）汇出一笔款项，收款人为….

The letter speaks to the holder of the account: whoever it greets is 贵单位.
"""

from __future__ import annotations

from collections.abc import Iterator

from ocr.lines import Line
from parsers.documents.bank_slip_labels import is_bank
from parsers.documents.word_lists import words_of
from parsers.layout.form import Form
from parsers.layout.piece import Piece, piece_of
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import find_all, search
from parsers.values.text import plain


def _torn(words: str) -> str:
    """Words, each perhaps broken over two lines, as a regular expression."""
    return "(?:" + "|".join("\n?".join(word) for word in words_of(words)) + ")"


_HAN = r"[\p{Han}\n（）()]"
_BRANCHES, _BODIES = _torn("支行 分行 营业部 信用社 储蓄所"), _torn("公司 大学 学院 研究院 研究所 厂")
_YOU = "贵单位|贵公司|贵方|贵行|贵校|贵院|贵所|您"
_GOES_ON = rf"(?=[^\p{{Han}}\n]|\n?$|{_torn('账号 帐号 账户 开户 户名 支付 于 在 汇出 汇入 付款 转出 转入 划出 汇款')})"
"""What follows a name in a sentence: a stop, a bracket, or what its bearer has or does."""
_BEGINS = (
    r"(?:(?:付款|汇款|收款)(?:人|方|单位)[\s:：]{0,3}(?:为(?!民)|是)?[\s:：]{0,2}" + rf"|(?:{_YOU})[\s(（:：]{{0,2}})"
)
"""What stands before a name in a sentence; 为民 are the first characters of some."""
_VALUES = {
    "account": _torn("账号 帐号 账户 卡号") + r"[\s:：]{0,3}(?P<value>\d[\d\n*]{6,34})(?![\d.])",
    "bank": _torn("开户银行 开户行 开户网点 开户机构") + rf"[\s:：]{{0,3}}(?P<value>{_HAN}{{4,40}}?{_BRANCHES})",
    "name": rf"{_BEGINS}(?P<value>{_HAN}{{3,40}}?{_BODIES}){_GOES_ON}",
}
_PERSON = "(?:人|方|单位)"
_ROLES = rf"(?P<payer>付款|汇款){_PERSON}|(?P<payee>收款){_PERSON}|(?P<other>对方)|(?P<own>{_YOU})"
_SENTENCE = r"[，,。（(；;]"
_GREETED = r"(?:[尊敬贵]{1,2}的)?\s*(?:(?:对公|单位|企业)?客户)?[\s:：]*(?P<value>.{4,40}?)"
_GREETING = rf"^(?:(?:敬?致|送)[:：]?\s*{_GREETED}[:：]?|{_GREETED}(?:台鉴)?[:：])\s*$"
_OURSELVES = "我公司|我司|我单位|我校|本公司|本单位|本校"
"""How others than banks speak of themselves: a firm's letter to the one it pays."""
REACH = 80
"""Characters before a value within which the text says whose it is."""


def told_values(form: Form) -> Iterator[tuple[str, str, Piece]]:
    """Role, part and place of what the sentences of a slip say; only the first of each kind for a role."""
    greeted_in = [line for index in form.having("own.name") for line in form.owned[index] if _runs_on(line)]
    lines = sorted((*form.free, *greeted_in), key=lambda line: line.box.cy)
    inside = [index for index, line in enumerate(lines) if search(_SENTENCE, plain(line.text)) is not None]
    piece = piece_of(lines[inside[0] : inside[-1] + 2], form.page) if inside else None
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
    if ("own", "name") not in seen and (greeted := _greeted(form)) is not None:
        yield "own", "name", greeted


def _runs_on(line: Line) -> bool:
    """Whether a line below a greeting is of the letter's sentence."""
    return search(r"[，,。]", plain(line.text)) is not None


def _greeted(form: Form) -> Piece | None:
    """The one organisation that the letter greets on a line of its own above the sentence that speaks to it."""
    text = "".join(plain(line.text) for line in form.prints)
    spoken = [line.box.cy for line in form.free if search(_YOU, plain(line.text)) is not None]
    if not spoken or search(_OURSELVES, text) is not None:
        return None
    found = []
    for line in form.free:
        match = search(_GREETING, line.text) if line.box.cy < min(spoken) else None
        if match is not None and looks_like_organisation(match["value"]) and not is_bank(plain(match["value"])):
            piece = piece_of([line], form.page)
            found += [piece.part(*match.span("value"))] if piece is not None else []
    return found[0] if len(found) == 1 else None
