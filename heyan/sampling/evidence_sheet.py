"""The sheet of evidence in the working papers: what a row claims, its checks, pictures of what these rest on."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Font, PatternFill

from heyan.report.labels import FIELDS, MODES, STATUS, label
from heyan.report.model import VERDICT_LABELS
from heyan.sampling.cells import write_cell
from heyan.sampling.crops import MOST_CROPS, Cited, Place, cited_by, crop

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from heyan.sampling.draw import Drawn

Json = Mapping[str, Any]

TOP = Alignment(wrap_text=True, vertical="top")
HEAD = PatternFill("solid", fgColor="F2F4F7")
_POINTS_PER_PIXEL = 0.75
_WIDTHS = (50, 112)
_WORST_FIRST = ("fail", "missing", "unclear", "pass", "not_applicable")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the working papers need of one package: its report, the turns of its pages, and their pictures."""

    report: Json
    turns: Mapping[Place, int]
    jpegs: Callable[[list[Place]], Mapping[Place, bytes]]

    def claim(self, row: int) -> Json:
        """A row of the report."""
        found: Json = next(claim for claim in self.report["claims"] if claim["row"] == row)
        return found

    def files(self) -> dict[str, str]:
        """The file of every paper."""
        return {document["id"]: document["file"] for document in self.report["documents"]}


def evidence_head(sheet: Worksheet) -> None:
    """Set the widths of the sheet."""
    for letter, width in zip("AB", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width


def show_evidence(sheet: Worksheet, at: int, number: int, drawn: Drawn, known: Evidence) -> int:
    """What a row claims, its checks, and the pictures of what they rest on; gives the next free row."""
    claim = known.claim(drawn.row.row)
    verdict = VERDICT_LABELS[drawn.row.verdict]
    head = write_cell(sheet, at, 1, f"{number}. {drawn.row.name} 第 {drawn.row.row} 行 · 机器结论：{verdict}")
    head.font, head.fill = Font(bold=True, size=12), HEAD
    sheet.cell(at, 2).fill = HEAD
    checks = [check for check in _worst_first(claim["checks"]) if check["status"] != "not_applicable"]
    lines = [_claimed_line(claim), *(f"【{label(STATUS, check['status'])}】{check['message']}" for check in checks)]
    for index, line in enumerate(lines, start=at + 1):
        sheet.merge_cells(start_row=index, end_row=index, start_column=1, end_column=2)
        write_cell(sheet, index, 1, line).alignment = TOP
        sheet.row_dimensions[index].height = height_of(line, sum(_WIDTHS))
    return _pictures(sheet, at + len(lines) + 1, cited_by(claim, known.files()), known) + 1


def _worst_first(checks: Iterable[Json]) -> list[Json]:
    """The checks of a report.json in the order in which a person should look at them."""
    return sorted(checks, key=lambda check: _WORST_FIRST.index(check["status"]))


def height_of(text: str, width: int) -> float:
    """Points that a wrapped text takes in a column so wide: a Chinese character is as wide as two others."""
    lines = (sum(1 + (ord(char) > 0x2E80) for char in line) for line in text.split("\n"))
    return min(409.0, 15.0 * sum(1 + units // max(1, width - 2) for units in lines) + 2)


def _claimed_line(claim: Json) -> str:
    """What the row claims."""
    said = []
    for name, value in claim["claimed"].items():
        if value:
            words = "、".join(value) if isinstance(value, list) else label(MODES, value) if name == "mode" else value
            said.append(f"{label(FIELDS, name)} {words}{' 元' if name.endswith('_amount') else ''}")
    return f"申报：{'；'.join(said)}"


def _pictures(sheet: Worksheet, at: int, cited: list[Cited], known: Evidence) -> int:
    """A caption and a picture for every group of places; gives the next free row."""
    shown, rest = cited[:MOST_CROPS], cited[MOST_CROPS:]
    jpegs = known.jpegs(list(dict.fromkeys(item.place for item in shown)))
    for item in shown:
        write_cell(sheet, at, 1, item.caption).alignment = TOP
        jpeg = jpegs.get(item.place)
        if jpeg is None:
            write_cell(sheet, at, 2, "（没有图片：表格类文件，或原始文件和缓存均已不在，请查看原始材料）")
        else:
            picture = Image(io.BytesIO(crop(jpeg, known.turns.get(item.place, 0), item.boxes)))
            sheet.add_image(picture, f"B{at}")
            sheet.row_dimensions[at].height = min(409.0, picture.height * _POINTS_PER_PIXEL + 6)
        at += 1
    if rest:
        write_cell(sheet, at, 1, "另见：" + "；".join(item.caption for item in rest)).alignment = TOP
        at += 1
    return at
