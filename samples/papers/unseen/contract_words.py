"""What the contracts of this package share: pages, short paragraphs, clauses of no value, and signatures."""

from __future__ import annotations

import random
from collections.abc import Sequence

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.contract_facts import ContractFacts, Signatory
from samples.papers.contract_parts import ordinal
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink

DUTIES = (
    "双方在履行过程中获知的技术信息、经营信息均属保密信息，任何一方不得向与本交易无关的人员披露，保密义务在合同终止后三年内继续有效。",
    "如一方名称、住所、联系方式发生变化，应于变化后五个工作日内书面告知他方，怠于告知的，按原地址寄出的文件视为已经送达。",
    "任何一方迟延履行超过三十日，经催告后在合理期限内仍未履行的，守约方可以解除合同，并要求赔偿因此受到的损失。",
    "因不能预见、不能避免且不能克服的客观情况致使合同不能履行的，受影响的一方根据影响程度部分或者全部免除责任。",
    "因本合同引起的争议由双方协商解决；协商不成的，提交原告所在地有管辖权的人民法院处理。",
    "标的专利在权属变更登记完成以前的年费由原权利人负担，变更登记完成以后的年费由新权利人负担。",
    "原权利人保证标的专利真实有效、权属清晰，未设立质押，未被采取保全措施，也未正在被请求宣告无效。",
    "变更登记所需的申报书、证明文件由双方共同签章，由取得权利的一方委托代理机构向专利行政部门提交。",
    "技术资料以电子文件与纸质文件各一套交付，交付时双方在交接清单上签字确认。",
    "未经对方书面同意，任何一方不得将本合同项下的权利义务转让给第三人。",
)
"""Sentences that print no value."""


def pages_of(
    rng: random.Random, size: float = 11.0, *, fonts: Sequence[Font] = (Font.BOOK, Font.BROAD, Font.SONG, Font.KAI)
) -> Flow:
    """Pages for running text, numbered `3 / …` at the right or in brackets in the middle."""
    ink = pick_ink(rng, size, fonts=fonts)
    right = rng.random() < 0.5

    def footer(page: PageCanvas, number: int) -> None:
        text = f"第 {number} 页" if right else f"〔{number}〕"
        page.text(
            A4[0] - 70 if right else A4[0] / 2, A4[1] - 36, text, Ink(ink.font, 8.5), "right" if right else "center"
        )

    flow = Flow(ink, margin=rng.uniform(22, 31) * MM, leading=rng.uniform(1.55, 1.9), footer=footer)
    flow.need(10)
    return flow


def headline(flow: Flow, content: Content, size: float, *, gap: float = 12.0) -> None:
    """The title in the middle."""
    flow.line(
        content,
        Ink(Font.BROAD if flow.ink.font is not Font.BROAD else Font.BOOK, size, bold=True),
        align="center",
        gap=gap,
    )


def duties(flow: Flow, rng: random.Random, count: int, first: int, style: str = "{0}.") -> None:
    """Clauses of no value, numbered on from `first`: `{0}` in the style is the number, `{1}` the Chinese numeral."""
    for number, sentence in enumerate(rng.sample(DUTIES, count), start=first):
        flow.para(f"{style.format(number, ordinal(number))} {sentence}", indent=0 if style.startswith("{") else None)


def reach(side: Signatory) -> str:
    """Where a side is reached, in one line; empty where nothing is known."""
    parts = (("住所：", side.address), ("电话：", side.phone), ("法定代表人：", side.legal))
    return "；".join(f"{label}{value}" for label, value in parts if value)


def seal_over(flow: Flow, c: ContractFacts, side: Signatory, x: float, y: float) -> None:
    """The round seals of a side, one beside the other."""
    for place, name in enumerate(side.names if not c.blank else ()):
        flow.page.stamp(
            x + place * 56, y + place * 8, round_seal(c.rng, name, ("合同章",) if c.rng.random() < 0.3 else ())
        )


def signed_below(
    flow: Flow, c: ContractFacts, titles: dict[str, str], *, dated: bool = True, names: bool = True
) -> None:
    """Signatures one below the other, each side over the width of the page, the day in the last line."""
    for role, title in titles.items():
        side = c.supplier if role == "supplier" else c.receiver
        flow.need(100)
        flow.skip(20)
        flow.para([f"{title}（公章）：", c.names(role) if names else ""], indent=0)
        seal_over(flow, c, side, flow.margin + flow.width * c.rng.uniform(0.5, 0.75), flow.y)
        flow.para("授权签字人：________________", indent=0)
        if dated:
            flow.para(["签署日期：", c.signed()], indent=0)
