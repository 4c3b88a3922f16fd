"""Played in a browser: an applicant hands in, mends and hands in again; an auditor is denied a change."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from parsers.values.patent_number import check_digit
from tests.browsers import chromium, served
from tests.test_workspace import PROGRAMME, package
from tests.web_builders import PASSWORD, Office, office

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

SERIAL = "201810123456"
PATIENCE = 120_000
"""Milliseconds that a verification may take on a busy machine."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path / "workspace") as found:
        yield found


@contextmanager
def at(browser: Browser, address: str, name: str) -> Iterator[Page]:
    """A page at which somebody has signed in; it may complain of nothing."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()

    def hear(said: ConsoleMessage) -> None:
        drawn = "/check/pages/" in said.location["url"]  # the papers of a package made here lie nowhere: no pictures
        if said.type in ("error", "warning") and not drawn:
            complaints.append(said.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/packages")
    yield page
    assert not complaints
    context.close()


def with_number(folder: Path, digit: int) -> Path:
    """A package whose list claims a patent with a check digit."""
    path = package(folder) / "清单.xlsx"
    book = load_workbook(path)
    for cells in book.worksheets[0].iter_rows():
        for cell in cells:
            if str(cell.value).startswith("ZL"):
                cell.value = f"ZL{SERIAL}.{digit}"
    book.save(path)
    return folder


def test_an_applicant_hands_in_mends_and_hands_in_again(browser: Browser, team: Office, tmp_path: Path) -> None:
    right = int(check_digit(SERIAL))
    first = with_number(tmp_path / "申报材料", (right + 1) % 10)
    mended = with_number(tmp_path / "mended" / "申报材料", right)
    with served(team.app) as address, at(browser, address, "owner") as page:
        page.select_option("select[name=programme]", PROGRAMME)
        page.set_input_files("input[name=folder]", first)
        page.wait_for_url("**/packages/*/check", timeout=PATIENCE)
        assert page.get_by_text("第 1 行").first.is_visible()
        before = page.locator(".correction").count()
        assert page.locator(".correction", has_text="校验位").count()
        assert not page.locator(".changes").count()

        with page.expect_navigation(url="**/check/print"):
            page.get_by_role("link", name="打印改正清单").click()
        assert page.locator(".tick").count() == before
        assert page.pdf(format="A4").startswith(b"%PDF")
        page.go_back()

        page.set_input_files("input[name=folder]", mended)
        page.wait_for_url("**/submissions/*", timeout=PATIENCE)
        page.wait_for_url("**/packages/*/check", timeout=PATIENCE)
        assert int(page.locator(".changes .pass b").inner_text()) > 0
        page.locator(".solved summary").click()
        assert page.locator(".solved li", has_text="校验位").first.is_visible()

        page.get_by_role("link", name="材料包").click()
        assert page.locator(".packages tbody tr").count() == 1  # it is one package, handed in twice
        page.get_by_role("link", name="English").click()
        page.get_by_role("link", name="Packages").wait_for(timeout=PATIENCE)


def test_an_archive_is_dropped_and_markup_in_its_name_stays_text(
    browser: Browser, team: Office, tmp_path: Path
) -> None:
    folder = package(tmp_path / "材料")
    archive = tmp_path / "<img src=x onerror=document.title=1>.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    with served(team.app) as address, at(browser, address, "owner") as page:
        page.set_input_files("input[name=files]", archive)
        page.wait_for_url("**/submissions/*", timeout=PATIENCE)
        assert page.get_by_role("heading", name="<img src=x").is_visible()
        page.wait_for_url("**/packages/*/check", timeout=PATIENCE)
        assert page.locator(".mend").count()
        assert page.title() != "1"
        assert not page.locator("img[src=x]").count()


def test_an_auditor_sees_everything_and_is_denied_a_change(browser: Browser, team: Office) -> None:
    number, _ = team.package()
    with served(team.app) as address, at(browser, address, "auditor") as page:
        assert page.locator(".packages tbody tr").count() == 1
        assert not page.locator("#drop").count()
        assert not page.get_by_role("button", name="我来评审").count()
        page.goto(f"{address}/packages/{number}/check")
        assert page.get_by_text("第 2 行").first.is_visible()
        assert not page.locator("#drop").count()
    with served(team.app) as address, at_in_peace(browser, address) as page:
        told = page.evaluate(
            """async (address) => {
                const headers = { "X-CSRF-Token": document.body.dataset.csrf };
                return (await fetch(address, { method: "POST", headers })).status;
            }""",
            f"/packages/{number}/reviewer",
        )
        assert told == 403


@contextmanager
def at_in_peace(browser: Browser, address: str) -> Iterator[Page]:
    """The auditor's page, whose complaints count for nothing: a refusal is one."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.get_by_label("账号").fill("auditor")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/packages")
    yield page
    context.close()
