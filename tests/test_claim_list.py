"""The claim list is found by its headings and read row by row, whatever the order and wording of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from extract.pages import Page
from ocr.errors import InputError
from ocr.lines import Box, Cell, Grid, Line
from parsers.claims import ClaimList, Mode
from parsers.documents.claim_cells import meaning_of
from parsers.documents.claim_list import looks_like_claim_list, read_claim_list
from parsers.values.amount import Unit

HEAD = [
    "序号", "登记/备案时间", "专利号", "转化方式（转让、许可等）", "供给方", "接受方", "合同额（元）", "实际到账（元）",
    "合同涉及专利金额（元）",
]  # fmt: skip
ROW = [
    "1", "2021-03-05", "ZL201810123456.5", "转让", "青禾大学", "云杉科技有限公司", "380000", "380000.00", "380000",
]  # fmt: skip
BLANK: list[str | None] = [None] * 8
Merge = tuple[int, int, int, int]


def sheet(
    rows: Sequence[Sequence[str | None]], merges: Sequence[Merge] = (), file: str = "清单.xlsx", label: str = "附件1"
) -> Page:
    """A sheet as the spreadsheet reader gives it; a merge is first row, first column, rows, columns."""
    height, width = len(rows), max(len(row) for row in rows)
    spans = {(row, column): (down, across) for row, column, down, across in merges}
    hidden = {
        (r, c)
        for row, column, down, across in merges
        for r in range(row, row + down)
        for c in range(column, column + across)
    } - set(spans)
    cells = []
    for r, texts in enumerate(rows):
        for c, text in enumerate(texts):
            if (r, c) in hidden:
                continue
            down, across = spans.get((r, c), (1, 1))
            box = Box(c / width, r / height, (c + across) / width, (r + down) / height)
            cells.append(Cell(r, c, box, down, across, text or ""))
    return Page(file, 1, 1, 1, grids=(Grid(tuple(cells), Box(0, 0, 1, 1)),), label=label)


def row(**changes: str) -> list[str]:
    """A row of the official form with some cells changed."""
    names = ["seq", "day", "patent", "mode", "supplier", "receiver", "contract", "received", "share"]
    return [changes.get(name, text) for name, text in zip(names, ROW, strict=True)]


def test_a_plain_list_is_read_cell_by_cell() -> None:
    found = read_claim_list([sheet([["附件1：专利转化清单", *BLANK], HEAD, ROW], [(0, 0, 1, 9)])])
    claim = found.claims[0]
    assert (claim.row, claim.claimed.registered_on, claim.claimed.mode) == (1, date(2021, 3, 5), Mode.TRANSFER)
    assert claim.claimed.patent_numbers == ("201810123456.5",)
    assert (claim.claimed.supplier, claim.claimed.receiver) == ("青禾大学", "云杉科技有限公司")
    assert claim.claimed.contract_amount == claim.claimed.received_amount == Decimal(380000)
    assert claim.place.label == "附件1!A3:I3"
    assert claim.raw["received_amount"] == "380000.00"
    assert claim.cells["patent_numbers"].x0 == pytest.approx(2 / 9)
    assert found.columns["contract_amount"] == "合同额(元)"
    assert found.title == "附件1：专利转化清单"
    assert not claim.doubtful


def test_blank_rows_totals_and_notes_are_no_claims() -> None:
    rows: list[list[str | None]] = [
        [*HEAD],
        [*ROW],
        [None] * 9,
        [*row(seq="2", patent="", supplier="", receiver="", day="", mode="", contract="", received="", share="")],
        [*row(seq="2", contract="20000")],
        ["小计", None, None, None, None, None, "400000", "", ""],
        ["合计", None, None, None, None, None, "400,000.00", "380000", "—"],
        ["注：本表金额以元为单位", *BLANK],
        ["填表人：张三", None, None, None, None, "日期：2022年9月1日", None, None, None],
    ]
    found = read_claim_list([sheet(rows, [(7, 0, 1, 9)])])
    assert [claim.row for claim in found.claims] == [1, 2]
    assert found.claims[1].claimed.contract_amount == Decimal(20000)
    assert found.totals == {"contract_amount": Decimal(400000), "received_amount": Decimal(380000)}


def test_a_blank_row_with_specks_on_the_scan_is_no_claim() -> None:
    specks = [""] * 4 + ["…", "■", "", "", "'"]
    found = read_claim_list([printed([["序号", *HEAD[1:]], ROW, specks, row(seq="2")], ruled=True)])
    assert [claim.row for claim in found.claims] == [1, 2]
    assert {claim.claimed.supplier for claim in found.claims} == {found.claims[0].claimed.supplier}


def test_every_sheet_of_a_list_tells_its_own_totals_and_its_rows() -> None:
    total = ["合计", *BLANK[1:7], "380000", ""]
    first = sheet([HEAD, ROW, [*total]])
    second = replace(
        sheet([HEAD, row(patent="ZL201510067890.0", received="20000"), ["合计", *BLANK[1:7], "400000", ""]]), number=2
    )
    parts = read_claim_list([first, second]).parts
    told = [(part.first, part.last, part.amounts.get("received_amount")) for part in parts]
    assert told == [(1, 1, (Decimal(380000),)), (2, 2, (Decimal(400000),))]


@pytest.mark.parametrize(("totals", "expected"), [((3, 5), None), ((3, 5, 8), 8), ((8, 8), 8), ((8,), 8)])
def test_of_several_rows_of_totals_the_last_counts_where_it_is_that_of_all(
    totals: tuple[int, ...], expected: int | None
) -> None:
    rows: list[list[str | None]] = [[*HEAD]]
    rows += [[*ROW] for _ in totals]
    rows += [["合计", *BLANK[1:7], str(total), ""] for total in totals]
    assert read_claim_list([sheet(rows)]).totals.get("received_amount") == expected


def test_a_row_of_amounts_alone_is_a_total_whose_word_was_not_read() -> None:
    found = read_claim_list([sheet([HEAD, ROW, [*BLANK[:6], "380000", "380000.00", "380000"]])])
    assert [claim.row for claim in found.claims] == [1]
    assert [item.why for item in found.left_out] == ["只有金额，应为合计"]


def test_a_cell_merged_over_several_rows_counts_for_each() -> None:
    rows = [HEAD, ROW, row(seq="2", patent="201310699744.2", supplier="", receiver="", contract="")]
    claims = read_claim_list([sheet(rows, [(1, 4, 2, 1), (1, 5, 2, 1), (1, 6, 2, 1)])]).claims
    assert [claim.claimed.supplier for claim in claims] == ["青禾大学"] * 2
    assert [claim.claimed.contract_amount for claim in claims] == [Decimal(380000)] * 2
    assert claims[0].cells["contract_amount"] == claims[1].cells["contract_amount"]


def test_a_blank_cell_that_is_not_merged_stays_blank() -> None:
    rows = [HEAD, ROW, row(seq="2", supplier="", contract="", receiver="同上")]
    claimed = read_claim_list([sheet(rows)]).claims[1].claimed
    assert (claimed.supplier, claimed.contract_amount, claimed.receiver) == (None, None, "云杉科技有限公司")


def test_columns_may_stand_in_any_order_with_other_words_and_units() -> None:
    head = [
        "受让方/被许可方", "转让方/许可方", "到账金额（万元）", "合同金额(万元)", "方式", "专利申请号", "专利名称",
        "转让时间", "备注",
    ]  # fmt: skip
    values = ["云杉科技有限公司", "青禾大学", "5", "12.5", "独占许可", "2018101234565", "一种装置", "2021.3.5", ""]
    claimed = read_claim_list([sheet([head, values])]).claims[0].claimed
    assert (claimed.receiver, claimed.supplier, claimed.mode) == ("云杉科技有限公司", "青禾大学", Mode.LICENCE)
    assert (claimed.contract_amount, claimed.received_amount) == (Decimal(125000), Decimal(50000))
    assert (claimed.patent_numbers, claimed.registered_on) == (("201810123456.5",), date(2021, 3, 5))
    assert claimed.patent_amount is None


def test_a_unit_above_the_head_counts_and_one_in_the_cell_counts_more() -> None:
    head = [text.replace("（元）", "") for text in HEAD]
    rows: list[list[str | None]] = [
        ["单位：万元", *BLANK],
        [*head],
        [*row(contract="38", received="380000元", share="0.5亿元")],
    ]
    claimed = read_claim_list([sheet(rows, [(0, 0, 1, 9)])]).claims[0].claimed
    assert claimed.contract_amount == claimed.received_amount == Decimal(380000)
    assert claimed.patent_amount == Decimal(50_000_000)


def test_a_head_may_have_two_rows() -> None:
    top = ["序号", "登记/备案时间", "专利号", "转化方式", "交易双方", None, "金额（元）", None, None]
    low = [None, None, None, None, "供给方", "接受方", "合同额", "实际到账", "合同涉及专利金额"]
    merges = [(0, c, 2, 1) for c in range(4)] + [(0, 4, 1, 2), (0, 6, 1, 3)]
    claimed = read_claim_list([sheet([top, low, ROW], merges)]).claims[0].claimed
    assert (claimed.supplier, claimed.patent_amount) == ("青禾大学", Decimal(380000))


@pytest.mark.parametrize("gap", ["、", "；", "\n", "，", " / ", ","])
def test_one_cell_may_hold_several_patents(gap: str) -> None:
    rows = [HEAD, row(patent=f"ZL201810123456.5{gap}2013106997442{gap}ZL 95115608.X")]
    claim = read_claim_list([sheet(rows)]).claims[0]
    assert claim.claimed.patent_numbers == ("201810123456.5", "201310699744.2", "95115608.X")
    assert not claim.doubtful


def test_an_incomplete_list_of_patents_is_doubtful() -> None:
    rows = [HEAD, row(patent="ZL201810123456.5等3件"), row(patent="ZL201810123456.5、201310699744.2共2件")]
    first, second = read_claim_list([sheet(rows)]).claims
    assert first.doubtful == {"patent_numbers"}
    assert not second.doubtful


def test_a_malformed_number_stands_as_printed() -> None:
    rows = [HEAD, row(patent="ZL2018101234"), row(patent="CN108572939B"), row(patent="201810123456.7")]
    found = [claim.claimed.patent_numbers for claim in read_claim_list([sheet(rows)]).claims]
    assert found == [("ZL2018101234",), ("CN108572939B",), ("201810123456.7",)]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("专利权转让", Mode.TRANSFER), ("许可", Mode.LICENCE), ("普通许可", Mode.LICENCE), ("作价入股", Mode.EQUITY),
        ("质押融资", Mode.PLEDGE), ("开放许可", Mode.OPEN_LICENCE), ("转让、许可", None), ("合作", None), ("转 让",
        Mode.TRANSFER),
    ],
)  # fmt: skip
def test_modes(text: str, mode: Mode | None) -> None:
    assert read_claim_list([sheet([HEAD, row(mode=text)])]).claims[0].claimed.mode is mode


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-03-05 00:00:00", date(2021, 3, 5)), ("2021年3月5日", date(2021, 3, 5)), ("44260", date(2021, 3, 5)),
        ("20210305", date(2021, 3, 5)), ("2021.3.5", date(2021, 3, 5)), ("2021年3月", None), ("2021/2/30", None),
    ],
)  # fmt: skip
def test_days(text: str, day: date | None) -> None:
    assert read_claim_list([sheet([HEAD, row(day=text)])]).claims[0].claimed.registered_on == day


def test_a_name_wrapped_in_its_cell_is_one_name_and_co_owners_stay_apart() -> None:
    rows = [HEAD, row(supplier="青禾大学\n白杨研究院", receiver="云杉（滨州）科技\n有限公司")]
    claimed = read_claim_list([sheet(rows)]).claims[0].claimed
    assert (claimed.supplier, claimed.receiver) == ("青禾大学、白杨研究院", "云杉（滨州）科技有限公司")


def test_a_party_whose_name_begins_like_a_total_or_an_example_is_claimed() -> None:
    rows = [
        HEAD,
        row(supplier="总计算科技有限公司"),
        row(supplier="例外服饰有限公司"),
        row(supplier="（示例）某某大学"),
    ]
    found = read_claim_list([sheet(rows)])
    assert [claim.claimed.supplier for claim in found.claims] == ["总计算科技有限公司", "例外服饰有限公司"]


def test_no_list_at_all_is_an_error_that_says_what_to_do() -> None:
    demand = [
        "序号",
        "专利名称",
        "专利号",
        "专利类型",
        "授权日期",
        "需求方式（转让、许可或其他）",
        "可接受报价（元）/或议价",
    ]
    page = sheet([["附件2：专利技术需求清单"], demand, ["1", "一种装置", "201810123456.5"]])
    assert not looks_like_claim_list(page)
    with pytest.raises(InputError, match=r"没有找到.*供给方.*heyan template"):
        read_claim_list([page])


def test_a_missing_column_is_named_with_the_columns_found() -> None:
    rows = [[cell for i, cell in enumerate(line) if i != 7] for line in (HEAD, ROW)]
    page = sheet(rows)
    assert looks_like_claim_list(page)
    with pytest.raises(InputError, match=r"清单\.xlsx.*缺少列：实际到账。.*合同额") as caught:
        read_claim_list([page])
    assert "供给方" in str(caught.value)


def test_two_different_lists_are_an_error_that_names_both() -> None:
    pages = [sheet([HEAD, ROW], file="a.xlsx"), sheet([HEAD, row(contract="1")], file="b.xlsx")]
    with pytest.raises(InputError, match=r"a\.xlsx.*b\.xlsx"):
        read_claim_list(pages)


def test_an_empty_form_is_no_rival() -> None:
    pages = [sheet([HEAD, [None] * 9], file="空表.xlsx"), sheet([HEAD, ROW], file="a.xlsx")]
    assert read_claim_list(pages).places[0].file == "a.xlsx"


def test_the_same_list_under_two_names_is_not_chosen_between() -> None:
    pages = [sheet([HEAD, ROW], file="a.xlsx"), sheet([HEAD, ROW], file="b.xlsx")]
    with pytest.raises(InputError, match=r"a\.xlsx.*b\.xlsx"):
        read_claim_list(pages)


def printed(rows: Sequence[Sequence[str]], *, ruled: bool, number: int = 1, size: float = 0.03) -> Page:
    """A list as a scanned page: lines, and the grid where rulings were found."""
    widths = [0.04, 0.1, 0.16, 0.1, 0.14, 0.16, 0.1, 0.1, 0.1]
    lefts = [sum(widths[:i]) for i in range(len(widths))]
    lines, cells = [], []
    for r, texts in enumerate(rows):
        top = 0.1 + r * 2 * size
        for c, text in enumerate(texts):
            cells.append(Cell(r, c, Box(lefts[c], top, lefts[c] + widths[c], top + 2 * size)))
            for n, part in enumerate(text.split("\n")):
                y = top + n * size * 0.9 + (0.2 if "\n" in text else 0.5) * size
                wide = min(widths[c] - 0.01, 0.009 * len(part.encode("gbk")))
                lines.append(Line(part, Box(lefts[c] + 0.005, y, lefts[c] + 0.005 + wide, y + size * 0.8), 0.97))
    box = Box(0, 0.1, 1, 0.1 + len(rows) * 2 * size)
    return Page("清单.pdf", number, 842, 595, tuple(lines), grids=(Grid(tuple(cells), box),) if ruled else ())


@pytest.mark.parametrize("ruled", [True, False])
def test_a_scanned_list_is_read_with_and_without_rulings(ruled: bool) -> None:
    head = [text.replace("（", "\n（") if "方式" not in text else "转化方式" for text in HEAD] if ruled else [
        text.split("（")[0] for text in HEAD
    ]  # fmt: skip
    rows = [head, row(receiver="云杉（滨州）科技\n有限公司"), row(seq="2", patent="201310699744.2")]
    claims = read_claim_list([printed(rows, ruled=ruled)]).claims
    assert [claim.claimed.patent_numbers for claim in claims] == [("201810123456.5",), ("201310699744.2",)]
    assert claims[0].claimed.receiver == "云杉（滨州）科技有限公司"
    assert claims[1].claimed.contract_amount == Decimal(380000)


@pytest.mark.parametrize("repeated", [True, False])
def test_a_list_goes_on_over_pages_with_and_without_its_head(repeated: bool) -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    second = [head] * repeated + [row(seq="2", patent="201310699744.2")]
    found = read_claim_list([printed([head, ROW], ruled=True), printed(second, ruled=True, number=2)])
    assert [claim.claimed.patent_numbers[0] for claim in found.claims] == ["201810123456.5", "201310699744.2"]
    assert [place.page for place in found.places] == [1, 2]


@pytest.mark.parametrize("several", [True, False])
def test_a_row_broken_over_two_pages_is_one_where_its_cell_names_several_patents(several: bool) -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    last = row(patent="201810123456.5\n201620066880.8" if several else "201810123456.5")
    rest = ["201310699744.2" if text.startswith("ZL") else "" for text in ROW]
    second = [head, rest, row(seq="2", patent="201510320299.3")]
    found = read_claim_list([printed([head, last], ruled=True), printed(second, ruled=True, number=2)])
    numbers = [claim.claimed.patent_numbers for claim in found.claims]
    assert [claim.row for claim in found.claims] == list(range(1, len(numbers) + 1))
    assert numbers[-1] == ("201510320299.3",)
    assert (numbers[0] == ("201810123456.5", "201620066880.8", "201310699744.2")) is several
    assert len(numbers) == (2 if several else 3)


def test_cells_read_with_little_confidence_are_doubtful() -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    page = printed([head, ROW], ruled=True)
    lines = tuple(Line(line.text, line.box, 0.6) if line.text == "青禾大学" else line for line in page.lines)
    claim = read_claim_list([Page(page.file, 1, 842, 595, lines, grids=page.grids)]).claims[0]
    assert claim.doubtful == {"supplier"}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("160,000.0\n0", Decimal(160000)),
        ("4,900,00\n0.00", Decimal(4900000)),
        ("240,000.0\no", Decimal(240000)),
        ("1,850.000.00", Decimal(1850000)),
        (".580,000.00", Decimal(580000)),
        ("100000\n50000", None),
        ("1600\n00.00", None),
    ],
)
def test_a_figure_that_wraps_is_put_together_and_two_figures_are_none(text: str, amount: Decimal | None) -> None:
    claim = read_claim_list([sheet([HEAD, row(contract=text, share="")])]).claims[0]
    assert claim.claimed.contract_amount == amount
    assert amount is not None or "contract_amount" in claim.doubtful


def test_a_day_that_wraps_keeps_its_last_numeral() -> None:
    assert read_claim_list([sheet([HEAD, row(day="2021/04/2\n8")])]).claims[0].claimed.registered_on == date(
        2021, 4, 28
    )


def unruled(rows: Sequence[Sequence[str]], number: int) -> Page:
    return printed(rows, ruled=False, number=number)


def test_a_list_without_rulings_goes_on_without_its_head() -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    second = [row(seq="2", patent="201310699744.2"), row(seq="3", patent="95115608.X")]
    found = read_claim_list([unruled([head, ROW], 1), unruled(second, 2)])
    assert [claim.claimed.patent_numbers[0] for claim in found.claims] == [
        "201810123456.5",
        "201310699744.2",
        "95115608.X",
    ]
    assert found.claims[2].claimed.receiver == "云杉科技有限公司"


def test_a_paper_behind_the_list_that_names_a_patent_once_is_none_of_its_rows() -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    line = row(
        day="发文日", patent="变更项目", mode="变更前", supplier="变更后", contract="审查员", received="", share=""
    )
    letter = [row(seq="申请号", patent="201310699744.2"), *[line] * 3]
    assert len(read_claim_list([printed([head, ROW], ruled=True), unruled(letter, 2)]).claims) == 1


def test_a_list_goes_on_over_a_blank_back() -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    pages = [printed([head, ROW], ruled=True), printed([row(seq="2", patent="201310699744.2")], ruled=True, number=3)]
    assert len(read_claim_list(pages).claims) == 2


def workbook(*sheets: Sequence[Sequence[str | None]]) -> list[Page]:
    found = [sheet(rows, label=f"表{number}") for number, rows in enumerate(sheets, start=1)]
    return [replace(page, number=number) for number, page in enumerate(found, start=1)]


@pytest.mark.parametrize("again", [True, False])
def test_a_list_goes_on_on_the_next_sheet_of_its_workbook(again: bool) -> None:
    more = row(seq="2", patent="201310699744.2")
    found = read_claim_list(workbook([HEAD, ROW], [HEAD, more] if again else [more]))
    assert [claim.claimed.patent_numbers[0] for claim in found.claims] == ["201810123456.5", "201310699744.2"]
    assert [place.label for place in found.places] == ["表1", "表2"]


def test_a_sheet_that_claims_some_of_it_again_is_another_list() -> None:
    with pytest.raises(InputError, match=r"表1.*表2"):
        read_claim_list(workbook([HEAD, ROW], [HEAD, ROW, row(seq="2", patent="201310699744.2")]))


def test_a_list_bound_twice_is_one() -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    first = printed([head, ROW], ruled=True)
    assert len(read_claim_list([first, replace(first, number=40)]).claims) == 1


def test_the_title_may_tell_the_mode_of_all_rows() -> None:
    rows = [[cell for i, cell in enumerate(line) if i != 3] for line in (HEAD, ROW)]
    title: list[str | None] = ["专利转让清单", *[None] * 7]
    found = read_claim_list([sheet([title, *rows], [(0, 0, 1, 8)])])
    assert found.claims[0].claimed.mode is found.titled_mode is Mode.TRANSFER


def test_what_was_understood_is_kept_columns_units_and_rows_left_out() -> None:
    head = [text.replace("（元）", "（万元）") for text in HEAD]
    rows = [head, row(contract="38", received="38", share="38"), ["合计", *[""] * 5, "38", "38", "38"], ["注：无"]]
    found = read_claim_list([sheet([[*line, *[""] * (9 - len(line))] for line in rows])])
    assert found.units == {"contract_amount": "万元", "received_amount": "万元", "patent_amount": "万元"}
    assert [item.why for item in found.left_out] == ["合计", "小计或说明"]
    assert found.others == ("序号",)
    assert found.claims[0].claimed.contract_amount == Decimal(380000)


def test_a_misread_number_on_a_scanned_list_is_a_doubt_and_a_checked_one_none() -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    page = printed([head, row(patent="20181.0123456."), ROW], ruled=True)
    faint = tuple(replace(line, confidence=0.6) if "ZL2018" in line.text else line for line in page.lines)
    first, second = read_claim_list([replace(page, lines=faint)]).claims
    assert "patent_numbers" in first.doubtful
    assert "patent_numbers" not in second.doubtful


@pytest.mark.parametrize(
    ("read", "meant"),
    [("2021,11.01", "2021-11-01"), ("2021.11,01", "2021-11-01"), ("2021/11.1", "2021-11-01")],
)
def test_a_day_whose_marks_are_misread_is_put_right_and_told(read: str, meant: str) -> None:
    claim = scanned(row(day=read)).claims[0]
    assert claim.claimed.registered_on == date.fromisoformat(meant)
    assert claim.repaired == {"registered_on"}
    assert not claim.doubtful


@pytest.mark.parametrize("read", ["2021,1101", "2021.13,01", "2021,02.30"])
def test_a_day_that_its_marks_do_not_tell_is_none(read: str) -> None:
    claim = scanned(row(day=read)).claims[0]
    assert claim.claimed.registered_on is None
    assert "registered_on" in claim.doubtful


def test_marks_of_an_amount_need_not_be_read_where_its_form_tells_them() -> None:
    claim = scanned(row(share="2,100.000.00"), faint={"share": ".,"}).claims[0]
    assert claim.claimed.patent_amount == Decimal("2100000.00")
    assert not claim.doubtful
    assert claim.repaired == {"patent_amount"}


def test_a_faint_digit_of_an_amount_is_a_doubt_whatever_its_marks() -> None:
    assert "patent_amount" in scanned(row(share="2,100.000.00"), faint={"share": "1"}).claims[0].doubtful


@pytest.mark.parametrize("read", ["1,234,56", "850,755.", "59000."])
def test_an_amount_that_may_have_lost_a_digit_is_a_doubt(read: str) -> None:
    assert "patent_amount" in scanned(row(share=read)).claims[0].doubtful


def test_a_speck_behind_an_amount_is_no_doubt_where_another_amount_of_the_row_agrees() -> None:
    claim = scanned(row(share="380000.")).claims[0]
    assert claim.claimed.patent_amount == Decimal(380000)
    assert not claim.doubtful


@pytest.mark.parametrize("read", ["一", "—", "/", "-"])
def test_a_stroke_for_an_amount_is_empty_however_faint(read: str) -> None:
    claim = scanned(row(mode="作价入股", received=read), faint={"received": read}).claims[0]
    assert claim.claimed.received_amount is None
    assert "received_amount" not in claim.doubtful


@pytest.mark.parametrize("read", ["2021~06~18", "2021-06~18"])
def test_a_mark_of_a_day_may_be_read_as_a_wave(read: str) -> None:
    assert scanned(row(day=read)).claims[0].claimed.registered_on == date(2021, 6, 18)


@pytest.mark.parametrize("read", [".380000", "380000.", ",380000"])
def test_a_speck_before_or_behind_an_amount_is_no_decimal_point(read: str) -> None:
    assert scanned(row(share=read)).claims[0].claimed.patent_amount == Decimal(380000)


def test_an_amount_of_which_a_mark_is_lost_counts_where_another_amount_agrees() -> None:
    amounts = {"contract": "2,950,000.00", "received": "2,950,000.00"}
    claim = scanned(row(**amounts, share="2.950000.00")).claims[0]
    assert claim.claimed.patent_amount == Decimal(2950000)
    assert not claim.doubtful
    assert "patent_amount" in scanned(row(share="2.950000.00")).claims[0].doubtful


def test_an_amount_with_misread_marks_one_digit_off_the_rows_others_is_a_doubt() -> None:
    amounts = {"received": "370,073.44", "share": "370,073.44"}
    claim = scanned(row(**amounts, contract="270.073.44")).claims[0]
    assert "contract_amount" in claim.doubtful


@pytest.mark.parametrize("read", ["7", "11", "3.1", "-1"])
def test_a_mark_in_the_blank_cell_of_an_amount_is_no_amount_and_a_doubt(read: str) -> None:
    claim = scanned(row(mode="质押", received=read)).claims[0]
    assert claim.claimed.received_amount is None
    assert "received_amount" in claim.doubtful
    assert read_claim_list([sheet([HEAD, row(received="11")])]).claims[0].claimed.received_amount == Decimal(11)


@pytest.mark.parametrize("read", ["丶", "1", "'i", "口", "L."])
def test_a_mark_in_the_blank_cell_of_a_party_is_no_name_and_a_doubt(read: str) -> None:
    claim = scanned(row(receiver=read)).claims[0]
    assert claim.claimed.receiver is None
    assert "receiver" in claim.doubtful


def test_a_blank_row_with_specks_is_no_claim() -> None:
    with pytest.raises(InputError, match="没有找到"):
        scanned(["2", "", "", "丶", "1", "", "·", "7", ""])


PATENTS = ("201810123456.5", "201310699744.2", "201630089916.9")


@pytest.mark.parametrize(
    ("receivers", "expected", "doubtful"),
    [
        (
            ("云杉科技有限公司", "云杉科技有限公司", "云彬科技有限公司"),
            ("云杉科技有限公司", "云杉科技有限公司", None),
            [3],
        ),
        (("云杉科技有限公司", "云彬科技有限公司"), ("云杉科技有限公司", "云彬科技有限公司"), [1, 2]),
        (
            ("云杉科技有限公司", "云杉科技有限公司", "东杉科技有限公司"),
            ("云杉科技有限公司",) * 2 + ("东杉科技有限公司",),
            [],
        ),
        (("云杉科技有限公司", "苍山机电有限公司"), ("云杉科技有限公司", "苍山机电有限公司"), []),
    ],
)
def test_a_party_of_a_scanned_list_that_is_anothers_name_but_for_one_character_is_a_doubt(
    receivers: tuple[str, ...], expected: tuple[str | None, ...], doubtful: list[int]
) -> None:
    rows = [
        row(seq=str(place), patent=patent, receiver=name)
        for place, (patent, name) in enumerate(zip(PATENTS, receivers, strict=False), start=1)
    ]
    claims = read_claim_list([printed([HEAD, *rows], ruled=True)]).claims
    assert tuple(claim.claimed.receiver for claim in claims) == expected
    assert [claim.row for claim in claims if "receiver" in claim.doubtful] == doubtful
    told = read_claim_list([sheet([HEAD, *rows])]).claims
    assert tuple(claim.claimed.receiver for claim in told) == receivers


@pytest.mark.parametrize("read", ["1", "I", "|"])
def test_an_upright_stroke_for_an_amount_may_be_a_slanting_one_and_is_none(read: str) -> None:
    claim = scanned(row(mode="质押", received=read)).claims[0]
    assert claim.claimed.received_amount is None
    assert "received_amount" in claim.doubtful


def test_a_number_that_wraps_behind_a_blank_is_one_number() -> None:
    claim = read_claim_list([sheet([HEAD, row(patent="ZL 2018 1 012345 \n6.5")])]).claims[0]
    assert claim.claimed.patent_numbers == ("201810123456.5",)


def test_a_mode_with_one_character_too_many_is_still_read() -> None:
    claim = read_claim_list([sheet([HEAD, row(mode="专利转\n专让")])]).claims[0]
    assert claim.claimed.mode is Mode.TRANSFER


@pytest.mark.parametrize("read", ["21201810123456.5", "21.201810123456.5", "Z1201810123456.5"])
def test_the_letters_before_a_number_may_be_read_as_digits(read: str) -> None:
    claim = scanned(row(patent=read), faint={"patent": read}).claims[0]
    assert claim.claimed.patent_numbers == ("201810123456.5",)
    assert not claim.doubtful


def scanned(texts: Sequence[str], faint: Mapping[str, str] = MappingProxyType({})) -> ClaimList:
    """A list read from a picture; `faint` names columns of `row` and the characters read badly there."""
    names = ["seq", "day", "patent", "mode", "supplier", "receiver", "contract", "received", "share"]
    rows = [HEAD, list(texts)]
    cells, lines = [], []
    for r, row_ in enumerate(rows):
        for c, text in enumerate(row_):
            box = Box(c / 9, 0.1 + 0.1 * r, (c + 1) / 9, 0.2 + 0.1 * r)
            cells.append(Cell(r, c, box))
            bad = faint.get(names[c], "") if r else ""
            sure = tuple(0.5 if char in bad else 0.99 for char in text)
            place = Box(box.x0 + 0.01, box.y0 + 0.04, box.x1 - 0.01, box.y0 + 0.06)
            lines.append(Line(text, place, min(sure, default=1.0), sure=sure))
    grid = Grid(tuple(cells), Box(0, 0.1, 1, 0.3))
    return read_claim_list([Page("清单.pdf", 1, 842, 595, tuple(lines), grids=(grid,))])


def test_rows_that_ran_together_for_want_of_a_ruling_are_told_apart_by_their_print() -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    rows = [row(), row(seq="2", patent="201310699744.2", day="2022-01-09", receiver="苍山机电有限公司", share="700")]
    page = printed([head, *rows], ruled=True)
    (grid,) = page.grids
    lost = [
        replace(cell, rows=2, box=replace(cell.box, y1=cell.box.y1 + cell.box.height))
        if cell.row == 1 and cell.column in (1, 5, 6, 8)
        else cell
        for cell in grid.cells
        if (cell.row, cell.column) not in {(2, 1), (2, 5), (2, 6), (2, 8)}
    ]
    found = read_claim_list([replace(page, grids=(Grid(tuple(lost), grid.box),))]).claims
    assert [item.claimed.receiver for item in found] == ["云杉科技有限公司", "苍山机电有限公司"]
    assert [item.claimed.registered_on for item in found] == [date(2021, 3, 5), date(2022, 1, 9)]
    assert [item.claimed.patent_amount for item in found] == [Decimal(380000), Decimal(700)]


def test_a_cell_that_is_merged_on_paper_stays_merged() -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    second = row(seq="2", patent="201310699744.2", receiver="", contract="", received="", share="")
    page = printed([head, row(), second], ruled=True)
    (grid,) = page.grids
    merged = [
        replace(cell, rows=2, box=replace(cell.box, y1=cell.box.y1 + cell.box.height))
        if cell.row == 1 and cell.column >= 5
        else cell
        for cell in grid.cells
        if not (cell.row == 2 and cell.column >= 5)
    ]
    found = read_claim_list([replace(page, grids=(Grid(tuple(merged), grid.box),))]).claims
    assert [item.claimed.contract_amount for item in found] == [Decimal(380000)] * 2
    assert [item.claimed.receiver for item in found] == ["云杉科技有限公司"] * 2


@pytest.mark.parametrize("ruled", [True, False])
def test_a_unit_over_several_columns_counts_for_all_of_them(ruled: bool) -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    page = printed([head, row(contract="38", received="3.8", share="38")], ruled=ruled)
    over = Line("金额（单位：万元）", Box(0.74, 0.09, 0.89, 0.114), 0.97)
    box = Box(0.0, 0.085, 1.0, page.grids[0].box.y1) if ruled else None
    grids = (replace(page.grids[0], box=box),) if box else ()
    (claim,) = read_claim_list([replace(page, lines=(over, *page.lines), grids=grids)]).claims
    amounts = (claim.claimed.contract_amount, claim.claimed.received_amount, claim.claimed.patent_amount)
    assert amounts == (Decimal(380000), Decimal(38000), Decimal(380000))


def run_together(first: str, second: str, gap: float) -> ClaimList:
    """A scanned list of one row whose first two amounts were read as one line, so far apart."""
    page = printed([HEAD, row(contract="", received="")], ruled=True)
    cells = [cell for cell in page.grids[0].cells if cell.row == 1 and cell.column in {6, 7}]
    border, y = cells[0].box.x1, cells[0].box.cy
    left, size = border - gap / 2 - 0.008 * len(first), 0.008
    edges = [left + size * n for n in range(len(first))]
    edges += [border + gap / 2 + size * n for n in range(len(second) + 1)]
    line = Line(first + second, Box(left, y - 0.01, edges[-1], y + 0.01), 0.99, edges=tuple(edges))
    return read_claim_list([replace(page, lines=(*page.lines, line))])


def test_two_amounts_read_as_one_line_are_parted_at_the_gap_over_the_ruling() -> None:
    (claim,) = run_together("350,000", "350,000", 0.011).claims
    assert (claim.claimed.contract_amount, claim.claimed.received_amount) == (Decimal(350000), Decimal(350000))
    assert not claim.doubtful


def test_print_over_a_ruling_that_cannot_be_parted_leaves_both_cells_in_doubt() -> None:
    (claim,) = run_together("350,000", "350,000", 0.0).claims
    assert (claim.claimed.contract_amount, claim.claimed.received_amount) == (None, None)
    assert {"contract_amount", "received_amount"} <= claim.doubtful


@pytest.mark.parametrize("number", ["第17页 共146页", "- 17 -", "17/46"])
def test_the_number_of_the_page_is_no_print_of_the_last_row_of_a_list_without_rulings(number: str) -> None:
    head = ["转化方式" if "方式" in text else text.split("（")[0] for text in HEAD]
    page = unruled([head, *(row(seq=str(n)) for n in range(1, 13))], 1)
    foot = Line(number, Box(0.42, 0.93, 0.52, 0.95), 0.99)
    *_, last = read_claim_list([replace(page, lines=(*page.lines, foot))]).claims
    assert (last.row, last.claimed.supplier) == (12, "青禾大学")


@pytest.mark.parametrize(
    ("printed", "numbers", "repaired"),
    [
        ("ZL 2018 2.0851659.1", ("201820851659.1",), True),
        ("ZL 2018:1 0332972.9", ("201810332972.9",), True),
        ("20182.0851659.1、201810332972.9", ("201820851659.1", "201810332972.9"), True),
        ("ZL 2018 2 0851659.1", ("201820851659.1",), False),
        ("2018 2.0851659.2", ("20182.0851659.2",), False),  # the check digit says no
    ],
)
def test_marks_amid_a_number_go_where_its_check_digit_agrees(
    printed: str, numbers: tuple[str, ...], repaired: bool
) -> None:
    found = meaning_of("patent_numbers", printed, Unit.YUAN)
    assert (found.value, found.repaired) == (numbers, repaired)
