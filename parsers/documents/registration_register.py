"""Transfers in copies of the register that labels or sentences tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from extract.pages import Page
from parsers.documents.flow_names import names_at
from parsers.documents.parties_below import party_piece
from parsers.documents.registration_changes import Changes, is_owner, names_in_cell
from parsers.documents.registration_event_tables import OTHER_RIGHT, Fields, day_of, event_tables, is_a_history
from parsers.documents.registration_fields import merged
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_sentences import former, told_changes
from parsers.documents.registration_told import take_labelled
from parsers.layout.captions import read_voted
from parsers.layout.flow import Flow
from parsers.layout.form import Form
from parsers.layout.halves import halves
from parsers.layout.piece import Piece
from parsers.reading import Field
from parsers.values.dates import find_dates
from parsers.values.search import find_all, search
from parsers.values.text import plain

_DAY_BEFORE = (
    r"(?:(?P<day>[12]\d{3}[年.\-/][^，,。；;\n]{3,8})[，,](?:该专利|本专利|上述专利)?(?:的)?"
    r"|(?:^|[\n ]|(?:记录|情况|变更|转移|登记|事项|内容|信息|备注)[:：])(?:\d{1,2}\s|[-·•●]|[(（]?\d{1,2}[)）.、])?"
    r"(?P<day>[12]\d{3}[年.\-/]?\d{1,2}[月.\-/]?\d{1,2}日?)(?:[\s,，:：][^\n\d]{0,24})?)$"
)
"""The day right before a sentence, or at the head of its line."""
_DAY_BEHIND = r"^[^。\n]{0,12}(?:生效日期?|登记日|变更日)[^。\n\d]{0,4}(?P<day>[12]\d{3}[^，,。；;\n]{4,10})"
LEAD = 60
"""Characters before a sentence within which its day may stand."""
_OLD_IN_LINE = (
    r"(?:^|\n|(?<=[^:：\s]) )(?:[(（]?\d{1,2}[)）.、]\s?)?(?P<day>[12]\d{3}[年.\-/]?\d{1,2}[月.\-/]?\d{1,2}日?)"
    r"\s?[^\n\d]{0,24}\n?\s?(?:变更前(?!的?地址)|转让前|转移前|原(?:专利)?权利?人|转让[人方])[^\n:：]{0,10}[:：\s]"
)


def labelled_transfer(pages: Sequence[Page], flow: Flow) -> Fields:
    """The one transfer that labels name wherever they stand: 原专利权人, 现专利权人, 生效日; none for several."""
    if any(
        search(OTHER_RIGHT, plain(row.text("item")))
        for page in pages
        for table in event_tables(page)
        for row in table.rows
    ):
        return {}  # its heads are no labels of owners, and it told no transfer
    forms = [read_voted(page, NOTICE_LABELS) for page in pages]
    found: dict[str, list[tuple[Form, int]]] = {
        name: [(form, index) for form in forms for index in form.having(name)]
        for name in ("old", "new", "effective", "registered")
    }
    sides = _labelled_sides(forms, flow, found)
    if not all(sides.values()) or is_a_history(sides):
        return {}
    dated = found["effective"] or found["registered"]
    days = [day_of(form.value(index)) for form, index in dated]
    told = {item.value for day in days for item in day}
    day = days[0] if len(told) == 1 and all(days) else _day_below_owners(forms)
    return {**sides, **({"recorded_on": found_day} if (found_day := day or day_in_front(flow)) else {})}


def _day_below_owners(forms: Sequence[Form]) -> tuple[Field, ...]:
    """The day below the item of the owners, where every item of a change has a day of its own."""
    days = []
    for form in forms:
        item = ""
        for index, mark in sorted(enumerate(form.marks), key=lambda pair: (round(pair[1].box.cy, 2), pair[1].box.x0)):
            piece = form.value(index)
            if mark.name == "item" or piece is None:
                item = plain(piece.joined) if piece is not None else mark.wording
            elif mark.name in ("effective", "registered") and is_owner(item):
                days.append(day_of(piece))
    return days[0] if len(days) == 1 else ()


def item_transfers(pages: Sequence[Page]) -> list[Fields]:
    """The transfers of several items one below the other, each with its sides and its day; none where one lacks any."""
    told: list[dict[str, Piece | None]] = []
    for form in (read_voted(page, NOTICE_LABELS) for page in pages):
        for index, mark in sorted(enumerate(form.marks), key=lambda pair: (round(pair[1].box.cy, 2), pair[1].box.x0)):
            piece = party_piece(form, index) if mark.name in ("before", "after") else form.value(index)
            if mark.name == "item":
                told.append({"": None, plain(piece.joined) if piece is not None else "": None})
            elif told and piece is None:
                told[-1][mark.wording] = None
            elif told:
                told[-1].setdefault(mark.name, piece)
    owners = [item for item in told if any(is_owner(name) for name in item if item[name] is None)]
    found = [
        {
            "from_parties": merged(names_in_cell(item.get("before"))),
            "to_parties": merged(names_in_cell(item.get("after"))),
            "recorded_on": day_of(item.get("registered") or item.get("effective")),
        }
        for item in owners
    ]
    return found if len(found) > 1 and all(all(fields.values()) for fields in found) else []


def _labelled_sides(forms: Sequence[Form], flow: Flow, found: Mapping[str, Sequence[tuple[Form, int]]]) -> Fields:
    """The owners before and after by labels of their own, else by those below the item of one change."""
    if len(found["old"]) == len(found["new"]) == 1:
        return {
            side: merged(names_in_cell(party_piece(*found[name][0])))
            for side, name in (("from_parties", "old"), ("to_parties", "new"))
        }
    changes = Changes()
    if not found["old"] and not found["new"]:
        take_labelled(forms, flow, changes)
    once = changes.owner_rows == 1
    return {"from_parties": merged(changes.before if once else ()), "to_parties": merged(changes.after if once else ())}


def day_in_front(flow: Flow) -> tuple[Field, ...]:
    """The day at the head of the line on which the names before begin: 2021年4月12日 专利权转移 变更前：某大学."""
    lines = list(find_all(_OLD_IN_LINE, flow.text))
    dates = find_dates(lines[0]["day"]) if len(lines) == 1 else []
    return (Field((flow.reading(dates[0], shift=lines[0].start("day")),)),) if len(dates) == 1 else ()


def told_transfers(flow: Flow) -> list[Fields]:
    """The transfers that sentences tell: 2021年4月12日，专利权人由某大学变更为某公司; none where one cannot be read.

    One that is told again is the same.
    """
    found: list[Fields] = []
    for fields in (_told(flow, match) for match in told_changes(flow)):
        if not fields["from_parties"] or not fields["to_parties"]:
            return []
        again = next((item for item in found if _sides(item) == _sides(fields)), None)
        if again is None:
            found.append(fields)
        else:
            again.setdefault("recorded_on", fields.get("recorded_on", ()))
    return found


def _sides(fields: Fields) -> list[list[object]]:
    return [[item.value for item in fields[name]] for name in ("from_parties", "to_parties")]


def _told(flow: Flow, match: regex.Match[str]) -> Fields:
    fields = {
        "from_parties": merged(names_at(flow, *former(flow, *match.span("old")))),
        "to_parties": merged(names_at(flow, *match.span("new"))),
    }
    start, end = _day_of(flow, *match.span())
    dates = find_dates(flow.text[start:end])
    if len(dates) == 1:
        fields["recorded_on"] = (Field((flow.reading(dates[0], shift=start),)),)
    return fields


def _day_of(flow: Flow, start: int, end: int) -> tuple[int, int]:
    """Where the day of the change stands that a sentence tells: behind it, else before it; nowhere for none."""
    if (behind := search(_DAY_BEHIND, flow.text[end:])) is not None:
        return end + behind.start("day"), end + behind.end("day")
    lead = max(0, start - LEAD)
    before = search(_DAY_BEFORE, flow.text[lead:start])
    return (lead + before.start("day"), lead + before.end("day")) if before is not None else (0, 0)


def transfer_beside(pages: Sequence[Page]) -> Fields:
    """The one transfer told in one of two columns of print that stand side by side on a page."""
    found = [fields for page in pages for half in halves(page) for fields in told_transfers(Flow([half]))]
    return found[0] if len(found) == 1 else {}
