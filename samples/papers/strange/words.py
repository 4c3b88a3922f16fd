"""What the contracts of this package share: pages, clauses that print no value, sums beside the price, signatures."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.contract_facts import BLANK, ContractFacts, write_amount
from samples.papers.contract_parts import ordinal
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, type_digit

_CLAUSES = (
    "一方逾期履行的，每逾期一日按应付未付款项的万分之五支付违约金，累计不超过该笔款项的百分之十。",
    "专利权被宣告全部无效的，已经支付的费用不予退还，但明显违反公平原则的除外。",
    "双方确定，指定专人负责联络，联络人变更的应当及时通知对方，未及时通知造成损失的应承担责任。",
    "办理著录项目变更或者备案所需的文件，由各方在收到通知之日起十五日内签署并交付。",
    "在合同有效期内对标的技术作出的后续改进，其成果归完成改进的一方所有。",
    "未尽事宜由双方另行签订书面补充文件，补充文件与本合同具有同等效力。",
    "各方对履行中知悉的技术秘密和商业秘密负有保密义务，期限为自签署之日起五年。",
    "因履行发生的争议应先行调解，调解不成的提交仲裁委员会按其届时有效的规则仲裁。",
    "交付的资料包括专利证书、权利要求书、说明书及其附图、年费缴纳收据和与审查机关的往来文件。",
    "由于不可抗力不能履行的，遭受方应在十日内提供证明，各方互不承担违约责任。",
)


def flow_of(
    rng: random.Random, size: float, *, fonts: Sequence[Font] = (Font.SONG, Font.BOOK, Font.KAI, Font.BROAD)
) -> Flow:
    """Pages for running text, with `1 / n`-like numbers, or a line above the text and a number at its end."""
    ink = pick_ink(rng, size, fonts=fonts)
    ruled, margin = rng.random() < 0.4, rng.uniform(22, 30) * MM

    def footer(page: PageCanvas, number: int) -> None:
        if ruled:
            page.line(margin, 48, A4[0] - margin, 48, (90, 90, 90), 0.5)
            page.text(A4[0] - margin, 34, f"— {number} —", Ink(ink.font, 8.5), "right")
        else:
            page.text(A4[0] / 2, A4[1] - 38, f"· {number} ·", Ink(ink.font, 9), "center")

    flow = Flow(ink, margin=margin, leading=rng.uniform(1.55, 1.85), footer=footer)
    flow.need(10)
    return flow


def kind_of(number: str) -> str:
    """The digit that names a patent's type."""
    return type_digit(number)


def filed_in(number: str) -> int:
    """The year of filing that a patent number tells."""
    if len(number) > 10:
        return int(number[:4])
    short = int(number[:2])
    return (1900 if short > 80 else 2000) + short


def clauses(flow: Flow, rng: random.Random, count: int, first: int, style: str) -> int:
    """Clauses of no value numbered on from `first`; returns the next number. `{0}` is it, `{1}` it in Chinese."""
    for number, sentence in enumerate(rng.sample(_CLAUSES, count), start=first):
        flow.para(f"{style.format(number, ordinal(number))}{sentence}", indent=0)
    return first + count


def money(c: ContractFacts, share: str) -> str:
    """A share of the price as print, that is no price itself; a blank where there is none."""
    if c.total is None:
        return BLANK
    return write_amount((c.total * Decimal(share)).quantize(Decimal("0.01")), "元", c.rng, "")


def sealed(flow: Flow, c: ContractFacts, titles: Mapping[str, str], *, dated: bool) -> None:
    """Signatures side by side, the seals over them, the day below each side or not at all."""
    flow.need(120)
    flow.skip(22)
    top, half = flow.y, flow.width / 2
    for place, (role, title) in enumerate(titles.items()):
        side = c.supplier if role == "supplier" else c.receiver
        x = flow.margin + place * half
        y = flow.page.paragraph(x, top, half - 16, f"{title}（盖章）", flow.ink, leading=flow.leading)
        y = flow.page.paragraph(
            x,
            y,
            half - 16,
            f"法定代表人／委托代理人：{'' if c.blank else side.legal or ''}",
            flow.ink,
            leading=flow.leading,
        )
        if dated:
            y = flow.page.paragraph(x, y, half - 16, c.signed(), flow.ink, leading=flow.leading)
        for number, name in enumerate(() if c.blank else side.names):
            cx = x + half * c.rng.uniform(0.35, 0.6) + number * 40
            flow.page.stamp(cx, top + c.rng.uniform(14, 44) + number * 10, round_seal(c.rng, name))
        flow.y = max(flow.y, y)
    flow.skip(30)
