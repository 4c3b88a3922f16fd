"""Licences of organisations: 营业执照 and 事业单位法人证书."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.certificates import ornamental_frame
from samples.papers.codes import qr
from samples.papers.facts import Facts, span
from samples.papers.ink import Content, Ink, Span, plain
from samples.papers.stamps import round_seal
from samples.papers.styles import normal_name, pick_ink, write_date
from samples.papers.texts import text

Pair = tuple[str, Content]


def licence_facts(facts: Facts, rng: random.Random, *, public: bool) -> dict[str, Content]:
    """What a licence prints, by name: of a university if `public`, else of a firm."""
    party = facts.university() if public else facts.firm()
    founded = facts.day("founded_on", lambda: facts.some_day(2001, 2018))
    name = facts.text("name", lambda: party.name)
    legal = facts.text("legal_representative", lambda: party.representative)
    return {
        "name": span("name", str(normal_name(name)) if name else None, name),
        "code": span("credit_code", facts.text("credit_code", lambda: party.code)),
        "legal": span("legal_representative", legal),
        "address": facts.text("address", lambda: party.address) or "",
        "capital": facts.text("capital", lambda: rng.choice(("伍佰万元整", "壹仟万元整", "叁仟万元人民币"))) or "",
        "founded": write_date(founded, "cn0") if founded else "",
        "issued": write_date(founded + timedelta(days=rng.randrange(30, 1500)), "cn0") if founded else "",
        "scope": facts.text(
            "scope",
            lambda: text("business_scope"),
        )
        or "",
        "city": party.city.name,
    }


def enterprise(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """营业执照, landscape: code at the top left, QR at the top right, two columns of labelled lines."""
    known = licence_facts(facts, rng, public=False)
    page = PageCanvas(A4[1], A4[0], (255, 253, 246))
    ornamental_frame(page, (190, 160, 90))
    ink = Ink(rng.choice((Font.SONG, Font.KAI, Font.HEI)), 12)
    label = Ink(Font.SONG, 12, bold=True, spacing=0.2)
    page.text(A4[1] / 2, 74, "营 业 执 照", Ink(Font.SONG, 38, bold=True), "center")
    page.text(A4[1] / 2, 126, "（副  本）", Ink(Font.SONG, 14), "center")
    page.text(70, 84, "统一社会信用代码", label)
    page.text(70, 106, known["code"], Ink(Font.SANS, 13))
    if isinstance(known["code"], Span):
        qr(page, A4[1] - 150, 64, 72, f"http://www.gsxt.gov.cn/licence?uniscid={known['code'].text}")
    left: list[Pair] = [
        ("名    称", known["name"]),
        ("类    型", "有限责任公司(自然人投资或控股)"),
        ("法定代表人", known["legal"]),
        ("经营范围", known["scope"]),
    ]
    right: list[Pair] = [
        ("注册资本", known["capital"]),
        ("成立日期", known["founded"]),
        ("营业期限", "长期"),
        ("住    所", known["address"]),
    ]
    for x, pairs in ((70.0, left), (A4[1] * 0.54, right)):
        y = 180.0
        for name, value in pairs:
            page.text(x, y, name, label)
            y = page.paragraph(x + 92, y, A4[1] * 0.34 - 60, value, ink, leading=1.5) + 14
    page.text(A4[1] - 230, A4[0] - 110, "登记机关", label)
    page.text(A4[1] - 230, A4[0] - 80, known["issued"], ink)
    page.stamp(A4[1] - 150, A4[0] - 110, round_seal(rng, f"{plain(known['city'])}市市场监督管理局"))
    return [page]


def enterprise_upright(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """营业执照, portrait: one column of labelled lines."""
    known = licence_facts(facts, rng, public=False)
    page = PageCanvas(*A4)
    ornamental_frame(page, (200, 150, 60))
    ink = Ink(rng.choice((Font.KAI, Font.SONG)), 12.5)
    page.text(A4[0] / 2, 110, "营业执照", Ink(Font.SONG, 40, (60, 30, 20), bold=True, spacing=0.3), "center")
    page.text(A4[0] / 2, 190, ["统一社会信用代码 ", known["code"]], ink, "center")
    pairs: list[Pair] = [
        ("名        称", known["name"]),
        ("类        型", "有限责任公司"),
        ("住        所", known["address"]),
        ("法定代表人", known["legal"]),
        ("注 册 资 本", known["capital"]),
        ("成 立 日 期", known["founded"]),
        ("营 业 期 限", "长期"),
        ("经 营 范 围", known["scope"]),
    ]
    y = 240.0
    for name, value in pairs:
        page.text(80, y, name, Ink(Font.HEI, 12))
        y = page.paragraph(180, y, A4[0] - 260, value, ink, leading=1.5) + 14
    if isinstance(known["code"], Span):
        qr(page, 80, A4[1] - 170, 70, f'{{"ei":"{known["code"].text}"}}')
    page.text(A4[0] - 90, A4[1] - 100, ["登记机关    ", known["issued"]], ink, "right")
    page.stamp(A4[0] - 170, A4[1] - 130, round_seal(rng, f"{plain(known['city'])}市市场监督管理局"))
    return [page]


def institution(facts: Facts, _subtype: str, rng: random.Random) -> list[PageCanvas]:
    """事业单位法人证书."""
    known = licence_facts(facts, rng, public=True)
    page = PageCanvas(A4[1], A4[0])
    ornamental_frame(page, (60, 100, 140))
    ink = pick_ink(rng, 12.5, fonts=(Font.KAI, Font.SONG, Font.MICRO))
    page.text(A4[1] / 2, 70, "事业单位法人证书", Ink(Font.HEI, 30, (30, 60, 110)), "center")
    page.text(A4[1] / 2, 118, "（副本）", ink, "center")
    page.text(70, 150, ["统一社会信用代码：", known["code"]], ink)
    purpose = text("institution_scope")
    pairs: list[Pair] = [
        ("名    称", known["name"]),
        ("宗旨和业务范围", purpose),
        ("住    所", known["address"]),
        ("法定代表人", known["legal"]),
        ("经费来源", "财政补助、事业收入"),
        ("开办资金", known["capital"]),
        ("举办单位", f"{plain(known['city'])}市教育局"),
    ]
    y = 184.0
    for name, value in pairs:
        page.text(70, y, name, Ink(Font.HEI, 12))
        y = page.paragraph(190, y, A4[1] - 420, value, ink, leading=1.5) + 11
    if isinstance(known["code"], Span):
        qr(page, A4[1] - 180, 160, 76, f"https://search.gjsy.gov.cn/wsss/query?uniscid={known['code'].text}")
    page.text(A4[1] - 90, A4[0] - 84, ["登记管理机关    ", known["issued"]], ink, "right")
    page.stamp(A4[1] - 170, A4[0] - 120, round_seal(rng, f"{plain(known['city'])}市事业单位登记管理局"))
    return [page]
