"""Patent certificates: number, title, owners and day of grant, by their labels."""

from __future__ import annotations

from datetime import date

import pytest

from extract.pages import Page
from ocr.lines import Box, Code, Line, in_reading_order
from parsers.documents.certificate import is_certificate, parse
from parsers.documents.parsed import Parsed

Print = tuple[float, float, str]


def page(*prints: Print, codes: tuple[Code, ...] = (), size: float = 0.012) -> Page:
    """An A4 page with lines given by left edge, top edge and text."""
    lines = [
        Line(text, Box(x, y, min(0.99, x + size * 0.72 * len(text.encode("gbk", "replace"))), y + size), 0.98)
        for x, y, text in prints
    ]
    return Page("证书.pdf", 1, 595, 842, in_reading_order(lines), codes=codes)


def values(parsed: Parsed | None, name: str) -> list[object]:
    assert parsed is not None
    return [field.value for field in parsed.fields.get(name, ())]


GLUED: tuple[Print, ...] = (
    (0.1, 0.05, "证书号第4567890号"),
    (0.4, 0.2, "发明专利证书"),
    (0.12, 0.30, "发 明 名 称：一种用于深海探测的耐压壳体及其"),
    (0.235, 0.32, "制备方法"),
    (0.12, 0.35, "发  明  人：林一苇;周知远"),
    (0.12, 0.38, "专  利  号：ZL 2018 1 0123456.5"),
    (0.12, 0.41, "专利申请日：2018年02月07日"),
    (0.12, 0.44, "专 利 权 人：青禾大学;云杉（滨州）科技有限公司"),
    (0.12, 0.47, "地    址：256600 山东省滨州市渤海五路1号"),
    (0.12, 0.50, "授权公告日：2020年05月08日"),
    (0.55, 0.50, "授权公告号：CN 108572939 B"),
    (0.12, 0.55, "国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权，颁发发明专利证书"),
    (0.12, 0.58, "书并在专利登记簿上予以登记。"),
)


def test_all_fields_of_a_certificate_are_read() -> None:
    found = parse([page(*GLUED)])
    assert values(found, "patent_numbers") == ["201810123456.5"]
    assert values(found, "titles") == ["一种用于深海探测的耐压壳体及其制备方法"]
    assert values(found, "owners") == ["青禾大学", "云杉（滨州）科技有限公司"]
    assert values(found, "granted_on") == [date(2020, 5, 8)]
    assert values(found, "certificate_number") == ["4567890"]


def test_labels_and_values_may_be_lines_of_their_own() -> None:
    found = parse(
        [
            page(
                (0.4, 0.1, "实用新型专利证书"),
                (0.12, 0.30, "实用新型名称"),
                (0.30, 0.30, "一种可折叠支架"),
                (0.12, 0.34, "专利"),
                (0.20, 0.34, "号"),
                (0.30, 0.34, "ZL201530376377.2"),
                (0.12, 0.38, "专利权人"),
                (0.30, 0.38, "林一苇"),
                (0.12, 0.42, "授权公告日"),
                (0.30, 0.42, "2016.01.20"),
            )
        ]
    )
    assert values(found, "patent_numbers") == ["201530376377.2"]
    assert values(found, "titles") == ["一种可折叠支架"]
    assert values(found, "owners") == ["林一苇"]
    assert values(found, "granted_on") == [date(2016, 1, 20)]


def test_the_bar_code_is_a_second_reading_that_must_agree() -> None:
    bar = Code("2018101234565", "Code39", Box(0.6, 0.05, 0.9, 0.08))
    other = Code("2013106997442", "Code39", Box(0.6, 0.05, 0.9, 0.08))
    agreed, torn = parse([page(*GLUED, codes=(bar,))]), parse([page(*GLUED, codes=(other,))])
    assert values(agreed, "patent_numbers") == ["201810123456.5"]
    assert values(torn, "patent_numbers") == [None]


def test_a_number_with_a_wrong_check_digit_is_left_unread() -> None:
    prints = [(x, y, text.replace("3456.5", "3457.5")) for x, y, text in GLUED]
    found = parse([page(*prints)])
    assert values(found, "patent_numbers") == [None]
    assert found is not None
    assert "3457.5" in found.fields["patent_numbers"][0].best.text


def test_an_owner_has_a_place_of_its_own() -> None:
    found = parse([page(*GLUED)])
    assert found is not None
    first, second = (field.best.box for field in found.fields["owners"])
    assert first is not None
    assert second is not None
    assert first.x1 <= second.x0


@pytest.mark.parametrize(
    "prints",
    [
        [(0.4, 0.1, "专利登记簿副本"), (0.1, 0.2, "专利号：ZL201810123456.5"), (0.1, 0.3, "证书号：4567890")],
        [(0.4, 0.1, "计算机软件著作权登记证书"), (0.1, 0.2, "证书号：软著登字第4567890号")],
        [(0.1, 0.2, "甲方应向乙方交付专利证书"), (0.1, 0.3, "专利号：ZL201810123456.5")],
    ],
)
def test_other_papers_are_no_certificates(prints: list[Print]) -> None:
    assert not is_certificate(page(*prints))
    assert parse([page(*prints)]) is None


def test_a_blank_form_yields_no_values() -> None:
    found = parse(
        [page((0.4, 0.1, "发明专利证书"), *((0.12, y, text.split("：")[0] + "：") for _, y, text in GLUED[4:10]))]
    )
    assert found is not None
    assert not found.fields


def test_english_behind_a_label_is_no_value() -> None:
    found = parse(
        [
            page(
                (0.4, 0.1, "发明专利证书"),
                (0.12, 0.30, "发明名称 Title"),
                (0.4, 0.30, "一种耐压壳体"),
                (0.12, 0.35, "专利号 Patent No."),
                (0.4, 0.35, "ZL201810123456.5"),
                (0.12, 0.40, "专利权人 Patentee"),
                (0.4, 0.40, "青禾大学"),
            )
        ]
    )
    assert values(found, "titles") == ["一种耐压壳体"]
    assert values(found, "patent_numbers") == ["201810123456.5"]
    assert values(found, "owners") == ["青禾大学"]


def test_owners_of_which_one_is_cut_are_left_out() -> None:
    number, owners = "专利号：ZL201810123456.5", "专利权人：青禾大学;云杉（滨州）科"
    found = parse([page((0.4, 0.1, "发明专利证书"), (0.12, 0.3, number), (0.12, 0.4, owners))])
    assert values(found, "owners") == []


def test_english_right_below_a_label_and_right_above_the_next_is_of_the_first() -> None:
    labels = (("专利号", "Patent No."), ("专利申请日", "Date of Application"), ("专利权人", "Patentee(s)"))
    printed = ("ZL201810123456.5", "2018年02月07日", "青禾大学")
    rows = [
        item
        for index, ((label, english), value) in enumerate(zip(labels, printed, strict=True))
        for item in (
            (0.12, 0.30 + 0.03 * index, label),
            (0.12, 0.315 + 0.03 * index, english),
            (0.4, 0.308 + 0.03 * index, value),
        )
    ]
    found = parse([page((0.4, 0.1, "实用新型专利证书"), *rows)])
    assert values(found, "patent_numbers") == ["201810123456.5"]
    assert values(found, "owners") == ["青禾大学"]
