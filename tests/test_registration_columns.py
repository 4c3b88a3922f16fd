"""Records whose print stands in columns: wrapped cells, lines read over two of them, owners of the grant.

All values are invented.
"""

from __future__ import annotations

from dataclasses import replace

from extract.pages import Page
from ocr.lines import Box, Line, Reader
from parsers.api import parse_documents
from parsers.layout.parted import parted
from parsers.reading import Document
from parsers.values.patent_number import check_digit

ONE = f"201810123456.{check_digit('201810123456')}"
EM, HIGH = 0.0202, 0.0143


def line(x: float, y: float, text: str, reader: Reader = Reader.OCR) -> Line:
    edges = [x]
    for char in text:
        edges.append(edges[-1] + (EM if ord(char) > 0x2000 else EM / 2))
    return Line(text, Box(x, y, edges[-1], y + HIGH), 0.98, reader, edges=tuple(edges))


def joined(left: Line, right: Line) -> Line:
    """Two lines on one level as OCR reads them where it sees no blank: the white is the last character's before it."""
    edges = (*left.edges[:-1], *right.edges)
    return replace(left, text=left.text + right.text, box=left.box.union(right.box), edges=edges)


def page(*lines: Line) -> Page:
    return Page("证据.pdf", 1, 595, 842, lines)


def read(*lines: Line) -> Document:
    (document,) = parse_documents([page(*lines)], strict=True)
    return document


def said(document: Document, name: str) -> list[str]:
    return [str(value) for value in document.values(name)]


HEAD = (line(0.4, 0.07, "专利登记簿副本"), line(0.1, 0.12, f"专利号：{ONE}"))


def told_in_columns(*, apart: bool) -> tuple[Line, ...]:
    """A table without rulings whose sentence wraps beside another column."""
    level = line(0.35, 0.237, "转移至云杉机电"), line(0.52, 0.237, "云岭省知识产权局代办处受理")
    return (
        *HEAD,
        *(line(x, 0.19, text) for x, text in ((0.1, "登记日"), (0.23, "事项"), (0.35, "内容"), (0.52, "经办"))),
        line(0.35, 0.216, "专利权由青禾大学"),
        *(line(0.1, 0.237, "2019.06.19"), line(0.23, 0.237, "权利转移")),
        *(level if apart else (joined(*level),)),
        line(0.35, 0.257, "设备有限公司"),
        *(line(0.1, 0.29, "2023.06.03"), line(0.23, 0.29, "年费"), line(0.35, 0.29, "已缴纳第9年度年费")),
        line(0.52, 0.29, "临江市服务中心"),
    )


def test_a_sentence_in_a_narrow_column_is_not_read_across_its_neighbour() -> None:
    for apart in (True, False):
        document = read(*told_in_columns(apart=apart))
        assert said(document, "from_parties") == ["青禾大学"]
        assert said(document, "to_parties") == ["云杉机电设备有限公司"]
        assert said(document, "recorded_on") == ["2019-06-19"]


def test_a_line_is_parted_where_other_print_begins_behind_its_blank() -> None:
    whole = joined(line(0.1, 0.2, "变更前权利人"), line(0.28, 0.2, "变更后权利人"))
    assert [item.text for item in parted(page(whole)).lines] == [whole.text]
    below = line(0.28, 0.23, "云杉新材料有限公司")
    assert [item.text for item in parted(page(whole, below)).lines] == ["变更前权利人", "变更后权利人", below.text]


def test_letters_of_a_label_set_apart_are_no_columns() -> None:
    label = joined(line(0.1, 0.2, "名"), line(0.16, 0.2, "称"))
    assert [item.text for item in parted(page(label, line(0.16, 0.23, "型"))).lines] == ["名称", "型"]


def test_the_middle_of_a_wrapped_name_stays_in_its_column_above_a_day_at_the_foot() -> None:
    document = read(
        *HEAD,
        *(line(x, 0.28, text) for x, text in ((0.153, "登记种类"), (0.251, "变更前"), (0.428, "变更后"))),
        line(0.796, 0.28, "登记日"),
        *(line(0.251, 0.319, "临江市农业科学研"), line(0.251, 0.339, "究院")),
        *(line(0.153, 0.339, "专利权转移"), line(0.428, 0.339, "云岭省青山新能源动力电池材料科技股")),
        *(line(0.796, 0.345, "2020.05.23"), line(0.428, 0.36, "份有限公司")),
        line(0.77, 0.42, "2023年6月16日"),
    )
    assert said(document, "to_parties") == ["云岭省青山新能源动力电池材料科技股份有限公司"]
    assert said(document, "from_parties") == ["临江市农业科学研究院"]


def test_a_title_that_wraps_in_the_left_one_of_two_columns_is_never_half_a_title() -> None:
    for right, titles in ((0.46, ["一种用于大型风机叶片表面缺陷检测的无人机巡检方法"]), (0.5, [])):
        document = read(
            *HEAD,
            *(line(0.1, 0.168, "发明名称：一种用于大型风机叶片表"), line(right, 0.168, "著录项目变更")),
            *(line(0.1, 0.189, "面缺陷检测的无人机巡检方法"), line(right, 0.201, "原专利权人：青禾大学")),
            *(line(0.1, 0.223, "发明人：王建国"), line(right, 0.236, "现专利权人：云杉新材料有限公司")),
            *(line(0.1, 0.257, "申请日：2018年9月14日"), line(right, 0.27, "变更生效日：2020年11月11日")),
        )
        assert said(document, "titles") == titles


def test_who_gave_the_patent_away_on_the_same_copy_is_not_its_owner() -> None:
    document = read(
        *HEAD,
        *(line(0.1, 0.16, "专利权人：青禾大学"), line(0.1, 0.2, "变更事项：专利权人")),
        *(line(0.1, 0.22, "变更前：青禾大学"), line(0.1, 0.24, "变更后：云杉新材料有限公司")),
        line(0.1, 0.26, "变更生效日：2020年11月11日"),
    )
    assert said(document, "to_parties") == ["云杉新材料有限公司"]
    assert said(document, "owners") == []


def change_of(*before: str) -> Document:
    names = [line(0.3, 0.3 + 0.02 * index, name) for index, name in enumerate(before)]
    heads = (line(x, 0.25, text) for x, text in ((0.1, "变更项目"), (0.3, "变更前"), (0.65, "变更后")))
    return read(
        line(0.4, 0.07, "手续合格通知书"),
        line(0.1, 0.12, f"专利号：{ONE}"),
        *(*heads, line(0.1, 0.3, "专利权人"), *names, line(0.65, 0.3, "江东机电有限公司")),
    )


def test_a_person_above_a_longer_name_of_a_company_is_a_co_owner() -> None:
    assert said(change_of("王建国", "云杉新材料有限公司"), "from_parties") == ["王建国", "云杉新材料有限公司"]
    assert said(change_of("青禾大学", "云杉新材料有限公司"), "from_parties") == ["青禾大学", "云杉新材料有限公司"]


def test_a_name_that_wraps_for_want_of_room_is_one() -> None:
    assert said(change_of("云岭省青山新能源", "动力电池有限公司"), "from_parties") == [
        "云岭省青山新能源动力电池有限公司"
    ]


def test_a_misread_name_above_a_longer_one_is_no_beginning_of_it() -> None:
    assert said(change_of("青禾大字", "云杉新材料有限公司"), "from_parties") == []
