"""How well bound packages are cut: `python bench/cutting.py DIR... [--cache DIR] [--workers N] [--json FILE]`.

Each DIR holds books of `python -m samples package --bound …` with their truth. Printed, with 95 % intervals:
- documents cut exactly: the file, the pages, the kind, and where several share a page the place;
- pages of the right kind;
- cells of the claim list as claimed, and the list found or not;
- rows with the verdict that the same papers get as a folder: the same pages, one file a document, with the list as
  the truth has it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.package import SourceFile
from extract.pages import Page, PageStatus
from heyan.evaluate import samples_in
from heyan.executors import open_crew
from heyan.measuring.rates import wilson
from heyan.opening import open_files
from heyan.options import RunOptions
from heyan.parsing import note_page
from heyan.reading import Desk
from heyan.store.pages import open_cache
from heyan.work import WorkOrder, reading_version
from ocr.choices import EngineName
from ocr.errors import InputError
from ocr.image.regions import Region
from ocr.lines import Box, Frame
from parsers.api import parse_documents
from parsers.claims import Claim, Claimed, ClaimList, Mode, Place
from parsers.crops import cropped, holds
from parsers.documents.claim_list import read_claim_list
from parsers.panels import turned_parts
from parsers.reading import Document
from parsers.segment import Cut, segment
from validators.judge import judge
from validators.programmes import load_profile

Json = dict[str, Any]
SAME_PLACE = 0.5
"""Share of two boxes (common area by area of both) from which on they are one place."""


@dataclass(slots=True)
class Tally:
    """Hits and trials of every figure."""

    hits: Counter[str] = field(default_factory=Counter)
    trials: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, *, hit: bool) -> None:
        """Count one trial."""
        self.trials[name] += 1
        self.hits[name] += hit

    def rates(self) -> Json:
        """Every figure with its interval."""
        found: Json = {}
        for name, trials in self.trials.items():
            low, high = wilson(self.hits[name], trials)
            rate = round(self.hits[name] / trials, 4)
            found[name] = {
                "hits": self.hits[name],
                "of": trials,
                "rate": rate,
                "interval": [round(low, 4), round(high, 4)],
            }
        return found


def measure_book(pages: Sequence[Page], truth: Json, tally: Tally) -> list[str]:
    """Count one book's figures; says what went wrong."""
    documents = truth["documents"]
    said = _measure_cuts(list(segment(pages)), pages, documents, tally)
    claims = _claim_list(pages)
    said += _measure_list(claims, truth["rows"], tally)
    ours = _verdicts(pages, claims, truth["programme"]) if claims is not None else {}
    folder = _verdicts(_as_folder(pages, documents), _list_of(truth["rows"]), truth["programme"])
    for row, verdict in folder.items():
        tally.add("verdicts as for the folder", hit=ours.get(row) == verdict)
        if ours.get(row) != verdict:
            said.append(f"row {row}: {ours.get(row)} bound, {verdict} as a folder")
    right = {row["row"]: row["verdict"] for row in truth["rows"]}
    supported = [row for row, verdict in ours.items() if verdict == "supported"]
    for row in supported:
        tally.add("supported rows that are", hit=right.get(row) == "supported")
        if right.get(row) != "supported":
            said.append(f"row {row}: supported, {right.get(row)} by its truth")
    return said


def _measure_cuts(cuts: Sequence[Cut], pages: Sequence[Page], documents: Sequence[Json], tally: Tally) -> list[str]:
    said = []
    frames = {page.number: page.frame for page in pages}
    left = list(cuts)
    for truth in documents:
        found = next((cut for cut in left if _is_cut_as(cut, truth, frames)), None)
        tally.add("documents cut exactly", hit=found is not None)
        if found is None:
            said.append(f"pages {truth['pages']}: {truth['kind']} {truth['subtype']} ({truth['layout']}) is not cut so")
        else:
            left.remove(found)
    kinds = _kinds_by_page((truth["kind"], range(truth["pages"][0], truth["pages"][1] + 1)) for truth in documents)
    ours = _kinds_by_page((cut.guess.kind.value, [cut.place(page.number)[1] for page in cut.pages]) for cut in cuts)
    for page in pages:
        if page.status is PageStatus.READ and page.number in kinds:
            tally.add("pages of the right kind", hit=ours.get(page.number) == kinds[page.number])
    return said


def _kinds_by_page(found: Iterable[tuple[str, Iterable[int]]]) -> dict[int, set[str]]:
    kinds: dict[int, set[str]] = {}
    for kind, numbers in found:
        for number in numbers:
            kinds.setdefault(number, set()).add(kind)
    return kinds


def _is_cut_as(cut: Cut, truth: Json, frames: Mapping[int, Frame]) -> bool:
    if (cut.guess.kind.value, list(cut.span)) != (truth["kind"], truth["pages"]):
        return False
    if ("box" in truth) is not (cut.box is not None):
        return False
    return cut.box is None or _overlap(frames[cut.span[0]].to_page(cut.box), Box(*truth["box"])) >= SAME_PLACE


def _overlap(one: Box, other: Box) -> float:
    """The common area of two boxes by the area of the smaller: a truth's box is the sheet, ours its print."""
    return one.overlap_x(other) * one.overlap_y(other) / (min(one.area, other.area) or 1.0)


def _claim_list(pages: Iterable[Page]) -> ClaimList | None:
    desk = Desk()
    for page in pages:
        note_page(desk, page)
    try:
        return read_claim_list(desk.claim_pages)
    except InputError:
        return None


def _measure_list(claims: ClaimList | None, rows: Sequence[Json], tally: Tally) -> list[str]:
    tally.add("lists found with all their rows", hit=claims is not None and len(claims.claims) == len(rows))
    said = []
    found = {claim.row: claim for claim in claims.claims} if claims is not None else {}
    for row in rows:
        claim = found.get(row["row"])
        for name, value in row["claimed"].items():
            own = getattr(claim.claimed, name) if claim is not None else None
            hit = _plain(own) == _plain(value)
            tally.add("cells of the list", hit=hit)
            if not hit:
                said.append(f"row {row['row']} {name}: {_plain(own)} for {_plain(value)}")
            if own is not None and not hit and claim is not None:
                tally.add("wrong cells that are marked as doubtful", hit=name in claim.doubtful)
    return said


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return "、".join(value)
    text = f"{value:.2f}" if isinstance(value, Decimal) else "" if value is None else str(value)
    return "".join(text.split()).replace("(", "（").replace(")", "）")


def _list_of(rows: Sequence[Json]) -> ClaimList:
    """The list as the truth has it, as if it had come as a spreadsheet."""
    claims = []
    for row in rows:
        cells = dict(row["claimed"])
        day = date.fromisoformat(cells["registered_on"]) if cells["registered_on"] else None
        amounts = {
            name: Decimal(cells[name]) if cells[name] is not None else None for name in cells if "amount" in name
        }
        claimed = Claimed(day, tuple(cells["patent_numbers"]), Mode(cells["mode"]),
                          cells["supplier"] or None, cells["receiver"] or None, **amounts)  # fmt: skip
        claims.append(Claim(row["row"], Place("list.xlsx", 1), claimed, {}, {}))
    return ClaimList(tuple(claims), {}, {}, ())


def _as_folder(pages: Sequence[Page], documents: Sequence[Json]) -> Iterable[Page]:
    """The pages of a book as the truth cuts them: every document a file, its part of the page where it shares one."""
    by_number = {page.number: page for page in pages}
    for index, truth in enumerate(documents):
        first, last = truth["pages"]
        for number in range(first, last + 1):
            page = by_number[number]
            if "box" in truth and page.status is PageStatus.READ:
                page = _print_in(page, _upright(Box(*truth["box"]), page))
            yield replace(page, file=f"{index:04d}.pdf", number=number - first + 1)


def _print_in(page: Page, box: Box) -> Page:
    """The print in a box of the upright page, as a page of its own: a part that lies there turned, or a cutting."""
    turned = (panel for panel in turned_parts(page) if panel.spot.region and holds(box, panel.spot.region))
    panel = next(turned, None)
    return panel.page if panel is not None else cropped(replace(page, parts=()), box)


def _upright(box: Box, page: Page) -> Box:
    """A box of the page as submitted in the upright page."""
    frame = page.frame
    width, height = (page.height, page.width) if frame.turn % 180 else (page.width, page.height)
    place = Region(box.cx * width, box.cy * height, box.width * width, box.height * height)
    place = place.turned(frame.turn, width, height).levelled(frame.skew, page.width, page.height)
    return place.box(page.width, page.height)


def _verdicts(pages: Iterable[Page], claims: ClaimList, programme: str) -> dict[int, str]:
    documents: list[Document] = list(parse_documents(pages))
    files = tuple(SourceFile(name, name, "pdf", 1) for name in dict.fromkeys(doc.file for doc in documents))
    judgement = judge(claims, documents, (), load_profile(programme), files, today=datetime.now(UTC).date())
    return {row.claim.row: row.verdict.value for row in judgement.rows}


def read_pages(folder: Path, cache: str | None, workers: int | None) -> list[Page]:
    """The pages of a book, from the cache or read anew."""
    options = RunOptions(engine=EngineName.SWIFT, cache=cache, workers=workers)
    with open_crew(options) as crew:
        from heyan.pages import ReadingStage

        package = open_files(folder, options, crew.opener)
        tasks = list(package.tasks())
        with open_cache(options.cache_place) as kept:
            version = reading_version(options.engine)
            order = WorkOrder(options.engine, options.device, crew.threads(len(tasks)), options.cache_place, version)
            return [read.page for read in ReadingStage(order, kept, crew).read(tasks)]


def main() -> None:
    """Measure the books and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cache")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    tally = Tally()
    for folder in given.folders:
        for sample, truth in samples_in(folder):
            said = measure_book(read_pages(sample, given.cache, given.workers), truth, tally)
            print(*(f"{sample}: {line}" for line in said), sep="\n")
    for name, figure in tally.rates().items():
        low, high = figure["interval"]
        print(f"{name:42s} {figure['hits']:5d} of {figure['of']:5d}  {figure['rate']:.2%}  [{low:.2%}, {high:.2%}]")
    if given.json:
        given.json.write_text(json.dumps(tally.rates(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
