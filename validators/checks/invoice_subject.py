"""The check of what an invoice is for: the patent, or the transfer or licence of technology."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.reading import Item
from validators.deals import ZERO
from validators.facts import Facts
from validators.findings import Check, CheckStatus, Evidence
from validators.looks import (
    CONFUSED_DIGITS,
    Look,
    cited,
    conclude,
    is_printed_text,
    not_applicable,
    place_of,
    shown,
)
from validators.rules import Rules

_NO_INVOICE = "没有可核对的发票。"
_SUBJECT_NOTE = "（字迹不够清楚，但写明了专利或技术转让、许可）"
"""What a message adds where the words of an item that was read in doubt name the subject."""


def check(invoices: Sequence[Facts], rules: Rules, patents: frozenset[str], beside: Decimal) -> Check:
    """Whether every invoice is for the patent deal.

    `patents` are those of the deal; `beside` is what its contract costs beyond them, which may be for other things.
    """
    code = "invoice.subject"
    if not invoices:
        return not_applicable(code, _NO_INVOICE)
    looks = [_item_look(facts, rules, patents) for facts in invoices]
    looks += _for_other_things(invoices, rules, beside)
    advice = "请说明该发票与专利转让、许可的关系，或换开载明专利的发票。"
    return conclude(code, "发票项目应为专利、技术转让或许可", None, looks, advice)


def _item_look(facts: Facts, rules: Rules, patents: frozenset[str]) -> Look:
    document = facts.document
    fields = document.fields.get("items", ())
    evidence = tuple(cited(document, "items", field) for field in fields) or (cited(document, None),)
    names = [field.best.value.name for field in fields if isinstance(field.best.value, Item)]
    where, listed = place_of(document), "、".join(names)
    if facts.mentions and not facts.mentions & patents and not _misread_mention(facts, patents, rules):
        note = f"{where}写明的专利号是 {'、'.join(sorted(facts.mentions))}，不是该行的专利"
        return Look(CheckStatus.UNCLEAR, listed, note, evidence)
    if not names and any(_is_patent_item(field.best.text, rules) for field in fields):
        listed = "、".join(field.best.text for field in fields)
        return Look(CheckStatus.PASS, listed, f"{where}的项目读作 {listed}{_SUBJECT_NOTE}", evidence)
    if not names:
        return Look(CheckStatus.UNCLEAR, None, f"{where}未能读出项目名称", evidence)
    if any(_is_patent_item(name, rules) for name in names):
        return Look(CheckStatus.PASS, listed, f"{where}的项目为 {listed}", evidence)
    return Look(CheckStatus.UNCLEAR, listed, f"{where}的项目为 {listed}，看不出是专利转让或许可", evidence)


def _for_other_things(invoices: Sequence[Facts], rules: Rules, beside: Decimal) -> Iterator[Look]:
    """A doubt where the items that name the patent are but a part, and the others cost more than the deal leaves."""
    others, evidence, names = ZERO, list[Evidence](), list[str]()
    for facts in invoices:
        fields = [field for field in facts.document.fields.get("items", ()) if isinstance(field.best.value, Item)]
        items = [(field, field.best.value) for field in fields if isinstance(field.best.value, Item)]
        if not any(_is_patent_item(item.name, rules) for _, item in items):
            continue
        for field, item in items:
            if not _is_patent_item(item.name, rules) and (item.net_amount or ZERO) > ZERO:
                others += (item.net_amount or ZERO) + (item.tax_amount or ZERO)
                evidence.append(cited(facts.document, "items", field))
                names.append(item.name)
    left = max(beside, ZERO)
    if names and others > left + rules.cent * len(names):
        note = f"发票项目 {'、'.join(names)} 共 {shown(others)} 不是专利款项，多于合同中专利以外的部分 {shown(left)}"
        yield Look(CheckStatus.UNCLEAR, shown(others), note, tuple(evidence))


def _misread_mention(facts: Facts, patents: frozenset[str], rules: Rules) -> bool:
    """Whether OCR, not sure of itself, may have read the numbers that a remark or an item names for those of the deal.

    The check digit of a number tells every single misreading, so that it takes two confusable digits.
    """
    fields = [field for name in ("items", "remark") for field in facts.document.fields.get(name, ())]
    if any(is_printed_text(field) or field.confidence >= rules.one_character_at for field in fields if field.value):
        return False
    return all(any(_two_confused(patent, read) for patent in patents) for read in facts.mentions)


def _two_confused(patent: str, read: str) -> bool:
    pairs = [frozenset(pair) for pair in zip(patent, read, strict=False) if pair[0] != pair[1]]
    return len(patent) == len(read) and len(pairs) == 2 and all(pair in CONFUSED_DIGITS for pair in pairs)


def _is_patent_item(name: str, rules: Rules) -> bool:
    """Whether an item names the patent deal; the class between asterisks does not count."""
    own = name.rpartition("*")[2]
    service = any(word in own for word in rules.subject_services)
    other = "专利" not in own and any(word in own for word in rules.subject_others)
    return not service and not other and any(word in own for word in rules.subject_names)
