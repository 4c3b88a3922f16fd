"""Certificates (of 2023, in a table, of two pages) and three licences of organisations."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.business_licences import licence_facts
from samples.papers.canvas import A4, PageCanvas
from samples.papers.certificates import certificate_facts
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink, Span, plain
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink
from samples.papers.table import Cell, TableStyle, table

_FONTS = (Font.SONG, Font.BOOK, Font.BROAD, Font.KAI)
_OFFICE = "国家知识产权局"


def _number(known: dict[str, str]) -> Content:
    return Span(known["certificate"], "certificate_number", known["certificate"]) if known["certificate"] else ""


def of_2023(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """The electronic certificate: a wide left margin, labels and values in two columns without colons, small print."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(*A4, (252, 253, 255))
    page.rect(26, 26, page.width - 26, page.height - 26, (70, 110, 170), width=1.2)
    ink = pick_ink(rng, 11, fonts=_FONTS)
    page.text(70, 62, ["证书号 第 ", _number(known), " 号"], Ink(ink.font, 10))
    if known["published"]:
        qr(page, page.width - 130, 52, 66, f"http://epub.cnipa.gov.cn/cred/{known['published']}")
    page.text(page.width / 2, 150, title, Ink(Font.BOOK, 29, (30, 60, 120), bold=True, spacing=0.15), "center")
    y = 220.0
    for name, value in pairs:
        page.text(110, y, "".join(name.split()), Ink(Font.BROAD, 10.4, (70, 80, 100)))
        y = max(y + 30, page.paragraph(218, y, page.width - 300, value, ink, leading=1.5) + 13)
    page.paragraph(
        110,
        y + 14,
        page.width - 220,
        "国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权，颁发本证书并在专利登记簿上予以登记。专利权自授权公告之日起生效。",
        Ink(ink.font, 9.6),
        leading=1.7,
    )
    page.text(110, page.height - 100, f"局长　{facts.world.person()}", ink)
    page.text(page.width - 110, page.height - 70, known["granted"], ink, "right")
    page.stamp(page.width - rng.uniform(140, 190), page.height - 110, round_seal(rng, _OFFICE))
    return page


def in_table(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """A copy issued by an agency: the facts in a ruled table of four columns, narrow cells, the number in the head."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(A4[1], A4[0])
    ink = pick_ink(rng, 10.6, fonts=_FONTS)
    page.text(page.width / 2, 60, title, Ink(Font.BOOK, 26, bold=True), "center")
    page.text(page.width - 90, 100, ["证书号：", _number(known)], ink, "right")
    rows: list[list[Cell | str]] = []
    for (one, first), (two, second) in zip(pairs[::2], pairs[1::2], strict=True):
        heads = [Cell("".join(name.split()), align="center", ink=Ink(Font.BROAD, 10)) for name in (one, two)]
        rows.append([heads[0], Cell(first), heads[1], Cell(second)])
    width = page.width - 180
    look = TableStyle(ink, (90, 90, 120), 0.8, row=52, pad=8, leading=1.4)
    y = table(page, 90, 122, [width * share for share in (0.16, 0.34, 0.16, 0.34)], rows, look)
    page.paragraph(
        96, y + 18, width, f"专利权期限{known['years']}年，自申请日起算。权利变动以专利登记簿记载为准。", ink
    )
    page.stamp(page.width - rng.uniform(150, 220), y + 60, round_seal(rng, _OFFICE, ("专利证书专用章",)))
    return page


def two_pages(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The older one of two pages: values in bold behind spaced labels, inventors and holders at filing overleaf."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(*A4, (255, 253, 247))
    page.rect(30, 30, page.width - 30, page.height - 30, (170, 40, 50), width=2.4)
    page.text(page.width - 80, 70, ["证书号第", _number(known), "号"], Ink(Font.SONG, 12), "right")
    page.text(page.width / 2, 130, title, Ink(Font.KAI, 34, (170, 40, 50), bold=True), "center")
    ink = Ink(rng.choice((Font.SONG, Font.KAI)), 13, bold=True)
    y = 210.0
    for name, value in pairs:
        end = page.text(84, y, f"{name}：", Ink(Font.SONG, 13))
        y = max(y + 33, page.paragraph(end + 2, y, page.width - end - 84, value, ink, leading=1.4) + 15)
    page.text(84, page.height - 96, f"局长　{facts.world.person()}", Ink(Font.SONG, 13))
    page.text(page.width - 84, page.height - 96, known["granted"], Ink(Font.SONG, 13), "right")
    page.text(page.width / 2, page.height - 52, "第1页（共2页）", Ink(Font.SONG, 9), "center")
    page.stamp(page.width - rng.uniform(150, 200), page.height - 120, round_seal(rng, f"中华人民共和国{_OFFICE}"))
    back = PageCanvas(*A4, (255, 253, 247))
    if known["number"]:
        back.text(84, 80, f"专利号：ZL {known['number']}", Ink(Font.SONG, 12))
    back.text(84, 110, "申请日时本专利记载的申请人、发明人信息如下：", Ink(Font.SONG, 12))
    back.text(84, 136, f"申请人：{facts.university().name}", Ink(Font.SONG, 12))
    back.text(84, 160, f"发明人：{facts.world.person()}；{facts.world.person()}", Ink(Font.SONG, 12))
    back.text(page.width / 2, page.height - 52, "第2页（共2页）", Ink(Font.SONG, 9), "center")
    return [page, back]


def licence_wide(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """营业执照 副本 of 2019: the code at the upper left, labels spread over four characters, seal over the day."""
    known = licence_facts(facts, rng, public=False)
    page = PageCanvas(A4[1], A4[0], (255, 254, 250))
    page.rect(18, 18, page.width - 18, page.height - 18, (200, 150, 60), width=5)
    ink = pick_ink(rng, 11.6, fonts=_FONTS)
    label = Ink(Font.BOOK, 11.6, bold=True)
    page.text(page.width / 2, 66, "营　业　执　照", Ink(Font.BOOK, 36, bold=True), "center")
    page.text(
        page.width / 2 + 210, 92, f"（副 本）　编号 {rng.randrange(100, 999)}-{rng.randrange(1, 9)}", Ink(ink.font, 9.5)
    )
    page.text(64, 70, "统一社会信用代码", Ink(Font.BOOK, 9.6))
    page.text(64, 86, known["code"], Ink(Font.SANS, 12.5, bold=True))
    if isinstance(known["code"], Span):
        qr(page, 66, page.height - 160, 76, f'{{"ei":"{known["code"].text}","t":"1"}}')
    left: tuple[tuple[str, Content], ...] = (
        ("名　　称", known["name"]), ("类　　型", "有限责任公司(自然人投资或控股的法人独资)"),
        ("住　　所", known["address"]), ("法定代表人", known["legal"]),
    )  # fmt: skip
    right: tuple[tuple[str, Content], ...] = (
        ("注册资本", known["capital"]), ("成立日期", known["founded"]),
        ("营业期限", ["自", known["founded"], "至长期"]), ("经营范围", known["scope"]),
    )  # fmt: skip
    for x, pairs in ((64.0, left), (page.width * 0.5, right)):
        y = 150.0
        for name, value in pairs:
            page.text(x, y, name, label)
            y = page.paragraph(x + 78, y, page.width * 0.5 - 160, value, ink, leading=1.5) + 15
    page.text(page.width - 230, page.height - 96, "登记机关", label)
    page.text(page.width - 200, page.height - 62, known["issued"], ink)
    page.stamp(page.width - 150, page.height - 84, round_seal(rng, f"{plain(known['city'])}市市场监督管理局"))
    return page


def licence_print(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """企业信用信息公示报告, the page that a register prints: the facts of a licence in a table with other dates."""
    known = licence_facts(facts, rng, public=False)
    page = PageCanvas(*A4)
    ink = Ink(rng.choice((Font.BROAD, Font.MICRO, Font.SONG)), 9.8)
    page.text(page.width / 2, 50, "营业执照信息", Ink(Font.BROAD, 15), "center")
    rows: list[list[Cell | str]] = [
        ["统一社会信用代码：", Cell(known["code"]), "企业名称：", Cell(known["name"])],
        ["类型：", "有限责任公司(自然人投资或控股)", "法定代表人：", Cell(known["legal"])],
        ["注册资本：", Cell(known["capital"]), "成立日期：", Cell(known["founded"])],
        ["营业期限自：", Cell(known["founded"]), "营业期限至：", "无固定期限"],
        ["登记机关：", Cell(f"{plain(known['city'])}市市场监督管理局"), "核准日期：", Cell(known["issued"])],
        [Cell("登记状态："), Cell("存续（在营、开业、在册）", 3)],
        [Cell("住所："), Cell(known["address"], 3)],
        [Cell("经营范围："), Cell(known["scope"], 3)],
    ]
    width = page.width - 100
    look = TableStyle(ink, (190, 190, 195), 0.6, row=30, pad=6, leading=1.45)
    y = table(page, 50, 84, [width * share for share in (0.19, 0.31, 0.16, 0.34)], rows, look)
    page.text(50, y + 16, "提示：请于每年1月1日至6月30日报送上一年度年度报告。", Ink(ink.font, 8.4, (120, 120, 120)))
    return page


def licence_body(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """事业单位法人证书 副本, landscape: the facts in two columns of dotted lines, the term at the foot."""
    known = licence_facts(facts, rng, public=True)
    page = PageCanvas(A4[1], A4[0], (250, 253, 250))
    page.rect(24, 24, page.width - 24, page.height - 24, (50, 120, 80), width=3)
    ink = pick_ink(rng, 12, fonts=(Font.KAI, Font.SONG, Font.BOOK))
    page.text(page.width / 2, 60, "事业单位法人证书", Ink(Font.BOOK, 30, bold=True), "center")
    page.text(page.width / 2, 102, "（副　　本）", Ink(ink.font, 12), "center")
    page.text(70, 128, ["统一社会信用代码　", known["code"]], Ink(ink.font, 12, latin=Font.SANS))
    left: tuple[tuple[str, Content], ...] = (
        ("名　　称", known["name"]), ("宗旨和\n业务范围", "培养高等学历人才，促进科技文化发展。"),
        ("住　　所", known["address"]),
    )  # fmt: skip
    right: tuple[tuple[str, Content], ...] = (
        ("法定代表人", known["legal"]), ("经费来源", "财政补助"), ("开办资金", known["capital"]),
        ("举办单位", f"{plain(known['city'])}市教育局"),
    )  # fmt: skip
    for x, pairs in ((70.0, left), (page.width * 0.53, right)):
        y = 166.0
        for name, value in pairs:
            page.paragraph(x, y, 76, name, Ink(Font.BROAD, 11), leading=1.3)
            below = page.paragraph(x + 80, y, page.width * 0.44 - 110, value, ink, leading=1.5)
            page.line(x + 80, below, x + page.width * 0.44 - 30, below, (150, 170, 155), 0.4)
            y = max(below + 18, y + 40)
    page.text(70, page.height - 76, ["有效期　自", known["issued"], "起五年"], ink)
    page.text(
        page.width - 90, page.height - 100, f"登记管理机关　{plain(known['city'])}市事业单位登记管理局", ink, "right"
    )
    page.stamp(
        page.width - rng.uniform(130, 180),
        page.height - 96,
        round_seal(rng, f"{plain(known['city'])}市事业单位登记管理局"),
    )
    return page
