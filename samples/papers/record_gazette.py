"""Legal-status text: the feed with one key a line, the web page in one run, the printed gazette."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.styles import pick_ink, write_date

Pair = tuple[str, Content]
_HEADINGS = {
    "transfer": ("专利申请权、专利权的转移", "专利权的转移", "TR01"),
    "licence": ("专利实施许可合同备案的生效、变更及注销", "专利实施许可合同备案的生效", "EE01"),
    "pledge": ("专利权质押合同登记的生效、变更及注销", "专利权质押合同登记的生效", "PE01"),
    "licence_end": ("专利实施许可合同备案的生效、变更及注销", "专利实施许可合同备案的注销", "EC01"),
    "pledge_end": ("专利权质押合同登记的生效、变更及注销", "专利权质押合同登记的注销", "PC01"),
    "change": ("专利权人的姓名或者名称、地址的变更", "专利权人的姓名或者名称、地址的变更", "CP01"),
}


def _events(r: RecordFacts, record: str, day: str) -> list[Pair]:
    """The keys of an entry in their order."""
    match record:
        case "licence":
            pairs: list[Pair] = [
                ("合同备案号", r.printed_number()),
                ("让与人", r.names("from_parties")),
                ("受让人", r.names("to_parties")),
            ]
            pairs += [("发明名称", r.title(0)), ("许可种类", r.licence()), ("备案日期", r.recorded(day))]
            return pairs
        case "pledge":
            return [
                ("登记号", r.printed_number()),
                ("登记生效日", r.recorded(day)),
                ("出质人", r.names("from_parties")),
                ("质权人", r.names("to_parties")),
                ("发明名称", r.title(0)),
            ]
        case "licence_end":
            return [*_events(r, "licence", day)[:3], ("解除日", r.recorded(day))]
        case "pledge_end":
            number, _, giver, taker, _ = _events(r, "pledge", day)
            return [number, giver, taker, ("解除日", r.recorded(day))]
        case _:
            key = "权利人" if record == "transfer" else ""
            pairs = []
            for item, before, after in r.change_cells():
                if item in {"邮编", "联系人", "代理机构"}:
                    continue
                pairs += [("变更事项", item), (f"变更前{key}", before), (f"变更后{key}", after)]
            effect: Pair = ("登记生效日", r.recorded(day))
            return [effect, *pairs] if r.rng.random() < 0.5 else [*pairs, effect]


def _record(facts: Facts) -> str:
    return str(facts.given.get("record", "transfer"))


def feed(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The official feed as text, one key a line."""
    r, record = record_facts(facts, subtype, rng), _record(facts)
    flow = Flow(Ink(rng.choice((Font.HEI, Font.SONG)), 10, latin=Font.MONO), margin=22 * MM, leading=1.6)
    flow.need(20)
    published = r.facts.day("published_on", lambda: r.recorded_on + timedelta(days=21) if r.recorded_on else None)
    flow.line("专利法律状态信息", Ink(Font.HEI, 13), gap=8)
    if r.numbers:
        flow.line(["申请（专利）号:", r.number(0, rng.choice(("bare", "no_check", "zl")))])
    flow.line(f"法律状态公告日:{write_date(published, 'compact') if published else ''}")
    flow.line(f"法律状态:{_HEADINGS[record][0]}")
    flow.line(f"法律状态代码:{_HEADINGS[record][2]}", gap=4)
    flow.line("法律状态信息:")
    for key, value in _events(r, record, "compact"):
        flow.line([f"{key}:", value])
    return flow.pages


def web(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A printed web page: outer keys with full-width colons, the description one run of keys split by semicolons."""
    r, record = record_facts(facts, subtype, rng), _record(facts)
    flow = Flow(Ink(rng.choice((Font.MICRO, Font.HEI)), 10.5, (40, 40, 40)), margin=20 * MM)
    flow.need(20)
    published = r.facts.day("published_on", lambda: r.recorded_on + timedelta(days=18) if r.recorded_on else None)
    flow.line("专利检索及分析  >  法律状态", Ink(Font.MICRO, 9, (60, 90, 160)), gap=10)
    title = r.title(0)
    if title and record in {"transfer", "change"}:
        flow.line(["发明名称：", title], Ink(Font.HEI, 12), gap=4)
    if r.numbers:
        flow.line([rng.choice(("申请号：", "申请（专利）号：")), r.number(0, rng.choice(("bare", "zl")))], gap=6)
    group = rng.choice(("A41D", "H04L", "G06F", "C08J", "F16C"))
    day = write_date(published, "compact") if published else ""
    group = f"{group}   {rng.randint(1, 99)}/{rng.randint(10, 99)}"
    run: list[Content] = [f"法律状态公告日：{day}; 法律状态：{_HEADINGS[record][0]}; "]
    run.append(f"描述信息：{_HEADINGS[record][1]}IPC(主分类):{group};")
    for key, value in _events(r, record, "compact"):
        run += [f"{key}:", value, ";"]
    flow.para(run, indent=0)
    return flow.pages


def gazette(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A column of the printed gazette; neighbours of other patents are left out, headings stay."""
    r, record = record_facts(facts, subtype, rng), _record(facts)
    flow = Flow(pick_ink(rng, 9.5, fonts=(Font.SONG, Font.MING)), margin=24 * MM, leading=1.55)
    flow.need(20)
    flow.page.text(A4[0] / 2, 40, "发 明 专 利 公 报  事务部分", Ink(Font.HEI, 12), "center")
    flow.page.line(flow.margin, 58, A4[0] - flow.margin, 58)
    flow.line(_HEADINGS[record][0], Ink(Font.HEI, 12), align="center", gap=6)
    flow.line(_HEADINGS[record][1], Ink(Font.HEI, 10.5), gap=4)
    lines: list[Pair] = [("主分类", f"G06F {rng.randint(1, 99)}/{rng.randint(10, 99)}")]
    if r.numbers:
        lines += [
            ("专利号", r.number(0, rng.choice(("zl", "zl_space")))),
            ("申请日", write_date(r.filed_on[0], "dotted")),
            ("授权公告日", write_date(r.granted_on[0], "dotted")),
        ]
    lines += _events(r, record, "dotted")
    for key, value in lines:
        flow.line([f"{key}:", value])
    flow.page.text(A4[0] / 2, A4[1] - 50, str(rng.randint(100, 999)), Ink(Font.SERIF, 9), "center")
    return flow.pages
