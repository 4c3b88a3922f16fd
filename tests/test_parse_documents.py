"""From pages to documents: nothing is lost, ids count, faults of a parser stay with their document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.api import parse_documents
from parsers.documents import contract
from parsers.reading import DocumentKind
from tests.paper_lines import pages
from tests.test_segment import CLAUSES, COVER, INVOICE, NOTICE, SIGNATURES, SLIP, joined


def test_documents_are_numbered_and_say_where_they_stand() -> None:
    stream = [
        *pages(joined(COVER, CLAUSES, SIGNATURES, INVOICE), file="甲.pdf"),
        *pages(NOTICE, file="乙.pdf"),
    ]
    found = list(parse_documents(stream, strict=True))
    assert [(item.id, item.file, item.pages, item.kind.value) for item in found] == [
        ("d001", "甲.pdf", (1, 3), "contract"),
        ("d002", "甲.pdf", (4, 4), "invoice"),
        ("d003", "乙.pdf", (1, 1), "registration"),
    ]


def test_a_page_that_nothing_is_known_of_is_a_document_of_its_own() -> None:
    (document,) = parse_documents(pages("无法识别的内容"), strict=True)
    assert (document.kind, document.confidence, dict(document.fields)) == (DocumentKind.OTHER, 0.0, {})


def test_a_fault_of_a_parser_does_not_lose_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Sequence[Page]) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(contract, "parse", fail)
    first, second = parse_documents(pages(joined(COVER, SLIP)))
    assert (first.kind, first.confidence, dict(first.fields)) == (DocumentKind.CONTRACT, 0.0, {})
    assert second.kind is DocumentKind.BANK_SLIP
    with pytest.raises(ValueError, match="broken"):
        list(parse_documents(pages(COVER), strict=True))


def test_two_events_of_a_register_copy_are_two_documents_on_the_same_page() -> None:
    source = (
        "# 专利登记簿副本\n专利号：201810123456.5\n"
        "原专利权人名称：甲山大学\n现专利权人名称：乙水有限公司\n著录项目变更生效日：2021年2月1日\n"
        "原专利权人名称：乙水有限公司\n现专利权人名称：丙城有限公司\n著录项目变更生效日：2022年6月30日"
    )
    first, second = parse_documents(pages(source), strict=True)
    assert (first.pages, first.values("to_parties")) == ((1, 1), ["乙水有限公司"])
    assert (second.pages, second.values("to_parties")) == ((1, 1), ["丙城有限公司"])


FRAGMENTS = (
    "转让方（甲方）：", "甲方", "（", "）：", "人民币", "贰拾万元整", "¥", "12,345.00", "2021年3月1日", "至",
    "专利号", "ZL201810123456.5", "手续合格通知书", "专利权转让合同", "变更项目", "变更前", "变更后", "专利权人",
    "青禾大学", "登记生效日:20210101", "让与人:", "法律状态公告日", "许可方式：", "□", "普通许可", "\u3000", "①",
    "𠮷", "ﬁ", "“", "第一条", "备案号", "X2020990000352", "\u200b", "．", "共2页第1页",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map("".join), min_size=1, max_size=25),
    st.data(),
)
def test_foreign_text_never_stops_the_reading(texts: list[str], data: st.DataObject) -> None:
    places = st.floats(0, 0.9)
    lines = []
    for text in texts:
        x, y = data.draw(places), data.draw(places)
        lines.append(Line(text, Box(x, y, min(1.0, x + 0.015 * len(text)), y + 0.015), 0.9))
    (page,) = pages("x")
    found = list(parse_documents([replace(page, lines=tuple(lines))], strict=True))
    assert found
    assert {document.pages for document in found} == {(1, 1)}
