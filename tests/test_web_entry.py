"""Coming in: the one-time link, log-in, sessions, forged requests, foreign hosts, tokens."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from heyan.cli import commands, run
from heyan.exits import Exit
from heyan.web import attempts, sessions
from heyan.web.routes.entry import local_address
from heyan.web.sessions import COOKIE, IDLE_SECONDS, LIFE_SECONDS, Sessions
from heyan.web.tokens import Tokens
from tests.web_builders import PASSWORD, Office, office, proof


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, team=False) as found:
        yield found


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("team")) as found:
        yield found


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


def test_the_link_of_the_terminal_is_good_once(alone: Office) -> None:
    link = f"/enter?token={alone.services.doorkeeper.ticket}"
    first, second = alone.browser(), alone.browser()
    assert first.get("/packages").status_code == 303
    assert first.get(link).headers["location"] == "/packages"
    assert first.get("/packages").status_code == 200
    assert second.get(link).status_code == 403
    assert second.get("/packages").status_code == 303
    assert first.get(link).status_code == 303  # whoever is in already is not sent away


@pytest.mark.parametrize("token", ["", "x", "\N{HOUSE BUILDING}", "x" * 5000])
def test_a_wrong_link_leads_nowhere_and_uses_nothing_up(alone: Office, token: str) -> None:
    assert alone.browser().get("/enter", params={"token": token}).status_code == 403
    assert alone.services.doorkeeper.ticket


def test_a_team_has_no_link_and_one_alone_no_log_in(alone: Office, team: Office) -> None:
    assert team.browser().get("/enter?token=").status_code == 404
    assert alone.browser().post("/login", data={"name": "leader", "password": PASSWORD}).status_code == 404


def test_a_session_of_one_alone_is_worth_nothing_once_a_team_is_served(tmp_path: Path) -> None:
    with office(tmp_path, team=False) as alone:
        secret = alone.services.doorkeeper.enter(alone.services.doorkeeper.ticket)
    with office(tmp_path) as team:
        browser = team.browser()
        browser.cookies.set(COOKIE, secret or "")
        assert browser.get("/packages").status_code == 303


FOREIGN = ("evil.example", "127.0.0.1.evil.example:80", "0.0.0.0:80", "", "[::2]:80", "localhost.:1")


@pytest.mark.parametrize("host", FOREIGN)
def test_one_alone_is_reached_by_the_names_of_this_machine_only(alone: Office, host: str) -> None:
    answer = alone.browser().get("/login", headers={"Host": host})
    assert answer.status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765"])
def test_this_machine_has_three_names(alone: Office, host: str) -> None:
    assert alone.browser().get("/login", headers={"Host": host}).status_code == 200


def test_a_log_in_says_not_which_of_the_two_was_wrong(team: Office) -> None:
    answers = [
        team.browser().post("/login", data={"name": name, "password": password})
        for name, password in (("leader", "wrong"), ("nobody", PASSWORD), ("leader", "x" * 1000))
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text.replace("nobody", "leader") for answer in answers}) == 1


def test_guessing_ends_and_the_right_password_then_helps_no_more(tmp_path: Path) -> None:
    with office(tmp_path) as team, office(tmp_path) as same:
        guesses = [(team, same)[turn % 2].browser() for turn in range(attempts.PER_PAIR + 1)]  # two servers, one count
        codes = [guess.post("/login", data={"name": "leader", "password": "wrong"}).status_code for guess in guesses]
        assert codes == [401] * attempts.PER_PAIR + [429]
        assert team.browser().post("/login", data={"name": "leader", "password": PASSWORD}).status_code == 429
        assert team.browser().post("/login", data={"name": "auditor", "password": PASSWORD}).status_code == 303


def test_a_right_password_forgets_the_wrong_ones_before(tmp_path: Path) -> None:
    with office(tmp_path) as team:
        for _ in range(3):
            for _ in range(attempts.PER_PAIR - 1):
                team.browser().post("/login", data={"name": "leader", "password": "wrong"})
            assert team.browser().post("/login", data={"name": "leader", "password": PASSWORD}).status_code == 303


def test_each_log_in_has_a_session_of_its_own_and_signing_in_again_ends_the_one_before(team: Office) -> None:
    one, two = team.signed_in("reviewer"), team.signed_in("reviewer")
    first = one.cookies[COOKIE]
    assert first != two.cookies[COOKIE]
    one.headers.pop("X-CSRF-Token")
    again = one.post("/login", data={"name": "reviewer", "password": PASSWORD, "csrf": proof(one)})
    assert again.status_code == 303
    assert one.cookies[COOKIE] != first
    stolen = team.browser()
    stolen.cookies.set(COOKIE, first)
    assert stolen.get("/packages").status_code == 303
    assert two.get("/packages").status_code == 200


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(team: Office) -> None:
    browser = team.signed_in("reviewer")
    kept = browser.cookies[COOKIE]
    assert browser.post("/logout").status_code == 303
    thief = team.browser()
    thief.cookies.set(COOKIE, kept)
    assert thief.get("/packages").status_code == 303


def test_a_session_ends_when_it_is_idle_and_when_it_is_old(tmp_path: Path) -> None:
    with office(tmp_path) as team:
        clock = Clock()
        kept = Sessions(team.services.workspace, clock)
        idle, busy = kept.begin("reviewer"), kept.begin("reviewer")
        for _ in range(LIFE_SECONDS // IDLE_SECONDS + 1):
            clock.now += IDLE_SECONDS - 10
            assert kept.account(busy) == "reviewer" or clock.now > LIFE_SECONDS
        assert kept.account(idle) is None
        assert kept.account(busy) is None


def test_a_closed_account_is_out_at_once(tmp_path: Path) -> None:
    with office(tmp_path) as team:
        leader, browser, machine = team.signed_in("leader"), team.signed_in("reviewer"), team.machine("reviewer")
        assert leader.post("/accounts/reviewer/close").status_code == 303
        assert browser.get("/packages").status_code == 303
        assert machine.get("/api/v1/me").status_code == 401
        assert team.browser().post("/login", data={"name": "reviewer", "password": PASSWORD}).status_code == 401


def test_the_last_administrator_stays(tmp_path: Path) -> None:
    with office(tmp_path) as team:
        leader = team.signed_in("leader")
        assert leader.post("/accounts/leader/close").status_code == 409
        assert leader.post("/accounts/leader/role", data={"role": "auditor"}).status_code == 409
        assert leader.get("/accounts").status_code == 200


def test_a_changed_password_ends_the_other_sessions(tmp_path: Path) -> None:
    with office(tmp_path) as team:
        one, two = team.signed_in("owner"), team.signed_in("owner")
        new = {"before": PASSWORD, "password": "a-new-password-1", "again": "a-new-password-1"}
        assert one.post("/account/password", data=new | {"before": "wrong"}).status_code == 400
        assert one.post("/account/password", data=new | {"again": "other"}).status_code == 400
        assert one.post("/account/password", data=new | {"password": "short", "again": "short"}).status_code == 400
        assert two.get("/account").status_code == 200
        assert one.post("/account/password", data=new).status_code == 303
        assert one.get("/account").status_code == 200
        assert two.get("/account").status_code == 303


@pytest.mark.parametrize("sent", [{}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": ""}])
def test_a_change_without_the_proof_of_its_session_is_refused(team: Office, sent: dict[str, str]) -> None:
    browser = team.signed_in("leader")
    browser.headers.pop("X-CSRF-Token")
    assert browser.post("/account/tokens", headers=sent).status_code == 403
    assert browser.post("/account/tokens", data={"csrf": "0" * 64}).status_code == 403


def test_the_proof_of_another_session_is_none(team: Office) -> None:
    mine, foreign = team.signed_in("leader"), team.signed_in("other")
    mine.headers["X-CSRF-Token"] = foreign.headers["X-CSRF-Token"]
    assert mine.post("/account/tokens").status_code == 403


@pytest.mark.parametrize(
    "sent", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_what_another_site_sends_is_refused_even_with_the_proof(team: Office, sent: dict[str, str]) -> None:
    browser = team.signed_in("leader")
    assert browser.post("/account/tokens", headers=sent).status_code == 403
    assert team.browser().post("/login", data={"name": "leader", "password": PASSWORD}, headers=sent).status_code == 403


def test_a_token_stands_for_its_account_until_its_time_is_over(tmp_path: Path) -> None:
    with office(tmp_path) as team:
        clock = Clock()
        kept = Tokens(team.services.workspace, clock)
        token = kept.make("auditor", "试用", days=1)
        assert kept.account(token) == "auditor"
        assert kept.account(token + "x") is None
        assert token not in str(kept.all("auditor"))
        clock.now += 24 * 3600
        assert kept.account(token) is None


def test_a_wrong_token_is_not_helped_by_a_session(team: Office) -> None:
    browser = team.signed_in("leader")
    assert browser.get("/api/v1/me").json()["name"] == "leader"
    assert browser.get("/api/v1/me", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_nobody_drops_the_tokens_of_another(team: Office) -> None:
    token = team.machine("reviewer")
    number = team.services.doorkeeper.tokens.all("reviewer")[0].id
    assert team.signed_in("owner").post(f"/account/tokens/{number}/drop").status_code == 404
    assert token.get("/api/v1/me").status_code == 200
    assert team.signed_in("reviewer").post(f"/account/tokens/{number}/drop").status_code == 303
    assert token.get("/api/v1/me").status_code == 401


def test_cookies_are_out_of_reach_of_scripts_and_of_plain_http_where_there_is_tls(team: Office) -> None:
    browser = team.browser()
    data = {"name": "leader", "password": PASSWORD}
    plain = browser.post("/login", data=data).headers["set-cookie"].lower()
    assert "httponly" in plain
    assert "samesite=lax" in plain
    safe = team.browser().post("https://127.0.0.1/login", data=data)
    assert "secure" in safe.headers["set-cookie"].lower()
    assert safe.headers["strict-transport-security"]


def test_every_answer_forbids_foreign_and_inline_scripts(team: Office) -> None:
    browser = team.browser()
    for address in ("/login", "/nowhere", "/static/style.css", "/api/v1/me", "/packages"):
        headers = browser.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
    assert "server" not in browser.get("/login").headers


def test_no_page_has_inline_scripts_or_styles() -> None:
    for path in (Path(sessions.__file__).parent / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert " style=" not in text, path.name
        assert "<style" not in text, path.name
        assert " onclick=" not in text, path.name
        assert "hx-on" not in text, path.name
        assert "javascript:" not in text, path.name
        assert "| safe" not in text, path.name
        assert "<script>" not in text, path.name


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("/packages/1/check?number=2", "/packages/1/check?number=2"),
        ("//evil.example", "/packages"),
        ("/\\evil.example", "/packages"),
        ("https://evil.example", "/packages"),
        ("javascript:alert(1)", "/packages"),
        ("/x\r\nSet-Cookie: a=b", "/packages"),
        ("", "/packages"),
    ],
)
def test_after_signing_in_one_stays_on_these_pages(address: str, where: str) -> None:
    assert local_address(address) == where


def test_the_way_back_is_kept_over_the_log_in(team: Office) -> None:
    browser = team.browser()
    door = browser.get("/packages?q=瑶溪").headers["location"]
    assert door.startswith("/login?next=")
    assert 'value="/packages?q=' in browser.get(door).text
    data = {"name": "auditor", "password": PASSWORD, "next": "/packages?q=瑶溪"}
    assert browser.post("/login", data=data).headers["location"].startswith("/packages?q=")


def test_a_large_form_is_refused(team: Office) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = team.browser().post("/login", content=b"name=" + b"x" * 2_000_000, headers=form)
    assert answer.status_code == 413


def test_an_account_may_not_have_a_name_of_markup(team: Office) -> None:
    leader = team.signed_in("leader")
    new = {"role": "reviewer", "password": "long enough 1", "shown": "<b>名</b>"}
    for name in ("<script>", "a b", "", "../x", "\N{HOUSE BUILDING}", "x" * 65):
        assert leader.post("/accounts", data=new | {"name": name}).status_code in (400, 422)
    assert leader.post("/accounts", data=new | {"name": "新人"}).status_code == 303
    shown = leader.get("/accounts").text
    assert "&lt;b&gt;名" in shown
    assert "<b>名" not in shown
    assert leader.post("/accounts", data=new | {"name": "新人"}).status_code == 409
    assert leader.post("/accounts", data=new | {"name": "leader2", "password": "short"}).status_code == 400


def test_the_first_administrator_is_made_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--workspace", str(tmp_path)]
    shell = CliRunner()
    assert run(["serve", *place, "--host", "0.0.0.0", "--port", "0"]) == Exit.INPUT
    assert "heyan account add" in capsys.readouterr().err
    made = shell.invoke(
        commands, ["account", "add", "主管", "--role", "administrator", *place], input="a long password\n"
    )
    assert made.exit_code == 0, made.output
    assert shell.invoke(commands, ["account", "list", *place]).output.startswith("主管\tadministrator")
    token = shell.invoke(commands, ["account", "token", "主管", *place]).output.strip()
    with office(tmp_path) as team:
        headers = {"Authorization": f"Bearer {token}"}
        assert team.browser().get("/api/v1/me", headers=headers).json()["role"] == "administrator"
    assert run(["account", "token", "没有", *place]) == Exit.INPUT
