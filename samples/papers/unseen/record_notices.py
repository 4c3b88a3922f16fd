"""Notices of the office: a wide table of many changes, the letter of the electronic system, a pledge in clauses."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import bar
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table

_MARGIN = 22 * MM
_CODE = "200028"
_FONTS = (Font.BOOK, Font.BROAD, Font.SONG)


def _asked(r: RecordFacts) -> str:
    day = r.recorded_on - timedelta(days=r.rng.randrange(12, 50)) if r.recorded_on else None
    return write_date(day, "cn0") if day else "    年  月  日"


def many_changes(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """手续合格通知书 with numbered changes of every sort; owners stand between agents, inventors and addresses."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.2, fonts=_FONTS)
    width = page.width - 2 * _MARGIN
    page.text(page.width / 2, 34, "国 家 知 识 产 权 局", Ink(Font.BOOK, 19, bold=True), "center")
    if r.numbers:
        bar(page, (_MARGIN, 66), 150, 16, r.numbers[0].replace(".", ""))
    page.text(_MARGIN, 90, ["申请号或专利号：", r.number(0, "bare") if r.numbers else ""], ink)
    page.text(page.width - _MARGIN, 70, f"发文序号：{r.dispatch}", ink, "right")
    page.text(page.width - _MARGIN, 90, ["发文日：", r.recorded(rng.choice(("cn0", "cn")))], ink, "right")
    y = page.paragraph(_MARGIN, 110, width, ["发明创造名称：", r.title(0)], ink, leading=1.6)
    owner: Content = r.names("to_parties", "，") if any("权人" in row[0] for row in r.changes) else "，".join(r.after)
    y = page.paragraph(_MARGIN, y, width, ["申请人或专利权人：", owner], ink, leading=1.6)
    page.line(_MARGIN, y + 4, page.width - _MARGIN, y + 4, (0, 0, 0), 1.2)
    page.text(page.width / 2, y + 16, "手续合格通知书", Ink(Font.BOOK, 17, bold=True), "center")
    text = f"经审查，当事人于{_asked(r)}提交的著录项目变更申报书符合规定，变更手续合格，本局已作如下变更："
    y = page.paragraph(_MARGIN, y + 50, width, text, ink, leading=1.8, indent=2 * ink.size)
    rows: list[list[Cell | str]] = [[Cell(head, align="center") for head in ("序号", "变更项目", "变更前", "变更后")]]
    for place, (item, before, after) in enumerate(_with_others(r), start=1):
        rows.append(
            [Cell(str(place), align="center"), Cell(item), Cell(before, valign="top"), Cell(after, valign="top")]
        )
    style = TableStyle(ink, (0, 0, 0), 0.5, row=22, pad=4, leading=1.3)
    y = table(page, _MARGIN, y + 6, [width * share for share in (0.08, 0.2, 0.36, 0.36)], rows, style)
    page.text(_MARGIN, y + 24, f"审查员：{r.facts.world.person()}        审查部门：初审及流程管理部", ink)
    if rng.random() < 0.6:
        page.stamp(page.width - rng.uniform(120, 190), y + 34, round_seal(rng, "国家知识产权局", ("审查业务专用章",)))
    page.text(_MARGIN, page.height - 46, _CODE, Ink(ink.font, 8))
    page.text(_MARGIN, page.height - 34, "2022.6", Ink(ink.font, 8))
    page.text(_MARGIN + 60, page.height - 40, "本通知书由电子系统生成，与纸件具有同等效力。", Ink(ink.font, 8))
    return page


def _with_others(r: RecordFacts) -> list[tuple[str, Content, Content]]:
    """The changes of the record among others that name persons and firms but no owner."""
    rows: list[tuple[str, Content, Content]] = list(r.change_cells())
    world, rng = r.facts.world, r.rng
    others: list[tuple[str, Content, Content]] = [
        ("发明人", f"{world.person()}；{world.person()}", f"{world.person()}；{world.person()}"),
        ("专利代理机构", "岚溪专利商标事务所（普通合伙）11385", "栎木知识产权代理有限公司 32204"),
        ("专利代理师", world.person(), world.person()),
        ("联系人", world.person(), world.person()),
        ("收件人电子邮箱", "ip@lanxi.example", "patent@limu.example"),
    ]
    for other in rng.sample(others, rng.randint(2, 4)):
        rows.insert(rng.randrange(len(rows) + 1), other)
    return rows


def electronic_letter(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """The letter of the electronic system: a grey band, facts in two columns, each change as a numbered paragraph."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.5, fonts=(Font.BROAD, Font.MICRO, Font.BOOK))
    width = page.width - 2 * _MARGIN
    page.rect(0, 0, page.width, 40, None, fill=(226, 230, 236))
    page.text(_MARGIN, 13, "国家知识产权局  专利业务办理系统", Ink(Font.BROAD, 11, (40, 60, 100)))
    page.text(page.width - _MARGIN, 15, "电子发文", Ink(Font.BROAD, 9, (90, 90, 90)), "right")
    page.text(page.width / 2, 66, "手续合格通知书", Ink(Font.BROAD, 18, bold=True), "center")
    pairs: tuple[tuple[tuple[str, Content], tuple[str, Content]], ...] = (
        (
            ("申请号或专利号", r.number(0, rng.choice(("bare", "zl"))) if r.numbers else ""),
            ("发文日", r.recorded(rng.choice(("iso", "cn0")))),
        ),
        (("通知书代码", _CODE), ("发文序号", r.dispatch)),
    )
    y = 108.0
    for row in pairs:
        for x, (label, value) in zip((_MARGIN, page.width / 2 + 20), row, strict=True):
            end = page.text(x, y, f"{label}  ", Ink(ink.font, ink.size, (110, 110, 110)))
            page.text(end + 4, y, value, ink)
        y += 20
    y = page.paragraph(_MARGIN, y, width, ["发明创造名称  ", r.title(0)], ink, leading=1.7)
    page.line(_MARGIN, y + 6, page.width - _MARGIN, y + 6, (170, 170, 170), 0.6)
    y = page.paragraph(
        _MARGIN,
        y + 18,
        width,
        f"上述专利的权利人于{_asked(r)}办理的著录项目变更手续经审查合格，变更内容如下。",
        ink,
        leading=1.8,
        indent=2 * ink.size,
    )
    for place, (item, before, after) in enumerate(r.change_cells(), start=1):
        y = page.paragraph(_MARGIN + 20, y + 6, width - 20, f"（{place}）变更项目：{item}", ink, leading=1.6)
        y = page.paragraph(_MARGIN + 50, y, width - 50, ["由：", before], ink, leading=1.6)
        y = page.paragraph(_MARGIN + 50, y, width - 50, ["变更为：", after], ink, leading=1.6)
    y = page.paragraph(
        _MARGIN,
        y + 14,
        width,
        "变更自发文日起生效，并将在专利公报上公告。如有疑问请拨打客服电话010-62356655。",
        ink,
        leading=1.8,
        indent=2 * ink.size,
    )
    page.text(page.width - _MARGIN, y + 40, "国家知识产权局专利局", ink, "right")
    page.text(_MARGIN, page.height - 40, f"{_CODE}  2023.1    第1页/共1页", Ink(ink.font, 8, (120, 120, 120)))
    if rng.random() < 0.5:
        page.stamp(page.width - rng.uniform(110, 150), y + 44, round_seal(rng, "国家知识产权局专利局", ("电子发文章",)))
    return page


def pledge_clauses(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利权质押登记通知书 as a letter to both sides: the facts in clauses, the patents numbered in the text."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 11.4, fonts=_FONTS), margin=27 * MM, leading=1.85)
    flow.need(20)
    flow.line("专利权质押登记通知书", Ink(Font.BOOK, 19, bold=True), align="center", gap=8)
    flow.line(["（登记号：", r.printed_number(), "）"], align="center", gap=12)
    flow.para([*r.names("from_parties"), "（出质人）："], indent=0)
    flow.para([*r.names("to_parties"), "（质权人）："], indent=0)
    flow.para(
        [
            "你方于",
            write_date(r.recorded_on - timedelta(days=rng.randrange(3, 9)), "cn") if r.recorded_on else "",
            "提交的专利权质押登记请求收悉。经审查，准予登记，质权自登记之日",
            r.recorded(rng.choice(("cn", "cn0"))),
            "起设立。",
        ]
    )
    flow.para(["一、债务履行期限：", *r.from_to(rng.choice(("cn", "cn0", "dotted")), "至"), "。"])
    flow.para(f"二、出质的专利共{len(r.numbers)}件：")
    style = rng.choice(("zl", "bare"))
    for place in range(len(r.numbers)):
        flow.para(
            [
                f"{place + 1}．",
                r.title(place),
                "，专利号",
                r.number(place, style),
                f"，授权公告日{write_date(r.granted_on[place], 'cn')}；",
            ]
        )
    flow.para("三、质押期间专利权人变更、放弃专利权或者许可他人实施，应当提交质权人同意的证明。")
    flow.need(110)
    flow.skip(40)
    flow.line("国家知识产权局", align="right")
    flow.page.stamp(
        flow.size[0] - rng.uniform(120, 170), flow.y - 12, round_seal(rng, "国家知识产权局", ("质押登记专用章",))
    )
    return flow.pages
