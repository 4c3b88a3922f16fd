"""Records printed as tables and as letters: heads that are the facts, events in rows, parties as addressees.

All values are invented.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from ocr.lines import Box, Cell, Grid
from parsers.api import parse_documents
from parsers.documents.registration_event_tables import register_transfers
from parsers.reading import Document
from parsers.values.patent_number import check_digit
from tests.paper_lines import pages

ONE, TWO = (f"{body}.{check_digit(body)}" for body in ("201810123456", "202021234567"))


def read(source: str) -> list[Document]:
    return list(parse_documents(pages(source), strict=True))


def said(document: Document, name: str) -> list[str]:
    return [str(value) for value in document.values(name)]


def test_the_heads_of_columns_are_no_parties_and_the_cells_below_are() -> None:
    (document,) = read(
        f"""# 专利实施许可合同备案证明
| 专利号 | 许可人 | 被许可人 | 许可种类 | 备案日期 |
| ZL{ONE} | 青禾大学 | 云杉新材料公司 | 独占许可 | 2022.11.3 |
|  |  |  |  | 0 |
= 国家知识产权局
""",
    )
    assert not {"被许可人", "许可种类", "许可人"} & {*said(document, "from_parties"), *said(document, "to_parties")}
    assert said(document, "recorded_on") in ([], ["2022-11-30"])
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料公司"]


def test_a_register_copy_whose_events_are_a_table() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
| 专利号 | ZL{ONE} | 名称 | 一种多孔碳材料 |
| 专利权人 | 云杉材料公司 | 法律状态 | 专利权有效 |
| 登记事项 | 变更前 | 变更后 | 生效日 |
| 授权 | 青禾大学 |  | 2019.05.07 |
| 专利权的转移 | 青禾大学 | 云杉新材料有限公司 | 2021.04.12 |
| 地址变更 | 学府路1号 | 渤海五路1号 | 2021.06.01 |
= 国家知识产权局
"""
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料有限公司"]
    assert said(document, "recorded_on") == ["2021-04-12"]
    assert said(document, "patent_numbers") == [ONE]
    assert said(document, "titles") == ["一种多孔碳材料"]
    assert (said(document, "legal_status"), said(document, "owners")) == (["专利权有效"], ["云杉材料公司"])


def test_legal_states_on_a_web_page_set_apart_by_blanks() -> None:
    found = read(
        f"""# 法律状态查询
申请号/专利号：{ONE}
| 法律状态公告日 | 法律状态 | 法律状态信息 |
| 2021.04.27 | 专利申请权、专利权的转移 | 登记生效日：2021.04.12 变更事项：专利权人 |
|  |  | 变更前：青禾大学 变更后：云杉新材料公司 |
| 2019.05.07 | 授权 | 授权 |
| 2018.08.10 | 实质审查的生效 | 实质审查的生效 |
"""
    )
    (document,) = [item for item in found if item.values("from_parties")]
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料公司"]
    assert said(document, "recorded_on") == ["2021-04-12"]
    assert said(document, "application_right") == []


def test_a_pledge_notified_by_letter_to_both_parties() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
云杉（滨州）新材料有限公司（出质人）：
滨州银行股份有限公司渤海支行（质权人）：
~ 经审查，准予登记，登记号为Y2021980001234。质权自登记之日2021年1月29日起设立。出质的专利如下：
1．一种多孔碳材料，专利号ZL{ONE}，授权公告日2019年5月7日；
2．一种柔性显示基板，专利号ZL{TWO}，授权公告日2021年3月2日。
= 国家知识产权局
"""
    )
    assert said(document, "from_parties") == ["云杉（滨州）新材料有限公司"]
    assert said(document, "to_parties") == ["滨州银行股份有限公司渤海支行"]
    assert said(document, "recorded_on") == ["2021-01-29"]
    assert said(document, "patent_numbers") == [ONE, TWO]
    assert said(document, "titles") == ["一种多孔碳材料", "一种柔性显示基板"]


@pytest.mark.parametrize(("item", "right"), [("申请人", ["True"]), ("专利权人", []), ("申请人或专利权人", [])])
def test_a_change_of_applicants_is_a_change_of_the_right_to_apply(item: str, right: list[str]) -> None:
    (document,) = read(
        f"""发文日：2022年01月05日
申请号或专利号：{TWO}
# 手续合格通知书
| 变更项目 | 变更前 | 变更后 |
| {item} | 北辰工业大学 | 山海电子科技有限公司 |
"""
    )
    assert said(document, "application_right") == right


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("原专利权人", "现专利权人"),
        ("变更前专利权人", "变更后专利权人"),
        ("转让人", "受让人"),
        ("转让前权利人", "转让后权利人"),
    ],
)
def test_a_notice_names_both_owners_by_labels_of_their_own(old: str, new: str) -> None:
    (document,) = read(
        f"""发文日：2021年04月12日
申请号或专利号：{ONE}
# 手续合格通知书
~ 上述专利提出的著录项目变更请求，经审查，准予变更。
{old}：青禾大学
{new}：云杉新材料有限公司
  霜桥精密机械有限公司
200028
""",
    )
    assert document.subtype == "transfer_notice"
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties")[0] == "云杉新材料有限公司"


def test_a_change_table_may_lack_a_head_over_its_first_column() -> None:
    (document,) = read(
        f"""发文日：2021年04月12日
申请号或专利号：{ONE}
# 手续合格通知书
~ 变更内容如下：
|  | 变更前 | 变更后 |
| 专利权人 | 青禾大学 | 云杉新材料公司 |
| 地址 | 学府路1号 | 渤海五路1号 |
200028
""",
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料公司"]


@pytest.mark.parametrize(
    "sentence",
    [
        "专利权人由青禾大学;霜桥研究院变更为云杉新材料有限公司; 拓原科技有限公司。",
        "专利权人由“青禾大学”、“霜桥研究院”变更为“云杉新材料有限公司”、“拓原科技有限公司”。",
        "该专利的专利权由青禾大学、霜桥研究院转移至云杉新材料有限公司、拓原科技有限公司，特此通知。",
    ],
)
def test_all_owners_that_a_sentence_names_are_read(sentence: str) -> None:
    (document,) = read(
        f"""发文日：2021年04月12日
申请号或专利号：{ONE}
# 手续合格通知书
~ {sentence}
200028
""",
    )
    assert said(document, "from_parties") == ["青禾大学", "霜桥研究院"]
    assert said(document, "to_parties") == ["云杉新材料有限公司", "拓原科技有限公司"]


def test_a_register_copy_with_labels_above_their_values() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
专利号：ZL{ONE}
发明名称：一种多孔碳材料
专利权人：云杉新材料有限公司

专利权的转移
原专利权人
青禾大学

现专利权人
云杉新材料有限公司

著录项目变更生效日
2021年04月12日

国家知识产权局：2021年9月1日
"""
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料有限公司"]
    assert said(document, "recorded_on") == ["2021-04-12"]
    assert said(document, "titles") == ["一种多孔碳材料"]


def test_a_register_copy_that_tells_the_transfer_in_a_sentence() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
专利号：ZL{ONE}
发明名称：一种多孔碳材料
2021年4月12日，专利权人由青禾大学变更为云杉新材料有限公司。
国家知识产权局：2021年9月1日
"""
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "recorded_on") == ["2021-04-12"]


def test_labels_that_no_list_has_are_known_by_what_they_are_made_of() -> None:
    (document,) = read(
        f"""# 专利实施许可合同备案证明
许可合同备案号：X2022980001234
许可人（专利权人）：青禾大学
被许可方（乙方）：云杉新材料有限公司
许可的种类：独占实施许可
备案登记日期：2022-11-03
许可有效期：2022-10-01—2025-09-30
专利号：ZL{ONE}
发明名称：一种多孔碳材料
"""
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料有限公司"]
    assert said(document, "licence_type") == ["独占许可"]
    assert said(document, "recorded_on") == ["2022-11-03"]
    assert (said(document, "term_start"), said(document, "term_end")) == (["2022-10-01"], ["2025-09-30"])


def test_a_change_table_on_its_side() -> None:
    (document,) = read(
        f"""发文日：2021年04月12日
申请号或专利号：{ONE}
# 手续合格通知书
~ 经审查，准予变更。
| 变更项目 | 专利权人 | 地址 | 联系人 |
| 变更前 | 青禾大学 | 学府路1号 | 林一苇 |
| 变更后 | 云杉新材料公司 | 渤海五路1号 | 周知远 |
200028
"""
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料公司"]


def test_a_licence_recorded_in_one_sentence() -> None:
    (document,) = read(
        f"""# 专利实施许可合同备案证明
~ 兹证明让与人青禾大学与受让人云杉新材料有限公司就专利ZL{ONE}订立的合同，经审查，于2021年3月5日予以备案。
"""
    )
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料有限公司"]
    assert said(document, "recorded_on") == ["2021-03-05"]


def test_an_old_register_copy_whose_labels_end_in_a_gap() -> None:
    (document,) = read(
        f"""# 专利登记簿副本
专 利 号   ZL{ONE}
专利名称   一种多孔碳材料
变更前的专利权人   青禾大学
变更后的专利权人   云杉新材料有限公司
变更登记日   2021 年 09 月 20 日
"""
    )
    assert said(document, "titles") == ["一种多孔碳材料"]
    assert said(document, "from_parties") == ["青禾大学"]
    assert said(document, "to_parties") == ["云杉新材料有限公司"]
    assert said(document, "recorded_on") == ["2021-09-20"]


def test_keys_in_square_brackets() -> None:
    (document,) = read(
        f"""# 专利法律状态
[申请号]  {ONE}
[名称]  一种多孔碳材料
[法律状态]  专利权的转移
[变更前权利人]  青禾大学
[变更后权利人]  云杉新材料有限公司
[登记生效日]  2021.04.12
"""
    )
    assert said(document, "titles") == ["一种多孔碳材料"]
    assert said(document, "to_parties") == ["云杉新材料有限公司"]


def test_titles_of_a_list_that_stand_behind_their_numbers() -> None:
    (document,) = read(
        f"""# 专利实施许可合同备案证明
备案号：X2021980001234
许可人：青禾大学
被许可人：云杉新材料有限公司
许可专利
1. ZL{ONE} 一种多孔碳材料
2. ZL{TWO} 一种碳膜及其制备方法
"""
    )
    assert said(document, "titles") == ["一种多孔碳材料", "一种碳膜及其制备方法"]


@pytest.mark.parametrize("name", ["或名青禾大学", "或名称青禾大学", "姓名青禾大学"])
def test_a_party_never_begins_with_the_rest_of_a_label(name: str) -> None:
    (document,) = read(
        f"""发文日：2021年04月12日
申请号或专利号：{ONE}
# 手续合格通知书
~ 经审查，准予变更。
变更项目：专利权人
变更前：{name}
变更后：云杉新材料有限公司
200028
"""
    )
    assert name not in said(document, "from_parties")


def test_the_day_of_a_record_in_chinese_numerals_and_a_term_behind_a_gap() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
登记号：Y2020980001234
出质人：青禾大学
质权人：云杉银行滨州分行
债务履行期   2021年8月26日—2025年9月14日
专利号：ZL{ONE}
~ 上述专利权质押于二〇二〇年十一月二十五日予以登记。
"""
    )
    assert said(document, "recorded_on") == ["2020-11-25"]
    assert (said(document, "term_start"), said(document, "term_end")) == (["2021-08-26"], ["2025-09-14"])


def test_a_number_that_ran_into_a_title_is_none_of_it() -> None:
    (document,) = read(
        f"""# 专利权质押登记通知书
登记号：Y2020980001234
出质人：青禾大学
发明名称：ZL{ONE}用于电池包的图像去噪方法
专利号：ZL{ONE}
"""
    )
    assert said(document, "titles") == ["用于电池包的图像去噪方法"]


def test_the_headline_of_a_databases_card_is_the_title_and_less_sure() -> None:
    (document,) = read(
        f"""# 一种多孔碳材料及其制备方法
> {ONE}
| 法律状态 | 2021-04-27 | 专利权的转移（TR01） |
| 变更事项 | 专利权人 |
| 变更前 | 青禾大学 |
| 变更后 | 云杉新材料有限公司 |
| 登记生效日 | 2021-04-12 |
"""
    )
    assert said(document, "titles") == ["一种多孔碳材料及其制备方法"]
    assert document.fields["titles"][0].confidence < 0.95


def test_the_running_head_of_the_gazette_is_no_title() -> None:
    (document,) = read(
        f"""# 专利公报
= 专利权的转移
专利号 ZL{ONE}
变更事项 专利权人
变更前权利人 青禾大学
变更后权利人 云杉新材料有限公司
登记生效日2021.04.12
"""
    )
    assert not said(document, "titles")


def test_a_transfer_in_the_gazette_of_which_the_owners_were_not_read_is_no_change_of_an_address() -> None:
    (document,) = read(
        f"""= 专利权的转移
专利号 ZL {ONE}
变更事项 地址
变更前权利人 甲山市大学路1号
变更后权利人 丙城市工业路2号
登记生效日 2019.06.03
"""
    )
    assert (document.subtype, said(document, "recorded_on")) == ("gazette", ["2019-06-03"])
    assert not said(document, "from_parties")


def test_a_table_whose_rulings_between_rows_were_not_found_is_read_by_its_print() -> None:
    source = f"""# 中国及多国专利审查信息查询
申请号/专利号：{ONE}
| 变更事项 | 变更前 | 变更后 | 变更生效日 |
| 专利权人 | 青禾大学 | 云杉新材料公司 | 2021-04-12 |
| 联系人地址 | 学府路1号 | 渤海路5号 | 2021-04-12 |
| 代理机构 | 北辰事务所 |  | 2021-04-12 |"""
    columns = list(enumerate(pairwise([0.11, 0.3, 0.49, 0.68, 0.89])))
    heads = [Cell(0, place, Box(x0, 0.11, x1, 0.135)) for place, (x0, x1) in columns]
    merged = [Cell(1, place, Box(x0, 0.135, x1, 0.21)) for place, (x0, x1) in columns]
    cells = (*heads, *merged)
    (fields,) = register_transfers(pages(source, grids=(Grid(cells, Box(0.11, 0.11, 0.89, 0.21)),)))
    told = {name: [str(field.value) for field in found] for name, found in fields.items()}
    assert told == {
        "from_parties": ["青禾大学"],
        "to_parties": ["云杉新材料公司"],
        "recorded_on": ["2021-04-12"],
    }
