"""The words of CNIPA records: labels, change tables, kinds of events. Data for the readers of registrations.

Classified by the record, never by the word 受让人 alone: in a licence record 让与人/受让人 are licensor and licensee.
"""

from __future__ import annotations

from enum import StrEnum

from parsers.documents.word_lists import words_of
from parsers.layout.vocabulary import Vocabulary


class Event(StrEnum):
    """What a record says has happened."""

    TRANSFER = "transfer"
    LICENCE = "licence"
    PLEDGE = "pledge"
    CHANGE = "change"
    CANCELLED = "cancelled"


FROM_WORDS = words_of(
    "让与人 让与方 许可人 许可方 专利许可方 出质人 出质方 转让方 转让人 让与人(许可方) 许可人名称 许可方名称 "
    "让与人名称 出质人名称 让与人(专利权人) 许可方(专利权人) 让与人姓名或名称 许可人姓名或名称 出质人姓名或名称 "
    "出让人"
)
TO_WORDS = words_of(
    "受让人 受让方 被许可人 被许可方 质权人 质权方 受让人名称 被许可人名称 被许可方名称 质权人名称 "
    "受让人(被许可方) 受让人姓名或名称 被许可人姓名或名称 质权人姓名或名称"
)
TITLE_WORDS = words_of(
    "发明创造名称 发明名称 实用新型名称 外观设计名称 使用外观设计的产品名称 外观设计产品名称 专利名称 "
    "发明(创造)名称 专利技术名称 标题 专利标题 案件名称"
)
NUMBER_WORDS = words_of(
    "申请号或专利号 专利号或申请号 专利号 专利申请号 申请号/专利号 申请(专利)号 专利(申请)号 申请号 "
    "专利号(申请号) 申请号(专利号) 专利号/申请号"
)


_OWNED_BEFORE, _OWNED_AFTER = (
    tuple(
        f"{side}{of}{owner}{called}"
        for side in sides
        for of in ("", "的")
        for owner in ("专利权人", "权利人", "第一专利权人", "共同专利权人", "申请人或专利权人", "专利申请人或专利权人")
        for called in ("", "姓名或名称", "名称")
    )
    for sides in (("变更前", "转移前", "转让前"), ("变更后", "转移后", "转让后"))
)
"""Heads of columns that name the owners on either side of a change."""

CHANGE_TABLE = Vocabulary(
    {
        "item": words_of(
            "变更项目 变更事项 著录项目 项目 变更的著录项目 变更内容 项目名称 变更的项目 变更项 变更类型 著录事项 "
            "变更项目名称 "
            "著录项目名称 变更著录项目"
        ),
        "before": words_of(
            "变更前 变更前内容 变更前的内容 变更前权利人 原内容 变更前(原) 变更前信息 变更前著录项目 变更前情况 "
            "变更前的著录项目 "
            "变更前事项 原著录项目 原著录事项 原 原登记 变更前登记 原登记内容 原登记事项 变更前登记内容"
        )
        + _OWNED_BEFORE,
        "after": words_of(
            "变更后 变更后内容 变更后的内容 变更后权利人 现内容 变更后(现) 变更后信息 变更后著录项目 变更后情况 "
            "变更后的著录项目 "
            "变更后事项 现著录项目 现著录事项 现 现登记 变更后登记 新内容 现登记内容 现登记事项 变更后登记内容"
        )
        + _OWNED_AFTER,
    }
)

SIDEWAYS_TABLE = Vocabulary(
    {
        "item": CHANGE_TABLE.wordings["item"],
        "owner": words_of("专利权人 申请人或专利权人 申请人 权利人 专利权人名称 专利权人或申请人 专利权人姓名或名称"),
        "other": words_of("地址 联系人 邮编 邮政编码 国籍 国别 电话 代理机构 专利代理机构 发明人 代理人 专利权人地址"),
    }
)
"""The heads of a change table whose rows are 变更前 and 变更后."""

PATENT_TABLE = Vocabulary(
    {
        "number": ("专利号", "专利申请号", "申请号", "申请号/专利号", "专利号(申请号)", "申请号或专利号"),
        "title": ("发明创造名称", "专利名称", "发明名称", "名称", "使用外观设计的产品名称", "发明创造(专利)名称"),
        "serial": ("序号",),
        "filed": ("申请日", "申请日期", "专利申请日"),
        "granted": ("授权公告日", "授权日", "授权公告日期"),
        "owner": ("专利权人",),
        "type": ("专利类型", "类型"),
        "class": ("主分类号",),
    }
)

RECORD_TABLE = Vocabulary(
    {
        "number": PATENT_TABLE.wordings["number"],
        "title": PATENT_TABLE.wordings["title"],
        "from": FROM_WORDS,
        "to": TO_WORDS,
        "record_number": ("备案号", "合同备案号", "备案编号", "登记号", "质押登记号", "许可备案号", "备案登记号"),
        "recorded_on": (
            "备案日期",
            "备案日",
            "登记日期",
            "登记日",
            "质押登记日",
            "备案生效日",
            "登记生效日",
            "备案时间",
        ),
        "licence_type": ("许可种类", "许可方式", "许可类型", "许可性质"),
        "term": (
            "许可期限",
            "合同期限",
            "履行期限",
            "债务履行期限",
            "合同有效期",
            "有效期限",
            "许可期间",
            "合同履行期限",
        ),
        "other": (
            "序号",
            "申请日",
            "授权公告日",
            "专利类型",
            "法律状态",
            "备注",
            "地址",
            "专利权人",
            "许可范围",
            "金额",
            "许可使用费",
        ),
    }
)
"""Columns of a record that is a table of patents with all that is recorded about each."""

NOTICE_TABLE = Vocabulary(
    {
        **RECORD_TABLE.wordings,
        "from": FROM_WORDS
        + words_of("原专利权人 原权利人 变更前专利权人 变更前权利人 转让前专利权人 转让前权利人 变更前 转移前权利人"),
        "to": TO_WORDS
        + words_of(
            "现专利权人 新专利权人 现权利人 变更后专利权人 变更后权利人 转让后专利权人 转让后权利人 变更后 转移后权利人"
        ),
        "recorded_on": RECORD_TABLE.wordings["recorded_on"]
        + words_of("变更生效日 变更生效日期 变更登记日 变更日期 生效日 生效日期 转移登记日"),
    }
)
"""The same of transfers: a table of patents with the owners before and after."""

REGISTER_TABLE = Vocabulary(
    {
        "item": words_of(
            "登记事项 事项 变更项目 变更事项 登记项目 登记种类 登记类别 变更种类 "
            "法律状态 事务 事务类型 登记类型 变更类型 记载事项"
        ),
        "before": words_of(
            "变更前 变更前/内容 变更前(内容) 变更前内容 原内容 内容 登记内容 变更前或内容 内容/变更前 变更前专利权人 "
            "变更前权利人 原专利权人 原权利人 转让前权利人 转让前专利权人 转移前权利人 转让人 "
            "变更内容 具体内容 事项内容 记载内容"
        )
        + _OWNED_BEFORE,
        "after": words_of(
            "变更后 变更后内容 现内容 变更后/内容 变更后专利权人 变更后权利人 现专利权人 新专利权人 现权利人 "
            "转让后权利人 转让后专利权人 转移后权利人 受让人"
        )
        + _OWNED_AFTER,
        "date": words_of(
            "生效日 生效日期 登记生效日 变更生效日 登记日 登记日期 日期 公告日 生效时间 变更日期 变更日 变更登记日 "
            "登记时间 变更时间 记载日期 记载日"
        ),
    }
)
"""Columns of a register copy's table of events."""
STATE_TABLE = Vocabulary(
    {
        "published": words_of("法律状态公告日 公告日 公告日期 法律状态日期 事务数据公告日"),
        "item": words_of("法律状态 法律状态代码 法律状态类型 事务类型 事务数据类型 事件 状态"),
        "told": words_of("法律状态信息 描述信息 事务数据信息 信息 详细信息 具体信息 法律状态说明 说明 详情 内容"),
    }
)
"""Columns of a table of legal states, whose day is that of publication."""
TRANSFER_ITEM = (
    r"权(?:利|属)?的?转移|权(?:利|属)的?变更|权的?转让(?!合同)|转让登记|过户|权利人的?变更"
    r"|专利权人(?!.{0,4}(?:地址|国籍|姓名|名称))"
)
"""Rows of such a table that record a change of owner."""

_NOT_THEIR_NAMES = r"(?!.{0,3}(?:地址|邮编|国籍|电话|证件|类型))"
OWNER_ITEM = rf"(?:专利)?(?:申请|权利|专利权|共有)人{_NOT_THEIR_NAMES}|专利(?:申请)?权的?(?:转移|转让|归属)$"
"""Rows of a change table that are about who owns the patent."""
NAME_ITEM = r"姓名或(?:者)?名称|姓名[/、]名称|人(?:的)?(?:名称|姓名)"
"""Rows that are about how an owner is called. Some papers name a real change of owner so too: no proof by itself."""
NAME_ALONE = r"(?:第?[一二三四五\d])?(?:姓名或(?:者)?名称|名称|姓名)"
"""Such a row where it does not say whose name."""
OTHER_ITEM = (
    r"地址|邮编|邮政|国籍|国家|地区|代理|联系人|发明人|设计人|电话|邮箱|证件|信用代码|代表人"
    r"|名称变更|发明名称|[英外]文"
)
RENAMING = r"名称变更|更名|姓名或(?:者)?名称的?变更|变更(?:姓名|名称)|曾用名|名称、地址的变更|(?<![A-Z])CP0[13]"
"""Words by which a paper says that the same person only changed its name."""
NOT_A_CHANGE = r"同意撤回|撤回专利申请|撤回.{0,6}请求|放弃专利权|恢复权利|退款"
"""手续合格通知书 about something else than a change of bibliographic data."""

CANCELLED = (
    r"(?:^|\n)[^\n。,，:：]{0,30}(?:注销|解除|撤销)[^\n。,，:：]{0,10}(?:通知书|证明书?|公告)(?=\n|$)",
    r"(?:准予|予以|同意|已被?)(?:办理)?[^。,，;；\n]{0,10}(?:注销|解除|撤销)(?!的|申请|手续)",
    r"(?:注销|解除|撤销)(?:生效)?(?:日期|日)[:：]?\s?(?=[12]\d{3}|[一二])",
)
"""How the record of a licence or a pledge says that it stands no longer."""
NOT_YET = (
    r"(?:^|\n)[^\n。,，:：;；]{0,30}(?:受理|补正|视为[^\n。,，:：;；]{0,8}|缴费|审查意见|(?:申请|请求)受理)(?:通知书?|回执|决定书?)(?=\n|$)"
    r"|(?:^|\n)[^\n。,，:：;；]{0,24}(?:变更|转移|转让|备案|登记)(?:申请|请求|申报)(?:书|表|单)(?=\n|$)"
)
"""How a paper is headed by which something is asked for, or that the office wrote before it decided."""
WITHDRAWN = r"撤回[^。,，;；\n]{0,80}(?:著录项目变更|变更请求|变更申报|转让|备案|质押登记)"
"""How a notice says that a change asked for was withdrawn."""
REFUSED = r"(?:^|\n)[^\n。,，:：]{0,30}不予[^\n。,，:：]{0,10}(?:通知书?|函|批复)(?=\n|$)|(?:决定|现)不予(?:备案|登记)"
"""How the office says that it records nothing."""
NOT_GRANTED = (
    r"(?:^|[。;；\n])(?:(?!逾期|期满|届满|未在|如)[^。;；\n]){0,80}变更[^。,，;；\n]{0,14}(?:视为未提出|视为撤回|不予批准|不予变更)"
    r"(?=[。,，;；\n]|$)"
)
"""How a notice says that a change asked for was not made; what would happen after a term is no such decision."""

EVENT_KEYS: dict[str, str] = {
    "item": r"变更事项|变更项目",
    "before": r"(?:变更|转让|转移)前(?:专利)?权利?人|变更前(?!权)",
    "after": r"(?:变更|转让|转移)后(?:专利)?权利?人|变更后(?!权)",
    "old": r"(?:原(?:专利)?权利?人|(?:转让|出让)[人方])(?:姓名或名称|名称)?",
    "new": r"(?:现|新)(?:专利)?权利?人(?:姓名或名称|名称)?",
    "from": r"让与人|许可[方人]|出质人|让与方",
    "to": r"受让人|被许可[方人]|质权人|受让方",
    "date": r"(?:登记|变更|转让|转移|著录项目变更|质押登记)?生效日期?|备案日期?|备案生效日|质押登记日期?",
    "ended": r"解除日|注销日|终止日|质押解除日",
    "record_number": r"合同备案号|备案号|质押登记号|登记号",
    "licence_type": r"许可种类|许可类型|许可方式",
    "term": r"许可期限|合同履行期限|履行期限",
    "number": r"申请\(专利\)号|专利号|申请号|专利申请号",
    "title": r"发明名称|发明创造名称|实用新型名称|使用外观设计的产品名称|外观设计名称|专利名称|(?:专利)?标题|名称",
    "published": r"法律状态公告日|公告日(?!期?[^:：])",
    "status": r"法律状态代码|法律状态信息|法律状态|描述信息|事务类型|事件",
    "owner": r"专利权人(?!地址|国籍|姓名)",
    "rest": r"IPC\(主分类\)|主分类号?|申请日|授权公告日|授权日|公开日|公布日|证书号|发明人"
    r"|设计人|专利权人地址|年费信息|国家知识产权局|地址"
    r"|变更日|申请公布日|产品名称|审查员|页码|卷期号|登记簿",
}
"""Keys of the legal-status feed, the gazette and the register copy, as regular expressions."""

SURE_KEYS = (
    r"变更[前后](?:权利人|专利权人)?|变更事项|变更项目|登记生效日|合同备案号|让与人|受让人|出质人|质权人|许可种类"
    r"|发明名称|使用外观设计的产品名称|授权公告日|备案日期|专利号|法律状态|解除日|注销日|质押登记日"
)
"""Keys that are keys wherever a colon follows: web prints set them apart by blanks alone."""
GLUED_KEYS = (
    r"变更事项(?=(?:共同)?专利权人|申请人|地址)"
    r"|(?:变更|转让|转移)[前后](?:专利)?权利人(?=[^为是的或、,，。;；:：])"
    r"|登记生效日(?=\s?[12]\d{3})"
)
"""Keys that are keys wherever they stand: in a narrow column they run into the full line above them."""
LEGAL_STATES = (
    (
        r"(?:法律状态|专利权?状态|案件状态|权利状态)[:：\s]{1,2}(?P<state>(?:专利权?)?(?:有效|维持|终止|失效|无效|全部无效|部分无效|视为放弃"
        r"|放弃|届满|未缴年费终止[^\s，,。；;]{0,8}))"
    ),
    (
        r"(?P<state>专利权(?:的)?(?:终止|视为放弃|全部无效|部分无效|届满终止|有效|维持有效))"
        r"(?![^\n]{0,12}(?:之日|的规定|后|前|日期)|[^\n。]{0,8}[:：\n]\s?(?:无|[-—－]|[一二三四五六七八九十]{1,2}、))"
    ),
)
"""How a register copy or a legal-status text says whether the patent is in force; an empty chapter is no event."""
EVENT_CODES: dict[str, Event] = {
    "TR01": Event.TRANSFER,
    "EE01": Event.LICENCE,
    "PE01": Event.PLEDGE,
    "CP01": Event.CHANGE,
    "CP02": Event.CHANGE,
    "CP03": Event.CHANGE,
    "EC01": Event.CANCELLED,
    "PC01": Event.CANCELLED,
}
