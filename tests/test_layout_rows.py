"""Rows of a page: what stands side by side in columns, and what is one line of text read as two pieces."""

from __future__ import annotations

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.layout.flow import Flow


def _page(*prints: tuple[float, float, float, str]) -> Page:
    lines = (Line(text, Box(x0, y, x1, y + 0.013), 1.0) for x0, x1, y, text in prints)
    return Page("某.pdf", 1, 600, 800, lines=tuple(lines))


FULL = (0.13, 0.87, 0.17, "双方就下列专利权的转让经充分协商一致并自愿订立合同，以资共同遵守，内容如下，请")
BELOW = (0.13, 0.87, 0.25, "任何一方不得将本合同项下的权利义务转让给任何第三人，否则应当承担相应的责任，且")


def test_a_line_whose_pieces_touch_is_no_row_of_columns() -> None:
    """The line below goes on behind the last piece, not behind the first one, at whose left edge it begins."""
    pieces = (0.13, 0.70, 0.19, "编码91440300MAKTW6F81Y）于2022年04月15日"), (0.69, 0.84, 0.19, "订立，合同编号：")
    text = Flow([_page(FULL, *pieces, (0.13, 0.28, 0.212, "HT2022041561。"), BELOW)]).text
    assert "15日订立,合同编号:HT2022041561。" in text


def test_a_name_that_wraps_in_its_column_stays_together() -> None:
    pieces = (0.13, 0.46, 0.19, "青禾大学与临江市新型材料联合研究"), (0.52, 0.80, 0.19, "云杉新材料股份有限公司")
    text = Flow([_page(FULL, *pieces, (0.13, 0.15, 0.205, "院"), BELOW)]).text
    assert "联合研究院 云杉新材料股份有限公司" in text


def test_a_bracket_opened_on_a_line_is_closed_on_the_one_that_goes_on() -> None:
    """Where print cannot break before a bracket a line ends short of the margin."""
    upper = (0.13, 0.79, 0.19, "鉴于双方签订了编号为HT2020111867的合同（下称原合")
    assert "下称原合同)" in Flow([_page(FULL, upper, (0.13, 0.6, 0.21, "同），现因价款调整，变更如下："), BELOW)]).text
    assert (
        "下称原合\n同)" in Flow([_page(FULL, (0.13, 0.5, *upper[2:]), (0.13, 0.6, 0.21, "同），如下："), BELOW)]).text
    )


def test_a_party_below_a_row_of_values_is_no_part_of_its_first_column() -> None:
    """Whether or not OCR read the blank between its word and its name."""
    values = (0.13, 0.35, 0.19, "代码12410000415801230G"), (0.40, 0.57, 0.19, "电话13081698881")
    for party in ("被许可方  云杉新材料有限公司", "被许可方云杉新材料有限公司"):
        text = Flow([_page(FULL, *values, (0.13, 0.45, 0.21, party), BELOW)]).text
        assert "电话13081698881\n被许可方" in text


def test_first_characters_of_wide_words_that_ocr_read_as_one_column_stand_each_on_its_line() -> None:
    prints = [
        (0.10, 0.13, 0.1467, 0.1888, "卖买"),
        (0.15, 0.36, 0.1435, 0.1622, "方：白沙江工业大学"),
        (0.55, 0.68, 0.1443, 0.1621, "合同编号："),
        (0.68, 0.80, 0.1439, 0.1618, "HG-CG-ZL-2305"),
        (0.15, 0.44, 0.1698, 0.1888, "方：云杉轨道装备有限公司"),
        (0.55, 0.81, 0.1692, 0.1900, "签约时间：2023年05月15日"),
    ]
    lines = tuple(Line(text, Box(x0, y0, x1, y1), 1.0) for x0, x1, y0, y1, text in prints)
    assert Flow([Page("某.pdf", 1, 595, 842, lines=lines)]).text == (
        "卖方:白沙江工业大学 合同编号:HG-CG-ZL-2305\n买方:云杉轨道装备有限公司 签约时间:2023年05月15日"
    )


def test_a_clause_below_two_values_side_by_side_is_no_rest_of_the_first() -> None:
    values = (0.13, 0.39, 0.19, "代码：12410000415801230G"), (0.45, 0.83, 0.19, "法定代表人：钱超电话：13080792113")
    clause = (
        (0.15, 0.80, 0.21, "第1条赠与人自愿将《某种电机控制系统及方法》"),
        (0.13, 0.60, 0.23, "的专利权移转给受赠人。"),
    )
    assert "13080792113\n第1条" in Flow([_page(FULL, *values, *clause, BELOW)]).text


def test_rows_of_a_list_that_begin_with_patents_do_not_run_into_each_other() -> None:
    """The last column reached the right margin: the next number stood right behind a day and was no number."""
    first = (0.13, 0.24, 0.19, "201510565912.8"), (0.31, 0.56, 0.19, "一种轴承"), (0.79, 0.87, 0.19, "2016.01.18")
    second = (0.13, 0.24, 0.21, "201810224123.1"), (0.31, 0.48, 0.21, "一种薄膜"), (0.79, 0.87, 0.21, "2020.03.13")
    text = Flow([_page(FULL, *first, *second, BELOW)]).text
    assert "2016.01.18\n201810224123.1 一种薄膜" in text
