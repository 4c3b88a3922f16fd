"""Checks of what is printed on each invoice, in itself: sums, words, QR code, number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from ocr.lines import Reader
from parsers.reading import Document, Field, Item, Value
from validators.checks.invoice_misread import misread_sum
from validators.deals import ZERO
from validators.doubts import NOTE, says
from validators.facts import Facts
from validators.findings import Check, CheckStatus
from validators.looks import (
    Look,
    a_misread_explains,
    cited,
    conclude,
    digits_of,
    not_applicable,
    one_character_off,
    place_of,
    shown,
)
from validators.rules import Rules
from validators.words import amount_in_words, look_at_words, printed

_NO_INVOICE = "没有可核对的发票。"
_CODED = {
    "invoice_code": "发票代码",
    "invoice_number": "发票号码",
    "issued_on": "开票日期",
    "net_amount": "金额",
    "total_amount": "价税合计",
}
"""Fields that a QR code carries; which of the two amounts depends on the kind of invoice."""

_RATES = tuple(Decimal(rate) / 100 for rate in (0, 1, 3, 5, 6, 9, 10, 11, 13, 16, 17))
"""The tax rates and levy rates in force since 2016; nothing for what is free of tax."""

_RATE_SLACK = Decimal("0.02")
"""Yuan by which a net amount with its tax may miss the total."""

_SURE_OF_ITEMS = 0.0
"""How sure the items' sum is in place of one unread: it agrees or says nothing, for a line may be lost, too."""

_BESIDE = "invoice_code"
"""Compared where it can be read; number, date and amount must be read."""


def check(invoices: Sequence[Facts], rules: Rules) -> Iterator[Check]:
    """The checks of the family."""
    checks = (
        ("invoice.arithmetic", "各项金额、税额与价税合计应相加一致", _sums, "请核对发票是否完整、有无涂改。"),
        ("invoice.words", "价税合计的大写与小写应一致", _words, "请核对发票是否有涂改。"),
        ("invoice.code", "二维码与票面应一致", _code, "请到税务查验平台查验该发票。"),
        ("invoice.number", "20 位发票号码的前两位应为开票年份", _number, "请到税务查验平台查验该发票。"),
    )
    for code, subject, look_at, advice in checks:
        looks = [look for facts in invoices for look in look_at(facts.document, rules)]
        if looks:
            yield conclude(code, subject, None, looks, advice)
        else:
            yield not_applicable(code, _NO_INVOICE if not invoices else "发票上没有可比对的内容。")


def _print_of(document: Document, name: str) -> tuple[Decimal | None, float]:
    """An amount as printed in figures, and how sure; None where it was not read."""
    for field in document.fields.get(name, ()):
        readings = printed(field)
        values = {reading.value for reading in readings if isinstance(reading.value, Decimal)}
        if len(values) == 1:
            return values.pop(), max(reading.confidence for reading in readings)
    return None, 0.0


def _sums(document: Document, rules: Rules) -> Iterator[Look]:
    total, sure = _print_of(document, "total_amount")
    net, sure_net = _print_of(document, "net_amount")
    tax, sure_tax = _print_of(document, "tax_amount")
    names = ("items", "net_amount", "tax_amount", "total_amount")
    evidence = tuple(cited(document, name, field) for name in names for field in document.fields.get(name, ()))
    items = [value for value in document.values("items") if isinstance(value, Item)]
    unread = any(field.best.value is None for field in document.fields.get("items", ()))
    nets = [item.net_amount for item in items if item.net_amount is not None]
    taxes = [item.tax_amount for item in items if item.tax_amount is not None]
    if nets and len(nets) == len(items) and not unread and _is_unread(document, "net_amount"):
        net, sure_net = sum(nets, ZERO), _SURE_OF_ITEMS
    if taxes and len(taxes) == len(items) and not unread and _is_unread(document, "tax_amount"):
        tax, sure_tax = sum(taxes, ZERO), _SURE_OF_ITEMS
    where = place_of(document)
    if total is not None and nets and sum(nets, ZERO) == total and not unread and _is_gross(document):
        yield Look(CheckStatus.PASS, shown(total), f"{where}只印含税金额，各项与合计均为 {shown(total)}", evidence)
        return
    if total is None or net is None or (tax is None and document.fields.get("tax_amount")):
        yield Look(CheckStatus.UNCLEAR, None, f"{where}的金额、税额或价税合计未能全部读出", evidence)
        return
    confidence = min(sure, sure_net, sure_tax if tax is not None else 1.0)
    printed_fields = [field for name in names[1:] for field in document.fields.get(name, ())]
    sums = [("金额加税额", net + (tax or ZERO), total, rules.cent)]
    whole = bool(nets) and len(nets) == len(items) and not unread
    if whole and net + (tax or ZERO) == total and _is_a_line(net - sum(nets, ZERO), (tax or ZERO) - sum(taxes, ZERO)):
        yield Look(CheckStatus.UNCLEAR, shown(sum(nets, ZERO)), f"{where}可能有一项未能读出", evidence)
    elif whole:
        sums.append(("各项金额", sum(nets, ZERO), net, rules.cent * len(items)))
    denied = not unread and misread_sum(document, net, tax or ZERO, total, items)
    for what, added, stated, slack in sums:
        text = f"{where}的{what}为 {shown(added)}，票面合计 {shown(stated)}"
        gaps = (stated - added, added - stated)
        misread = any(a_misread_explains(field, gap, rules) for field in printed_fields for gap in gaps)
        taxed = tax is not None or stated is not total
        sure_enough = confidence >= rules.contradicts_at and not misread and not denied and taxed
        differs = CheckStatus.FAIL if sure_enough else CheckStatus.UNCLEAR
        yield Look(CheckStatus.PASS if abs(added - stated) <= slack else differs, shown(added), text, evidence)


def _is_unread(document: Document, name: str) -> bool:
    """Whether the paper prints no amount of a name that could be read."""
    return all(reading.value is None for field in document.fields.get(name, ()) for reading in printed(field))


def _is_a_line(net: Decimal, tax: Decimal) -> bool:
    """Whether what the items lack of the sums is a net amount and its tax, as of a line that was not read."""
    return net > 0 and tax > 0 and any(rate and abs(net * rate - tax) <= _RATE_SLACK for rate in _RATES)


def _is_gross(document: Document) -> bool:
    """Whether an invoice prints amounts with the tax in them alone, as one on a roll does: no net sum, tax or rate."""
    sums = [field for name in ("net_amount", "tax_amount") for field in document.fields.get(name, ())]
    items = [value for value in document.values("items") if isinstance(value, Item)]
    return not any(printed(field) for field in sums) and all(
        item.tax_amount is None and item.tax_rate is None and item.net_amount is not None for item in items
    )


def _words(document: Document, rules: Rules) -> Iterator[Look]:
    look = look_at_words(document, "total_amount", "total_in_words", rules)
    evidence = (cited(document, None),)
    yield look or Look(CheckStatus.UNCLEAR, None, f"{place_of(document)}未能读出价税合计的大写", evidence)


def _code(document: Document, rules: Rules) -> Iterator[Look]:
    for name in _CODED:
        for field in document.fields.get(name, ()):
            coded = next((r.value for r in field.readings if r.reader is Reader.CODE and r.value is not None), None)
            unread = all(reading.value is None for reading in printed(field))
            if coded is None or (unread and name == _BESIDE):
                continue
            if name == "net_amount" and isinstance(coded, Decimal) and _is_gross(document):
                yield _code_and_total(document, field, coded)
            else:
                yield _code_and_print(document, name, field, coded, rules)


def _code_and_total(document: Document, field: Field, coded: Decimal) -> Look:
    """The net amount of a code held against the total, where no other amount is printed: a tax rate ties the two."""
    evidence, where = (cited(document, "net_amount", field),), place_of(document)
    total, _ = _print_of(document, "total_amount")
    if total is not None and any(abs(coded * (1 + rate) - total) <= _RATE_SLACK for rate in _RATES):
        return Look(CheckStatus.PASS, shown(coded), f"{where}的二维码金额加税与价税合计一致", evidence)
    return Look(CheckStatus.UNCLEAR, shown(coded), f"{where}未印不含税金额，二维码为 {shown(coded)}", evidence)


def _code_and_print(document: Document, name: str, field: Field, coded: Value, rules: Rules) -> Look:
    label, evidence = _CODED[name], (cited(document, name, field),)
    best = next((reading for reading in printed(field) if reading.value is not None), None)
    where = place_of(document, field.best)
    prints = printed(field)
    if any(reading.value == coded for reading in prints):
        return Look(CheckStatus.PASS, shown(coded), f"{where}的{label}与二维码一致", evidence)
    if best is None or best.value is None:
        if prints and says(Field(tuple(prints)), coded):
            return Look(CheckStatus.PASS, shown(coded), f"{where}的{label}与二维码一致{NOTE}", evidence)
        if name == "net_amount" and _is_said_by_the_rest(document, coded):
            note = f"{where}票面的{label}读不清，价税合计减税额与二维码一致，为 {shown(coded)}"
            return Look(CheckStatus.PASS, shown(coded), note, evidence)
        return Look(CheckStatus.UNCLEAR, str(coded), f"{where}票面的{label}读不清，二维码为 {shown(coded)}", evidence)
    found = f"票面 {shown(best.value)}，二维码 {shown(coded)}"
    weak = best.confidence < rules.contradicts_at or best.repaired
    slip = best.reader is Reader.OCR and _reads_alike(digits_of(coded), digits_of(best.value))
    slip = slip and best.confidence < rules.against_code_at and not _read_twice(document, name, best.value)
    sure = not weak and not slip
    status = CheckStatus.FAIL if sure else CheckStatus.UNCLEAR
    return Look(status, found, f"{where}的{label}：{found}" + ("" if sure else "，可能误读"), evidence)


def _is_said_by_the_rest(document: Document, net: Value) -> bool:
    """Whether the printed total less the printed tax, and the items where all were read, come to a net amount."""
    total, tax = (_print_of(document, part)[0] for part in ("total_amount", "tax_amount"))
    items = document.values("items")
    nets = [item.net_amount for item in items if isinstance(item, Item) and item.net_amount is not None]
    whole = len(nets) == len(document.fields.get("items", ()))
    return total is not None and tax is not None and total - tax == net and (not whole or sum(nets, ZERO) == net)


def _read_twice(document: Document, name: str, value: Value) -> bool:
    """Whether the print says an amount in a second place too: in words, as an item, or as what makes the sum."""
    if not isinstance(value, Decimal):
        return False
    net, tax, total = (_print_of(document, part)[0] for part in ("net_amount", "tax_amount", "total_amount"))
    if total is not None and net is not None and tax is not None and net + tax == total:
        return True
    items = [item.net_amount for item in document.values("items") if isinstance(item, Item)]
    if name == "net_amount" and items and None not in items and sum((item or ZERO for item in items), ZERO) == value:
        return True
    spelled = amount_in_words(document, "total_amount", "total_in_words")
    return name == "total_amount" and spelled == value


def _reads_alike(coded: str, read: str) -> bool:
    """Whether OCR may have read one for the other: a confusable digit, or a digit of a long number lost."""
    return one_character_off(coded, read) or (len(coded) >= 8 and len(coded) == len(read) + 1)


def _number(document: Document, _: Rules) -> Iterator[Look]:
    number, issued = document.one("invoice_number"), document.one("issued_on")
    where = place_of(document)
    if number is None or number.value is None:
        evidence = (cited(document, "invoice_number", number),) if number else (cited(document, None),)
        yield Look(CheckStatus.UNCLEAR, None, f"{where}未能读出发票号码", evidence)
        return
    text = str(number.value)
    if len(text) != 20:
        yield Look(CheckStatus.NOT_APPLICABLE, text, f"{where}不是 20 位号码")
        return
    evidence = (cited(document, "invoice_number", number), *((cited(document, "issued_on", issued),) if issued else ()))
    day = issued.value if issued is not None else None
    if not isinstance(day, date):
        yield Look(CheckStatus.UNCLEAR, text, f"{where}未能读出开票日期，无法核对号码", evidence)
        return
    agree = text[:2] == f"{day.year % 100:02d}"
    note = f"{where}的号码 {text} 以 {text[:2]} 开头，开票日期 {day}"
    yield Look(CheckStatus.PASS if agree else CheckStatus.FAIL, text, note, evidence)
