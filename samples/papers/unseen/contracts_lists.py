"""Contracts with a long list of patents, with sums in words alone, and with numbers of other kinds all around."""

from __future__ import annotations

import random
from datetime import date, timedelta

from samples import numbers
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, ContractFacts, contract_facts
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.styles import write_date
from samples.papers.table import Cell, TableStyle
from samples.papers.unseen.contract_words import duties, headline, pages_of, reach, signed_below

_ROLES = {
    "transfer": ("转让人", "受让人", "转让给受让人"),
    "licence": ("许可人", "被许可人", "许可被许可人使用"),
    "pledge": ("出质人", "质权人", "质押给质权人，以担保其债权"),
    "equity": ("投资人", "接受投资的公司", "作价投入接受投资的公司"),
}
_SUMS = {"transfer": "转让总价", "licence": "许可费总额", "pledge": "被担保的主债权金额", "equity": "作价总额"}


def long_list(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A portfolio: the patents in a table over pages in the middle of the contract, other numbers beside each."""
    given = dict(facts.given)
    if "patent_numbers" not in given:
        patents = [facts.world.patent(date(2021, 6, 1)) for _ in range(rng.randint(16, 26))]
        given |= {"patent_numbers": [item.number for item in patents], "titles": [item.title for item in patents]}
    c = contract_facts(Facts(given, rng), subtype, rng)
    given_role, taking_role, verb = _ROLES[subtype]
    flow = pages_of(rng, 11)
    headline(flow, c.heading(), 18)
    flow.para(["合同登记编号：", c.contract_number()], indent=0)
    flow.para(
        [
            f"{given_role}（以下称甲方）：",
            c.names("supplier"),
            "，统一社会信用代码：",
            c.code("supplier"),
            "；",
            reach(c.supplier),
        ],
        indent=0,
    )
    flow.para(
        [
            f"{taking_role}（以下称乙方）：",
            c.names("receiver"),
            "，统一社会信用代码：",
            c.code("receiver"),
            "；",
            reach(c.receiver),
        ],
        indent=0,
    )
    flow.skip(6)
    flow.para(f"1. 甲方将下表所列{len(c.patents)}件专利{verb}。表中公告号、证书号仅供核对。")
    flow.skip(4)
    _table(flow, c)
    flow.skip(8)
    flow.para([f"2. {_SUMS[subtype]}为", *c.figures(), "，大写", c.in_words(), "。"])
    if subtype in {"licence", "pledge"}:
        kind: Content = ["许可类型为", c.licence(), "，"] if subtype == "licence" else "主债务"
        flow.para(["3. ", kind, "期限自", c.start(), "至", c.end(), "。"])
    else:
        flow.para(
            "3. 款项在变更登记全部完成之后三十日内付清。"
            if subtype == "transfer"
            else "3. 乙方应于登记完成后办理增资手续。"
        )
    duties(flow, rng, 5, 4)
    signed_below(flow, c, {"supplier": "甲方", "receiver": "乙方"})
    return flow.pages


def _table(flow: Flow, c: ContractFacts) -> None:
    prices = bool(c.shares)
    heads = ["编号", "专利名称", "专利号", "授权公告号", "证书号"] + ([f"价款（{c.unit}）"] if prices else [])
    shares = [0.07, 0.33, 0.23, 0.17, 0.12] + ([0.15] if prices else [])
    rows: list[list[Cell | str]] = [[Cell(head, align="center") for head in heads]]
    for place, number in enumerate(c.patents):
        letter = "B" if number[4:5] == "1" else "U"
        row: list[Cell | str] = [
            Cell(f"{place + 1:02d}", align="center"),
            Cell(c.patent_title(place)),
            Cell(c.patent(place), align="center"),
            Cell(f"CN{c.rng.randrange(10**8, 10**9)}{letter}", align="center"),
            Cell(str(c.rng.randrange(10**6, 6 * 10**6)), align="center"),
        ]
        rows.append([*row, Cell(c.share(place), align="right")] if prices else row)
    flow.grid(shares, rows, TableStyle(Ink(flow.ink.font, 8.8), (60, 60, 60), 0.5, row=26, pad=3, leading=1.25))


def words_alone(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """Sums are written in words only, the day stands only below the signatures."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 13)
    headline(flow, c.heading(), 22, gap=20)
    given_role, taking_role, verb = _ROLES[subtype]
    flow.para(
        [f"立合同人：{given_role}", c.names("supplier"), f"（甲方），{taking_role}", c.names("receiver"), "（乙方）。"],
        indent=0,
    )
    flow.para(["合同字号：", c.contract_number()], indent=0)
    for place in range(len(c.patents)):
        flow.para(["甲方拥有的专利", c.patent_title(place), "，专利号为", c.patent(place), "，"])
    flow.para(f"今经双方议妥，{verb}，条件如下。")
    flow.para(
        ["甲、乙双方议定", _SUMS[subtype], "人民币", c.in_words(), "，乙方应于登记手续办妥后如数付清，不得拖欠。"]
    )
    if subtype == "licence":
        flow.para(["许可方式系", c.licence(), "，有效期由", c.start(), "至", c.end(), "。"])
    if subtype == "pledge":
        flow.para(["债务履行期由", c.start(), "至", c.end(), "。"])
    duties(flow, rng, 4, 1, "（{0}）")
    flow.para("空口无凭，立此为据。本合同一式肆份，甲、乙双方各执贰份。")
    signed_below(flow, c, {"supplier": "甲方", "receiver": "乙方"})
    return flow.pages


def many_numbers(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """Publication numbers, certificates, register numbers, telephones, accounts and other days around the facts."""
    c = contract_facts(facts, subtype, rng)
    given_role, taking_role, verb = _ROLES[subtype]
    signed = c.signed_on or date(2021, 5, 6)
    flow = pages_of(rng, 10.8)
    flow.para(["文件编号：", c.contract_number(), f"　　版本：V{rng.randint(1, 4)}.0"], indent=0)
    flow.skip(10)
    headline(flow, c.heading(), 18)
    for role, title in (("supplier", given_role), ("receiver", taking_role)):
        side = c.supplier if role == "supplier" else c.receiver
        flow.para([f"{title}：", c.names(role)], indent=0)
        flow.para(
            ["　机构代码：", c.code(role), f"　传真：{side.phone or ''}　邮政编码：{rng.randrange(100000, 719999)}"],
            indent=0,
        )
        flow.para(f"　开户银行：{side.bank or ''}　银行账号：{side.account or ''}", indent=0)
        flow.para(
            f"　联系人：{facts.world.person()}　手机：1{rng.choice(('38', '59', '86'))}{numbers.digits(rng, 8)}",
            indent=0,
        )
    board = write_date(signed - timedelta(days=rng.randrange(20, 90)), "cn")
    decided, shown = f"〔{signed.year}〕{rng.randint(2, 60)}号", numbers.digits(rng, 12)
    found = f"会议决议（决议文号{decided}）及挂牌公示结果（公示编号{shown}）"
    flow.para(f"根据{given_role}{board}{found}，双方签订本合同。")
    flow.line("壹　标的", gap=2)
    for place in range(len(c.patents)):
        letter, kind = ("B", "发明") if c.patents[place][4:5] == "1" else ("U", "实用新型")
        flow.para(
            [
                f"标的{place + 1}：{kind}“{c.patent_title(place)}”，专利号",
                c.patent(place),
                f"，授权公告号CN{rng.randrange(10**8, 10**9)}{letter}，证书号第{rng.randrange(10**6, 6 * 10**6)}号，",
                f"年费缴至{write_date(signed + timedelta(days=rng.randrange(90, 400)), 'cn')}。",
            ]
        )
    flow.para(
        f"{given_role}将上述标的{verb}，登记在册的软件著作权（登记号{signed.year}SR{numbers.digits(rng, 7)}）不在此列。"
    )
    flow.line("贰　金额", gap=2)
    appraised = write_date(signed - timedelta(days=rng.randrange(100, 200)), "cn")
    report = numbers.digits(rng, 10)
    flow.para(f"上述标的的评估值为{_valued(c)}，评估基准日{appraised}，评估报告号{report}。")
    flow.para(["经协商，成交的", _SUMS[subtype], "为", *c.figures(), "，大写人民币", c.in_words(), "。"])
    if subtype == "licence":
        flow.para(["授予的是", c.licence(), "，自", c.start(), "至", c.end(), "。"])
    if subtype == "pledge":
        flow.para(["主债权存续期间自", c.start(), "至", c.end(), "。"])
    flow.line("叁　约定", gap=2)
    duties(flow, rng, 6, 1, "{0}）")
    flow.para(["签约地点：", c.place, "　签约日期：", c.signed()], indent=0)
    signed_below(flow, c, {"supplier": given_role, "receiver": taking_role}, dated=False)
    return flow.pages


def _valued(c: ContractFacts) -> str:
    if c.total is None:
        return BLANK
    return f"{c.total * c.rng.randint(11, 19) / 10:,.2f}元"
