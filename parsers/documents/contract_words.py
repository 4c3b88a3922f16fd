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


_OF = words_of("技术 专利 专利权 成果 科技成果 知识产权 权利 标的")
"""What is given and taken: words that may stand before the deed in a word for who does it."""
GIVING = words_of(
    "转让 让与 出让 让渡 让售 许可 授权 出质 质押 出卖 出售 赠与 捐赠 出资 入股 转出 划出 输出 移交 转移 供给 提供 "
    "作价入股"
)
TAKING = words_of(
    "受让 需求 承购 收购 引入 承让 承接 承受 吸纳 接收 取得 被许可 受许可 被授权 质权 买受 购买 购入 受赠 接受 转入 "
    "划入 被投资 使用 实施 引进 受资 接受出资 接受投资 接受入股 被入股 获许可"
)
"""What the sides do, as words for who does it begin."""
DOERS = ("方", "人", "者", "单位", "企业", "股东", "申请人")
"""How words for who does something end."""


def _doers(deeds: tuple[str, ...], of_something: str) -> tuple[str, ...]:
    """Words for who does something, and for who does it with a technique, a patent, a right."""
    specific = (of + deed + doer for of in _OF for deed in words_of(of_something) for doer in DOERS[:4:3] + DOERS[1:2])
    return (*(deed + doer for deed in deeds for doer in DOERS), *specific)


_PRINCIPALS = {
    Side.SUPPLIER: words_of("转让主体 让与主体 出让主体 许可主体 授权主体"),
    Side.RECEIVER: words_of("受让主体 承让主体 被许可主体 获许可主体 受许可主体 被授权主体 获授权主体 获授权方"),
}
"""The sides as sheets of key terms call them."""
_INVESTED = tuple(
    f"{deed}{joint}{doer}"
    for deed in words_of(
        "接受出资 接受投资 接受入股 接受增资 接受作价入股 接受专利出资 被出资 被投资 被增资 被入股 增资"
    )
    for joint in ("", "的")
    for doer in words_of("公司 企业 单位 一方")
    if deed != "增资" or not joint
)
"""How a company is called that takes patents for shares."""
ROLE_WORDS: dict[Side, tuple[str, ...]] = {
    Side.SUPPLIER: (
        *_doers(GIVING, "转让 让与 出让 许可 输出 供给 提供 持有 出资 入股 移交 出卖 出售"),
        *_PRINCIPALS[Side.SUPPLIER],
        *words_of(
            "卖方 受托方 受托人 服务方 研究开发方 借款人 借款方 债务人 原专利权人 原权利人 专利权人 权利人 持有人 "
            "专利所有人 供方 技术供方 投资人 投资方 挂牌方 "
            "Assignor ASSIGNOR Transferor TRANSFEROR Licensor LICENSOR Seller SELLER Pledgor PLEDGOR"
        ),
    ),
    Side.RECEIVER: (
        *_doers(TAKING, "受让 被许可 吸纳 接收 接受 承接 需求 引进 购买 买受 使用"),
        *_PRINCIPALS[Side.RECEIVER],
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
        "受托方",
        "委托方",
        "服务方",
    }
)
"""Words that several parties of one contract may bear: they give way to stronger ones."""

SERVICE_ROLES = frozenset(words_of("受托方 受托人 服务方 委托方 委托人 研究开发方 接受方"))
"""Words that in a deal of two others call somebody who serves it."""

CLIENTS = frozenset(words_of("委托人 委托方 委托单位"))
"""Who entrusts somebody: with a service, whose receiver it is, or with the sale of its patents."""

LETTERS = ("甲方", "乙方", "丙方", "丁方")

LATIN_LETTERS = {word + letter: LETTERS[place] for place, letter in enumerate("ABCD") for word in ("Party", "PARTY")}
"""The letters as an English text has them."""


def letter_of(word: str) -> str:
    """The letter that a word of either language stands for."""
    return LATIN_LETTERS.get(word, word)


OUTSIDERS = r"现金|货币|居间|中介|经纪|见证|鉴证|担保|保证|服务机构|代理|监管|托管|顾问|推荐|撮合"
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

NAMES_LIKE_WORDS = (
    r"(?!无锡|无为[市县]|无棣|无极县|自贡|如皋|如东|应城|应县|本溪|方城|方正|方圆|方大|和田|和县|和平县|和顺|和龙|于都|于洪|将乐|略阳"
    r"|若羌|若尔盖|向阳|同济|同江|同仁|同德|同心|同方|同创|未央|可克达拉|可口|因特|一汽|一拖|以岭|有研|已[成立]|未来|其士|为民)"
)
"""How names begin whose first character is a word of sentences: no sentence goes on so."""

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
    "representative": (
        r"(?:法定代表人|法人代表|负责人|代表人)(?:[/／、]|或其?|[(（]或?)(?:委托代理人|授权代理人|授权代表|委托代表|代理人)[)）]?"
        r"|(?:授权|委托|签约|签字)(?:代表|代理人)(?:人)?|代表人?"
    ),
}
"""Labels of what `parties.unrelated` compares, as regular expressions, by the endings of field names."""
OTHERS_PARTICULARS = (
    r"见证方|中介方|居间方|丙方|担保人|保证人|代理机构|开户|收款账户|账户名称|项目联系人"
    r"|[一二三四五六七八九十]、|第[一二三四五六七八九十]条"
)
"""What between a party and a particular shows that it is another's."""

GIVE = words_of(
    "转移 移转 过户 划转 捐赠 "
    "独占实施许可 排他实施许可 普通实施许可 独占许可 排他许可 普通许可 实施许可 许可 授权 转让 让与 出让 出售 "
    "质押 出质 赠与 移交 作价入股 作价出资 作价投入 投入 让渡"
)
INVESTS = words_of("增资扩股 增资入股 投资入股 出资入股 增资 出资 入股")
"""What a party does with its patents for a company whose shareholder it becomes."""
MAY = words_of("允许 准许 准予 同意 授予")
USE = words_of("使用 实施 成为 取得")
"""What a party lets the other do with its patents."""
TAKE = ("受让", "接受", "受赠", "取得", "获得", "获取")
BUY = words_of("购买 买受 收购 采购 购入 购得 买入 引进")
"""What a party does that takes: what it buys it takes from the other, 向乙方收购."""
PAY = ("支付", "付给", "交付", "付清", "汇入", "缴付", "付")
PRICE = words_of(
    "转让费 转让款 转让价款 转让价格 转让金 许可费 许可使用费 使用费 实施费 入门费 合同款 合同价款 价款 对价 "
    "全部款项 款项 费用 提成费 报酬 人民币"
)
NEGATIONS = words_of(
    "不得 未经 未许可 未曾 未将 没有 不能 禁止 尚未 无权 不会 不再 未向 未 如果 如 若 返还 退还 赔偿 违约金"
)
"""Words after which a sentence states no deal."""

MADE = r"签订|签署|签约|签定|签立|订立|订约|缔结|缔约|立约|立契"
SIGNED_LABELS = (
    rf"(?:合同|协议|契约)?(?:{MADE}|签字)(?:之)?(?:日期|时间|年月日|日)|(?:合同|协议|契约)(?:成立)?日期"
    rf"|(?:{MADE}|(?<=^|[\n。])订)于|日期[(（](?:{MADE})[)）]"
    r"|(?<![A-Za-z])(?:(?:Date|DATE)(?:of(?:signature|signing|execution|agreement|Signature|Signing))?|Signedon|Dated)"
)
SIGNATURE_DATE_LABELS = r"(?:Date|DATE)?(?:签(?:字|署|订|章)?日期|盖章日期|日期|时间)"
NOT_SIGNING = r"生效|有效|履行|许可|申请|授权|公告|支付|付款|期限|截止|打印|登记|备案|出生|成立|届满|交付|到期"

_RUNS = (
    r"合同|协议|契约|专利|实施|许可|使用|授权|质押|借款|贷款|授信|融资|服务|履行|存续|债[权务](?:确定|履行|存续)?|有效"
)
TERM = rf"(?:{_RUNS})(?:的)?(?:有效|许可|使用|实施|履行)?(?:的)?(?:期限|期间|时间|年限|期|起止(?:日期?|时间|期限?)?)"
TERM_LABELS = (
    rf"{TERM}|(?<![\p{{Han}}])(?:期限|期间)|(?:的|为)期限|有效期限?|起止(?:日期?|时间|期限)?(?=[:：为\s\d])|(?:方式|种类|类型|性质|地域|范围)[、及和与](?:期限|期间)|(?:之|本|该)(?:期限|期间)"
    r"|(?<![A-Za-z])(?:Term|TERM|Period|PERIOD|Duration|Validity)"
)
OTHER_TERMS = r"保密|质量保证|技术指导|培训|交付|宽限|付款|支付|公示|公告|挂牌|验收|年费"
"""What else runs for a time: words that speak against the term of the contract or the licence."""
_SOLE, _EXCLUDING, _PLAIN = r"独占(?:性)?", r"排[他它](?:性)?", r"普通"
_LICENSED = r"(?:的)?(?:[、,，](?:不可|非|可)[^。；;\n]{1,12})?(?:实施)?(?:使用)?许可"
_USED = r"(?:(?:实施)?(?:使用)?(?:方式|权)|地?(?:实施|使用))"
LICENCE_TYPES: tuple[tuple[str, str], ...] = (
    (rf"{_SOLE}{_LICENSED}|独家{_LICENSED}|{_SOLE}{_USED}", "独占许可"),
    (rf"{_EXCLUDING}{_LICENSED}|{_EXCLUDING}{_USED}", "排他许可"),
    (rf"{_PLAIN}{_LICENSED}|非独占(?:性)?{_LICENSED}|{_PLAIN}{_USED}", "普通许可"),
)
LICENCE_LABELS = r"许可(?:的)?(?:种类|方式|类型|类别|性质|形式)|(?:种类|方式|类型)(?:为|是|:)"
