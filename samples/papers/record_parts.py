"""Parts that letters and certificates of the patent office share."""

from __future__ import annotations

from samples.papers.canvas import MM, PageCanvas
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts
from samples.papers.stamps import round_seal
from samples.papers.styles import write_date
from samples.papers.table import Cell

MARGIN = 26 * MM
Pair = tuple[str, Content]


def office_seal(page: PageCanvas, r: RecordFacts, y: float, name: str = "国家知识产权局") -> None:
    """The round seal of the office, on the right at a height."""
    page.stamp(
        page.width - r.rng.uniform(140, 190),
        y,
        round_seal(r.rng, name, ("专利事务专用章",) if r.rng.random() < 0.6 else ()),
    )


def patent_rows(r: RecordFacts, style: str) -> list[list[Cell | str]]:
    """A table of the patents, its header first."""
    rows: list[list[Cell | str]] = [
        [Cell(head, align="center") for head in ("序号", "专利号", "发明创造名称", "申请日", "授权公告日")]
    ]
    for place in range(len(r.numbers)):
        days = write_date(r.filed_on[place], "iso"), write_date(r.granted_on[place], "iso")
        rows.append(
            [
                Cell(str(place + 1), align="center"),
                Cell(r.number(place, style)),
                Cell(r.title(place)),
                *(Cell(day, align="center") for day in days),
            ]
        )
    return rows


def labelled_lines(flow: Flow, pairs: list[Pair], label: Ink, colon: str = "：") -> None:
    """Labels in one column, values in another."""
    for name, value in pairs:
        flow.need(label.size * 2)
        flow.page.text(flow.margin, flow.y, f"{name}{colon}", label)
        start = flow.margin + 118
        flow.y = flow.page.paragraph(start, flow.y, flow.size[0] - flow.margin - start, value, flow.ink, leading=1.8)
