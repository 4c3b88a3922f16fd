"""The check of a slip's amount in figures against the same amount in words."""

from __future__ import annotations

from parsers.reading import Document
from validators.case import Case
from validators.findings import Check, CheckStatus
from validators.looks import Look, conclude, not_applicable, place_of, shown
from validators.words import broken_figure, look_at_words


def check(case: Case) -> Check:
    """Whether figures and words of every slip agree; not applicable where none prints words."""
    code = "payment.words"
    if not case.slips:
        return not_applicable(code, "没有可核对的银行回单。")
    looks = [look for facts in case.slips if (look := _slip_in_words(case, facts.document)) is not None]
    if not looks:
        return not_applicable(code, "回单没有大写金额。")
    return conclude(code, "回单金额的大写与小写应一致", None, looks, "请向银行重新打印回单。")


def _slip_in_words(case: Case, document: Document) -> Look | None:
    look = look_at_words(document, "amount", "amount_in_words", case.rules)
    if look is None or look.status is not CheckStatus.UNCLEAR:
        return look
    amount = broken_figure(document, "amount", "amount_in_words", case.rules)
    if amount is None or not case.confirmed(document, amount):
        return look
    note = f"{place_of(document)}的小写只读出部分数位，与大写 {shown(amount)} 不矛盾；其他材料印有同一金额，以大写为准"
    return Look(CheckStatus.NOT_APPLICABLE, shown(amount), note, look.evidence)
