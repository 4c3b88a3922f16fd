"""Which side a bank slip is of: the payee's, the payer's, or a mere order."""

from __future__ import annotations

from enum import StrEnum

from extract.pages import Page
from parsers.documents.bank_slip_labels import SlipWords
from parsers.layout.form import Form
from parsers.values.search import find_all, search
from parsers.values.text import plain


class Side(StrEnum):
    """Subtypes of bank slips; names are public."""

    RECEIPT = "receipt"
    PAYMENT = "payment"
    ORDER = "order"


def side_of(page: Page, form: Form, words: SlipWords) -> Side | None:
    """The side as printed: an order by its note, else by flag, kind of slip or title; None where nothing says it."""
    text = "\n".join((plain(page.text), *(plain(line.text) for line in form.texts)))
    pressed = "\n".join(plain(line.text) for line in page.seal_words)
    if any(word in text for word in words.sides["order"]) or _is_order(text, pressed, form, words):
        return Side.ORDER
    return _by_flag(form, words) or _by_words(_typed(form), words) or _by_words(_loose(form), words)


def _is_order(text: str, pressed: str, form: Form, words: SlipWords) -> bool:
    """Whether the paper is a bill, or titled as an instruction and neither the bank's copy nor stamped as done.

    `pressed` is what seals on it say.
    """
    if any(plain(line.text).endswith(words.sides["bill"]) for line in form.free):
        return True
    titled = any(word in text for word in words.sides["order_title"])
    return titled and not any(word in text or word in pressed for word in words.sides["returned"])


def _by_flag(form: Form, words: SlipWords) -> Side | None:
    for index in form.having("flag"):
        piece = form.value(index)
        said = plain(piece.text).strip("()") if piece is not None else ""
        for side, key in ((Side.RECEIPT, "flag_receipt"), (Side.PAYMENT, "flag_payment")):
            if said in words.sides[key]:
                return side
    return None


def _typed(form: Form) -> str:
    """What stands beside 回单类型, 业务类型 and the like."""
    pieces = [form.value(index) for index in form.having("type")]
    return "\n".join(plain(piece.text) for piece in pieces if piece is not None)


def _loose(form: Form) -> str:
    """Titles and other print that belongs to no label, and the labels of amounts (收入金额)."""
    labels = [mark.wording for mark in form.marks if mark.name.startswith("amount.")]
    return "\n".join([*(plain(line.text) for line in form.texts), *labels])


def side_by_notice(form: Form, words: SlipWords) -> Side | None:
    """The side by titles that banks use for both sides but rather for one."""
    return _by_words(_loose(form), words, prefix="weak_") or side_told(form, words)


def side_told(form: Form, words: SlipWords) -> Side | None:
    """The side by what a notice in running text says that was done."""
    return _by_words("\n".join(plain(line.text) for line in form.prints), words, prefix="told_")


def _by_words(text: str, words: SlipWords, prefix: str = "") -> Side | None:
    for word in (*words.sides["neutral"], *words.sides["filling"]):
        text = text.replace(word, "")
    hits = {side: sum(text.count(word) for word in words.sides[prefix + side]) for side in (Side.RECEIPT, Side.PAYMENT)}
    found = [side for side, count in hits.items() if count]
    return found[0] if len(found) == 1 else None


def side_by_bank(form: Form, payer_bank: str | None, payee_bank: str | None) -> Side | None:
    """The side by whose bank issued the slip: its name stands free on the paper, and with one party only."""
    issuers = {
        match[0]
        for line in form.free
        for match in find_all(r"\p{Han}{2,6}?银行", plain(line.text).replace("中國", "中国"))
    }
    if not issuers or not payer_bank or not payee_bank:
        return None
    named = [
        side
        for side, bank in ((Side.PAYMENT, payer_bank), (Side.RECEIPT, payee_bank))
        if any(search(rf"^{issuer}", bank) is not None for issuer in issuers)
    ]
    return named[0] if len(named) == 1 else None
