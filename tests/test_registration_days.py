"""Days of a register's events that stand in a column of their own. All values are invented."""

from __future__ import annotations

import pytest

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.api import parse_documents
from parsers.reading import Document
from tests.paper_lines import HEIGHT, width
from tests.test_registration_tables import ONE, said

OWNERS = "专利权转移，转让人：青禾大学；受让人：云杉新材料"


def read(*prints: tuple[float, float, str]) -> Document:
    """The one document of a page with a copy's title and number, and prints at places below."""
    placed = [(0.4, 0.05, "专利登记簿副本"), (0.1, 0.1, f"专利号：ZL{ONE}"), *prints]
    lines = tuple(Line(text, Box(x, y, x + 0.7 * width(text), y + HEIGHT), 0.98) for x, y, text in placed)
    (document,) = parse_documents([Page("副本.pdf", 1, 842, 595, lines)], strict=True)
    return document


def test_the_day_left_of_the_words_that_tell_a_transfer_and_wrap_is_its_day() -> None:
    document = read(
        (0.1, 0.20, "2018年3月2日"), (0.25, 0.20, "授予专利权。"),
        (0.1, 0.24, "2021年4月12日"), (0.25, 0.24, OWNERS), (0.25, 0.255, "有限公司。"),
        (0.1, 0.30, "2021年6月1日"), (0.25, 0.30, "地址变更为滨州市渤海五路5号。"),
    )  # fmt: skip
    assert said(document, "to_parties") == ["云杉新材料有限公司"]
    assert said(document, "recorded_on") == ["2021-04-12"]


@pytest.mark.parametrize("head", ["公告日", "法律状态公告日"])
def test_a_column_of_other_days_gives_none(head: str) -> None:
    document = read((0.1, 0.18, head), (0.1, 0.24, "2021年4月12日"), (0.25, 0.24, OWNERS), (0.25, 0.255, "有限公司。"))
    assert said(document, "recorded_on") == []


def test_the_value_of_a_label_beside_the_words_is_not_their_day() -> None:
    document = read(
        (0.05, 0.24, "授权公告日："), (0.15, 0.24, "2018年3月2日"), (0.27, 0.24, OWNERS), (0.27, 0.255, "有限公司。")
    )
    assert said(document, "recorded_on") == []


def test_a_label_above_the_column_of_days_heads_it_not() -> None:
    document = read(
        (0.1, 0.18, "授权公告日"), (0.25, 0.18, "2018年3月2日"),
        (0.1, 0.24, "2021年4月12日"), (0.25, 0.24, OWNERS), (0.25, 0.255, "有限公司。"),
    )  # fmt: skip
    assert said(document, "recorded_on") == ["2021-04-12"]
