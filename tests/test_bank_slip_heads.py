"""A word of a form is never given as a party, a bank or a purpose, however the form is laid out.

All values are invented.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.lines import Box, Reader
from parsers.documents import bank_slip
from parsers.documents.bank_slip_heads import without_heads
from parsers.documents.bank_slip_labels import slip_words
from parsers.documents.bank_statement_columns import COLUMNS
from parsers.documents.word_lists import words_of
from parsers.reading import Reading
from tests.slip_lines import Rows, page
from tests.test_bank_slip_forms import PAYEE, PAYEE_ACCOUNT, PAYEE_BANK, PAYER, PAYER_ACCOUNT, PAYER_BANK, value

PARTIES = ("payer", "payee")
BANKS = ("payer_bank", "payee_bank")
LABELS = sorted(word for word in {*slip_words().table.names, *COLUMNS.names} if len(word) > 1 and word != "银行")
HEADS = words_of(
    "户名 账号 开户行 对方户名 摘要 用途 金额 借方 贷方 收款行 发起行 接收行 对方账号 借方发生额 "
    "贷方金额 开户银行 收款人 余额"
)


def gated(field: str, text: str) -> object:
    reading = Reading(text, text, Reader.OCR, 1.0, 1, Box(0, 0, 1, 0.1))
    return without_heads({field: [reading]})[field][0].value


@given(st.sampled_from(LABELS), st.sampled_from((*PARTIES, *BANKS)), st.sampled_from(["", ":", "："]))
def test_no_label_is_a_party_or_a_bank(label: str, field: str, colon: str) -> None:
    assert gated(field, label + colon) is None


@given(st.sampled_from(LABELS), st.data(), st.sampled_from((*PARTIES, *BANKS)))
def test_no_piece_of_a_label_is_a_party_or_a_bank(label: str, data: st.DataObject, field: str) -> None:
    start = data.draw(st.integers(0, len(label) - 2))
    end = data.draw(st.integers(start + 2, min(len(label), start + 8)))
    piece = label[start:end]
    assert gated(field, piece) is None or piece == "银行"


@given(st.lists(st.sampled_from(LABELS), min_size=2, max_size=4), st.sampled_from((*PARTIES, *BANKS)))
def test_labels_one_behind_the_other_are_no_party_and_no_bank(labels: list[str], field: str) -> None:
    assert gated(field, "".join(labels)) is None


@given(st.sampled_from(HEADS), st.sampled_from([PAYER, PAYEE, PAYER_BANK]), st.booleans())
def test_no_party_and_no_bank_begins_or_ends_with_a_head(head: str, name: str, before: bool) -> None:
    text = head + name if before else name + head
    assert gated("payer", text) is None
    assert gated("payee_bank", text) is None


@pytest.mark.parametrize(
    "text",
    ["往来方名", "交易结果", "付款通知", "进账单", "江南银行电子回单", "江南银行收账通知", "核对无误", "本页小计"],
)
def test_titles_and_words_that_name_nobody_are_no_party(text: str) -> None:
    assert gated("payer", text) is None


@pytest.mark.parametrize("behind", [f"账号{PAYER_BANK}", PAYER_BANK, f"开户行{PAYER_BANK}"])
def test_a_party_with_its_bank_behind_it_is_none(behind: str) -> None:
    assert gated("payee", PAYEE + behind) is None
    assert gated("payer", PAYER + behind) is None


@pytest.mark.parametrize("text", ["江南银行电子回单", "江南银行收账通知", "交易渠道", "电子汇划", "核对无误"])
def test_titles_and_words_that_name_no_bank_are_no_bank(text: str) -> None:
    assert gated("payee_bank", text) is None


@pytest.mark.parametrize("label", ["摘要", "对方户名", "交易日期", "附言", "余额", "用途备注", "收款人账号"])
def test_no_label_is_a_purpose(label: str) -> None:
    assert gated("purpose", label) is None


@pytest.mark.parametrize("text", ["专利转让费业务类型。普通汇兑", "合同款交易流水号", "专利款打印时间"])
def test_a_purpose_with_the_next_label_in_it_is_none(text: str) -> None:
    assert gated("purpose", text) is None


@pytest.mark.parametrize(
    "name",
    [PAYER, PAYEE, "李明", "金星", "支付宝（中国）网络技术有限公司", "北京产权交易所有限公司", "客户通信息技术有限公司",
     "某某会计师事务所", "国库支付中心", "时光科技有限公司", "中国人民银行营业部", "上海浦东发展银行"],
)  # fmt: skip
def test_names_made_of_like_words_stay(name: str) -> None:
    assert gated("payer", name) == name


@pytest.mark.parametrize("text", ["专利权转让款", "转账", "付款", "手续费", "付专利款", "用途变更补缴款", "往来款"])
def test_purposes_of_like_words_stay(text: str) -> None:
    assert gated("purpose", text) == text


def bank_row(payer: str, payee: str, *, crossed: bool) -> list[tuple[float, str]]:
    cells = [(payer, PAYER_BANK), (payee, PAYEE_BANK)]
    left, right = reversed(cells) if crossed else cells
    return [(0.03, left[0]), (0.20, left[1]), (0.52, right[0]), (0.66, right[1])]


@pytest.mark.parametrize("crossed", [False, True])
@pytest.mark.parametrize(
    ("payer", "payee"),
    [("发起行", "接收行"), ("发起行名称", "接收行名称"), ("发报行", "收报行"), ("汇出行名称", "汇入行名称"),
     ("发起行行名", "接收行行名"), ("付款行名称", "收款行名称"), ("发报行全称", "收报行全称")],
)  # fmt: skip
def test_the_sending_bank_is_the_payers_and_the_receiving_bank_the_payees(
    payer: str, payee: str, crossed: bool
) -> None:
    rows: Rows = [
        [(0.35, "支付系统来账凭证")],
        [(0.03, "付款人名称"), (0.20, PAYER), (0.52, "收款人名称"), (0.66, PAYEE)],
        [(0.03, "付款人账号"), (0.20, PAYER_ACCOUNT), (0.52, "收款人账号"), (0.66, PAYEE_ACCOUNT)],
        bank_row(payer, payee, crossed=crossed),
        [(0.03, "金额"), (0.20, "￥380,000.00"), (0.52, "委托日期"), (0.66, "2022-07-29")],
    ]
    found = bank_slip.parse([page(rows)])
    assert found is not None
    assert (value(found, "payer_bank"), value(found, "payee_bank")) == (PAYER_BANK, PAYEE_BANK)


def test_the_number_of_a_bank_is_no_account_and_goes_behind_its_name() -> None:
    rows: Rows = [
        [(0.35, "小额支付来账回单")],
        [(0.03, "发起行：102305000012"), (0.35, PAYER_BANK)],
        [(0.03, "接收行：308100005027"), (0.35, PAYEE_BANK)],
        [(0.03, "付款人："), (0.15, PAYER)],
        [(0.03, "收款人："), (0.15, PAYEE)],
        [(0.03, "发起行号：102305000012"), (0.52, "接收行号：308100005027")],
        [(0.03, "金额："), (0.20, "￥380,000.00"), (0.52, "日期："), (0.66, "2022-07-29")],
    ]
    found = bank_slip.parse([page(rows)])
    assert found is not None
    assert (value(found, "payer_bank"), value(found, "payee_bank")) == (PAYER_BANK, PAYEE_BANK)
    assert (value(found, "payer_account"), value(found, "payee_account")) == (None, None)


@pytest.mark.parametrize(("title", "received"), [("江南银行来账回单", True), ("江南银行往账回单", False)])
def test_the_banks_words_do_not_turn_own_and_other_side_round(title: str, *, received: bool) -> None:
    sides = [(PAYER, PAYER_ACCOUNT), (PAYEE, PAYEE_ACCOUNT)]
    own, other = reversed(sides) if received else sides
    rows: Rows = [
        [(0.35, title)],
        [(0.03, "本方户名"), (0.20, own[0]), (0.52, "对方户名"), (0.66, other[0])],
        [(0.03, "本方账号"), (0.20, own[1]), (0.52, "对方账号"), (0.66, other[1])],
        bank_row("发起行", "接收行", crossed=False),
        [(0.03, "金额"), (0.20, "￥380,000.00"), (0.52, "交易日期"), (0.66, "2022-07-29")],
    ]
    found = bank_slip.parse([page(rows)])
    assert found is not None
    assert [value(found, name) for name in ("payer", "payee", "payer_account", "payee_account")] == [
        PAYER, PAYEE, PAYER_ACCOUNT, PAYEE_ACCOUNT,
    ]  # fmt: skip
    assert (value(found, "payer_bank"), value(found, "payee_bank")) == (PAYER_BANK, PAYEE_BANK)


@pytest.mark.parametrize("labels", [("发起行", "接收行"), ("", "")])
def test_the_number_of_a_bank_without_a_label_for_accounts_is_no_account(labels: tuple[str, str]) -> None:
    numbers = ("102305000012", "308100005027")
    row = [cell for x, label, number in zip((0.03, 0.52), labels, numbers, strict=True)
           for cell in ((x, label), (x + 0.17 if label else x, number)) if cell[1]]  # fmt: skip
    rows: Rows = [
        [(0.35, "来账回单")],
        [(0.03, "付款人"), (0.20, PAYER), (0.52, "收款人"), (0.66, PAYEE)] if labels[0] else
        [(0.03, "付款人"), (0.52, "收款人")],
        *([] if labels[0] else [[(0.03, PAYER), (0.52, PAYEE)]]),
        row,
        [(0.03, "金额"), (0.20, "￥380,000.00"), (0.52, "交易日期"), (0.66, "2022-07-29")],
        [(0.03, "交易流水号"), (0.2, "88120456377"), (0.52, "用途"), (0.66, "专利权转让款")],
    ]  # fmt: skip
    found = bank_slip.parse([page(rows)])
    assert found is not None
    assert (value(found, "payer_account"), value(found, "payee_account")) == (None, None)
