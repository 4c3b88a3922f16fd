"""Cuts the page stream of every file into documents.

A file begins a document, always. Inside a file a document begins where a title, a form code or a whole form says so,
and goes on where the page counts itself on (第 2 页), repeats its head, or has nothing of its own to say. Blank pages
are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.pages import Page, PageStatus
from parsers.classify import Guess, classify, squashed
from parsers.reading import DocumentKind
from parsers.values.search import find_all, search

SINGLE_PAGE = frozenset({DocumentKind.INVOICE, DocumentKind.BANK_SLIP, DocumentKind.LICENCE_OF_BUSINESS})
"""Kinds of one page: a page without a title does not belong to them unless it says so."""
SURE_OF_ANOTHER = 0.25
"""The confidence from which on a page without a title is taken for a page of another kind."""
CLAUSE = r"(?:^|\n)(?:第[一二三四五六七八九十]{1,3}条|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．])"
SIGNATURE = r"盖章|签字|签章|公章|签名"
PREAMBLE = r"(?:甲方|转让方|让与方|许可方|出让方|出质人)[^\n盖签]{0,14}[:：]"
CONTRACT_NUMBER = r"(?:合同|协议)(?:登记)?编号[:：]?(?P<number>[A-Za-z0-9\-—/()（）〔〕\[\]]{4,40})"
PATENT = r"(?:19|20)\d{2}[12389]\d{7}[.·]?[\dXx]"


@dataclass(frozen=True, slots=True)
class Cut:
    """The pages of one document, in order, and what they look like together."""

    pages: tuple[Page, ...]
    guess: Guess


@dataclass(slots=True)
class _Open:
    """The document being gathered."""

    pages: list[Page] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)

    @property
    def kind(self) -> DocumentKind:
        return _together(self.guesses).kind

    @property
    def signed(self) -> bool:
        """Whether the contract's text, clauses and all, has come to its signatures."""
        texts = [_text(page) for page in self.pages]
        clauses = any(search(CLAUSE, text) for text in texts)
        return clauses and len(list(find_all(SIGNATURE, texts[-1]))) >= 2

    @property
    def only_cover(self) -> bool:
        """Whether nothing but a cover has come so far."""
        return len(self.pages) == 1 and not search(CLAUSE, _text(self.pages[0])) and len(self.pages[0].lines) < 30


def segment(pages: Iterable[Page]) -> Iterator[Cut]:
    """Cut the pages into documents, file by file, streaming: only one document is held at a time.

    Unreadable pages belong to no document of their own; one that lies inside a document is spanned by it.
    """
    current = _Open()
    for page in pages:
        if page.status is not PageStatus.READ:
            continue
        guess = classify(page)
        if current.pages and (page.file != current.pages[-1].file or _begins(current, page, guess)):
            yield _closed(current)
            current = _Open()
        current.pages.append(page)
        current.guesses.append(guess)
    if current.pages:
        yield _closed(current)


def _closed(current: _Open) -> Cut:
    return Cut(tuple(current.pages), _together(current.guesses))


def _together(guesses: list[Guess]) -> Guess:
    """What the pages look like together: the first page leads, later ones speak where it says nothing."""
    first = guesses[0]
    if first.kind is DocumentKind.OTHER and first.confidence == 0.0:
        return max(guesses, key=lambda guess: guess.confidence)
    if first.subtype is None:
        subtype = next((guess.subtype for guess in guesses if guess.kind is first.kind and guess.subtype), None)
        return replace(first, subtype=subtype)
    return first


def _begins(current: _Open, page: Page, guess: Guess) -> bool:
    """Whether a page begins a document of its own: a sheet, a first page, one that cannot go on with what is open."""
    last = current.guesses[-1]
    if page.label:
        return True
    if guess.number is not None and guess.number > 1:
        return guess.is_first_page and not _counts_on(last, guess, len(current.pages))
    if guess.is_first_page:
        return not _repeats_its_head(current, page, guess)
    counted_anew = guess.number == 1 and last.number is not None and guess.confidence > 0
    return counted_anew or not _goes_on(current, page, guess)


def _goes_on(current: _Open, page: Page, guess: Guess) -> bool:
    """Whether a page without a title can be a later page of the document before."""
    kind = current.kind
    if guess.kind is DocumentKind.OTHER and guess.confidence == 0.0:
        return kind not in SINGLE_PAGE
    if kind is DocumentKind.CONTRACT:
        return guess.kind is not DocumentKind.CONTRACT or not (current.signed and _is_preamble(page))
    return guess.kind is kind or (guess.confidence < SURE_OF_ANOTHER and kind not in SINGLE_PAGE)


def _counts_on(last: Guess, guess: Guess, length: int) -> bool:
    """Whether the page's number follows that of the page before (or the number of pages gathered)."""
    before = last.number if last.number is not None else length
    return guess.number == before + 1 and (last.count is None or guess.count is None or last.count == guess.count)


def _repeats_its_head(current: _Open, page: Page, guess: Guess) -> bool:
    """Whether a page with a title goes on with the document before: a cover's title again, a running head."""
    if guess.kind is not current.kind or guess.kind in SINGLE_PAGE:
        return False
    if guess.kind is DocumentKind.CONTRACT:
        return _same_contract(current, page, guess)
    titles = {item.title for item in current.guesses}
    if guess.kind is DocumentKind.REGISTRATION and guess.title in titles and guess.subtype != "transfer_notice":
        known = set(find_all_text(PATENT, "".join(_text(item) for item in current.pages)))
        return not set(find_all_text(PATENT, _text(page))) - known
    return False


def _same_contract(current: _Open, page: Page, guess: Guess) -> bool:
    numbers = {_contract_number(item) for item in current.pages} - {None}
    number = _contract_number(page)
    if number is not None and numbers:
        return number in numbers
    if current.only_cover:
        return True
    if current.signed:
        return False
    known = any(_similar(item.title, guess.title) for item in current.guesses if item.title)
    return known and not (_is_preamble(page) and search(CLAUSE, _text(current.pages[-1])))


def _similar(a: str, b: str) -> bool:
    return a == b or a in b or b in a


def _contract_number(page: Page) -> str | None:
    found = search(CONTRACT_NUMBER, squashed(page.text))
    return found["number"] if found else None


def _is_preamble(page: Page) -> bool:
    """Whether the parties are introduced in the upper half of a page (not signing)."""
    upper = "\n".join(squashed(line.text) for line in page.lines if line.box.cy < 0.5)
    return len(list(find_all(PREAMBLE, upper))) >= 1 and not search(SIGNATURE, upper)


def find_all_text(pattern: str, text: str) -> list[str]:
    """What the pattern matches, as plain digits and letters."""
    return ["".join(char for char in match[0] if char.isalnum()) for match in find_all(pattern, text)]


def _text(page: Page) -> str:
    return "\n".join(squashed(line.text) for line in page.lines)
