"""Places on pages as the viewer shows them: the picture's address, how it stands upright, the box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.desk.content import PageBook

if TYPE_CHECKING:
    from heyan.desk.kept import View
    from ocr.lines import Box
    from parsers.claims import Claim
    from parsers.reading import Document
    from validators.findings import Evidence


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: page `index` of the package, its picture's address, file and number, the box, whose it is.

    `turn` degrees clockwise set the picture upright; `box` is in fractions of the picture as it lies, empty for the
    whole page. `document` and `field` say what of it stands there, where that is known.
    """

    index: int
    address: str
    file: str
    page: int
    turn: int
    box: str
    document: str = ""
    field: str = ""


class Places:
    """Makes spots of a package."""

    def __init__(self, view: View, package: int) -> None:
        self._view = view
        self._package = package

    def spot(self, file: str, page: int, box: Box | None, document: str = "", field: str = "") -> Spot | None:
        """A place; None where the package has no such page."""
        leaf = self._view.pages.get((file, page))
        if leaf is None:
            return None
        address = f"/packages/{self._package}/desk/pictures/{leaf.index}?v={leaf.key[:16]}"
        return Spot(leaf.index, address, file, page, leaf.turn, shown_box(box), document, field)

    def of_evidence(self, evidence: Iterable[Evidence]) -> list[Spot]:
        """The places that a check cites, each once."""
        documents = self._view.documents
        found = [
            self.spot(item.file or documents[item.document].file, item.page, item.box, item.document, item.field or "")
            for item in evidence
            if item.document in documents
        ]
        return list(dict.fromkeys(spot for spot in found if spot is not None))

    def of_document(self, document: Document) -> list[Spot]:
        """The pages of a paper."""
        places = PageBook.pages_of(document)
        found = (self.spot(file, page, document.box, document.id) for file, page in places)
        return [spot for spot in found if spot is not None]

    def of_claim(self, claim: Claim) -> Spot | None:
        """Where the row stands in the list."""
        return self.spot(claim.place.file, claim.place.page, claim.place.box)


def shown_box(box: Box | None) -> str:
    """A box in the form in which pages and scripts hand it over."""
    return "" if box is None else ",".join(f"{edge:.5f}" for edge in (box.x0, box.y0, box.x1, box.y1))
