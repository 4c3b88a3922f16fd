"""Licences of firms: the upright one with a registration number too, the card that a phone shows."""

from __future__ import annotations

import random

from samples import numbers
from samples.fonts import Font
from samples.papers.business_licences import licence_facts
from samples.papers.canvas import A4, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.foreign.common import captioned, spread
from samples.papers.ink import Content, Ink, Span, plain
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink


def with_old_number(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """营业执照 of 2014, upright: 注册号 beside the code, labels spread to one width, the seal over the scope."""
    known = licence_facts(facts, rng, public=False)
    page = PageCanvas(*A4, (255, 252, 243))
    for inset, width in ((20, 4.0), (30, 1.0)):
        page.rect(inset, inset, page.width - inset, page.height - inset, (190, 140, 50), width=width)
    ink = pick_ink(rng, 12.4, fonts=(Font.KAI, Font.SONG, Font.BOOK))
    page.text(page.width / 2, 84, "营业执照", Ink(Font.BOOK, 44, bold=True, spacing=0.35), "center")
    small = Ink(ink.font, 10.4)
    page.text(page.width - 66, 150, f"注册号 {rng.randrange(11, 65)}{numbers.digits(rng, 13)}", small, "right")
    page.text(page.width - 66, 168, ["统一社会信用代码 ", known["code"]], small, "right")
    city = plain(known["city"])
    pairs: tuple[tuple[str, Content], ...] = (
        ("名称", known["name"]), ("公司类型", "有限责任公司（自然人投资或控股）"), ("住所", known["address"]),
        ("法定代表人姓名", known["legal"]), ("注册资本", known["capital"]), ("实收资本", known["capital"]),
        ("成立日期", known["founded"]), ("营业期限", [known["founded"], "至长期"]), ("经营范围", known["scope"]),
    )  # fmt: skip
    y = 212.0
    for name, value in pairs:
        spread(page, (70, y), 98, name, Ink(Font.BROAD, 11.4))
        y = page.paragraph(184, y, page.width - 250, value, ink, leading=1.5) + 13
    page.stamp(page.width - rng.uniform(130, 220), y - rng.uniform(-30, 20), round_seal(rng, f"{city}市工商行政管理局"))
    page.text(page.width - 80, y + 70, known["issued"], ink, "right")
    page.text(70, page.height - 60, "企业信用信息公示系统网址：http://gsxt.saic.gov.cn", Ink(ink.font, 8.6))
    page.text(page.width - 70, page.height - 60, "中华人民共和国国家工商行政管理总局监制", Ink(ink.font, 8.6), "right")
    return page


def phone_card(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """电子营业执照 on the screen of a phone: a card with captions above values, a QR code, buttons and a clock."""
    known = licence_facts(facts, rng, public=False)
    page = PageCanvas(390, 844, (240, 242, 246))
    colour = rng.choice(((28, 100, 200), (190, 40, 40), (20, 130, 110)))
    page.rect(0, 0, 390, 96, None, fill=colour)
    white = Ink(Font.BROAD, 16, (255, 255, 255))
    page.text(18, 14, f"{rng.randint(8, 20)}:{rng.randint(10, 59)}", Ink(Font.SANS, 12, (255, 255, 255)))
    page.text(195, 56, "电子营业执照", white, "center")
    page.rect(14, 110, 376, 700, (225, 228, 234), fill=(255, 255, 255))
    ink, small = Ink(rng.choice((Font.BROAD, Font.MICRO)), 13.5, (30, 30, 34)), Ink(Font.BROAD, 10.4, (140, 144, 152))
    pairs: tuple[tuple[str, Content, float], ...] = (
        ("企业名称", known["name"], 326), ("统一社会信用代码", known["code"], 326), ("类型", "有限责任公司", 326),
        ("法定代表人", known["legal"], 326), ("注册资本", known["capital"], 220), ("成立日期", known["founded"], 220),
        ("登记机关", f"{plain(known['city'])}市市场监督管理局", 220), ("住所", known["address"], 220),
    )  # fmt: skip
    y = 126.0
    for caption, value, width in pairs:
        y = captioned(page, 32, y, width, caption, value, (small, ink)) + 9
        page.line(32, y - 4, 32 + width, y - 4, (234, 236, 240), 0.6)
    if isinstance(known["code"], Span):
        qr(page, 268, 420, 90, f"https://zzapp.gsxt.gov.cn/el?uniscid={known['code'].text}")
        page.text(313, 516, "出示二维码", small, "center")
    page.stamp(rng.uniform(270, 320), rng.uniform(560, 620), round_seal(rng, f"{plain(known['city'])}市市场监督管理局"))
    page.rect(14, 716, 376, 760, None, fill=colour)
    page.text(195, 729, "下载打印　　授权使用", white, "center")
    page.text(195, 790, "与纸质营业执照具有同等法律效力", small, "center")
    return page
