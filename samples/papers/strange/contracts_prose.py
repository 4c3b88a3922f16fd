"""Contracts in running text: a school and an enterprise at length, both languages side by side, parties last."""

from __future__ import annotations

import random
from datetime import timedelta

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, contract_facts
from samples.papers.contract_parts import PATENT_KINDS
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink, Span
from samples.papers.strange.words import clauses, flow_of, kind_of, money, sealed
from samples.papers.styles import write_date
from samples.papers.table import Cell, TableStyle

_ENGLISH_TYPES = {"独占许可": "exclusive", "排他许可": "sole", "普通许可": "non-exclusive"}


def school_at_length(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """成果转化 of a school: whereas, clauses 1.1 to 6.2, the price inside a long clause, the team's share beside it."""
    c = contract_facts(facts, subtype, rng)
    flow = flow_of(rng, 11.6, fonts=(Font.KAI, Font.SONG, Font.BOOK))
    flow.line(c.heading(), Ink(Font.BROAD, 19, bold=True), align="center", gap=4)
    flow.line(["（合同号 ", c.contract_number(), "）"], align="center", gap=10)
    short = rng.choice((("乙方", "甲方"), ("校方", "企业方"), ("甲方", "乙方")))
    licence = subtype == "licence"
    act = "许可实施" if licence else "转让"
    flow.para(["本合同由以下双方订立：", c.names("receiver"),
               f"（下称“{short[1]}”，统一社会信用代码", c.code("receiver"), "）与",
               c.names("supplier"), f"（下称“{short[0]}”，统一社会信用代码", c.code("supplier"), "）。"])  # fmt: skip
    reach = "" if c.blank else f"{short[1]}住所为{c.receiver.address}，联系电话{c.receiver.phone}。"
    flow.para(f"{reach}{short[0]}系从事教学科研的事业单位，其科技成果已按规定完成内部公示及集体决策。")
    flow.line("1　标的", Ink(Font.HEI, flow.ink.size))
    listed: list[Content] = []
    for place in range(len(c.patents)):
        kind = PATENT_KINDS[kind_of(c.patents[place])]
        listed += ["；" if place else "", f"{kind}专利“{c.patent_title(place)}”（", c.patent(place), "）"]
    flow.para(
        ["1.1　", f"{short[0]}依法享有并拟{act}的专利为：", listed or BLANK, f"，共{len(c.patents) or '　'}件。"],
        indent=0,
    )
    other = "" if c.blank else f"同族或在审的专利申请（如{numbers.digits(rng, 4)}号技术秘密）"
    flow.para(f"1.2　{other}不在本合同范围之内。", indent=0)
    if licence:
        flow.para(
            ["1.3　许可性质为", c.licence(), "，许可期自", c.start(), "至", c.end(), "，地域为中国境内。"], indent=0
        )
    flow.line("2　价款", Ink(Font.HEI, flow.ink.size))
    word = "许可费" if licence else "转让费"
    flow.para(
        [f"2.1　经协商并参考评估意见（评估值{money(c, '1.2')}），{short[1]}就上述专利应付的{word}合计", *c.figures(),
         "（大写人民币", c.in_words(), f"），该款含税；{short[1]}已付诚意金{money(c, '0.05')}，转为首付款。"], indent=0,
    )  # fmt: skip
    bank = "" if c.blank else f"开户行{c.supplier.bank}，账号{c.supplier.account}"
    flow.para(
        f"2.2　{short[1]}应在签约后二十日内支付{money(c, '0.5')}，余款在登记完成后二十日内付清，"
        f"汇入{short[0]}账户（{bank}）。逾期超过六十日的，应另付违约金{money(c, '0.1')}。", indent=0,
    )  # fmt: skip
    flow.para(
        f"2.3　{short[0]}将净收益的百分之八十（约{money(c, '0.8')}）奖励给成果完成人，与{short[1]}无关。", indent=0
    )
    flow.line("3　履行与责任", Ink(Font.HEI, flow.ink.size))
    clauses(flow, rng, 5, 1, "3.{0}　")
    flow.line("4　其他", Ink(Font.HEI, flow.ink.size))
    flow.para(
        f"4.1　本合同一式{rng.choice('四六八')}份，自双方盖章之日起生效，合同登记由{short[0]}向技术市场办理。", indent=0
    )
    titles = {"receiver": short[1], "supplier": short[0]}
    sealed(flow, c, titles, dated=False)
    flow.line(["签订日期：", c.signed()], align="right")
    return flow.pages


def side_by_side(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """Chinese at the left, English at the right, article by article in a table; day and sum stand in both."""
    c = contract_facts(facts, subtype, rng)
    flow = flow_of(rng, 10, fonts=(Font.BOOK, Font.SONG, Font.BROAD))
    licence = subtype == "licence"
    english = "PATENT LICENCE AGREEMENT" if licence else "PATENT ASSIGNMENT AGREEMENT"
    flow.line(c.heading(), Ink(Font.BROAD, 17, bold=True), align="center")
    flow.line(english, Ink(Font.SERIF, 13, bold=True), align="center", gap=4)
    flow.line(["合同编号 Contract No.: ", c.contract_number()], align="center", gap=6)
    roles = ("许可人", "被许可人") if licence else ("让与人", "受让人")
    names = ("Licensor", "Licensee") if licence else ("Assignor", "Assignee")
    day: Content = (
        Span(f"{c.signed_on:%B} {c.signed_on.day}, {c.signed_on.year}", "signed_on", c.signed_on.isoformat())
        if c.signed_on
        else BLANK
    )
    total: Content = Span(f"RMB {c.total:,.2f}", "total_amount", f"{c.total:.2f}") if c.total is not None else BLANK
    listed: list[Content] = []
    for place in range(len(c.patents)):
        listed += ["\n", c.patent(place), f"　{c.patent_title(place)}"]
    pairs: list[tuple[Content, Content]] = [
        (["本合同由下列双方于", c.signed(), "在", "" if c.blank else c.place, "签订。"],
         ["This Agreement is made on ", day, " by and between the Parties named at the left."]),
        ([f"{roles[0]}：", c.names("supplier"), "\n统一社会信用代码：", c.code("supplier"),
          "" if c.blank else f"\n电话：{c.supplier.phone or ''}"],
         [f'(hereinafter the "{names[0]}"), an institution organised under the laws of China;']),
        ([f"{roles[1]}：", c.names("receiver"), "\n统一社会信用代码：", c.code("receiver"),
          "" if c.blank else f"\n电话：{c.receiver.phone or ''}"],
         [f'(hereinafter the "{names[1]}"), a company organised under the laws of China.']),
        ([f"第一条　标的专利：{'' if c.patents else BLANK}", listed],
         f"Article 1  The Patents are those whose numbers are listed at the left ({len(c.patents)} in total)."),
    ]  # fmt: skip
    if licence:
        kind = _ENGLISH_TYPES.get(c.licence_type or "", "")
        pairs.append((["第二条　许可方式：", c.licence(), "；期限：", c.start(), "至", c.end(), "。"],
                      f"Article 2  The licence granted is {kind} and limited to the territory of China."))  # fmt: skip
    else:
        pairs.append(("第二条　登记手续由受让人办理，官费由受让人承担。",
                      "Article 2  The Assignee shall apply for recordal and bear the official fees."))  # fmt: skip
    pairs += [
        (["第三条　价款：总价为人民币", *c.figures(), "，大写", c.in_words(), "。"],
         ["Article 3  The total price is ", total, ", taxes included."]),
        (f"第四条　首期款{money(c, '0.3')}于签约后三十日内支付，余款于登记后三十日内支付。",
         "Article 4  The first instalment is thirty percent of the price, payable within 30 days."),
        (f"第五条　任何一方违约的，应支付违约金{money(c, '0.15')}。",
         "Article 5  The party in breach shall pay liquidated damages of fifteen percent of the price."),
        ("第六条　中英文文本不一致的，以中文文本为准。", "Article 6  The Chinese text shall prevail."),
    ]  # fmt: skip
    latin = Ink(Font.SERIF, 9.6)
    rows = [[Cell(left, valign="top"), Cell(right, valign="top", ink=latin)] for left, right in pairs]
    rule = rng.choice((None, (120, 120, 120)))
    look = TableStyle(flow.ink, rule, 0.5, row=30, pad=6, leading=1.45, keep_words=True)
    for row in rows:
        flow.grid((0.52, 0.48), [row], look, header=0)
    sealed(flow, c, {"supplier": f"{roles[0]} {names[0]}", "receiver": f"{roles[1]} {names[1]}"}, dated=False)
    return flow.pages


def parties_last(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """鉴于 first, the sides named by their roles only; who they are, and the day, stand in a block at the very end."""
    c = contract_facts(facts, subtype, rng)
    flow = flow_of(rng, 11.8)
    licence = subtype == "licence"
    roles = rng.choice((("许可方", "被许可方"),) if licence else (("转让方", "受让方"), ("出让人", "受让人")))
    flow.line(c.heading(), Ink(Font.BROAD, 20, bold=True), align="center", gap=14)
    filed = c.signed_on - timedelta(days=rng.randrange(900, 1900)) if c.signed_on else None
    day = write_date(filed, "cn") if filed else BLANK
    titled = f"“{c.patent_title(0)}”{'等技术' if len(c.patents) > 1 else ''}" if c.patents else BLANK
    flow.para(f"鉴于：一、{roles[0]}自{day}起先后就{titled}申请专利，现均已授权并维持有效；", indent=0)
    flow.para(f"二、{roles[1]}有意{'实施' if licence else '取得'}该等专利，并已自行完成尽职调查；", indent=0)
    flow.para("三、双方授权代表均已取得必要的内部批准。双方因此约定如下。", indent=0)
    flow.para(
        [
            "第一条（标的）　",
            "本合同标的为专利号",
            *_joined([c.patent(place) for place in range(len(c.patents))]),
            "的专利权。",
        ],
        indent=0,
    )
    word = "使用费" if licence else "转让金额"
    flow.para([f"第二条（对价）　{word}为人民币（大写）", c.in_words(), "，小写", *c.figures(), "。"], indent=0)
    flow.para(
        f"第三条（支付）　签署后七日内付定金{money(c, '0.2')}，定金可抵作价款；余款于收到合格通知书后支付。", indent=0
    )
    at = 4
    if licence:
        flow.para(["第四条（许可）　方式：", c.licence(), "。起止：", c.start(), "－", c.end(), "。"], indent=0)
        at = 5
    clauses(flow, rng, 4, at, "第{1}条　")
    flow.para("（以下无正文，为签署页）", indent=0)
    for role, name in zip(("supplier", "receiver"), roles, strict=True):
        side = c.supplier if role == "supplier" else c.receiver
        flow.need(130)
        flow.skip(12)
        flow.line([f"{name}：", c.names(role)], Ink(flow.ink.font, flow.ink.size, bold=True))
        lines: tuple[tuple[str, Content], ...] = (
            ("社会信用代码", c.code(role)), ("通讯地址", side.address or ""), ("联系电话", side.phone or ""),
            ("开户行及账号", "" if c.blank else f"{side.bank} {side.account}"),
        )  # fmt: skip
        for label, value in lines:
            flow.para([f"{label}：", value], indent=1)
        flow.para(["签署日期：", c.signed()], indent=1)
    sealed(flow, c, {"supplier": roles[0], "receiver": roles[1]}, dated=False)
    return flow.pages


def _joined(parts: list[Span]) -> list[Content]:
    found: list[Content] = []
    for place, part in enumerate(parts):
        found += ["" if not place else "、" if place < len(parts) - 1 else "和", part]
    return found or [BLANK]
