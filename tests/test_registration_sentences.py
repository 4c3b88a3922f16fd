"""Notices that tell a change in sentences, in blocks or without an item, and titles that wrap; all invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.api import parse_documents
from parsers.documents.registration import WHOLE, parse_all
from parsers.values.organisation import split_parties
from parsers.values.title import without_others
from tests.paper_lines import STEP, pages

U, C, G = "青州海洋大学", "滨海云帆智能科技有限公司", "岭南华茂新材料(青州)股份有限公司"
T = "一种用于深海探测的耐压壳体"
P = "201810234567.3"
HEAD = f"# 手续合格通知书\n> 发文日：2021年04月12日\n专利号：{P}\n"
LONG = "基于多源异构传感数据融合与迁移学习的深海潜水器耐压壳体剩余使用寿命在线预测方法及系统"

TOLD = {
    "handed over": f"{U}将其所有的上述专利权转让给{C}、{G}，经审查合格，准予登记。",
    "by roles": f"转让人{U}与受让人{C}、{G}就上述专利提出的专利权转移手续，准予变更。",
    "what was and what is": f"该专利原专利权人为{U}，现专利权人为{C}、{G}，特此通知。",
    "what is, and what was in brackets": f"上述专利的权利人变更为{C}、{G}（变更前为{U}）。",
    "the former one called so": f"专利权人已由原{U}变更登记为{C}、{G}，自发文日起生效。",
    "moved": f"同意上述专利的专利权由{U}转移至{C}、{G}。",
}


@pytest.mark.parametrize("name", TOLD)
def test_a_sentence_tells_who_owned_the_patent_and_who_owns_it(name: str) -> None:
    (found,) = parse_documents(pages(f"{HEAD}名称：{T}\n~ {TOLD[name]}"))
    assert found.values("from_parties") == [U]
    assert found.values("to_parties") == [C, G.replace("(", "（").replace(")", "）")]


BLOCKS = {
    "numbered items": f"变更项目1：专利权人\n变更前：{U}\n变更后：{C}\n变更项目2：地址\n变更前：青州市\n变更后：滨海市",
    "items in one line": f"(1)变更项目：专利权人；变更前：{U}；变更后：{C}。\n(2)变更项目：邮编；变更前：100001",
    "items as labels": f"""| 专利权人 | |
| 变更前 | {U} |
| 变更后 | {C} |
| 代理机构 | |
| 变更前 | {G} |
| 变更后 | {U} |""",
    "heads of two rows": f"| 变更前 | | 变更后 | |\n| 专利权人 | 地址 | 专利权人 | 地址 |\n| {U} | 青州 | {C} | 滨海 |",
    "names below bare sides": f"| 变更前： | 变更后： |\n| {U} | {C} |",
    "names below their labels": f"变更前专利权人：\n    {U}\n变更后专利权人：\n    {C}",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_change_without_a_table_of_items_is_read(name: str) -> None:
    (found,) = parse_documents(pages(f"{HEAD}发明创造名称：{T}\n{BLOCKS[name]}"))
    assert found.values("from_parties") == [U]
    assert found.values("to_parties") == [C]


def test_the_day_below_its_label_and_right_of_the_labels_edge_is_read() -> None:
    (found,) = parse_documents(pages(f"# 手续合格通知书\n专利号：{P}\n变更生效日：\n        2021年04月12日"))
    assert [str(day) for day in found.values("recorded_on")] == ["2021-04-12"]


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_title_that_wraps_at_the_margin_is_whole(indent: str) -> None:
    title = f"{indent}发明创造名称：{LONG[:32]}\n{LONG[32:]}"
    source = f"# 手续合格通知书\n> 发文日：2021年04月12日\n{title}\n{indent}经审查，准予变更。"
    (found,) = parse_documents(pages(source))
    assert found.values("titles") == [LONG]


def test_a_sentence_below_a_title_that_reaches_the_margin_is_no_part_of_it() -> None:
    source = f"# 手续合格通知书\n> 发文日：2021年04月12日\n发明创造名称：{LONG[:32]}\n经审查，准予变更，特此通知。"
    (found,) = parse_documents(pages(source))
    assert found.values("titles") == [LONG[:32]]


@pytest.mark.parametrize(
    "said", [f"专利号为{P}、名称为《{T}》的专利，准予变更。", f"关于“{T}”（专利号：{P}）的著录项目变更，现通知如下。"]
)
def test_a_notice_may_quote_the_title_in_a_sentence(said: str) -> None:
    (found,) = parse_documents(pages(f"# 手续合格通知书\n> 发文日：2021年04月12日\n~ {said}"))
    assert found.values("titles") == [T]


REGISTER = f"# 专利登记簿副本\n专利号：{P}\n发明名称：{T}\n"
EVENTS = {
    "an item whose head nobody listed": f"""| 登记日期 | 登记类目 | 变更前 | 变更后 |
| 2019.01.02 | 授权 | | |
| 2021.04.12 | 专利权转移 | {U} | {C} |
| 2021.05.12 | 地址变更 | 青州市 | 滨海市 |""",
    "told in a cell": f"""| 登记日期 | 登记事项 | 登记内容 |
| 2019-01-02 | 授权 | 授予专利权 |
| 2021-04-12 | 专利权的转移 | 专利权人由{U}变更为{C} |""",
    "heads that name the owners": f"""| 变更生效日 | 变更前专利权人 | 变更后专利权人 |
| 2021-04-12 | {U} | {C} |""",
    "a sentence with its day before it": f"2021年4月12日，专利权由{U}转移给{C}，已予登记公告。",
    "labels behind the day": f"| 2021年4月12日 | 专利权转移 | 变更前：{U} |\n|  |  | 变更后：{C} |",
    "sides below their item": f"变更项目：专利权人\n变更前：{U}\n变更后：{C}\n变更生效日：2021年4月12日",
    "roles behind the day": f"2021年4月12日    专利权转移登记。转让人：{U}；受让人：{C}。",
}


@pytest.mark.parametrize("name", EVENTS)
def test_a_register_tells_a_transfer(name: str) -> None:
    (found,) = parse_documents(pages(REGISTER + EVENTS[name]))
    assert found.values("from_parties") == [U]
    assert found.values("to_parties") == [C]
    assert [str(day) for day in found.values("recorded_on")] == ["2021-04-12"]


def test_keys_of_a_legal_state_may_stand_above_their_values() -> None:
    source = f"""法律状态详情
申请号：{P}
名称：{T}
法律状态：专利申请权、专利权的转移
变更项目
 专利权人
变更前权利人
 {U}
变更后权利人
 {C}
变更项目
 共同专利权人
变更前权利人
 无
变更后权利人
 {G}
登记生效日
 2021-04-12"""
    (found,) = parse_documents(pages(source))
    assert found.values("from_parties") == [U]
    assert found.values("to_parties") == [C, G.replace("(", "（").replace(")", "）")]


def test_owners_with_but_a_blank_between_them_are_two() -> None:
    owners = f"变更前权利人:{U} 青州工业大学\n变更后权利人:{C}"
    source = f"专利权的转移\n专利号:{P}\n登记生效日:2021.04.12\n变更事项:专利权人\n{owners}"
    (found,) = parse_documents(pages(source))
    assert found.values("from_parties") == [U, "青州工业大学"]


RECORD = f"# 专利实施许可合同备案证明\n备案号：X2021370000123\n备案日期：2021年4月12日\n专利号：{P}\n专利名称1：{T}\n"


@pytest.mark.parametrize(
    "parties",
    [
        f"让与人信息\n  名称：{U}\n  地址：青州市\n受让人信息\n  名称：{C}\n  地址：滨海市",
        f"~ 本合同让与人：{U}；受让人：{C}；许可种类：普通许可。",
    ],
)
def test_the_parties_of_a_licence_may_stand_below_their_roles_or_in_a_sentence(parties: str) -> None:
    (found,) = parse_documents(pages(RECORD + parties))
    assert found.values("from_parties") == [U]
    assert found.values("to_parties") == [C]
    assert found.values("titles") == [T]


def test_titles_behind_their_numbers_in_one_paragraph_are_told_apart() -> None:
    rows = f"1. ZL{P} {T}2. ZL201920345678.1 一种可折叠的太阳能支架"
    (found,) = parse_documents(pages(f"# 专利权质押登记通知书\n登记号：Y2021370000123\n出质人：{C}\n{rows}"))
    assert found.values("titles") == [T, "一种可折叠的太阳能支架"]


def test_a_labelled_line_below_a_list_is_no_part_of_its_last_row() -> None:
    source = f"""# 专利权质押登记通知书
| 专利号 | 名称 | 申请日 |
| {P} | {T} | 2018-10-01 |
债务履行期限：自2021年1月1日起至2026年12月31日止
出质人：{C}"""
    (found,) = parse_documents(pages(source))
    assert found.values("titles") == [T]


def test_an_owner_in_a_row_without_a_day_is_of_the_change_above() -> None:
    source = f"""法律状态公告
专利号：{P}
专利权的转移  登记生效日：2021-04-12
| 变更事项 | 变更前权利人 | 变更后权利人 |
| 专利权人 | {U} | {C} |
| 共同专利权人 |  | {G} |"""
    (found,) = parse_documents(pages(source))
    assert found.values("to_parties") == [C, G.replace("(", "（").replace(")", "）")]
    assert [str(day) for day in found.values("recorded_on")] == ["2021-04-12"]


def test_keys_behind_the_number_are_of_the_same_licence() -> None:
    source = f"""专利实施许可合同备案的生效
合同备案号:X2021370000123
让与人:{U}
受让人:{C}
专利号:{P}
发明名称:{T}
许可种类:排他许可
备案日期:2021.04.12"""
    (found,) = parse_documents(pages(source))
    assert found.values("licence_type") == ["排他许可"]
    assert [str(day) for day in found.values("recorded_on")] == ["2021-04-12"]


def test_the_list_in_an_annex_of_which_a_record_speaks_is_its_own() -> None:
    source = f"""# 专利权质押登记通知书
登记号：Y2021370000123
出质人：{C}
出质专利清单详见附件。
---
附件：出质专利清单
| 序号 | 专利号 | 专利名称 |
| 1 | {P} | {T} |"""
    (found,) = parse_documents(pages(source))
    assert found.values("patent_numbers") == [P]
    assert found.values("titles") == [T]


def test_a_title_behind_its_number_goes_on_at_the_left_margin() -> None:
    line = f"专利号：{P}  发明创造名称：{LONG[:23]}"
    (found,) = parse_documents(pages(f"# 手续合格通知书\n> 发文日：2021年04月12日\n{line}\n{LONG[23:]}\n联系人：无"))
    assert found.values("titles") == [LONG]


def test_a_title_set_in_the_middle_goes_on_in_the_middle() -> None:
    source = (
        f"# 发明专利证书\n= 证书号第4512345号\n= 发明名称：{LONG[:28]}\n= {LONG[28:]}\n= 专利号：{P}\n= 专利权人：{U}"
    )
    (found,) = parse_documents(pages(source))
    assert found.values("titles") == [LONG]


def test_a_certificate_may_tell_number_and_title_in_a_sentence() -> None:
    said = f"本局对名称为“{T}”的专利申请（专利号：ZL{P}）进行审查，决定授予专利权。"
    (found,) = parse_documents(pages(f"# 发明专利证书\n证书号第4512345号\n~ {said}\n专利权人：{U}"))
    assert found.values("patent_numbers") == [P]
    assert found.values("titles") == [T]


def test_titles_of_a_list_without_a_head_stand_before_their_numbers() -> None:
    rows = f"| 1 | {T} | {P} |\n| 2 | 一种可折叠的太阳能支架 | 201920345678.1 |"
    (found,) = parse_documents(pages(f"# 专利权质押登记通知书\n登记号：Y2021370000123\n出质人：{C}\n{rows}"))
    assert found.values("titles") == [T, "一种可折叠的太阳能支架"]


def test_dots_may_lead_from_a_label_to_its_value() -> None:
    source = f"# 专利实施许可合同备案证明\n让与人........{U}\n受让人........Nova Medical GmbH、{C}\n专利号........{P}"
    (found,) = parse_documents(pages(source))
    assert found.values("from_parties") == [U]
    assert found.values("to_parties") == ["NovaMedicalGmbH", C]


def test_owners_abroad_and_at_home_each_on_a_line_are_two() -> None:
    source = f"{HEAD}名称：{T}\n变更前专利权人：{U}\n变更后专利权人：\n    Nova Medical GmbH\n    {C}"
    (found,) = parse_documents(pages(source))
    assert found.values("to_parties") == ["NovaMedicalGmbH", C]


def test_a_person_and_a_body_each_on_a_line_are_two() -> None:
    assert split_parties("张云帆\n青州市第一人民医院") == ["张云帆", "青州市第一人民医院"]
    assert split_parties("张云帆 青州大学") == ["张云帆", "青州大学"]


def test_a_labelled_line_below_one_that_reaches_the_margin_is_its_own() -> None:
    owners = f"{G}、国网岭南省电力公司青州供电分公司"
    source = f"{RECORD}受让人信息\n名称：{owners}\n地址：滨海市滨海大道一号\n让与人信息\n名称：{U}"
    (found,) = parse_documents(pages(source))
    assert found.values("to_parties") == [G.replace("(", "（").replace(")", "）"), "国网岭南省电力公司青州供电分公司"]


def test_the_one_to_whom_a_letter_is_sent_is_no_receiver_for_that() -> None:
    source = f"{RECORD}{G}：\n~ 你单位提交的备案申请，经审查，准予备案。"
    (found,) = parse_documents(pages(source))
    assert found.values("to_parties") == []


def test_co_owners_in_a_sentence_are_all_named() -> None:
    said = f"{U}、青州大学（许可人）与{C}、{G}（被许可人）订立的合同准予备案。"
    (found,) = parse_documents(pages(f"{RECORD}~ {said}"))
    assert found.values("from_parties") == [U, "青州大学"]
    assert found.values("to_parties") == [C, G.replace("(", "（").replace(")", "）")]


def test_english_between_a_key_and_its_colon_is_no_part_of_the_value() -> None:
    source = f"""TR01 专利权的转移 Transfer of patent right
申请号 Application No.: {P}
名称 Title: {T}
变更前权利人 Former owner: {U}
变更后权利人 New owner: {C}
登记生效日 Effective date: 2021.04.12"""
    (found,) = parse_documents(pages(source))
    assert found.values("patent_numbers") == [P]
    assert found.values("titles") == [T]
    assert (found.values("from_parties"), found.values("to_parties")) == ([U], [C])


def test_two_columns_headed_by_the_sides_in_square_brackets_are_read() -> None:
    sides = f"| 【变更前】 | 【变更后】 |\n| 权利人：{U} | 权利人：{C} |\n| 地址：青州市 | 地址：滨海市 |"
    (found,) = parse_documents(pages(f"{HEAD}名称：{T}\n{sides}"))
    assert (found.values("from_parties"), found.values("to_parties")) == ([U], [C])


LICENCE = (
    ("备案号", "X2021370000123"), ("让与人", U), ("受让人", C), ("专利号", P), ("发明名称", T),
    ("备案日期", "2021年4月12日"),
)  # fmt: skip
TURNED = {
    "captions below their values": "\n\n".join(f"{value}\n{label}" for label, value in LICENCE),
    "roles in brackets at the right edge": "\n".join(f"| {value} | （{label}） |" for label, value in LICENCE),
    "roles in brackets behind their values": "\n".join(f"{value}（{label}）" for label, value in LICENCE),
}


@pytest.mark.parametrize("name", TURNED)
def test_a_page_whose_labels_stand_behind_or_below_their_values_is_read_so(name: str) -> None:
    (found,) = parse_documents(pages(f"# 专利实施许可合同备案证明\n\n{TURNED[name]}"))
    assert (found.values("from_parties"), found.values("to_parties")) == ([U], [C])
    assert (found.values("titles"), found.values("patent_numbers")) == ([T], [P])
    assert [str(day) for day in found.values("recorded_on")] == ["2021-04-12"]
    box = found.fields["titles"][0].readings[0].box
    assert box is not None
    assert box.y0 < 0.5


@pytest.mark.parametrize("term", ["2021年4月12日 | 至2024年4月11日", "2021年4月12日至\n2024年4月11日"])
def test_a_value_in_two_lines_or_two_parts_is_whole_before_or_above_its_label(term: str) -> None:
    rows = [*LICENCE, ("许可期限", term)]
    place = "edge" if "|" in term else "below"
    form = {"edge": "| {} | （{}） |\n", "below": "{}\n{}\n\n"}[place]
    source = "".join(form.format(value, label) for label, value in rows)
    (found,) = parse_documents(pages(f"# 专利实施许可合同备案证明\n\n{source}"))
    days = [str(day) for name in ("term_start", "term_end") for day in found.values(name)]
    assert days == ["2021-04-12", "2024-04-11"]


def test_a_value_in_two_lines_is_whole_before_a_label_at_their_middle() -> None:
    rows = [*LICENCE[:3], ("", "2021年4月12日至"), ("许可期限", "2024年4月11日"), *LICENCE[3:]]
    source = "\n".join(f"| {value} | {label and f'（{label}）'} |" for label, value in rows)
    (page,) = pages(f"# 专利实施许可合同备案证明\n\n{source}")
    lines = [
        replace(line, box=replace(line.box, y0=line.box.y0 - STEP / 2, y1=line.box.y1 - STEP / 2))
        if line.text == "（许可期限）"
        else line
        for line in page.lines
    ]
    (found,) = parse_documents([replace(page, lines=tuple(lines))])
    days = [str(day) for name in ("term_start", "term_end") for day in found.values(name)]
    assert days == ["2021-04-12", "2024-04-11"]


@pytest.mark.parametrize("title", ["专利公报", "发明专利公报", "2021-06-09电子文件接收日", "张云帆", "手续合格通知书"])
def test_papers_dates_and_persons_are_no_titles(title: str) -> None:
    (found,) = parse_documents(pages(f"{HEAD}发明创造名称：{title}\n变更前专利权人：{U}\n变更后专利权人：{C}"))
    assert found.values("titles") == []


def test_what_is_of_another_sort_behind_a_title_is_cut_off() -> None:
    assert without_others(f"{T}2019.03.25") == T
    assert without_others(f"{T}发明人：张云帆") == T
    assert without_others("一种专利号识别方法2019.03.25装置") == ""


def test_a_certificate_may_print_its_number_behind_no_alone() -> None:
    source = f"# 发明专利证书\n> No. 4512345\n发明名称：{T}\n专利号：{P}\n专利权人：{U}\n授权公告日：2021年4月12日"
    (found,) = parse_documents(pages(source))
    assert found.values("certificate_number") == ["4512345"]


def test_owners_with_their_addresses_between_them_are_all_named() -> None:
    after = f"    {C}\n    地址：滨海市\n    {G}\n    地址：青州市"
    source = f"{HEAD}名称：{T}\n变更前专利权人：\n    {U}\n    地址：青州市\n变更后专利权人：\n{after}\n审查员：张云帆"
    (found,) = parse_documents(pages(source))
    assert found.values("from_parties") == [U]
    assert found.values("to_parties") == [C, G.replace("(", "（").replace(")", "）")]


def test_the_day_of_a_registers_event_may_stand_above_its_sides() -> None:
    source = f"""{REGISTER}授权公告日：2019年1月2日
---
2021年4月12日 专利权的转移
  变更前专利权人：{U}
  变更后专利权人：{C}
2021年5月12日 地址变更
  变更后地址：滨海市
---
年费缴纳情况
2021-05-01  900.00"""
    (found,) = parse_documents(pages(source))
    assert [str(day) for day in found.values("recorded_on")] == ["2021-04-12"]
    assert found.values("to_parties") == [C]


def test_an_event_in_one_of_two_narrow_columns_is_read_in_its_column() -> None:
    left = [f"[21]专利号 {P}", f"[54]发明名称 {T[:8]}", T[8:], "登记生效日 2021.04.12", f"变更前权利人 {U}"]
    left += [f"变更后权利人 {C[:6]}", C[6:]]
    right = [
        "授权公告日 2015.03.04",
        "地址 青州市海洋路十二号",
        "专利权的终止",
        "因未缴纳年费终止",
        "公告日 2020.03.02",
        "",
        "",
    ]
    rows = "\n".join(f"| {one} | {two} |" for one, two in zip(left, right, strict=True))
    (found,) = parse_documents(pages(f"= 发明专利公报\n= 专利权的转移\n\n{rows}"))
    assert (found.values("from_parties"), found.values("to_parties")) == ([U], [C])
    assert found.values("titles") == [T]
    assert [str(day) for day in found.values("recorded_on")] == ["2021-04-12"]


def test_parties_in_the_rows_of_their_roles_are_read_by_their_names() -> None:
    source = f"""{RECORD}| 让与人 | 名称 | {U} |
|  | 地址 | 青州市 |
| 受让人 | 名称 | {C} |
|  | 地址 | 滨海市 |"""
    (found,) = parse_documents(pages(source))
    assert (found.values("from_parties"), found.values("to_parties")) == ([U], [C])


def test_events_of_two_columns_are_never_mixed() -> None:
    def entry(number: str, before: str, after: str, day: str) -> list[str]:
        return [f"[21]专利号 {number}", f"变更前权利人 {before}", f"变更后权利人 {after}", f"登记生效日 {day}"]

    left = [*entry(P, U, C, "2021.04.12"), "", *entry("201410896093.0", "岚溪交通大学", "岚溪电子公司", "2021.04.17")]
    right = [*entry("201210873101.0", "云衢工程学院", "云衢机械公司", "2021.04.14"), "", "", "", "", ""]
    rows = "\n".join(f"| {one} | {two} |" for one, two in zip(left, right, strict=True))
    found = list(parse_documents(pages(f"= 发明专利公报\n= 专利申请权、专利权的转移\n\n{rows}")))
    told = {
        document.values("patent_numbers")[0]: (
            document.values("from_parties"),
            document.values("to_parties"),
            [str(day) for day in document.values("recorded_on")],
        )
        for document in found
    }
    assert told["201410896093.0"] == (["岚溪交通大学"], ["岚溪电子公司"], ["2021-04-17"])
    assert told["201210873101.0"] == (["云衢工程学院"], ["云衢机械公司"], ["2021-04-14"])
    assert len(told) == len(found) == 3


def test_an_event_that_goes_on_in_the_next_column_is_one() -> None:
    left = [f"[21]专利号 {P}", f"变更前权利人 {U}", f"变更后权利人 {C}", "登记生效日 2021.04.12"]
    left += ["[21]专利号 201410896093.0", "变更前权利人 岚溪交通大学"]
    right = ["变更后权利人 岚溪电子公司", "登记生效日 2021.04.17", "[21]专利号 201210873101.0"]
    right += ["变更前权利人 云衢工程学院", "变更后权利人 云衢机械公司", "登记生效日 2021.04.14"]
    rows = "\n".join(f"| {one} | {two} |" for one, two in zip(left, right, strict=True))
    found = list(parse_documents(pages(f"= 发明专利公报\n= 专利申请权、专利权的转移\n\n{rows}")))
    told = {document.values("patent_numbers")[0]: document for document in found}
    assert list(told) == [P, "201410896093.0", "201210873101.0"]
    broken = told["201410896093.0"]
    assert (broken.values("from_parties"), broken.values("to_parties")) == (["岚溪交通大学"], ["岚溪电子公司"])
    assert [str(day) for day in broken.values("recorded_on")] == ["2021-04-17"]


def test_a_key_below_a_full_line_begins_one_though_its_value_begins_with_a_conjunction() -> None:
    left = [f"专利号 {P}", "变更前权利人 岚溪（滨海）轨道有限公司", "变更后权利人 和光（岚溪）装备有限公司"]
    left += ["地址变更前 滨海市学府路一百二十八号楼", "地址变更后 岚溪市一号", "登记生效日 2021.04.12"]
    right = [
        "专利号 201210873101.0",
        "变更前权利人 云衢工程学院",
        "变更后权利人 云衢公司",
        "登记生效日 2021.04.14",
        "",
        "",
    ]
    rows = "\n".join(f"| {one} | {two} |" for one, two in zip(left, right, strict=True))
    first, _ = parse_documents(pages(f"= 发明专利公报\n= 专利申请权、专利权的转移\n\n{rows}"))
    assert first.values("from_parties") == ["岚溪（滨海）轨道有限公司"]
    assert first.values("to_parties") == ["和光（岚溪）装备有限公司"]


def test_columns_of_a_second_page_are_read_by_themselves_too() -> None:
    def half(number: str, before: str, after: str, day: str) -> list[str]:
        return [f"[21]专利号 {number}", f"变更前权利人 {before}", f"变更后权利人 {after}", f"登记生效日 {day}"]

    def sheet(left: list[str], right: list[str]) -> str:
        rows = "\n".join(f"| {one} | {two} |" for one, two in zip(left, right, strict=True))
        return f"= 发明专利公报\n= 专利申请权、专利权的转移\n\n{rows}"

    one, two = half(P, U, C, "2021.04.12"), half("201410896093.0", "岚溪交通大学", "岚溪电子公司", "2021.04.17")
    three = half("201210873101.0", "云衢工程学院", "云衢机械公司", "2021.04.14")
    four = half("201510428910.4", "澄江师范学院", "澄江化工公司", "2021.04.15")
    found = parse_all(pages(f"{sheet(one, two)}\n---\n{sheet(three, four)}"))
    told = [[str(item.value) for name in WHOLE for item in parsed.fields.get(name, ())] for parsed in found]
    assert told == [
        [P, U, C, "2021-04-12"],
        ["201410896093.0", "岚溪交通大学", "岚溪电子公司", "2021-04-17"],
        ["201210873101.0", "云衢工程学院", "云衢机械公司", "2021-04-14"],
        ["201510428910.4", "澄江师范学院", "澄江化工公司", "2021-04-15"],
    ]
    boxes = [item.readings[0].box for parsed in found[1::2] for item in parsed.fields["to_parties"]]
    assert all(box is not None and box.x0 > 0.4 for box in boxes)
