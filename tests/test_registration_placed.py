"""Records whose facts no label or sentence names where they are looked for first: small tables, captions, blocks.

All values are invented.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ocr.lines import Box, Cell, Grid
from parsers.api import parse_documents
from parsers.reading import Document
from tests.test_registration_columns import ONE, line, page, said


def read(*lines: object, grid: Grid | None = None) -> Document:
    sheet = page(*lines)  # type: ignore[arg-type]
    (document,) = parse_documents([replace(sheet, grids=(grid,) if grid else ())], strict=True)
    return document


def ruled(xs: tuple[float, ...], ys: tuple[float, ...]) -> Grid:
    cells = [
        Cell(row, column, Box(x0, y0, x1, y1))
        for row, (y0, y1) in enumerate(pairwise(ys))
        for column, (x0, x1) in enumerate(pairwise(xs))
    ]
    return Grid(tuple(cells), Box(xs[0], ys[0], xs[-1], ys[-1]))


def test_a_small_table_below_a_counted_event_of_a_register_tells_the_transfer() -> None:
    document = read(
        *(line(0.36, 0.08, "专利登记簿副本"), line(0.12, 0.12, f"1. 专利号 {ONE}")),
        *(line(0.12, 0.15, "（1）2020年11月27日 专利代理机构变更为栎木代理有限公司。"),),
        line(0.12, 0.18, "（2）2021年6月15日 专利权转移"),
        *(line(0.2, 0.215, "转移前的专利权人"), line(0.6, 0.215, "转移后的专利权人")),
        *(line(0.13, 0.25, "青禾大学"), line(0.52, 0.245, "云杉新材料有限公司"), line(0.52, 0.265, "江东机电有限公司")),
        line(0.12, 0.3, "（3）质押 无"),
        grid=ruled((0.12, 0.5, 0.88), (0.205, 0.24, 0.285)),
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料有限公司", "江东机电有限公司"]
    assert said(document, "recorded_on") == ["2021-06-15"]


NOTICE = (line(0.4, 0.07, "手续合格通知书"), line(0.1, 0.12, f"专利号：{ONE}"))


def test_a_table_of_two_heads_that_name_the_owners_is_a_change_of_owner() -> None:
    document = read(
        *NOTICE,
        *(line(0.12, 0.21, "变更前的专利权人姓名或名称"), line(0.52, 0.21, "变更后的专利权人姓名或名称")),
        *(line(0.12, 0.25, "青禾大学"), line(0.52, 0.25, "云杉新材料有限公司")),
        grid=ruled((0.11, 0.5, 0.88), (0.2, 0.24, 0.28)),
    )
    assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾大学"], ["云杉新材料有限公司"])


def test_an_item_that_wraps_beside_its_names_is_one_item() -> None:
    document = read(
        *NOTICE,
        *(line(0.1, 0.2, "变更项目"), line(0.3, 0.2, "变更前"), line(0.6, 0.2, "变更后")),
        *(line(0.1, 0.23, "专利权人"), line(0.3, 0.23, "青禾大学"), line(0.6, 0.23, "青禾大学")),
        *(line(0.1, 0.26, "共同专利权"), line(0.3, 0.27, "江东大学"), line(0.6, 0.27, "云杉新材料有限公司")),
        line(0.1, 0.28, "人"),
    )
    assert document.subtype == "transfer_notice"
    assert said(document, "from_parties") == ["青禾大学", "江东大学"]
    assert said(document, "to_parties") == ["青禾大学", "云杉新材料有限公司"]


def test_a_column_of_captions_below_their_values_is_read_apart_from_the_change_table_beside_it() -> None:
    document = read(
        *(
            line(0.4, 0.07, "手续合格通知书"),
            line(0.4, 0.12, "根据专利法实施细则的有关规定，准予变更，自发文日起生效。"),
        ),
        *(line(0.03, 0.116, f"ZL{ONE}"), line(0.03, 0.132, "申请号或专利号")),
        *(line(0.03, 0.163, "2022-01-31"), line(0.03, 0.179, "发文日")),
        *(line(0.03, 0.211, "2022013108141038"), line(0.03, 0.226, "发文序号")),
        *(line(0.03, 0.258, "云杉新材料有限"), line(0.03, 0.275, "公司"), line(0.03, 0.291, "专利权人")),
        *(line(0.03, 0.322, "一种图像去噪"), line(0.03, 0.339, "装置"), line(0.03, 0.356, "发明创造名称")),
        *(line(0.42, 0.189, "变更前"), line(0.6, 0.189, "变更项目"), line(0.8, 0.189, "变更后")),
        *(line(0.4, 0.221, "青禾大学"), line(0.58, 0.215, "专利权人姓名"), line(0.6, 0.23, "或名称")),
        *(line(0.74, 0.221, "云杉新材料有限公司"), line(0.4, 0.27, "审查员：邹伟（自动审查）")),
        *(line(0.4, 0.93, "200028"), line(0.5, 0.93, "2022.10")),
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料有限公司"]
    assert said(document, "recorded_on") == ["2022-01-31"]
    assert said(document, "titles") == ["一种图像去噪装置"]


PLEDGE = (
    *(line(0.36, 0.08, "专利权质押登记通知书"), line(0.1, 0.12, "质押登记号：Y2021370000123")),
    *(line(0.1, 0.14, "出质人：云杉新材料有限公司"), line(0.1, 0.16, "质权人：江东银行股份有限公司")),
)
TWO = "202021234567.4"


def test_titles_right_of_their_numbers_end_before_the_day_behind_them() -> None:
    document = read(
        *PLEDGE,
        *(line(0.1, 0.2, ONE), line(0.32, 0.2, "一种多孔碳材料"), line(0.75, 0.2, "2019.05.07")),
    )
    assert said(document, "titles") == ["一种多孔碳材料"]


def test_titles_on_the_lines_above_their_numbers() -> None:
    document = read(
        *PLEDGE,
        *(line(0.1, 0.2, "1.一种多孔碳材料的制备"), line(0.1, 0.216, "方法"), line(0.1, 0.232, f"ZL {ONE}")),
    )
    assert said(document, "titles") == ["一种多孔碳材料的制备方法"]


def test_labels_one_below_the_other_with_values_beside_them_are_not_one() -> None:
    document = read(
        line(0.36, 0.08, "专利权质押登记通知书"),
        *(line(0.11, 0.151, "登记日"), line(0.22, 0.151, "2020年9月16日")),
        *(line(0.11, 0.174, "出质人"), line(0.22, 0.174, "云杉新材料有限公司")),
        *(line(0.11, 0.196, "质权人"), line(0.22, 0.196, "江东银行股份有限公司")),
        *(line(0.11, 0.218, "债务履行期"), line(0.24, 0.218, "2020年8月27日至2024年9月15日")),
        line(0.11, 0.26, f"专利号：{ONE}"),
    )
    assert said(document, "from_parties") == ["云杉新材料有限公司"]
    assert said(document, "to_parties") == ["江东银行股份有限公司"]


def test_keys_of_a_gazette_that_run_into_the_full_lines_of_a_narrow_column_are_keys() -> None:
    corrected = [
        line(0.09, 0.1 + 0.02 * index, f"({index + 1})第{30 + index}卷第{40 + index}期公告有误，以本期公告为准。")
        for index in range(8)
    ]
    document = read(
        line(0.6, 0.07, "专利申请权、专利权的转移"),
        *corrected,
        line(0.6, 0.118, f"[21]专利号 ZL{ONE}"),
        line(0.6, 0.139, "[54]名称一种微流控芯片装置"),
        line(0.6, 0.16, "变更事项专利权人"),
        line(0.6, 0.181, "变更前权利人瑶溪大学"),
        *(line(0.6, 0.202, "变更后权利人云杉材料有限公司"), line(0.6, 0.223, "恒跃（江东）制造有限公司")),
        *(line(0.6, 0.244, "变更事项地址"), line(0.6, 0.265, "变更前权利人滨海市学府路1号")),
        *(line(0.6, 0.286, "变更后权利人滨海市北二路27号"), line(0.6, 0.307, "登记生效日2022.12.07")),
    )
    assert said(document, "titles") == ["一种微流控芯片装置"]
    assert said(document, "from_parties") == ["瑶溪大学"]
    assert said(document, "to_parties") == ["云杉材料有限公司", "恒跃（江东）制造有限公司"]
    assert said(document, "recorded_on") == ["2022-12-07"]


def test_patents_that_end_below_a_transfer_say_nothing_of_the_one_handed_over() -> None:
    transfer = (
        *(line(0.1, 0.1, "专利权的转移"), line(0.1, 0.12, f"专利号：ZL{ONE}"), line(0.1, 0.14, "变更事项：专利权人")),
        *(line(0.1, 0.16, "变更前权利人：青禾大学"), line(0.1, 0.18, "变更后权利人：云杉新材料有限公司")),
        line(0.1, 0.2, "登记生效日：2021.04.12"),
    )
    ended = (line(0.1, 0.24, "专利权的终止（未缴年费）"), line(0.1, 0.26, f"专利号：ZL{TWO} 终止日期：2021.02.03"))
    first, *_ = parse_documents([page(*transfer, *ended)], strict=True)
    assert (said(first, "patent_numbers"), said(first, "legal_status")) == ([ONE], [])
    first, *_ = parse_documents([page(*transfer, ended[0], line(0.1, 0.26, f"专利号：ZL{ONE}"))], strict=True)
    assert said(first, "legal_status") == ["专利权的终止"]


def test_addresses_below_the_names_of_a_cell_are_no_owners() -> None:
    names = ("1. 云杉新材料有限公司", "合肥市高新区望江西巷152号", "号楼10层", "2.钱志春", "杭州市江虹南路19号")
    document = read(
        *NOTICE,
        *(line(0.12, 0.21, "变更前的第一专利权人"), line(0.52, 0.21, "变更后的第一专利权人")),
        *(line(0.12, 0.25, "青禾大学"), line(0.13, 0.268, "北京市丰台区荣苑东街139号3幢1660室")),
        line(0.12, 0.286, "江东机电有限公司"),
        *(line(0.52 + 0.01 * (index % 2), 0.25 + 0.018 * index, name) for index, name in enumerate(names)),
        grid=ruled((0.11, 0.5, 0.88), (0.2, 0.24, 0.33)),
    )
    assert said(document, "from_parties") == ["青禾大学", "江东机电有限公司"]
    assert said(document, "to_parties") == ["云杉新材料有限公司", "钱志春"]


def test_rows_of_numbers_with_their_titles_that_run_into_one_another_are_told_apart() -> None:
    rows = (f"ZL{ONE} 一种多孔碳材料及其在电池负极中的应用和制备方法", f"ZL{TWO} 一种曝气池装置")
    document = read(
        line(0.3, 0.08, "专利开放许可实施合同备案证明"),
        *(line(0.1, 0.12, "备案号"), line(0.25, 0.12, "X2021980012345")),
        *(line(0.1, 0.2, "专利"), line(0.25, 0.19, rows[0]), line(0.25, 0.208, rows[1])),
        *(line(0.1, 0.24, "许可方式"), line(0.25, 0.24, "普通许可")),
    )
    assert said(document, "titles") == ["一种多孔碳材料及其在电池负极中的应用和制备方法", "一种曝气池装置"]


def test_the_head_of_the_chapter_below_a_list_of_patents_is_no_title() -> None:
    heads = ((0.12, "专利号"), (0.28, "发明名称"), (0.48, "申请日"), (0.62, "授权公告日"), (0.76, "专利权人"))
    values = ((0.12, ONE), (0.28, "一种碳材料"), (0.48, "2018-01-02"), (0.62, "2019-05-07"), (0.76, "青禾大学"))
    record = ((0.12, "合同备案号"), (0.28, "让与人"), (0.42, "受让人"), (0.64, "许可种类"), (0.76, "备案日期"))
    facts = ("X2021980012345", "青禾大学", "云杉新材料有限公司", "普通许可", "2021-06-15")
    document = read(
        line(0.36, 0.08, "专利登记簿副本"),
        *(line(x, 0.12, text) for x, text in heads),
        *(line(x, 0.15, text) for x, text in values),
        line(0.12, 0.22, "专利实施许可合同备案登记"),
        *(line(x, 0.255, text) for x, text in record),
        *(line(x, 0.285, text) for (x, _), text in zip(record, facts, strict=True)),
    )
    assert said(document, "titles") == ["一种碳材料"]
    assert (said(document, "record_number"), said(document, "licence_type")) == (["X2021980012345"], ["普通许可"])
