"""Verification in the background: queued, watched, cancelled, gone on with; no job is run twice or lost."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from heyan.web.jobs import runner as runners
from heyan.web.jobs.job import Desk, Order, UnwantedError
from heyan.web.jobs.runner import STALE_SECONDS, Runner
from heyan.web.submissions import State, Submission
from heyan.web.tables import SUBMISSIONS
from heyan.workspace.packages import find_package
from tests.test_workspace import PROGRAMME, package
from tests.web_builders import Office, office
from validators.findings import Verdict


@pytest.fixture
def team(tmp_path: Path, database: str | None) -> Iterator[Office]:
    with office(tmp_path, database) as found:
        for submission in found.services.submissions.all():
            found.services.submissions.drop(replace_state(found, submission.id))
        yield found


def replace_state(team: Office, number: int, state: State = State.CANCELLED) -> Submission:
    with team.services.workspace.writing() as connection:
        connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == number).values(state=state))
    return team.services.submissions.find(number)


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Office]:
    """With a file alone: what runs for real takes its time."""
    with office(tmp_path) as found:
        yield found


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """Jobs that do nothing until they are ended."""
    started: list[Order] = []

    def sleeping(order: Order) -> subprocess.Popen[bytes]:
        started.append(order)
        return subprocess.Popen(["sleep", "600"], stdin=subprocess.PIPE, start_new_session=True)

    monkeypatch.setattr(runners, "_started", sleeping)
    return started


def handed_in(team: Office, name: str = "材料") -> int:
    """A small package, handed in and waiting."""
    submissions = team.services.submissions
    submission = submissions.begin("owner", name, PROGRAMME)
    place = submissions.place(submission)
    place.mkdir()
    package(place)
    with team.services.workspace.writing() as connection:
        connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == submission.id).values(files=2))
    submissions.enqueue(submission.id)
    return submission.id


def state(team: Office, number: int) -> State:
    return team.services.submissions.find(number).state


def finished(runner: Runner) -> None:
    """Wait until the jobs of a runner have ended by themselves."""
    for process in list(runner._running.values()):
        process.wait(timeout=120)
    runner.look()


def test_a_package_that_is_handed_in_is_verified_and_kept(team: Office) -> None:
    runner, number = team.services.runner, handed_in(team, "<b>材料</b>")
    runner.look()
    assert state(team, number) is State.RUNNING
    finished(runner)
    found = team.services.submissions.find(number)
    assert found.state is State.DONE, found.message
    assert found.package is not None
    assert found.done == found.total > 0
    record = find_package(team.services.workspace, found.package)
    assert sum(record.rows.values()) == 1
    assert record.rows[Verdict.SUPPORTED] == 0
    report = team.services.submissions.report(number)
    assert report is not None
    assert report["package"]["path"] == "<b>材料<_b>"  # where this machine keeps it is nobody's business
    owner = team.machine("owner")
    assert owner.get(f"/packages/{found.package}/check").status_code == 200
    assert owner.get(f"/submissions/{number}", headers={"HX-Request": "true"}).headers["hx-redirect"]


def test_a_job_that_was_killed_can_be_gone_on_with(filed: Office) -> None:
    runner, number = filed.services.runner, handed_in(filed)
    runner.look()
    for process in runner._running.values():
        process.kill()
    finished(runner)
    assert state(filed, number) is State.INTERRUPTED
    filed.services.submissions.enqueue(number)
    runner.look()
    finished(runner)
    assert state(filed, number) is State.DONE


def test_a_job_ends_with_its_server(filed: Office) -> None:
    runner = filed.services.runner
    handed_in(filed)
    runner.look()
    (process,) = runner._running.values()
    assert process.stdin is not None
    process.stdin.close()  # as the operating system does when the server dies
    assert process.wait(timeout=60) != 0


def test_what_cannot_be_verified_says_why(filed: Office) -> None:
    runner, number = filed.services.runner, handed_in(filed)
    place = filed.services.submissions.place(filed.services.submissions.find(number))
    (place / "清单.xlsx").unlink()
    runner.look()
    finished(runner)
    found = filed.services.submissions.find(number)
    assert found.state is State.FAILED
    assert "清单" in found.message
    assert found.may_start


def test_one_runs_and_the_others_wait_in_their_order(team: Office, idle: list[Order]) -> None:
    numbers = [handed_in(team) for _ in range(3)]
    runner = team.services.runner
    runner.look()
    runner.look()
    assert [order.submission for order in idle] == numbers[:1]
    team.services.submissions.cancel(numbers[0])
    runner.look()
    assert [order.submission for order in idle] == numbers[:2]
    assert [state(team, number) for number in numbers] == [State.CANCELLED, State.RUNNING, State.QUEUED]
    runner._reap()
    replace_state(team, numbers[1])
    runner.look()
    replace_state(team, numbers[2])
    runner.look()
    assert not runner._running


def test_servers_that_share_a_workspace_never_run_a_job_twice(team: Office, idle: list[Order]) -> None:
    settings = replace(team.services.settings, jobs=3)
    servers = [Runner(team.services.workspace, settings) for _ in range(3)]
    numbers = [handed_in(team) for _ in range(3)]
    with ThreadPoolExecutor(3) as at_once:
        list(at_once.map(Runner.look, servers))
    assert sorted(order.submission for order in idle) == numbers
    for server in servers:
        server.start()
        server.stop()
    assert {state(team, number) for number in numbers} == {State.INTERRUPTED}


def test_a_cancelled_job_is_ended_and_writes_nothing_more(team: Office, idle: list[Order]) -> None:
    runner, number = team.services.runner, handed_in(team)
    runner.look()
    (process,) = runner._running.values()
    desk = Desk(team.services.workspace, idle[0])
    desk.progress(3, 10)
    assert team.services.submissions.find(number).done == 3
    team.services.submissions.cancel(number)
    with pytest.raises(UnwantedError):
        desk.write(done=4)
    runner.look()
    assert process.poll() is not None
    assert state(team, number) is State.CANCELLED
    team.services.submissions.enqueue(number)
    runner.look()
    with pytest.raises(UnwantedError):  # the earlier run is not taken for the one of now
        desk.write(state=State.DONE)
    assert state(team, number) is State.RUNNING
    replace_state(team, number)
    runner.look()


def test_a_job_whose_server_died_shows_as_interrupted(team: Office, idle: list[Order]) -> None:
    number = handed_in(team)
    lost = Runner(team.services.workspace, team.services.settings)
    lost.look()
    (process,) = lost._running.values()
    process.kill()
    team.services.runner.look()
    assert state(team, number) is State.RUNNING  # it may be alive on another machine
    with team.services.workspace.writing() as connection:
        late = {"beat": time.time() - STALE_SECONDS - 1}
        connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == number).values(**late))
    team.services.runner.look()
    assert state(team, number) is State.INTERRUPTED
    shown = team.machine("owner").get(f"/submissions/{number}").text
    assert "接着核验" in shown


def test_time_left_is_told_from_what_was_read(filed: Office) -> None:
    found = filed.services.submissions.find(handed_in(filed))
    assert found.seconds_left(0) is None
    running = replace(found, state=State.RUNNING, started=100.0, done=10, total=40)
    assert running.seconds_left(120.0) == pytest.approx(60.0)
    owner = filed.machine("owner")
    assert "排队等待核验" in owner.get(f"/submissions/{found.id}").text
    for ago, total, shown in ((20, 40, "约剩 1 分钟"), (4, 40, "约剩 10 秒"), (9000, 130, "约剩 30 小时")):
        values = {"state": State.RUNNING, "started": time.time() - ago, "done": 10, "total": total}
        with filed.services.workspace.writing() as connection:
            connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == found.id).values(**values))
        assert shown in owner.get(f"/submissions/{found.id}").text
        assert "已读 10 / " in owner.get("/packages").text
    assert "about 30 h left" in owner.get(f"/submissions/{found.id}", headers={"Cookie": "heyan_language=en"}).text


def test_the_order_of_a_job_stands_in_no_process_list(filed: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    order = Order("/nowhere", "postgresql://u:secret@127.0.0.1:1/x", 1, "run", None, 1)
    process = runners._started(order)
    assert "secret" not in Path(f"/proc/{process.pid}/cmdline").read_text(encoding="utf-8")
    runners._end(process)
    with filed.services.workspace.reading() as connection:
        assert connection.execute(select(SUBMISSIONS.c.id).where(SUBMISSIONS.c.run == "run")).first() is None
