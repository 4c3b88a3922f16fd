"""What the desk shows of every row, kept beside the package: a page opens at once while the evidence is loaded behind.

It is shown only while it is what judging would give now: of the same version of the package, by the same program and
profile, with the same corrections in force, beside the same register. Of anything else nothing is shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from heyan.desk.chains import Chains
from heyan.desk.content import PageBook
from heyan.desk.decisions import Ground
from heyan.desk.lines import Leaf, Line
from heyan.desk.sitting import Row, changing_in
from heyan.sources import ROOMS, source_version
from heyan.store.codec import decode, encode
from ocr.errors import InputError
from validators.findings import Verdict
from validators.renamings import change_notices

if TYPE_CHECKING:
    from datetime import datetime

    from heyan.desk.content import PagePlace
    from heyan.desk.decisions import Decision
    from heyan.desk.sitting import Sitting
    from heyan.desk.standing import Standing
    from heyan.workspace.packages import PackageRecord
    from parsers.reading import Document
    from validators.beyond import Beyond
    from validators.judge import RowJudgement
    from validators.programmes import Profile


MOVED = "这个材料包刚才已重新核验，请刷新页面。"


class View(Protocol):
    """What the pages need of a package under review; a sitting gives it, and what was kept of one."""

    @property
    def decisions(self) -> Sequence[Decision]:
        """All decisions on the package, in their order."""
        ...

    @property
    def lines(self) -> Mapping[int, Line]:
        """What the list says of every row."""
        ...

    @property
    def verdicts(self) -> Mapping[int, Verdict]:
        """The machine's verdict of every row."""
        ...

    @property
    def standings(self) -> Mapping[int, Standing]:
        """The standing of every row about which anything was ever decided."""
        ...

    @property
    def finished(self) -> bool:
        """Whether every row was judged with the corrections that are in force."""
        ...

    @property
    def read_at(self) -> datetime:
        """When the package was read."""
        ...

    @property
    def documents(self) -> Mapping[str, Document]:
        """Papers by their ids: at least those of the rows that were asked for."""
        ...

    @property
    def pages(self) -> Mapping[PagePlace, Leaf]:
        """Pages of the package: at least those of the rows that were asked for."""
        ...

    def row(self, number: int) -> Row:
        """A row of the list. Raises InputError where it has none of that number."""
        ...


class MovedError(InputError):
    """What was kept is no longer what holds; the sitting knows."""


class Glance:
    """A package as it was kept, with all decisions by now. For one request: rows are fetched as they are asked for.

    Args:
        state: `state_of` the package with them.
        data: what `kept_list` made.
        decisions: all decisions on the package; those that correct something are the ones that it was judged with.
        fetch: gives what `kept_row` made of a row. Raises MovedError.
    """

    finished = True

    def __init__(self, state: str, data: bytes, decisions: Sequence[Decision], fetch: Callable[[int], bytes]) -> None:
        self.state = state
        self.decisions, self._fetch = tuple(decisions), fetch
        self.read_at: datetime
        self._lost: frozenset[int]
        self.notices: tuple[Document, ...]
        self.read_at, self._lost, self.notices, told = decode(data)
        self.lines = {item[0]: Line(*item[:6]) for item in told}
        self.verdicts: Mapping[int, Verdict] = {item[0]: Verdict(item[6]) for item in told}
        self._evidence: Mapping[int, str] = {item[0]: item[7] for item in told}
        self.documents: dict[str, Document] = {}
        self.pages: dict[PagePlace, Leaf] = {}
        self._chains = Chains(decisions, self.lines)

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """The standing of every row about which anything was ever decided."""
        return {number: self._chains.standing(self._ground(number), self._lost) for number in self._chains.touched}

    def row(self, number: int) -> Row:
        """A row of the list.

        Raises:
            InputError: the list has no such row.
            MovedError: what was kept is no longer there, or damaged.
        """
        if number not in self.lines:
            raise InputError(f"清单中没有第 {number} 行。")
        judgement: RowJudgement
        try:
            judgement, documents, pages = decode(self._fetch(number))
        except ValueError as error:  # damaged: the evidence is still there
            raise MovedError(MOVED) from error
        self.documents |= {document.id: document for document in documents}
        self.pages |= {(file, page): Leaf(*leaf) for file, page, *leaf in pages}
        ground = self._ground(number)
        found = self._chains.standing(ground, self._lost)
        linked = tuple(self.documents[document] for document in judgement.documents)
        return Row(judgement.claim, judgement, linked, replace(ground, last=found.last), found)

    def _ground(self, number: int) -> Ground:
        line = self.lines[number]
        return Ground(line.key, number, line.patents, self._evidence[number], self.verdicts[number])


def kept_list(sitting: Sitting) -> bytes:
    """What the list shows of a sitting in which every row was judged, and the grounds of decisions."""
    verdicts = sitting.verdicts

    def told(line: Line) -> tuple[object, ...]:
        papers = [sitting.documents[document] for document in sitting.bench.row(line.number).documents]
        evidence = sitting.matter.book.evidence(papers)
        claimed = (line.number, line.key, line.patents, line.supplier, line.receiver, line.received)
        return (*claimed, verdicts[line.number].value, evidence)

    lines = tuple(told(line) for line in sitting.lines.values())
    notices = change_notices(sitting.matter.dossier.documents)
    return encode((sitting.read_at, sitting.bench.overlaid.lost, notices, lines))


def kept_row(sitting: Sitting, judgement: RowJudgement) -> bytes:
    """What the page of a row shows: its judgement, the papers that it names without their values, their pages."""
    cited = [item for check in judgement.checks for item in check.evidence if item.document in sitting.documents]
    papers = {name: sitting.documents[name] for name in (*judgement.documents, *(item.document for item in cited))}
    linked = (papers[name] for name in judgement.documents)
    place = judgement.claim.place
    places = dict.fromkeys(
        (
            (place.file, place.page),
            *((item.file or papers[item.document].file, item.page) for item in cited),
            *(own for paper in linked for own in PageBook.pages_of(paper)),
        )
    )
    pages = tuple(
        (*at, leaf.index, leaf.turn, leaf.key) for at in places if (leaf := sitting.pages.get(at)) is not None
    )
    slim = tuple(replace(paper, fields={}, seams=()) for paper in papers.values())
    return encode((judgement, slim, pages))


def state_of(record: PackageRecord, profile: Profile, decisions: Sequence[Decision]) -> str:
    """What a package is judged of but for the register: its version, program and profile, corrections in force."""
    changing = [decision.number for decision in changing_in(decisions)]
    told = (record.verified_at.isoformat(), record.content, source_version(*ROOMS), profile.version, changing)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def digest_of(beyond: Beyond) -> str:
    """A digest of all that the register shows of a package."""
    told = (sorted(beyond.rows.items()), beyond.findings)
    return hashlib.sha256(encode(told)).hexdigest()
