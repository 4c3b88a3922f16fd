"""Contracts on printed forms: a cover with its own table, boxes that are ticked, a contract that is one table."""

from __future__ import annotations

import random
from decimal import Decimal

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.contract_facts import BLANK, ContractFacts, Pieces, contract_facts, write_amount
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.stamps import round_seal
from samples.papers.table import Cell, TableStyle, table
from samples.papers.unseen.contract_words import duties, headline, pages_of, reach, signed_below

_GIVING = {"transfer": ("让与方", "受让方"), "licence": ("许可方", "被许可方")}


def _sub(c: ContractFacts, share: str) -> str:
    """A part of the total, as a sum of its own."""
    if c.total is None:
        return BLANK
    return write_amount((c.total * Decimal(share)).quantize(Decimal("0.01")), c.unit, c.rng, "")


def cover_table(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """示范文本 of the ministry with its cover: 甲方 takes and 乙方 gives, a part of the price is for service."""
    c = contract_facts(facts, subtype, rng)
    giving, taking = _GIVING[subtype]
    flow = pages_of(rng, 12, fonts=(Font.SONG, Font.BOOK, Font.KAI))
    flow.line(["合同编号：", c.contract_number()], align="right", gap=70)
    headline(flow, c.heading(), 26, gap=60)
    rows: tuple[tuple[str, Content], ...] = (
        ("项目名称：", c.patent_title(0) if c.patents else BLANK),
        (f"{taking}（甲方）：", c.names("receiver")),
        (f"{giving}（乙方）：", c.names("supplier")),
        ("签订时间：", c.signed()),
        ("签订地点：", c.place),
    )
    for label, value in rows:
        end = flow.page.text(flow.margin + 20, flow.y, label, flow.ink)
        below = flow.page.paragraph(end, flow.y, flow.size[0] - flow.margin - end, value, flow.ink, leading=1.6)
        flow.page.line(end, below, flow.size[0] - flow.margin, below, (60, 60, 60), 0.5)
        flow.y = below + 16
    flow.skip(60)
    flow.line("中华人民共和国科学技术部印制", align="center")
    flow.new_page()
    for role, label in (("receiver", f"{taking}（甲方）"), ("supplier", f"{giving}（乙方）")):
        side = c.receiver if role == "receiver" else c.supplier
        flow.para([f"{label}：", c.names(role)], indent=0)
        flow.para(["统一社会信用代码：", c.code(role), "　", reach(side)], indent=0)
    flow.skip(6)
    kind = "转让" if subtype == "transfer" else "许可"
    flow.para(
        f"本合同乙方将其专利权{kind}甲方{'所有' if subtype == 'transfer' else '实施'}，双方经平等协商达成如下协议。"
    )
    flow.line(f"第一条　本合同{kind}的专利权", gap=2)
    for place in range(len(c.patents)):
        flow.para([f"{place + 1}．名称：", c.patent_title(place), "；专利号：", c.patent(place), "；专利权人：乙方。"])
    if subtype == "licence":
        flow.para(["实施方式：", c.licence(), "；实施期限：", c.start(), "至", c.end(), "；实施范围：全国。"])
    flow.line("第二条　价款及支付", gap=2)
    flow.para([f"1．{kind}价款总额为：", *c.figures(""), "（大写：", c.in_words(), "）；"])
    flow.para(f"其中，技术服务和指导费为：{_sub(c, '0.1')}。")
    flow.para("2．价款由甲方　分期　（一次、分期或提成）支付乙方，具体方式和时间如下：")
    flow.para(f"（1）合同签订后10日内支付{_sub(c, '0.3')}；（2）变更或备案完成后10日内支付{_sub(c, '0.7')}。")
    flow.para(f"乙方开户银行：{c.supplier.bank or ''}　帐号：{c.supplier.account or ''}")
    flow.line("第三条　违约责任", gap=2)
    flow.para(f"甲方逾期付款的，每日支付未付价款万分之五的违约金，累计不超过{_sub(c, '0.2')}。")
    duties(flow, rng, 4, 4, "第{1}条　")
    signed_below(flow, c, {"receiver": "甲方", "supplier": "乙方"})
    return flow.pages


def ticked_boxes(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The office's template: facts in a bordered head, ■ before what holds and □ before what does not."""
    c = contract_facts(facts, subtype, rng)
    giving, taking = ("转让方", "受让方") if subtype == "transfer" else ("许可方", "被许可方")
    flow = pages_of(rng, 10.8, fonts=(Font.SONG, Font.BROAD, Font.BOOK))
    headline(flow, c.heading(), 18, gap=4)
    flow.line(["合同编号：", c.contract_number(), "　　签订日期：", c.signed()], align="center", gap=8)
    rows: list[list[Cell | str]] = []
    for role, title in (("supplier", giving), ("receiver", taking)):
        side = c.supplier if role == "supplier" else c.receiver
        rows += [
            [Cell(title, rows=3, align="center"), "名称", Cell(c.names(role), 3)],
            ["信用代码", Cell(c.code(role)), "法定代表人", side.legal or ""],
            ["地址", Cell(side.address or ""), "电话", side.phone or ""],
        ]
    flow.grid((0.12, 0.14, 0.36, 0.16, 0.22), rows, TableStyle(flow.ink, (60, 60, 60), 0.6, row=24, pad=4), header=0)
    flow.skip(8)
    flow.para("一、标的专利", indent=0)
    for place in range(len(c.patents)):
        ticks = [
            f"{'■' if c.patents[place][4:5] == digit else '□'}{name}"
            for digit, name in (("1", "发明"), ("2", "实用新型"))
        ]
        flow.para(
            [f"（{place + 1}）", "".join(ticks), "　名称：", c.patent_title(place), "　专利号：", c.patent(place)]
        )
    if subtype == "licence":
        flow.para("二、许可方式（择一勾选）", indent=0)
        names: list[Content] = []
        for name in ("独占许可", "排他许可", "普通许可"):
            names += [
                f"{'■' if name == c.licence_type else '□'}",
                c.licence() if name == c.licence_type else name,
                "　",
            ]
        flow.para([*names, "许可期限：自", c.start(), "至", c.end()])
    else:
        flow.para("二、权属：标的专利　■未设质押　□已设质押　■未许可他人　□已许可他人", indent=0)
    flow.para("三、价款", indent=0)
    flow.para(["■一次性支付：总价为人民币", *c.figures(""), "（大写：", c.in_words(), "），含税。"])
    flow.para(f"□分期支付：第一期{BLANK}元，第二期{BLANK}元。　　□无偿　　□其他：{BLANK}")
    flow.para(
        f"四、违约金：每逾期一日按应付未付金额的0.05%计算；任何一方根本违约的，应支付违约金{_sub(c, '0.15')}。",
        indent=0,
    )
    duties(flow, rng, 5, 5, "{1}、")
    signed_below(flow, c, {"supplier": f"{giving}", "receiver": f"{taking}"})
    return flow.pages


def one_table(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """The whole contract is one table: headings in merged cells at the left, seals in its last row."""
    c = contract_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = Ink(rng.choice((Font.SONG, Font.BROAD, Font.KAI)), 10)
    giving, taking = _GIVING[subtype]
    page.text(page.width / 2, 36, c.heading(), Ink(Font.BOOK, 18, bold=True), "center")
    page.text(page.width - 48, 64, ["编号：", c.contract_number()], ink, "right")
    listed: Pieces = []
    for place in range(len(c.patents)):
        listed += ["\n" if place else "", f"{place + 1}、", c.patent_title(place), " ", c.patent(place)]
    rows: list[list[Cell | str]] = []
    for role, title in (("supplier", giving), ("receiver", taking)):
        side = c.supplier if role == "supplier" else c.receiver
        rows += [
            [Cell(title, rows=2, align="center"), "单位名称", Cell(c.names(role), 3)],
            ["信用代码", Cell(c.code(role)), "联系电话", side.phone or ""],
        ]
    rows += [
        [Cell("标的", align="center"), "专利清单", Cell(listed or "", 3)],
        [Cell("价款", rows=2, align="center"), "合同金额", Cell([*c.figures(), "　大写：", c.in_words()], 3)],
        ["付款", Cell(f"签约后五日内付{_sub(c, '0.5')}，办结后付{_sub(c, '0.5')}；逾期违约金每日千分之一。", 3)],
    ]
    if subtype == "licence":
        rows.append([Cell("许可", align="center"), "种类", Cell(c.licence()), "期限", Cell([c.start(), "至", c.end()])])
    rows.append([Cell("其他", align="center"), Cell("双方对合作中知悉的信息负保密义务；争议由签约地法院管辖。", 4)])
    rows.append(
        [
            Cell("签章", align="center"),
            Cell(f"{giving}（章）\n\n\n", 2, valign="top"),
            Cell(f"{taking}（章）\n\n\n", 2, valign="top"),
        ]
    )
    rows.append([Cell("日期", align="center"), Cell(c.signed(), 4, align="center")])
    width = page.width - 96
    shares = [width * share for share in (0.1, 0.14, 0.34, 0.14, 0.28)]
    y = table(page, 48, 82, shares, rows, TableStyle(ink, (0, 0, 0), 0.6, row=30, pad=5, leading=1.5))
    if not c.blank:
        for x, side in ((page.width * 0.36, c.supplier), (page.width * 0.72, c.receiver)):
            page.stamp(x, y - 70, round_seal(rng, side.names[0] if side.names else ""))
    return page


def parallel(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """Both sides stand side by side in two columns of lines without rules, before the articles."""
    c = contract_facts(facts, subtype, rng)
    giving, taking = {"transfer": ("出让单位", "受让单位"), "licence": ("许可单位", "使用单位")}[subtype]
    flow = pages_of(rng, 10.6)
    headline(flow, c.heading(), 18)
    _columns(flow, c, (giving, taking))
    flow.para(
        ["经双方协商一致，就", giving, "向", taking, "让渡下列专利之权利订立本合同（编号", c.contract_number(), "）："]
    )
    for place in range(len(c.patents)):
        flow.para([f"{place + 1}) ", c.patent(place), "　", c.patent_title(place)])
    if subtype == "licence":
        flow.para(["许可为", c.licence(), "，使用期自", c.start(), "至", c.end(), "止。"])
    flow.para(["一、费用。", taking, "应付费用总计", *c.figures(), "，大写", c.in_words(), "，上述费用含增值税。"])
    flow.para(f"二、付款。签约时付{_sub(c, '0.4')}，取得权属或备案文件后付{_sub(c, '0.6')}。")
    flow.para(f"三、担保。{giving}保证权属无瑕疵，否则退还全部费用并赔偿{_sub(c, '0.3')}。")
    duties(flow, rng, 5, 4, "{1}、")
    flow.para(["签约时间　", c.signed(), "　　签约地　", c.place], indent=0)
    signed_below(flow, c, {"supplier": giving, "receiver": taking}, dated=False)
    return flow.pages


def _columns(flow: Flow, c: ContractFacts, titles: tuple[str, str]) -> None:
    half, top = flow.width / 2, flow.y
    bottoms = []
    for place, (role, title) in enumerate(zip(("supplier", "receiver"), titles, strict=True)):
        side = c.supplier if role == "supplier" else c.receiver
        x, y = flow.margin + place * (half + 6), top
        lines: tuple[Content, ...] = (
            [f"{title}：", *c.names(role)], ["信用代码：", c.code(role)], f"住所：{side.address or ''}",
            f"代表人：{side.legal or ''}", f"电话：{side.phone or ''}",
            f"开户行：{side.bank or ''}", f"账号：{side.account or ''}",
        )  # fmt: skip
        for line in lines:
            y = flow.page.paragraph(x, y, half - 12, line, flow.ink, leading=1.55, keep_words=False)
        bottoms.append(y)
    flow.y = max(bottoms) + 10
