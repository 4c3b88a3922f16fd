"""The words of contracts: who is who, what an amount is for, what a date is. Data for the readers of contracts.

Roles come from these words and never from 甲方/乙方: in one publisher's transfer form 甲方 buys, in its licence form
甲方 licenses. Words stand in folded form, without spaces.
"""

from __future__ import annotations

from enum import StrEnum

from parsers.documents.word_lists import words_of


class Side(StrEnum):
    """Who gives the right (让与) and who takes it (受让): the field names of the report."""

    SUPPLIER = "supplier"
    RECEIVER = "receiver"

    @property
    def other(self) -> Side:
        """The side across the table."""
        return Side.RECEIVER if self is Side.SUPPLIER else Side.SUPPLIER


GIVING = words_of(
    "转让 让与 出让 让渡 许可 授权 出质 质押 出卖 出售 赠与 出资 入股 转出 供给 提供 技术转让 技术让与 "
    "技术提供 技术出资 专利转让 专利权转让 专利许可 专利出资 作价入股 知识产权出资 技术入股"
)
TAKING = words_of(
    "受让 需求 承购 收购 引入 承让 承接 被许可 受许可 被授权 质权 买受 购买 受赠 接受 转入 被投资 使用 实施 引进 "
    "受资 技术受让 技术接受 技术需求 专利受让 专利权受让 接受出资 接受投资 接受入股 被入股"
)
"""What the sides do, as words for who does it begin."""
DOERS = ("方", "人", "单位", "股东")
"""How words for who does something end."""
_INVESTED = tuple(
    f"{deed}{joint}{doer}"
    for deed in words_of("接受出资 接受投资 接受入股 接受增资 接受作价入股 接受专利出资 被投资 被增资 被入股 增资")
    for joint in ("", "的")
    for doer in words_of("公司 企业 单位 一方")
    if deed != "增资" or not joint
)
"""How a company is called that takes patents for shares."""
ROLE_WORDS: dict[Side, tuple[str, ...]] = {
    Side.SUPPLIER: (
        *(deed + doer for deed in GIVING for doer in DOERS),
        *words_of(
            "卖方 受托方 受托人 服务方 研究开发方 借款人 借款方 债务人 原专利权人 原权利人 专利权人 权利人 持有人 "
            "专利所有人 供方 技术供方 投资人 投资方 挂牌方 "
            "Assignor ASSIGNOR Transferor TRANSFEROR Licensor LICENSOR Seller SELLER Pledgor PLEDGOR"
        ),
    ),
    Side.RECEIVER: (
        *(deed + doer for deed in TAKING for doer in DOERS),
        *_INVESTED,
        *words_of(
            "买方 目标公司 标的公司 委托方 委托人 贷款人 贷款方 贷款银行 出借人 债权人 目标企业 "
            "标的企业 新专利权人 需方 受资公司 竞得方 竞得人 摘牌方 "
            "Assignee ASSIGNEE Transferee TRANSFEREE Licensee LICENSEE Buyer BUYER Pledgee PLEDGEE"
        ),
    ),
}
"""How the sides are called. The pledgor supplies, in a loan the borrower, of services the one who renders them."""

WEAK_ROLES = frozenset(
    {
        "专利权人",
        "投资人",
        "投资方",
        "权利人",
        "持有人",
        "供方",
        "需方",
        "出资方",
        "出资人",
        "借款人",
        "借款方",
        "债务人",
        "债权人",
        "使用人",
        "使用方",
        "使用单位",
        "实施单位",
        "贷款人",
        "贷款方",
        "出借人",
        "受托人",
        "委托人",
    }
)
"""Words that several parties of one contract may bear: they give way to stronger ones."""

SERVICE_ROLES = frozenset(words_of("受托方 受托人 服务方 委托方 委托人 研究开发方 接受方"))
"""Words that in a deal of two others call somebody who serves it."""

LETTERS = ("甲方", "乙方", "丙方", "丁方")

OUTSIDERS = r"居间|中介|经纪|见证|鉴证|担保|保证|服务机构|代理|监管|托管|顾问|推荐|撮合"
"""Who stands beside the two sides: words of the bracket behind a party's letter."""

NAME_WORDS = (
    "单位全称",
    "单位名称",
    "公司名称",
    "企业名称",
    "姓名或名称",
    "名称或姓名",
    "名称(姓名)",
    "姓名(名称)",
    "名称/姓名",
    "全称",
    "名称",
    "姓名",
    "单位",
)
"""Words between a party's role and its name."""

STAMP_WORDS = (
    "盖公章",
    "加盖公章",
    "盖章",
    "公章",
    "签章",
    "签字",
    "签名",
    "签署",
    "合同专用章",
    "单位公章",
    "盖章或签字",
    "章",
)
"""Words that call for a seal or a signature beside a name."""

PARTICULARS = words_of(
    "统一社会信用代码 统一信用代码 USCC 纳税人识别号 纳税识别号 "
    "社会信用代码 信用代码 组织机构代码 法定代表人 法人代表 授权代表 委托代理人 "
    "代理人 项目联系人 联系人 联系方式 联系电话 电话 传真 手机 通讯地址 通信地址 注册地址 联系地址 住所地 住所 "
    "住址 地址 邮政编码 邮编 开户银行 开户行 开户名称 户名 账号 帐号 账户 身份证号码 身份证号 电子邮箱 电子信箱 "
    "邮箱 签订地点 签订时间 签订日期 签署日期 日期 负责人 代表人 代表 合同编号 项目名称 经办人 税号 职务 国籍 "
    "中介方 有效期限 见证方 鉴于 E-mail Email 电话/传真"
)
"""Labels that end a party's name."""

PARTICULAR_LABELS: dict[str, str] = {
    "phone": r"(?:联系|办公|固定|移动|手机)?电话(?:号码)?|手机(?:号码?)?|联系方式|电话/传真|传真(?:号码)?",
    "address": r"(?:通讯|通信|注册|联系|单位|办公|公司|企业)?地址|住所地?|住址|经营场所",
    "legal_representative": r"法定代表人(?:姓名)?|法人代表|法定代表人/负责人|法定代表人或负责人",
}
"""Labels of what `parties.unrelated` compares, as regular expressions, by the endings of field names."""
OTHERS_PARTICULARS = (
    r"见证方|中介方|居间方|丙方|担保人|保证人|代理机构|开户|收款账户|账户名称|项目联系人"
    r"|[一二三四五六七八九十]、|第[一二三四五六七八九十]条"
)
"""What between a party and a particular shows that it is another's."""

GIVE = words_of(
    "独占实施许可 排他实施许可 普通实施许可 独占许可 排他许可 普通许可 实施许可 许可 授权 转让 让与 出让 出售 "
    "质押 出质 赠与 移交 作价入股 作价出资 作价投入 投入 让渡"
)
INVESTS = words_of("增资扩股 增资入股 投资入股 出资入股 增资 出资 入股")
"""What a party does with its patents for a company whose shareholder it becomes."""
TAKE = ("受让", "购买", "买受", "接受", "受赠", "取得", "获得", "获取")
PAY = ("支付", "付给", "交付", "付清", "汇入", "缴付", "付")
PRICE = words_of(
    "转让费 转让款 转让价款 转让价格 转让金 许可费 许可使用费 使用费 实施费 入门费 合同款 合同价款 价款 对价 "
    "全部款项 款项 费用 提成费 报酬 人民币"
)
NEGATIONS = words_of(
    "不得 未经 未许可 未曾 未将 没有 不能 禁止 尚未 无权 不会 不再 未向 未 如果 如 若 返还 退还 赔偿 违约金"
)
"""Words after which a sentence states no deal."""

TOTAL_CUES: tuple[tuple[str, float], ...] = (
    (r"(?:变更|调整|修改|修订|更正|改|增加|减少|提高|降低)(?:为|至|到)", 4.5),
    (r"(?:合同|协议)(?:总)?(?:金额|价款|总额|价格|总价|额|标的额|价)", 4.0),
    (
        r"(?:转让|许可|使用|作价|出资|交易|成交|价款|费用|合同)(?:费|价款|金额|价格|款)?(?:总额|总计|共计|合计|总金额|总价|总价款)",
        4.5,
    ),
    (r"总(?:价款|价|金额|额|费用|计|转让费|转让价)", 4.0),
    (r"(?:合计|共计|总计|总共|合共)", 2.5),
    (r"成交(?:总)?(?:金额|额|价)", 4.0),
    (r"(?:技术)?(?:专利)?(?:申请)?(?:权)?转让(?:的)?(?:费用?|价款|款项?|价格|金额|金|价)", 3.5),
    (r"(?:专利)?(?:实施)?许可(?:使用)?(?:的)?(?:费用?|价款|价格|金额|金)", 3.5),
    (r"使用费(?!及支付)", 3.0),
    (r"作价(?:人民币|金额|为|入股|出资)?", 3.5),
    (r"(?:借款|贷款|授信|融资|主债权|债权|担保)(?:的)?(?:本金)?(?:金额|额度|数额|额|余额)(?:\(?[^\d)]{0,6}\)?)?", 3.5),
    (r"(?:最高|主)(?:债权|本金)(?:余)?额?", 3.5),
    (r"(?:技术)?(?:交易|服务|开发)(?:费用?|金额|额|报酬|经费)", 2.0),
    (r"(?:支付|付给|给付)[^。；;]{0,12}(?:价款|费用|款项|对价)", 2.0),
    (r"(?:价款|价格|报酬|对价|金额|费用)(?:为|是|:|计)?", 1.5),
    (r"一次(?:性)?(?:总付|总算|付清|支付|付款)", 1.5),
)
"""What may stand before the total, in the same clause, and how strongly it speaks."""

CHANGES_TO = r"^[^。；;]{0,8}(?:变更|调整|修改|增资|增加|增|减少|减)(?:为|至|到)"
CAPITAL = r"(?:注册资本|实收资本|股本|出资总额)[^。；;]{0,40}$"
"""How a sentence goes on to the new amount of what it speaks of, and what it is then not the price of."""
SERVICE_FEES = r"服务费|培训费|指导费|咨询费"
PRICED = (
    r"^[)）]?(?:的)?(?:成交|转让|最终|总)?(?:价格|价款|总价|对价|金额|价)[^。；;,，\d]{0,8}"
    r"(?:竞得|受让|取得|购买|购得|买受|成交|转让|让与|许可|获得|让渡|出让|出售|摘牌)"
)
"""What stands behind an amount that is the price: 以某元的价格转让给."""
PRICED_WEIGHT = 3.5
CHANGED = r"^[)）]?[^。；;\d]{0,14}(?:变更|调整|修改|修订|更正|改|增加|减少|提高|降低)(?:为|至|到)"
"""What stands behind an amount that the contract replaces by another."""
PART_CUES: tuple[tuple[str, float], ...] = (
    (r"原(?:合同|协议|约定|定|来)", 6.0),
    (r"定金|订金|预付|首付|首期|首笔|头款|保证金|押金", 5.0),
    (r"第[一二三四五六七八九十\d]+(?:期|次|笔|阶段|批)|分期|余款|尾款|余额|剩余|其余|另行|再支付", 4.5),
    (r"入门费|提成|按销售额|按利润|最低(?:使用费|提成)", 3.5),
    (r"违约金|赔偿|滞纳|罚|损失|逾期", 6.0),
    (r"其中|包括|包含|内含", 3.0),
    (r"年费|代理费|评估费|中介|居间|手续费|公证费|印花税|登记费|差旅费|诉讼费|律师费", 4.0),
    (SERVICE_FEES, 4.0),
    (r"挂牌价|底价|起拍价|起始价|保留价|标底|(?:货币|现金|实物)(?:资金)?(?:增资|出资|认缴|认购|入股|投入)", 4.5),
    (r"注册资本|出资总额|总股本|资产总额|净资产|市值|估值|评估(?:价值|值|价)|公允价值|质押率|专利价值", 4.5),
    (
        r"单价|每(?:件|项|个|年|月|台|套|千克|公斤|吨)|税额|税金|增值税额|不超过|不低于|不少于|上限|以[内下上](?=[的部者,，、:：)）]|$)|低于|超过|起征",
        4.0,
    ),
    (r"(?:已|曾)(?:支付|收到|付)|到账|已到", 2.0),
    (r"(?:前|内|后|日)(?:支付|付清|缴纳|一次性支付)", 0.5),
)
"""What marks an amount as a part, a penalty or something else."""

PRICE_LABELS = (
    r"(?:合同|协议)(?:总)?(?:金额|价款|总额|总价|额)|成交(?:总)?金额|(?:专利)?(?:权)?(?:技术)?转让(?:费|价款|价格|金额|总价|总额)(?:总额)?"
    r"|许可(?:使用)?费(?:总额)?|使用费总额|作价金额|贷款金额|借款金额|主债权(?:金额|本金)?|总价款?|总金额|合计金额|交易金额|价款总额|价税合计"
)
"""Labels of the total on a cover, in a table or at the head of a clause; a bare number may follow."""

FREE_OF_CHARGE = (
    r"无偿(?:地)?(?:转让|许可|让与|赠与|提供|出让|受让|授权|使用|将)|免费(?:转让|许可|让与|赠与|授权|使用)"
    r"|(?:零元|零对价|零价款)(?:转让|许可|的价格)?|不收取(?:任何)?(?:转让费|许可费|使用费|费用)|转让(?:费|价款)(?:为)?零元"
)
NOT_FREE = r"不得|若|如|视为|是否|[□○◯]|再次|第三[方人]|后续"

SIGNED_LABELS = (
    r"(?:合同|协议|契约)?(?:签订|签署|签约|订立|签定|签字|缔结)(?:日期|时间|年月日|日)|(?:合同|协议|契约)日期"
    r"|签订于|签署于|订立于|签约于"
)
SIGNATURE_DATE_LABELS = r"签(?:字|署|订)?日期|日期|时间"
NOT_SIGNING = r"生效|有效|履行|许可|申请|授权|公告|支付|付款|期限|截止|打印|登记|备案|出生|成立|届满|交付|到期"

TERM_LABELS = (
    r"(?:合同|协议|契约|专利|实施)?(?:的)?(?:有效期限?|授权(?:的)?(?:有效)?(?:期限|期间|时间)|许可(?:的)?(?:有效)?(?:期限|期间|时间|年限)|许可使用期限|实施许可期限|履行期限|使用期限|实施期限|合同期限"
    r"|质押期限|借款期限|贷款期限|授信期限|(?:主)?债[权务](?:的)?履行期限?|期限|有效期)"
)
LICENCE_TYPES: tuple[tuple[str, str], ...] = (
    (
        r"独占(?:性)?(?:的)?(?:实施)?(?:使用)?许可|独家(?:实施)?(?:使用)?许可|独占(?:性)?(?:实施)?(?:使用)?(?:方式|权)",
        "独占许可",
    ),
    (r"排[他它](?:性)?(?:的)?(?:实施)?(?:使用)?许可|排[他它](?:性)?(?:实施)?(?:使用)?(?:方式|权)", "排他许可"),
    (
        r"普通(?:的)?(?:实施)?(?:使用)?许可|非独占(?:性)?(?:的)?(?:实施)?(?:使用)?许可|普通(?:实施)?(?:使用)?方式",
        "普通许可",
    ),
)
LICENCE_LABELS = r"许可(?:的)?(?:种类|方式|类型|类别|性质|形式)|(?:种类|方式|类型)(?:为|是|:)"
