"""增值税普通发票（卷式）."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.invoice_facts import invoice_facts
from samples.papers.stamps import RED, Seal, oval_seal
from samples.papers.styles import write_money


def roll(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """增值税普通发票（卷式）: a narrow strip, one fact a line, prices that include the tax, words at the end."""
    data = invoice_facts(facts, subtype, rng)
    page = PageCanvas(76 * MM, 180 * MM, (255, 254, 251))
    form = Ink(Font.SONG, 9, (150, 70, 60))
    ink = Ink(rng.choice((Font.BROAD, Font.MONO, Font.SONG)), 8.4, (40, 40, 60))
    x, width = 10.0, page.width - 20
    page.text(page.width / 2, 14, f"{data.place}增值税普通发票", Ink(Font.BOOK, 13, form.colour), "center")
    page.text(page.width / 2, 34, "发  票  联", form, "center")
    page.stamp(
        page.width / 2, 30, Seal(56, 36, "全国统一发票监制章", (data.place, "国家税务总局"), colour=RED, opacity=0.7)
    )
    (seller, seller_code), (buyer, buyer_code) = data.party("seller"), data.party("buyer")
    machine = f"6610{rng.randrange(10**7, 10**8)}"
    entries: tuple[tuple[str, Content], ...] = (
        ("发票代码：", data.value("invoice_code")),
        ("发票号码：", data.value("invoice_number")),
        ("机打号码：", data.number or ""),
        ("机器编号：", machine),
        ("销售方名称：", seller),
        ("纳税人识别号：", seller_code),
        ("开票日期：", data.day("iso")),
        ("收款员：", data.people[0]),
        ("购买方名称：", buyer),
        ("纳税人识别号：", buyer_code),
    )
    y = 58.0
    for label, value in entries:
        y = page.paragraph(x, y, width, [label, value], ink, leading=1.5, keep_words=False)
    y += 4
    page.text(x, y, "项目        数量     单价     金额", ink)
    y += 14
    for item in data.items:
        y = page.paragraph(x, y, width, item.name, ink, leading=1.4, keep_words=False)
        gross = write_money(item.net + (item.tax or 0), commas=False)
        page.text(page.width - 10, y, f"{item.quantity}   {gross}   {gross}", ink, "right")
        y += 14
    y += 6
    page.text(x, y, ["合计金额（小写）：", data.sums()[2]], ink)
    y = page.paragraph(x, y + 14, width, ["合计金额（大写）：", data.value("total_in_words")], ink, leading=1.5)
    y = page.paragraph(x, y, width, ["校验码：", data.value("check_code")], ink, leading=1.5, keep_words=False)
    if data.qr:
        qr(page, page.width / 2 - 26, y + 8, 52, data.qr)
    if data.seller.name and data.number:
        page.stamp(
            page.width / 2 + rng.uniform(-10, 20),
            y - rng.uniform(10, 40),
            oval_seal(rng, data.seller.name, ("发票专用章",), size=36 * MM),
        )
    return page
