"""Who pays and who is paid: the role of every label of a party's block on a bank slip.

A role stands before the label (付款人户名), beside its rows, above its column, or nowhere, where the block of the
account's holder needs none. Left and right, above and below say nothing: some banks print the payee first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ocr.lines import Box, Line
from parsers.documents.bank_slip_blocks import headed_blocks, whole_pieces
from parsers.documents.bank_slip_labels import PARTS, ROLES, is_bank, is_branch, is_likely_account, is_name
from parsers.documents.bank_slip_letter import told_values
from parsers.documents.bank_slip_matrix import cells_by_row, is_apart, is_in_order, nearest_head
from parsers.documents.bank_slip_sequence import by_sequence, is_bank_word
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.layout.piece import Piece, piece_of
from parsers.values.organisation import looks_like_organisation
from parsers.values.person import looks_like_person
from parsers.values.text import plain

SLACK = 0.01
"""How far a role's word may reach into the rows that it stands beside."""
ACROSS = 12.0
"""How many heights of print one page's width weighs when the nearest role is looked for."""


@dataclass
class Parties:
    """The values found for the parts (name, account, bank) of each role, best first."""

    pieces: dict[tuple[str, str], list[Piece]] = field(default_factory=dict)
    roles: set[str] = field(default_factory=set)

    def add(self, role: str, part: str, piece: Piece | None, *, first: bool = False) -> None:
        """Note that a label of this role and part stands there, and its value if it has one."""
        self.roles.add(role)
        if piece is not None:
            known = self.pieces.setdefault((role, part), [])
            known.insert(0 if first else len(known), piece)

    def has(self, role: str) -> bool:
        """Whether the role was found with a name or an account."""
        return (role, "name") in self.pieces or (role, "account") in self.pieces

    def renamed(self, names: Mapping[str, str]) -> Parties:
        """The same with roles renamed (own, other → payer, payee).

        A role that is there already keeps its own values.
        """
        result = Parties()
        for (role, part), pieces in sorted(self.pieces.items(), key=lambda item: item[0][0] in names):
            target = (names.get(role, role), part)
            if target not in result.pieces:
                result.pieces[target] = pieces
        result.roles = {names.get(role, role) for role in self.roles}
        return result


def find_parties(form: Form) -> Parties:
    """The values of payer, payee, own and other as the labels of a slip give them.

    本方 and 对方 are not yet told apart.
    """
    parties = Parties()
    heads = _column_heads(form)
    blocks = headed_blocks(form, _sides(form)) if not _any_marks(form) else {}
    if blocks:
        for (role, part), piece in blocks.items():
            parties.add(role, part, piece)
        return parties
    rows = cells_by_row(form, _sides(form), _any_marks(form))
    if heads:
        _read_columns(form, heads, parties)
    elif rows:
        for (role, part), lines in rows.items():
            parties.add(role, part, piece_of(lines, form.page))
    else:
        for index, role in _roles_of(form).items():
            parties.add(role, form.marks[index].name.partition(".")[2], form.value(index))
    _read_prefixed(form, parties)
    _read_bare_roles(form, parties)
    for role, part, piece in told_values(form):
        if (role, part) not in parties.pieces:
            parties.add(role, part, piece)
    return parties


def _read_prefixed(form: Form, parties: Parties) -> None:
    for role in ROLES:
        for part in PARTS:
            for index in form.having(f"{role}.{part}"):
                parties.add(role, part, form.value(index))


def _role_marks(form: Form) -> list[int]:
    """Role words that stand alone, as headings of a block, a column or a row."""
    return [index for role in ROLES for index in form.having(f"{role}.role") if form.marks[index].rest is None]


def _any_marks(form: Form) -> list[int]:
    return form.having(*(f"any.{part}" for part in PARTS))


def _column_heads(form: Form) -> dict[str, Box]:
    """Roles that head two columns of values, with the labels of the rows left of both.

    Empty where a slip is not of this form.
    """
    heads = _sides(form)
    labels = [form.marks[index].box for index in _any_marks(form)]
    if len(heads) != 2 or not labels:
        return {}
    one, two = heads.values()
    level = abs(one.cy - two.cy) < max(one.height, two.height)
    left = all(label.x1 <= min(one.x0, two.x0) + 0.01 and label.cy > max(one.cy, two.cy) for label in labels)
    return heads if level and left else {}


def _sides(form: Form) -> dict[str, Box]:
    """The words for payer and payee that stand alone; of several for one the last."""
    roles = {form.marks[index].name.partition(".")[0]: form.marks[index].box for index in _role_marks(form)}
    return {role: box for role, box in roles.items() if role in ("payer", "payee")}


def _read_columns(form: Form, heads: Mapping[str, Box], parties: Parties) -> None:
    for index in _any_marks(form):
        part = form.marks[index].name.partition(".")[2]
        rest = form.marks[index].rest
        cells: dict[str, list[Line]] = {}
        for line in [*([rest] if rest else []), *form.owned[index]]:
            cells.setdefault(nearest_head(heads, line), []).append(line)
        for role, lines in cells.items():
            parties.add(role, part, piece_of(lines, form.page))


def _roles_of(form: Form) -> dict[int, str]:
    """The role of every label that does not say it: by the role word or the label with a role that governs it.

    A role word stands in the middle of its rows or at their head; the reading that repeats no label within a role is
    taken.
    """
    told = _by_blocks(form) or by_sequence(form, _any_marks(form))
    if told:
        return told
    trials = [{index: _governor(form, index, middle=middle) for index in _any_marks(form)} for middle in (True, False)]
    best = min(trials, key=lambda trial: _repeats(form, trial))
    return _settle(form, best)


def _by_blocks(form: Form) -> dict[int, str]:
    """The roles where two role words stand beside or above two whole sets of labels, one each; else empty.

    Sets one above the other go with the words in their order, sets side by side with those left and right.
    """
    words = _role_marks(form)
    roles = {form.marks[index].name.partition(".")[0]: form.marks[index].box for index in words}
    if set(roles) != {"payer", "payee"} or len(words) != len(roles):
        return {}
    return _one_below_other(form, roles) or _side_by_side(form, roles)


def _one_below_other(form: Form, roles: Mapping[str, Box]) -> dict[int, str]:
    upper, lower = sorted(roles, key=lambda role: roles[role].cy)
    marks = sorted(_any_marks(form), key=lambda index: form.marks[index].box.cy)
    half = len(marks) // 2
    if not half or not _are_twins(form, marks[:half], marks[half:]):
        return {}
    levels = [[form.marks[index].box.cy for index in part] for part in (marks[:half], marks[half:])]
    boxes = [form.marks[index].box for index in marks]
    stacked = roles[upper].overlap_x(roles[lower]) > 0 and roles[upper].y1 < roles[lower].cy
    beside = stacked and all(box.x0 >= max(role.x1 for role in roles.values()) - SLACK for box in boxes)
    above = is_in_order((roles[upper].cy, min(levels[0]), max(levels[0]), roles[lower].cy, min(levels[1])))
    if not (beside or above) or max(levels[0]) >= min(levels[1]):
        return {}
    return {index: upper if place < half else lower for place, index in enumerate(marks)}


def _side_by_side(form: Form, roles: Mapping[str, Box]) -> dict[int, str]:
    left, right = sorted(roles, key=lambda role: roles[role].x0)
    marks = sorted(_any_marks(form), key=lambda index: form.marks[index].box.x0)
    half = len(marks) // 2
    if not half or not _are_twins(form, marks[:half], marks[half:]):
        return {}
    sets = [[form.marks[index].box for index in part] for part in (marks[:half], marks[half:])]
    level = roles[left].overlap_y(roles[right]) > 0 or on_one_level(roles[left], roles[right])
    pairs = all(any(on_one_level(one, other) for other in sets[1]) for one in sets[0])
    apart = is_apart((*sets[0], roles[left]), sets[1]) and is_apart(sets[0], (roles[right],))
    return (
        {index: left if place < half else right for place, index in enumerate(marks)}
        if level and pairs and apart
        else {}
    )


def _are_twins(form: Form, one: Iterable[int], other: Iterable[int]) -> bool:
    """Whether two sets of labels are the same, none twice."""
    names = [Counter(form.marks[index].name for index in part) for part in (one, other)]
    return names[0] == names[1] and all(count == 1 for count in names[0].values())


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


def _read_bare_roles(form: Form, parties: Parties) -> None:
    """Read role words that are labels themselves: 收款人：某公司, or a column of values without labels under 付款方."""
    for role in ROLES:
        for index in form.having(f"{role}.role"):
            piece = form.value(index)
            if (
                piece is not None
                and (form.marks[index].rest is not None or _is_whole_name(piece))
                and (role, "name") not in parties.pieces
                and is_name(plain(piece.text))
                and not is_branch(plain(piece.text))
            ):
                parties.add(role, "name", piece)
            if not any((role, part) in parties.pieces for part in ("account", "bank")):
                _read_unlabelled(form, role, index, parties)


def _is_whole_name(piece: Piece) -> bool:
    """Whether a text under a role word is a whole name: of a company of which but one line was taken, it is not."""
    return len(piece.lines) > 1 or looks_like_organisation(piece.text) or looks_like_person(piece.text)


def _read_unlabelled(form: Form, role: str, index: int, parties: Parties) -> None:
    """Read name, account and bank under a role word by their form alone, those that wrap put together."""
    head = form.marks[index].box
    nearest = [form.marks[other].box for other in _role_marks(form)]
    for piece in whole_pieces(_column(form.free + form.owned[index], head, nearest), form.page):
        text = plain(piece.text)
        part = "account" if is_likely_account(text) else "bank" if is_bank(text) else "name" if is_name(text) else None
        if part is not None and (role, part) not in parties.pieces:
            parties.add(role, part, piece)


def _column(texts: Iterable[Line], head: Box, heads: Iterable[Box]) -> list[Line]:
    """The texts under a heading, nearer to it than to any other; another above it in its column is past."""
    others = [box for box in heads if box != head]
    return [
        line
        for line in sorted(texts, key=lambda item: item.box.cy)
        if 0 < line.box.cy - head.cy < 12 * head.height
        and abs(line.box.cx - head.cx) < 0.25
        and all(
            abs(line.box.cx - head.cx) < abs(line.box.cx - box.cx)
            or box.cy > line.box.cy
            or (box.cy < head.cy and box.overlap_x(head) > 0)
            for box in others
        )
    ]
