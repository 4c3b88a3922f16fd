"""What is a contract's own: not its neighbour's name, another contract's number or day, an item's price, an account.

All values are invented.
"""

from __future__ import annotations

import pytest

from parsers.documents import contract
from tests.paper_lines import pages
from tests.test_contract_told_beside import GIVER, TAKER, facts


def test_a_page_number_behind_the_contracts_own_is_none_of_it() -> None:
    assert facts(f"转让方：{GIVER}\n= 合同编号：QH-2021-07　第1页共1页", "contract_number") == [["QH-2021-07"]]


def test_a_day_below_a_full_last_line_is_that_of_signing() -> None:
    last = "~ 双方就ZL201810123456.5专利权转让事宜达成协议，转让费拾万元（100,000元）。"
    assert facts(f"转让方：{GIVER}\n受让方：{TAKER}\n{last}\n二〇二一年三月一日", "signed_on") == [["2021-03-01"]]


def test_a_name_below_the_word_for_one_party_is_not_the_others_beside_it() -> None:
    rows = f"| 甲方（转让方） | 乙方（受让方） |\n| 名称：{GIVER} | |"
    assert facts(f"{rows}\n~ 一、专利号ZL201810123456.5。", "receiver") == [[]]


def test_nought_in_units_of_ten_thousand_is_the_end_of_an_amount() -> None:
    assert facts(f"转让方：{GIVER}\n受让方：{TAKER}\n0万元。", "total_amount") == [["None"]]


def test_the_number_of_a_contract_cited_by_its_title_is_no_number_of_this_one() -> None:
    text = f"出质人：{GIVER}\n~ 第一条 主债权为乙方依据《流动资金借款合同》（编号：JK2021-88）发放的贷款。"
    assert facts(text, "contract_number") == [[]]


def test_the_number_of_a_party_among_several_is_none_of_its_name() -> None:
    text = f"转让方一：{GIVER}\n转让方二北辰学院\n受让方：{TAKER}"
    assert facts(text, "supplier") == [[GIVER, "北辰学院"]]


def test_the_price_of_one_patent_of_a_list_is_no_total() -> None:
    item = "~ （1）一种碳膜，ZL201810123456.5，作价6万元；"
    text = f"转让方：{GIVER}\n受让方：{TAKER}\n~ 一、转让下列专利：\n{item}\n~ 二、以上合计10万元。"
    assert facts(text, "total_amount") == [["100000.00"]]


SUPPLEMENT = f"""# 补充协议
甲方：{GIVER}
乙方：{TAKER}
~ 鉴于双方签订了编号为QH-21-109的《专利权转让合同》，原合同约定转让费为人民币200000.00元，现补充如下：
~ 一、原合同第二条转让费变更为人民币160000.00元（大写：壹拾陆万元整）。"""


def test_a_supplement_bears_the_new_price_and_the_number_of_its_contract() -> None:
    found = contract.parse(pages(SUPPLEMENT))
    assert found is not None
    told = {name: [str(item.value) for item in found.fields[name]] for name in ("contract_number", "total_amount")}
    assert told == {"contract_number": ["QH-21-109"], "total_amount": ["160000.00"]}


def test_who_pays_in_cash_beside_one_who_brings_patents_supplies_none() -> None:
    text = f"甲方（技术出资方）：{GIVER}\n乙方（现金出资方）：北辰投资有限公司\n丙方（目标公司）：{TAKER}"
    assert facts(text, "supplier", "receiver") == [[GIVER], [TAKER]]


def test_a_person_who_sells_is_known_by_the_number_of_a_card_which_is_no_credit_code() -> None:
    rows = f"| 让与人（出让方） | 江勇华 |\n| 证件号码 | 110108196604122517 |\n| 受让人（受让方） | {TAKER} |"
    assert facts(rows, "supplier", "supplier_code") == [["江勇华"], []]


@pytest.mark.parametrize(
    "text",
    [
        "~ 双方于2021年3月1日签订《专利权转让合同》（合同编号：QH-21-109，下称原合同），现变更如下。",
        "原合同编号：QH-21-109",
    ],
)
def test_a_supplement_names_its_contract_in_a_bracket_or_by_a_label(text: str) -> None:
    found = contract.parse(pages(f"# 补充协议\n甲方（转让方）：{GIVER}\n乙方（受让方）：{TAKER}\n{text}"))
    assert found is not None
    assert [field.value for field in found.fields["contract_number"]] == ["QH-21-109"]


def test_the_day_of_a_contract_that_is_dissolved_is_not_that_of_its_end() -> None:
    text = f"甲方：{GIVER}\n乙方：{TAKER}\n~ 双方于2021年3月1日签订的《专利权转让合同》自本协议签订之日起解除。"
    assert facts(f"{text}\n2021年5月1日", "signed_on") == [["2021-05-01"]]


def test_the_last_row_of_a_table_of_prices_is_the_total_and_that_of_counts_is_none() -> None:
    def table(head: str) -> str:
        rows = f"| 项目 | 编号 | {head} |\n| 专利一 | ZL201810123456.5 | 60000 |\n| 技术秘密 | — | 10000 |"
        return f"转让方：{GIVER}\n受让方：{TAKER}\n{rows}\n| 合计 | | 70000 |"

    assert facts(table("金额（元）"), "total_amount") == [["70000.00"]]
    assert facts(table("份数"), "total_amount") == [[]]


@pytest.mark.parametrize(("other", "days"), [("2021年月15日", ["2021-03-15"]), ("2021年月18日", [])])
def test_a_day_beside_part_of_the_same(other: str, days: list[str]) -> None:
    text = f"转让方：{GIVER}\n受让方：{TAKER}\n| 转让方签章 | 受让方签章 |\n| 代表 李四 | 代表 张三 |"
    assert facts(f"{text}\n| {other} | 2021年3月15日 |\n~ {'附注' * 24}", "signed_on") == [days]


def test_the_day_of_signing_in_the_brackets_of_a_clause() -> None:
    text = (
        f"出质人：{GIVER}\n~ 贷款期限自2021年5月10日至2023年5月9日。\n~ 本合同自双方签章之日（2021年4月10日）起成立。"
    )
    assert facts(text, "signed_on") == [["2021-04-10"]]


def test_a_price_in_the_clause_behind_a_list_is_the_total() -> None:
    items = "(1)一种碳膜，专利号201810123456.5；\n(2)一种碳管，专利号201910222333.1；三、使用费总额人民币160,000.00元。"
    assert facts(f"许可方：{GIVER}\n被许可方：{TAKER}\n{items}", "total_amount") == [["160000.00"]]


def test_a_number_that_ran_into_the_title_is_none_of_it() -> None:
    found = contract.parse(pages(f"= 合同号XK20212866专利实施许可合同\n许可方：{GIVER}\n被许可方：{TAKER}"))
    assert found is not None
    assert [field.value for field in found.fields["title"]] == ["专利实施许可合同"]


def test_an_account_behind_its_bank_is_no_credit_code_and_a_number_may_end_in_one_figure() -> None:
    account = "~ 价款划入转让方账户（滨州银行城东支行，923902961027312140）。"
    text = f"协议编号：DB-RG-7\n转让方：{GIVER}\n受让方：{TAKER}\n{account}"
    told = facts(text, "contract_number", "supplier_code", "receiver_code")
    assert told == [["DB-RG-7"], [], []]


def test_a_call_for_a_seal_behind_a_name_is_none_of_it() -> None:
    rows = f"|  | 甲方（转让方） | 乙方（受让方） |\n| 名称 | {GIVER}（章） | {TAKER}（盖章） |"
    assert facts(f"~ 一、专利号201810123456.5。\n{rows}", "supplier", "receiver") == [[GIVER], [TAKER]]
