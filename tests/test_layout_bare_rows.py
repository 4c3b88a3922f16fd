"""Tables of events without rulings, whose last column wraps around what stands in the middle of its row.

All values are invented.
"""

from __future__ import annotations

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.api import parse_documents
from parsers.documents.registration import TELLING_COLUMN
from parsers.layout.bare_rows import with_bare_rows
from tests.paper_lines import HEIGHT, width
from tests.test_registration_tables import ONE, said

HEADS = [(0.08, 0.2, "公告日"), (0.25, 0.2, "法律状态"), (0.62, 0.2, "描述信息")]
LONG = [
    (0.45, 0.230, "登记生效日：2021-04-12变更事项：专利权人变更前：青禾大学变"),
    (0.45, 0.246, "更后：云杉（滨州）新材料有限公司变更事项：地址变更前：滨州市一"),
    (0.45, 0.262, "号变更后：滨州市渤海五路五号"),
]
BESIDE = [(0.08, 0.246, "2021-04-27"), (0.25, 0.246, "专利权的转移")]
SHORT = [(0.08, 0.30, "2019-05-07"), (0.25, 0.30, "授权"), (0.45, 0.30, "授权")]


def page(*prints: tuple[float, float, str]) -> Page:
    placed = [(0.3, 0.05, "法律状态查询结果"), (0.08, 0.1, f"申请号：{ONE}"), *prints]
    lines = tuple(Line(text, Box(x, y, min(0.97, x + 0.85 * width(text)), y + HEIGHT), 0.98) for x, y, text in placed)
    return Page("查询.pdf", 1, 595, 842, lines)


def test_a_transfer_told_around_its_day_of_publication_is_read() -> None:
    (document,) = parse_documents([page(*HEADS, *LONG, *BESIDE, *SHORT)], strict=True)
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉（滨州）新材料有限公司"]
    assert said(document, "recorded_on") == ["2021-04-12"]


def test_a_change_of_name_told_so_stays_one_by_what_stands_beside_it() -> None:
    beside = [(0.08, 0.246, "2021-04-27"), (0.22, 0.246, "专利权人的姓名或者名称变更")]
    found = list(parse_documents([page(*HEADS, *LONG, *beside, *SHORT)], strict=True))
    assert {document.subtype for document in found} == {"change_notice"}


def test_rows_and_columns_that_cannot_be_told_are_left_as_they_are() -> None:
    two_beside = [*BESIDE, (0.08, 0.264, "2021-05-04")]
    across = [(0.08, 0.246, "2021年4月27日专利权的转移登记生效日变更事项专利权人")]
    none_wraps = [(0.08, 0.23, "2021-04-27"), (0.25, 0.23, "专利权的转移"), LONG[0]]
    for body in ([*LONG, *two_beside], [*LONG, *across], none_wraps, LONG):
        sheet = page(*HEADS, *body, *SHORT)
        assert with_bare_rows(sheet, TELLING_COLUMN) is sheet


def test_what_stands_far_below_the_table_is_none_of_it() -> None:
    foot = [(0.5, 0.95, "1/1"), (0.08, 0.95, "https://example.cn")]
    (grid,) = with_bare_rows(page(*HEADS, *LONG, *BESIDE, *SHORT, *foot), TELLING_COLUMN).grids
    assert grid.box.y1 < 0.4
    assert {(cell.row, cell.column) for cell in grid.cells} == {
        (row, column) for row in range(3) for column in range(3)
    }
