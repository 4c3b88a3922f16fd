"""Patent certificates: values below their labels, facts in sentences, two columns of an electronic one."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.certificates import certificate_facts
from samples.papers.codes import bar, qr
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink, Span
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink

_FONTS = (Font.BOOK, Font.BROAD, Font.KAI)


def _number(certificate: str) -> Content:
    return Span(certificate, "certificate_number", certificate) if certificate else ""


def values_below(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """Each label small on a line of its own, its value large below; number of the certificate at the foot."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(*A4, (254, 252, 246))
    page.rect(22, 22, page.width - 22, page.height - 22, (180, 140, 70), width=3)
    ink = pick_ink(rng, 13, fonts=_FONTS)
    label = Ink(Font.BROAD, 8.5, (130, 110, 80))
    page.text(page.width / 2, 70, "中华人民共和国国家知识产权局", Ink(Font.BOOK, 12), "center")
    page.text(page.width / 2, 100, title, Ink(Font.BOOK, 30, bold=True), "center")
    y = 170.0
    for name, value in pairs:
        page.text(90, y, "".join(name.split()), label)
        y = page.paragraph(90, y + 13, page.width - 180, value, ink, leading=1.4) + 16
    page.text(90, page.height - 120, ["证书号　第 ", _number(known["certificate"]), " 号"], Ink(ink.font, 11))
    page.text(page.width - 90, page.height - 120, f"局长　{facts.world.person()}（签名章）", Ink(ink.font, 11), "right")
    page.stamp(page.width - rng.uniform(150, 220), page.height - 130, round_seal(rng, "国家知识产权局"))
    return page


def in_sentences(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """An older certificate, landscape: numbered facts on dotted lines, a bar code below."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(A4[1], A4[0], (250, 250, 244))
    for inset in (20, 27):
        page.rect(inset, inset, page.width - inset, page.height - inset, (120, 30, 40), width=1.2)
    ink = pick_ink(rng, 12.5, fonts=(Font.KAI, Font.BOOK))
    page.text(page.width / 2, 58, title, Ink(Font.BOOK, 27, (120, 30, 40), bold=True), "center")
    page.text(page.width - 60, 60, ["第", _number(known["certificate"]), "号"], ink, "right")
    y = 112.0
    for place, (name, value) in enumerate(pairs, start=1):
        start = page.text(80, y, f"{place}．{''.join(name.split())}　", ink)
        below = page.paragraph(start, y, page.width - start - 80, value, ink, leading=1.4)
        page.line(start, below + 1, page.width - 80, below + 1, (170, 160, 150), 0.4)
        y = max(y + 30, below + 10)
    page.paragraph(
        80,
        y + 8,
        page.width - 160,
        f"本专利的专利权期限为{known['years']}年，自申请日起算。专利权人应当依照专利法及其实施细则规定缴纳年费。",
        ink,
        leading=1.6,
    )
    if known["number"]:
        bar(page, (80, page.height - 74), 170, 18, known["number"].replace(".", ""))
    page.stamp(page.width - rng.uniform(140, 200), page.height - 90, round_seal(rng, "中华人民共和国国家知识产权局"))
    return page


def two_columns(facts: Facts, _subtype: str, rng: random.Random) -> PageCanvas:
    """An electronic certificate: title over the page, facts in two columns, a QR code at the lower left."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 11.5, fonts=(Font.BROAD, Font.MICRO, Font.BOOK))
    page.rect(36, 36, page.width - 36, 96, None, fill=(196, 30, 42))
    page.text(page.width / 2, 52, title, Ink(Font.BROAD, 24, (255, 255, 255), bold=True), "center")
    page.text(page.width / 2, 112, ["证书号 ", _number(known["certificate"])], ink, "center")
    y = 160.0
    half = (page.width - 120) / 2
    for left, right in zip(pairs[::2], pairs[1::2], strict=True):
        lowest = y
        for x, (name, value) in ((60.0, left), (60 + half, right)):
            plain_name = "".join(name.split())
            page.text(x, y, f"{plain_name}：", Ink(ink.font, ink.size, (120, 40, 40)))
            lowest = max(lowest, page.paragraph(x + 78, y, half - 90, value, ink, leading=1.5))
        y = lowest + 22
    if known["published"]:
        qr(page, 60, page.height - 150, 78, f"http://epub.cnipa.gov.cn/cred/{known['published']}")
    page.text(150, page.height - 110, "国家知识产权局　电子专利证书，可扫码核验", Ink(ink.font, 9, (110, 110, 110)))
    page.stamp(page.width - rng.uniform(140, 200), page.height - 150, round_seal(rng, "国家知识产权局"))
    return page
