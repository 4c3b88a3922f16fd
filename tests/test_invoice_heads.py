"""Heads of the columns of invoices that take several lines. All values are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.reading import Item
from tests.test_invoice_forms import BUYER, ITEM, NET, SELLER, TAX, digital, parse, value

HIGH, WIDE = 0.025, 0.016
EDGES = (0.02, 0.25, 0.35, 0.43, 0.52, 0.64, 0.76, 0.86, 0.98)
HEADS = ("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率/征收率", "税额")
TOP = 0.39


def _at(x: float, y: float, text: str) -> Line:
    width = sum(WIDE if not char.isascii() else 0.6 * WIDE for char in text)
    return Line(text, Box(x, y, x + width, y + HIGH), 0.99)


def _heads(heads: Sequence[str], lead: float, low: bool) -> list[Line]:
    """Heads over their columns, those of several lines from the top on, the others there or at the bottom."""
    most = max(head.count("\n") for head in heads)
    return [
        _at((EDGES[place] + EDGES[place + 1]) / 2 - WIDE * len(part) / 2, TOP + lead * line, part)
        for place, head in enumerate(heads)
        for line, part in enumerate(head.split("\n"), (most if low else 0) * ("\n" not in head))
    ]


def _page(heads: Sequence[Line], *names: str) -> Page:
    """A 数电票 with these heads, one item below them and more lines of its name."""
    top = max(head.box.y1 for head in heads) + 0.02
    cells = [*zip(EDGES[2:8], ("项", "1", "94339.62", "94339.62", "6%", "5660.38"), strict=True)]
    whole = digital()
    party = [line for line in whole.lines if line.box.y1 < TOP and line.box.height < 0.2]
    body = [_at(x, top, text) for x, text in cells]
    body += [_at(EDGES[0], top + 1.3 * HIGH * number, name) for number, name in enumerate(names)]
    body += [_at(0.10, 0.62, "合"), _at(0.17, 0.62, "计"), _at(0.66, 0.62, "¥94339.62"), _at(0.88, 0.62, "¥5660.38")]
    body += [_at(0.08, 0.67, "价税合计（大写）"), _at(0.3, 0.67, "壹拾万圆整"), _at(0.69, 0.67, "（小写）¥100000.00")]
    return replace(whole, lines=(*party, *heads, *body))


@pytest.mark.parametrize("name", ["*无形资产*专利权转让费", "专利权转让费"])
@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("lead", [0.027, 0.035, 0.043])
@pytest.mark.parametrize(
    "heads",
    [
        ("项目\n名称", "规格型号", "单位", "数量", "单价", "金额", "税率/\n征收率", "税额"),
        ("项目名称", "规格\n型号", "单位", "数量", "单价", "金额", "税率/\n征收率", "税额"),
        ("项目\n名称", "规格\n型号", "单\n位", "数\n量", "单\n价", "金\n额", "税率/\n征收率", "税\n额"),
        ("项目名称", "规格\n型号", "单位", "数量", "单价\n(元)", "金额\n(元)", "税率\n(征收率)", "税额\n(元)"),
    ],
)
def test_heads_in_two_lines_lose_no_item(heads: Sequence[str], lead: float, low: bool, name: str) -> None:
    parsed = parse(_page(_heads(heads, lead, low), name))
    assert [field.value for field in parsed.fields["items"]] == [replace(ITEM, name=name)]
    assert (value(parsed, "buyer"), value(parsed, "seller")) == (BUYER, SELLER)


def test_english_below_the_heads_begins_no_item() -> None:
    english = ("Item", "Spec.", "Unit", "Qty", "Price", "Amount", "Tax rate", "Tax")
    heads = [f"{head}\n{caption}" for head, caption in zip(HEADS, english, strict=True)]
    parsed = parse(_page(_heads(heads, 0.03, low=False), "*无形资产*专利权", "转让费"))
    assert [field.value for field in parsed.fields["items"]] == [ITEM]


def test_a_name_that_begins_above_its_figures_is_none_of_the_heads() -> None:
    page = _page(_heads(HEADS, 0.03, low=False))
    above = _at(EDGES[0], TOP + 1.1 * HIGH, "*无形资产*专利权")
    below = _at(EDGES[0], TOP + 3.0 * HIGH, "转让费")
    parsed = parse(replace(page, lines=(*page.lines, above, below)))
    assert [field.value for field in parsed.fields["items"]] == [ITEM]


SHARED = ("项目名称\n规格型号", "", "单位", "数量", "单价", "金额", "税率/\n征收率", "税额")


@pytest.mark.parametrize("model", ["ZL202010345678.9", "/", "V1.0"])
def test_a_model_below_the_name_in_its_column_is_none_of_the_name(model: str) -> None:
    heads = [head for head in _heads(SHARED, 0.03, low=False) if head.text]
    assert [field.value for field in parse(_page(heads, ITEM.name, model)).fields["items"]] == [ITEM]


def test_words_below_the_name_may_be_the_model_or_of_the_name() -> None:
    heads = [head for head in _heads(SHARED, 0.03, low=False) if head.text]
    parsed = parse(_page(heads, "*无形资产*专利权转让费", "发明专利"))
    assert [field.value for field in parsed.fields["items"]] == [None]


def test_a_unit_that_is_a_word_of_the_heads_leaves_its_row_an_item() -> None:
    page = _page(_heads(HEADS, 0.03, low=False), "*无形资产*专利权转让费")
    lines = [replace(line, text="数量") if line.text == "项" else line for line in page.lines]
    lines = [
        replace(line, box=Box(line.box.x0, line.box.y0 - 0.018, line.box.x1, line.box.y1 - 0.018))
        if TOP + HIGH < line.box.cy < 0.6
        else line
        for line in lines
    ]
    parsed = parse(replace(page, lines=tuple(lines)))
    assert [field.value for field in parsed.fields["items"]] == [Item("*无形资产*专利权转让费", NET, "6%", TAX)]
