"""How records tell a change: in small forms, rows, histories, columns and sentences, each event with its own.

All values are invented.
"""

from __future__ import annotations

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.api import parse_documents
from tests.paper_lines import HEIGHT, width
from tests.test_registration_tables import ONE, TWO, read, said


def test_boxes_of_two_parties_side_by_side_with_their_addresses() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
登记号：Y2020980001234
| 出质人 | 质权人 |
| 青禾装备有限公司 | 云杉银行股份有限公司滨州分行 |
| 滨州市学府路207号 | 滨州市望江路127号 |

专利号：ZL{ONE}
"""
    )
    assert said(document, "from_parties") == ["青禾装备有限公司"]
    assert said(document, "to_parties") == ["云杉银行股份有限公司滨州分行"]


def test_a_numbered_paragraph_below_a_table_of_events_is_none_of_its_rows() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
1. 专利号：ZL{ONE}
4. 专利权的转移：
| 变更前专利权人 | 变更后专利权人 | 登记日 |
| 青禾大学 | 云杉新材料有限公司 | 2021年4月12日 |
5. 年费缴纳至第6年度
"""
    )
    assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾大学"], ["云杉新材料有限公司"])


def test_every_row_of_a_gazettes_table_is_an_event_with_its_own_patent() -> None:
    found = read(
        f"""= 专利权的转移
| 专利号 | 变更前权利人 | 变更后权利人 | 登记生效日 |
| {ONE} | 青禾大学 | 云杉新材料有限公司 | 2021.04.12 |
| {TWO} | 北辰学院 | 山海光电有限公司 | 2021.04.19 |
"""
    )
    told = [(said(item, "patent_numbers"), said(item, "from_parties"), said(item, "to_parties")) for item in found]
    assert told == [([ONE], ["青禾大学"], ["云杉新材料有限公司"]), ([TWO], ["北辰学院"], ["山海光电有限公司"])]
    assert not any(said(item, "titles") for item in found)


def test_a_notice_that_says_from_when_the_change_holds_is_of_that_day() -> None:
    (document,) = read(
        f"""# 手续合格通知书
发文日：2021年4月15日
申请号：{ONE}
~ 经审查，专利权人由青禾大学变更为云杉新材料有限公司的请求符合规定，准予变更，变更自2021年4月12日起生效。
"""
    )
    assert (said(document, "to_parties"), said(document, "recorded_on")) == (["云杉新材料有限公司"], ["2021-04-12"])


def test_the_day_of_a_change_said_again_below_each_of_its_items() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
专利号：ZL{ONE}
变更项目：专利权人
变更前：青禾大学
变更后：云杉新材料有限公司
变更日：2021年4月12日
变更项目：地址
变更前：滨州市学府路1号
变更后：滨州市渤海路5号
变更日：2021年4月12日
"""
    )
    assert (said(document, "to_parties"), said(document, "recorded_on")) == (["云杉新材料有限公司"], ["2021-04-12"])


def test_a_history_in_sentences_gives_every_transfer() -> None:
    found = read(
        f"""# 专利登记簿副本
专利号：ZL{ONE}
~ 2020年3月2日，专利权人由北辰学院变更为青禾大学。
~ 2021年4月12日，专利权人由青禾大学变更为云杉新材料有限公司。
"""
    )
    told = [(said(item, "from_parties"), said(item, "to_parties"), said(item, "recorded_on")) for item in found]
    assert told == [
        (["北辰学院"], ["青禾大学"], ["2020-03-02"]),
        (["青禾大学"], ["云杉新材料有限公司"], ["2021-04-12"]),
    ]


def test_a_day_behind_a_code_on_the_line_of_a_number() -> None:
    (document,) = read(
        f"""= 专利权的转移
[11]专利号 {ONE} [43]登记生效日 2021.04.12
[73]变更前：青禾大学
[73]变更后：云杉新材料有限公司
"""
    )
    assert (said(document, "patent_numbers"), said(document, "recorded_on")) == ([ONE], ["2021-04-12"])


def test_a_counted_event_of_a_register_begins_with_its_day() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
一、专利号：ZL{ONE}
（1）2021年4月12日 专利权人变更 变更前：青禾大学 变更后：云杉新材料有限公司
（2）2021年5月20日 年费缴纳
"""
    )
    assert (said(document, "to_parties"), said(document, "recorded_on")) == (["云杉新材料有限公司"], ["2021-04-12"])


def test_a_day_in_cells_read_as_one_is_none() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
登记号：Y2021370000123
登记日：2021-04-122021-03-01至2022-02-28
发明名称：5一种碳膜及其制备方法
专利号：ZL{ONE}
"""
    )
    assert (said(document, "recorded_on"), said(document, "titles")) == ([], ["一种碳膜及其制备方法"])


def test_the_grant_in_a_table_of_owners_is_no_transfer() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
专利号 ZL{ONE}
| 生效日 |  | 变更前专利权人 | 变更后专利权人 |
| 2017年3月7日 | 授予专利权 |  | 青禾大学 |
"""
    )
    assert (said(document, "to_parties"), said(document, "recorded_on")) == ([], [])


def test_an_arrow_between_two_owners_in_a_list_of_events() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
专利号 ZL{ONE}
- 2019.06.07 授权公告，专利权人 青禾大学
- 2021.04.12 专利权转移，青禾大学 → 云杉新材料有限公司
- 2021.06.01 年费缴至第4年度
"""
    )
    assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾大学"], ["云杉新材料有限公司"])
    assert said(document, "recorded_on") == ["2021-04-12"]


def test_the_day_of_registration_at_the_end_of_a_notices_sentence() -> None:
    (document,) = read(
        f"""# 专利权转移登记通知书
专利号：{ONE}
~ 根据转让人青禾大学与受让人云杉新材料有限公司签订的合同，准予专利权转移登记，登记日2021年4月12日。
"""
    )
    assert said(document, "recorded_on") == ["2021-04-12"]


ITEMS = f"""# 专利登记簿副本
| 专利号 | ZL{ONE} |
| 专利权人 | 云杉新材料有限公司 |
= 著录项目变更登记
| 登记事项 | 专利权人 |
| 原登记内容 | 青禾大学 |
| 现登记内容 | 云杉新材料有限公司 |
| 登记日 | 2021年6月13日 |
| 登记事项 | 联系地址 |
| 原登记内容 | 石家庄市望江西路384号 |
| 现登记内容 | 滨州市创新大街387号 |
| 登记日 | 2021年6月15日 |
"""


def test_a_change_in_forms_of_an_item_what_it_was_what_it_is_and_the_day() -> None:
    (document,) = read(ITEMS)
    assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾大学"], ["云杉新材料有限公司"])
    assert said(document, "recorded_on") == ["2021-06-13"]


def test_the_name_below_one_of_two_labels_is_not_the_others_whose_name_is_lost() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
登记号：Y2020980001234
| 出质人 | 质权人 |
| 青禾装备有限公司 |  |
| 滨州市学府路207号 | 滨州市望江路127号 |
专利号：ZL{ONE}
"""
    )
    assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾装备有限公司"], [])


def test_two_changes_of_owner_in_small_forms_are_two_events() -> None:
    def change(before: str, after: str, day: str) -> str:
        rows = ("登记事项 | 专利权人", f"原登记内容 | {before}", f"现登记内容 | {after}", f"登记日 | {day}")
        return "\n".join(f"| {row} |" for row in rows)

    first, second = change("北辰学院", "青禾大学", "2020年1月2日"), change("青禾大学", "云杉公司", "2021年6月13日")
    found = read(f"# 专利登记簿副本\n| 专利号 | ZL{ONE} |\n{first}\n{second}")
    told = [(said(item, "from_parties"), said(item, "to_parties"), said(item, "recorded_on")) for item in found]
    assert told == [
        (["北辰学院"], ["青禾大学"], ["2020-01-02"]),
        (["青禾大学"], ["云杉公司"], ["2021-06-13"]),
    ]


def test_an_empty_chapter_of_a_register_says_nothing_of_the_patents_end() -> None:
    text = f"# 专利登记簿副本\n专利号：ZL{ONE}\n现专利权人：云杉公司\n五、专利权的终止、无效\n"
    (empty,), (ended,) = read(f"{text}无。"), read(f"{text}2021年3月1日因未缴年费终止。")
    assert (said(empty, "legal_status"), said(ended, "legal_status")) == ([], ["专利权的终止"])


def test_the_day_in_the_row_of_a_change_on_a_print_of_the_query_system() -> None:
    found = read(
        f"""# 中国及多国专利审查信息查询
申请号/专利号 {ONE}
= 著录项目变更
| 变更项目 | 变更前 | 变更后 | 变更生效日 |
| 专利权人 | 青禾大学 | 云杉公司 | 2022-03-29 |
| 地址 | 滨州市一号 | 滨州市二号 | 2022-03-30 |
"""
    )
    assert [said(item, "recorded_on") for item in found] == [["2022-03-29"]]


def test_a_row_of_a_register_that_tells_from_whom_to_whom() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
专利号：ZL{ONE}
| 记载日期 | 记载事项 | 记载内容 |
| 2019.06.07 | 授予专利权 | 专利权人为青禾大学 |
| 2021.04.12 | 专利权的转移 | 由青禾大学转移至云杉公司 |
"""
    )
    told = [said(document, name) for name in ("from_parties", "to_parties", "recorded_on")]
    assert told == [["青禾大学"], ["云杉公司"], ["2021-04-12"]]


def test_a_pledge_that_stands_from_the_day_of_its_registration() -> None:
    text = f"# 专利权质押登记通知书\n登记号：Y2021370000123\n专利号：ZL{ONE}\n~ 质权自登记之日即2022年3月13日设立。"
    (document,) = read(text)
    assert said(document, "recorded_on") == ["2022-03-13"]


def test_words_behind_a_side_of_a_change_are_no_part_of_its_name() -> None:
    (document,) = read(
        f"""发文日：2022年01月05日
申请号或专利号：{ONE}
# 手续合格通知书
(1)专利权人：变更前为青禾大学，变更后为云杉公司；
(2)地址：变更前为滨州市一号，变更后为滨州市二号。
"""
    )
    assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾大学"], ["云杉公司"])


def test_a_sentence_right_below_a_change_table_is_none_of_its_cells() -> None:
    (document,) = read(
        f"""发文日：2022年01月05日
申请号或专利号：{ONE}
# 手续合格通知书
| 变更项目 | 变更前 | 变更后 |
| 专利权人 | 青禾大学 | 云杉公司 |
~ 以上变更自2022年01月04日起生效。
"""
    )
    told = [said(document, name) for name in ("from_parties", "to_parties", "recorded_on")]
    assert told == [["青禾大学"], ["云杉公司"], ["2022-01-04"]]


def test_the_transfer_as_an_item_of_a_change_table_and_numbered_owners_in_blocks() -> None:
    head = f"发文日：2022年01月05日\n申请号或专利号：{ONE}\n# 手续合格通知书\n"
    (item,) = read(f"{head}| 变更事项 | 原登记 | 现登记 |\n| 专利权转移 | 青禾大学 | 云杉公司 |\n")
    (blocks,) = read(f"{head}变更前：\n专利权人1：青禾大学\n专利权人2：北辰学院\n变更后：\n专利权人1：云杉公司\n")
    assert (said(item, "from_parties"), said(item, "to_parties")) == (["青禾大学"], ["云杉公司"])
    assert (said(blocks, "from_parties"), said(blocks, "to_parties")) == (["青禾大学", "北辰学院"], ["云杉公司"])


def test_the_owner_of_today_below_the_new_one_is_no_further_owner() -> None:
    (document,) = read(
        f"# 法律状态查询\n申请号：{ONE}\n变更前权利人 青禾大学\n变更后权利人 云杉公司\n当前权利人 云杉公司\n"
        "登记生效日 2021-04-12\n"
    )
    assert said(document, "to_parties") == ["云杉公司"]


def test_the_day_behind_the_word_for_a_record_of_changes() -> None:
    (document,) = read(f"# 专利登记簿副本\n专利号：ZL{ONE}\n变更记录：2022年1月5日专利权人由青禾大学变更为云杉公司\n")
    assert (said(document, "to_parties"), said(document, "recorded_on")) == (["云杉公司"], ["2022-01-05"])


def test_particulars_behind_a_name_are_no_part_of_it_and_cost_it_nothing() -> None:
    head = f"发文日：2022年01月05日\n申请号或专利号：{ONE}\n# 手续合格通知书\n"
    for old, new in (
        ("青禾大学（滨州市学府路1号）", "云杉公司（滨州市渤海路5号）"),
        ("青禾大学，滨州市学府路1号", "云杉公司，滨州市渤海路5号"),
        ("青禾大学（12100000400000624D）", "云杉公司（统一社会信用代码：914403001922038216）"),
    ):
        (document,) = read(f"{head}变更前专利权人：{old}\n变更后专利权人：{new}\n")
        assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾大学"], ["云杉公司"])


def test_an_address_that_ran_into_a_co_owner_leaves_the_list_unread() -> None:
    head = f"发文日：2022年01月05日\n申请号或专利号：{ONE}\n# 手续合格通知书\n"
    (document,) = read(f"{head}变更前专利权人：青禾大学，滨州市学府路1号北辰学院\n变更后专利权人：云杉公司\n")
    assert said(document, "from_parties") == []


OF_A_REGISTER = f"# 专利登记簿副本\n| 登记事项 | 登记内容 | 登记日 |\n| 专利号 | ZL{ONE} | — |\n"


def test_the_name_in_one_cell_of_a_register_is_nobodys_before_or_after() -> None:
    (document,) = read(
        f"""{OF_A_REGISTER}| 专利权人 | 云杉公司 | 2022.07.19 |
| 专利权的转移 | 原专利权人名称：青禾大学 | 2022.07.19 |
|  | 现专利权人名称：云杉公司 |  |
|  | 变更生效日：2022年7月19日 |  |
| 专利权的质押 | 无 | — |
"""
    )
    told = [said(document, name) for name in ("patent_numbers", "from_parties", "to_parties", "recorded_on")]
    assert told == [[ONE], ["青禾大学"], ["云杉公司"], ["2022-07-19"]]


def test_a_register_that_names_only_its_owner_tells_no_transfer() -> None:
    found = read(f"{OF_A_REGISTER}| 专利权人 | 云杉公司 | 2022.07.19 |\n")
    assert not any(said(document, side) for document in found for side in ("from_parties", "to_parties"))


def test_co_owners_in_rows_of_a_form_whose_label_cells_are_empty() -> None:
    def placed(rows: list[tuple[float, float, str]]) -> list[str]:
        lines = tuple(Line(text, Box(x, y, x + width(text), y + HEIGHT), 0.98) for x, y, text in rows)
        (document,) = parse_documents([Page("通知书.pdf", 1, 595, 842, lines)], strict=True)
        return said(document, "from_parties")

    head = [(0.12, 0.1, f"申请号或专利号：{ONE}"), (0.4, 0.15, "手续合格通知书"), (0.15, 0.2, "变更项目：")]
    step = 1.95 * HEIGHT
    rows = [
        *head, (0.28, 0.2, "专利权人"), (0.15, 0.2 + step, "变 更 前："),
        (0.28, 0.2 + step, "上海启昱传感技术有限公司"),
        (0.28, 0.2 + 2 * step, "上海云间理工大学"), (0.15, 0.2 + 3 * step, "变 更 后："),
        (0.28, 0.2 + 3 * step, "云杉精密机械有限公司"),
    ]  # fmt: skip
    assert placed(rows) == ["上海启昱传感技术有限公司", "上海云间理工大学"]
    far = [(x + 0.2 * (text == "上海云间理工大学"), y, text) for x, y, text in rows]
    assert placed(far) == ["上海启昱传感技术有限公司"]


def test_the_head_of_a_block_right_behind_a_sentence_that_fills_its_line() -> None:
    (document,) = read(
        f"""发文日：2022年01月05日
申请号或专利号：{ONE}
# 手续合格通知书
~ 经审查，对2021年12月28日提出的上述专利权转移登记手续符合规定，变更的项目列如下。
【变更前】
| 专利权人 | 青禾大学 |
| 地址 | 滨州市学府路1号 |
【变更后】
| 专利权人 | 云杉公司 |
| 地址 | 滨州市渤海路5号 |
"""
    )
    assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾大学"], ["云杉公司"])


def test_the_day_of_registration_named_as_such_in_a_sentence() -> None:
    (document,) = read(
        f"申请号或专利号：{ONE}\n# 手续合格通知书\n| 变更项目 | 变更前 | 变更后 |\n| 专利权人 | 青禾大学 | 云杉公司 |\n"
        "~ 上述变更自登记日即 2022年2月14日 起生效。\n"
    )
    assert said(document, "recorded_on") == ["2022-02-14"]


def test_a_number_of_record_with_two_letters() -> None:
    (document,) = read(
        f"# 专利开放许可实施合同备案通知书\n备案编号：KX2023310000042\n许可人：青禾大学\n"
        f"被许可人：云杉公司\n专利号：ZL{ONE}\n备案日期：2023年4月12日\n"
    )
    assert said(document, "record_number") == ["KX2023310000042"]
