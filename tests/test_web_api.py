"""The interface for machines: as its description says, told in problem+json, the same actions as the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS, load_all_checks

from tests.web_builders import PASSWORD, Office, office

load_all_checks()
EXCLUDED: list[Any] = [
    CHECKS.get_one("positive_data_acceptance"),  # a right form may name what is not there, or a state that has passed
    CHECKS.get_one("missing_required_header"),  # none is required: a session does as well as a token
]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("team")) as found:
        found.package()
        yield found


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_the_interface_answers_as_its_description_says(team: Office, mode: schemathesis.GenerationMode) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", team.app)
    headers = {"Authorization": f"Bearer {team.services.doorkeeper.tokens.make('leader', 'schemathesis')}"}
    tried = 0
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]  # it is an error where the description is none

        @settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def answers(case: Any) -> None:
            case.call_and_validate(headers=headers, excluded_checks=EXCLUDED)

        answers()
        tried += 1
    assert tried > 10


def test_the_description_names_every_route_and_no_page(team: Office) -> None:
    found = team.browser().get("/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.")
    assert all(path.startswith("/api/v1/") for path in found["paths"])
    assert {"/api/v1/packages/{package}/rows", "/api/v1/submissions/{number}/files"} <= set(found["paths"])
    for path, methods in found["paths"].items():
        for method, told in methods.items():
            assert told["security"], f"{method} {path}"
            assert "application/problem+json" in told["responses"]["404"]["content"], f"{method} {path}"


@pytest.mark.parametrize(
    ("method", "address", "code"),
    [
        ("GET", "/api/v1/nowhere", 404),
        ("GET", "/api/v1/packages/999", 404),
        ("GET", "/api/v1/packages/99999999999999999999", 404),
        ("GET", "/api/v1/packages/x", 422),
        ("PATCH", "/api/v1/packages", 405),
        ("GET", "/api/v1/packages/1/rows?verdict=none", 422),
        ("POST", "/api/v1/submissions", 422),
    ],
)
def test_every_refusal_is_a_problem(team: Office, method: str, address: str, code: int) -> None:
    answer = team.machine("leader").request(method, address)
    assert answer.status_code == code
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == code
    assert answer.json()["detail"]


def test_a_fault_of_ours_is_a_problem_too_and_tells_nothing_of_the_inside(
    team: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("heyan.web.api.packages.listing", broken)
    answer = team.machine("leader").get("/api/v1/packages")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text


def test_rows_come_by_verdict_and_in_parts(team: Office) -> None:
    machine = team.machine("auditor")
    (package,) = machine.get("/api/v1/packages").json()["packages"]
    address = f"/api/v1/packages/{package['id']}"
    rows = machine.get(f"{address}/rows").json()
    assert rows["count"] == 2
    assert [row["row"] for row in machine.get(f"{address}/rows?offset=1").json()["rows"]] == [2]
    bad = machine.get(f"{address}/rows?verdict=contradicted").json()
    assert [row["row"] for row in bad["rows"]] == [2]
    assert machine.get(f"{address}/rows/2").json() == bad["rows"][0]
    assert machine.get(f"{address}/rows/3").status_code == 404
    report = machine.get(f"{address}/report").json()
    assert report["schema"] == "heyan.report/1"
    assert package["rows"] == report["summary"]["rows"]


def test_who_works_on_a_package_is_for_reviewers_to_know(team: Office) -> None:
    (package,) = team.machine("reviewer").get("/api/v1/packages").json()["packages"]
    address = f"/packages/{package['id']}/reviewer"
    assert team.machine("auditor").post(address).status_code == 403
    assert team.machine("reviewer").post(address).status_code == 303
    single = f"/api/v1/packages/{package['id']}"
    assert team.machine("leader").get(single).json()["reviewer"] == "reviewer"
    assert team.machine("owner").get(single).json()["reviewer"] is None
    assert "reviewer" in team.machine("auditor").get("/packages").text
    assert "评审人" not in team.machine("owner").get("/packages").text
    assert team.machine("reviewer").post(f"{address}/drop").status_code == 303
    assert team.machine("leader").get(single).json()["reviewer"] is None


def test_report_files_are_saved_and_never_shown_as_pages(team: Office) -> None:
    submissions = team.services.submissions
    found = submissions.begin("owner", "材料", None)
    address = f"/api/v1/submissions/{found.id}/report"
    assert team.machine("owner").get(address).status_code == 404
    folder = submissions.report_folder(found)
    folder.mkdir()
    for form in ("json", "html", "xlsx"):
        (folder / f"report.{form}").write_text("{}", encoding="utf-8")
        answer = team.machine("owner").get(address, params={"form": form})
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-security-policy"] == "sandbox"
        assert team.machine("other").get(address, params={"form": form}).status_code == 404


def test_a_session_does_as_well_as_a_token_and_then_needs_its_proof(team: Office) -> None:
    browser = team.signed_in("owner")
    assert browser.post("/api/v1/submissions", json={"name": "材料"}).status_code == 201
    browser.headers.pop("X-CSRF-Token")
    assert browser.get("/api/v1/submissions").status_code == 200
    assert browser.post("/api/v1/submissions", json={"name": "材料"}).status_code == 403


def test_answers_of_one_person_are_kept_by_no_cache(team: Office) -> None:
    assert team.machine("owner").get("/api/v1/packages").headers["cache-control"] == "no-store"


def test_no_answer_holds_a_password_or_its_hash(team: Office, tmp_path: Path) -> None:
    leader = team.machine("leader")
    for address in ("/accounts", "/account", "/api/v1/me", "/api/v1/packages"):
        text = leader.get(address).text
        assert PASSWORD not in text
        assert "argon2" not in text
    assert json.loads(leader.get("/api/v1/me").text)["rights"]
