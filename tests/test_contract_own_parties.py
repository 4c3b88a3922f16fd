"""Parties that a contract introduces in a way of its own. Invented names."""

from __future__ import annotations

import pytest

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
