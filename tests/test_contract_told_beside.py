"""What stands beside a party's name: its code, what it is, a co-owner, the same in another language."""

from __future__ import annotations

import pytest

from ocr.lines import Reader
from parsers.documents import contract
from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_names import names_of_sides
from parsers.documents.contract_words import Side
from parsers.reading import Reading
from tests.paper_lines import pages

GIVER, TAKER = "青禾大学", "云杉（滨州）新材料有限公司"
GIVERS_CODE, TAKERS_CODE = "12410000415801230G", "91371600MA3C8UEC77"


def facts(text: str, *names: str) -> list[list[str]]:
    found = contract.parse(pages(f"# 专利权转让合同\n{text}"))
    assert found is not None
    return [[str(field.value) for field in found.fields.get(name, ())] for name in names]


def test_codes_in_brackets_behind_names_in_one_sentence() -> None:
    text = (
        f"~ 本合同由甲方{GIVER}（统一社会信用代码：{GIVERS_CODE}）"
        f"与乙方{TAKER}（统一社会信用代码：{TAKERS_CODE}）签订。\n"
        f"~ 一、甲方将专利ZL201810123456.5转让给乙方。\n甲方（盖章）：{GIVER}\n乙方（盖章）：{TAKER}"
    )
    assert facts(text, "supplier_code", "receiver_code") == [[GIVERS_CODE], [TAKERS_CODE]]


def test_what_a_company_is_is_no_co_owner() -> None:
    text = (
        f"（1）甲方（买方）：{TAKER}，一家依据中国法律设立并有效存续的有限责任公司，住所为滨州市创新路1号；\n"
        f"（2）乙方（卖方）：{GIVER}，系一所依法设立的事业单位，住所为滨州市文苑路2号；\n~ 第一条 价款12万元。"
    )
    assert facts(text, "supplier", "receiver") == [[GIVER], [TAKER]]


def test_co_owners_each_with_a_bracket() -> None:
    text = (
        "转让方：周立群（身份证号：430103197206124519）、彭晓燕（身份证号：430104197511083022）\n"
        f"受让方：{TAKER}（统一社会信用代码：{TAKERS_CODE}）\n~ 一、转让费6500元。"
    )
    assert facts(text, "supplier", "receiver", "receiver_code") == [["周立群", "彭晓燕"], [TAKER], [TAKERS_CODE]]


@pytest.mark.parametrize(
    "heads",
    [
        f"甲方（转让方）Party A (Assignor)：{GIVER}\n乙方（受让方）Party B (Assignee)：{TAKER}",
        f"Party A 甲方（Assignor 转让方）：{GIVER}\nParty B 乙方（Assignee 受让方）：{TAKER}",
    ],
)
def test_words_for_a_party_in_two_languages(heads: str) -> None:
    assert facts(f"{heads}\n~ 一、转让费12万元。", "supplier", "receiver") == [[GIVER], [TAKER]]


@pytest.mark.parametrize(
    ("numbers", "number"),
    [
        ("电子合同编号：1582036692740608001\n合同编号：GKY-2023-047", "GKY-2023-047"),
        ("框架协议编号：KJ-2021-008\n合同编号：KJ-2021-008-03", "KJ-2021-008-03"),
    ],
)
def test_a_platforms_number_or_a_frameworks_is_not_the_contracts(numbers: str, number: str) -> None:
    assert facts(f"{numbers}\n转让方：{GIVER}\n受让方：{TAKER}", "contract_number") == [[number]]


def test_a_term_that_begins_behind_a_verb() -> None:
    found = contract.parse(pages("# 专利实施许可合同\n~ 3 本合同项下的许可期限为自2022年3月1日起三年。"))
    assert found is not None
    assert [str(field.value) for field in found.fields["term_start"]] == ["2022-03-01"]
    assert "term_end" not in found.fields


@pytest.mark.parametrize(
    ("clause", "total"),
    [
        ("合同总额为人民币400000元。\n~ 第5条 违约方应支付合同总额20%（人民币80000元）的违约金。", ["400000.00"]),
        ("转让费总额为80万元，签约时付转让费的50%，即40万元。", ["800000.00"]),
        ("项目　　不含税金额　　税额　　含税金额\n专利转让费　　471,698.11　　28,301.89　　500,000.00", ["500000.00"]),
        ("转让费用5万元，甲方无偿将全部技术资料移交乙方。", ["50000.00"]),
        ("甲方将专利无偿转让给乙方。\n~ 第二条 变更登记的费用由乙方承担，约人民币200元。", ["0.00"]),
        ("转让费　　　　伍拾万元整\n三、付款方式：一次付清。", ["500000.00"]),
    ],
)
def test_shares_taxes_and_fees_are_not_the_price(clause: str, total: list[str]) -> None:
    assert facts(f"甲方（转让方）：{GIVER}\n乙方（受让方）：{TAKER}\n~ 第2条 {clause}", "total_amount") == [total]


def test_a_name_abroad_is_given_in_chinese_where_the_bracket_behind_has_it() -> None:
    text = f"Assignor（转让方）：Brightwell Limited（明汇科技（香港）有限公司）\n受让方：{TAKER}\n~ 一、转让费12万元。"
    assert facts(text, "supplier", "receiver") == [["明汇科技（香港）有限公司"], [TAKER]]


@pytest.mark.parametrize(
    ("line", "number"),
    [("合同编号（Contract No.）：NB-2021-0908", "NB-2021-0908"), ("编号 No.: BW2022-PT-11", "BW2022-PT-11")],
)
def test_a_label_in_two_languages(line: str, number: str) -> None:
    assert facts(f"{line}\n转让方：{GIVER}\n受让方：{TAKER}", "contract_number") == [[number]]


def test_a_number_in_brackets_below_the_title_needs_no_label() -> None:
    assert facts(f"= （ZJRG-2021-02）\n转让方：{GIVER}\n受让方：{TAKER}", "contract_number") == [["ZJRG-2021-02"]]
    assert facts(f"= （适用于RZ-A类）\n转让方：{GIVER}\n受让方：{TAKER}", "contract_number") == [[]]


def test_days_of_signing_said_in_two_languages_or_of_our_time() -> None:
    signed = "转让方签章：　　　　Date 日期：2021.09.08\n受让方签章：　　　　Date 日期：2021.09.10"
    assert facts(f"转让方：{GIVER}\n受让方：{TAKER}\n{signed}", "signed_on") == [["2021-09-10"]]
    assert facts("~ 4.1 本合同由双方代表于公元2023年2月28日签署。", "signed_on") == [["2023-02-28"]]


def test_what_is_told_of_the_earlier_contract_holds_no_longer() -> None:
    text = (
        "~ 双方签订了《专利实施许可合同》（下称原合同），约定甲方以普通许可方式许可乙方实施专利ZL201810123456.5，"
        "许可期限自2020年7月15日至2022年7月14日，许可费4万元。现双方同意变更如下：\n"
        "~ 许可期限自2020年7月15日至2025年7月14日，许可费人民币100000元。"
    )
    found = contract.parse(pages(f"# 专利实施许可合同变更协议\n{text}"))
    assert found is not None
    said = {name: [str(field.value) for field in found.fields[name]] for name in ("term_end", "total_amount")}
    assert said == {"term_end": ["2025-07-14"], "total_amount": ["100000.00"]}
    assert [field.value for field in found.fields["licence_type"]] == ["普通许可"]


def test_a_term_from_the_day_of_signing_has_a_last_day_alone() -> None:
    assert facts("~ 3.1 本合同有效期自签订之日起至2023年12月31日止。", "term_end") == [["2023-12-31"]]


def test_labels_of_numbers_in_a_row_have_their_values_below_them() -> None:
    rows = "| 立项编号 | 合同编号 | 登记号 | 归档号 |\n| 2021KY-338 | KMNY-2021-52 | 2021530102 | A04-21-77 |"
    assert facts(f"{rows}\n转让方：{GIVER}\n受让方：{TAKER}", "contract_number") == [["KMNY-2021-52"]]


def test_whose_a_code_is_is_said_by_a_role_far_from_the_names() -> None:
    codes = f"转让方信用代码：{GIVERS_CODE}\n受让方信用代码：{TAKERS_CODE}"
    text = f"转让方：{GIVER}\n受让方：{TAKER}\n~ 一、转让费12万元。\n{codes}"
    assert facts(text, "supplier_code", "receiver_code") == [[GIVERS_CODE], [TAKERS_CODE]]


@pytest.mark.parametrize(
    "buyer", ["无锡鼎铭轴承有限公司", "如皋市建材厂", "本溪北方轴承有限公司", "得邦科技股份有限公司"]
)
def test_a_name_that_begins_like_a_sentence_is_a_name(buyer: str) -> None:
    text = f"甲方：{buyer}\n乙方：{GIVER}\n~ 甲方因生产需要，向乙方收购其名下发明专利ZL201810123456.5。"
    assert facts(text, "supplier", "receiver") == [[GIVER], [buyer]]
    assert facts("甲方：自本合同签订之日起为本公司\n乙方：无", "supplier", "receiver") == [[], []]


def test_words_of_its_own_behind_gaps_on_two_lines() -> None:
    text = (
        f"立协议单位：{GIVER}　　　　（以下简称学校）\n　　　　　　{TAKER}　　　　（以下简称企业）\n"
        "~ 学校将专利ZL201810123456.5转让给企业。\n~ 4、本协议于二〇二一年元月十五日在滨州签订。"
    )
    assert facts(text, "supplier", "receiver", "signed_on") == [[GIVER], [TAKER], ["2021-01-15"]]


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("许可类型：□独占　■排他　□普通", ["排他许可"]),
        ("许可类型：独占□　排他□　普通☑", ["普通许可"]),
        ("许可类型：□独占　□普通", []),
    ],
)
def test_a_ticked_kind_that_is_named_by_its_first_word(clause: str, kind: list[str]) -> None:
    found = contract.parse(pages(f"# 专利实施许可合同\n许可方：{GIVER}\n被许可方：{TAKER}\n二、{clause}"))
    assert found is not None
    assert [str(field.value) for field in found.fields.get("licence_type", ())] == kind


def test_days_beside_seals_in_one_line_each_and_below_a_label() -> None:
    seals = f"甲方：{TAKER}（公章）　　日期：2022年7月11日\n乙方：{GIVER}（公章）　　日期：2022年7月12日"
    assert facts(seals, "signed_on") == [["2022-07-12"]]
    table = "| 签署方 | 签署主体 | 签署时间 |\n| 甲方 | 青禾大学 | 2023-03-25 |\n| 乙方 | 云杉新材料厂 | 2023-03-27 |"
    assert facts(f"完成时间：2023-03-28\n{table}", "signed_on") == [["2023-03-27"]]


@pytest.mark.parametrize("foot", ["| 合计人民币（大写）：叁拾壹万伍仟元整 |  | 31.50 |", "| 合计 |  | 31.50 |"])
def test_the_total_of_a_list_is_in_the_unit_of_its_column(foot: str) -> None:
    rows = "| 专利名称 | 专利号 | 转让价（万元） |\n| 多孔炭 | ZL201810123456.5 | 31.50 |"
    assert facts(f"转让方：{GIVER}\n受让方：{TAKER}\n{rows}\n{foot}", "total_amount") == [["315000.00"]]


def test_a_doubtful_look_alike_does_not_stand_against_a_sure_name_read_twice() -> None:
    said = [("洛原冶金研究院", 0.985), ("洛原治金研究院", 0.902), ("洛原冶金研究院", 0.9)]
    group = [Reading(name, name, Reader.OCR, sure, 1) for name, sure in said]
    mentions = [Mention(0, 1, (item,), frozenset(), frozenset({Side.SUPPLIER})) for item in group]
    (field,) = names_of_sides(mentions)[Side.SUPPLIER]
    assert field.value == "洛原冶金研究院"
    (unclear,) = names_of_sides(mentions[:2])[Side.SUPPLIER]
    assert unclear.conflict


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("# 滇中高原特色花卉种质专\n# 利权转让合同", "滇中高原特色花卉种质专利权转让合同"),
        (f"# {GIVER}\n# 专利权转让合同", "专利权转让合同"),
        ("= 科技成果转化文本\n# 专利权转让合同", "专利权转让合同"),
    ],
)
def test_a_title_in_two_lines_is_whole_and_what_stands_above_one_is_not_of_it(lines: str, title: str) -> None:
    found = contract.parse(pages(f"{lines}\n转让方：{GIVER}\n受让方：{TAKER}\n~ 一、转让费12万元。"))
    assert found is not None
    assert [field.value for field in found.fields["title"]] == [title]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ([("皖江工程大学", 0.9997), ("皖注工程大学", 0.9254)], ["皖江工程大学"]),
        ([("澜川市衡砺半导体有限公司", 0.98), ("澜川市衡砺半导体有限公公司", 0.99)], ["澜川市衡砺半导体有限公司"]),
        (
            [("澜川鑫鑫半导体有限公司", 0.99), ("澜川鑫半导体有限公司", 0.99)],
            ["澜川鑫鑫半导体有限公司", "澜川鑫半导体有限公司"],
        ),
        ([("北苑科技大学", 0.999), ("北苑科大学", 0.9)], ["北苑科技大学"]),
        ([("皖江工程大学", 0.97), ("皖注工程大学", 0.9254)], [None]),
        ([("华东工程大学", 0.999), ("华南工程大学", 0.93)], ["华东工程大学", "华南工程大学"]),
        ([("浙江工业大学", 0.999), ("浙江工商大学", 0.998)], ["浙江工业大学", "浙江工商大学"]),
    ],
)
def test_a_name_misread_in_one_character_is_no_other_party(
    said: list[tuple[str, float]], names: list[str | None]
) -> None:
    mentions = [
        Mention(0, 1, (Reading(name, name, Reader.OCR, sure, 1),), frozenset(), frozenset({Side.SUPPLIER}))
        for name, sure in said
    ]
    assert [field.value for field in names_of_sides(mentions)[Side.SUPPLIER]] == names


@pytest.mark.parametrize(
    ("signed", "account", "name"),
    [
        ("皖江工程大学", "皖江工程大学", "皖江工程大学"),
        ("皖注工程大学", "皖江工程大学", None),
        ("皖江工程大学", "皖注工程大学", None),
        ("皖江工程学", "皖江工程大学", "皖江工程大学"),
        ("皖江工程大学", "澜川市衡砺半导体有限公司", "皖江工程大学"),
        ("皖西工程大学", "皖江工程大学", "皖江工程大学"),
    ],
)
def test_a_name_printed_again_with_another_character_leaves_the_name_unclear(
    signed: str, account: str, name: str | None
) -> None:
    text = (
        f"# 专利权转让合同\n转让方：皖江工程大学\n受让方：{TAKER}\n~ 第一条 转让费12万元。\n~ 第二条 付款。\n"
        f"户名：{account}\n~ 第三条 生效。\n转让方（盖章）：{signed}\n受让方（盖章）：{TAKER}"
    )
    assert [field.value for field in contract.parse(pages(text)).fields["supplier"]] == [name]  # type: ignore[union-attr]


def test_parties_whose_names_stand_clean_in_the_first_sentence_alone() -> None:
    cover = f"许可方名称　　{GIVER}\n地址　　西安市云谷街75号\n被许可方名称　　股份有限公\n地址　　北京市创新大道38号"
    text = f"~ 前言（鉴于条款）：许可方{GIVER}拥有上述专利，被许可方{TAKER}希望获得许可而实施该专利技术，达成协议。"
    assert facts(f"{cover}\n{text}", "supplier", "receiver") == [[GIVER], [TAKER]]
    assert facts(f"{cover}\n{text}", "supplier_address") == [["西安市云谷街75号"]]


def test_the_line_under_what_was_filled_in_is_no_part_of_an_address() -> None:
    text = f"转让方：{GIVER}\n地址：_沈阳市云谷街162号_\n受让方：{TAKER}"
    assert facts(text, "supplier_address") == [["沈阳市云谷街162号"]]


def test_a_pledge_of_a_maximum_amount_has_a_price_and_a_term() -> None:
    text = (
        "~ 第一条 为确保甲方与债务人在2022年3月22日至2025年3月21日期间发生的债权得到清偿，乙方自愿以其专利权设定质押。"
        "担保的债权最高本金余额为人民币贰佰万元整（¥2,000,000.00）。"
    )
    assert facts(text, "total_amount", "total_in_words", "term_start", "term_end") == [
        ["2000000.00"],
        ["贰佰万元整"],
        ["2022-03-22"],
        ["2025-03-21"],
    ]


def test_the_company_that_patents_are_put_into_takes_them() -> None:
    text = f"出资人：{GIVER}\n被出资企业：{TAKER}\n~ 1.出资人以专利权ZL201810123456.5出资，出资额为250万元。"
    assert facts(text, "supplier", "receiver") == [[GIVER], [TAKER]]


def test_a_name_that_begins_like_a_sentence_behind_a_gap() -> None:
    rows = "| 贷款人（质权人） | 滨州农商银行股份有限公司 |\n| 借款人（出质人） | 和光（北京）建筑科技有限公司 |"
    assert facts(f"{rows}\n~ 1.借款人以专利权出质。", "supplier") == [["和光（北京）建筑科技有限公司"]]


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("登记编号：专转字2022-3　　密级：公开", "专转字2022-3"),
        ("> M3-757", "M3-757"),
        ("> L质2023-6", "L质2023-6"),
        ("> 2022知质贷0406", "2022知质贷0406"),
        ("> 许字2104号", "许字2104号"),
        ("> 2022年第1版", None),
        ("密级：公开\n> M3-757", None),
    ],
)
def test_a_number_called_that_of_a_register_or_alone_below_the_title(head: str, number: str | None) -> None:
    assert facts(f"{head}\n转让方：{GIVER}\n受让方：{TAKER}", "contract_number") == [[number] if number else []]


def test_a_number_alone_above_the_title_and_a_dash_read_as_a_numeral() -> None:
    found = contract.parse(pages(f"> ZR20215569\n# 关于专利权转让的协议\n转让方：{GIVER}\n受让方：{TAKER}"))
    assert found is not None
    assert [field.value for field in found.fields["contract_number"]] == ["ZR20215569"]
    assert facts(f"合同编号：2022-KJ一株029\n转让方：{GIVER}", "contract_number") == [["2022-KJ-株029"]]


def test_dust_over_a_comma_between_thousands_is_no_end_of_an_amount() -> None:
    text = f"转让方：{GIVER}\n受让方：{TAKER}\n~ 转让费总额为人民币240;000.00元（贰拾肆万元整）。"
    assert facts(text, "total_amount") == [["240000.00"]]


def test_the_number_of_a_deal_that_an_exchange_confirms() -> None:
    text = f"成交编号：JY2021-0301\n| 出让方 | {GIVER} |\n| 受让方 | {TAKER} |"
    assert facts(text, "contract_number") == [["JY2021-0301"]]


def test_an_amount_for_which_a_patent_is_taken_is_the_price() -> None:
    text = f"转让方：{GIVER}\n受让方：{TAKER}\n~ 1.乙方以12.5万元受让甲方专利ZL201810123456.5。"
    assert facts(text, "total_amount") == [["125000.00"]]
