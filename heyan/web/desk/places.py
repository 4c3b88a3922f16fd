"""Places on pages as the viewer shows them: the picture's address, how it stands upright, the box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heyan.desk.sitting import Sitting
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

    def __init__(self, sitting: Sitting, package: int) -> None:
        self._sitting = sitting
        self._package = package
        self._notes = sitting.matter.dossier.pages

    @cached_property
    def _index(self) -> Mapping[tuple[str, int], int]:
        return {(note.file, note.number): index for index, note in enumerate(self._notes)}

    def spot(self, file: str, page: int, box: Box | None, document: str = "", field: str = "") -> Spot | None:
        """A place; None where the package has no such page."""
        index = self._index.get((file, page))
        if index is None:
            return None
        key = self._sitting.matter.book.key_of[file, page][:16]
        address = f"/packages/{self._package}/desk/pictures/{index}?v={key}"
        return Spot(index, address, file, page, self._notes[index].turn, shown_box(box), document, field)

    def of_evidence(self, evidence: Iterable[Evidence]) -> list[Spot]:
        """The places that a check cites, each once."""
        documents = self._sitting.bench.documents
        found = [
            self.spot(item.file or documents[item.document].file, item.page, item.box, item.document, item.field or "")
            for item in evidence
            if item.document in documents
        ]
        return list(dict.fromkeys(spot for spot in found if spot is not None))

    def of_document(self, document: Document) -> list[Spot]:
        """The pages of a paper."""
        book = self._sitting.matter.book
        found = (self.spot(file, page, document.box, document.id) for file, page in book.pages_of(document))
        return [spot for spot in found if spot is not None]

    def of_claim(self, claim: Claim) -> Spot | None:
        """Where the row stands in the list."""
        return self.spot(claim.place.file, claim.place.page, claim.place.box)


def shown_box(box: Box | None) -> str:
    """A box in the form in which pages and scripts hand it over."""
    return "" if box is None else ",".join(f"{edge:.5f}" for edge in (box.x0, box.y0, box.x1, box.y1))
