"""What stands beside a party's name: its code, what it is, a co-owner, the same in another language."""

from __future__ import annotations

import pytest

from parsers.documents import contract
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
