"""A party's name in English below its own is none of another party; a firm abroad is one. All names are invented."""

from __future__ import annotations

import pytest

from parsers.api import parse_documents
from parsers.values.spelled_names import Kinship, kinship
from tests.paper_lines import pages

U, C = "临江理工大学", "江苏云湾机械有限公司"


@pytest.mark.parametrize(
    ("latin", "chinese", "expected"),
    [
        ("Jiangsu Yunwan Machinery Co., Ltd.", C, Kinship.SAME),
        ("JIANGSUYUNWANMACHINERYCO.,LTD", C, Kinship.SAME),
        ("Yunwan Machinery (Jiangsu) Company Limited", C, Kinship.SAME),
        ("Linjiang University of Technology", U, Kinship.SAME),
        ("Zhang San", "张三", Kinship.SAME),
        ("Jiangsu Cloudbay Machinery Co., Ltd.", C, Kinship.MAYBE),
        ("Jiangsu University", C, Kinship.NONE),
        ("NIPPON YUNO TOOLS CO., LTD", C, Kinship.NONE),
        ("Yunwan Devices GmbH", C, Kinship.NONE),
        ("Zhang Wei", "张三", Kinship.NONE),
        ("Kyowa Seiko Co., Ltd.", "上海科华精密有限公司", Kinship.NONE),
    ],
)
def test_what_a_name_in_latin_letters_is_to_a_chinese_one(latin: str, chinese: str, expected: Kinship) -> None:
    assert kinship(latin, chinese) is expected


NOTICE = """
> 发文日：2022年1月2日
申请号或专利号：202010345678.9
# 手续合格通知书
~ 上述专利申请或专利，著录项目变更手续经审查合格，变更内容如下：
| 变更项目 | 变更前 | 变更后 |
| 专利权人 | {old} | 江苏云湾机械有限公司 |
|  | {old_below} | {new_below} |
国家知识产权局"""


def owners(old_below: str, new_below: str) -> tuple[list[object], list[object]]:
    paper = NOTICE.format(old=U, old_below=old_below, new_below=new_below)
    (document,) = parse_documents(pages(paper), strict=True)
    before: list[object] = [field.value for field in document.fields["from_parties"]]
    return before, [field.value for field in document.fields["to_parties"]]


def test_the_english_below_an_owner_is_no_further_owner() -> None:
    assert owners("Linjiang University", "Jiangsu Yunwan Co., Ltd") == ([U], [C])


def test_a_firm_abroad_below_an_owner_is_a_further_owner() -> None:
    before, after = owners("", "Nippon Seiko Co., Ltd")
    assert before == [U]
    assert len(after) == 2
    assert None not in after


def test_of_what_may_be_either_nobody_knows_whether_it_is_an_owner() -> None:
    assert owners("", "Jiangsu Cloudbay Ltd") == ([U], [C, None])


@pytest.mark.parametrize("behind", ["（Jiangsu Yunwan Machinery Co., Ltd.）", " Jiangsu Yunwan Machinery Co., Ltd."])
def test_the_english_behind_a_party_of_a_contract_is_no_further_party(behind: str) -> None:
    paper = f"""
# 专利权转让合同
转让方（甲方）：{U}
受让方（乙方）：{C}{behind}
~ 第一条 甲方将专利号ZL202010345678.9的发明专利权转让给乙方。
~ 第二条 转让费总额为人民币壹拾万元整（¥100000.00）。
签订日期：2022年1月2日"""
    (document,) = parse_documents(pages(paper), strict=True)
    assert [field.value for field in document.fields["receiver"]] == [C]
