"""The parts that contracts are put together from: cover, parties, patents, price, filling articles, signatures."""

from __future__ import annotations

import random
from collections.abc import Sequence

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.contract_facts import BLANK, PRICE_NAMES, ContractFacts, Pieces, Signatory, write_amount
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, type_digit
from samples.papers.table import Cell, TableStyle
from samples.papers.texts import articles

Roles = tuple[str, str]
"""What the supplier and the receiver are called."""
PATENT_KINDS = {"1": "发明", "2": "实用新型", "3": "外观设计", "8": "发明", "9": "实用新型"}
COMMON_ARTICLES = articles("common")
NUMERALS = "一二三四五六七八九十"


def contract_flow(rng: random.Random, *, size: float = 11.5) -> Flow:
    """Pages for running text, with numbers at their feet."""
    ink = pick_ink(rng, size, fonts=(Font.SONG, Font.SONG, Font.MING, Font.KAI, Font.MICRO))
    style = rng.choice(("- {} -", "{}", "第 {} 页"))

    def footer(page: PageCanvas, number: int) -> None:
        page.text(A4[0] / 2, A4[1] - 40, style.format(number), Ink(ink.font, 9), "center")

    return Flow(ink, margin=rng.uniform(24, 30) * MM, leading=rng.uniform(1.6, 1.95), footer=footer)


def ordinal(number: int) -> str:
    """1 to 39 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十"
    return head + (NUMERALS[ones - 1] if ones else "")


def label_line(flow: Flow, label: str, value: Content, ink: Ink | None = None) -> None:
    """A label and what stands behind it, as one paragraph without indent."""
    flow.para([label, value], ink, indent=0)


def cover(flow: Flow, c: ContractFacts, roles: Roles, labels: Sequence[tuple[str, str]]) -> None:
    """A cover page: title in the middle, labelled lines below; `labels` pair a print with what follows it."""
    flow.new_page()
    big = Ink(flow.ink.font, 13)
    if any(name == "number" for _, name in labels):
        label_line(flow, next(text for text, name in labels if name == "number"), c.contract_number(), big)
    flow.skip(90)
    flow.line(
        c.heading(),
        Ink(Font.HEI if flow.ink.font is not Font.KAI else Font.SONG, 24, bold=True),
        align="center",
        gap=90,
    )
    values: dict[str, Content] = {
        "project": c.patent_title(0), "supplier": c.names("supplier"), "receiver": c.names("receiver"),
        "signed": c.signed(),
        "place": c.place, "patent": c.patent(0) if c.patents else BLANK, "term": ["自", c.start(), "至", c.end()],
    }  # fmt: skip
    for text, name in labels:
        if name != "number":
            label_line(flow, text.format(*roles), values[name], big)
            flow.skip(10)
    flow.new_page()


def particulars(flow: Flow, c: ContractFacts, role: str, title: str, *, full: bool = True) -> None:
    """A party at the head of a contract: name, credit code, address, representative, telephone."""
    side = c.supplier if role == "supplier" else c.receiver
    label_line(flow, f"{title}：", c.names(role))
    rows: list[tuple[str, Content]] = []
    if c.code(role) and full:
        rows.append(("统一社会信用代码：", c.code(role)))
    rows += [(c.rng.choice(("住所地：", "地址：", "住所：")), side.address or ""), ("法定代表人：", side.legal or "")]
    if full:
        rows.append(("联系电话：", side.phone or ""))
    for label, value in rows:
        label_line(flow, label, value)
    flow.skip(6)


def article(flow: Flow, number: int, title: str, *, style: str = "条") -> None:
    """The heading of an article: 第三条, 三、 or 3."""
    text = {"条": f"第{ordinal(number)}条  {title}", "、": f"{ordinal(number)}、{title}", ".": f"{number}. {title}"}[
        style
    ]
    flow.need(flow.ink.size * 4)
    flow.line(text, Ink(Font.HEI, flow.ink.size, bold=style == "."))


def patents_listed(c: ContractFacts) -> Pieces:
    """The patents in running text."""
    if not c.patents:
        return [f"专利名称：{BLANK}，专利号：{BLANK}"]
    found: Pieces = []
    for place in range(len(c.patents)):
        if place:
            found.append("；")
        if len(c.patents) > 1:
            found.append(f"（{place + 1}）")
        found += [f"{c.rng.choice(('“', '《'))}{c.patent_title(place)}".replace("《", "《"), ""]
        closing = "》" if str(found[-2]).startswith("《") else "”"
        found += [closing, "（专利号：", c.patent(place), "）"]
    return found


def patents_table(flow: Flow, c: ContractFacts, *, prices: bool) -> None:
    """A list of patents, with prices if they are printed."""
    heads = ["序号", "专利名称", "专利号", "专利类型"]
    shares = [0.09, 0.42, 0.3, 0.15]
    if prices:
        heads.append("价格（万元）" if c.unit == "万元" else c.rng.choice(("转让价格（元）", "金额（元）")))
        shares.append(0.2)
    rows: list[list[Cell | str]] = [[Cell(head, align="center") for head in heads]]
    for place in range(len(c.patents)):
        kind = PATENT_KINDS[type_digit(c.patents[place])]
        row: list[Cell | str] = [
            Cell(str(place + 1), align="center"),
            Cell(c.patent_title(place)),
            Cell(c.patent(place), align="center"),
            Cell(kind, align="center"),
        ]
        rows.append([*row, Cell(c.share(place), align="right")] if prices else row)
    if prices and c.rng.random() < 0.6:
        rows.append([Cell("合计", len(heads) - 1, align="center"), Cell(c.total_of_list(), align="right")])
    flow.grid(shares, rows, TableStyle(Ink(flow.ink.font, 10), row=24, pad=4, leading=1.3))


def subject(flow: Flow, c: ContractFacts, roles: Roles) -> None:
    """What the contract is about, in one sentence that names patents and roles."""
    supplier, receiver = roles
    verbs = {
        "transfer": f"{supplier}将其拥有的下列专利权转让给{receiver}，{receiver}同意受让：",
        "licence": f"{supplier}许可{receiver}在中国境内以下列方式实施其专利：",
        "pledge": f"为担保{receiver}债权的实现，{supplier}自愿以其合法拥有的下列专利权出质：",
        "equity": f"{supplier}以下列专利权作价投入{receiver}，取得其相应股权：",
        "service": f"{receiver}委托{supplier}就下列事项提供技术服务。",
    }
    listed: Pieces = [] if c.subtype == "service" else [*patents_listed(c), "。"]
    flow.para([verbs[c.subtype], *listed])
    if c.subtype == "licence":
        flow.para(["许可方式为", c.licence(), "，许可期限自", c.start(), "起至", c.end(), "止。"])
    if c.subtype in {"pledge", "service"}:
        what = "债务履行期限" if c.subtype == "pledge" else "服务期限"
        flow.para([f"{what}自", c.start(), "至", c.end(), "。"])


def price(flow: Flow, c: ContractFacts, *, wording: int | None = None) -> None:
    """The price: figures and words, parts, instalments, account to pay into."""
    rng = c.rng
    name = rng.choice(PRICE_NAMES[c.subtype])
    sentences: tuple[Pieces, ...] = (
        [f"本合同{name}总额为人民币", *c.figures(""), "（大写：", c.in_words(), "）。"],
        [f"双方商定，{name}共计", *c.figures(), "，大写：人民币", c.in_words(), "。"],
        [f"{name}为（", *c.figures("¥"), "），大写人民币", c.in_words(), "，含税。"],
        [f"{name}：人民币（大写）", c.in_words(), "（小写：", *c.figures(), "）。"],
    )
    flow.para(sentences[rng.randrange(len(sentences)) if wording is None else wording])
    if c.parts:
        text = "，".join(f"{what}为{write_amount(amount, c.unit, rng, '')}" for what, amount in c.parts)
        flow.para(f"其中，{text}。")
    if c.instalments:
        for number, amount in enumerate(c.instalments, start=1):
            when = ("本合同生效后10个工作日内", "国家知识产权局核准变更登记后30日内", "验收合格后15日内")[
                min(number - 1, 2)
            ]
            flow.para(f"第{ordinal(number)}期：{when}支付{write_amount(amount, c.unit, rng, '')}。")
    elif not c.blank:
        flow.para(
            rng.choice(
                (
                    "上述款项采用一次付清方式，在合同生效之日起三十日内付清。",
                    "支付方式：一次总付，于本合同签订后15个工作日内汇入指定账户。",
                )
            )
        )
    side = c.supplier if c.subtype != "pledge" else c.receiver
    if side.bank and c.subtype not in {"equity", "pledge"}:
        flow.para(
            f"收款账户名称：{side.names[0] if side.names else ''}，开户银行：{side.bank}，账号：{side.account or ''}。"
        )


def filling(flow: Flow, c: ContractFacts, start: int, count: int, style: str) -> int:
    """Articles without values; returns the number of the next article."""
    own = articles(c.subtype)
    common = c.rng.sample(COMMON_ARTICLES, len(COMMON_ARTICLES))
    pool = [entry for entry in (*own, *common) if entry[0] not in c.filled][:count]
    c.filled.update(title for title, _ in pool)
    for number, (title, text) in enumerate(pool, start=start):
        article(flow, number, title, style=style)
        flow.para(text)
    return start + len(pool)


def signatures(
    flow: Flow, c: ContractFacts, titles: Roles, *, order: Sequence[str] = ("supplier", "receiver"), sealed: bool = True
) -> None:
    """The signatures side by side, each with seal and date."""
    flow.need(190)
    flow.skip(30)
    half = flow.width / 2
    top, lowest = flow.y, flow.y
    for place, role in enumerate(order):
        x, y = flow.margin + place * half, top
        title = titles[0] if role == "supplier" else titles[1]
        y = flow.page.paragraph(x, y, half - 12, [f"{title}（盖章）：", *c.names(role)], flow.ink, leading=1.7)
        y = flow.page.paragraph(
            x,
            y + 14,
            half - 12,
            c.rng.choice(("法定代表人/授权代表（签字）：", "法定代表人（签章）：", "授权代表：")),
            flow.ink,
        )
        side = c.supplier if role == "supplier" else c.receiver
        if side.legal and c.rng.random() < 0.6:
            flow.page.text(x + half * 0.55, y + 2, side.legal, Ink(Font.KAI, 15, (30, 30, 60)))
        y = flow.page.paragraph(
            x, y + 26, half - 12, ["日期：" if c.rng.random() < 0.7 else "签订日期：", c.signed()], flow.ink
        )
        lowest = max(lowest, y)
        if sealed and not c.blank:
            _press(flow, c, side, x + half * c.rng.uniform(0.35, 0.6), top + c.rng.uniform(15, 55))
    flow.y = lowest + 10


def _press(flow: Flow, c: ContractFacts, side: Signatory, x: float, y: float) -> None:
    for place, name in enumerate(side.names):
        flow.page.stamp(
            x + place * 50, y + place * 12, round_seal(c.rng, name, ("合同专用章",) if c.rng.random() < 0.4 else ())
        )
