"""Several papers on one page: slips and invoices on one sheet, licences side by side, a book laid open on the glass.

A page is cut where white runs across it between two papers that each could stand alone, by what they bear
(`cues.toml`, `papers`), never at fixed halves. Each part becomes a page of its own, in a frame of its own, and knows
where it lies, so that places stay true. Parts that the engine found turned come with their own lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.pages import Page, PageStatus
from ocr.lines import Box, Line, union_of
from parsers.classify import Guess, bears_all, classify, make_one, squashed, text_of
from parsers.crops import WHOLE, Spot, cropped, holds
from parsers.cues import cues
from parsers.documents.bank_slip_split import slip_edges
from parsers.reading import DocumentKind
from parsers.values.search import find_all

LEAST_GAP = 0.004
"""Height of a white band, as a fraction of the page, below which nothing is cut."""
WIDE_BAND = 2.0
"""Heights of print of a band at which a cut is tried though a table reaches over it."""
LEAST_LINES = 5
LEAST_PROSE = 6
"""Lines of running text on either side that make two facing pages."""
WIDE = 0.55
"""A line of running text takes so much of its column at least."""
MARGIN = 0.012
FOOT = 0.93
NEARLY_ALL = 0.8
"""Share of the lines outside a turned paper that stand on one side of it."""
MOST_CUTS = 16
"""White bands at which a cut is tried, the widest first."""
BESIDE = frozenset({"other_certificate", "identity_card"})
"""Papers of no known kind that are copied with others on one sheet."""
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Panel:
    """A page, or a part of one as a page of its own, and where it lies."""

    page: Page
    spot: Spot

    @property
    def is_part(self) -> bool:
        """Whether it is only a part of its page."""
        return self.spot.region is not None


def panels_of(page: Page, guess: Guess) -> list[Panel]:
    """The papers on a page in reading order; the page itself where it holds one or none.

    `guess` is what the page looks like as a whole: only pages of forms that share a sheet are looked at closely.
    """
    whole = Panel(page, Spot(page.file, page.number))
    if page.status is not PageStatus.READ or page.label:
        return [whole]
    turned = list(turned_parts(page))
    lying = [panel.spot.region for panel in turned if panel.spot.region]
    page = _without(page, lying)
    side = _beside(page, lying)
    regions = [] if lying else _facing(page)
    if not regions and (guess.kind in cues().papers or guess.subtype in BESIDE):
        regions = _apart(page, side, 0)
    if len(regions) == 1 and guess.kind is DocumentKind.BANK_SLIP:
        regions = [Box(0.0, top, 1.0, bottom) for top, bottom in pairwise(slip_edges(page))]
    found = [_panel(page, region) for region in regions] if len(regions) > 1 else []
    if turned:
        rest = found or ([_panel(page, side)] if len(page.lines) >= LEAST_LINES else [])
        found = sorted([*rest, *turned], key=lambda panel: (panel.spot.box or WHOLE).y0)
    return [replace(panel, spot=replace(panel.spot, of=len(found))) for panel in found] or [whole]


def _without(page: Page, regions: Sequence[Box]) -> Page:
    """The page without the scraps that were read in regions whose print runs another way."""
    if not regions:
        return page

    def keeps(box: Box) -> bool:
        return not any(holds(region, box) for region in regions)

    return replace(
        page,
        lines=tuple(line for line in page.lines if keeps(line.box)),
        grids=tuple(grid for grid in page.grids if keeps(grid.box)),
        stamps=tuple(stamp for stamp in page.stamps if keeps(stamp)),
        seal_words=tuple(line for line in page.seal_words if keeps(line.box)),
        codes=tuple(code for code in page.codes if keeps(code.box)),
    )


def _beside(page: Page, regions: Sequence[Box]) -> Box:
    """The side of a page that lies beside the papers turned on it, where nearly all other print stands on one.

    What stands beyond is the turned paper's own: print at its edge that runs across its lines.
    """
    x0, y0, x1, y1 = WHOLE.x0, WHOLE.y0, WHOLE.x1, WHOLE.y1
    boxes = [line.box for line in page.lines]
    for region in regions:
        sides = (
            (Box(x0, y0, min(x1, region.x0), y1), [box.cx < region.x0 for box in boxes]),
            (Box(max(x0, region.x1), y0, x1, y1), [box.cx > region.x1 for box in boxes]),
            (Box(x0, y0, x1, min(y1, region.y0)), [box.cy < region.y0 for box in boxes]),
            (Box(x0, max(y0, region.y1), x1, y1), [box.cy > region.y1 for box in boxes]),
        )
        side, found = max(sides, key=lambda item: sum(item[1]))
        if boxes and sum(found) >= NEARLY_ALL * len(boxes):
            x0, y0, x1, y1 = side.x0, side.y0, side.x1, side.y1
    return Box(x0, y0, x1, y1)


def turned_parts(page: Page) -> Iterator[Panel]:
    """Parts whose print runs another way than the page's, as the engine gives them."""
    for part in page.parts:
        width, height = page.width * part.box.width, page.height * part.box.height
        width, height = (height, width) if part.turn % 180 else (width, height)
        print_of = {"lines": part.lines, "codes": part.codes, "grids": part.grids, "stamps": part.stamps}
        own = replace(page, width=width, height=height, parts=(), **print_of)  # type: ignore[arg-type]  # as in Page
        yield Panel(own, Spot(page.file, page.number, part.box, part.turn, part.box))


# Papers that stand alone


def _apart(page: Page, region: Box, depth: int) -> list[Box]:
    """The regions of the papers in a region, from top to bottom and left to right; the region itself for one."""
    inside = cropped(page, region)
    if depth >= _DEEPEST or len(inside.lines) < 2 * LEAST_LINES:
        return [region]
    for first, second in _cuts(inside):
        if _are_two_papers(cropped(inside, first), cropped(inside, second), beside=first.x1 < 1):
            parts = (_within(region, first), _within(region, second))
            return [box for part in parts for box in _apart(page, part, depth + 1)]
    return [region]


def _are_two_papers(one: Page, other: Page, *, beside: bool) -> bool:
    """Whether two parts could each stand alone: both under titles of their own, or each with all that its kind bears.

    Each has a number that the other lacks, or they may be the head and the body of one paper: then each needs both. Two
    that make up for each other's lacks are one: its seal reads as a title of the lower part.
    Parts side by side need titles: the columns of one form have labels enough.
    """
    if min(len(one.lines), len(other.lines)) < LEAST_LINES:
        return False
    numbers = [_numbers(part) for part in (one, other)]
    apart = bool(numbers[0] - numbers[1] and numbers[1] - numbers[0])
    second = classify(other)  # first, for it is seldom a paper: the head of a page is always one
    titled, whole = _is_titled_paper(second, other), _stands_alone(second, other)
    if not titled and not whole:
        return False
    first = classify(one)
    one_paper = first.kind is second.kind and make_one(one, other, first.kind)
    if one_paper or not first.opens or not (apart or first.titled):
        return False
    titled = titled and _is_titled_paper(first, one)
    whole = whole and _stands_alone(first, one)
    if DocumentKind.REGISTRATION in (first.kind, second.kind):  # head and body of a notice bear long numbers each
        return titled
    if not apart or (beside and first.kind is second.kind is DocumentKind.BANK_SLIP):
        return titled and whole
    return titled or (whole and not beside)


def _numbers(page: Page) -> set[str]:
    """The long numbers on a part: of accounts, invoices, patents."""
    return {match[0] for match in find_all(r"[0-9A-Z]*\d{6}[0-9A-Z]*", squashed(text_of(page))) if len(match[0]) >= 8}


def _stands_alone(guess: Guess, page: Page) -> bool:
    """Whether a part is of a known kind, headed as one, with all that it bears."""
    if guess.kind not in cues().papers:
        return _is_other_paper(guess, page)
    return guess.opens and bears_all(page, guess)


def _is_other_paper(guess: Guess, page: Page) -> bool:
    """Whether a part is a paper that proves nothing but is one: a certificate of another kind, a card."""
    return guess.opens and guess.subtype in BESIDE and len(page.lines) >= LEAST_LINES


def _is_titled_paper(guess: Guess, page: Page) -> bool:
    """Whether a part bears a title of its own and much of what its kind bears."""
    return guess.titled and (bears_all(page, guess, share=True) or _is_other_paper(guess, page))


def _cuts(page: Page) -> Iterator[tuple[Box, Box]]:
    """The ways to cut a region in two at white bands across it, widest bands first, level ones before upright ones.

    Last those that a table reaches over: the frames of two papers under each other may have been read as one.
    """
    level = [(y1 - y0, (y0 + y1) / 2, True) for y0, y1 in _bands(page, level=True)]
    shape = page.width / page.height if page.height else 1.0
    upright = [((x1 - x0) * shape, (x0 + x1) / 2, False) for x0, x1 in _bands(page, level=False)]
    for _, at, across in sorted([*level, *upright], key=lambda band: -band[0])[:MOST_CUTS]:
        if across:
            yield Box(0, 0, 1, at), Box(0, at, 1, 1)
        else:
            yield Box(0, 0, at, 1), Box(at, 0, 1, 1)
    least = WIDE_BAND * median(line.box.height for line in page.lines)
    bare = [band for band in _bands(replace(page, grids=()), level=True) if band[1] - band[0] > least]
    for y0, y1 in sorted(bare, key=lambda band: band[0] - band[1])[: MOST_CUTS if page.grids else 0]:
        yield Box(0, 0, 1, (y0 + y1) / 2), Box(0, (y0 + y1) / 2, 1, 1)


def _bands(page: Page, *, level: bool) -> list[tuple[float, float]]:
    """The white bands that run across a page (`level`) or down it, between print and tables; the margins left aside.

    Of a table only cells with print are in the way: frames of two papers may be one table, with a blank between them.
    """
    boxes = [line.box for line in page.lines]
    boxes += [cell.box for grid in page.grids for cell in grid.cells if any(holds(cell.box, line) for line in boxes)]
    spans = sorted((box.y0, box.y1) if level else (box.x0, box.x1) for box in boxes)
    found: list[tuple[float, float]] = []
    end = spans[0][1] if spans else 0.0
    for start, stop in spans:
        if start - end > LEAST_GAP:
            found.append((end, start))
        end = max(end, stop)
    return found


def _within(region: Box, part: Box) -> Box:
    return Spot("", 0, region).carry(part)


# A book laid open


def _facing(page: Page) -> list[Box]:
    """Two pages of running text side by side: a gutter down the middle that no line crosses."""
    if page.width < 1.15 * page.height or len(page.lines) < 2 * LEAST_LINES:
        return []
    gutters = [(x1 - x0, (x0 + x1) / 2) for x0, x1 in _bands(_body(page), level=False) if 0.35 < (x0 + x1) / 2 < 0.65]
    if not gutters:
        return []
    _, middle = max(gutters)
    halves = [Box(0, 0, middle, 1), Box(middle, 0, 1, 1)]
    return halves if all(_is_page_of_text(cropped(page, half)) for half in halves) else []


def _body(page: Page) -> Page:
    """The page without the number at its foot, which may stand in the gutter."""
    return replace(page, lines=tuple(line for line in page.lines if not _is_foot(line, line.box)))


def _is_foot(line: Line, place: Box) -> bool:
    """Whether a line is the number at the foot of its page."""
    return place.cy > FOOT and len(line.text) < 16


def _is_page_of_text(page: Page) -> bool:
    """Whether a half reads as a page: running text over its width, or the cover or foot of a text beside it."""
    lines = [line for line in page.lines if line.text.strip()]
    extent = union_of(line.box for line in lines)
    if extent is None:
        return False
    guess = classify(page)
    if guess.kind in cues().papers:
        return guess.titled and _stands_alone(guess, page)
    wide = [line for line in lines if line.box.width >= WIDE * extent.width and len(line.text) >= 10]
    return len(wide) >= LEAST_PROSE or guess.kind is DocumentKind.CONTRACT


def _panel(page: Page, region: Box) -> Panel:
    """The paper in a region: its print as a page, without the white around it and the number at the page's foot."""
    spot = Spot(page.file, page.number, region)
    own = cropped(page, region)
    printed = [line.box for line in own.lines if not _is_foot(line, spot.carry(line.box))]
    extent = spot.carry(union_of([*printed, *(grid.box for grid in own.grids)]) or WHOLE)
    box = Box(extent.x0 - MARGIN, extent.y0 - MARGIN, extent.x1 + MARGIN, extent.y1 + MARGIN).clipped()
    return Panel(cropped(page, box), replace(spot, region=box, box=box))
