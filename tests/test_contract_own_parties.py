"""Parties that a contract introduces in a way of its own. Invented names."""

from __future__ import annotations

import pytest

from parsers.api import parse_documents
from parsers.documents import contract
from tests.paper_lines import pages

GIVER, TAKER = "青禾大学", "云杉（滨州）新材料有限公司"
GIVERS_CODE, TAKERS_CODE = "12410000415801230G", "91371600MA3C8UEC77"


def names(text: str, *sides: str) -> list[list[str]]:
    found = contract.parse(pages(f"# 协议书\n{text}"))
    assert found is not None
    return [[str(field.value) for field in found.fields.get(side, ())] for side in sides or ("supplier", "receiver")]


OPENINGS = {
    "described at length before the word for it": (
        "~ 本专利转让协议（“本协议”）由以下双方于2021年6月18日签署：\n"
        f"~ 1. {GIVER}，一所依照中国法律设立的事业单位法人，统一社会信用代码为{GIVERS_CODE}（“让与人”）；及\n"
        f"~ 2. {TAKER}，一家依照中国法律设立的有限责任公司，统一社会信用代码为{TAKERS_CODE}（“受让人”）。"
    ),
    "what is given stands in the role": f"技术输出方：{GIVER}\n技术吸纳方：{TAKER}",
    "applicants": f"转让申请人：{GIVER}\n受让申请人：{TAKER}",
    "a word that leads up to a name": f"~ 兹证明{GIVER}（转让方）与{TAKER}（受让方）就专利ZL201810123456.5达成交易。",
    "a role before a name that a verb follows": f"~ 本合同由转让方{GIVER}与受让方{TAKER}订立于2021年6月18日。",
    "one lets the other become the owner": (
        f"甲方：{TAKER}\n乙方：{GIVER}\n~ 乙方同意甲方成为专利ZL201810123456.5的新专利权人，甲方支付补偿12万元。"
    ),
    "one lets the other use it": f"甲方：{TAKER}\n乙方：{GIVER}\n~ 乙方允许甲方使用其专利ZL201810123456.5。",
    "one takes the other's patents": (
        f"甲方：{TAKER}\n乙方：{GIVER}\n~ 甲方拟在2021年至2023年间受让乙方专利，首批专利为ZL201810123456.5。"
    ),
}


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_parties_are_read(opening: str) -> None:
    assert names(f"{OPENINGS[opening]}\n~ 转让费人民币250000元。") == [[GIVER], [TAKER]]


def test_a_code_described_with_its_party_is_the_partys() -> None:
    text = OPENINGS["described at length before the word for it"]
    assert names(text, "supplier_code", "receiver_code") == [[GIVERS_CODE], [TAKERS_CODE]]


CALLED = {
    "a letter": (
        f"致：{TAKER}\n~ 我校同意将专利号ZL201810123456.5的专利转让给贵公司，费用120000元。\n> {GIVER}（盖章）\n"
    ),
    "an auction": f"拍卖人：中原拍卖有限责任公司\n委托人：{GIVER}\n买受人：{TAKER}\n成交价：人民币260,000.00元",
    "one is the giver": f"~ 第一条 当事人。{GIVER}为转让方，{TAKER}为受让方。",
    "one acts as the giver": f"~ {GIVER}作为转让方、{TAKER}作为受让方，就专利ZL201810123456.5的转让达成协议。",
    "letters are": f"~ 本协议甲方为{GIVER}，乙方为{TAKER}。\n~ 甲方向乙方转让专利ZL201810123456.5。",
    "names alone": (
        f"~ {GIVER}同意将其拥有的专利ZL201810123456.5转让给{TAKER}，{TAKER}同意受让。\n{GIVER}（盖章）\n{TAKER}（盖章）"
    ),
    "headings over blocks": f"1. 转让方信息\n1.1 名称：{GIVER}\n2. 受让方信息\n2.1 名称：{TAKER}",
    "on lines of a form": f"转让方（甲方）：____{GIVER}____\n受让方（乙方）：____{TAKER}____",
}


@pytest.mark.parametrize("calling", CALLED)
def test_the_parties_are_told_by_what_is_said_of_them(calling: str) -> None:
    assert names(f"{CALLED[calling]}\n~ 第二条 本协议自双方盖章之日起生效。") == [[GIVER], [TAKER]]


def test_a_description_of_a_party_is_no_name() -> None:
    text = f"甲方（出资方）：{GIVER}\n乙方（目标公司）：{TAKER}\n~ 鉴于乙方系依法设立的有限责任公司，注册资本500万元。"
    assert names(text) == [[GIVER], [TAKER]]


IN_ONE_SENTENCE = {
    "brackets that were not read to close": (
        f"~ 由以下双方订立：{TAKER}（下称“企业方”，代码{TAKERS_CODE}与{GIVER}（下称“校方”，代码{GIVERS_CODE}。\n"
        "~ 校方依法享有并拟转让的专利为ZL201810123456.5。"
    ),
    "codes in brackets, roles behind": (
        f"~ 本协议由{GIVER}（{GIVERS_CODE}）作为转让方，与{TAKER}（{TAKERS_CODE}）作为受让方，于2021年6月18日订立。"
    ),
    "codes in square brackets, words of its own": (
        f"~ {GIVER}[{GIVERS_CODE}]（下称学校）同意将其专利权转让给{TAKER}[{TAKERS_CODE}]（下称公司），双方约定如下："
    ),
    "codes, addresses and words in one bracket": (
        f"~ {GIVER}（{GIVERS_CODE}，住所：滨州黄河路3号，下称我校）与{TAKER}（{TAKERS_CODE}，住所：滨州市渤海路7号"
        "，下称贵公司）就我校向贵公司转让专利达成如下约定。"
    ),
    "words before codes": (
        f"~ {GIVER}（以下简称学校，{GIVERS_CODE}）与{TAKER}（以下简称公司，{TAKERS_CODE}）商定，学校将专利转让给公司。"
    ),
    "names alone": f"~ 经协商，{GIVER}（代码{GIVERS_CODE}）将专利ZL201810123456.5转让给{TAKER}（代码{TAKERS_CODE}）。",
    "roles in the brackets": f"~ {GIVER}（代码{GIVERS_CODE}，让与人）和{TAKER}（代码{TAKERS_CODE}，受让人）订立本书。",
    "words before colons": (
        f"~ 校方：{GIVER}（{GIVERS_CODE}）；企方：{TAKER}（{TAKERS_CODE}）。校方将专利ZL201810123456.5转让给企方。"
    ),
}


@pytest.mark.parametrize("sentence", IN_ONE_SENTENCE)
def test_codes_in_brackets_behind_names_hide_no_party_and_are_their_own(sentence: str) -> None:
    text = f"{IN_ONE_SENTENCE[sentence]}\n~ 转让费人民币250000元。\n{GIVER}（盖章）\n{TAKER}（盖章）"
    assert names(text) == [[GIVER], [TAKER]]
    assert names(text, "supplier_code", "receiver_code") == [[GIVERS_CODE], [TAKERS_CODE]]


def test_a_contract_of_an_unknown_title_bears_its_large_first_line() -> None:
    (found,) = parse_documents(
        pages(
            f"# 合作备忘录\n转让方（甲方）：{GIVER}\n受让方（乙方）：{TAKER}\n~ 双方协商一致，达成如下协议：\n"
            "~ 第一条 甲方将专利ZL201810123456.5转让给乙方。\n~ 第二条 转让费250000元。\n~ 第三条 违约责任。\n"
            "~ 第四条 本协议一式四份，争议由人民法院管辖。\n甲方（盖章）：\n乙方（盖章）："
        )
    )
    assert found.values("title") == ["合作备忘录"]


def test_an_investor_in_money_takes_nothing_where_the_company_is_named_that_does() -> None:
    text = (
        f"甲方：{GIVER}（“知识产权出资方”）\n乙方：滨海创业投资基金管理有限公司（“货币出资方”）\n"
        f"丙方：王立新（身份证号：372301198001011234）\n目标公司：{TAKER}，统一社会信用代码{TAKERS_CODE}。\n"
        "~ 甲方以其专利ZL201810123456.5作价25万元投入目标公司。乙方取得百分之十的股权，丙方取得百分之二。\n"
        f"甲方（盖章）：{GIVER}\n丙方（签字）：王立新　　　　目标公司（盖章）："
    )
    assert names(text) == [[GIVER], [TAKER]]


def test_letters_that_a_seal_left_of_a_name_are_no_party() -> None:
    text = f"# 协议书\n| 让与方 | 受让方 |\n| {GIVER} | {TAKER} |\n让与方（章）　　受让方IRS有限公司"
    found = contract.parse(pages(text, confidence=0.8))
    assert found is not None
    assert [field.value for field in found.fields["receiver"]] == [TAKER]


JOINT = (
    "让与方：{list}\n受让方：云杉（滨州）新材料有限公司\n~ 第二条 转让费人民币240,000.00元（大写：贰拾肆万元整），{pay}"
)


@pytest.mark.parametrize(
    "pay",
    [
        "由受让方统一支付给青禾大学，岚川精密机械有限公司应得部分由青禾大学转付。",
        "由受让方一次性支付青禾大学。",
        "受让方直接汇至青禾大学。",
    ],
)
def test_who_is_paid_is_no_party_of_the_side_that_pays(pay: str) -> None:
    assert names(JOINT.format(list=GIVER, pay=pay)) == [[GIVER], [TAKER]]


def test_a_company_whose_trade_is_payment_is_a_party_all_the_same() -> None:
    assert names(f"让与方：{GIVER}\n受让方：云杉支付科技有限公司\n~ 转让费人民币250000元。")[1] == [
        "云杉支付科技有限公司"
    ]


@pytest.mark.parametrize("gap", ["", "    "])
def test_a_counted_list_that_begins_behind_the_word_for_a_party_goes_on_below(gap: str) -> None:
    both = f"1. {GIVER}\n{gap}2. 岚川精密机械有限公司"
    assert names(JOINT.format(list=both, pay="受让方一次付清。")) == [[GIVER, "岚川精密机械有限公司"], [TAKER]]


def test_several_names_before_one_word_for_them_are_co_owners() -> None:
    both = "青禾工程学院、白沙江科技大学"
    text = f"~ {both}（以下称学校）与{TAKER}（以下称公司）经协商，学校将其专利转让给公司，达成本合同。"
    assert names(text) == [both.split("、"), [TAKER]]


def test_names_each_with_a_word_of_its_own_stand_apart() -> None:
    text = f"~ 本合同由{GIVER}（以下称转让方）、{TAKER}（以下称受让方）就专利权转让订立。"
    assert names(text) == [[GIVER], [TAKER]]
    text = f"~ 根据国家有关规定、{GIVER}（以下称转让方）与{TAKER}（以下称受让方）订立本合同。"
    assert names(text) == [[GIVER], [TAKER]]


def test_a_party_without_a_colon_below_another_whose_line_is_full_stands_on_its_own() -> None:
    text = (
        f"让与方  白沙江市重型自动化成套设备有限公司  社会信用代码  {GIVERS_CODE}\n"
        f"受让方  云杉新材料有限公司  社会信用代码  {TAKERS_CODE}\n~ 一、让与方将专利转让给受让方，价款十万元，双方另行"
        "签订交接清单并于三十日之内办理登记手续。"
    )
    assert names(text) == [["白沙江市重型自动化成套设备有限公司"], ["云杉新材料有限公司"]]


def test_who_signs_as_the_third_of_a_deal_signs_for_no_side() -> None:
    text = (
        f"出资方（甲方）：{GIVER}\n标的公司（乙方）：{TAKER}\n现有股东（丙方）：白沙江投资有限公司\n"
        "~ 甲方以专利ZL201810123456.5作价11000元投入乙方。\n"
        "| 甲方（盖章） | 乙方（盖章） |\n丙方（盖章）：白沙江投资有限公司"
    )
    assert names(text, "supplier", "receiver", "signatories") == [[GIVER], [TAKER], []]
    assert names(text.replace("丙方（盖章）", "乙方（盖章）"), "signatories") == [["白沙江投资有限公司"]]


def test_dust_before_a_colon_hides_no_broker() -> None:
    text = (
        f"甲方（专利权人）：{GIVER}\n乙方（专利承接方）：{TAKER}\n丙方（技术经纪机构）·：知汇技术（滨州）有限公司\n"
        f"统一社会信用代码：{TAKERS_CODE}；电话：0512-52635021\n"
        "~ 1.1 经丙方居间撮合，甲方同意把专利ZL201810123456.5全部移转至乙方名下。"
    )
    assert names(text, "supplier", "receiver", "receiver_code") == [[GIVER], [TAKER], []]


def test_a_heading_over_a_table_of_neutral_labels_says_whose_they_are() -> None:
    table = "{0}\n| 姓名或名称 | {1} |\n| 统一社会信用代码 | {2} | 法定代表人 | 裴松涛 |"
    text = "\n".join((table.format("转让方", GIVER, GIVERS_CODE), table.format("受让方", TAKER, TAKERS_CODE)))
    assert names(text, "supplier", "receiver", "supplier_code", "receiver_code") == [
        [GIVER],
        [TAKER],
        [GIVERS_CODE],
        [TAKERS_CODE],
    ]


def test_the_last_head_of_a_row_has_not_the_first_cell_below() -> None:
    text = f"| 项目 | 转让方 | 受让方 |\n| 名称 | {GIVER} | {TAKER} |"
    assert names(text) == [[GIVER], [TAKER]]


def test_parties_counted_in_a_sentence_are_named_without_their_number() -> None:
    text = (
        "~ 本合同由以下双方于2022年7月15日签署：\n"
        f"~ （1）{GIVER}（下称“转让方”），一家依法设立的科研事业单位，统一社会信用代码{GIVERS_CODE}；以及"
        f"（2）{TAKER}（下称“受让方”），一家依法设立的有限责任公司，统一社会信用代码{TAKERS_CODE}。"
    )
    assert names(text) == [[GIVER], [TAKER]]


def test_a_party_of_an_english_contract_has_the_chinese_name_behind_its_english_one() -> None:
    text = (
        "Assignor 转让方: Baishajiang Robotics Co., Ltd. (白沙江机器人股份有限公司)\n"
        f"Assignee 受让方: Yunshan New Materials Co., Ltd. ({TAKER})\n"
        "Consideration 转让价款: CNY425,000.00（人民币肆拾贰万伍仟元整）"
    )
    assert names(text) == [["白沙江机器人股份有限公司"], [TAKER]]


def test_the_sentence_below_a_party_is_no_part_of_its_full_line() -> None:
    text = (
        f"让与方：{GIVER}（统一社会信用代码：{GIVERS_CODE}）\n"
        f"受让方：云杉新材料科技开发股份有限公司（统一社会信用代码：{TAKERS_CODE}）\n"
        "双方确认，让与方将下列专利权一并转让给受让方，让与方应当在款项到账之后配合办理著录项目变更手续，受让"
    )
    assert names(text, "supplier", "receiver", "receiver_code") == [
        [GIVER],
        ["云杉新材料科技开发股份有限公司"],
        [TAKERS_CODE],
    ]
