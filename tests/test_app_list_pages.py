"""The claim list among the pages of a scan: what cannot be read of it is told, and costs no more than itself."""

from __future__ import annotations

from collections.abc import Sequence

from extract.package import Reason
from extract.pages import Page, PageStatus
from heyan.parsing import parse_pages
from heyan.reading import Desk
from parsers.claims import ClaimList
from tests.test_claim_list import HEAD, printed, row

NUMBERS = ("201810123456.5", "201910000001.7", "202010000002.6")


def list_of(pages: Sequence[Page]) -> ClaimList:
    desk = Desk()
    parse_pages(pages, desk, listed=True)
    assert desk.claim_list is not None
    return desk.claim_list


def unread(number: int) -> Page:
    return Page(
        "清单.pdf", number, 1, 1, status=PageStatus.UNREADABLE, reason=Reason.TIME_LIMIT, message="读取超过时限"
    )


def body(number: int) -> Page:
    return printed([row(patent=NUMBERS[number - 1])], ruled=True, number=number)


def first() -> Page:
    return printed([HEAD, row(patent=NUMBERS[0])], ruled=True, number=1)


def test_a_page_amid_the_list_that_is_not_read_is_told_and_the_next_one_counts() -> None:
    found = list_of([first(), unread(2), body(3)])
    assert [claim.claimed.patent_numbers for claim in found.claims] == [(NUMBERS[0],), (NUMBERS[2],)]
    assert [(item.place.page, "未能读取" in item.why) for item in found.left_out] == [(2, True)]


def test_a_page_right_behind_the_list_that_is_not_read_may_be_of_it() -> None:
    assert [item.place.page for item in list_of([first(), unread(2)]).left_out] == [2]


def test_a_list_all_of_whose_pages_are_read_has_no_gap() -> None:
    assert not list_of([first(), body(2)]).left_out
