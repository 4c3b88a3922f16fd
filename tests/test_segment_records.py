"""Papers of the patent office behind each other in one file: annexes go on, papers on another patent begin."""

from __future__ import annotations

from parsers.segment import segment
from tests.paper_lines import pages

LICENCE = """# 专利实施许可合同备案证明
= 备案号：X2022990020828
~ 兹证明让与人青禾理工大学与受让人滨城云杉微纳装备有限公司就附表所列专利订立的实施许可合同，
+ 经审查符合规定，于二〇二二年五月三十日予以备案。
~ 该合同的许可种类为独占许可，有效期限自2022年04月01日起至2024年03月30日止。
> 国家知识产权局
= 第23页 共151页"""
ANNEX = """附表：许可专利一览
| 序号 | 名称 | 专利号 |
| 1 | 一种水质监测浮标及方法 | ZL201911869872.0 |
| 2 | 一种轴承的加工方法 | ZL201810123456.5 |
= 第24页 共151页"""
CARD = """专利数据库 检索 分析 监控
一种高强度锂离子电池隔膜结构
申请号 ZL201420546628.7　申请日 2014-07-16　当前状态 有效
法律状态
2021-09-12　专利权的转移（TR01）
变更事项　专利权人
变更前　红枫光电股份公司
变更后　白杨精密仪器有限公司
登记生效日　2021.08.16
= 第25页 共151页"""


def _spans(*papers: str) -> list[tuple[int, int]]:
    return [cut.span for cut in segment(pages("\n---\n".join(papers)))]


def test_a_card_of_a_database_behind_a_licence_and_its_list_is_a_paper_of_its_own() -> None:
    assert _spans(LICENCE, ANNEX, CARD) == [(1, 2), (3, 3)]


def test_the_list_behind_a_licence_goes_on_with_it() -> None:
    assert _spans(LICENCE, ANNEX) == [(1, 2)]
