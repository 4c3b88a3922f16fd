"""A printed web page of legal states."""

from __future__ import annotations

import random
from datetime import date, timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.styles import write_date
from samples.papers.table import Cell, TableStyle, table


def states_web(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A printed web page: the patent in a card, its legal states in a table, the latest first."""
    r = record_facts(facts, subtype, rng)
    record = str(facts.given.get("record", "transfer"))
    page = PageCanvas(*A4)
    ink = Ink(rng.choice((Font.BROAD, Font.MICRO)), 9.2, (50, 50, 50))
    blue, grey = (30, 80, 170), (130, 130, 130)
    published = r.facts.day("published_on", lambda: r.recorded_on + timedelta(days=20) if r.recorded_on else None)
    page.text(
        24,
        14,
        f"{write_date(published + timedelta(days=33), 'slashed') if published else ''} 10:{rng.randrange(10, 60)}",
        Ink(Font.SANS, 7, grey),
    )
    page.text(page.width / 2, 14, "中国及多国专利审查信息查询", Ink(ink.font, 7, grey), "center")
    page.text(24, A4[1] - 20, "https://cpquery.example.cn/detail/index?zhuanlisqh=", Ink(Font.SANS, 7, grey))
    page.text(page.width - 24, A4[1] - 20, "1/1", Ink(Font.SANS, 7, grey), "right")
    page.text(36, 40, "申请信息   审查信息   费用信息   发文信息   公布公告   事务数据", Ink(ink.font, 10, blue))
    page.rect(36, 60, page.width - 36, 126, (210, 216, 226), width=0.8, fill=(247, 249, 252))
    page.text(48, 68, ["申请号/专利号：", r.number(0, rng.choice(("bare", "zl"))) if r.numbers else ""], ink)
    page.text(page.width / 2, 68, f"申请日：{write_date(r.filed_on[0], 'iso') if r.filed_on else ''}", ink)
    page.paragraph(
        48, 86, page.width - 100, ["发明名称：", r.title(0) if record in {"transfer", "change"} else "—"], ink
    )
    page.text(48, 106, "案件状态：专利权维持", ink)
    kind, text = _state(r, record)
    granted = r.granted_on[0] if r.granted_on else date(2018, 1, 5)
    rows: list[list[Cell | str]] = [
        [
            Cell(head, align="center", ink=Ink(ink.font, 9.2, blue))
            for head in ("法律状态公告日", "法律状态", "法律状态信息")
        ]
    ]
    rows.append([Cell(write_date(published, "iso") if published else "", align="center"), Cell(kind), Cell(text)])
    for gap, state in ((0, "授权"), (380, "实质审查的生效"), (520, "公布")):
        rows.append([Cell(write_date(granted - timedelta(days=gap), "iso"), align="center"), Cell(state), Cell(state)])
    table(
        page,
        36,
        142,
        [90, 120, page.width - 282],
        rows,
        TableStyle(ink, (205, 210, 220), 0.6, row=26, pad=5, leading=1.5),
    )
    return page


def _state(r: RecordFacts, record: str) -> tuple[str, Content]:
    """The state and its text, one key after the other."""
    day = r.recorded("iso")
    match record:
        case "licence":
            return "专利实施许可合同备案的生效", [
                "合同备案号：",
                r.printed_number(),
                " 让与人：",
                *r.names("from_parties"),
                " 受让人：",
                *r.names("to_parties"),
                " 许可种类：",
                r.licence(),
                " 备案日期：",
                day,
            ]
        case "pledge":
            return "专利权质押合同登记的生效", [
                "登记号：",
                r.printed_number(),
                " 登记生效日：",
                day,
                " 出质人：",
                *r.names("from_parties"),
                " 质权人：",
                *r.names("to_parties"),
            ]
        case _:
            text: list[Content] = ["登记生效日：", day]
            for item, before, after in r.change_cells():
                if item not in {"邮编", "联系人", "代理机构"}:
                    text += [f" 变更事项：{item} 变更前：", before, " 变更后：", after]
            return ("专利权的转移" if record == "transfer" else "专利权人的姓名或者名称、地址的变更"), text
