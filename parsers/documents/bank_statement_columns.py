"""The heads of the columns of an account's statement."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.documents.word_lists import made_of, words_of
from parsers.layout.vocabulary import Vocabulary

USES = ("use", "summary", "note")
"""Columns that say what a payment is for, best first."""
PARTY = "party"
"""A column that holds the other side's name, account and bank below each other."""


def _all(*wordings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in wordings for word in words))


_EITHER_SIDE = "收付款人 收/付款人 收(付)款人 收付方 收/付方 收(付)方 收(付)款方 收付款方"
_OTHER_SIDE = f"对方 对手 交易对手 对手方 往来 往来方 交易对方 {_EITHER_SIDE}"
_NAMED, _NUMBERED = "户名 名称 账户名称 单位 单位名称", "账号 账户 帐号"
_ANOTHER = "_ 对方 对手 收(付)方 收/付方"
_SUM = "发生额 金额 额"

COLUMNS = Vocabulary(
    {
        "date": _all(
            made_of("交易 记账 入账 会计 业务 账务 发生 记帐 转账 核算", "日期 时间 日 日期时间"),
            words_of("日期 时间 交易日期/时间 交易日期及时间"),
        ),
        "serial": _all(
            made_of("_ 业务 柜员 交易 核心 主机 会计 银行 全局 系统 参考 交易参考 记账", "流水号 流水 流水编号"),
            words_of("凭证号 凭证号码 凭证编号 交易序号 日志号 账户明细编号 交易编号 交易号 传票号 回单编号 回单号"),
        ),
        "debit": _all(
            made_of("借方 支出 付款 转出 付出 支取 借 汇出", _SUM),
            words_of(
                "借方 支出 付出 支取 转出 借方发生额(支取) 借方发生额/支出 支出(元) 支出(借方) 借方(支出) 借方(付)"
            ),
        ),
        "credit": _all(
            made_of("贷方 收入 收款 转入 存入 贷 汇入", _SUM),
            words_of("贷方 收入 存入 转入 贷方发生额(收入) 贷方发生额/收入 收入(元) 收入(贷方) 贷方(收入) 贷方(收)"),
        ),
        "amount": _all(
            made_of("交易 收支 本次 收付 借贷 变动 资金 本次交易", "发生额 金额"),
            words_of("发生额 金额 交易额 金额(元) 交易金额(元) 发生额(元)"),
        ),
        "flag": _all(
            made_of("借贷 收支 收付 交易 资金", "标志 标识 方向 流向 标记 类型"),
            words_of("借/贷 收/支 收/付 借贷 收支 收付 方向 借或贷"),
        ),
        "name": _all(
            made_of(_OTHER_SIDE, "户名 名称 账户名称 账户名 单位 单位名称 姓名 全称 客户名称 户名/名称"),
            words_of("交易对手 对手 对方 交易对方 收(付)款人 收/付款人 收付款人"),
        ),
        PARTY: _all(
            made_of(_OTHER_SIDE, _NAMED, _ANOTHER, _NUMBERED),
            made_of(_OTHER_SIDE, _NUMBERED, _ANOTHER, _NAMED),
            words_of("对方信息 对手信息 交易对手信息 对方账户信息 收(付)款人信息"),
        ),
        "account": made_of(_OTHER_SIDE, "账号 账户 帐号 卡号 账户号 账户账号 账(卡)号 账号/卡号"),
        "bank": made_of(
            _OTHER_SIDE,
            "开户行 行名 开户机构 银行 开户行名称 开户银行 开户网点 行 行名称 开户行名 支行 银行名称 账户开户行",
        ),
        "use": words_of("用途 款项用途 用途/附言 用途及附言 摘要/用途 用途/摘要 交易用途 资金用途 汇款用途 转账用途"),
        "summary": words_of("摘要 交易摘要 摘要说明 业务摘要 摘要信息 摘要/附言 摘要/备注 交易说明"),
        "note": words_of("附言 备注 交易附言 客户附言 附言/备注 备注/附言 附加信息 说明 留言 备注信息"),
        "other": words_of(
            "余额 账户余额 当前余额 可用余额 本次余额 联机余额 交易后余额 余额(元)"
            " 币种 凭证种类 钞汇 序号 渠道 交易渠道 柜员 网点 交易类型 交易机构 业务类型"
        ),
    }
)
