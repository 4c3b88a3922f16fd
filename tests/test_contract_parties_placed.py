"""Parties of contracts by where they stand: accounts that are no parties, columns."""

from __future__ import annotations

import pytest

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.documents import contract
from tests.paper_lines import HEIGHT, STEP, pages, width

GIVER, TAKER, OWNER = "青禾大学", "云杉（滨州）新材料有限公司", "洛原市中创轴承科技有限公司"
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
