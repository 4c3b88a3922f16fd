"""A fold of a copy taken for a ruling does not tear the lines that cross it; real columns stay."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line
from parsers.documents import contract
from parsers.layout.false_borders import without_false_borders

GIVER, TAKER = "青禾大学", "云杉新材料股份有限公司"
TEXT = (
    f"{GIVER}（以下称转让方）与{TAKER}（以下称受让方）",
    "就专利权转让事宜，在平等自愿的基础上订立本协议，共同遵守。",
    "一、转让方将专利权“一种碳膜”（专利号201810123456.5）转让给受让方。",
    "二、转让价款总额为人民币壹拾万捌仟元整（小写：¥108,000.00元），",
    "该价款含税，受让方于本协议签订后三十日内一次付清给转让方。",
    "三、本协议一式五份，自双方盖章之日起生效，双方各执两份为凭。",
    "四、因本协议产生的争议，由双方协商解决，协商不成的诉诸法院。",
)


def line(x: float, y: float, text: str) -> Line:
    return Line(text, Box(x, y, min(0.98, x + 0.024 * len(text)), y + 0.018), 0.98)


def sheet(lines: Sequence[Line], *boxes: Box) -> Page:
    cells = tuple(Cell(0, column, box) for column, box in enumerate(boxes))
    whole = Box(boxes[0].x0, boxes[0].y0, boxes[-1].x1, boxes[-1].y1)
    return Page("合同.pdf", 1, 595, 842, tuple(lines), grids=(Grid(cells, whole),))


def test_a_fold_down_a_page_of_text_is_no_ruling() -> None:
    lines = [line(0.1, 0.1 + 0.03 * place, text) for place, text in enumerate(("专利权转让协议书", *TEXT))]
    page = sheet(lines, Box(0.0, 0.05, 0.55, 0.4), Box(0.55, 0.05, 1.0, 0.4))
    parsed = contract.parse([page])
    assert parsed is not None
    told = {name: str(parsed.fields[name][0].value) for name in ("supplier", "receiver", "total_amount")}
    assert told == {"supplier": GIVER, "receiver": TAKER, "total_amount": "108000.00"}


def test_a_ruling_that_print_keeps_to_is_one() -> None:
    lines = [line(0.1, 0.1, "变更前专利权人青禾大学"), line(0.56, 0.1, "变更后专利权人云杉公司")]
    page = sheet(lines, Box(0.0, 0.05, 0.55, 0.4), Box(0.55, 0.05, 1.0, 0.4))
    assert without_false_borders(page) is page
