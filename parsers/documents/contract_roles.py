"""Who gives and who takes, read from running text with spaCy's rule components.

A blank Chinese pipeline with one token a character, an entity ruler that knows roles, letters (甲方) and the verbs of
deals, and a matcher over the merged tokens: `甲方将其专利权转让给乙方` says that 甲方 supplies. No model is loaded
and nothing is learnt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from parsers.documents.contract_own_words import own_places
from parsers.documents.contract_statements import (
    BECOMES,
    BUYS,
    CLAUSE_ENDS,
    GIVES,
    INVESTING,
    LETS,
    LETTER,
    LONGEST,
    NAME,
    NOT,
    OTHER_WORD,
    OWNS,
    PARTICULAR,
    PAYS,
    PRICES,
    STAMP,
    STATEMENTS,
    TAKES,
    USES,
    sides_of,
)
from parsers.documents.contract_words import (
    BUY,
    GIVE,
    INVESTS,
    LATIN_LETTERS,
    LETTERS,
    MAY,
    NAME_WORDS,
    NEGATIONS,
    PARTICULARS,
    PAY,
    PRICE,
    ROLE_WORDS,
    STAMP_WORDS,
    TAKE,
    USE,
    Side,
    letter_of,
)
from parsers.documents.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


_GOES_ON = {"方": "式 法 案 面 向 可 便", "人": "民币 员 民 数 次", "单位": "价", "主体": "资格 地位 身份"}
"""What makes another word of one that ends so."""
_NO_ROLES = words_of(
    "现金出资方 货币出资方 资金出资方 现金出资人 货币出资人 现金投资方 货币投资方 现金入股方 "
    "买方市场 付款方式 支付方式 任何第三方 第三方 第三人 第三者 专利转让合同 专利权转让合同 转让合同 许可合同 转让登记"
)
"""Words that begin with a role's or a verb's characters and are none."""

_OWN_WORDS = ("合法拥有", "拥有", "持有", "享有", "合法持有")
_BECOME_WORDS = ("变更为", "变更至", "变更到", "登记为", "过户给", "过户至", "过户到", "归")


class RoleReader:
    """spaCy's pipeline and matcher for roles; loaded once, used by one thread."""

    def __init__(self) -> None:
        import spacy
        from spacy.matcher import Matcher

        self._nlp = spacy.blank("zh")
        ruler: Any = self._nlp.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": label, "pattern": word} for label, word in _patterns()])
        self._nlp.add_pipe("merge_entities")
        self._matcher = Matcher(self._nlp.vocab)
        for name, (_, patterns) in STATEMENTS.items():
            self._matcher.add(name, list(patterns))

    def tokens(self, text: str, own: frozenset[str] = frozenset()) -> Doc:
        """The text as tokens: one a character; roles, letters, verbs and labels are one token each, with a type.

        The contract's `own` words for its parties (学校, 公司) are letters like 甲方.
        """
        from spacy.util import filter_spans

        self._nlp.max_length = max(self._nlp.max_length, len(text) + 1)
        doc = self._nlp.make_doc(text)
        ruler: Any = self._nlp.get_pipe("entity_ruler")
        doc = ruler(doc)
        words = [doc.char_span(*place, label=LETTER) for place in own_places(text, own)] if own else []
        found = [_whole_word(doc, word, text) for word in doc.ents]
        doc.set_ents(filter_spans([*(span for span in words if span is not None), *found]))
        merge: Any = self._nlp.get_pipe("merge_entities")
        return cast("Doc", merge(doc))

    def votes(self, doc: Doc) -> Mapping[str, Mapping[Side, float]]:
        """How much the sentences say for each letter being on each side; a kind of statement counts twice at most."""
        tally: dict[tuple[str, Side, str], float] = defaultdict(float)
        for match, start, end in self._matcher(doc):
            name = self._nlp.vocab.strings[match]
            turned_to = name == "takes" and start > 0 and doc[start - 1].text in "向从"  # 甲方向乙方收购
            if end - start > LONGEST[name] or turned_to or _negated(doc, start):
                continue
            weight = STATEMENTS[name][0]
            letters = [letter_of(token.text) for token in doc[start:end] if token.ent_type_ == LETTER]
            for letter, side in sides_of(name, letters):
                key = (letter, side, name)
                tally[key] = min(2 * weight, tally[key] + weight)
        votes: dict[str, dict[Side, float]] = defaultdict(lambda: defaultdict(float))
        for (letter, side, _), weight in tally.items():
            votes[letter][side] += weight
        return votes


@lru_cache(maxsize=1)
def role_reader() -> RoleReader:
    """The reader of this process; spaCy is imported when the first contract comes."""
    return RoleReader()


def _patterns() -> Iterator[tuple[str, str]]:
    for side, words in ROLE_WORDS.items():
        yield from ((side.value, word) for word in words)
    for label, words in (
        (LETTER, (*LETTERS, *LATIN_LETTERS)),
        (GIVES, GIVE),
        (TAKES, TAKE),
        (BUYS, BUY),
        (PAYS, PAY),
        (PRICES, PRICE),
        (INVESTING, INVESTS),
        (LETS, MAY),
        (USES, USE),
        (NOT, NEGATIONS),
        (NAME, NAME_WORDS),
        (STAMP, STAMP_WORDS),
        (PARTICULAR, PARTICULARS),
        (OTHER_WORD, _NO_ROLES),
        (OWNS, _OWN_WORDS),
        (BECOMES, _BECOME_WORDS),
    ):
        yield from ((label, word) for word in words)


def _whole_word(doc: Doc, word: Span, text: str) -> Span:
    """The word, or the longer one that it begins: 转让方 is no party in 转让方式."""
    if word.label_ not in (Side.SUPPLIER.value, Side.RECEIVER.value):
        return word
    behind = text[word.end_char : word.end_char + 2]
    for end, more in _GOES_ON.items():
        for rest in words_of(more):
            if word.text.endswith(end) and behind.startswith(rest):
                longer = doc.char_span(word.start_char, word.end_char + len(rest), label=OTHER_WORD)
                return longer if longer is not None else word
    return word


def _negated(doc: Doc, start: int) -> bool:
    """Whether the clause says before the statement that it is none (未经, 如果)."""
    for index in range(start - 1, max(-1, start - 12), -1):
        if doc[index].text in CLAUSE_ENDS:
            return False
        if doc[index].ent_type_ == NOT:
            return True
    return False
