"""The check of what an invoice is for: the patent, or the transfer or licence of technology."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.reading import Item
from validators.facts import Facts
from validators.findings import Check, CheckStatus
from validators.looks import (
    CONFUSED_DIGITS,
    Look,
    cited,
    conclude,
    is_printed_text,
    not_applicable,
    place_of,
)
from validators.rules import Rules

_NO_INVOICE = "没有可核对的发票。"
_SUBJECT_NOTE = "（字迹不够清楚，但写明了专利或技术转让、许可）"
"""What a message adds where the words of an item that was read in doubt name the subject."""


def check(invoices: Sequence[Facts], rules: Rules, patents: frozenset[str]) -> Check:
    """Whether every invoice is for the patent deal; `patents` are those of the deal."""
    code = "invoice.subject"
    if not invoices:
        return not_applicable(code, _NO_INVOICE)
    looks = [_item_look(facts, rules, patents) for facts in invoices]
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
    return not service and any(word in own for word in rules.subject_names)
