"""The ledger as printed pages, for packages whose list is part of a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.fonts import Font
from samples.listing import COLUMNS, ListStyle
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.table import Cell, TableStyle, table

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from samples.deals import Deal, Row

_SHARES = (0.6, 1.25, 1.9, 0.9, 1.9, 2.0, 1.25, 1.25, 1.25)
_MODES = {"transfer": "转让", "licence": "许可", "equity": "作价入股", "pledge": "质押", "open_licence": "开放许可"}


def ledger_pages(deals: Sequence[Deal], title: str, rng: random.Random) -> list[PageCanvas]:
    """The ledger in the columns of 附件1 on sheets that lie across, its head repeated on each."""
    ink = Ink(rng.choice((Font.SONG, Font.MING)), 9)
    flow = Flow(ink, margin=16 * MM, size=(A4[1], A4[0]))
    flow.need(10)
    flow.line(title, Ink(Font.HEI, 15), align="center", gap=8)
    style = ListStyle(rng, rng.choice(("%Y-%m-%d", "%Y.%m.%d", "年月日")), "ZL{body}.{check}", "text", "—")
    widths = [flow.width * share / sum(_SHARES) for share in _SHARES]
    look = TableStyle(ink, row=24, pad=3)
    head = [Cell(names[0], align="center") for names in COLUMNS]
    body = [_line(number, row, style) for number, row in enumerate(_rows(deals), start=1)]
    while body:
        page: list[list[Cell]] = [head]
        while body and _height([*page, body[0]], widths, look) < flow.bottom - flow.y:
            page.append(body.pop(0))
        flow.y = table(flow.page, flow.margin, flow.y, widths, page, look)
        if body:
            flow.new_page()
    return flow.pages


def _height(rows: Sequence[Sequence[Cell]], widths: Sequence[float], look: TableStyle) -> float:
    return table(PageCanvas(*A4), 0, 0, widths, rows, look)


def _rows(deals: Sequence[Deal]) -> list[Row]:
    return [row for deal in deals for row in deal.rows]


def _line(number: int, row: Row, style: ListStyle) -> list[Cell]:
    amounts = (row.contract_amount, row.received_amount, row.patent_amount)
    texts = (
        str(number),
        str(style.day(row.registered_on)),
        "\n".join(f"ZL{patent}" for patent in row.patents),
        _MODES[row.mode.value],
        row.supplier,
        row.receiver,
        *("—" if amount is None else f"{amount:,.2f}" for amount in amounts),
    )
    return [Cell(text, align="center") for text in texts]
