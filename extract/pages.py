"""A page of a submitted file, read: positioned lines, codes and tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.package import Reason
from extract.upright import AS_SUBMITTED
from ocr.lines import Box, Code, Frame, Grid, Line


class PageStatus(StrEnum):
    """How a page ended. A blank page is one on which nothing is printed."""

    READ = "read"
    BLANK = "blank"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Values that a file carries for programmes to read, beside what it shows: those of one structured part of it.

    `source` names where they were found, `xml` where the file is nothing else; `root` is the kind of structure (the
    root element of an XML, `pdf` for objects of a PDF); `values` holds names and texts as they stand there, a name
    being the path below the root, with the number of a repeated element from the second on
    (`GoodsInfos/GoodsInfo[2]/Item`).
    """

    source: str
    root: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page whose print runs another way than the page's: a slip pasted on sideways.

    `box` is where it lies in the upright page; `turn` degrees (90, 180, 270) clockwise stand it upright; lines,
    codes, grids and stamps are in its own upright frame, in fractions of the part.
    """

    box: Box
    turn: int
    lines: tuple[Line, ...] = ()
    codes: tuple[Code, ...] = ()
    grids: tuple[Grid, ...] = ()
    stamps: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a page is known by when it comes back elsewhere (`extract/fingerprint.py`).

    Args:
        exact: of all that was read, equal where the very same page lies in another file, under another name.
        words: a sketch of the wording, alike where a page was scanned anew; empty where nothing is to be sketched.
        numbers: the numbers printed on it, without separators: they tell papers of one form apart.
        pictured: whether the page was read as a picture.
    """

    exact: str
    words: str
    numbers: tuple[str, ...]
    pictured: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read blind.

    `file` is the path inside the package, `number` counts from 1. `width` and `height` are those of the upright page,
    in points for PDF, pixels for pictures, 1 × 1 for sheets. Lines stand in reading order, in the upright frame, as do
    codes, grids and stamps. A spreadsheet's sheet is a page whose grid cells carry text; `label` is then its name.
    `embedded` holds values that the file carries beside the print of this page, `parts` what is printed on it turned.
    `fingerprint` is that of its content, None where there is none. `seal_words` is what seals say of which the text
    layer holds the words: they tell what was done with a paper (转讫), and are no part of its print.
    """

    file: str
    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    codes: tuple[Code, ...] = ()
    grids: tuple[Grid, ...] = ()
    stamps: tuple[Box, ...] = ()
    frame: Frame = AS_SUBMITTED
    status: PageStatus = PageStatus.READ
    reason: Reason | None = None
    message: str = ""
    label: str = ""
    embedded: tuple[Embedded, ...] = ()
    parts: tuple[Part, ...] = ()
    fingerprint: Fingerprint | None = None
    seal_words: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """All lines in reading order, joined by line breaks."""
        return "\n".join(line.text for line in self.lines)
