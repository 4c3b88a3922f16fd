"""Numbers of contracts: in boxes, in brackets below the title, in the bar at the head of the page, by other labels."""

from __future__ import annotations

import pytest

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line
from parsers.documents import contract
from tests.paper_lines import HEIGHT, pages

PARTIES = "转让方：青禾大学\n受让方：云杉（滨州）新材料有限公司\n~ 一、转让费12万元。"


def numbers(given: Page | str) -> list[str]:
    found = contract.parse([given] if isinstance(given, Page) else pages(given))
    assert found is not None
    return [str(field.value) for field in found.fields.get("contract_number", ())]


def boxed(chars: str, *, label: str = "合同编号：", lost: int | None = None) -> Page:
    """A contract with a label at its head and one box a character behind it, the print of one of them lost."""
    (page,) = pages(f"\n\n\n# 专利转让合同\n{PARTIES}")
    step, y = 0.024, 0.075
    lines = [Line(label, Box(0.59, y, 0.675, y + HEIGHT))]
    cells = []
    for place, char in enumerate(chars):
        x = 0.68 + step * place
        cells.append(Cell(0, place, Box(x, y - 0.004, x + step, y + HEIGHT + 0.004)))
        lines += [Line(char, Box(x + 0.008, y, x + 0.016, y + HEIGHT))] if place != lost else []
    grid = Grid(tuple(cells), Box(0.68, y - 0.004, 0.68 + step * len(chars), y + HEIGHT + 0.004))
    return Page(page.file, 1, page.width, page.height, (*lines, *page.lines), grids=(grid,))


@pytest.mark.parametrize("chars", ["QH240118", "QH-231106", "2024011801"])
def test_a_number_of_one_character_a_box_is_read_as_one(chars: str) -> None:
    assert numbers(boxed(chars)) == [chars]


@pytest.mark.parametrize("lost", [0, 4, 7])
def test_a_boxed_number_of_which_a_character_is_lost_is_not_given(lost: int) -> None:
    assert numbers(boxed("QH240118", lost=lost)) == []


def test_boxes_behind_another_label_are_no_number_of_the_contract() -> None:
    assert numbers(boxed("240118", label="邮政编码：")) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("# 发明专利独占许可实施合同\n= （QHDX（许）2023-06）\n", "QHDX(许)2023-06"),
        ("青禾大学　　技术成果转移合同　第 2023-技转-19 号\n# 专利权整体转让合同\n", "2023-技转-19"),
        ("# 专利权跨境转让合约\n合约编号：QH-HK-2022-01\n", "QH-HK-2022-01"),
    ],
)
def test_a_number_in_the_head_of_a_contract_is_its_own(text: str, number: str) -> None:
    assert numbers(f"{text}{PARTIES}") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "# 专利权转让合同\n= （含专利（发明）2件）\n",
        "青禾大学　　技术服务原合同　第 2023-技服-19 号\n# 专利权转让合同\n",
        "# 专利权转让合同\n= （ZL（发明）2023-06）\n",
    ],
)
def test_what_else_stands_in_brackets_or_heads_is_no_number(text: str) -> None:
    assert numbers(f"{text}{PARTIES}") == []
