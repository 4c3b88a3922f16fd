"""Parties of a record whose role stands beside or above a block of particulars, among which their name is one."""

from __future__ import annotations

from collections.abc import Iterator

from ocr.lines import Box
from parsers.documents.parties_below import party_piece
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.layout.piece import Piece, piece_of

ROLES = ("from", "to")


def in_block(form: Form, index: int) -> Iterator[Piece]:
    """The name among the particulars right of a party's role, in whose rows they stand."""
    role = form.marks[index].box
    block = form.rulings.at(role) or Box(role.x0, role.y0 - 1.5 * role.height, role.x1, role.y1 + 1.5 * role.height)
    for other in form.having("name"):
        box = form.marks[other].box
        if box.x0 > role.x1 and block.y0 < box.cy < block.y1 and (piece := party_piece(form, other)) is not None:
            yield piece


def below_heads(form: Form, role: str) -> Iterator[Piece]:
    """The name below a party's role that heads a column, on the level of the one label of names left of both columns.

    Nothing where the other party's does not stand beside it: whose name it is would be a guess.
    """
    found = [form.having(name) for name in ROLES]
    if [len(indices) for indices in found] != [1, 1]:
        return
    heads = dict(zip(ROLES, (form.marks[indices[0]].box for indices in found), strict=True))
    labels = [form.marks[index].box for index in form.having("name")]
    first, last = sorted(heads, key=lambda name: heads[name].x0)
    left = [box for box in labels if box.y0 > heads[first].y1 and box.x1 <= heads[first].x0]
    if len(left) != 1 or not on_one_level(heads[first], heads[last]):
        return
    row = [line for line in form.texts if line.box.x0 > left[0].x1 and on_one_level(line.box, left[0])]
    row.sort(key=lambda line: line.box.x0)
    if len(row) != len(ROLES):
        return
    near = [abs(line.box.cx - heads[name].cx) for line in row for name in (first, last)]
    if near[0] < near[1] and near[3] < near[2] and (piece := piece_of([row[(first, last).index(role)]], form.page)):
        yield piece
