"""A picture of the screen of a bank's application on a telephone."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.slip_facts import slip_facts

_LABEL, _TEXT, _RULE = (140, 140, 145), (30, 30, 35), (232, 232, 236)


def phone_screen(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """转账详情: a large amount in the middle, grey labels on the left, values flush right."""
    s = slip_facts(facts, subtype, rng)
    page = PageCanvas(250, 520, (255, 255, 255))
    accent = rng.choice(((210, 40, 50), (30, 110, 200), (20, 130, 90)))
    page.rect(0, 0, page.width, 52, None, fill=accent)
    page.text(14, 6, f"{rng.randrange(8, 22)}:{rng.randrange(10, 60)}", Ink(Font.SANS, 8, (255, 255, 255)))
    page.text(page.width - 14, 6, "5G  86%", Ink(Font.SANS, 8, (255, 255, 255)), "right")
    page.text(page.width / 2, 27, "交易详情", Ink(Font.BROAD, 12, (255, 255, 255)), "center")
    page.text(page.width / 2, 66, s.issuer, Ink(Font.BROAD, 9, _LABEL), "center")
    page.text(
        page.width / 2,
        84,
        s.money("¥" if rng.random() < 0.5 else "", commas=True),
        Ink(Font.BROAD, 20, _TEXT),
        "center",
    )
    page.text(page.width / 2, 112, "交易成功" if s.filled else "", Ink(Font.BROAD, 9, accent), "center")
    rows: list[tuple[str, Content]] = [
        ("大写金额", s.in_words()),
        ("收款户名", s("payee")),
        ("收款账号", s("payee_account")),
        ("收款银行", s("payee_bank")),
        ("付款户名", s("payer")),
        ("付款账号", s("payer_account")),
        ("付款银行", s("payer_bank")),
        ("交易时间", [s.day("iso"), f" {s.time}"]),
        ("附言", s("purpose")),
        ("交易流水号", s.flow_number()),
        ("手续费", "0.00元" if s.filled else ""),
    ]
    y = 142.0
    for label, value in rows:
        page.line(14, y - 7, page.width - 14, y - 7, _RULE, 0.6)
        page.text(16, y, label, Ink(Font.BROAD, 9, _LABEL))
        below = page.paragraph(
            84, y, page.width - 100, value, Ink(Font.BROAD, 9, _TEXT), leading=1.4, align="right", keep_words=False
        )
        y = max(y + 14, below) + 14
    page.rect(16, y + 4, page.width - 16, y + 28, accent, width=0.8)
    page.text(page.width / 2, y + 11, "查看电子回单", Ink(Font.BROAD, 9, accent), "center")
    return page
