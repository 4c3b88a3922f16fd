"""The labels of CNIPA records: wordings that papers print, and what labels are made of that no list has."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from parsers.documents.english_captions import PATENT_ENGLISH
from parsers.documents.registration_words import FROM_WORDS, NUMBER_WORDS, TITLE_WORDS, TO_WORDS
from parsers.documents.word_lists import words_of
from parsers.layout.label_table import LabelTable
from parsers.values.organisation import looks_like_organisation, split_parties
from parsers.values.search import search


def _date(text: str) -> bool:
    return search(r"^(?:[12]\d{3}|[一二][零〇○]?)", text) is not None


def _party(text: str) -> bool:
    return bool(names := split_parties(text)) and all(map(looks_like_organisation, names))


FITS: Mapping[str, Callable[[str], bool]] = {
    "recorded_on": _date,
    "sent": _date,
    "effective": _date,
    "registered": _date,
    "filed": _date,
    "granted": _date,
    "starts": _date,
    "ends": _date,
    "old": _party,
    "new": _party,
    "from": _party,
    "to": _party,
    "owner": _party,
    "title": lambda text: search(r"^(?!或|为|是|的|和|及|与|、)\p{Han}{4}", text) is not None,
    "number": lambda text: search(r"^(?:ZL|CN)?\d{6}", text) is not None,
    "record_number": lambda text: search(r"^[A-Z]?\d{6}", text) is not None,
    "licence_type": lambda text: search(r"^(?:独占|排他|普通|开放)", text) is not None,
}
"""By label what a text glued behind it without a colon must look like to be its value."""

_CALLED = r"(?:的)?(?:单位)?(?:全称|姓名或(?:者)?名称|名称或(?:者)?姓名|姓名[/、]名称|名称[/、]姓名|名称|姓名)?"
_BRACKET = r"(?:\(.{1,12}\))?"
_GIVER = r"(?:专利权?)?(?:实施)?(?<![被受])(?:许可|让与|出让|转让|出质|质押)(?:权)?(?:方|人|单位)"
_TAKER = r"(?:专利权?)?(?:实施)?(?:被许可|受许可|接受许可|受让|承让|质权)(?:方|人|单位)"
PARTICULAR_PATTERNS: tuple[tuple[str, str], ...] = (
    (r".{0,12}(?:地址|住所地?|住址|所在地)", "address"),
    (r".{0,8}(?:代码|证件号码?|电话|邮编|邮政编码|国籍|国别|法定代表人|联系人|代理机构|代理人|发明人|设计人)", "stop"),
    (r"(?:专利)?(?:申请|授权|公开|公布|公告|颁证|优先权|国际申请)(?:公告|公布)?(?:日期?|时间)|证书编?号", "stop"),
    (r"(?:质押|许可|主|借款|贷款|担保)?合同(?:(?:签订|签署|订立)(?:日期?|时间)|编?号码?)", "stop"),
    (r"[\p{Han}、]{0,16}(?:通知书|证明书?|登记簿副本|专利证书)(?:\(.{1,6}\))?", "stop"),
    (r"(?!一种).{0,8}(?:金额|数额|债权额|费用|使用费|范围|地域|区域|件数|数量|项数|状态|性质|用途|备注|原因)", "stop"),
)
"""Labels that bear nothing we keep, as they end; they only end what stands before them."""
_COUNTED = r"[\d一二三四五六七八九十]{0,2}"
"""The number of a patent behind its label: 专利名称1."""
PATENT_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        r".{0,4}(?:专利|发明|发明创造)?名称[及和与、/](?:专利|申请)号|.{0,2}专利号[及和与、/](?:专利|发明|发明创造)?名称",
        "both",
    ),
    (
        r"(?:.{0,4}的?)(?:发明创造|发明|实用新型|外观设计|专利技术|专利|专利权|产品|标的)(?:\(.{1,8}\))?(?:产品)?(?:的)?名称"
        + _COUNTED,
        "title",
    ),
    (
        r"(?:出质|质押|许可|标的|涉及|转让|授权)?(?:专利申请|专利|申请)(?:\(申请\)|\(专利\)|权)?(?:号码?|编号)(?:[(/或].{2,6}\)?)?"
        + _COUNTED,
        "number",
    ),
)
RECORD_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        rf"{_GIVER}{_BRACKET}{_CALLED}{_COUNTED}|(?:专利权人|甲方|乙方)\((?:许可|让与|出质|转让)(?:方|人)\){_CALLED}",
        "from",
    ),
    (rf"{_TAKER}{_BRACKET}{_CALLED}{_COUNTED}|(?:甲方|乙方|债权人)\((?:被许可|受让|质权)(?:方|人)\){_CALLED}", "to"),
    (r".{0,10}(?:备案|登记)(?:登记|证明|证|通知书)?(?:编?号码?|编号)", "record_number"),
    (r".{0,8}(?:备案|登记|质权设立|质权生效)(?:登记|核准|生效|办理|完成)?(?:日期|日|时间)", "recorded_on"),
    (r"(?:专利)?(?:实施)?许可(?:实施)?(?:的)?(?:种类|方式|类型|性质|类别|形式)", "licence_type"),
    (r"(?!一种).{0,12}(?:期限|有效期|期间|履行期|债务期|许可期|质押期|起止日期|起止时间)(?:\(.{1,6}\))?", "term"),
    *PATENT_PATTERNS,
    *PARTICULAR_PATTERNS,
)
"""Wordings of labels that no list has, by what they are made of; they count where they fill a line or bear a colon."""

RECORD_LABELS = LabelTable.of(
    {
        "record_number": words_of(
            "合同备案号 备案号 备案编号 备案登记号 登记号 质押登记号 质押合同登记号 许可备案号 合同备案编号 "
            "质押登记编号 登记编号 实施许可备案号 开放许可备案号 备案号码"
        ),
        "from": FROM_WORDS,
        "to": TO_WORDS,
        "recorded_on": words_of(
            "备案日期 备案日 合同备案日期 合同备案日 备案生效日 登记生效日 质押登记日 质押登记日期 登记日 "
            "登记日期 质押登记生效日 备案时间 登记时间 质权设立日 质押登记时间"
        ),
        "licence_type": ("许可种类", "许可方式", "许可类型", "实施许可种类", "许可性质", "实施许可的种类"),
        "term": words_of(
            "许可期限 合同履行期限 合同有效期限 合同有效期 合同期限 履行期限 债务履行期限 债务期限 "
            "主债务履行期限 许可有效期限 有效期限 许可有效期 许可期间 履约期限 质押期限 债务人履行债务的期限 "
            "许可使用期限 债务人履行债务期限 主债务履行期限"
        ),
        "starts": words_of("合同生效日 合同生效日期 合同起始日 许可起始日 许可起始日期 许可开始日期 质押起始日"),
        "ends": words_of("合同终止日 合同终止日期 合同届满日 许可终止日 许可终止日期 许可截止日期 质押终止日"),
        "title": TITLE_WORDS,
        "number": NUMBER_WORDS,
        "owner": ("专利权人", "专利权人名称"),
        "name": ("名称", "姓名或名称", "单位名称", "名称或姓名", "姓名/名称", "名称/姓名", "全称"),
        "address": words_of(
            "地址 住所 专利权人地址 让与人地址 受让人地址 出质人地址 质权人地址 许可方地址 被许可方地址"
        ),
        "filed": ("申请日", "专利申请日", "申请日期"),
        "granted": ("授权公告日", "授权日", "授权公告日期", "公告日"),
        "class": ("主分类号", "分类号", "IPC(主分类)"),
        "amount": words_of("许可使用费 许可费用 担保债权数额 主债权金额 债权数额 质押金额 贷款金额 被担保债权数额"),
        "serial": ("序号", "发文序号"),
        "sent": ("发文日", "发文日期"),
        "count": ("专利件数", "出质专利", "许可专利", "专利数量"),
        "code": ("统一社会信用代码", "身份证件号码"),
        "stop": ("债务人", "债权人", "许可范围", "备注", "专利类型", "法律状态"),
    },
    FITS,
    patterns=RECORD_PATTERNS,
    translations=PATENT_ENGLISH,
    glues=("from", "to", "recorded_on", "record_number"),
)

_OLD = r"(?:原|变更前|转让前|转移前)(?:的)?"
_NEW = r"(?:现|新|变更后|转让后|转移后)(?:的)?"
_OWNER = (
    r"(?:申请人或者?专利权人|专利权人或者?申请人"
    r"|(?:共同|第[一二三1-3])?(?:专利|申请)?(?:权利|专利权|权|申请|共有)?人)"
)
NOTICE_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        rf"{_OLD}{_OWNER}{_BRACKET}{_CALLED}|{_OWNER}\((?:原|变更前)\)|(?:专利权)?(?:转让|让与|出让)(?:方|人){_BRACKET}{_CALLED}",
        "old",
    ),
    (
        rf"{_NEW}{_OWNER}{_BRACKET}{_CALLED}|{_OWNER}\((?:现|新|变更后)\)|(?:专利权)?(?:受让|承让)(?:方|人){_BRACKET}{_CALLED}",
        "new",
    ),
    (r".{0,8}(?:变更|登记|转移)(?:的)?(?:生效|登记)(?:日期|日|时间)", "effective"),
    *PATENT_PATTERNS,
    *PARTICULAR_PATTERNS,
)

NOTICE_LABELS = LabelTable.of(
    {
        "number": NUMBER_WORDS,
        "title": TITLE_WORDS,
        "sent": ("发文日", "发文日期"),
        "serial": ("发文序号",),
        "effective": words_of("变更生效日 著录项目变更生效日 登记生效日 变更日期 变更日 生效日 生效日期 生效时间"),
        "registered": ("登记日", "登记日期"),
        "owner": (
            "申请人或专利权人",
            "专利权人",
            "申请人",
            "权利人",
            "专利权人或申请人",
            "申请人/专利权人",
            "专利权人/申请人",
            "当前权利人",
            "当前专利权人",
            "共同专利权人",
            "共同申请人",
            "第一专利权人",
            "第二专利权人",
            "第三专利权人",
        ),
        "item": ("变更项目", "变更事项", "变更内容", "著录项目", "登记事项", "变更登记事项"),
        "before": words_of("变更前 变更前内容 原登记内容 原登记事项 原内容 变更前登记内容"),
        "after": words_of("变更后 变更后内容 现登记内容 现登记事项 现内容 变更后登记内容"),
        "examiner": ("审查员", "审查部门", "联系电话"),
    },
    FITS,
    patterns=NOTICE_PATTERNS,
    translations=PATENT_ENGLISH,
    glues=("old", "new", "effective"),
)
