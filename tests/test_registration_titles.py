"""Titles and terms of licences and pledges: lists below a label, numbers before and behind, and what is no title.

All values are invented.
"""

from __future__ import annotations

from tests.test_registration_tables import ONE, TWO, read, said


def test_two_titles_behind_one_label_are_two() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
登记号：Y2021370000123
专利号：ZL{ONE}、ZL{TWO}
发明名称：一种碳膜及其制备方法、应用、一种碳管生长装置
"""
    )
    assert said(document, "titles") == ["一种碳膜及其制备方法、应用", "一种碳管生长装置"]


def test_the_proof_of_a_licences_record_is_of_no_open_licence() -> None:
    (document,) = read(
        f"""# 专利实施许可备案证明
= 第X2021370000123号
~ 兹证明：青禾大学（许可人）与云杉新材料有限公司（被许可人）就“一种碳膜”（专利号ZL{ONE}）签订的
+ 普通实施许可合同已于2021年4月12日在国家知识产权局备案。
"""
    )
    assert document.subtype == "licence_record"
    assert (said(document, "from_parties"), said(document, "to_parties")) == (["青禾大学"], ["云杉新材料有限公司"])


def test_a_list_below_a_label_of_titles_and_numbers() -> None:
    (document,) = read(
        f"""# 专利实施许可合同备案证明
备案号：X2021370000123
专利名称及专利号：
1、一种碳膜及其制备方法 ZL{ONE}
2、一种碳管生长装置 ZL{TWO}
许可种类：独占许可
"""
    )
    assert said(document, "titles") == ["一种碳膜及其制备方法", "一种碳管生长装置"]


def test_days_from_and_to_in_cells_of_their_own_are_the_term() -> None:
    (document,) = read(
        f"""# 专利实施许可合同备案通知书
| 备案号 | X2021370000123 | 备案日 | 2021年6月29日 |
| 许可方式 | 普通许可 | 合同生效日 | 2021年5月18日 |
| 合同终止日 | 2024年5月17日 | 专利号 | {ONE} |
"""
    )
    assert (said(document, "term_start"), said(document, "term_end")) == (["2021-05-18"], ["2024-05-17"])


def test_titles_before_numbers_that_wrap_in_their_brackets() -> None:
    (document,) = read(
        f"""# 专利实施许可合同备案证明
合同备案编号 X2022370000123
许可专利 一种碳膜、装置及存储介质（专利
号：{ONE}）
一种碳管生长装置（专利号：
{TWO}）
"""
    )
    assert said(document, "titles") == ["一种碳膜、装置及存储介质", "一种碳管生长装置"]


def test_titles_behind_numbers_in_one_line() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
登记号：Y2021370000123
质押专利：ZL{ONE} 一种碳膜及其制备方法；ZL{TWO} 一种碳管生长装置
"""
    )
    assert said(document, "titles") == ["一种碳膜及其制备方法", "一种碳管生长装置"]


def test_titles_of_two_rows_run_together_are_none() -> None:
    text = f"# 专利权质押登记通知书\n登记号：Y2021370000123\n专利号：ZL{ONE}\n发明名称：一种碳膜一种碳管"
    (document,) = read(text)
    assert not said(document, "titles")


def test_what_says_that_no_more_follows_is_no_title() -> None:
    (document,) = read(
        f"""# 专利实施许可合同备案证明
备案号：X2021370000123
| 序号 | 专利号 | 专利名称 |
| 1 | {ONE} | 一种数控车床刀塔装置 |
|  |  | （以下无正文） |
"""
    )
    assert said(document, "titles") == ["一种数控车床刀塔装置"]


def test_what_a_web_page_calls_itself_is_no_title() -> None:
    (document,) = read(
        f"""# 专利数据服务平台
# 一种注塑机合模设备
> {ONE}
| 变更事项 | 专利权人 |
| 变更前 | 青禾大学 |
| 变更后 | 云杉新材料有限公司 |
| 登记生效日 | 2021-04-12 |
"""
    )
    assert said(document, "titles") in ([], ["一种注塑机合模设备"])


def test_titles_in_brackets_behind_their_numbers() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
登记号：Y2021370000123
6.质押专利：共2项，ZL{ONE}（一种碳膜、装置及存储介质）；ZL{TWO}（一种碳管生长装置）
"""
    )
    assert said(document, "titles") == ["一种碳膜、装置及存储介质", "一种碳管生长装置"]
