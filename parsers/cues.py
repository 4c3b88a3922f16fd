"""What gives a paper away: titles, form codes, codes, labels and structure, with their weights.

The data behind `parsers.classify`. Titles come from the forms themselves (the published templates, the CNIPA list of
notice codes, bank forms); people who meet a new form add a line here and touch no code. Phrases are written without
spaces and brackets, for that is how lines are compared.
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.reading import DocumentKind

REGISTRATION, CONTRACT = DocumentKind.REGISTRATION, DocumentKind.CONTRACT
INVOICE, SLIP = DocumentKind.INVOICE, DocumentKind.BANK_SLIP
CERTIFICATE, BUSINESS = DocumentKind.CERTIFICATE, DocumentKind.LICENCE_OF_BUSINESS
OTHER = DocumentKind.OTHER


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the words as printed (compared with OCR fuzz), the kind and subtype they tell, and how much they tell.

    `opens` is false for a heading that stands on a later page of its document (an annex, a list of goods).
    """

    words: str
    kind: DocumentKind
    subtype: str | None = None
    weight: float = 8.0
    opens: bool = True


@dataclass(frozen=True, slots=True)
class TitlePattern:
    """A family of titles, as a regular expression over a whole line without spaces; for titles written freely."""

    pattern: str
    kind: DocumentKind
    subtype: str | None = None
    weight: float = 7.0
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that mark a kind wherever they stand on a page, each with its weight; `cap` bounds what they add up to.

    From `whole` on, the labels alone show that a whole form stands on the page, though its title may be lost; where
    `proof` is given, only if that pattern is among the print. Patterns are searched in the page's text without spaces;
    each counts once.
    """

    kind: DocumentKind
    words: tuple[tuple[str, float], ...]
    subtype: str | None = None
    cap: float = 9.0
    whole: float | None = None
    proof: str = ""


TITLES: tuple[Title, ...] = (
    # CNIPA records
    Title("手续合格通知书", REGISTRATION, "transfer_notice"),
    Title("专利登记簿副本", REGISTRATION, "register_copy"),
    Title("登记簿副本", REGISTRATION, "register_copy"),
    Title("专利实施许可合同备案证明", REGISTRATION, "licence_record", 10),
    Title("专利实施许可合同备案证明书", REGISTRATION, "licence_record", 10),
    Title("专利实施许可合同备案通知书", REGISTRATION, "licence_record", 10),
    Title("专利实施许可合同备案合格通知书", REGISTRATION, "licence_record", 10),
    Title("实施许可备案证明", REGISTRATION, "licence_record", 10),
    Title("专利权质押登记通知书", REGISTRATION, "pledge_notice", 10),
    Title("专利权质押合同登记通知书", REGISTRATION, "pledge_notice", 10),
    Title("专利权质押登记注销通知书", REGISTRATION, "pledge_notice", 10),
    Title("专利实施许可合同备案注销通知书", REGISTRATION, "licence_record", 10),
    Title("专利权质押登记证明", REGISTRATION, "pledge_notice", 10),
    Title("专利开放许可实施合同备案证明", REGISTRATION, "open_licence_record", 11),
    Title("专利开放许可实施合同备案通知书", REGISTRATION, "open_licence_record", 11),
    Title("专利开放许可实施合同备案", REGISTRATION, "open_licence_record", 11),
    Title("专利开放许可备案证明", REGISTRATION, "open_licence_record", 11),
    Title("专利开放许可声明公告", REGISTRATION, "open_licence_record"),
    Title("专利开放许可公告", REGISTRATION, "open_licence_record"),
    Title("法律状态信息", REGISTRATION, "gazette", 6),
    Title("法律状态公告", REGISTRATION, "gazette", 6),
    Title("法律状态查询结果", REGISTRATION, "gazette", 6),
    Title("法律状态检索", REGISTRATION, "gazette", 6),
    Title("中国专利法律状态", REGISTRATION, "gazette", 6),
    Title("专利法律状态", REGISTRATION, "gazette", 6),
    Title("专利事务公告", REGISTRATION, "gazette", 6),
    Title("专利权的转移", REGISTRATION, "gazette", 5),
    Title("专利申请权专利权的转移", REGISTRATION, "gazette", 5),
    Title("专利实施许可合同备案的生效", REGISTRATION, "gazette", 9),
    Title("专利权质押合同登记的生效", REGISTRATION, "gazette", 9),
    Title("著录事项变更通知书", REGISTRATION, "change_notice", 6),
    # Other CNIPA papers: no record of a deal
    Title("专利申请受理通知书", OTHER, "cnipa_notice"),
    Title("缴纳申请费通知书", OTHER, "cnipa_notice"),
    Title("缴费通知书", OTHER, "cnipa_notice"),
    Title("办理登记手续通知书", OTHER, "cnipa_notice"),
    Title("授予发明专利权通知书", OTHER, "cnipa_notice"),
    Title("授予实用新型专利权通知书", OTHER, "cnipa_notice"),
    Title("授予外观设计专利权通知书", OTHER, "cnipa_notice"),
    Title("专利年费缴纳通知书", OTHER, "cnipa_notice"),
    Title("视为放弃取得专利权通知书", OTHER, "cnipa_notice"),
    Title("视为未提出通知书", OTHER, "cnipa_notice"),
    Title("视为撤回通知书", OTHER, "cnipa_notice"),
    Title("专利权终止通知书", OTHER, "cnipa_notice"),
    Title("费用减缓审批通知书", OTHER, "cnipa_notice"),
    Title("费用减缴审批通知书", OTHER, "cnipa_notice"),
    Title("补正通知书", OTHER, "cnipa_notice"),
    Title("审查意见通知书", OTHER, "cnipa_notice"),
    Title("著录项目变更申报书", OTHER, "cnipa_form"),
    Title("著录项目变更理由证明", OTHER, "cnipa_form"),
    Title("专利登记簿副本请求书", OTHER, "cnipa_form", 10),
    Title("专利实施许可合同备案申请表", OTHER, "cnipa_form", 10),
    Title("专利权质押登记申请表", OTHER, "cnipa_form", 10),
    Title("国家知识产权局专利收费收据", OTHER, "cnipa_receipt"),
    Title("专利收费收据", OTHER, "cnipa_receipt"),
    Title("专利权评价报告", OTHER, "report"),
    Title("实用新型专利权评价报告", OTHER, "report"),
    Title("发明专利说明书", OTHER, "specification"),
    Title("权利要求书", OTHER, "specification", 6),
    Title("说明书摘要", OTHER, "specification", 6),
    # Contracts: fixed names; free ones are families below
    Title("专利权转让合同", CONTRACT, "transfer"),
    Title("专利转让合同", CONTRACT, "transfer"),
    Title("专利申请权转让合同", CONTRACT, "transfer"),
    Title("专利申请权转让合同书", CONTRACT, "transfer"),
    Title("技术转让专利权合同", CONTRACT, "transfer"),
    Title("技术转让专利申请权合同", CONTRACT, "transfer"),
    Title("技术转让合同", CONTRACT, "transfer", 7),
    Title("专利权转让协议", CONTRACT, "transfer"),
    Title("专利转让协议书", CONTRACT, "transfer"),
    Title("专利实施许可合同", CONTRACT, "licence"),
    Title("技术转让专利实施许可合同", CONTRACT, "licence", 9),
    Title("技术许可专利实施许可合同", CONTRACT, "licence", 9),
    Title("技术许可合同", CONTRACT, "licence", 7),
    Title("专利许可协议", CONTRACT, "licence"),
    Title("专利权作价入股协议", CONTRACT, "equity"),
    Title("作价入股协议书", CONTRACT, "equity"),
    Title("专利权质押合同", CONTRACT, "pledge"),
    Title("知识产权质押合同", CONTRACT, "pledge"),
    Title("最高额专利权质押合同", CONTRACT, "pledge"),
    Title("流动资金借款合同", CONTRACT, "pledge", 7),
    Title("技术服务合同", CONTRACT, "service"),
    Title("技术开发合同", CONTRACT, "service"),
    Title("技术咨询合同", CONTRACT, "service"),
    # Invoices
    Title("增值税专用发票", INVOICE, "special"),
    Title("增值税电子专用发票", INVOICE, "special"),
    Title("增值税普通发票", INVOICE, "ordinary"),
    Title("增值税电子普通发票", INVOICE, "electronic"),
    Title("电子发票普通发票", INVOICE, "digital", 10),
    Title("电子发票增值税专用发票", INVOICE, "digital", 10),
    Title("区块链电子普通发票", INVOICE, "electronic"),
    Title("电子发票", INVOICE, "digital", 6),
    Title("通用机打发票", INVOICE, "ordinary"),
    Title("销货清单", INVOICE, None, 7, opens=False),
    Title("销售清单", INVOICE, None, 6, opens=False),
    Title("销售货物清单", INVOICE, None, 7, opens=False),
    Title("货物或应税劳务服务清单", INVOICE, None, 7, opens=False),
    Title("销售货物或者提供应税劳务清单", INVOICE, None, 8, opens=False),
    Title("销售货物或者提供应税劳务服务清单", INVOICE, None, 8, opens=False),
    # Bank slips: banks name them freely, most are families below
    Title("网上银行电子回单", SLIP),
    Title("网上银行电子回执", SLIP, "order"),
    Title("客户收付款入账通知", SLIP),
    Title("单位客户专用回单", SLIP),
    Title("国内支付业务收款回单", SLIP, "receipt"),
    Title("国内支付业务付款回单", SLIP, "payment"),
    # Certificates and the like
    Title("发明专利证书", CERTIFICATE),
    Title("实用新型专利证书", CERTIFICATE),
    Title("外观设计专利证书", CERTIFICATE),
    Title("专利证书", CERTIFICATE, None, 6),
    Title("计算机软件著作权登记证书", OTHER, "other_certificate"),
    Title("软件著作权登记证书", OTHER, "other_certificate"),
    Title("作品登记证书", OTHER, "other_certificate"),
    Title("商标注册证", OTHER, "other_certificate"),
    Title("集成电路布图设计登记证书", OTHER, "other_certificate"),
    Title("高新技术企业证书", OTHER, "other_certificate"),
    Title("营业执照", BUSINESS),
    Title("事业单位法人证书", BUSINESS),
    Title("民办非企业单位登记证书", BUSINESS),
    Title("社会团体法人登记证书", BUSINESS),
    Title("统一社会信用代码证书", BUSINESS),
    # The application's own papers
    Title("项目申报书", DocumentKind.APPLICATION),
    Title("专利转化专项计划项目申报书", DocumentKind.APPLICATION),
    Title("项目申请书", DocumentKind.APPLICATION),
    Title("项目申请表", DocumentKind.APPLICATION),
    Title("信用承诺书", DocumentKind.COMMITMENT),
    Title("承诺书", DocumentKind.COMMITMENT, None, 7),
    Title("真实性声明", DocumentKind.COMMITMENT, None, 7),
    Title("专利技术需求清单", DocumentKind.DEMAND_LIST),
    Title("企业专利技术需求表", DocumentKind.DEMAND_LIST),
    Title("促成专利转化清单", DocumentKind.CLAIM_LIST),
    Title("专利转让许可清单", DocumentKind.CLAIM_LIST),
    Title("专利转化实施清单", DocumentKind.CLAIM_LIST),
    Title("专利转化运用清单", DocumentKind.CLAIM_LIST),
    # Papers that speak of deals and are none
    Title("技术合同登记证明", OTHER, "contract_register"),
    Title("技术合同认定登记证明", OTHER, "contract_register"),
    Title("技术合同登记表", OTHER, "contract_register"),
    Title("技术合同信息", OTHER, "contract_register", 6),
    Title("准予变更登记通知书", OTHER, "renaming"),
    Title("企业名称变更核准通知书", OTHER, "renaming"),
    Title("资产评估报告", OTHER, "report"),
    Title("专利资产评估报告书", OTHER, "report"),
    Title("审计报告", OTHER, "report"),
    Title("公司章程", OTHER, "articles"),
    Title("授权委托书", OTHER, "letter", 7),
    Title("专利代理委托书", OTHER, "letter"),
    Title("专利权转让证明", OTHER, "letter", 8),
    Title("情况说明", OTHER, "letter", 7),
    Title("公示截图", OTHER, "letter", 6),
    # Headings of later pages of a contract
    Title("专利清单", CONTRACT, None, 5, opens=False),
    Title("转让专利清单", CONTRACT, None, 6, opens=False),
    Title("许可专利清单", CONTRACT, None, 6, opens=False),
    Title("专利明细表", CONTRACT, None, 5, opens=False),
    Title("标的专利清单", CONTRACT, None, 6, opens=False),
    Title("质押专利清单", CONTRACT, None, 6, opens=False),
    Title("签署页", CONTRACT, None, 6, opens=False),
)

_DEED = "(?:合同|协议|契约)(?:书|文本)?"
_SUBJECT = "(?:专利|技术|知识产权|发明|实用新型|外观设计|科技成果|成果)"
TITLE_PATTERNS: tuple[TitlePattern, ...] = (
    TitlePattern(f"(?:补充|变更|解除|终止).{{0,10}}{_DEED}", CONTRACT, "other", 6.5),
    TitlePattern(f".{{0,30}}{_SUBJECT}.{{0,16}}(?:转让|买卖|让与|受让|转移|购买).{{0,8}}{_DEED}", CONTRACT, "transfer"),
    TitlePattern(f".{{0,30}}{_SUBJECT}.{{0,16}}许可.{{0,8}}{_DEED}", CONTRACT, "licence"),
    TitlePattern(f".{{0,30}}(?:作价|入股|出资|投资|增资).{{0,12}}{_DEED}", CONTRACT, "equity", 6.5),
    TitlePattern(f".{{0,30}}质押.{{0,12}}{_DEED}", CONTRACT, "pledge", 7),
    TitlePattern(f".{{0,30}}(?:借款|贷款|授信|融资).{{0,8}}{_DEED}", CONTRACT, "pledge", 6),
    TitlePattern(f".{{0,30}}(?:服务|咨询|开发|委托|代理|居间|中介).{{0,8}}{_DEED}", CONTRACT, "service", 6),
    TitlePattern(f".{{0,24}}(?:转让|让与).{{0,8}}{_DEED}", CONTRACT, "transfer", 6),
    TitlePattern(f".{{0,24}}许可.{{0,8}}{_DEED}", CONTRACT, "licence", 6),
    TitlePattern(f".{{0,20}}{_DEED}", CONTRACT, "other", 4.5),
    TitlePattern(".{0,24}(?:电子|网银|业务|网络).{0,4}回执", SLIP, "order"),
    TitlePattern(".{0,24}(?:收款|贷记|贷方|入账|进账|来账|转入).{0,8}(?:回单|通知书?|凭证|凭单)", SLIP, "receipt"),
    TitlePattern(".{0,24}(?:付款|借记|借方|出账|支付|往账|转出).{0,8}(?:回单|通知书?|凭证|凭单)", SLIP, "payment"),
    TitlePattern(".{0,24}回单", SLIP),
    TitlePattern(".{0,20}(?:电汇|信汇|汇款|转账|转帐|结算|交易|业务|汇兑).{0,4}(?:凭证|凭条|凭单|通知书?|明细)", SLIP),
    TitlePattern(".{0,12}进[账帐]单", SLIP, "receipt"),
    TitlePattern(".{0,16}(?:增值税)?.{0,6}发票", INVOICE, None, 6),
    TitlePattern(
        ".{0,24}(?:软件|作品|著作权|商标|版权|布图|品种权).{0,12}(?:登记|注册)?证书?", OTHER, "other_certificate", 8
    ),
    TitlePattern(
        ".{0,16}(?:受理|缴费|缴纳|年费|撤回|补正|视为|终止|驳回|恢复|退款).{0,12}通知书", OTHER, "cnipa_notice"
    ),
    TitlePattern(".{0,30}(?:项目|专项).{0,10}(?:申报书|申请书|申报表|申请表)", DocumentKind.APPLICATION, None, 8),
    TitlePattern(".{0,20}承诺(?:书|函)", DocumentKind.COMMITMENT, None, 7),
    TitlePattern(".{0,24}需求.{0,8}(?:清单|汇总表|信息表|列表)", DocumentKind.DEMAND_LIST, None, 8),
    TitlePattern(
        ".{0,30}(?:转化|转让|许可|运用).{0,16}(?:清单|汇总表|统计表|明细表)", DocumentKind.CLAIM_LIST, None, 4.5
    ),
    TitlePattern(".{0,24}(?:评估|审计|检索|查新|验资|验收|评价).{0,8}报告书?", OTHER, "report", 8),
    TitlePattern("附件[一二三四五六七八九十0-9]*.{0,20}", CONTRACT, None, 3, opens=False),
)

FORM_CODES: dict[str, tuple[DocumentKind, str | None]] = {
    "200028": (REGISTRATION, "transfer_notice"),
    "200101": (OTHER, "cnipa_notice"),
    "200021": (OTHER, "cnipa_notice"),
    "200701": (OTHER, "cnipa_notice"),
    "200602": (OTHER, "cnipa_notice"),
    "200603": (OTHER, "cnipa_notice"),
    "200702": (OTHER, "cnipa_notice"),
    "100016": (OTHER, "cnipa_form"),
    "100104": (OTHER, "cnipa_form"),
}
"""CNIPA form codes, printed at the foot. 200028 and 200101 are certain, the others common knowledge."""
FORM_CODE_WEIGHT = 7.0

LATER_PAGES: tuple[tuple[str, DocumentKind, float], ...] = (
    (r"所属增值税.{0,16}发票(?:代码|号码)", INVOICE, 4.0),
    (r"所属(?:增值税|电子)?发票(?:代码|号码)", INVOICE, 4.0),
    (r"申请日时本专利记载的", CERTIFICATE, 6.0),
)
"""Print that only a later page of a kind bears, whatever became of its title: 销货清单, a certificate's second page."""

CODE_PATTERNS: tuple[tuple[str, DocumentKind, float], ...] = (
    (r"^01,(?:01|04|08|10|20|31|32|51),", INVOICE, 9.0),
    (r"bill_num=", INVOICE, 8.0),
    (r"epub\.cnipa\.gov\.cn/cred", CERTIFICATE, 8.0),
    (r"uniscid=|\"ei\":", BUSINESS, 8.0),
)
"""Payloads of QR codes that tell a kind."""

LABELS: tuple[Labels, ...] = (
    Labels(
        DocumentKind.CLAIM_LIST,
        (
            ("供给方|转让方名称", 1.0),
            ("接受方|受让方名称", 1.0),
            ("合同额", 1.0),
            ("实际到账", 2.5),
            ("涉及专利金额", 2.5),
            ("转化方式", 2.0),
            ("登记.{0,2}备案时间", 2.0),
            ("促成专利转化清单", 2.0),
        ),
        whole=6.0,
        cap=10.0,
    ),
    Labels(
        DocumentKind.DEMAND_LIST,
        (("需求方式", 2.0), ("技术需求", 1.5), ("需求企业", 1.5), ("需求内容|需求描述", 1.5)),
        cap=6.0,
    ),
    Labels(
        INVOICE,
        (
            ("价税合计", 3.0),
            ("发票代码", 1.5),
            ("发票号码", 1.5),
            ("开票日期", 2.0),
            ("规格型号", 1.5),
            ("税率(?:/征收率)?", 0.7),
            ("税额", 0.7),
            ("开票人", 1.0),
            ("校验码", 0.7),
            ("密码区", 1.0),
            ("机器编号", 1.0),
            ("购买方|购货单位", 1.0),
            ("销售方|销货单位", 1.0),
            ("货物或应税劳务|项目名称规格", 1.5),
            ("发票专用章", 1.0),
            (r"[-<>+*/\d]{9,}[<>][-<>+*/\d]{9,}", 2.5),
            (r"\*\p{Han}{2,10}\*\p{Han}", 1.0),
        ),
        whole=5.0,
        cap=10.0,
        proof="价税合计|密码区|校验码|机器编号|开票人|收款人|发票专用章",
    ),
    Labels(
        SLIP,
        (
            ("付款[人方]|付款账[号户]|借方|汇款[人方]", 1.0),
            ("收款[人方]|收款账[号户]|贷方", 1.0),
            ("[汇付]出行|汇入行|付款行|收款行|开户(?:银)?行", 0.8),
            ("户名|账户名称|全称", 0.8),
            ("账号|帐号", 0.5),
            ("回单(?:编号|号码?|编码)|电子回单", 2.0),
            ("交易流水|流水号|交易序号|会计流水", 1.5),
            ("记账日期|交易日期|会计日期|入账日期|交易时间|记账时间", 1.5),
            ("验证码", 0.7),
            ("摘要", 0.8),
            ("附言", 0.8),
            ("用途", 0.5),
            ("(?:大写|小写)", 0.5),
            ("付款[人方].*收款[人方]|收款[人方].*付款[人方]", 0.7),
            ("请勿重复记账", 1.5),
            ("打印(?:日期|时间|次数)", 0.8),
            ("币种|币别", 0.6),
            ("回单专用章|业务专用章", 1.0),
            ("资金以实际|款项以资金实际|不作为收款方", 1.0),
        ),
        whole=5.0,
        cap=10.0,
    ),
    Labels(
        CONTRACT,
        (
            ("甲方.*乙方|乙方.*甲方", 1.2),
            ("本(?:合同|协议)", 1.5),
            ("本(?:合同|协议).*本(?:合同|协议).*本(?:合同|协议)", 1.5),
            ("违约", 1.2),
            ("争议", 0.8),
            ("仲裁|人民法院", 0.5),
            ("双方", 0.7),
            ("一式", 0.8),
            ("第[一二三四五六七八九十]{1,3}条", 1.2),
            ("(?:转让|受让|让与|许可|被许可|出质|质权|出资)[方人]", 0.8),
            ("签(?:订|署|约)", 0.7),
            ("法定代表人|委托代理人|授权代表", 0.5),
            ("不可抗力", 0.8),
            ("(?:盖章|签字|签章)", 0.5),
            ("签(?:订|署|约)(?:时间|日期).*签(?:订|署|约)地点|签(?:订|署|约)地点.*签(?:订|署|约)(?:时间|日期)", 1.5),
            ("(?:合同|协议)?编号", 0.6),
            ("(?:转让|许可|让与|出质|甲)[方人].{0,12}(?:将|拥有).{0,40}(?:转让|许可|让与|质押)", 1.5),
            ("转让(?:价款|费)|许可(?:使用)?费|合同(?:价款|总额|金额)", 0.8),
            ("[一二三四](?:、|条)(?:标的|费用|价款|支付|定义|专利|资料)", 1.0),
        ),
        whole=4.0,
        proof="(?:协商|自愿|平等|一致|规定)[^。]{0,60}(?:(?:订立|签订|签署|达成|制定)(?:如下|本)(?:合同|协议|条款)|如下(?:协议|条款))",
    ),
    Labels(
        REGISTRATION,
        (
            ("变更项目.{0,8}变更前.{0,8}变更后", 4.0),
            ("准予变更", 2.0),
            ("著录项目变更", 1.5),
            ("发文序号", 1.0),
            ("发文日", 0.7),
        ),
        "transfer_notice",
        whole=5.0,
    ),
    Labels(
        REGISTRATION,
        (
            ("著录项目变更生效日", 4.0),
            ("原专利权人", 2.0),
            ("现专利权人", 2.0),
            ("登记簿", 1.5),
            ("年费信息", 1.0),
            ("法律状态", 0.8),
        ),
        "register_copy",
        whole=6.0,
    ),
    Labels(
        REGISTRATION,
        (
            ("变更前权利人", 3.0),
            ("变更后权利人", 3.0),
            ("登记生效日", 1.5),
            ("法律状态公告日", 2.5),
            ("合同备案号", 1.0),
            ("备案日期", 0.7),
            ("让与人.{0,60}受让人", 0.7),
            ("(?:TR|EE|EC|EM|PE|PC|PM|CP)0[1-3]", 2.0),
            ("IPC\\(主分类\\)|主分类号", 1.5),
            ("质押合同登记的生效|实施许可合同备案的生效|专利权的转移", 2.0),
        ),
        "gazette",
        whole=6.5,
    ),
    Labels(
        REGISTRATION,
        (
            ("备案证明", 2.0),
            ("备案(?:编)?号", 2.0),
            ("备案日期?", 0.8),
            ("许可种类", 1.2),
            ("让与人|许可[人方]", 0.8),
            ("受让人|被许可[人方]", 0.8),
            ("准予备案|予以备案", 2.0),
        ),
        "licence_record",
        whole=4.5,
        proof=r"备案(?:证明)?(?:编)?号[:：]?[A-Z]?20\d{8,}",
    ),
    Labels(
        REGISTRATION,
        (
            ("质押登记", 2.0),
            ("出质人", 1.2),
            ("质权人", 1.2),
            ("登记号", 1.2),
            ("准予登记|予以登记", 1.5),
            ("质押登记日|登记生效日|登记日期", 1.0),
        ),
        "pledge_notice",
        whole=5.5,
        proof=r"登记(?:编)?号[:：]?[A-Z]20\d{8,}|(?:准予|予以)登记",
    ),
    Labels(
        REGISTRATION,
        (
            ("开放许可", 1.0),
            ("开放许可(?:声明|实施合同)", 1.0),
            ("(?:准予|予以)备案", 1.5),
            ("备案(?:编)?号|公告号|声明编号", 1.0),
            ("许可使用费", 0.8),
        ),
        "open_licence_record",
        cap=6.0,
        whole=3.5,
        proof=r"(?:准予|予以)备案",
    ),
    Labels(
        CERTIFICATE,
        (
            ("证书号第", 3.0),
            ("授权公告号", 1.2),
            ("授权公告日", 1.0),
            ("专利申请日", 0.8),
            ("发明人|设计人", 0.6),
            ("颁发.{0,6}证书", 2.0),
            ("在专利登记簿上登记", 1.0),
            ("专利权自授权公告之日起生效", 2.0),
        ),
        whole=6.0,
        proof="证书号第?",
    ),
    Labels(
        BUSINESS,
        (
            ("统一社会信用代码", 0.8),
            ("注册资本|开办资金", 1.5),
            ("经营范围|宗旨和业务范围", 1.8),
            ("成立日期", 1.2),
            ("营业期限", 1.2),
            ("登记机关|举办单位", 1.2),
            ("法定代表人", 0.5),
            ("住所", 0.5),
        ),
        whole=5.0,
        proof="登记机关|举办单位|登记管理机关",
    ),
    Labels(
        OTHER,
        (
            ("著作权人", 3.0),
            ("软件名称", 3.0),
            ("登记号.{0,4}20\\d\\dSR", 4.0),
            ("开发完成日期|首次发表日期", 2.0),
        ),
        "other_certificate",
    ),
    Labels(
        OTHER,
        (
            ("同意撤回专利申请", 6.0),
            ("应当?缴纳", 1.5),
            ("滞纳金", 1.5),
            ("予以受理|准予受理", 4.0),
        ),
        "cnipa_notice",
        cap=7.0,
    ),
)

NOT_A_TITLE = (
    r"^[(（【]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[)）】]?[、.．,，:：条](?!.{0,4}$)",
    r"[。；;!！?？]",
    r"[:：].",
    r"^[(（]?(?:见|详见|依据|根据|按照|签订|双方|本)",
    r"[*＊]",
)
"""Lines that match one of these are text, lists or labels with values, never a title."""

PAGE_NUMBERS = (
    r"第(?P<number>\d{1,3})页[,，/]?[(（]?[共总](?P<count>\d{1,3})页",
    r"[共总](?P<count>\d{1,3})页[,，/]?第(?P<number>\d{1,3})页",
    r"^第(?P<number>\d{1,3})页$",
    r"^[-—–]?(?P<number>\d{1,2})/(?P<count>\d{1,2})[-—–]?$",
    r"^[Pp]age(?P<number>\d{1,3})(?:of(?P<count>\d{1,3}))?$",
    r"^[-—–](?P<number>\d{1,3})[-—–]$",
)
"""How pages count themselves, over a line without spaces."""
