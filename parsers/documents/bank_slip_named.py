"""Labels of a slip whose words mean more than one thing, named by what else is printed on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from parsers.documents.bank_slip_labels import PARTS, is_account
from parsers.layout.form import Form
from parsers.layout.levels import alike, on_one_level
from parsers.layout.marks import Mark
from parsers.values.text import plain

_HOLDERS = ("客户",)
"""Words for the account's holder that forms print for either party, too: 客户名称."""
_BANK = "银行"
SIDES = 2
_ACCOUNTS = ("账户", "帐户")


def with_roles_told(form: Form) -> Form:
    """The form, with labels that stand for a role or for either party named so, and without the word 银行 of a seal."""
    form = _without_seal_words(form)
    times = Counter(mark.wording for mark in form.marks)
    heads = _account_heads(form)
    alone = not any(mark.name.startswith("other.") for mark in form.marks)
    marks = tuple(_named(mark, times, head=index in heads, alone=alone) for index, mark in enumerate(form.marks))
    return replace(form, marks=marks)


def _without_seal_words(form: Form) -> Form:
    """The form without the word 银行 that is no label: no other label of a party stands in its column or row."""
    stray = {index for index, mark in enumerate(form.marks) if mark.wording == _BANK and not _is_among(form, mark)}
    if not stray:
        return form
    freed = tuple(line for index in stray for line in form.owned[index])
    kept = [index for index in range(len(form.marks)) if index not in stray]
    return replace(form.of_labels(kept), free=(*form.free, *freed))


def _is_among(form: Form, mark: Mark) -> bool:
    """Whether a label bears a colon or stands with others of a party's block, edge under edge or on one level."""
    if mark.colon:
        return True
    others = [other.box for other in form.marks if other is not mark and other.name.partition(".")[2] in PARTS]
    return any(
        on_one_level(box, mark.box)
        or min(abs(box.x0 - mark.box.x0), abs(box.cx - mark.box.cx), abs(box.x1 - mark.box.x1))
        < mark.box.height * form.aspect
        for box in others
        if alike(box, mark.box)
    )


def _named(mark: Mark, times: Counter[str], *, head: bool, alone: bool) -> Mark:
    role, _, part = mark.name.partition(".")
    if head:
        return replace(mark, name=f"{role}.role")
    if role == "own" and mark.wording.startswith(_HOLDERS) and (alone or times[mark.wording] > 1):
        return replace(mark, name=f"any.{part}")
    return mark


def _account_heads(form: Form) -> set[int]:
    """The labels 付款账户 and 收款账户 where they head the rows of a party: both are there, without a number."""
    heads = {
        index
        for role in ("payer", "payee")
        for index in form.having(f"{role}.account")
        if form.marks[index].wording.endswith(_ACCOUNTS)
    }
    roles = {form.marks[index].name.partition(".")[0] for index in heads}
    numbered = any((piece := form.value(index)) is not None and _has_number(piece.text) for index in heads)
    inner = any(mark.name.startswith("any.") for mark in form.marks)
    level = len(heads) == SIDES and on_one_level(*(form.marks[index].box for index in heads))
    return heads if len(roles) == len(heads) == SIDES and (inner or level) and not numbered else set()


def _has_number(text: str) -> bool:
    return any(is_account(plain(line)) for line in text.split("\n"))
