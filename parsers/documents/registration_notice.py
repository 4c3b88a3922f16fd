"""手续合格通知书: what was changed, from whom to whom.

A notice is issued for any change of bibliographic data. It records a transfer only where an owner changes to another
person; a mere change of name, address or agent is a `change_notice`, a withdrawal no record at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.pages import Page
from parsers.documents.parsed import Parsed
from parsers.documents.registration_change_tables import take_tables, take_upright
from parsers.documents.registration_changes import Changes
from parsers.documents.registration_event_tables import register_transfers
from parsers.documents.registration_fields import marked, merged, patent_tables, patents_of
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_others import take_others
from parsers.documents.registration_sentences import told_day
from parsers.documents.registration_titles import titles_of
from parsers.documents.registration_told import take_told
from parsers.documents.registration_words import (
    NOT_A_CHANGE,
    NOT_GRANTED,
    REFUSED,
    RENAMING,
    WITHDRAWN,
)
from parsers.documents.renaming import Kinship, kinship
from parsers.layout.captions import read_voted
from parsers.layout.flow import Flow
from parsers.layout.form import Form
from parsers.layout.marks import Mark
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_text, read_value
from parsers.reading import DocumentKind, Field, Reading, field_of
from parsers.values.dates import parse_date
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import find_all, search
from parsers.values.text import plain

DATE_SHIFT, DATE_DROP = 0.12, 4.0
"""How far from 发文日 its date may stand: to a side, as a fraction of the page; below, in heights of the label."""
_SOMEBODY = r"变更前[:：\s]{1,2}(?P<name>\p{Han}[^\s:：,，。;；]{3,40})(?=\n)"
"""What stands behind 变更前 to the end of its line."""
SAID, RENAMED_FROM = 4, 2
KIN: Mapping[Kinship, int] = {Kinship.OTHER_KIND: -2, Kinship.APART: -1, Kinship.CLOSE: 1, Kinship.SAME: 3}
"""What speaks for a mere renaming: that the notice says so, how near the names are. From which sum on it is one."""


def parse_notice(pages: Sequence[Page], flow: Flow, confidence: float) -> Parsed | None:
    """Read a notice; one that a change of a patent was withdrawn says so, one about anything else is `other`."""
    changes = Changes()
    forms = [read_voted(page, NOTICE_LABELS) for page in pages]
    straight = [page for page, form in zip(pages, forms, strict=True) if not form.turned]
    take_tables(straight, changes)
    if not changes.owner_rows:
        take_told(forms, flow, changes)
    if len(straight) < len(pages) and not changes.owner_rows:
        take_upright(pages, changes, ("item", "before", "after"))
    if not changes:
        take_others(flow, changes)
    withdrawn, patents = marked(flow, (WITHDRAWN,)), patents_of(pages, flow)
    if withdrawn and patents:
        found = {
            "patent_numbers": patents,
            "recorded_on": _day(pages, "effective") or _day_sent(pages),
            "withdrawn": withdrawn,
        }
        found |= {"from_parties": merged(changes.before), "to_parties": merged(changes.after)}
        filled = {name: fields for name, fields in found.items() if fields}
        return Parsed(DocumentKind.REGISTRATION, "transfer_notice", confidence, filled)
    if search(REFUSED, flow.text) or search(NOT_GRANTED, flow.text):
        return Parsed(DocumentKind.OTHER, "cnipa_notice", confidence, {})
    if not changes.owner_rows and not changes.other_rows and search(NOT_A_CHANGE, flow.text):
        return Parsed(DocumentKind.OTHER, "cnipa_notice", confidence, {})
    subtype, sure = _subtype(flow, changes)
    fields = {
        "patent_numbers": patents,
        "titles": titles_of(pages, NOTICE_LABELS, flow, patent_tables(straight)),
        "from_parties": merged(changes.before),
        "to_parties": merged(changes.after),
        "recorded_on": _day(pages, "effective") or told_day(flow) or _day_told(pages) or _day_sent(pages),
        "application_right": _application_right(changes.owners),
    }
    filled = {name: value for name, value in fields.items() if value}
    return Parsed(DocumentKind.REGISTRATION, subtype, round(confidence * sure, 3), filled)


def _application_right(items: Sequence[Piece]) -> tuple[Field, ...]:
    """That not the patent but the right to apply for it changes hands: the rows name applicants only."""
    named = [plain(piece.text) for piece in items]
    if not named or not all(search(r"申请人", item) and not search(r"专利权人|权利人", item) for item in named):
        return ()
    return (Field((replace(read_text(items[0]), value=True),)),)


def _names_somebody(flow: Flow) -> bool:
    """Whether a party stands before a change whose item was not read: it may be the owner (专利 / 权人 in one cell)."""
    names = (match["name"] for match in find_all(_SOMEBODY, flow.text))
    return any(looks_like_organisation(name) and not search(r"代理|事务所|\d", name) for name in names)


def _subtype(flow: Flow, changes: Changes) -> tuple[str, float]:
    """transfer_notice or change_notice, and how sure.

    Decided by whether an owner changes to a different person: what the notice calls the change, how near the names
    are, and whether an address changes with them.
    """
    before = {str(reading.value) for reading in changes.before if reading.value}
    after = {str(reading.value) for reading in changes.after if reading.value}
    if not changes.owner_rows:
        return ("change_notice", 0.9) if changes.other_rows and not _names_somebody(flow) else ("transfer_notice", 0.5)
    if before and before == after:
        return "change_notice", 0.9
    said = bool(search(RENAMING, _without_names(flow.text, before | after)))
    if not before or not after:
        return ("change_notice", 0.85) if said else ("transfer_notice", 0.8)
    near = kinship(before, after)
    moved = _by_address(changes, near)
    weight = SAID * said + KIN[near] + bool(changes.name_rows) + moved
    if weight >= RENAMED_FROM:
        return "change_notice", 0.85
    another = near is Kinship.OTHER_KIND and moved < 0  # no university becomes a company elsewhere by another name
    plain_change = weight < 0 and not said and (another or not changes.name_rows)
    return "transfer_notice", 1.0 if plain_change else 0.5


def _by_address(changes: Changes, near: Kinship) -> int:
    """What the rows of addresses say: a renamed person mostly stays where it is, so that nothing else changes."""
    if changes.addresses:
        return 1 if all(old == new for old, new in changes.addresses) else -1
    return int(near is Kinship.CLOSE and not changes.other_rows)


def _without_names(text: str, names: set[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _day(pages: Sequence[Page], name: str) -> tuple[Field, ...]:
    """The first day that a label of this name bears: of the change itself, or 发文日."""
    pieces = [piece for page in pages for piece in read_voted(page, NOTICE_LABELS).values(name)]
    good = [reading for piece in pieces if (reading := read_value(piece, parse_date)).value is not None]
    return field_of(good[:1]) if good else ()


def _day_told(pages: Sequence[Page]) -> tuple[Field, ...]:
    """The day of registration by its label, or in the row of the one change of owner in a table."""
    rows = register_transfers(pages)
    return _day(pages, "registered") or (rows[0].get("recorded_on", ()) if len(rows) == 1 else ())


def _day_sent(pages: Sequence[Page]) -> tuple[Field, ...]:
    """发文日, the day a transfer takes effect where the notice names no other, beside its label or below it."""
    if found := _day(pages, "sent"):
        return found
    for form in (read_voted(page, NOTICE_LABELS) for page in pages):
        below = [] if form.turned else form.having("sent")
        near = [reading for index in below for reading in _dates_below(form, form.marks[index])]
        if near:
            return field_of(near[:1])
    return ()


def _dates_below(form: Form, mark: Mark) -> Iterator[Reading]:
    """Texts below a label, in its own box at the head of a notice, that are a date and nothing else."""
    for line in form.texts:
        drop = line.box.y0 - mark.box.y1
        beside = abs(line.box.x0 - mark.box.x0) < DATE_SHIFT or line.box.overlap_x(mark.box) > 0
        if -0.6 * mark.box.height < drop < DATE_DROP * mark.box.height and beside:
            piece = piece_of([line], form.page)
            found = parse_date(line.text)
            if piece and found and found.value and len(plain(found.text)) >= len(plain(line.text)) - 1:
                yield read_value(piece, parse_date)
