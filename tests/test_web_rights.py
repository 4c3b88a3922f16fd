"""Every route declares who may use it, and every role is held to that on every route."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import Mount

from heyan.web.rights import RIGHTS, Right, declared
from tests.web_builders import PEOPLE, Office, office

SAFE = {"GET", "HEAD"}
CHANGING = {Right.SUBMIT, Right.DECIDE, Right.MANAGE}
FILE = {"path": "合同.pdf"}
GUESSES = {"language": "en", "name": "nobody", "panel": "comment", "token": "999999"}


@dataclass(frozen=True, slots=True)
class Way:
    """A route under one method, and the right that it declares; None where it is open to everyone."""

    method: str
    path: str
    right: Right | None

    def filled(self, package: int, submission: int) -> str:
        """The address for a package or a submission."""
        address = self.path
        for part in self.path.split("/"):
            if part.startswith("{"):
                name = part.strip("{}").partition(":")[0]
                values = {"package": str(package), "number": str(submission)} | GUESSES
                address = address.replace(part, values.get(name, "1"))
        return address


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("office")) as found:
        yield found


def ways(opened: Office) -> Iterator[Way]:
    for route in iter_route_contexts(opened.app.routes):
        if isinstance(route.original_route, Mount):
            assert route.path == "/static"
            continue
        assert isinstance(route.original_route, APIRoute), route
        rights = list(declared(route.dependant))
        assert len(rights) == 1, f"{route.path} declares {rights}"
        for method in sorted(route.methods or ()):
            yield Way(method, str(route.path), rights[0])


def test_every_route_declares_one_right_or_is_open_on_purpose(opened: Office) -> None:
    found = list(ways(opened))
    assert {way.path for way in found if way.right is None} == {
        "/", "/enter", "/login", "/language/{language}", "/api/v1/openapi.json",
    }  # fmt: skip
    assert len(found) > 30


def test_a_right_to_read_changes_nothing(opened: Office) -> None:
    changing = [way for way in ways(opened) if way.method not in SAFE and way.right is not None]
    own = {way.path.removeprefix("/api/v1").split("/")[1] for way in changing if way.right is Right.OWN}
    assert own == {"account", "logout"}
    assert {way.right for way in changing} == CHANGING | {Right.OWN}
    assert all(
        way.right not in CHANGING for way in ways(opened) if way.method in SAFE and way.right is not Right.MANAGE
    )


def test_nobody_gets_in_without_signing_in(opened: Office) -> None:
    browser = opened.browser()
    for way in ways(opened):
        if way.right is not None:
            answer = browser.request(way.method, way.filled(1, 1))
            machine = way.path.startswith("/api/")
            assert answer.status_code == (401 if machine else 303), way
            assert machine or answer.headers["location"].startswith("/login"), way


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "other"])
def test_every_role_is_held_to_its_rights_on_every_route(opened: Office, name: str) -> None:
    machine = opened.machine(name)
    rights = RIGHTS[PEOPLE[name]]
    refused = 0
    for way in ways(opened):
        package, submission = opened.package()
        answer = machine.request(way.method, way.filled(package, submission.id), params=FILE)
        if way.right is None or way.right in rights:
            assert answer.status_code not in (401, 403), (way, answer.text[:200])
            assert answer.status_code < 500, (way, answer.text[:200])
        else:
            assert answer.status_code == 403, (way, answer.text[:200])
            refused += 1
    assert refused or name == "leader"


def test_an_applicant_finds_nothing_of_another_at_any_address(opened: Office) -> None:
    package, submission = opened.package("owner")
    other, own = opened.machine("other"), opened.machine("owner")
    tried = 0
    for way in ways(opened):
        if "{package}" in way.path or "{number}" in way.path:
            address = way.filled(package, submission.id)
            assert other.request(way.method, address, params=FILE).status_code in (403, 404), way
            missing = other.request(way.method, way.filled(999_999, 999_999), params=FILE)
            assert missing.status_code in (403, 404), way
            tried += 1
    assert tried > 10
    assert own.get(f"/packages/{package}/check").status_code == 200
    assert own.get("/api/v1/packages").json()["count"] == 1
    assert other.get("/api/v1/packages").json()["count"] == 0
    assert other.get("/api/v1/submissions").json() == []
    assert "<td" not in other.get("/packages").text


def test_the_same_content_handed_in_by_another_is_another_package(opened: Office) -> None:
    from dataclasses import replace

    from heyan.options import RunOptions
    from heyan.pipeline import judge_dossier
    from heyan.workspace.packages import keep_package
    from tests.desk_builders import NoPictures
    from tests.validators_builders import beijing
    from tests.web_builders import MATTER

    report = judge_dossier(MATTER, beijing(), NoPictures())
    kept = [
        keep_package(opened.services.workspace, replace(MATTER, place=place), report, RunOptions(), apart=True).id
        for place in ("/a", "/b", "/a")
    ]
    assert kept[0] == kept[2] != kept[1]
