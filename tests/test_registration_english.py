"""Records with English beside their labels: it names no party. All values are invented."""

from __future__ import annotations

import pytest

from parsers.api import parse_documents
from parsers.documents.english_captions import is_caption
from parsers.documents.flow_names import whole_list
from parsers.values.organisation import split_parties
from tests.paper_lines import pages

U, C, P = "青州海洋大学", "滨海云帆智能科技有限公司", "201810234567.3"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Former patentee", "Present patentee"),
        ("Assignor", "Assignee"),
        ("Previous owner", "New owner"),
        ("Prior proprietor", "Current proprietor"),
    ],
)
def test_english_below_the_labels_of_owners_is_no_further_owner(old: str, new: str) -> None:
    paper = f"""# 专利登记簿副本
| 专利号 | ZL{P} |
| Patent No. |  |
| 原专利权人 | {U} |
| {old} |  |
| 现专利权人 | {C} |
| {new} |  |
| 变更生效日 | 2021年4月12日 |
| Effective date |  |"""
    fields = next(iter(parse_documents(pages(paper)))).fields
    assert [item.value for item in fields["from_parties"]] == [U]
    assert [item.value for item in fields["to_parties"]] == [C]


def test_english_below_the_heads_of_columns_is_no_row() -> None:
    paper = f"""# 专利登记簿副本
| 专利号 | 原专利权人 | 现专利权人 | 生效日 |
| Patent No. | Former patentee | Present patentee | Date |
| {P} | 青州大学 | 滨海学院 | 2021-04-12 |"""
    fields = next(iter(parse_documents(pages(paper)))).fields
    assert [item.value for item in fields["from_parties"]] == ["青州大学"]
    assert [item.value for item in fields["to_parties"]] == ["滨海学院"]


@pytest.mark.parametrize("name", ["XYZ CO., LTD.", "Kyowa Seiko Co., Ltd.", "Present Design Inc."])
def test_a_company_abroad_is_no_caption_and_the_comma_before_its_form_parts_nothing(name: str) -> None:
    names = split_parties(f"{C}、{name}")
    assert len(names) == 2
    assert whole_list(names) == names


@pytest.mark.parametrize("text", ["Presentpatentee", "Address of assignor", "TRANSFEREE(S)", "Applicant"])
def test_a_caption_among_names_is_none_of_them(text: str) -> None:
    assert is_caption(text)
    assert whole_list([C, text]) == [C]
    assert whole_list([f"{text}{C}"]) == []
