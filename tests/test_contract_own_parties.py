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
