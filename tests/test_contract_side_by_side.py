"""Parties in columns, co-owners in lists, sums of sums: what contracts print beside and below one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.documents import contract
from tests.paper_lines import pages

GIVER, TAKER, OWNER = "青禾大学", "云杉（滨州）新材料有限公司", "洛原市中创轴承科技有限公司"


def facts(text: str, *names: str) -> list[list[str]]:
    found = contract.parse(pages(f"# 专利权转让合同\n{text}"))
    assert found is not None
    return [[str(field.value) for field in found.fields.get(name, ())] for name in names]


@pytest.mark.parametrize(
    "rows",
    [
        f"| 项目 | 让与方（甲方） | 受让方（乙方） |\n| 名称 | {GIVER} | {OWNER} |",
        f"| 转让方 | 受让方 |\n| 单位名称：{GIVER} | 单位名称：{OWNER} |\n| 电话：0543-3161234 | 电话：0543-3165678 |",
    ],
)
def test_names_below_words_for_parties_belong_to_them(rows: str) -> None:
    assert facts(f"{rows}\n~ 一、转让费12万元。", "supplier", "receiver") == [[GIVER], [OWNER]]


@pytest.mark.parametrize(
    "givers",
    [
        f"转让方：{GIVER}；{OWNER}",
        f"转让方：{GIVER}和{OWNER}",
        f"转让方：\n（1）{GIVER}\n（2）{OWNER}",
    ],
)
def test_co_owners_are_read_however_they_are_listed(givers: str) -> None:
    assert facts(f"{givers}\n受让方：{TAKER}\n~ 一、转让费12万元。", "supplier", "receiver") == [
        [GIVER, OWNER],
        [TAKER],
    ]


def test_a_company_that_belongs_to_a_party_is_not_the_party() -> None:
    text = f"转让方：{GIVER}\n受让方：{TAKER}\n~ 受让方母公司云杉集团有限公司对付款承担连带责任。"
    assert facts(text, "receiver") == [[TAKER]]


@pytest.mark.parametrize(
    ("clause", "total"),
    [
        ("其中甲专利转让费8万元，乙专利转让费4万元，两项合计12万元。", "120000.00"),
        ("转让价格为人民币100,000.00元（不含税），增值税6,000.00元，合计106,000.00元。", "106000.00"),
        ("转让价格为人民币100,000.00元（不含税）。", "100000.00"),
        ("成交价：260,000.00元。佣金13,000.00元；应付款合计273,000.00元。", "260000.00"),
        ("起始价10万元，加价幅度1万元，成交价人民币拾捌万元整（￥180000.00）。", "180000.00"),
    ],
)
def test_a_sum_of_parts_is_the_total_and_a_sum_with_fees_is_not(clause: str, total: str) -> None:
    assert facts(f"转让方：{GIVER}\n受让方：{TAKER}\n~ 第三条 {clause}", "total_amount") == [[total]]


def test_a_clause_behind_a_full_line_is_a_paragraph_of_its_own() -> None:
    text = f"转让方（甲方）：{GIVER}　　受让方（乙方）：{OWNER}\n~ 一、甲方将专利ZL201810123456.5转让给乙方。"
    assert facts(text, "supplier", "receiver") == [[GIVER], [OWNER]]


def test_who_serves_is_told_by_who_entrusts() -> None:
    text = f"甲方：{TAKER}\n乙方：{GIVER}\n~ 甲方委托乙方就专利布局提供咨询服务，服务费总额为人民币46000元。"
    assert facts(text, "supplier", "receiver") == [[GIVER], [TAKER]]


def test_an_agent_is_no_signatory_and_a_dated_contract_no_draft() -> None:
    text = (
        f"甲方（转让方）：{GIVER}\n乙方（受让方）：{OWNER}\n丙方（技术经纪机构）：洛原知汇技术转移有限公司\n"
        "~ 一、甲方将专利ZL201810123456.5转让给乙方。\n~ 二、价款12万元。\n~ 三、本合同于2021年6月18日在滨州签署。\n"
    )
    signed = f"甲方（盖章）：{GIVER}\n乙方（盖章）：{OWNER}\n丙方（盖章）：洛原知汇技术转移有限公司"
    assert facts(text + signed, "signatories") == [[GIVER, OWNER]]
    assert facts(text + "甲方（公章）：\n乙方（公章）：", "draft") == [[]]


def test_a_note_below_the_title_is_no_part_of_it() -> None:
    assert facts(f"= （三方）\n转让方：{GIVER}\n受让方：{TAKER}\n~ 一、转让费12万元。", "title") == [["专利权转让合同"]]


def test_blocks_side_by_side_are_read_one_after_the_other() -> None:
    block = (
        f"| 许可单位：{GIVER} | 使用单位：云杉滨州新材料股份有限 |\n| 信用代码：12410000415801230G | 公司 |\n"
        "| 住所：滨州市文苑路2号 | 信用代码：91371600MA3C8UEC77 |\n| 电话：0543-3161234 | 住所：滨州市创新路1号 |"
    )
    assert facts(block, "supplier", "receiver", "supplier_code", "receiver_code") == [
        [GIVER],
        ["云杉滨州新材料股份有限公司"],
        ["12410000415801230G"],
        ["91371600MA3C8UEC77"],
    ]


def test_a_line_that_names_the_next_party_goes_on_with_nothing() -> None:
    first = f"转让人（以下称甲方）：{GIVER}，住所：滨州市文苑路2号学府大厦东侧办公楼，法定代表人：冯承"
    text = f"{first}\n受让人（以下称乙方）：{TAKER}，住所：滨州市。\n~ 1. 甲方将专利转让给受让人。"
    assert facts(text, "supplier", "receiver") == [[GIVER], [TAKER]]


def test_a_branch_belongs_to_the_name_in_a_sentence() -> None:
    bank = "滨州农商银行股份有限公司城东支行"
    text = f"~ 立合同人：出质人{TAKER}（甲方），质权人{bank}（乙方）。\n~ 一、甲方以专利出质。"
    assert facts(text, "supplier", "receiver") == [[TAKER], [bank]]


def test_who_signs_in_another_column_is_not_the_person_of_a_label_beside() -> None:
    (page,) = pages(f"# 专利权转让合同\n转让方（乙方）：{GIVER}\n受让方（甲方）：{TAKER}\n~ 一、转让费12万元。")
    signed = [
        (0.12, 0.42, "甲方（盖章）"), (0.50, 0.42, "乙方（盖章）"),
        (0.12, 0.44, "授权代表："), (0.50, 0.44, "法定代表人（签章）"),
        (0.32, 0.46, "窦栋敏"), (0.70, 0.46, "窦昊子"),
    ]  # fmt: skip
    lines = [Line(text, Box(x, y, x + 0.015 * len(text), y + 0.012), 0.99) for x, y, text in signed]
    found = contract.parse([replace(page, lines=(*page.lines, *lines))])
    assert found is not None
    assert "窦栋敏" not in [field.value for field in found.fields.get("supplier_legal_representative", ())]


def _signed(*prints: tuple[float, float, float, str]) -> list[Page]:
    lines = (Line(text, Box(x0, y, x1, y + 0.013), 1.0) for x0, x1, y, text in (*CLAUSES, *prints))
    return [Page("合同.pdf", 1, 595, 842, lines=tuple(lines))]


CLAUSES = (
    (0.36, 0.64, 0.05, "专利独占实施许可协议"),
    (0.12, 0.60, 0.09, "授权方：白沙江化学物理研究所"),
    (0.12, 0.60, 0.12, "使用方：云杉岛泽原精细化工有限公司"),
    (0.12, 0.88, 0.15, "第一条授权方授予使用方独占实施专利一种环氧丙烷连续精馏分离工艺的权利，在此一并说"),
    (0.12, 0.88, 0.18, "第二条使用费总计人民币叁拾万元整，使用方逾期付款的应当按日向授权方计付万分之五的"),
)


@pytest.mark.parametrize(
    ("left", "right"), [("所", "工有限公司"), ("所", "2024年2月20日"), ("2024年2月20日", "工有限公司")]
)
def test_names_that_wrap_in_blocks_of_signatures_that_stand_close_stay_each_in_its_own(left: str, right: str) -> None:
    """A text layer gives two blocks with a narrow gap as one line."""
    ends = ("" if left == "所" else "所", "" if right == "工有限公司" else "工有限公司")
    line = f"授权方（盖章）：白沙江化学物理研究{ends[0]} 使用方（盖章）：云杉岛泽原精细化{ends[1]}"
    both = (0.12, 0.88, 0.40, line), (0.12, 0.14, 0.422, left)
    middle = next(index for index, char in enumerate(line) if char == " ") + 1
    start = 0.12 + 0.76 * middle / len(line)
    found = contract.parse(_signed(*both, (start, start + 0.12, 0.422, right)))
    assert found is not None
    named = [str(field.value) for field in found.fields["signatories"]]
    assert named == ["白沙江化学物理研究所", "云杉岛泽原精细化工有限公司"]


def test_scraps_of_a_seal_behind_the_word_of_a_party_that_signs_are_no_name() -> None:
    named = pages(f"# 专利权转让合同\n转让方：{GIVER}\n受让方：{TAKER}")[0].lines
    signed = [
        Line("转让方（章）", Box(0.169, 0.385, 0.263, 0.402), 1.0),
        Line("受让方", Box(0.576, 0.3865, 0.626, 0.401), 1.0),
        Line("云杉", Box(0.628, 0.3786, 0.662, 0.4162), 1.0),
        Line("有限公司", Box(0.664, 0.3600, 0.700, 0.4354), 1.0),
    ]
    found = contract.parse([Page("合同.pdf", 1, 595, 842, lines=(*named, *signed))])
    assert found is not None
    assert [str(field.value) for field in found.fields["receiver"]] == [TAKER]


def test_names_on_a_sheet_that_lies_are_no_scraps_of_a_seal() -> None:
    texts = ("专利技术转让合同", f"转让方：{GIVER}", f"受让方：{OWNER}", "双方就专利权的转让订立本合同")
    lines = [
        Line(text, Box(0.1, 0.1 + 0.05 * row, 0.1 + 0.0105 * len(text), 0.122 + 0.05 * row), 1.0)
        for row, text in enumerate(texts)
    ]
    found = contract.parse([Page("合同.pdf", 1, 842, 595, lines=tuple(lines))])
    assert found is not None
    assert [str(field.value) for name in ("supplier", "receiver") for field in found.fields[name]] == [GIVER, OWNER]
