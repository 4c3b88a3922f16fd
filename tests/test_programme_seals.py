"""Seals are looked for on the page itself where reading saw none."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.pages import PageStatus
from heyan.report.model import PageNote
from heyan.seals import seals_seen
from parsers.reading import Document, DocumentKind
from validators.programmes import load_profile


@dataclass
class Drawn:
    """Pictures of pages: white, with a red ring where asked; counts what it was asked for."""

    sealed: frozenset[int]
    asked: tuple[int, ...] = ()

    def jpegs(self, places: list[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
        """The pictures."""
        self.asked = tuple(number for _, number in places)
        return {place: self._page(place[1]) for place in places}

    def _page(self, number: int) -> bytes:
        image = np.full((1286, 910, 3), 255, np.uint8)
        if number in self.sealed:
            cv2.circle(image, (600, 900), 90, (40, 40, 215), 6)
            cv2.putText(image, "*", (560, 930), cv2.FONT_HERSHEY_SIMPLEX, 3, (40, 40, 215), 6)
        return bytes(cv2.imencode(".jpg", image)[1])


def test_only_pages_that_must_bear_a_seal_and_showed_none_are_looked_at() -> None:
    form = Document("d1", DocumentKind.APPLICATION, None, "a.pdf", (1, 3), 0.9, {})
    letter = Document("d2", DocumentKind.COMMITMENT, None, "a.pdf", (4, 4), 0.9, {})
    contract = Document("d3", DocumentKind.CONTRACT, None, "a.pdf", (5, 5), 0.9, {})
    notes = [PageNote("a.pdf", number, PageStatus.READ, sealed=number == 1 or None) for number in range(1, 6)]
    drawn = Drawn(frozenset({4}))
    profile = load_profile("liaoning-2023-university")
    sealed, unsealed = seals_seen(profile, (form, letter, contract), notes, drawn)
    assert drawn.asked == (2, 3, 4)
    assert sealed == {("a.pdf", 1), ("a.pdf", 4)}
    assert unsealed == {("a.pdf", 2), ("a.pdf", 3)}


def test_a_grey_scan_shows_no_seal_as_one() -> None:
    form = Document("d1", DocumentKind.APPLICATION, None, "a.tif", (1, 2), 0.9, {})
    notes = [PageNote("a.tif", number, PageStatus.READ, sealed=False) for number in (1, 2)]
    profile = load_profile("liaoning-2023-university")
    assert seals_seen(profile, (form,), notes, Drawn(frozenset())) == (frozenset(), frozenset())
    in_colour = seals_seen(profile, (form,), notes, Drawn(frozenset({2})))
    assert in_colour == (frozenset({("a.tif", 2)}), frozenset({("a.tif", 1)}))


def test_a_page_that_cannot_be_drawn_is_neither() -> None:
    form = Document("d1", DocumentKind.APPLICATION, None, "a.docx", (1, 1), 0.9, {})

    class Nothing:
        """Pictures of a Word file: none."""

        def jpegs(self, _places: list[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
            """No picture."""
            return {}

    note = PageNote("a.docx", 1, PageStatus.READ)
    profile = load_profile("liaoning-2023-university")
    assert seals_seen(profile, (form,), [note], Nothing()) == (frozenset(), frozenset())
