"""What else than its owner a notice says was changed of a patent, where no table tells it: an address, an agent.

Such a notice is no transfer. Nothing is concluded where an owner may have been told beside it and was not read.
"""

from __future__ import annotations

from parsers.documents.flow_names import AT_HOUSE
from parsers.documents.registration_change_tables import NOTICE_ENDS
from parsers.documents.registration_changes import Changes
from parsers.documents.registration_words import OTHER_ITEM
from parsers.layout.flow import Flow
from parsers.values.search import find_all, search

SIDE_HEAD = (
    r"(?:^|\n|(?<=[。;；]))(?:[(（]?[一二12][)）、.．])?变更(?P<side>[前后])"
    r"(?:的?(?:内容|信息|情况|著录项目|(?:申请人或)?(?:专利权人|权利人)(?:信息|情况|名单)?))?(?:\([^()\n]{1,6}\))?"
    r"(?:[:：]\s?|\n|(?=\s(?:专利权人|申请人|权利人)[\s:：]))"
)
"""The head of a block about one side of a change."""
_SIDES_BESIDE = r"(?:^|\n)变更前(?:的?(?:内容|信息|情况))? 变更后(?:的?(?:内容|信息|情况))?\n"
"""The heads of two columns about both sides."""
_OWNER = r"(?:共同|第[一二三1-3])?(?:申请人或专利权人|专利权人|申请人|权利人|权人)"
_OTHER = rf"(?:{_OWNER}的?)?(?:通讯|通信|联系|详细|注册|邮寄)?(?:住所|{OTHER_ITEM})\p{{Han}}{{0,4}}?"
_IS_OTHER = (
    rf"^{_OTHER}(?:[:：]|(?<=地址|邮编|编码|住所|国籍))"
    rf"|^(?:(?!公司|大学|学院|研究|集团|工厂|中心)[^,，、;；:：])*?{AT_HOUSE}"
    r"|^[\dA-Za-z\-#]{0,8}号|^[\dA-Za-z\-#]{1,8}(?:楼|室|层|幢|栋|座|单元)|^\p{Han}{0,4}(?:路|街|大道|巷)\d{1,5}(?:-\d{1,4})?[号弄]"
)
"""A line that tells something else: behind its label, an address without one, or the rest of an address that wraps."""
_OWNER_CHANGED = rf"{_OWNER}的?(?:变更|转移|由)|专利权的?转[移让]|(?:转|受)让[人方]|原{_OWNER}[:：]"
"""Words of a change of owner."""
_BY_LABELS = tuple(rf"(?:^|[\n\s;；,，。])(?:{side})的?{_OTHER}\s?[:：]" for side in ("变更前|原", "变更后|现|新"))
_TOLD = (
    rf"{_OTHER}(?:已|现)?由[^。;；\n]{{2,60}}(?:变更|更改)为|{_OTHER}(?:已|现)?(?:变更|更改)为",
    rf"(?:^|\n)(?:[(（]?[一二三四\d]{{1,2}}[)）、.．])?(?:关于)?{_OTHER}的?变更(?:登记|情况|事项|内容)?[:：]?(?=\n)",
)
"""A sentence that tells another change, or a heading of it."""


def take_others(flow: Flow, changes: Changes) -> None:
    """Note that a notice which names no owners before and after tells of other changes alone."""
    labelled = all(search(pattern, flow.text) is not None for pattern in _BY_LABELS)
    told = any(search(pattern, flow.text) is not None for pattern in _TOLD)
    if search(_OWNER_CHANGED, flow.text) is None and (labelled or told or _in_blocks(flow.text)):
        changes.other_rows += 1


def _in_blocks(text: str) -> bool:
    """Whether what stands below 变更前 and 变更后 tells other particulars on both sides, and nothing else."""
    beside = search(_SIDES_BESIDE, text)
    heads = list(find_all(SIDE_HEAD, text))
    if beside is not None:
        rows = [row.split(" ") for row in _lines(text[beside.end() :])]
        sides = [[row[at] for row in rows] for at in (0, 1)] if all(len(row) == len("前后") for row in rows) else []
    elif sorted(head["side"] for head in heads) == ["前", "后"]:
        ends = [heads[1].start(), len(text)]
        sides = [_lines(text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]
    else:
        return False
    return bool(sides) and all(map(_are_others, sides))


def _lines(block: str) -> list[str]:
    """The lines of a block, up to what stands below the change."""
    lines = block.strip("\n").split("\n")
    return lines[: next((at for at, line in enumerate(lines) if line.startswith(NOTICE_ENDS)), len(lines))]


def _are_others(lines: list[str]) -> bool:
    return bool(lines) and all(search(_IS_OTHER, line) is not None for line in lines)
