"""Certificates: labels in two languages, two facts to a line about the middle, a booklet of a design opened flat."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.certificates import certificate_facts
from samples.papers.codes import bar, qr
from samples.papers.facts import Facts
from samples.papers.foreign.common import FONTS, filing_day, inventing, number_page, parties, patents, spread, watermark
from samples.papers.ink import Content, Ink, Span
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink

_OFFICE = "国家知识产权局"
_ENGLISH = {
    "发明名称": "Title of Invention",
    "实用新型名称": "Title of Utility Model",
    "外观设计产品名称": "Product of Design",
    "发明人": "Inventor(s)",
    "设计人": "Designer(s)",
    "专利号": "Patent No.",
    "专利申请日": "Filing Date",
    "专利权人": "Patentee(s)",
    "地址": "Address",
    "授权公告日": "Date of Grant",
    "授权公告号": "Publication No.",
}


def _known(
    facts: Facts, rng: random.Random, kinds: tuple[int, ...]
) -> tuple[str, list[tuple[str, Content]], dict[str, str]]:
    """A certificate with co-owners and a title that at times fills two lines; owners stand one below the other."""
    more = patents(facts, rng, 1, kinds)
    filed = facts.day("applied_on", lambda: filing_day(rng, more))
    granted = filed + timedelta(days=rng.randint(200, 900)) if filed else None
    owners = parties(facts, rng, (1, 2, 2, 3), public=True)
    found = inventing(facts, rng, **more, owners=owners, applied_on=filed, granted_on=granted)
    title, pairs, known = certificate_facts(found, rng)
    lines: list[tuple[str, Content]] = []
    for label, value in pairs:
        name = "".join(label.split())
        if name == "专利权人" and not isinstance(value, str | Span):
            lines.append((name, ["\n" if part == "；" else part for part in value]))
        else:
            lines.append((name, value))
    return title, lines, known


def _number(known: dict[str, str]) -> Content:
    return Span(known["certificate"], "certificate_number", known["certificate"]) if known["certificate"] else ""


def bilingual(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """Labels in Chinese with English below them, values behind; co-owners one below the other, a bar code below."""
    title, pairs, known = _known(facts, rng, (1, 1, 2))
    page = PageCanvas(*A4, (251, 253, 250))
    watermark(page, rng, "CNIPA", (232, 240, 236))
    page.rect(24, 24, page.width - 24, page.height - 24, (60, 120, 100), width=3)
    ink, english = pick_ink(rng, 11.4, fonts=FONTS), Ink(Font.SERIF, 8, (100, 110, 105))
    page.text(page.width / 2, 70, title, Ink(Font.BOOK, 27, (30, 90, 70), bold=True, spacing=0.1), "center")
    page.text(page.width / 2, 108, "CERTIFICATE OF PATENT", Ink(Font.SERIF, 13, (30, 90, 70)), "center")
    page.text(page.width / 2, 132, ["证书号 Certificate No. ", _number(known)], Ink(ink.font, 10), "center")
    y, order = 176.0, (0, 2, 4, 5, 1, 3, 6, 7)
    for place in order:
        name, value = pairs[place]
        page.text(64, y, name, Ink(Font.BROAD, 10.6))
        page.text(64, y + 13, _ENGLISH.get(name, ""), english)
        y = max(y + 32, page.paragraph(190, y, page.width - 260, value, ink, leading=1.45) + 14)
    text = "本专利经审查符合中华人民共和国专利法的规定，决定授予专利权，专利权人的变更以专利登记簿为准。"
    page.paragraph(64, y + 8, page.width - 128, text, Ink(ink.font, 9.4), leading=1.6)
    granted = pairs[6][1]
    signed: Content = Span(known["granted"], "granted_on", granted.value) if isinstance(granted, Span) else ""
    if known["number"]:
        bar(page, (64, page.height - 96), 170, 18, known["number"].replace(".", ""))
    page.text(page.width - 70, page.height - 90, [f"{_OFFICE}　", signed], ink, "right")
    page.stamp(page.width - rng.uniform(120, 170), page.height - 104, round_seal(rng, _OFFICE))
    return page


def in_the_middle(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """The form of 2024: a QR code beside the title, facts about the middle line, the short ones two to a line."""
    title, pairs, known = _known(facts, rng, (1, 2, 2))
    page = PageCanvas(*A4)
    page.rect(0, 0, page.width, 20, None, fill=rng.choice(((170, 40, 45), (40, 70, 130), (190, 150, 80))))
    ink = pick_ink(rng, 11, fonts=FONTS)
    page.text(page.width / 2 - 20, 66, title, Ink(Font.BOOK, 24, bold=True), "center")
    if known["published"]:
        qr(page, page.width - 120, 44, 62, f"http://epub.cnipa.gov.cn/cred/{known['published']}")
    page.text(60, 128, ["No. ", _number(known)], Ink(ink.font, 10, latin=Font.MONO))
    half, y = page.width / 2, 170.0
    name, value = pairs[0]
    page.text(half, y, f"— {name} —", Ink(ink.font, 9, (120, 120, 120)), "center")
    y = page.paragraph(80, y + 18, page.width - 160, value, Ink(Font.BROAD, 15), leading=1.4, align="center") + 16
    for left, right in ((2, 7), (3, 6)):
        for place, align, x in ((left, "right", half - 14), (right, "left", half + 14)):
            name, value = pairs[place]
            page.text(x, y, [f"{name}：", value], ink, "right" if align == "right" else "left")
        y += 24
    page.line(90, y + 4, page.width - 90, y + 4, (190, 190, 190), 0.6)
    y += 20
    for place in (4, 5, 1):
        name, value = pairs[place]
        page.text(half, y, name, Ink(ink.font, 9, (120, 120, 120)), "center")
        y = page.paragraph(90, y + 15, page.width - 180, value, ink, leading=1.45, align="center") + 12
    text = f"国家知识产权局依照中华人民共和国专利法授予专利权，专利权期限为{known['years']}年，自申请日起算。"
    page.paragraph(80, y + 14, page.width - 160, text, Ink(ink.font, 9.6), leading=1.7, align="center")
    page.text(half, page.height - 120, f"局长　{facts.world.person()}", Ink(Font.KAI, 13), "center")
    page.stamp(half + rng.uniform(40, 120), page.height - 130, round_seal(rng, _OFFICE, size=104))
    number_page(page, "第 1 页（共 1 页）", Ink(ink.font, 8))
    return page


def design_booklet(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """An opened booklet of a design, landscape: a picture at the left, spread labels over dotted lines at the right."""
    title, pairs, known = _known(facts, rng, (3, 3, 2))
    page = PageCanvas(A4[1], A4[0], (253, 249, 238))
    middle, form = page.width / 2, Ink(Font.SONG, 11, (150, 45, 40))
    page.line(middle, 10, middle, page.height - 10, (215, 205, 185), 1.0)
    page.rect(60, 90, middle - 60, page.height - 120, (150, 45, 40), width=0.8)
    for step in range(4):
        inset = 24 + 26 * step
        page.rect(60 + inset, 90 + inset, middle - 60 - inset, page.height - 120 - inset, (120, 120, 120), width=0.7)
    page.text(60 + (middle - 120) / 2, page.height - 104, "立体图", form, "center")
    page.text(60, 56, f"中华人民共和国{_OFFICE}", form)
    x, width = middle + 40, middle - 90
    page.text(x + width / 2, 50, title, Ink(Font.KAI, 23, (150, 45, 40), bold=True, spacing=0.15), "center")
    page.text(x + width, 92, ["证书号　第", _number(known), "号"], Ink(Font.SONG, 10.4), "right")
    ink, y = Ink(rng.choice((Font.KAI, Font.HEI, Font.BOOK)), 11.6), 122.0
    for place in (0, 1, 2, 3, 4, 6):
        name, value = pairs[place]
        spread(page, (x, y), 88, name, form)
        below = page.paragraph(x + 102, y, width - 102, value, ink, leading=1.6, keep_words=False)
        for at in range(round((below - y) / (ink.size * 1.6))):
            foot = y + ink.size * (1.6 * at + 1.22)
            for dot in range(int((width - 100) / 5)):
                page.line(x + 100 + 5 * dot, foot, x + 102 + 5 * dot, foot, (150, 45, 40), 0.4)
        y = below + 9
    text = f"本{title[:-4]}经过本局依照中华人民共和国专利法进行初步审查，决定授予专利权，颁发本证书。"
    page.paragraph(x, y + 4, width, text, form, leading=1.6)
    page.text(x, page.height - 74, f"局长　{facts.world.person()}", Ink(Font.KAI, 13))
    page.stamp(page.width - rng.uniform(100, 180), page.height - rng.uniform(90, 130), round_seal(rng, _OFFICE))
    return page
