"""CNIPA records whose tables, blocks and sentences no template knows, each the smallest page that shows it.

All values are invented.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.lines import Box, Line, Reader
from parsers.api import parse_documents
from parsers.documents.flow_names import is_party
from parsers.documents.registration_sentences import told_in
from parsers.layout.piece import Piece
from parsers.values.title import looks_like_title
from tests.paper_lines import pages

U, C, G = "青州海洋大学", "滨海云帆智能科技有限公司", "岭南华茂新材料股份有限公司"
B = "滨海银行股份有限公司青州支行"
T, T2 = "一种用于深海探测的耐压壳体", "一种可折叠的太阳能支架"
P, P2 = "201810234567.3", "201920345678.1"
NOTICE = f"""发文日：2021年04月12日
申请号或专利号：{P}
发明创造名称：{T}
# 手续合格通知书
"""
Facts = dict[str, list[str]]
MOVED: Facts = {"from_parties": [U], "to_parties": [C], "titles": [T], "recorded_on": ["2021-04-12"]}

PAPERS: dict[str, tuple[str, Facts]] = {
    "the title of the paper below a value is no part of it": (
        f"""| 发文日 | 发明创造名称 |
| 2021年04月12日 | {T} |
# 手续合格通知书
专利号：{P}
| 变更项目 | 变更前 | 变更后 |
| 专利权人 | {U} | {C} |""",
        MOVED,
    ),
    "a sentence right above a head is no column, and the item may stand last": (
        f"""{NOTICE}~ 经审查，准予下列变更：
| 变更后 | 变更前 | 变更项目 |
| {C} | {U} | 专利权人 |""",
        MOVED,
    ),
    "particulars behind 变更前 and 变更后": (
        f"""{NOTICE}变更前：专利权人：{U}    地址：青州市
变更后：专利权人：{C}    地址：滨海市""",
        MOVED,
    ),
    "particulars below 变更前 and 变更后 side by side": (
        f"""{NOTICE}| 变更前 | 变更后 |
| 专利权人：{U} | 专利权人：{C} |
| 地址：青州市 | 地址：滨海市 |""",
        MOVED,
    ),
    "an arrow": (f"{NOTICE}~ 经审查合格。专利权人：{U} → {C}。", MOVED),
    "two clauses": (f"{NOTICE}~ 变更前的专利权人为{U}，变更后的专利权人为{C}。", MOVED),
    "the owner by 由 and 变更为 on lines of their own": (f"{NOTICE}准予转移。专利权人由：{U}\n变更为：{C}", MOVED),
    "roles in brackets behind the names of a sentence": (
        f"""# 专利实施许可合同备案合格通知书
~ {U}（让与人）与{C}（受让人）签订的专利实施许可合同准予备案，合同备案号为X2021370000123，
+ 备案日期2021年4月12日，涉及专利为：{T}（专利号ZL{P}）。""",
        MOVED,
    ),
    "a sentence that proves, and a licence given to somebody": (
        f"""# 专利实施许可合同备案证明
~ 兹证明{U}（许可方）将专利“{T}”（专利号：ZL{P}）以普通许可方式许可给{C}（被许可方），
+ 该合同已于2021年4月12日在国家知识产权局备案。""",
        MOVED,
    ),
    "the day a pledge was asked for is not the day it was made": (
        f"""# 专利权质押登记通知书
{C}、{B}：
~ 你方于2021年4月6日提交的专利权质押登记请求准予登记，质权自2021年04月12日登记时设立。出质人为{C}，质权人为{B}。
专利号：{P}
名称：{T}""",
        MOVED | {"from_parties": [C], "to_parties": [B]},
    ),
    "titles before bare numbers": (
        f"""# 专利权质押登记通知书
出质人：（甲方）{C}
质权人：（乙方）{B}
质押专利：{T}（{P}）、{T2}（{P2}）""",
        {"from_parties": [C], "to_parties": [B], "titles": [T, T2], "patent_numbers": [P, P2]},
    ),
    "the owner opens the licence": (
        f"""# 专利开放许可备案证明
备案号：X2021980000123
专利权人：{U}
被许可人：{C}
专利号：{P}
发明名称：{T}
备案日期：2021-04-12""",
        MOVED,
    ),
    "owners each on a line, the first with a semicolon": (
        f"""法律状态信息
申请号：{P}
变更事项：专利权人
变更前权利人：{U}
变更后权利人：{C};
　　　　　　　{G}
登记生效日：2021.04.12""",
        {"from_parties": [U], "to_parties": [C, G]},
    ),
    "a card with its title on top and no label": (
        f"""{T}
申请号：{P}
法律事件：权利转移（TR01）
变更前权利人：{U}
变更后权利人：{C}
登记生效日：2021-04-12""",
        MOVED,
    ),
    "a print-out about a sale": (
        f"""专利转让信息
标题：{T}
申请号：{P}
转让前权利人：{U}
转让后权利人：{C}
转让生效日：2021-04-12""",
        MOVED,
    ),
    "an official print-out whose table begins with the day": (
        f"""= 中国及多国专利审查信息查询
申请号/专利号：{P}
发明名称：{T}
| 变更生效日 | 变更事项 | 变更前 | 变更后 |
| 2021-04-12 | 专利权人 | {U} | 滨海云帆公司 |""",
        MOVED | {"to_parties": ["滨海云帆公司"]},
    ),
    "events one a line": (
        f"""# 专利登记簿副本
专利号：{P}
发明名称：{T}
变更事项：专利权人  变更前：{U}  变更后：{C}  生效日：2021年04月12日""",
        MOVED,
    ),
    "labels that no list has, glued to their values": (
        f"""# 专利登记簿副本
专利号ZL{P}
专利名称{T}
变更前的专利权人{U}
变更后的专利权人{C}
变更登记日2021年04月12日""",
        MOVED,
    ),
    "counted labels above their values": (
        f"""{NOTICE}一、变更前专利权人
{U}
二、变更后专利权人
{C}""",
        MOVED,
    ),
    "keys in brackets within a line": (
        f"""[申请号] {P}
[名称] {T}[法律状态]专利权的转移
[变更前权利人] {U}
[变更后权利人] {C}
[登记生效日] 2021.04.12""",
        MOVED,
    ),
    "a card of a licence, labels above their values": (
        f"""{T}
申请号：CN{P}
法律状态：专利实施许可合同备案的生效
| 合同备案号 | 备案日期 |
| X2021370000123 | 2021.04.12 |
| 让与人 | 受让人 |
| {U} | {C} |""",
        MOVED | {"record_number": ["X2021370000123"]},
    ),
    "numbered names": (
        f"""# 专利实施许可合同备案证明
备案号：X2021370000123
许可方：{U}
被许可方：1. {C} 2. {G}
专利号：{P}""",
        {"from_parties": [U], "to_parties": [C, G]},
    ),
    "titles before their number in a counted list": (
        f"""# 专利权质押登记通知书
出质人：{C}
质权人：{B}
（1）{T}　专利号：ZL{P}
（2）{T2}　专利号：ZL{P2}""",
        {"titles": [T, T2]},
    ),
    "a list that goes on without a head on the next page": (
        f"""# 专利权质押登记通知书
> 第1页 共2页
出质人：{C}
质权人：{B}
| 序号 | 专利号 | 名称 |
| 1 | {P} | {T} |
---
> 第2页 共2页
| 2 | {P2} | {T2} |""",
        {"titles": [T, T2], "patent_numbers": [P, P2]},
    ),
    "labels with English under them": (
        f"""# 专利实施许可合同备案证明
| 许可方 | {U} |
| Licensor |  |
| 被许可方 | {C} |
| Licensee |  |
| 发明名称 | {T} |
| Title |  |
| 备案日期 | 2021-04-12 |""",
        MOVED,
    ),
    "labels in English of one owner or several": (
        f"""# 专利实施许可合同备案证明
| 许可方 | {U} |
| LICENSOR(S) |  |
| 被许可方 | {C} |
| LICENSEE(S) |  |
| 发明名称 | {T} |
| 备案日期 | 2021-04-12 |""",
        MOVED,
    ),
    "a notice of a transfer is none of a pledge, and its day stands in a sentence": (
        f"""# 专利权转移登记通知书
~ 你单位提交的专利号为{P}、名称为“{T}”的专利著录项目变更请求，准予将专利权人由{U}
+ 变更为{C}，变更自2021年4月12日起生效。""",
        MOVED,
    ),
    "a sentence behind the label of the owner": (f"{NOTICE}专利权人：由“{U}”变更为“{C}”。", MOVED),
    "an owner's name in English is no further owner": (
        f"""{NOTICE}| 变更项目 | 变更前 | 变更后 |
| 专利权人 | {U} | {C} |
| 专利权人英文名称 | OCEAN UNIVERSITY |  |""",
        MOVED,
    ),
    "a title above the path to the page, and the bare day of effect": (
        f"""{T}
首页 > 专利检索 > 法律状态
| 申请号 | {P} | 申请日 | 2018-03-09 |
| 法律事件 | 专利权的转移 | 生效日期 | 2021-04-12 |
| 转让前权利人 | 青州海洋大学 | 转让后权利人 | 滨海学院 |""",
        MOVED | {"to_parties": ["滨海学院"]},
    ),
    "co-owners below each other in rows that stand as close as they do": (
        f"""# 专利实施许可备案证明

| 备案号 | X2021370000123 |  |
| 许可人 | 青州海洋大学 |  |
|  | 青州设计研究院 |  |
| 被许可人 | 滨海学院 |  |
| 备案日期 | 2021年4月12日 |  |
| 发明名称 | {T} |  |""",
        MOVED | {"from_parties": ["青州海洋大学", "青州设计研究院"], "to_parties": ["滨海学院"]},
    ),
    "a headline of the office's database": (
        f"""# 中国专利公布公告
[事务数据] {T}
| 申请号 | 事务数据公告日 | 事务数据类型 |
| {P} | 2021.04.27 | 专利权的转移 |
登记生效日：2021.04.12
变更事项：专利权人
变更前权利人：{U}
变更后权利人：{C}""",
        MOVED,
    ),
    "a card whose first two labels look like the head of a list": (
        f"""法律状态公告
| 专利名称 | 申请号 |
| {T} | CN{P} |
| 申请日 | 当前权利人 |
| 2018-03-09 | 滨海学院 |
| 法律事件 | 登记生效日 |
| 专利权的转移 | 2021-04-12 |
| 变更前权利人 | 变更后权利人 |
| {U} | 滨海学院 |""",
        MOVED | {"to_parties": ["滨海学院"]},
    ),
    "titles in quotation marks behind their numbers": (
        f"""# 专利实施许可合同备案证明
~ 让与人{U}与受让人{C}的专利实施许可合同予以备案。
备案日期：2021年4月12日
ZL{P}《{T}》
ZL{P2}《{T2}》""",
        MOVED | {"titles": [T, T2]},
    ),
    "numbers straight behind those of a list, and a day on which we recorded it": (
        f"""# 专利实施许可合同备案证明
~ 让与人{U}与受让人{C}签订的专利实施许可合同已于2021年4月12日在我局备案。
1．{P}  {T}
2．{P2}  {T2}""",
        MOVED | {"patent_numbers": [P, P2], "titles": [T, T2]},
    ),
    "a change told in the cell of a register's table": (
        f"""# 专利登记簿副本
专利号：{P}
名称：{T}
| 登记事项 | 登记内容 | 登记日 |
| 专利权转移 | 权利人变更 | 2021.04.12 |
变更前：{U}
变更后：{C}
变更日：2021年4月12日""",
        MOVED,
    ),
    "the name of the case": (
        f"""# 手续合格通知书
申请号或专利号：{P}
案件名称：{T}
~ 将专利权人由“{U}”变更为“{C}”，专利权的转移自2021年04月12日起生效。""",
        MOVED,
    ),
    "titles in a sentence, each before its number": (
        f"""# 专利权质押登记通知书
~ 出质人{C}与质权人{B}就专利{T}（ZL{P}）、{T2}（ZL{P2}）签订的质押合同，已于2021年4月12日办理质押登记。""",
        MOVED | {"from_parties": [C], "to_parties": [B], "titles": [T, T2]},
    ),
    "cards of patents below each other": (
        f"""# 专利实施许可合同备案证明
| 许可方 | 被许可方 | 备案日期 |
| 海洋大学 | 云帆公司 | 2021-04-12 |
| 专利号 | 专利名称 |
| {P} | {T} |
| 专利号 | 专利名称 |
| {P2} | {T2} |""",
        {"patent_numbers": [P, P2], "titles": [T, T2], "recorded_on": ["2021-04-12"]},
    ),
    "an event right below a title is no part of it": (
        f"""法律状态公告
申请号：{P}
专利名称：{T}
专利权的转移
登记生效日：2021-04-12
变更前权利人：{U}
变更后权利人：{C}""",
        MOVED,
    ),
    "headings in brackets, each over the particulars of one side, and titles behind numbers": (
        f"""# 专利权质押登记通知书
（一）出质人
名称：{C}
（二）质权人
名称：{B}
（三）质押的专利
专利号：{P}，名称：{T}
专利号：{P2}，名称：{T2}
（四）登记日：2021年4月12日""",
        MOVED | {"from_parties": [C], "to_parties": [B], "titles": [T, T2]},
    ),
    "both sides in one line behind their item": (f"{NOTICE}1．专利权人：变更前 {U}；变更后 {C}。", MOVED),
    "one who hands over the patent spoken of": (
        f"""# 专利登记簿副本
专利号：{P}
发明名称：{T}
~ 专利权转移情况：{U}将上述专利权转让给{C}，登记生效日为2021年4月12日。""",
        MOVED,
    ),
    "a patent called by its name in a sentence": (
        f"""# 专利实施许可合同备案证明
~ 许可方{U}与被许可方{C}就专利号为{P}、名称为{T}的专利签订的专利实施许可合同已予备案。
备案日期：2021年4月12日""",
        MOVED,
    ),
    "a title behind the number in one line": (
        f"""# 专利权质押登记通知书
出质人：{C}
质权人：{B}
登记日：2021年4月12日
质押专利：{P} {T}""",
        MOVED | {"from_parties": [C], "to_parties": [B]},
    ),
    "a sentence right below a list is no row of it": (
        f"""# 专利实施许可合同备案证明
许可方：{U}
被许可方：{C}
备案日期：2021年4月12日
| 专利号 | 专利名称 |
| {P} | {T} |
本证明由业务办理系统出具。""",
        MOVED,
    ),
    "the kind of a patent beside its number is no title, and a term may begin with an event": (
        f"""# 专利开放许可声明公告
| 专利号 | 专利类型 |
| {P} | 实用新型 |
专利权人：{U}
开放许可期限：自声明公告之日起至2027年5月31日""",
        {"patent_numbers": [P], "titles": [], "from_parties": [U], "term_end": ["2027-05-31"], "term_start": []},
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_the_record_is_read(name: str) -> None:
    source, expected = PAPERS[name]
    (found,) = parse_documents(pages(source))
    assert {key: [str(value) for value in found.values(key)] for key in expected} == expected


def test_a_list_of_owners_of_which_one_is_cut_is_left_out() -> None:
    source = f"{NOTICE}| 变更项目 | 变更前 | 变更后 |\n| 专利权人 | {U}、岭南华 | {C} |"
    (found,) = parse_documents(pages(source))
    assert found.values("from_parties") == []
    assert found.values("to_parties") == [C]


def test_a_number_whose_check_digit_disagrees_was_misread() -> None:
    misread = NOTICE.replace("201810234567.3", "201810234561.3")
    (found,) = parse_documents(pages(misread))
    (twice,) = parse_documents(pages(f"{misread}~ 专利号{'201810234561.3'}准予变更。"))
    assert found.values("patent_numbers") == []
    assert twice.values("patent_numbers") == ["201810234561.3"]


def test_both_sides_may_stand_behind_labels_in_one_cell() -> None:
    lines = (f"变更前专利权人：{U}", f"变更后专利权人：{C}")
    piece = Piece(
        tuple(Line(text, Box(0.3, y, 0.7, y + 0.02), 0.98) for text, y in zip(lines, (0.2, 0.23), strict=True)), 1
    )
    told = told_in(piece)
    assert told is not None
    assert [side.joined for side in told] == [U, C]


def test_a_title_without_its_first_character_is_none_whoever_read_it() -> None:
    printed = [
        replace(page, lines=tuple(replace(line, reader=Reader.TEXT) for line in page.lines))
        for page in pages(f"{NOTICE.replace('一种用于', '种用于')}专利权人由{U}变更为{C}。")
    ]
    (found,) = parse_documents(printed)
    assert found.values("titles") == []


def test_what_a_sentence_says_of_a_contract_is_no_title() -> None:
    source = f"# 专利实施许可合同备案通知书\n~ 让与人{U}与受让人{C}签订的专利实施许可合同（专利号：ZL{P}）准予备案。"
    (found,) = parse_documents(pages(source))
    assert found.values("titles") == []


@pytest.mark.parametrize("heads", ["转让人 | 受让人 | 登记生效日", "原专利权人 | 现专利权人 | 变更生效日"])
def test_a_list_of_two_transfers_is_two_records(heads: str) -> None:
    source = f"""# 专利权转移登记通知书
| 专利号 | 名称 | {heads} |
| {P} | 耐压壳体 | 海洋大学 | 云帆公司 | 2021-4-12 |
| {P2} | 折叠支架 | 山地学院 | 华茂公司 | 2021-4-19 |"""
    first, second = parse_documents(pages(source))
    assert (first.values("patent_numbers"), second.values("patent_numbers")) == ([P], [P2])
    assert (first.values("from_parties"), second.values("from_parties")) == (["海洋大学"], ["山地学院"])
    assert (first.values("to_parties"), second.values("to_parties")) == (["云帆公司"], ["华茂公司"])
    assert [str(item.values("recorded_on")[0]) for item in (first, second)] == ["2021-04-12", "2021-04-19"]


LIST = f"""# 专利权质押登记通知书
出质人：{C}
质权人：{B}
| 序号 | 专利号 | 名称 |
| 1 | {P} | {T} |
"""


@pytest.mark.parametrize("row", [f"| 2 | {P2} |  |", f"| 2 | {P2} | 的太阳能支架 |"])
def test_titles_of_a_list_of_which_one_is_lost_or_cut_are_left_out(row: str) -> None:
    (found,) = parse_documents(pages(LIST + row))
    assert found.values("patent_numbers") == [P, P2]
    assert found.values("titles") == []


@pytest.mark.parametrize("name", ["科技有限公司", f"生效日{U}", f"{U}现专利权人{C}", "股份有限公司"])
def test_a_name_that_lost_its_beginning_or_swallowed_a_label_is_no_party(name: str) -> None:
    assert not is_party(name)


@pytest.mark.parametrize("name", ["电子科技大学", "中国科学院", "中心医院", "青州科技有限公司"])
def test_a_name_that_is_but_general_words_may_be_whole(name: str) -> None:
    assert is_party(name)


def test_print_of_two_columns_is_no_name() -> None:
    source = f"{NOTICE}| 变更项目 | 变更前 | 变更后 | |\n| 专利权人 | 青州大学 | 滨海公司 | 岭南公司 |"
    (found,) = parse_documents(pages(source))
    assert found.values("from_parties") == ["青州大学"]
    assert found.values("to_parties") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (T, True),
        ("数据处理方法及装置", True),
        (C, False),
        ("智能手表", False),
        ("专利实施许可合同", False),
        ("公告日：2021年的方法", False),
    ],
)
def test_a_title_is_told_by_how_it_begins_or_ends(text: str, told: bool) -> None:
    assert looks_like_title(text) is told


@pytest.mark.parametrize("latest_first", [False, True])
def test_numbered_transfers_of_a_register_one_after_the_other_are_records_of_their_own(latest_first: bool) -> None:
    owners = ("沈北建筑工程大学", "雷岭（滨城）电气有限公司", "滨城凌云志水务有限公司")
    told = list(zip(owners, owners[1:], ("2021年10月11日", "2021年12月06日"), strict=False))
    told = told[::-1] if latest_first else told
    items = "".join(
        f"  {number}．转让人：{giver}\n    受让人：{taker}\n    登记日：{day}\n"
        for number, (giver, taker, day) in enumerate(told, start=1)
    )
    head = f"# 专利登记簿副本\n专利号：201810234567.3\n现专利权人：{owners[2]}\n\n三、专利权的转移\n"
    records = parse_documents(pages(head + items + "\n四、专利权的质押、保全\n  无。"), strict=True)
    sides = [(record.values("from_parties"), record.values("to_parties")) for record in records]
    assert sides == [([giver], [taker]) for giver, taker, _ in told]
    assert all(len(record.values("recorded_on")) == 1 for record in records)
