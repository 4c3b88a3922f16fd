"""A reviewer's morning, played in a browser: by keyboard, by a box on the page, beside a colleague."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heyan.desk.decisions import Act
from heyan.desk.journal import decisions_of
from heyan.web.app import create_app
from heyan.web.rights import Role
from heyan.web.sessions import COOKIE
from heyan.web.settings import Settings
from heyan.workspace.place import Workspace, open_workspace
from parsers.reading import Field
from tests.browsers import chromium, served
from tests.desk_builders import dossier, keep
from tests.desk_pictures import draw_pages
from tests.validators_builders import Deal, reading, yuan

if TYPE_CHECKING:
    from fastapi import FastAPI
    from playwright.sync_api import Browser, BrowserContext, Page

DEALS = [Deal(number, amount=yuan(90000 + 1000 * number)) for number in range(1, 18)]
BLURRED = (Field((reading(yuan(106001), sure=0.5),)),)
MATTER = dossier(
    [deal.claim() for deal in DEALS],
    [
        paper
        for deal in DEALS
        for paper in (
            [deal.record(), deal.contract(total_amount=BLURRED), deal.invoice(), deal.slip()]
            if deal.number == 16
            else [deal.record(), deal.contract(), deal.invoice()]
            if deal.number == 17
            else deal.papers()
        )
    ],
)


COMPLAINTS: list[str] = []


@pytest.fixture(autouse=True)
def _no_complaints() -> Iterator[None]:
    COMPLAINTS.clear()
    yield
    assert not COMPLAINTS


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path) as found:
        keep(found, MATTER, cache=tmp_path / "cache")
        draw_pages(MATTER, tmp_path / "cache", "106000.00")
        yield found


@pytest.fixture
def app(workspace: Workspace) -> FastAPI:
    made = create_app(workspace, Settings(team=True))
    for name in ("甲", "乙"):
        made.state.services.doorkeeper.accounts.add(name, Role.REVIEWER, "correct horse battery")
    return made


@pytest.fixture
def address(app: FastAPI) -> Iterator[str]:
    with served(app) as found:
        yield found


def sits_down(app: FastAPI, browser: Browser, address: str, name: str) -> tuple[BrowserContext, Page]:
    """A reviewer at the desk; whatever the page complains of is noted, and fails the test at its end."""
    secret = app.state.services.doorkeeper.sessions.begin(name)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": secret, "url": address}])
    page = context.new_page()
    page.on("pageerror", lambda error: COMPLAINTS.append(str(error)))
    page.goto(f"{address}/packages/1/desk")
    page.wait_for_selector("#row[data-row]")
    page.bring_to_front()
    page.wait_for_function("document.readyState === 'complete' && document.hasFocus()")
    return context, page


def press(page: Page, key: str) -> None:
    """Press a key and wait until what it asked of the server is on the page."""
    passing = ("/news", "/pictures/")
    with page.expect_response(lambda answer: "/desk" in answer.url and not any(part in answer.url for part in passing)):
        page.keyboard.press(key)
    for going_on in (".htmx-request", ".htmx-swapping", ".htmx-settling"):
        page.wait_for_selector(going_on, state="detached")


def row(page: Page) -> int:
    return int(page.get_attribute("#row", "data-row") or 0)


@pytest.mark.engine
def test_a_morning_at_the_desk(app: FastAPI, browser: Browser, address: str, workspace: Workspace) -> None:
    _, page = sits_down(app, browser, address, "甲")

    assert row(page) == 17, "the worst first: a slip is missing"
    press(page, "o")
    page.keyboard.press("2")
    page.keyboard.type("已现场核对入账凭证")
    press(page, "Control+Enter")

    assert row(page) == 16, "then what cannot be read"
    press(page, "b")
    page.wait_for_selector("#stage.pulling")
    mark = page.locator("#sheet .mark.here").bounding_box()
    assert mark is not None
    page.mouse.move(mark["x"] - 3, mark["y"] - 8)
    page.mouse.down()
    page.mouse.move(mark["x"] + mark["width"] + 20, mark["y"] + mark["height"] + 8, steps=4)
    page.mouse.up()
    page.wait_for_selector("#read .value", timeout=60_000)
    assert page.text_content("#read .value") == "106000.00"
    press(page, "Control+Enter")
    assert row(page) == 16
    assert "supported" in (page.get_attribute("#row", "class") or ""), "judged at once by what was read"

    for _ in range(14):
        press(page, "a")
    press(page, "z")
    assert "14 / 17" in (page.text_content(".progress") or "")

    with page.expect_download() as download:
        page.click(".export a[href$=json]")
    report = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert report["review"]["overridden"] == 1
    assert report["claims"][16]["review"]["reason"] == "已现场核对入账凭证"
    assert report["claims"][16]["verdict"] == "incomplete", "the machine's verdict stays"
    contract = next(item for item in report["documents"] if item["id"] in report["claims"][15]["documents"]
                    and item["kind"] == "contract")  # fmt: skip
    assert contract["fields"]["total_amount"][0]["readings"][0]["reader"] == "reviewer"

    acts = [decision.act for decision in decisions_of(workspace, 1)]
    assert acts == [Act.OVERRIDE, Act.CORRECT, *[Act.ACCEPT] * 14, Act.UNDO]


def test_two_at_one_row_lose_nothing(app: FastAPI, browser: Browser, address: str, workspace: Workspace) -> None:
    _, one = sits_down(app, browser, address, "甲")
    _, other = sits_down(app, browser, address, "乙")
    assert row(one) == row(other) == 17

    press(other, "c")
    other.keyboard.type("等申报单位补件")
    press(other, "Control+Enter")
    press(one, "o")
    one.keyboard.press("1")
    one.keyboard.type("我的理由")
    press(one, "Control+Enter")

    refusal = one.text_content("#row .notice.bad") or ""
    assert "等申报单位补件" in refusal
    assert "我的理由" in refusal
    press(one, "o")
    one.keyboard.press("1")
    one.keyboard.type("我的理由")
    press(one, "Control+Enter")
    assert [decision.act for decision in decisions_of(workspace, 1)] == [Act.COMMENT, Act.OVERRIDE]


def test_everything_is_reached_by_keys_and_the_keys_are_shown(app: FastAPI, browser: Browser, address: str) -> None:
    _, page = sits_down(app, browser, address, "甲")
    page.keyboard.press("?")
    page.wait_for_selector("#keys", state="visible")
    page.keyboard.press("Escape")
    page.wait_for_selector("#keys", state="hidden")
    press(page, "j")
    assert row(page) == 16
    first = page.text_content("#caption")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("n")
    assert page.locator("#row [data-check][aria-current]").count() == 1
    assert page.locator("#row [data-spot][aria-current]").count() == 1
    assert first
    press(page, "k")
    assert row(page) == 17
    page.keyboard.press("/")
    with page.expect_response(lambda answer: "q=" in answer.url):
        page.keyboard.type(DEALS[2].patents[0])
    page.wait_for_selector("#row[data-row='3']")
    page.keyboard.press("Enter")
    press(page, "f")
    page.keyboard.press("r")
    page.keyboard.press("+")
    page.keyboard.press("0")
    assert page.locator("#sheet img").count() == 1
