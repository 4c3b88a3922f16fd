"""Whole packages bound as one PDF: application, plan, claim list and all evidence, with the truth of every cut.

`documents[]` of the truth is the truth of the cuts: file, first and last page, kind, and `box` (fractions of the page
as submitted) where a document takes up only a part of its page. Blank leaves belong to no document.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from samples.fonts import Font
from samples.listing import list_cells
from samples.package import PackageOptions, submitted_deals
from samples.papers import Truth, layouts
from samples.papers import book_parts as parts
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Ink
from samples.papers.leaves import Laid, Leaf, leaves_to_pdf, side_by_side, stacked
from samples.printing import RENDER_DPI, Press
from samples.scanner import Level, Scan, pictures_to_pdf, scan
from samples.scenarios import PROGRAMMES, noise
from samples.truth import Json, document_truth, row_truth, write_truth
from samples.world import PartyKind, World

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.lines import Box
    from samples.deals import Deal, Paper

_HEADS = {"registration": "登记备案记录", "contract": "专利转化合同", "invoice": "收入发票", "bank_slip": "银行转账单"}
_SMALL = {"bank_slip", "invoice"}


class Order(StrEnum):
    """How the evidence is ordered in a book."""

    BY_DEAL = "by_deal"
    BY_KIND = "by_kind"


@dataclass(frozen=True, slots=True)
class BookOptions:
    """What book to bind: the package in it, and the level it is scanned at (None: a PDF with a text layer).

    `turned` is the share of leaves on which one of several pages lies sideways.
    """

    package: PackageOptions
    level: Level | None = Level.SCAN
    turned: float = 0.0

    @property
    def dice(self) -> random.Random:
        """What the make-up of the book is drawn from."""
        return self.package.dice("book")


@dataclass(slots=True)
class _Item:
    """A document in a book: its truth, its pages, and the deal it belongs to."""

    truth: Truth
    pages: list[PageCanvas]
    split: str = "development"


@dataclass(slots=True)
class _Piece:
    """A page of an item on a leaf: the item's index, and its place among the leaf's pages (None: all of the leaf)."""

    item: int
    part: int | None = None


@dataclass(slots=True)
class _Book:
    """A book being bound: leaves, and what lies on each."""

    rng: random.Random
    turned: float
    items: list[_Item] = field(default_factory=list)
    leaves: list[tuple[Leaf, list[_Piece]]] = field(default_factory=list)

    def bind(self, item: _Item, *, two_up: bool = False) -> None:
        """An item on leaves of its own, two pages to a leaf where it lies open like a book."""
        self.items.append(item)
        index, pages = len(self.items) - 1, list(item.pages)
        while two_up and len(pages) > 1:
            self.leaves.append((side_by_side(pages[:2]), [_Piece(index)]))
            pages = pages[2:]
        self.leaves += [(Leaf.of(page), [_Piece(index)]) for page in pages]

    def bind_together(self, items: Sequence[_Item]) -> None:
        """Items of one page each on one leaf."""
        first = len(self.items)
        self.items += items
        pages = [item.pages[0] for item in items]
        upright = all(page.height > 1.1 * page.width for page in pages)
        turns = [90 if self.rng.random() < self.turned else 0 for _ in pages]
        leaf = side_by_side(pages) if upright else stacked(pages, turns)
        self.leaves.append((leaf, [_Piece(first + place, place) for place in range(len(items))]))

    def blank(self) -> None:
        """A leaf with nothing on it."""
        self.leaves.append((Leaf(()), []))


def generate_book(options: BookOptions, out: Path) -> Path:
    """Write `out/<programme>-bound/<name>.pdf` and its truth beside, in place of an earlier one. Returns the folder."""
    package, rng = options.package, options.dice
    programme = PROGRAMMES[package.programme]
    deals = submitted_deals(package)
    book = _Book(rng, options.turned)
    applicant = World(rng).party(PartyKind.FIRM).name
    _bind_all(book, options, deals, applicant)
    folder = out / f"{programme.id}-bound"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    name = f"专利运营类+{applicant}.pdf"
    boxes = _print(book, options, folder / name)
    rows = [row for deal in deals for row in deal.rows]
    truths = [row_truth(number, row) for number, row in enumerate(rows, start=1)]
    documents = list(_truths(book, name, options, boxes))
    write_truth(out / f"{programme.id}-bound.truth.json", programme.id, package.seed, truths, documents)
    return folder


def _bind_all(book: _Book, options: BookOptions, deals: Sequence[Deal], applicant: str) -> None:
    rng = book.rng
    facts = Facts({}, rng)
    duplex = rng.random() < 0.5
    order = rng.choice(list(Order))
    before = rng.choice(("list in form", "list after plan", "list last"))
    form = parts.application(facts, rng, "北京市专利转化专项计划项目申报书", applicant)
    _bind(book, _own("application", "application", form), duplex)
    if rng.random() < 0.6:
        entries = [("项目申报书", 1), ("信用承诺书", len(form) + 2), ("附件1 促成专利转化清单", len(form) + 3),
                   ("附件3 实施方案", len(form) + 8), *((f"证明材料：{name}", 30 + 9 * n)
                   for n, name in enumerate(_HEADS.values()))]  # fmt: skip
        _bind(book, _own("other", "contents", parts.contents(rng, entries)), duplex)
    letter = parts.letter_of_commitment(rng, applicant, facts.world.person())

    def bind_list() -> None:
        _bind(book, _own("claim_list", "claim_list", _list_pages(options, deals, rng)), duplex)

    _bind(book, _own("commitment", "commitment", [letter]), duplex)
    if before == "list in form":
        bind_list()
    if rng.random() < 0.6:
        _bind(book, _own("demand_list", "demand_list", parts.demand_list(facts, rng)), duplex)
    title = rng.choice(("专利转化专项工作实施方案", "专利转化专项计划实施方案", "建设实施方案"))
    _bind(book, _own("other", "plan", parts.plan_prose(rng, title, applicant, rng.randint(3, 6))), duplex)
    if before == "list after plan":
        bind_list()
    _bind_evidence(book, options, deals, order, duplex)
    for paper in noise(rng, 3):
        if paper.subtype != "blank_sheet":
            _bind(book, _drawn(options, paper), duplex)
    if before == "list last":
        bind_list()


def _bind_evidence(book: _Book, options: BookOptions, deals: Sequence[Deal], order: Order, duplex: bool) -> None:
    rng = book.rng
    dividers = rng.random() < 0.7
    if order is Order.BY_KIND:
        for number, (kind, name) in enumerate(_HEADS.items()):
            if dividers:
                _bind(book, _divider(rng, f"附件{'四五六七'[number]}\n{name}"), duplex)
            _bind_papers(
                book, options, [paper for deal in deals for paper in deal.papers if paper.kind == kind], duplex
            )
        rest = [paper for deal in deals for paper in deal.papers if paper.kind not in _HEADS]
        if rest and dividers:
            _bind(book, _divider(rng, "其他证明材料"), duplex)
        _bind_papers(book, options, rest, duplex)
        return
    for number, deal in enumerate(deals, start=1):
        if dividers and rng.random() < 0.8:
            word = rng.choice(
                ("证明材料{n}", "证明材料之{n}\n{name}", "序号{n}\n{name}", "{n}、{name}专利转化证明材料")
            )
            _bind(book, _divider(rng, word.format(n=number, name=deal.receiver.name)), duplex)
        _bind_papers(book, options, deal.papers, duplex)


def _bind_papers(book: _Book, options: BookOptions, papers: Sequence[Paper], duplex: bool) -> None:
    """Papers in their order; small ones that follow each other go together on a leaf now and then."""
    rng = book.rng
    items = [_drawn(options, paper) for paper in papers if not paper.damage]
    place = 0
    while place < len(items):
        together = _together(items[place:], rng)
        if len(together) > 1:
            book.bind_together(together)
            if duplex:
                book.blank()
            place += len(together)
            continue
        item = items[place]
        upright = all(page.height > page.width for page in item.pages)
        _bind(book, item, duplex, two_up=upright and len(item.pages) > 1 and rng.random() < 0.12)
        place += 1


def _together(items: Sequence[_Item], rng: random.Random) -> Sequence[_Item]:
    """The first items that go on one leaf: small forms of one page, wider than tall; or two licences side by side."""
    first = items[0]
    if first.truth.kind == "licence_of_business" and len(items) > 1 and items[1].truth.kind == first.truth.kind:
        return items[:2]
    most = rng.choice((1, 2, 2, 3))
    count = 0
    for item in items[:most]:
        if item.truth.kind not in _SMALL or len(item.pages) > 1 or item.pages[0].height > 0.75 * item.pages[0].width:
            break
        count += 1
    return items[: max(1, count)]


def _bind(book: _Book, item: _Item, duplex: bool, *, two_up: bool = False) -> None:
    book.bind(item, two_up=two_up)
    sides = len(item.pages) if not two_up else (len(item.pages) + 1) // 2
    if duplex and sides % 2 == 1 and book.rng.random() < 0.9:
        book.blank()


def _own(kind: str, subtype: str, pages: list[PageCanvas]) -> _Item:
    return _Item(Truth(kind, subtype, f"book_{subtype}", {}), pages)


def _divider(rng: random.Random, text: str) -> _Item:
    return _own("other", "divider", [parts.divider(rng, text)])


def _drawn(options: BookOptions, paper: Paper) -> _Item:
    drawing = Press(options.package.seed, options.package.use).drawn(paper)
    splits = {layout.name: layout.use.value for layout in layouts()}
    return _Item(drawing.truth, list(drawing.pages), splits.get(drawing.truth.layout, "development"))


def _list_pages(options: BookOptions, deals: Sequence[Deal], rng: random.Random) -> list[PageCanvas]:
    programme = PROGRAMMES[options.package.programme]
    heads, rows = list_cells(deals, options.package.dice("list"))
    look = parts.ListLook(rng.random() < 0.7, rng.random() < 0.6, rng.random() < 0.85, rng.uniform(8.0, 9.5))
    return parts.printed_list(programme.list_title, heads, rows, look, rng.choice((Font.SONG, Font.MING, Font.HEI)))


def _print(book: _Book, options: BookOptions, target: Path) -> dict[tuple[int, int], Box]:
    """Writes the file; gives the box of every page that shares its leaf, by leaf and place on it."""
    rng = book.rng
    leaves = [leaf for leaf, _ in book.leaves]
    _number(leaves, rng)
    if options.level is None:
        target.write_bytes(leaves_to_pdf(leaves))
        return {(n, p): leaf.box(p) for n, leaf in enumerate(leaves) for p in range(len(leaf.laid))}
    scans: list[Scan] = []
    boxes: dict[tuple[int, int], Box] = {}
    for number, leaf in enumerate(leaves):
        sheet = scan(leaf.render(RENDER_DPI), options.level, rng.randrange(2**31))
        scans.append(sheet)
        boxes |= {(number, place): sheet.box(leaf.box(place)) for place in range(len(leaf.laid))}
    target.write_bytes(pictures_to_pdf(scans))
    return boxes


def _number(leaves: list[Leaf], rng: random.Random) -> None:
    """Numbers printed through the whole book, at the foot of every leaf that is not blank; or none."""
    style = rng.choice((None, None, "- {n} -", "{n}", "第 {n} 页", "第{n}页 共{all}页"))
    if style is None:
        return
    for number, leaf in enumerate(leaves):
        if leaf.laid:
            strip = PageCanvas(160, 14, (255, 255, 255))
            strip.text(80, 2, style.format(n=number + 1, all=len(leaves)), Ink(Font.SONG, 9), "center")
            laid = (*leaf.laid, Laid(strip, leaf.width / 2 - 80, leaf.height - 24))
            leaves[number] = Leaf(laid, leaf.width, leaf.height)


def _truths(book: _Book, file: str, options: BookOptions, boxes: dict[tuple[int, int], Box]) -> Iterator[Json]:
    pages: dict[int, list[int]] = {}
    shared: dict[int, Box] = {}
    for number, (_, pieces) in enumerate(book.leaves):
        for piece in pieces:
            pages.setdefault(piece.item, []).append(number + 1)
            if piece.part is not None:
                shared[piece.item] = boxes[number, piece.part]
    level = options.level.value if options.level else "clean"
    form = "scanned_pdf" if options.level else "text_pdf"
    for index, item in enumerate(book.items):
        span = (pages[index][0], pages[index][-1])
        truth = document_truth(item.truth, file=file, pages=span, level=level, split=item.split, form=form)
        if index in shared:
            box = shared[index]
            truth["box"] = [round(edge, 4) for edge in (box.x0, box.y0, box.x1, box.y1)]
        yield truth
