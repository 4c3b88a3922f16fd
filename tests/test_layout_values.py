"""Whose print it is: values that wrap in cells and columns, labels that wrap or that no table knows.

All values are invented.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate

import pytest

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line
from parsers.layout.flow import Flow
from parsers.layout.form import Form, read_form
from parsers.layout.label_table import LabelTable
from parsers.layout.page_view import cut
from parsers.values.dates import find_dates
from parsers.values.organisation import split_parties
from parsers.values.patent_number import find_patent_numbers
from parsers.values.person import looks_like_person

TABLE = LabelTable.of(
    {
        "title": ("发明名称", "外观设计产品名称"),
        "owner": ("专利权人",),
        "number": ("专利号",),
        "day": ("授权公告日",),
    },
    patterns=((r"(?:出质|许可)(?:方|人)(?:\(.{1,8}\))?", "giver"), (r".{0,6}期限", "term")),
)
CHAR, HEIGHT = 0.017, 0.0125
Print = tuple[float, float, str]


def line(x: float, y: float, text: str) -> Line:
    width = sum(CHAR / 2 if char.isascii() else CHAR for char in text)
    return Line(text, Box(x, y, x + width, y + HEIGHT), 0.98)


def form(*prints: Print, grids: tuple[Grid, ...] = ()) -> Form:
    return read_form(Page("证书.pdf", 1, 595, 842, tuple(line(*item) for item in prints), grids=grids), TABLE)


def value(found: Form, name: str) -> str | None:
    return next((piece.joined for piece in found.values(name)), None)


def ruled(widths: list[float], heights: list[float], x: float = 0.1, y: float = 0.1) -> Grid:
    """A table of cells without merged ones, its left upper corner at (x, y)."""
    xs, ys = [x, *accumulate(widths, initial=x)][1:], [y, *accumulate(heights, initial=y)][1:]
    cells = [
        Cell(row, column, Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row in range(len(heights))
        for column in range(len(widths))
    ]
    return Grid(tuple(cells), Box(x, y, xs[-1], ys[-1]))


def test_a_value_in_a_ruled_cell_is_all_that_stands_in_it() -> None:
    found = form(
        (0.11, 0.123, "发明名称"),
        *((0.21, 0.105, "一种可降解的膜"), (0.21, 0.122, "及其制备方法和"), (0.21, 0.139, "应用")),
        (0.41, 0.123, "专利号"),
        (0.51, 0.123, "ZL201810123456.5"),
        grids=(ruled([0.1, 0.2, 0.1, 0.2], [0.06]),),
    )
    assert value(found, "title") == "一种可降解的膜及其制备方法和应用"
    assert value(found, "number") == "ZL201810123456.5"


def test_a_label_that_no_table_knows_ends_the_value_beside_it() -> None:
    found = form(
        (0.1, 0.10, "发明名称"), (0.25, 0.10, "一种多孔碳材料"),
        (0.1, 0.14, "案件状态"), (0.25, 0.14, "专利权维持"),
        (0.1, 0.18, "专利权人"), (0.25, 0.18, "青禾大学"),
    )  # fmt: skip
    assert value(found, "title") == "一种多孔碳材料"
    assert value(found, "owner") == "青禾大学"


@pytest.mark.parametrize("shift", [0.0, 0.0175])
def test_a_label_stands_at_the_first_line_of_its_value_or_in_the_middle(shift: float) -> None:
    found = form(
        (0.1, 0.10, "专利号"),
        (0.25, 0.10, "ZL201810123456.5"),
        (0.1, 0.15 + shift, "发明名称"),
        *((0.25, 0.15, "一种可降解的膜材料"), (0.25, 0.1675, "及其制备方法和在食品"), (0.25, 0.185, "包装中的应用")),
        (0.1, 0.235 + shift / 2, "专利权人"),
        *((0.25, 0.235, "云杉新材料（滨州）"), (0.25, 0.2525, "有限公司")),
        (0.1, 0.30, "授权公告日"),
        (0.25, 0.30, "2020年05月08日"),
    )
    assert value(found, "title") == "一种可降解的膜材料及其制备方法和在食品包装中的应用"
    assert value(found, "owner") == "云杉新材料（滨州）有限公司"


def test_where_both_ways_share_the_lines_differently_no_value_is_given() -> None:
    lines = (
        (0.25, 0.10, "一种可降解的膜"),
        (0.25, 0.1175, "材料制备"),
        (0.25, 0.135, "某某大学"),
        (0.25, 0.1525, "某公司"),
    )
    found = form((0.1, 0.10, "发明名称"), *lines, (0.1, 0.132, "专利权人"))
    assert (value(found, "title"), value(found, "owner")) == (None, None)


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ([(0.1, 0.10, "外观设计产品"), (0.1, 0.115, "名称")], "title"),
        ([(0.1, 0.10, "出质人（专利"), (0.1, 0.115, "权人）")], "giver"),
        ([(0.1, 0.10, "债务人履行债"), (0.1, 0.115, "务期限")], "term"),
    ],
)
def test_a_label_may_wrap_in_its_cell(labels: list[Print], name: str) -> None:
    found = form(*labels, (0.25, 0.107, "霜桥精密"), (0.1, 0.15, "专利号"), (0.25, 0.15, "ZL201810123456.5"))
    assert value(found, name) == "霜桥精密"


def test_two_labels_set_tight_are_not_one() -> None:
    found = form((0.1, 0.10, "专利号"), (0.25, 0.10, "1"), (0.1, 0.114, "专利权人"), (0.25, 0.114, "青禾大学"))
    assert (value(found, "number"), value(found, "owner")) == ("1", "青禾大学")


def test_the_last_character_of_a_value_belongs_to_it() -> None:
    found = form(
        (0.1, 0.10, "发明名称：一种基于卷积神经网络的石墨烯散热片及其控制方法、装置和存储介质及其在多种设备中的应"),
        (0.1, 0.118, "用"),
        (0.1, 0.15, "专利权人：青禾大学"),
    )
    assert (
        value(found, "title") == "一种基于卷积神经网络的石墨烯散热片及其控制方法、装置和存储介质及其在多种设备中的应用"
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2020-02-14—2023-02-13", [date(2020, 2, 14), date(2023, 2, 13)]),
        ("2020.02.14-2023.02.13", [date(2020, 2, 14), date(2023, 2, 13)]),
        ("20200214-20230213", [date(2020, 2, 14), date(2023, 2, 13)]),
        ("6222-2020-02-14", []),
        ("2020-02-14-1", []),
    ],
)
def test_a_dash_stands_between_two_dates_or_inside_a_number(text: str, days: list[date]) -> None:
    assert [found.value for found in find_dates(text)] == days


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("中国农业银行股份有限公司\n银川光谷支行", ["中国农业银行股份有限公司银川光谷支行"]),
        ("中国科学院\n洛阳材料研究所", ["中国科学院洛阳材料研究所"]),
        ("青禾大学\n云杉新材料有限公司", ["青禾大学", "云杉新材料有限公司"]),
    ],
)
def test_a_break_is_inside_a_name_or_between_two(text: str, names: list[str]) -> None:
    assert split_parties(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "林一苇",
        "欧阳知远",
        "阿依·努尔",
        "于建国",
        "解思齐",
        "和志强",
        "单知行",
        "方晓岚",
        "项问渠",
        "时雨",
        "呼延野",
        "买买提",
    ],
)
def test_a_person_is_told_by_the_surname(text: str) -> None:
    assert looks_like_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "许可范围",
        "装置",
        "债务人",
        "限公司",
        "许可方",
        "方式",
        "单位",
        "项目",
        "原件",
        "买受人",
        "由甲方",
        "海淀区",
        "时间",
    ],
)
def test_other_short_words_are_no_persons(text: str) -> None:
    assert not looks_like_person(text)


def test_a_number_is_never_cut_at_the_edge_of_a_column() -> None:
    whole = line(0.1, 0.1, "3726382051510805377")
    width = whole.box.width
    assert cut(whole, 0.05, 0.1 + 0.7 * width, CHAR) == whole
    assert cut(whole, 0.05, 0.1 + 0.3 * width, CHAR) is None


def test_what_a_lost_letter_and_one_more_stand_for_is_a_guess() -> None:
    assert find_patent_numbers("ZL2O18101234S6.5")[0].value == "201810123456.5"
    two = find_patent_numbers("ZL20171005I3I2.1")
    assert all(found.value is None for found in two)


def test_a_value_put_together_from_lines_is_less_sure_than_their_print() -> None:
    found = form((0.1, 0.10, "发明名称：一种可降解的膜材料"), (0.185, 0.1175, "及其制备方法"))
    whole = next(iter(found.values("title")))
    assert whole.joined == "一种可降解的膜材料及其制备方法"
    assert whole.confidence < 0.95


def test_a_head_over_two_columns_does_not_take_the_value_of_the_row_beside_it() -> None:
    found = form(
        *((0.21, 0.105, "专利权人"), (0.41, 0.105, "出质人")),
        *((0.11, 0.135, "专利号"), (0.21, 0.135, "ZL201810123456.5"), (0.41, 0.135, "ZL202021234567.8")),
        grids=(ruled([0.1, 0.2, 0.2], [0.03, 0.03]),),
    )
    assert (value(found, "owner"), value(found, "giver")) == (None, None)


def test_a_value_with_more_print_hanging_under_it_is_cut() -> None:
    found = form((0.1, 0.1, "发明名称：一种用于深海探测的耐压壳体"), (0.29, 0.116, "及其制备方法"))
    (index,) = found.having("title")
    assert found.is_cut(index)


def test_values_of_more_lines_than_their_labels_of_two_are_whole() -> None:
    title = ("一种深海探测", "用的耐压壳体", "及其制造方法", "和装置")
    lines = [
        *(line(0.1, 0.2 + 0.016 * row, text) for row, text in enumerate(("发明", "名称"))),
        *(line(0.3, 0.184 + 0.016 * row, text) for row, text in enumerate(title)),
        *(line(0.1, 0.3 + 0.016 * row, text) for row, text in enumerate(("专利", "权人"))),
        line(0.3, 0.308, "青州大学"),
    ]
    form = read_form(Page("a.pdf", 1, 595, 842, tuple(lines)), TABLE)
    assert [form.values(name)[0].joined for name in ("title", "owner")] == ["".join(title), "青州大学"]


def test_the_gap_below_a_headline_says_nothing_of_rows_that_stand_evenly_close() -> None:
    labels = ("专利号", "许可方", "", "授权公告日", "许可期限")
    printed = ("201810234567.3", "青州海洋大学", "青州设计研究院", "2021年4月12日", "三年")
    rows = [
        Line(text, Box(x, 0.116 + 0.0284 * row + shift, x + 0.1, 0.14 + 0.0284 * row - shift), 0.98)
        for row, pair in enumerate(zip(labels, printed, strict=True))
        for x, shift, text in ((0.08, 0.0, pair[0]), (0.28, 0.002, pair[1]))
        if text
    ]
    headline = Line("许可备案证明", Box(0.28, 0.065, 0.72, 0.092), 0.98)
    found = read_form(Page("证明.pdf", 1, 595, 842, (headline, *rows)), TABLE)
    assert value(found, "giver") == "青州海洋大学青州设计研究院"


def test_a_block_far_below_says_nothing_of_rows_that_stand_evenly_close() -> None:
    rows = [
        ("专利号", 0.130, "201810234567.3", 0.130),
        ("", 0.0, "青州海洋大学及其下属的各研究院", 0.158),
        ("许可方", 0.171, "", 0.0),
        ("", 0.0, "青州设计研究院", 0.186),
        ("授权公告日", 0.213, "2021年4月12日", 0.213),
        ("许可期限", 0.241, "三年", 0.241),
        ("专利权人", 0.330, "云帆公司", 0.330),
    ]
    labels = [Line(label, Box(0.08, y, 0.18, y + 0.022), 0.98) for label, y, _, _ in rows if label]
    values = [Line(text, Box(0.28, y, 0.6, y + 0.021), 0.98) for _, _, text, y in rows if text]
    found = read_form(Page("证明.pdf", 1, 595, 842, (*labels, *values)), TABLE)
    assert value(found, "number") == "201810234567.3"
    assert value(found, "giver") == "青州海洋大学及其下属的各研究院青州设计研究院"
    assert value(found, "day") == "2021年4月12日"


def test_a_headline_is_no_label_of_the_smaller_print_below_it() -> None:
    headline = Line("许可方", Box(0.42, 0.1, 0.58, 0.13), 0.98)
    text = line(0.45, 0.15, "制备工艺与应用")
    found = read_form(Page("证书.pdf", 1, 595, 842, (headline, text)), TABLE)
    assert found.free == (text,)


def test_what_is_filled_in_over_the_end_of_its_sentence_stays_on_its_line() -> None:
    clause = line(0.16, 0.39, "2. 转让总价为")
    sum_ = line(clause.box.x1 - 0.006, 0.39, "270,000.00元，大写贰拾柒万元整。")
    rows = [clause, sum_, line(0.16, 0.413, "3. 款项在变更登记全部完成之后三十日内付清。")]
    printed = Flow([Page("合同.pdf", 1, 595, 842, (*rows, line(0.12, 0.44, "4. 其余" + "事" * 40)))]).text.splitlines()
    assert printed[0] == "2.转让总价为270,000.00元,大写贰拾柒万元整。"
