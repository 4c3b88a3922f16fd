"""Contracts that set former terms beside present ones, parties beside brokers, languages beside each other."""

from __future__ import annotations

import pytest

from parsers.documents import contract
from tests.paper_lines import pages

GIVER, TAKER = "青禾大学", "云杉（滨州）新材料有限公司"
GIVERS_CODE, TAKERS_CODE = "12410000415801230G", "91371600MA3C8UEC77"


def facts(text: str, *names: str) -> list[list[str]]:
    found = contract.parse(pages(text))
    assert found is not None
    return [[str(field.value) for field in found.fields.get(name, ())] for name in names]


def test_the_terms_of_a_change_are_those_that_hold_now() -> None:
    text = (
        f"# 专利实施许可合同变更协议\n许可方：{GIVER}\n被许可方：{TAKER}\n"
        "| 事项 | 变更前 | 变更后 |\n| 许可费 | 500,000.00元 | 450,000.00元（肆拾伍万元整） |\n"
        "| 许可方式 | 独占许可 | 普通许可 |\n"
        "| 许可期限 | 2020.01.01-2024.12.31 | 2021.07.01-2026.06.30 |\n"
    )
    assert facts(text, "total_amount", "total_in_words", "licence_type", "term_start", "term_end") == [
        ["450000.00"],
        ["肆拾伍万元整"],
        ["普通许可"],
        ["2021-07-01"],
        ["2026-06-30"],
    ]


def test_a_paragraph_of_former_terms_gives_none() -> None:
    text = (
        f"# 专利权转让合同变更协议\n转让方：{GIVER}\n受让方：{TAKER}\n变更前：\n"
        "~ 转让价款为人民币50万元（伍拾万元整）。\n变更后：\n~ 转让价款为人民币45万元（肆拾伍万元整）。"
    )
    assert facts(text, "total_amount", "total_in_words") == [["450000.00"], ["肆拾伍万元整"]]


SUPPLEMENT = (
    f"# 补充协议\n甲方：{GIVER}\n乙方：{TAKER}\n~ 鉴于甲乙双方于2021年8月27日%s"
    "（以下简称原合同），就专利号201320398056.8转让事宜作出约定，原合同约定转让费为人民币200000.00元。"
    "现达成补充协议如下：\n~ 一、原合同第二条转让费变更为人民币160000.00元（大写：壹拾陆万元整）。"
    f"\n甲方（盖章）：{GIVER}\n乙方（盖章）：{TAKER}\n日期：2021年9月2日"
)


@pytest.mark.parametrize(
    ("cited", "number"),
    [
        ("签订了编号为ZLQZR-21-109的《专利权转让合同》", ["ZLQZR-21-109"]),
        ("签订了《专利权转让合同》（合同编号：青知转〔2021〕第018号）", ["青知转〔2021〕第018号"]),
        ("签署《专利权转让合同》", []),
    ],
)
def test_a_supplement_cites_the_contract_whose_price_it_changes(cited: str, number: list[str]) -> None:
    names = ("contract_number", "amended_on", "signed_on", "total_amount", "total_in_words", "signatories")
    assert facts(SUPPLEMENT % cited, *names) == [
        number,
        ["2021-08-27"],
        ["2021-09-02"],
        ["160000.00"],
        ["壹拾陆万元整"],
        [GIVER, TAKER],
    ]


def test_the_penalty_of_the_former_contract_is_no_price_when_it_is_changed() -> None:
    text = SUPPLEMENT % "签署《专利权转让合同》"
    text = text.replace("第二条转让费变更为", "违约金变更为")
    assert facts(text, "total_amount") == [[]]


def test_a_broker_in_a_third_column_has_its_own_code() -> None:
    text = (
        "# 专利权转让合同\n合同号JSZR（2020）368号\n| 项目 | 权利人 | 受让方 | 居间方 |\n"
        f"| 名称 | {GIVER} | 云杉新材料公司 | 知汇技术公司 |\n"
        f"| 代码 | {GIVERS_CODE} | {TAKERS_CODE} | 91410300MA46TKNE4P |"
    )
    assert facts(text, "supplier", "receiver", "supplier_code", "receiver_code", "contract_number") == [
        [GIVER],
        ["云杉新材料公司"],
        [GIVERS_CODE],
        [TAKERS_CODE],
        ["JSZR(2020)368号"],
    ]


def test_names_followed_by_long_brackets_are_the_parties() -> None:
    text = (
        f"# 专利权转让合同\n~ 1.1 本合同由下列双方订立：{GIVER}（统一社会信用代码：{GIVERS_CODE}，住所地：山东省滨州市"
        "滨城区文苑路2号学府大厦办公楼四层，法定代表人：林一苇，以下简称“甲方”或“转让方”）；"
        f"{TAKER}（统一社会信用代码：{TAKERS_CODE}，住所地：山东省滨州市高新区创新路1号创业大厦主楼十二层，"
        "法定代表人：周知远，以下简称“乙方”或“受让方”）。"
    )
    assert facts(text, "supplier", "receiver", "supplier_code", "receiver_code") == [
        [GIVER],
        [TAKER],
        [GIVERS_CODE],
        [TAKERS_CODE],
    ]


def test_a_language_beside_chinese_adds_no_party() -> None:
    text = (
        f"# 专利转让协议\n| 转让方 Transferor | {GIVER} |\n| 受让方 Transferee | 云杉新材料公司 |\n"
        "| 签署日期 Date of Signature | 2021年6月18日 |\n| 期限 Term | from 2021-07-01 to 2024-06-30 |"
    )
    assert facts(text, "supplier", "receiver", "signed_on", "term_start", "term_end") == [
        [GIVER],
        ["云杉新材料公司"],
        ["2021-06-18"],
        ["2021-07-01"],
        ["2024-06-30"],
    ]


@pytest.mark.parametrize("end", ["~ 公元二〇二一年六月十八日", "日　　期　二〇二一年六月十八日"])
def test_the_day_at_the_end_of_a_gift_is_that_of_signing(end: str) -> None:
    text = (
        f"# 专利权赠与合同\n赠与人：{TAKER}\n受赠人：{GIVER}\n"
        f"~ 赠与人将专利无偿赠与受赠人，并于2021年9月30日前办理登记。\n赠与人：{TAKER}\n受赠人：{GIVER}\n{end}"
    )
    assert facts(text, "signed_on") == [["2021-06-18"]]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        (f"{TAKERS_CODE}{TAKER}", [TAKER]),
        (f"专利权转让合同{TAKER}", [TAKER]),
        ("云杉125101标的公司", []),
    ],
)
def test_what_ran_into_a_name_is_no_part_of_it(name: str, given: list[str]) -> None:
    assert facts(f"# 协议书\n转让方：{GIVER}\n受让方：{name}\n~ 一、价款12万元。", "receiver") == [given]


@pytest.mark.parametrize(
    "change",
    [
        "| 变更前 | 500,000.00元，独占许可 |\n| 变更后 | 450,000.00元，普通许可 |\n| 期限 | 2021.07.01至2026.06.30 |",
        "~ 独占许可变更为普通许可，费用由50万元调整为45万元，期限由2020.1.1至2024.12.31变更为2021.7.1至2026.6.30。",
    ],
)
def test_what_gives_way_to_something_else_does_not_hold(change: str) -> None:
    text = f"# 变更协议\n许可方：{GIVER}\n被许可方：{TAKER}\n{change}"
    assert facts(text, "total_amount", "licence_type", "term_start", "term_end") == [
        ["450000.00"],
        ["普通许可"],
        ["2021-07-01"],
        ["2026-06-30"],
    ]


def test_who_serves_others_in_a_table_is_on_neither_side() -> None:
    text = (
        "# 专利权转让三方合同\n| 出让方 | 承让方 | 服务方 |\n"
        f"| {GIVER} | 云杉新材料公司 | 知汇技术公司 |\n| {GIVERS_CODE} | {TAKERS_CODE} | 91410300MA46TKNE4P |"
    )
    assert facts(text, "supplier", "receiver", "supplier_code") == [[GIVER], ["云杉新材料公司"], [GIVERS_CODE]]


def test_roles_that_are_somebody_have_the_codes_behind_them() -> None:
    text = (
        f"# 技术转让合同\n~ 让与方（甲方）为{GIVER}，统一社会信用代码{GIVERS_CODE}；受让方（乙方）为{TAKER}，"
        f"统一社会信用代码{TAKERS_CODE}，地址滨州市。\n~ 1.1 本合同自2021年7月1日起生效，为期三年，至2024年6月30日止。"
    )
    assert facts(text, "supplier", "receiver", "supplier_code", "receiver_code", "term_start", "term_end") == [
        [GIVER],
        [TAKER],
        [GIVERS_CODE],
        [TAKERS_CODE],
        ["2021-07-01"],
        ["2024-06-30"],
    ]


AMENDING = (
    f"# 专利转让合同书之变更协议\n甲方（转让方）：{GIVER}\n乙方（受让方）：{TAKER}\n"
    "~ %s现因标的与价款调整，转让价款变更为人民币80000元。\n甲方（盖章）\n乙方（盖章）\n> 2021年3月31日"
)


@pytest.mark.parametrize(
    ("cited", "amended"),
    [
        ("鉴于双方于2020年11月18日签订了编号为HT2020111867的合同（下称原合同），", ["2020-11-18"]),
        ("双方于2020年11月18日订立的专利转让合同，", ["2020-11-18"]),
        ("双方于2021年3月31日签订本变更协议，", []),
        ("双方于2021年3月31日在滨州签署如下补充协议：", []),
    ],
)
def test_the_day_of_the_contract_that_is_changed_is_not_that_of_the_change(cited: str, amended: list[str]) -> None:
    assert facts(AMENDING % cited, "amended_on", "signed_on") == [amended, ["2021-03-31"]]


def test_the_day_of_an_earlier_contract_cited_by_its_number_is_not_that_of_this_one() -> None:
    text = (AMENDING % "双方于2020年11月18日签订了编号为HT2020111867的框架合同，").replace("之变更协议", "")
    assert facts(text, "signed_on") == [["2021-03-31"]]
    own = (AMENDING % "双方于2021年3月30日签订了编号为HT2020111867的本合同，").replace("之变更协议", "")
    assert facts(own.replace("\n> 2021年3月31日", ""), "signed_on") == [["2021-03-30"]]
