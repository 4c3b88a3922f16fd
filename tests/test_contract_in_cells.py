"""Contracts whose facts stand in ruled cells of several lines: titles, co-owners, codes, signatures with their days."""

from __future__ import annotations

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line
from parsers.classify import classify
from parsers.documents import contract
from parsers.reading import DocumentKind
from tests.paper_lines import CHAR, HEIGHT, STEP, pages, width

GIVER, TAKER, OWNER = "青禾大学", "云杉（滨州）新材料有限公司", "洛原市中创轴承科技有限公司"
GIVERS_CODE, TAKERS_CODE, OWNERS_CODE = "12410000415801230G", "91371600MA3C8UEC77", "91410300MA46TKNE4P"


def paper(head: str, rows: list[list[str]], *, top: float = 0.2, left: float = 0.1, right: float = 0.9) -> Page:
    """A page with some print at its top, and a ruled table below; the lines of a cell stand one below the other."""
    (page,) = pages(head)
    columns = max(len(row) for row in rows)
    cells, lines, y = [], list(page.lines), top
    for number, row in enumerate(rows):
        height = STEP * max(text.count("\n") + 1 for text in row) + 0.01
        for place, text in enumerate(row):
            x = left + (right - left) * place / columns
            cells.append(Cell(number, place, Box(x, y, x + (right - left) / columns, y + height)))
            for index, part in enumerate(text.split("\n")):
                at = y + 0.005 + index * STEP
                lines += [Line(part, Box(x + 0.01, at, x + 0.01 + width(part), at + HEIGHT), 0.98)] if part else []
        y += height
    grid = Grid(tuple(cells), Box(left, top, right, y))
    return Page(page.file, 1, page.width, page.height, tuple(lines), grids=(grid,))


def facts(page: Page, *names: str) -> list[list[str]]:
    found = contract.parse([page])
    assert found is not None
    return [[str(field.value) for field in found.fields.get(name, ())] for name in names]


def test_co_owners_counted_in_one_cell_below_the_word_for_their_side() -> None:
    table = [
        ["", "转让方（共有权利人）", "受让方"],
        ["单位名称", f"1.{GIVER}\n2.{OWNER}", TAKER],
        ["信用代码", f"1.{GIVERS_CODE}\n2.{OWNERS_CODE}", TAKERS_CODE],
    ]
    assert facts(paper("# 专利权转让合同", table), "supplier", "receiver", "supplier_code", "receiver_code") == [
        [GIVER, OWNER],
        [TAKER],
        [GIVERS_CODE, OWNERS_CODE],
        [TAKERS_CODE],
    ]


def test_days_below_signatures_in_cells_side_by_side() -> None:
    table = [
        ["转让方", GIVER, "受让方", OWNER],
        ["签章", "甲方（盖章）\n经办人：冯承\n2022年12月3日", "签章", "乙方（盖章）\n经办人：秦岭\n2022年12月5日"],
    ]
    assert facts(paper("# 专利权转让合同", table), "signed_on") == [["2022-12-05"]]


def test_a_day_below_a_seal_in_its_cell() -> None:
    table = [
        ["甲方（转让方）", GIVER, "（合同专用章）\n2022年3月9日"],
        ["乙方（受让方）", OWNER, "（合同专用章）\n2022年3月11日"],
    ]
    assert facts(paper("# 专利权转让合同", table), "signed_on") == [["2022-03-11"]]


def test_three_cells_of_signatures_are_no_frame_around_a_text() -> None:
    head = "# 知识产权交易合同\n~ 甲方将专利号201810123456.5的专利权转让给乙方。"
    rows = [
        [
            f"甲方：{GIVER}\n统一社会信用代码：\n{GIVERS_CODE}\n法定代表人：冯承\n\n2021年9月28日",
            f"乙方：{OWNER}\n统一社会信用代码：\n{OWNERS_CODE}\n法定代表人：秦岭\n\n2021年9月27日",
            f"鉴证方：洛原知识产权交易所\n统一社会信用代码：\n{TAKERS_CODE}\n经办人：方林\n\n2021年9月30日",
        ]
    ]
    page = paper(head, rows, left=0.05, right=0.95)
    assert facts(page, "supplier", "receiver", "supplier_code", "receiver_code") == [
        [GIVER],
        [OWNER],
        [GIVERS_CODE],
        [OWNERS_CODE],
    ]


def test_a_title_that_wraps_in_a_narrow_cell_is_whole() -> None:
    table = [["合同名称", "高温合金叶片无\n损检测专利技术\n转让合同"], ["让与方", GIVER], ["受让方", OWNER]]
    page = paper("> 密级：公开", table, right=0.1 + 2 * 9 * CHAR)
    assert facts(page, "title") == [["高温合金叶片无损检测专利技术转让合同"]]


def test_what_stands_above_a_title_is_no_part_of_it() -> None:
    page = paper("编号：HZ-2022-017号\n# 专利权转让合同", [["让与方", GIVER], ["受让方", OWNER]])
    assert facts(page, "title", "contract_number") == [["专利权转让合同"], ["HZ-2022-017号"]]


def test_an_order_under_a_framework_contract_is_a_contract_with_a_number_of_its_own() -> None:
    head = "# 专利实施许可确认单\n= （框架协议编号：JSDX-KJ-2021-K008）"
    page = paper(head, [["确认单编号", "JSDX-KJ-2021-K008-05"], ["许可方", GIVER], ["被许可方", OWNER]])
    assert classify(page).kind is DocumentKind.CONTRACT
    assert facts(page, "contract_number", "supplier", "receiver") == [["JSDX-KJ-2021-K008-05"], [GIVER], [OWNER]]


def test_a_name_does_not_begin_in_the_cell_beside_it() -> None:
    rows = [
        [
            'Helionix GmbH, having its\noffice at Jena ("Licensor"); and',
            "赫立光子有限公司，注册地址为\n耶拿市12号（“许可方”）；与",
        ],
        ['Yunshan Co., Ltd., of\nBinzhou ("Licensee").', f"{TAKER}，住所为\n滨州市（“被许可方”）。"],
    ]
    assert facts(paper("# 专利许可协议", rows), "supplier", "receiver") == [["赫立光子有限公司"], [TAKER]]


def test_a_day_below_a_name_that_fills_its_cell() -> None:
    table = [
        ["转让方", GIVER],
        ["受让方", OWNER],
        [f"甲方（公章）：\n{GIVER}\n2022年11月18日", f"乙方：\n{OWNER}\n2022年11月20日"],
    ]
    assert facts(paper("# 专利权转让合同", table, right=0.1 + 2 * 15 * CHAR), "signed_on") == [["2022-11-20"]]


def test_prices_of_patents_in_a_list_of_other_things_as_well() -> None:
    table = [
        ["项目", "名称", "金额"],
        ["专利权：201810123456.5", "一种污水脱氮设备", "120,000.00"],
        ["技术秘密", "工艺参数及配方", "40,000.00"],
        ["合同总价", "", "160,000.00"],
    ]
    page = paper("# 专利权及技术秘密转让合同", table)
    assert facts(page, "patent_amounts", "patent_numbers") == [["120000.00"], ["201810123456.5"]]


def test_numbers_below_each_other_in_one_cell_are_not_one() -> None:
    table = [["档案号\n项目号\n合同编号", "2022-4-117\nK22-0817\nH20220817-JY"], ["转让方", GIVER], ["受让方", OWNER]]
    assert facts(paper("# 专利权转让合同", table), "contract_number") == [["None"]]
