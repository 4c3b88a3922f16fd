"""Where documents begin and end in a stream of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.package import Reason
from extract.pages import Page, PageStatus
from parsers.segment import segment
from tests.paper_lines import pages

COVER = """
合同编号：HT2021-001
# 专利权转让合同
转让方（甲方）：青禾大学
受让方（乙方）：云杉有限公司
签订日期：2021年3月1日"""
CLAUSES = (
    "~ 第一条 甲方将专利权转让给乙方。\n~ 第二条 转让费为人民币10万元。\n~ 第三条 违约责任，本合同争议由法院解决。"
)
SIGNATURES = "~ 第九条 本合同一式四份。\n甲方（盖章）：青禾大学\n乙方（盖章）：云杉有限公司\n2021年3月1日"
LIST = "附件一：转让专利清单\n| 序号 | 专利名称 | 专利号 |\n| 1 | 一种碳 | ZL201810123456.5 |"
INVOICE = "# 滨城增值税专用发票\n发票代码：1 发票号码：2 开票日期：2021年1月1日\n价税合计（大写）壹元整"
GOODS = "# 销货清单\n| 序号 | 货物名称 | 金额 |\n| 1 | 专利 | 1 |"
SLIP = "# 网上银行电子回单\n付款人：甲 收款人：乙\n交易流水号：1\n金额：1"
NOTICE = """
发文日：2021年1月2日
申请号或专利号：201810123456.5
# 手续合格通知书
| 变更项目 | 变更前 | 变更后 |
| 专利权人 | 甲 | 乙 |"""


def joined(*sources: str) -> str:
    """The papers as the pages of one file."""
    return "\n---\n".join(sources)


def cuts(*sources: str) -> list[tuple[str, int, int]]:
    found = segment(pages(joined(*sources)))
    return [(cut.guess.kind.value, cut.pages[0].number, cut.pages[-1].number) for cut in found]


def test_everything_of_a_row_may_lie_in_one_file() -> None:
    assert cuts(COVER, CLAUSES, SIGNATURES, LIST, INVOICE, GOODS, SLIP, NOTICE, NOTICE) == [
        ("contract", 1, 4),
        ("invoice", 5, 6),
        ("bank_slip", 7, 7),
        ("registration", 8, 8),
        ("registration", 9, 9),
    ]


def test_a_title_repeated_after_the_cover_opens_no_second_contract() -> None:
    assert cuts(COVER, "# 专利权转让合同\n" + CLAUSES, SIGNATURES) == [("contract", 1, 3)]


def test_instructions_behind_a_cover_open_no_second_contract() -> None:
    told = "# 填 写 说 明\n~ 一、本合同书适用于专利权转让。\n~ 二、未尽事项，可由当事人附页另行约定。"
    body = f"# 专利权转让合同\n受让方（甲方）：云杉有限公司\n让与方（乙方）：青禾大学\n{CLAUSES}"
    assert cuts(COVER, told, body, SIGNATURES) == [("contract", 1, 4)]


def test_the_text_behind_a_cover_and_its_blank_back_is_surely_of_the_contract() -> None:
    text = "~ 前言：转让方青禾大学拥有专利，受让方云杉有限公司希望获得该专利。\n" + CLAUSES
    cover, *others = pages(joined(COVER, text, SIGNATURES))
    blank = replace(cover, number=2, lines=(), status=PageStatus.BLANK)
    (cut,) = segment([cover, blank, *(replace(page, number=page.number + 1) for page in others)])
    assert cut.span == (1, 4)
    assert not any(seam.doubtful for seam in cut.seams)
    (shown,) = segment(pages(joined(COVER, "．-", text, SIGNATURES)))
    assert shown.span == (1, 4)
    assert not any(seam.doubtful for seam in shown.seams)


def test_a_running_head_opens_no_contract() -> None:
    head = "= 专利权转让合同\n"
    assert cuts(head + COVER, head + CLAUSES, head + SIGNATURES) == [("contract", 1, 3)]


def test_another_contract_after_the_signatures_is_another_document() -> None:
    other = COVER.replace("HT2021-001", "HT2021-002")
    assert cuts(COVER, CLAUSES, SIGNATURES, other, CLAUSES, SIGNATURES) == [("contract", 1, 3), ("contract", 4, 6)]


def test_a_contract_whose_title_is_lost_begins_where_parties_are_introduced_anew() -> None:
    anew = "甲方（转让方）：北辰大学\n乙方（受让方）：山海有限公司\n" + CLAUSES
    assert cuts(COVER, CLAUSES, SIGNATURES, anew, SIGNATURES) == [("contract", 1, 3), ("contract", 4, 5)]


def test_pages_that_count_themselves_belong_together() -> None:
    foot = "\n" * 38 + "= 第 {} 页 共 2 页"
    first, second = NOTICE + foot.format(1), "# 手续合格通知书\n| 地址 | 甲 | 乙 |" + foot.format(2)
    assert cuts(first, second) == [("registration", 1, 2)]


def test_a_page_of_no_kind_goes_with_the_contract_but_not_with_a_slip() -> None:
    assert cuts(COVER, CLAUSES, "图纸") == [("contract", 1, 3)]
    assert cuts(SLIP, "图纸") == [("bank_slip", 1, 1), ("other", 2, 2)]


def test_a_file_begins_a_document() -> None:
    stream = [*pages(COVER, file="合同.png"), *pages(CLAUSES, file="附件.png")]
    assert [cut.pages[0].file for cut in segment(stream)] == ["合同.png", "附件.png"]


LOST_TITLE = """
购买方名称：云杉有限公司
销售方名称：青禾大学
所属增值税专用发票代码：3200211130 号码：{}
| 序号 | 货物名称 | 规格型号 | 单位 | 数量 | 金额 | 税率 | 税额 |
| 1 | *无形资产*专利权 | 件 | 1 | 9433.96 | 6% | 566.04 |
开票日期：2021年1月1日"""
NUMBERED = (
    "# 滨城增值税专用发票\n发票代码：3200211130\n发票号码：{}\n开票日期：2021年1月1日\n价税合计（大写）壹元整 ¥1.00"
)


def test_a_list_of_goods_belongs_to_its_invoice_though_its_title_is_lost() -> None:
    assert cuts(NUMBERED.format("02226299"), LOST_TITLE.format("02226299")) == [("invoice", 1, 2)]
    assert cuts(NUMBERED.format("02226299"), LOST_TITLE.format("02226209")) == [("invoice", 1, 2)]


def test_a_list_of_goods_of_another_invoice_stands_apart() -> None:
    found = cuts(NUMBERED.format("02226299"), "# 销货清单\n" + LOST_TITLE.format("71930045"))
    assert found == [("invoice", 1, 1), ("other", 2, 2)]


def test_a_list_of_goods_counts_its_own_pages() -> None:
    listed = "共 2 页 第 {} 页\n# 销货清单\n" + LOST_TITLE.format("02226299")
    (cut,) = segment(pages(joined(NUMBERED.format("02226299"), listed.format(1), listed.format(2))))
    assert (cut.guess.kind, cut.span) == ("invoice", (1, 3))
    assert not any(seam.doubtful for seam in cut.seams)
    again = NUMBERED.format("71930045").replace("\n发票代码", "\n共 1 页 第 1 页\n发票代码")
    assert cuts(NUMBERED.format("02226299"), again) == [("invoice", 1, 1), ("invoice", 2, 2)]


def test_pages_of_a_digital_invoice_repeat_its_head() -> None:
    head = "# 电子发票（普通发票）\n发票号码：24312000000136634917\n开票日期：2024年1月1日\n项目名称 税额"
    assert cuts(head, head, head + "\n价税合计（大写）壹元整（小写）¥1.00") == [("invoice", 1, 3)]
    other = head.replace("4917", "4925")
    total = "\n价税合计（大写）壹元整（小写）¥1.00"
    assert cuts(head + total, other + total) == [("invoice", 1, 1), ("invoice", 2, 2)]
    assert cuts(head + total, head + total) == [("invoice", 1, 1), ("invoice", 2, 2)]


def test_forms_printed_in_one_bundle_stand_apart_though_their_pages_count_on() -> None:
    foot = "\n" * 38 + "= {}/3"
    first, second = NUMBERED.format("02226299") + foot.format(1), NUMBERED.format("02226300") + foot.format(2)
    assert cuts(first, second) == [("invoice", 1, 1), ("invoice", 2, 2)]


def test_blank_and_unreadable_pages_are_left_out_and_spanned() -> None:
    stream = pages(joined(COVER, "空", CLAUSES, "坏"))
    stream[1] = replace(stream[1], lines=(), status=PageStatus.BLANK)
    stream[3] = replace(stream[3], lines=(), status=PageStatus.UNREADABLE, reason=Reason.ENGINE)
    (cut,) = segment(stream)
    assert [page.number for page in cut.pages] == [1, 3]


def test_cutting_streams_and_holds_one_document_at_a_time() -> None:
    taken: list[int] = []

    def stream() -> Iterator[Page]:
        for page in pages(joined(SLIP, SLIP, SLIP)):
            taken.append(page.number)
            yield page

    found = segment(stream())
    next(found)
    assert taken == [1, 2]


def test_a_resolution_and_a_delivery_note_are_no_part_of_the_report_before_them() -> None:
    report = "# 专利价值评估报告摘要\n~ 受青禾大学委托，本公司对一种碳专利权的市场价值进行了评估。"
    resolution = "# 股东会决议\n~ 云杉有限公司于2021年3月1日召开股东会，一致同意购买专利技术。\n股东签字：甲"
    note = "# 设备发货单\n收货单位：云杉有限公司\n| 品名 | 数量 | 金额 |\n| 样机 | 1台 | 28,000.00 |"
    assert cuts(report, resolution, note) == [("other", 1, 1), ("other", 2, 2), ("other", 3, 3)]


def test_a_list_of_what_is_handed_over_stays_with_its_contract() -> None:
    handed = "附件二：技术资料交接清单\n| 序号 | 资料名称 | 份数 |\n| 1 | 说明书 | 1 |"
    assert cuts(COVER, CLAUSES, SIGNATURES, handed) == [("contract", 1, 4)]


def test_an_annex_of_patents_headed_on_two_lines_is_its_notices() -> None:
    notice = NOTICE.replace(
        "# 手续合格通知书", "# 手续合格通知书\n~ 专利权转移登记请求（共2件，见附件）合格，予以登记。"
    )
    listed = "附件\n= 专利清单\n| 序号 | 申请号 | 发明创造名称 |\n| 1 | 201420623485.5 | 一种系统 |"
    (cut,) = segment(pages(joined(notice, listed)))
    assert not any(seam.doubtful for seam in cut.seams)
