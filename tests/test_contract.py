"""Contracts of many wordings, as recorded lines: whoever writes them, the same facts come out. Invented values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.documents import contract
from parsers.documents.parsed import Parsed
from tests.paper_lines import pages

Facts = dict[str, list[str]]

PAPERS: dict[str, tuple[str, str, Facts]] = {
    "a ministry form of two pages, buyer is 甲方": (
        "transfer",
        """合同编号：2021330000123
# 技术转让（专利权）合同


项目名称：一种多孔碳材料的制备方法
受让方（甲方）：云杉（滨州）新材料有限公司
让与方（乙方）：青禾大学
签订时间：2021年3月15日
签订地点：山东省滨州市
有效期限：2021年3月15日至2026年3月14日
= 中华人民共和国科学技术部印制
---
~ 依据《中华人民共和国民法典》的规定，合同双方就一种多孔碳材料的制备方法专利权转让，经协商一致，签订本合同。
~ 第一条 本合同转让的专利权：
~ 1.为发明专利。2.发明人：林一苇、周知远。3.专利权人：青禾大学。4.专利授权日：2020年5月8日。5.专利号：ZL20181012
+ 3456.5。6.专利有效期限：二十年。7.专利年费已交至2021年。
~ 第二条 乙方在本合同签署前实施或许可本项专利权的状况：乙方未实施，也未许可任何第三方实施。
~ 第六条 甲方向乙方支付该项专利权转让的价款及支付方式如下：
1.专利权的转让价款总额为：人民币贰拾伍万元整（¥250,000.00元）；其中，技术服务和指导费为：20000元。
2.专利权的转让价款由甲方分期支付乙方。具体支付方式和时间如下：
(1)合同生效后10日内支付100000元；(2)完成变更后支付150000元。
~ 第七条 违约责任：任何一方违约，应支付违约金5万元。
~ 第八条 发票：乙方应向甲方开具增值税专用发票，汇入乙方在工商银行的账户。
甲方：云杉（滨州）新材料有限公司（盖章）
法定代表人/委托代理人：（签名）
2021年3月15日
乙方：青禾大学（盖章）
法定代表人/委托代理人：（签名）
2021年3月15日
""",
        {
            "contract_number": ["2021330000123"],
            "supplier": ["青禾大学"],
            "receiver": ["云杉（滨州）新材料有限公司"],
            "patent_numbers": ["201810123456.5"],
            "total_amount": ["250000.00"],
            "total_in_words": ["贰拾伍万元整"],
            "signed_on": ["2021-03-15"],
            "term_start": ["2021-03-15"],
            "term_end": ["2026-03-14"],
            "title": ["技术转让(专利权)合同"],
        },
    ),
    "an old office form, words in a bracket": (
        "transfer",
        """# 专利权转让合同
转让方：洛原理工学院
地址：洛原市涧西区开元大道88号
法定代表人：顾明
受让方：洛原市中创轴承科技有限公司
地址：洛原市高新区创新路1号
~ 鉴于转让方拥有一种滚子轴承保持架（专利号：2017 2 0456789.0）的实用新型专利权，受让方对上述专利权的了解，希望获
+ 得该专利权；双方经协商一致，签订本合同。
~ 第四条 转让费及支付方式
~ 1、本合同涉及的专利权的转让费为(¥36000元，大写：叁万陆仟元整)，采用一次付清方式，在合同生效之日起15日内，受让
+ 方将转让费全部汇至转让方的账号。
~ 2、定金5000元。
~ 第九条 税费：由受让方缴纳。
| 转让方（签章） | 受让方（签章） |
| 签订日期：2022年6月1日 | 签订日期：2022年6月1日 |
""",
        {
            "supplier": ["洛原理工学院"],
            "receiver": ["洛原市中创轴承科技有限公司"],
            "total_amount": ["36000.00"],
            "total_in_words": ["叁万陆仟元整"],
            "signed_on": ["2022-06-01"],
            "patent_numbers": ["201720456789.0"],
        },
    ),
    "a licence form with its kinds in brackets": (
        "licence",
        """# 专利实施许可合同

专利名称：一种低温余热回收装置
专利号：ZL201910234567.8
许可方名称：临江大学
地址：临江市文苑路2号
代表人：沈言
被许可方名称：临江热能设备股份有限公司
地址：临江市滨江大道18号
代表人：胡恺
合同备案号：
签订地点：临江市
签订日期：2022年1月10日
有效期限至：2025年1月9日
= 国家知识产权局监制
---
~ 前言（鉴于条款）：鉴于许可方（临江大学）拥有一种低温余热回收装置专利，该专利为职务发明创造。鉴于被许可方属于热
+ 能行业的企业，希望获得许可而实施该专利技术。
~ 第二条 专利许可的方式与范围：该专利的许可方式是独占许可（独占、排他、普通、交叉、分许可）；该专利的许可范围是
+ 在全国制造、使用、销售其专利的产品。
~ 第五条 使用费及支付方式
~ 1、本合同涉及的使用费为（￥12 万元）采用一次总付方式，合同生效之日起30日内，被许可方将使用费全部汇至许可方账号。
~ 第十条 违约及索赔：被许可方拒付使用费的，应支付违约金1万元。
许可方签章                      被许可方签章
""",
        {
            "supplier": ["临江大学"],
            "receiver": ["临江热能设备股份有限公司"],
            "total_amount": ["120000.00"],
            "signed_on": ["2022-01-10"],
            "licence_type": ["独占许可"],
            "patent_numbers": ["201910234567.8"],
        },
    ),
    "roles told by sentences only": (
        "transfer",
        """# 发明专利转让协议书
协议编号：XY-2022-0098
甲方：山海电子科技（深港）有限公司
统一社会信用代码：91440300MA5EXAMPLE
乙方：北辰工业大学
地址：北辰市学院路7号
~ 甲、乙双方本着自愿平等的原则，就专利转让事宜达成如下协议：
~ 一、乙方将其合法拥有的名称为“一种柔性显示基板”、专利号为ZL201610345678.2的发明专利权转让给甲方，甲方同意受让。
~ 二、转让价款：上述专利权转让总价为人民币48.5万元（大写：肆拾捌万伍仟元整），该价款为含税价。
~ 三、付款方式：甲方于本协议签订后5个工作日内向乙方支付定金人民币8.5万元，余款40万元于专利权变更登记完成之日起10
+ 日内付清。
~ 四、乙方指定收款账户：户名：北辰工业大学，开户行：中国银行北辰学院路支行，账号：6222020000000001。
~ 五、本协议自双方签字盖章之日起生效，一式四份。
| 甲方（盖章）：山海电子科技（深港）有限公司 | 乙方（盖章）：北辰工业大学 |
| 法定代表人： | 法定代表人： |
| 日期：2022年8月9日 | 日期：2022年8月11日 |
""",
        {
            "contract_number": ["XY-2022-0098"],
            "supplier": ["北辰工业大学"],
            "receiver": ["山海电子科技（深港）有限公司"],
            "total_amount": ["485000.00"],
            "total_in_words": ["肆拾捌万伍仟元整"],
            "signed_on": ["2022-08-11"],
            "patent_numbers": ["201610345678.2"],
        },
    ),
    "co-owners and a list of patents with prices in 万元": (
        "transfer",
        """# 专利权转让合同
合同编号：ZR〔2022〕15号
转让方（甲方）：青禾大学、青禾大学合肥研究院
受让方（乙方）：合城禾芯半导体有限公司
~ 根据《中华人民共和国民法典》《中华人民共和国专利法》的有关规定，双方签订如下合同。
~ 第一条 转让标的：甲方同意将附件一所列3件专利的专利权转让给乙方。
~ 第二条 转让费用：本合同转让费合计人民币（大写）陆拾万元整（￥600000.00）。
~ 第三条 违约金为转让费的20%，即12万元。
甲方（公章）：青禾大学               乙方（公章）：合城禾芯半导体有限公司
青禾大学合肥研究院
签署日期：2022年9月30日
---
= 附件一：转让专利清单
| 序号 | 专利名称 | 专利号 | 专利类型 | 转让费（万元） |
| 1 | 一种晶圆清洗装置 | ZL201910000001.9 | 发明 | 30 |
| 2 | 一种刻蚀终点检测方法 | ZL202010000002.6 | 发明 | 20 |
| 3 | 一种晶圆载具 | ZL202120000003.0 | 实用新型 | 10 |
| 合计 |  |  |  | 60 |
""",
        {
            "contract_number": ["ZR〔2022〕15号"],
            "supplier": ["青禾大学", "青禾大学合肥研究院"],
            "receiver": ["合城禾芯半导体有限公司"],
            "total_amount": ["600000.00"],
            "total_in_words": ["陆拾万元整"],
            "signed_on": ["2022-09-30"],
            "patent_numbers": ["201910000001.9", "202010000002.6", "202120000003.0"],
            "patent_amounts": ["300000.00", "200000.00", "100000.00"],
        },
    ),
    "a contribution of a patent": (
        "equity",
        """# 专利权作价入股协议
甲方（出资方）：临江大学
乙方（目标公司）：临江海绵城市科技有限公司
丙方：张弛
~ 第一条 甲方以其拥有的发明专利“一种透水铺装”（专利号：ZL201810555555.0）作价人民币300万元（大写：叁佰万元整）
+ 入股乙方，占乙方注册资本1000万元的30%。
~ 第二条 经临江资产评估有限公司评估，上述专利评估价值为310万元。
甲方（盖章）：临江大学
乙方（盖章）：临江海绵城市科技有限公司
丙方（签字）：张弛
2022年4月18日
""",
        {
            "supplier": ["临江大学"],
            "receiver": ["临江海绵城市科技有限公司"],
            "total_amount": ["3000000.00"],
            "total_in_words": ["叁佰万元整"],
            "signed_on": ["2022-04-18"],
            "patent_numbers": ["201810555555.0"],
        },
    ),
    "a pledge for a loan": (
        "pledge",
        """# 专利权质押合同
合同编号：ZY2022-8801
出质人（甲方）：云杉（滨州）新材料有限公司
质权人（乙方）：滨州农商银行股份有限公司城东支行
~ 为确保乙方与云杉（滨州）新材料有限公司签订的编号为LD2022-77的《流动资金借款合同》的履行，甲方愿意以其合法拥有
+ 的专利权向乙方提供质押担保。
~ 第一条 本合同担保的主债权本金为人民币伍佰万元整（小写：5,000,000.00元），主债权的履行期限自2022年5月1日起至202
+ 3年4月30日止。
~ 第二条 质押专利：ZL201810123456.5、ZL202021234567.2，评估价值合计1200万元，质押率不超过50%。
出质人（公章）：云杉（滨州）新材料有限公司
质权人（公章）：滨州农商银行股份有限公司城东支行
签订日期：2022年4月28日
""",
        {
            "contract_number": ["ZY2022-8801"],
            "supplier": ["云杉（滨州）新材料有限公司"],
            "receiver": ["滨州农商银行股份有限公司城东支行"],
            "total_amount": ["5000000.00"],
            "signed_on": ["2022-04-28"],
            "term_start": ["2022-05-01"],
            "term_end": ["2023-04-30"],
            "patent_numbers": ["201810123456.5", "202021234567.2"],
        },
    ),
    "a gift by a person": (
        "transfer",
        """# 专利权转让协议
转让人：林一苇
受让人：云杉（滨州）新材料有限公司
~ 转让人自愿将其名下专利号为ZL201810123456.5的发明专利无偿转让给受让人，受让人同意接受。
~ 本协议自签字之日起生效。
转让人（签字）：林一苇
受让人（盖章）：云杉（滨州）新材料有限公司
2021年11月2日
""",
        {
            "supplier": ["林一苇"],
            "receiver": ["云杉（滨州）新材料有限公司"],
            "total_amount": ["0.00"],
            "signed_on": ["2021-11-02"],
            "patent_numbers": ["201810123456.5"],
        },
    ),
    "a blank form": (
        "transfer",
        """# 专利权转让合同
合同编号：____________
转让方（甲方）：________________
受让方（乙方）：________________
签订日期：    年    月    日
~ 第一条 专利号：______________。
~ 第四条 转让费为人民币（大写）__________元整（￥________元），于____年__月__日前支付。
甲方（盖章）：            乙方（盖章）：
      年   月   日              年   月   日
""",
        {},
    ),
    "colons lost, blanks in numbers, a misread title": (
        "licence",
        """# 专利实施许可台同
合同编号 HT20220311-07
许可方（甲方） 海澜师范大学
法定代表人 孙禾
被许可方（乙方） 海澜智造机器人股份有限公司
~ 甲方许可乙方以普通实施许可的方式实施下列专利专利号ZL 2019 1 0777888.2
~ 许可使用费总额人民币：1 8 0,0 0 0.0 0元大写：壹拾捌万元整 许可期限自2022年03月11日起至2025年03月10日止
甲方（盖章） 乙方（盖章）
签订日期2022年3月11日
""",
        {
            "contract_number": ["HT20220311-07"],
            "supplier": ["海澜师范大学"],
            "receiver": ["海澜智造机器人股份有限公司"],
            "total_amount": ["180000.00"],
            "licence_type": ["普通许可"],
            "term_start": ["2022-03-11"],
            "term_end": ["2025-03-10"],
            "signed_on": ["2022-03-11"],
            "patent_numbers": ["201910777888.2"],
        },
    ),
    "parties introduced by 以下简称": (
        "transfer",
        """# 专利申请权及专利权转让合同
~ 本合同由以下双方于2022年2月14日在北辰市签订：
~ （1）北辰工业大学（以下简称“转让方”），住所：北辰市学院路7号；
~ （2）山海电子科技（深港）有限公司（以下简称“受让方”），住所：深港市南山路9号。
~ 1. 标的：转让方同意将申请号为201910111222.3的发明专利（下称“标的专利”）转让给受让方。
~ 2. 对价：受让方应向转让方支付全部转让价款共计人民币壹佰贰拾万元（RMB1,200,000.00），分两期：首期60万元，二期60万元。
~ 3. 若违约，违约方应赔偿守约方损失不超过200万元。
""",
        {
            "supplier": ["北辰工业大学"],
            "receiver": ["山海电子科技（深港）有限公司"],
            "total_amount": ["1200000.00"],
            "signed_on": ["2022-02-14"],
            "patent_numbers": ["201910111222.3"],
        },
    ),
    "a form of cells": (
        "transfer",
        """# 技术转让合同
| 合同编号 | JZ2022-118 | 签订日期 | 2022-07-05 |
| 甲方（受让方） | 单位名称 | 江宁绿能装备有限公司 |  |
|  | 统一社会信用代码 | 91320115MA1XXXXX0Q | |
| 乙方（转让方） | 单位名称 | 中部水利科学研究院 | |
|  | 地址 | 江宁市水利路1号 | |
| 合同金额 | 伍拾捌万元整 | ¥580,000.00 | |
~ 乙方将专利ZL201510222333.3转让给甲方。
""",
        {
            "contract_number": ["JZ2022-118"],
            "supplier": ["中部水利科学研究院"],
            "receiver": ["江宁绿能装备有限公司"],
            "total_amount": ["580000.00"],
            "signed_on": ["2022-07-05"],
            "patent_numbers": ["201510222333.3"],
        },
    ),
    "units apart, a wrapped name, a date in characters": (
        "transfer",
        """# 专利转让合同书
转让方（乙方）：北辰工业大学技术转移有限
公司
受让方（甲方）：东湾海工装备集团有限公司
~ 第一条 转让专利号ZL201410999888.4。
~ 第二条 转让价款 贰佰伍拾 万元（¥ 250 万元），其中专利权200万元，技术秘密50万元。
签约日期：二〇二二年十二月一日
""",
        {
            "supplier": ["北辰工业大学技术转移有限公司"],
            "receiver": ["东湾海工装备集团有限公司"],
            "total_amount": ["2500000.00"],
            "signed_on": ["2022-12-01"],
            "patent_numbers": ["201410999888.4"],
        },
    ),
    "figures and words that differ": (
        "transfer",
        """# 专利权转让合同
转让方：青禾大学
受让方：云杉（滨州）新材料有限公司
~ 转让费：人民币¥250,000.00元（大写：贰拾捌万元整）。专利号ZL201810123456.5
签订日期：2022.03.04
""",
        {
            "supplier": ["青禾大学"],
            "receiver": ["云杉（滨州）新材料有限公司"],
            "total_in_words": ["贰拾捌万元整"],
            "signed_on": ["2022-03-04"],
        },
    ),
}
"""Wording → subtype, the paper, what it says. Facts that are not named are not judged."""


def values(parsed: Parsed | None) -> Facts:
    assert parsed is not None
    return {name: [str(field.value) for field in fields] for name, fields in parsed.fields.items()}


@pytest.mark.parametrize("wording", PAPERS)
def test_facts_are_read_whatever_the_wording(wording: str) -> None:
    subtype, source, facts = PAPERS[wording]
    parsed = contract.parse(pages(source))
    assert parsed is not None
    assert parsed.subtype == subtype
    assert {name: found for name, found in values(parsed).items() if name in facts} == facts


def test_a_blank_form_gives_no_values() -> None:
    parsed = contract.parse(pages(PAPERS["a blank form"][1]))
    assert parsed is not None
    assert set(parsed.fields) <= {"title"}


def test_figures_and_words_that_differ_leave_the_total_unclear_and_show_both() -> None:
    parsed = contract.parse(pages(PAPERS["figures and words that differ"][1]))
    assert parsed is not None
    (total,) = parsed.fields["total_amount"]
    assert total.conflict
    assert {str(reading.value) for reading in total.readings} == {"250000.00", "280000.00"}
    assert {reading.reader.value for reading in total.readings} == {"ocr", "words"}


def test_every_value_has_its_place_on_the_page_where_it_stands() -> None:
    papers = pages(PAPERS["a ministry form of two pages, buyer is 甲方"][1])
    parsed = contract.parse(papers)
    assert parsed is not None
    for name, fields in parsed.fields.items():
        for reading in (reading for field in fields for reading in field.readings):
            assert reading.box is not None, name
            lines = papers[reading.page - 1].lines
            assert any(line.box.overlap_y(reading.box) > 0 and line.box.overlap_x(reading.box) > 0 for line in lines), (
                name
            )


def test_a_number_cut_by_the_margin_is_whole_again() -> None:
    text = "本合同所转让的专利名称为一种用于深海探测的耐压壳体及其制备方法其专利号为"
    parsed = contract.parse(pages(f"# 专利权转让合同\n~ {text}ZL201810123456.5，双方确认。"))
    assert values(parsed)["patent_numbers"] == ["201810123456.5"]


@pytest.mark.parametrize(
    ("clause", "total"),
    [
        ("转让费总额为人民币50万元，其中定金10万元，余款40万元于变更后支付。", "500000.00"),
        ("本合同总价款：300000元（大写：叁拾万元整）；违约金为合同总额的10%，即30000元。", "300000.00"),
        ("使用费采用入门费加提成方式：入门费人民币贰拾万元整，提成按销售额的3%支付。", "200000.00"),
        ("专利权转让价款合计¥88,000.00，技术服务费另计20,000.00元。", "88000.00"),
        ("甲方注册资本1000万元。乙方应支付转让款共计人民币叁拾贰万伍仟元整。", "325000.00"),
    ],
)
def test_the_total_is_told_from_deposits_penalties_and_fees(clause: str, total: str) -> None:
    parsed = contract.parse(pages(f"# 专利权转让合同\n转让方：青禾大学\n受让方：云杉新材料有限公司\n~ 第三条 {clause}"))
    assert values(parsed)["total_amount"] == [total]


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("许可方式：☑排他许可 □独占许可 □普通许可", ["排他许可"]),
        ("许可的种类为普通实施许可。", ["普通许可"]),
        ("许可方式：□独占许可 □排他许可 □普通许可", None),
        ("许可的方式为（独占许可、排他许可、普通许可）中的一种。", None),
        ("许可方授予被许可方独家实施许可。", ["独占许可"]),
    ],
)
def test_the_kind_of_a_licence_is_the_one_chosen(clause: str, kind: list[str] | None) -> None:
    parsed = contract.parse(pages(f"# 专利实施许可合同\n许可方：青禾大学\n被许可方：云杉新材料有限公司\n~ {clause}"))
    assert values(parsed).get("licence_type") == kind


def test_names_that_differ_between_introduction_and_signature_are_not_averaged() -> None:
    parsed = contract.parse(
        pages(
            "# 专利权转让合同\n转让方：青禾大学\n受让方：云杉未来材料有限公司\n~ 一、转让专利。\n"
            "受让方（盖章）：云杉末来材料有限公司"
        )
    )
    assert values(parsed)["supplier"] == ["青禾大学"]
    assert values(parsed)["receiver"] == ["None"]


def test_credit_codes_go_to_their_party() -> None:
    parsed = contract.parse(
        pages(
            "# 专利权转让合同\n甲方（受让方）：云杉新材料有限公司\n统一社会信用代码：91110000600037341L\n"
            "乙方（转让方）：青禾大学\n统一社会信用代码：914110007324785523\n~ 一、转让专利。"
        )
    )
    assert values(parsed)["receiver_code"] == ["91110000600037341L"]
    assert values(parsed)["supplier_code"] == ["914110007324785523"]


def test_codes_of_parties_side_by_side_go_to_the_party_above_them() -> None:
    parsed = contract.parse(
        pages(
            "# 专利权转让合同\n| 转让方：青禾大学 | 受让方：云杉新材料有限公司 |\n"
            "| 统一社会信用代码：914110007324785523 | 统一社会信用代码：91110000600037341L |\n~ 一、转让专利。"
        )
    )
    assert values(parsed)["supplier_code"] == ["914110007324785523"]
    assert values(parsed)["receiver_code"] == ["91110000600037341L"]


@pytest.mark.parametrize(
    "parties",
    [
        "甲方：云杉新材料有限公司（受让方）\n乙方：青禾大学（转让方）",
        "甲方（专利权人）：青禾大学\n乙方：云杉新材料有限公司\n~ 一、甲方同意将专利权转让给乙方。",
        "转让方（甲方）：\n受让方：\n~ 一、转让。\n转让方（盖章）：青禾大学\n受让方（盖章）：云杉新材料有限公司",
        "甲方：云杉新材料有限公司\n乙方：青禾大学\n~ 甲方应向乙方支付转让费。未经甲方同意，乙方不得转让给丙方。",
    ],
)
def test_roles_stand_before_or_behind_names_or_only_in_sentences(parties: str) -> None:
    found = values(contract.parse(pages(f"# 专利权转让合同\n{parties}")))
    assert (found["supplier"], found["receiver"]) == (["青禾大学"], ["云杉新材料有限公司"])


def test_two_prices_without_a_total_leave_the_total_unclear() -> None:
    parsed = contract.parse(pages("# 专利权转让合同\n~ 专利一转让费10万元；专利二转让费20万元。"))
    assert values(parsed)["total_amount"] == ["None"]


SEALED = """# 专利转让合同书
转让方：青禾大学
受让方：云杉晟泽新材料有限公司
一、标的
~ 转让方将专利ZL201810123456.5转让给受让方。
二、费用
~ 转让费共计人民币50万元。
三、争议
~ 协商解决。
"""


@pytest.mark.parametrize(
    "signatures",
    [
        "转让方并盖料美川先进材料研究院\n受让方（盖有限公司",
        "转让方（盖章）：青禾大学\n受让方章）：石晟泽精密制造有限公司",
        "转让方：料禾大学\n受让方：云杉晟泽新材料有限公司",
    ],
)
def test_seals_over_signatures_add_no_party(signatures: str) -> None:
    found = values(contract.parse(pages(SEALED + signatures)))
    assert found["supplier"] == ["青禾大学"]
    assert found["receiver"] == ["云杉晟泽新材料有限公司"]


def test_a_name_hardly_legible_adds_no_party_beside_one_that_is_clear() -> None:
    (page,) = pages(
        "# 专利转让合同书\n转让方：青禾大学\n受让方：云杉有限公司\n转让方：美川材料研究院\n受让方：云杉有限公司"
    )
    lines = tuple(replace(line, confidence=0.21) if "美川" in line.text else line for line in page.lines)
    assert values(contract.parse([replace(page, lines=lines)]))["supplier"] == ["青禾大学"]


def test_telephone_address_and_representative_go_to_their_party() -> None:
    source = """# 专利权转让合同
甲方（受让方）：云杉（滨州）新材料有限公司
住所地：滨州市渤海五路1号
法定代表人：林一苇
联系电话：0543-12345678
乙方（让与方）：青禾大学
地址：北辰市学府路2号，法定代表人：周知远
电话：138 0013 8000
见证方：滨州技术交易中心
联系电话：0543-87654321
~ 第一条 乙方将专利ZL201810123456.5转让给甲方。"""
    found = values(contract.parse(pages(source.replace("0543-1", "0543-3").replace("138 0013 8000", "13800138000"))))
    expected = {
        "receiver_phone": ["0543-32345678"],
        "receiver_address": ["滨州市渤海五路1号"],
        "receiver_legal_representative": ["林一苇"],
        "supplier_phone": ["13800138000"],
        "supplier_address": ["北辰市学府路2号"],
        "supplier_legal_representative": ["周知远"],
    }
    assert {name: value for name, value in found.items() if name in expected} == expected


def test_who_signs_for_a_party_is_named_where_it_signs() -> None:
    source = """# 专利权转让合同
让与方 青禾大学
受让方 云杉（滨州）新材料有限公司
~ 一、让与方将专利ZL201810123456.5转让给受让方。
让与方（盖章）
法定代表人／委托代理人：潘一然
受让方（盖章）
法定代表人／委托代理人：潘一然
授权代表：林一苇
见证方（盖章）
代表：周知远"""
    found = values(contract.parse(pages(source)))
    assert found["supplier_representative"] == ["潘一然"]
    assert found["receiver_representative"] == ["潘一然", "林一苇"]


def test_who_signs_below_the_name_of_a_party_signs_for_it() -> None:
    source = (
        "# 专利权转让合同\n~ 本合同由青禾大学（下称“转让方”）与云杉新材料有限公司（下称“受让方”）于2022年7月签署。\n"
        "青禾大学（盖章）\n授权代表：潘一然\n云杉新材料有限公司（盖章）\n授权代表：林一苇"
    )
    found = values(contract.parse(pages(source)))
    assert (found["supplier_representative"], found["receiver_representative"]) == (["潘一然"], ["林一苇"])


def test_an_account_of_eighteen_digits_is_no_credit_code() -> None:
    source = (
        "# 专利权转让合同\n转让方：青禾大学\n受让方：云杉有限公司\n~ 开户银行：滨城银行，账号：922314856828016562。"
    )
    assert not {"supplier_code", "receiver_code"} & set(values(contract.parse(pages(source))))


def test_a_number_ends_before_the_title_that_follows_it() -> None:
    source = "合同编号：ZLZR-2021-119专利权转让合同项目名称：一种阀\n转让方：青禾大学\n受让方：云杉有限公司"
    assert values(contract.parse(pages(source)))["contract_number"] == ["ZLZR-2021-119"]
    kept = source.replace("ZLZR-2021-119专利权转让合同项目名称：一种阀", "京技转字〔2021〕第12号")
    assert values(contract.parse(pages(kept)))["contract_number"] == ["京技转字〔2021〕第12号"]


def test_codes_are_not_given_across_a_party_that_is_not_read() -> None:
    """名称· has a speck; even where the name behind it is lost, the code under it is not the other side's."""
    source = """# 专利权转让协议
| 转让人 | 名称 | 青禾大学 |
| | 统一社会信用代码 | 12100000400000624D |
| 受让人 | 名称· | {name} |
| | 统一社会信用代码 | 91110000600037341L |"""
    read, lost = (values(contract.parse(pages(source.format(name=name)))) for name in ("云杉有限公司", "…"))
    assert (read["supplier_code"], read["receiver_code"]) == (["12100000400000624D"], ["91110000600037341L"])
    assert read["receiver"] == ["云杉有限公司"]
    assert lost["supplier_code"] == ["12100000400000624D"]
