"""What an applicant has to mend, taken from a report: rows in the order of the list, then the package as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

_FINE = ("pass", "not_applicable")
_WORST_FIRST = ("fail", "missing", "unclear")
_ASKS = re.compile(r"请|须|应补|应填|应由|可补")
_ABOUT = {"application.totals": re.compile(r"“([^”]+)”"), "evidence.unclaimed": re.compile(r"^([^（。]+)")}
"""What a check is about, by code: a cell of the form, a paper."""
_BASIS = "依据："


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to look at: `page` counts from 1, `index` is that of the page in the report, None where it has none."""

    file: str
    page: int
    box: tuple[float, float, float, float] | None
    kind: str
    field: str | None
    index: int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing to mend: `problem` is what is wrong, `remedy` what to do, `basis` which rule asks for it (Chinese)."""

    key: str
    code: str
    status: str
    problem: str
    remedy: str
    basis: str
    expected: str | None
    found: str | None
    spots: tuple[Spot, ...]

    @property
    def pages(self) -> list[tuple[Spot, tuple[str, ...]]]:
        """The pages to look at, each once: its first spot, and the fields that stand on it."""
        found: dict[tuple[str, int], list[Spot]] = {}
        for spot in self.spots:
            found.setdefault((spot.file, spot.page), []).append(spot)
        return [(spots[0], _fields(spots)) for spots in found.values()]


@dataclass(frozen=True, slots=True)
class RowToMend:
    """A row of the list with what is to be mended in it, worst first."""

    row: int
    verdict: str
    claimed: Json
    place: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class ToMend:
    """All that a report finds amiss."""

    rows: tuple[RowToMend, ...]
    package: tuple[Correction, ...]
    files: tuple[Json, ...]
    """Files that could not be read, as in the report."""

    @property
    def count(self) -> int:
        """How many things there are to mend."""
        return sum(len(row.corrections) for row in self.rows) + len(self.package) + len(self.files)


def to_mend(report: Json) -> ToMend:
    """What a report finds amiss."""
    places = _Places(report)
    rows = tuple(_row(claim, places) for claim in report["claims"] if claim["verdict"] != "supported")
    checks = [*report["findings"], *report["programme"]["submission"]]
    package = _corrections(checks, places)
    files = tuple(file for file in report["files"] if file["status"] == "unreadable")
    return ToMend(tuple(row for row in rows if row.corrections), package, files)


def troubles(checks: list[Json]) -> Iterator[Json]:
    """The checks that ask for something, worst first."""
    for status in _WORST_FIRST:
        yield from (check for check in checks if check["status"] == status)


def key_of(check: Json) -> str:
    """By which a check is the same one in two reports: its code, and what it is about where a code comes many times."""
    about = _ABOUT[check["code"]].search(check["message"]) if check["code"] in _ABOUT else None
    return f"{check['code']} {about[1]}" if about else str(check["code"])


class _Places:
    """Where the evidence of a report's checks stands."""

    def __init__(self, report: Json) -> None:
        self._documents = {document["id"]: document for document in report["documents"]}
        self._pages = {(page["file"], page["page"]): index for index, page in enumerate(report["pages"])}

    def spots(self, check: Json) -> tuple[Spot, ...]:
        """The places that a check cites, each once."""
        found: dict[tuple[Any, ...], Spot] = {}
        for item in check["evidence"]:
            document = self._documents[item["document"]]
            file, page = item.get("file") or document["file"], item["page"]
            box = tuple(item["box"]) if item["box"] else None
            spot = Spot(file, page, box, document["kind"], item["field"], self._pages.get((file, page)))
            found.setdefault((file, page, box), spot)
        return tuple(found.values())


def _fields(spots: list[Spot]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spot.field for spot in spots if spot.field))


def _row(claim: Json, places: _Places) -> RowToMend:
    where = claim["place"]
    label = where["label"] or f"第 {where['page']} 页"
    found = _corrections(claim["checks"], places)
    return RowToMend(claim["row"], claim["verdict"], claim["claimed"], f"{where['file']} {label}", found)


def _corrections(checks: list[Json], places: _Places) -> tuple[Correction, ...]:
    return tuple(_correction(check, places) for check in troubles(checks))


def _correction(check: Json, places: _Places) -> Correction:
    problem, remedy, basis = parted(check["message"])
    return Correction(
        key=key_of(check), code=check["code"], status=check["status"], problem=problem, remedy=remedy, basis=basis,
        expected=check["expected"], found=check["found"], spots=places.spots(check),
    )  # fmt: skip


def parted(message: str) -> tuple[str, str, str]:
    """A message parted into what is wrong, what to do, and on which rule it rests; each may be empty but the first.

    What to do begins with the first sentence that asks for something, else it is the last one of several.
    """
    told, _, basis = message.partition(_BASIS)
    sentences = [sentence for sentence in re.split(r"(?<=。)", told) if sentence.strip()]
    asking = next((index for index, sentence in enumerate(sentences) if index and _ASKS.match(sentence)), None)
    if asking is None:
        asking = max(1, len(sentences) - 1)
    return "".join(sentences[:asking]), "".join(sentences[asking:]), basis.strip()
