"""The list's own 合计 against its rows. All values invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.lines import Box
from parsers.claims import Claim, ClaimList, PartTotals, Place
from tests.validators_builders import Deal, beijing, yuan
from validators.findings import Check, CheckStatus
from validators.judge import judge

SHEET = Place("附件1.xlsx", 1, label="附件1!A1:I5")
SCAN = Place("清单.pdf", 3)
ONE, TWO = Deal(1), Deal(2)


def found(claims: list[Claim], places: tuple[Place, ...] = (SHEET,), **totals: int) -> list[Check]:
    """What is said of a list with these totals."""
    return judged(claims, places, (), **totals)


def judged(claims: list[Claim], places: tuple[Place, ...], parts: tuple[PartTotals, ...], **totals: int) -> list[Check]:
    rows = tuple(replace(claim, row=row) for row, claim in enumerate(claims, start=1))
    listed = ClaimList(rows, {}, {name: yuan(total) for name, total in totals.items()}, places, parts=parts)
    papers = [*ONE.papers(), *TWO.papers()]
    documents = tuple(replace(paper, id=f"d{index}") for index, paper in enumerate(papers))
    return [check for check in judge(listed, documents, (), beijing()).findings if check.code == "application.totals"]


def test_a_total_that_the_rows_add_up_to_is_not_mentioned() -> None:
    assert not found([ONE.claim(), TWO.claim()], contract_amount=240_000, received_amount=240_000)


@pytest.mark.parametrize(("place", "status"), [(SHEET, CheckStatus.FAIL), (SCAN, CheckStatus.UNCLEAR)])
def test_another_total_is_told_and_may_be_misread_where_the_list_is_no_sheet(place: Place, status: CheckStatus) -> None:
    (check,) = found([ONE.claim(), TWO.claim()], (place,), contract_amount=240_000, received_amount=340_000)
    assert check.status is status
    assert (check.found, check.expected) == ("340,000.00 元", "240,000.00 元")
    assert "“实际到账”" in check.message


def test_a_contract_on_two_rows_may_count_once() -> None:
    rows = [ONE.claim(), ONE.claim(received_amount=yuan(0))]
    assert not found(rows, contract_amount=120_000)
    assert not found(rows, contract_amount=240_000)
    assert found(rows, contract_amount=110_000)
    assert found(rows, contract_amount=250_000)


@pytest.mark.parametrize("name", ["received_amount", "patent_amount"])
def test_a_cell_merged_over_rows_may_count_once(name: str) -> None:
    cells = {name: Box(0.5, 0.1, 0.6, 0.3)}
    rows = [replace(ONE.claim(), cells=cells), replace(TWO.claim(), cells=cells)]
    assert not found(rows, (SHEET,), **{name: 120_000})
    assert not found(rows, (SHEET,), **{name: 240_000})
    assert found(rows, (SHEET,), **{name: 100_000})
    assert found([ONE.claim(), TWO.claim()], (SHEET,), **{name: 120_000})


def two_sheets(first: tuple[int, ...], second: tuple[int, ...]) -> list[Check]:
    """What is said of a list whose two sheets hold a row of 120,000 yuan each, and these totals."""
    parts = tuple(
        PartTotals(row, row, {"received_amount": tuple(yuan(total) for total in totals)} if totals else {})
        for row, totals in ((1, first), (2, second))
    )
    places = (SHEET, replace(SHEET, page=2, label="附件1（续）!A1:I5"))
    return judged([ONE.claim(), TWO.claim()], places, parts)


@pytest.mark.parametrize(
    ("first", "second"),
    [((), (240_000,)), ((120_000,), (120_000,)), ((120_000,), (240_000,)), ((), (120_000,)), ((), (120_000, 240_000))],
)
def test_a_total_on_a_part_of_a_list_is_the_parts_or_the_whole_lists(
    first: tuple[int, ...], second: tuple[int, ...]
) -> None:
    assert not two_sheets(first, second)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((), (250_000,), "250,000.00 元"),
        ((130_000,), (120_000,), "130,000.00 元"),
        ((120_000,), (120_000, 260_000), "260,000.00 元"),
    ],
)
def test_a_list_on_two_sheets_is_held_against_its_totals(
    first: tuple[int, ...], second: tuple[int, ...], expected: str
) -> None:
    (check,) = two_sheets(first, second)
    assert check.status is CheckStatus.FAIL
    assert check.found == expected


def test_a_list_with_a_cell_that_was_not_read_or_of_unknown_parts_is_not_added_up() -> None:
    unread = ONE.claim(received_amount=None)
    unread = replace(unread, raw={**unread.raw, "received_amount": "十二万?"})
    assert not found([unread, TWO.claim()], received_amount=500_000)
    assert not found([ONE.claim(), TWO.claim()], (SHEET, SCAN), received_amount=500_000)
