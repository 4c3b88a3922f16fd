"""What lies behind a contract's cover, and what lies behind a contract: its text, its supplement, another contract."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.api import parse_documents
from parsers.classify import classify
from parsers.segment import segment
from tests.paper_lines import pages

COVER = """
> 合同编号：QH-ZL-2023-014



# 专利权转让合同书


标的名称：一种水质监测浮标及方法
出 让 方：青禾理工大学
受 让 方：滨城云杉微纳装备有限公司
签约日期：2023年3月6日
签约地点：滨城市学林区"""
TEXT = """
出让方（以下称“转出单位”）：青禾理工大学
统一社会信用代码：12310000938166626X
住所：滨城市学林区澄怀路518号
受让方（以下称“转入单位”）：滨城云杉微纳装备有限公司
统一社会信用代码：91320506330177503R
住所：滨城市越溪街道吴山街88号
~ 经双方协商一致，就转出单位所拥有的专利权之转让订立本合同，以资共同遵守。
~ 一、标的专利　转出单位将其名下发明专利《一种水质监测浮标及方法》（专利号：ZL201911869872.0）转让与转入单位。
~ 二、价款　本次转让之价款总计人民币贰拾捌万元整（小写：280000.00元），除此之外转入单位无须支付其他费用。
~ 三、付款　转入单位应于本合同生效之日起三十日内将全部价款一次性汇入转出单位下列账户。户名：青禾理工大学；
+ 开户行：滨城银行股份有限公司临港支行；账号：316008549267。
~ 四、变更登记　转出单位收到价款后二十个工作日内提交著录项目变更申报。
~ 五、违约责任　逾期付款的，每逾期一日按应付未付款项的万分之五支付违约金。"""
END = """
~ 六、争议解决　因本合同发生的争议由转出单位所在地人民法院管辖。
~ 七、其他　本合同一式肆份，双方各执贰份，自双方盖章之日起生效。
转出单位（盖章）：青禾理工大学
转入单位（盖章）：滨城云杉微纳装备有限公司
日期：2023年3月6日"""
ANOTHER = """
# 专利权转让合同
转让方（甲方）：白杨师范学院
受让方（乙方）：红枫光电股份公司
~ 第一条 甲方将专利权转让给乙方，甲方应当提供全部技术资料并协助乙方掌握该专利，乙方应当在其厂区内自行实施。
~ 第二条 转让费为人民币18万元，乙方应当在合同生效之日起三十日内一次付清，逾期的按日支付万分之五的违约金。
~ 第三条 甲方保证其为专利的唯一权利人，专利上没有质押，也没有许可他人实施，否则应当赔偿乙方的全部损失。
~ 第四条 专利权自登记之日起转移，登记由甲方办理，官费由乙方承担，其后的年费由乙方缴纳，甲方不再负担费用。
~ 第五条 双方对履行中知悉的技术秘密和经营秘密负有保密义务，保密期限为五年，本合同终止后仍然有效。
~ 第六条 一方违约的，应当赔偿对方因此受到的损失；不可抗力的，受影响的一方应当及时通知对方并提供证明。
~ 第七条 本合同争议由双方协商解决，协商不成的由法院解决。
~ 第八条 双方各执两份，自双方签署之日起生效。
甲方（盖章）：白杨师范学院
乙方（盖章）：红枫光电股份公司
2022年3月1日"""
SLIP = """
# 滨城银行电子回单
付款人户名：滨城云杉微纳装备有限公司
付款人账号：6222020400012345678
收款人户名：青禾理工大学
收款人账号：316008549267
收款人开户行：滨城银行股份有限公司临港支行
金额（小写）：¥280000.00
用途：专利转让费 流水号：A20230301001"""
FORM = """
# 专利权转让合同书
合同编号：QHZR2021-0019 签订地点：滨城市
| 出让方 | 单位名称 | 青禾应用技术学院 |
| 承让方 | 单位名称 | 云杉装配式建筑有限公司 |
| 标的 | 一种预制叠合楼板的脱模方法 | 201610345114.9 |
| 价款 | 转让费总额 | （小写）￥210,000.00 |
1. 出让方保证其为上述专利的唯一合法权利人，专利权有效，未设定质押。
2. 本合同签订后，由承让方负责向国家知识产权局办理变更手续。
3. 本合同一式四份，双方各执一份，自双方盖章之日起生效。
| 出让方（盖章）： | 承让方（盖章）： |
| 2021 年 09 月 02 日 | 2021 年 09 月 02 日 |"""
SUPPLEMENT = """
# {title}
> 编号：QHZR2021-0019-补1
甲方（转让方）：青禾应用技术学院
乙方（受让方）：云杉装配式建筑有限公司
~ 甲、乙双方于2021年9月2日签订了《专利权转让合同书》（合同编号：QHZR2021-0019，以下简称“原合同”）。
+ 经友好协商，就原合同部分条款变更如下：
~ 一、原合同约定的付款期限由“合同生效后20个工作日内”变更为“2021年12月31日前”。
~ 二、本补充协议为原合同的组成部分，与原合同具有同等效力；本补充协议未涉及的，按原合同执行。
| 甲方：青禾应用技术学院（盖章） | 乙方：云杉装配式建筑有限公司（盖章） |
| 日期：2021年9月29日 | 日期：2021年9月29日 |"""


def cuts(*sources: str) -> list[tuple[str, int, int]]:
    found = segment(pages("\n---\n".join(sources)))
    return [(cut.guess.kind.value, cut.pages[0].number, cut.pages[-1].number) for cut in found]


def test_the_text_behind_a_cover_may_name_the_account_to_pay_to_and_bear_no_title() -> None:
    assert cuts(COVER, TEXT, END) == [("contract", 1, 3)]
    (document,) = parse_documents(pages(f"{COVER}\n---\n{TEXT}\n---\n{END}"), strict=True)
    assert [str(amount) for amount in document.values("total_amount")] == ["280000.00"]
    assert document.values("receiver_code") == ["91320506330177503R"]


@pytest.mark.parametrize("number", ["第{}条 ", "{}、", "1{}、"])
def test_clauses_that_name_an_account_are_no_slip(number: str) -> None:
    counted = ("一", "二", "三") if "1" not in number else ("0", "1", "2")
    heads = [number.format(count) for count in counted]
    text = f"""
~ {heads[0]}受让方应将价款汇入转让方下列账户，收款人户名：青禾理工大学，开户行：滨城银行临港支行，账号：316008549267。
~ {heads[1]}付款人为受让方，汇款用途注明专利转让费，金额大写与小写不符的以大写为准。
~ {heads[2]}本合同自签字之日起生效，受让方为付款单位。"""
    (page,) = pages(text)
    assert classify(page).kind.value != "bank_slip"


def test_a_slip_behind_a_cover_is_a_slip_though_its_title_is_lost() -> None:
    assert cuts(COVER, SLIP) == [("contract", 1, 1), ("bank_slip", 2, 2)]
    assert cuts(COVER, SLIP.replace("# 滨城银行电子回单\n", "")) == [("contract", 1, 1), ("bank_slip", 2, 2)]


def test_another_contract_behind_a_cover_alone_is_another_document() -> None:
    assert cuts(COVER, ANOTHER) == [("contract", 1, 1), ("contract", 2, 2)]
    untitled = ANOTHER.replace("# 专利权转让合同\n", "")
    assert cuts(COVER, untitled) == [("contract", 1, 1), ("contract", 2, 2)]


def test_a_party_misread_on_the_cover_makes_no_other_contract() -> None:
    misread = COVER.replace("青禾理工", "青木理工").replace("云杉微纳", "云彬微钠")
    assert cuts(misread, "# 专利权转让合同书\n" + TEXT, END) == [("contract", 1, 3)]


def test_a_new_contract_behind_a_contract_with_a_cover_is_another_document() -> None:
    assert cuts(COVER, TEXT, END, ANOTHER) == [("contract", 1, 3), ("contract", 4, 4)]


def test_a_form_behind_a_signed_contract_in_bracketed_paragraphs_is_another_document() -> None:
    text = """
# 专利权转让合同
~ 本合同由青禾大学（以下称学校）与云杉有限公司（以下称公司）订立。
~ （一） 学校将专利权转让给公司，专利号为ZL201911869872.0，转让费为人民币10万元。
~ （二） 学校保证标的专利真实有效、权属清晰，未设立质押，未被采取保全措施。"""
    signed = "学校（公章）：\n授权签字人：\n公司（公章）：\n授权签字人："
    form = FORM.replace("合同编号：QHZR2021-0019", "编号：20213137").replace("合同书", "合同")
    assert cuts(text, signed, form) == [("contract", 1, 2), ("contract", 3, 3)]


def test_another_contract_behind_a_contract_and_its_annex_is_another_document() -> None:
    annex = "附件：\n专利清单\n| 序号 | 专利名称 | 专利号 |\n| 1 | 一种浮标 | ZL201911869872.0 |"
    body = "# 专利权转让合同\n" + TEXT
    another = ANOTHER.replace("甲方（盖章）", "\n\n\n\n甲方（盖章）")
    assert cuts(body, END, annex, another) == [("contract", 1, 3), ("contract", 4, 4)]


@pytest.mark.parametrize("title", ["补 充 协 议", "补充协议（一）", "专利权转让合同补充协议", "补充协议之一"])
def test_a_supplement_behind_its_contract_is_a_document_of_its_own(title: str) -> None:
    assert cuts(FORM, SUPPLEMENT.format(title=title)) == [("contract", 1, 1), ("contract", 2, 2)]
    first, second = parse_documents(pages("\n---\n".join((FORM, SUPPLEMENT.format(title=title)))), strict=True)
    assert {str(day) for day in first.values("signed_on")} <= {"2021-09-02"}
    assert [str(day) for day in second.values("signed_on")] == ["2021-09-29"]


def test_a_supplement_with_a_cover_is_one_document() -> None:
    cover = "\n\n\n# 补充协议\n甲方：青禾应用技术学院\n乙方：云杉装配式建筑有限公司\n2021年9月"
    assert cuts(cover, SUPPLEMENT.format(title="补充协议")) == [("contract", 1, 2)]


def test_a_clause_on_supplements_begins_no_document() -> None:
    clause = "第八条 补充协议\n~ 双方可以就未尽事宜另行签订补充协议，补充协议与本合同具有同等效力。\n" + END
    assert cuts(COVER, TEXT, clause) == [("contract", 1, 3)]


RECORD = """
# 专利实施许可合同
# {second}
> 合同备案号：X2022210000650
青禾工程大学：
云杉金冶装备制造有限责任公司：
~ 你们双方于2022年3月1日签订的专利实施许可合同，经审核，准予备案，备案日期为2022年4月18日，主要事项如下：
| 让与人 | 青禾工程大学 |
| 受让人 | 云杉金冶装备制造有限责任公司 |
| 专利号 | ZL201810265762.2 |
| 许可种类 | 普通许可 |
| 使用费 | 180000.00元 |
> 国家知识产权局专利局滨城代办处
> 2022年4月18日"""


@pytest.mark.parametrize(("height", "gap"), [(0.02, -0.006), (0.02, 0.01), (0.0145, -0.002), (0.0145, 0.006)])
@pytest.mark.parametrize("second", ["备案证明", "备案通知书"])
def test_a_title_in_two_lines_set_tightly_is_one(second: str, height: float, gap: float) -> None:
    record, contract = pages(RECORD.format(second=second) + "\n---\n" + ANOTHER.replace("转让合同", "实施许可合同"))
    first, below, *others = record.lines
    top = first.box.y0
    first = replace(first, box=replace(first.box, y1=top + height), edges=())
    below = replace(below, box=replace(below.box, y0=top + height + gap, y1=top + 2 * height + gap), edges=())
    found = segment([replace(record, lines=(first, below, *others)), contract])
    assert [(cut.guess.kind.value, cut.guess.subtype) for cut in found] == [
        ("registration", "licence_record"),
        ("contract", "licence"),
    ]


def test_a_contract_that_speaks_of_its_record_below_the_title_stays_one() -> None:
    title = "# 专利实施许可合同\n= （本合同签订后三个月内办理备案证明）\n"
    (page,) = pages(title + ANOTHER.removeprefix("\n# 专利权转让合同\n"))
    assert classify(page).kind.value == "contract"
