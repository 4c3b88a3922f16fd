"""Labels of a slip whose words mean more than one thing, named by what else is printed on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from parsers.documents.bank_slip_labels import is_account
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.layout.marks import Mark
from parsers.values.text import plain

_HOLDERS = ("客户",)
"""Words for the account's holder that forms print for either party, too: 客户名称."""
SIDES = 2
_ACCOUNTS = ("账户", "帐户")


def with_roles_told(form: Form) -> Form:
    """The form, with labels that stand for a role or for either party named so."""
    times = Counter(mark.wording for mark in form.marks)
    heads = _account_heads(form)
    alone = not any(mark.name.startswith("other.") for mark in form.marks)
    marks = tuple(_named(mark, times, head=index in heads, alone=alone) for index, mark in enumerate(form.marks))
    return replace(form, marks=marks)


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
