"""What reads as the title of a patent where no label says that it is one."""

from __future__ import annotations

from parsers.values.organisation import looks_like_organisation
from parsers.values.search import replaced, search
from parsers.values.text import plain

LEAST, MOST = 5, 80
_BEGINS = r"^(?:一种|基于|用于|带有|具有|具备|适用于|面向|可\p{Han})"
_ENDS = (
    r"(?:方法|工艺|装置|设备|系统|结构|机构|组件|部件|构件|材料|组合物|复合物|制剂|药物|溶液|涂料|薄膜|合金|催化剂|芯片|电路|电池|电极|模块|模型"
    r"|传感器|机器人|控制器|[处管清净分转存换连接驱传放]\p{Han}?器|仪|机|架|阀|泵|箱|柜|炉|塔|车|介质|终端|平台|应用|用途)$"
)
_NONE = r"[:;。,!?]|\d{5}|19\d\d|20\d\d|^.{0,6}专利权?(?:为|是|名称)|合同|法律状态|描述信息"


def looks_like_title(text: str) -> bool:
    """Whether a text by itself reads as the title of a patent: it begins or ends as titles do and is no name."""
    bare = plain(text).strip("。;,")
    told = search(_BEGINS, bare) is not None or search(_ENDS, bare) is not None
    clean = search(_NONE, bare) is None
    return LEAST <= len(bare) <= MOST and told and clean and not looks_like_organisation(bare)


_DATE = r"(?:19|20)\d{2}\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}日?"
_LABEL = (
    r"(?:发明人|设计人|专利权人|申请人|权利人|专利号|申请号|公告号|公开号|申请日|公告日|授权日|发文日|生效日|接收日|证书号|主分类"
    r"|联系人|审查员|法律状态|登记号|备案号|出质人|质权人|让与人|受让人)"
)
_PAPER = r"(?:^|专利)(?:公报|证书)(?:$|[(（])|通知书$|登记簿|电子文件|公告$"
_EVENT = r"(?:专利申请权、)?专利权的转移$|专利(?:实施许可|权质押)合同(?:备案|登记)的(?:生效|变更|注销)$"
"""How legal-status text calls an event, in a line of its own below a title."""
_NAME = r"公司|有限责?任?公|(?:大学|学院|银行)(?!生|卡)|研究[院所]"
_KIND_ALONE = r"^(?:发明|实用新型|外观设计)(?:专利)?(?:公报)?$"


def without_others(text: str) -> str:
    """A title without the date, the next label's print or an event at its end; nothing for one with other values in it.

    Dates, labels of the other particulars, names of papers and of organisations stand in no title.
    """
    bare = replaced(rf"^{_DATE}|{_DATE}$", "", text)
    bare = replaced(rf"{_LABEL}(?:名称|姓名)?[:：].*$|(?<=.){_EVENT}", "", bare).strip("；;，,、:： ")
    bare = replaced(r"(?<=\p{Han}{3})专利$", "", bare)
    if search(rf"{_DATE}|{_LABEL}|{_PAPER}|{_KIND_ALONE}|{_NAME}|\d{{8}}", bare) is not None:
        return ""
    return bare
