"""The demand list and the letter of commitment."""

from __future__ import annotations

from datetime import date

from parsers.documents import commitment, demand_list
from parsers.reading import DocumentKind
from tests.form_pages import grid, page
from tests.validators_builders import patent

HEAD = ("序号", "专利名称", "专利号", "专利类型", "授权日期", "需求方式（转让、许可或其他）", "可接受报价（元）/或议价")
GOOD = ("1", "一种激光测距装置", f"ZL{patent(1)}", "发明", "2020年5月8日", "许可", "50000")
BARGAIN = ("2", "一种光纤连接器", "", "实用新型", "", "转让", "议价")


def faults(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> list[object]:
    """What is wrong with a list."""
    (parsed,) = demand_list.parse_all([page("附件2：专利技术需求清单", grids=[grid([head, *rows])])])
    assert parsed.kind is DocumentKind.DEMAND_LIST
    return [field.value for field in parsed.fields.get("faults", ())]


def test_a_list_filled_in_as_asked_has_no_faults() -> None:
    assert not faults(GOOD, BARGAIN, ("", "", "", "", "", "", ""), ("3", "", "", "", "", "", ""))


def test_every_fault_names_its_row() -> None:
    wrong = ("2", "", "ZL201810123456.7", "商标", "去年", "交换", "很多")
    found = [str(text) for text in faults(GOOD, wrong)]
    assert all(text.startswith("第 2 项") for text in found)
    for word in ("未填专利名称", "专利类型", "授权日期", "需求方式", "报价"):
        assert any(word in text for text in found), (word, found)


def test_a_lacking_column_is_a_fault() -> None:
    assert "缺少“可接受报价”栏" in faults(GOOD[:6], head=HEAD[:6])


def test_a_page_without_the_table_is_known_by_its_kind_alone() -> None:
    (parsed,) = demand_list.parse_all([page("专利技术需求清单", "见后附")])
    assert (parsed.kind, parsed.fields) == (DocumentKind.DEMAND_LIST, {})


def test_a_letter_names_who_signed_it_and_when() -> None:
    letter = page(
        "信用承诺书",
        "我单位郑重承诺如下：",
        "1.材料真实。",
        "如违背以上承诺，愿意承担责任。",
        "项目申报单位（公章）：云川大学",
        "日期：2022年9月19日",
    )
    (parsed,) = commitment.parse_all([letter])
    values = {name: fields[0].value for name, fields in parsed.fields.items()}
    assert values == {"title": "信用承诺书", "signed_on": date(2022, 9, 19), "applicant": "云川大学"}


def test_a_place_in_the_name_of_who_signs_is_kept() -> None:
    letter = page(
        "信 用 承 诺 书",
        "远帆（云川）设备有限公司承诺：材料真实，愿意承担法律责任。",
        "单位（盖章）：远帆（云川）设备有限公司",
    )
    (parsed,) = commitment.parse_all([letter])
    assert parsed.fields["applicant"][0].value == "远帆（云川）设备有限公司"


def test_a_form_that_goes_on_behind_the_letter_is_read_too() -> None:
    letter = page("信用承诺书", "我单位郑重承诺如下：")
    form = page("一、申报单位基本信息", grids=[grid([("申报单位名称", "云川大学"), ("公司人数", "26")])], number=2)
    kinds = [parsed.kind for parsed in commitment.parse_all([letter, form])]
    assert kinds == [DocumentKind.COMMITMENT, DocumentKind.APPLICATION]


def test_the_word_alone_makes_no_letter() -> None:
    assert commitment.commitment_in([page("目录", "信用承诺书", "项目申报书")]) is None
