"""Patent certificates."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.codes import bar, qr
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span, plain
from samples.papers.stamps import round_seal
from samples.papers.styles import day_span, name_spans, normal_name, number_span, pick_ink, write_date
from samples.papers.texts import text

Pair = tuple[str, Content]
_KINDS = {
    "1": ("发明专利证书", "发 明 名 称", "B"),
    "2": ("实用新型专利证书", "实用新型名称", "U"),
    "3": ("外观设计专利证书", "外观设计产品名称", "S"),
}


def certificate_facts(facts: Facts, rng: random.Random) -> tuple[str, list[Pair], dict[str, str]]:
    """Title of the paper, its labelled lines, and what codes need."""
    patent = facts.world.patent(date(2022, 6, 1))
    number = (facts.many("patent_numbers", lambda: [patent.number]) or [""])[0]
    body = number.partition(".")[0]
    title, name_label, letter = _KINDS.get(body[4] if len(body) == 12 else body[2:3], _KINDS["1"])
    owners = facts.many("owners", lambda: [facts.university().name])
    inventors = "；".join(facts.many("inventors", lambda: patent.inventors))
    applied = facts.day("applied_on", lambda: patent.filed_on)
    granted = facts.day("granted_on", lambda: patent.granted_on)
    published = facts.text("published_number", lambda: f"CN{rng.randrange(10**8, 10**9)}{letter}") or ""
    style = rng.choice(("cn0", "cn"))
    name = (facts.many("titles", lambda: [patent.title]) or [""])[0]
    pairs: list[Pair] = [
        (name_label, Span(name, "titles", normal_name(name)) if name else ""),
        ("发  明  人" if letter != "S" else "设  计  人", inventors),
        ("专  利  号", number_span(number, rng.choice(("zl_space", "zl", "split"))) if number else ""),
        ("专利申请日", write_date(applied, style) if applied else ""),
        ("专 利 权 人", name_spans("owners", owners, "；")),
        ("地      址", facts.text("address", lambda: facts.university().address) or ""),
        ("授权公告日", day_span("granted_on", granted, style)),
        ("授权公告号", published),
    ]
    certificate = facts.text("certificate_number", lambda: str(patent.certificate)) or ""
    years = {"B": "二十", "U": "十", "S": "十五"}[letter]
    return (
        title,
        pairs,
        {
            "number": number,
            "published": published,
            "certificate": certificate,
            "granted": write_date(granted, "cn0") if granted else "",
            "years": years,
        },
    )


def _labelled(  # noqa: PLR0917 - place and contents of one block
    page: PageCanvas, pairs: Sequence[Pair], x: float, y: float, width: float, inks: tuple[Ink, Ink], gap: float
) -> float:
    label, ink = inks
    for name, value in pairs:
        start = page.text(x, y, f"{name}：", label)
        y = max(
            y + gap,
            page.paragraph(start + 4, y, x + width - start - 4, value, ink, leading=1.5) + gap - ink.size * 1.5,
        )
    return y


def number_line(certificate: str) -> Content:
    """证书号第…号."""
    return ["证书号第", Span(certificate, "certificate_number", certificate) if certificate else "", "号"]


def ornamental_frame(page: PageCanvas, colour: Colour) -> None:
    """Three nested rules around the page."""
    for inset, width in ((26, 2.5), (32, 0.8), (40, 0.5)):
        page.rect(inset, inset, page.width - inset, page.height - inset, colour, width=width)


def _second_page(facts: Facts, pairs: Sequence[Pair], ink: Ink) -> PageCanvas:
    page = PageCanvas(*A4)
    applicants = plain(next(value for label, value in pairs if label.startswith("专 利 权")))
    page.paragraph(80, 90, A4[0] - 160, text("certificate"), ink, leading=1.8)
    lines = (
        "申请日时本专利记载的申请人、发明人信息如下：",
        f"申请人：\n{applicants}",
        f"发明人：\n{facts.world.person()}；{facts.world.person()}",
    )
    y = 170.0
    for line in lines:
        y = page.paragraph(80, y, A4[0] - 160, line, ink, leading=1.8) + 10
    page.text(A4[0] / 2, A4[1] - 60, "第 2 页 (共 2 页)", Ink(ink.font, 9), "center")
    return page


def certificate(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A certificate since 2017: QR and bar code, labelled lines, seal of the office, a second page."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(*A4)
    ornamental_frame(page, rng.choice(((150, 120, 60), (170, 60, 60), (120, 130, 90))))
    ink = pick_ink(rng, 11.5, fonts=(Font.SONG, Font.MING, Font.KAI))
    page.text(70, 66, number_line(known["certificate"]), ink)
    if known["number"]:
        qr(page, A4[0] - 130, 58, 52, f"http://epub.cnipa.gov.cn/cred/{known['published']}")
    page.text(A4[0] / 2, 150, title, Ink(Font.SONG, 30, (120, 30, 30), bold=True, spacing=0.2), "center")
    y = _labelled(page, pairs, 90, 240, A4[0] - 180, (ink, ink), 30)
    y = page.paragraph(
        90, y + 8, A4[0] - 180, text("grant").format(known["years"]), ink, leading=1.9, indent=2 * ink.size
    )
    page.paragraph(90, y, A4[0] - 180, text("certificate"), ink, leading=1.9, indent=2 * ink.size)
    if known["number"]:
        bar(page, (90, A4[1] - 150), 150, 18, known["number"].replace(".", ""))
    page.text(90, A4[1] - 116, f"局长  {facts.world.person()}", Ink(Font.KAI, 15))
    page.text(A4[0] - 90, A4[1] - 116, known["granted"], ink, "right")
    page.stamp(A4[0] - 150, A4[1] - 130, round_seal(rng, "中华人民共和国国家知识产权局"))
    page.text(A4[0] / 2, A4[1] - 62, "第 1 页 (共 2 页)", Ink(ink.font, 9), "center")
    return [page, _second_page(facts, pairs, ink)]


def certificate_plain(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """An older certificate on one page, without codes; values set in another print than the form."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(*A4, (252, 250, 240))
    ornamental_frame(page, (190, 60, 50))
    form, ink = Ink(Font.SONG, 12, (150, 40, 40)), Ink(rng.choice((Font.KAI, Font.HEI)), 12)
    page.text(A4[0] / 2, 90, "中华人民共和国国家知识产权局", form, "center")
    page.text(A4[0] / 2, 130, title, Ink(Font.HEI, 28, (150, 40, 40), spacing=0.3), "center")
    page.text(A4[0] - 80, 190, number_line(known["certificate"]), ink, "right")
    y = _labelled(page, pairs[:6], 80, 230, A4[0] - 160, (form, ink), 34)
    page.paragraph(
        80,
        y + 4,
        A4[0] - 160,
        text("granted_once"),
        form,
        leading=1.8,
    )
    _labelled(page, pairs[6:], 80, y + 60, A4[0] - 160, (form, ink), 30)
    page.stamp(A4[0] - 160, A4[1] - 150, round_seal(rng, "国家知识产权局"))
    return [page]


def certificate_wide(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """An electronic certificate of recent years: labels on the left in one column, owner and address together."""
    title, pairs, known = certificate_facts(facts, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 11, fonts=(Font.HEI, Font.MICRO, Font.SONG))
    page.text(A4[0] / 2, 80, title, Ink(Font.HEI, 26, (40, 60, 110), bold=True), "center")
    page.text(A4[0] / 2, 124, number_line(known["certificate"]), ink, "center")
    order = (0, 4, 5, 1, 2, 7, 3, 6)
    _labelled(
        page,
        [(pairs[place][0].replace(" ", ""), pairs[place][1]) for place in order],
        70,
        180,
        A4[0] - 140,
        (Ink(ink.font, ink.size, (90, 90, 90)), ink),
        30,
    )
    page.paragraph(70, 480, A4[0] - 140, text("grant").format(known["years"]), ink, leading=1.8)
    if known["number"]:
        qr(page, 70, A4[1] - 160, 60, f"http://epub.cnipa.gov.cn/cred/{known['published']}")
    page.stamp(A4[0] - 160, A4[1] - 140, round_seal(rng, "国家知识产权局"))
    return [page]
