"""Application forms: figures by their headings, answers, ticked boxes, empty cells; whatever the form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.lines import Reader
from parsers.documents.application import application_of, parse_all
from parsers.documents.application_numbers import parse_quantity, quantity_in, unit_of_heading
from parsers.reading import DocumentKind, Figure
from tests.form_pages import C, grid, page

YEARS = grid(
    [
        (C("专利转化运用情况", rows=6), C("专利受让情况", columns=4)),
        ("年度", "专利受让件数", "合同金额（万元）", "实际支付金额（万元）"),
        ("2021年", "3", "120.5", "100"),
        ("2022年1-9月", "2", "30", ""),
        ("合计", "5", "150.5", "100"),
        ("目前有效专利量", "12", "7", "1"),
    ]
)


def figures(*pages: object) -> dict[tuple[str, str, str], Decimal | None]:
    """(table, row, column) → amount of every figure."""
    found = application_of(pages).fields.get("figures", ())  # type: ignore[arg-type]
    values = [field.value for field in found]
    return {(v.table, v.row, v.column): v.amount for v in values if isinstance(v, Figure)}


def answers(name: str, *pages: object) -> list[object]:
    """The values of an answer."""
    return [field.value for field in application_of(pages).fields.get(name, ())]  # type: ignore[arg-type]


def test_a_table_is_read_by_its_title_its_head_and_its_years() -> None:
    found = figures(page("二、工作基础", grids=[YEARS]))
    table = "专利转化运用情况 / 专利受让情况"
    assert found[table, "2021年", "专利受让件数"] == 3
    assert found[table, "2021年", "合同金额（万元）"] == Decimal("1205000.00")
    assert found[table, "合计", "实际支付金额（万元）"] == Decimal("1000000.00")
    assert found[table, "2022年1-9月", "实际支付金额（万元）"] is None


def test_a_year_without_its_word_heads_a_row_and_is_no_figure() -> None:
    found = figures(page(grids=[grid([("年度", "投入金额（万元）"), ("2020", "62"), ("2021", "70")])]))
    assert found == {
        ("", "2020", "投入金额（万元）"): Decimal(620000),
        ("", "2021", "投入金额（万元）"): Decimal(700000),
    }


def test_a_head_of_two_rows_names_its_columns_by_both() -> None:
    table = grid(
        [
            (C("近三年专利许可", columns=5),),
            (
                C("年度", rows=2),
                C("专利许可件数", rows=2),
                C("合同额（万元）", rows=2),
                C("专利开放许可情况", columns=2),
            ),
            ("发布数", "实施数"),
            ("2022", "9", "358", "8", "2"),
        ]
    )
    found = figures(page(grids=[table]))
    assert found["近三年专利许可", "2022", "专利许可件数"] == 9
    assert found["近三年专利许可", "2022", "专利开放许可情况 / 发布数"] == 8
    assert found["近三年专利许可", "2022", "专利开放许可情况 / 实施数"] == 2


def test_one_value_beside_all_years_is_read_under_its_own_heading() -> None:
    table = grid(
        [
            (C("近三年专利授权量（件）", columns=3), "累计有效专利拥有量"),
            ("年度", "发明", "实用新型", C("736", rows=3)),
            ("2021", "47", "19"),
            ("合计", "47", "19"),
        ]
    )
    found = figures(page(grids=[table]))
    assert found["近三年专利授权量（件）", "累计有效专利拥有量", "累计有效专利拥有量"] == 736
    assert found["近三年专利授权量（件）", "2021", "实用新型"] == 19


def test_labels_beside_their_values_are_told_from_heads() -> None:
    table = grid(
        [
            ("单位名称", "临川大学", "法定代表人", "周言"),
            ("公司人数", "26", "硕士及以上人数", "9"),
            (C("截至2022年6月，促成转让许可专利合同金额（万元）", columns=2), C("254.5", columns=2)),
            (C("2021年，专利质押融资金额（亿元）", columns=2), C("0.029", columns=2)),
        ]
    )
    found = figures(page(grids=[table]))
    assert found["", "公司人数", ""] == 26
    assert found["", "硕士及以上人数", ""] == 9
    assert found["", "截至2022年6月，促成转让许可专利合同金额（万元）", ""] == Decimal("2545000.00")
    assert found["", "2021年，专利质押融资金额（亿元）", ""] == Decimal("2900000.00")


def test_targets_stand_under_the_heading_of_their_section() -> None:
    table = grid(
        [("任务", "指标项", "量化目标"), (C("1.专利需求库", rows=2), "覆盖企业数量", "30"), ("收集需求项目数量", "≥50")]
    )
    (first, second) = application_of([page("三、绩效目标", grids=[table])]).fields["figures"]
    assert isinstance(first.value, Figure)
    assert isinstance(second.value, Figure)
    assert (first.value.section, first.value.row, first.value.amount) == ("三、绩效目标", "覆盖企业数量", Decimal(30))
    assert second.value.amount == 50


def test_a_table_goes_on_over_a_page_end_without_repeating_its_head() -> None:
    first = grid([("年度", "合同额（万元）"), ("2021年", "12")], bottom=0.95)
    second = grid([("2022年", "13"), ("合计", "25")], top=0.05, bottom=0.15)
    found = figures(page(grids=[first]), page(grids=[second], number=2))
    assert found["", "合计", "合同额（万元）"] == Decimal(250000)


def test_numbers_of_telephones_and_persons_are_no_figures() -> None:
    table = grid([("手机", "13800000000", "邮编", "100000"), ("统一社会信用代码", "123", "身份证号码", "110101")])
    assert not figures(page(grids=[table]))


def test_the_applicant_is_read_from_the_table_and_the_cover() -> None:
    table = grid([("申报单位名称", "临川市园区管理有限公司"), ("统一社会信用代码", "91110108MA0000001A")])
    cover = page("项目申报书", "申报单位：临川市园区管理有限公司（盖章）")
    assert answers("applicant", cover, page(grids=[table], number=2)) == ["临川市园区管理有限公司"]
    other = page("项目申报书", "申报单位：临川另一园区管理有限公司")
    assert answers("applicant", other, page(grids=[table], number=2)) == [None]


def test_a_story_under_the_applicants_label_is_no_name() -> None:
    story = "云川促进中心坐落于临川市，现有职工三十人，" * 4
    table = grid([("申报单位", "云川促进中心"), ("单位性质", "事业单位"), ("申报单位", story)])
    assert answers("applicant", page(grids=[table])) == ["云川促进中心"]


def test_a_category_may_stand_on_a_line_of_its_own() -> None:
    assert answers("category", page("申报类别：运营交易类平台")) == ["运营交易类平台"]


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("□是  ☑否", ["否"]),
        ("是 ☑ 否 □", ["是"]),
        ("■高校 □科研院所", ["高校"]),
        ("高校 □ 科研院所 √", ["科研院所"]),
        ("□ 高等学校 □ 科研机构", []),
        ("■是二否", ["是"]),
        ("（√）是 （ ）否", ["是"]),
        ("是（√） 否（ ）", ["是"]),
        ("[x]是 [ ]否", ["是"]),
        ("√是  否", ["是"]),
        ("是√  否", ["是"]),
        ("(是 ☑否", ["否"]),
    ],
)
def test_a_tick_box_stands_before_or_behind_its_option(text: str, ticked: list[str]) -> None:
    found = answers("choices", page(grids=[grid([("单位类型", text)])]))
    assert found == [f"单位类型：{option}" for option in ticked]


def test_a_box_that_ocr_reads_as_a_character_leaves_the_choice_open() -> None:
    found = application_of([page(grids=[grid([("单位类型", "口高校 □科研院所")])])]).fields["choices"]
    assert all(field.value is None for field in found)


@pytest.mark.parametrize("text", ["是√否", "(是 □否"])
def test_a_tick_that_may_belong_to_either_word_leaves_the_choice_open(text: str) -> None:
    found = application_of([page(grids=[grid([("单位类型", text)])])]).fields["choices"]
    assert found
    assert all(field.value is None for field in found)


def test_cells_left_empty_are_listed_with_their_labels() -> None:
    table = grid(
        [
            ("传真号码", "", "邮箱", "a@b.cn"),
            ("年度", "合同额（万元）", "到账额（万元）", "件数"),
            ("2021年", "", "3", "1"),
        ]
    )
    assert answers("blanks", page(grids=[table])) == ["传真号码", "2021年 · 合同额（万元）"]


def test_spare_rows_and_places_to_sign_are_not_blanks() -> None:
    table = grid(
        [
            ("序号", "姓名", "职务", "学历", "任务"),
            ("1", "周言", "主任", "本科", "统计"),
            ("2", "", "", "", ""),
            ("签名", "", "", "", ""),
        ]
    )
    assert not answers("blanks", page(grids=[table]))


def test_a_commitment_inside_the_form_is_a_paper_of_its_own() -> None:
    whole = page(
        "项目申报书",
        "信用承诺书",
        "我单位郑重承诺如下：",
        "1.材料真实。",
        "申报单位：临川大学（公章）",
        "2022年9月19日",
    )
    kinds = [parsed.kind for parsed in parse_all([whole])]
    assert kinds == [DocumentKind.APPLICATION, DocumentKind.COMMITMENT]


def test_what_a_scan_says_keeps_its_confidence() -> None:
    scanned = page(grids=[grid([("公司人数", "26")])], reader=Reader.OCR, sure=0.7)
    (field,) = application_of([scanned]).fields["figures"]
    assert (field.best.reader, field.confidence) == (Reader.OCR, 0.7)


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["元", "万元", "亿元"]), st.booleans(), st.booleans())
def test_money_in_any_unit_is_read_to_the_cent(whole: int, cents: int, unit: str, beside: bool, grouped: bool) -> None:
    factor = {"元": 1, "万元": 10**4, "亿元": 10**8}[unit]
    number = f"{whole:,}" if grouped else str(whole)
    text = f"{number}.{cents:02d}"
    found = parse_quantity(text + unit if beside else text, "" if beside else unit)
    assert found is not None
    assert found.value == (Decimal(whole) + Decimal(cents) / 100) * factor
    assert found.unit == unit


@given(st.text(max_size=50))
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    found = parse_quantity(text)
    assert found is None or found.value >= 0


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("≥20%", "", Decimal(20)),
        ("不少于15家", "", Decimal(15)),
        ("无", "件", Decimal(0)),
        ("12.5万元", "元", Decimal(125000)),
        ("1,234", "件", Decimal(1234)),
        ("/", "件", None),
        ("", "件", None),
        ("12件、3件", "件", None),
        ("约三十家", "家", None),
    ],
)
def test_one_number_or_none(text: str, unit: str, value: Decimal | None) -> None:
    found = parse_quantity(text, unit)
    assert (found.value if found else None) == value


def test_of_two_numbers_the_one_with_the_unit_asked_for_is_taken() -> None:
    assert quantity_in("6次；1200条", "次") == 6
    assert quantity_in("6次；1200条", "条") == 1200
    assert quantity_in("6次；8次", "次") is None


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("合同额（万元）", "万元"),
        ("金额(亿元)", "亿元"),
        ("产业化率（%）", "%"),
        ("单位：万元", "万元"),
        ("受让件数", ""),
    ],
)
def test_a_heading_names_its_unit(heading: str, unit: str) -> None:
    assert unit_of_heading(heading) == unit
