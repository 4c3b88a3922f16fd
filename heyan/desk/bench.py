"""The bench: a package with the reviewer's corrections laid over it, whose rows are judged when they are asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from heyan.desk.content import PageBook, PagePlace, row_keys
from heyan.desk.lines import Leaf, line_of
from heyan.desk.overlay import overlaid
from validators.beyond import NOTHING_BEYOND, Beyond
from validators.judge import Hearing

if TYPE_CHECKING:
    from heyan.desk.decisions import Decision
    from heyan.dossier import Dossier
    from validators.findings import Verdict
    from validators.judge import Judgement, RowJudgement
    from validators.programmes import Profile


_ROWS_AT_A_TIME = 10


class Matter:
    """What was read of a package, its rows and pages known by their content; and what other packages show of it."""

    def __init__(self, dossier: Dossier, profile: Profile, beyond: Beyond = NOTHING_BEYOND) -> None:
        self.dossier, self.profile, self.beyond = dossier, profile, beyond
        self.claims = {claim.row: claim for claim in dossier.claim_list.claims}
        self.keys = row_keys(dossier.claim_list.claims)
        self.lines = {number: line_of(claim, self.keys[number]) for number, claim in self.claims.items()}
        self.numbers: Mapping[str, int] = {key: number for number, key in self.keys.items()}
        self.book = PageBook(dossier)

    @cached_property
    def pages(self) -> Mapping[PagePlace, Leaf]:
        """The pages of the package."""
        return {
            (note.file, note.number): Leaf(index, note.turn, self.book.key_of[note.file, note.number])
            for index, note in enumerate(self.dossier.pages)
        }


class Bench:
    """Judges a matter with corrections. Several threads may ask.

    Args:
        matter: what was read.
        changing: the decisions that correct something, in their order.
        last: the verdicts known before the last of them; they stand until a row is judged anew.
    """

    def __init__(self, matter: Matter, changing: Sequence[Decision], last: Mapping[int, Verdict] | None = None) -> None:
        self.matter, self.changing = matter, list(changing)
        dossier = matter.dossier
        self.overlaid = overlaid(dossier.documents, changing, matter.book, matter.numbers)
        self.documents = {document.id: document for document in self.overlaid.documents}
        self._verdicts = dict(last or {})
        self._lock = threading.RLock()
        self._whole: Judgement | None = None
        self._hearing = Hearing(
            dossier.claim_list,
            self.overlaid.documents,
            dossier.unread(),
            matter.profile,
            dossier.files,
            today=dossier.read_at.date(),
            review=dossier.review,
            assigned=self.overlaid.assigned,
            beyond=matter.beyond,
        )

    def anew(self, changing: Sequence[Decision]) -> Bench:
        """A bench for the same matter with other corrections."""
        return Bench(self.matter, changing, self._verdicts)

    def row(self, number: int) -> RowJudgement:
        """A row, judged now."""
        with self._lock:
            judgement = self._hearing.row(number)
            self._verdicts[number] = judgement.verdict
        return judgement

    def judge(self, rows: Iterable[int]) -> None:
        """Judge some rows before the others."""
        for number in rows:
            self.row(number)

    def verdicts(self) -> Mapping[int, Verdict]:
        """The verdict of every row; where judging anew has not come to a row, the last one known."""
        self.judge(number for number in self.matter.claims if number not in self._verdicts)
        return self._verdicts

    def rows_of(self, document: str) -> tuple[int, ...]:
        """The rows that a paper is linked to."""
        return self._hearing.rows_of(document)

    def finish(self, pause: float = 0.0) -> Judgement:
        """Judge all rows, one by one so that others may ask meanwhile, then the package as a whole.

        Args:
            pause: seconds of rest after every few rows, for a thread that works behind those who answer people.
        """
        for place, number in enumerate(self.matter.claims):
            self.row(number)
            if pause and place % _ROWS_AT_A_TIME == 0:
                time.sleep(pause)
        with self._lock:
            if self._whole is None:
                self._whole = self._hearing.whole()
            return self._whole

    @property
    def finished(self) -> bool:
        """Whether everything was judged with these corrections."""
        return self._whole is not None
