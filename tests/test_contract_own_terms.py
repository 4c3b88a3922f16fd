"""Contracts that say things in ways of their own: days, terms, kinds of licence, numbers, sums. Invented values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.documents import contract
from tests.paper_lines import pages

GIVER, TAKER = "青禾大学", "云杉（滨州）新材料有限公司"
PARTIES = f"转让方：{GIVER}\n受让方：{TAKER}\n"
LICENSED = f"许可方：{GIVER}\n被许可方：{TAKER}\n"


def facts(text: str, *names: str) -> dict[str, list[str]]:
    found = contract.parse(pages(text))
    assert found is not None
    return {name: [str(field.value) for field in found.fields.get(name, ())] for name in names}


@pytest.mark.parametrize(
    "day",
    [
        "立约日期：二〇二一年六月十八日",
        "立约时间：2021年06月18日　　立约地点：滨州",
        "日期（签约）：2021年06月18日",
        "Date: 2021-06-18",
        "日期：2021年6月18日\n转让方（盖章）：\n受让方（盖章）：",
        "| 转让方（盖章）： | 受让方（盖章）： |\n| 2021年6月16日 | 2021年6月18日 |",
    ],
)
def test_the_day_of_signing_is_read_however_it_is_called(day: str) -> None:
    text = f"# 专利权转让合同\n{PARTIES}~ 一、转让费25万元，于2021年7月31日前付清。\n{day}"
    assert facts(text, "signed_on") == {"signed_on": ["2021-06-18"]}


def test_the_day_of_an_opening_sentence_that_names_roles_in_brackets_is_read() -> None:
    text = (
        f"# 专利权转让合同\n~ 甲方{GIVER}（转让方）与乙方{TAKER}（受让方）于二零二一年六月十八日达成本合同。\n"
        "~ 甲方于2018年2月9日提出申请的专利转让给乙方，乙方应于2021年7月31日前支付转让费12万元。"
    )
    assert facts(text, "signed_on", "supplier", "receiver") == {
        "signed_on": ["2021-06-18"],
        "supplier": [GIVER],
        "receiver": [TAKER],
    }


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [
        ("许可期：2021.07.01—2024.06.30", ["2021-07-01"], ["2024-06-30"]),
        ("许可起始日：2021年7月1日\n许可终止日：2024年6月30日", ["2021-07-01"], ["2024-06-30"]),
        ("| 许可期限起 | 2021年7月1日 |\n| 许可期限止 | 2024年6月30日 |", ["2021-07-01"], ["2024-06-30"]),
        ("~ 实施期始于2021年7月1日，终于2024年6月30日。", ["2021-07-01"], ["2024-06-30"]),
        ("~ 许可期限自2021年7月1日起三年。", ["2021-07-01"], []),
        ("有效期限至：2024年6月30日", [], ["2024-06-30"]),
        ("~ 主债权存续期间自2021年7月1日至2024年6月30日。", ["2021-07-01"], ["2024-06-30"]),
        ("~ 保密期限自2021年7月1日至2024年6月30日。", [], []),
    ],
)
def test_a_term_is_read_as_far_as_its_days_are_printed(term: str, start: list[str], end: list[str]) -> None:
    text = f"# 专利实施许可合同\n{LICENSED}{term}\n签订日期：2021年6月18日"
    assert facts(text, "term_start", "term_end") == {"term_start": start, "term_end": end}


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("许可方式采用以下第（3）种：（1）独占实施许可；（2）排他实施许可；（3）普通实施许可。", ["普通许可"]),
        ("许可性质：选择 B 。A.独占许可 B.排他许可 C.普通许可", ["排他许可"]),
        ("许可种类：独占许可□　排他许可□　普通许可☑", ["普通许可"]),
        ("许可类型：（√）排他许可　（　）独占许可　（　）普通许可", ["排他许可"]),
        ("许可方式：第（　）种：（1）独占实施许可；（2）排他实施许可；（3）普通实施许可。", []),
        ("许可方许可被许可方在中国境内独占实施该专利。", ["独占许可"]),
    ],
)
def test_the_kind_of_a_licence_is_the_one_chosen_or_none(clause: str, kind: list[str]) -> None:
    text = f"# 专利实施许可合同\n{LICENSED}~ 第二条 {clause}\n签订日期：2021年6月18日"
    assert facts(text, "licence_type") == {"licence_type": kind}


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("> 青知转字〔2021〕第018号\n# 专利权转让合同\n", "青知转字〔2021〕第018号"),
        ("# 专利权转让合同\n协议书编号：ZR.2021.06.018\n校内合同编号：QH2021-77\n", "ZR.2021.06.018"),
        ("# 专利权转让合同\n~ 本合同编号为ZR2021-018，由双方订立。\n", "ZR2021-018"),
        ("# 专利权转让合同\n~ 双方就专利权之转让订立本合同（编号ZR2021018）：\n", "ZR2021018"),
        ("# 专利权转让合同\nContract No.: PAA-2021-018\n", "PAA-2021-018"),
        ("# 专利权转让合同之补充协议\n本补充协议编号：ZR-2020-112-补1\n", "ZR-2020-112-补1"),
    ],
)
def test_a_number_is_read_with_and_without_a_label(head: str, number: str) -> None:
    text = f"{head}{PARTIES}~ 一、转让费25万元。\n签订日期：2021年6月18日"
    assert facts(text, "contract_number") == {"contract_number": [number]}


@pytest.mark.parametrize(
    ("clause", "total"),
    [
        ("每件专利转让价5万元，共计2件，转让总价人民币壹拾万元整（小写：¥100,000.00）。", "100000.00"),
        ("原合同第三条修改为：“转让费总额为人民币肆拾伍万元整（¥450,000.00）。”", "450000.00"),
    ],
)
def test_a_total_stands_apart_from_a_price_a_piece_and_from_an_earlier_one(clause: str, total: str) -> None:
    text = f"# 专利权转让合同\n{PARTIES}~ 双方曾签订《专利权转让合同》，约定转让费人民币50万元。\n~ 第三条 {clause}"
    assert facts(text, "total_amount") == {"total_amount": [total]}
    assert facts(text, "total_in_words")["total_in_words"] != []


def test_a_patent_that_is_left_out_of_the_deal_is_none_of_it() -> None:
    text = (
        f"# 专利权转让合同\n{PARTIES}~ 转让方将专利ZL201810123456.5转让给受让方。"
        "转让方名下其他专利（如ZL201620066880.8）不在本次转让范围内。"
    )
    assert facts(text, "patent_numbers") == {"patent_numbers": ["201810123456.5"]}


def test_a_number_behind_an_english_label_or_a_title_that_ends_with_an_office_word_is_read() -> None:
    text = f"# 专利权转让合同\n{PARTIES}(1) 一种轴承 Patent No. 201810123456.5\n(2) 一种锁紧机构(201620066880.8)"
    assert facts(text, "patent_numbers") == {"patent_numbers": ["201810123456.5", "201620066880.8"]}


def test_a_code_that_did_not_fit_on_its_line_belongs_to_the_sentence_before() -> None:
    text = (
        "# 专利权转让合同\n~ 本合同由青禾科技大学（以下简称“转让方”，统一社会信用代码12410000415801230G）与"
        f"{TAKER}（以下简称“受让方”）于2022年4月4日订立，以资共同遵守，并由双方各自依照约定履行。\n"
    )
    lines = text.splitlines()
    assert facts("\n".join(lines), "supplier_code") == {"supplier_code": ["12410000415801230G"]}


@pytest.mark.parametrize(
    "day",
    [
        "~ 双方授权代表已于2021年6月18日签署本合同，以昭信守。",
        "~ 二〇二一年六月十八日，双方在滨州市签订本合同。",
        "~ 本协议2021年6月18日签署。",
        "~ 本合同于2021年6月18日在滨州市签",  # a seal lies on the rest
        "~ 本合同自双方  章之日（2021年06月18日）起生效。",
        "签约时间.二〇二一年六月十八日签约地滨州市",
        "转让方（盖章）：\n签订日期：2021年6月8日\n受让方（盖章）：\n日期：2021年6月18日",
        "~ 本合同自双方签字盖章之日（2021年6月18）日起生效。",  # the bracket lies on 日
        "~ 本合同于__2021__年__6__月__18__日签订。",
        "| 合同编号 | 签订日期 | 签订地点 |\n| ZR-2021-31 | 2021年6月18日 | 滨州 |",
    ],
)
def test_the_day_of_a_sentence_or_below_its_label_is_read(day: str) -> None:
    text = f"# 专利权转让合同\n{PARTIES}~ 一、转让费25万元，于2021年7月31日前付清。\n{day}"
    assert facts(text, "signed_on") == {"signed_on": ["2021-06-18"]}


@pytest.mark.parametrize(
    ("clause", "kind"),
    [("许可方授予被许可方一项独占的、不可转让的实施许可。", "独占许可"), ("许可的种类：排他。", "排他许可")],
)
def test_a_kind_of_licence_is_known_by_its_first_word(clause: str, kind: str) -> None:
    text = f"# 专利实施许可合同\n{LICENSED}~ 第二条 {clause}"
    assert facts(text, "licence_type") == {"licence_type": [kind]}


def test_a_list_of_patents_goes_on_over_pages_without_its_head() -> None:
    rows = ["201810123456.5", "2013106997442", "201630089916.9", "201530376377.2", "2013300299414", "201330030222.4"]
    listed = [f"| {place} | {number} | {1000 * place} |" for place, number in enumerate(rows, start=1)]
    text = (
        f"# 专利权转让合同\n{PARTIES}~ 一、转让费。\n---\n# 附件 专利清单\n| 序号 | 专利号 | 转让费（元） |\n"
        + "\n".join(listed[:3])
        + "\n---\n"
        + "\n".join(listed[3:5])
        + "\n---\n"
        + "\n".join([*listed[5:], "| 合计 | | 21000 |"])
    )
    found = facts(text, "patent_numbers", "patent_amounts")
    assert found["patent_numbers"] == [f"{number.replace('.', '')[:12]}.{number[-1]}" for number in rows]
    assert found["patent_amounts"] == [f"{1000 * place}.00" for place in range(1, 7)]


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("（2021-ZR-036）", "2021-ZR-036"),
        ("（QH2021061801）", "QH2021061801"),
        ("（三方）编号：HT2020070605", "HT2020070605"),
        ("编号JSZR〔2021）360号主合同编号47791564270", "JSZR〔2021〕360号"),
        ("（QHKJ202I-Z-17）", None),
    ],
)
def test_the_number_below_the_title_is_read_and_one_with_a_letter_for_a_figure_is_none(
    head: str, number: str | None
) -> None:
    found = facts(f"# 专利权转让协议\n= {head}\n{PARTIES}~ 一、转让费25万元。", "contract_number")
    assert found["contract_number"] == [str(number)]


@pytest.mark.parametrize(
    "term",
    [
        "| 许可方式及期限 | 独占许可2021年5月3日至2023年5月2日 |",
        "~ 第四条 方式：排他许可。起止：二〇二一年五月三日一二○二三年五月二日。",
        "~ 使用许可的起止：2021年05月.03日－2023年05月02日。",
    ],
)
def test_a_term_is_read_whatever_its_label_and_its_dash(term: str) -> None:
    found = facts(f"# 专利实施许可合同\n{LICENSED}{term}", "term_start", "term_end")
    assert found == {"term_start": ["2021-05-03"], "term_end": ["2023-05-02"]}


@pytest.mark.parametrize(
    ("boxes", "kind"),
    [
        ("独占许可排他许可普通许可", []),
        ("独占许可■排他许可□普通许可", []),
        ("□独占许可■排他许可□普通许可", ["排他许可"]),
        ("独占许可□排他许可■普通许可□", ["排他许可"]),
    ],
)
def test_kinds_to_be_ticked_tell_nothing_where_a_box_was_not_read(boxes: str, kind: list[str]) -> None:
    text = f"# 专利实施许可合同\n{LICENSED}~ 二、许可方式（择一勾选）\n{boxes}　　许可期限：至2022年9月1日"
    assert facts(text, "licence_type") == {"licence_type": kind}


def test_an_entry_fee_beside_royalties_at_least_due_is_no_price() -> None:
    text = f"# 专利实施许可合同\n{LICENSED}~ 三、入门费240546.30元，保底提成费另计，合计为见附件。"
    assert facts(text, "total_amount") == {"total_amount": []}


def test_an_amount_that_does_not_break_begins_a_line_of_its_sentence() -> None:
    text = (
        f"# 专利实施许可合同\n{LICENSED}"
        "3．许可费由入门费与提成费组成，构成如下，总额（不含超额提成）共计为\n￥801,821元，大写：捌拾万壹仟捌佰贰拾壹元整。"
    )
    assert facts(text, "total_amount") == {"total_amount": ["801821.00"]}


def test_a_number_whose_check_digit_is_wrong_counts_only_where_it_was_read_clearly() -> None:
    text = f"# 专利权转让合同\n{PARTIES}~ 一、专利号ZL201120890278.X。"
    for sure, expected in ((0.99, "201120890278.X"), (0.9, "None")):
        found = contract.parse(pages(text, confidence=sure))
        assert found is not None
        assert [str(field.value) for field in found.fields["patent_numbers"]] == [expected]


def test_the_day_of_a_contract_in_two_columns_is_that_of_its_english() -> None:
    text = (
        "# 专利权转让合同\n| 本合同由双方于2020年1月6日在滨州签 | This Agreement is made on January 6, 2020 by and |\n"
        f"| 订。 | between the Parties. |\n{PARTIES}~ 一、转让费25万元。"
    )
    assert facts(text, "signed_on") == {"signed_on": ["2020-01-06"]}


def test_a_party_below_the_codes_of_another_is_no_end_of_them() -> None:
    text = (
        f"# 专利实施许可合同\n许可方　　{GIVER}\n| 代码124403003911819284 | 电话17782628547 |\n被许可方　　{TAKER}\n"
        "| 代码91210231538640819M | 电话0411-80922357 |\n~ 一、许可费25万元。"
    )
    assert facts(text, "supplier", "receiver") == {"supplier": [GIVER], "receiver": [TAKER]}


@pytest.mark.parametrize(
    ("unit", "prices"), [("> 金额单位：人民币万元\n", ["98000.00", "196000.00"]), ("", [])], ids=["above", "nowhere"]
)
def test_prices_of_an_annex_are_in_the_unit_above_it_and_none_where_no_yuan_has_such_decimals(
    unit: str, prices: list[str]
) -> None:
    text = (
        f"# 专利包转让协议\n{PARTIES}~ 双方于2023年8月30日达成协议如下：一、转让费29.4万元。\n---\n# 附件 专利清单\n"
        f"{unit}| 编号 | 专利号 | 分摊价格 |\n| 1 | 201810123456.5 | 9.8000 |\n| 2 | 201310699744.2 | 19.6000 |\n"
        "| 合计 | | 29.4 |"
    )
    assert facts(text, "patent_amounts", "signed_on") == {"patent_amounts": prices, "signed_on": ["2023-08-30"]}


def test_a_fixed_or_an_agreed_amount_is_no_deposit() -> None:
    text = (
        f"# 专利权转让协议\n{PARTIES}~ 2.1　本合同转让价款为☑固定金额：人民币（小写）128,800.00元，"
        "（大写）壹拾贰万捌仟捌佰元整；□其他：＿＿＿。"
    )
    found = facts(text, "total_amount", "total_in_words")
    assert found == {"total_amount": ["128800.00"], "total_in_words": ["壹拾贰万捌仟捌佰元整"]}


def test_a_number_that_stands_in_the_head_of_every_page_alone_is_the_contracts() -> None:
    head = f"{GIVER} · 知识产权（专利权）买卖协议　第 SH-2022-820 号"
    text = f"{head}\n# 知识产权（专利权）买卖协议\n{PARTIES}~ 一、价款12万元。\n---\n{head}\n~ 二、付款。"
    assert facts(text, "contract_number") == {"contract_number": ["SH-2022-820"]}


def test_a_day_right_below_the_name_in_the_cell_in_which_a_party_signs_is_that_of_signing() -> None:
    foot = "甲方（盖章）：青禾大学2021/10/08  乙方（盖章）：云杉新材料有限公司2021/10/08"
    found = contract.parse(
        pages(f"# 专利权转让合同\n甲方：青禾大学\n乙方：云杉新材料有限公司\n~ 三、盖章后生效。\n{foot}")
    )
    assert found is not None
    assert [str(field.value) for field in found.fields["signed_on"]] == ["2021-10-08"]


def test_a_long_dash_of_a_number_that_is_read_as_two_is_one() -> None:
    text = f"# 专利权转让合同\n合同编号：ZLZR--2021-194\n{PARTIES}"
    assert facts(text, "contract_number") == {"contract_number": ["ZLZR-2021-194"]}


@pytest.mark.parametrize(
    "term",
    [
        "第三条 许可期限\n~ 自2021年7月1日至2024年6月30日，共3年。",
        "三、期限\n~ 3.1 自2021年7月1日至2024年6月30日止。",
        "~ 第2条 实施期：2021年7月1日起三年，即至2024年6月30日止。",
    ],
)
def test_a_term_below_its_heading_or_said_twice_is_read(term: str) -> None:
    text = f"# 专利实施许可合同\n{LICENSED}{term}\n~ 第九条 本合同自签字之日起生效。"
    assert facts(text, "term_start", "term_end") == {"term_start": ["2021-07-01"], "term_end": ["2024-06-30"]}


def test_days_below_another_heading_are_no_term() -> None:
    for heading in ("第三条 保密期限", "第三条 付款期限", "第三条 许可期限届满后的处理"):
        text = f"# 专利实施许可合同\n{LICENSED}{heading}\n~ 自2021年7月1日至2024年6月30日。"
        assert facts(text, "term_start", "term_end") == {"term_start": [], "term_end": []}


def test_figures_behind_the_words_of_a_price_are_its_figures() -> None:
    text = f"# 专利权转让合同\n{PARTIES}~ 二、合同价款 大写：人民币贰拾壹万陆仟元整；小写：216000.00元。"
    assert facts(text, "total_amount") == {"total_amount": ["216000.00"]}
    other = text.replace("216000.00元", "261000.00元")
    assert facts(other, "total_amount", "total_in_words") == {
        "total_amount": ["None"],
        "total_in_words": ["贰拾壹万陆仟元整"],
    }


def test_the_small_print_above_a_title_is_no_part_of_it() -> None:
    heads = ("合同编号：MS-TT-2022-06", "密级：商业秘密"), ("某技术交易在线·电子合同", "存证编号 c44000c97e51d4b300000")
    for left, right in heads:
        small = (Line(left, Box(0.1, 0.057, 0.29, 0.068), 1.0), Line(right, Box(0.69, 0.057, 0.9, 0.068), 1.0))
        title = Line("专利权及专有技术转让合同", Box(0.1, 0.096, 0.4, 0.116), 1.0)
        below = pages(f"转让方：{GIVER}\n受让方：{TAKER}\n{'双方就下列专利的转让订立本合同' * 3}")[0].lines
        lower = [
            replace(line, box=Box(line.box.x0, line.box.y0 + 0.1, line.box.x1, line.box.y1 + 0.1)) for line in below
        ]
        found = contract.parse([Page("合同.pdf", 1, 595, 842, lines=(*small, title, *lower))])
        assert found is not None
        assert [field.value for field in found.fields["title"]] == ["专利权及专有技术转让合同"]


def test_a_number_in_which_a_speck_made_a_letter_or_a_point_is_not_given() -> None:
    for number in ("HJWL-2021-Z-0Q5", "SJJT-21.-Z13"):
        text = f"# 专利权转让合同\n合同编号：{number}\n{PARTIES}"
        assert facts(text, "contract_number") == {"contract_number": ["None"]}
    text = f"# 专利权转让合同\n合同编号：HJWL.2021-Q-005\n{PARTIES}"
    assert facts(text, "contract_number") == {"contract_number": ["HJWL.2021-Q-005"]}


def test_brackets_of_a_number_that_are_read_as_heavier_ones_are_its_brackets() -> None:
    text = f"# 专利权转让合同\n合同编号：JSZR【2022】331号\n{PARTIES}"
    assert facts(text, "contract_number") == {"contract_number": ["JSZR〔2022〕331号"]}
