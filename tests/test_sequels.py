"""Papers sent as several pictures: what is joined, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.package import Reason
from extract.pages import Page, PageStatus
from ocr.lines import Reader
from parsers.api import parse_documents
from parsers.segment import segment
from parsers.series import follows
from tests.paper_lines import pages
from tests.test_segment import CLAUSES, COVER, INVOICE, LIST, LOST_TITLE, NOTICE, NUMBERED, SIGNATURES, SLIP, joined

BODY = """
~ 第二条 专利权转让费总额为人民币贰拾万元整（¥200,000.00），自本合同签订之日起三十日内一次付清。
~ 第三条 违约责任：任何一方违约，应向对方支付违约金，本合同争议由人民法院解决。"""
CERTIFICATE = """
证书号第4567890号
# 发明专利证书
发明名称：一种低温余热回收装置
专利号：ZL 2018 1 0123456.5
专利权人：青禾大学
授权公告日：2020年5月8日 授权公告号：CN108572939B"""
FOOT = "\n" * 36 + "= 第 {} 页 (共 2 页)"


def sent(*papers: tuple[str, str]) -> list[Page]:
    """Pictures: name and what stands on each."""
    return [page for file, source in papers for page in pages(source, file=file)]


def files(*papers: tuple[str, str]) -> list[tuple[str, ...]]:
    """The files of each document found on the pictures."""
    return [cut.files or (cut.file,) for cut in segment(sent(*papers))]


@pytest.mark.parametrize(
    "names",
    [
        ("合同-1.jpg", "合同-2.jpg", "合同-3.png"),
        ("IMG_0099.JPG", "IMG_0100.JPG", "IMG_0101.JPG"),
        ("合同/第1页.png", "合同/第2页.png", "合同/第3页.png"),
        ("扫描件008.jpg", "扫描件009.jpg", "扫描件010.jpg"),
        ("3/1.jpg", "3/2.jpg", "3/3.jpg"),
        ("转让合同（1）.jpg", "转让合同 (2).jpg", "转让合同（3）.jpg"),
        ("合同第1页共3页.jpg", "合同第2页共3页.jpg", "合同第3页共3页.jpg"),
    ],
)
def test_a_contract_on_pictures_is_one_document(names: tuple[str, str, str]) -> None:
    first, second, third = names
    assert files((first, COVER), (second, BODY), (third, SIGNATURES)) == [names]


def test_values_keep_the_file_on_which_they_stand() -> None:
    stream = sent(("合同-1.jpg", COVER), ("合同-2.jpg", BODY), ("合同-3.jpg", SIGNATURES), ("合同-4.jpg", LIST))
    (document,) = parse_documents(stream, strict=True)
    assert (document.file, document.pages, document.more_files) == (
        "合同-1.jpg",
        (1, 1),
        ("合同-2.jpg", "合同-3.jpg", "合同-4.jpg"),
    )
    total, supplier, patent = (document.one(name) for name in ("total_amount", "supplier", "patent_numbers"))
    assert total is not None
    assert supplier is not None
    assert patent is not None
    assert (total.value, total.best.file, total.best.page) == (Decimal(200000), "合同-2.jpg", 1)
    assert (supplier.value, supplier.best.file) == ("青禾大学", "")
    assert document.file_of(supplier.best) == "合同-1.jpg"
    assert (patent.value, patent.best.file, patent.best.page) == ("201810123456.5", "合同-4.jpg", 1)


def test_papers_with_a_beginning_of_their_own_are_never_joined() -> None:
    names = [f"扫描件{number:03d}.jpg" for number in range(1, 6)]
    papers = [COVER, INVOICE, SLIP, NOTICE, NOTICE]
    assert files(*zip(names, papers, strict=True)) == [(name,) for name in names]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("合同-1.jpg", "合同-3.jpg"),
        ("合同-1.jpg", "协议-2.jpg"),
        ("甲/1.jpg", "乙/2.jpg"),
        ("合同.jpg", "附件.jpg"),
        ("1-合同.jpg", "2-专利清单.jpg"),
        ("IMG_20220925_113355.jpg", "IMG_20220925_113401.jpg"),
        ("合同A-1.jpg", "合同B-2.jpg"),
    ],
)
def test_names_that_do_not_count_on_are_never_joined(first: str, second: str) -> None:
    assert not follows(first, second)
    assert files((first, COVER), (second, BODY)) == [(first,), (second,)]


def test_files_of_several_pages_are_never_joined() -> None:
    apart = [("合同-1.pdf",), ("合同-2.pdf",)]
    assert files(("合同-1.pdf", COVER), ("合同-2.pdf", joined(BODY, SIGNATURES))) == apart
    assert files(("合同-1.pdf", joined(COVER, BODY)), ("合同-2.pdf", SIGNATURES)) == apart


def test_a_file_with_a_text_layer_is_never_joined() -> None:
    stream = [
        replace(page, lines=tuple(replace(line, reader=Reader.TEXT) for line in page.lines))
        for page in sent(("合同-1.pdf", COVER), ("合同-2.pdf", BODY))
    ]
    assert [cut.file for cut in segment(stream)] == ["合同-1.pdf", "合同-2.pdf"]


def test_a_second_contract_whose_title_is_lost_is_not_joined() -> None:
    anew = "甲方（转让方）：北辰大学\n乙方（受让方）：山海有限公司\n" + CLAUSES
    papers = [COVER, CLAUSES, SIGNATURES, anew]
    names = [f"IMG_{number}.jpg" for number in range(1, 5)]
    assert files(*zip(names, papers, strict=True)) == [tuple(names[:3]), (names[3],)]
    other = "合同编号：HT2021-777\n" + BODY
    assert files(("IMG_1.jpg", COVER), ("IMG_2.jpg", other)) == [("IMG_1.jpg",), ("IMG_2.jpg",)]


def test_a_page_of_nothing_known_is_joined_only_where_its_name_says_contract() -> None:
    assert files(("IMG_1.jpg", COVER), ("IMG_2.jpg", "现场照片")) == [("IMG_1.jpg",), ("IMG_2.jpg",)]
    assert files(("合同1.jpg", COVER), ("合同2.jpg", "图纸")) == [("合同1.jpg", "合同2.jpg")]


def test_a_paper_of_no_known_kind_is_not_joined_where_it_has_a_title_or_the_contract_is_signed() -> None:
    plan = "# 专利转化专项计划实施方案\n一、进度安排\n~ 完善专利转化收益分配制度，落实科研人员激励政策。"
    assert files(("合同1.jpg", COVER), ("合同2.jpg", plan)) == [("合同1.jpg",), ("合同2.jpg",)]
    names = [f"IMG_{number}.jpg" for number in range(1, 5)]
    later = "二、重点任务\n~ 建立专利供需对接机制。"
    assert files(*zip(names, (COVER, CLAUSES, SIGNATURES, later), strict=True)) == [tuple(names[:3]), (names[3],)]


def test_a_page_that_counts_itself_otherwise_is_not_joined() -> None:
    first, third = COVER + "\n" * 33 + "= 第1页 共3页", BODY + "\n" * 36 + "= 第3页 共3页"
    assert files(("合同-1.jpg", first), ("合同-2.jpg", third)) == [("合同-1.jpg",), ("合同-2.jpg",)]


def test_the_second_page_of_a_certificate_is_joined() -> None:
    second = "申请日时本专利记载的申请人、发明人信息如下：\n申请人：\n青禾大学\n发明人：林一苇" + FOOT.format(2)
    pair = (("证书1.jpg", CERTIFICATE + FOOT.format(1)), ("证书2.jpg", second))
    assert files(*pair) == [("证书1.jpg", "证书2.jpg")]
    again = CERTIFICATE.replace("0123456.5", "0654321.7")
    assert files(("证书1.jpg", CERTIFICATE), ("证书2.jpg", again)) == [("证书1.jpg",), ("证书2.jpg",)]


def test_a_list_of_goods_is_joined_to_its_own_invoice_only() -> None:
    invoice = NUMBERED.format("02226299")
    own, other = "# 销货清单\n" + LOST_TITLE.format("02226299"), "# 销货清单\n" + LOST_TITLE.format("71930045")
    assert files(("发票1.jpg", invoice), ("发票2.jpg", own)) == [("发票1.jpg", "发票2.jpg")]
    assert files(("发票1.jpg", invoice), ("发票2.jpg", other)) == [("发票1.jpg",), ("发票2.jpg",)]


def test_an_unreadable_picture_in_the_middle_is_spanned() -> None:
    stream = sent(("合同-1.jpg", COVER), ("合同-2.jpg", "坏"), ("合同-3.jpg", BODY))
    stream[1] = replace(stream[1], lines=(), status=PageStatus.UNREADABLE, reason=Reason.ENGINE)
    (document,) = parse_documents(stream, strict=True)
    total = document.one("total_amount")
    assert document.more_files == ("合同-2.jpg", "合同-3.jpg")
    assert total is not None
    assert total.best.file == "合同-3.jpg"


def test_pictures_stream() -> None:
    taken: list[str] = []

    def stream() -> Iterator[Page]:
        for page in sent(("1.jpg", SLIP), ("2.jpg", SLIP), ("3.jpg", SLIP)):
            taken.append(page.file)
            yield page

    next(segment(stream()))
    assert taken == ["1.jpg", "2.jpg"]
