"""Licences of business: name, credit code and representative, print and QR code together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pages import Page
from ocr.lines import Box, Code, Line, Reader, in_reading_order
from parsers.documents.business_licence import parse
from parsers.documents.parsed import Parsed

CODE = "91110000600037341L"
"""A code with a right check character, from the standard's worked examples."""

Print = tuple[float, float, str]


def page(*prints: Print, codes: tuple[Code, ...] = ()) -> Page:
    lines = [
        Line(text, Box(x, y, min(0.99, x + 0.008 * len(text.encode("gbk", "replace"))), y + 0.022), 0.98)
        for x, y, text in prints
    ]
    return Page("执照.jpg", 1, 1600, 1130, in_reading_order(lines), codes=codes)


def value(parsed: Parsed | None, name: str) -> object:
    assert parsed is not None
    fields = parsed.fields.get(name)
    return fields[0].value if fields else None


NEW: tuple[Print, ...] = (
    (0.42, 0.2, "营 业 执 照"),
    (0.47, 0.26, "（副  本）"),
    (0.08, 0.3, "统一社会信用代码"),
    (0.08, 0.34, CODE),
    (0.1, 0.45, "名    称"),
    (0.22, 0.45, "云杉（滨州）科技有限公司"),
    (0.55, 0.45, "注册资本"),
    (0.66, 0.45, "壹仟万元整"),
    (0.1, 0.50, "类    型"),
    (0.22, 0.50, "有限责任公司(自然人投资或控股)"),
    (0.55, 0.50, "成立日期"),
    (0.66, 0.50, "2015年06月12日"),
    (0.1, 0.55, "法定代表人"),
    (0.22, 0.55, "林一苇"),
    (0.55, 0.55, "住    所"),
    (0.66, 0.55, "山东省滨州市渤海五路1号"),
    (0.1, 0.60, "经营范围"),
    (0.22, 0.60, "一般项目：技术服务、技术开发、技术转让；知识产权服务。"),
    (0.55, 0.80, "登记机关"),
)


def test_a_licence_in_two_columns_is_read() -> None:
    found = parse([page(*NEW)])
    assert value(found, "name") == "云杉（滨州）科技有限公司"
    assert value(found, "credit_code") == CODE
    assert value(found, "legal_representative") == "林一苇"


@pytest.mark.parametrize("payload", [f"http://www.gsxt.gov.cn/index.html?uniscid={CODE}", f'{{"ei":"{CODE}","v":1}}'])
def test_the_qr_code_confirms_the_credit_code(payload: str) -> None:
    found = parse([page(*NEW, codes=(Code(payload, "QRCode", Box(0.8, 0.2, 0.9, 0.34)),))])
    assert found is not None
    readers = [reading.reader for reading in found.fields["credit_code"][0].readings]
    assert readers == [Reader.OCR, Reader.CODE]
    assert value(found, "credit_code") == CODE


def test_a_qr_code_of_another_firm_makes_the_code_unclear() -> None:
    other = Code("https://example.invalid/?uniscid=914110007324785523", "QRCode", Box(0.8, 0.2, 0.9, 0.34))
    assert value(parse([page(*NEW, codes=(other,))]), "credit_code") is None


def test_glued_labels_and_a_public_institution() -> None:
    found = parse(
        [
            page(
                (0.4, 0.1, "事业单位法人证书"),
                (0.1, 0.2, "统一社会信用代码：12100000400000624D"),
                (0.1, 0.3, "名称：青禾大学"),
                (0.1, 0.35, "宗旨和业务范围：培养高等学历人才，促进科技文化发展"),
                (0.1, 0.4, "住所：山东省滨州市渤海五路2号"),
                (0.1, 0.45, "法定代表人：周知远"),
                (0.1, 0.5, "举办单位：教育部"),
                (0.1, 0.55, "登记管理机关：国家事业单位登记管理局"),
            )
        ]
    )
    assert value(found, "name") == "青禾大学"
    assert value(found, "credit_code") == "12100000400000624D"
    assert value(found, "legal_representative") == "周知远"


def test_a_code_that_ocr_spoiled_is_repaired_or_left_unread() -> None:
    spoiled = [(x, y, text.replace("91110000", "9I1100OO")) for x, y, text in NEW]
    broken = [(x, y, text.replace("91110000", "91110008")) for x, y, text in NEW]
    repaired = parse([page(*spoiled)])
    assert value(repaired, "credit_code") == CODE
    assert repaired is not None
    assert repaired.fields["credit_code"][0].best.repaired
    assert value(parse([page(*broken)]), "credit_code") is None


def test_a_contract_that_mentions_a_licence_is_none() -> None:
    prints = [(0.1, 0.1, "乙方应提供营业执照复印件"), (0.1, 0.2, "法定代表人：林一苇"), (0.1, 0.3, "住所：滨州市")]
    assert parse([page(*prints)]) is None


def test_labels_of_two_rows_read_as_one_from_top_to_bottom() -> None:
    """名 over 类 and 称 over 型 come as two upright lines; the name is still the name's."""
    found = page(*(item for item in NEW if item[2] not in ("名    称", "类    型")))
    upright = (
        Line("名类", Box(0.1, 0.45, 0.118, 0.522), 0.99),
        Line("称型", Box(0.15, 0.45, 0.168, 0.522), 0.99),
    )
    parsed = parse([replace(found, lines=in_reading_order((*found.lines, *upright)))])
    assert value(parsed, "name") == "云杉（滨州）科技有限公司"
    assert value(parsed, "address") == "山东省滨州市渤海五路1号"


def test_structure_is_enough_where_the_title_is_lost() -> None:
    untitled = [item for item in NEW if item[2] != "营 业 执 照"]
    assert value(parse([page(*untitled)]), "name") == "云杉（滨州）科技有限公司"


def test_a_label_with_the_stroke_of_a_frame_before_it() -> None:
    ticked = [(x, y, "☑称" if text == "名    称" else text) for x, y, text in NEW]
    assert value(parse([page(*ticked, (0.075, 0.45, "名"))]), "name") == "云杉（滨州）科技有限公司"


def test_a_name_glued_to_its_label_is_read() -> None:
    glued = tuple((x, y, "名称云杉（滨州）科技有限公司") if text == "名    称" else (x, y, text) for x, y, text in NEW)
    found = parse([page(*(item for item in glued if item[2] != "云杉（滨州）科技有限公司"))])
    assert value(found, "name") == "云杉（滨州）科技有限公司"


def test_a_scrap_of_print_is_no_holder() -> None:
    found = parse([page(*((x, y, "类") if text == "云杉（滨州）科技有限公司" else (x, y, text) for x, y, text in NEW))])
    assert value(found, "name") is None


def test_a_registration_number_of_fifteen_digits_beside_it_is_no_credit_code() -> None:
    rest = [item for item in NEW if item[2] != CODE and "代码" not in item[2]]
    lines = [(0.6, 0.16, "注册号 110108012345671"), *rest]
    assert value(parse([page(*lines)]), "credit_code") is None
    assert value(parse([page(*lines, (0.55, 0.19, f"统一社会信用代码 {CODE}"))]), "credit_code") == CODE


def test_the_first_character_of_a_spaced_label_far_from_the_rest_that_stands_with_its_value() -> None:
    lines = [item for item in NEW if item[1] != 0.45]
    parsed = parse([page(*lines, (0.13, 0.45, "名"), (0.22, 0.45, "称 云杉（滨州）科技有限公司"))])
    assert value(parsed, "name") == "云杉（滨州）科技有限公司"


def test_the_certificate_of_a_body_that_is_no_business() -> None:
    parsed = parse(
        [
            page(
                (0.3, 0.2, "民办非企业单位登记证书"),
                (0.1, 0.3, "名称：云杉新材料研究院"),
                (0.1, 0.35, f"统一社会信用代码：{CODE}"),
                (0.1, 0.4, "法定代表人：王五"),
                (0.1, 0.45, "业务范围：新材料研究"),
            )
        ]
    )
    assert (value(parsed, "name"), value(parsed, "credit_code")) == ("云杉新材料研究院", CODE)


def test_the_next_label_read_as_one_with_the_name_ends_it() -> None:
    parsed = parse(
        [
            page(
                (0.42, 0.2, "营业执照"),
                (0.1, 0.3, "名称 云杉新材料有限公司注册资本壹仟万元整"),
                (0.1, 0.35, f"统一社会信用代码：{CODE}"),
                (0.1, 0.4, "法定代表人 王五"),
            )
        ]
    )
    assert value(parsed, "name") == "云杉新材料有限公司"


def spread(x0: float, x1: float, y: float, text: str) -> list[Line]:
    """The characters of a label from one edge of its column to the other."""
    step = (x1 - x0 - 0.016) / (len(text) - 1)
    return [Line(char, Box(x0 + i * step, y, x0 + i * step + 0.016, y + 0.022), 0.98) for i, char in enumerate(text)]


ROWS = (
    ("统一社会信用代码", CODE), ("名称", "云杉（滨州）科技有限公司"), ("类型", "有限责任公司"),
    ("法定代表人", "林一苇"), ("住所", "山东省滨州市渤海五路1号"),
    ("经营范围", "技术服务、技术开发。"), ("登记机关", "滨州市市场监督管理局"),
)  # fmt: skip


def sheet(*more: Line, rows: tuple[tuple[str, str], ...] = ROWS, justified: bool = False) -> Page:
    lines = list(more)
    for index, (label, text) in enumerate(rows):
        y = 0.3 + 0.06 * index
        bare = page((0.1, y, label)).lines
        lines += [*(spread(0.1, 0.25, y, label) if justified else bare), *page((0.28, y, text)).lines]
    return Page("执照.jpg", 1, 1600, 1130, in_reading_order([*page((0.42, 0.15, "营 业 执 照")).lines, *lines]))


def test_labels_whose_characters_are_spread_over_their_column_bear_their_values() -> None:
    found = parse([sheet(justified=True)])
    assert value(found, "name") == "云杉（滨州）科技有限公司"
    assert value(found, "credit_code") == CODE
    assert value(found, "legal_representative") == "林一苇"
    assert value(found, "address") == "山东省滨州市渤海五路1号"


def test_characters_apart_that_make_no_label_stay_apart() -> None:
    rows = tuple(row for row in ROWS if row[0] != "名称")
    found = parse([sheet(*spread(0.1, 0.25, 0.72, "名人"), *page((0.28, 0.72, "云杉公司")).lines, rows=rows)])
    assert value(found, "name") is None


@pytest.mark.parametrize(
    ("name", "code", "person", "place"),
    [
        ("公司名称", "社会信用代码", "法人代表", "公司住所"),
        ("主体名称", "统一社会信用代码", "经营者姓名", "经营场所"),
        ("单位全称", "统一社会信用代码", "负责人姓名", "注册地址"),
    ],
)
def test_other_words_for_the_labels(name: str, code: str, person: str, place: str) -> None:
    words = dict(zip(("名称", "统一社会信用代码", "法定代表人", "住所"), (name, code, person, place), strict=True))
    found = parse([sheet(rows=tuple((words.get(label, label), text) for label, text in ROWS))])
    assert [value(found, field) for field in ("name", "credit_code", "legal_representative", "address")] == [
        "云杉（滨州）科技有限公司", CODE, "林一苇", "山东省滨州市渤海五路1号",
    ]  # fmt: skip


def test_the_name_above_all_labels_is_the_holders_where_it_alone_stands_there() -> None:
    rows = tuple(row for row in ROWS if row[0] != "名称")
    (card,) = page((0.3, 0.22, "云杉（滨州）科技有限公司")).lines
    (office,) = page((0.3, 0.18, "滨州市市场监督管理局")).lines
    (other,) = page((0.3, 0.26, "青禾大学")).lines
    assert value(parse([sheet(card, office, rows=rows)]), "name") == "云杉（滨州）科技有限公司"
    assert value(parse([sheet(card, other, rows=rows)]), "name") is None
    unread = tuple((label, "" if label == "名称" else text) for label, text in ROWS)
    assert value(parse([sheet(card, rows=unread)]), "name") is None


def test_a_value_into_which_the_end_of_its_spread_label_ran_is_its_value() -> None:
    rows = tuple(row for row in ROWS if row[0] not in ("名称", "法定代表人"))
    (first,), (second,) = page((0.1, 0.26, "名")).lines, page((0.22, 0.26, "称云杉（滨州）科技有限公司")).lines
    (begun,), (ended,) = page((0.1, 0.72, "法定代表")).lines, page((0.2, 0.72, "人 林一苇")).lines
    found = parse([sheet(first, second, begun, ended, rows=rows)])
    assert value(found, "name") == "云杉（滨州）科技有限公司"
    assert value(found, "legal_representative") == "林一苇"


def test_a_label_that_ran_into_the_value_and_lost_its_head_names_nobody() -> None:
    rows = tuple(row for row in ROWS if row[0] != "名称")
    (glued,) = page((0.22, 0.26, "称云杉（滨州）科技有限公司")).lines
    assert value(parse([sheet(glued, rows=rows)]), "name") is None
