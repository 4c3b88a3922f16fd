"""Tables are read by their headings, ruled or merely aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line
from parsers.layout.headings import heading_name
from parsers.layout.line_split import split
from parsers.layout.page_view import PageView
from parsers.layout.tables import continued, tables_on
from parsers.layout.vocabulary import Vocabulary
from parsers.values.amount import Unit

WORDS = Vocabulary(
    {
        "title": ("专利名称", "发明名称"),
        "number": ("专利号",),
        "amount": ("转让价格", "金额"),
        "supplier": ("转让方", "许可方"),
        "receiver": ("受让方", "被许可方"),
        "other": ("序号",),
    }
)
LEFTS = (0.05, 0.15, 0.45, 0.7)


def line(x: float, y: float, text: str) -> Line:
    return Line(text, Box(x, y, x + 0.018 * len(text.encode("gbk", "replace")) / 2, y + 0.015), 0.97)


def page(rows: Sequence[tuple[float, Sequence[str]]], *, number: int = 1, ruled: bool = False) -> Page:
    lines = [line(x + 0.005, y, text) for y, texts in rows for x, text in zip(LEFTS, texts, strict=True) if text]
    grids: tuple[Grid, ...] = ()
    if ruled:
        edges = [*LEFTS, 0.95]
        cells = [
            Cell(r, c, Box(edges[c], y - 0.01, edges[c + 1], y + 0.03))
            for r, (y, _) in enumerate(rows)
            for c in range(4)
        ]
        grids = (Grid(tuple(cells), Box(0.05, rows[0][0] - 0.01, 0.95, rows[-1][0] + 0.03)),)
    return Page("合同.pdf", number, 595, 842, tuple(lines), grids=grids)


HEAD = (0.1, ("序号", "专利名称", "专利号", "转让价格（万元）"))
FIRST = (0.15, ("1", "一种耐压壳体", "201810123456.5", "12.5"))
SECOND = (0.2, ("2", "一种折叠支架", "201310699744.2", "8"))


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_gives_its_rows_by_column(ruled: bool) -> None:
    table = tables_on(PageView(page([HEAD, FIRST, SECOND], ruled=ruled)), WORDS)[0]
    assert [row.text("number") for row in table.rows] == ["201810123456.5", "201310699744.2"]
    assert [row.text("amount") for row in table.rows] == ["12.5", "8"]
    assert table.unit("amount") is Unit.WAN
    assert table.rows[0].cells["number"].box.x0 == pytest.approx(0.455)


def test_a_cell_wrapped_over_its_row_stays_in_it() -> None:
    rows = [HEAD, (0.15, ("1", "一种用于深海的耐压", "201810123456.5", "12.5")), (0.168, ("", "壳体", "", "")), SECOND]
    table = tables_on(PageView(page(rows)), WORDS, anchor="number")[0]
    assert [row.text("title") for row in table.rows] == ["一种用于深海的耐压壳体", "一种折叠支架"]


def test_rows_part_at_the_widest_blank_not_at_the_nearest_number() -> None:
    rows = [
        HEAD,
        (0.15, ("1", "一种用于", "201810123456.5", "12.5")),
        (0.168, ("", "深海的耐", "", "")),
        (0.186, ("", "压壳体", "", "")),
        (0.216, ("2", "一种折叠支架", "201310699744.2", "8")),
    ]
    table = tables_on(PageView(page(rows)), WORDS, anchor="number")[0]
    assert [row.text("title") for row in table.rows] == ["一种用于深海的耐压壳体", "一种折叠支架"]


def test_a_line_over_no_heading_right_above_a_head_is_the_name_of_the_table() -> None:
    name = line(0.36, 0.08, "附件清单")
    printed = page([HEAD, FIRST, SECOND])
    table = tables_on(PageView(replace(printed, lines=(name, *printed.lines))), WORDS)[0]
    assert [row.text("number") for row in table.rows] == ["201810123456.5", "201310699744.2"]


def test_a_row_may_stand_between_the_two_lines_of_its_wrapped_cell() -> None:
    rows = [
        HEAD,
        (0.141, ("", "一种用于深海的耐压", "", "")),
        (0.15, ("1", "", "201810123456.5", "12.5")),
        (0.159, ("", "壳体", "", "")),
        SECOND,
    ]
    table = tables_on(PageView(page(rows)), WORDS, anchor="number")[0]
    assert [row.text("title") for row in table.rows] == ["一种用于深海的耐压壳体", "一种折叠支架"]


def test_a_table_without_rulings_ends_at_its_sum() -> None:
    rows = [HEAD, FIRST, (0.2, ("合计", "", "", "12.5")), (0.4, ("", "甲方（盖章）", "乙方（盖章）", ""))]
    table = tables_on(PageView(page(rows)), WORDS, ends=("合计",))[0]
    assert len(table.rows) == 1


def test_running_text_is_no_table() -> None:
    text = Page("合同.pdf", 1, 595, 842, (line(0.1, 0.1, "专利名称和专利号见附件"), line(0.1, 0.2, "转让价格为十万元")))
    assert tables_on(PageView(text), WORDS) == []


def test_a_table_goes_on_over_pages() -> None:
    first = tables_on(PageView(page([HEAD, FIRST], ruled=True)), WORDS)
    second = tables_on(PageView(page([HEAD, SECOND], number=2, ruled=True)), WORDS)
    whole = continued([*first, *second])
    assert whole is not None
    assert [row.cells["number"].page for row in whole.rows] == [1, 2]
    assert continued([]) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("专利号", "number"), ("专 利 号", "number"), ("专利号（ZL）", "number"), ("转让方/许可方", "supplier"),
        ("受让方", "receiver"),
        ("被许可方", "receiver"), ("转让方、受让方", None), ("专利名称及说明书全文页数", None), ("", None),
        ("专莉名称", "title"), ("备注", None),
    ],
)  # fmt: skip
def test_headings(text: str, name: str | None) -> None:
    assert heading_name(text, WORDS) == name


WRAPPED = [
    (0.100, ("序号", "专利名称", "专利号", "转让价格")),
    (0.117, ("", "", "", "（元）")),
    (0.143, ("", "一种耐压", "20181012", "")),
    (0.150, ("1", "", "", "120,000.")),
    (0.157, ("", "壳体", "3456.5", "00")),
    (0.183, ("", "一种折叠", "", "")),
    (0.190, ("2", "", "201310699744.2", "8000.00")),
    (0.197, ("", "支架", "", "")),
    (0.223, ("", "", "", "128,000.")),
    (0.230, ("合计", "", "", "")),
    (0.237, ("", "", "", "00")),
]


def rows_of(levels: Sequence[tuple[float, Sequence[str]]]) -> list[tuple[str, str]]:
    table = tables_on(PageView(page(levels)), WORDS, anchor=("title", "amount"), ends=("合计",))[0]
    return [(row.text("number"), row.text("title")) for row in table.rows]


def test_rows_that_are_numbered_are_told_by_their_numbers_where_every_other_cell_wraps() -> None:
    assert rows_of(WRAPPED) == [("201810123456.5", "一种耐压壳体"), ("201310699744.2", "一种折叠支架")]


def test_what_wraps_in_the_row_of_totals_is_no_part_of_the_row_above() -> None:
    table = tables_on(PageView(page(WRAPPED)), WORDS, anchor=("title", "amount"), ends=("合计",))[0]
    assert [row.text("amount") for row in table.rows] == ["120,000.00", "8000.00"]


THREE = [
    (0.143, ("", "一种耐压", "", "")),
    (0.150, ("1", "", "201810123456.5", "1")),
    (0.157, ("", "壳体", "", "")),
    (0.183, ("", "一种折叠", "", "")),
    (0.190, ("2", "", "201310699744.2", "2")),
    (0.197, ("", "支架", "", "")),
    (0.230, ("3", "一种风力机", "201510001111.2", "3")),
    (0.270, ("4", "一种水泵", "201510001112.0", "4")),
    (0.310, ("5", "一种电机", "201510001113.9", "5")),
    (0.350, ("6", "一种阀门", "201510001114.7", "6")),
    (0.390, ("7", "一种轴承", "201510001115.5", "7")),
]
TITLES = ["一种耐压壳体", "一种折叠支架", "一种风力机", "一种水泵", "一种电机", "一种阀门", "一种轴承"]


@pytest.mark.parametrize("read", ["2", "·2", "2.", "7", ""])
def test_a_row_keeps_its_place_where_its_number_is_misread_or_lost(read: str) -> None:
    rows = [(y, (read if cells[0] == "2" else cells[0], *cells[1:])) for y, cells in THREE]
    assert [title for _, title in rows_of([WRAPPED[0], *rows[:]])] == TITLES


def test_where_most_numbers_are_lost_rows_are_told_by_what_they_fill() -> None:
    rows = [(y, ("" if cells[0] in "2345" else cells[0], *cells[1:])) for y, cells in THREE]
    assert "201510001112.0" in [number for number, _ in rows_of([WRAPPED[0], *rows])]


def printed(text: str, x0: float, *, gap_before: int = 0) -> Line:
    """A line whose characters stand 0.02 wide each, with a gap of one character before one of them."""
    edges, at = [x0], x0
    for index in range(len(text)):
        at += 0.02 + (0.02 if gap_before and index == gap_before - 1 else 0.0)
        edges.append(at)
    return Line(text, Box(x0, 0.1, at, 0.12), 0.97, edges=tuple(edges))


def parts(line_: Line, border: float) -> list[str]:
    return [part.text for _, part in split(line_, (0.0, border, 1.0), 0.02)]


def test_a_name_that_sticks_out_over_the_border_of_open_columns_is_not_cut() -> None:
    assert parts(printed("青禾工业大学岚桥光电技术研", 0.2), 0.42) == ["青禾工业大学岚桥光电技术研"]


def test_what_stands_in_two_open_columns_is_cut_at_the_gap_beside_the_border() -> None:
    assert parts(printed("青禾工业大学云杉有限公司", 0.2, gap_before=6), 0.31) == ["青禾工业大学", "云杉有限公司"]
    assert parts(printed("青禾工业大学云杉有限公司", 0.2), 0.32) == ["青禾工业大学", "云杉有限公司"]


def test_a_day_and_a_number_read_as_one_line_are_cut_at_the_border() -> None:
    assert parts(printed("2021年8月1ZL201820534490.7", 0.1), 0.26) == ["2021年8月1", "ZL201820534490.7"]


def test_a_date_behind_a_blank_is_not_cut_at_the_border() -> None:
    assert parts(printed("警装 2018-07-22", 0.1), 0.2) == ["警装 ", "2018-07-22"]


def test_a_cell_beside_all_rows_heads_no_column() -> None:
    sheet = page([(0.1, ("转让方", "专利名称", "专利号", "转让方")), FIRST], ruled=True)
    (grid,) = sheet.grids
    aside = replace(grid.cells[0], rows=2, box=replace(grid.cells[0].box, y1=0.18))
    cells = (aside, *(cell for cell in grid.cells[1:] if (cell.row, cell.column) != (1, 0)))
    rows = tuple(item for item in sheet.lines if item.text != "1")
    (table,) = tables_on(PageView(replace(sheet, lines=rows, grids=(replace(grid, cells=cells),))), WORDS)
    assert table.head.columns["supplier"] == 3
