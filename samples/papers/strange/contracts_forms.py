"""Contracts on forms: blanks on rules filled in, three parties as columns, a table of what a supplement changes."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, ContractFacts, Signatory, contract_facts, write_amount
from samples.papers.contract_parts import PATENT_KINDS, ordinal
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink, Span, plain, text_width
from samples.papers.strange.words import clauses, flow_of, kind_of, money, sealed
from samples.papers.styles import write_date
from samples.papers.table import Cell, TableStyle

CENT = Decimal("0.01")


def _blank_line(flow: Flow, label: str, value: Content, *, indent: float = 0.0) -> None:
    """A label and a value set in another face on a rule that runs to the margin."""
    step = flow.ink.size * flow.leading
    flow.need(step)
    x = flow.page.text(flow.margin + indent * flow.ink.size, flow.y, label, flow.ink) + 3
    ink = Ink(Font.KAI, flow.ink.size)
    if plain(value):
        end = flow.page.paragraph(
            x, flow.y, flow.margin + flow.width - x, value, ink, leading=flow.leading, keep_words=False
        )
    else:
        end = flow.y + step
    for row in range(max(1, round((end - flow.y) / step))):
        low = flow.y + row * step + flow.ink.size * 1.2
        flow.page.line(x, low, flow.margin + flow.width, low, (0, 0, 0), 0.5)
    flow.y = end


def filled_blanks(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """技术转让（专利权）合同 with every blank on a rule: a cover, the sides, numbered facts, a service sum."""
    c = contract_facts(facts, subtype, rng)
    licence = subtype == "licence"
    flow = flow_of(rng, 12, fonts=(Font.SONG, Font.BOOK, Font.MING))
    flow.line(["合同登记编号：", numbers.digits(rng, 16) if not c.blank else ""], align="right", gap=70)
    flow.line(c.heading(), Ink(Font.BROAD, 24, bold=True), align="center", gap=70)
    project = c.patent_title(0) + ("等专利" if len(c.patents) > 1 else "")
    for label, value in (
        ("项目名称：", project), ("合同编号：", c.contract_number()), ("受让方（甲方）：", c.names("receiver")),
        ("让与方（乙方）：", c.names("supplier")), ("签订时间：", c.signed() if c.signed_on else ""),
        ("签订地点：", c.place if not c.blank else ""),
    ):  # fmt: skip
        _blank_line(flow, label, value, indent=3)
        flow.skip(8)
    flow.skip(60)
    flow.line("中华人民共和国科学技术部印制", align="center")
    flow.new_page()
    for role, label, other in (("receiver", "受让方（甲方）：", "甲方"), ("supplier", "让与方（乙方）：", "乙方")):
        side: Signatory = c.receiver if role == "receiver" else c.supplier
        _blank_line(flow, label, c.names(role))
        _blank_line(flow, "统一社会信用代码：", c.code(role))
        for name, known in (
            ("住　所　地：", side.address), ("法定代表人：", side.legal), ("项目联系人：", facts.world.person()),
            ("电　　话：", side.phone), ("开户银行：", side.bank), ("账　　号：", side.account),
        ):  # fmt: skip
            _blank_line(flow, name, known or "" if not c.blank else "")
        flow.para(f"（以下简称{other}）", indent=0)
    verb = "实施许可" if licence else "转让"
    flow.para(f"双方依据《中华人民共和国民法典》的规定，就乙方拥有的专利权{verb}一事，经平等协商，达成如下协议。")
    flow.para(f"第一条　本合同{verb}的专利权：", indent=0)
    for place in range(max(1, len(c.patents))):
        if len(c.patents) > 1:
            flow.para(f"（专利{ordinal(place + 1)}）", indent=1)
        here = place < len(c.patents)
        lines: tuple[tuple[str, Content], ...] = (
            ("1．类　　型：", PATENT_KINDS[kind_of(c.patents[place])] if here else ""),
            ("2．名　　称：", c.patent_title(place)), ("3．发　明　人：", facts.world.person() if here else ""),
            ("4．专　利　号：", c.patent(place) if here else ""),
            ("5．年费已交至：", f"{c.signed_on.year}年度" if c.signed_on else ""),
        )  # fmt: skip
        for name, text in lines:
            _blank_line(flow, name, text, indent=2)
    at = 2
    if licence:
        flow.para(
            [f"第{ordinal(at)}条　实施许可的方式：", c.licence(), "；期限自", c.start(), "至", c.end(), "。"], indent=0
        )
        at += 1
    at = clauses(flow, rng, 2, at, "第{1}条　")
    _form_price(flow, c, at, verb)
    clauses(flow, rng, 3, at + 1, "第{1}条　")
    sealed(flow, c, {"receiver": "受让方（甲方）", "supplier": "让与方（乙方）"}, dated=rng.random() < 0.5)
    return flow.pages


def _form_price(flow: Flow, c: ContractFacts, at: int, verb: str) -> None:
    """The price on rules, of it a sum for guidance, what is paid first and a penalty."""
    word = "许可使用费" if verb == "实施许可" else "转让价款"
    flow.para(f"第{ordinal(at)}条　甲方向乙方支付的{word}及支付方式：", indent=0)
    _blank_line(flow, f"1．{word}总额为（小写）：", c.figures() if c.total is not None else "", indent=2)
    _blank_line(flow, "　　　　　　（大写）：", c.in_words() if c.words else "", indent=2)
    part = money(c, "0.1") if c.total else ""
    _blank_line(flow, "其中，技术服务和指导费为：", part, indent=2)
    _blank_line(flow, "2．（一次／分期／提成）支付：", "分期" if c.total else "", indent=2)
    _blank_line(flow, "（1）合同生效后十日内支付：", money(c, "0.4") if c.total else "", indent=2)
    _blank_line(flow, "（2）变更登记后十日内支付：", money(c, "0.6") if c.total else "", indent=2)


def three_columns(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The owner, who takes the patents over and a broker are columns of a table; deposit, commission and witness."""
    c = contract_facts(facts, subtype, rng)
    flow = flow_of(rng, 11)
    flow.line(c.heading(), Ink(Font.BROAD, 18, bold=True), align="center", gap=3)
    flow.line(["（三方）　编号：", c.contract_number()], align="center", gap=8)
    broker = facts.firm()
    roles = ("许可人", "被许可人") if subtype == "licence" else ("出让方", "受让方")
    middle = rng.choice(("居间方", "中介方", "服务机构"))
    giver, taker = c.supplier, c.receiver
    own = broker.account
    blank = c.blank
    head = Ink(Font.HEI, 9.5)
    rows: list[list[Cell | str]] = [
        [Cell("", ink=head), *(Cell(name, align="center", ink=head) for name in (*roles, middle))],
        [Cell("单位名称", ink=head), Cell(c.names("supplier", "\n")), Cell(c.names("receiver", "\n")),
         "" if blank else broker.name],
        [Cell("信用代码", ink=head), Cell(c.code("supplier")), Cell(c.code("receiver")), "" if blank else broker.code],
    ]  # fmt: skip
    for name, values in (
        ("住所", (giver.address, taker.address, broker.address)),
        ("法定代表人", (giver.legal, taker.legal, broker.representative)),
        ("电话", (giver.phone, taker.phone, broker.phone)), ("开户行", (giver.bank, taker.bank, own.branch)),
        ("账号", (giver.account, taker.account, own.number)),
    ):  # fmt: skip
        rows.append([Cell(name, ink=head), *(Cell("" if blank else value or "") for value in values)])
    flow.grid((0.13, 0.29, 0.29, 0.29), rows, TableStyle(Ink(flow.ink.font, 9.2), row=22, pad=3))
    flow.skip(10)
    verb = "许可实施" if subtype == "licence" else "转让"
    flow.para(f"一、经{middle}居间，{roles[0]}同意将下列专利权{verb}予{roles[1]}：", indent=0)
    for place in range(len(c.patents)):
        kind = PATENT_KINDS[kind_of(c.patents[place])]
        flow.para([f"（{place + 1}）", c.patent(place), f"　{c.patent_title(place)}（{kind}）"])
    word = "许可费" if subtype == "licence" else "成交价款"
    flow.para([f"二、{word}为", *c.figures(), "（大写：", c.in_words(), "），不含第四条所列费用。"], indent=0)
    deposit, fee = money(c, "0.2"), money(c, "0.05")
    flow.para(f"三、{roles[1]}已向{middle}交存保证金{deposit}，变更手续办结之日无息退还或抵作价款。", indent=0)
    flow.para(
        f"四、{roles[0]}另行向{middle}支付服务佣金{fee}；代理费、官费{rng.randrange(8, 60) * 100}元由{roles[1]}承担。",
        indent=0,
    )
    at = 5
    if subtype == "licence":
        flow.para(["五、许可方式为", c.licence(), "，自", c.start(), "起至", c.end(), "止。"], indent=0)
        at = 6
    clauses(flow, rng, 4, at, "{1}、")
    flow.para(["本合同于", c.signed(), "由三方在", c.place if not blank else BLANK, "签署，一式六份。"])
    sealed(flow, c, {"supplier": roles[0], "receiver": roles[1]}, dated=False)
    flow.para([f"{middle}（盖章）：", "" if blank else broker.name, "　　见证人：", facts.world.person()], indent=0)
    return flow.pages


def changed_terms(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """变更协议: what was agreed and what holds now stand side by side in a table, the former contract named above."""
    c = contract_facts(facts, subtype, rng)
    flow = flow_of(rng, 11.5)
    title_ink = Ink(Font.BROAD, 17, bold=True)
    title = f"{c.title}之变更协议"
    flow.line(title if c.blank else Span(title, "title", title), title_ink, align="center", gap=6)
    flow.para(["协议编号：", c.contract_number()], indent=0)
    roles = ("许可方", "被许可方") if subtype == "licence" else ("转让方", "受让方")
    for role, name, short in (("supplier", roles[0], "甲方"), ("receiver", roles[1], "乙方")):
        flow.para([f"{short}（{name}）：", c.names(role)], indent=0)
        flow.para(["统一社会信用代码：", c.code(role)], indent=2)
    before = c.signed_on - timedelta(days=rng.randrange(60, 300)) if c.signed_on else None
    former = numbers.contract_number(rng, before, "32") if before else BLANK
    day = write_date(before, "cn") if before else BLANK
    flow.para(f"鉴于双方于{day}签订了编号为{former}的合同（下称原合同），现因标的与价款调整，就原合同作如下变更：")
    listed: list[Content] = []
    for place in range(len(c.patents)):
        listed += ["\n" if place else "", c.patent(place), f"\n{c.patent_title(place)}"]
    old = write_amount((c.total * Decimal("1.25")).quantize(CENT), "元", rng, "") if c.total else ""
    head = Ink(Font.HEI, 10)
    rows: list[list[Cell | str]] = [
        [Cell(name, align="center", ink=head) for name in ("变更事项", "原合同约定", "变更后约定")],
        [Cell("标的专利", align="center"), Cell("所列专利及另一项已终止的专利" if c.patents else ""), Cell(listed)],
        [Cell("价款", align="center"), Cell(f"人民币{old}" if old else ""),
         Cell(["人民币", *c.figures(), "\n大写：", c.in_words()] if c.total is not None else "")],
        [Cell("付款期限", align="center"), Cell("合同生效后60日内"), Cell("本协议生效后15日内一次付清")],
    ]  # fmt: skip
    if subtype == "licence":
        rows.append([
            Cell("许可方式及期限", align="center"),
            Cell("独占许可，三年" if c.licence_type == "普通许可" else "普通许可，三年"),
            Cell([c.licence(), "\n", c.start(), " 至 ", c.end()]),
        ])  # fmt: skip
    flow.grid((0.18, 0.34, 0.48), rows, TableStyle(Ink(flow.ink.font, 10.2), row=30, pad=5, leading=1.35))
    flow.skip(10)
    flow.para("除上表所列外，原合同其他条款不变；本协议与原合同不一致的，以本协议为准。")
    clauses(flow, rng, 2, 1, "{0}．")
    sealed(flow, c, {"supplier": f"甲方（{roles[0]}）", "receiver": f"乙方（{roles[1]}）"}, dated=False)
    flow.skip(12)
    width = text_width(plain(c.signed()), flow.ink)
    flow.need(20)
    flow.page.text(flow.margin + flow.width - width, flow.y, c.signed(), flow.ink)
    return flow.pages
