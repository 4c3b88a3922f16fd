"""Print of a slip that is text although it stands like a label, and print that is neither: notes, words of seals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ocr.lines import Line
from parsers.documents.bank_slip_labels import SlipWords, is_ground, is_label_like
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.layout.marks import Mark
from parsers.layout.unknown_labels import UNKNOWN
from parsers.values.search import full_match, search
from parsers.values.text import plain

UNDER = 2.6
"""Heights of print by which a value may stand under its label."""
BESIDE = 12.0
"""Heights of print by which it may stand beside it."""
_OF_SEAL = (
    r"(?:电子|业务|柜面)?回单(?:专用)?章?|(?:现金|转账|业务)?[转收付办清]讫章?"
    r"|(?:电子)?(?:业务|回单|受理|核算用?|会计|结算|财务)(?:公|专用)?章"
)
"""Words that a bank's seal has inside; alone on a line they are no value."""


def kept_lines(lines: Iterable[Line], words: SlipWords) -> list[Line]:
    """The lines of a slip that may be labels or values."""
    return [
        line
        for line in lines
        if not _is_note(line.text, words)
        and not is_ground(line.text)
        and full_match(_OF_SEAL, plain(line.text)) is None
    ]


def _is_note(text: str, words: SlipWords) -> bool:
    """Whether a line is a sentence to the reader of the slip, not a label with its value."""
    bare = plain(text)
    return search(words.notes, bare) is not None and (len(bare) > 14 or bare[:2] in ("提示", "重要", "注:"))


def with_purposes_as_values(form: Form, words: SlipWords, lines: Iterable[Line]) -> Form:
    """The form with known purposes that were taken for labels, for print of a seal stands beside them, as values.

    They are those of the label of a purpose right above or left of them that has none.
    """
    found = [index for index, mark in enumerate(form.marks) if _is_purpose(mark, words)]
    if not found:
        return form
    prints = {line.box: line for line in lines}
    owned = [list(texts) for texts in form.owned]
    free = list(form.free)
    for index in found:
        mark = form.marks[index]
        text = prints.get(mark.box) or Line(mark.wording, mark.box, 0.0)
        homes = (other for other in _labels(form) if not owned[other] and _is_at(form, form.marks[other], mark))
        home = next(homes, None)
        (free if home is None else owned[home]).append(text)
        free += form.owned[index]
        owned[index] = []
    kept = [index for index in range(len(form.marks)) if index not in found]
    return replace(form, owned=tuple(map(tuple, owned)), free=tuple(free)).of_labels(kept)


def _is_purpose(mark: Mark, words: SlipWords) -> bool:
    return (
        mark.name == UNKNOWN
        and not mark.colon
        and search(f"(?:{words.purposes})", mark.wording) is not None
        and not is_label_like(mark.wording)
    )


def _labels(form: Form) -> list[int]:
    """The labels of purposes without a value in their line, best first."""
    return [index for rank in range(4) for index in form.having(f"purpose.{rank}") if form.marks[index].rest is None]


def _is_at(form: Form, label: Mark, value: Mark) -> bool:
    """Whether a value stands right below a label or on its level right of it."""
    below = 0 < value.box.cy - label.box.cy < UNDER * label.box.height and value.box.overlap_x(label.box) > 0
    gap = value.box.x0 - label.box.x1
    return below or (on_one_level(label.box, value.box) and 0 <= gap < BESIDE * label.box.height * form.aspect)
