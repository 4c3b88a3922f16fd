"""Advice of a bank in running sentences: whom it greets and whom it names. All values are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import Rows, page
from tests.test_bank_slip_forms import PAYEE, PAYEE_ACCOUNT, PAYEE_BANK, PAYER, PAYER_ACCOUNT, value

OUT = "贵公司账户于2022年7月29日支出一笔款项，详情如下："
PAID: Rows = [
    [(0.1, "收款人名称"), (0.3, PAYEE)],
    [(0.1, "收款人账号"), (0.3, PAYEE_ACCOUNT)],
    [(0.1, "收款人开户行"), (0.3, PAYEE_BANK)],
    [(0.1, "金额"), (0.3, "¥380,000.00")],
    [(0.1, "用途"), (0.3, "专利转让费")],
]


def parse(*rows: Sequence[tuple[float, str]]) -> Parsed:
    found = bank_slip.parse([page([[(0.35, "云湾银行借记通知书")], *rows])])
    assert found is not None
    return found


@pytest.mark.parametrize(
    "greeting", [f"致：{PAYER}", f"{PAYER}：", f"尊敬的{PAYER}：", f"致 {PAYER}：", f"{PAYER}台鉴："]
)
def test_whom_a_letter_greets_holds_the_account_it_speaks_of(greeting: str) -> None:
    parsed = parse([(0.1, greeting)], [(0.13, OUT)], *PAID)
    assert (value(parsed, "payer"), value(parsed, "payee"), parsed.subtype) == (PAYER, PAYEE, "payment")


def test_who_is_greeted_is_paid_where_the_letter_names_the_payer() -> None:
    rows: Rows = [[(0.1, "付款人名称"), (0.3, PAYER)], [(0.1, "付款人账号"), (0.3, PAYER_ACCOUNT)], *PAID[3:]]
    parsed = parse([(0.1, f"致：{PAYEE}")], [(0.13, OUT.replace("支出", "收到"))], *rows)
    assert (value(parsed, "payer"), value(parsed, "payee")) == (PAYER, PAYEE)


@pytest.mark.parametrize(
    "rows",
    [
        [[(0.1, f"致：{PAYEE_BANK}")], [(0.13, OUT)]],
        [[(0.1, f"致：{PAYER}")], [(0.1, "致：霜桥精密机械有限公司")], [(0.13, OUT)]],
        [[(0.1, "致：霜桥精密机械有限公司")], [(0.13, "我公司已按合同向贵公司支付一笔款项，详情如下：")]],
        [[(0.1, f"致：{PAYER}")], [(0.13, "账户于2022年7月29日支出一笔款项，详情如下：")]],
    ],
)
def test_a_bank_one_of_two_and_the_reader_of_a_firms_own_letter_hold_no_account(rows: Rows) -> None:
    assert value(parse(*rows, *PAID), "payer") is None


def test_names_in_a_sentence_end_where_it_goes_on() -> None:
    parsed = parse(
        [(0.13, f"兹通知贵单位{PAYER}（账号：{PAYER_ACCOUNT}）于2022年7月29日")],
        [(0.1, f"支付人民币380,000.00元，收款人为{PAYEE}，收款账号{PAYEE_ACCOUNT}，")],
        [(0.1, f"收款行{PAYEE_BANK}，款项用途：专利转让费。")],
    )
    found = [value(parsed, name) for name in ("payer", "payer_account", "payee", "payee_account", "payee_bank")]
    assert found == [PAYER, PAYER_ACCOUNT, PAYEE, PAYEE_ACCOUNT, PAYEE_BANK]


@pytest.mark.parametrize("name", ["为民研创（苏州）有限公司", "霜桥研究院有限公司苏州分公司"])
def test_a_name_in_a_sentence_is_given_whole_or_not_at_all(name: str) -> None:
    parsed = parse(
        [(0.13, f"兹通知贵单位{PAYER}（账号：{PAYER_ACCOUNT}）于2022年7月29日")],
        [(0.1, f"支付人民币380,000.00元，收款人{name}，收款账号{PAYEE_ACCOUNT}，")],
        [(0.1, f"收款行{PAYEE_BANK}，款项用途：专利转让费。")],
    )
    assert value(parsed, "payee") in (name, None)


@pytest.mark.parametrize("first", [True, False])
def test_an_account_behind_a_stroke_beside_a_party_s_name_is_its_account(first: bool) -> None:
    def party(x: float, label: str, name: str, account: str) -> list[list[tuple[float, str]]]:
        lines = [f"/{account}", name] if first else [name, f"/{account}"]
        return [[(x, label), (0.38, lines[0])], [(0.38, lines[1])], []]

    rows: Rows = [
        *party(0.08, "汇款人", PAYER, PAYER_ACCOUNT),
        *party(0.08, "收款人", PAYEE, PAYEE_ACCOUNT),
        [(0.08, "账户行"), (0.38, PAYEE_BANK)],
        [(0.08, "入账日期"), (0.38, "2022-09-06")],
        [(0.08, "入账金额"), (0.38, "CNY 1,280,000.00")],
    ]
    parsed = bank_slip.parse([page([[(0.35, "云湾银行汇入汇款通知书")], [], *rows], pitch=0.034)])
    assert parsed is not None
    found = [value(parsed, name) for name in ("payer", "payer_account", "payee", "payee_account")]
    assert found == [PAYER, PAYER_ACCOUNT, PAYEE, PAYEE_ACCOUNT]
