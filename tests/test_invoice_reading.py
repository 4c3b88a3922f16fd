"""Invoices with more in them, or less: exempt, red, void, long, misread. All values are invented."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.pages import Page
from ocr.lines import Box, Line, Reader
from parsers.documents import invoice
from parsers.documents.invoice_code import invoice_code
from parsers.documents.parsed import Parsed
from parsers.reading import Item
from tests.slip_lines import Rows, line, page
from tests.test_invoice_forms import (
    BUYER,
    BUYER_CODE,
    NET,
    SELLER,
    SELLER_CODE,
    TAX,
    TOTAL,
    code,
    digital,
    electronic,
    parse,
    value,
)

HEADS = [(0.07, "项目名称"), (0.20, "规格型号"), (0.32, "单位"), (0.44, "数量"), (0.56, "单价"),
 (0.68, "金额"), (0.78, "税率"), (0.92, "税额")]  # fmt: skip


def sheet(items: Rows, sums: Rows, *extra: Line) -> Page:
    rows: Rows = [
        [(0.32, "电子发票（普通发票）"), (0.70, "发票号码：22322000000019562163")],
        [(0.70, "开票日期：2022年07月29日")],
        [(0.06, f"名称：{BUYER}"), (0.54, f"名称：{SELLER}")],
        [(0.06, f"纳税人识别号：{BUYER_CODE}"), (0.54, f"纳税人识别号：{SELLER_CODE}")],
        HEADS,
        *items,
        *sums,
    ]
    return page(rows, extra=extra)


def items_of(parsed: Parsed) -> list[object]:
    return [field.value for field in parsed.fields.get("items", ())]


def test_an_exempt_invoice_has_no_tax() -> None:
    parsed = parse(sheet(
        [[(0.02, "*无形资产*专利权"), (0.67, "759.00"), (0.78, "免税"), (0.94, "***")]],
        [[(0.10, "合计"), (0.66, "¥759.00"), (0.94, "***")], [(0.08, "价税合计（大写）"),
         (0.3, "柒佰伍拾玖圆整"), (0.69, "（小写）¥759.00")]],
    ))  # fmt: skip
    assert (value(parsed, "net_amount"), value(parsed, "total_amount")) == (Decimal("759.00"), Decimal("759.00"))
    assert "tax_amount" not in parsed.fields
    assert items_of(parsed) == [Item("*无形资产*专利权", Decimal("759.00"), "免税", None)]


def test_several_items_with_wrapped_names() -> None:
    parsed = parse(sheet(
        [
            [(0.02, "*无形资产*一种"), (0.67, "50000.00"), (0.79, "6%"), (0.92, "3000.00")],
            [(0.02, "泵的专利权")],
            [(0.02, "*研发和技术服务*"), (0.67, "40000.00"), (0.79, "6%"), (0.92, "2400.00")],
            [(0.02, "技术服务费")],
        ],
        [[(0.10, "合计"), (0.66, "¥90000.00"), (0.91, "¥5400.00")], [(0.08, "价税合计（大写）"),
         (0.3, "玖万伍仟肆佰圆整"), (0.69, "（小写）¥95400.00")]],
    ))  # fmt: skip
    assert items_of(parsed) == [
        Item("*无形资产*一种泵的专利权", Decimal("50000.00"), "6%", Decimal("3000.00")),
        Item("*研发和技术服务*技术服务费", Decimal("40000.00"), "6%", Decimal("2400.00")),
    ]


def red() -> Page:
    return sheet(
        [[(0.02, "*无形资产*专利权"), (0.66, "-500.00"), (0.79, "6%"), (0.92, "-30.00")]],
        [
            [(0.10, "合计"), (0.65, "¥-500.00"), (0.91, "¥-30.00")],
            [(0.08, "价税合计（大写）"), (0.3, "（负数）伍佰叁拾圆整"), (0.69, "（小写）¥-530.00")],
            [(0.06, "被红冲蓝字数电票号码：22322000000011112222 红字发票信息确认单编号：32000022070000000001")],
        ],
        line(0.025, 0.40, "备"),
        line(0.025, 0.44, "注"),
    )


def test_a_red_invoice_is_reversed_and_negative() -> None:
    parsed = parse(red())
    assert value(parsed, "reversed") is True
    assert (value(parsed, "net_amount"), value(parsed, "tax_amount"), value(parsed, "total_amount")) == (
        Decimal("-500.00"), Decimal("-30.00"), Decimal("-530.00"),
    )  # fmt: skip
    assert items_of(parsed) == [Item("*无形资产*专利权", Decimal("-500.00"), "6%", Decimal("-30.00"))]


def test_a_void_invoice_counts_as_reversed() -> None:
    whole = electronic()
    assert value(parse(replace(whole, lines=(*whole.lines, line(0.45, 0.5, "作废", height=0.06)))), "reversed") is True


def stamped(*characters: str, height: float) -> Page:
    whole = digital()
    return replace(
        whole,
        lines=(*whole.lines, *(line(0.3 + 0.2 * n, 0.4, text, height=height) for n, text in enumerate(characters))),
    )


@pytest.mark.parametrize(
    ("characters", "height", "expected"),
    [(("作", "废"), 0.2, True), (("作",), 0.2, None), (("废",), 0.15, None), (("作",), 0.05, False)],
)
def test_one_character_of_a_stamp_over_the_paper_leaves_it_open_whether_it_is_void(
    characters: tuple[str, ...], height: float, expected: object
) -> None:
    assert value(parse(stamped(*characters, height=height)), "reversed") is expected


def without(whole: Page, *texts: str) -> Page:
    return replace(whole, lines=tuple(item for item in whole.lines if not any(text in item.text for text in texts)))


def test_arithmetic_stands_in_for_a_total_that_is_lost() -> None:
    (field,) = parse(without(digital(), "小写", "壹拾万")).fields["total_amount"]
    assert field.value == TOTAL
    assert [reading.reader for reading in field.readings] == [Reader.ARITHMETIC]


def test_arithmetic_confirms_only_what_adds_up() -> None:
    whole = digital()
    other = replace(
        whole,
        lines=tuple(replace(item, text="¥90000.00") if item.text == "¥94339.62" else item for item in whole.lines),
    )
    (field,) = parse(other).fields["total_amount"]
    assert Reader.ARITHMETIC not in {reading.reader for reading in field.readings}


def test_a_figure_without_its_decimals_is_no_amount() -> None:
    whole = digital()
    kept = [item for item in whole.lines if item.text != "94339.62"]
    lines = tuple(replace(item, text=item.text.replace("¥94339.62", "¥9433962")) for item in kept)
    (field,) = parse(replace(whole, lines=lines)).fields["net_amount"]
    assert {reading.value for reading in field.readings} == {None, NET}
    assert field.value == NET


def test_figures_and_words_that_disagree_are_a_conflict() -> None:
    whole = digital()
    lines = tuple(replace(item, text="玖万圆整") if item.text == "壹拾万圆整" else item for item in whole.lines)
    (field,) = parse(replace(whole, lines=lines)).fields["total_amount"]
    assert field.conflict
    assert field.value is None


def test_the_sum_is_found_without_its_label() -> None:
    whole = digital()
    kept = tuple(item for item in whole.lines if item.text not in ("合", "计"))
    parsed = parse(replace(whole, lines=kept))
    assert (value(parsed, "net_amount"), value(parsed, "tax_amount")) == (NET, TAX)
    assert len(parsed.fields["items"]) == 1


def goods_list(*names: str) -> Page:
    rows: Rows = [
        [(0.35, "销售货物或者提供应税劳务清单")],
        [(0.06, f"购买方名称：{BUYER}")],
        [(0.06, f"销售方名称：{SELLER}")],
        [(0.06, "所属增值税电子普通发票代码：032002100211 号码：04868861")],
        [(0.02, "序号"), (0.10, "货物(劳务)名称"), (0.32, "规格型号"), (0.42, "单位"), (0.50, "数量"),
         (0.58, "单价"), (0.70, "金额"),
         (0.80, "税率"), (0.90, "税额")],
        *[[(0.02, str(index + 1)), (0.08, name), (0.68, "47169.81"), (0.80, "6%"),
         (0.90, "2830.19")] for index, name in enumerate(names)],
        [(0.10, "小计"), (0.68, "¥94339.62"), (0.90, "¥5660.38")],
    ]  # fmt: skip
    return replace(page(rows), number=2)


def pointing(text: str) -> Page:
    """An invoice whose only row says this in the place of a name."""
    first = electronic()
    return replace(
        first,
        lines=tuple(replace(line, text=text) if line.text.startswith("*无形资产*") else line for line in first.lines),
    )


@pytest.mark.parametrize(
    "text",
    [
        "(详见销货清单)",
        "（见销货清单）",
        "（详见销售货物或提供应税劳务清单）",
        "*无形资产*详见附件清单",
        "（销货清单）",
    ],
)
def test_the_list_behind_an_invoice_gives_its_items(text: str) -> None:
    parsed = parse(pointing(text), goods_list("*无形资产*专利权甲", "*无形资产*专利权乙"))
    assert items_of(parsed) == [
        Item("*无形资产*专利权甲", Decimal("47169.81"), "6%", Decimal("2830.19")),
        Item("*无形资产*专利权乙", Decimal("47169.81"), "6%", Decimal("2830.19")),
    ]
    assert value(parsed, "total_amount") == TOTAL


def test_a_row_that_points_to_a_list_is_no_item_though_the_list_is_missing() -> None:
    assert "items" not in parse(pointing("（见销货清单）")).fields


@pytest.mark.parametrize("name", ["*无形资产*专利权转让费（详见附件）", "*技术服务*见习清洁设备技术服务费"])
def test_a_name_that_only_mentions_an_annex_is_an_item(name: str) -> None:
    assert [item.name for item in items_of(parse(pointing(name))) if isinstance(item, Item)] == [name]


def test_what_stands_below_the_rows_of_a_list_is_no_name() -> None:
    listed = goods_list("*无形资产*专利权")
    row = next(item for item in listed.lines if item.text == "*无形资产*专利权")
    below = replace(row, text="填开日期：2022年07月29日",
                    box=Box(row.box.x0, row.box.y0 + 0.04, row.box.x0 + 0.2, row.box.y1 + 0.04))  # fmt: skip
    kept = tuple(item for item in listed.lines if item.text not in ("小计", "¥94339.62", "¥5660.38"))
    parsed = parse(pointing("(详见销货清单)"), replace(listed, lines=(*kept, below)))
    assert [item.name for item in items_of(parsed) if isinstance(item, Item)] == ["*无形资产*专利权"]


def test_the_number_of_a_row_in_a_list_is_none_of_its_name() -> None:
    parsed = parse(pointing("(详见销货清单)"), goods_list("发明专利转让费", "3D打印专利转让费"))
    assert [item.name for item in items_of(parsed) if isinstance(item, Item)] == ["发明专利转让费", "3D打印专利转让费"]


def test_the_number_of_a_row_stands_in_no_wrapped_name() -> None:
    listed = goods_list("避障装置专利", "实用新型专利转让费")
    row = next(line for line in listed.lines if line.text == "避障装置专利")
    above, below = (
        replace(row, text=text, box=Box(row.box.x0, row.box.y0 + by, row.box.x1, row.box.y1 + by))
        for text, by in (("一种无人机", -0.022), ("避障装置专利", 0.022))
    )
    lines = tuple(line for line in listed.lines if line is not row)
    parsed = parse(pointing("(详见销货清单)"), replace(listed, lines=(*lines, above, below)))
    assert [item.name for item in items_of(parsed) if isinstance(item, Item)] == [
        "一种无人机避障装置专利",
        "实用新型专利转让费",
    ]


def test_a_label_inside_the_remark_is_no_label() -> None:
    whole = electronic()
    remark = [line(0.63, 0.72, "项目名称：一种泵"), line(0.63, 0.755, "购方名称：远山公司")]
    parsed = parse(replace(whole, lines=(*whole.lines, *remark)))
    assert value(parsed, "buyer") == "青禾智造（苏州）有限公司"
    assert "远山公司" in str(value(parsed, "remark"))


def test_a_seal_is_no_remark() -> None:
    whole = without(electronic(), "合同")
    seal = [
        line(0.80, 0.80, SELLER_CODE),
        line(0.82, 0.84, "发票专用章"),
        line(0.78, 0.74, "临江理工大学", height=0.11),
    ]
    assert "remark" not in parse(replace(whole, lines=(*whole.lines, *seal))).fields


def test_a_wrong_check_character_is_given_as_printed_where_the_print_is_clear() -> None:
    whole = digital()
    wrong = BUYER_CODE[:-1] + "A"

    def read(confidence: float) -> object:
        lines = tuple(
            replace(item, text=item.text.replace(BUYER_CODE, wrong), confidence=confidence)
            if BUYER_CODE in item.text
            else item
            for item in whole.lines
        )
        return value(parse(replace(whole, lines=lines)), "buyer_code")

    assert read(0.99) == wrong
    assert read(0.85) is None


def test_an_individual_has_no_code() -> None:
    whole = digital()
    lines = tuple(replace(item, text=item.text.replace(BUYER, "个人").replace(BUYER_CODE, "")) for item in whole.lines)
    parsed = parse(replace(whole, lines=lines))
    assert value(parsed, "buyer") == "个人"
    assert value(parsed, "buyer_code") is None
    assert value(parsed, "seller_code") == SELLER_CODE


def test_a_contract_about_invoices_is_none() -> None:
    rows: Rows = [
        [(0.1, "第五条 乙方应在收款后开具增值税专用发票，发票号码由甲方登记。")],
        [(0.1, "开票日期不晚于2022年7月29日。")],
    ]
    assert invoice.parse([page(rows)]) is None


@pytest.mark.parametrize(
    ("payload", "amount", "digital_one"),
    [
        ("01,10,011001605111,80100798,64.9,20161018,85342965681116380258", "64.90", False),
        ("01,01,1200154130,03630024,94339.62,20160621,,9335,", "94339.62", False),
        ("01,32,,23442000000014209621,112,20230215,,74AE", "112.00", True),
        ("01,31,,23442000000014209621,-112,20230215,,74AE", "-112.00", True),
    ],
)
def test_payloads_of_codes(payload: str, amount: str, digital_one: bool) -> None:
    found = invoice_code([code("https://example.cn"), code(payload)])
    assert found is not None
    assert (found.amount, found.digital) == (Decimal(amount), digital_one)


@pytest.mark.parametrize(
    "payload", ["", "01,32,,2344,112,20230215,,74AE", "01,32,,23442000000014209621,112,20231315,,74AE", "https://x"]
)
def test_other_payloads_say_nothing(payload: str) -> None:
    assert invoice_code([code(payload)]) is None


def test_the_place_of_an_item_holds_name_and_amounts() -> None:
    (field,) = parse(digital()).fields["items"]
    box = field.readings[0].box
    assert box is not None
    assert box.x0 < Box(0.05, 0, 0.05, 0).x0
    assert box.x1 > 0.9


SUMS = [[(0.10, "合 计"), (0.66, "¥94339.62"), (0.90, "¥5660.38")], [(0.08, "价税合计（大写）"), (0.3, "壹拾万圆整")]]
"""The rows of the sums, the total in words alone."""


@pytest.mark.parametrize(
    ("side", "left", "first"),
    [
        ("buyer", 0.06, "霜桥高新工业园区精密机械科技产业发展（集"),
        ("seller", 0.54, "霜桥高新工业园区精密机械科技产业（集"),
    ],
)
def test_a_name_that_fills_its_cell_goes_on_below_its_label(side: str, left: float, first: str) -> None:
    whole = sheet([[(0.02, "*无形资产*专利权"), (0.67, "94339.62"), (0.78, "6%"), (0.91, "5660.38")]], SUMS)
    second = "团）股份有限公司云湾分公司"
    kept = [row for row in whole.lines if row.text != f"名称：{BUYER if side == 'buyer' else SELLER}"]
    name = [line(left, 0.14, f"名称：{first}"), line(left, 0.165, second)]
    role = Line("购买方信息", Box(0.02, 0.13, 0.045, 0.28), 0.99)
    parsed = invoice.parse([replace(whole, lines=(*kept, *name, role))])
    assert parsed is not None
    assert [found.value for found in parsed.fields[side]] == [first + second]


def test_a_number_right_behind_the_title_is_found() -> None:
    whole = sheet([], SUMS)
    kept = [row for row in whole.lines if "发票" not in row.text]
    title = line(0.3, 0.04, "电子发票（增值税专用发票）发票号码：22322000000019562163")
    parsed = invoice.parse([replace(whole, lines=(*kept, title))])
    assert parsed is not None
    assert [found.value for found in parsed.fields["invoice_number"]] == ["22322000000019562163"]


def test_a_remark_of_a_text_layer_stands_under_the_seal() -> None:
    whole = sheet([], [*SUMS, [], [(0.1, "合同编号：YW-2022-031")], [], [(0.09, "开票人：王某")]])
    remark = Line("备注", Box(0.02, 0.42, 0.045, 0.55), 0.99)
    lines = tuple(replace(row, reader=Reader.TEXT) for row in (*whole.lines, remark, line(0.3, 0.47, "湾")))
    parsed = invoice.parse([replace(whole, lines=lines, stamps=(Box(0.05, 0.4, 0.5, 0.6),))])
    assert parsed is not None
    assert [found.value for found in parsed.fields["remark"]] == ["合同编号：YW-2022-031"]


def test_a_figure_alone_belongs_to_the_column_it_stands_in() -> None:
    whole = sheet([], [[(0.10, "合 计"), (0.90, "¥5660.38")], *SUMS[1:]])
    lines = tuple(row for row in whole.lines if row.text != "金额")
    parsed = invoice.parse([replace(whole, lines=lines)])
    assert parsed is not None
    assert [found.value for found in parsed.fields["tax_amount"]] == [Decimal("5660.38")]
    assert all(reading.text != "¥5660.38" for found in parsed.fields["net_amount"] for reading in found.readings)


def test_figures_in_doubt_that_do_not_add_up_have_no_value() -> None:
    whole = sheet([], [[(0.10, "合 计")], *SUMS[1:]])
    figures = [
        replace(line(0.66, 0.29, "¥94389.62"), confidence=0.6),
        replace(line(0.90, 0.29, "¥5660.38"), confidence=0.6),
    ]
    parsed = invoice.parse([replace(whole, lines=(*whole.lines, *figures))])
    assert parsed is not None
    assert [found.value for found in parsed.fields["net_amount"]] == [None]
    assert [found.value for found in parsed.fields["total_amount"]] == [Decimal("100000.00")]
