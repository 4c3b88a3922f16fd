"""What kind of paper a page is of, and whether a document begins on it.

A page is judged by its titles (lines of their own that are large, centred or near the top), by form codes, QR codes
and labels. Title words inside running text do not count: a contract may speak of invoices, a slip's purpose may name
a contract. The words and weights are data (`parsers.cues`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.cues import (
    CODE_PATTERNS,
    FORM_CODE_WEIGHT,
    FORM_CODES,
    LABELS,
    LATER_PAGES,
    NOT_A_TITLE,
    PAGE_NUMBERS,
    TITLE_PATTERNS,
    TITLES,
)
from parsers.reading import DocumentKind
from parsers.values.characters import SIMPLIFIED
from parsers.values.search import full_match, replaced, search
from parsers.values.text import plain

LONGEST_TITLE = 44
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
    first. `continues` says that it is headed as a later page of its kind is (销货清单, 专利清单, 签署页).
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


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: DocumentKind
    subtype: str | None
    score: float
    why: str
    opens: bool = False
    title: str = ""
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Heading:
    """A candidate for a title: its text without spaces and brackets, and how much it looks like a title (0 to 1)."""

    words: str
    whole: str
    prominence: float


def classify(page: Page) -> Guess:
    """Judge one page. A page that nothing speaks for is `other`, with confidence 0, and opens no document."""
    titles, labels = _title_cues(page), _label_cues(page)
    cues = [*titles, *_code_cues(page), *_later_cues(page), *labels]
    number, count = page_number(page)
    if not cues:
        return Guess(DocumentKind.OTHER, None, 0.0, False, number=number, count=count)
    scores = _scores(cues)
    ranking = tuple(sorted(scores.items(), key=lambda item: -item[1]))
    kind, best = ranking[0]
    why = tuple(cue.why for cue in sorted(cues, key=lambda cue: -cue.score) if cue.kind is kind)
    titled = any(cue.kind is kind and not cue.why.startswith("label") for cue in cues)
    if best < (LEAST_EVIDENCE if titled else LEAST_LABELS):
        return Guess(DocumentKind.OTHER, None, 0.0, False, why, number=number, count=count, ranking=ranking)
    rival = ranking[1][1] if len(ranking) > 1 else 0.0
    confidence = min(1.0, best / CERTAIN) * min(1.0, 0.5 + (best - rival) / best)
    title = max((cue for cue in titles if cue.kind is kind), key=lambda cue: cue.score, default=None)
    later = (title is not None and title.continues) or any(cue.continues for cue in cues if _is_later(cue, kind))
    later = later and not any(cue.opens and cue.why.startswith("code") for cue in cues if cue.kind is kind)
    opens = not later and any(cue.opens for cue in cues if cue.kind is kind)
    return Guess(
        kind=kind,
        subtype=_subtype(kind, cues),
        confidence=round(min(0.99, confidence), 3),
        is_first_page=opens and (number is None or number == 1),
        cues=why,
        title=title.title if title else "",
        number=number,
        count=count,
        ranking=ranking,
        continues=later,
    )


def _is_later(cue: _Cue, kind: DocumentKind) -> bool:
    return cue.kind is kind and cue.why.startswith("later")


def page_number(page: Page) -> tuple[int | None, int | None]:
    """What the page says of its own number and of how many there are (`第 2 页 共 5 页`): (2, 5), None where unsaid."""
    edge = [line for line in page.lines if line.box.y0 > 0.85 or line.box.y1 < 0.12]
    for line in edge:
        text = squashed(line.text)
        for pattern in PAGE_NUMBERS:
            if len(text) <= 30 and (found := search(pattern, text)):
                groups = found.groupdict()
                number, count = groups.get("number"), groups.get("count")
                if number and (not count or int(number) <= int(count)):
                    return int(number), int(count) if count else None
    return None, None


def text_of(page: Page) -> str:
    """The text of a page, one line of print a line; of a sheet, the text of its cells."""
    if page.lines:
        return page.text
    return "\n".join(cell.text for grid in page.grids for cell in grid.cells if cell.text)


def squashed(text: str) -> str:
    """The text in compatibility form (NFKC) without any spaces: the form in which titles and labels are compared."""
    return plain(text)


def _scores(cues: list[_Cue]) -> dict[DocumentKind, float]:
    """The score of each kind: its best title, its codes and its best set of labels add up."""
    scores: dict[DocumentKind, float] = {}
    for family in ("title", "code", "later", "label"):
        best: dict[DocumentKind, float] = {}
        for cue in cues:
            if cue.why.startswith(family):
                best[cue.kind] = max(best.get(cue.kind, 0.0), cue.score)
        for kind, score in best.items():
            scores[kind] = scores.get(kind, 0.0) + score
    return scores


def _subtype(kind: DocumentKind, cues: list[_Cue]) -> str | None:
    """The subtype that most speaks for; cues without a subtype do not vote."""
    votes: dict[str, float] = {}
    for cue in cues:
        if cue.kind is kind and cue.subtype is not None:
            votes[cue.subtype] = max(votes.get(cue.subtype, 0.0), cue.score)
    return max(votes, key=lambda name: votes[name]) if votes else None


def _title_cues(page: Page) -> list[_Cue]:
    best: dict[tuple[DocumentKind, str | None], _Cue] = {}
    for heading in _headings(page):
        for cue in _cues_of(heading):
            key = (cue.kind, cue.subtype)
            if key not in best or best[key].score < cue.score:
                best[key] = cue
    return list(best.values())


def _cues_of(heading: _Heading) -> Iterator[_Cue]:
    for kind, subtype, strength, opens in _titles_of(heading.words):
        score = strength * heading.prominence
        opening = opens and score >= OPENING_TITLE
        yield _Cue(kind, subtype, score, f"title:{heading.whole}", opening, heading.words, continues=not opens)


@lru_cache(maxsize=4096)
def _titles_of(words: str) -> tuple[tuple[DocumentKind, str | None, float, bool], ...]:
    """The titles that a line may be, each with its strength. Longer titles win over those they contain."""
    found: list[tuple[DocumentKind, str | None, float, bool]] = []
    fits = [(title, fit) for title in TITLES if (fit := _fit(title.words, words)) > 0]
    exact = any(title.words == words for title, _ in fits)
    found += [
        (title.kind, title.subtype, title.weight * fit, title.opens)
        for title, fit in fits
        if not exact or title.words == words
    ]
    for family in TITLE_PATTERNS:
        if full_match(family.pattern, words):
            found.append((family.kind, family.subtype, family.weight, family.opens))
            break
    return tuple(found)


def _fit(title: str, words: str) -> float:
    """How well a line is a title: 1 for the title itself, less with other words or misread characters, 0 for no."""
    slack = len(title) // 5
    if abs(len(title) - len(words)) <= slack:
        distance = Levenshtein.distance(title, words, score_cutoff=slack)
        if distance <= slack and _same_kind_of_paper(title, words):
            return 1 - 0.5 * distance / len(title)
    if len(words) <= len(title) or len(title) < 4:
        return 0.0
    likeness = fuzz.ratio(title, words[-len(title) :]) / 100
    tail = likeness >= 0.8 if slack else likeness == 1.0
    if tail:
        return likeness * max(0.6, len(title) / len(words))
    at = words.find(title)
    return len(title) / len(words) if at >= 0 and len(title) / len(words) >= 0.5 else 0.0


def _same_kind_of_paper(title: str, words: str) -> bool:
    """Whether the last word, which says what kind of paper it is (清单, 名称, 合同), may be the same."""
    return any(one == other for one, other in zip(title[-2:], words[-2:], strict=True))


def _headings(page: Page) -> Iterator[_Heading]:
    lines = [line for line in page.lines if line.text.strip()]
    if not lines:
        return
    height = median(line.box.height for line in lines)
    for text, box in _candidates(lines, height):
        whole = squashed(text).translate(SIMPLIFIED)
        if not 2 <= len(whole) <= LONGEST_TITLE:
            continue
        whole = replaced(r"^附件[一二三四五六七八九十\d]{0,2}[:：]", "附件", whole)
        if any(search(pattern, whole) for pattern in NOT_A_TITLE):
            continue
        words = _letters(whole)
        for variant in dict.fromkeys((words, _without_annex(words), _without_tail(whole))):
            if len(variant) >= 2:
                yield _Heading(variant, whole, _prominence(box, height, len(whole)))


def _without_annex(words: str) -> str:
    return replaced(r"^附件[一二三四五六七八九十\d]{0,2}(?=.)", "", words)


def _without_tail(whole: str) -> str:
    """The line without what stands in brackets at its end: 业务回单（付款）, 专利实施许可合同（范本）."""
    return _letters(replaced(r"[(（][^()（）]{1,12}[)）]?$", "", whole))


def _letters(text: str) -> str:
    return replaced(r"[^\p{Han}A-Za-z0-9]", "", text)


def _candidates(lines: list[Line], height: float) -> Iterator[tuple[str, Box]]:
    """Lines that may be titles: each alone, letter-spaced rows as one, large lines that follow each other as one."""
    for line in lines:
        yield line.text, line.box
    for first, second in pairwise(lines):
        beside = second.box.x0 >= first.box.x1 - 0.01 and first.box.overlap_y(second.box) > 0.5 * first.box.height
        large = min(first.box.height, second.box.height) > 1.25 * height
        below = large and 0 <= second.box.y0 - first.box.y1 < 2 * height and abs(first.box.cx - second.box.cx) < 0.12
        if beside or below:
            yield first.text + second.text, first.box.union(second.box)
    for row in _rows_of_single_characters(lines):
        yield "".join(line.text for line in row), _union(row)


def _rows_of_single_characters(lines: list[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in lines:
        short = len(line.text.strip()) <= 2
        level = bool(row) and row[-1].box.overlap_y(line.box) > 0.5 * line.box.height
        if short and (not row or level):
            row.append(line)
            continue
        if len(row) > 2:
            yield row
        row = [line] if short else []
    if len(row) > 2:
        yield row


def _union(lines: list[Line]) -> Box:
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    return box


def _prominence(box: Box, height: float, length: int) -> float:
    """How much a line stands out as a title does: large, centred, near the top."""
    size = box.height / height if height > 0 else 1.0
    value = 0.3
    value += 0.3 if size >= 1.3 else 0.15 if size >= 1.12 else 0.0
    value += 0.2 if abs(box.cx - 0.5) < 0.1 else 0.0
    value += 0.3 if box.y0 < 0.22 else 0.15 if box.y0 < 0.4 else 0.0
    return min(1.0, value) if length > 2 else 0.5 * min(1.0, value)


def _code_cues(page: Page) -> Iterator[_Cue]:
    for code in page.codes:
        for pattern, kind, weight in CODE_PATTERNS:
            if search(pattern, code.text):
                yield _Cue(kind, None, weight, f"code:{code.symbology}", opens=True)
    for line in page.lines:
        text = squashed(line.text)
        found = search(r"^(?P<code>[12]00\d{3})(?!\d)", text)
        if found and found["code"] in FORM_CODES and line.box.y0 > 0.6:
            kind, subtype = FORM_CODES[found["code"]]
            yield _Cue(kind, subtype, FORM_CODE_WEIGHT, f"code:{found['code']}", opens=True)


def _later_cues(page: Page) -> Iterator[_Cue]:
    text = squashed(text_of(page))
    for pattern, kind, weight in LATER_PAGES:
        if found := search(pattern, text):
            yield _Cue(kind, None, weight, f"later:{found[0]}", continues=True)


def _label_cues(page: Page) -> Iterator[_Cue]:
    text = squashed(text_of(page)).translate(SIMPLIFIED)
    for labels in LABELS:
        found = [(word, weight) for word, weight in labels.words if search(word, text)]
        score = min(labels.cap, sum(weight for _, weight in found))
        if score > 0:
            whole = labels.whole is not None and score >= labels.whole and bool(search(labels.proof, text))
            yield _Cue(labels.kind, labels.subtype, score, "label:" + "|".join(word for word, _ in found), whole)
