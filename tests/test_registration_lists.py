"""What the office makes known of many records at once or answers by letter, and what only looks like it.

All values are invented.
"""

from __future__ import annotations

import pytest

from parsers.reading import DocumentKind
from tests.test_registration_tables import ONE, TWO, read, said

LICENCES = f"""| 序号 | 合同备案号 | 专利号 | 让与人 | 受让人 | 许可种类 | 备案日期 |
| 1 | X2021370000123 | ZL{ONE} | 青禾大学 | 云杉公司 | 独占许可 | 2021.04.12 |
| 2 | X2021370000124 | ZL{TWO} | 北辰学院 | 山海公司 | 普通许可 | 2021.04.13 |
"""
TRANSFERS = f"""| 序号 | 专利号 | 专利名称 | 转让人 | 受让人 | 登记日期 |
| 1 | ZL{ONE} | 一种碳膜 | 青禾大学 | 云杉公司 | 2021.04.12 |
| 2 | ZL{TWO} | 一种基板 | 北辰学院 | 山海公司 | 2021.04.13 |
"""
SIGNED = "= 国家知识产权局专利局\n"
FACTS = ("patent_numbers", "from_parties", "to_parties", "recorded_on")
ROWS = [
    [[ONE], ["青禾大学"], ["云杉公司"], ["2021-04-12"]],
    [[TWO], ["北辰学院"], ["山海公司"], ["2021-04-13"]],
]


@pytest.mark.parametrize(
    ("title", "table", "subtype"),
    [
        ("专利实施许可合同备案公告", LICENCES, "licence_record"),
        ("2021年第15期专利实施许可备案公示", LICENCES, "licence_record"),
        ("专利实施许可合同备案一览表", LICENCES, "licence_record"),
        ("专利权转移登记清单", TRANSFERS, "gazette"),
        ("专利权人变更登记公告", TRANSFERS, "gazette"),
    ],
)
def test_every_row_of_an_offices_list_is_a_record(title: str, table: str, subtype: str) -> None:
    found = read(f"# {title}\n{table}{SIGNED}")
    assert [document.subtype for document in found] == [subtype] * 2
    assert [[said(document, name) for name in FACTS] for document in found] == ROWS
    if table is LICENCES:
        assert [said(document, "licence_type") for document in found] == [["独占许可"], ["普通许可"]]


@pytest.mark.parametrize("title", ["专利权转移登记清单", "专利实施许可合同备案名单"])
def test_a_list_that_no_office_signs_is_no_record(title: str) -> None:
    table = TRANSFERS if "转移" in title else LICENCES
    for foot in ("", "> 青禾大学\n", "致国家知识产权局\n", "国家知识产权局：\n"):
        assert all(document.kind is DocumentKind.OTHER for document in read(f"# {title}\n{table}{foot}"))


@pytest.mark.parametrize("title", ["专利权转移核准函", "关于核准专利权转移登记的函"])
def test_a_letter_of_the_office_that_grants_a_transfer_is_its_record(title: str) -> None:
    (document,) = read(
        f"# {title}\n~ 经审核，准予专利权转移登记，登记生效日为2021年4月12日。\n转让人：青禾大学\n受让人：云杉公司\n"
        f"专利号：ZL{ONE}\n{SIGNED}"
    )
    assert (document.subtype, [said(document, name) for name in FACTS]) == ("transfer_notice", ROWS[0])


def test_a_letter_that_grants_a_licence_is_its_record() -> None:
    (document,) = read(
        f"# 专利实施许可合同备案核准函\n~ 经审核，准予备案，备案号X2021370000123，备案日期2021年4月12日。\n"
        f"让与人：青禾大学\n受让人：云杉公司\n专利号：ZL{ONE}\n{SIGNED}"
    )
    assert (document.subtype, [said(document, name) for name in FACTS]) == ("licence_record", ROWS[0])


@pytest.mark.parametrize(
    "text",
    [
        f"# 关于办理专利权转移登记的函\n国家知识产权局：\n~ 我校拟将专利ZL{ONE}转让给云杉公司，请予办理。\n> 青禾大学",
        f"# 关于办理专利权转移登记的函\n国家知识产权局专利局\n~ 我校拟将专利ZL{ONE}转让给云杉公司。\n> 青禾大学",
        f"# 专利权转移登记不予核准函\n~ 转让人：青禾大学，受让人：云杉公司，专利号ZL{ONE}，不予核准。\n{SIGNED}",
    ],
)
def test_a_letter_that_asks_or_refuses_is_no_record(text: str) -> None:
    assert all(document.kind is DocumentKind.OTHER for document in read(text))


def test_the_end_of_a_pledge_alone_on_a_page_of_legal_states_is_no_contract() -> None:
    (document,) = read(
        f"""专利详情
申请号 {ONE} 申请日 2018-01-12
= 专利权质押合同登记的注销
登记号：Y2021370000123
解除日：2022-02-07
出质人：青禾装备有限公司
质权人：滨州银行股份有限公司
"""
    )
    assert (document.kind, said(document, "cancelled")) == (DocumentKind.REGISTRATION, ["True"])


def test_two_days_one_below_the_other_are_no_number_of_a_patent() -> None:
    (document,) = read(
        f"""# 法律状态公告
申请号 {ONE}
= 专利权的转移
变更前：青禾大学
变更后：云杉公司
| 登记生效日 | 20201202 |
|  | 2018-06-24 |
"""
    )
    assert said(document, "patent_numbers") == [ONE]
