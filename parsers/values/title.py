"""What reads as the title of a patent where no label says that it is one."""

from __future__ import annotations

from parsers.values.organisation import looks_like_organisation
from parsers.values.search import search
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
