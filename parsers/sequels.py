"""Papers sent as several pictures, one page each: whether a picture goes on with the one before it.

Careful on purpose: papers joined wrongly mix up two deals, papers left apart only lack something. The names must count
on (`parsers.series`), and the page must be of a kind with the pages before it and have no beginning of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import median

from extract.pages import Page
from ocr.lines import Reader
from parsers.classify import Guess, text_in_lines
from parsers.continuing import (
    CLAUSE,
    PATENT,
    SIGNATURE,
    SURE_OF_ANOTHER,
    Gathered,
    counts_on,
    invoice_numbers,
    is_another_invoice,
    is_preamble,
    names_new_patents,
    numbers_differ,
)
from parsers.reading import DocumentKind
from parsers.series import tells_contract
from parsers.values.search import find_all, search

FIRST_CLAUSE = r"(?:^|\n)第一条"
HEAD, LARGE, MIDDLE = 0.25, 1.3, 0.12
"""What makes a line a title: how near the top, how large against the other lines, how near the middle it stands."""
SIGNED_BY = (
    r"(?:^|\n)(?:[甲乙丙]方|\p{Han}{1,3}[让可质资]方|\p{Han}{1,2}[让可质]人|法定代表人|(?:委托|授权)?代理?人|授权代表)"
    r"[^\n。；]{0,24}(?:盖章|签章|签字|公章|签名)"
)
"""A place to sign, on a line of its own."""
NOTICES = frozenset({"transfer_notice", "change_notice"})


def is_picture(page: Page) -> bool:
    """Whether all print of a page was read from a picture."""
    return bool(page.lines) and not page.label and all(line.reader is Reader.OCR for line in page.lines)


def goes_on_as_picture(current: Gathered, page: Page, guess: Guess) -> bool:
    """Whether the page of a picture, its name counting on, belongs to the document on the pictures before it."""
    rule = RULES.get(current.kind)
    fresh = guess.is_first_page or guess.number == 1 or (guess.number is not None and not counts_on(current, guess))
    return rule is not None and not fresh and is_picture(page) and rule(current, page, guess)


def _continues_contract(current: Gathered, page: Page, guess: Guess) -> bool:
    """A contract goes on with its text, its signatures and its annexes; after the signatures with annexes alone."""
    text = text_in_lines(page)
    if _is_of_another(current, page, guess, text):
        return False
    if guess.number is not None or guess.continues:
        return True
    if _concluded(current):
        return bool(search(SIGNED_BY, text)) or (bool(search(PATENT, text)) and not search(CLAUSE, text))
    known = guess.kind is DocumentKind.CONTRACT or bool(search(f"{CLAUSE}|{SIGNATURE}", text))
    return known or tells_contract(page.file)


def _is_of_another(current: Gathered, page: Page, guess: Guess, text: str) -> bool:
    """Whether a page shows itself to be of another paper: another kind, a title, a first clause, another number."""
    if guess.kind is not DocumentKind.CONTRACT:
        sure = guess.confidence > (0 if guess.kind is DocumentKind.OTHER else SURE_OF_ANOTHER)
        if sure or _has_title(page):
            return True
    again = search(FIRST_CLAUSE, text) and any(search(FIRST_CLAUSE, text_in_lines(item)) for item in current.pages)
    return bool(again or numbers_differ(current, page) or (current.signed and is_preamble(page)))


def _concluded(current: Gathered) -> bool:
    """Whether the parties have signed, so that only annexes follow."""
    return any(len(list(find_all(SIGNED_BY, text_in_lines(page)))) >= 2 for page in current.pages)


def _has_title(page: Page) -> bool:
    """Whether a line at the head of a page stands out as a title does, whatever it says."""
    height = median(line.box.height for line in page.lines)
    return any(
        line.box.y0 < HEAD and line.box.height >= LARGE * height and abs(line.box.cx - 0.5) < MIDDLE
        for line in page.lines
        if len(line.text.strip()) > 2
    )


def _continues_invoice(current: Gathered, page: Page, guess: Guess) -> bool:
    """Only a list of goods goes on with an invoice, and only where it says by number with which."""
    is_list = guess.kind is DocumentKind.INVOICE and guess.continues
    return is_list and bool(invoice_numbers(page)) and not is_another_invoice(current, page, guess)


def _continues_certificate(current: Gathered, page: Page, guess: Guess) -> bool:
    counted = guess.number is not None and guess.kind is DocumentKind.OTHER
    return (counted or guess.kind is DocumentKind.CERTIFICATE) and not names_new_patents(current, page)


def _continues_record(current: Gathered, page: Page, guess: Guess) -> bool:
    if names_new_patents(current, page):
        return False
    if guess.number is not None:
        return guess.kind in (DocumentKind.REGISTRATION, DocumentKind.OTHER) and guess.subtype not in NOTICES
    same = guess.kind is DocumentKind.REGISTRATION and guess.subtype in (None, current.guess.subtype)
    return same and current.guess.subtype not in NOTICES


def _continues_form(current: Gathered, _page: Page, guess: Guess) -> bool:
    return guess.number is not None and guess.kind in (current.kind, DocumentKind.OTHER)


RULES: Mapping[DocumentKind, Callable[[Gathered, Page, Guess], bool]] = {
    DocumentKind.CONTRACT: _continues_contract,
    DocumentKind.INVOICE: _continues_invoice,
    DocumentKind.CERTIFICATE: _continues_certificate,
    DocumentKind.REGISTRATION: _continues_record,
    DocumentKind.APPLICATION: _continues_form,
    DocumentKind.COMMITMENT: _continues_form,
}
"""What goes on with each kind; other kinds are never joined over files."""
