"""The role of every label of a party's block that does not say it: that of the word or label that governs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from ocr.lines import Box
from parsers.documents.bank_slip_labels import PARTS, ROLES, is_bank
from parsers.documents.bank_slip_matrix import is_apart, is_in_order
from parsers.documents.bank_slip_sequence import by_sequence, is_bank_word
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.values.text import plain

SLACK = 0.01
"""How far a role's word may reach into the rows that it stands beside."""
ACROSS = 12.0
"""How many heights of print one page's width weighs when the nearest role is looked for."""


def role_marks(form: Form) -> list[int]:
    """Role words that stand alone, as headings of a block, a column or a row."""
    return [index for role in ROLES for index in form.having(f"{role}.role") if form.marks[index].rest is None]


def any_marks(form: Form) -> list[int]:
    """Labels of a party's block that say no role."""
    return form.having(*(f"any.{part}" for part in PARTS))


def roles_of(form: Form) -> dict[int, str]:
    """The role of every label that does not say it: by the role word or the label with a role that governs it.

    A role word stands in the middle of its rows or at their head; the reading that repeats no label within a role is
    taken.
    """
    told = _by_blocks(form) or by_sequence(form, any_marks(form))
    if told:
        return told
    trials = [{index: _governor(form, index, middle=middle) for index in any_marks(form)} for middle in (True, False)]
    best = min(trials, key=lambda trial: _repeats(form, trial))
    return _settle(form, best)


def _by_blocks(form: Form) -> dict[int, str]:
    """The roles where two role words stand beside or above two whole sets of labels, one each; else empty.

    Sets one above the other go with the words in their order, sets side by side with those left and right.
    """
    words = role_marks(form)
    roles = {form.marks[index].name.partition(".")[0]: form.marks[index].box for index in words}
    if set(roles) != {"payer", "payee"} or len(words) != len(roles):
        return {}
    return _one_below_other(form, roles) or _side_by_side(form, roles)


def _one_below_other(form: Form, roles: Mapping[str, Box]) -> dict[int, str]:
    upper, lower = sorted(roles, key=lambda role: roles[role].cy)
    sets = _twins(form, lambda box: box.cy)
    if not sets:
        return {}
    levels = [[form.marks[index].box.cy for index in part] for part in sets]
    boxes = [form.marks[index].box for part in sets for index in part]
    stacked = roles[upper].overlap_x(roles[lower]) > 0 and roles[upper].y1 < roles[lower].cy
    beside = stacked and all(box.x0 >= max(role.x1 for role in roles.values()) - SLACK for box in boxes)
    above = is_in_order((roles[upper].cy, min(levels[0]), max(levels[0]), roles[lower].cy, min(levels[1])))
    if not (beside or above) or max(levels[0]) >= min(levels[1]):
        return {}
    return {index: role for role, part in zip((upper, lower), sets, strict=True) for index in part}


def _side_by_side(form: Form, roles: Mapping[str, Box]) -> dict[int, str]:
    left, right = sorted(roles, key=lambda role: roles[role].x0)
    sets = _twins(form, lambda box: box.x0)
    if not sets:
        return {}
    one, two = ([form.marks[index].box for index in part] for part in sets)
    level = roles[left].overlap_y(roles[right]) > 0 or on_one_level(roles[left], roles[right])
    pairs = all(any(on_one_level(box, other) for other in two) for box in one)
    apart = is_apart((*one, roles[left]), two) and is_apart(one, (roles[right],))
    if not (level and pairs and apart):
        return {}
    return {index: role for role, part in zip((left, right), sets, strict=True) for index in part}


def _twins(form: Form, place: Callable[[Box], float]) -> tuple[list[int], list[int]] | None:
    """The labels without a role in two halves by their place; None where the halves are not the same, none twice."""
    marks = sorted(any_marks(form), key=lambda index: place(form.marks[index].box))
    halves = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    one, two = (Counter(form.marks[index].name for index in half) for half in halves)
    return halves if one and one == two and all(count == 1 for count in one.values()) else None


def _repeats(form: Form, roles: Mapping[int, tuple[str, float]]) -> int:
    count = Counter((role, form.marks[index].name) for index, (role, _) in roles.items())
    return sum(number - 1 for number in count.values())


def _settle(form: Form, roles: Mapping[int, tuple[str, float]]) -> dict[int, str]:
    """Give labels that a role has twice to the other role where no word names that one.

    Leave them out where one does. Labels without any role that stand twice are of two parties, and which is which
    nobody said.
    """
    said = {form.marks[index].name.partition(".")[0] for index in _bearers(form)} & {"payer", "payee"}
    settled: dict[int, str] = {}
    for part in PARTS:
        taken: set[str] = set()
        for index, (role, _) in sorted(
            ((index, found) for index, found in roles.items() if form.marks[index].name == f"any.{part}"),
            key=lambda item: item[1][1],
        ):
            if role not in taken:
                settled[index] = role
                taken.add(role)
            elif len(said) == 1 and role in said:
                other = "payee" if role == "payer" else "payer"
                if other not in taken:
                    settled[index] = other
                    taken.add(other)
    own = {index: found for index, found in roles.items() if found[0] == "own" and not _is_of_a_seal(form, index)}
    if _repeats(form, own):
        return {index: role for index, role in settled.items() if role != "own"}
    return settled


def _is_of_a_seal(form: Form, index: int) -> bool:
    """Whether a label is the word 银行 in the ring of a seal: no bank stands beside it."""
    mark, piece = form.marks[index], form.value(index)
    return mark.wording == "银行" and (piece is None or not is_bank(plain(piece.text)))


def _bearers(form: Form) -> list[int]:
    """Labels that say a role: role words, and labels with a role before them; no mere word for a bank."""
    return [
        index
        for index, mark in enumerate(form.marks)
        if mark.name.partition(".")[0] in ROLES and not is_bank_word(mark)
    ]


def _governor(form: Form, index: int, *, middle: bool) -> tuple[str, float]:
    """The role that governs a label, and at what distance; `own` where none does.

    A role that has a label of that part of its own (对方账号) governs no other.
    """
    label, part = form.marks[index].box, form.marks[index].name.partition(".")[2]
    best = ("own", 1e6)
    for other in _bearers(form):
        mark = form.marks[other]
        if form.having(f"{mark.name.partition('.')[0]}.{part}"):
            continue
        distance = _distance(
            label, mark.box, middle=middle and mark.name.endswith(".role") and mark.rest is None, aspect=form.aspect
        )
        if distance is not None and distance < best[1]:
            best = (mark.name.partition(".")[0], distance)
    return best


def _distance(label: Box, role: Box, *, middle: bool, aspect: float) -> float | None:
    """How far a label stands from a role, in heights of print; None where the role cannot govern it."""
    height = label.height
    down = label.cy - role.cy
    if middle:
        across = label.x0 - role.x1
        if across < -height * aspect:
            if role.height > 1.8 * height or label.y0 < role.y1 - 0.3 * height:
                return None
            across = 0.3 * max(0.0, role.x0 - label.x1)
            return max(0.0, down - role.height / 2) / height + ACROSS * across
        return max(0.0, abs(down) - role.height / 2) / height + ACROSS * max(0.0, across)
    from_top = label.cy - min(role.cy, role.y0 + height / 2)
    if from_top < -0.6 * height:
        return None
    across = max(0.0, label.x0 - role.x1)
    if role.x0 > label.x1 + 2 * height * aspect:
        if from_top < 0.6 * height:
            return None
        across = 0.3 * (role.x0 - label.x1)
    return max(0.0, from_top) / height + ACROSS * across
