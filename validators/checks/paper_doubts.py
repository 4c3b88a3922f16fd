"""What a paper of money says against being one of the row's: purpose, date, the contract it cites, currency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ocr.lines import Reader
from parsers.reading import Document, Field
from parsers.values.search import find_all, full_match, search
from validators.case import Case
from validators.checks import joint
from validators.facts import Facts, reference_key
from validators.findings import CheckStatus
from validators.looks import Look, cited, is_printed_text, one_character_off, place_of
from validators.rules import Rules

_CITED = r"合同(?:编)?号\s*(?:为|是)?\s*[:：]?\s*(?P<number>[0-9A-Za-z\p{Han}〔〕\[\]()（）【】/_—-]{6,40})"
"""How a remark or a purpose cites a contract; 合同登记编号 is the number under which its technology is registered."""

_LABELS = r"(?:用途|摘要|附言|备注|款项用途|交易摘要|交易附言|交易用途|附加信息|事由|汇款用途)(?:[及/、(（].{0,6})?"
_YUAN = r"CNY|RMB|人民币|¥|￥"
_DIGITS = frozenset("0123456789,. ")
_SHORTEST_NUMBER = 6
_LONG_WORD = 4
"""Characters of a word that is known although one of them was misread."""
_REGISTERED = (14, 16)
"""Digits of the number under which a technology contract is registered, which remarks call 合同编号 as well."""


def purpose(case: Case, facts: Facts) -> Iterator[str]:
    """That a slip pays for something else, or gives money back, or that what it pays for could not be read."""
    rules, text = case.rules, facts.free_text
    if not text and any(not _is_harmless(field.best.text, rules) for field in facts.document.fields.get("purpose", ())):
        yield "用途（摘要、附言）未能读出"
        return
    back = _first(rules.purpose_returned, text)
    if back:
        yield f"用途写明“{back}”，不是支付转化价款"
        return
    other = _first((*rules.purpose_others, *rules.subject_services), text)
    if other and not search(rules.purpose_owned, text):
        yield f"用途含“{other}”，看不出是专利款项"


def _is_harmless(printed: str, rules: Rules) -> bool:
    """Whether what is printed for a purpose, though not surely read, is a bare label or speaks of the patent money."""
    text = "".join(printed.split())
    red = (*rules.purpose_returned, *rules.purpose_undone, *rules.purpose_others, *rules.subject_services)
    if "合同" in text and any(char.isdigit() for char in text):
        return False  # it may name another contract
    told = (_first(rules.purpose_words, text) or _nearly(rules.purpose_words, text)) and not _first(red, text)
    return bool(told or full_match(rf"(?:{_LABELS})?[:：]?", text))


def _nearly(words: Iterable[str], text: str) -> bool:
    """Whether a text holds one of the longer words but for one character, over which a seal lies."""
    return any(
        sum(one != own for one, own in zip(word, text[start:], strict=False)) == 1
        for word in words
        if len(word) >= _LONG_WORD
        for start in range(len(text) - len(word) + 1)
    )


def undone(rules: Rules, facts: Facts) -> str | None:
    """The word by which a slip says that the payment was undone or failed, None for none."""
    return _first(rules.purpose_undone, facts.free_text)


def dates(case: Case, facts: Facts) -> Iterator[str]:
    """That a paper is dated after the day of judging, or long after the programme's last day."""
    day = min(facts.days, default=None)
    if day is None:
        return
    last = _last_day(case)
    if case.shared.today is not None and day > case.shared.today:
        yield f"日期 {day} 在核验日之后"
    elif last is not None and day > last:
        yield f"日期 {day} 远在项目期间之后"


def _last_day(case: Case) -> date | None:
    period = case.shared.profile.period
    return period.end + case.rules.after_period if period is not None and period.end is not None else None


def another_contract(case: Case, facts: Facts) -> Iterator[str]:
    """That a paper cites a contract by a number that is not the row's contract's, or that cannot be held against it."""
    own = {facts.contract_number for facts in case.originals}
    shared = joint.deals(case, facts.document.kind)
    beside = [*case.supplements, *(contract for deal in shared for contract in deal.contracts)]
    own |= {contract.contract_number for contract in beside if contract.contract_number}
    if not own or "合同" not in facts.free_text:
        return
    unread = None in own and not facts.mentions & case.links.row.patents
    if None in own and not unread:
        return
    for match in find_all(_CITED, facts.free_text):
        number = reference_key(match["number"])
        known = any(
            number in str(key) or str(key) in number or one_character_off(str(key), number) for key in own if key
        )
        registered = number.isdecimal() and len(number) in _REGISTERED
        told = len(number) >= _SHORTEST_NUMBER and any(char.isdigit() for char in number) and not registered
        if told and unread:
            yield f"写明合同编号 {match['number']}，合同自身的编号未能读出，无法核对"
        elif told and not known:
            yield f"写明的合同编号 {match['number']} 不是该行的合同"


def one_account(facts: Facts) -> str | None:
    """The account that a slip prints for payer and payee alike, None where they differ or were not read."""
    payer, payee = (set(map(str, facts.document.values(name))) for name in ("payer_account", "payee_account"))
    return min(payer & payee, default=None)


def in_another_currency(document: Document, names: Iterable[str], rules: Rules) -> list[Look]:
    """A doubt where an amount of a document is printed in another currency than yuan."""
    for name in (*names, "currency"):
        for field in document.fields.get(name, ()):
            prints = [reading.text for reading in field.readings if reading.reader is not Reader.CODE]
            texts = prints + ([str(field.value)] if name == "currency" else [])
            for text in texts:
                if _is_foreign(text.upper(), field, rules):
                    note = f"{place_of(document, field.best)}的金额为外币（{text}），不能直接与以元计的金额比对"
                    return [Look(CheckStatus.UNCLEAR, text, note, (cited(document, name, field),))]
    return []


def _is_foreign(text: str, field: Field, rules: Rules) -> bool:
    if _DIGITS.issuperset(text):
        return False
    dollars = "$" in text and is_printed_text(field)
    return bool(dollars or search(rules.foreign_currency, text)) and not search(_YUAN, text)


def _first(words: Iterable[str], text: str) -> str | None:
    return next((word for word in words if word in text), None)
