"""Invoices whose print lost its points or lies on the rules, and those on bent pages. All values are invented."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.pages import Page
from ocr.lines import Box, Reader
from parsers.reading import Item
from tests.slip_lines import line
from tests.test_invoice_forms import ITEM, NET, TAX, TOTAL, digital, paper_special, parse, value


def read_as(page: Page, *misread: tuple[str, str], confidence: float = 0.5) -> Page:
    """The page as OCR read it, with texts read as others and in doubt."""
    lines = [replace(item, reader=Reader.OCR) for item in page.lines]
    for printed, read in misread:
        at = next(index for index, item in enumerate(lines) if item.text == printed)
        lines[at] = replace(lines[at], text=read, confidence=confidence)
    return replace(page, lines=tuple(lines))


SUMS = ("net_amount", "tax_amount", "total_amount")


@pytest.mark.parametrize(
    ("net", "tax"),
    [("¥9433962", "¥566038"), ("￥94339", "¥5660.38"), ("¥94339.6", "¥5660.3"), ("¥94339.62", "¥5660.38")],
)
def test_sums_that_lost_a_point_or_cents_are_those_of_the_line(net: str, tax: str) -> None:
    parsed = parse(read_as(paper_special(), ("¥94339.62", net), ("¥5660.38", tax), ("壹拾万圆整", "壹万圆整")))
    assert (value(parsed, "net_amount"), value(parsed, "tax_amount")) == (NET, TAX)


def test_a_total_without_its_point_is_that_of_the_line() -> None:
    misread = (("¥100000.00", "￥10000000"), ("壹拾万圆整", "壹口"), ("¥94339.62", "¥9433962"))
    parsed = parse(read_as(paper_special(), *misread))
    assert value(parsed, "total_amount") == TOTAL
    (net,) = parsed.fields["net_amount"]
    assert net.best.repaired
    assert net.confidence < 0.95


def test_words_put_right_say_the_total_that_the_line_confirms() -> None:
    parsed = parse(read_as(paper_special(), ("¥100000.00", "￥98000"), ("壹拾万圆整", "壹抬万圆整")))
    assert value(parsed, "total_in_words") is None, "no figure says the same"
    parsed = parse(read_as(paper_special(), ("¥100000.00", "￥10000000"), ("壹拾万圆整", "壹抬万圆整")))
    assert (value(parsed, "total_amount"), value(parsed, "total_in_words")) == (TOTAL, "壹拾万圆整")


@pytest.mark.parametrize("net", ["¥94389", "¥9438962", "¥943", "¥94339.26"])
def test_a_sum_with_other_digits_than_the_line_is_not_put_right(net: str) -> None:
    page = read_as(paper_special(), ("¥94339.62", net), ("壹拾万圆整", "壹口"), ("¥100000.00", "￥1OOOOO"))
    assert value(parse(page), "net_amount") is None


def test_a_line_in_doubt_puts_no_sum_right() -> None:
    page = read_as(paper_special(), ("¥94339.62", "¥9433962"), ("94339.62", "94339.62"), ("¥100000.00", "￥1OOOOO"))
    assert (
        value(parse(replace(page, lines=tuple(x for x in page.lines if x.text != "壹拾万圆整"))), "net_amount") is None
    )


@pytest.mark.parametrize(("read", "tax"), [("5660:38", TAX), ("566038", TAX), ("5860:38", None)])
def test_the_tax_of_a_line_whose_point_was_misread_is_what_its_rate_gives(read: str, tax: Decimal | None) -> None:
    page = read_as(digital(), ("5660.38", read), confidence=0.98)
    assert [field.value for field in parse(page).fields["items"]] == [ITEM if tax is not None else None]


def bent(*names: tuple[str, ...], drift: float) -> Page:
    """A 数电票 with several lines, each lower on the left than on the right by so many heights of print."""
    whole = digital()
    kept = [item for item in whole.lines if item.box.y1 < 0.425 or item.box.y0 > 0.48]
    rows, y, height = [], 0.43, 0.02
    for number, parts in enumerate(names, 1):
        cells = ((0.46, "1"), (0.67, f"{number}000.00"), (0.78, "6%"), (0.91, f"{number * 60}.00"))
        rows += [line(x, y + drift * height * (0.9 - x), text, height=height) for x, text in cells]
        for part in parts:
            rows.append(line(0.02, y + drift * height * 0.9, part, height=height))
            y += 1.02 * height
    lower = max(0.0, y + 0.03 - 0.49)
    below = [
        replace(item, box=Box(item.box.x0, item.box.y0 + lower, item.box.x1, item.box.y1 + lower)) if lower else item
        for item in kept
        if item.box.y0 > 0.48 and item.box.height < 0.1
    ]
    gone = ("¥94339.62", "¥5660.38", "壹拾万圆整", "（小写）¥100000.00", "利权转让费")
    sums = [line for line in below if line.text not in gone]
    return replace(whole, lines=(*(item for item in kept if item.box.y1 < 0.425), *rows, *sums))


@pytest.mark.parametrize("drift", [-0.8, -0.4, 0.0, 0.4, 0.8])
def test_names_and_figures_find_each_other_on_a_bent_page(drift: float) -> None:
    names = (
        ("*无形资产*专利权",),
        ("*研发和技术服务*专利技术实施指", "导费"),
        ("*现代服务*技术培训费",),
        ("*无形资产*一种无人机避障", "装置的专利权转让费"),
        ("*信息技术服务*软件使用费",),
    )
    found = [field.value for field in parse(bent(*names, drift=drift)).fields["items"]]
    assert found == [
        Item("".join(parts), Decimal(number * 1000), "6%", Decimal(number * 60))
        for number, parts in enumerate(names, 1)
    ]


def test_print_apart_from_the_last_line_is_none_of_its_name() -> None:
    page = bent(("*无形资产*专利权",), ("*现代服务*技术培训费",), drift=0.4)
    parsed = parse(replace(page, lines=(*page.lines, line(0.05, 0.55, "合", height=0.02))))
    assert [field.value.name for field in parsed.fields["items"] if isinstance(field.value, Item)] == [
        "*无形资产*专利权",
        "*现代服务*技术培训费",
    ]


def test_a_name_that_breaks_before_its_second_star_is_one_item() -> None:
    names = (("*无形资产", "*专利权转让费"), ("*研发和技术服务*专利技术实施指", "导费"))
    found = [field.value for field in parse(bent(*names, drift=0.0)).fields["items"]]
    assert [item.name for item in found if isinstance(item, Item)] == ["*无形资产*专利权转让费", "".join(names[1])]


def test_the_sums_of_a_bent_page_are_none_of_the_subtotal_right_above_them() -> None:
    whole = digital()
    sums = [item for item in whole.lines if item.text in ("¥94339.62", "¥5660.38")]
    above = [replace(one, text=text, box=Box(one.box.x0, one.box.y0 - 0.032, one.box.x1, one.box.y1 - 0.032))
             for one, text in zip(sums, ("¥4339.62", "¥260.38"), strict=True)]  # fmt: skip
    down = [
        replace(one, box=Box(one.box.x0, one.box.y0 + 0.014, one.box.x1, one.box.y1 + 0.014)) for one in (*sums, *above)
    ]
    label = line(0.10, sums[0].box.y0 - 0.032, "小计")
    others = [item for item in whole.lines if item not in sums]
    parsed = parse(replace(whole, lines=(*others, *down, label)))
    assert (value(parsed, "net_amount"), value(parsed, "tax_amount")) == (NET, TAX)


@pytest.mark.parametrize("slope", [-0.05, -0.03, 0.03, 0.05])
def test_rows_of_a_page_photographed_askew_follow_the_slope_of_their_heads(slope: float) -> None:
    whole = digital()
    top, bottom = 0.38, 0.6
    lines = [
        replace(item, box=Box(item.box.x0, item.box.y0 + down, item.box.x1, item.box.y1 + down))
        if top < item.box.cy < bottom and item.box.height < 0.1
        else item
        for item in whole.lines
        for down in [slope * (item.box.cx - 0.3)]
    ]
    parsed = parse(replace(whole, lines=tuple(lines)))
    assert [field.value for field in parsed.fields["items"]] == [ITEM]
    assert (value(parsed, "net_amount"), value(parsed, "tax_amount")) == (NET, TAX)


@pytest.mark.parametrize("pitch", [0.019, 0.021, 0.03])
def test_the_total_right_below_the_sums_is_none_of_them(pitch: float) -> None:
    whole = digital()
    at = next(item.box.y0 for item in whole.lines if item.text == "¥94339.62")
    total = next(item.box.y0 for item in whole.lines if item.text == "壹拾万圆整")
    lines = [
        replace(item, box=Box(item.box.x0, at + pitch, item.box.x1, at + pitch + item.box.height))
        if item.box.y0 == total
        else item
        for item in whole.lines
    ]
    lines = [replace(item, text="¥100000.00") if "小写" in item.text else item for item in lines]
    lines = [
        replace(item, box=Box(0.72, item.box.y0, 0.82, item.box.y1)) if item.text == "¥100000.00" else item
        for item in lines
    ]
    parsed = parse(replace(whole, lines=(*lines, line(0.62, at + pitch, "（小写）"))))
    assert [value(parsed, name) for name in SUMS] == [NET, TAX, TOTAL]
    (net,) = parsed.fields["net_amount"]
    assert net.best.text == "¥94339.62", "the print itself, no arithmetic"


@pytest.mark.parametrize(("rate", "tax"), [("6%5660.38", "5660.38"), ("6%-5660.38", "-5660.38")])
def test_rate_and_tax_that_ran_together_are_two(rate: str, tax: str) -> None:
    page = digital()
    sign = "-" if tax.startswith("-") else ""
    texts = {"5660.38": "", "6%": rate, "94339.62": f"{sign}94339.62", "¥94339.62": f"¥{sign}94339.62"}
    texts |= {"¥5660.38": f"¥{sign}5660.38", "（小写）¥100000.00": f"（小写）¥{sign}100000.00"}
    lines = [replace(item, text=texts.get(item.text, item.text)) for item in page.lines]
    parsed = parse(replace(page, lines=tuple(item for item in lines if item.text)))
    net = Decimal(f"{sign}94339.62")
    assert [field.value for field in parsed.fields["items"]] == [Item(ITEM.name, net, "6%", Decimal(tax))]


def test_a_sum_left_of_the_tax_is_the_net_amount_though_the_head_of_its_column_was_not_read() -> None:
    whole = digital()
    texts = {"金 额": "金颜税率", "税率/征收率": "", "5660.38": "***", "6%": "免税", "¥5660.38": "***"}
    lines = [replace(item, text=texts.get(item.text, item.text)) for item in whole.lines]
    parsed = parse(replace(whole, lines=tuple(item for item in lines if item.text and item.text != "***")))
    assert value(parsed, "net_amount") == NET
    assert not parsed.fields.get("tax_amount")
