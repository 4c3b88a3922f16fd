"""Where the parties of a slip stand to the words that name them: matrices, blocks, labels that no list has.

All values are invented.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.pages import Page
from parsers.classify import classify
from parsers.documents import bank_slip
from parsers.documents.bank_slip_labels import slip_words
from parsers.panels import panels_of
from parsers.reading import DocumentKind
from tests.slip_lines import Rows, line, page
from tests.test_bank_slip_forms import (
    EXPECTED,
    PAYEE,
    PAYEE_ACCOUNT,
    PAYEE_BANK,
    PAYER,
    PAYER_ACCOUNT,
    PAYER_BANK,
    PURPOSE,
    SERIAL,
    WORDS,
    facts,
)

Row = list[tuple[float, str]]
DEAL: list[Row] = [
    [(0.03, "交易金额"), (0.20, "¥380,000.00"), (0.52, "大写金额"), (0.70, WORDS)],
    [(0.03, "交易日期"), (0.20, "2022-07-29"), (0.52, "流水号"), (0.70, SERIAL)],
    [(0.03, "用途"), (0.20, PURPOSE)],
]
SIDES = (("付款人", PAYER, PAYER_ACCOUNT, PAYER_BANK), ("收款人", PAYEE, PAYEE_ACCOUNT, PAYEE_BANK))


def slip(*rows: Row, deal: Sequence[Row] = DEAL) -> dict[str, object]:
    (parsed,) = bank_slip.parse_all([page([[(0.4, "云湾银行电子回单")], *rows, *deal])])
    return facts(parsed)


def test_roles_head_the_rows_of_a_matrix_and_parts_its_columns() -> None:
    heads = [(0.20, "户名"), (0.50, "账号"), (0.72, "开户行")]
    rows = [[(0.03, role), (0.13, name), (0.46, account), (0.72, bank)] for role, name, account, bank in SIDES]
    assert slip(heads, *rows) == EXPECTED


def test_a_word_in_the_middle_of_two_rows_governs_both() -> None:
    rows: list[Row] = []
    for role, name, account, bank in SIDES:
        rows += [
            [(0.12, "户名"), (0.20, name), (0.55, "账号"), (0.64, account)],
            [(0.03, role.replace("人", "账户"))],
            [(0.12, "开户行"), (0.20, bank)],
        ]
    assert slip(*rows) == EXPECTED


@pytest.mark.parametrize(
    "words", [("【付方】", "【收方】"), ("■付款方信息", "■收款方信息"), ("付款账户信息", "收款账户信息")]
)
def test_headings_of_blocks_say_whose_the_rows_below_are(words: tuple[str, str]) -> None:
    rows: list[Row] = []
    for word, (_, name, account, bank) in zip(words, SIDES, strict=True):
        rows += [[(0.03, word)], [(0.03, "客户名称"), (0.2, name)], [(0.03, "账户号码"), (0.2, account)]]
        rows += [[(0.03, "所属银行"), (0.2, bank)]]
    assert slip(*rows) == EXPECTED


def test_the_holder_s_labels_go_to_no_role_that_has_labels_of_its_own() -> None:
    left, right = SIDES
    parts = ("户名", "账号", "开户行")
    rows = [
        [(0.03, part), (0.13, own), (0.52, f"往来{part}"), (0.66, other)]
        for part, own, other in zip(parts, left[1:], right[1:], strict=True)
    ]
    assert slip(*rows, [(0.03, "资金流向"), (0.2, "支出")]) == EXPECTED


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("款项支付方名称", "payer.name"),
        ("最终收款单位开户机构名称", "payee.bank"),
        ("付款凭证名称", "stop"),
        ("产品名称", "stop"),
        ("本次记账金额", "amount.other"),
        ("累计转账金额", None),
        ("汇款金额大写合计", "amount.words"),
        ("交易发生日期", "date.4"),
        ("凭证打印日期", "date.ignored"),
        ("收付款人名称", "stop"),
    ],
)
def test_labels_that_no_list_has_are_known_by_their_words(label: str, name: str | None) -> None:
    assert slip_words().table.like(label) == name


def test_a_product_s_name_is_nobody_s() -> None:
    rows: list[Row] = []
    for role, name, account, bank in SIDES:
        rows += [
            [(0.03, f"{role}单位名称：{name}")],
            [(0.03, f"{role}账号：{account}"), (0.5, f"{role}开户行：{bank}")],
        ]
    assert slip(*rows, [(0.03, "业务种类：网银转账"), (0.5, "产品名称：企业网银")]) == EXPECTED


def test_a_name_flush_right_has_lost_nothing() -> None:
    labels = ("户名", "账号", "银行")
    rows = [
        [(0.03, f"{role[:2]}{label}"), (0.97 - sum(0.01 if char.isascii() else 0.02 for char in value), value)]
        for role, *values in SIDES
        for label, value in zip(labels, values, strict=True)
    ]
    assert slip(*rows) == EXPECTED


def test_an_amount_in_words_under_its_label_is_no_part_of_the_label() -> None:
    rows = [
        [(0.03, f"{role}户名"), (0.2, name), (0.5, f"{role}账号"), (0.65, account)] for role, name, account, _ in SIDES
    ]
    rows += [[(0.03, f"{role}开户行"), (0.2, bank)] for role, _, _, bank in SIDES]
    deal = [[(0.03, "大写"), (0.5, "金额")], [(0.03, "玖万元整"), (0.5, "CNY90000.00")], *DEAL[1:]]
    assert slip(*rows, deal=deal)["amount_in_words"] == "玖万元整"


def test_the_foot_of_a_slip_that_names_nobody_is_no_slip_of_its_own() -> None:
    rows: Rows = [
        [(0.4, "借记凭证")],
        [(0.03, f"转出全称:{PAYER}"), (0.5, f"转入全称:{PAYEE}")],
        [(0.03, f"转出账户号:{PAYER_ACCOUNT}"), (0.5, f"转入账户号:{PAYEE_ACCOUNT}")],
        [(0.03, f"大写:{WORDS}")],
        [(0.03, "入账金额:RMB 380,000.00"), (0.5, "交易发生日:20220729 12:36:42")],
        [(0.03, "记账流水:CW835352251061"), (0.5, f"附言:{PURPOSE}")],
        [(0.03, "回单号:7717-8028-6289"), (0.5, "打印时间:2022-10-31 10:22:31")],
        [(0.03, "打印次数:1"), (0.5, "汇款方式:加急")],
    ]
    given = page(rows, pitch=0.08)
    assert len(panels_of(given, classify(given))) == 1


def test_a_screen_of_a_bank_s_application_is_a_slip_whatever_its_words_for_the_sides() -> None:
    rows: Rows = [
        [(0.4, "交易详情")],
        [(0.03, "出账单位名称"), (0.5, PAYER)],
        [(0.03, "出账卡号"), (0.5, PAYER_ACCOUNT)],
        [(0.03, "入账单位名称"), (0.5, PAYEE)],
        [(0.03, "入账卡号"), (0.5, PAYEE_ACCOUNT)],
        [(0.03, "转账日期"), (0.5, "2022年7月29日")],
        [(0.03, "网银流水号"), (0.5, SERIAL)],
        [(0.03, "合计大写"), (0.5, WORDS)],
    ]
    found: Page = page(rows)
    assert classify(found).kind is DocumentKind.BANK_SLIP


LETTER: list[Row] = [
    [(0.1, f"尊敬的客户 {PAYER}：")],
    [(0.15, "贵单位账户于 2022年7月29日 汇出一笔款项，金额为人民币 380,000.00 元，详情如下。")],
    [(0.1, f"对方户名：{PAYEE}")],
    [(0.1, f"对方账号：{PAYEE_ACCOUNT}")],
    [(0.1, f"对方开户行：{PAYEE_BANK}")],
    [(0.1, f"汇款用途：{PURPOSE}"), (0.6, f"交易流水号：{SERIAL}")],
]


def test_a_letter_says_the_side_and_the_day_in_its_sentence() -> None:
    (parsed,) = bank_slip.parse_all([page([[(0.4, "转账通知书")], *LETTER], pitch=0.08)])
    found = facts(parsed)
    names = ("payer", "payee", "payee_account", "payee_bank", "paid_on", "serial_number")
    assert {name: found[name] for name in names} == {name: EXPECTED[name] for name in names}
    assert parsed.subtype == "payment"


@pytest.mark.parametrize(
    ("copy", "side"), [("第三联 客户回单联", None), ("（回单）", None), ("第一联 银行留存", "order")]
)
def test_the_customer_s_copy_of_an_instruction_is_no_mere_order(copy: str, side: str | None) -> None:
    rows = [
        [(0.03, f"{role}户名"), (0.2, name), (0.5, f"{role}账号"), (0.65, account)] for role, name, account, _ in SIDES
    ]
    (parsed,) = bank_slip.parse_all([page([[(0.4, "结算业务委托书")], *rows, *DEAL, [(0.4, copy)]])])
    assert parsed.subtype == side


def test_no_party_is_a_bank() -> None:
    rows = [
        [(0.03, f"{role}户名"), (0.2, name), (0.5, f"{role}账号"), (0.65, account)] for role, name, account, _ in SIDES
    ]
    rows += [[(0.03, "收款人开户行"), (0.2, "岚岭理工大学")]]
    assert slip(*rows)["payee_bank"] is None


def test_a_label_glued_behind_an_amount_is_a_label() -> None:
    rows = [
        [(0.03, f"{role}户名"), (0.2, name), (0.5, f"{role}账号"), (0.65, account)] for role, name, account, _ in SIDES
    ]
    money = [(0.03, "汇划金额"), (0.2, "380,000.00汇划费"), (0.5, "15.00"), (0.6, "扣账合计"), (0.75, "380,015.00")]
    assert slip(*rows, deal=[money, *DEAL[1:]])["amount"] == EXPECTED["amount"]


def test_print_of_a_seal_behind_a_purpose_makes_it_doubtful() -> None:
    rows = [
        [(0.03, f"{role}户名"), (0.2, name), (0.5, f"{role}账号"), (0.65, account)] for role, name, account, _ in SIDES
    ]
    assert slip(*rows, deal=[*DEAL[:2], [(0.03, "用途"), (0.2, f"{PURPOSE}华夏银")]])["purpose"] is None


def test_a_number_that_wraps_is_not_given_in_part() -> None:
    rows = [
        [(0.03, f"{role}户名"), (0.2, name), (0.5, f"{role}账号"), (0.65, account)] for role, name, account, _ in SIDES
    ]
    deal = [
        DEAL[0],
        [(0.03, "交易日期"), (0.2, "2022-07-29"), (0.5, "流水号")],
        [(0.5, "20220729460604")],
        [(0.5, "3874")],
    ]
    assert slip(*rows, deal=[*deal, DEAL[2]])["serial_number"] in (None, "202207294606043874")


BANK_WORDS = {"付款行": PAYER_BANK, "收款行": PAYEE_BANK, "汇出行": PAYER_BANK, "汇入行": PAYEE_BANK}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_a_word_for_a_bank_says_whose_the_labels_of_its_block_in_one_column_are(order: Sequence[int]) -> None:
    rows: list[Row] = []
    for (_, name, account, bank), word in zip(SIDES, ("付款行", "收款行"), strict=True):
        block = [[(0.1, "户名"), (0.2, name)], [(0.1, "账号"), (0.2, account)], [(0.1, word), (0.2, bank)]]
        rows += [block[place] for place in order]
    assert slip(*rows) == EXPECTED


@pytest.mark.parametrize("words", [("汇出行", "汇入行"), ("汇入行", "汇出行")])
def test_words_for_banks_side_by_side_do_not_say_whose_the_labels_over_them_are(words: tuple[str, str]) -> None:
    (_, left, number, _), (_, right, other, _) = SIDES
    rows: list[Row] = [
        [(0.12, "户名"), (0.2, left), (0.55, "户名"), (0.65, right)],
        [(0.12, "账号"), (0.2, number), (0.55, "账号"), (0.65, other)],
        [(0.12, words[0]), (0.2, BANK_WORDS[words[0]]), (0.55, words[1]), (0.65, BANK_WORDS[words[1]])],
    ]
    found = slip(*rows)
    assert [found[name] for name in ("payer", "payee", "payer_account", "payee_account")] == [None] * 4
    assert (found["payer_bank"], found["payee_bank"]) == (PAYER_BANK, PAYEE_BANK)


def test_currency_and_amount_in_one_cell_with_english_above_are_the_amount() -> None:
    rows: list[Row] = [
        [(0.03, "Remitte's A/C No."), (0.5, "Beneficiary's A/C No.")],
        [(0.03, "汇款人账号"), (0.25, PAYER_ACCOUNT), (0.5, "收款人账号"), (0.7, PAYEE_ACCOUNT)],
        [(0.03, "汇款人名称"), (0.25, PAYER), (0.5, "收款人名称"), (0.7, PAYEE)],
        [(0.03, "币种及金额"), (0.25, "CNY 380,000.00"), (0.5, "手续费"), (0.7, "CNY 5.00")],
    ]
    found = slip(*rows, deal=DEAL[1:])
    names = ("payer", "payee", "payer_account", "payee_account", "amount")
    assert [found[name] for name in names] == [EXPECTED[name] for name in names]


def test_english_that_wraps_under_a_label_is_no_value() -> None:
    lines = [
        line(0.03, 0.80, "用途", height=0.02), line(0.03, 0.825, "Remittance Informat", height=0.02),
        line(0.03, 0.85, "ion", height=0.02), line(0.30, 0.825, PURPOSE, height=0.02),
    ]  # fmt: skip
    rows = [
        [(0.03, f"{role}户名"), (0.2, name), (0.5, f"{role}账号"), (0.65, account)] for role, name, account, _ in SIDES
    ]
    (parsed,) = bank_slip.parse_all([page([[(0.4, "电子回单")], *rows, *DEAL[:2]], extra=lines)])
    assert facts(parsed)["purpose"] == PURPOSE


CAPTIONS = [
    ("付款人户名", PAYER), ("付款人账号", PAYER_ACCOUNT), ("付款人开户行", PAYER_BANK), ("收款人户名", PAYEE),
    ("收款人账号", PAYEE_ACCOUNT), ("收款人开户行", PAYEE_BANK), ("交易金额", "¥380,000.00"), ("大写金额", WORDS),
    ("交易日期", "2022-07-29"), ("流水号", SERIAL), ("用途", PURPOSE),
]  # fmt: skip


@pytest.mark.parametrize("columns", [1, 2])
def test_captions_below_their_values_are_read_with_what_stands_above(columns: int) -> None:
    lines = [line(0.4, 0.02, "云湾银行电子回单", height=0.015)]
    for place, (caption, text) in enumerate(CAPTIONS):
        x, y = 0.03 + 0.48 * (place % columns), 0.06 + 0.07 * (place // columns)
        lines += [line(x, y, text, height=0.018), line(x, y + 0.024, caption, height=0.014)]
    (parsed,) = bank_slip.parse_all([page([], extra=lines)])
    assert facts(parsed) == EXPECTED


@pytest.mark.parametrize("edge", [True, False])
def test_captions_in_brackets_behind_their_values_are_read_with_what_stands_before(edge: bool) -> None:
    rows: list[Row] = [
        [(0.05, text), (0.75, f"（{caption}）")] if edge else [(0.05, f"{text}（{caption}）")]
        for caption, text in CAPTIONS
    ]
    assert slip(*rows, deal=[]) == EXPECTED


def test_two_blocks_without_labels_under_the_words_for_the_sides_wrap_and_are_put_together() -> None:
    cells = [("付款方", "收款方"), ("青禾智造（苏州）有", PAYEE), ("限公司", f"→ {PAYEE_ACCOUNT}")]
    cells += [(PAYER_ACCOUNT, "招商银行临江大学"), ("中国工商银行苏州云", "城支行"), ("台支行", "")]
    lines = [
        line(x, 0.1 + 0.035 * place, text, height=0.025)
        for place, pair in enumerate(cells)
        for x, text in zip((0.05, 0.5), pair, strict=True)
        if text
    ]
    rows: list[Row] = [[], [], [], [], [], [], *([] for _ in range(2)), *DEAL]
    (parsed,) = bank_slip.parse_all([page([[(0.4, "云湾银行电子回单")], *rows], extra=lines)])
    names = ("payer", "payer_account", "payer_bank", "payee", "payee_account", "payee_bank")
    assert {name: facts(parsed)[name] for name in names} == {name: EXPECTED[name] for name in names}


@pytest.mark.parametrize("text", ["械有限公司", "责任公司", "（广州）有限公司", "限公司"])
def test_the_end_of_a_name_is_no_name(text: str) -> None:
    rows: list[Row] = [
        [(0.03, f"{role}户名"), (0.2, text), (0.5, f"{role}账号"), (0.65, account)] for role, _, account, _ in SIDES
    ]
    found = slip(*rows)
    assert (found["payer"], found["payee"]) == (None, None)


def test_account_and_bank_stand_in_the_sentence_of_a_letter() -> None:
    rows = [
        [(0.1, f"尊敬的客户 {PAYER}：")],
        [(0.15, f"贵单位在我行开立的账户（账号 {PAYER_ACCOUNT}，开户网点 中国工商银行苏州云台支")],
        [(0.1, "行）于 2022年7月29日 汇出一笔款项，金额为人民币 380,000.00 元，详情如下。")],
        *LETTER[2:],
    ]
    (parsed,) = bank_slip.parse_all([page([[(0.4, "转账通知书")], *rows], pitch=0.06)])
    found = facts(parsed)
    names = ("payer", "payer_account", "payer_bank", "payee", "payee_account", "payee_bank", "paid_on")
    assert {name: found[name] for name in names} == {name: EXPECTED[name] for name in names}


def test_the_word_bank_in_a_seal_is_no_second_bank_of_the_holder() -> None:
    found = slip(
        [(0.03, "账号"), (0.2, PAYEE_ACCOUNT)],
        [(0.03, "户名"), (0.2, PAYEE)],
        [(0.03, "开户银行"), (0.2, PAYEE_BANK)],
        [(0.03, "回单种类"), (0.2, "转账存入回单")],
        [(0.2, f"付款人账号：{PAYER_ACCOUNT} 付款人户名：{PAYER}")],
        [(0.03, "银行"), (0.08, "业务受理章")],
        [(0.2, f"付款行行名：{PAYER_BANK}")],
    )
    assert (found["payee"], found["payee_bank"], found["payer"]) == (PAYEE, PAYEE_BANK, PAYER)
