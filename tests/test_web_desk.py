"""The desk as a page: what it sends, what it refuses, and how soon."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from heyan.desk.journal import decisions_of
from heyan.web.app import create_app
from heyan.web.desk.rail import WINDOW
from heyan.web.rights import Role
from heyan.web.sessions import COOKIE, csrf_of
from heyan.web.settings import Settings
from heyan.workspace.place import Workspace, open_workspace
from tests.desk_builders import dossier, keep
from tests.desk_pictures import draw_pages
from tests.validators_builders import Deal, yuan

DEALS = [Deal(number, amount=yuan(90000)) for number in range(1, 61)]
NASTY = "<script>alert(1)</script>“有限”公司"
PAPERS = [
    paper
    for deal in DEALS
    for paper in (
        [deal.record(), deal.contract(total_amount=yuan(90001)), deal.invoice(), deal.slip()]
        if deal.number == 50
        else deal.papers()
    )
]
MATTER = dossier([deal.claim(**({"receiver": NASTY} if deal.number == 51 else {})) for deal in DEALS], PAPERS)
DESK = "/packages/1/desk"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    place = tmp_path_factory.mktemp("desk")
    with open_workspace(place) as found:
        assert keep(found, MATTER, cache=place / "cache") == 1
        draw_pages(MATTER, place / "cache")
        yield found


@pytest.fixture(scope="module")
def office(workspace: Workspace) -> Iterator[TestClient]:
    app = create_app(workspace, Settings(team=True))
    for name, role in (("甲", Role.REVIEWER), ("乙", Role.REVIEWER), ("审计", Role.AUDITOR)):
        app.state.services.doorkeeper.accounts.add(name, role, "correct horse battery")
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        assert app.state.services.room.ready(1, 60)
        yield client


def sign_in(office: TestClient, name: str) -> TestClient:
    """Another browser of the same server, in which someone is signed in."""
    secret = office.app.state.services.doorkeeper.sessions.begin(name)  # type: ignore[attr-defined]
    return TestClient(
        office.app,
        base_url="http://127.0.0.1",
        cookies={COOKIE: secret},
        headers={"X-CSRF-Token": csrf_of(secret)},
        follow_redirects=False,
    )


@pytest.fixture
def reviewer(office: TestClient) -> TestClient:
    return sign_in(office, "甲")


def state(page: str) -> dict[str, str]:
    """The state of the row that a page shows, as its form sends it."""
    form = page.partition('<form id="state"')[2].partition("</form>")[0]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def row_shown(page: str) -> int:
    found = re.search(r'data-row="(\d+)" data-before', page)
    assert found is not None
    return int(found[1])


def at(reviewer: TestClient, row: int) -> str:
    answer = reviewer.get(DESK, params={"row": row}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.text


def test_the_desk_opens_at_the_worst_row(reviewer: TestClient) -> None:
    page = reviewer.get(DESK).text
    assert row_shown(page) in {50, 51}
    assert "合同额应为 90,000.00 元" in at(reviewer, 50)


def test_no_more_rows_are_sent_than_are_shown(reviewer: TestClient) -> None:
    page = reviewer.get(DESK).text
    assert len(re.findall(r'class="item ', page)) == WINDOW < len(DEALS)
    assert len(re.findall(r'class="item ', at(reviewer, 60))) == len(DEALS) - WINDOW


def test_what_a_package_says_is_shown_as_text(reviewer: TestClient) -> None:
    page = at(reviewer, 51)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_nothing_in_the_page_needs_an_exception_from_the_security_policy(reviewer: TestClient) -> None:
    answer = reviewer.get(DESK)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert " style=" not in answer.text
    assert " onclick" not in answer.text
    assert not re.search(r"<script(?![^>]* src=)", answer.text)


def test_search_lists_the_rows_with_all_the_words(reviewer: TestClient) -> None:
    page = reviewer.get(DESK, params={"q": DEALS[6].patents[0]}, headers={"HX-Request": "true"}).text
    assert row_shown(page) == 7
    assert len(re.findall(r'class="item ', page)) == 1
    nothing = reviewer.get(DESK, params={"q": "没有这样的行"}, headers={"HX-Request": "true"})
    assert "没有符合条件的行" in nothing.text


def test_accepting_leads_to_the_next_open_row_and_is_undone(reviewer: TestClient, workspace: Workspace) -> None:
    page = at(reviewer, 1)
    after = reviewer.post(f"{DESK}/rows/1/accept", data=state(page))
    assert after.status_code == 200
    assert row_shown(after.text) == 2
    assert decisions_of(workspace, 1)[-1].act.value == "accept"
    back = reviewer.post(f"{DESK}/rows/2/undo", data=state(after.text))
    assert row_shown(back.text) == 1
    assert decisions_of(workspace, 1)[-1].draft.undoes == decisions_of(workspace, 1)[-2].number


def test_a_decision_upon_a_state_that_is_no_more_is_refused_with_what_the_other_did(office: TestClient) -> None:
    one, other = sign_in(office, "甲"), sign_in(office, "乙")
    seen = state(at(one, 3))
    first = other.post(f"{DESK}/rows/3/comment", data=seen | {"text": "我先看"})
    second = one.post(f"{DESK}/rows/3/override", data=seen | {"chosen": "unclear", "text": "理由在此"})
    assert first.status_code == 200
    assert second.status_code == 409
    assert "我先看" in second.text
    assert "理由在此" in second.text, "what was to be decided is not lost"


def test_of_many_decisions_at_once_on_one_row_just_one_is_recorded(office: TestClient, workspace: Workspace) -> None:
    people = [sign_in(office, name) for name in ("甲", "乙") * 4]
    seen = state(at(people[0], 4))
    before = len(decisions_of(workspace, 1))
    codes: list[int] = []
    gate = threading.Barrier(len(people))

    def decide(person: TestClient) -> None:
        gate.wait()
        codes.append(person.post(f"{DESK}/rows/4/comment", data=seen | {"text": "同时"}).status_code)

    threads = [threading.Thread(target=decide, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [200] + [409] * 7
    assert len(decisions_of(workspace, 1)) == before + 1


def test_a_typed_value_is_judged_at_once(reviewer: TestClient) -> None:
    page = at(reviewer, 50)
    form = reviewer.get(f"{DESK}/rows/50/panel/correct", params={"document": "d198", "value": "total_amount"}).text
    assert "90001.00" in form
    said = {"document": "d198", "value": "total_amount:0", "text": "90,000.00"}
    after = reviewer.post(f"{DESK}/rows/50/correct", data=state(page) | said)
    assert row_shown(after.text) == 50
    assert state(after.text)["verdict"] == "supported"
    back = reviewer.post(f"{DESK}/rows/50/undo", data=state(after.text))
    assert state(back.text)["verdict"] == "contradicted"


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("correct", {"document": "d198", "value": "total_amount:0", "text": "许多"}),
        ("correct", {"document": "d999", "value": "total_amount:0", "text": "1.00"}),
        ("correct", {"document": "d198", "value": "total_amount:0", "text": "1.00", "index": "3", "box": "0,0,2,2"}),
        ("correct", {"document": "d198", "value": "total_amount:0", "text": "1.00", "index": "0", "box": "0,0,1,1"}),
        ("override", {"chosen": "supported", "text": " "}),
        ("override", {"chosen": "certain", "text": "x"}),
        ("comment", {"text": ""}),
        ("assign", {"document": "d001", "take": "true"}),
        ("cut", {"index": "99999", "step": "split"}),
        ("cut", {"index": "0", "step": "kind", "kind": "novel"}),
        ("undo", {"number": "99999"}),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_recorded(
    reviewer: TestClient, workspace: Workspace, path: str, more: dict[str, str]
) -> None:
    before = decisions_of(workspace, 1)
    answer = reviewer.post(f"{DESK}/rows/50/{path}", data=state(at(reviewer, 50)) | more)
    assert 400 <= answer.status_code < 500
    assert decisions_of(workspace, 1) == before


def test_a_paper_is_found_assigned_and_taken_away_again(reviewer: TestClient) -> None:
    found = reviewer.get(f"{DESK}/rows/6/papers", params={"q": "合同7.pdf"}).text
    assert "归入本行" in found
    given = reviewer.post(f"{DESK}/rows/6/assign", data=state(at(reviewer, 6)) | {"document": "d026"})
    assert state(given.text)["verdict"] != "supported"
    back = reviewer.post(f"{DESK}/rows/6/assign", data=state(given.text) | {"document": "d026", "take": "true"})
    assert state(back.text)["verdict"] == "supported"


def test_the_auditor_reads_and_changes_nothing(office: TestClient, workspace: Workspace) -> None:
    auditor = sign_in(office, "审计")
    page = at(auditor, 8)
    before = decisions_of(workspace, 1)
    assert 'class="actions"' not in page
    assert auditor.post(f"{DESK}/rows/8/accept", data=state(page)).status_code == 403
    assert decisions_of(workspace, 1) == before


def test_the_picture_of_a_page_comes_from_the_cache(reviewer: TestClient) -> None:
    found = re.search(r'data-picture="([^"]+)"[^>]+data-document="d0', at(reviewer, 9))
    assert found is not None
    answer = reviewer.get(found[1])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert "immutable" in answer.headers["cache-control"]
    assert reviewer.get(f"{DESK}/pictures/99999").status_code == 404


def test_the_page_learns_what_others_decided(office: TestClient) -> None:
    one, other = sign_in(office, "甲"), sign_in(office, "乙")
    office.app.state.services.room.sitting(1).bench.finish()  # type: ignore[attr-defined]
    page = at(one, 10)
    found = re.search(r'hx-get="([^"]+/news)\?stamp=([^"&]+)', page)
    assert found is not None
    address, stamp = found.groups()
    mine = state(page) | {"stamp": stamp, "row": "10"}
    assert one.get(address, params=mine).status_code == 204
    other.post(f"{DESK}/rows/10/comment", data=state(page) | {"text": "看过"})
    news = one.get(address, params=mine)
    assert news.headers["hx-trigger"] == "row-changed"
    assert 'hx-swap-oob="true"' in news.text


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "html", "json"])
def test_every_form_is_exported_under_its_name(reviewer: TestClient, form: str) -> None:
    answer = reviewer.get(f"{DESK}/export/{form}")
    assert answer.status_code == 200
    assert len(answer.content) > 1000
    assert f".{form}" in answer.headers["content-disposition"]


def test_a_row_that_is_not_there_shows_the_first(reviewer: TestClient) -> None:
    assert row_shown(at(reviewer, 999)) in {50, 51}
    assert reviewer.post(f"{DESK}/rows/999/accept", data=state(at(reviewer, 1))).status_code == 422
    assert reviewer.get("/packages/77/desk").status_code == 404
