"""The last parts of the form of guideline 000: 申报单位情况汇总表, 推荐单位意见 and the 任务书."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.papers.table import Cell
from samples.programmes import parts, wording
from samples.programmes.form import FINE, Block, Grid, NewPage, Title, fine, middle, whole

if TYPE_CHECKING:
    from samples.programmes.case import Case


def summary(case: Case) -> list[Block]:
    """五 and 六: the applicant in one line, and the bureau that recommends it."""
    heads = ("序号", "申报单位名称", "地址", "联系人", "联系电话")
    line = ("1", case.applicant.name, case.applicant.address, case.world.person(), parts.mobile(case))
    table = _grid(heads, (line,), (0.7, 3, 4, 1.2, 2))
    title = "五、申报单位情况汇总表（市局填报）"
    opinion: list[Block] = [
        Title("六、推荐单位意见"),
        fine(whole("推荐单位意见", 0), (Cell("材料齐全，同意推荐。\n\n年   月   日", FINE),)),
    ]
    return [NewPage(), Title(title), table, *opinion]


def task(case: Case) -> list[Block]:
    """七、任务书: what is to be done, for how much, until when; it asks for more than the programme pays."""
    name = case.applicant.name
    who = case.world.person()
    facts = (
        ("项目主管单位", "省知识产权局"),
        ("项目名称", "2023年知识产权运营服务平台支撑能力提升项目"),
        ("项目承担单位", name),
        ("单位分管领导", f"{case.world.person()}（签/章）"),
        ("项目负责人", f"{who}（签/章）    联系电话：{parts.mobile(case)}"),
        ("拟计划使用项目经费", f"{case.say('budget', '120')}万元"),
        ("资金执行方式", "按财政与单位财务制度执行"),
        ("服务支撑能力提升计划", wording.words("task")),
    )
    work = (("1", "建设专利需求库", "30万元", "2023年12月"), ("2", "组织供需对接与登记备案辅导", "70万元", "2024年5月"))
    fruit = (("1", "专利需求库", "覆盖企业25家、需求60项"), ("2", "促成转让、许可合同", "不少于20份"))
    return [
        NewPage(),
        Title("七、任务书"),
        Title("2023年知识产权运营服务平台支撑能力提升项目任务书", 3),
        Title("一、项目基本情况", 3),
        Grid((1.0, 3.0), tuple((middle(label), Cell(text)) for label, text in facts)),
        Title("二、项目时间进度安排及实施内容", 3),
        _grid(("序号", "任务清单", "预算资金", "完成时限"), work, (0.7, 4, 1.5, 1.5)),
        Title("三、拟定成果清单（任务清单产生的成果）", 3),
        _grid(("序号", "成果清单", "预期目标"), fruit, (0.7, 3, 3)),
    ]


def _grid(heads: tuple[str, ...], lines: tuple[tuple[str, ...], ...], shares: tuple[float, ...]) -> Grid:
    return Grid(shares, tuple(tuple(middle(text) for text in line) for line in (heads, *lines)))
