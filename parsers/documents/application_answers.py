"""Answers of a form: who applies, of what kind, and the boxes that are ticked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pages import Page
from ocr.lines import Reader
from parsers.documents.application_rows import FormCell, FormTable
from parsers.reading import Reading
from parsers.values.credit_code import find_credit_codes
from parsers.values.organisation import normalise_name
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.text import plain

LABELS: Mapping[str, str] = {
    "applicant": r"(?:项目)?(?:申报|承担|承接|实施)(?:单位|主体)(?:名称)?|单位名称",
    "credit_code": r"(?:统一)?社会信用代码(?:证?号)?",
    "legal_representative": r"(?:单位)?法(?:定代表)?人(?:代表)?(?:姓名)?(?:或负责人)?",
    "category": r".{0,8}(?:单位|机构|平台|项目|申报|主体|园区|集聚区)(?:类型|性质|类别|角色)",
}
"""The labels before an answer, as a form's cells or cover lines print them."""
_COVER = {"applicant": 4, "category": 2}
"""Answers that stand on a line of their own as well, `申报单位：某某大学`, and how long they are at least."""
_TICKED, _OPEN, _UNSURE = "☑☒■√✓✔●◼◉", "□☐○◯❑❏▢", "口囗回二日目"
_BOX = f"[{_TICKED}{_OPEN}]"
_STROKES = "√✓✔"
_IN_BRACKETS = (rf"[(（\[【〔]\s*[{_TICKED}×xX]\s*[)）\]】〕]", r"[(（\[【〔]\s*[)）\]】〕]")
"""Boxes drawn with brackets, ticked and open: （√） and （ ）."""
_LOST_BOX = r"[(（](?=(?:自身)?是(?![^()（）]*[)）]))"
"""A box of a symbol font that came out as an open bracket, as in guideline 001's form (`(是`)."""
_TO_STAMP = r"[(（]?(?:盖章|公章|签章|单位公章|盖\s*章)[)）]?$"
_LONGEST_OPTION, _LONGEST_NAME = 40, 50


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a form and whether its box is ticked; None where that cannot be told."""

    label: str
    option: str
    ticked: bool | None
    cell: FormCell


def answers_of(tables: Sequence[FormTable], pages: Sequence[Page]) -> dict[str, list[Reading]]:
    """The readings of every answer named in `LABELS`: cells beside their labels, and lines of the cover."""
    found: dict[str, list[Reading]] = {name: [] for name in LABELS}
    for table in tables:
        for row in table.rows:
            for label, cell in pairwise(row):
                for name, pattern in LABELS.items():
                    if label.rows > max(1, cell.rows) or not full_match(pattern, _bare_label(label.text)):
                        continue
                    if name == "applicant" and len(cell.bare) > _LONGEST_NAME:
                        continue  # a story about the applicant
                    if reading := _of_cell(name, cell):
                        found[name].append(reading)
    for name in _COVER:
        found[name] += _of_lines(name, pages)
    return {name: _once(readings) for name, readings in found.items() if readings}


def choices_of(tables: Sequence[FormTable]) -> Iterator[Choice]:
    """Every option with a box, with the label of its cell."""
    for table in tables:
        for row in table.rows:
            for number, cell in enumerate(row):
                if cell.begins and search(f"{_BOX}|{_IN_BRACKETS[0]}", cell.text):
                    label = row[number - 1].one_line if number else ""
                    yield from _options(label, cell)


def _options(label: str, cell: FormCell) -> Iterator[Choice]:
    """Options and boxes of a cell: `□是 ☑否` has the box before the option, `是 ☑ 否 □` behind it."""
    text = cell.text.replace("\n", " ").strip()
    for pattern, box in zip(_IN_BRACKETS, (_TICKED[0], _OPEN[0]), strict=True):
        text = replaced(pattern, box, text)
    if not search(f"[{_OPEN}]", text) and (stroke := search(f"[{_STROKES}]", text)):
        yield from _beside_stroke(label, text, stroke.start(), cell)
        return
    marks = [(match.start(), match[0]) for match in find_all(_BOX, text)]
    parts = [text[start + 1 : end] for (start, _), (end, _) in zip(marks, [*marks[1:], (len(text), "")], strict=True)]
    leads, ends_in_box = text[: marks[0][0]].strip(), not parts[-1].strip()
    if leads and ends_in_box:
        parts = [leads, *parts[:-1]]
    sure = any(mark in _TICKED for _, mark in marks)
    unread = search(rf"[{_UNSURE}](?=\p{{Han}})|{_LOST_BOX}", text) is not None
    for (_, mark), part in zip(marks, parts, strict=True):
        bare = "".join(part.split())
        if answer := search(rf"^(?P<word>自身是|是|否)(?:[{_UNSURE}]|$)", bare):
            bare = answer["word"]
        option = bare.strip("，,。;；、()（）")[:_LONGEST_OPTION]
        if option:
            yield Choice(label, option, mark in _TICKED if sure or not unread else None, cell)


def _beside_stroke(label: str, text: str, at: int, cell: FormCell) -> Iterator[Choice]:
    """The option at which a lone tick stands in a form without boxes (`√是  否`); of two words it may be either."""
    before = search(r"\S*$", text[:at])
    behind = search(r"^\S*", text[at + 1 :])
    words = [found[0] for found in (before, behind) if found is not None and found[0]]
    for word in words:
        yield Choice(label, word[:_LONGEST_OPTION], True if len(words) == 1 else None, cell)


def _bare_label(text: str) -> str:
    return plain(text).strip(":*").removesuffix("(盖章)")


def _of_cell(name: str, cell: FormCell) -> Reading | None:
    piece = cell.piece()
    if piece is None:
        return None
    text = cell.one_line
    reader = cell.lines[0].reader
    value = _value(name, cell.text)
    if name == "category" and reader is Reader.OCR and len(cell.text.split()) > 1:
        value = None  # several options whose boxes were not read
    return Reading(text, value, reader, cell.confidence, cell.page, cell.box)


def _value(name: str, text: str) -> str | None:
    """The answer in normal form; of ticked options those that are ticked."""
    bare = "".join(text.split())
    if name == "credit_code":
        codes = [found.value for found in find_credit_codes(text) if found.value]
        return codes[0] if len(codes) == 1 else None
    if search(_BOX, text):
        return None
    if name == "applicant":
        without = search(_TO_STAMP, bare)
        return normalise_name(bare[: without.start()] if without else bare) or None
    return bare or None


def _of_lines(name: str, pages: Sequence[Page]) -> Iterator[Reading]:
    """`申报单位：某某大学（盖章）` on the cover, outside tables."""
    for page in pages:
        for line in page.lines:
            if any(grid.box.holds(line.box.cx, line.box.cy) for grid in page.grids):
                continue
            found = search(rf"^\s*(?:{LABELS[name]})\s*[:：]\s*(?P<value>\S.+?)\s*$", line.text)
            value = _value(name, found["value"]) if found else None
            if found and value and len(value) >= _COVER[name]:
                part = line.part(found.start("value"), found.end("value"))
                yield Reading(part.text, value, line.reader, part.confidence, page.number, part.box)


def _once(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those that say the same at the same place."""
    return list({(reading.value, reading.page, reading.box): reading for reading in readings}.values())
