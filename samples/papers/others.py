"""Papers that lie in packages but prove nothing: plans, minutes, other notices, blank forms, empty sheets."""

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
from samples.papers.texts import text, texts


def plan(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """An implementation plan in running text, with amounts and dates that belong to no claim."""
    flow = Flow(pick_ink(rng, 13, fonts=(Font.SONG, Font.KAI, Font.MING)), margin=28 * MM)
    flow.need(10)
    flow.line(f"{facts.firm().name}\n专利转化专项计划实施方案", Ink(Font.HEI, 18), align="center", gap=16)
    for number, sentence in enumerate(rng.sample(texts("plan"), len(texts("plan"))), start=1):
        flow.line(
            f"{'一二三四五六'[number - 1]}、{rng.choice(('工作目标', '重点任务', '保障措施', '进度安排'))}",
            Ink(Font.HEI, 13),
        )
        flow.para(sentence)
        flow.para(rng.choice(texts("plan")))
    flow.line(write_date(facts.some_day(), "cn"), align="right")
    return flow.pages


def minutes(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
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
    for sentence in texts("minutes"):
        flow.para(sentence)
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
    bar(page, (350, 122), 150, 18, patent.number.replace(".", ""))
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


def acceptance_notice(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利申请受理通知书, form 200101."""
    return _office_letter(facts, rng, "专 利 申 请 受 理 通 知 书", "200101", texts("acceptance"))


def fee_notice(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """缴费通知书, form 200021, or 年费通知书, form 200701."""
    title, code = rng.choice((("缴 费 通 知 书", "200021"), ("年 费 通 知 书", "200701")))
    year, fee = rng.randint(3, 12), rng.choice((600, 900, 1200, 2000))
    lines = [line.replace("{year}", str(year)).replace("{fee}", str(fee)) for line in texts("fees")]
    return _office_letter(facts, rng, title, code, lines)


def appraisal(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A page of an appraisal report with a table of values."""
    day = facts.some_day()
    flow = Flow(pick_ink(rng, 12, fonts=(Font.SONG, Font.MING)), margin=26 * MM)
    flow.need(10)
    flow.line("资产评估报告摘要", Ink(Font.HEI, 18), align="center", gap=8)
    flow.line(f"瀚评报字（{day.year}）第{rng.randint(10, 999)}号", align="center", gap=10)
    subject = f"{facts.university().name}拟作价出资所涉及的专利权在{write_date(day, 'cn')}的市场价值"
    flow.para(f"瀚石资产评估有限公司接受委托，对{subject}进行了评估。")
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


def blank_sheet(_facts: Facts, _subtype: str, _rng: random.Random) -> list[PageCanvas]:
    """A sheet on which nothing is printed."""
    return [PageCanvas(*A4)]


def commitment(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """信用承诺书 of the applicant."""
    party = facts.firm()
    flow = Flow(pick_ink(rng, 14, fonts=(Font.SONG, Font.KAI, Font.MING)), margin=28 * MM)
    flow.need(10)
    flow.line("信 用 承 诺 书", Ink(Font.HEI, 22), align="center", gap=20)
    flow.para(party.name + text("commitment"))
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
_PARTICULARS = ("", "_code", "_address", "_phone", "_legal", "_bank", "_account")
_CONTRACT_FIELDS = (
    "contract_number", "patent_numbers", "titles", "total_amount", "total_in_words", "signed_on", "signed_place",
    "licence_type", "term_start", "term_end",
)  # fmt: skip
BLANK_CONTRACT: dict[str, object] = (
    {"blank": True}
    | {f"{role}{part}": None for role in ("supplier", "receiver") for part in _PARTICULARS}
    | dict.fromkeys(_CONTRACT_FIELDS)
)
"""The facts of a contract form that nobody filled in."""
