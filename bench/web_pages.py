"""What the pages cost the server: `python -m bench.web_pages [--rows 2000] [--out FILE.md]`.

A package of so many rows, built in memory, a third of them spoiled, is kept in a workspace beside a hundred small ones.
Every page is asked for through the application itself, without a network: first in a fresh server, then again and
again. Milliseconds are of the wall clock, those in brackets of this process's CPU: on a busy machine they differ.
The desk in a fresh server is shown from what was kept when the package was verified; the evidence is loaded behind.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from bench.judging import SHAPES, Builder
from bench.machine import machine_line
from heyan.desk.keeping import keep_first_sight
from heyan.dossier import Dossier
from heyan.web.app import create_app
from heyan.web.doorkeeper import ALONE
from heyan.web.selfcheck.keeping import make_selfcheck
from heyan.web.selfcheck.pictures import keep_album
from heyan.web.services import Services
from heyan.web.settings import Settings
from heyan.web.submissions import Submissions
from heyan.workspace.packages import find_package
from heyan.workspace.place import Workspace, open_workspace
from parsers.claims import Claim
from tests.desk_builders import dossier, keep
from tests.desk_pictures import draw_pages
from tests.validators_builders import beijing

AGAIN = 15
SMALL = 100
COLD = 5
PICTURES = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page cost: milliseconds at first (and of CPU) and again (median), and the bytes that it sent."""

    page: str
    first: tuple[float, float]
    again: float
    worst: float
    cpu: float
    sent: int

    def line(self) -> str:
        """A line of the table."""
        again = f"{self.again:.0f} / {self.worst:.0f} ({self.cpu:.0f})"
        first = f"{self.first[0]:.0f} ({self.first[1]:.0f})"
        return f"| {self.page} | {first} | {again} | {self.sent / 1000:.0f} |"


def spoiled(claim: Claim) -> Claim:
    """A claim of another sum than the papers say, every third row."""
    if claim.row % 3:
        return claim
    claimed = replace(claim.claimed, contract_amount=(claim.claimed.contract_amount or Decimal(0)) + 1)
    return replace(claim, claimed=claimed)


def large(rows: int) -> Dossier:
    """A package of many rows."""
    claim_list, documents = Builder(SHAPES[0], rows, 7).build()
    return replace(dossier([spoiled(claim) for claim in claim_list.claims], documents), place="/large")


def filled(workspace: Workspace, rows: int, cache: Path) -> tuple[int, int]:
    """The id of the large package, kept beside small ones, and the index of a page that has a picture."""
    claim_list, documents = Builder(SHAPES[0], 3, 1).build()
    for number in range(SMALL):
        small = dossier(claim_list.claims, documents, contents={claim_list.claims[0].place.file: str(number)})
        keep(workspace, replace(small, place=f"/small{number}"), cache=cache)
    matter = large(rows)
    draw_pages(replace(matter, documents=matter.documents[:PICTURES]), cache)
    drawn = matter.documents[0].file
    index = next(index for index, page in enumerate(matter.pages) if page.file == drawn)
    package = keep(workspace, matter, cache=cache)
    record = find_package(workspace, package)
    keep_first_sight(workspace, record, matter, beijing())
    make_selfcheck(Submissions(workspace), record, None)  # as every verification does
    keep_album(workspace, record)
    return package, index


def pages(package: int, index: int, rows: int) -> Iterator[tuple[str, str, bool]]:
    """What is asked for: its name, its address, whether htmx asks."""
    desk, check = f"/packages/{package}/desk", f"/packages/{package}/check"
    yield f"the list of {SMALL + 1} packages", "/packages", False
    yield "the self-check", check, False
    yield "the self-check, its last page", f"{check}?number=9999", False
    yield "the list of corrections to print (all of them)", f"{check}/print", False
    yield "a cited place as a picture, kept in the cache", f"{check}/pages/{index}?box=0.1,0.1,0.3,0.12", False
    yield "the desk, once it is open", desk, False
    yield "the desk, its last row, by htmx", f"{desk}?row={rows}", True
    yield "a page picture of the desk, kept in the cache", f"{desk}/pictures/{index}", False
    yield "rows by the interface (100)", f"/api/v1/packages/{package}/rows", False


def cost(browser: TestClient, name: str, address: str, *, htmx: bool) -> Cost:
    """Ask for a page again and again."""
    headers = {"HX-Request": "true"} if htmx else {}
    times: list[tuple[float, float]] = []
    sent = 0
    for _ in range(AGAIN + 1):
        wall, cpu = time.perf_counter(), time.process_time()
        answer = browser.get(address, headers=headers)
        times.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
        assert answer.status_code == 200, (address, answer.status_code)
        sent = len(answer.content)
    later = [wall for wall, _ in times[1:]]
    cpu = statistics.median(used for _, used in times[1:])
    return Cost(name, times[0], statistics.median(later), max(later), cpu, sent)


def cold(workspace: Workspace, settings: Settings, name: str, address: str) -> str:
    """A line of the table: a page of the desk in servers that were just started, a new one every time."""
    times: list[tuple[float, float]] = []
    for _ in range(COLD):
        app = create_app(workspace, settings)
        made: Services = app.state.services
        browser = visitor(app, made)
        browser.get("/packages")  # what every first page of a process costs is no matter of the desk
        wall, cpu = time.perf_counter(), time.process_time()
        answer = browser.get(address)
        times.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
        assert answer.status_code == 200
        assert 'id="opening"' not in answer.text, "nothing was kept"
        made.close()
    walls, used = [wall for wall, _ in times], statistics.median(cpu for _, cpu in times)
    return Cost(name, times[0], statistics.median(walls), max(walls), used, len(answer.content)).line()


def visitor(app: FastAPI, made: Services) -> TestClient:
    """A browser of the one person at this machine."""
    token = made.doorkeeper.tokens.make(ALONE, "bench")
    return TestClient(app, base_url="http://127.0.0.1", headers={"Authorization": f"Bearer {token}"})


def opened(made: Services, package: int) -> str:
    """Milliseconds until the desk of a package is open, and of CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    made.room.ready(package, 600)
    return f"{1000 * (time.perf_counter() - wall):.0f} ({1000 * (time.process_time() - cpu):.0f})"


def measured(rows: int) -> list[str]:
    """The table."""
    with tempfile.TemporaryDirectory() as folder, open_workspace(Path(folder)) as workspace:
        cache = Path(folder) / "cache"
        package, index = filled(workspace, rows, cache)
        settings = Settings(cache=str(cache))
        lines = ["| page | first (CPU), ms | again: median / worst (CPU), ms | sent, kB |", "|---|---|---|---|"]
        desk = f"/packages/{package}/desk"
        lines.append(cold(workspace, settings, f"the desk in a fresh server ({COLD} of them)", desk))
        lines.append(cold(workspace, settings, "the desk in a fresh server, its last row", f"{desk}?row={rows}"))
        app = create_app(workspace, settings)
        made: Services = app.state.services
        browser = visitor(app, made)
        for name, address, htmx in pages(package, index, rows):
            if name.startswith("the desk, once"):
                lines.append(f"| loading the evidence behind the desk | {opened(made, package)} | – | – |")
            lines.append(cost(browser, name, address, htmx=htmx).line())
        made.close()
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    head = f"# What the pages of a package of {given.rows:,} rows cost the server"
    lines = measured(given.rows)
    how = f"`python -m bench.web_pages`: {machine_line('heyan', 'fastapi', 'sqlalchemy')}"
    load = f"; {os.getloadavg()[1]:.0f} processes wanted its cores, so the times of CPU are those to go by."
    text = "\n".join([head, "", how + load, "", *lines, ""])
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
