"""What kind of paper a page is of, and whether a document begins on it.

A page is judged by its titles (`parsers.titles`), by form codes, QR codes and labels. Title words inside running text
do not count: a contract may speak of invoices, a slip's purpose may name a contract. Dividers and tables of contents
are told first, for they name papers and are none. Words and weights are data (`cues.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.pages import Page
from ocr.traditional import SIMPLIFIED
from parsers.cues import Tells, cues
from parsers.documents.invoice_embedded import is_bare_invoice, is_digital
from parsers.numbering import page_number
from parsers.ordering import Ordering, ordering_sheet
from parsers.reading import DocumentKind
from parsers.titles import headings, squashed, told_by
from parsers.values.search import search

OPENING_TITLE = 3.2
"""What a title must score to open a document."""
LEAST_EVIDENCE = 2.4
LEAST_LABELS = 3.6
"""A page whose best kind scores less, in all and by labels alone, is of no known kind."""
CERTAIN = 12.0
"""A score from which on the kind is as sure as it gets."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a page looks like: kind, subtype, confidence (0 to 1), whether a document begins on it, and why.

    `title` is the title as printed, without spaces (empty for none); `number` and `count` are what the page says of
    itself (第 2 页 共 5 页), None where it says nothing. `ranking` holds the scores of all kinds that scored, best
    first. `continues` says that it is headed as a later page of its kind is (销货清单, 专利清单, 签署页). `opens`
    says that it is headed as a first page, whatever its number, `titled` that a title says so; `ordering` that it only
    orders a bound package.
    """

    kind: DocumentKind
    subtype: str | None
    confidence: float
    is_first_page: bool
    cues: tuple[str, ...] = ()
    title: str = ""
    number: int | None = None
    count: int | None = None
    ranking: tuple[tuple[DocumentKind, float], ...] = ()
    continues: bool = False
    opens: bool = False
    titled: bool = False
    ordering: Ordering | None = None

    @property
    def unknown(self) -> bool:
        """Whether nothing tells what the page is."""
        return self.kind is DocumentKind.OTHER and self.confidence == 0.0


class _Family(StrEnum):
    """Cues of one family do not add up: the best of each counts."""

    TITLE = "title"
    CODE = "code"
    LATER = "later"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class _Cue:
    family: _Family
    kind: DocumentKind
    subtype: str | None
    score: float
    word: str
    opens: bool = False
    title: str = ""
    continues: bool = False

    @property
    def why(self) -> str:
        return f"{self.family}:{self.word}"


def classify(page: Page) -> Guess:
    """Judge one page. A page that nothing speaks for is `other`, with confidence 0, and opens no document."""
    number, count = page_number(page)
    if sheet := ordering_sheet(page):
        return Guess(DocumentKind.OTHER, sheet.value, 0.9, True, number=number, count=count, opens=True, ordering=sheet)
    if is_bare_invoice(page):
        subtype = "digital" if is_digital([page]) else None
        return Guess(DocumentKind.INVOICE, subtype, 0.99, True, ("embedded",), number=number, count=count, opens=True)
    found = [*_title_cues(page), *_code_cues(page), *_later_cues(page), *_label_cues(page)]
    scores = _scores(found)
    ranking = tuple(sorted(scores.items(), key=lambda item: -item[1]))
    kind, best = ranking[0] if ranking else (DocumentKind.OTHER, 0.0)
    mine = sorted((cue for cue in found if cue.kind is kind), key=lambda cue: -cue.score)
    why = tuple(cue.why for cue in mine)
    titled = any(cue.family is not _Family.LABEL for cue in mine)
    if best < (LEAST_EVIDENCE if titled else LEAST_LABELS):
        return Guess(DocumentKind.OTHER, None, 0.0, False, why, number=number, count=count, ranking=ranking)
    title = next((cue for cue in mine if cue.family is _Family.TITLE), None)
    coded = any(cue.opens and cue.family is _Family.CODE for cue in mine)
    later = not coded and (
        (title is not None and title.continues) or any(cue.continues for cue in mine if cue.family is _Family.LATER)
    )
    opens = not later and any(cue.opens for cue in mine)
    return Guess(
        kind=kind,
        subtype=_subtype(mine),
        confidence=_confidence(ranking),
        is_first_page=opens and number in (None, 1),
        cues=why,
        title=title.title if title else "",
        number=number,
        count=count,
        ranking=ranking,
        continues=later,
        opens=opens,
        titled=title is not None and title.opens,
    )


def _confidence(ranking: Sequence[tuple[DocumentKind, float]]) -> float:
    """How sure the best kind is: by its score, and by how far it leads."""
    best = ranking[0][1]
    rival = ranking[1][1] if len(ranking) > 1 else 0.0
    return round(min(0.99, min(1.0, best / CERTAIN) * min(1.0, 0.5 + (best - rival) / best)), 3)


def bears_all(page: Page, guess: Guess, *, share: bool = False) -> bool:
    """Whether a page prints all that a paper of its kind bears at least, so that it may be one by itself.

    With `share` a part of it is enough, as where the page has a title of its own.
    """
    known = cues().papers.get(guess.kind)
    if known is None:
        return False
    found = len(known.patterns) - len(_lacks(page, known.patterns))
    return found >= len(known.patterns) * (known.titled if share else 1.0)


def make_one(one: Page, other: Page, kind: DocumentKind) -> bool:
    """Whether two parts of a page are one paper of a kind: each lacks some of what it bears, and the other has that."""
    known = cues().papers.get(kind)
    lacking = [_lacks(part, known.patterns) for part in (one, other)] if known is not None else []
    return all(lacking) and len(lacking) == 2 and not lacking[0] & lacking[1]


def _lacks(page: Page, patterns: Sequence[str]) -> set[str]:
    text = squashed(text_of(page))
    return {pattern for pattern in patterns if search(pattern, text) is None}


def text_of(page: Page) -> str:
    """The text of a page, one line of print a line; of a sheet, the text of its cells."""
    if page.lines:
        return page.text
    return "\n".join(cell.text for grid in page.grids for cell in grid.cells if cell.text)


def text_in_lines(page: Page) -> str:
    """The text of a page without blanks, one line of print a line."""
    return "\n".join(squashed(line.text) for line in page.lines)


def _scores(found: Sequence[_Cue]) -> dict[DocumentKind, float]:
    """The score of each kind: its best title, its codes and its best set of labels add up."""
    best: dict[tuple[DocumentKind, _Family], float] = {}
    for cue in found:
        best[cue.kind, cue.family] = max(best.get((cue.kind, cue.family), 0.0), cue.score)
    scores: dict[DocumentKind, float] = {}
    for (kind, _), score in best.items():
        scores[kind] = scores.get(kind, 0.0) + score
    return scores


def _subtype(mine: Sequence[_Cue]) -> str | None:
    """The subtype that most speaks for; cues without a subtype do not vote."""
    return next((cue.subtype for cue in mine if cue.subtype is not None), None)


def _title_cues(page: Page) -> list[_Cue]:
    best: dict[tuple[DocumentKind, str | None], _Cue] = {}
    for heading in headings(page):
        for tells, strength in told_by(heading.words):
            score = strength * heading.prominence
            known = best.get((tells.kind, tells.subtype))
            if known is None or known.score < score:
                opens = tells.opens and score >= OPENING_TITLE
                best[tells.kind, tells.subtype] = _Cue(
                    _Family.TITLE,
                    tells.kind,
                    tells.subtype,
                    score,
                    heading.whole,
                    opens,
                    heading.words,
                    not tells.opens,
                )
    return list(best.values())


def _code_cues(page: Page) -> Iterator[_Cue]:
    for code in page.codes:
        for pattern, tells in cues().codes:
            if search(pattern, code.text):
                yield _cue(_Family.CODE, tells, code.symbology, opens=True)
    for line in page.lines:
        found = search(r"^(?P<code>[12]00\d{3})(?!\d)", squashed(line.text)) if line.box.y0 > 0.6 else None
        if found and (tells_of := cues().form_codes.get(found["code"])):
            yield _cue(_Family.CODE, tells_of, found["code"], opens=True)


def _cue(family: _Family, tells: Tells, word: str, *, opens: bool) -> _Cue:
    return _Cue(family, tells.kind, tells.subtype, tells.weight, word, opens, continues=not opens)


def _later_cues(page: Page) -> Iterator[_Cue]:
    text = squashed(text_of(page))
    for pattern, tells in cues().later_pages:
        if found := search(pattern, text):
            yield _cue(_Family.LATER, tells, found[0], opens=False)


def _label_cues(page: Page) -> Iterator[_Cue]:
    text = squashed(text_of(page)).translate(SIMPLIFIED)
    for labels in cues().labels:
        found = [(word, weight) for word, weight in labels.words if _stands_in(word, text)]
        score = min(labels.cap, sum(weight for _, weight in found))
        if score > 0 and not (labels.never and search(labels.never, text_in_lines(page))):
            whole = labels.whole is not None and score >= labels.whole and bool(search(labels.proof, text))
            words = "|".join(word for word, _ in found)
            yield _Cue(_Family.LABEL, labels.tells.kind, labels.tells.subtype, score, words, whole)


def _stands_in(word: str, text: str) -> bool:
    """Whether a pattern is found in a text; where it is nothing but letters, without the price of a search."""
    return word in text if word.isalnum() else search(word, text) is not None


__all__ = ["Guess", "bears_all", "classify", "page_number", "squashed", "text_in_lines", "text_of"]
