"""Notices of changes that leave the owner as it is, told without a table: addresses, agents, persons to ask.

All values are invented.
"""

from __future__ import annotations

import pytest

from tests.test_registration_tables import ONE, read, said

HEAD = f"发文日：2022年01月05日\n申请号或专利号：{ONE}\n专利权人：青禾大学\n# 手续合格通知书\n"
HERE, THERE = "滨州市学府路1号青禾大学科技楼", "滨州市渤海五路5号科技大厦"
ENDS_LIKE_A_NAME = ("滨州市学府路1号青禾大学", "滨州市渤海五路5号云杉新材料有限公司")


def told(text: str) -> tuple[str | None, list[str], list[str]]:
    (document,) = read(HEAD + text)
    return document.subtype, said(document, "from_parties"), said(document, "to_parties")


@pytest.mark.parametrize(("old", "new"), [(HERE, THERE), ENDS_LIKE_A_NAME])
@pytest.mark.parametrize(
    "text",
    [
        "变更前：\n地址：{old}\n变更后：\n地址：{new}",
        "变更前信息\n国籍：中国\n专利权人地址：{old}\n变更后信息\n国籍：中国\n专利权人地址：{new}",
        "变更前：{old}\n变更后：{new}",
        "变更内容：地址\n变更前：{old}\n变更后：{new}",
        "| 变更前 | 变更后 |\n| 地址：{old} | 地址：{new} |",
        "= 专利权人地址变更\n| 变更前 | 变更后 |\n| {old} | {new} |",
        "变更前地址：{old}\n变更后地址：{new}",
        "~ 经审查，专利权人青禾大学的地址由{old}变更为{new}，准予变更。",
        "变更前：\n专利权人：青禾大学\n地址：{old}\n变更后：\n专利权人：青禾大学\n地址：{new}",
    ],
)
def test_a_change_of_address_is_no_transfer_however_it_is_set_out(text: str, old: str, new: str) -> None:
    subtype, before, after = told(text.format(old=old, new=new))
    assert subtype == "change_notice"
    assert before == after


@pytest.mark.parametrize(
    "text",
    [
        "变更前：\n联系人：张三丰\n变更后：\n联系人：李四光",
        "变更前：\n代理机构：青山专利代理有限公司\n变更后：\n代理机构：绿水专利代理有限公司",
        "~ 经审查，专利权人青禾大学的代理机构由青山专利代理有限公司变更为绿水专利代理有限公司，准予变更。",
        "~ 经审查，联系人由张三丰变更为李四光，准予变更。",
    ],
)
def test_a_change_of_an_agent_or_a_person_to_ask_names_no_owners(text: str) -> None:
    assert told(text) == ("change_notice", [], [])


@pytest.mark.parametrize("label", ["名称：", "单位名称：", "全称：", "权利人：", "姓名或名称：", ""])
def test_owners_in_blocks_above_their_addresses_are_read_whatever_their_label(label: str) -> None:
    text = f"变更前：\n{label}青禾大学\n地址：{HERE}\n变更后：\n{label}云杉新材料有限公司\n地址：{THERE}"
    assert told(text) == ("transfer_notice", ["青禾大学"], ["云杉新材料有限公司"])


@pytest.mark.parametrize(
    "text",
    [
        f"变更前：\n专利权人：\n地址：{HERE}\n变更后：\n专利权人：\n地址：{THERE}",
        f"变更前：\n青禾大\n地址：{HERE}\n变更后：\n云杉新材\n地址：{THERE}",
        f"变更前：\n名称：青禾木\n地址：{HERE}\n变更后：\n名称：云杉新材\n地址：{THERE}",
        f"~ 经审查，准予专利权人变更。变更前：青禾大，地址：{HERE}；变更后：云杉，地址：{THERE}。",
    ],
)
def test_owners_that_were_not_read_beside_an_address_leave_open_what_was_changed(text: str) -> None:
    assert told(text) == ("transfer_notice", [], [])


def test_a_transfer_in_whose_sentence_the_address_changes_too_stays_one() -> None:
    text = f"~ 经审查，专利权人由青禾大学变更为云杉新材料有限公司，地址由{HERE}变更为{THERE}，准予变更。"
    assert told(text) == ("transfer_notice", ["青禾大学"], ["云杉新材料有限公司"])


@pytest.mark.parametrize(
    ("old", "subtype"), [("白杨科技工程大学", "transfer_notice"), ("白杨专利代理有限公司", "change_notice")]
)
def test_a_change_whose_item_was_not_read_is_no_mere_change_of_address(old: str, subtype: str) -> None:
    """专利 / 权人 in one cell, of which OCR lost the second line: an honest row was contradicted for it."""
    rows = (
        ("专利", "变更前", old),
        ("", "变更后", "云杉新材料有限公司"),
        ("联系地址", "变更前", HERE),
        ("", "变更后", THERE),
    )
    assert told("\n".join(f"| {' | '.join(row)} |" for row in rows))[0] == subtype
