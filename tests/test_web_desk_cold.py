"""A desk that was just started shows from what was kept just what it shows when the evidence is loaded, or waits."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, update

from heyan.desk.decisions import Act, Draft, PaperTie, ValueTie
from heyan.desk.journal import append, decisions_of
from heyan.desk.keeping import glance_at, keep_first_sight
from heyan.desk.kept import Glance, MovedError
from heyan.desk.sitting import Row, Sitting, open_sitting
from heyan.dossier import Dossier
from heyan.pipeline import judge_dossier
from heyan.register.run import enter
from heyan.web.app import create_app
from heyan.web.doorkeeper import ALONE
from heyan.web.selfcheck.pictures import keep_album
from heyan.web.services import Services
from heyan.web.settings import Settings
from heyan.workspace.packages import PackageRecord, dossier_of, drop_package, find_package
from heyan.workspace.place import Workspace, open_workspace
from heyan.workspace.tables import SIGHT_ROWS
from ocr.errors import ConfigError
from parsers.reading import DocumentKind
from tests.desk_builders import READ_AT, NoPictures, digest, dossier, keep
from tests.desk_pictures import draw_pages
from tests.validators_builders import BOX, Deal, beijing, yuan
from validators.findings import Verdict
from validators.programmes import Profile

DEALS = [Deal(number, amount=yuan(90000)) for number in range(1, 9)]
MATTER = dossier(
    [deal.claim() for deal in DEALS],
    [
        paper
        for deal in DEALS
        for paper in (
            [deal.record(), deal.contract(total_amount=yuan(90001)), deal.invoice(), deal.slip()]
            if deal.number in {2, 5}
            else deal.papers()
        )
    ],
)


ROWS = range(1, len(DEALS) + 1)


@dataclass(frozen=True, slots=True)
class Pack:
    """A package of a workspace, and what of it the tests ask for."""

    workspace: Workspace
    id: int

    def sight(self) -> None:
        """Keep what the desk shows of it now, as a verification does."""
        keep_first_sight(self.workspace, self.record, dossier_of(self.workspace, self.id), beijing())

    @property
    def record(self) -> PackageRecord:
        """Its record."""
        return find_package(self.workspace, self.id)

    @property
    def glance(self) -> Glance | None:
        """What is kept and holds."""
        return glance_at(self.workspace, self.record)

    @property
    def sitting(self) -> Sitting:
        """It as it is now, judged from the evidence."""
        return open_sitting(dossier_of(self.workspace, self.id), beijing(), decisions_of(self.workspace, self.id))

    def row(self, number: int) -> Row:
        """A row as it is now."""
        return self.sitting.row(number)

    def tie(self, file: str) -> PaperTie:
        """What the first paper of a file is known by."""
        found = self.sitting
        return found.matter.book.tie(next(paper for paper in found.documents.values() if paper.file == file))

    def decide(self, number: int, act: Act, **more: Any) -> int:
        """Decide on a row; gives the decision's number."""
        return append(self.workspace, self.id, "甲", Draft(act, self.row(number).ground, **more)).number


@pytest.fixture
def pack(tmp_path: Path, database: str | None) -> Iterator[Pack]:
    with open_workspace(tmp_path, database) as found:
        files = tuple(replace(file, sha256=digest(f"{tmp_path}{file.path}")) for file in MATTER.files)
        made = Pack(found, keep(found, replace(MATTER, place=str(tmp_path), files=files), cache=tmp_path / "cache"))
        made.sight()
        yield made


@contextmanager
def served(pack: Pack, cache: Path | None = None) -> Iterator[tuple[TestClient, Services]]:
    """A browser of a server that was just started."""
    app = create_app(pack.workspace, Settings(cache=str(cache) if cache else None))
    services: Services = app.state.services
    token = services.doorkeeper.tokens.make(ALONE, "test")
    with TestClient(app, base_url="http://127.0.0.1", headers={"Authorization": f"Bearer {token}"}) as browser:
        yield browser, services


@contextmanager
def unloaded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Meanwhile no evidence is loaded, until what is given is called."""
    gate = threading.Event()

    def later(*arguments: Any) -> Dossier:
        assert gate.wait(60)
        return dossier_of(*arguments)

    monkeypatch.setattr("heyan.desk.room.dossier_of", later)
    try:
        yield gate.set
    finally:
        gate.set()


def until_kept(services: Services) -> None:
    """Wait until all is judged and kept that the room does behind."""
    services.room._behind.shutdown()
    services.room._keeper.shutdown()


def pages(browser: TestClient, package: int) -> list[str]:
    """The desk at every row, whole and as htmx gets it, and at some words and choices."""
    wishes = [{"row": str(row)} for row in ROWS]
    wishes += [{"show": show} for show in ("open", "settled", "asked")] + [{"q": DEALS[3].patents[0]}, {"row": "999"}]
    answers = [
        browser.get(f"/packages/{package}/desk", params=wish, headers=headers)
        for wish in wishes
        for headers in ({}, {"HX-Request": "true"})
    ]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.text for answer in answers]


def decide_much(pack: Pack) -> None:
    """Decisions of every kind but cuts."""
    value = ValueTie(
        pack.sitting.matter.book.key_of["合同2.pdf", 1], DocumentKind.CONTRACT, "total_amount", BOX, "90001.00"
    )
    pack.decide(1, Act.OVERRIDE, before="supported", after="unclear", text="另有说明")
    pack.decide(2, Act.CORRECT, before="90001.00", after="90,000.00", tie=value)
    pack.decide(2, Act.ACCEPT)
    undone = pack.decide(3, Act.ACCEPT)
    pack.decide(3, Act.UNDO, undoes=undone)
    pack.decide(4, Act.ASSIGN, tie=pack.tie("合同5.pdf"))
    pack.decide(6, Act.UNASSIGN, tie=pack.tie(pack.row(6).documents[0].file))
    pack.decide(7, Act.ASK, text="请补正")
    pack.decide(8, Act.COMMENT, text="<b>看过</b>")
    lost = replace(value, page="f" * 32)
    pack.decide(8, Act.CORRECT, before="1.00", after="2.00", tie=lost)
    foreign = replace(pack.row(5).ground, row="f" * 32, last=0)
    append(pack.workspace, pack.id, "乙", Draft(Act.ACCEPT, foreign))


@pytest.mark.parametrize("decided", [False, True])
def test_every_row_is_shown_from_what_was_kept_as_from_the_evidence(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, *, decided: bool
) -> None:
    if decided:
        decide_much(pack)
        pack.sight()
    with unloaded(monkeypatch) as load, served(pack) as (browser, services):
        cold = pages(browser, pack.id)
        assert not services.room.ready(pack.id, 0)
        load()
        assert services.room.ready(pack.id, 60)
        warm = pages(browser, pack.id)
    for one, other in zip(cold, warm, strict=True):
        assert one == other


def test_every_row_is_the_same_as_when_it_is_judged(pack: Pack) -> None:
    decide_much(pack)
    pack.sight()
    glance, sitting = pack.glance, pack.sitting
    assert glance is not None
    assert (glance.lines, glance.verdicts, glance.standings) == (sitting.lines, sitting.verdicts, sitting.standings)
    for number in ROWS:
        kept_row, judged = glance.row(number), sitting.row(number)
        assert kept_row.judgement == judged.judgement
        assert (kept_row.ground, kept_row.standing) == (judged.ground, judged.standing)


def test_what_settles_a_row_is_shown_at_once_and_what_corrects_one_is_never_shown_as_it_was(pack: Pack) -> None:
    pack.decide(1, Act.ACCEPT)
    assert pack.glance is not None
    assert pack.glance.standings[1].verdict is Verdict.SUPPORTED
    corrected = pack.decide(
        2, Act.UNASSIGN, tie=open_sitting(MATTER, beijing(), ()).matter.book.tie(pack.row(2).documents[0])
    )
    assert pack.glance is None
    pack.decide(2, Act.UNDO, undoes=corrected)
    assert pack.glance is not None, "what was kept holds again"


def test_a_package_verified_again_is_not_shown_as_it_was(pack: Pack) -> None:
    keep(pack.workspace, replace(dossier_of(pack.workspace, pack.id), documents=()), replaces=pack.id)
    assert pack.glance is None


def test_nothing_is_shown_that_another_program_gave(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heyan.desk.kept.source_version", lambda *_: "another")
    assert pack.glance is None


def test_a_profile_that_is_gone_is_told_by_the_desk_and_spoils_no_list(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack.decide(1, Act.ACCEPT)

    def gone(_: str | None) -> Profile:
        raise ConfigError("没有找到项目配置文件")

    monkeypatch.setattr("heyan.desk.keeping.load_profile", gone)
    monkeypatch.setattr("heyan.desk.room.load_profile", gone)
    with served(pack) as (browser, _):
        assert "6 支持" in listed(browser, pack)
        assert "没有找到项目配置文件" in browser.get(f"/packages/{pack.id}/desk").text


def test_nothing_is_shown_that_another_register_gave(pack: Pack) -> None:
    report = judge_dossier(MATTER, beijing(), NoPictures(), now=READ_AT)
    enter(pack.workspace, pack.record, report)
    assert pack.glance is not None, "nothing else lies in the register"
    other = keep(pack.workspace, replace(MATTER, place="/另一包", path="另一包"), apart=True)
    enter(pack.workspace, find_package(pack.workspace, other), report)
    assert pack.glance is None
    pack.sight()
    assert pack.glance is not None
    drop_package(pack.workspace, other)
    assert pack.glance is None


@pytest.mark.parametrize("damaged", [False, True])
def test_a_row_that_was_replaced_meanwhile_or_is_damaged_is_taken_from_the_sitting(
    pack: Pack, *, damaged: bool
) -> None:
    change = update(SIGHT_ROWS).values(data=b"damaged") if damaged else delete(SIGHT_ROWS)
    with pack.workspace.writing() as connection:
        connection.execute(change.where(SIGHT_ROWS.c.package == pack.id))
    glance = pack.glance
    assert glance is not None
    with pytest.raises(MovedError):
        glance.row(1)
    with served(pack) as (browser, _):
        assert 'data-row="1"' in browser.get(f"/packages/{pack.id}/desk", params={"row": "1"}).text


def test_after_a_correction_the_rows_judged_anew_are_kept(pack: Pack) -> None:
    row = pack.row(2)
    assert row.ground.verdict is Verdict.CONTRADICTED
    with served(pack) as (browser, services):
        review = browser.get(f"/api/v1/packages/{pack.id}/rows/2/review").json()
        paper = next(document.id for document in row.documents if document.file == "合同2.pdf")
        said = {
            "act": "correct",
            "state": review["state"],
            "document": paper,
            "field": "total_amount",
            "text": "90,000.00",
        }
        assert browser.post(f"/api/v1/packages/{pack.id}/rows/2/decisions", json=said).status_code == 201
        until_kept(services)
    glance = pack.glance
    assert glance is not None
    assert glance.row(2).judgement == pack.row(2).judgement != row.judgement
    assert glance.row(5).judgement == pack.row(5).judgement


def test_a_package_kept_without_a_sight_gets_one_when_it_is_opened(pack: Pack) -> None:
    other = keep(pack.workspace, replace(dossier_of(pack.workspace, pack.id), place="/另一包"), apart=True)
    assert glance_at(pack.workspace, find_package(pack.workspace, other)) is None
    with served(pack) as (_, services):
        services.room.sitting(other)
        until_kept(services)
    assert glance_at(pack.workspace, find_package(pack.workspace, other)) is not None


def listed(browser: TestClient, pack: Pack) -> str:
    """The package in the list of packages, as text in a line."""
    page = browser.get("/packages", params={"q": pack.record.name}).text
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_list_of_packages_counts_rows_as_of_the_decisions_without_the_evidence(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unloaded(monkeypatch), served(pack) as (browser, _):
        assert "已决" not in listed(browser, pack)
        pack.decide(1, Act.OVERRIDE, before="supported", after="contradicted", text="另有说明")
        accepted = pack.decide(2, Act.ACCEPT)
        for _ in range(2):  # counted, then read
            assert "3 不符 0 缺证据 0 待核 5 支持 已决 2 / 8 行" in listed(browser, pack)
            assert "720,000.00 450,000.00" in listed(browser, pack), "verified is what the reviewer lets stand"
        pack.decide(2, Act.UNDO, undoes=accepted)
        assert "已决 1 / 8 行" in listed(browser, pack)
        pack.decide(2, Act.UNASSIGN, tie=pack.tie("合同2.pdf"))
        assert "已决" not in listed(browser, pack), "until the rows are judged anew nothing is said of them"
        pack.sight()
        settled = [standing for standing in pack.sitting.standings.values() if standing.settled is not None]
        assert f"已决 {len(settled)} / 8 行" in listed(browser, pack)


def test_pictures_come_while_the_evidence_is_loaded(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_pages(dossier_of(pack.workspace, pack.id), tmp_path / "cache")
    keep_album(pack.workspace, pack.record)
    with unloaded(monkeypatch) as load, served(pack, tmp_path / "cache") as (browser, services):
        answer = browser.get(f"/packages/{pack.id}/desk/pictures/0")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
        load()
        assert services.room.ready(pack.id, 60)
        assert browser.get(f"/packages/{pack.id}/desk/pictures/0").content == answer.content
