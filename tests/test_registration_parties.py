"""How records of licences and pledges name their parties: counted, under their roles, in sentences.

All values are invented.
"""

from __future__ import annotations

import pytest

from tests.test_registration_tables import ONE, read, said

TITLE = "# 专利实施许可合同备案证明\n"
HEAD = f"{TITLE}备案号：X2021370000123\n专利号：ZL{ONE}\n"
DAY = "备案日期：2021年4月12日\n"
GRANTED = "准予备案，备案号X2021370000123，备案日期为2021年4月12日。"


def parties(text: str) -> tuple[list[str], list[str]]:
    (document,) = read(text)
    return said(document, "from_parties"), said(document, "to_parties")


def test_names_below_the_roles_that_head_their_columns() -> None:
    heads = "|  | 让与人 | 受让人 |\n"
    both = parties(f"{HEAD}{heads}| 名称 | 青禾大学 | 云杉公司 |\n| 地址 | 一路1号 | 二路2号 |\n{DAY}")
    assert both == (["青禾大学"], ["云杉公司"])
    assert parties(f"{HEAD}{heads}| 名称 | 青禾大学 |  |\n{DAY}") == ([], [])


def test_counted_parties_of_a_licence() -> None:
    assert parties(f"{HEAD}许可人1：青禾大学\n许可人2：北辰学院\n被许可人：云杉公司\n{DAY}")[0] == [
        "青禾大学",
        "北辰学院",
    ]


@pytest.mark.parametrize(
    "told",
    [
        f"青禾大学许可云杉公司实施其专利ZL{ONE}，{GRANTED}",
        f"青禾大学（让与人）将专利号为ZL{ONE}的专利以独占许可方式许可云杉公司（受让人）实施，{GRANTED}",
    ],
)
def test_a_sentence_in_which_one_licenses_another(told: str) -> None:
    assert parties(f"{TITLE}~ {told}\n") == (["青禾大学"], ["云杉公司"])


def test_a_sentence_on_others_who_may_not_be_licensed_names_no_party() -> None:
    assert parties(f"{HEAD}~ 未经同意，被许可方不得再许可第三方公司实施该专利。\n")[1] == []


@pytest.mark.parametrize("label", ["备案凡期", "备案口期", "登记日明"])
def test_a_day_below_a_label_misread_in_one_character_is_that_of_record(label: str) -> None:
    (document,) = read(
        f"{TITLE}| 备案号 | {label} |\n| X2021370000123 | 2021年4月12日 |\n\n"
        f"| 许可人 | 被许可人 |\n| 青禾大学 | 云杉公司 |\n专利号：ZL{ONE}\n"
    )
    assert said(document, "recorded_on") == ["2021-04-12"]


@pytest.mark.parametrize(
    "rows",
    [
        "| 备案号 | 备案到期 |\n| X2021370000123 | 2021年4月12日 |\n",
        "| 备案号 | 备案凡期 |\n| X2021370000123 |  |\n\n\n|  | 2021年4月12日 |\n",
        "| 备案凡期 | 登记口期 |\n| 2021年4月12日 | 2021年4月19日 |\n",
    ],
)
def test_a_day_of_which_no_label_is_known_is_none(rows: str) -> None:
    (document,) = read(f"{TITLE}{rows}专利号：ZL{ONE}\n许可人：青禾大学\n被许可人：云杉公司\n")
    assert said(document, "recorded_on") == []


def test_a_speck_in_the_word_for_a_party_makes_no_name_of_it() -> None:
    assert parties(f"{HEAD}| 许可人 | 许·可人 |\n被许可人：云杉公司\n{DAY}")[0] == []


def test_the_end_of_a_seal_behind_a_title_leaves_it_unread() -> None:
    (document,) = read(f"{HEAD}发明名称：一种碳膜的制备装置用章\n许可人：青禾大学\n被许可人：云杉公司\n{DAY}")
    assert said(document, "titles") == []
