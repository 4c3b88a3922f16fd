"""The pages of a document being gathered, and what a page has in common with them: numbers, patents, heads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from extract.pages import Page
from parsers.classify import Guess, squashed, text_in_lines, text_of
from parsers.continuity import is_among, running_heads
from parsers.numbering import Mark
from parsers.reading import DocumentKind
from parsers.values.search import find_all, search

SINGLE_PAGE = frozenset({DocumentKind.INVOICE, DocumentKind.BANK_SLIP, DocumentKind.LICENCE_OF_BUSINESS})
"""Kinds of one page: a page without a title does not belong to them unless it says so."""
ONCE = frozenset({DocumentKind.APPLICATION, DocumentKind.CLAIM_LIST, DocumentKind.DEMAND_LIST})
"""Kinds of which a package holds one, so that their title, or the head of their table, is only repeated."""
SURE_OF_ANOTHER = 0.25
"""The confidence from which on a page without a title is taken for a page of another kind."""
SURE_OF_A_FORM = 0.7
"""The confidence from which on an invoice or a slip is one though its page counts on with the page before."""
CLAUSE = r"(?:^|\n)(?:第(?:[一二三四五六七八九十]{1,3}|\d{1,2})条|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．])"
PARAGRAPH = r"(?:^|\n)(?:[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[)）])"
SIGNATURE = r"盖章|签字|签章|公章|签名"
PREAMBLE = r"(?:甲方|转让方|让与方|许可方|出让方|出质人)[^\n盖签]{0,14}[:：]"
CONTRACT_NUMBER = (
    r"(?<!原|》[(（])(?:合同|协议)(?:登记)?编号[:：]?\n?"
    r"(?P<number>(?:[A-Za-z0-9\-—/()（）〔〕\[\]]|(?<=[-—/])\n){4,40})"
)
"""A contract's own number: not that of another, cited behind its title or as the former one's."""
INVOICE_NUMBER = (
    r"(?:号码[:：]?\n?|(?:^|\n)N[o0°º][.:]?)(?P<number>\d{20}|\d{8})(?!\d)|(?:^|\n)(?P<number>\d{20})(?!\d)"
)
INVOICE_TOTAL = r"价税合计.{0,60}?¥-?\d"
PATENT = (
    r"(?<!\d)(?:19|20)\d{2}[12389]\d{7}(?:[.·]?[\dXx](?!\d)|(?!\d))|(?<!\d)(?:8[5-9]|9\d|0[0-3])[12389]\d{5}[.·][\dXx]"
)
ANNEX = r"(?:^|\n)附[件表页录][^\n]{0,16}\n?[^\n]{0,12}(?:清单|明细|一览|列表|目录)"
ANNEX_HEAD = 0.2
"""How an annex that lists patents is headed, and in which part of its page."""
INSTRUCTIONS = r"^(?:(?:填[写表报]|使用|签[订约]|合同)(?:说明|须知)|说明)$"
INSTRUCTIONS_HEAD = 0.25
"""How a page is headed that says how a form is to be filled in, and in which part of it."""
SUPPLEMENT = r"^(?:.{0,20}(?:补充|变更|修改|修订))(?:合同|协议)书?(?:[一二三四五六七八九十\d]{1,2})?$"
"""How a paper is titled that changes a contract signed before it."""
_MOST_ON_COVER, _MOST_ON_EMPTY = 40, 8
_COPIED, _LEAST_COPIED = 0.9, 120
"""Share of characters in which a copy of a page agrees with it, and how many characters it has at least: a head alone
repeats on every page."""
MISREAD = 2
"""Digits that OCR may misread in a number of an invoice printed again on its list of goods."""


@dataclass(slots=True)
class Gathered:
    """The pages of the document being gathered, and what each looks like."""

    pages: list[Page] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    marks: list[Mark | None] = field(default_factory=list)

    def take(self, page: Page, guess: Guess, mark: Mark | None = None) -> None:
        """Add a page with the number that its paper gives it."""
        self.pages.append(page)
        self.guesses.append(guess)
        self.marks.append(mark)

    @property
    def marked(self) -> int:
        """How many pages print a number of their own."""
        return sum(mark is not None for mark in self.marks)

    @property
    def counted_from_first(self) -> bool:
        """Whether the numbers count this document's own pages: its first number is its place, a cover left aside."""
        for place, mark in enumerate(self.marks, start=1):
            if mark is not None:
                return mark.number in (place, place - 1)
        return False

    @property
    def kind(self) -> DocumentKind:
        """What the pages are together."""
        return self.guess.kind

    @property
    def guess(self) -> Guess:
        """What the pages look like together: the first page leads, later ones speak where it says nothing."""
        first = self.guesses[0]
        if first.kind is DocumentKind.OTHER and first.confidence == 0.0:
            return max(self.guesses, key=lambda guess: guess.confidence)
        if first.subtype is None:
            subtype = next((one.subtype for one in self.guesses if one.kind is first.kind and one.subtype), None)
            return replace(first, subtype=subtype)
        return first

    @property
    def signed(self) -> bool:
        """Whether the contract's text, clauses and all, has come to its signatures."""
        texts = [text_in_lines(page) for page in self.pages]
        clauses = any(search(rf"{CLAUSE}|{PARAGRAPH}", text) for text in texts)
        return clauses and len(list(find_all(SIGNATURE, texts[-1]))) >= 2

    @property
    def concluded(self) -> bool:
        """Whether places to sign stand on one of the pages."""
        return any(len(list(find_all(SIGNATURE, text_in_lines(page)))) >= 2 for page in self.pages)

    @property
    def only_front(self) -> bool:
        """Whether nothing but a cover has come so far, its empty back, and how the form is to be filled in."""
        cover, *others = self.pages
        bare = not search(CLAUSE, text_in_lines(cover)) and len(cover.lines) < _MOST_ON_COVER
        return bare and all(_instructs(page) or is_empty(page) for page in others)


def counts_on(current: Gathered, guess: Guess) -> bool:
    """Whether the page's number follows that of the page before (or the number of pages gathered)."""
    last = current.guesses[-1]
    before = last.number if last.number is not None else len(current.pages)
    return guess.number == before + 1 and (last.count is None or guess.count is None or last.count == guess.count)


def repeats_its_head(current: Gathered, page: Page, guess: Guess) -> bool:
    """Whether a page with a title goes on with the document before: a cover's title again, a running head."""
    if guess.kind is not current.kind:
        return False
    if guess.kind is DocumentKind.INVOICE:
        return _same_invoice(current, page)
    if guess.kind is DocumentKind.CONTRACT:
        return _same_contract(current, page, guess)
    titles = {item.title for item in current.guesses}
    if guess.kind in ONCE:
        return not guess.title or guess.title in titles
    if guess.kind is DocumentKind.REGISTRATION and guess.title in titles and guess.subtype != "transfer_notice":
        return not names_new_patents(current, page)
    return False


def copies_first_page(current: Gathered, page: Page) -> bool:
    """Whether a page prints the whole first page of a signed paper once more: another copy of the same paper."""
    first, own = (squashed(text_in_lines(item)) for item in (current.pages[0], page))
    if min(len(first), len(own)) < _LEAST_COPIED or not current.concluded:
        return False
    return Levenshtein.normalized_similarity(first, own, score_cutoff=_COPIED) >= _COPIED


def names_new_patents(current: Gathered, page: Page) -> bool:
    """Whether a page names patents that the pages before it do not; the check digit may be printed or not."""
    known = _patents("\n".join(text_in_lines(item) for item in current.pages))
    return bool(_patents(text_in_lines(page)) - known)


def names_its_annex(current: Gathered, page: Page) -> bool:
    """Whether a page is headed as the list in an annex, and the pages before it speak of an annex or a list."""
    head = "\n".join(squashed(line.text) for line in page.lines if line.box.cy < ANNEX_HEAD)
    told = any(search(r"附[件表页录]|清单|一览", text_in_lines(item)) for item in current.pages)
    return told and search(ANNEX, head) is not None


def _patents(text: str) -> set[str]:
    """The patents that a text names, without their check digits."""
    return {found.partition(".")[0].partition("·")[0][:12] for found in _matches(PATENT, text)}


def _same_invoice(current: Gathered, page: Page) -> bool:
    """Whether a page with the head of an invoice is one of its later pages: its number again, one total for both."""
    known = {number for item in current.pages for number in invoice_numbers(item)}
    again = not known.isdisjoint(invoice_numbers(page))
    return again and not (_has_total(page) and any(_has_total(item) for item in current.pages))


def is_another_invoice(current: Gathered, page: Page, guess: Guess) -> bool:
    """Whether a page prints another invoice's number; on a list of goods the number may be misread."""
    known = {number for item in current.pages for number in invoice_numbers(item)}
    own = invoice_numbers(page)
    slack = MISREAD if guess.continues else 0
    near = any(len(a) == len(b) and Levenshtein.distance(a, b) <= slack for a in known for b in own)
    return bool(known and own) and not near


def invoice_numbers(page: Page) -> set[str]:
    """Numbers on the upper half of a page that an invoice may have, 8 or 20 digits."""
    upper = "\n".join(squashed(line.text) for line in page.lines if line.box.cy < 0.5)
    return {match["number"] for match in find_all(INVOICE_NUMBER, upper)}


def _has_total(page: Page) -> bool:
    return search(INVOICE_TOTAL, squashed(text_of(page))) is not None


def _same_contract(current: Gathered, page: Page, guess: Guess) -> bool:
    if search(SUPPLEMENT, guess.title) and not any(search(SUPPLEMENT, item.title) for item in current.guesses):
        return False
    if numbers_differ(current, page) is not None:
        return not numbers_differ(current, page)
    if current.only_front:
        return True
    if current.signed:
        return False
    titles = [item.title for item in current.guesses if item.title]
    known = any(title in guess.title or guess.title in title for title in titles)
    heads = running_heads(current.pages, page)
    known = known or is_among(heads, guess.title, page)
    own = replace(page, lines=tuple(line for line in page.lines if line not in heads))
    return known and not (is_preamble(own) and any(search(CLAUSE, text_in_lines(item)) for item in current.pages))


def numbers_differ(current: Gathered, page: Page) -> bool | None:
    """Whether a page prints another 合同编号 than the pages before it; None where one side prints none."""
    numbers = {_contract_number(item) for item in current.pages} - {None}
    number = _contract_number(page)
    return number not in numbers if number is not None and numbers else None


def _contract_number(page: Page) -> str | None:
    found = search(CONTRACT_NUMBER, text_in_lines(page))
    return found["number"].replace("\n", "") if found else None


def is_preamble(page: Page) -> bool:
    """Whether the parties are introduced in the upper half of a page (not signing)."""
    upper = "\n".join(squashed(line.text) for line in page.lines if line.box.cy < 0.5)
    return len(list(find_all(PREAMBLE, upper))) >= 1 and not search(SIGNATURE, upper)


def is_empty(page: Page) -> bool:
    """Whether hardly anything stands on a page: an empty sheet, photographed with what lies around it, is not blank."""
    return len(squashed(page.text)) <= _MOST_ON_EMPTY


def _instructs(page: Page) -> bool:
    """Whether a page is headed as one that says how to fill in a form."""
    return any(search(INSTRUCTIONS, squashed(line.text)) for line in page.lines if line.box.cy < INSTRUCTIONS_HEAD)


def _matches(pattern: str, text: str) -> list[str]:
    """What the pattern matches, as plain digits and letters."""
    return ["".join(char for char in match[0] if char.isalnum()) for match in find_all(pattern, text)]
