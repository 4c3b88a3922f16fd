"""Papers that look like evidence and are none: a receipt, a record of a technology contract, a power of attorney."""

from __future__ import annotations

import random
from datetime import timedelta

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.foreign.common import FONTS, number_page, spread, watermark
from samples.papers.ink import Content, Ink
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, write_date, write_money, write_number
from samples.papers.table import Cell, TableStyle, table
from samples.words import amount_in_words


def receipt(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """收据, half a sheet: 今收到 and sums in a hand's blue, the side text on end; no bank and no invoice."""
    page, day = PageCanvas(A4[0], 132 * MM, (255, 252, 250)), facts.some_day()
    form, hand = Ink(Font.SONG, 11, (170, 40, 50)), Ink(Font.KAI, 13, (30, 45, 140))
    giver, taker, amount = facts.firm(), facts.university(), facts.some_amount()
    page.text(page.width / 2, 36, "收　　据", Ink(Font.SONG, 22, (170, 40, 50), bold=True), "center")
    page.line(page.width / 2 - 70, 64, page.width / 2 + 70, 64, (170, 40, 50), 1.0)
    page.text(page.width / 2, 72, f"{day.year} 年 {day.month} 月 {day.day} 日", hand, "center")
    page.text(page.width - 60, 42, f"№ {rng.randrange(1000000, 9999999)}", Ink(Font.SERIF, 13, (190, 30, 40)), "right")
    patent = facts.world.patent(day)
    lines = (
        (rng.choice(("今收到", "交款单位")), giver.name),
        (rng.choice(("交来", "收款事由")), f"专利转让款（{write_number(patent.number, 'bare')}）"),
        ("人民币（大写）", amount_in_words(amount)), ("￥", write_money(amount)),
    )  # fmt: skip
    y = 112.0
    for name, value in lines:
        end = page.text(58, y, name, form)
        page.text(max(end + 12, 150), y - 2, value, hand)
        page.line(max(end + 6, 144), y + 15, page.width - 80, y + 15, (170, 40, 50), 0.5)
        y += 38
    page.text(58, y, rng.choice(("收款方式：转账", "现金□　支票□　转账■")), form)
    page.text(58, y + 34, f"收款单位（盖章）　　　会计 {facts.world.person()}　　　出纳 {facts.world.person()}", form)
    page.column(page.width - 46, 120, rng.choice(("第二联交对方", "第三联记账联")), Ink(Font.SONG, 9, (170, 40, 50)))
    page.stamp(rng.uniform(330, 430), y + rng.uniform(0, 24), round_seal(rng, taker.name, ("财务专用章",)))
    return page


def technology_record(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """技术合同登记证明: parties, sums and days in a half-ruled table, of an office that registers no patent."""
    page, margin, day = PageCanvas(*A4), 26 * MM, facts.some_day()
    watermark(page, rng, "技术市场")
    ink = pick_ink(rng, 11, fonts=FONTS)
    seller, buyer, amount = facts.university(), facts.firm(), facts.some_amount()
    page.text(
        page.width / 2,
        70,
        rng.choice(("技术合同登记证明", "技术合同认定登记证明")),
        Ink(Font.BOOK, 23, bold=True),
        "center",
    )
    serial = f"{day.year}{rng.randrange(110000, 659999)}{numbers.digits(rng, 6)}"
    page.text(page.width - margin, 116, f"合同登记编号：{serial}", ink, "right")
    patent = facts.world.patent(day)
    signed = write_date(day - timedelta(days=rng.randint(5, 50)), "cn")
    pairs: tuple[tuple[str, Content], ...] = (
        ("项目名称", f"“{patent.title}”专利权转让"),
        ("合同类别", rng.choice(("技术转让（专利权转让）", "技术转让（专利实施许可）"))),
        ("卖方（让与人）", seller.name), ("买方（受让人）", buyer.name), ("合同签订日期", signed),
        ("合同成交金额", f"{write_money(amount)} 元"), ("其中：技术交易额", f"{write_money(amount)} 元"),
        ("知识产权", f"专利 {write_number(patent.number, 'zl')}"), ("登记日期", write_date(day, "cn")),
    )  # fmt: skip
    y = 142.0
    page.line(margin, y, page.width - margin, y, width=1.2)
    for name, value in pairs:
        page.text(margin + 6, y + 9, name, Ink(Font.BROAD, 10.4))
        y = page.paragraph(margin + 130, y + 9, page.width - 2 * margin - 140, value, ink, leading=1.4) + 6
        page.line(margin, y, page.width - margin, y, (130, 130, 130), 0.5)
    text = "　　经审查，该合同符合《技术合同认定登记管理办法》的规定，予以登记。本证明可用于办理税收优惠手续。"
    y = page.paragraph(margin, y + 18, page.width - 2 * margin, text, ink, leading=1.8)
    page.text(page.width - margin, y + 40, f"{buyer.city.name}市技术市场管理办公室", ink, "right")
    page.stamp(
        page.width - rng.uniform(130, 190),
        y + 44,
        round_seal(rng, f"{buyer.city.name}市技术市场管理办公室", ("技术合同登记章",)),
    )
    number_page(page, "第 1 页 共 1 页", Ink(ink.font, 8.4))
    return page


def attorney(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利代理委托书 for a change of owner: numbers, both owners and ticked boxes, and yet only an errand."""
    flow = Flow(pick_ink(rng, 11.6, fonts=FONTS), margin=26 * MM, leading=1.9)
    flow.need(20)
    day, patent = facts.some_day(), facts.world.patent(facts.some_day(2021, 2022))
    owner, taker, agency = facts.university(), facts.firm(), "栎木知识产权代理有限公司"
    flow.line("专利代理委托书", Ink(Font.BOOK, 20, bold=True, spacing=0.2), align="center", gap=6)
    flow.line("（中国单位或者个人用）", Ink(flow.ink.font, 9.6), align="center", gap=10)
    flow.para(f"委托　{agency}　机构代码（{rng.randrange(11000, 65000)}）")
    tasks = (
        "代为办理名称为________的发明创造申请专利。",
        f"代为办理名称为“{patent.title}”、专利号为{patent.number}的专利权人变更手续。",
        "代为办理专利实施许可合同备案。",
        "其他：________。",
    )
    for place, task in enumerate(tasks, start=1):
        flow.para(f"{place}. {'■' if place == 2 else '□'} {task}")
    flow.para(
        f"专利代理机构接受上述委托并指定专利代理师　{facts.world.person()}、{facts.world.person()}　办理此项委托。"
    )
    flow.skip(6)
    rows: list[list[Cell | str]] = [
        [Cell("变更前专利权人", align="center"), Cell(owner.name)],
        [Cell("变更后专利权人", align="center"), Cell(taker.name)],
        [Cell("联系地址", align="center"), Cell(taker.address)],
    ]
    width = flow.width
    flow.y = table(
        flow.page, flow.margin, flow.y, [width * 0.3, width * 0.7], rows, TableStyle(flow.ink, row=30, pad=6)
    )
    flow.skip(30)
    page, y = flow.page, flow.y
    for x, name, sign in ((flow.margin, "委托人（盖章）", taker.name), (A4[0] / 2 + 10, "被委托人（盖章）", agency)):
        spread(page, (x, y), 96, name, Ink(Font.BROAD, 10.4))
        page.text(x, y + 22, sign, flow.ink)
        page.stamp(x + rng.uniform(70, 120), y + 30, round_seal(rng, sign))
    page.text(A4[0] - flow.margin, y + 110, write_date(day, "cn"), flow.ink, "right")
    page.text(flow.margin, A4[1] - 46, "100007", Ink(flow.ink.font, 8))
    page.text(flow.margin, A4[1] - 35, "2018.10", Ink(flow.ink.font, 8))
    return flow.pages
