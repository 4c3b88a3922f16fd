"""A bound package in one scan is cut by what its pages say, and every cut says how sure it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pages import Page, PageStatus
from ocr.lines import Box, Line
from parsers.api import parse_documents
from parsers.classify import classify
from parsers.continuing import Gathered
from parsers.ordering import Ordering, ordering_sheet
from parsers.reading import Seam
from parsers.seams import Next
from parsers.segment import Cut, segment
from tests.paper_lines import pages, width
from tests.test_segment import CLAUSES, COVER, INVOICE, NOTICE, SIGNATURES, SLIP, joined

DIVIDER = "\n" * 14 + "# 附件三\n# 收入发票"
CONTENTS = """
# 目  录
一、申报书…………………………1
二、收入发票………………………12
三、银行回单………………………20
四、专利转化合同…………………31"""
PLAN = "# 青禾园区专利转化专项工作实施方案\n~ 一、工作目标。促成合同、发票和银行回单齐全。"
MORE_PLAN = "~ 二、重点任务。双方按照合同约定开具增值税发票，通过银行转账付款。"


def found(*sources: str) -> list[Cut]:
    return list(segment(pages(joined(*sources), file="全部材料.pdf")))


def spans(*sources: str) -> list[tuple[str, str | None, int, int]]:
    return [(cut.guess.kind.value, cut.guess.subtype, *cut.span) for cut in found(*sources)]


def test_a_divider_is_no_invoice_and_what_follows_it_is_a_document_of_its_own() -> None:
    assert spans(COVER, CLAUSES, DIVIDER, INVOICE) == [
        ("contract", "transfer", 1, 2),
        ("other", "divider", 3, 3),
        ("invoice", "special", 4, 4),
    ]


@pytest.mark.parametrize("text", ["附件一 登记备案记录", "证明材料2", "序号3\n# 云杉科技有限公司", "二、专利转化合同"])
def test_dividers_are_written_in_many_ways(text: str) -> None:
    (page,) = pages("\n" * 12 + "# " + text)
    assert ordering_sheet(page) is Ordering.DIVIDER


def test_the_cover_of_a_contract_is_no_divider() -> None:
    (page,) = pages(COVER)
    assert ordering_sheet(page) is None


def test_a_table_of_contents_names_papers_and_is_none() -> None:
    (page,) = pages(CONTENTS)
    guess = classify(page)
    assert (guess.kind.value, guess.subtype) == ("other", "contents")
    assert spans(CONTENTS, COVER, CLAUSES)[0] == ("other", "contents", 1, 1)


def test_prose_that_speaks_of_contracts_and_invoices_stays_a_plan() -> None:
    assert spans(PLAN, MORE_PLAN, MORE_PLAN.replace("二", "三")) == [("other", "plan", 1, 3)]


def test_a_line_of_running_text_is_no_title() -> None:
    text = (
        "~ 推送专利信息一千条，促成一批专利转让、许可和质押融资项目，有关合同、发票和银行回单见证明材料，资料齐全可查。"
    )
    (page,) = pages(f"{text}\n{text}\n{text}")
    assert not classify(page).opens


def numbered(*sources: str, form: str = "- {} -", first: int = 1) -> list[Page]:
    """The pages of one file with a number at the foot of each, counted through."""
    stream = pages(joined(*sources), file="全部材料.pdf")
    feet = [pages("\n" * 45 + f"= {form.format(first + place)}")[0].lines for place in range(len(stream))]
    return [replace(page, lines=(*page.lines, *foot)) for page, foot in zip(stream, feet, strict=True)]


def test_numbers_that_count_the_book_hold_no_documents_together() -> None:
    papers = (SLIP, NOTICE, COVER, CLAUSES, SIGNATURES, INVOICE, NOTICE, SLIP)
    cuts = [(cut.guess.kind.value, *cut.span) for cut in segment(numbered(*papers, first=4))]
    assert cuts == [
        ("bank_slip", 1, 1),
        ("registration", 2, 2),
        ("contract", 3, 5),
        ("invoice", 6, 6),
        ("registration", 7, 7),
        ("bank_slip", 8, 8),
    ]


def test_numbers_that_count_the_book_from_its_first_page_are_told_from_those_of_a_paper() -> None:
    papers = (COVER, CLAUSES, SIGNATURES, NOTICE, INVOICE, NOTICE)
    cuts = [(cut.guess.kind.value, *cut.span) for cut in segment(numbered(*papers))]
    assert cuts == [("contract", 1, 3), ("registration", 4, 4), ("invoice", 5, 5), ("registration", 6, 6)]


def test_clauses_that_count_on_belong_together() -> None:
    later = "~ 第四条 资料的交付。\n~ 第五条 保密义务。\n付款方式：银行转账，收款人户名、账号见附件，开户银行。"
    assert spans(COVER, CLAUSES, later) == [("contract", "transfer", 1, 3)]


def test_every_cut_has_a_confidence_and_a_clear_one_is_sure() -> None:
    cuts = found(COVER, CLAUSES, INVOICE, SLIP)
    assert all(0.9 <= cut.confidence <= 1 for cut in cuts)
    assert all(seam.why for cut in cuts for seam in cut.seams)


def test_what_stands_behind_a_doubtful_join_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    later = "~ 第四条 转让费为人民币20万元。\n合同编号：HT2021-009"
    stream = pages(joined(COVER, later), file="全部材料.pdf")

    def doubtful(_current: Gathered, coming: Next) -> Seam:
        return Seam(coming.page.file, coming.page.number, False, 0.6, "难以判断")

    monkeypatch.setattr("parsers.segment.weigh", doubtful)
    (document,) = parse_documents(stream, strict=True)
    readings = [reading for fields in document.fields.values() for field in fields for reading in field.readings]
    assert [reading.value for reading in readings if reading.page == 1 and reading.value is not None]
    assert [reading.text for reading in readings if reading.page == 2]
    assert not [reading.value for reading in readings if reading.page == 2 and reading.value is not None]
    assert document.cut_confidence == 0.6


def test_a_second_copy_of_a_contract_is_a_document_of_its_own() -> None:
    first = (
        f"{COVER}\n{CLAUSES}\n地址：滨城市学林路1号\n联系人：李青 电话：010-33280000\n~ "
        + "双方协商一致订立本合同。" * 6
    )
    assert spans(first, SIGNATURES, first, SIGNATURES) == [
        ("contract", "transfer", 1, 2),
        ("contract", "transfer", 3, 4),
    ]


def test_a_place_to_sign_beside_words_of_a_seal_is_no_title() -> None:
    (page,) = pages(
        "~ 第四条 争议由人民法院解决。\n甲方（盖章）：青禾大学\n= 法定代表人/授权代表（签字）合同\n2021年3月1日"
    )
    guess = classify(page)
    assert (guess.title, guess.opens) == ("", False)


def test_the_head_of_a_contract_on_the_annex_behind_its_signatures_begins_no_copy() -> None:
    annex = COVER + "\n附件一：转让专利清单\n| 序号 | 专利名称 | 专利号 |\n| 1 | 一种碳 | ZL201810123456.5 |"
    assert spans(COVER + "\n" + CLAUSES, SIGNATURES, annex) == [("contract", "transfer", 1, 3)]


def test_a_blank_sheet_between_two_papers_belongs_to_neither() -> None:
    stream = pages(joined(SLIP, "空", NOTICE), file="全部材料.pdf")
    stream[1] = replace(stream[1], lines=(), status=PageStatus.BLANK)
    assert [cut.span for cut in segment(stream)] == [(1, 1), (3, 3)]


def test_a_page_that_calls_both_sides_to_sign_and_says_little_else_surely_goes_on() -> None:
    signed = "甲方（盖章）　　　　乙方（盖章）\n签字：何丽娟　　　　签字：钱思源\n= 2021年6月10日于广州"
    (cut,) = found(COVER, CLAUSES, signed)
    assert cut.span == (1, 3)
    assert cut.confidence > 0.9


def headed(*pieces: tuple[float, str], bodies: tuple[str, ...]) -> list[Page]:
    """Pages with print at the very top of each, pieces of one head."""
    return [
        replace(
            page,
            lines=(
                *(Line(text, Box(x, 0.04, x + 0.8 * width(text), 0.05), 0.98) for x, text in pieces),
                *page.lines,
            ),
        )
        for page in pages(joined(*bodies))
    ]


PROSE = ("1. 甲方将专利权转让给乙方。\n2. 转让费为人民币10万元。", "~ 乙方应于三十日内付清，逾期的支付违约金。")
TWO_COMPANIES = (COVER, *PROSE, SIGNATURES)


@pytest.mark.parametrize(
    "pieces",
    [
        ((0.12, "专利申请权及专利权转让协议"), (0.6, "合同编号：HT2021-001")),
        ((0.12, "云杉有限公司合同文本"), (0.6, "专利申请权及专利权转让协议")),
        ((0.12, "青禾大学专利申请权"), (0.6, "及专利权转让协议")),
        ((0.12, "专利申请权及专利权转让协议"), (0.6, "转让方：青禾大学")),
    ],
)
def test_a_running_head_in_two_pieces_begins_no_contract(pieces: tuple[tuple[float, str], ...]) -> None:
    (cut,) = segment(headed(*pieces, bodies=TWO_COMPANIES))
    assert cut.span == (1, 4)
    assert not any(seam.doubtful for seam in cut.seams)


def test_a_second_contract_under_the_same_running_head_is_cut_off() -> None:
    head = ((0.12, "青禾大学"), (0.6, "专利权转让合同"))
    second = COVER.replace("云杉", "红松").replace("HT2021-001", "HT2021-002")
    cuts = segment(headed(*head, bodies=(COVER, *PROSE, SIGNATURES, second, *PROSE, SIGNATURES)))
    assert [cut.span for cut in cuts] == [(1, 4), (5, 8)]


def test_a_contract_s_number_ends_with_its_line() -> None:
    numbered = "合同编号：HT2021-001\n"
    first, second = (numbered + body for body in PROSE)
    assert spans(COVER, first, second, SIGNATURES) == [("contract", "transfer", 1, 4)]
    other = numbered.replace("001", "0011")
    cuts = spans(COVER, first, SIGNATURES, other + "# 专利权转让合同\n" + second, SIGNATURES)
    assert [cut[2:] for cut in cuts] == [(1, 3), (4, 5)]
