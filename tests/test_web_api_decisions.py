"""Machines decide as people do: upon the state that they saw, and told what others did where it is no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web_builders import Office, office


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("team")) as found:
        found.package()
        yield found


ROWS = "/api/v1/packages/1/rows"


def review(machine: TestClient, row: int) -> dict[str, Any]:
    found: dict[str, Any] = machine.get(f"{ROWS}/{row}/review").json()
    return found


def decide(machine: TestClient, row: int, state: dict[str, Any], act: str, **more: Any) -> Any:
    return machine.post(f"{ROWS}/{row}/decisions", json={"act": act, "state": state, **more})


def test_a_row_is_accepted_and_that_is_undone(team: Office) -> None:
    machine = team.machine("reviewer")
    made = decide(machine, 1, review(machine, 1)["state"], "accept")
    assert made.status_code == 201
    assert made.json()["verdict"] == "supported"
    back = decide(machine, 1, made.json()["state"], "undo")
    assert back.json()["verdict"] is None
    assert [item["act"] for item in back.json()["decisions"]] == ["accept", "undo"]
    assert [item["by"] for item in machine.get("/api/v1/packages/1/decisions").json()] == ["reviewer"] * 2


def test_a_value_is_corrected_and_the_row_judged_at_once(team: Office) -> None:
    machine = team.machine("reviewer")
    before = review(machine, 2)
    assert before["state"]["verdict"] == "contradicted"
    said = {"document": "d006", "field": "total_amount", "text": "90000.00"}
    after = decide(machine, 2, before["state"], "correct", **said).json()
    assert after["state"]["verdict"] == "incomplete", "its invoice is missing all the same"


def test_upon_a_state_that_is_no_more_nothing_is_written_and_the_others_are_named(team: Office) -> None:
    machine, other = team.machine("reviewer"), team.machine("leader")
    seen = review(machine, 1)["state"]
    assert decide(other, 1, seen, "comment", text="看过").status_code == 201
    late = decide(machine, 1, seen, "accept")
    assert late.status_code == 409
    assert late.headers["content-type"] == "application/problem+json"
    assert [item["text"] for item in late.json()["others"]] == ["看过"]
    assert review(machine, 1)["verdict"] is None


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"act": "override", "text": "x"}, 400),
        ({"act": "override", "verdict": "unclear", "text": " "}, 400),
        ({"act": "correct", "document": "d002", "field": "colour", "text": "red"}, 400),
        ({"act": "correct", "document": "d002", "field": "total_amount", "text": "红"}, 422),
        ({"act": "assign", "document": "d999"}, 400),
        ({"act": "cut", "page": 0}, 400),
        ({"act": "undo", "undoes": 9999}, 409),
        ({"act": "sing"}, 422),
        ({"act": "accept", "mood": "good"}, 422),
    ],
)
def test_what_makes_no_sense_is_a_problem(team: Office, more: dict[str, Any], code: int) -> None:
    machine = team.machine("reviewer")
    before = review(machine, 1)
    answer = decide(machine, 1, before["state"], **more)
    assert answer.status_code == code
    assert answer.headers["content-type"] == "application/problem+json"
    assert review(machine, 1) == before


def test_who_may_not_decide_does_not(team: Office) -> None:
    seen = review(team.machine("auditor"), 1)["state"]
    assert decide(team.machine("auditor"), 1, seen, "accept").status_code == 403
    assert team.machine("owner").get(f"{ROWS}/1/review").status_code == 403
    assert team.machine("reviewer").get(f"{ROWS}/77/review").status_code == 404
    assert team.machine("reviewer").get("/api/v1/packages/77/decisions").status_code == 404
