"""手续合格通知书, the notice that a change is registered: of a transfer, or of a mere name or address."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import bar
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table
from samples.papers.texts import text, texts

OFFICE = "国家知识产权局"
_MARGIN = 24 * MM


def _form_code(page: PageCanvas, code: str, version: str, ink: Ink) -> None:
    y = page.height - 22 * MM
    page.line(_MARGIN, y - 4, page.width - _MARGIN, y - 4, (0, 0, 0), 0.6)
    page.text(_MARGIN, y, code, ink)
    page.text(_MARGIN, y + ink.size * 1.4, version, ink)
    page.paragraph(_MARGIN + 46, y, page.width - 2 * _MARGIN - 46, text("post"), ink, leading=1.4)


def _addressee(page: PageCanvas, r: RecordFacts, ink: Ink, y: float) -> None:
    agent = r.facts.text("agency", lambda: "栎木知识产权代理事务所（普通合伙）") or ""
    person = f"{r.facts.world.person()}({r.facts.firm().phone})"
    address = f"{r.rng.randrange(100000, 719999)}\n{r.facts.firm().address}\n{agent}\n{person}"
    page.rect(_MARGIN, y, _MARGIN + 210, y + 78, (0, 0, 0), width=0.6)
    page.paragraph(_MARGIN + 6, y + 6, 198, address, ink, leading=1.55)


def _owner_line(r: RecordFacts) -> Content:
    return (
        r.names("to_parties", r.rng.choice(("、", "；", " , ")))
        if r.changes and any("权人" in row[0] for row in r.changes)
        else "、".join(r.after)
    )


def notice(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """The usual notice: address box, date of dispatch, two bar codes, a ruled change table."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.5, fonts=(Font.SONG, Font.SONG, Font.MING))
    small = Ink(ink.font, 8)
    page.text(page.width / 2, 30, OFFICE, Ink(Font.SONG, 20, bold=True, spacing=0.3), "center")
    _addressee(page, r, small, 72)
    right = page.width - _MARGIN - 150
    page.rect(right, 72, page.width - _MARGIN, 106, (0, 0, 0), width=0.6)
    page.text(right + 8, 76, "发文日：", ink)
    page.text(right + 40, 90, r.recorded(rng.choice(("cn0", "cn"))), ink)
    if r.numbers:
        bar(page, (right, 118), 150, 18, r.numbers[0].replace(".", ""))
    if r.dispatch:
        bar(page, (right - 12, 142), 170, 18, r.dispatch)
    y = 172.0
    page.rect(_MARGIN, y, page.width - _MARGIN, y + 22, (0, 0, 0), width=0.6)
    shown: Content = r.number(0, "bare") if r.numbers else ""
    page.text(_MARGIN + 6, y + 5, ["申请号或专利号：", shown], ink)
    page.text(page.width / 2 + 40, y + 5, f"发文序号：{r.dispatch}", ink)
    below = page.paragraph(
        _MARGIN + 6, y + 30, page.width - 2 * _MARGIN - 12, ["申请人或专利权人：", _owner_line(r)], ink
    )
    below = page.paragraph(_MARGIN + 6, below + 3, page.width - 2 * _MARGIN - 12, ["发明创造名称：", r.title(0)], ink)
    page.line(_MARGIN, below + 4, page.width - _MARGIN, below + 4)
    page.text(page.width / 2, below + 22, "手 续 合 格 通 知 书", Ink(Font.HEI, 17, bold=True), "center")
    y = page.paragraph(
        _MARGIN, below + 58, page.width - 2 * _MARGIN, _sentence(r), ink, leading=1.9, indent=2 * ink.size
    )
    width = page.width - 2 * _MARGIN
    rows: list[list[Cell | str]] = [[Cell(head, align="center") for head in ("变更项目", "变更前", "变更后")]]
    rows += [[Cell(item, align="center"), Cell(before), Cell(after)] for item, before, after in r.change_cells()]
    y = table(
        page,
        _MARGIN,
        y + 8,
        [width * 0.2, width * 0.4, width * 0.4],
        rows,
        TableStyle(ink, (0, 0, 0), 0.6, row=24, pad=5),
    )
    y = page.paragraph(
        _MARGIN,
        y + 12,
        width,
        f"上述变更将在专利公报第{rng.randint(30, 39)}卷第{rng.randint(1, 52)}期上予以公告。",
        ink,
        leading=1.9,
        indent=2 * ink.size,
    )
    _signed(page, r, ink, max(y + 26, page.height - 190))
    _form_code(page, "200028", rng.choice(("2010.2", "2018.10", "2019.11", "2022.10")), small)
    return page


def _sentence(r: RecordFacts) -> str:
    asked = (
        write_date(r.recorded_on - timedelta(days=r.rng.randrange(9, 40)), "cn0") if r.recorded_on else "    年  月  日"
    )
    return r.rng.choice(texts("notice")).format(day=asked)


def _signed(page: PageCanvas, r: RecordFacts, ink: Ink, y: float) -> None:
    person = r.facts.text("examiner", r.facts.world.person)
    page.text(_MARGIN + 10, y, f"审 查 员：{person}", ink)
    page.text(page.width / 2 + 20, y, "审查部门：专利局初审及流程管理部", ink)
    page.text(_MARGIN + 10, y + 18, f"联系电话：010-62{r.rng.randrange(100000, 999999)}", ink)
    if r.rng.random() < 0.5:
        page.stamp(
            page.width - r.rng.uniform(120, 190),
            y + r.rng.uniform(-15, 15),
            round_seal(r.rng, "国家知识产权局专利局", ("审查业务章",)),
        )


def notice_text(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A notice without rules: the changes one below the other as labelled lines."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 11, fonts=(Font.SONG, Font.MING, Font.KAI))
    width = page.width - 2 * _MARGIN
    page.text(page.width / 2, 46, f"{OFFICE}专利局", Ink(Font.HEI, 17), "center")
    y = 92.0
    if r.numbers:
        bar(page, (page.width - _MARGIN - 150, 74), 150, 16, r.numbers[0].replace(".", ""))
    rows: list[tuple[str, Content]] = [
        ("申请号或专利号：", r.number(0, rng.choice(("bare", "zl", "zl_space"))) if r.numbers else ""),
        ("发文序号：", r.dispatch),
        ("发文日：", r.recorded(rng.choice(("cn0", "cn", "spaced")))),
        ("申请人或专利权人：", _owner_line(r)),
        ("发明创造名称：", r.title(0)),
    ]
    for label, value in rows:
        y = page.paragraph(_MARGIN, y, width, [label, value], ink, leading=1.8)
    y += 14
    page.text(page.width / 2, y, "手续合格通知书", Ink(Font.HEI, 18, spacing=0.2), "center")
    y = page.paragraph(_MARGIN, y + 40, width, _sentence(r), ink, leading=1.9, indent=2 * ink.size)
    colon = rng.choice(("：", ":"))
    for item, before, after in r.change_cells():
        y = page.paragraph(_MARGIN + 24, y + 6, width - 24, f"变更项目{colon}{item}", ink, leading=1.6)
        for label, value in (("变更前", before), ("变更后", after)):
            y = page.paragraph(_MARGIN + 48, y, width - 48, [f"{label}{colon}", value], ink, leading=1.6)
    _signed(page, r, ink, max(y + 30, page.height - 180))
    _form_code(page, "200028", "2018.10", Ink(ink.font, 8))
    return page


def notice_boxed(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A notice in one ruled frame; number and title in cells, the table inside the same frame."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10, fonts=(Font.HEI, Font.MICRO, Font.SONG))
    label = Ink(Font.HEI, ink.size, bold=rng.random() < 0.5)
    width = page.width - 2 * _MARGIN
    page.text(page.width / 2, 40, "中华人民共和国国家知识产权局", Ink(Font.SONG, 16), "center")
    page.text(page.width / 2, 74, "手续合格通知书", Ink(Font.HEI, 18, bold=True), "center")
    columns = [width * share for share in (0.2, 0.3, 0.2, 0.3)]
    number: Content = r.number(0, rng.choice(("bare", "zl"))) if r.numbers else ""
    rows: list[list[Cell | str]] = [
        [Cell("申请号或专利号", ink=label), Cell(number), Cell("发文日", ink=label), Cell(r.recorded("cn0"))],
        [
            Cell("发文序号", ink=label),
            Cell(r.dispatch),
            Cell("审查员", ink=label),
            Cell(facts.text("examiner", facts.world.person) or ""),
        ],
        [Cell("发明创造名称", ink=label), Cell(r.title(0), 3)],
        [Cell("专利权人", ink=label), Cell(_owner_line(r), 3)],
        [Cell(_sentence(r), 4)],
        [
            Cell("变更项目", align="center", ink=label),
            Cell("变更前", align="center", ink=label),
            Cell("变更后", 2, align="center", ink=label),
        ],
    ]
    for item, before, after in r.change_cells():
        rows.append([Cell(item, align="center"), Cell(before), Cell(after, 2)])
    y = table(page, _MARGIN, 110, columns, rows, TableStyle(ink, (0, 0, 0), 0.7, row=28, pad=5, leading=1.4))
    page.stamp(
        page.width - rng.uniform(130, 200),
        y + rng.uniform(20, 60),
        round_seal(rng, "国家知识产权局专利局", ("审查业务章",)),
    )
    page.text(_MARGIN, y + 16, "注：本通知书仅对著录项目变更手续作出，变更自发文日起生效。", ink)
    _form_code(page, "200028", "2022.10", Ink(ink.font, 8))
    return page
