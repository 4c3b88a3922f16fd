"""Files that are handed in: names made safe, limits kept, nothing served or run, whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import ClientDisconnect

from extract.limits import DEFAULT_LIMITS
from heyan.web.errors import WebError
from heyan.web.names import LONGEST_BYTES, safe_name, safe_path
from heyan.web.uploads import Uploads
from tests.web_builders import Office, office

API = "/api/v1/submissions"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as found:
        yield found


@pytest.fixture
def owner(team: Office) -> TestClient:
    return team.machine("owner")


def begin(machine: TestClient, **more: Any) -> int:
    answer = machine.post(API, json={"name": "材料", **more})
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


def send(machine: TestClient, number: int, path: str, content: bytes = b"x") -> int:
    return machine.put(f"{API}/{number}/files", params={"path": path}, content=content).status_code


def files_of(team: Office, number: int) -> dict[str, bytes]:
    submissions = team.services.submissions
    place = submissions.place(submissions.find(number))
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_files_lie_in_the_workspace_under_their_own_names(team: Office, owner: TestClient) -> None:
    number = begin(owner)
    assert send(owner, number, "序号1/合同（扫描）.pdf", b"abc") == 200
    assert send(owner, number, "a b & <c>.pdf") == 200
    assert files_of(team, number) == {"序号1/合同（扫描）.pdf": b"abc", "a b & <c>.pdf": b"x"}
    assert owner.get(f"{API}/{number}").json()["bytes"] == 4


def test_a_file_sent_again_takes_the_place_of_the_first(team: Office, owner: TestClient) -> None:
    number = begin(owner)
    for content in (b"first, longer", b"second"):
        assert send(owner, number, "a.pdf", content) == 200
    assert files_of(team, number) == {"a.pdf": b"second"}
    found = owner.get(f"{API}/{number}").json()
    assert (found["files"], found["bytes"]) == (1, 6)


@pytest.mark.parametrize("path", ["../a", "a/../../b", "..", ".", "/", "\\..\\a", "a/..\\..\\b", "x" * 900 + "/.."])
def test_no_name_leads_out_of_the_package(team: Office, owner: TestClient, path: str) -> None:
    number = begin(owner)
    assert send(owner, number, path) in (400, 422)
    assert files_of(team, number) == {}


@pytest.mark.parametrize("name", ["..", "../../etc", "/etc/passwd", "", " ", "\x00", "a\nb", "." * 300])
def test_no_name_of_a_package_leads_out_of_its_folder(team: Office, owner: TestClient, name: str) -> None:
    answer = owner.post(API, json={"name": name})
    if answer.status_code == 201:
        submission = team.services.submissions.find(answer.json()["id"])
        place = team.services.submissions.place(submission)
        assert place.parent == team.services.workspace.folder / submission.folder
        assert send(owner, submission.id, "a.pdf") == 200
        assert place.joinpath("a.pdf").is_file()
    else:
        assert answer.status_code == 422


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_a_safe_name_is_one_part_of_a_path_that_a_disk_takes(text: str) -> None:
    name = safe_name(text)
    assert "/" not in name
    assert name not in (".", "..")
    assert len(name.encode()) <= LONGEST_BYTES
    assert name.isprintable()
    assert safe_name(name) == name


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_safe_path_stays_inside_or_is_refused(text: str) -> None:
    try:
        parts = safe_path(text)
    except WebError:
        return
    assert parts
    inside = Path("/package").joinpath(*parts)
    assert Path("/package") in inside.parents
    assert ".." not in inside.parts


def test_a_file_and_a_folder_of_one_name_are_told_apart(team: Office, owner: TestClient) -> None:
    number = begin(owner)
    assert send(owner, number, "a") == 200
    assert send(owner, number, "a/b") == 409
    assert send(owner, number, "c/d") == 200
    assert send(owner, number, "c") == 409
    assert files_of(team, number) == {"a": b"x", "c/d": b"x"}


@pytest.mark.parametrize(
    ("limits", "sizes", "codes"),
    [
        (replace(DEFAULT_LIMITS, file_bytes=10), [10, 11], [200, 413]),
        (replace(DEFAULT_LIMITS, package_bytes=15), [10, 6, 5], [200, 413, 200]),
        (replace(DEFAULT_LIMITS, files=2), [1, 1, 1], [200, 200, 413]),
    ],
)
def test_the_limits_of_intake_hold(team: Office, limits: Any, sizes: list[int], codes: list[int]) -> None:
    made = team.services
    team.app.state.services = replace(made, uploads=Uploads(made.submissions, limits))
    owner = team.machine("owner")
    number = begin(owner)
    assert [send(owner, number, f"{index}.pdf", b"x" * size) for index, size in enumerate(sizes)] == codes
    taken = [size for size, code in zip(sizes, codes, strict=True) if code == 200]
    found = owner.get(f"{API}/{number}").json()
    assert (found["files"], found["bytes"]) == (len(taken), sum(taken))
    folder = made.workspace.folder / made.submissions.find(number).folder
    assert not list(folder.glob(".part-*"))


def test_a_file_that_stops_half_way_leaves_nothing(team: Office, owner: TestClient) -> None:
    number = begin(owner)

    async def torn() -> AsyncIterator[bytes]:
        yield b"half"
        raise ClientDisconnect

    with pytest.raises(ClientDisconnect):
        asyncio.run(team.services.uploads.take(team.services.submissions.find(number), "a.pdf", torn()))
    folder = team.services.workspace.folder / team.services.submissions.find(number).folder
    assert not [path for path in folder.rglob("*") if path.is_file()]
    assert owner.get(f"{API}/{number}").json()["files"] == 0


def test_nothing_is_taken_once_the_verification_was_asked_for(team: Office, owner: TestClient) -> None:
    number = begin(owner)
    assert owner.post(f"{API}/{number}/verify").status_code == 409  # there is nothing to verify
    assert send(owner, number, "a.pdf") == 200
    assert owner.post(f"{API}/{number}/verify").status_code == 202
    assert send(owner, number, "b.pdf") == 409
    assert files_of(team, number) == {"a.pdf": b"x"}


def test_markup_in_names_is_shown_as_text(team: Office, owner: TestClient) -> None:
    number = begin(owner, name="<img src=x onerror=alert(1)>")
    send(owner, number, "a.pdf")
    for page in ("/packages", f"/submissions/{number}"):
        text = team.machine("leader").get(page).text
        assert "&lt;img src=x" in text
        assert "<img" not in text


def test_a_path_to_a_profile_is_no_programme(team: Office, owner: TestClient) -> None:
    profile = team.services.workspace.folder / "mine.toml"
    profile.write_text("", encoding="utf-8")
    for programme in (str(profile), "nowhere", "../x.toml"):
        assert owner.post(API, json={"name": "材料", "programme": programme}).status_code == 400


def test_what_was_handed_in_is_never_served(team: Office, owner: TestClient) -> None:
    number = begin(owner)
    send(owner, number, "a.html", b"<script>alert(1)</script>")
    folder = team.services.submissions.find(number).folder
    for address in (f"/{folder}/材料/a.html", f"/static/../{folder}/材料/a.html", f"/static/%2e%2e/{folder}/a.html"):
        assert owner.get(address).status_code == 404
    place = team.services.submissions.place(team.services.submissions.find(number))
    assert not (place / "a.html").stat().st_mode & 0o111


def test_what_was_never_verified_may_be_thrown_away(team: Office, owner: TestClient) -> None:
    number = begin(owner)
    send(owner, number, "a.pdf")
    folder = team.services.workspace.folder / team.services.submissions.find(number).folder
    assert team.machine("other").delete(f"{API}/{number}").status_code == 404
    assert owner.delete(f"{API}/{number}").status_code == 204
    assert not folder.exists()
    assert owner.get(f"{API}/{number}").status_code == 404


def test_only_one_s_own_submission_is_mended(team: Office, owner: TestClient) -> None:
    _, submission = team.package("owner")
    assert team.machine("other").post(API, json={"name": "材料", "mends": submission.id}).status_code == 404
    again = begin(owner, mends=submission.id, programme="beijing-2022-cluster")
    assert owner.get(f"{API}/{again}").json()["programme"] == submission.programme
    assert owner.get(f"{API}/{again}").json()["package"] == submission.package
