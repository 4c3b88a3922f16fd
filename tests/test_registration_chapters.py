"""Copies of the register that record several rights, and what tells a licence or a pledge from a transfer.

All values are invented.
"""

from __future__ import annotations

import pytest

from ocr.lines import Box, Cell, Grid
from parsers.api import parse_documents
from parsers.documents.registration_chapters import chapters_of
from parsers.documents.registration_event_rows import rows_apart
from parsers.documents.registration_words import Event
from parsers.reading import Document
from tests.paper_lines import HEIGHT, LEFT, RIGHT, pages
from tests.test_registration_tables import ONE, read, said

HEAD = f"# 专利登记簿副本\n专利号：ZL{ONE}\n发明名称：一种碳膜\n专利权人：青禾大学\n"
LICENCE = (
    "专利实施许可\n合同备案号：X2021370000123\n让与人：青禾大学\n受让人：云杉新材料有限公司\n许可种类：独占许可\n"
    "备案日期：2021年4月12日\n"
)
TRANSFER = "专利权的转移\n变更前：北辰学院\n变更后：青禾大学\n登记生效日：2020年1月6日\n"
PLEDGE_HEADS = (
    "专利权质押\n| 出质人 | 质权人 | 登记号 | 登记日 |\n| 青禾大学 | 滨州银行 | Y2021370000456 | 2021年6月1日 |\n"
)
PLEDGE_LABELS = (
    "专利权质押\n| 登记号 | Y2021370000456 |\n| 出质人 | 青禾大学 |\n| 质权人 | 滨州银行 |\n"
    "| 质押登记日 | 2021年6月1日 |\n"
)
FACTS = ("from_parties", "to_parties", "record_number", "recorded_on", "event")
A_LICENCE = [["青禾大学"], ["云杉新材料有限公司"], ["X2021370000123"], ["2021-04-12"], ["licence"]]
A_PLEDGE = [["青禾大学"], ["滨州银行"], ["Y2021370000456"], ["2021-06-01"], ["pledge"]]
A_TRANSFER = [["北辰学院"], ["青禾大学"], [], ["2020-01-06"], []]


def told(documents: list[Document]) -> list[list[list[str]]]:
    return [[said(document, name) for name in FACTS] for document in documents]


def ruled(source: str, first: str, rows: int, columns: int) -> list[Document]:
    """The documents of a page on which the rows from the one with a text on stand in a ruled table."""
    (page,) = pages(source)
    tops = sorted({line.box.y0 for line in page.lines})
    start = tops.index(next(line.box.y0 for line in page.lines if line.text == first))
    edges = [LEFT - 0.004 + column * (RIGHT - LEFT) / columns for column in range(columns + 1)]
    cells = tuple(
        Cell(row, column, Box(edges[column], top - 0.004, edges[column + 1], top + HEIGHT + 0.0045))
        for row, top in enumerate(tops[start : start + rows])
        for column in range(columns)
    )
    box = Box(edges[0], cells[0].box.y0, edges[-1], cells[-1].box.y1)
    return list(parse_documents(pages(source, grids=(Grid(cells, box),)), strict=True))


@pytest.mark.parametrize(
    ("pledge", "first", "shape"), [(PLEDGE_HEADS, "出质人", (2, 4)), (PLEDGE_LABELS, "登记号", (4, 2))]
)
@pytest.mark.parametrize("pledge_first", [False, True])
def test_a_pledge_in_a_small_ruled_table_leaves_the_licence_beside_it(
    pledge: str, first: str, shape: tuple[int, int], *, pledge_first: bool
) -> None:
    blocks = [(pledge, A_PLEDGE), (LICENCE, A_LICENCE)] if pledge_first else [(LICENCE, A_LICENCE), (pledge, A_PLEDGE)]
    source = HEAD + "".join(text for text, _ in blocks)
    expected = [facts for _, facts in blocks]
    assert told(ruled(source, first, *shape)) == expected
    assert told(read(source)) == expected


def test_three_rights_in_chapters_are_three_records_and_an_empty_chapter_is_none() -> None:
    source = f"{HEAD}一、{TRANSFER}二、{LICENCE}三、{PLEDGE_HEADS}四、专利权的保全\n无\n"
    found = read(source)
    assert told(found) == [A_TRANSFER, A_LICENCE, A_PLEDGE]
    assert [said(document, "patent_numbers") for document in found] == [[ONE]] * 3
    assert told(read(f"{HEAD}一、{TRANSFER}二、专利实施许可：无\n三、专利权质押\n无\n")) == [A_TRANSFER]


def test_a_chapter_goes_on_over_the_page_up_to_the_next_ones_head() -> None:
    upper, lower = LICENCE.split("许可种类", 1)
    licence, pledge = chapters_of(pages(f"{HEAD}{upper.rstrip()}\n---\n许可种类{lower}{PLEDGE_HEADS}"))
    assert (licence.event, pledge.event) == (Event.LICENCE, Event.PLEDGE)
    assert "独占许可" in licence.pages[1].text
    assert "出质人" not in licence.pages[1].text
    assert ONE in pledge.pages[0].text
    assert "让与人" not in pledge.pages[0].text


@pytest.mark.parametrize("title", [HEAD, f"# 法律状态公告\n申请号：{ONE}\n"])
@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("专利实施许可合同备案\n许可人：青禾大学\n被许可人：云杉新材料有限公司\n备案日期：2021年4月12日", "licence"),
        ("专利权质押\n质押登记号：2021370000456\n出质人：青禾大学\n质权人：滨州银行\n登记日：2021年4月12日", "pledge"),
    ],
)
def test_a_licence_or_pledge_whose_number_tells_nothing_says_what_it_is(title: str, text: str, event: str) -> None:
    (document,) = read(title + text)
    assert (said(document, "event"), said(document, "recorded_on")) == ([event], ["2021-04-12"])


def test_a_licence_in_a_row_of_a_table_of_events_is_no_transfer() -> None:
    row = "| 专利实施许可 | 青禾大学 | 云杉新材料有限公司 | 2021年4月12日 |"
    (document,) = read(f"{HEAD}| 登记事项 | 变更前 | 变更后 | 登记日 |\n{row}\n")
    assert (said(document, "from_parties"), said(document, "to_parties")) == ([], [])


def test_a_transfer_between_those_called_as_in_a_licence_stays_one() -> None:
    (document,) = read(f"{HEAD}专利权的转移\n让与人：青禾大学\n受让人：云杉公司\n变更生效日：2021年4月12日\n")
    assert told([document]) == [[["青禾大学"], ["云杉公司"], [], ["2021-04-12"], []]]


def test_rows_of_one_table_that_record_different_rights_are_records_of_their_own() -> None:
    found = read(
        f"""{HEAD}| 登记日期 | 登记事项 | 登记内容 |
| 2020.01.06 | 专利权转移 | 转让人：北辰学院；受让人：青禾大学 |
| 2021.04.12 | 专利实施许可备案 | 备案号：X2021370000123；让与人：青禾大学；受让人：云杉新材料有限公司 |
| 2021.06.01 | 专利权质押登记 | 登记号：Y2021370000456；出质人：青禾大学；质权人：滨州银行 |
| 2021.07.01 | 年费缴纳 | 缴至第5年度 |
"""
    )
    assert told(found) == [A_TRANSFER, A_LICENCE, A_PLEDGE]
    assert [said(document, "patent_numbers") for document in found] == [[ONE]] * 3


def test_a_licence_that_a_sentence_of_a_register_tells() -> None:
    (document,) = read(
        f"{HEAD}~ 该专利已办理实施许可合同备案，备案号为X2021370000123，让与人青禾大学，受让人云杉新材料有限公司。\n"
    )
    assert told([document]) == [[*A_LICENCE[:3], [], ["licence"]]]


STATES = f"# 法律状态公告\n申请号：{ONE}\n| 法律状态公告日 | 法律状态 | 法律状态信息 |\n"
PLEDGED = "登记号：Y2021370000456 出质人：青禾大学 质权人：滨州银行"
A_STATE = {
    "pledge": f"| 2021.06.20 | 质押登记的生效 | {PLEDGED} 登记生效日：2021.06.01 |\n",
    "end": f"| 2022.06.20 | 质押登记的注销 | {PLEDGED} 解除日：2022.06.01 |\n",
    "transfer": "| 2020.01.20 | 专利权的转移 | 变更前：北辰学院 变更后：青禾大学 登记生效日：2020.01.06 |\n",
    "name": "| 2019.08.20 | 姓名或名称的变更 | 变更前：北辰职业学院 变更后：北辰学院 |\n",
    "grant": "| 2019.05.07 | 授权 | 授权 |\n",
}


def test_rows_of_legal_states_on_different_rights_are_records_of_their_own() -> None:
    found = read(STATES + "".join(A_STATE.values()))
    assert told([found[0], found[2]]) == [A_PLEDGE, A_TRANSFER]
    assert [said(document, "cancelled") for document in found] == [[], ["True"], [], []]
    assert found[3].subtype == "change_notice"


def test_a_row_whose_event_was_not_read_keeps_the_table_together() -> None:
    unread = A_STATE["end"].replace("质押登记的注销", "贡甲")
    assert not rows_apart(pages(STATES + A_STATE["pledge"] + unread + A_STATE["transfer"]))
    assert rows_apart(pages(STATES + A_STATE["pledge"] + A_STATE["transfer"] + A_STATE["grant"]))


def test_the_end_of_a_right_under_a_head_of_its_own_is_told() -> None:
    end = "专利权质押登记的注销\n登记号：Y2021370000456\n注销日：2023年2月5日\n"
    found = read(f"{HEAD}一、{PLEDGE_LABELS}二、{end}三、{TRANSFER}")
    assert told([found[0], found[2]]) == [A_PLEDGE, A_TRANSFER]
    assert said(found[1], "cancelled") == ["True"]


@pytest.mark.parametrize(
    "empty",
    [
        "专利实施许可合同备案：无\n专利权质押登记：无\n",
        "二、专利实施许可合同备案\n无\n三、专利权质押登记\n无\n",
        "本专利未办理专利实施许可合同备案，未设立质押。\n",
        "备注：专利实施许可合同备案、质押登记事项以登记簿为准。\n",
    ],
)
def test_words_of_rights_that_nobody_has_leave_the_transfer_what_it_is(empty: str) -> None:
    change = "变更事项：专利权人\n变更前：北辰学院\n变更后：青禾大学\n生效日：2020年1月6日\n"
    assert told(read(f"{HEAD}{change}{empty}")) == [A_TRANSFER]
