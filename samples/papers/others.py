"""Papers that lie in packages but prove nothing: plans, minutes, other notices, appraisals, blank forms, empty sheets."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import bar
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.slip_facts import PARTY_FIELDS
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle

_PLAN = (
    "为深入贯彻落实知识产权强国建设战略部署，推动高校院所专利技术向中小微企业转移转化，结合本单位实际，制定本实施计划。",
    "建立专利供需对接机制，面向产业园区开展专利技术需求征集，组织线上线下对接活动不少于六场，促成专利转让、许可项目落地。",
    "完善专利转化收益分配制度，落实科研人员激励政策，探索专利权作价入股、开放许可等多种转化方式，提升转化效益。",
    "计划在实施期内转让专利二十项以上，许可专利十项以上，合同金额累计超过五百万元，专利质押融资金额不低于两千万元。",
    "强化组织领导，成立专利转化专项工作小组，明确责任分工，定期调度工作进展，确保各项任务按期完成。",
    "加强经费保障，专项资金实行单独核算、专款专用，接受审计和监督检查，年度结束后开展绩效自评。",
)  # fmt: skip
_MINUTES = (
    "会议听取了关于拟转让专利情况的汇报，就转让方式、价格确定依据以及收益分配方案进行了讨论。",
    "会议认为，拟转让专利符合学校科技成果转化管理办法的规定，价格经公示无异议，同意按协议定价方式实施转让。",
    "会议要求，相关学院应当配合受让企业做好后续技术支持工作，技术转移中心及时办理合同签订与变更登记手续。",
)  # fmt: skip


def plan(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """An implementation plan in running text, with amounts and dates that belong to no claim."""
    flow = Flow(pick_ink(rng, 13, fonts=(Font.SONG, Font.KAI, Font.MING)), margin=28 * MM)
    flow.need(10)
    flow.line(f"{facts.firm().name}\n专利转化专项计划实施方案", Ink(Font.HEI, 18), align="center", gap=16)
    for number, text in enumerate(rng.sample(_PLAN, len(_PLAN)), start=1):
        flow.line(
            f"{'一二三四五六'[number - 1]}、{rng.choice(('工作目标', '重点任务', '保障措施', '进度安排'))}",
            Ink(Font.HEI, 13),
        )
        flow.para(text)
        flow.para(rng.choice(_PLAN))
    flow.line(write_date(facts.some_day(), "cn"), align="right")
    return flow.pages


def minutes(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """Minutes of a meeting on selling patents."""
    flow = Flow(pick_ink(rng, 13, fonts=(Font.SONG, Font.MING)), margin=28 * MM)
    flow.need(10)
    owner = facts.university()
    flow.line("会 议 纪 要", Ink(Font.HEI, 24, (190, 30, 30)), align="center", gap=10)
    flow.page.line(flow.margin, flow.y, A4[0] - flow.margin, flow.y, (190, 30, 30), 1.5)
    flow.skip(14)
    flow.line(f"时间：{write_date(facts.some_day(), 'cn')}上午9:00")
    flow.line(f"地点：{owner.name}行政楼{rng.randint(201, 612)}会议室")
    flow.line("参会人员：" + "、".join(facts.world.person() for _ in range(6)))
    for text in _MINUTES:
        flow.para(text)
    flow.skip(30)
    flow.line(owner.name, align="right")
    flow.page.stamp(A4[0] - 150, flow.y, round_seal(rng, owner.name))
    return flow.pages


def _office_letter(facts: Facts, rng: random.Random, title: str, code: str, lines: Sequence[str]) -> list[PageCanvas]:
    day = facts.some_day()
    patent = facts.world.patent(day)
    ink = pick_ink(rng, 11, fonts=(Font.SONG, Font.MING))
    flow = Flow(ink, margin=25 * MM)
    flow.need(10)
    page = flow.page
    page.text(A4[0] / 2, 40, "国家知识产权局", Ink(Font.SONG, 19, bold=True, spacing=0.3), "center")
    page.rect(70, 76, 270, 140, (0, 0, 0))
    page.paragraph(76, 82, 188, f"{facts.firm().address}\n{facts.world.person()}", Ink(ink.font, 8.5), leading=1.6)
    page.text(360, 82, "发文日：", ink)
    page.text(380, 100, write_date(day, "cn0"), ink)
    bar(page, 350, 122, 150, 18, patent.number.replace(".", ""))
    flow.y = 168
    flow.line(f"申请号或专利号：{patent.number}        发文序号：{numbers.notice_serial(rng, day)}")
    flow.line(f"申请人或专利权人：{facts.university().name}")
    flow.line(f"发明创造名称：{patent.title}", gap=14)
    flow.line(title, Ink(Font.HEI, 18), align="center", gap=12)
    for line in lines:
        flow.para(line.format(day=write_date(day - timedelta(days=15), "cn0")))
    page.text(70, A4[1] - 60, f"{code}    纸件申请，回函请寄：国家知识产权局专利局受理处收", Ink(ink.font, 8))
    page.text(70, A4[1] - 48, "2022.10", Ink(ink.font, 8))
    if rng.random() < 0.5:
        page.stamp(A4[0] - 160, A4[1] - 190, round_seal(rng, "国家知识产权局专利局", ("受理章",)))
    return flow.pages


def acceptance_notice(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利申请受理通知书, form 200101."""
    lines = (
        "根据专利法第28条及其实施细则的规定，申请人提出的专利申请已由国家知识产权局受理。现将确定的申请号、申请日等信息通知如下：",
        "申请日：{day}",
        "经核实，国家知识产权局确认收到请求书1份、说明书1份、权利要求书1份、说明书附图1份。",
    )
    return _office_letter(facts, rng, "专 利 申 请 受 理 通 知 书", "200101", lines)


def fee_notice(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """缴费通知书, form 200021, or 年费通知书, form 200701."""
    title, code = rng.choice((("缴 费 通 知 书", "200021"), ("年 费 通 知 书", "200701")))
    lines = (
        f"上述专利第{rng.randint(3, 12)}年度年费的缴费期限届满日为{{day}}，应缴纳年费金额为人民币{rng.choice((600, 900, 1200, 2000))}.00元。",
        "专利权人未按时缴纳年费的，可以在年费期满之日起六个月内补缴，同时缴纳相应数额的滞纳金。",
        "缴费人可以通过网上缴费、银行或邮局汇款等方式缴费，汇款时应当写明正确的专利号及费用名称。",
    )
    return _office_letter(facts, rng, title, code, lines)


def appraisal(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A page of an appraisal report with a table of values."""
    day = facts.some_day()
    flow = Flow(pick_ink(rng, 12, fonts=(Font.SONG, Font.MING)), margin=26 * MM)
    flow.need(10)
    flow.line("资产评估报告摘要", Ink(Font.HEI, 18), align="center", gap=8)
    flow.line(f"瀚评报字（{day.year}）第{rng.randint(10, 999)}号", align="center", gap=10)
    flow.para(
        f"瀚石资产评估有限公司接受委托，对{facts.university().name}拟作价出资所涉及的专利权在{write_date(day, 'cn')}的市场价值进行了评估。"
    )
    rows = [[Cell(head, align="center") for head in ("序号", "评估对象", "评估价值（万元）")]]
    for place in range(rng.randint(1, 4)):
        patent = facts.world.patent(day)
        rows.append(
            [
                Cell(str(place + 1), align="center"),
                Cell(f"{patent.title}（{patent.number}）"),
                Cell(f"{rng.randrange(10, 300)}.{rng.randrange(100):02d}", align="right"),
            ]
        )
    flow.grid((0.1, 0.62, 0.28), rows, TableStyle(Ink(flow.ink.font, 10.5), row=26))
    flow.skip(10)
    flow.para("本评估结论自评估基准日起一年内有效。评估报告使用人应当关注评估报告的特别事项说明和使用限制。")
    flow.page.stamp(A4[0] - 150, flow.y + 60, round_seal(rng, "瀚石资产评估有限公司"))
    return flow.pages


def blank_sheet(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A sheet on which nothing is printed."""
    return [PageCanvas(*A4)]


def commitment(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """信用承诺书 of the applicant."""
    party = facts.firm()
    flow = Flow(pick_ink(rng, 14, fonts=(Font.SONG, Font.KAI, Font.MING)), margin=28 * MM)
    flow.need(10)
    flow.line("信 用 承 诺 书", Ink(Font.HEI, 22), align="center", gap=20)
    flow.para(
        f"{party.name}承诺：所提交的申报材料真实、准确、完整，所申报项目未重复或多头申报同类财政资金支持，如有弄虚作假，愿意承担相应的法律责任，并退回已获得的资金。"
    )
    flow.skip(40)
    flow.line(f"单位（盖章）：{party.name}", align="right")
    flow.line(f"法定代表人（签字）：{party.representative}", align="right")
    flow.line(write_date(facts.some_day(), "cn"), align="right")
    flow.page.stamp(A4[0] - 170, flow.y - 30, round_seal(rng, party.name))
    return flow.pages


BLANK_SLIP: dict[str, object] = dict.fromkeys(
    (*PARTY_FIELDS, "amount", "amount_in_words", "paid_on", "serial_number", "receipt_number", "purpose", "remark")
)
"""The facts of a bank form that nobody filled in."""
BLANK_CONTRACT: dict[str, object] = {"blank": True} | dict.fromkeys(
    f"{role}{part}" for role in ("supplier", "receiver") for part in ("", "_code", "_address", "_phone", "_legal", "_bank", "_account")
) | dict.fromkeys(("contract_number", "patent_numbers", "titles", "total_amount", "total_in_words", "signed_on", "signed_place", "licence_type", "term_start", "term_end"))  # fmt: skip
"""The facts of a contract form that nobody filled in."""
