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
