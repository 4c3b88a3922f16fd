"""Who pays and who is paid: the role of every label of a party's block on a bank slip.

A role stands before the label (付款人户名), beside its rows, above its column, or nowhere, where the block of the
account's holder needs none. Left and right, above and below say nothing: some banks print the payee first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ocr.lines import Box, Line
from parsers.documents.bank_slip_blocks import headed_blocks, whole_pieces
from parsers.documents.bank_slip_labels import PARTS, ROLES, is_bank, is_branch, is_likely_account, is_name
from parsers.documents.bank_slip_letter import told_values
from parsers.documents.bank_slip_matrix import cells_by_row, nearest_head
from parsers.documents.bank_slip_roles import any_marks, role_marks, roles_of
from parsers.documents.bank_slip_tails import with_end
from parsers.layout.form import Form
from parsers.layout.piece import Piece, piece_of
from parsers.values.organisation import looks_like_organisation
from parsers.values.person import looks_like_person
from parsers.values.search import search
from parsers.values.text import plain


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
    blocks = headed_blocks(form, _sides(form)) if not any_marks(form) else {}
    if blocks:
        for (role, part), piece in blocks.items():
            parties.add(role, part, piece)
        return parties
    rows = cells_by_row(form, _sides(form), any_marks(form))
    if heads:
        _read_columns(form, heads, parties)
    elif rows:
        for (role, part), lines in rows.items():
            parties.add(role, part, piece_of(lines, form.page))
    else:
        for index, role in roles_of(form).items():
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


def _column_heads(form: Form) -> dict[str, Box]:
    """Roles that head two columns of values, with the labels of the rows left of both.

    Empty where a slip is not of this form.
    """
    heads = _sides(form)
    labels = [form.marks[index].box for index in any_marks(form)]
    if len(heads) != 2 or not labels:
        return {}
    one, two = heads.values()
    level = abs(one.cy - two.cy) < max(one.height, two.height)
    left = all(label.x1 <= min(one.x0, two.x0) + 0.01 and label.cy > max(one.cy, two.cy) for label in labels)
    return heads if level and left else {}


def _sides(form: Form) -> dict[str, Box]:
    """The words for payer and payee that stand alone; of several for one the last."""
    roles = {form.marks[index].name.partition(".")[0]: form.marks[index].box for index in role_marks(form)}
    return {role: box for role, box in roles.items() if role in ("payer", "payee")}


def _read_columns(form: Form, heads: Mapping[str, Box], parties: Parties) -> None:
    for index in any_marks(form):
        part = form.marks[index].name.partition(".")[2]
        rest = form.marks[index].rest
        cells: dict[str, list[Line]] = {}
        for line in [*([rest] if rest else []), *form.owned[index]]:
            cells.setdefault(nearest_head(heads, line), []).append(line)
        for role, lines in cells.items():
            parties.add(role, part, piece_of(lines, form.page))


def _read_bare_roles(form: Form, parties: Parties) -> None:
    """Read role words that are labels themselves: 收款人：某公司, or a column of values without labels under 付款方."""
    for role in ROLES:
        for index in form.having(f"{role}.role"):
            piece, account = _parted(form.value(index), form)
            if account is not None and (role, "account") not in parties.pieces:
                parties.add(role, "account", account)
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


def _parted(value: Piece | None, form: Form) -> tuple[Piece | None, Piece | None]:
    """A party's name with its end, and the account that stands behind a stroke on the line above or below it.

    So SWIFT has it in messages of payment (MT103, fields 50 and 59): /03816200040051773.
    """
    if value is None:
        return None, None
    numbers = [line for line in value.lines if search(r"^/\s?[0-9][0-9 ]{6,33}$", line.text.strip()) is not None]
    names = [line for line in value.lines if line not in numbers]
    if len(numbers) != 1 or not names or numbers[0] not in (value.lines[0], value.lines[-1]):
        return with_end(form, value), None
    start = numbers[0].text.index("/") + 1
    account = piece_of([numbers[0].part(start, len(numbers[0].text))], form.page)
    return piece_of(names, form.page), account


def _is_whole_name(piece: Piece) -> bool:
    """Whether a text under a role word is a whole name: of a company of which but one line was taken, it is not."""
    return len(piece.lines) > 1 or looks_like_organisation(piece.text) or looks_like_person(piece.text)


def _read_unlabelled(form: Form, role: str, index: int, parties: Parties) -> None:
    """Read name, account and bank under a role word by their form alone, those that wrap put together."""
    head = form.marks[index].box
    nearest = [form.marks[other].box for other in role_marks(form)]
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
