"""附件2 and the outline of 附件3 of guideline 001; 附件1 is a spreadsheet of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from samples.programmes.form import Block, Grid, Row, Title, middle

if TYPE_CHECKING:
    from samples.programmes.case import Case


def demands(case: Case) -> list[Block]:
    """附件2; its last row says neither how nor for how much."""
    heads = (
        "序号", "专利名称", "专利号", "专利类型", "授权日期", "需求方式\n（转让、许可或其他）",
        "可接受报价（元）/或议价",
    )  # fmt: skip
    rows: list[Row] = [tuple(middle(head) for head in heads)]
    wishes = (("转让", "80000"), ("许可", "议价"), ("转让", "120000"), ("许可", "50000"), ("转让", "议价"), ("", ""))
    for place, (way, price) in enumerate(wishes, start=1):
        patent = case.world.patent(date(2022, 6, 1))
        kind = "发明" if patent.type_digit == 1 else "实用新型"
        line = (str(place), patent.title, f"ZL{patent.number}", kind, patent.granted_on.isoformat(), way, price)
        rows.append(tuple(middle(text) for text in line))
    return [Title("附件2：专利技术需求清单（可加页）"), Grid((0.6, 3, 2.6, 1.2, 1.6, 1.8, 1.8), tuple(rows))]


OUTLINE: Mapping[str, Sequence[str]] = {
    "单位基本情况": (),
    "知识产权运营服务总体情况": (),
    "工作安排": (),
    "目标要求与预期效果": (),
    "其他情况": (),
}
"""The outline of 附件3."""
