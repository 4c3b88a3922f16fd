"""The pages over a workspace of the tests: people of every role, packages that were never read from anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import update

from heyan.web.app import create_app
from heyan.web.rights import Role
from heyan.web.services import Services
from heyan.web.settings import Settings
from heyan.web.submissions import State, Submission
from heyan.web.tables import SUBMISSIONS
from heyan.workspace.place import open_workspace
from tests.desk_builders import digest, dossier, keep
from tests.validators_builders import Deal, yuan

PASSWORD = "一二三四-5678-abcd"
PEOPLE = {
    "leader": Role.ADMINISTRATOR,
    "reviewer": Role.REVIEWER,
    "auditor": Role.AUDITOR,
    "owner": Role.APPLICANT,
    "other": Role.APPLICANT,
}
ONE, TWO = Deal(1), Deal(2, receiver="上海峤石新材料有限公司", amount=yuan(90000))
MATTER = dossier(
    [ONE.claim(), TWO.claim()],
    [*ONE.papers(), TWO.record(), TWO.contract(total_amount=yuan(90001), name="合同2.pdf"), TWO.slip()],
)
"""A row that is supported, and one whose contract says something else and whose invoice is missing."""


@dataclass(frozen=True, slots=True)
class Office:
    """An application, what its routes work with, and the ways in."""

    app: FastAPI
    services: Services

    def browser(self) -> TestClient:
        """A browser that nobody is signed in at."""
        return TestClient(self.app, base_url="http://127.0.0.1", follow_redirects=False, raise_server_exceptions=False)

    def signed_in(self, name: str) -> TestClient:
        """A browser at which an account of `PEOPLE` is signed in, and which proves what it sends."""
        browser = self.browser()
        answer = browser.post("/login", data={"name": name, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        browser.headers["X-CSRF-Token"] = proof(browser)
        return browser

    def machine(self, name: str) -> TestClient:
        """A machine with a token of an account."""
        browser = self.browser()
        browser.headers["Authorization"] = f"Bearer {self.services.doorkeeper.tokens.make(name, 'test')}"
        return browser

    def package(self, owner: str = "owner", **changes: Any) -> tuple[int, Submission]:
        """A verified package of an applicant, and its submission."""
        mine = replace(MATTER, place=f"/{owner}", **changes)
        files = tuple(replace(file, sha256=digest(f"{owner}{file.path}")) for file in mine.files)
        package = keep(self.services.workspace, replace(mine, files=files))
        submission = self.services.submissions.begin(owner, "材料", None)
        with self.services.workspace.writing() as connection:
            values = {"package": package, "state": State.DONE, "files": 1}
            connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == submission.id).values(**values))
        return package, self.services.submissions.find(submission.id)


@contextmanager
def office(folder: Path, database: str | None = None, *, team: bool = True) -> Iterator[Office]:
    """The pages over a workspace in a folder, for a team or for one person alone."""
    with open_workspace(folder, database) as workspace:
        settings = Settings(database, team=team, workers=1, cache=str(folder / "cache"))
        app = create_app(workspace, settings)
        opened = Office(app, app.state.services)
        accounts = opened.services.doorkeeper.accounts
        for name, role in PEOPLE.items() if team else ():
            if accounts.find(name) is None:
                accounts.add(name, role, PASSWORD)
        yield opened


def proof(browser: TestClient) -> str:
    """The proof of a session, as its pages carry it."""
    found = re.search(r'data-csrf="(\w+)"', browser.get("/account").text)
    assert found
    return found[1]
