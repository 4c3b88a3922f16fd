"""Several papers on one page become documents of their own, each with its place."""

from __future__ import annotations

from dataclasses import replace

from extract.pages import Page, Part
from ocr.lines import Box, Cell, Grid, Line
from parsers.api import parse_documents
from parsers.classify import classify
from parsers.crops import cropped
from parsers.panels import panels_of
from parsers.segment import segment
from tests.paper_lines import pages

SLIP = """
# 滨城银行电子回单
日期：2022年3月1日   流水号：{serial}
付款人户名：云杉科技有限公司
付款人账号：6222020400012345678
收款人户名：青禾大学
收款人账号：6222020400087654321
金额（小写）：¥{amount}.00
用途：专利转让费"""
INVOICE = """
# 滨城增值税专用发票
发票代码：3200211130   发票号码：{serial}
开票日期：2022年3月1日
购买方名称：云杉科技有限公司
| 项目 | 金额 | 税率 | 税额 |
| 专利转让费 | 94339.62 | 6% | 5660.38 |
价税合计（大写）壹拾万圆整 ¥{amount}.00
销售方名称：青禾大学   开票人：张三"""
LICENCE = """
# 营 业 执 照
统一社会信用代码：{serial}
名称：云杉科技有限公司
法定代表人：{amount}
住所：滨城学林路1号
注册资本：壹佰万元"""


def laid(page: Page, region: Box) -> tuple[Line, ...]:
    """The lines of a page, printed smaller in a region."""

    def into(box: Box) -> Box:
        return Box(
            region.x0 + box.x0 * region.width,
            region.y0 + box.y0 * region.height,
            region.x0 + box.x1 * region.width,
            region.y0 + box.y1 * region.height,
        )

    return tuple(replace(line, box=into(line.box), edges=()) for line in page.lines)


def sheet(*papers: str, across: bool = False) -> Page:
    """The papers one below the other on a sheet, or side by side."""
    share = 1 / len(papers)
    regions = [
        Box(n * share, 0, (n + 1) * share, 1) if across else Box(0, n * share, 1, n * share + 0.6 * share)
        for n in range(len(papers))
    ]
    drawn = [pages(source)[0] for source in papers]
    tall = [replace(page, lines=tuple(replace(line, box=stretched(line.box)) for line in page.lines)) for page in drawn]
    lines = [line for page, region in zip(tall, regions, strict=True) for line in laid(page, region)]
    return Page("凭证.pdf", 1, 842 if across else 595, 595 if across else 842, tuple(lines))


def stretched(box: Box) -> Box:
    """A box of a page whose upper quarter is printed, as a box of that quarter."""
    return Box(box.x0, box.y0 * 3.2, box.x1, box.y1 * 3.2)


def numbers(page: Page, name: str) -> list[object]:
    return [value for document in parse_documents([page], strict=True) for value in document.values(name)]


def test_two_slips_on_a_sheet_are_two_documents_each_with_its_place() -> None:
    page = sheet(
        SLIP.format(serial="A20220301001", amount="100000"), SLIP.format(serial="A20220301002", amount="50000")
    )
    first, second = parse_documents([page], strict=True)
    assert first.box is not None
    assert second.box is not None
    assert first.box.y1 <= second.box.y0 + 0.03
    assert [str(document.values("amount")[0]) for document in (first, second)] == ["100000.00", "50000.00"]
    for document in (first, second):
        places = [field.best.box for fields in document.fields.values() for field in fields]
        assert all(document.box.y0 <= box.cy <= document.box.y1 for box in places if box and document.box)


def test_a_slip_pasted_below_an_invoice_is_a_document_of_its_own() -> None:
    page = sheet(INVOICE.format(serial="02226299", amount="100000"), SLIP.format(serial="A2022", amount="100000"))
    assert [document.kind.value for document in parse_documents([page], strict=True)] == ["invoice", "bank_slip"]


def test_the_words_of_a_seal_below_are_no_title_of_a_slip_that_lacks_the_parties() -> None:
    (page,) = pages("""
# 滨城银行自助回单
交易日期：2022年3月1日 A20220301001
付款人户名：云杉科技有限公司
付款人账号：6222020400012345678
收款人户名：青禾大学
收款人账号：6222020400087654321



收款人开户行：滨城银行股份有限公司学林支行
金额：¥100000.00
# 滨城银行电子回单
用途：专利转让费
流水号：220301004876543
柜员号：87654321000""")
    (document,) = parse_documents([page], strict=True)
    assert document.values("payee") == ["青禾大学"]
    assert [str(amount) for amount in document.values("amount")] == ["100000.00"]


def test_papers_whose_frames_are_one_table_on_the_page_are_cut_in_its_blank() -> None:
    page = sheet(INVOICE.format(serial="02226299", amount="100000"), SLIP.format(serial="A2022", amount="100000"))
    rows = [(0.0, 0.33), (0.33, 0.44), (0.44, 0.8)]  # the invoice, the blank between the two, the slip
    cells = [
        Cell(row, column, Box(column / 2, y0, (column + 1) / 2, y1))
        for row, (y0, y1) in enumerate(rows)
        for column in (0, 1)
    ]
    page = replace(page, grids=(Grid(tuple(cells), Box(0, 0, 1, 0.8)),))
    assert [document.kind.value for document in parse_documents([page], strict=True)] == ["invoice", "bank_slip"]
    first, second = panels_of(page, classify(page))
    tables = [grid for panel in (first, second) for grid in panel.page.grids]
    assert all(0 < len(grid.cells) < len(cells) and min(cell.row for cell in grid.cells) == 0 for grid in tables)
    assert len(tables) == 2


def two_invoices(one: str, other: str) -> Page:
    """Two invoices under each other whose frames were read as one table, with a cell that reaches over the blank.

    The upper one's 开票人 and the lower one's title stand in that cell.
    """
    papers = [INVOICE.format(serial=serial, amount=amount) for serial, amount in ((one, "100000"), (other, "50000"))]
    page = sheet(*papers)
    rows = [(0.0, 0.15), (0.15, 0.62), (0.62, 0.8)]
    cells = [
        Cell(row, column, Box(column / 2, y0, (column + 1) / 2, y1))
        for row, (y0, y1) in enumerate(rows)
        for column in (0, 1)
    ]
    return replace(page, grids=(Grid(tuple(cells), Box(0, 0, 1, 0.8)),))


def test_invoices_under_each_other_are_two_though_a_cell_reaches_over_the_blank() -> None:
    assert numbers(two_invoices("02226299", "02226300"), "invoice_number") == ["02226299", "02226300"]


def test_an_invoice_is_not_cut_in_the_blank_of_its_own_table() -> None:
    page = two_invoices("02226299", "02226299")
    lower = [line for line in page.lines if line.box.cy > 0.5]
    kept = replace(page, lines=tuple(line for line in page.lines if line not in lower[:4]))
    assert numbers(kept, "invoice_number") == ["02226299"]


def test_licences_side_by_side_are_two_documents() -> None:
    page = sheet(
        LICENCE.format(serial="91310000MA1FL0AB3X", amount="甲某"),
        LICENCE.format(serial="91310000MA1FL0CD5Y", amount="乙某"),
        across=True,
    )
    cuts = list(segment([page]))
    assert [cut.guess.kind.value for cut in cuts] == ["licence_of_business"] * 2
    assert all(cut.box is not None for cut in cuts)


def test_one_slip_is_not_cut_though_white_runs_across_it() -> None:
    (page,) = pages(SLIP.format(serial="A1", amount="100000").replace("收款人户名", "\n\n\n收款人户名"))
    assert len(panels_of(page, classify(page))) == 1
    (document,) = parse_documents([page], strict=True)
    assert document.box is None


def test_a_part_printed_turned_is_read_in_its_own_frame_and_placed_on_the_page() -> None:
    (slip,) = pages(SLIP.format(serial="A1", amount="100000"))
    (notice,) = pages(
        "# 手续合格通知书\n申请号或专利号：201810123456.5\n专利权人：青禾大学\n发文日：2022年1月1日\n准予变更"
    )
    region = Box(0.1, 0.5, 0.5, 0.95)
    page = replace(notice, parts=(Part(region, 90, slip.lines),))
    cuts = list(segment([page]))
    assert [cut.guess.kind.value for cut in cuts] == ["registration", "bank_slip"]
    assert cuts[1].box == region
    document = next(item for item in parse_documents([page], strict=True) if item.kind.value == "bank_slip")
    boxes = [field.best.box for fields in document.fields.values() for field in fields if field.best.box]
    assert boxes
    assert all(region.x0 <= box.cx <= region.x1 and region.y0 <= box.cy <= region.y1 for box in boxes)


def test_what_lies_beside_a_turned_paper_is_a_page_from_its_own_head() -> None:
    (slip,) = pages(SLIP.format(serial="A1", amount="100000"))
    paper = INVOICE.format(serial="00112233", amount="100000").replace("发票代码：3200211130   发票号码：", "No ")
    (invoice,) = pages(paper)
    low = tuple(replace(line, box=stretched(line.box)) for line in invoice.lines)
    lines = laid(replace(invoice, lines=low), Box(0.02, 0.4, 0.45, 0.7))
    edge = Line("（贷方回单）", Box(0.65, 0.04, 0.75, 0.06))
    region = Box(0.5, 0.08, 0.85, 0.95)
    page = replace(invoice, lines=(edge, *lines), parts=(Part(region, 90, slip.lines),))
    cuts = {cut.guess.kind.value: cut for cut in segment([page])}
    assert set(cuts) == {"bank_slip", "invoice"}
    box = cuts["invoice"].box
    assert box is not None
    assert box.x1 < 0.5
    assert numbers(page, "invoice_number") == ["00112233"]


def test_a_cropped_page_holds_what_lies_inside_in_its_own_fractions() -> None:
    page = Page("a.pdf", 1, 600, 800, (Line("上", Box(0.4, 0.1, 0.6, 0.2)), Line("下", Box(0.4, 0.7, 0.6, 0.8))))
    part = cropped(page, Box(0, 0.5, 1, 1))
    assert [line.text for line in part.lines] == ["下"]
    assert (part.width, part.height) == (600, 400)
    assert abs(part.lines[0].box.y0 - 0.4) < 1e-9


def test_the_body_of_an_invoice_made_by_a_machine_is_no_slip() -> None:
    head = """
# 滨城通用机打发票
发票代码：032002200104   发票号码：10203040
开票日期：2022年3月1日
行业分类：科学研究和技术服务业
发票联"""
    body = """
# 付款方付款凭证
付款方名称：云杉科技有限公司
付款方识别号：91110000600037341L
收款方名称：青禾大学
总计金额：壹万贰仟圆整 ¥12000.00
开票人：张三   税控码：65617770977021294644"""
    page = sheet(head, body)
    assert len(panels_of(page, classify(page))) == 1
    slip = sheet(INVOICE.format(serial="10203040", amount=12000), SLIP.format(serial="20220301778899", amount=12000))
    assert len(panels_of(slip, classify(slip))) == 2


FIRST_HALF = """
# 专利转让合同
甲方（转让人）：青禾冶金装备研究院
地址：临江市铁西区人民路88号
电话：0543-3161234
乙方（受让人）：云杉轧辊有限公司
地址：临江市白塔区新运大街33号
电话：0543-3165678
甲乙双方经友好协商，就下述专利的转让订立本合同，共同遵守。
转让专利：轧辊辊面温度在线测量架（ZL201921109689.6）。
甲方保证对该专利拥有完整、合法的权利，未许可他人使用。
转让费共计¥52,000.00（人民币伍万贰仟元整），签后付清。
"""
SECOND_HALF = """
自国家知识产权局准予变更之日起，专利权归乙方享有并维持。
双方对履行本合同过程中知悉的商业秘密承担保密义务三年。
任何一方违反本合同约定的，应当向守约方支付约定的违约金。
履行中发生争议的，由双方协商解决，协商不成的提交仲裁解决。
本合同一式三份，自双方签字盖章之日起生效，各执一份为凭证。
"""


def test_a_contract_laid_open_on_a_sheet_is_read_whole_whatever_the_shape_of_its_halves() -> None:
    page = sheet(FIRST_HALF, SECOND_HALF, across=True)
    assert len(panels_of(page, classify(page))) == 2
    (found,) = parse_documents([page], strict=True)
    assert found.values("supplier") == ["青禾冶金装备研究院"]
    assert found.values("total_amount")
