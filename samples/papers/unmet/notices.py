"""手续合格通知书 in other forms: the paper one of 2009, a table turned on its side, changes told in sentences."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import bar
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink, plain
from samples.papers.record_facts import OWNER_ITEMS, RecordFacts, record_facts
from samples.papers.stamps import box_seal, round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table

_MARGIN = 25 * MM
_FONTS = (Font.SONG, Font.MING, Font.BOOK)
_CODE = "200028"


def _asked(r: RecordFacts, style: str = "cn") -> str:
    return write_date(r.recorded_on - timedelta(days=r.rng.randrange(15, 60)), style) if r.recorded_on else ""


def _holder(r: RecordFacts, separator: str) -> Content:
    owners = any(any(known in row[0] for known in OWNER_ITEMS) for row in r.changes)
    return r.names("to_parties", separator) if owners else separator.join(r.after)


def paper_form(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """The paper form: an address without a box, facts in cells of two lines, changes in columns without rules."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 11, fonts=_FONTS)
    width = page.width - 2 * _MARGIN
    firm = r.facts.firm()
    page.text(_MARGIN, 40, f"{rng.randrange(100000, 719999)}", ink)
    page.paragraph(_MARGIN, 56, 220, f"{firm.address}\n{r.facts.world.person()}（收）", ink, leading=1.5)
    page.text(page.width - _MARGIN, 40, "中华人民共和国国家知识产权局", Ink(Font.BOOK, 12), "right")
    number: Content = r.number(0, rng.choice(("bare", "zl"))) if r.numbers else ""
    rows: list[list[Cell | str]] = [
        [Cell(["申请号\n", number]), Cell(["发文日期\n", r.recorded(rng.choice(("cn", "dotted")))])],
        [Cell(["申请人或专利权人\n", _holder(r, "、")]), Cell(f"发文序号\n{r.dispatch}")],
        [Cell(["发明创造名称\n", r.title(0)], 2)],
    ]
    y = table(page, _MARGIN, 112, [width * 0.58, width * 0.42], rows, TableStyle(ink, row=34, pad=6, leading=1.4))
    page.text(page.width / 2, y + 22, "手续合格通知书", Ink(Font.BOOK, 18, spacing=0.25, bold=True), "center")
    text = (
        f"请求人于{_asked(r)}向国家知识产权局提出的著录项目变更请求，经审查，符合专利法及其实施细则的规定。变更事项："
    )
    y = page.paragraph(_MARGIN, y + 62, width, text, ink, leading=1.8, indent=2 * ink.size) + 8
    columns = (_MARGIN, _MARGIN + width * 0.22, _MARGIN + width * 0.62)
    sizes = (width * 0.2, width * 0.36, width * 0.37)
    for x, head in zip(columns, ("项　目", "原内容", "现内容"), strict=True):
        page.text(x, y, head, Ink(ink.font, ink.size, bold=True))
    y += 22
    for change in r.change_cells():
        lowest = y
        for x, size, value in zip(columns, sizes, change, strict=True):
            lowest = max(lowest, page.paragraph(x, y, size, value, ink, leading=1.35, keep_words=False))
        y = lowest + 8
    page.text(_MARGIN, y + 24, f"审查员　{r.facts.world.person()}　　　　审查部门　专利审查流程管理部", ink)
    stamped = box_seal(rng, ("国家知识产权局专利局", "流程管理专用章"))
    page.stamp(page.width - rng.uniform(130, 190), y + 40, stamped)
    page.text(_MARGIN, page.height - 52, _CODE, Ink(ink.font, 8.5))
    page.text(_MARGIN, page.height - 40, "2008.7", Ink(ink.font, 8.5))
    if r.numbers:
        bar(page, (page.width - _MARGIN - 160, page.height - 58), 160, 16, r.numbers[0].replace(".", ""))
    return page


def turned_table(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A table on its side: the items are its columns, 变更前 and 变更后 its rows."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10, fonts=(*_FONTS, Font.BROAD))
    width = page.width - 2 * _MARGIN
    page.text(page.width / 2, 50, "国家知识产权局", Ink(Font.BOOK, 20, bold=True), "center")
    page.text(page.width / 2, 84, "手 续 合 格 通 知 书", Ink(Font.BROAD, 16), "center")
    page.line(_MARGIN, 112, page.width - _MARGIN, 112, (180, 30, 40), 1.6)
    left: tuple[tuple[str, Content], ...] = (
        ("专利号", r.number(0, rng.choice(("zl_space", "bare"))) if r.numbers else ""),
        ("专利名称", r.title(0)),
        ("专利权人", _holder(r, "；")),
        ("发文日", r.recorded(rng.choice(("cn0", "iso")))),
        ("发文序号", r.dispatch),
    )
    y = 128.0
    for name, value in left:
        page.text(_MARGIN, y, name, Ink(ink.font, ink.size, bold=True))
        y = page.paragraph(_MARGIN + 76, y, width - 76, value, ink, leading=1.4) + 6
    text = f"根据{_asked(r, 'cn0')}提交的著录项目变更申报书，经审查准予变更，具体如下："
    y = page.paragraph(_MARGIN, y + 14, width, text, ink, leading=1.8, indent=2 * ink.size) + 6
    changes = r.change_cells()
    heads: list[Cell | str] = [
        Cell("变更项目", align="center"),
        *(Cell(item, align="center") for item, _, _ in changes),
    ]
    before: list[Cell | str] = [Cell("变更前", align="center"), *(Cell(value) for _, value, _ in changes)]
    after: list[Cell | str] = [Cell("变更后", align="center"), *(Cell(value) for _, _, value in changes)]
    shares = [0.12, *(0.88 / len(changes) for _ in changes)]
    small = Ink(ink.font, 9 if len(changes) < 5 else 8, latin=ink.latin)
    look = TableStyle(small, (0, 0, 0), 0.6, row=30, pad=3, leading=1.3)
    y = table(page, _MARGIN, y, [width * share for share in shares], [heads, before, after], look)
    page.text(page.width - _MARGIN, y + 40, "国家知识产权局专利局初审及流程管理部", ink, "right")
    page.stamp(page.width - rng.uniform(120, 180), y + 46, round_seal(rng, "国家知识产权局专利局", ("业务专用章",)))
    page.text(_MARGIN, page.height - 46, _CODE, Ink(ink.font, 8))
    page.text(_MARGIN, page.height - 34, "2019.11", Ink(ink.font, 8))
    return page


def told_in_sentences(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The changes stand in numbered sentences: 专利权人由“…”变更为“…”."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 12, fonts=(*_FONTS, Font.KAI)), margin=27 * MM, leading=1.9)
    flow.need(20)
    flow.line("国 家 知 识 产 权 局", Ink(Font.BOOK, 20, bold=True), align="center", gap=4)
    flow.line("手续合格通知书", Ink(Font.BROAD, 16), align="center", gap=12)
    flow.para(["发文日：", r.recorded(rng.choice(("cn", "cn0"))), f"　　发文序号：{r.dispatch}"], indent=0)
    flow.para([_holder(r, "、"), "："], indent=0)
    flow.para(
        [
            "　　你（单位）就申请号或专利号为", r.number(0, "bare") if r.numbers else "",
            "、发明创造名称为“", r.title(0), f"”的专利，于{_asked(r)}提出的著录项目变更手续，经审查合格，准予变更：",
        ],
        indent=0,
    )  # fmt: skip
    cells = r.change_cells()
    for place, (item, before, after) in enumerate(cells, start=1):
        end = "。" if place == len(cells) else "；"
        if not plain(before) or not plain(after):
            kept = ("增加为“", after) if not plain(before) else ("删除“", before)
            flow.para([f"{place}. {item}", *kept, f"”{end}"])
            continue
        flow.para([f"{place}. {item}由“", before, "”变更为“", after, f"”{end}"])
    flow.para("上述变更自发文之日起生效，后续将予以公告。")
    flow.skip(30)
    flow.line(f"审查员：{r.facts.world.person()}", align="right")
    flow.page.stamp(
        flow.size[0] - rng.uniform(130, 190), flow.y, round_seal(rng, "国家知识产权局专利局", ("审查业务章",))
    )
    flow.page.text(flow.margin, flow.size[1] - 46, _CODE, Ink(flow.ink.font, 8))
    flow.page.text(flow.margin, flow.size[1] - 34, "2010.2", Ink(flow.ink.font, 8))
    return flow.pages
