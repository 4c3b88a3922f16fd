"""The names in a cell of several lines: one that wraps, or one below the other."""

from __future__ import annotations

from itertools import pairwise

from ocr.lines import Line
from parsers.documents.flow_names import ADDRESS
from parsers.layout.piece import Piece
from parsers.values.organisation import looks_like_organisation, split_parties
from parsers.values.search import search
from parsers.values.text import plain

REST = r"^(?:号楼?|楼|室|层|幢|栋|座|单元|[\dA-Za-z\-#])*(?:号楼?|楼|室|层|幢|栋|座|单元)$"
"""The rest of an address that wraps: 号楼10层."""
ROOM = 1.6
"""Characters' widths by which a line is shorter than the next where it was not broken for want of room."""


def parties_in(piece: Piece) -> list[str]:
    """The names of a piece as `split_parties` gives them, without their addresses; a line with room ends a name.

    Who reads on over such an end makes one name of two: of 王建国 over 云杉材料有限公司, or of a misread 青禾大字.
    """
    lines = [line for line in piece.lines if search(rf"{ADDRESS}|{REST}", plain(line.text)) is None] or piece.lines
    return split_parties(
        "".join([lines[0].text, *(("、" if _ends(*pair) else "\n") + pair[1].text for pair in pairwise(lines))])
    )


def _ends(upper: Line, lower: Line) -> bool:
    """Whether the line above is no name that is known to end there, and could have held more of the line below."""
    text, after = plain(upper.text), plain(lower.text)
    if looks_like_organisation(text) or search(r"[、,;/(]$|^\W*$", text) or search(r"^[^\p{Han}]", after):
        return False
    below = lower.box.y0 > upper.box.cy
    starts_there = abs(lower.box.x0 - upper.box.x0) < lower.box.width / max(len(after), 1)
    room = lower.box.width - upper.box.width > ROOM * lower.box.width / max(len(after), 1)
    return below and starts_there and room and search(r"\p{Han}{2}", text) is not None
