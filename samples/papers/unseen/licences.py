"""Licences of organisations in other looks: a table, a certificate of an institute, an electronic licence."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.business_licences import licence_facts
from samples.papers.canvas import A4, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink, Span, plain
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink
from samples.papers.table import Cell, TableStyle, table


def electronic(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """电子营业执照: the code below the title, labels flush right against a line, values behind it."""
    known = licence_facts(facts, rng, public=False)
    page = PageCanvas(A4[1], A4[0], (252, 250, 243))
    ink = pick_ink(rng, 12, fonts=(Font.BOOK, Font.BROAD))
    label = Ink(Font.BROAD, 11, (110, 80, 40))
    page.text(page.width / 2, 52, "营 业 执 照", Ink(Font.BOOK, 34, bold=True), "center")
    page.text(page.width / 2, 98, "（副本）1-1", Ink(ink.font, 11), "center")
    page.text(page.width / 2, 118, ["统一社会信用代码：", known["code"]], Ink(ink.font, 12.5), "center")
    pairs: list[tuple[str, Content]] = [
        ("名称", known["name"]),
        ("类型", "有限责任公司（自然人独资）"),
        ("法定代表人", known["legal"]),
        ("注册资本", known["capital"]),
        ("成立日期", known["founded"]),
        ("住所", known["address"]),
        ("经营范围", known["scope"]),
    ]
    y = 156.0
    page.line(180, y - 6, 180, page.height - 120, (200, 170, 110), 0.8)
    for name, value in pairs:
        page.text(170, y, name, label, "right")
        y = page.paragraph(192, y, page.width - 400, value, ink, leading=1.5) + 14
    if isinstance(known["code"], Span):
        qr(
            page,
            page.width - 150,
            150,
            84,
            f"https://www.gsxt.example/{known['code'].text}?uniscid={known['code'].text}",
        )
    page.text(page.width - 200, page.height - 110, "登记机关", label)
    page.text(page.width - 200, page.height - 84, known["issued"], ink)
    page.stamp(page.width - 150, page.height - 110, round_seal(rng, f"{plain(known['city'])}市行政审批局"))
    return page


def institute(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """事业单位法人证书, upright, its facts in a ruled table."""
    known = licence_facts(facts, rng, public=True)
    page = PageCanvas(*A4, (248, 250, 252))
    ink = pick_ink(rng, 11.5, fonts=(Font.KAI, Font.BOOK, Font.BROAD))
    label = Ink(Font.BROAD, 11)
    page.rect(30, 30, page.width - 30, page.height - 30, (60, 110, 150), width=2)
    page.text(page.width / 2, 64, "中华人民共和国", Ink(Font.BOOK, 15), "center")
    page.text(page.width / 2, 92, "事业单位法人证书", Ink(Font.BOOK, 27, bold=True), "center")
    entries: list[tuple[str, Content]] = [
        ("统一社会信用代码", known["code"]),
        ("名　　称", known["name"]),
        ("法定代表人", known["legal"]),
        ("住　　所", known["address"]),
        ("宗旨和业务范围", "开展科学研究，促进科技发展；承担技术开发、成果转化与人才培养。"),
        ("经费来源", "财政补助收入、事业收入、其他收入"),
        ("开办资金", known["capital"]),
        ("举办单位", f"{plain(known['city'])}市科学技术局"),
        ("登记管理机关", f"{plain(known['city'])}市事业单位登记管理局"),
        ("有效期", ["自", known["issued"], "至五年后同日"]),
    ]
    rows: list[list[Cell | str]] = [[Cell(name, align="center", ink=label), Cell(value)] for name, value in entries]
    width = page.width - 110
    table(
        page,
        55,
        150,
        [width * 0.3, width * 0.7],
        rows,
        TableStyle(ink, (90, 130, 160), 0.7, row=40, pad=7, leading=1.45),
    )
    if isinstance(known["code"], Span):
        qr(page, 60, page.height - 140, 70, f"https://search.gjsy.example/query?uniscid={known['code'].text}")
    page.stamp(page.width - 150, page.height - 120, round_seal(rng, f"{plain(known['city'])}市事业单位登记管理局"))
    return page


def old_original(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """营业执照 正本: large print in one column, the code at the upper right in a box, no QR code."""
    known = licence_facts(facts, rng, public=False)
    page = PageCanvas(A4[1] * 1.2, A4[0] * 1.2, (255, 252, 240))
    for inset, width in ((24, 4.0), (34, 1.0)):
        page.rect(inset, inset, page.width - inset, page.height - inset, (190, 150, 60), width=width)
    ink = pick_ink(rng, 15, fonts=(Font.KAI, Font.SONG, Font.BOOK))
    label = Ink(ink.font, 15, bold=True)
    page.text(page.width / 2, 80, "营业执照", Ink(Font.BOOK, 54, bold=True, spacing=0.4), "center")
    page.text(page.width / 2, 150, "（正　本）", Ink(ink.font, 16), "center")
    page.rect(page.width - 330, 176, page.width - 70, 204, (120, 120, 120), width=0.8)
    page.text(page.width - 322, 183, ["统一社会信用代码 ", known["code"]], Ink(Font.BROAD, 11.5))
    pairs: list[tuple[str, Content]] = [
        ("企　业　名　称", known["name"]),
        ("企　业　类　型", "股份有限公司（非上市）"),
        ("营　业　场　所", known["address"]),
        ("法 定 代 表 人", known["legal"]),
        ("注　册　资　本", known["capital"]),
        ("成　立　日　期", known["founded"]),
        ("经　营　期　限", "长期"),
        ("经　营　范　围", known["scope"]),
    ]
    y = 226.0
    for name, value in pairs:
        page.text(110, y, name, label)
        y = page.paragraph(270, y, page.width - 380, value, ink, leading=1.4) + 14
    page.stamp(page.width - 210, page.height - 110, round_seal(rng, f"{plain(known['city'])}市市场监督管理局"))
    page.text(page.width - 260, page.height - 76, known["issued"], ink)
    return page
