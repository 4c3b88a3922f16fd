"""Contracts where the price is more than a sum: fee and royalty, an annex with groups, shares for a patent, nothing."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.contract_facts import BLANK, ContractFacts, contract_facts
from samples.papers.contract_parts import PATENT_KINDS
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.strange.words import clauses, filed_in, flow_of, kind_of, money, sealed
from samples.papers.styles import write_date, write_money
from samples.papers.table import Cell, TableStyle

CENT = Decimal("0.01")


def fee_and_royalty(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A licence: entry fee and guaranteed royalty in a table, their sum above it; a rate of sales besides."""
    c = contract_facts(facts, subtype, rng)
    flow = flow_of(rng, 11.4)
    flow.para(
        [
            "合同编号：",
            c.contract_number(),
            "　　　备案号：",
            numbers.record_number(rng, "X", date(2022, 3, 1)) if not c.blank else "",
        ],
        indent=0,
    )
    flow.skip(8)
    flow.line(c.heading(), Ink(Font.BROAD, 20, bold=True), align="center", gap=10)
    for role, name in (("supplier", "许可方"), ("receiver", "被许可方")):
        side = c.supplier if role == "supplier" else c.receiver
        flow.para([f"{name}　", c.names(role)], indent=0)
        flow.para(["代　码　", c.code(role), "" if c.blank else f"　　电　话　{side.phone or ''}"], indent=0)
    flow.para(["1. 许可专利　", *_list(c)], indent=0)
    flow.para(["2. 许可方式　", c.licence(), "　　许可期限　", c.start(), " 至 ", c.end()], indent=0)
    flow.para(
        [
            "3. 许可费由入门费与提成费组成，构成如下，总额（不含超额提成）为",
            *c.figures(),
            "，大写：",
            c.in_words(),
            "。",
        ],
        indent=0,
    )
    entry = (c.total * Decimal("0.3")).quantize(CENT) if c.total is not None else None
    least = c.total - entry if c.total is not None and entry is not None else None
    head = Ink(Font.HEI, 9.6)
    rows: list[list[Cell | str]] = [
        [Cell(name, align="center", ink=head) for name in ("费用名称", "计算方法", "金额（元）", "支付时间")]
    ]
    for name, how, part, when in (
        ("入门费", "固定", entry, "签约后十五日内"),
        ("保底提成费", "按年最低额合计", least, "每年12月31日前"),
    ):  # fmt: skip
        rows.append(
            [
                Cell(name, align="center"),
                Cell(how),
                Cell(write_money(part) if part is not None else "", align="right"),
                Cell(when),
            ]
        )
    rows.append(
        [
            Cell("超额提成", align="center"),
            Cell(f"年净销售额超过{rng.randrange(3, 30) * 100}万元部分的{rng.choice((2, 3, 5))}%"),
            Cell("据实", align="right"),
            Cell("次年3月31日前"),
        ]
    )
    flow.grid((0.18, 0.36, 0.2, 0.26), rows, TableStyle(Ink(flow.ink.font, 9.8), row=22, pad=4))
    flow.skip(8)
    clauses(flow, rng, 5, 4, "{0}. ")
    flow.para(["本合同签订于", c.signed(), "，签订地：", "" if c.blank else c.place, "。"], indent=0)
    sealed(flow, c, {"supplier": "许可方", "receiver": "被许可方"}, dated=False)
    return flow.pages


def _list(c: ContractFacts) -> list[Content]:
    found: list[Content] = []
    for place in range(len(c.patents)):
        found += ["；" if place else "", f"《{c.patent_title(place)}》", c.patent(place)]
    return found or [BLANK]


def grouped_annex(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A short contract; its patents in an annex on wide sheets, grouped by type under a head of two rows."""
    given = dict(facts.given)
    if "patent_numbers" not in given:
        found = sorted(
            (facts.world.patent(date(2021, 6, 1)) for _ in range(rng.randint(9, 17))), key=lambda item: item.type_digit
        )
        given |= {"patent_numbers": [item.number for item in found], "titles": [item.title for item in found]}
    c = contract_facts(Facts(given, rng), subtype, rng)
    flow = flow_of(rng, 11.6)
    licence = subtype == "licence"
    roles = ("许可方", "被许可方") if licence else ("让与方", "受让方")
    flow.line(c.heading(), Ink(Font.BROAD, 19, bold=True), align="center", gap=12)
    flow.para(["合同编号　", c.contract_number()], indent=0)
    for role, name in zip(("supplier", "receiver"), roles, strict=True):
        flow.para([f"{name}　", c.names(role), "　社会信用代码　", c.code(role)], indent=0)
    act = "许可实施" if licence else "转让"
    flow.para(f"一、{roles[0]}将附件《专利明细》所列{len(c.patents) or '　'}件专利一并{act}给{roles[1]}。", indent=0)
    flow.para(
        ["二、打包价款", *c.figures(), "，（大写）", c.in_words(), "，附件中不再单独作价的，以打包价为准。"], indent=0
    )
    flow.para(f"三、{roles[1]}于生效后十日内支付履约保证金{money(c, '0.1')}，验收后退还。", indent=0)
    at = 4
    if licence:
        flow.para(["四、", c.licence(), "，许可期间", c.start(), "至", c.end(), "。"], indent=0)
        at = 5
    clauses(flow, rng, 4, at, "{1}、")
    flow.para(["签署日　", c.signed()], indent=0)
    sealed(flow, c, dict(zip(("supplier", "receiver"), roles, strict=True)), dated=False)
    return [*flow.pages, *_annex(c, rng)]


def _annex(c: ContractFacts, rng: random.Random) -> list[PageCanvas]:
    ink = Ink(rng.choice((Font.SONG, Font.BROAD)), 9)
    flow = Flow(ink, margin=44, size=(A4[1], A4[0]))
    flow.need(10)
    flow.line("附件　专利明细", Ink(Font.BROAD, 14), align="center", gap=6)
    head = Ink(Font.HEI, 9)
    priced = bool(c.shares)
    top = [Cell(name, rows=2, align="center", ink=head) for name in ("类型", "序号", "专利名称")]
    rows: list[list[Cell | str]] = [
        [*top, Cell("号码", columns=2, align="center", ink=head), Cell("日期", columns=2, align="center", ink=head),
         Cell(f"单价（{c.unit}）" if priced else "备注", rows=2, align="center", ink=head)],
        [Cell(name, align="center", ink=head) for name in ("专利号", "授权公告号", "申请日", "授权公告日")],
    ]  # fmt: skip
    kinds = [PATENT_KINDS[kind_of(number)] for number in c.patents]
    for place, kind in enumerate(kinds):
        year, month = filed_in(c.patents[place]), rng.randrange(1, 13)
        filed, granted = date(year, month, rng.randrange(1, 28)), date(year + 2, month, rng.randrange(1, 28))
        public = f"CN{kind_of(c.patents[place])}{numbers.digits(rng, 8)}{'B' if kind == '发明' else 'U'}"
        first = place == 0 or kinds[place - 1] != kind
        rows.append([
            Cell(kind if first else "〃", align="center"), Cell(str(place + 1), align="center"),
            Cell(c.patent_title(place)), Cell(c.patent(place), align="center"), Cell(public, align="center"),
            Cell(write_date(filed, "dotted"), align="center"), Cell(write_date(granted, "dotted"), align="center"),
            Cell(c.share(place) if priced else "", align="right"),
        ])  # fmt: skip
    look = TableStyle(ink, row=25, pad=3, leading=1.25)
    flow.grid((0.07, 0.05, 0.27, 0.17, 0.13, 0.1, 0.11, 0.1), rows, look, header=2)
    flow.skip(6)
    flow.line(f"合计 {len(c.patents)} 件，以上信息以国家知识产权局登记为准。")
    return flow.pages


def shares_for_patent(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """作价入股: who holds what in the company in a table, cash of others beside the patent's value."""
    c = contract_facts(facts, subtype, rng)
    flow = flow_of(rng, 11.5)
    other = facts.firm()
    flow.line(c.heading(), Ink(Font.BROAD, 19, bold=True), align="center", gap=4)
    flow.line(["编号：", c.contract_number()], align="right", gap=6)
    flow.para(["技术出资方（甲方）：", c.names("supplier"), "　统一社会信用代码：", c.code("supplier")], indent=0)
    flow.para(["标的公司（乙方）：", c.names("receiver"), "　统一社会信用代码：", c.code("receiver")], indent=0)
    flow.para(["现有股东（丙方）：", "" if c.blank else f"{other.name}　法定代表人：{other.representative}"], indent=0)
    flow.para(["第一条　甲方以下列专利权作价投入乙方，并办理权利人变更：", *_list(c), "。"], indent=0)
    flow.para(
        ["第二条　经评估并由各方确认，上述专利权作价", *c.figures(), "（", c.in_words(), "），全部计入乙方注册资本。"],
        indent=0,
    )
    flow.para("第三条　出资完成后乙方的股权结构如下（金额单位：万元）：", indent=0)
    cash = (c.total * rng.choice((2, 3, 4))).quantize(CENT) if c.total is not None else None
    rows: list[list[Cell | str]] = [
        [Cell(name, align="center", ink=Ink(Font.HEI, 9.6)) for name in ("股东", "出资方式", "认缴额", "比例")]
    ]
    if cash is not None and c.total is not None:
        for who, how, part in ((other.name, "货币", cash), ("甲方", "专利权", c.total)):
            share = f"{part / (cash + c.total) * 100:.2f}%"
            rows.append([who, Cell(how, align="center"), Cell(_units(part), align="right"), Cell(share, align="right")])
        whole = Cell(_units(cash + c.total), align="right")
        rows.append([Cell("注册资本合计", columns=2, align="center"), whole, Cell("100%", align="right")])
    flow.grid((0.46, 0.18, 0.2, 0.16), rows, TableStyle(Ink(flow.ink.font, 10), row=22))
    flow.skip(8)
    clauses(flow, rng, 4, 4, "第{1}条　")
    flow.para(["各方于", c.signed(), "签署本协议。"])
    sealed(flow, c, {"supplier": "甲方", "receiver": "乙方"}, dated=False)
    flow.para(["丙方（盖章）：", "" if c.blank else other.name], indent=0)
    return flow.pages


def _units(amount: Decimal) -> str:
    return f"{amount / 10_000:.6f}".rstrip("0").rstrip(".")


def for_nothing(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """无偿: a patent given away, the price zero yuan in words and figures; fees and a valuation beside it."""
    given = dict(facts.given)
    if "total_amount" not in given:
        given |= {"total_amount": Decimal(0), "unit": "元", "patent_amounts": None}
    c = contract_facts(Facts(given, rng), subtype, rng)
    flow = flow_of(rng, 12)
    flow.line(c.heading(), Ink(Font.BROAD, 20, bold=True), align="center", gap=3)
    flow.line(rng.choice(("（赠与）", "（无偿划转）")) if c.total == 0 else "", align="center", gap=8)
    roles = rng.choice((("赠与人", "受赠人"), ("转出方", "转入方")))
    for role, name in zip(("supplier", "receiver"), roles, strict=True):
        side = c.supplier if role == "supplier" else c.receiver
        flow.para([f"{name}：", c.names(role)], indent=0)
        flow.para(
            [
                "　代码：",
                c.code(role),
                "" if c.blank else f"　法定代表人：{side.legal or ''}　电话：{side.phone or ''}",
            ],
            indent=0,
        )
    flow.para(["第1条　", f"{roles[0]}自愿将", *_list(c), f"的专利权及其全部附随权利移转给{roles[1]}。"])
    flow.para(
        [
            "第2条　",
            "双方确认本次移转的价款为",
            *c.figures(),
            "（大写：",
            c.in_words(),
            "），任何一方不得另行主张对价。",
        ]
    )
    book, fees = rng.randrange(20, 900) * 100, rng.randrange(2, 30) * 100
    flow.para(
        f"第3条　上述专利的账面成本为{book:,}元，仅供{roles[1]}入账参考；变更官费及代理费{fees}元由{roles[1]}负担。"
    )
    clauses(flow, rng, 3, 4, "　　第{0}条　")
    flow.para(["本合同自双方签字盖章之日（", c.signed(), "）起生效。"])
    sealed(flow, c, dict(zip(("supplier", "receiver"), roles, strict=True)), dated=rng.random() < 0.4)
    return flow.pages
