"""Several transfers on one paper of which something was not read: none is put together of two.

All values are invented.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.api import parse_documents
from tests.paper_lines import pages
from tests.test_registration_tables import ONE, read, said

HEAD = f"# 专利登记簿副本\n专利号：ZL{ONE}\n"
BLOCKS = (
    "第1次变更\n变更事项：专利权人\n变更前：北辰学院\n变更后：青禾大学\n生效日：2020年1月6日\n"
    "第2次变更\n变更事项：专利权人\n变更前：青禾大学\n变更后：云杉公司\n生效日：2022年1月5日\n"
)
TABLE = (
    "| 序号 | 变更日期 | 变更前专利权人 | 变更后专利权人 |\n| 1 | 2020.01.06 | 北辰学院 | 青禾大学 |\n"
    "| 2 | 2022.01.05 | 青禾大学 | 云杉公司 |\n"
)
WHOLE = {("北辰学院", "青禾大学", "2020-01-06"), ("青禾大学", "云杉公司", "2022-01-05")}
Told = set[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]


def told(text: str, lost: str = "") -> Told:
    """The transfers of a paper of which the lines with a text were lost; those that name both sides."""
    (page,) = pages(HEAD + text)
    left = tuple(line for line in page.lines if line.text != lost)
    found = parse_documents([replace(page, lines=left)], strict=True)
    facts = [tuple(tuple(said(item, name)) for name in ("from_parties", "to_parties", "recorded_on")) for item in found]
    return {(old, new, day) for old, new, day in facts if old and new}


@pytest.mark.parametrize("text", [BLOCKS, TABLE])
def test_both_transfers_of_a_whole_paper_are_read(text: str) -> None:
    assert told(text) == {((old,), (new,), (day,)) for old, new, day in WHOLE}


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (BLOCKS, "变更后：青禾大学"),
        (BLOCKS, "变更后：云杉公司"),
        (BLOCKS, "生效日：2020年1月6日"),
        (TABLE, "变更日期"),
        (TABLE, "2022.01.05"),
    ],
)
def test_what_is_lost_of_one_makes_no_transfer_of_two(text: str, lost: str) -> None:
    whole = {(old, new) for old, new, _ in WHOLE}
    for old, new, day in told(text, lost):
        assert len(old) == len(new) == 1
        assert (old[0], new[0]) in whole
        assert not day or (old[0], new[0], day[0]) in WHOLE


def test_a_former_owner_of_a_form_whose_new_one_was_not_read_is_nobody() -> None:
    head = f"发文日：2022年01月05日\n申请号或专利号：{ONE}\n# 手续合格通知书\n"
    (document,) = read(
        f"{head}变更项目：专利权人\n变更前：北辰学院\n变更项目：专利权人\n变更前：青禾大学\n变更后：云杉公司\n"
    )
    assert said(document, "from_parties") == ["青禾大学"]


def test_an_owner_of_several_whose_name_was_not_read_leaves_its_side_unread() -> None:
    head = f"发文日：2022年01月05日\n申请号或专利号：{ONE}\n# 手续合格通知书\n"
    (document,) = read(f"{head}变更前：\n第一专利权人\n第二专利权人：王建国\n变更后：\n第一专利权人：云杉公司\n")
    assert said(document, "from_parties") == []


def test_a_label_with_its_value_right_above_a_table_is_none_of_its_heads() -> None:
    expected = {((old,), (new,), (day,)) for old, new, day in WHOLE}
    for above in ("发明名称：一种碳膜\n", "申请日：2018年1月12日\n", "发明名称：一种碳膜\n年费：已缴\n"):
        assert told(above + TABLE) == expected
