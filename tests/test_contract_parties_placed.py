"""Parties of contracts by where they stand: accounts that are no parties, columns, upright words, paragraphs."""

from __future__ import annotations

import pytest

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line
from parsers.documents import contract
from tests.paper_lines import CHAR, HEIGHT, STEP, pages, width

GIVER, TAKER, OWNER = "青禾大学", "云杉（滨州）新材料有限公司", "洛原市中创轴承科技有限公司"
GIVERS_CODE, TAKERS_CODE = "12410000415801230G", "91371600MA3C8UEC77"
BANK, OTHER_BANK = "沧浪银行股份有限公司青禾支行", "沧浪银行股份有限公司洛原分行"


def facts(page: Page | str, *names: str) -> list[list[str]]:
    found = contract.parse([page] if isinstance(page, Page) else pages(f"# 专利权转让合同\n{page}"))
    assert found is not None
    return [[str(field.value) for field in found.fields.get(name, ())] for name in names]


@pytest.mark.parametrize(
    "clause",
    [
        f"支付至甲、乙两方指定账户：\n甲方：{BANK}，账号 287456130098；\n乙方：{OTHER_BANK}，账号 36470188000112093。",
        f"汇入下列账户：\n甲方：{BANK}\n账号：287456130098\n乙方：{OTHER_BANK}\n账号：36470188000112093",
        f"价款分别汇入：\n甲方：{BANK}，287456130098\n乙方：{OTHER_BANK}，36470188000112093",
    ],
)
def test_banks_that_hold_the_accounts_of_the_parties_are_no_parties(clause: str) -> None:
    head = (
        f"转让方一：{GIVER}（以下简称“甲方”）\n转让方二：{OWNER}（以下简称“乙方”）\n受让方：{TAKER}（以下简称“丙方”）"
    )
    text = f"{head}\n~ 一、甲方、乙方同意将专利权全部转让给丙方。\n三、丙方应在十五日内{clause}\n四、转让费12万元。"
    assert facts(text, "supplier", "receiver") == [[GIVER, OWNER], [TAKER]]


@pytest.mark.parametrize(
    "bank",
    [
        f"质权人（乙方）：{BANK}，账号：287456130098",
        f"质权人（乙方）：{BANK}\n账号：287456130098",
        f"乙方：{BANK}\n地址：沧浪路5号",
    ],
)
def test_a_bank_that_takes_a_pledge_stays_a_party(bank: str) -> None:
    text = f"出质人（甲方）：{TAKER}\n账号：6217000012345678\n{bank}\n~ 一、甲方将专利权质押给乙方。"
    assert facts(text, "supplier", "receiver") == [[TAKER], [BANK]]


def test_a_bank_that_buys_stays_a_party_below_the_account_of_the_seller() -> None:
    text = (
        f"甲方：{GIVER}\n开户行：{OTHER_BANK}\n账号：6217000012345678\n乙方：{BANK}\n地址：沧浪路5号"
        "\n~ 一、甲方将专利权转让给乙方。"
    )
    assert facts(text, "supplier", "receiver") == [[GIVER], [BANK]]


def signed(*placed: tuple[str, float, float]) -> Page:
    """A contract of two columns of signatures; each of their lines with its left edge and its top in rows of print."""
    (page,) = pages(f"# 专利权转让合同\n转让方（甲方）：{GIVER}\n受让方（乙方）：{OWNER}\n~ 一、转让费12万元。")
    lines = [
        Line(text, Box(x, 0.6 + STEP * row, x + width(text), 0.6 + STEP * row + HEIGHT), 0.98)
        for text, x, row in placed
    ]
    return Page(page.file, 1, page.width, page.height, (*page.lines, *lines))


PEOPLE = [("法定代表人或授权代表：樊书远", 0.09, 2.0), ("法定代表人或授权代表：邬立冬", 0.5, 2.0)]
DAYS = [("日期：2022年3月8日", 0.09, 3.0), ("日期：2022年3月8日", 0.5, 3.0)]
REPRESENTATIVES = ("supplier_representative", "receiver_representative")


@pytest.mark.parametrize("english", [("", ""), (" Party A", " Party B")])
def test_a_party_that_wraps_beside_one_that_does_not_keeps_its_column(english: tuple[str, str]) -> None:
    left, right = (f"{letter}{more}" for letter, more in zip(("甲方", "乙方"), english, strict=True))
    heads = [
        (f"{right}：{OWNER}", 0.5, 0.0),
        (f"{left}：{GIVER}（盖章）", 0.09, 0.5),
        ("（盖章）", 0.5, 1.0),
    ]
    page = signed(*heads, *PEOPLE, *DAYS)
    assert facts(page, *REPRESENTATIVES) == [["樊书远"], ["邬立冬"]]
    page = signed(*heads[::-1], *PEOPLE, *DAYS)
    assert facts(page, *REPRESENTATIVES) == [["樊书远"], ["邬立冬"]]


def test_a_number_above_two_blocks_is_no_head_of_the_right_one() -> None:
    heads = [("合同编号：QH-2022-031", 0.5, 0.0), (f"甲方：{GIVER}", 0.09, 1.0), (f"乙方：{OWNER}", 0.5, 1.0)]
    page = signed(*heads, *PEOPLE, *DAYS)
    assert facts(page, "contract_number", *REPRESENTATIVES) == [["QH-2022-031"], ["樊书远"], ["邬立冬"]]


def test_two_people_side_by_side_are_never_both_of_one_party() -> None:
    page = signed((f"甲方：{GIVER}（盖章）", 0.09, 1.0), *PEOPLE, *DAYS)
    assert facts(page, *REPRESENTATIVES) == [["樊书远"], []]


COUNTED = f"""本协议由以下双方于2023年2月27日在滨州市签署：
~ （1）{GIVER}，一家依照中国法律设立的事业单位，统一社会信用代码为{GIVERS_CODE}，住所位于青禾路77号（“学校”）；
~ （2）{OWNER}，一家依照中国法律设立的有限责任公司，统一社会信用代码为{TAKERS_CODE}，住所位于港沿路17号（“企业”）。
1 转化标的
"""


def test_parties_of_counted_paragraphs_have_the_sides_that_the_deal_gives_their_short_names() -> None:
    fields = ("supplier", "receiver", "supplier_code", "receiver_code")
    given = facts(f"{COUNTED}~ 1.1 学校将其享有所有权的下列专利转让予企业：", *fields)
    assert given == [[GIVER], [OWNER], [GIVERS_CODE], [TAKERS_CODE]]
    turned = facts(f"{COUNTED}~ 1.1 企业将其享有所有权的下列专利转让予学校：", *fields)
    assert turned == [[OWNER], [GIVER], [TAKERS_CODE], [GIVERS_CODE]]
    swapped = COUNTED.replace("”）；", "”；）").replace("”）。", "”。）")
    assert facts(f"{swapped}~ 1.1 学校将其享有所有权的下列专利转让予企业：", *fields) == given


def test_a_quoted_word_for_a_thing_or_a_day_is_nobody() -> None:
    text = f"""转让方：{GIVER}
受让方：{OWNER}
~ {TAKER}评估的下列专利（“标的专利”）于公告之日（“交割日”）转让。"""
    assert facts(text, "supplier", "receiver") == [[GIVER], [OWNER]]


def test_principals_are_the_sides() -> None:
    text = f"""| 许可主体 | {GIVER} |
| 获许可主体 | {OWNER} |
| 许可性质 | 普通许可 |
~ 2.1 许可主体保证专利有效。许可主体资格由其负责。
许可主体：{GIVER}（盖章）
获许可主体：{OWNER}（盖章）"""
    assert facts(text, "supplier", "receiver") == [[GIVER], [OWNER]]


def upright(column: str, labels: tuple[str, ...], *, whole: bool = True) -> Page:
    """A form whose first column holds words that stand upright beside two rows for each party, read as one line."""
    (page,) = pages("# 专利实施许可协议")
    rows = list(zip(labels, (GIVER, GIVERS_CODE, OWNER, TAKERS_CODE, "一种轴承"), strict=True))
    high = 2 * STEP
    cells, lines = [Cell(0, 0, Box(0.1, 0.2, 0.14, 0.2 + high * len(rows)), rows=len(rows))], list(page.lines)
    for number, texts in enumerate(rows):
        for place, text in enumerate(texts):
            x, y = (0.14, 0.4)[place], 0.2 + high * number
            cells.append(Cell(number, place + 1, Box(x, y, (0.4, 0.9)[place], y + high)))
            lines.append(Line(text, Box(x + 0.01, y + 0.01, x + 0.01 + width(text), y + 0.01 + HEIGHT), 0.98))
    box = Box(0.11, 0.205, 0.11 + CHAR, 0.195 + high * len(rows))
    step = box.height / len(column)
    chars = [
        Line(char, Box(box.x0, box.y0 + step * place, box.x1, box.y0 + step * (place + 1)), 0.97)
        for place, char in enumerate(column)
    ]
    lines += [Line(column, box, 0.97)] if whole else chars
    grid = Grid(tuple(cells), Box(0.1, 0.2, 0.9, 0.2 + high * len(rows)))
    return Page(page.file, 1, page.width, page.height, tuple(lines), grids=(grid,))


LABELS = ("单位名称", "社会信用代码", "单位名称", "社会信用代码", "专利名称")


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("column", ["许可人被许可人标的", "出让方承让方标的", "甲方乙方标的"])
def test_words_that_stand_upright_beside_the_rows_of_each_party_are_theirs(column: str, whole: bool) -> None:
    page = upright(column, LABELS, whole=whole)
    fields = ("supplier", "receiver", "supplier_code", "receiver_code")
    if column.startswith("甲"):
        (more,) = pages("\n" * 30 + "~ 一、甲方将专利权转让给乙方。")
        page = Page(page.file, 1, page.width, page.height, (*page.lines, *more.lines), grids=page.grids)
    assert facts(page, *fields) == [[GIVER], [OWNER], [GIVERS_CODE], [TAKERS_CODE]]


def test_upright_words_beside_fewer_rows_of_names_are_given_to_nobody() -> None:
    page = upright("许可人被许可人标的", ("单位名称", "社会信用代码", "开户行及账号", "社会信用代码", "专利名称"))
    assert facts(page, "supplier", "receiver") == [[], []]
