"""Where one document ends and the next begins: clues for and against a cut before a page, weighed.

A clue above nought speaks for a beginning, one below for the page before going on. Their sum decides, and how far it is
from nought is how sure the cut is. The weights were set on bound packages of development layouts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from extract.pages import Page
from parsers.classify import Guess, bears_all, text_in_lines
from parsers.continuing import (
    SINGLE_PAGE,
    SURE_OF_A_FORM,
    SURE_OF_ANOTHER,
    Gathered,
    copies_first_page,
    is_another_invoice,
    is_empty,
    is_preamble,
    names_its_annex,
    names_new_patents,
    repeats_its_head,
)
from parsers.continuity import next_clause, same_running_head, sentence_goes_on, table_goes_on
from parsers.covers import names_others, says_cover_again
from parsers.numbering import Mark
from parsers.ordering import Ordering
from parsers.reading import DocumentKind, Seam

DECISIVE = 8.0
"""The weight of a clue that others hardly outweigh."""


PROOF = frozenset({DocumentKind.REGISTRATION, DocumentKind.INVOICE, DocumentKind.BANK_SLIP, DocumentKind.CERTIFICATE})
"""Kinds that lie behind a contract rather than in it."""

_ON_THEIR_OWN = frozenset({"gazette", "register_copy"})
"""Papers of the office on one patent that are no annex of another: a card of a database behind a list of patents."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What speaks for a cut (weight above 0) or against it, in Chinese."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Next:
    """The page in question: what it looks like, its own number, and how it lies to the page before.

    `loose` says that the number may be that of a book; `after_blank` that a blank sheet lies between.
    """

    page: Page
    guess: Guess
    mark: Mark | None = None
    loose: bool = False
    after_blank: bool = False


def weigh(current: Gathered, coming: Next) -> Seam:
    """Whether a document begins on a page, after the pages gathered so far."""
    page = coming.page
    if page.label:
        return Seam(page.file, page.number, True, 1.0, "另一张工作表")
    clues = list(_clues(current, coming))
    total = sum(clue.weight for clue in clues)
    begins = total > 0
    telling = sorted((clue for clue in clues if (clue.weight > 0) is begins), key=lambda clue: -abs(clue.weight))
    confidence = round(1 / (1 + math.exp(-abs(total))), 3)
    return Seam(page.file, page.number, begins, confidence, "、".join(clue.why for clue in telling[:3]))


def _clues(current: Gathered, coming: Next) -> Iterator[Clue]:
    yield from _of_order(current, coming.guess)
    yield from _of_numbers(current, coming)
    yield from _of_titles(current, coming)
    yield from _of_kinds(current, coming)
    yield from _of_print(current, coming)


def _of_order(current: Gathered, guess: Guess) -> Iterator[Clue]:
    """Dividers and tables of contents stand by themselves."""
    last = current.guesses[-1].ordering
    if last is Ordering.CONTENTS is guess.ordering:
        yield Clue(-DECISIVE, "目录续页")
    elif guess.ordering is not None:
        yield Clue(DECISIVE, "本页为分隔页或目录")
    elif last is not None:
        yield Clue(DECISIVE, "前一页为分隔页或目录")


def _of_numbers(current: Gathered, coming: Next) -> Iterator[Clue]:
    """第 2 页 after 第 1 页 goes on, 第 1 页 begins; numbers that may count the book say little."""
    last, mark = current.marks[-1], coming.mark
    if _is_another_form(current, coming):
        yield Clue(DECISIVE, "另一张票据")
    elif mark is None:
        if last is not None and last.count is not None and last.number == last.count:
            yield Clue(2.5, "前一份页码已到末页")
    elif mark.number == 1:
        if not _is_list_of(current, coming.guess):
            yield Clue(4.0 if last is not None or mark.count is not None else 1.5, "页码从 1 开始")
    elif last is None:
        if current.marked == 0 and mark.number == len(current.pages) + 1:
            yield Clue(-0.5 if coming.loose else -4.0, "页码接续")
    elif mark.number == last.number + 1 and mark.count == last.count:
        own = current.counted_from_first and not coming.loose
        yield Clue(-6.0 if own else -1.0, "页码接续")
    elif mark.count != last.count or mark.number <= last.number:
        yield Clue(1.5, "页码不接续")


def _is_another_form(current: Gathered, coming: Next) -> bool:
    """Whether a page that counts on all the same is a form of its own: pages of a bundle printed in one go."""
    guess = coming.guess
    if guess.kind is DocumentKind.INVOICE is current.kind:
        return is_another_invoice(current, coming.page, guess)
    form = guess.kind in SINGLE_PAGE and not guess.continues
    return form and guess.kind is not current.kind and guess.confidence >= SURE_OF_A_FORM


def _is_list_of(current: Gathered, guess: Guess) -> bool:
    """Whether a page is the list of goods behind its invoice, which counts its own pages (共 1 页 第 1 页)."""
    return guess.kind is DocumentKind.INVOICE is current.kind and guess.continues


def _of_titles(current: Gathered, coming: Next) -> Iterator[Clue]:
    guess, page = coming.guess, coming.page
    if guess.ordering is not None:
        return
    if guess.opens:
        if guess.kind is current.kind is DocumentKind.CONTRACT and copies_first_page(current, page):
            yield Clue(DECISIVE, "与前一份首页相同，系另一份副本")
        elif repeats_its_head(current, page, guess) and not names_others(current, page):
            yield Clue(-7.0, "重复前页的标题")
        else:
            yield Clue(4.5 + 2.0 * guess.confidence, f"标题或版式为首页{f'（{guess.title}）' if guess.title else ''}")
    elif guess.continues:
        yield Clue(-2.5, "标题为续页")
    elif guess.unknown and _has_title(page):
        yield Clue(2.0, "页首有标题")


def _of_kinds(current: Gathered, coming: Next) -> Iterator[Clue]:
    """A page goes on where its kind does, or says nothing; forms of one page are over at its end."""
    guess, kind = coming.guess, current.kind
    if guess.ordering is not None or current.guesses[-1].ordering is not None:
        return
    if kind in SINGLE_PAGE:
        if guess.kind is kind is not DocumentKind.INVOICE and bears_all(coming.page, guess):
            yield Clue(4.0, "内容齐全，自成一份")
        elif guess.kind is kind:
            yield Clue(-3.0 if kind is DocumentKind.INVOICE else -1.5, "同类票证")
        else:
            yield Clue(4.0, "前一份为单页票证")
    elif kind is DocumentKind.CONTRACT:
        yield from _after_contract(current, coming)
    elif guess.kind is kind and not (kind is DocumentKind.OTHER and guess.subtype != current.guess.subtype):
        new = kind is DocumentKind.REGISTRATION and names_new_patents(current, coming.page)
        if new and guess.subtype in _ON_THEIR_OWN - {current.guess.subtype}:
            yield Clue(3.0, "另一种登记材料")
        else:
            yield Clue(-1.0 if new else -2.5, "同类材料")
    elif guess.unknown:
        yield Clue(-2.0, "没有另一份材料的特征")
    else:
        yield Clue(max(-1.5, 1.0 + 5 * (guess.confidence - SURE_OF_ANOTHER)), "类别不同")


def _after_contract(current: Gathered, coming: Next) -> Iterator[Clue]:
    guess = coming.guess
    if guess.kind is DocumentKind.CONTRACT:
        if current.signed and is_preamble(coming.page):
            yield Clue(6.0, "合同已签署，另有双方信息")
        elif names_others(current, coming.page):
            yield Clue(6.0, "双方与封面所列不同")
        else:
            yield Clue(-2.5, "同类材料")
            if says_cover_again(current, coming.page):
                yield Clue(-3.0, "封面所列各方的正文")
    else:
        apart = 6 * (guess.confidence - 0.2) if guess.kind in PROOF else 5 * (guess.confidence - 0.4)
        yield Clue(-2.5 + max(0.0, apart), "合同可有各种附件" if apart < 2.5 else "另一类材料")


def _of_print(current: Gathered, coming: Next) -> Iterator[Clue]:
    """How the print of two pages follows: clauses, sentences, tables, heads, sizes, a blank sheet between."""
    page, before = coming.page, current.pages[-1]
    follows = next_clause("\n".join(text_in_lines(item) for item in current.pages), text_in_lines(page))
    if follows:
        yield Clue(-2.5, "条款接续")
    elif follows is False and not coming.guess.opens:
        yield Clue(1.5, "条款重新开始")
    if sentence_goes_on(before, page):
        yield Clue(-2.0, "语句跨页")
    if table_goes_on(before, page):
        yield Clue(-3.0, "表格跨页")
    if current.kind is DocumentKind.REGISTRATION and names_its_annex(current, page):
        yield Clue(-3.0, "前文所指的清单")
    if same_running_head(current.pages, page):
        yield Clue(-2.0, "页眉相同")
    if coming.guess.unknown and is_empty(page):
        yield Clue(-2.0, "本页几乎没有内容")
    if coming.after_blank:
        yield Clue(0.8, "前有空白页")
    sheets = (before.file, before.number) != (page.file, page.number)  # parts of a sheet are as high as their print
    if sheets and (before.width > before.height) is not (page.width > page.height):
        yield Clue(0.8, "纸张方向不同")


def _has_title(page: Page) -> bool:
    """Whether a line at the head of a page stands out as a title does, whatever it says."""
    lines = [line for line in page.lines if line.text.strip()]
    height = median(line.box.height for line in lines) if lines else 0.0
    first = sorted(lines, key=lambda line: line.box.y0)[:3]
    return any(
        line.box.y0 < 0.25 and line.box.height >= 1.3 * height and abs(line.box.cx - 0.5) < 0.1
        for line in first
        if len(line.text.strip()) > 2
    )
