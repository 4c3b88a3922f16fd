"""Chinese words for the names in a report."""

from __future__ import annotations

from collections.abc import Mapping

STATUS: Mapping[str, str] = {
    "pass": "相符",
    "fail": "不符",
    "missing": "缺失",
    "unclear": "待核",
    "not_applicable": "不适用",
}

MODES: Mapping[str, str] = {
    "transfer": "转让",
    "licence": "许可",
    "equity": "作价入股",
    "pledge": "质押融资",
    "open_licence": "开放许可",
}

KINDS: Mapping[str, str] = {
    "registration": "登记/备案材料",
    "contract": "合同",
    "invoice": "发票",
    "bank_slip": "银行回单",
    "certificate": "专利证书",
    "licence_of_business": "主体证照",
    "claim_list": "转化清单",
    "demand_list": "需求清单",
    "application": "申报书",
    "commitment": "承诺书",
    "other": "其他材料",
}

SUBTYPES: Mapping[str, str] = {
    "transfer_notice": "手续合格通知书",
    "register_copy": "专利登记簿副本",
    "licence_record": "实施许可合同备案证明",
    "pledge_notice": "质押登记通知书",
    "open_licence_record": "开放许可备案",
    "gazette": "法律状态/公告",
    "change_notice": "著录变更（非转让）",
    "transfer": "转让",
    "licence": "许可",
    "equity": "作价入股",
    "pledge": "质押",
    "service": "服务",
    "other": "其他",
    "special": "专用发票",
    "ordinary": "普通发票",
    "electronic": "电子普通发票",
    "digital": "数电票",
    "receipt": "收款回单",
    "payment": "付款回单",
    "order": "电子回执（指令）",
    "articles": "章程",
    "cancelled_record": "已解除/注销的备案",
    "cnipa_form": "国家知识产权局表格",
    "contents": "目录",
    "divider": "分隔页",
    "set_aside": "人工排除的页",
    "cnipa_notice": "国家知识产权局其他通知",
    "cnipa_receipt": "国家知识产权局收据",
    "contract_register": "技术合同登记证明",
    "invoice_list": "销货清单",
    "letter": "函件/说明",
    "other_certificate": "其他证书",
    "renaming": "名称变更证明",
    "report": "报告",
    "plan": "实施方案",
    "identity_card": "身份证件",
    "minutes": "会议纪要",
    "specification": "专利文件",
}

FIELDS: Mapping[str, str] = {
    "patent_numbers": "专利号",
    "titles": "专利名称",
    "from_parties": "变更前/让与/许可/出质方",
    "to_parties": "变更后/受让/被许可/质权方",
    "record_number": "备案号/登记号",
    "recorded_on": "登记/备案日期",
    "licence_type": "许可种类",
    "term_start": "期限起",
    "term_end": "期限止",
    "contract_number": "合同编号",
    "title": "名称",
    "supplier": "供给方",
    "receiver": "接受方",
    "supplier_code": "供给方信用代码",
    "receiver_code": "接受方信用代码",
    "total_amount": "总额",
    "total_in_words": "总额大写",
    "patent_amounts": "各专利金额",
    "signed_on": "签订日期",
    "invoice_code": "发票代码",
    "invoice_number": "发票号码",
    "issued_on": "开票日期",
    "buyer": "购买方",
    "buyer_code": "购买方税号",
    "seller": "销售方",
    "seller_code": "销售方税号",
    "items": "项目",
    "net_amount": "不含税金额",
    "tax_amount": "税额",
    "check_code": "校验码",
    "reversed": "红字",
    "remark": "备注",
    "payer": "付款人",
    "payer_account": "付款账号",
    "payer_bank": "付款行",
    "payee": "收款人",
    "payee_account": "收款账号",
    "payee_bank": "收款行",
    "amount": "金额",
    "amount_in_words": "金额大写",
    "paid_on": "付款日期",
    "serial_number": "流水号/回单号",
    "purpose": "用途",
    "owners": "专利权人",
    "granted_on": "授权公告日",
    "certificate_number": "证书号",
    "name": "名称",
    "credit_code": "统一社会信用代码",
    "legal_representative": "法定代表人",
    "registered_on": "登记/备案时间",
    "mode": "转化方式",
    "contract_amount": "合同额",
    "received_amount": "实际到账",
    "patent_amount": "合同涉及专利金额",
    "applicant": "申报单位",
    "project": "项目类别",
    "category": "申报单位类别",
    "choices": "勾选项",
    "figures": "表格数据",
    "blanks": "空缺栏目",
    "demands": "需求项目",
    "faults": "填写问题",
}

BASES: Mapping[str, str] = {
    "evidence": "由支持的行核实",
    "form": "仅申报书所述",
    "target": "申报书承诺的目标",
}

FILE_STATUS: Mapping[str, str] = {"read": "已读", "unreadable": "未能读取", "ignored": "已忽略", "blank": "空白"}


def label(table: Mapping[str, str], name: str | None) -> str:
    """The Chinese word for a name, the name itself where there is none."""
    return "" if name is None else table.get(name, name)
