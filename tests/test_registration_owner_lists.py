"""Notices that list several owners on either side of a change. All values are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.test_registration_tables import ONE, read, said

HEAD = f"发文日：2022年01月05日\n申请号或专利号：{ONE}\n# 手续合格通知书\n"
OLD = ["青禾石油大学", "王兰子"]
NEW = ["山海半导体有限公司", "云杉智能科技有限公司", "北辰生物科技（成都）有限公司"]


def listed(names: list[str], line: Callable[[int, str], str]) -> str:
    return "".join(line(number, name) for number, name in enumerate(names, 1))


def behind_first(names: list[str]) -> str:
    return f"{names[0]}\n" + "".join(f"共同专利权人：{name}\n" for name in names[1:])


def counted(names: list[str]) -> str:
    return listed(names, lambda number, name: f"{number}．{name}\n")


def rowed(names: list[str]) -> str:
    return "| 序号 | 姓名或名称 |\n" + listed(names, lambda number, name: f"| {number} | {name} |\n")


def labelled(names: list[str]) -> str:
    return "；".join(f"专利权人{number}：{name}" for number, name in enumerate(names, 1))


@pytest.mark.parametrize(
    "text",
    [
        f"变更项目：专利权人\n变更前：{behind_first(OLD)}变更后：{behind_first(NEW)}",
        f"一、变更前专利权人\n{counted(OLD)}二、变更后专利权人\n{counted(NEW)}",
        f"变更前权利人名单\n{rowed(OLD)}变更后权利人名单\n{rowed(NEW)}",
        f"变更前权利人（2）：\n{counted(OLD)}变更后权利人（3）：\n{counted(NEW)}",
        f"变更前专利权人：{labelled(OLD)}\n变更后专利权人：{labelled(NEW)}\n",
    ],
)
def test_every_owner_of_a_list_is_read(text: str) -> None:
    (document,) = read(HEAD + text)
    assert (said(document, "from_parties"), said(document, "to_parties")) == (OLD, NEW)


def test_a_list_with_a_line_that_names_nobody_is_left_unread() -> None:
    (document,) = read(f"{HEAD}变更前权利人名单\n1 青禾石油大学\n2 青禾木\n变更后权利人名单\n1 云杉智能科技有限公司\n")
    assert said(document, "from_parties") == []


def test_a_co_owner_below_another_item_is_none_of_the_change() -> None:
    (document,) = read(
        f"{HEAD}变更项目：专利权人\n变更前：青禾石油大学\n变更后：云杉智能科技有限公司\n变更项目：代理机构\n变更前：无\n"
        "变更后：青山专利代理有限公司\n共同专利权人：北辰学院\n"
    )
    assert said(document, "to_parties") == ["云杉智能科技有限公司"]


@pytest.mark.parametrize("lost", ["1．青禾石油大学", "2．云杉智能科技有限公司"])
def test_a_counted_list_of_which_an_item_was_lost_is_left_unread(lost: str) -> None:
    whole = f"{HEAD}一、变更前专利权人\n{counted([*OLD, '北辰学院'])}二、变更后专利权人\n{counted(NEW)}"
    (document,) = read(whole.replace(f"{lost}\n", ""))
    side = "from_parties" if lost.endswith("大学") else "to_parties"
    assert said(document, side) == []
