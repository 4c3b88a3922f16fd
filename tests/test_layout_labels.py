"""Labels are found as papers print them and as OCR gives them, and each gets its own value."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line
from parsers.layout.flow import Flow
from parsers.layout.form import Form, read_form
from parsers.layout.label_table import LabelTable
from parsers.layout.mend import mend_labels
from parsers.layout.piece import Piece
from parsers.layout.readings import read_name, read_value, reading_of
from parsers.layout.rulings import Rulings
from parsers.layout.stacks import without_stacks
from parsers.values.amount import parse_amount
from parsers.values.dates import find_dates, parse_date

WORDS = LabelTable.of(
    {
        "name": ("户名", "全称"),
        "account": ("账号", "帐号"),
        "bank": ("开户银行", "开户行"),
        "payer_account": ("付款人账号",),
        "payee_account": ("收款人账号",),
        "payer": ("付款人",),
        "payee": ("收款人",),
        "amount": ("金额(小写)", "交易金额"),
        "date": ("交易日期",),
        "use": ("用途",),
    }
)
HEIGHT = 0.03
Print = tuple[float, float, str]


def line(x: float, y: float, text: str, confidence: float = 0.98) -> Line:
    """A line of a landscape slip; a full-width character is 0.02 wide."""
    return Line(text, Box(x, y, x + 0.01 * len(text.encode("gbk", "replace")), y + HEIGHT), confidence)


def page(*prints: Print, grids: tuple[Grid, ...] = ()) -> Page:
    return Page("回单.jpg", 1, 1500, 750, tuple(line(*item) for item in prints), grids=grids)


def labels(*prints: Print, grids: tuple[Grid, ...] = ()) -> Form:
    return read_form(page(*prints, grids=grids), WORDS)


def one(view: Form, name: str) -> Piece | None:
    return next(iter(view.values(name)), None)


def value(view: Form, name: str) -> str | None:
    piece = one(view, name)
    return piece.text if piece is not None else None


@pytest.mark.parametrize(
    "text", ["户名：云杉科技有限公司", "户 名：云杉科技有限公司", "户名:云杉科技有限公司", "户  名 云杉科技有限公司",
    "1.户名：云杉科技有限公司"]
)  # fmt: skip
def test_a_value_may_stand_in_the_line_of_its_label(text: str) -> None:
    assert value(labels((0.1, 0.1, text)), "name") == "云杉科技有限公司"


def test_a_value_in_its_line_has_its_own_place() -> None:
    piece = one(labels((0.1, 0.1, "户名：云杉科技有限公司")), "name")
    assert piece is not None
    assert piece.box.x0 == pytest.approx(0.16)
    assert piece.box.x1 == pytest.approx(0.32)


def test_a_value_may_stand_beside_its_label_across_columns() -> None:
    view = labels(
        (0.05, 0.1, "户名"), (0.15, 0.1, "云杉科技有限公司"), (0.55, 0.1, "户名"), (0.65, 0.1, "青禾大学"),
        (0.05, 0.2, "账号"), (0.15, 0.2, "62220000"), (0.55, 0.2, "账号"), (0.65, 0.2, "11110000"),
    )  # fmt: skip
    assert [piece.text for piece in view.values("name")] == ["云杉科技有限公司", "青禾大学"]
    assert [piece.text for piece in view.values("account")] == ["62220000", "11110000"]


def test_labels_whose_characters_stand_apart_are_one() -> None:
    view = labels(
        (0.05, 0.1, "户"), (0.1, 0.1, "名"), (0.2, 0.1, "云杉科技有限公司"), (0.05, 0.2, "账"), (0.1, 0.2, "号：622")
    )
    assert value(view, "name") == "云杉科技有限公司"
    assert value(view, "account") == "622"


def test_two_labels_and_values_glued_into_one_line_are_told_apart() -> None:
    view = labels((0.02, 0.1, "付款人账号：6222 收款人账号：1111"), (0.02, 0.2, "账号户名"))
    assert (value(view, "payer_account"), value(view, "payee_account")) == ("6222", "1111")
    assert [mark.name for mark in view.marks] == ["payer_account", "payee_account", "account", "name"]


def test_a_longer_label_is_not_its_beginning() -> None:
    view = labels((0.1, 0.1, "收款人账号：1111"))
    assert [mark.name for mark in view.marks] == ["payee_account"]


def test_one_ocr_error_is_forgiven_where_only_one_label_is_near() -> None:
    assert value(labels((0.1, 0.1, "开户很行：滨州银行")), "bank") == "滨州银行"
    assert value(labels((0.1, 0.1, "交易曰期：2024-03-15")), "date") == "2024-03-15"


def test_a_label_that_ocr_gives_in_traditional_form_is_that_label() -> None:
    view = labels((0.1, 0.1, "收款人賬號：1111"))
    assert value(view, "payee_account") == "1111"


def test_an_error_that_fits_two_labels_names_none() -> None:
    assert labels((0.1, 0.1, "囗款人账号：1111")).marks == ()


def test_words_in_running_text_are_no_labels() -> None:
    assert labels((0.1, 0.1, "本回单不作为收款人发货依据，并请勿重复记账")).marks == ()


def test_a_blank_form_yields_no_values() -> None:
    view = labels(
        (0.05, 0.1, "户名"), (0.55, 0.1, "户名"), (0.05, 0.2, "账号"), (0.55, 0.2, "账号"), (0.05, 0.3, "开户银行"),
        (0.05, 0.4, "金额（小写）"), (0.05, 0.5, "用途："), (0.05, 0.56, "打印时间：2024-03-18"),
        (0.7, 0.9, "电子回单专用章"),
    )  # fmt: skip
    assert [view.value(index) for index in range(len(view.marks))] == [None] * len(view.marks)


def test_a_name_wrapped_into_two_lines_is_whole() -> None:
    view = labels(
        (0.05, 0.1, "户名"), (0.15, 0.1, "云杉（滨州）新材料科技发展"), (0.15, 0.135, "有限公司"), (0.05, 0.2, "账号"),
        (0.15, 0.2, "6222"), (0.45, 0.1, "户名"), (0.55, 0.1, "青禾大学"),
    )  # fmt: skip
    piece = one(view, "name")
    assert piece is not None
    assert piece.joined == "云杉（滨州）新材料科技发展有限公司"
    assert read_name(piece).value == "云杉（滨州）新材料科技发展有限公司"


def test_a_label_may_stand_between_the_two_lines_of_its_value() -> None:
    view = labels(
        (0.05, 0.118, "户名"),
        (0.15, 0.1, "云杉（滨州）新材料"),
        (0.15, 0.135, "科技有限公司"),
        (0.05, 0.2, "账号"),
        (0.15, 0.2, "6222"),
    )
    piece = one(view, "name")
    assert piece is not None
    assert piece.joined == "云杉（滨州）新材料科技有限公司"
    assert value(view, "account") == "6222"


def test_the_next_row_is_no_continuation() -> None:
    view = labels(
        (0.05, 0.1, "开户行"), (0.15, 0.1, "滨州银行渤海支行"), (0.05, 0.135, "汇出"), (0.15, 0.135, "滨州银行营业部")
    )
    assert value(view, "bank") == "滨州银行渤海支行"


def test_a_value_may_stand_below_a_heading() -> None:
    view = labels((0.1, 0.1, "交易日期"), (0.4, 0.1, "交易金额"), (0.09, 0.14, "2024-03-15"), (0.4, 0.14, "380,000.00"))
    assert value(view, "date") == "2024-03-15"
    assert value(view, "amount") == "380,000.00"


def test_an_unknown_label_ends_a_value() -> None:
    view = labels((0.05, 0.1, "收款人"), (0.2, 0.1, "金额：380,000.00"))
    assert value(view, "payee") is None


def ruled(*columns: float, rows: int = 2) -> Grid:
    cells = tuple(
        Cell(r, c, Box(left, 0.1 + 0.1 * r, right, 0.2 + 0.1 * r))
        for r in range(rows)
        for c, (left, right) in enumerate(pairwise(columns))
    )
    return Grid(cells, Box(columns[0], 0.1, columns[-1], 0.1 + 0.1 * rows))


def test_rulings_bound_a_value() -> None:
    grid = ruled(0.02, 0.12, 0.5, 0.6, 0.98)
    view = labels(
        (0.03, 0.13, "户名"), (0.14, 0.11, "云杉（滨州）科技"), (0.14, 0.15, "有限公司"), (0.52, 0.13, "用途"),
        (0.03, 0.23, "账号"), (0.62, 0.23, "专用章"), grids=(grid,),
    )  # fmt: skip
    piece = one(view, "name")
    assert piece is not None
    assert piece.joined == "云杉（滨州）科技有限公司"
    assert one(view, "use") is None
    assert one(view, "account") is None


def test_a_line_that_runs_over_two_cells_is_cut_at_the_ruling() -> None:
    view = labels(
        (0.03, 0.13, "户名"), (0.2, 0.13, "云杉科技有限公司用途货款"), grids=(ruled(0.02, 0.12, 0.37, 0.42, 0.9),)
    )
    assert value(view, "name") == "云杉科技有限公司"


def test_a_reading_has_the_place_and_confidence_of_its_characters() -> None:
    piece = one(labels((0.1, 0.1, "交易日期：打印于2024年3月15日")), "date")
    assert piece is not None
    reading = reading_of(piece, find_dates(piece.text)[0])
    assert reading.text == "2024年3月15日"
    assert reading.box is not None
    assert reading.box.x0 > piece.box.x0
    assert reading.confidence == pytest.approx(0.98)


def test_what_cannot_be_parsed_keeps_its_text_and_has_no_value() -> None:
    piece = one(labels((0.1, 0.1, "金额（小写）：见附件")), "amount")
    assert piece is not None
    reading = read_value(piece, parse_amount)
    assert (reading.value, reading.text, reading.confidence) == (None, "见附件", 0.0)
    assert read_value(piece, parse_date).value is None


def test_the_ruling_of_a_title_read_as_a_numeral_hides_no_label() -> None:
    assert value(labels((0.6, 0.1, "二交易日期：2024-03-15")), "date") == "2024-03-15"


def test_a_label_spread_over_its_column_comes_in_pieces() -> None:
    table = LabelTable.of({"from": ("让与人",), "to": ("受让人",), "kind": ("许可种类",)})
    prints = (
        (0.05, 0.1, "让"), (0.09, 0.1, "与"), (0.13, 0.1, "人：青禾大学"),
        (0.05, 0.15, "受让"), (0.13, 0.15, "人：云杉科技有限公司"),
        (0.13, 0.2, "类：独占许可"),
    )  # fmt: skip
    spread = Line("许可种", Box(0.05, 0.2, 0.12, 0.2 + HEIGHT), 0.98)
    lines = (*(line(*item) for item in prints), spread)
    found = read_form(Page("证明.jpg", 1, 1500, 750, lines), table)
    assert {name: value(found, name) for name in ("from", "to", "kind")} == {
        "from": "青禾大学",
        "to": "云杉科技有限公司",
        "kind": "独占许可",
    }


def test_labels_spread_over_their_column_may_be_read_from_top_to_bottom() -> None:
    table = LabelTable.of({"number": ("备案号",), "from": ("让与人",), "to": ("受让人",)})
    stacks = (
        Line("备让受", Box(0.05, 0.1, 0.07, 0.24), 0.98),
        Line("案与", Box(0.09, 0.1, 0.11, 0.19), 0.98),
    )
    prints = (
        (0.13, 0.1, "号：X2021370000123"),
        (0.13, 0.155, "人：青禾大学"),
        (0.09, 0.21, "让"), (0.13, 0.21, "人：云杉科技有限公司"),
    )  # fmt: skip
    found = read_form(Page("证明.jpg", 1, 1500, 750, (*stacks, *(line(*item) for item in prints))), table)
    assert {name: value(found, name) for name in ("number", "from", "to")} == {
        "number": "X2021370000123",
        "from": "青禾大学",
        "to": "云杉科技有限公司",
    }


def test_a_known_label_with_a_blank_before_its_bracket_is_whole() -> None:
    table = LabelTable.of({"from": ("让与人", "让与人(许可方)")}, patterns=((r"(?:让与|许可)(?:方|人)", "from"),))
    found = read_form(page((0.05, 0.1, "让与人 (许可方)"), (0.4, 0.1, "青禾大学")), table)
    assert value(found, "from") == "青禾大学"


def test_the_double_border_of_a_certificate_is_no_table() -> None:
    outer, inner = Box(0.02, 0.02, 0.98, 0.98), Box(0.04, 0.04, 0.96, 0.96)
    strips = (Box(0.02, 0.02, 0.98, 0.04), Box(0.02, 0.04, 0.04, 0.96), Box(0.96, 0.04, 0.98, 0.96))
    cells = tuple(Cell(row, 0, box) for row, box in enumerate((*strips, inner)))
    prints = tuple((0.1, 0.1 + 0.05 * row, f"第{row}行：某事") for row in range(8))
    framed = page(*prints, grids=(Grid(cells, outer),))
    assert Rulings.of(framed).cells == ()
    assert Flow([framed]).text.count("\n") == 7


def test_labels_of_two_rows_that_touch_are_two_where_each_has_its_value() -> None:
    known = frozenset({"开户银行", "全称", "开户银行全称"})
    bank, name = line(0.2, 0.20, "开户银行"), line(0.2, 0.231, "全称")
    values = [line(0.4, 0.20, "银杏银行城南支行"), line(0.4, 0.231, "临江理工大学")]
    apart = mend_labels([bank, name, *values], known, 0.7)
    assert {"开户银行", "全称"} <= {item.text for item in apart}
    between = line(0.4, 0.215, "银杏银行城南支行")
    assert "开户银行全称" in {item.text for item in mend_labels([bank, name, between], known, 0.7)}


def test_values_that_hang_below_labels_side_by_side_are_each_of_the_label_right_above() -> None:
    view = labels(
        (0.1, 0.102, "开户行"),
        (0.5, 0.1, "开户行"),
        (0.1, 0.126, "银杏银行城北支行"),
        (0.5, 0.1183, "青川银行城南支行"),
    )
    found = {view.marks[index].box.x0: piece.text for index in view.having("bank") if (piece := view.value(index))}
    assert found == {0.1: "银杏银行城北支行", 0.5: "青川银行城南支行"}


def test_two_letters_that_begin_on_one_vertical_and_overlap_end_the_walk_along_their_row() -> None:
    upright = Line("名称", Box(0.10, 0.10, 0.12, 0.18), 1.0)
    twins = [Line(letter, Box(0.13, y, 0.145, y + 0.04), 1.0) for letter, y in (("第", 0.10), ("三", 0.105))]
    assert without_stacks([upright, *twins], frozenset({"名称"}), 1.0)[1:] == twins
