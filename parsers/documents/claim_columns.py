"""The columns of a claim list: wordings of their headings, and what a list must have.

The official headings are those of 附件1 in guideline 001 (北京市专利转化专项计划); the others are seen on ledgers
(台账) of the same kind.
"""

from __future__ import annotations

from parsers.claims import COLUMN_WORDS
from parsers.layout.vocabulary import Vocabulary

COLUMNS = Vocabulary(
    {
        "registered_on": (
            "登记/备案时间", "登记/备案日期", "登记备案时间", "登记备案日期", "登记或备案时间", "登记或备案日期",
            "登记时间", "登记日期", "备案时间", "备案日期", "登记日", "备案日", "登记生效日", "变更生效日",
            "转让时间", "转让日期", "许可时间", "许可日期", "转化时间", "转化日期", "质押登记日", "变更登记日期",
            "变更登记时间", "时间", "日期",
        ),
        "patent_numbers": (
            "专利号", "专利号码", "专利编号", "专利申请号", "专利(申请)号", "申请号", "申请号/专利号",
            "专利号/申请号", "申请号或专利号", "涉及专利号", "专利号ZL", "相关专利号",
        ),
        "mode": (
            "转化方式", "转化形式", "转化类型", "转移方式", "转移转化方式", "交易方式", "交易类型", "运用方式",
            "运营方式", "转让方式", "转让许可方式", "转让/许可", "方式", "转化模式",
        ),
        "supplier": (
            "供给方", "供给单位", "供方", "专利供给方", "技术供给方", "转让方", "转让人", "转让单位", "出让方",
            "出让人", "让与方", "让与人", "许可方", "许可人", "转让方/许可方", "许可方/转让方", "出质人", "输出方",
            "卖方", "原专利权人", "变更前权利人", "转让前权利人", "转出方", "提供方",
        ),
        "receiver": (
            "接受方", "接收方", "接受单位", "接收单位", "专利接受方", "技术接受方", "受让方", "受让人", "受让单位",
            "被许可方", "被许可人", "受让方/被许可方", "被许可方/受让方", "质权人", "承接方", "承接单位", "吸纳方",
            "引进方", "买方", "现专利权人", "变更后权利人", "转让后权利人", "转入方",
        ),
        "contract_amount": (
            "合同额", "合同金额", "合同总额", "合同总金额", "合同总价", "合同价款", "合同成交额", "合同成交金额",
            "成交金额", "成交额", "交易金额", "交易额", "转让金额", "转让价格", "转让费", "转让价款", "许可金额",
            "许可费", "转让/许可金额", "合同标的额", "合同标的金额", "金额",
        ),
        "received_amount": (
            "实际到账", "实际到账金额", "实际到账额", "实际到帐", "到账金额", "到帐金额", "到账额", "已到账金额",
            "到款金额", "实际到款", "实际支付", "实际支付金额", "已支付金额", "实付金额", "实收金额", "收款金额",
            "支付金额", "到账资金",
        ),
        "patent_amount": (
            "合同涉及专利金额", "涉及专利金额", "合同中涉及专利金额", "合同涉及专利的金额", "其中专利金额",
            "专利部分金额", "专利金额", "专利合同金额", "合同专利金额",
        ),
        "other": (
            "序号", "编号", "专利名称", "发明名称", "名称", "专利类型", "类型", "申请日", "申请日期", "申请时间",
            "授权日", "授权日期", "授权时间", "授权公告日", "公告日", "签订日期", "签订时间", "合同签订日期",
            "合同签订时间", "合同签署日期", "签约时间", "签约日期", "合同编号", "合同名称", "合同登记编号", "备注",
            "联系人", "电话", "联系电话", "到账时间", "到账日期", "支付时间", "支付日期", "付款日期", "发票号码",
            "发票号", "发票金额", "开票金额", "开票日期", "备案号", "合同备案号", "登记号", "需求方式", "可接受报价",
            "报价", "统一社会信用代码", "专利权人", "发明人", "有效期", "许可期限", "法律状态", "所属区", "地址",
            "企业类型", "企业规模", "件数", "数量", "专利件数", "专利数量",
        ),
    }
)  # fmt: skip
"""Field names of `Claimed`, and `other` for headings that are known and of no interest."""

NEEDED = tuple(name for name in COLUMN_WORDS if name != "patent_amount")
"""Columns without which the list cannot be verified."""

PARTIES = ("supplier", "receiver")
AMOUNTS = ("contract_amount", "received_amount", "patent_amount")
LEAST = 4
"""So many of the official columns make a table a claim list, if a party and an amount are among them."""
LEAST_OF_A_SHEET = 3
"""So many make a sheet one that was meant as a claim list."""


def is_list_head(names: set[str]) -> bool:
    """Whether these columns are those of a claim list: a demand list, a register or a table of a contract has fewer."""
    return len(names) >= LEAST and bool(names & {"supplier", "receiver"}) and bool(names & set(AMOUNTS))
