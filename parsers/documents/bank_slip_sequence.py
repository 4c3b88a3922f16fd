"""Parties one below the other, each with its labels in the same order, told by a word for one of their banks.

Some forms name the sides by their banks alone: 户名, 账号, 付款行, then 户名, 账号, 收款行. In one column such a word
is of the party it stands with; side by side it is not, for the banks of many forms stand in a row of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.form import Form
from parsers.layout.levels import alike
from parsers.layout.marks import Mark
from parsers.values.search import search

ALIGNED = 1.0
"""Heights of print by which the edges of the labels of one column may differ."""
LEAST = 2
"""Labels that either party has at least."""


def is_bank_word(mark: Mark) -> bool:
    """Whether a label names a bank by its part in the transfer (汇出行, 接收行), not by its customer (付款人开户行)."""
    customer = search(r"^\p{Han}{1,3}(?:人|方|单位|客户|企业|公司|账户|户).", mark.wording)
    return mark.name.endswith(".bank") and customer is None


def by_sequence(form: Form, labels: Sequence[int]) -> dict[int, str]:
    """The roles of the labels without one; empty where they and the words for banks are no such sequence."""
    banks = [
        index
        for index, mark in enumerate(form.marks)
        if mark.name in ("payer.bank", "payee.bank") and is_bank_word(mark)
    ]
    marks = sorted((*labels, *banks), key=lambda index: form.marks[index].box.cy)
    half = len(marks) // 2
    if len(banks) != 2 or half < LEAST or not _is_column(form, marks):
        return {}
    blocks = marks[:half], marks[half:]
    parts = [[form.marks[index].name.partition(".")[2] for index in block] for block in blocks]
    roles = [form.marks[index].name.partition(".")[0] for block in blocks for index in block if index in banks]
    inside = all(sum(index in banks for index in block) == 1 for block in blocks)
    if parts[0] != parts[1] or not inside or roles[0] == roles[1]:
        return {}
    return {index: roles[place] for place, block in enumerate(blocks) for index in block if index in labels}


def _is_column(form: Form, marks: Sequence[int]) -> bool:
    boxes = [form.marks[index].box for index in marks]
    slack = ALIGNED * boxes[0].height * form.aspect
    even = max(box.x0 for box in boxes) - min(box.x0 for box in boxes) < slack
    return even and all(alike(boxes[0], box) for box in boxes)
