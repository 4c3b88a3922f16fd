"""VAT invoices in the forms in use, as recorded lines: whatever the form, the same facts come out.

All values are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extract.pages import Page
from ocr.lines import Box, Cell, Code, Grid, Line, Reader
from parsers.classify import classify
from parsers.documents import invoice
from parsers.documents.parsed import Parsed
from parsers.panels import panels_of
from parsers.reading import Item
from tests.slip_lines import Rows, line, page

BUYER, SELLER = "青禾智造（苏州）有限公司", "临江理工大学"
BUYER_CODE, SELLER_CODE = "91110000600037341L", "12100000400000624D"
NET, TAX, TOTAL, WORDS = Decimal("94339.62"), Decimal("5660.38"), Decimal("100000.00"), "壹拾万圆整"
ITEM = Item("*无形资产*专利权转让费", NET, "6%", TAX)
CIPHER = ("03942<29>8+725890193194340-1", "*619554642<66+1855***80030+2", "075*<2034>06+/<47++531+8*4>8")


def vertical(x: float, y: float, text: str, step: float = 0.04) -> list[Line]:
    """A word from top to bottom."""
    return [line(x, y + step * index, char) for index, char in enumerate(text)]


def electronic() -> Page:
    rows: Rows = [
        [(0.32, "江苏增值税电子普通发票"), (0.71, "发票代码：032002100211")],
        [(0.71, "发票号码：04868861")],
        [(0.03, "机器编号：539909883692"), (0.71, "开票日期：2022年07月29日")],
        [(0.71, "校 验 码：03363 56656 72574 37392")],
        [(0.06, "名"), (0.13, f"称：{BUYER}"), (0.62, CIPHER[0])],
        [(0.06, f"纳税人识别号：{BUYER_CODE}"), (0.62, CIPHER[1])],
        [(0.06, "地址、电话："), (0.62, CIPHER[2])],
        [(0.06, "开户行及账号：")],
        [(0.06, "货物或应税劳务、服务名称"), (0.32, "规格型号"), (0.42, "单位"), (0.50, "数 量"), (0.58, "单 价"),
         (0.69, "金"), (0.73, "额"), (0.80, "税率"), (0.90, "税 额")],
        [(0.02, "*无形资产*专利权转让费"), (0.42, "项"), (0.53, "1"), (0.58, "94339.62"), (0.70, "94339.62"),
         (0.81, "6%"),
         (0.90, "5660.38")],
        [],
        [(0.10, "合"), (0.17, "计"), (0.68, "¥94339.62"), (0.90, "¥5660.38")],
        [(0.08, "价税合计（大写）"), (0.30, f"⊗{WORDS}"), (0.75, "（小写）¥100000.00")],
        [(0.06, "名"), (0.13, f"称：{SELLER}")],
        [(0.06, f"纳税人识别号：{SELLER_CODE}")],
        [(0.06, "地址、电话：临江市学府路1号 025-83790000"), (0.63, "合同：专利权转让 ZL202010345678.9")],
        [(0.06, "开户行及账号：招商银行临江支行110907788990")],
        [(0.03, "收款人：余某"), (0.30, "复核：李某"), (0.50, "开票人：王某"), (0.74, "销售方：（章）")],
    ]  # fmt: skip
    extra = [
        *vertical(0.025, 0.24, "购买方", 0.05),
        *vertical(0.57, 0.24, "密码区", 0.05),
        *vertical(0.025, 0.70, "销售方", 0.05),
        *vertical(0.575, 0.70, "备注", 0.07),
    ]
    return page(rows, extra=extra)


def paper_special() -> Page:
    rows: Rows = [
        [(0.10, "3200211130"), (0.40, "江苏增值税专用发票"), (0.78, "No 03630024")],
        [(0.42, "发 票 联"), (0.75, "开票日期：2022年07月29日")],
        [],
        [],
        [(0.06, f"名    称：{BUYER}"), (0.62, CIPHER[0])],
        [(0.06, f"纳税人识别号：{BUYER_CODE}"), (0.62, CIPHER[1])],
        [(0.06, "地 址、电 话：苏州市工业园区一号"), (0.62, CIPHER[2])],
        [(0.06, "开户行及账号：工商银行园区支行6222020")],
        [(0.06, "货物或应税劳务名称"), (0.32, "规格型号"), (0.42, "单位"), (0.50, "数量"), (0.58, "单价"),
         (0.70, "金额"),
         (0.80, "税率"), (0.90, "税额")],
        [(0.02, "*无形资产*专利权"), (0.68, "94339.62"), (0.80, "6%"), (0.89, "5660.38")],
        [(0.02, "转让费")],
        [(0.10, "合   计"), (0.68, "¥94339.62"), (0.89, "¥5660.38")],
        [(0.06, "价税合计(大写)"), (0.28, WORDS), (0.70, "(小写)"), (0.78, "¥100000.00")],
        [(0.06, f"名    称：{SELLER}")],
        [(0.06, f"纳税人识别号：{SELLER_CODE}")],
        [(0.06, "地 址、电 话：临江市学府路1号")],
        [(0.06, "开户行及账号：招商银行临江支行")],
        [(0.03, "收款人："), (0.30, "复核："), (0.50, "开票人：王某"), (0.74, "销货单位：（章）")],
    ]  # fmt: skip
    extra = [*vertical(0.025, 0.24, "购货单位", 0.045), *vertical(0.025, 0.68, "销货单位", 0.045)]
    return page(rows, extra=extra)


def digital() -> Page:
    rows: Rows = [
        [(0.32, "电子发票（增值税专用发票）"), (0.70, "发票号码：22322000000019562163")],
        [(0.70, "开票日期：2022年07月29日")],
        [],
        [],
        [(0.06, f"名称：{BUYER}"), (0.54, f"名称：{SELLER}")],
        [],
        [(0.06, f"统一社会信用代码/纳税人识别号：{BUYER_CODE}"),
         (0.54, f"统一社会信用代码/纳税人识别号：{SELLER_CODE}")],
        [(0.07, "项目名称"), (0.20, "规格型号"), (0.32, "单 位"), (0.44, "数 量"), (0.56, "单 价"), (0.68, "金 额"),
         (0.75, "税率/征收率"), (0.92, "税 额")],
        [(0.02, "*无形资产*专"), (0.32, "项"), (0.46, "1"), (0.55, "94339.62"), (0.67, "94339.62"),
         (0.78, "6%"), (0.91, "5660.38")],
        [(0.02, "利权转让费")],
        [(0.10, "合"), (0.17, "计"), (0.66, "¥94339.62"), (0.90, "¥5660.38")],
        [(0.08, "价税合计（大写）"), (0.30, WORDS), (0.69, "（小写）¥100000.00")],
        [(0.06, "合同：专利权转让 ZL202010345678.9")],
        [],
        [(0.09, "开票人：王某")],
    ]  # fmt: skip
    extra = [
        *vertical(0.025, 0.22, "购买方信息", 0.032),
        *vertical(0.505, 0.22, "销售方信息", 0.032),
        *vertical(0.025, 0.63, "备注", 0.05),
    ]
    return page(rows, extra=extra)


def values_apart_from_labels() -> Page:
    whole = digital()
    labels, values = [], []
    for item in whole.lines:
        head, colon, tail = item.text.partition("：")
        if colon and tail and not item.text.startswith("合同"):
            labels.append(item.part(0, len(head) + 1))
            values.append(item.part(len(head) + 1, len(item.text)))
        else:
            labels.append(item)
    return replace(whole, lines=(*labels, *values))


def prefixed_labels() -> Page:
    rows: Rows = [
        [(0.32, "电子发票（普通发票）"), (0.70, "发票号码：22322000000019562163")],
        [(0.70, "开票日期：2022-07-29")],
        [(0.06, f"购买方名称：{BUYER}"), (0.54, f"销售方名称：{SELLER}")],
        [(0.06, f"购买方纳税人识别号：{BUYER_CODE}"), (0.54, f"销售方纳税人识别号：{SELLER_CODE}")],
        [(0.07, "项目名称"), (0.44, "数量"), (0.56, "单价"), (0.68, "金额"), (0.78, "税率"), (0.92, "税额")],
        [(0.02, "*无形资产*专利权转让费"), (0.46, "1"), (0.55, "94339.62"), (0.67, "94339.62"), (0.78, "6%"),
         (0.91, "5660.38")],
        [(0.10, "合计"), (0.66, "¥94339.62"), (0.90, "¥5660.38")],
        [(0.08, "价税合计（大写）"), (0.30, WORDS), (0.69, "（小写）¥100000.00")],
    ]  # fmt: skip
    return page(rows)


FORMS = [electronic, paper_special, digital, values_apart_from_labels, prefixed_labels]


def parse(*pages: Page) -> Parsed:
    parsed = invoice.parse(pages)
    assert parsed is not None
    return parsed


def value(parsed: Parsed, name: str) -> object:
    fields = parsed.fields.get(name, ())
    return fields[0].value if fields else None


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_facts(form: Callable[[], Page]) -> None:
    parsed = parse(form())
    names = (
        "buyer",
        "buyer_code",
        "seller",
        "seller_code",
        "issued_on",
        "net_amount",
        "tax_amount",
        "total_amount",
        "total_in_words",
    )
    assert {name: value(parsed, name) for name in names} == {
        "buyer": "青禾智造（苏州）有限公司",
        "buyer_code": BUYER_CODE,
        "seller": SELLER,
        "seller_code": SELLER_CODE,
        "issued_on": date(2022, 7, 29),
        "net_amount": NET,
        "tax_amount": TAX,
        "total_amount": TOTAL,
        "total_in_words": WORDS,
    }
    assert [field.value for field in parsed.fields["items"]] == [ITEM]
    assert value(parsed, "reversed") is False


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_the_lines_does_not_matter(form: Callable[[], Page]) -> None:
    forwards, backwards = form(), replace(form(), lines=tuple(reversed(form().lines)))
    assert parse(backwards).fields.keys() == parse(forwards).fields.keys()
    assert all(value(parse(backwards), name) == value(parse(forwards), name) for name in parse(forwards).fields)


def test_the_number_may_stand_apart_from_its_no() -> None:
    form = paper_special()
    (printed,) = (item for item in form.lines if item.text == "No 03630024")
    middle = (printed.box.x0 + printed.box.x1) / 2
    apart = [
        replace(printed, text="No", box=replace(printed.box, x1=middle - 0.01)),
        replace(printed, text="03630024", box=replace(printed.box, x0=middle)),
    ]
    again = replace(printed, text="03630024", box=replace(printed.box, y0=printed.box.y1, y1=printed.box.y1 + 0.02))
    others = [item for item in form.lines if item is not printed]
    assert value(parse(replace(form, lines=(*others, *apart, again))), "invoice_number") == "03630024"


@pytest.mark.parametrize(
    ("form", "kind", "code", "number", "check"),
    [
        (electronic, "electronic", "032002100211", "04868861", "03363566567257437392"),
        (paper_special, "special", "3200211130", "03630024", None),
        (digital, "digital", None, "22322000000019562163", None),
        (prefixed_labels, "digital", None, "22322000000019562163", None),
    ],
)
def test_kind_code_number_and_check_code(
    form: Callable[[], Page], kind: str, code: str | None, number: str, check: str | None
) -> None:
    parsed = parse(form())
    assert parsed.subtype == kind
    assert (value(parsed, "invoice_code"), value(parsed, "invoice_number"), value(parsed, "check_code")) == (
        code,
        number,
        check,
    )


@pytest.mark.parametrize("form", [electronic, digital, values_apart_from_labels])
def test_the_remark_is_what_stands_in_its_box(form: Callable[[], Page]) -> None:
    assert value(parse(form()), "remark") == "合同：专利权转让 ZL202010345678.9"


def code(text: str) -> Code:
    return Code(text, "QRCode", Box(0.03, 0.02, 0.1, 0.12))


def test_the_code_of_an_old_invoice_confirms_number_date_and_net_amount() -> None:
    parsed = parse(
        replace(electronic(), codes=(code("01,10,032002100211,04868861,94339.62,20220729,03363566567257437392,1EF0,"),))
    )
    for name in ("invoice_code", "invoice_number", "issued_on", "net_amount", "check_code"):
        (field,) = parsed.fields[name]
        assert Reader.CODE in {reading.reader for reading in field.readings}
        assert not field.conflict


def test_the_code_of_a_digital_invoice_carries_the_total() -> None:
    parsed = parse(replace(digital(), codes=(code("01,31,,22322000000019562163,100000,20220729,,5F98"),)))
    assert value(parsed, "total_amount") == TOTAL
    assert value(parsed, "net_amount") == NET


def test_a_code_that_says_something_else_is_a_conflict() -> None:
    parsed = parse(replace(digital(), codes=(code("01,31,,22322000000019562164,90000.00,20220728,,5F98"),)))
    for name in ("invoice_number", "issued_on", "total_amount"):
        (field,) = parsed.fields[name]
        assert field.conflict
    assert value(parsed, "net_amount") == NET


def test_a_code_with_an_address_says_nothing() -> None:
    parsed = parse(replace(digital(), codes=(code("https://bcfp.example.cn/verify?bill_num=1&total_amount=3720"),)))
    assert len(parsed.fields["invoice_number"][0].readings) == 1


def machine_made() -> Page:
    """A general invoice of a local bureau: no columns of rate and tax, one amount."""
    return page(
        [
            [(0.35, "江苏省通用机打发票")],
            [(0.42, "发票联"), (0.70, "发票代码 132001220118")],
            [(0.06, "开票日期：2022年07月29日"), (0.40, "行业分类：服务"), (0.70, "发票号码 04868861")],
            [(0.06, f"付款方名称：{BUYER}"), (0.55, f"付款方识别号：{BUYER_CODE}")],
            [(0.06, f"收款方名称：{SELLER}"), (0.55, f"收款方识别号：{SELLER_CODE}")],
            [(0.08, "开票项目"), (0.35, "规格"), (0.45, "单位"), (0.55, "数量"), (0.65, "单价"), (0.80, "金额")],
            [(0.08, "专利权转让费"), (0.45, "项"), (0.56, "1"), (0.63, "100000.00"), (0.79, "100000.00")],
            [],
            [(0.08, "总计金额"), (0.25, "人民币壹拾万元整"), (0.75, "¥100000.00")],
            [(0.08, "备注：合同号ZR2021-08")],
            [(0.08, "开票人：王某"), (0.40, "收款方（盖章）")],
        ]
    )


def roll() -> Page:
    """A 卷票: everything in one column."""
    return page(
        [
            [(0.30, "江苏增值税普通发票")],
            [(0.30, "发票代码：032002100607")],
            [(0.30, "发票号码：04868861")],
            [(0.30, "开票日期：2022-07-29")],
            [(0.30, f"销售方名称：{SELLER}")],
            [(0.30, f"税号：{SELLER_CODE}")],
            [(0.30, f"购买方名称：{BUYER}")],
            [(0.30, f"税号：{BUYER_CODE}")],
            [(0.30, "项目"), (0.45, "单价"), (0.55, "数量"), (0.64, "金额")],
            [(0.30, "专利权转让费")],
            [(0.45, "100000.00"), (0.56, "1"), (0.62, "100000.00")],
            [(0.30, "合计金额（小写）：¥100000.00")],
            [(0.30, "合计金额（大写）：壹拾万圆整")],
        ]
    )


@pytest.mark.parametrize("form", [machine_made, roll])
def test_forms_without_columns_of_tax_give_no_tax(form: Callable[[], Page]) -> None:
    parsed = parse(form())
    assert value(parsed, "buyer") == BUYER
    assert value(parsed, "buyer_code") == BUYER_CODE
    assert value(parsed, "seller") == SELLER
    assert value(parsed, "seller_code") == SELLER_CODE
    assert value(parsed, "items") == Item("专利权转让费", TOTAL, None, None)
    assert value(parsed, "total_amount") == TOTAL
    assert "tax_amount" not in parsed.fields


def test_a_general_invoice_of_a_local_bureau_is_an_ordinary_one() -> None:
    assert parse(machine_made()).subtype == "ordinary"


def test_a_remark_behind_its_word_in_one_line_is_read() -> None:
    assert value(parse(machine_made()), "remark") == "合同号ZR2021-08"


def side_by_side(rate: str, *tax: tuple[float, str]) -> Page:
    """Name and tax number of each party on one level, in boxes above and below the items."""
    return page(
        [
            [(0.35, "江苏增值税专用发票"), (0.75, "No 03630024")],
            [(0.10, "3200211130"), (0.75, "开票日期：2022年07月29日")],
            [(0.03, "购方"), (0.08, f"名称：{BUYER}"), (0.50, f"纳税人识别号：{BUYER_CODE}")],
            [(0.08, "地址电话：苏州市园区一号"), (0.50, "开户行及账号：工行园区支行6222020")],
            [(0.06, "货物或应税劳务名称"), (0.50, "数量"), (0.58, "单价"), (0.70, "金额"), (0.80, "税率"),
             (0.90, "税额")],
            [(0.02, "*无形资产*专利权"), (0.53, "1"), (0.56, "100000.00"), (0.68, "100000.00"), (0.80, rate), *tax],
            [(0.10, "合计"), (0.67, "¥100000.00"), *tax],
            [(0.08, "价税合计（大写）"), (0.30, f"⊗{WORDS}"), (0.75, "（小写）¥100000.00")],
            [(0.03, "销方"), (0.08, f"名称：{SELLER}"), (0.50, f"纳税人识别号：{SELLER_CODE}")],
            [(0.08, "地址电话：临江市学府路1号"), (0.50, "开户行及账号：招行临江支行1109")],
        ]
    )  # fmt: skip


def test_tax_numbers_beside_the_names_go_to_their_own_sides() -> None:
    parsed = parse(side_by_side("免税"))
    assert value(parsed, "buyer_code") == BUYER_CODE
    assert value(parsed, "seller_code") == SELLER_CODE


@pytest.mark.parametrize("rate", ["免税", "免税.", "***", ""])
def test_what_is_free_of_tax_has_none_even_where_the_stars_are_lost(rate: str) -> None:
    parsed = parse(side_by_side(rate) if rate else without_rate())
    item = value(parsed, "items")
    assert isinstance(item, Item)
    assert (item.net_amount, item.tax_amount) == (TOTAL, None)
    assert value(parsed, "net_amount") == TOTAL


def without_rate() -> Page:
    whole = side_by_side("免税")
    return replace(whole, lines=tuple(item for item in whole.lines if item.text != "免税"))


def test_no_tax_is_as_large_as_the_net_amount() -> None:
    parsed = parse(side_by_side("6%", (0.88, "100000.00")))
    item = value(parsed, "items")
    assert item is None or (isinstance(item, Item) and item.tax_amount is None)
    assert "tax_amount" not in parsed.fields


def test_parties_in_flat_boxes_are_read_and_none_of_them_is_the_remark() -> None:
    parsed = parse(
        page(
            [
                [(0.32, "江苏增值税电子普通发票"), (0.70, "发票代码：032002100211")],
                [(0.70, "发票号码：04868861")],
                [(0.70, "开票日期：2022年07月29日")],
                [(0.03, "购买方"), (0.10, f"名称：{BUYER}"), (0.55, f"纳税人识别号：{BUYER_CODE}")],
                [(0.10, "地址、电话：苏州市园区一号 0512-62880000"), (0.55, "开户行及账号：工行园区支行6222020200")],
                [(0.06, "货物或应税劳务、服务名称"), (0.50, "数量"), (0.58, "单价"), (0.70, "金额"), (0.80, "税率"),
                 (0.90, "税额")],
                [(0.02, "*无形资产*专利权转让费"), (0.53, "1"), (0.58, "94339.62"), (0.69, "94339.62"), (0.81, "6%"),
                 (0.90, "5660.38")],
                [(0.10, "合计"), (0.68, "¥94339.62"), (0.90, "¥5660.38")],
                [(0.08, "价税合计"), (0.25, f"⊗{WORDS}　（小写）¥100000.00")],
                [(0.03, "销售方"), (0.10, f"名称：{SELLER}"), (0.55, f"纳税人识别号：{SELLER_CODE}")],
                [(0.10, "地址、电话：临江市学府路1号 025-83790000"), (0.55, "开户行及账号：招行临江支行1109077889")],
                [(0.04, "备注：合同号ZR2021-08")],
                [(0.03, "收款人：余某"), (0.30, "复核：李某"), (0.50, "开票人：王某"), (0.74, "销售方：（章）")],
            ]
        )
    )  # fmt: skip
    for name, known in {
        "buyer": BUYER,
        "buyer_code": BUYER_CODE,
        "seller": SELLER,
        "seller_code": SELLER_CODE,
        "remark": "合同号ZR2021-08",
        "total_amount": TOTAL,
    }.items():
        assert value(parsed, name) == known


def test_a_remark_in_a_row_of_its_own_takes_nothing_from_the_seller_above_it() -> None:
    whole = paper_special()
    rest = [item for item in whole.lines if "收款人" not in item.text and SELLER not in item.text]
    foot = next(item.box.y0 for item in whole.lines if "收款人" in item.text)
    name = next(item for item in whole.lines if SELLER in item.text)
    apart = [line(0.06, name.box.y0, "名    称"), line(0.28, name.box.y0, SELLER)]
    remark = [
        line(0.05, foot, "备 注"),
        line(0.16, foot, "专利号：ZL202010345678.9"),
        line(0.03, foot + 0.05, "收款人："),
    ]
    parsed = parse(replace(whole, lines=(*rest, *apart, *remark)))
    assert value(parsed, "seller") == SELLER
    assert value(parsed, "remark") == "专利号：ZL202010345678.9"


def test_a_remark_in_the_last_row_of_a_ruled_table_begins_at_the_ruling_right_of_its_word() -> None:
    whole = paper_special()
    foot = next(item.box.y0 for item in whole.lines if "收款人" in item.text)
    rest = [item for item in whole.lines if item.box.y1 < foot]
    last = [
        line(0.15, foot, "备注"),
        line(0.33, foot, "专利号：ZL202010345678.9"),
        line(0.03, foot + 0.05, "开票人：王某"),
    ]
    edges = ((0.02, 0.32), (0.32, 0.98))
    cells = tuple(Cell(0, place, Box(x0, foot - 0.01, x1, foot + 0.04)) for place, (x0, x1) in enumerate(edges))
    ruled = Grid(cells, Box(0.02, foot - 0.01, 0.98, foot + 0.04))
    assert value(parse(replace(whole, lines=(*rest, *last), grids=(ruled,))), "remark") == "专利号：ZL202010345678.9"


def test_of_two_rows_of_sums_without_their_labels_the_last_is_that_of_the_invoice() -> None:
    rows: Rows = [
        [(0.31, "电子发票（增值税专用发票）"), (0.68, "发票号码：21212000000604021383")],
        [(0.68, "开票日期：2021年09月29日")],
        [(0.06, f"名称：{BUYER}"), (0.53, f"名称：{SELLER}")],
        [(0.06, f"纳税人识别号：{BUYER_CODE}"), (0.53, f"纳税人识别号：{SELLER_CODE}")],
        [(0.11, "项目名称"), (0.55, "单价"), (0.68, "金额"), (0.78, "税率/征收率"), (0.9, "税额")],
        [(0.04, ITEM.name), (0.55, "4339.62"), (0.68, "4339.62"), (0.8, "6%"), (0.9, "260.38")],
        [(0.68, "¥4339.62"), (0.9, "¥260.38")],
        [(0.68, "¥94339.62"), (0.9, "¥5660.38")],
        [(0.09, "价税合计（大写）"), (0.27, WORDS), (0.65, "（小写）¥100000.00")],
    ]
    parsed = parse(page(rows))
    assert [parsed.fields[name][0].value for name in ("net_amount", "tax_amount", "total_amount")] == [NET, TAX, TOTAL]


def test_a_general_invoice_says_in_its_copy_s_name_no_slip_of_a_bank() -> None:
    rows: Rows = [
        [(0.37, "陕西通用机打发票"), (0.65, "发票代码061002201104")],
        [(0.45, "发票联"), (0.65, "发票号码41141939")],
        [(0.07, "开票日期：2022年08月10日")],
        [(0.07, "付款方名称"), (0.19, BUYER), (0.54, "付款方识别号"), (0.7, BUYER_CODE)],
        [(0.07, "收款方名称"), (0.19, SELLER), (0.54, "收款方识别号"), (0.7, SELLER_CODE)],
        [(0.18, "开票项目"), (0.5, "单位"), (0.59, "数量"), (0.7, "单价"), (0.85, "金额")],
        [(0.07, "*技术转让*专利转让费"), (0.51, "项"), (0.6, "1"), (0.7, "100000.00"), (0.85, "100000.00")],
        [(0.07, "总计金额"), (0.2, WORDS), (0.45, "¥100000.00")],
        [(0.07, "开票人：赵嘉远"), (0.3, "税控码29463016555634627118")],
    ]
    copy = Line("发票联付款方付款凭证", Box(0.957, 0.2, 0.978, 0.6), 0.99)
    given = page(rows, pitch=0.08, extra=[copy])
    assert len(panels_of(given, classify(given))) == 1


def test_parties_right_beside_the_words_for_them() -> None:
    rows: Rows = [
        [(0.3, "江苏省通用机打发票")],
        [(0.05, "发票代码 132011970331"), (0.4, "发票号码 00998877"), (0.7, "开票日期：2022-07-29")],
        [(0.05, "付款单位"), (0.3, BUYER)],
        [(0.05, "收款单位"), (0.3, SELLER)],
        [(0.05, "项目"), (0.3, "单价"), (0.5, "数量"), (0.7, "金额")],
        [(0.05, "专利权转让费"), (0.3, "100000.00"), (0.5, "1"), (0.7, "100000.00")],
        [(0.05, "合计（大写）"), (0.3, WORDS), (0.5, "（小写）"), (0.7, "¥100000.00")],
    ]
    parsed = parse(page(rows))
    assert (value(parsed, "buyer"), value(parsed, "seller")) == (BUYER, SELLER)


def test_a_form_that_prints_the_tax_before_the_net_amount_gives_both() -> None:
    rows: Rows = [
        [(0.30, "深圳增值税电子普通发票"), (0.70, "发票代码：144032009110")],
        [(0.70, "发票号码：12345678")],
        [(0.70, "开票日期：2022年07月29日")],
        [(0.06, f"购买方名称：{BUYER}")],
        [(0.06, f"购买方纳税人识别号：{BUYER_CODE}")],
        [(0.04, "项目名称"), (0.32, "单位"), (0.42, "数量"), (0.52, "含税单价"), (0.64, "税率"), (0.74, "税额"),
         (0.88, "金额")],
        [(0.02, "*无形资产*专利权转让费"), (0.32, "项"), (0.42, "1"), (0.52, "100000.00"), (0.64, "6%"),
         (0.74, "5660.38"), (0.87, "94339.62")],
        [(0.06, "合计（不含税）"), (0.74, "¥5660.38"), (0.87, "¥94339.62")],
        [(0.06, "价税合计"), (0.30, f"大写：{WORDS}"), (0.70, "小写：￥100000.00")],
        [(0.06, f"销售方名称：{SELLER}")],
        [(0.06, f"销售方纳税人识别号：{SELLER_CODE}")],
    ]  # fmt: skip
    parsed = parse(page(rows))
    assert [value(parsed, name) for name in ("net_amount", "tax_amount", "total_amount")] == [NET, TAX, TOTAL]
    assert value(parsed, "items") == ITEM


def test_a_remark_that_names_a_side_with_its_address_is_read() -> None:
    whole = digital()
    first = next(item for item in whole.lines if item.text.startswith("合同"))
    second = line(first.box.x0, first.box.y0 + 0.035, "购买方地址：临江市学府路1号；销方开户银行：中国银行学林支行")
    parsed = parse(replace(whole, lines=(*whole.lines, second)))
    assert value(parsed, "remark") == first.text + second.text


@pytest.mark.parametrize("sides", [("购买方", "销售方"), ("销售方", "购买方")])
def test_a_party_is_of_the_word_beside_the_middle_of_its_two_lines(sides: tuple[str, str]) -> None:
    rows: Rows = [
        [(0.38, "电子发票（普通发票）")],
        [(0.70, "发票号码：22312000000123456789")],
        [(0.70, "开票日期：2022年08月16日")],
        *[[] for _ in range(6)],
        [(0.06, "项目名称"), (0.30, "规格型号"), (0.40, "单位"), (0.50, "数量"), (0.58, "单价"), (0.70, "金额"),
         (0.80, "税率/征收率"), (0.92, "税额")],
        [(0.02, "*无形资产*专利权转让费"), (0.70, "94339.62"), (0.81, "6%"), (0.90, "5660.38")],
        [(0.10, "合计"), (0.68, "¥94339.62"), (0.90, "¥5660.38")],
        [(0.08, "价税合计（大写）"), (0.30, WORDS), (0.75, "（小写）¥100000.00")],
    ]  # fmt: skip
    blocks = [
        line(x, y + down, text, height=0.015)
        for y, side, name, code in ((0.20, sides[0], BUYER, BUYER_CODE), (0.24, sides[1], SELLER, SELLER_CODE))
        for x, down, text in (
            (0.15, 0.0, f"名称：{name}"),
            (0.07, 0.007, side),
            (0.15, 0.015, f"统一社会信用代码/纳税人识别号：{code}"),
        )
    ]
    parsed = invoice.parse([page(rows, extra=blocks)])
    assert parsed is not None
    found = {name: fields[0].value for name, fields in parsed.fields.items()}
    buyer, seller = ("buyer", "seller") if sides[0] == "购买方" else ("seller", "buyer")
    assert (found[buyer], found[f"{buyer}_code"]) == (BUYER, BUYER_CODE)
    assert (found[seller], found[f"{seller}_code"]) == (SELLER, SELLER_CODE)


def test_the_print_of_the_total_is_no_net_amount_where_that_was_lost() -> None:
    given = electronic()
    lines = [one for one in given.lines if one.text not in {"¥94339.62", "合", "计"}]
    tax, total = (next(one.box for one in lines if text in one.text) for text in ("¥5660.38", "¥100000.00"))
    between = Line("合计", Box(0.10, (tax.cy + total.cy) / 2 - 0.03, 0.16, (tax.cy + total.cy) / 2 + 0.03), 0.99)
    parsed = invoice.parse([replace(given, lines=(*lines, between))])
    assert parsed is not None
    assert TOTAL not in [reading.value for field in parsed.fields["net_amount"] for reading in field.readings]
    assert parsed.fields["total_amount"][0].value == TOTAL
